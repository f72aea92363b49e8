"""Under a sub-path of a reverse proxy: signing in, every page, a question, an upload, the HTTP interface; nothing beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from conftest import Chromium, Site
from playwright.sync_api import Page, expect
from proxy import Proxy

from assistant.web.frame import PAGES

pytestmark = pytest.mark.browser

WORD = "一句自己记得住的话语"
PATH = "/zhifa"


@pytest.fixture(scope="module")
def shared(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site that is told its sub-path, with an administrator."""
    site = Site(furnished, tmp_path_factory.mktemp("log") / "app.txt", root_path=PATH)
    site.run("users", "add", "guan", "--ask", typed=f"{WORD}\n")
    site.start()
    yield site
    site.stop()


@pytest.fixture
def proxy(shared: Site) -> Iterator[Proxy]:
    proxy = Proxy(shared.address, PATH)
    yield proxy
    proxy.close()


@pytest.fixture
def tab(proxy: Proxy, chromium: Chromium) -> Iterator[Page]:
    """A tab that has been sent to sign in; the test fails if anything was asked outside the sub-path."""
    with chromium.context() as context:
        tab = context.new_page()
        failed: list[str] = []
        tab.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
        tab.goto(f"{proxy.address}/")
        yield tab
    assert failed == []
    assert [path for path in proxy.asked if not path.startswith(f"{PATH}/")] == []


def test_all_pages_work_there(tab: Page, proxy: Proxy) -> None:
    expect(tab).to_have_url(f"{proxy.address}/login")
    tab.get_by_label("用户名").fill("guan")
    tab.get_by_label("口令", exact=True).fill(WORD)
    tab.get_by_role("button", name="登录").click()
    expect(tab).to_have_url(f"{proxy.address}/")
    for page in PAGES:
        tab.goto(f"{proxy.address}/{page.route}")
        expect(tab.locator(".who")).to_contain_text("guan（管理员）")
        expect(tab.get_by_role("navigation", name="页面").get_by_role("link", name="办案")).to_be_visible()
    tab.goto(f"{proxy.address}/")
    tab.get_by_role("navigation", name="页面").get_by_role("link", name="法规库").click()
    expect(tab).to_have_url(re.compile(f"^{re.escape(proxy.address)}/law"))
    tab.locator(".top input[name=q]").fill("消防法第六十条")
    tab.locator(".top input[name=q]").press("Enter")
    expect(tab.locator(".room")).to_contain_text("中华人民共和国消防法", timeout=120_000)
    tab.get_by_role("button", name="退出").click()
    expect(tab).to_have_url(f"{proxy.address}/login")


def test_the_page_of_interfaces_names_the_sub_path(tab: Page, proxy: Proxy) -> None:
    tab.goto(f"{proxy.address}/interfaces")
    expect(tab).to_have_url(re.compile(r"/login\?next=/interfaces$"))
    tab.get_by_label("用户名").fill("guan")
    tab.get_by_label("口令", exact=True).fill(WORD)
    tab.get_by_role("button", name="登录").click()
    expect(tab.locator("#verb-search pre").first).to_contain_text(f"{proxy.address}/api/search")


@pytest.mark.parametrize("strips", [True, False])
def test_the_http_interface_works_there(shared: Site, strips: bool, tmp_path: Path) -> None:
    """Gateways that keep the sub-path work, too."""
    proxy = Proxy(shared.address, PATH, strips=strips)
    told = shared.run("tokens", "add", "guan", "测试")
    token = re.search(r"令牌：(\S+?)（", told)
    assert token
    headers = {"authorization": f"Bearer {token.group(1)}"}
    with httpx.Client(base_url=f"{proxy.address}/", headers=headers, timeout=600) as client:
        described = client.get("api/openapi.json").json()
        assert described["servers"] == [{"url": PATH}]
        found = client.post("api/find_citations", json={"text": "《消防法》第六十条"})
        assert found.json()["citations"][0]["article"] == "第六十条"
        (path,) = client.post("gradio_api/upload", files={"files": ("书.txt", "处罚决定书".encode())}).json()
        assert client.post("api/review", json={"file": path}).status_code == 200
        assert client.post("api/none", json={}).status_code == 404
    assert httpx.post(f"{proxy.address}/api/search", json={"query": "x"}, timeout=300).status_code == 401
    assert httpx.get(f"http://{proxy.host}/api/openapi.json", timeout=300).status_code == 404
    proxy.close()
