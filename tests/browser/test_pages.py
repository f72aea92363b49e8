"""What an officer does on the first day, in a real browser."""

import re
from pathlib import Path

import pytest
from conftest import settled
from playwright.sync_api import Page, expect

from assistant.paper.readers import read_file
from assistant.web.frame import PAGES

pytestmark = pytest.mark.browser
_SLOW = 90_000


def visit(page: Page, address: str) -> None:
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + address)
    page.locator(".top").wait_for()


def open_demo(page: Page) -> None:
    visit(page, "/case")
    expect(page.locator("#case-mine")).to_contain_text("我的案件", timeout=_SLOW)
    page.get_by_role("button", name="载入演示案件（虚构）").click()
    expect(page.locator("#case-strip")).to_contain_text("青禾小馆", timeout=_SLOW)


def step(page: Page, name: str) -> None:
    page.locator(".steps button").filter(has_text=name).click()


def test_the_demonstration_case_goes_all_the_way_to_a_word_file(page: Page, tmp_path: Path) -> None:
    open_demo(page)
    step(page, "条款")
    expect(page.locator("#case-advice details[open]")).to_contain_text("较有把握", timeout=_SLOW)
    expect(page.locator("#case-source")).to_contain_text("现行有效", timeout=_SLOW)
    step(page, "证据")
    expect(page.locator("#case-gaps")).to_contain_text("缺失", timeout=_SLOW)
    page.locator("#case-gaps summary").filter(has_text="初次违法").click()
    page.locator("#case-gaps details[open] .link").first.click()
    expect(page.locator("#case-source mark").last).to_contain_text("这是第一次", timeout=_SLOW)
    step(page, "程序")
    expect(page.locator("#case-timeline")).to_contain_text("办案期限", timeout=_SLOW)
    step(page, "裁量")
    expect(page.locator("#case-ranges .range")).to_be_visible(timeout=_SLOW)
    step(page, "文书")
    page.locator("#case-papers .go").click()
    expect(page.locator("#case-preview .leaf")).to_contain_text("行政处罚决定书", timeout=_SLOW)
    with page.expect_download() as download:
        page.locator("#case-download").click()
    path = tmp_path / "decision.docx"
    download.value.save_as(path)
    text = read_file(path).text
    assert "行政处罚决定书" in text
    assert "依据《" in text


def test_a_finding_and_its_passage_lead_to_each_other(page: Page) -> None:
    open_demo(page)
    step(page, "审核")
    page.locator("#case-review .go").click()
    mark = page.locator("#case-findings mark").first
    mark.click(timeout=_SLOW)
    opened = page.locator("#case-findings details[open]")
    expect(opened).to_have_count(1)
    expect(opened).to_be_in_viewport()
    opened.get_by_role("button", name="看原文").click()
    expect(mark).to_be_in_viewport()


def test_a_step_that_lacks_facts_says_so_at_its_place_and_loses_nothing(page: Page) -> None:
    visit(page, "/case?new=1")
    page.get_by_label("行为地点").fill("甲路1号", timeout=_SLOW)
    step(page, "条款")
    expect(page.locator("#case-error")).to_contain_text("还没有写事实", timeout=_SLOW)
    expect(page.locator("#case-advice")).not_to_be_visible()
    expect(page.locator(".toast-wrap *")).to_have_count(0)
    step(page, "事实")
    expect(page.get_by_label("行为地点")).to_have_value("甲路1号")


def test_enter_searches_and_the_slash_finds_the_box(page: Page) -> None:
    page.locator("body").press("/")
    expect(page.locator("[data-find]")).to_be_focused()
    page.keyboard.type("消防法第六十条")
    page.keyboard.press("Enter")
    expect(page.locator("#search-hits details[open]")).to_contain_text("第六十条", timeout=_SLOW)
    expect(page.locator("#search-source .leaf")).to_contain_text("第六十条")
    assert "/search?q=" in page.url


def test_keyboard_alone_from_a_question_to_the_chosen_clause(page: Page) -> None:
    page.locator("body").press("/")
    page.keyboard.type("饭店的油烟净化器没有开，油烟直接排到楼下，居民投诉")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="以此为事实办案")
    expect(link).to_be_visible(timeout=_SLOW)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#case-advice .rows > details[open]")).to_have_count(1, timeout=_SLOW)
    shown = page.locator("#case-advice .sheet > .rows > details > summary")
    shown.last.focus()
    page.keyboard.press(
        "ArrowDown"
    )  # from the last one shown to the fold of those that are only worth a look
    expect(page.get_by_text("条只是线索")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    clues = page.locator("#case-advice details.rest > .rows > details")
    expect(clues.first.locator("> summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(clues.first).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="选用", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#case-advice .chosen")).to_have_count(1, timeout=_SLOW)
    expect(page.get_by_label("选定条款")).not_to_have_value("")
    page.locator("body").press("3")
    expect(page.locator("#case-gaps")).to_contain_text("要件", timeout=_SLOW)
    expect(page.locator("#case-summary")).to_contain_text("《")


@pytest.mark.parametrize("route", [one.route for one in PAGES])
def test_every_page_opens_in_chinese(page: Page, route: str) -> None:
    visit(page, f"/{route}")
    settled(page)
    text = page.locator("body").inner_text()
    # as words: the page for programs names the exception AssistantError
    assert not re.search(r"\b(?:processing|Loading|Drop File|Click to Upload|Error)\b", text)
    assert page.locator("html").get_attribute("lang") == "zh-CN"


def test_the_tone_is_switched_and_stays(page: Page) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator(".tone").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    page.locator(".top").wait_for()
    expect(page.locator("body")).to_have_class("dark")
    assert page.evaluate(ground) == dark
    page.locator(".tone").click()
    assert page.evaluate(ground) == light


def test_a_paragraph_of_a_paper_is_edited_where_it_stands(page: Page) -> None:
    open_demo(page)
    step(page, "文书")
    page.locator("#case-papers .go").click()
    facts = page.locator("#case-preview [data-edit]").filter(has_text="经查明").first
    expect(facts).to_be_visible(timeout=_SLOW)
    facts.click()
    page.keyboard.press("End")
    page.keyboard.type("承办人补写3句。")
    page.locator("#case-preview [data-edit]").first.click()
    expect(page.locator("#case-preview .changed")).to_be_visible(timeout=_SLOW)
    page.reload()
    page.locator("#case-papers .go").click()
    expect(page.locator("#case-preview .leaf")).to_contain_text("承办人补写3句", timeout=_SLOW)
    expect(page.locator("#case-preview [data-edit] span[title]").first).to_be_visible()
    page.locator("#case-preview .changed button").click()
    expect(page.locator("#case-preview .changed")).to_have_count(0, timeout=_SLOW)


def test_all_papers_are_downloaded_as_one_zip(page: Page) -> None:
    open_demo(page)
    step(page, "文书")
    with page.expect_download(timeout=_SLOW) as download:
        page.get_by_role("button", name="本案全部文书（zip）").click()
    assert download.value.suggested_filename.endswith("_全部文书.zip")
