"""R08: the number of persons that a piece shows, against the number that the facts tell of the same persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.whose import speaks_of_others
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.review.rules.said import Said
from assistant.text.bigrams import bigrams
from assistant.text.dates import CHINESE_DATE, matched_day
from assistant.text.numerals import to_int

_NOUN, _MANY = 2, 1000
_NAMED = r"(?:某[某甲乙丙丁]?|[\u4e00-\u9fff]{1,2})"
_NAMES = rf"(?P<names>[\u4e00-\u9fff]{_NAMED}(?:[、和及与][\u4e00-\u9fff]{_NAMED})+)"


@dataclass(frozen=True, slots=True)
class _Told:
    """A place where the paper tells how many there are: the numbers it allows, of whom, and what it tells of them."""

    counts: frozenset[int | None]
    kind: str
    clause: str

    @property
    def done(self) -> frozenset[str]:
        """The word pairs of what these persons did or lacked."""
        return _done(self.clause)


@rule(
    "R08", "证据所载人数与事实一致", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=DECISIONS_AND_NOTICES,
    examples=("记录显示仅有1名未成年人，事实写3名未成年人", "记录显示3名未成年人，事实写3名未成年人"),
)  # fmt: skip
def same_people(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Persons of a kind that a piece shows, where the facts tell one other number of them."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    said, part, text = Said.read(), decision.evidence, unquoted(decision.text)
    rest = text[: part.start] + "\n" + text[part.end :]
    unsure = ""
    for match in said.proved.finditer(unquoted(part.text)):
        told = [] if said.official.match(match["who"]) else list(_told(match["who"][:_NOUN], rest))
        number = _other_number(match, told)
        if number is None:
            continue
        if _explained(match["who"], text) or not _is_sure(match, told, rest, decision):
            unsure = unsure or f"证据所载“{match[0]}”与认定的{number}名，看不出说的是不是同一些人"
            continue
        start = part.start + match.start()
        yield finding(
            "R08", Severity.MAJOR, f"证据所载“{match[0]}”与认定的{number}名不一致，存在矛盾", Span(start, start + len(match[0]), match[0]), "核实后统一，或者说明采信哪一个的理由",
            expected=f"{number}名", actual=f"{to_int(match['count'])}名",
        )  # fmt: skip
        return
    if unsure:
        raise CannotTellError(unsure)


def _told(noun: str, rest: str) -> Iterator[_Told]:
    """Where the paper counts persons whose name begins so, outside its evidence."""
    for match in Said.read().people.finditer(rest):
        if match["who"].startswith(noun):
            yield _at(match, match.start("who"), frozenset({to_int(match["count"])}))
    for match in re.finditer(rf"{noun}[^，。；\d]{{0,4}}(?P<count>\d{{1,4}})\s?(?:人|名)", rest):
        yield _at(match, match.start(), frozenset({to_int(match["count"])}))
    for match in re.finditer(rf"{noun}[：:]?{_NAMES}(?P<behind>[^。；]{{0,40}})", rest):
        yield _at(match, match.start(), _named(match))


def _explained(who: str, text: str) -> bool:
    """Whether a sentence on these persons says that what is told of them was not believed, or why it differs."""
    explained = Said.read().explained
    return any(who[:_NOUN] in one and explained.search(one) for one in re.split("[。；\n]", text))


def _named(match: re.Match[str]) -> frozenset[int | None]:
    """How many persons a list of names holds: 焊工王某、周某、余某; so many or more where it is not all."""
    said, count = Said.read(), len(re.split("[、和及与]", match["names"]))
    more = said.and_others.search(match["behind"]) or said.trade.search(match["names"])
    return frozenset(range(count, _MANY) if more else (count,))


def _at(match: re.Match[str], noun: int, counts: frozenset[int | None]) -> _Told:
    kind = Said.read().kind.match(match.string, noun)
    clause = re.split("[，。；\n]", match.string[: match.start()])[-1]
    clause += re.split("[，。；\n]", match.string[match.start() :])[0]
    return _Told(counts, kind[0] if kind else "", clause)


def _other_number(match: re.Match[str], told: list[_Told]) -> int | None:
    """The number that the paper tells, where it is one and another than that of the piece, or the piece says 仅."""
    counts = frozenset[int | None]().union(*(one.counts for one in told))
    count, numbers = to_int(match["count"]), [n for n in counts if n is not None]
    one = len(counts) == 1 or Said.read().only.search(match[0])
    differs = count is not None and count not in counts and len(numbers) == len(counts)
    return min(numbers) if numbers and one and differs else None


def _is_sure(match: re.Match[str], told: list[_Told], rest: str, decision: Decision) -> bool:
    """Whether piece and paper count the same persons: what both say they did or lacked, or all that were there and fewer."""
    said, listed, count = Said.read(), match.string, to_int(match["count"])
    kind = said.kind.match(listed, match.start("who"))
    entry = re.split("[；。\n]", listed[: match.start()])[-1]
    behind = re.split("[，。；、）)\n]", listed[kind.end() :])[0] if kind else ""
    if kind is None or any(one.kind != kind[0] for one in told):
        return False
    days = {matched_day(m) for m in CHINESE_DATE.finditer(rest)}
    other_day = any(matched_day(m) not in days for m in CHINESE_DATE.finditer(entry))
    elsewhere = any(said.elsewhere.search(words) for words in (entry, match[0], *(t.clause for t in told)))
    here = said.here.fullmatch(match["between"]) and not speaks_of_others(match["between"], decision)
    if other_day or elsewhere or not here:
        return False
    if said.present.fullmatch(behind) and said.only.search(match[0]):
        return all(n is not None and count is not None and count < n for one in told for n in one.counts)
    return any(_done(behind) & one.done for one in told)


def _done(words: str) -> frozenset[str]:
    """The word pairs of what persons are said to have done or lacked; none where nothing is said of it."""
    said = Said.read()
    found = said.state.search(words)
    return bigrams(said.generic.sub("", found[0])) if found else frozenset()
