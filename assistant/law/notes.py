"""The note of adoption (题注): dates, issuing body, document number."""

from __future__ import annotations

import re
from datetime import date
from itertools import zip_longest

from assistant.text.dates import CHINESE_DATE, find_dates

_STARTS = re.compile(r"\s*起?\s*(?:施\s*行|实\s*施|生\s*效)")
_ORDER = re.compile(
    r"[\u4e00-\u9fff、]{2,40}?(?:令|公告)[（(]?第?\s{0,3}[零〇一二三四五六七八九十百0-9０-９]{1,8}\s{0,3}号"
)
_YEARLY = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[［（(]\d{4}[〕\]］）)]\s{0,3}第?[0-9]{1,8}号")
_ISSUER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,16}?)(?:人民代表大会常务委员会|人民代表大会|人民政府|国务院|最高人民法院|最高人民检察院)"
)
_TERM = re.compile(r"第?[零〇一二三四五六七八九十0-9]{1,4}届")


def note_dates(note: str) -> tuple[date | None, date | None]:
    """Latest date of adoption or amendment, and the latest stated commencement, from a note of adoption (题注)."""
    found = find_dates(note)
    adopted: list[date] = []
    started: list[date] = []
    for (day, _, end), following in zip_longest(found, found[1:]):
        tail = note[end : following[1] if following else None]
        (started if _STARTS.match(tail) else adopted).append(day)
    return max(adopted, default=None), max(started, default=None)


def first_day(note: str) -> date | None:
    """The first day a note of adoption names: that of the first text."""
    return min((day for day, _, _ in find_dates(note)), default=None)


def document_number(note: str) -> str:
    """The number under which the law was first published: 国务院令第460号, 法释〔2023〕12号; "" if there is none."""
    bare = _without_dates(note)
    found = [match for pattern in (_ORDER, _YEARLY) if (match := pattern.search(bare))]
    if not found:
        return ""
    first = min(found, key=lambda match: match.start())[0]
    return re.sub(r"\s|中华人民共和国", "", first)


def issuer(note: str, region: str = "") -> str:
    """The body that adopted the text, without the number of its term: 温州市人民代表大会常务委员会.

    Args:
        note: the note of adoption.
        region: completes the 省… and 市… of local rules; "" makes a bare 人民代表大会 that of the nation.
    """
    match = _ISSUER.search(_TERM.sub("", _without_dates(note)))
    body = match[0].removeprefix("经") if match else ""
    places = {"省": region.split("/")[0], "市": region.split("/")[-1]}
    if body.startswith("人民代表大会"):
        return f"{places['省'] or '全国'}{body}"
    return f"{places[body[0]]}{body[1:]}" if region and body[:1] in places else body


def _without_dates(note: str) -> str:
    return CHINESE_DATE.sub(" ", note)
