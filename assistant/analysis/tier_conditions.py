"""Whether the condition of the tier that the case falls under is shown: 尚可采取改正措施消除影响, 不能拆除 (处罚法第四十条).

Conditions of orders not obeyed, of gravity, harm and value are elements of their own; here are the others, where the facts tell
that they are met.
"""

from __future__ import annotations

import re

from assistant.analysis.default import conditions_of, unobeyed
from assistant.analysis.model import ElementStatus, Gap, Suggestion, Support
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.statements import own_kinds, read_evidence
from assistant.text.bigrams import bigrams, standing_in

_LEAST = 5  # pairs of characters: a shorter condition tells too little to be looked for
_MET, _SHOWN = 0.6, 0.5
_ELSEWHERE = re.compile(  # asked by elements of their own, or no fact at all
    r"情节|后果|损失|伤|死亡|事故|危害|再次|多次|严重|轻微|货值|违法所得|经营额|造价|价款|数量|金额|不足|以上|以下|犯罪|刑事|单位|个人"
)


def tier_gaps(case: Case, clause: Suggestion) -> tuple[Gap, ...]:
    """One row for every such condition that the facts tell as met.

    Args:
        case: facts and evidence are read.
        clause: its tiers carry the conditions.
    """
    asked = dict.fromkeys(c for c in conditions_of(clause.rule) if _is_asked(c, case.facts))
    if not any(piece.text.strip() for piece in case.evidence):
        return ()
    return tuple(_row(condition, case) for condition in asked)


def _is_asked(condition: str, facts: str) -> bool:
    wanted = bigrams(condition)
    if len(wanted) < _LEAST or any(unobeyed([condition])) or _ELSEWHERE.search(condition):
        return False
    return standing_in(wanted, facts) >= _MET * len(wanted)


def _row(condition: str, case: Case) -> Gap:
    backing = [(p, words) for p in case.evidence if (words := _tells(p, condition))]
    others = any(piece.kind is not EvidenceKind.PARTY for piece, _ in backing)
    status = ElementStatus.PROVED if others else ElementStatus.SINGLE if backing else ElementStatus.MISSING
    return Gap(
        f"处罚条件（{condition}）",
        status,
        tuple(Support(piece.id, words) for piece, words in backing),
        "" if others else "主管部门的认定意见、复函或者鉴定意见，写明这一条件成立的事实和依据",
        "" if others else "主管部门、鉴定机构",
        "《中华人民共和国行政处罚法》第四十条",
        "只有当事人陈述，请补强印证" if status is ElementStatus.SINGLE else "",
    )


def _tells(piece: Evidence, condition: str) -> str:
    """The sentence of a piece, no paper of our proceedings, that tells most of a condition."""
    wanted = bigrams(condition)
    said = (s for s in read_evidence(piece) if s.polarity is not Polarity.ASKED and not s.own)
    told = (s.sentence.strip() for s in said if len(wanted & bigrams(s.sentence)) >= _SHOWN * len(wanted))
    return "" if own_kinds(piece) else next(told, "")
