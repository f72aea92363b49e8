"""R33–R35: number and date, blanks and slips of the pen, personal data in published papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.head import hidden
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, DECISIONS, NOTICES, finding, found, rule
from assistant.text.identity import ID_NUMBER

_LAW = "《中华人民共和国行政处罚法》"
_BLANK = r"【待补充[:：][^】]*】|_{3,}|＿{3,}|（\s{2,}）|年\s{2,}月\s{2,}日|某某[（(]此处|\{\{[^}]*\}\}"
_CROSSES = re.compile(r"[×ＸxX✕]{2,}|[*＊]{2,}")
_REPEATED = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,4})(?P=word)")
_REPEATED_ONE = re.compile(
    r"的的|了了(?!解)|于于|在在|对对(?!方)|是是|和和|与与|为为|将将|予予|并并|，，|。。|、、|；；"
)
_LAWFUL_REPEATS = frozenset(
    [
        "研究",
        "讨论",
        "检查",
        "常常",
        "往往",
        "刚刚",
        "等等",
        "人人",
        "年年",
        "天天",
        "种种",
        "处处",
        "家家",
        "户户",
        "星星",
        "妈妈",
        "爸爸",
    ]
)
_PHONE = re.compile(r"(?:电话|手机|联系方式|号码)[^\d\n]{0,6}1[3-9]\d{9}(?!\d)")
_PUBLISHED = re.compile(r"公开版|公示版|（公示）|信息公开|网上公开")


@rule("R33", "文号", Severity.MAJOR, f"{_LAW}第五十九条", kinds=(*DECISIONS, *NOTICES),
      examples=("（没有文号）", "甲综执罚决字〔2026〕第12号"))  # fmt: skip
def has_number(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A document number in the head."""
    if decision.number is None:
        at = decision.title or Span(0, 0, "")
        yield finding("R33", Severity.MAJOR, "没有文号", Span(at.end, at.end, ""), "写明机关代字、年份和序号")


@rule("R33", "文号年份与落款年份", Severity.MAJOR, f"{_LAW}第五十九条第一款第（六）项", kinds=(*DECISIONS, *NOTICES),
      examples=("〔2024〕19号，落款2025年3月", "〔2025〕19号，落款2025年3月"))  # fmt: skip
def year_of_number(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The year in the number is that of the date; a number given at filing may be of the year before."""
    if decision.number is None or decision.number_year is None or decision.decided_on is None:
        return
    year, decided = decision.number_year, decision.decided_on.year
    filed = decision.event("立案")
    if year != decided and not (filed and filed.on.year == year):
        at = decision.decided or decision.end
        yield finding(
            "R33", Severity.MAJOR, f"文号年份{year}与落款年份{decided}不一致", decision.number, "核对文号和日期", expected=str(decided), actual=str(year),
            related=((at.start, at.end),),
        )  # fmt: skip


@rule(
    "R34",
    "占位符",
    Severity.FATAL,
    f"{_LAW}第五十九条",
    kinds=ALL,
    examples=("法定代表人：【待补充：法定代表人】", "法定代表人：王某"),
)
def blanks(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Blanks that were not filled."""
    whole = Span(0, len(decision.text), decision.text)
    for at in found(_BLANK, [whole]):
        yield finding("R34", Severity.FATAL, "还有未填的内容", at, "补齐后删去占位符")


@rule(
    "R34",
    "叉号占位",
    Severity.MAJOR,
    f"{_LAW}第五十九条",
    kinds=ALL,
    examples=("向XX路管网排放", "向青石路管网排放"),
)
def crosses(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Crosses: in a paper with other things taken out they are lawful redaction; alone they are a blank."""
    marks = list(_CROSSES.finditer(decision.text))
    if (
        not marks
        or len(marks) > 2
        or any(
            hidden(f.text)
            for p in decision.parties
            for f in (p.name, p.address, p.id_number, p.credit_code)
            if f
        )
    ):
        return
    for match in marks:
        before = decision.text[max(0, match.start() - 14) : match.start()]
        if re.search(r"\d$|[A-Z]$|号码|账号|电话|证号|代码|姓名|某$", before):
            continue
        at = Span(match.start(), match.end(), match[0])
        yield finding("R34", Severity.MAJOR, "疑似占位符", at, "补齐，或者说明为隐去的个人信息")


@rule(
    "R34",
    "词语重复",
    Severity.MAJOR,
    f"{_LAW}第五十九条",
    kinds=ALL,
    examples=("我局决定决定对你公司", "我局决定对你公司"),
)
def repeated(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A word written twice."""
    plain = unquoted(decision.text)
    for pattern in (_REPEATED, _REPEATED_ONE):
        for match in pattern.finditer(plain):
            word = match.groupdict().get("word") or match[0]
            named = any(p.name and match[0] in p.name.text for p in decision.parties)
            if word in _LAWFUL_REPEATS or len(set(word)) == 1 or named or re.search(r"某", word):
                continue
            at = Span(match.start(), match.end(), match[0])
            yield finding("R34", Severity.MAJOR, f"词语重复：{match[0]}", at, "删去多余的字")


@rule("R35", "公开文书隐去个人信息", Severity.MAJOR, f"{_LAW}第五十条", kinds=ALL,
      examples=("（公示版）身份证号330302199001011234", "（公示版）身份证号330302********1234"))  # fmt: skip
def privacy(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """In a paper for publication (it says so, or other fields are taken out) full numbers of persons stand out."""
    redacted = any(hidden(f.text) for p in decision.parties for f in (p.name, p.address, p.id_number) if f)
    if not (redacted or _PUBLISHED.search(decision.text[:200] + decision.text[-200:])):
        return
    whole = Span(0, len(decision.text), decision.text)
    for at in (*found(ID_NUMBER.pattern, [whole]), *found(_PHONE.pattern, [whole])):
        yield finding(
            "R35", Severity.MAJOR, "公开文书中有未隐去的个人号码", at, "隐去证件号码、电话等个人信息"
        )
