"""Totals of numbers told apart: of every number behind one and the same label of a paragraph, and of the columns of entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.text.reckoning.lists import NOT_ADDED, is_rate, that_make
from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term, comes_to
from assistant.text.reckoning.terms import YUAN, read_terms, stretches, within
from assistant.text.reckoning.words import load_words

_ADDS = r"(?:合计|共计|总计|一共|总共|共)"
_BY_LABEL = re.compile(rf"(?P<label>[\u4e00-\u9fff]{{2}}){_ADDS}(?:为|是|人民币|得款?)?[:：]?$")
_LABELLED = re.compile(r"(?P<label>[\u4e00-\u9fff]{2})(?:为|是|了|人民币|[:：])?$")
# labels of many things in one paragraph: 计300元, 共3箱; fines are told again as those of each day and of the notice
_NO_LABEL = re.compile(r"罚款|没收|[合共总小累]|[计约近有为]$|元|[\d一二三四五六七八九十两]$")
_TOTALS = re.compile(rf"\s*(?:以上|上述|前述)?[^，。；\n\d]{{0,6}}{_ADDS}[^，。；\n\d]{{0,8}}")
_OPENS = re.compile(r"[:：]\s*$")
_OTHERS = re.compile("其中|另|不含|不计|不包括|部分")
_LEAST, _MOST, _COLUMNS = 2, 30, 2
_BESIDE = "另有扣减、退还等，或者只是一部分，不能断定合计就是各项之和"


def labelled(text: str) -> Iterator[Reckoned]:
    """得款550元……得款328元……得款合计878元: a total by a label, of all amounts of its paragraph behind the same label.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    terms = read_terms(text)
    for begin, close in stretches(text, "\n"):
        inside = within(terms, begin, close)
        for at, total in enumerate(inside):
            told = _BY_LABEL.search(text[max(begin, total.start - 14) : total.start])
            if told is None or total.unit != YUAN or _NO_LABEL.search(told["label"]):
                continue
            parts = [t for t in inside[:at] if t.unit == YUAN and _is_called(text, begin, t, told["label"])]
            if len(parts) < _LEAST or any(t.loose or is_rate(text, t) for t in (*parts, total)):
                continue
            yield _total(parts, total, text[parts[0].end : total.start])


def _is_called(text: str, begin: int, term: Term, label: str) -> bool:
    told = _LABELLED.search(text[max(begin, term.start - 6) : term.start])
    return told is not None and told["label"] == label


def columns(text: str) -> Iterator[Reckoned]:
    """甲16箱，重160千克，计2880元；乙9箱，重72千克，计3960元；合计25箱，232千克，6840元: each column of entries.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    terms = read_terms(text)
    entries = [(start, end) for start, end in stretches(text, "。；;\n") if text[start:end].strip()]
    for at, (start, end) in enumerate(entries):
        own = _added(text, within(terms, start, end))
        units = [term.unit for term in own]
        if (
            len(units) < _COLUMNS
            or len(set(units)) < len(units)
            or not _TOTALS.match(text, start, own[0].start + 1)
        ):
            continue
        rows = _rows(text, terms, entries[max(0, at - _MOST) : at], units)
        for place, total in enumerate(own) if len(rows) >= _LEAST else ():
            column = [row[place] for row in rows]
            if not total.loose and not any(term.loose for term in column):
                yield _total(column, total, text[column[0].end : total.start])


def _added(text: str, terms: Sequence[Term]) -> list[Term]:
    """The numbers of an entry that count or sum up, without contents and prices of one piece."""
    return [t for t in terms if t.unit not in NOT_ADDED and not is_rate(text, t)]


def _rows(
    text: str, terms: Sequence[Term], entries: Sequence[tuple[int, int]], units: Sequence[str]
) -> list[list[Term]]:
    """The entries right before a total that hold each of its units once; a colon opens them."""
    rows: list[list[Term]] = []
    for start, end in reversed(entries):
        own = _added(text, within(terms, start, end))
        row = [[t for t in own if t.unit == unit] for unit in units]
        if any(len(found) != 1 for found in row) or _TOTALS.match(text, start, own[0].start + 1):
            break
        rows.append([found[0] for found in row])
        if _OPENS.search(text[:start].rstrip()[-1:]):
            break
    return rows[::-1]


def _total(parts: Sequence[Term], total: Term, between: str) -> Reckoned:
    made = Exactly(sum((t.value for t in parts), Decimal(0)), sum((t.slack for t in parts), Decimal(0)))
    some = () if comes_to(made, total) else that_make(parts, total)
    if some:  # one of them may be told twice
        return Reckoned(Relation.TOTAL, some, total, Exactly(total.value))
    beside = load_words().taken_off.search(between) or _OTHERS.search(between)
    return Reckoned(Relation.TOTAL, tuple(parts), total, made, _BESIDE if beside else "")
