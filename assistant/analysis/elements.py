"""The elements (要件) that a suggested clause implies, from corpora/elements.yaml and features of the rule."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from assistant.analysis.model import Suggestion
from assistant.corpora import Data, corpus, load
from assistant.dossier.model import Case, EvidenceKind

Feature = Literal[
    "person",
    "organisation",
    "scoped",
    "permit",
    "order",
    "base",
    "income",
    "goods",
    "consequence",
    "responsible",
    "standard",
]

_PERMIT = re.compile(r"许可|批准|审批|同意|备案|登记|资质|资格|执照|证书|无证|未取得|擅自|核准|未经")
_SCOPED = re.compile(
    r"区域|范围|道路|街道|广场|保护区|河道|湖泊|绿地|公园|公共|场所|城市|村庄|建成区|林地|耕地|水域"
)
_ORDER = re.compile(r"逾期|拒不|期限内|仍不|再不|不改正|不予改正|拒绝改正")
_STANDARD = re.compile(r"超过.{0,12}(标准|限值|总量)|超标|不符合.{0,16}标准|检验不合格")
_CONSEQUENCE = re.compile(r"情节|造成|后果|损失|伤亡|危害|事故|再次|多次|严重|超过|货值")


class Element(Data):
    """One element of the catalogue; see corpora/elements.yaml for the meaning of each field."""

    id: str
    name: str
    when: tuple[Feature, ...]
    cues: tuple[re.Pattern[str], ...]
    sole: tuple[EvidenceKind, ...]
    papers: frozenset[str] = frozenset()
    lacks: bool = False
    topics: tuple[str, ...] = ()
    collect: str
    source: str
    basis: str
    match: Literal["", "conduct", "base"] = ""
    optional: bool = False


def load_elements(path: Path | None = None) -> tuple[Element, ...]:
    """The catalogue of elements.

    Args:
        path: the YAML file; None means corpora/elements.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(path or corpus("elements.yaml"), tuple[Element, ...])


def features(case: Case, suggestion: Suggestion | None, *, clause_text: str = "") -> frozenset[Feature]:
    """What the clause and the party call for.

    Args:
        case: gives the kind of party.
        suggestion: the clause that may apply; None while none is settled, then only the party counts.
        clause_text: text of the violated duty clauses, where permit words and places often stand.
    """
    of_party: Feature = "organisation" if case.party.kind != "个人" else "person"
    if suggestion is None:
        return frozenset({of_party})
    rule = suggestion.rule
    text = rule.conduct + clause_text
    conditions = [p.condition for p in rule.penalties] + [f.condition for f in rule.fines]
    checks: dict[Feature, bool] = {
        "permit": bool(_PERMIT.search(text)),
        "scoped": bool(_SCOPED.search(text)),
        "order": any(_ORDER.search(c) for c in conditions),
        "consequence": any(_CONSEQUENCE.search(c) for c in conditions),
        "base": any(f.type in {"multiple", "percent", "per_unit"} for f in rule.fines),
        "income": "没收违法所得" in rule.kinds,
        "goods": "没收非法财物" in rule.kinds,
        "standard": bool(_STANDARD.search(text)),
        "responsible": any(f.party == "责任人员" for f in rule.fines),
    }
    return frozenset({of_party} | {name for name, holds in checks.items() if holds})


def implied(case: Case, suggestion: Suggestion | None, *, clause_text: str = "") -> tuple[Element, ...]:
    """The elements of the catalogue that this clause and this party call for, in catalogue order."""
    present = features(case, suggestion, clause_text=clause_text)
    return tuple(e for e in load_elements() if not e.when or present & set(e.when))
