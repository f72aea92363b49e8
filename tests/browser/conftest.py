"""A running page in a process of its own, and a Chromium to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)

from assistant.analysis.rule_index import open_rules
from assistant.law.library import LawLibrary
from assistant.search.articles import open_search
from assistant.settings import ROOT, settings

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",  # in a container /dev/shm may be small or missing
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_START_SECONDS = 300
PATIENCE = 90_000  # milliseconds; what is waited for comes as soon as the machine can, and no sooner

expect.set_options(timeout=PATIENCE)
_under_way: WeakKeyDictionary[Page, set[Request]] = WeakKeyDictionary()


class Site:
    """A page started as a user starts it: ``python app.py``; it can be stopped and started again."""

    def __init__(self, home: Path, log: Path, **chosen: str) -> None:
        """One on a free port.

        Args:
            home: its data folder.
            log: where what it prints goes.
            chosen: settings besides, as ``root_path``.
        """
        self._chosen = {f"ASSISTANT_{name.upper()}": value for name, value in chosen.items()}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self.home, self.log = home, log
        self.address = f"http://127.0.0.1:{self._port}"
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, *command: str, typed: str = "") -> str:
        """Run a command line of the program in the site's home; what it says."""
        environment = os.environ | {"ASSISTANT_HOME": str(self.home)}
        done = subprocess.run(
            [sys.executable, "-m", "assistant.cli", *command],
            input=typed, env=environment, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True,
        )  # fmt: skip
        return done.stdout

    def start(self) -> None:
        """Start it and wait until it answers."""
        own = {"ASSISTANT_HOME": str(self.home), "ASSISTANT_PORT": str(self._port)}
        environment = os.environ | own | self._chosen
        with self.log.open("a") as output:
            self._process = subprocess.Popen(
                [sys.executable, str(ROOT / "app.py")],
                env=environment,
                stdout=output,
                stderr=output,
                cwd=ROOT,
            )
        _wait(self.address, self._process, self.log)

    def stop(self) -> None:
        """Kill it, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=120)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, for the whole session."""
    home = Path(os.environ.get("ASSISTANT_TEST_HOME") or tmp_path_factory.mktemp("home"))
    site = Site(home, tmp_path_factory.mktemp("log") / "app.txt")
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="module")
def furnished(packaged_library: LawLibrary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that has its laws and indexes: they are built once in a run, and once more by ``site`` as by a user."""
    open_search()
    open_rules()
    home = tmp_path_factory.mktemp("home")
    shutil.copyfile(packaged_library.path, home / "library.db")
    shutil.copytree(settings().index_dir, home / "indexes", symlinks=True)
    return home


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=60).read()
            return
        except urllib.error.HTTPError:  # it answers that one must sign in
            return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"the page did not start:\n{log.read_text()[-3000:]}")


class Chromium:
    """One browser for the tests of a file: starting it takes longer than most of them. One that died is started anew."""

    def __init__(self) -> None:
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None

    def context(self, **wanted: Any) -> BrowserContext:
        """A context of its own, with nothing of another's, and with the patience of a slow machine."""
        if not (self._browser and self._lives and self._browser.is_connected()):
            self.close()
            self._start()
        assert self._browser
        context = self._browser.new_context(viewport={"width": 1366, "height": 768}, **wanted)
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(PATIENCE)
        return context

    def close(self) -> None:
        """End it."""
        if self._playwright and self._lives:
            with suppress(Error):  # it has ended by itself
                assert self._browser
                self._browser.close()
            self._playwright.stop()
        self._playwright = self._browser = None

    @property
    def _lives(self) -> bool:
        """Whether what speaks with the browser still runs; a test that was stuck was cut out of it."""
        return not self._playwright._dispatcher_fiber.dead  # type: ignore[union-attr]

    def _start(self) -> None:
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if program is None:
            pytest.skip("Chromium is not installed (.ci/run installs it)")
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=program, args=_FLAGS, timeout=2 * PATIENCE
        )


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    """Not for the whole session: what runs it would be in the way of other tests' event loops."""
    chromium = Chromium()
    yield chromium
    chromium.close()


@pytest.fixture
def page(site: Site, chromium: Chromium) -> Iterator[Page]:
    """A fresh tab; the test fails if the page asks anything of another machine."""
    for tab in tab_of(site, chromium):
        tab.locator(".top").wait_for()
        yield tab


def tab_of(site: Site, chromium: Chromium) -> Iterator[Page]:
    """A fresh tab on the first page of a site, closed when the caller is done."""
    with chromium.context(locale="en-US", accept_downloads=True) as context:
        tab = context.new_page()
        _watch(tab)
        abroad: list[str] = []
        tab.on(
            "request",
            lambda request: abroad.append(request.url) if _abroad(request.url, site.address) else None,
        )
        tab.goto(site.address)
        yield tab
    assert abroad == []


def settled(tab: Page) -> None:
    """Wait until a page has asked for all it shows and has the answers: nothing is under way for a second."""
    tab.locator(".top").wait_for()
    end, quiet = time.monotonic() + 4 * PATIENCE / 1000, 0  # the first answer may have an index to build
    while quiet < 10:
        assert time.monotonic() < end, f"still under way: {sorted(one.url for one in _under_way[tab])}"
        tab.wait_for_timeout(100)
        quiet = 0 if _under_way[tab] else quiet + 1
    expect(tab.locator(".waiting")).to_have_count(0)


def _watch(tab: Page) -> None:
    """Keep what a tab has asked and has no answer to; the beat of its heart is never over."""
    asked = _under_way[tab] = set()
    tab.on("request", lambda one: asked.add(one) if "/heartbeat/" not in one.url else None)
    tab.on("requestfinished", lambda one: asked.discard(one))
    tab.on("requestfailed", lambda one: asked.discard(one))


def _abroad(url: str, site: str) -> bool:
    return not url.startswith((site, site.replace("http", "ws"), "data:", "blob:"))
