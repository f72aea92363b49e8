"""How much of what is personal is hidden in a paper for publication, and how much of what must stay is kept.

The papers (``redaction.jsonl``, fictional) were written by the author of the rules and are marked by hand: ⟦personal⟧,
⟪must stay⟫. The rules were amended by what the first run missed, so the figures are not those of unseen papers. Each is
read twice: as a paper of its case, where the case says who is who (公开版), and as a case that is imported, where only the
name and the kind of its party are known (导入).

    python -m benchmarks.redaction
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.documents.agency import Agency
from assistant.documents.redact import redactor
from assistant.documents.sheet import sheet_of
from assistant.documents.template import template_of
from assistant.dossier.model import Case, Party, Person
from assistant.law.library import open_library
from assistant.text.personal import masked, named_in, persons_called

_PAPERS = Path(__file__).with_suffix(".jsonl")
_MARK = re.compile(r"⟦(?P<personal>[^⟧]*)⟧|⟪(?P<kept>[^⟫]*)⟫")


@dataclass(frozen=True, slots=True)
class Marked:
    """A paper without its marks, what in it is personal and what must stay, each once."""

    kind: str
    text: str
    personal: tuple[str, ...]
    kept: tuple[str, ...]
    case: dict[str, Any]


def papers() -> Iterator[Marked]:
    """The marked papers."""
    for line in _PAPERS.read_text("utf-8").splitlines():
        row = json.loads(line)
        found = list(_MARK.finditer(row["text"]))
        text = _MARK.sub(lambda m: m["personal"] or m["kept"], row["text"])
        groups = [tuple(dict.fromkeys(m[name] for m in found if m[name])) for name in ("personal", "kept")]
        yield Marked(row["kind"], text, groups[0], groups[1], row["case"])


def published(paper: Marked) -> str:
    """The paper as one of its case, for publication."""
    told = dict(paper.case)
    agency = Agency(
        name=told.get("agency", ""), phone=told.pop("agency_phone", ""), payment=told.pop("payment", "")
    )
    officers = tuple(told.pop("officers", ()))
    people = {
        role: Person(name=told.pop(role), phone=told.pop(f"{role}_phone", ""))
        for role in ("agent", "guardian", "responsible")
        if role in told
    }
    more: dict[str, Any] = {role: one for role, one in people.items() if role != "responsible"}
    more["responsible"] = tuple(one for role, one in people.items() if role == "responsible")
    told.pop("agency", None)
    case = Case(facts=paper.text, party=Party(**told, **more), agency=agency.name, officers=officers)
    sheet, _ = sheet_of(case, template_of("closing").entry, open_library())
    return redactor(replace(sheet, agency=agency))(paper.text)


def imported(paper: Marked) -> str:
    """The paper as a case that is imported: its party by name and kind, nothing else known; representatives are hidden too."""
    party = persons_called(paper.case["name"], certain=paper.case["kind"] == "个人")
    return masked(paper.text, (*party, *named_in([paper.text])))


def main() -> None:
    """Print both shares, and every miss."""
    for name, way in (("公开版", published), ("导入", imported)):
        count: Counter[str] = Counter()
        for number, paper in enumerate(papers(), 1):
            out = way(paper)
            left = [item for item in paper.personal if item in out]
            gone = [item for item in paper.kept if item not in out]
            count.update(personal=len(paper.personal), left=len(left), kept=len(paper.kept), gone=len(gone))
            if left or gone:
                print(f"  {name} {number} {paper.kind}：没有隐去 {left}；不该隐去 {gone}")
        hidden, stayed = count["personal"] - count["left"], count["kept"] - count["gone"]
        print(f"{name}：个人信息隐去 {hidden}/{count['personal']}（{hidden / count['personal']:.3f}）"
              f"，应当保留的保留 {stayed}/{count['kept']}（{stayed / count['kept']:.3f}）")  # fmt: skip


if __name__ == "__main__":
    main()
