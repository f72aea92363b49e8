"""Cases as running text with headings: the facts, the parts, the day."""

from __future__ import annotations

import re

from assistant.cases.sources.base import FACTS_LENGTH
from assistant.text.dates import read_date

_FACTS = re.compile(
    r"(?:【(?:基本|简要)案情】|#+\s*(?:基本案情|简要案情|案情回顾))\s*(?P<facts>.+?)(?=\n【|\n#|\Z)",
    re.DOTALL,
)
_PART = re.compile(r"(?:^【(?P<name>[^】\n]{2,12})】|^#+\s*(?P<heading>[^\n]{2,12})$)", re.MULTILINE)
_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)(?:年(?P<month>\d{1,2})月|-(?P<dash>\d\d))?")
_INFO = re.compile(r"\A#\s*(?P<title>[^\n]+)\n|<!--.*?-->", re.DOTALL)


def facts_of(text: str) -> str:
    """The facts under their heading, else the beginning of the text."""
    match = _FACTS.search(text)
    return (match["facts"] if match else _INFO.sub("", text)).strip()[:FACTS_LENGTH]


def parts_of(text: str) -> dict[str, str]:
    """What stands under each heading, in 【】 or behind #."""
    heads = list(_PART.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return {
        head["name"] or head["heading"].strip(): text[head.end() : end].strip()
        for head, end in zip(heads, ends, strict=False)  # a text without headings has an end only
    }


def day_of(text: str) -> str:
    """The first day told, as 2024-03-05; else the month or year; "" for none."""
    day = read_date(text)
    if day is not None:
        return day.isoformat()
    match = _MONTH.search(text)
    if match is None:
        return ""
    month = match["month"] or match["dash"]
    return f"{match['year']}-{int(month):02d}" if month else match["year"]
