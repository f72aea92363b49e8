"""Files dropped on a case in a real browser: listed with their kinds, opened at the page, corrected, reported."""

import io
from pathlib import Path

import pytest
from conftest import Site
from playwright.sync_api import Page, expect
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

pytestmark = pytest.mark.browser
_SLOW = 90_000
_LINES = (
    "现场检查笔录",
    "检查时间：2026年3月5日9时10分至9时50分。",
    "检查地点：虚构市锦屏路126号门前人行道。",
    "当事人许某在场，核对后签名。",
)


def site_record(path: Path) -> Path:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842))
    sheet.setFont("STSong-Light", 14)
    for number, line in enumerate(_LINES):
        sheet.drawString(70, 760 - 30 * number, line)
    sheet.save()
    path.write_bytes(out.getvalue())
    return path


def test_files_dropped_are_listed_opened_and_corrected(page: Page, site: Site, tmp_path: Path) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04x")
    page.goto(f"{site.address}/case?new=1&step=evidence")
    page.locator("#case-drop input[type=file]").set_input_files(
        [site_record(tmp_path / "scan001.pdf"), broken]
    )
    expect(page.locator("#case-added")).to_contain_text("已收 2 份", timeout=2 * _SLOW)
    listed = page.locator("#case-materials")
    expect(listed).to_contain_text("现场检查笔录（scan001）")
    expect(listed).to_contain_text("读不出")
    expect(page.locator("#case-gaps")).to_contain_text("现场检查笔录（scan001）", timeout=_SLOW)
    page.locator("#case-gaps summary").filter(has_text="行为地点").click()
    page.locator("#case-gaps details[open] [data-act=piece]").first.click()
    source = page.locator("#case-source")
    expect(source.locator(".page-shown img")).to_be_visible(timeout=_SLOW)
    expect(source.locator(".page-shown i")).to_have_count(1)
    expect(source.locator("mark").first).to_contain_text("锦屏路126号")
    source.locator("summary").filter(has_text="改种类").click()
    source.get_by_role("button", name="询问笔录", exact=True).click()
    expect(source).to_contain_text("询问笔录（人工改定）", timeout=_SLOW)
    page.reload()
    expect(listed).to_contain_text("询问笔录", timeout=_SLOW)
    with page.expect_download(timeout=_SLOW) as download:
        page.get_by_role("button", name="出具证据报告").click()
    assert download.value.suggested_filename.endswith(".docx")
    with page.expect_download(timeout=_SLOW) as download:
        page.get_by_role("button", name="导出整案（zip）").click()
    bundle = tmp_path / "案.zip"
    download.value.save_as(bundle)
    page.goto(f"{site.address}/case")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="导入整案（zip）").click(timeout=_SLOW)
    chooser.value.set_files(bundle)
    expect(page.locator("#case-materials")).to_contain_text("scan001", timeout=_SLOW)


def test_discretion_shows_its_card_without_filling_anything_in(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/case")
    page.get_by_role("button", name="载入演示案件（虚构）").click(timeout=_SLOW)
    page.locator("#case-strip .strip").wait_for(timeout=_SLOW)
    page.locator(".steps button").filter(has_text="裁量").click()
    ranges = page.locator("#case-ranges")
    expect(ranges).to_contain_text("方向：", timeout=_SLOW)
    expect(ranges).to_contain_text("情节")
    ranges.locator("details summary").filter(has_text="初次违法").first.click()
    ranges.locator("details[open] [data-act=piece]").first.click()
    expect(page.locator("#case-source mark").first).to_be_visible(timeout=_SLOW)
