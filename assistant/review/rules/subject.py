"""R01, R02: the agency that acts, and the officers who acted for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.analysis.plain_answers import load_answers
from assistant.law import names
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, DECISIONS, CannotTellError, finding, rule

_KIND_WORDS = re.compile(
    r"\s|(?:当场|不予|林业|治安|交通)?(?:行政)?(?:处罚)?(?:事先|听证|责令.{0,8}|履行.{0,6})?(?:决定书|告知书|通知书|催告书).*$"
)
_AGENCY = re.compile(r"[\u4e00-\u9fff]{2,40}(?:局|厅|委员会|政府|大队|支队|总队|办事处|所|分局)")
_INNER = re.compile(r"(?:中队|科|股|室|组|窗口)$")
_POLICE = re.compile(r"公安|交警|交通警察|派出所|出入境|国家安全|海警|移民|边检")
_OFFICERS = re.compile(
    r"(?:执法人员|检查人员|监督员|办案人员|承办人员?|执法队员|询问人|检查人)(?:签名|签字)?[：:是为]?\s*(?P<names>[\u4e00-\u9fff]{2,4}(?:[（(][^）)]{4,40}[）)])?(?:[、，,\s和及与]{1,3}[\u4e00-\u9fff]{2,4}(?:[（(][^）)]{4,40}[）)])?)*)"
)
_CERTIFIED = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{2,4}(?:[、和及与][\u4e00-\u9fff]{2,4}){0,3})[（(](?:[^）)￥¥元]{0,20}(?:证号|证件号|执法证|编号)[^）)]{0,40}|[A-Z]?\d{8,14}(?:[、，,][A-Z]?\d{8,14})*)[）)]"
)


@rule(
    "R01", "机关名称前后一致", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条第一款", kinds=ALL,
    examples=("甲市乙区水利局行政处罚决定书……落款甲市水利局", "标题与落款都写甲市乙区水利局"),
)  # fmt: skip
def agency_named_alike(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The agency of the heading is that of the foot."""
    if decision.agency is None or decision.title is None:
        return
    head = _AGENCY.match(_KIND_WORDS.sub("", decision.title.text) or "")
    foot = re.sub(r"\s", "", decision.agency.text)
    if head is None or head[0] in foot or foot in head[0]:
        return
    yield finding(
        "R01", Severity.MAJOR, f"标题机关“{head[0]}”与落款机关“{foot}”不一致", decision.agency,
        "核对作出决定的机关，标题与落款写同一全称", expected=head[0], actual=foot,
        related=((decision.title.start, decision.title.end),),
    )  # fmt: skip


@rule(
    "R01", "以机关名义作出", Severity.MAJOR, "《中华人民共和国行政处罚法》第十七条", kinds=DECISIONS,
    examples=("落款：甲区综合行政执法局第三中队", "落款：甲区综合行政执法局"),
)  # fmt: skip
def in_the_name_of_the_agency(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An inner unit does not decide in its own name."""
    if decision.agency and _INNER.search(decision.agency.text.strip()):
        yield finding(
            "R01", Severity.MAJOR, "落款是机关的内设机构，内设机构不能以自己的名义作出决定", decision.agency,
            "以具有处罚权的行政机关名义作出",
        )  # fmt: skip


@rule(
    "R01", "由有权机关实施", Severity.MAJOR, "《中华人民共和国行政处罚法》第二十二条", kinds=DECISIONS,
    examples=("城管局依据治安管理处罚法罚款", "移送公安机关处理"),
)  # fmt: skip
def police_matters(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Laws that only the police enforce."""
    if decision.agency is None:
        raise CannotTellError("没有落款机关")
    if _POLICE.search(decision.agency.text):
        return
    for cited in context.cited_rules:
        law = cited.article.version.law.name
        if names.short(law) in load_answers().police_laws:
            at = Span(cited.verdict.citation.start, cited.verdict.citation.end, cited.verdict.citation.text)
            yield finding("R01", Severity.MAJOR, f"《{law}》的处罚由公安机关实施", at, "移送公安机关处理")
            return


@rule(
    "R02", "执法人员不少于两人", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十二条第一款", kinds=ALL,
    needs="案卷", examples=("执法人员签名：张某（执法证号330001）", "执法人员签名：张某（执法证号330001）、李某（执法证号330002）"),
)  # fmt: skip
def two_officers(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Where the paper names officers it names two; otherwise only the file can tell."""
    named = list(_named(decision.text))
    if not named:
        if context.case is not None and len(context.case.officers) == 1:
            yield finding(
                "R02", Severity.MAJOR, "案卷只写了一名执法人员", decision.end, "核对参加调查的执法人员"
            )
            return
        raise CannotTellError("文书没有写执法人员，需看案卷笔录")
    for span, count in named:
        if count == 1 and not any(other != span and _near(other, span) for other, _ in named):
            people = {n for s, _ in named for n in re.findall(r"[\u4e00-\u9fff]{2,4}", s.text)}
            if len(people) < 4 and sum(c for _, c in named) == 1:
                yield finding(
                    "R02", Severity.MAJOR, "只写了一名执法人员，应当不少于两人", span, "补写另一名执法人员及证号；只有一人调查的，重新调查"
                )  # fmt: skip


def _named(text: str) -> Iterator[tuple[Span, int]]:
    """Where officers are named with a certificate or a signature, and how many."""
    for match in _CERTIFIED.finditer(text):
        count = len(re.split("[、和及与]", match["names"]))
        yield Span(match.start(), match.end(), match[0]), count
    for match in re.finditer(
        r"执法人员(?:签名|签字)[：:]\s*([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff、，（(])\s*$",
        text,
        re.MULTILINE,
    ):
        yield Span(match.start(), match.end(), match[0]), 1


def _near(one: Span, other: Span) -> bool:
    return abs(one.start - other.start) < 120
