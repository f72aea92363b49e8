"""The packages CI runs with: all pinned, fitting together, none withdrawn, none with a known hole as far as that can be asked.

    python .ci/audit.py [output of pip install] [--strict]

Fails on a package that is installed and not pinned (or in another version), on ``pip check``, on a version its author has
withdrawn (pip warns of it while it installs; of what this run of pip did not install, it says nothing). Advisories come from OSV and are told; they fail the run only with
``--strict``, as before a release: what is published tonight must not turn a tree red that nobody changed. Where OSV cannot
be reached, or does not know a hole that has been known for years, or pip installed nothing, a line says that nothing was
asked: silence would look like safety.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OSV = "https://api.osv.dev/v1/querybatch"
KNOWN = ("jinja2", "2.4.1")  # with advisories since 2014: who finds none there was not really asked
TOOLS = {"assistant", "pip", "setuptools", "wheel"}  # ours, and what comes with Python
_SECONDS = 20
_SHOWN = 5


def name(text: str) -> str:
    """A package's name in the one spelling."""
    return re.sub(r"[-_.]+", "-", text).lower()


def pins(path: Path) -> dict[str, str]:
    """Name → version of a constraints file."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return {
        name(left): right.partition(";")[0].strip()
        for left, _, right in (line.partition("==") for line in lines)
        if right
    }


def installed() -> dict[str, str]:
    """Name → version of what is here, without a local part (torch's +cpu)."""
    return {name(one.metadata["Name"]): one.version.partition("+")[0] for one in distributions()}


def unpinned(found: Mapping[str, str], pinned: Mapping[str, str]) -> Iterator[str]:
    """What is here in a version nobody wrote down."""
    for package, version in sorted(found.items()):
        wanted = pinned.get(package, "").partition("+")[0]
        if package not in TOOLS and wanted != version:
            yield f"{package} {version} is installed, pinned: {wanted or 'nothing'}"


def withdrawn(output: str) -> Iterator[str]:
    """Pip's warnings of versions that their authors have withdrawn."""
    yield from (line.strip() for line in output.splitlines() if "yanked" in line)


def unasked(found: Mapping[str, str], output: str) -> list[str]:
    """The packages that this run of pip did not choose, so that it had nothing to warn of."""
    (told,) = re.findall(r"^Successfully installed (.+)$", output, re.MULTILINE)[-1:] or [""]
    chosen = {name(one.rpartition("-")[0]) for one in told.split()}
    return sorted(package for package in found if package not in TOOLS | chosen)


def advisories(found: Mapping[str, str], address: str = OSV) -> dict[str, list[str]] | None:
    """Package → advisories that concern the version that is here; None when nobody could be asked.

    Args:
        found: name → version.
        address: of the OSV service.
    """
    asked = [KNOWN, *sorted(found.items())]
    queries = [{"package": {"ecosystem": "PyPI", "name": one}, "version": version} for one, version in asked]
    try:
        request = urllib.request.Request(
            address, json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            results: list[Any] = json.load(answer)["results"]
        told = [[str(hole["id"]) for hole in (one or {}).get("vulns") or ()] for one in results]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    if len(told) != len(asked) or not told[0]:
        return None
    return {one: holes for (one, _), holes in zip(asked[1:], told[1:], strict=True) if holes}


def main(output: Path | None, *, strict: bool = False) -> int:
    """Check all and tell; the number of faults, advisories among them only when ``strict``."""
    found = installed()
    faults = list(unpinned(found, pins(ROOT / "constraints.txt")))
    said = output.read_text("utf-8", "replace") if output and output.is_file() else ""
    faults += withdrawn(said)
    if silent := unasked(found, said):
        few = ", ".join(silent[:_SHOWN]) + (", …" if len(silent) > _SHOWN else "")
        print(
            f"SKIPPED: withdrawn versions of {len(silent)} packages ({few}); pip was not asked for them now"
        )
    checked = subprocess.run(
        [sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False
    )
    faults += checked.stdout.splitlines() if checked.returncode else ()
    holes = advisories({package: version for package, version in found.items() if package not in TOOLS})
    if holes is None:
        print(
            "SKIPPED: advisories (OSV cannot be reached from here); nothing is known of holes in these versions"
        )
    else:
        told = [f"ADVISORY {package} {found[package]}: {', '.join(ids)}" for package, ids in holes.items()]
        print(f"advisories asked for {len(found)} packages: {len(holes)} with any", *told, sep="\n")
        faults += told if strict else ()
    sure = ", none withdrawn" if not silent else ""
    print("\n".join(faults) or f"{len(found)} packages: all pinned, fitting together{sure}")
    return len(faults)


if __name__ == "__main__":
    paths = [Path(given) for given in sys.argv[1:] if given != "--strict"]
    sys.exit(1 if main(paths[0] if paths else None, strict="--strict" in sys.argv) else 0)
