"""Saving in a real browser: nothing typed is lost, no case is mixed with another, two tabs know of each other."""

import json
import re
import sqlite3

import pytest
from conftest import Site
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
_SLOW = 90_000
_NUMBER = re.compile(r"\d{4}-\d{4,}")


@pytest.fixture
def fresh(page: Page, site: Site) -> Page:
    """The page of a new case."""
    page.goto(f"{site.address}/case?new=1")
    page.get_by_label("案件事实").wait_for(timeout=_SLOW)
    expect(page.locator("#case-saved")).to_contain_text("新案件", timeout=_SLOW)
    return page


def number_of(page: Page) -> str:
    expect(page.locator("#case-strip h2")).to_have_text(_NUMBER, timeout=_SLOW)
    return page.locator("#case-strip h2").inner_text()


def stored(site: Site, number: str) -> dict[str, object]:
    with sqlite3.connect(site.home / "cases.db") as db:
        (body,) = db.execute("SELECT body FROM cases WHERE id = ?", (number,)).fetchone()
    found: dict[str, object] = json.loads(body)
    return found


def test_what_is_typed_numbers_and_saves_itself_and_survives_a_reload(fresh: Page, site: Site) -> None:
    fresh.get_by_label("案件事实").click()
    fresh.keyboard.insert_text("在人行道摆摊卖水果")  # as an input method does it: no keys, only the words
    fresh.get_by_label("行为地点").fill("甲路1号")
    fresh.keyboard.press("Tab")
    number = number_of(fresh)
    expect(fresh.locator("#case-saved")).to_contain_text("已保存", timeout=_SLOW)
    fresh.reload()
    expect(fresh.get_by_label("案件事实")).to_have_value("在人行道摆摊卖水果", timeout=_SLOW)
    expect(fresh.get_by_label("行为地点")).to_have_value("甲路1号")
    assert number in fresh.url
    assert stored(site, number)["place"] == "甲路1号"


def test_a_reload_in_the_middle_of_a_word_loses_nothing(fresh: Page) -> None:
    fresh.get_by_label("案由").fill("占道")
    fresh.keyboard.press("Tab")
    number_of(fresh)
    fresh.get_by_label("案件事实").press_sequentially("abcdef")
    fresh.reload()  # before the draft was sent
    expect(fresh.get_by_label("案件事实")).to_have_value("abcdef", timeout=_SLOW)


def test_a_stopped_server_in_the_middle_of_a_word_loses_nothing(fresh: Page, site: Site) -> None:
    fresh.get_by_label("案由").fill("占道")
    fresh.keyboard.press("Tab")
    number = number_of(fresh)
    site.stop()
    fresh.get_by_label("案件事实").fill("写到一半，服务停了")
    fresh.wait_for_timeout(1500)
    site.start()
    fresh.goto(f"{site.address}/case?id={number}")
    expect(fresh.get_by_label("案件事实")).to_have_value("写到一半，服务停了", timeout=_SLOW)
    fresh.get_by_label("行为地点").fill("甲路")
    fresh.keyboard.press("Tab")
    expect(fresh.locator("#case-saved")).to_contain_text("第 2 版", timeout=_SLOW)
    assert stored(site, number)["facts"] == "写到一半，服务停了"


def test_what_cannot_be_read_stays_where_it_was_typed(fresh: Page) -> None:
    fresh.get_by_label("案由").fill("占道")
    fresh.get_by_label("出生日期").fill("昨天")
    fresh.keyboard.press("Tab")
    expect(fresh.locator(".fault")).to_contain_text("出生日期无法识别", timeout=_SLOW)
    fresh.reload()
    expect(fresh.get_by_label("出生日期")).to_have_value("昨天", timeout=_SLOW)
    fresh.get_by_label("出生日期").fill("1990年1月2日")
    fresh.keyboard.press("Tab")
    expect(fresh.locator("#case-saved")).to_contain_text("已保存", timeout=_SLOW)
    expect(fresh.locator(".fault")).to_have_count(0)


def test_a_later_step_leads_to_the_field_that_cannot_be_read(fresh: Page) -> None:
    fresh.get_by_label("案由").fill("占道")
    fresh.get_by_label("出生日期").fill("昨天")
    fresh.keyboard.press("Tab")
    expect(fresh.locator(".fault")).to_contain_text("出生日期无法识别", timeout=_SLOW)
    fresh.keyboard.press("Escape")
    fresh.keyboard.press("3")
    error = fresh.locator("#case-error")
    expect(error).to_contain_text("出生日期无法识别", timeout=_SLOW)
    error.get_by_role("button", name="去更正").click()
    expect(fresh.get_by_label("出生日期")).to_be_focused(timeout=_SLOW)


def test_evidence_is_added_piece_by_piece(fresh: Page, site: Site) -> None:
    fresh.get_by_label("案由").fill("占道")
    fresh.keyboard.press("Tab")
    number = number_of(fresh)
    fresh.keyboard.press("Escape")
    fresh.keyboard.press("3")
    for name in ("现场笔录", "照片"):
        fresh.get_by_role("button", name="添加证据", exact=True).click()
        piece = fresh.locator("#case-form-evidence .rows > details[open]")
        piece.get_by_label("名称").fill(name)
        piece.get_by_label("违法行为").check()
    expect(fresh.locator("#case-materials")).to_contain_text("材料 2", timeout=_SLOW)
    fresh.reload()
    expect(fresh.locator("#case-form-evidence")).to_contain_text("证据2　照片", timeout=_SLOW)
    wanted = [("证据1", "现场笔录", ["违法行为"]), ("证据2", "照片", ["违法行为"])]
    for _ in range(180):  # what was not sent before the reload is sent again once the page is up
        pieces = stored(site, number)["evidence"]
        assert isinstance(pieces, list)
        if [(p["id"], p["name"], p["proves"]) for p in pieces] == wanted:
            break
        fresh.wait_for_timeout(500)
    assert [(p["id"], p["name"], p["proves"]) for p in pieces] == wanted


def test_two_tabs_of_one_case_are_told_and_their_changes_come_together(fresh: Page, site: Site) -> None:
    fresh.get_by_label("案由").fill("占道")
    fresh.keyboard.press("Tab")
    number = number_of(fresh)
    expect(fresh.locator(".twice")).not_to_be_visible()
    other = fresh.context.new_page()
    other.goto(f"{site.address}/case?id={number}")
    expect(other.get_by_label("案由")).to_have_value("占道", timeout=_SLOW)
    expect(other.locator(".twice")).to_be_visible(timeout=_SLOW)
    expect(fresh.locator(".twice")).to_be_visible()
    other.get_by_label("行为地点").fill("乙路")
    other.keyboard.press("Tab")
    expect(other.locator("#case-saved")).to_contain_text("第 2 版", timeout=_SLOW)
    fresh.get_by_label("案件事实").fill("摆摊")
    fresh.keyboard.press("Tab")
    expect(fresh.locator("#case-saved")).to_contain_text("合在一起", timeout=_SLOW)
    expect(fresh.get_by_label("行为地点")).to_have_value("乙路")
    assert (stored(site, number)["facts"], stored(site, number)["place"]) == ("摆摊", "乙路")
    other.close()
    expect(fresh.locator(".twice")).not_to_be_visible()


def test_nothing_of_one_case_is_left_when_another_is_opened(fresh: Page, site: Site) -> None:
    fresh.get_by_label("案件事实").fill("甲案的事实：饭店油烟净化器没有开，油烟直排")
    fresh.get_by_label("行为地点").fill("甲案的地点")
    fresh.keyboard.press("Tab")
    number = number_of(fresh)
    fresh.keyboard.press("Escape")
    fresh.keyboard.press("2")
    expect(fresh.locator("#case-advice details").first).to_be_visible(timeout=_SLOW)
    fresh.goto(f"{site.address}/case?new=1")
    expect(fresh.locator("#case-saved")).to_contain_text("新案件", timeout=_SLOW)
    for name in ("facts", "clause", "evidence", "procedure", "discretion"):
        values = fresh.locator(f"#case-form-{name} input, #case-form-{name} textarea")
        assert [values.nth(n).input_value() for n in range(values.count())] == [""] * values.count()
    text = fresh.locator("body").inner_text()
    assert number not in text
    assert "甲案" not in text
    expect(fresh.locator("#case-advice details")).to_have_count(0)


def test_typing_is_never_disturbed_by_what_is_saved_meanwhile(fresh: Page) -> None:
    fresh.get_by_label("案由").fill("占道")
    fresh.keyboard.press("Tab")
    facts = fresh.get_by_label("案件事实")
    facts.press_sequentially("一二三四五六七八九十" * 4, delay=60)
    expect(facts).to_have_value("一二三四五六七八九十" * 4)
    expect(facts).to_be_focused()
