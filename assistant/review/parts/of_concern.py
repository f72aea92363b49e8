"""What a paper only mentions: what did not happen, what was only demanded, what it says to be no matter of the case."""

from __future__ import annotations

import re

# 没有发生安全责任事故, 要求其提供台账
_NOT_HAPPENED = re.compile(
    r"(?:未|没有|无|不|防止|避免|预防)(?:曾|能|再)?(?:发生|造成|引发|出现|构成|酿成|导致|发现)[^，。；]{0,8}$"
    r"|(?:要求|责令|通知|责成|督促)(?:其|你|当事人|被处罚|该)[^，。；后]{0,12}$|(?:拒绝|拒不|应当|必须)[^，。；]{0,4}$"
)
# 某公司发生的事故与当事人无关; 施工单位为某公司（另案处理） says it of the company alone
_OF_NO_CONCERN = re.compile(
    r"[^。；\n]{0,60}?(?:(?:与|同|和)[^，。；\n]{1,16}(?:无关(?!紧要)|没有关系|没有关联|无关联)|不在本案[^，。；\n]{0,10}(?:范围|之内|之列)|不(?:属于|是)本案|(?<![（(])另案(?:处理|查处|调查|办理))"
)


def only_mentioned(match: re.Match[str]) -> bool:
    """Whether the facts rest nothing on what is matched: it did not happen, or is said to be no matter of the case.

    Args:
        match: the words, in the story of the paper with quoted law blanked out.
    """
    facts = match.string
    return bool(_NOT_HAPPENED.search(facts[: match.start()]) or _OF_NO_CONCERN.match(facts, match.end()))
