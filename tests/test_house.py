"""The house keeps its shape: data flows one way, each thing has one home, each name one meaning."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "assistant").rglob("*.py"))
FACES = ("assistant.cli", "assistant.web", "assistant.mcp", "assistant.langchain", "assistant.contract")
# what each room may not look up to, from the ground; a room is a folder or a module of assistant/
FLOORS = (
    (
        "errors",
        "faults",
        "settings",
        "corpora",
        "files",
        "arrays",
        "console",
        "offline",
        "bounds",
        "journal",
        "sealing",
    ),
    ("text", "paper"),
    ("law", "dossier", "people", "backup"),
    ("search",),
    ("analysis",),
    ("review",),
    ("documents", "speech"),
    ("cases",),
    ("teaching",),
    ("verbs", "contract"),
    ("jobs", "doctor"),
    ("evaluation", "web", "mcp", "langchain", "cli"),
)
OWNERS = {
    "Reading": "law/penalties/reading.py",
    "Change": "law/diff.py",
    "Element": "analysis/elements.py",
    "Paragraph": "documents/model.py",
    "Unit": "search/units.py",
    "Item": "",
}


def room(path: Path) -> str:
    """The folder or module of assistant/ that a file belongs to."""
    return path.relative_to(ROOT / "assistant").parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The modules of ours that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (
                [f"assistant.{a.name}" for a in node.names] if node.module == "assistant" else [node.module]
            )
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def floor(name: str) -> int:
    """How high a room stands; the package itself stands on the ground."""
    return next((level for level, rooms in enumerate(FLOORS) if name in rooms), 0)


def test_every_room_stands_on_a_floor() -> None:
    known = {name for rooms in FLOORS for name in rooms} | {"__init__"}
    assert {room(path) for path in SOURCES} <= known


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_looks_up(path: Path) -> None:
    here = room(path)
    above = [
        name
        for name in imports(path)
        if name.startswith("assistant.") and floor(name.split(".")[1]) > floor(here)
    ]
    assert here == "verbs" or above == []


def test_the_measuring_code_imports_no_face() -> None:
    measuring = (ROOT / "assistant" / "evaluation").rglob("*.py")
    assert [name for path in measuring for name in imports(path) if name.startswith(FACES)] == []


@pytest.mark.parametrize("name", OWNERS)
def test_a_class_name_means_one_thing(name: str) -> None:
    """The contract may speak of the same things in its own objects."""
    found = [
        path.relative_to(ROOT / "assistant").as_posix()
        for path in SOURCES
        if room(path) != "contract" and re.search(rf"^class {name}\b", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert found == ([OWNERS[name]] if OWNERS[name] else [])


HOMES = {
    r"\bimport yaml\b": {"corpora.py"},
    r"\bimport bm25s\b|^def bm25\b": {"search/postings.py"},
    r"(?:os|draft)\.replace\(": {"files.py", "dossier/attachments.py"},
    r"\bnp\.load\(|\bopen_memmap\(": {"arrays.py"},
    r"\bmkdtemp\(|\bmkstemp\(": {"files.py", "speech/packaged.py", "dossier/attachments.py"},
    r"元以上\"|元以下\"|}元以上|}元以下": {"law/penalties/text.py"},
}


@pytest.mark.parametrize("pattern", HOMES)
def test_a_thing_has_one_home(pattern: str) -> None:
    found = {
        path.relative_to(ROOT / "assistant").as_posix()
        for path in SOURCES
        if re.search(pattern, path.read_text("utf-8"), re.MULTILINE)
    }
    assert found <= HOMES[pattern]


def test_no_two_files_of_tests_are_the_same_module() -> None:
    """pytest imports a test by its file name where its folder is no package: a second of that name stops the whole run."""
    alone = [
        path for path in (ROOT / "tests").rglob("test_*.py") if not (path.parent / "__init__.py").exists()
    ]
    names = [path.name for path in alone]
    assert sorted({name for name in names if names.count(name) > 1}) == []
