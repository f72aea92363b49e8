"""R08: what a piece is said to prove excludes the state that the facts find, or has it mended before the look that found it unmended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.pieces import Piece, pieces_of
from assistant.review.parts.story import charged_in, story_of
from assistant.review.rule import DECISIONS, PROPOSING, CannotTellError, finding, rule
from assistant.review.rules.opposed_words import Opposed, OpposedWords, load_words
from assistant.text.bigrams import bigrams
from assistant.text.dates import CHINESE_DATE, matched_day

_LAW = "《中华人民共和国行政处罚法》第四十条"
_KINDS = (*PROPOSING, *DECISIONS[2:])
_CLAUSE = re.compile(r"[^，,。；;、（）()：:\n]+")
_SAID = re.compile(r"[（(](?P<inner>[^（()）]{4,80})[）)]")
_NEAR = 14


@rule(
    "R08", "证据所述的状态与事实相同", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("乘客笔录，证明车费已付清（事实：车费尚未收取）", "乘客笔录，证明车费尚未支付"),
)  # fmt: skip
def state_excluded(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Paid and unpaid, licensed and not, in order and broken: a piece tells one of the same thing, the facts only the other."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    words, text = load_words(), unquoted(decision.text)
    if words.explained.search(text):
        return
    facts = unquoted(story_of(decision).text) + "。" + "。".join(charged_in(text))
    for piece in pieces_of(decision):
        for at in _excluded(piece, facts, decision, words):
            yield finding(
                "R08", Severity.MAJOR, f"证据所述（“{at.text}”）与认定的事实相反，存在矛盾", at, "核实后说明采信哪一份证据和理由，必要时补充调查",
            )  # fmt: skip
            return


def _excluded(piece: Piece, facts: str, decision: Decision, words: OpposedWords) -> Iterator[Span]:
    for told in _told_by(piece):
        if words.of_cure.search(piece.name + told):
            continue
        for group in words.opposed:
            for clause in _CLAUSE.finditer(told):
                match = group.against.search(clause[0])
                if match and not words.elsewhere.search(clause[0]) and _found(group, clause[0], facts, words):
                    yield _placed(clause[0], piece, decision)


def _told_by(piece: Piece) -> Iterator[str]:
    """What a piece is said to hold: behind 证明, and in brackets of its name."""
    if piece.proves:
        yield piece.proves
    for inner in _SAID.finditer(piece.name):
        yield inner["inner"]


def _found(group: Opposed, said: str, facts: str, words: OpposedWords) -> bool:
    """Whether the facts find the opposite of the same thing, and nowhere what the piece says."""
    found = [_around(m) for m in group.found.finditer(facts)]
    also = [_around(m) for m in group.against.finditer(facts)]
    if group.alone:
        return bool(found) and not also
    own = _about(said, words)
    return any(own & _about(one, words) for one in found) and not any(
        own & _about(one, words) for one in also
    )


def _about(clause: str, words: OpposedWords) -> frozenset[str]:
    return frozenset(pair for pair in bigrams(clause) if not words.generic.fullmatch(pair))


def _around(match: re.Match[str]) -> str:
    """A match with the words beside it in its clause."""
    before = re.split("[，。；、：\n]", match.string[max(0, match.start() - _NEAR) : match.start()])[-1]
    behind = re.split("[，。；、：\n]", match.string[match.end() : match.end() + _NEAR])[0]
    return before + match[0] + behind


def _placed(said: str, piece: Piece, decision: Decision) -> Span:
    start = decision.text.find(said, piece.span.start)
    return Span(start, start + len(said), said) if start >= 0 else piece.span


@rule(
    "R08", "证据所述的改正与复查不相反", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("3月12日复查仍未清除；员工笔录，称3月10日已全部清除", "3月12日复查仍未清除；员工笔录，称3月20日已全部清除"),
)  # fmt: skip
def mended_before(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A piece has it mended in time or before the day of the look that, by the facts, found it unmended."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    words, story = load_words(), unquoted(story_of(decision).text)
    still = list(words.still.finditer(story))
    if not still or words.explained.search(unquoted(decision.text)):
        return
    looked = max((day for one in still if (day := _day_before(story, one.end()))), default=None)
    for piece in pieces_of(decision):
        for clause in re.finditer(r"[^，。；]+", "，".join(_told_by(piece))):
            done = words.cured.search(clause[0])
            if done and _in_time(clause[0], looked, words) and not _of_a_part(clause[0], story, words):
                at = _placed(clause[0], piece, decision)
                yield finding(
                    "R08", Severity.MAJOR, f"证据所述（“{at.text}”）与复查时仍未改正的认定相反，存在矛盾", at, "核实后说明采信哪一份证据和理由，必要时补充调查",
                )  # fmt: skip
                return


def _in_time(clause: str, looked: date | None, words: OpposedWords) -> bool:
    if words.elsewhere.search(words.in_time.sub("", clause).replace("复查", "")):
        return False
    days = [day for m in CHINESE_DATE.finditer(clause) if (day := matched_day(m))]
    return bool(words.in_time.search(clause)) or any(looked is not None and day <= looked for day in days)


def _of_a_part(clause: str, story: str, words: OpposedWords) -> bool:
    """Whether the facts themselves tell that this much was mended on that day."""
    days = {matched_day(m) for m in CHINESE_DATE.finditer(clause)}
    told = (m for m in CHINESE_DATE.finditer(story) if matched_day(m) in days)
    return any(words.cured.search(re.split("[。；]", story[m.end() :])[0]) for m in told) or "部分" in clause


def _day_before(story: str, end: int) -> date | None:
    days = [matched_day(m) for m in CHINESE_DATE.finditer(story, 0, end)]
    return next((day for day in reversed(days) if day), None)
