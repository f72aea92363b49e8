"""A decision as the rules see it: its text, the citations in it, amounts, dates and where each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.text.capital import to_capital
from assistant.text.numerals import to_int

_NUMBER = re.compile(r"[\u4e00-\u9fff]{0,12}[〔\[［(（]\s*\d{4}\s*[〕\]］)）]\s*(?:第\s*)?\d+\s*号")
_CAPITAL = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整"
_PAIR = re.compile(
    rf"([{_CAPITAL}]{{2,}})\s*[（(]\s*(?:人民币)?\s*[¥￥]?\s*([\d,，]+(?:\.\d+)?)\s*元?\s*[）)]"
)
_FINE = re.compile(
    rf"罚款(?:人民币|计|共计|：|:)*\s*(?:[¥￥]?\s*(?P<digits>\d[\d,，]*(?:\.\d+)?)\s*(?P<unit>万?)元|(?P<capital>[{_CAPITAL}]{{2,}}))"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text with its offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class AmountPair:
    """An amount written both in capitals and in digits."""

    passage: Passage
    capital: str
    yuan: float

    @property
    def agrees(self) -> bool:
        """True when the capitals are those of the digits (整 may be left out)."""
        return self.capital.rstrip("整") == to_capital(self.yuan).rstrip("整")


@dataclass(frozen=True)
class Reading:
    """One decision or draft to be reviewed."""

    text: str

    def find(self, pattern: str) -> Passage | None:
        """The first match of a regular expression (multi-line)."""
        match = re.search(pattern, self.text, re.MULTILINE)
        return Passage(match.start(), match.end(), match[0]) if match else None

    def find_all(self, pattern: str) -> list[Passage]:
        """All matches of a regular expression (multi-line)."""
        return [Passage(m.start(), m.end(), m[0]) for m in re.finditer(pattern, self.text, re.MULTILINE)]

    @property
    def end(self) -> Passage:
        """The end of the text, where what is missing is anchored."""
        return Passage(len(self.text), len(self.text), "")

    @cached_property
    def document_number(self) -> Passage | None:
        """文号 such as X综执罚决字〔2026〕第1号."""
        match = _NUMBER.search(self.text)
        return Passage(match.start(), match.end(), match[0]) if match else None

    @cached_property
    def amount_pairs(self) -> tuple[AmountPair, ...]:
        """All amounts given both in capitals and digits."""
        return tuple(
            AmountPair(Passage(m.start(), m.end(), m[0]), m[1], float(re.sub("[,，]", "", m[2])))
            for m in _PAIR.finditer(self.text)
        )

    @cached_property
    def fines(self) -> tuple[tuple[Passage, float], ...]:
        """Imposed fines written as 罚款人民币伍仟元整 or 罚款5000元, in yuan."""
        found = []
        for match in _FINE.finditer(self.text):
            value = (
                _from_capital(match["capital"])
                if match["capital"]
                else _from_digits(match["digits"], match["unit"])
            )
            if value is not None:
                found.append((Passage(match.start(), match.end(), match[0]), value))
        return tuple(found)


def _from_digits(digits: str, unit: str) -> float:
    return float(re.sub("[,，]", "", digits)) * (10_000 if unit else 1)


def _from_capital(capital: str) -> float | None:
    whole = to_int(capital.split("元")[0])
    return float(whole) if whole is not None else None
