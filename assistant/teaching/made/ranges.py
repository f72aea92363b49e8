"""What is the range of the fine? Is this sum in it?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from assistant.analysis.matters import Matter
from assistant.analysis.pin import Located, rules_in
from assistant.law.penalties.text import limits
from assistant.law.penalty_model import Fine
from assistant.law.provisions import locate
from assistant.teaching.made.base import Desk, act_of, made
from assistant.teaching.model import Fact, Question
from assistant.text.money import RANGE, range_of
from assistant.text.numerals import plain

_FACTORS = ((2, 2), (0.5, 0.5), (1, 2), (0.5, 1), (2, 5), (0.2, 0.5), (5, 10), (0.1, 0.2))
_LEAST, _LONGEST = 8, 140
_PARTIES = ("", "any", "单位", "个人")
_ELSEWHERE = re.compile(r"前款|前两款|前项|上述|本条|第[一二三四五六七八九十百]+[条款项]|(?<!其他)规定的$")
_TIER = re.compile(r"(?:所得|货值|价值|价款|费用)[^，；]{0,12}(?:以上|以下|不足|超过|不满)")
"""An act told by the sum involved is a tier of another act: its words leave out what was done, or gainsay a tier."""
_IN, _BELOW, _ABOVE = "在幅度内", "低于下限", "高于上限"


def ranges(at: Desk) -> Iterator[Question]:
    """Questions on the ranges of the clauses of the matters."""
    for matter, located, fine in _fines(at):
        shown, known = _told(fine), _known(located)
        wrong = [
            text for low, high in _others(fine) if (low, high) not in known for text in [limits(low, high)]
        ]
        question = made(
            at, "range", f"{_said(located, fine)}，罚款的幅度是多少？", [shown], wrong, basis=[located.ref.format()],
            facts=_facts(located, fine), matter=matter.id,
        )  # fmt: skip
        if question:
            yield question


def sums(at: Desk) -> Iterator[Question]:
    """Questions whether a sum lies in the range: one inside, one below, one above."""
    for matter, located, fine in _fines(at):
        low, high = fine.min or 0, fine.max or 0
        for value, right in ((_inside(low, high), _IN), (low / 2, _BELOW), (high * 1.5, _ABOVE)):
            if value < 1 or (right == _BELOW and low < 2) or value != int(value):
                continue
            stem = f"{_said(located, fine)}，拟罚款{plain(value)}元。这个数额与条款的罚款幅度相比："
            options = (_IN, _BELOW, _ABOVE)
            question = made(
                at, "in_range", stem, [right], [one for one in options if one != right], basis=[located.ref.format()],
                facts={**_facts(located, fine), "sum": value}, why=f"幅度是{_told(fine)}。", matter=matter.id,
                keep_order=options,
            )  # fmt: skip
            if question:
                yield question


def _fines(at: Desk) -> Iterator[tuple[Matter, Located, Fine]]:
    """The fines that can be asked for: a range of sums, plainly read, told apart by words of the clause itself."""
    seen = set[tuple[str, str, str, str]]()
    for matter, basis in at.bases():
        for ref in basis.penalties:
            for located in at.rules(ref):
                for fine in _plain(located):
                    key = (located.ref.format(), located.rule.conduct, fine.party, fine.condition)
                    if key not in seen:
                        seen.add(key)
                        yield matter, located, fine


def _plain(located: Located) -> Iterator[Fine]:
    rule, text = located.rule, _clause(located)
    if not rule.complete or rule.references or not _LEAST <= len(act_of(located)) <= _LONGEST:
        return
    if (
        _ELSEWHERE.search(act_of(located))
        or _TIER.search(act_of(located))
        or f"其中，{act_of(located)}" in text
    ):
        return
    times = Counter((fine.party, fine.condition) for fine in rule.fines)
    for fine in rule.fines:
        whole = fine.type == "amount" and fine.min is not None and fine.max is not None
        exact = not (fine.min_excluded or fine.max_excluded)
        known = fine.party in _PARTIES or fine.party in act_of(located)
        said = known and fine.condition in text and not _ELSEWHERE.search(fine.condition)
        if whole and exact and said and times[fine.party, fine.condition] == 1:
            yield fine if fine.party in _PARTIES else replace(fine, party="")


def _clause(located: Located) -> str:
    piece = locate(located.article.text, located.rule.provision)
    return located.article.text[piece.start : piece.end] if piece else located.article.text


def _said(located: Located, fine: Fine) -> str:
    who = f"，对{fine.party}" if fine.party in ("单位", "个人") else ""
    when = f"，{fine.condition}" if fine.condition else ""
    return f"依照《{located.ref.law}》{located.rule.provision.format()}，“{act_of(located).removesuffix('的')}”的{who}{when}"


def _told(fine: Fine) -> str:
    return limits(fine.min, fine.max)


def _inside(low: float, high: float) -> float:
    """A round sum inside a range."""
    middle = (low + high) / 2
    step = 10 ** max(len(str(int(middle))) - 2, 0)
    value = round(middle / step) * step
    return float(value) if low <= value <= high else middle


def _others(fine: Fine) -> Iterator[tuple[float, float]]:
    """Ranges near the right one, in whole tens."""
    low, high = fine.min or 0.0, fine.max or 0.0
    for down, up in _FACTORS:
        other = (low * down, high * up) if low != high else (low * up, high * up)
        if other != (low, high) and all(value == int(value) for value in other) and other[1] >= 10:
            yield other


def _known(located: Located) -> set[tuple[float, float]]:
    """Every range of sums that the article names, as read and as written."""
    fines = (fine for one in rules_in(located.article) for fine in one.rule.fines)
    known = {(fine.min or 0.0, fine.max or 0.0) for fine in fines}
    for match in RANGE.finditer(located.article.text):
        found = range_of(match)
        if found is not None:
            known.add((float(found.low or 0), float(found.high or 0)))
    return known


def _facts(located: Located, fine: Fine) -> dict[str, Fact]:
    version = located.article.version
    return {
        "law": version.law.name,
        "effective": version.effective.isoformat() if version.effective else "",
        "provision": located.rule.provision.format(),
        "party": fine.party,
        "condition": fine.condition,
        "min": fine.min or 0,
        "max": fine.max or 0,
    }
