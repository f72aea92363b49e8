"""Answers of whoever grants permits that say the contrary of a case that rests on the lack of one."""

from __future__ import annotations

import re

from assistant.analysis.conduct import NOT_PERMITTED, bigrams
from assistant.analysis.quality import paper_kind
from assistant.analysis.testimony import LACKING, OF_PERMITS, Proof
from assistant.dossier.model import Evidence, EvidenceKind, Polarity

_DENIED = 2
_HELD = re.compile(  # 状态有效, 领有采伐许可证, 核发了
    r"(?:状态|证照?状态)[：:为是]{0,2}(?:有效|正常|在用)|(?<!未)(?<!没)(?<!没有)(?:已|曾|依法)?(?:取得|领有|领取了?|持有|核发|发放|准予|批准|备案登记)(?!机关|部门|单位)[^，。；]{0,24}(?:证|许可|批文|备案)|有效期(?:限)?(?:至|到|自)"
)
_ANSWERS = re.compile(
    r"(?:许可|证|资格|备案|审批|登记)[^，。；]{0,8}(?:查询|核查|查证|复函|答复|证明|说明)|复函|查询(?:结果|证明|单)"
)
_NOT_HELD = re.compile(r"未|没有|无|不|查无|空白|过期|失效|注销|吊销|撤销|届满|到期")


def grants(piece: Evidence, proof: Proof) -> str:
    """The words of an answer of whoever grants permits that the party holds the very one the case says is lacking; "" if none.

    Args:
        piece: of the case; only answers and results of queries are read.
        proof: the evidence of the case.
    """
    asked = _ANSWERS.search(piece.name) is not None or paper_kind(piece) in ("query", "reply")
    if not proof.of_lacking_permit or not asked or piece.kind in (EvidenceKind.PARTY, EvidenceKind.WITNESS):
        return ""
    told = [s for s in proof.statements(piece) if s.polarity is not Polarity.ASKED]
    if any(_NOT_HELD.search(s.text) and OF_PERMITS.search(s.text) for s in told):
        return ""
    lacking = frozenset(
        pair
        for m in NOT_PERMITTED.finditer(proof.facts)
        for pair in bigrams(m[0])
        if not LACKING.search(pair)
    )
    named = any(len(bigrams(s.sentence) & lacking) > _DENIED for s in told)
    held = (s for s in told if s.polarity is Polarity.AFFIRMED and _HELD.search(s.text))
    return next((s.sentence.strip() for s in held), "") if named else ""
