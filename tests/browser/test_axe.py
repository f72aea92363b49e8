"""Accessibility: axe finds nothing serious on any page, in either tone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Site, settled
from playwright.sync_api import Page, expect

from assistant.web.frame import PAGES

pytestmark = pytest.mark.browser
_SLOW = 90_000
_ADDRESSES = [f"/{page.route}" for page in PAGES] + ["/search?q=消防法第六十条"]
_STEPS = ("facts", "clause", "evidence", "procedure", "discretion", "papers", "review")


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("tone", ["light", "dark"])
@pytest.mark.parametrize("address", _ADDRESSES)
def test_no_page_has_a_serious_finding(page: Page, site: Site, address: str, tone: str) -> None:
    page.emulate_media(color_scheme=tone)  # type: ignore[arg-type]
    page.goto(site.address + address)
    settled(page)
    assert serious(page) == []


@pytest.mark.parametrize("address", ["/review?id=new", "/record?id=new", "/law?view=import"])
def test_what_a_screen_reader_says_is_chinese(page: Page, site: Site, address: str) -> None:
    page.goto(site.address + address)
    settled(page)
    names = page.locator("[aria-label]").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert any("文件" in name for name in names)
    assert [name for name in names if name and name.isascii()] == []


@pytest.mark.parametrize("tone", ["light", "dark"])
@pytest.mark.parametrize("step", _STEPS)
def test_no_step_of_a_case_has_a_serious_finding(page: Page, site: Site, step: str, tone: str) -> None:
    page.emulate_media(color_scheme=tone)  # type: ignore[arg-type]
    page.goto(f"{site.address}/case")
    expect(page.locator("#case-mine")).to_contain_text("我的案件", timeout=_SLOW)
    page.get_by_role("button", name="载入演示案件（虚构）").click()
    expect(page.locator("#case-strip")).to_contain_text("青禾小馆", timeout=_SLOW)
    number = page.locator("#case-strip h2").inner_text()
    page.goto(f"{site.address}/case?id={number}&step={step}")
    expect(page.locator("#case-strip")).to_contain_text("青禾小馆", timeout=_SLOW)
    settled(page)
    assert serious(page) == []


@pytest.mark.parametrize("address", _ADDRESSES)
def test_a_page_has_one_title(page: Page, site: Site, address: str) -> None:
    page.goto(site.address + address)
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert "page-has-heading-one" not in [one["id"] for one in Axe().run(page).response["violations"]]
