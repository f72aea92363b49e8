"""The guides as they are read: each way walked in a real browser, its pictures taken on the way.

    ASSISTANT_TEST_PICTURES=docs/images pytest tests/browser/test_guides.py

writes them where the guides show them; without it they are only taken.
"""

import io
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Site, settled
from PIL import Image
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
_SLOW = 90_000
_COLOURS, _LARGEST = 128, 120_000  # bytes of a picture
_PAPER = (
    "虚构市槐荫区综合行政执法局\n"
    "行政处罚决定书\n"
    "虚槐综执罚决字〔2026〕第31号\n"
    "当事人：槐荫区青禾小馆餐饮店，经营者：林远舟，住虚构市槐荫区青禾路88号。\n"
    "经查明，2026年9月18日19时20分，当事人在虚构市槐荫区青禾路88号炒菜经营，油烟净化器没有开，油烟直接排到楼下。\n"
    "以上事实有现场检查笔录、现场照片、询问笔录等证据证明。\n"
    "上述行为违反了《中华人民共和国生态环境法典》第二百五十条第二款的规定。\n"
    "本机关于2026年10月9日向当事人送达《行政处罚事先告知书》，当事人没有提出陈述、申辩。\n"
    "依据《中华人民共和国生态环境法典》第一千一百三十二条第一款的规定，决定处罚款人民币陆万元整（¥60000.00）。\n"
    "当事人应当自收到本决定书之日起十五日内缴纳罚款。\n"
    "如不服本决定，可以自收到之日起六十日内向虚构市人民政府申请行政复议，也可以在三个月内向虚构市槐荫区人民法院提起行政诉讼。\n"
    "虚构市槐荫区综合行政执法局\n"
    "二〇二六年十月八日\n"
)
Take = Callable[[str], None]


@pytest.fixture
def take(page: Page, tmp_path: Path) -> Take:
    """Takes a picture under a name, small enough for the guides."""
    folder = Path(os.environ.get("ASSISTANT_TEST_PICTURES") or tmp_path)

    def taken(name: str) -> None:
        page.mouse.move(0, 0)
        page.wait_for_timeout(500)
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        path = folder / f"{name}.png"
        few = picture.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        assert path.stat().st_size < _LARGEST

    return taken


def step(page: Page, name: str) -> None:
    page.locator(".steps button").filter(has_text=name).click()


def test_the_guide_of_the_officer(page: Page, site: Site, take: Take) -> None:
    page.goto(site.address)
    page.get_by_role("button", name="载入演示案件（虚构）").click(timeout=_SLOW)
    page.locator("#case-strip .strip").wait_for(timeout=_SLOW)
    expect(page.locator(".steps [aria-current]")).to_have_text("事实", timeout=_SLOW)
    expect(page.get_by_label("案由")).not_to_have_value("")
    settled(page)
    expect(page.locator(".steps [aria-current]")).to_have_text("事实")
    take("officer-1")
    step(page, "条款")
    expect(page.locator("#case-advice details[open]")).to_contain_text("较有把握", timeout=_SLOW)
    take("officer-clauses")
    step(page, "证据")
    page.locator("#case-gaps summary").filter(has_text="初次违法").click(timeout=_SLOW)
    page.locator("#case-gaps details[open] .link").first.click()
    expect(page.locator("#case-source mark").last).to_contain_text("这是第一次", timeout=_SLOW)
    take("officer-2")
    step(page, "文书")
    page.locator("#case-papers .go").click(timeout=_SLOW)
    reason = page.locator("#case-preview [data-edit]").filter(has_text="首次被查").first
    reason.click(timeout=_SLOW)
    page.keyboard.press("End")
    page.keyboard.type("已于当日改正。")
    page.locator("#case-preview [data-edit]").first.click()
    changed = page.locator("#case-preview .changed")
    changed.wait_for(timeout=_SLOW)
    changed.evaluate("node => node.scrollIntoView({block: 'center'})")
    take("officer-3")
    with page.expect_download(timeout=2 * _SLOW) as download:
        page.get_by_role("button", name="本案全部文书（zip）").click()
    assert download.value.suggested_filename.endswith("_全部文书.zip")
    expect(page.locator("#case-making")).not_to_contain_text("没有写入")


def test_the_guide_of_the_reviewer(page: Page, site: Site, take: Take) -> None:
    page.goto(f"{site.address}/review?id=new")
    page.get_by_label("文书内容").fill(_PAPER, timeout=_SLOW)
    page.get_by_role("button", name="开始审核").click()
    findings = page.locator("#review-findings")
    expect(findings).to_contain_text("起诉期限", timeout=_SLOW)
    findings.locator("summary").filter(has_text="起诉期限").click()
    take("reviewer-1")
    findings.get_by_role("button", name="采纳", exact=True).locator("visible=true").first.click()
    expect(findings.locator(".pill.g")).to_have_count(1, timeout=_SLOW)
    findings.locator("details:not([open]) summary").first.click()
    findings.get_by_role("button", name="不采纳，说明理由").locator("visible=true").first.click()
    page.locator("#review-reason textarea").fill(
        "落款日期是笔误，实际为10月12日，已另行更正。", timeout=_SLOW
    )
    take("reviewer-2")


def test_the_guide_of_the_trainer(page: Page, site: Site, take: Take) -> None:
    page.goto(f"{site.address}/cases")
    page.locator("#cases-found button.row-line").first.click(timeout=_SLOW)
    expect(page.locator("#cases-pane .leaf").first).to_be_visible(timeout=_SLOW)
    take("trainer-1")
    page.get_by_role("link", name="练习", exact=True).click()
    page.get_by_label("姓名").fill("学员甲", timeout=_SLOW)
    page.get_by_label("题型").select_option("是否在幅度内")
    page.get_by_role("button", name="开始", exact=True).click()
    page.locator("#teach-asked").get_by_role("button", name="A", exact=True).click(timeout=_SLOW)
    expect(page.locator("#teach-asked")).to_contain_text("下次复习", timeout=_SLOW)
    take("trainer-2")


def test_the_guide_of_the_administrator(page: Page, site: Site, take: Take, tmp_path: Path) -> None:
    page.goto(f"{site.address}/admin")
    expect(page.locator("#admin-health")).to_contain_text(
        re.compile("状况：(都正常|[0-9]+ 处)"), timeout=_SLOW
    )
    take("admin-1")
    page.get_by_role("link", name="打开人员与安全").click()
    expect(page.locator("#people-log")).to_contain_text("访问日志", timeout=_SLOW)
    page.get_by_role("button", name="校验日志").click()
    expect(page.locator("#people-told")).to_contain_text("首尾相接", timeout=_SLOW)
    take("admin-2")
    law = tmp_path / "虚构市集贸市场管理办法.txt"
    law.write_text(
        "虚构市集贸市场管理办法\n（2026年3月1日虚构市人民政府公布　自2026年5月1日起施行）\n"
        "第一条　为了规范虚构市的集贸市场，制定本办法。\n第二条　摊位外不得堆放货物。\n"
        "第三条　违反本办法第二条规定的，责令改正；拒不改正的，处二百元以上一千元以下的罚款。\n"
        "第四条　本办法自2026年5月1日起施行。\n",
        encoding="utf-8",
    )
    page.goto(f"{site.address}/law?view=import")
    page.locator("#law-upload input[type=file]").set_input_files(law, timeout=_SLOW)
    page.get_by_label("文本未写明时的地区").fill("虚构省/虚构市", timeout=_SLOW)
    page.get_by_role("button", name="预览将加入的内容").click()
    expect(page.locator("#law-report")).to_contain_text("新增法规", timeout=_SLOW)
    take("admin-3")
