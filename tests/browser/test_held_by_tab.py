"""What a tab still holds of what was typed: gone once it is saved, and never another person's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Chromium, Site, tab_of
from journey import sign_in
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

_AGENCY, _WORD = "温州市云海区综合行政执法局", "一句自己记得住的话语"


@pytest.fixture(autouse=True)
def nothing_filled_in(request: pytest.FixtureRequest) -> None:
    """Each test begins with an agency that nobody filled in."""
    if "site" in request.fixturenames:
        (request.getfixturevalue("site").home / "agencies.json").unlink(missing_ok=True)


def opened(page: Page, site: Site) -> Page:
    """The page 管理 with what its forms begin with."""
    page.goto(f"{site.address}/admin")
    expect(page.locator("#admin-agency-asks")).to_contain_text("填")
    return page


def click(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def agency(page: Page, site: Site, **typed: str) -> None:
    """Take out what an agency filled in and save it with something changed."""
    opened(page, site)
    form, asks = page.locator("#admin-agency"), page.locator("#admin-agency-asks")
    form.get_by_label("机关全称（与案件").fill(_AGENCY)
    if _AGENCY in asks.inner_text():
        click(page, "取出已填的")
        expect(form.get_by_label("机关代字")).to_have_value("温云综执")
    for label, text in typed.items():
        form.get_by_label(label, exact=True).fill(text)
    click(page, "保存")
    expect(asks).to_contain_text("已保存")


def test_what_another_saved_since_is_shown_not_what_this_tab_once_typed(
    page: Page, site: Site, chromium: Chromium
) -> None:
    form = page.locator("#admin-agency")
    agency(page, site, 机关代字="温云综执", 地址="甲路1号", 联系人="张三")
    agency(page, site, 地址="乙路2号")
    with chromium.context() as elsewhere:
        agency(elsewhere.new_page(), site, 地址="丙路3号")
    opened(page, site)
    expect(form.get_by_label("联系人")).to_have_value("")
    form.get_by_label("机关全称（与案件").fill(_AGENCY)
    click(page, "取出已填的")
    expect(form.get_by_label("联系人")).to_have_value("张三")
    expect(form.get_by_label("地址", exact=True)).to_have_value("丙路3号")


def test_who_saves_what_another_changed_meanwhile_is_told(page: Page, site: Site, chromium: Chromium) -> None:
    form = page.locator("#admin-agency")
    agency(page, site, 机关代字="温云综执", 地址="甲路1号")  # and it stays taken out
    with chromium.context() as elsewhere:
        agency(elsewhere.new_page(), site, 地址="丙路3号")
    form.get_by_label("联系电话").fill("0577-1")
    click(page, "保存")
    expect(page.locator("#admin-error")).to_contain_text("改过")
    (held,) = json.loads((site.home / "agencies.json").read_text("utf-8"))
    assert (held["address"], held["phone"]) == ("丙路3号", "")


def test_a_hearing_threshold_that_is_saved_leaves_the_form(page: Page, site: Site) -> None:
    opened(page, site)
    form = page.locator("#admin-hearing")
    for label, text in (("地区", "浙江省/温州市"), ("对个人的罚款（元）", "5000"), ("对单位的罚款（元）", "50000"), ("依据", "某规定第三条")):  # fmt: skip
        form.get_by_label(label).fill(text)
    click(page, "保存听证标准")
    expect(page.locator("#admin-hearing-asks")).to_contain_text("已保存")
    expect(form.get_by_label("依据")).to_have_value("")
    opened(page, site)
    expect(form.get_by_label("依据")).to_have_value("")


@pytest.fixture(scope="module")
def shared(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with two officers."""
    site = Site(furnished, tmp_path_factory.mktemp("log") / "app.txt")
    for name, role in (("guan", "管理员"), ("zhang", "办案"), ("wang", "办案")):
        site.run("users", "add", name, "--role", role, "--ask", typed=f"{_WORD}\n")
    site.start()
    yield site
    site.stop()


def typed_without_session(tab: Page, site: Site) -> None:
    """An officer types into a new case; the session is over before the server has it."""
    sign_in(tab, site, "zhang", _WORD)
    expect(tab.locator(".who")).to_contain_text("zhang")
    tab.goto(f"{site.address}/case?new=1")
    expect(tab.locator("#case-saved")).to_contain_text("新案件")
    tab.context.clear_cookies()
    tab.get_by_label("案件事实").fill("只有张某可以看的事")
    tab.wait_for_timeout(1000)


@pytest.mark.parametrize(("next_one", "left"), [("wang", ""), ("zhang", "只有张某可以看的事")])
def test_what_a_tab_holds_is_shown_to_who_typed_it_alone(
    shared: Site, chromium: Chromium, next_one: str, left: str
) -> None:
    for tab in tab_of(shared, chromium):
        typed_without_session(tab, shared)
        tab.reload()
        tab.get_by_label("用户名").fill(next_one)
        tab.get_by_label("口令", exact=True).fill(_WORD)
        tab.get_by_role("button", name="登录").click()
        expect(tab.locator(".who")).to_contain_text(next_one)
        expect(tab.locator("#case-saved")).to_contain_text("案件")
        tab.wait_for_timeout(2000)
        expect(tab.get_by_label("案件事实")).to_have_value(left)
