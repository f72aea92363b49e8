"""A working day of each role on one server: set up, handled, reviewed, taught, looked after; one without a mouse."""

import json
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Chromium, Site, settled, tab_of
from journey import heard, sign_in, sign_out, tab_to
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

WORD = "一句自己记得住的话语"
PEOPLE = {"ban": "办案", "shen": "审核", "pei": "培训"}
_PAPER = (
    "虚构市综合行政执法局\n行政处罚决定书\n虚综执罚决字〔2026〕第31号\n当事人：许某，住虚构市石坦巷17号。\n"
    "依据《中华人民共和国消防法》第六百条，决定罚款人民币伍仟元整（¥500.00）。\n"
    "如不服本决定，可在三个月内向虚构市人民法院提起行政诉讼。\n二〇二六年五月八日"
)


@pytest.fixture(scope="module")
def served(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server that others can reach and that nobody has set up."""
    site = Site(furnished, tmp_path_factory.mktemp("log") / "app.txt", allowed_hosts="zhifa.example.cn")
    site.start()
    yield site
    site.stop()


@pytest.fixture
def tab(served: Site, chromium: Chromium) -> Iterator[Page]:
    yield from tab_of(served, chromium)


@pytest.fixture(scope="module")
def diary() -> dict[str, str]:
    """What one day leaves for the next: first passwords, the number of the case."""
    return {}


@pytest.fixture
def took() -> Callable[[str], None]:
    """Prints the seconds since it was called last, under a name; without one it only begins anew. Seen with ``-s``."""
    last = [time.monotonic()]

    def told(name: str) -> None:
        now = time.monotonic()
        if name:
            print(f"{name}　{now - last[0]:.1f} 秒")
        last[0] = now

    return told


def test_the_administrator_sets_the_server_up(
    tab: Page, served: Site, diary: dict[str, str], tmp_path: Path
) -> None:
    code = re.search(r"设置码：(\S+)", served.log.read_text("utf-8"))
    assert code
    tab.get_by_label("设置码").fill(code.group(1))
    tab.get_by_label("用户名").fill("guan")
    tab.get_by_label("新口令", exact=True).fill(WORD)
    tab.get_by_label("再输一遍新口令").fill(WORD)
    tab.locator("button.go").click()
    expect(tab.locator(".who")).to_contain_text("guan（管理员）")
    tab.goto(f"{served.address}/people")
    form, told = tab.locator("#people-account"), tab.locator("#people-told")
    for name, role in PEOPLE.items():
        form.get_by_label("用户名").fill(name)
        form.get_by_label("角色").select_option(role)
        tab.get_by_role("button", name="建立账号").click()
        expect(told).to_contain_text(f"{name} 的初始口令")
        first = re.search(r"[a-z0-9]{4}(?:-[a-z0-9]{4}){2}", told.inner_text())
        assert first
        diary[name] = first.group()
    tab.goto(f"{served.address}/admin")
    expect(tab.locator("#admin-health")).to_contain_text("状况：")
    for name in ("folder", "paper", "agency"):
        expect(tab.locator(f"#admin-{name}").locator("input, select").first).to_be_visible()
    agency = tab.locator("#admin-agency")
    agency.get_by_label("机关全称（与案件里写的一字不差）").fill("虚构市槐荫区综合行政执法局")
    agency.get_by_label("管辖行政诉讼的人民法院全称").fill("虚构市槐荫区人民法院")
    tab.locator("#admin-agency-asks").get_by_role("button", name="保存").click()
    expect(tab.locator("#admin-agency-asks")).to_contain_text("已保存")
    tab.get_by_role("button", name=re.compile("^备份(?!并)")).click()
    with tab.expect_download() as download:
        tab.get_by_role("button", name="备份并下载").click()
    download.value.save_as(tmp_path / "a.bak")
    assert (tmp_path / "a.bak").stat().st_size > 1000
    expect(tab.locator("#admin-backed")).to_contain_text("没有加密")
    settled(tab)
    heard(tab)
    sign_out(tab)


def first_sign_in(tab: Page, site: Site, name: str, first: str) -> None:
    sign_in(tab, site, name, first)
    tab.get_by_label("现在的口令").fill(first)
    tab.get_by_label("新口令", exact=True).fill(WORD)
    tab.get_by_label("再输一遍新口令").fill(WORD)
    tab.get_by_role("button", name="修改").click()
    expect(tab.locator(".who")).to_contain_text(f"{name}（{PEOPLE[name]}）")


def test_the_officer_handles_a_case(
    tab: Page, served: Site, diary: dict[str, str], tmp_path: Path, took: Callable[[str], None]
) -> None:
    """From the first page to all papers; at every stop what a screen reader is told is whole."""
    first_sign_in(tab, served, "ban", diary["ban"])
    settled(tab)
    heard(tab)
    took("")
    tab.get_by_role("button", name="载入演示案件（虚构）").click()
    expect(tab.locator("#case-strip")).to_contain_text("青禾小馆")
    diary["case"] = tab.locator("#case-strip h2").inner_text()
    took("载入案件")
    for name, part, says in (
        ("事实", "#case-strip", "青禾小馆"), ("条款", "#case-advice", "较有把握"), ("证据", "#case-gaps", "缺失"),
        ("程序", "#case-timeline", "办案期限"), ("裁量", "#case-ranges", "元"), ("文书", "#case-papers", "决定书"),
        ("审核", "#case-review", "审核"),
    ):  # fmt: skip
        tab.locator(".steps button").filter(has_text=name).click()
        expect(tab.locator(part)).to_contain_text(says)
        took(name)
        settled(tab)
        heard(tab)
        took("")
    tab.locator(".steps button").filter(has_text="文书").click()
    with tab.expect_download() as download:
        tab.get_by_role("button", name="本案全部文书（zip）").click()
    download.value.save_as(tmp_path / "papers.zip")
    took("全部文书")
    with zipfile.ZipFile(tmp_path / "papers.zip") as packed:
        papers = [name for name in packed.namelist() if name.endswith(".docx")]
    assert len(papers) > 5
    assert any("决定书" in name for name in papers)
    tab.goto(served.address)
    expect(tab.locator("#home-mine")).to_contain_text(diary["case"])
    sign_out(tab)


def test_the_reviewer_reads_it_and_reviews_a_paper_without_a_mouse(
    tab: Page, served: Site, diary: dict[str, str], tmp_path: Path
) -> None:
    first_sign_in(tab, served, "shen", diary["shen"])
    tab.goto(f"{served.address}/case?id={diary['case']}&step=review")
    expect(tab.locator("#case-strip")).to_contain_text("青禾小馆")
    tab.goto(f"{served.address}/review?id=new")
    settled(tab)
    tab_to(tab, tab.get_by_label("文书内容"))
    tab.keyboard.insert_text(_PAPER)
    tab_to(tab, tab.get_by_role("button", name="开始审核"))
    tab.keyboard.press("Enter")
    findings = tab.locator("#review-findings")
    expect(findings).to_contain_text("需要处理")
    settled(tab)
    tab_to(tab, findings.locator("details:not([open]) > summary").locator("visible=true").first)
    tab.keyboard.press("Enter")
    tab_to(tab, findings.get_by_role("button", name="采纳", exact=True).locator("visible=true").first)
    tab.keyboard.press("Enter")
    expect(findings.locator(".pill.g")).to_have_count(1)
    settled(tab)
    heard(tab)
    opinion = tab.get_by_role("button", name="法制审核意见书")
    tab_to(tab, opinion)
    with tab.expect_download() as download:
        tab.keyboard.press("Enter")
    download.value.save_as(tmp_path / "a.docx")
    assert (tmp_path / "a.docx").stat().st_size > 1000
    refused = tab.goto(f"{served.address}/admin")
    assert refused
    assert refused.status == 403
    tab.goto(served.address)
    sign_out(tab)


def test_the_trainer_teaches(tab: Page, served: Site, diary: dict[str, str]) -> None:
    first_sign_in(tab, served, "pei", diary["pei"])
    tab.goto(f"{served.address}/cases")
    tab.locator("#cases-found button.row-line").first.click()
    expect(tab.locator("#cases-pane .leaf").first).to_be_visible()
    settled(tab)
    heard(tab)
    tab.get_by_role("link", name="练习", exact=True).click()
    tab.get_by_label("姓名").fill("学员甲")
    tab.get_by_label("题型").select_option("先后")
    tab.get_by_role("button", name="开始", exact=True).click()
    tab.locator("#teach-asked").get_by_role("button", name="A", exact=True).click()
    expect(tab.locator("#teach-asked")).to_contain_text("下次复习")
    settled(tab)
    heard(tab)
    answer = tab.goto(f"{served.address}/case?id={diary['case']}")
    assert answer
    assert answer.status == 403
    tab.goto(served.address)
    sign_out(tab)


def test_the_administrator_sees_who_did_what(tab: Page, served: Site, diary: dict[str, str]) -> None:
    sign_in(tab, served, "guan", WORD)
    tab.goto(f"{served.address}/people")
    log = tab.locator("#people-log")
    for name in ("ban", "shen"):
        expect(log).to_contain_text(re.compile(rf"{name}\s+\S+\s+{diary['case']}"))
    tab.get_by_role("button", name="校验日志").click()
    expect(tab.locator("#people-told")).to_contain_text("首尾相接")
    settled(tab)
    heard(tab)


def test_nothing_of_the_cases_is_in_the_running_log(served: Site) -> None:
    lines = (served.home / "logs" / "assistant.jsonl").read_text("utf-8").splitlines()
    assert len(lines) > 20
    assert {json.loads(line)["user"] for line in lines} >= {"ban", "shen"}
    for secret in (WORD, "青禾", "许某", "油烟", "石坦巷"):
        assert secret not in "".join(lines)
        assert secret not in served.log.read_text("utf-8")
