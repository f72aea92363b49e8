"""The days on which a paper or a note says that a seizure was approved (强制法第十八条第（一）项、第十九条)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.procedure.seizure import says
from assistant.text.dates import find_days

APPROVED = re.compile(
    r"批准|签批|审批同意|补办[^，。；]{0,6}审批|(?:负责人|领导|局长|大队长|(?<!车间)主任(?![医技药]师)|镇长)[^，。；]{0,10}(?:同意|签字)"
)
_REPORTED = re.compile(r"报告|汇报|呈报|补报|补办|报批|报请|上报")
_UP_TO = re.compile(r"[至到—–－\-～~]\s*$|截止于?\s*$")
_NO_DAY_OF_ACT = re.compile(r"\s*(?:[之以]?前|止|届满|期满|到期)")
# Approved is another thing, or the seizure itself was approved before and the paper came later.
_OTHER_MATTER = re.compile(
    r"解除|延长|延期|续[封扣]|返还|发还|退还|启封|没收|移送|销毁|拍卖|变卖|先行处理|立案|处罚|检[验测]|鉴定|听证|结案|审核|送检"
    r"|抽样|登记保存|公告|终结|许可|执照|证照|规划|建设|移交|保管|公开|归档|搬|出具|加快"
)
_BEFOREHAND = re.compile(
    r"事先|事前|先行批准|已?经[^，。；]{0,10}批准(?:后|，)|(?:电话|口头|微信|短信|当面)[^，。；]{0,10}(?:请示|报告|汇报|批准|同意)"
)
_CLAUSES = re.compile(r"[，,]?(?P<one>[^，,。；;\n]*)(?P<two>[，,][^，,。；;\n]*)?")
_REACH = 40


def approval_days(text: str, near: date) -> Iterator[date]:
    """The days on which a text says that somebody in charge approved: in the words right behind the day.

    Args:
        text: of a paper of the seizure, or the note of its step.
        near: the day of the seizure; a day told without its year is the nearest to it.
    """
    for day, start, end in find_days(text, near):
        before = re.split(r"[。；;\n]", text[max(0, start - _REACH) : start])[-1]
        said = _said(text[end : end + _REACH])
        if _UP_TO.search(before) or _NO_DAY_OF_ACT.match(text, end):
            continue
        if says(APPROVED, said) and not _OTHER_MATTER.search(
            before + text[end : end + _REACH].split("。")[0]
        ):
            yield day


def was_beforehand(text: str) -> bool:
    """Whether a text tells that the seizure was approved before it was made, be it by telephone.

    Args:
        text: of a paper or a note.
    """
    return _BEFOREHAND.search(text) is not None


def _said(rest: str) -> str:
    """The clause behind a day, with the next one where the first only reports (补报，局长批准)."""
    match = _CLAUSES.match(rest)
    one, two = (match["one"], match["two"]) if match else ("", "")
    return f"{one}{two or ''}" if _REPORTED.search(one) else one
