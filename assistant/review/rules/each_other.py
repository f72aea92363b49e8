"""R07, R08: statements that put the act on each other or own to what the paper says was not known; a piece about another thing than the one found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.dossier.names import names_in
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule

_LAW = "《中华人民共和国行政处罚法》第四十条"
_CLAUSE_END = re.compile("[，。；、）)”\n]")


class _Said(Words):
    """How statements and things are told of, as corpora/lexicon/review/each_other.yaml has it."""

    FILE = "lexicon/review/each_other.yaml"

    by_whom: re.Pattern[str]
    explained: re.Pattern[str]
    unknowing: re.Pattern[str]
    knew: re.Pattern[str]
    number: re.Pattern[str]
    other_number: re.Pattern[str]


@rule(
    "R08", "各人所述由谁决定不相反", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("甲某笔录（称系乙某决定）、乙某笔录（称系甲某决定）", "甲某笔录（称系甲某决定）、乙某笔录（称系甲某决定）"),
)  # fmt: skip
def on_each_other(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Two statements of the list give one and the same act to two persons, and the paper does not say which it believes."""
    said, part = _Said.read(), decision.evidence
    if part is None:
        raise CannotTellError("没有读出证据部分")
    if said.explained.search(unquoted(decision.text)):
        return
    first: dict[str, re.Match[str]] = {}
    for match in said.by_whom.finditer(unquoted(part.text)):
        other = first.setdefault(match["act"], match)
        if _two_persons(other["who"], match["who"]) and _of_one_thing(part.text, other, match):
            at = _at(part, match)
            yield finding(
                "R08", Severity.MAJOR, f"所列陈述相互矛盾：一说由{other['who']}{match['act']}，一说由{match['who']}{match['act']}", at, "核实后说明采信哪一份和理由，必要时补充调查",
                related=((_at(part, other).start, _at(part, other).end),),
            )  # fmt: skip
            return


def _two_persons(one: str, other: str) -> bool:
    """Whether two words surely name two persons: 公司 and 老板 may be one, 陈总 and 陈某 too."""
    return bool(names_in(one) and names_in(other)) and one[0] != other[0]


def _of_one_thing(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether what follows the act is the same for both, or is left open by one: 安排运输 is not 安排装车."""
    things = [_CLAUSE_END.split(text[match.end() :])[0] for match in (one, other)]
    return things[0] == things[1] or not all(things)


@rule(
    "R08", "陈述与不知情的认定不相反", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("有充分证据证明不知道；笔录，陈述进货时就知道不合格", "有充分证据证明不知道；笔录，陈述进货时不知道不合格"),
)  # fmt: skip
def knew_after_all(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A statement of the list owns to knowledge where the paper finds that the party did not know."""
    said, part = _Said.read(), decision.evidence
    if part is None:
        raise CannotTellError("没有读出证据部分")
    text = unquoted(decision.text)
    rest = text[: part.start] + "\n" + text[part.end :]
    if not said.unknowing.search(rest) or said.explained.search(text):
        return
    match = said.knew.search(unquoted(part.text))
    if match:
        yield finding(
            "R08", Severity.MAJOR, f"陈述（“{match['said']}”）与认定的不知道相反，存在矛盾", _at(part, match, "said"), "核实后说明采信哪一份证据；当事人明知的，不能以不知道为由免予处罚",
        )  # fmt: skip


@rule(
    "R07", "证据说的是所认定的那一件物", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("设备编号2301-0417；对编号2301-0198的设备的检定结果", "设备编号2301-0417；对编号2301-0417的设备的检定结果"),
)  # fmt: skip
def of_the_thing_found(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A piece gives a thing a number that the rest of the paper does not know, which knows one of the same make that no piece has."""
    said, part = _Said.read(), decision.evidence
    if part is None:
        raise CannotTellError("没有读出证据部分")
    text = unquoted(decision.text)
    told = {m["number"] for m in _numbers(text[: part.start] + "\n" + text[part.end :])}
    listed = list(_numbers(unquoted(part.text)))
    if told & {m["number"] for m in listed}:
        return
    for match in listed:
        near = next((one for one in sorted(told) if _make(one) == _make(match["number"])), None)
        if near and match["number"] not in said.other_number.sub("", text[: part.start]):
            yield finding(
                "R07", Severity.MAJOR, f"证据所指的编号{match['number']}不是所认定的编号{near}，证据与事实对应不上", _at(part, match, "number"), "核对是不是同一件物；不是的，补对该物的检定（检验、鉴定）材料",
                expected=near, actual=match["number"],
            )  # fmt: skip
            return


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """The numbers of things; papers, cards and files have numbers of their own."""
    said = _Said.read()
    return (
        m for m in said.number.finditer(text) if not said.other_number.search(text[: m.start("number")][-12:])
    )


def _make(number: str) -> str:
    """How a number is made, and how it begins: 9999-9999 and 23."""
    return re.sub(r"[A-Z]", "A", re.sub(r"\d", "9", number)) + number[:2]


def _at(part: Span, match: re.Match[str], group: str | int = 0) -> Span:
    start = part.start + match.start(group)
    return Span(start, start + len(match[group]), match[group])
