"""R31: remedies for every party, by the one authority that reviews; an order to correct that names none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import REMEDIED, CannotTellError, finding, found, rule

_REVIEW_LAW = "《中华人民共和国行政复议法》"
_SINCE = date(2024, 1, 1)
_EITHER = re.compile(
    r"向[^，。；、]{2,24}人民政府(?:、|或者?|和|及)(?:向)?(?P<other>[^，。；、]{2,30}?(?:局|厅|委员会|委|部|总队|支队))(?=申请|提出|[^，。；]{0,4}复议)"
    r"|向(?P<first>[^，。；、]{2,30}?(?:局|厅|委员会|委|部))(?:、|或者?)(?:向)?[^，。；、]{2,24}人民政府(?=申请|提出|[^，。；]{0,4}复议)"
)
# 实行垂直领导的机关、国家安全机关；对司法行政部门的行为可以选择（行政复议法第二十七条、第二十八条）
_CHOICE = re.compile(
    r"海关|金融|外汇|税务|国家安全|安全厅|司法|消防|烟草|气象|地震|海事|铁路|民航|邮政|通信管理"
)


@rule(
    "R31", "不再由上一级主管部门复议", Severity.MAJOR, f"{_REVIEW_LAW}第二十四条", kinds=REMEDIED,
    examples=("2024年，向某市人民政府或者某省某厅申请行政复议", "2024年，向某市人民政府申请行政复议"),
)  # fmt: skip
def one_reviewer(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Since 2024 the government alone reviews a local department; a choice of the superior department is gone."""
    if not context.dated or context.as_of < _SINCE:
        raise CannotTellError("2024年1月1日以前或者没有落款日期")
    agency = decision.agency.text if decision.agency else ""
    for at in found(_EITHER.pattern, decision.remedies):
        if not _CHOICE.search(agency + at.text):
            yield finding(
                "R31", Severity.MAJOR, "复议机关写成人民政府或者上一级主管部门任选，2024年1月1日起由人民政府管辖", at, "只写本级人民政府为复议机关"
            )  # fmt: skip
            return


_ONE_PARTY = re.compile(
    r"当事人(?P<which>[一二三四甲乙丙丁1-4])(?!、|和|及|与|或|[一二三四]均)[^，。；、]{0,12}不服"
)


@rule(
    "R31", "每个当事人都有救济途径", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条第一款第（五）项", kinds=REMEDIED,
    examples=("当事人一对本决定不服，可以申请行政复议（还有当事人二）", "当事人一、当事人二对本决定不服，可以申请行政复议"),
)  # fmt: skip
def each_party(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Where the parties are numbered, the words on remedies name all of them or none."""
    named = set(re.findall(r"当事人([一二三四甲乙丙丁1-4])", decision.text))
    if len(named) < 2:
        raise CannotTellError("当事人只有一个，或者没有编号")
    remedies = "".join(span.text for span in decision.remedies)
    given = set(re.findall(r"当事人([一二三四甲乙丙丁1-4])", remedies))
    for at in found(_ONE_PARTY.pattern, decision.remedies):
        if named - given:
            lacking = "、".join(f"当事人{one}" for one in sorted(named - given))
            yield finding(
                "R31", Severity.MAJOR, f"救济途径只写给一个当事人，没有写{lacking}", at, "对每个当事人都写明复议、诉讼的途径和期限"
            )  # fmt: skip
            return


_ANY = re.compile(r"复议|诉讼|起诉|救济")


@rule(
    "R31", "责令改正文书写救济途径", Severity.HINT, f"{_REVIEW_LAW}第二十条", kinds=("correction",),
    examples=("责令改正通知书没有写复议、诉讼", "责令改正通知书写明复议、诉讼的途径和期限"),
)  # fmt: skip
def remedies_of_order(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An order that binds the party may be reviewed and sued: the period runs a year where the remedies are not told."""
    if decision.excerpt:
        raise CannotTellError("文本不完整")
    if not _ANY.search(unquoted(decision.text)):
        end = decision.agency or decision.decided or decision.end
        yield finding(
            "R31", Severity.HINT, "责令改正文书没有写复议、诉讼的救济途径和期限", Span(end.start, end.start, ""), "单独送达、有约束力的，写明申请行政复议、提起行政诉讼的途径和期限", ground=Ground.CANNOT_TELL,
        )  # fmt: skip
