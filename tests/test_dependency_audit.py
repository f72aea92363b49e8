"""The audit of dependencies in CI: it finds what it should, and never takes silence for safety."""

from __future__ import annotations

import importlib.util
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
HERE = {"jinja2": "3.1.6", "starlette": "1.10.0"}


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def osv() -> Iterator[Callable[[Any, int], str]]:
    """A service that answers what a test says; its address."""
    servers: list[HTTPServer] = []

    def serving(answer: Any, status: int = 200) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # noqa: N802  (a name of the standard library)
                asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
                assert all(query["package"]["ecosystem"] == "PyPI" for query in asked["queries"])
                self.send_response(status)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            def log_message(self, *_: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield serving
    for server in servers:
        server.shutdown()
        server.server_close()


HOLE = {"vulns": [{"id": "OLD-1"}]}


def test_a_hole_is_found(audit: ModuleType, osv: Callable[..., str]) -> None:
    answer = {"results": [HOLE, {}, {"vulns": [{"id": "A-1"}, {"id": "A-2"}]}]}
    assert audit.advisories(HERE, osv(answer)) == {"starlette": ["A-1", "A-2"]}


def test_no_hole_is_none(audit: ModuleType, osv: Callable[..., str]) -> None:
    assert audit.advisories(HERE, osv({"results": [HOLE, {}, {}]})) == {}


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ({"results": [{}, {}, {}]}, 200),  # knows not even the old one: a stand-in, not the service
        ({"results": [HOLE, {}]}, 200),
        ({"results": []}, 200),
        ({"results": None}, 200),
        ([], 200),
        ("a page to sign in", 200),
        ({"results": [HOLE, {}, {}]}, 404),
        ({"results": [HOLE, {}, {}]}, 503),
    ],
)
def test_silence_is_no_safety(audit: ModuleType, osv: Callable[..., str], answer: Any, status: int) -> None:
    assert audit.advisories(HERE, osv(answer, status)) is None


def test_nobody_there_is_no_safety(audit: ModuleType) -> None:
    assert audit.advisories(HERE, "http://127.0.0.1:9/") is None


def test_versions_nobody_wrote_down(audit: ModuleType) -> None:
    found = {"assistant": "0.1.0", "pip": "25.0", "jinja2": "3.1.6", "torch": "2.13.0", "x-y": "2"}
    pinned = {"jinja2": "3.1.5", "torch": "2.13.0"}
    assert list(audit.unpinned(found, pinned)) == [
        "jinja2 3.1.6 is installed, pinned: 3.1.5",
        "x-y 2 is installed, pinned: nothing",
    ]


def test_pins_are_read_as_pip_reads_them(audit: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    path.write_text("# head\nJinja2==3.1.6\nA_b.C==1.0 ; python_version > '3'\nx>=2\n\ny==2  # why\n")
    assert audit.pins(path) == {"jinja2": "3.1.6", "a-b-c": "1.0", "y": "2"}
    assert len(audit.pins(ROOT / "constraints.txt")) > 100


def test_withdrawn_versions_are_told(audit: ModuleType) -> None:
    output = "Collecting x\n  WARNING: The candidate selected for download or install is a yanked version: 'x' candidate\nDone"
    assert len(list(audit.withdrawn(output))) == 1
    assert list(audit.withdrawn("Collecting x\nDone")) == []


ALL = "Successfully installed Jinja2-3.1.6 assistant-0.1.0 starlette-1.10.0"


@pytest.mark.parametrize(
    ("output", "silent"),
    [
        (None, ["jinja2", "starlette"]),  # no file
        ("", ["jinja2", "starlette"]),
        ("Requirement already satisfied: jinja2 in ./venv", ["jinja2", "starlette"]),
        ("Successfully installed starlette-1.10.0", ["jinja2"]),
        (ALL, []),
        (f"Successfully installed wheel-1\n{ALL}\n", []),  # tools first
    ],
)
def test_what_pip_was_not_asked_is_told(
    audit: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    output: str | None,
    silent: list[str],
) -> None:
    here = HERE | {"pip": "25.0"}
    assert audit.unasked(here, output or "") == silent
    monkeypatch.setattr(audit, "installed", lambda: here)
    monkeypatch.setattr(audit, "pins", lambda _: dict(HERE))
    monkeypatch.setattr(audit, "advisories", lambda found: {})
    path = tmp_path / "pip.txt"
    if output is not None:
        path.write_text(output)
    assert audit.main(path) == 0
    told = capsys.readouterr().out
    assert ("SKIPPED: withdrawn" in told) is bool(silent)
    assert ("none withdrawn" in told) is not bool(silent)
    assert all(one in told for one in silent)


def test_a_fault_fails_and_silence_is_said(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(audit, "installed", lambda: dict(HERE))
    monkeypatch.setattr(audit, "pins", lambda _: dict(HERE))
    monkeypatch.setattr(audit, "advisories", lambda found: None)
    assert audit.main(None) == 0
    assert "SKIPPED: advisories" in capsys.readouterr().out
    output = tmp_path / "pip.txt"
    output.write_text("WARNING: ... yanked version\nSuccessfully installed Jinja2-3.1.6 starlette-1.10.0")
    assert audit.main(output) == 1
    monkeypatch.setattr(audit, "advisories", lambda found: {"jinja2": ["A-1"]})
    assert audit.main(None) == 0  # told, and nobody's tree turns red overnight
    assert "ADVISORY jinja2 3.1.6: A-1" in capsys.readouterr().out
    assert audit.main(None, strict=True) == 1


def test_ci_runs_it_on_what_pip_said() -> None:
    told = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "| tee .ci-venv/pip.txt" in told
    assert "python .ci/audit.py .ci-venv/pip.txt" in told
    assert "python3 -m venv --clear .ci-venv" in told
    assert "pip install -q" not in told  # quiet, it says neither what it chose nor that it chose nothing
    assert "set -euo pipefail" in told
