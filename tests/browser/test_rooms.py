"""Review, library, cases, record and administration in a real browser."""

from pathlib import Path

import pytest
from conftest import Site
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
_SLOW = 90_000
_PAPER = (
    "虚构市综合行政执法局\n行政处罚决定书\n虚综执罚决字〔2026〕第31号\n当事人：许某，住虚构市石坦巷17号。\n"
    "依据《中华人民共和国消防法》第六百条，决定罚款人民币伍仟元整（¥500.00）。<b>粗</b>\n"
    "如不服本决定，可在三个月内向虚构市人民法院提起行政诉讼。\n二〇二六年五月八日"
)


def review(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/review?id=new")
    page.get_by_label("文书内容").fill(_PAPER, timeout=_SLOW)
    page.get_by_role("button", name="开始审核").click()
    expect(page.locator("#review-findings")).to_contain_text("需要处理", timeout=_SLOW)


def test_findings_are_decided_and_everything_survives_a_reload(
    page: Page, site: Site, tmp_path: Path
) -> None:
    review(page, site)
    findings = page.locator("#review-findings")
    expect(page.locator("#review-paper .leaf")).to_contain_text("<b>粗</b>")
    findings.get_by_role("button", name="采纳", exact=True).locator("visible=true").first.click()
    expect(findings.locator(".pill.g")).to_have_count(1, timeout=_SLOW)
    findings.get_by_role("button", name="不采纳，说明理由").locator("visible=true").first.click()
    page.get_by_role("button", name="确定不采纳").click()
    expect(page.locator("#review-reason")).to_contain_text("请写明不采纳的理由", timeout=_SLOW)
    page.locator("#review-reason textarea").fill("是笔误")
    page.get_by_role("button", name="确定不采纳").click()
    expect(findings).to_contain_text("不采纳", timeout=_SLOW)
    page.reload()
    expect(findings.locator(".pill.g")).to_have_count(1, timeout=_SLOW)
    for name in ("带批注的 Word", "带修订的 Word", "问题表", "法制审核意见书"):
        with page.expect_download(timeout=_SLOW) as download:
            page.get_by_role("button", name=name).click()
        download.value.save_as(tmp_path / download.value.suggested_filename)
    assert len(list(tmp_path.iterdir())) == 4


def test_a_mark_and_its_finding_lead_to_each_other(page: Page, site: Site) -> None:
    review(page, site)
    mark = page.locator("#review-paper mark").last
    mark.click()
    opened = page.locator("#review-findings details[open]")
    expect(opened).to_have_count(1)
    expect(opened).to_be_in_viewport()
    opened.get_by_role("button", name="看原文").click()
    expect(mark).to_be_in_viewport()


def test_an_edited_paper_is_reviewed_again_and_compared(page: Page, site: Site) -> None:
    review(page, site)
    page.get_by_role("button", name="修改文字").click()
    box = page.get_by_label("文书内容")
    box.fill(_PAPER.replace("三个月", "六个月"), timeout=_SLOW)
    page.reload()
    page.get_by_role("button", name="修改文字").click(timeout=_SLOW)
    expect(box).to_have_value(_PAPER.replace("三个月", "六个月"), timeout=_SLOW)
    page.get_by_role("button", name="重新审核", exact=True).click()
    expect(page.locator("#review-findings")).to_contain_text("已解决 1", timeout=_SLOW)


def test_an_article_has_an_address(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/law?name=安全生产法&article=第一百零二条")
    expect(page.locator("#law-pane")).to_contain_text("罚则 1", timeout=_SLOW)
    expect(page.locator("#law-text .here")).to_be_in_viewport()
    page.locator("#law-contents").get_by_role("button", name="第四十一条", exact=True).click()
    expect(page.locator("#law-pane")).to_contain_text("违反本条的罚则", timeout=_SLOW)
    expect(page.locator("#law-41-0")).to_be_in_viewport()
    assert "article=" in page.url


def test_citations_of_a_pasted_text(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/law?view=cite")
    page.get_by_label("要核对的文字").fill("依据《中华人民共和国消防法》第六百条。", timeout=_SLOW)
    page.get_by_role("button", name="核对引用").click()
    expect(page.locator("#law-cited")).to_contain_text("无此条", timeout=_SLOW)


def test_a_case_opens_beside_the_list(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/cases")
    page.locator("#cases-found button.row-line").first.click(timeout=_SLOW)
    expect(page.locator("#cases-pane .leaf").first).to_be_visible(timeout=_SLOW)
    assert "id=" in page.url


def test_a_record_grows_and_is_there_after_a_reload(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/record?id=new")
    page.get_by_role("button", name="载入演示录音（虚构，合成语音）").click(timeout=_SLOW)
    expect(page.locator("#record-audio")).to_contain_text("1:32", timeout=_SLOW)
    page.get_by_role("button", name="开始转写").click()
    expect(page.locator("#record-going")).to_contain_text("已转写", timeout=2 * _SLOW)
    expect(page.locator("#record-tools")).to_contain_text("srt 字幕", timeout=4 * _SLOW)
    expect(page.locator("#record-lines")).to_contain_text("每百字错")
    page.locator("#record-lines button.row-line").first.click()
    page.locator("#record-edit textarea").fill("改过的一句。", timeout=_SLOW)
    page.get_by_role("button", name="保存这一行（已核对）").click()
    expect(page.locator("#record-lines")).to_contain_text("改过的一句", timeout=_SLOW)
    page.reload()
    expect(page.locator("#record-lines")).to_contain_text("改过的一句", timeout=_SLOW)


def test_the_state_of_the_program(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/admin")
    expect(page.locator("#admin-health")).to_contain_text("法规库", timeout=_SLOW)
    expect(page.locator("#admin-models")).to_contain_text("正在使用")
    expect(page.locator("#admin-settings")).to_contain_text("数据目录")


def test_a_learner_practises_and_is_told_the_clause(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/cases")
    page.get_by_role("link", name="练习", exact=True).click(timeout=_SLOW)
    page.get_by_label("姓名").fill("甲某", timeout=_SLOW)
    page.get_by_label("题型").select_option("先后", timeout=_SLOW)
    page.get_by_role("button", name="开始").click()
    expect(page.locator("#teach-asked")).to_contain_text("哪个在前", timeout=_SLOW)
    page.locator("#teach-asked").get_by_role("button", name="A", exact=True).click()
    expect(page.locator("#teach-asked")).to_contain_text("下次复习", timeout=_SLOW)
    expect(page.locator("#teach-asked")).to_contain_text("第")
    page.locator("#teach-asked").get_by_role("button", name="下一题").click()
    expect(page.locator("#teach-asked")).to_contain_text("哪个在前", timeout=_SLOW)


def test_a_pack_is_downloaded_and_the_counter_answers(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/teach?view=papers")
    page.get_by_label("事项（资料包）").fill("占用堵塞锁闭疏散通道、安全出口", timeout=_SLOW)
    with page.expect_download(timeout=_SLOW) as waited:
        page.get_by_role("button", name="生成资料包 docx").click()
    assert waited.value.suggested_filename.endswith(".docx")
    page.goto(f"{site.address}/teach?view=counter")
    page.get_by_label("群众怎么问就怎么写").fill("离婚了孩子归谁", timeout=_SLOW)
    page.get_by_role("button", name="回答").click()
    expect(page.locator("#teach-answer")).to_contain_text("不归本窗口", timeout=_SLOW)
