"""Answers of whoever grants permits that say the contrary of a case that rests on the lack of one."""

from __future__ import annotations

import re

from assistant.analysis.conduct import NOT_PERMITTED, bigrams
from assistant.analysis.quality import paper_kind
from assistant.analysis.testimony import LACKING, OF_PERMITS, Proof
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.permit_reach import act_days, covers, is_of_others
from assistant.dossier.statements import Statement

_DENIED = 2
_HELD = re.compile(  # 状态有效, 领有采伐许可证, 核发了
    r"(?:状态|证照?状态)[：:为是]{0,2}(?:有效|正常|在用)|(?<!未)(?<!没)(?<!没有)(?:已|曾|依法)?(?:取得|领有|领取了?|持有|核发|发放|准予|批准|备案登记)(?!机关|部门|单位)[^，。；]{0,24}(?:证|许可|批文|备案)|有效期(?:限)?(?:至|到|自)"
)
_ANSWERS = re.compile(
    r"(?:许可|证|资格|备案|审批|登记)[^，。；]{0,8}(?:查询|核查|查证|复函|答复|证明|说明)|复函|查询(?:结果|证明|单)"
)
_DOUBTED = re.compile(  # of somebody else's, of another time or of another act
    r"另一|其他|别的|另行|河段为|禁[采止]|拟(?:准予|核发|发放)|立案[^，。；]{0,2}后|(?:申请|受理|办理|审查)[^，。；]{0,4}中|正在"
)
_OF_THE_PARTY = re.compile(
    r"当事人|被[查处]|涉案|输入[^，。；]{0,20}(?:姓名|号码|名称)|(?:该|贵局(?:来函)?所?[询查]的?|来函所[询查])[^，。；]{0,2}(?:店|公司|单位|户|企业|人|车|船|工地|项目|场|厂)"
)
_NOT_HELD = re.compile(r"未|没有|无|不|查无|空白|过期|失效|注销|吊销|撤销|届满|到期")


def grants(piece: Evidence, proof: Proof, case: Case, names: frozenset[str]) -> str:
    """The words of an answer of whoever grants permits that the party holds the very one the case says is lacking; "" if none.

    Args:
        piece: of the case; only answers and results of queries are read.
        proof: the evidence of the case.
        case: the day of its act is read.
        names: how the party is called.
    """
    asked = _ANSWERS.search(piece.name) is not None or paper_kind(piece) in ("query", "reply")
    if not proof.of_lacking_permit or not asked or piece.kind in (EvidenceKind.PARTY, EvidenceKind.WITNESS):
        return ""
    told = [s for s in proof.statements(piece) if s.polarity is not Polarity.ASKED]
    if any(_denies(s.text) or _DOUBTED.search(s.text) or is_of_others(s.text) for s in told):
        return ""
    held = (s for s in told if s.polarity is Polarity.AFFIRMED and _HELD.search(s.text))
    held = (s for s in held if _is_of_the_party(s, names))
    sure = (s for s in held if _names_the_lacking(s, proof.facts) and covers(s.sentence, act_days(case)))
    return next((s.sentence.strip() for s in sure), "")


def _denies(words: str) -> bool:
    return _NOT_HELD.search(words) is not None and OF_PERMITS.search(words) is not None


def _is_of_the_party(said: Statement, names: frozenset[str]) -> bool:
    """Whether a sentence speaks of the party, by its name or as 当事人, and not only of others who hold such a permit."""
    return _OF_THE_PARTY.search(said.sentence) is not None or any(name in said.sentence for name in names)


def _names_the_lacking(said: Statement, facts: str) -> bool:
    """Whether a clause, or its sentence where it names no permit itself (有效期至), names the permit that the facts lack."""
    lacking = frozenset(
        pair for m in NOT_PERMITTED.finditer(facts) for pair in bigrams(m[0]) if not LACKING.search(pair)
    )
    words = said.text if OF_PERMITS.search(said.text) else said.sentence
    return len(bigrams(words) & lacking) > _DENIED
