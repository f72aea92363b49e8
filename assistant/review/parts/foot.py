"""The foot of a paper: the agency and the date under which it stands (DOMAIN §13)."""

from __future__ import annotations

import re
from datetime import date

from assistant.review.parts.model import Span
from assistant.text.numerals import to_int

_D = r"[0-9０-９〇零○OoОＯ一二三四五六七八九十]"
_DATE = re.compile(
    rf"(?P<year>{_D}{{4}})\s{{0,3}}年\s{{0,3}}(?P<month>{_D}{{1,3}})\s{{0,3}}月\s{{0,3}}(?P<day>{_D}{{1,3}})\s{{0,3}}日"
)
_LINE = re.compile(
    r"^[ \t\u3000]*(?P<agency>[^\n，。；：]{2,40}?(?:局|厅|委员会|委|政府|大队|支队|总队|办事处|办公室|所|处|部|中心|分局|监管局|机关|镇|街道|院))?"
    r"[ \t\u3000]*(?:[（(](?:印章|盖章|公章|印|章)[）)])?[ \t\u3000]*(?:(?:决定|作出|签发|落款)?日期\s*[:：])?[ \t\u3000]*(?P<date>DATE)"
    r"[ \t\u3000]*(?:\d{1,2}\s*[时:：]\s*\d{0,2}\s*分?)?[ \t\u3000]*(?:[（(](?:印章|盖章|公章|印|章)[）)])?[ \t\u3000]*$".replace(
        "DATE", _DATE.pattern
    ),
    re.MULTILINE,
)
_AGENCY = re.compile(
    r"^[ \t\u3000]*(?:[（(]?(?:印章|盖章|公章|印|章)[）)]?)?[ \t\u3000]*(?P<agency>[\u4e00-\u9fff（）()·]{1,40}(?:局|厅|委员会|政府|大队|支队|总队|办事处|办公室|所|处|部|中心|分局|监管局|镇|街道))"
    r"[ \t\u3000]*(?:[（(](?:印章|盖章|公章|印|章)[）)])?[ \t\u3000]*$",
    re.MULTILINE,
)
_NOT_AGENCY = re.compile(r"地址|联系|缴纳|银行|住所|送达|签名")
_BELOW = re.compile(r"^[ \t\u3000]*(附(?:[:：注图件录]|注)|附件|抄送|公示|相关法律|法律条文)", re.MULTILINE)
_SIGNED = re.compile(
    r"(?:当事人|签收|签名|受送达人|送达人|收件|签字|执法人员|记录|经办|承办|见证)[^\n]{0,30}$"
)
_NEAR_LINES = 4


def foot_of(text: str) -> tuple[Span | None, Span | None, date | None]:
    """The agency, the date and the day at the foot; each None when it is not there.

    A date inside the text, in an attachment or beside a signature of the party is not the date of the paper.

    Args:
        text: the whole paper.
    """
    below = _attachments(text)
    best: tuple[Span | None, Span, date] | None = None
    for match in _LINE.finditer(text, 0, below):
        day = day_of(match)
        if day is None or _SIGNED.search(
            text[max(0, match.start() - 40) : match.start("date")].split("\n")[-1]
        ):
            continue
        span = Span(match.start("date"), match.end("date"), match["date"])
        agency = _beside(match) or _above(text, match.start())
        if agency is not None or best is None or best[0] is None:
            best = (agency, span, day)
    if best is not None:
        return best
    return _last_agency(text, below), *_last_date(text)


def _last_date(text: str) -> tuple[Span | None, date | None]:
    """A date with which the text ends."""
    for match in _DATE.finditer(text, max(0, len(text) - 60)):
        day = day_of(match)
        before = text[max(0, match.start() - 40) : match.start()].split("\n")[-1]
        if day is not None and not text[match.end() :].strip() and not _SIGNED.search(before):
            return Span(match.start(), match.end(), match[0]), day
    return None, None


def day_of(match: re.Match[str]) -> date | None:
    """The day of a date match with groups year, month, day; digits may be Chinese, mixed, or the letter O for 〇."""
    try:
        return date(*(_number(match[name], name == "year") for name in ("year", "month", "day")))
    except ValueError:
        return None


def _number(text: str, by_digit: bool) -> int:
    plain = re.sub("[零○OoОＯ〇]", "0", text)
    if by_digit or plain.isascii():
        digits = "".join(
            str("一二三四五六七八九".index(c) + 1) if c in "一二三四五六七八九" else c for c in plain
        )
        return int(digits)
    value = to_int(text.replace("0", "〇").replace("O", "〇").replace("○", "〇"))
    if value is None:
        raise ValueError(text)
    return value


def _attachments(text: str) -> int:
    """Where attachments begin, when a line says so in the last part of the text."""
    for match in _BELOW.finditer(text, len(text) // 2):
        return match.start()
    return len(text)


def _beside(match: re.Match[str]) -> Span | None:
    agency = match["agency"]
    if not agency or _NOT_AGENCY.search(agency):
        return None
    return Span(match.start("agency"), match.end("agency"), agency)


def _above(text: str, end: int) -> Span | None:
    """The agency on one of the lines right above the date."""
    start = end
    for _ in range(_NEAR_LINES):
        start = max(0, text.rfind("\n", 0, max(0, start - 1)))
    found = [m for m in _AGENCY.finditer(text, start, end) if not _NOT_AGENCY.search(m["agency"])]
    return Span(found[-1].start("agency"), found[-1].end("agency"), found[-1]["agency"]) if found else None


def _last_agency(text: str, below: int) -> Span | None:
    found = [
        m for m in _AGENCY.finditer(text, len(text) * 3 // 4, below) if not _NOT_AGENCY.search(m["agency"])
    ]
    return Span(found[-1].start("agency"), found[-1].end("agency"), found[-1]["agency"]) if found else None
