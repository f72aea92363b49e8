"""What the journeys share: signing in, the keyboard alone, and what a screen reader finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from conftest import Site
from playwright.sync_api import Locator, Page, expect

_OPERATED = frozenset(
    [
        "button",
        "link",
        "textbox",
        "searchbox",
        "combobox",
        "listbox",
        "checkbox",
        "radio",
        "switch",
        "spinbutton",
        "tab",
        "menuitem",
        "slider",
    ]
)


def sign_in(tab: Page, site: Site, name: str, word: str) -> None:
    """Sign in on the first page."""
    tab.goto(site.address)
    tab.get_by_label("用户名").fill(name)
    tab.get_by_label("口令", exact=True).fill(word)
    tab.get_by_role("button", name="登录").click()


def sign_out(tab: Page) -> None:
    """Leave."""
    tab.get_by_role("button", name="退出").click()
    expect(tab.get_by_label("用户名")).to_be_visible()


def tab_to(tab: Page, wanted: Locator, most: int = 120) -> None:
    """Press Tab until something has the focus, as who has no mouse does."""
    expect(wanted).to_be_visible()
    for _ in range(most):
        if wanted.evaluate("node => node === document.activeElement"):
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {wanted}")


def heard(tab: Page) -> None:
    """What a screen reader is told is whole: nothing serious found by axe, every control named, one title, a main part."""
    found = [
        f"{one['id']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in Axe().run(tab).response["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert found == [], (tab.url, found)
    nodes = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
    told = [
        (node["role"]["value"], node.get("name", {}).get("value", "").strip())
        for node in nodes
        if not node["ignored"]
    ]
    assert [role for role, name in told if role in _OPERATED and not name] == [], tab.url
    roles = [role for role, _ in told]
    assert {"main", "navigation"} <= set(roles), (tab.url, set(roles))
    expect(tab.get_by_role("heading", level=1)).to_have_count(1)
