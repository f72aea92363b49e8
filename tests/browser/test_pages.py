"""What an officer does on the first day, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.paper.readers import read_file
from assistant.web.shell import TABS

pytestmark = pytest.mark.browser
_SLOW = 120_000


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()


def test_the_demonstration_case_goes_all_the_way_to_a_word_file(page: Page, tmp_path: Path) -> None:
    open_tab(page, "办案")
    page.locator("#case-demo").click()
    expect(page.locator("#case-facts textarea")).not_to_have_value("", timeout=_SLOW)
    page.locator("#case-suggest").click()
    expect(page.locator("#case-advice .card").first).to_be_visible(timeout=_SLOW)
    page.locator("#case-check").click()
    expect(page.locator("#case-gaps table")).to_contain_text("缺失", timeout=_SLOW)
    page.locator("#case-draft").click()
    expect(page.locator("#case-preview textarea")).to_have_value(re.compile("行政处罚决定书"), timeout=_SLOW)
    with page.expect_download() as download:
        page.locator("#case-download").click()
    path = tmp_path / "decision.docx"
    download.value.save_as(path)
    text = read_file(path).text
    assert "行政处罚决定书" in text
    assert "依据《" in text


def test_empty_facts_give_a_message_and_lose_nothing(page: Page) -> None:
    open_tab(page, "办案")
    page.get_by_label("行为地点").fill("甲路1号")
    page.locator("#case-suggest").click()
    expect(page.get_by_text("还没有写事实")).to_be_visible(timeout=_SLOW)
    expect(page.get_by_label("行为地点")).to_have_value("甲路1号")


def test_review_shows_findings_at_their_passages(page: Page) -> None:
    open_tab(page, "审核")
    page.locator("#review-text textarea").fill(
        "依据《中华人民共和国消防法》第六百条，罚款人民币伍仟元整（¥500.00）。<b>粗</b>"
    )
    page.locator("#review-start").click()
    findings = page.locator("#review-findings")
    expect(findings).to_contain_text("R13", timeout=_SLOW)
    expect(findings).to_contain_text("R32")
    expect(findings).to_contain_text("<b>粗</b>")


def test_search_finds_the_named_article(page: Page) -> None:
    open_tab(page, "查法条")
    page.locator("#search-question textarea").fill("消防法第六十条")
    page.locator("#search-start").click()
    expect(page.locator("#search-hits")).to_contain_text("第六十条", timeout=_SLOW)


def test_every_tab_opens(page: Page) -> None:
    for name, _ in TABS:
        open_tab(page, name)
        expect(page.get_by_role("tab", name=name, exact=True)).to_have_attribute("aria-selected", "true")
