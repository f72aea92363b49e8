"""Saving in a real browser: nothing typed is lost, nothing hidden is lost, no case is mixed with another."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant.settings import settings

pytestmark = pytest.mark.browser
_SLOW = 120_000
_SAVED = re.compile(r"案件 \d{4}-\d{4,}（第 \d+ 版，已保存）")


@pytest.fixture(autouse=True)
def case_tab(page: Page) -> None:
    page.get_by_role("tab", name="办案", exact=True).click()
    expect(page.locator("#case-note")).to_contain_text("新案件", timeout=_SLOW)


def line(page: Page, name: str) -> Locator:
    return page.locator(f"#case-{name} input, #case-{name} textarea").first


def open_saved(page: Page, text: str) -> None:
    page.locator("#case-saved input").click()
    page.get_by_role("option").filter(has_text=text).first.click()
    page.locator("#case-open").click()


def stored(page: Page, text: str, folder: Path) -> dict[str, object]:
    """The raw content of a saved case, downloaded from the page."""
    page.locator("#case-saved input").click()
    page.get_by_role("option").filter(has_text=text).first.click()
    page.get_by_text("案件读不出时").click()
    page.locator("#case-raw").click()
    with page.expect_download(timeout=_SLOW) as download:
        page.locator("#case-raw-file").click()
    download.value.save_as(folder / "raw.json")
    found: dict[str, object] = json.loads((folder / "raw.json").read_text("utf-8"))
    return found


def test_what_was_typed_survives_a_reload_and_is_saved_without_a_number(page: Page) -> None:
    # Typed as an input method does it: no keys, only the words.
    page.locator("#case-facts textarea").click()
    page.keyboard.insert_text("在人行道摆摊卖水果")
    line(page, "place").fill("甲路1号")
    expect(page.locator("#case-kept")).to_contain_text("草稿已自动保存", timeout=_SLOW)
    page.wait_for_timeout(1000)
    page.reload()
    page.get_by_role("tab", name="办案", exact=True).click()
    expect(page.locator("#case-note")).to_contain_text("没有保存的草稿", timeout=_SLOW)
    open_saved(page, "草稿：未命名（未编号")
    expect(page.locator("#case-facts textarea")).to_have_value("在人行道摆摊卖水果", timeout=_SLOW)
    expect(line(page, "place")).to_have_value("甲路1号")
    page.locator("#case-save").click()
    expect(page.locator("#case-note")).to_have_text(_SAVED, timeout=_SLOW)
    page.get_by_text("程序与文书信息").click()
    expect(line(page, "id")).to_be_disabled()
    expect(line(page, "id")).to_have_value(re.compile(r"\d{4}-\d{4}"))


def test_a_table_keeps_what_it_does_not_show_and_what_cannot_be_read(page: Page, tmp_path: Path) -> None:
    line(page, "place").fill("另一件案件的地点")
    expect(page.locator("#case-kept")).to_contain_text("草稿已自动保存", timeout=_SLOW)
    page.locator("#case-demo").click()
    expect(line(page, "place")).to_have_value("虚构市槐荫区青禾路88号", timeout=_SLOW)
    page.get_by_text("程序与文书信息").click()
    line(page, "title").fill("表格试验案")
    cell = page.get_by_role("gridcell", name="书证", exact=True).first
    cell.dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("口供")
    page.keyboard.press("Enter")
    page.locator("#case-save").click()
    expect(page.get_by_text("不是法定种类")).to_be_visible(timeout=_SLOW)
    wrong = page.get_by_role("gridcell", name="口供", exact=True).first
    expect(wrong).to_be_visible()
    wrong.dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("物证")
    page.locator("#case-save").click()
    expect(page.locator("#case-note")).to_have_text(_SAVED, timeout=_SLOW)
    saved = stored(page, "表格试验案", tmp_path)
    wanted = json.loads((settings().corpora / "demo" / "case.json").read_text("utf-8"))
    wanted["evidence"][0]["kind"] = "物证"
    wanted |= {"title": "表格试验案", "id": saved["id"]}
    assert saved == wanted
