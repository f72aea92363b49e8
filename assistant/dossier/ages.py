"""How old somebody is said to be against the day of birth that a paper gives for the very person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.dossier.model import Case
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.dates import exact_day, read_date

_BORN = re.compile(
    r"(?:^|(?<=[：:；;。，,、\s]))(?:姓名[：:]?)?(?P<name>[\u4e00-\u9fff]{2,4})[，,](?:性别[：:]?)?[男女][，,](?:[\u4e00-\u9fff]{1,4}族[，,])?"
    r"(?:出生日期[：:]?)?(?P<birth>\d{4}年\d{1,2}月\d{1,2}日)(?:出?生)?"
)
_AGE = r"[（(，,](?:男|女)?[，,]?(?:时年|现年|年龄)?(?P<age>\d{1,2})(?P<full>周)?岁"
_OWN_AGE = re.compile(r"我(?:今年|现在|刚满|快)?(?P<age>\d{1,2})(?P<full>周)?岁(?!的?时)")
_OF_AGE, _FULL, _BY_HAND = 18, 1, 2  # 周岁 told near a birthday may be one off; 虚岁 counts up to two more


@dataclass(frozen=True, slots=True)
class _Born:
    """A person with the day of birth in a paper; none where the papers of a case give one name two days."""

    name: str
    day: date
    evidence: str
    quote: str

    def age(self, on: date) -> int:
        """Full years on a day."""
        return on.year - self.day.year - ((on.month, on.day) < (self.day.month, self.day.day))


def ages_apart(case: Case) -> Iterator[Contradiction]:
    """Every person whose age in the facts or in the own statement is not that of the day of birth in a paper.

    Args:
        case: facts, day of the act and evidence are read.
    """
    act = exact_day(case.act_date)
    for born in _births(case) if act else ():
        told = next((side for side in _told(case, born) if act and _is_off(side, born.age(act))), None)
        if act and told:
            shown = f"{born.day.year}年{born.day.month}月{born.day.day}日出生（行为时{born.age(act)}周岁）"
            yield Contradiction(
                f"{born.name}的年龄", Side(born.evidence, born.quote, shown), told[0], "日期（出生）"
            )


def _births(case: Case) -> Iterator[_Born]:
    found: dict[str, list[_Born]] = {}
    for piece in case.evidence:
        for match in _BORN.finditer(piece.text):
            if day := read_date(match["birth"]):
                found.setdefault(match["name"], []).append(_Born(match["name"], day, piece.id, match[0]))
    for one in found.values():
        if len({born.day for born in one}) == 1:
            yield one[0]


def _told(case: Case, born: _Born) -> Iterator[tuple[Side, int, int]]:
    """What is told of a person's age: the words, the least and the most years that they allow."""
    for match in re.finditer(re.escape(born.name) + _AGE, case.facts):
        yield Side(FACTS, match[0], f"{match['age']}岁"), *_range(match)
    for match in re.finditer("未成年人" + re.escape(born.name), case.facts):
        yield Side(FACTS, match[0], "未成年人"), 0, _OF_AGE - 1
    for piece in case.evidence:
        if piece.name.startswith(born.name):
            for match in _OWN_AGE.finditer(piece.text):
                yield Side(piece.id, match[0], f"{match['age']}岁"), *_range(match)


def _range(match: re.Match[str]) -> tuple[int, int]:
    age = int(match["age"])
    return (age - _FULL, age + _FULL) if match["full"] else (age - _BY_HAND, age + _FULL)


def _is_off(told: tuple[Side, int, int], age: int) -> bool:
    return not told[1] <= age <= told[2]
