"""What is seen before a page is drawn: that it is loading, calmly, in the user's tone; then it is gone, and nothing moved."""

from collections.abc import Iterator

import pytest
from conftest import Chromium, Site, settled
from playwright.sync_api import Page, Route, expect

from assistant.web.loading import NEEDED, WORDS

pytestmark = pytest.mark.browser
_SCRIPT = "**/assets/index-*.js"
_SHIFTS = """() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().flatMap(
    (one) => one.sources.map((source) => source.node?.parentElement?.className ?? "")))
).observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done([]), 500))"""


@pytest.fixture
def held(page: Page) -> Iterator[list[Route]]:
    """The script of the page, which comes only when it is let go."""
    found: list[Route] = []
    page.route(_SCRIPT, found.append)
    yield found
    page.unroute(_SCRIPT)


def let_go(page: Page, held: list[Route]) -> None:
    page.unroute(_SCRIPT)
    for one in held:
        one.continue_()


@pytest.mark.parametrize(("tone", "soft"), [("light", "rgb(86, 96, 111)"), ("dark", "rgb(169, 180, 194)")])
def test_it_is_seen_and_then_gone(page: Page, site: Site, held: list[Route], tone: str, soft: str) -> None:
    page.emulate_media(color_scheme=tone)  # type: ignore[arg-type]
    page.goto(f"{site.address}/law", wait_until="commit")
    told = page.get_by_text(WORDS)
    expect(told).to_be_visible()
    expect(told).to_have_role("status")
    expect(told).to_have_css("color", soft)
    expect(page.get_by_text(NEEDED)).to_be_hidden()
    page.emulate_media(media="print")
    expect(told).to_be_hidden()
    page.emulate_media(media="screen")
    let_go(page, held)
    settled(page)
    expect(told).to_be_hidden()
    assert "at-first" not in page.evaluate(_SHIFTS)
    expect(page.get_by_role("heading", level=1)).to_have_text("法规库")


def test_the_chosen_tone_goes_before_the_system_s(page: Page, site: Site, held: list[Route]) -> None:
    page.emulate_media(color_scheme="light")
    page.locator(".tone").click()
    page.goto(site.address, wait_until="commit")
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(18, 22, 28)")
    let_go(page, held)
    settled(page)
    expect(page.locator("body")).to_have_css("background-color", "rgb(18, 22, 28)")


def test_without_javascript_it_says_what_is_needed(site: Site, chromium: Chromium) -> None:
    with chromium.context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(site.address)
        expect(tab.get_by_text(NEEDED)).to_be_visible()
        expect(tab.get_by_text(WORDS)).to_be_hidden()
