"""R08: what a piece is said to prove excludes the state that the facts find, or has it mended before the look that found it unmended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.pieces import Piece, pieces_of
from assistant.review.parts.story import charged_in, story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.review.rules.opposed_words import NUMBER, Opposed, OpposedWords
from assistant.text.dates import CHINESE_DATE, matched_day

_LAW = "《中华人民共和国行政处罚法》第四十条"
_CLAUSE = re.compile(r"[^，,。；;、（）()：:\n]+")
_SAID = re.compile(r"[（(](?P<inner>[^（()）]{4,80})[）)]")
_VALID = re.compile(r"有效期(?:限)?(?:至|到|为)(?P<year>\d{4})")
_NEAR = 14


@rule(
    "R08", "证据所述的状态与事实相同", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("乘客笔录，证明车费在发车前已付清（事实：车费尚未收取）", "乘客笔录，证明车费尚未支付"),
)  # fmt: skip
def state_excluded(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Paid and unpaid, licensed and not, in order and broken: a piece tells one of the same thing, the facts only the other.

    Grave where both name the same thing and nothing tells of a change; a hint where the piece may mean another thing or day.
    """
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    words, text = OpposedWords.read(), unquoted(decision.text)
    if words.explained.search(text):
        return
    facts = unquoted(story_of(decision).text) + "。" + "。".join(charged_in(text))
    changed = words.tells_of_mending(text)
    told = (one for piece in pieces_of(decision) for one in _excluded(piece, facts, decision, words))
    yield from _gravest("认定的事实", ((at, sure and not changed) for at, sure in told))


def _gravest(against: str, told: Iterable[tuple[Span, bool]]) -> Iterator[Finding]:
    """One finding: what is surely opposed, else a hint at what may be."""
    found = list(told)
    for at, sure in sorted(found, key=lambda one: not one[1])[:1]:
        if sure:
            yield finding(
                "R08", Severity.MAJOR, f"证据所述（“{at.text}”）与{against}相反，存在矛盾", at, "核实后说明采信哪一份证据和理由，必要时补充调查",
            )  # fmt: skip
        else:
            yield finding(
                "R08", Severity.HINT, f"证据所述（“{at.text}”）可能与{against}相反", at, "核对说的是不是同一事物、同一时间；相反的，说明采信哪一份证据和理由", ground=Ground.CANNOT_TELL,
            )  # fmt: skip


def _excluded(
    piece: Piece, facts: str, decision: Decision, words: OpposedWords
) -> Iterator[tuple[Span, bool]]:
    """The clauses of a piece that tell the opposite of the facts, and whether surely so."""
    for told in _told_by(piece):
        if words.of_cure.search(piece.name + told):
            continue
        for clause in _CLAUSE.findall(told):
            if words.elsewhere.search(clause):
                continue
            for group in words.opposed:
                match = group.against.search(clause)
                if (
                    match is None
                    or words.negated.search(clause[: match.start()])
                    or _ran_out(match, decision)
                ):
                    continue
                if found := _found(group, match, facts, words, piece.bare if group.named else ""):
                    yield _placed(clause, piece, decision), _is_sure(group, match, found, facts, words)


def _told_by(piece: Piece) -> Iterator[str]:
    """What a piece is said to hold: behind 证明, and in brackets of its name."""
    if piece.proves:
        yield piece.proves
    for inner in _SAID.finditer(piece.name):
        yield inner["inner"]


def _ran_out(match: re.Match[str], decision: Decision) -> bool:
    """Whether a permit, as the piece tells, was valid only until the year of the paper: it may have run out before."""
    until = _VALID.search(match[0])
    return until is not None and (
        decision.decided_on is None or int(until["year"]) <= decision.decided_on.year
    )


def _found(
    group: Opposed, match: re.Match[str], facts: str, words: OpposedWords, named: str = ""
) -> list[str]:
    """The clauses of the facts that find the opposite of the same thing; none where they also tell what the piece says."""
    own = words.about(f"{_thing(match, words)} {named}")
    act = _act(match)
    found = [
        _around(one)
        for one in group.found.finditer(facts)
        if not words.negated.search(facts[: one.start()]) and (not act or act == _act(one))
    ]
    also = (_around(one) for one in group.against.finditer(facts))
    if any(own & words.about(one) for one in also):
        return []
    return [one for one in found if own & words.about(one)]


def _act(match: re.Match[str]) -> str:
    return match.groupdict().get("act") or ""


def _thing(match: re.Match[str], words: OpposedWords, *, behind: bool = True) -> str:
    """What the state is told of: what stands beside the match in its clause, and within it as ``thing`` or ``other``."""
    inside = (match.groupdict().get(name) or "" for name in ("thing", "other"))
    parts = (match.string[: match.start()], *inside, match.string[match.end() :] if behind else "")
    return " ".join(words.whose.sub(" ", CHINESE_DATE.sub(" ", part)) for part in parts)


def _is_sure(group: Opposed, match: re.Match[str], found: list[str], facts: str, words: OpposedWords) -> bool:
    """Whether everything that the piece names stands in a clause that finds the opposite, and no number sets them apart."""
    thing, said = _thing(match, words), match.string
    if group.sure and not group.sure.search(said) or any(one not in facts for one in NUMBER.findall(thing)):
        return False
    return any(
        words.about(thing) <= words.about(one) and (words.every.search(said) or not re.search(r"\d", one))
        for one in found
        if not words.as_ruled.search(one)
    )


def _around(match: re.Match[str]) -> str:
    """A match with the words beside it in its clause."""
    before = re.split("[，。；、：\n]", match.string[max(0, match.start() - _NEAR) : match.start()])[-1]
    behind = re.split("[，。；、：\n]", match.string[match.end() : match.end() + _NEAR])[0]
    return before + match[0] + behind


def _placed(said: str, piece: Piece, decision: Decision) -> Span:
    start = decision.text.find(said, piece.span.start)
    return Span(start, start + len(said), said) if start >= 0 else piece.span


@rule(
    "R08", "证据所述的改正与复查不相反", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("3月12日复查板材仍未清除；员工笔录，称板材3月10日已全部清除", "3月12日复查板材仍未清除；员工笔录，称板材3月20日已全部清除"),
)  # fmt: skip
def mended_before(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A piece has it mended in time or before the day of the look that, by the facts, found it unmended."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    words, story = OpposedWords.read(), unquoted(story_of(decision).text)
    still = list(words.still.finditer(story))
    if not still or words.explained.search(unquoted(decision.text)):
        return
    told = (
        (_placed(clause, piece, decision), sure)
        for piece in pieces_of(decision)
        for clause in re.findall("[^，。；]+", "，".join(_told_by(piece)))
        for sure in _mended(clause, still, words)
    )
    yield from _gravest("复查时仍未改正的认定", told)


def _mended(clause: str, still: list[re.Match[str]], words: OpposedWords) -> Iterator[bool]:
    """Whether a clause surely tells of what was found unmended, once where it may tell of it."""
    rest = words.in_time.sub(" ", clause)
    done = words.cured.search(rest)
    if done is None or words.elsewhere.search(rest) or words.ordered.search(rest):
        return
    story = still[0].string
    looked = max((day for one in still if (day := _day_before(story, one.end()))), default=None)
    days = {day for m in CHINESE_DATE.finditer(clause) if (day := matched_day(m))}
    before = looked is not None and any(day < looked for day in days)
    if not (before or words.in_time.search(clause)) or _of_a_part(days, story, words):
        return
    thing = words.about(_thing(done, words, behind=False)) or words.about(_thing(done, words))
    found = [words.about(_around(one)) for one in still if _same_cure(done["act"], one["act"] or "", words)]
    if any(thing & one for one in found) or found and not thing and _any_cure(done["act"], words):
        yield (before or not words.cured.search(story)) and any(thing <= one for one in found)


def _same_cure(done: str, left: str, words: OpposedWords) -> bool:
    """Whether what was done is the cure that was left undone: clearing and carrying away are one."""
    of_one = any(kind.match(done) and kind.match(left) for kind in words.same_cure)
    return of_one or _any_cure(done, words) or _any_cure(left, words)


def _any_cure(act: str, words: OpposedWords) -> bool:
    return not any(kind.match(act) for kind in words.same_cure)


def _of_a_part(days: set[date], story: str, words: OpposedWords) -> bool:
    """Whether the facts themselves tell that this much was mended on that day."""
    told = (m for m in CHINESE_DATE.finditer(story) if matched_day(m) in days)
    return any(words.cured.search(re.split("[。；]", story[m.end() :])[0]) for m in told)


def _day_before(story: str, end: int) -> date | None:
    days = [matched_day(m) for m in CHINESE_DATE.finditer(story, 0, end)]
    return next((day for day in reversed(days) if day), None)
