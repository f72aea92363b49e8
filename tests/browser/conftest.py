"""A running page in a process of its own, and a Chromium to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from assistant.settings import ROOT

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_START_SECONDS = 300


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page started as a user starts it: ``python app.py``."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = os.environ.get("ASSISTANT_TEST_HOME") or str(tmp_path_factory.mktemp("home"))
    environment = os.environ | {"ASSISTANT_HOME": home, "ASSISTANT_PORT": str(port)}
    log = tmp_path_factory.mktemp("log") / "app.txt"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "app.py")], env=environment, stdout=output, stderr=output, cwd=ROOT
        )
        try:
            _wait(f"http://127.0.0.1:{port}", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).read()
            return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"the page did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture
def page(site: str) -> Iterator[Page]:
    """A fresh tab; the test fails if the page asks anything of another machine."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed (.ci/run installs it)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        tab = browser.new_page(viewport={"width": 1360, "height": 1100}, accept_downloads=True)
        abroad: list[str] = []
        tab.on("request", lambda request: abroad.append(request.url) if _abroad(request.url, site) else None)
        tab.goto(site)
        tab.get_by_text("执法办案助手").first.wait_for()
        yield tab
        browser.close()
    assert abroad == []


def _abroad(url: str, site: str) -> bool:
    return not url.startswith((site, site.replace("http", "ws"), "data:", "blob:"))
