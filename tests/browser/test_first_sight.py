"""What is seen before a page is drawn: that it is loading, calmly, in the user's tone; then it is gone, and nothing moved."""

import pytest
from conftest import Chromium, Site, settled
from playwright.sync_api import Page, Route, expect

from assistant.web.frame import PAGES, READING
from assistant.web.loading import NEEDED, WORDS

pytestmark = pytest.mark.browser
_SCRIPT = "**/assets/index-*.js"
_UNSCRIPTED = ".at-first noscript"
_SHIFTS = """() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().flatMap(
    (one) => one.sources.map((source) => source.node?.parentElement?.className ?? "")))
).observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done([]), 500))"""


class Held:
    """A file of a page, which comes only when it is let go."""

    def __init__(self, page: Page, what: str) -> None:
        self._waiting: list[Route] | None = []
        page.route(what, self._asked)

    def _asked(self, route: Route) -> None:
        if self._waiting is None:
            route.continue_()
        else:
            self._waiting.append(route)

    def let_go(self) -> None:
        """Let it come, and whatever it asks for after."""
        waiting, self._waiting = self._waiting or [], None
        for one in waiting:
            one.continue_()


@pytest.fixture
def held(page: Page) -> Held:
    return Held(page, _SCRIPT)


@pytest.mark.parametrize(("tone", "soft"), [("light", "rgb(86, 96, 111)"), ("dark", "rgb(169, 180, 194)")])
def test_it_is_seen_and_then_gone(page: Page, site: Site, held: Held, tone: str, soft: str) -> None:
    page.emulate_media(color_scheme=tone)  # type: ignore[arg-type]
    page.goto(f"{site.address}/law", wait_until="commit")
    told = page.get_by_text(WORDS)
    expect(told).to_be_visible()
    expect(told).to_have_role("status")
    expect(told).to_have_css("color", soft)
    expect(page.locator(_UNSCRIPTED)).to_be_hidden()
    page.emulate_media(media="print")
    expect(told).to_be_hidden()
    page.emulate_media(media="screen")
    held.let_go()
    settled(page)
    expect(told).to_be_hidden()
    assert "at-first" not in page.evaluate(_SHIFTS)
    expect(page.get_by_role("heading", level=1)).to_have_text("法规库")


def test_gradio_s_own_sign_is_not_seen_beside_it(page: Page, site: Site) -> None:
    held = Held(page, "**/theme.css*")  # its script is there then, and waits
    page.goto(f"{site.address}/law", wait_until="commit")
    own = page.locator("gradio-app [data-testid=status-tracker] .loading")
    own.wait_for(state="attached")
    expect(own).to_be_hidden()
    expect(page.get_by_text(WORDS)).to_be_visible()
    held.let_go()
    settled(page)
    expect(page.get_by_text(WORDS)).to_be_hidden()


def test_an_error_of_gradio_takes_its_place(page: Page, site: Site, held: Held) -> None:
    page.goto(f"{site.address}/law", wait_until="commit")
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.evaluate("document.querySelector('gradio-app').innerHTML = '<div class=error>坏了</div>'")
    expect(page.get_by_text("坏了")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_be_hidden()


def test_the_chosen_tone_goes_before_the_system_s(page: Page, site: Site, held: Held) -> None:
    page.emulate_media(color_scheme="light")
    page.locator(".tone").click()
    page.goto(site.address, wait_until="commit")
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(18, 22, 28)")
    held.let_go()
    settled(page)
    expect(page.locator("body")).to_have_css("background-color", "rgb(18, 22, 28)")


def test_without_javascript_it_says_what_is_needed(site: Site, chromium: Chromium) -> None:
    with chromium.context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(site.address)
        expect(tab.locator(_UNSCRIPTED)).to_be_visible()
        assert tab.locator(".at-first").inner_text().strip() == NEEDED


@pytest.mark.parametrize("route", [one.route for one in PAGES])
def test_a_page_that_is_being_read_says_so_until_it_is_there(page: Page, site: Site, route: str) -> None:
    """The frame comes first; what stands in it is asked for, which takes seconds on a busy machine."""
    held = Held(page, "**/gradio_api/queue/join*")
    page.goto(f"{site.address}/{route}", wait_until="commit")
    told = page.get_by_text(READING, exact=True)
    expect(told).to_be_visible()
    expect(told).to_have_role("status")
    expect(page.locator(".block.reading")).to_have_css("opacity", "1")
    held.let_go()
    settled(page)
    expect(told).to_be_hidden()
