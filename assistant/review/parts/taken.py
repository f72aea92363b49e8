"""The things that a stretch of a paper confiscates, each with its name and number: 没收江砂56吨、抽砂船1艘."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.corpora import Words
from assistant.review.parts.model import Span
from assistant.text.numerals import to_int


class _Said(Words):
    """How things taken are told, as corpora/lexicon/review/taken.yaml has them."""

    FILE = "lexicon/review/taken.yaml"

    takes: re.Pattern[str]
    apart: re.Pattern[str]
    ends: re.Pattern[str]
    money: re.Pattern[str]
    lead: re.Pattern[str]
    counted: re.Pattern[str]
    general: re.Pattern[str]
    periods: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing: where it stands, its bare name, its number and unit as written ("" when none is told)."""

    span: Span
    name: str
    number: str
    unit: str

    @property
    def general(self) -> bool:
        """Whether the name may stand for anything: 涉案物品, 违法工具."""
        return not self.name or _Said.read().general.search(self.name) is not None


def taken_in(text: str, start: int, end: int) -> Iterator[Taken]:
    """The things confiscated in a stretch, in order, without gains in money.

    Args:
        text: the paper, quoted law blanked out.
        start: of the stretch.
        end: of the stretch.
    """
    said = _Said.read()
    for match in said.takes.finditer(text, start, end):
        at = match.start("list")
        for piece in said.apart.split(match["list"]):
            if said.ends.match(piece.strip()):
                break
            if piece.strip() and not said.money.search(piece):
                yield _one(text, at, piece)
            at = text.find(piece, at) + len(piece)


def _one(text: str, since: int, piece: str) -> Taken:
    said = _Said.read()
    start = text.find(piece, since)
    span = Span(start, start + len(piece), piece)
    counted = said.counted.search(piece)
    name = piece[: counted.start()] + piece[counted.end() :] if counted else piece
    name = said.lead.sub("", re.sub(r"[（(][^（()）]*[）)]|[（(].*$", "", name).strip())
    return Taken(span, name, counted["number"] if counted else "", counted["unit"] if counted else "")


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long a stop of business or a suspension of a permit is to last, in days."""

    span: Span
    kind: str
    days: int


_DAYS = {"个月": 30, "日": 1, "天": 1, "年": 365}


def lasting_in(text: str, start: int, end: int) -> Iterator[Lasting]:
    """The terms of stops and suspensions in a stretch.

    Args:
        text: the paper, quoted law blanked out.
        start: of the stretch.
        end: of the stretch.
    """
    for match in _Said.read().periods.finditer(text, start, end):
        count = to_int(match["count"]) or 0
        span = Span(match.start(), match.end(), match[0])
        yield Lasting(span, match["kind"][:2], count * _DAYS[match["unit"]])
