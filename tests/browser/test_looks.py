"""Every page at the two sizes it is made for: nothing is wider than the window, no button leaves it, no name covers another.

    ASSISTANT_TEST_LOOKS=FOLDER pytest tests/browser/test_looks.py

writes a picture of each in both tones, to be looked at beside the sketches; without it only the checks are made.
"""

import os
from pathlib import Path

import pytest
from conftest import Site, settled
from playwright.sync_api import Page, expect

from assistant.web.frame import PAGES

pytestmark = pytest.mark.browser
_SLOW = 90_000
_SIZES = {"desk": (1366, 768), "tablet": (820, 1180)}
_VIEWS = (
    "law?view=cite", "law?view=change", "law?view=import", "law?name=安全生产法&article=第一百零二条",
    "teach?view=papers", "teach?view=bank", "teach?view=counter", "search?q=消防法第六十条", "case?new=1",
    "review?id=new", "record?id=new",
)  # fmt: skip
_STEPS = ("facts", "clause", "evidence", "procedure", "discretion", "papers", "review")
_OUTSIDE = """() => [...document.querySelectorAll("button, a, input, select, textarea, .pill, .said")].filter((one) => {
    const at = one.getBoundingClientRect();
    const shown = at.width > 1 && one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    const scrolls = one.closest(".scroll, .steps, .beside, .pair, .unseen, .skip");
    return shown && !scrolls && (at.right > innerWidth + 1 || at.left < -1);
}).map((one) => one.outerHTML.slice(0, 120))"""
_COVERED = """() => [...document.querySelectorAll("[data-testid=block-label]")].filter((label) => {
    const at = label.getBoundingClientRect();
    const icon = label.parentElement.querySelector("[data-testid=upload-icon]")?.getBoundingClientRect();
    return icon && at.width && icon.width && icon.top < at.bottom && icon.left < at.right && icon.right > at.left;
}).map((label) => label.textContent)"""


def looked_at(page: Page, name: str) -> None:
    """Check the page as it stands at each size; take its pictures if they are wanted."""
    folder = os.environ.get("ASSISTANT_TEST_LOOKS")
    for size, (width, height) in _SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (name, size)
        assert page.evaluate(_OUTSIDE) == [], (name, size)
        assert page.evaluate(_COVERED) == [], (name, size)
        for tone in ("light", "dark") if folder else ():
            page.emulate_media(color_scheme=tone)  # type: ignore[arg-type]
            page.wait_for_timeout(200)
            Path(folder or "").mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder or "") / f"{name}-{size}-{tone}.png")


@pytest.mark.parametrize("address", [*(page.route for page in PAGES), *_VIEWS])
def test_a_page(page: Page, site: Site, address: str) -> None:
    page.goto(f"{site.address}/{address}")
    settled(page)
    looked_at(page, (address or "home").replace("?", "-").replace("/", "-"))


def test_the_steps_of_a_case(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/case")
    expect(page.locator("#case-mine")).to_contain_text("我的案件", timeout=_SLOW)
    page.get_by_role("button", name="载入演示案件（虚构）").click()
    expect(page.locator("#case-strip")).to_contain_text("青禾小馆", timeout=_SLOW)
    number = page.locator("#case-strip h2").inner_text()
    for step in _STEPS:
        page.goto(f"{site.address}/case?id={number}&step={step}")
        expect(page.locator("#case-source .leaf")).to_contain_text("条", timeout=_SLOW)
        if step in ("papers", "review"):
            page.locator(f"#case-{step} .go").click(timeout=_SLOW)
        settled(page)
        looked_at(page, f"step-{step}")
