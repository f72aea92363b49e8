"""Publishes the contract: one JSON schema file a verb under docs/schemas. Run: python -m scripts.write_schemas."""

from __future__ import annotations

import json
from pathlib import Path

from assistant.contract import VERBS, Verb

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "schemas"


def text_of(verb: Verb) -> str:
    """The file of one verb."""
    return json.dumps(verb.schema(), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write all files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for verb in VERBS:
        (FOLDER / f"{verb.name}.json").write_text(text_of(verb), encoding="utf-8")


if __name__ == "__main__":
    main()
