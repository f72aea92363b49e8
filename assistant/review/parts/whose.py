"""Of whom a stretch of a paper speaks: of the party of the paper or of somebody else."""

from __future__ import annotations

import re

from assistant.review.parts.model import Decision

_KINDS_OF_UNIT = "公司|单位|企业|厂|店|院|校|所|场|社|行|馆|中心|部|商户|户|车队|工作室"
CALLED = rf"当事人|被处罚人|被处罚单位|被告知人|你(?:{_KINDS_OF_UNIT})?|贵(?:公司|单位)"
_POINTED_AT = rf"该(?:{_KINDS_OF_UNIT}|人)|其本人|其(?![中他余])"
_OTHERS = re.compile(
    r"某|同案|另案|另一|另外[一两]|他人|其他(?:人|单位|公司)|第三人|责任人|行为人|实施人|(?:主管|责任|从业|管理|技术|操作|施工|实施|作业|保安)人员|[员职]工|工人|房东|业主|股东|合伙人|出租|承租|承包|发包|分包"
    r"|承运|托运|货主|车主|船主|司机|驾驶[员人]|法定代表人|负责人|经理|[厂店校院站]长|所有人|使用人|管理人|供货|供应商|上家|下家|监护人|父亲|母亲|妻子|丈夫"
    r"|[\u4e00-\u9fff](?:公司|企业|单位|厂|店|商行|经营部|合作社|工作室|物业)"
)


def names_of_party(decision: Decision) -> str:
    """A pattern of the names by which the head calls the parties; one that matches nothing without any.

    Args:
        decision: the paper in its parts.
    """
    told = (re.split(r"[（(，,\s]", p.name.text.strip())[0] for p in decision.parties if p.name)
    return "|".join(re.escape(name) for name in told if len(name) > 1) or r"(?!)"


def of_party(decision: Decision, *, pointed: bool = True) -> str:
    """A pattern of every word for the party.

    Args:
        decision: the paper in its parts.
        pointed: whether 该公司, 其 and the like, which may point at another, count too.
    """
    sure = f"{names_of_party(decision)}|{CALLED}"
    return f"{sure}|{_POINTED_AT}" if pointed else sure


def speaks_of_others(text: str, decision: Decision) -> bool:
    """Whether a stretch names a person or a unit besides the party.

    Args:
        text: a stretch of the paper.
        decision: the paper in its parts.
    """
    return bool(_OTHERS.search(re.sub(of_party(decision), "，", text)))
