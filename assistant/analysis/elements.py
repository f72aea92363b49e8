"""The elements (要件) that a suggested clause implies, from corpora/elements.yaml and features of the rule."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from assistant.analysis.model import Suggestion
from assistant.analysis.procedure.conditions import track_of
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
    "designated",
    "first_offence",
    "mild",
    "corrected",
]

_PERMIT = re.compile(r"许可|批准|审批|同意|备案|登记|资质|资格|执照|证书|无证|未取得|擅自|核准|未经")
_SCOPED = re.compile(
    r"道路|街道|广场|河道|湖泊|绿地|公园|公共(?:场所|场地|区域|绿地|设施)|村庄|林地|耕地|水域|草原|湿地"
)
_DESIGNATED = re.compile(
    r"建成区|规划区|保护(?:区|范围|地带)|管理范围|控制(?:区|地带)|主要(?:街道|道路)|禁(?:止|燃|烧|放|养|牧|渔|采|建)[^，。；]{0,12}(?:区|区域|地段|地点|场所|范围)|划定|人口集中地区|限制[^，。；]{0,8}区域|风景名胜区|水源|责任区"
)
_FIRST = re.compile(r"初次|首次|第一次|初犯|未曾|没有前科|无(?:行政)?处罚记录")
_MILD = re.compile(
    r"后果轻微|没有造成[^，。；]{0,6}后果|未造成[^，。；]{0,6}后果|情节轻微|社会危害(?:性)?(?:较)?小|行为轻微"
)
_MENDED = re.compile(
    r"及时改正|(?:主动|自行|当场|立即|按期|已|及时)[^，。；]{0,6}(?:改正|整改|清理|拆除|恢复|停止|浇灭|消除|补办)"
)
_FOR_PENALTY: frozenset[Feature] = frozenset({"base", "income", "goods", "consequence", "responsible"})
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
    match: Literal["", "conduct", "base", "actor"] = ""
    kinds: frozenset[str] = frozenset()
    denied: bool = False
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
    claimed = _claimed(case)
    if suggestion is None:
        return frozenset({of_party}) | claimed
    rule = suggestion.rule
    text = rule.conduct + clause_text
    conditions = [p.condition for p in rule.penalties] + [f.condition for f in rule.fines]
    checks: dict[Feature, bool] = {
        "permit": bool(_PERMIT.search(text)),
        "scoped": bool(_SCOPED.search(rule.conduct)),
        "designated": bool(_DESIGNATED.search(rule.conduct)),
        "order": any(_ORDER.search(c) for c in conditions),
        "consequence": any(_CONSEQUENCE.search(c) for c in conditions),
        "base": any(f.type in {"multiple", "percent", "per_unit"} for f in rule.fines),
        "income": "没收违法所得" in rule.kinds,
        "goods": "没收非法财物" in rule.kinds,
        "standard": bool(_STANDARD.search(text)),
        "responsible": any(f.party == "责任人员" for f in rule.fines),
    }
    found = {name for name, holds in checks.items() if holds}
    return frozenset({of_party}) | claimed | (found - _FOR_PENALTY if track_of(case) == "不予处罚" else found)


def _claimed(case: Case) -> frozenset[Feature]:
    """Circumstances that the reasons rely on and the evidence must bear out."""
    reasons = "；".join((case.discretion, *(step.note for step in case.steps if "决定" in step.name)))
    claims: dict[Feature, re.Pattern[str]] = {"first_offence": _FIRST, "mild": _MILD, "corrected": _MENDED}
    return frozenset(name for name, form in claims.items() if form.search(reasons))


def implied(case: Case, suggestion: Suggestion | None, *, clause_text: str = "") -> tuple[Element, ...]:
    """The elements of the catalogue that this clause and this party call for, in catalogue order."""
    present = features(case, suggestion, clause_text=clause_text)
    return tuple(e for e in load_elements() if not e.when or present & set(e.when))
