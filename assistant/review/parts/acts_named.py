"""What a paper itself calls the act: the name of the case, what it 构成, what stands before 违反."""

from __future__ import annotations

import re

from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision

_WAYS = tuple(
    re.compile(way, re.MULTILINE)
    for way in (
        r"案\s*由\s*[:：]\s*(?P<act>[^。；\n]{3,50})",
        r"涉嫌(?P<act>[^。；\n：《]{3,50}?)(?:的?(?:违法|违规)?行为)?(?:一案|的?案件|[，。；\n])",
        r"(?:^|[，。；：\n]|关于|对)(?P<act>[^，。；：\n《]{4,60}?)(?:的?(?:违法|违规)?行为)?一案",
        r"(?:构成|属于?|系|认定为)了?(?P<act>[^。；\n《：]{4,60}?)的?(?:违法|违规)?(?:行为|情形)(?=[。，；、\n]|$)",
        r"(?:实施|存在)了?(?P<act>[^。；\n《：]{4,60}?)的?(?:违法|违规)?行为",
        r"(?P<act>[^，。；\n《：]{4,60}?)的?(?:上述|前述)?(?:违法|违规)?行为[，]?(?:已经?)?(?:违反|触犯|不符合)",
    )
)
_NOT_OF_IT = re.compile(
    r"涉嫌|关于|当事人|被处罚人|被处罚单位|你(?:单位|公司|店)?|违法|违规|行为|上述|前述|以上|本机关|本局|我局|情节[^，]{0,4}|（[^）]*）|[0-9]+[年月日时分]?"
)
_OF_MERCY = re.compile(r"从轻|减轻|不予|主动|初次|首次|配合|情节|裁量|三十[二三]条")
# ，未按照工程设计图纸施工。: the clause of the facts in which they say what was wrong
_CONCLUDES = re.compile(r"(?<=[，。；])(?P<act>(?:未|没有|擅自|违规)[^，。；\n]{5,24})(?=[。；])")
_LEAST = 5


def acts_named(decision: Decision) -> tuple[str, ...]:
    """The names of the act, in Chinese characters only, without the party's name.

    Args:
        decision: the paper in its parts.
    """
    text = unquoted(decision.text)
    names = [p.called for p in decision.parties]
    found: dict[str, None] = {}
    for way in _WAYS:
        for match in way.finditer(text):
            act = match["act"]
            if _OF_MERCY.search(act):
                continue
            for name in filter(None, names):
                act = act.replace(name, "")
            act = re.sub(r"[^\u4e00-\u9fff]", "", _NOT_OF_IT.sub("", act))
            if len(act) >= _LEAST:
                found.setdefault(act)
    facts = unquoted(decision.facts.text) if decision.facts else ""
    clauses = (re.sub(r"[^\u4e00-\u9fff]", "", m["act"]) for m in _CONCLUDES.finditer(facts))
    return tuple(found | dict.fromkeys(act for act in clauses if len(act) >= _LEAST))
