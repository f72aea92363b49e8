"""Several people at one page: signing in and out, what the bar shows to whom, accounts made and used in the browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Chromium, Site, tab_of
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

WORD, OTHER = "一句自己记得住的话语", "另外一句也记得住的话"


@pytest.fixture(scope="module")
def shared(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with an administrator."""
    site = Site(furnished, tmp_path_factory.mktemp("log") / "app.txt")
    site.run("users", "add", "guan", "--ask", typed=f"{WORD}\n")
    site.start()
    yield site
    site.stop()


@pytest.fixture
def tab(shared: Site, chromium: Chromium) -> Iterator[Page]:
    yield from tab_of(shared, chromium)


def sign_in(tab: Page, name: str, word: str) -> None:
    tab.get_by_label("用户名").fill(name)
    tab.get_by_label("口令", exact=True).fill(word)
    tab.get_by_role("button", name="登录").click()


def test_an_account_is_made_and_used(tab: Page, shared: Site) -> None:
    expect(tab).to_have_url(re.compile(r"/login"))
    assert Axe().run(tab).violations_count == 0
    sign_in(tab, "guan", "错的口令")
    expect(tab.get_by_role("alert")).to_contain_text("用户名或者口令不对")
    sign_in(tab, "guan", WORD)
    expect(tab.locator(".who")).to_contain_text("guan（管理员）")
    tab.goto(f"{shared.address}/people")
    form = tab.locator("#people-account")
    form.get_by_label("用户名").fill("王五")
    form.get_by_label("角色").select_option("办案")
    tab.get_by_role("button", name="建立账号").click()
    told = tab.locator("#people-told")
    expect(told).to_contain_text("初始口令")
    expect(form.get_by_label("用户名")).to_have_value("")
    first = re.search(r"[a-z0-9]{4}(?:-[a-z0-9]{4}){2}", told.inner_text())
    assert first
    assert [v for v in Axe().run(tab).response["violations"] if v["impact"] in ("serious", "critical")] == []
    tab.get_by_role("button", name="退出").click()
    expect(tab).to_have_url(re.compile(r"/login"))
    sign_in(tab, "王五", first.group())
    expect(tab).to_have_url(re.compile(r"/password"))
    tab.get_by_label("现在的口令").fill(first.group())
    tab.get_by_label("新口令", exact=True).fill(OTHER)
    tab.get_by_label("再输一遍新口令").fill(OTHER)
    tab.get_by_role("button", name="修改").click()
    expect(tab.locator(".who")).to_contain_text("王五（办案）")
    expect(tab.locator(".top nav").get_by_role("link", name="管理")).to_be_hidden()
    expect(tab.locator(".top nav").get_by_role("link", name="办案")).to_be_visible()
    answer = tab.goto(f"{shared.address}/admin")
    assert answer
    assert answer.status == 403
    expect(tab.get_by_role("alert")).to_contain_text("您的角色不能打开这一页")


def test_the_address_asked_for_opens_after_signing_in(tab: Page, shared: Site) -> None:
    tab.goto(f"{shared.address}/law?q=消防法")
    sign_in(tab, "guan", WORD)
    expect(tab).to_have_url(re.compile(r"/law\?q="))
    expect(tab.locator(".top nav a.on")).to_have_text("法规库")


def test_nothing_of_it_is_in_the_log(shared: Site) -> None:
    told = shared.log.read_text("utf-8")
    for secret in (WORD, OTHER, "王五", "Traceback"):
        assert secret not in told
