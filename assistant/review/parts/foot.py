"""The foot of a paper: the agency and the date under which it stands (DOMAIN §13)."""

from __future__ import annotations

import re
from datetime import date

from assistant.review.parts.model import Span
from assistant.text.dates import CHINESE_DATE, matched_day

# forms print a label before the agency; names taken out for publication leave marks
_LABEL = r"(?:(?:执法|处罚|实施|决定|发文|行政|作出(?:处罚)?决定的?)(?:行政)?(?:机关|单位|部门)(?:名称)?(?:[（(][^（()）\n]{1,8}[）)])?[ \t\u3000]*+[:：][ \t\u3000]*+)?"
_LINE = re.compile(
    r"^[ \t\u3000]*+LABEL(?P<agency>[^\n，。；：]{2,40}?(?:局|厅|委员会|委|政府|大队|中队|支队|总队|办事处|办公室|所|处|科|股|部|中心|分局|监管局|机关|镇|街道|院))?"
    r"[ \t\u3000]*+(?:[（(](?:印章|盖章|公章|[\u4e00-\u9fff]{0,8}专用章|印|章)[）)])?[ \t\u3000]*+(?:(?:决定|作出|签发|落款)?日期\s*[:：])?[ \t\u3000]*+(?P<date>DATE)"
    r"[ \t\u3000]*+(?:\d{1,2}\s*[时:：]\s*\d{0,2}\s*分?)?[ \t\u3000]*+(?:[（(](?:印章|盖章|公章|[\u4e00-\u9fff]{0,8}专用章|印|章)[）)])?[ \t\u3000]*+$".replace(
        "DATE", CHINESE_DATE.pattern
    ).replace("LABEL", _LABEL),
    re.MULTILINE,
)
_AGENCY = re.compile(
    r"^[ \t\u3000]*+(?:[^\n，。；：]{0,14}(?:机关|部门|单位)?[（(](?:印章|盖章|公章|[\u4e00-\u9fff]{0,8}专用章|印|章)[）)][：:])?(?:[（(]?(?:印章|盖章|公章|[\u4e00-\u9fff]{0,8}专用章|印|章)[）)]?)?[ \t\u3000]*+LABEL(?P<agency>[\u4e00-\u9fff（）()·×✕○〇*＊X]{1,40}(?:局|厅|委员会|管委会|政府|大队|中队|支队|总队|办事处|办公室|所|处|科|股|部|中心|分局|监管局|镇|街道|海关|分行|支行|站|署))"
    r"[ \t\u3000]*+(?:[（(](?:印章|盖章|公章|[\u4e00-\u9fff]{0,8}专用章|印|章)[）)])?[ \t\u3000]*+$".replace(
        "LABEL", _LABEL
    ),
    re.MULTILINE,
)
_NOT_AGENCY = re.compile(r"地址|联系|缴纳|银行|住所|送达|签名")
_BELOW = re.compile(r"^[ \t\u3000]*+(附(?:[:：注图件录]|注)|附件|抄送|公示|相关法律|法律条文)", re.MULTILINE)
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
    return (
        _foot_before(text, below)
        or _foot_before(text, len(text))
        or (_last_agency(text, below), *_last_date(text))
    )


def _foot_before(text: str, below: int) -> tuple[Span | None, Span, date] | None:
    """The last line that is a date, with the agency on it or above it."""
    best: tuple[Span | None, Span, date] | None = None
    for match in _LINE.finditer(text, 0, below):
        day = matched_day(match)
        if day is None or _SIGNED.search(
            text[max(0, match.start() - 40) : match.start("date")].split("\n")[-1]
        ):
            continue
        span = Span(match.start("date"), match.end("date"), match["date"])
        agency = _beside(match) or _above(text, match.start()) or _under(text, match.end(), below)
        if agency is not None or best is None or best[0] is None:
            best = (agency, span, day)
    return best


def _last_date(text: str) -> tuple[Span | None, date | None]:
    """A date with which the text ends."""
    for match in CHINESE_DATE.finditer(text, max(0, len(text) - 60)):
        day = matched_day(match)
        before = text[max(0, match.start() - 40) : match.start()].split("\n")[-1]
        if day is not None and not text[match.end() :].strip() and not _SIGNED.search(before):
            return Span(match.start(), match.end(), match[0]), day
    return None, None


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


def _under(text: str, start: int, below: int) -> Span | None:
    """The agency on one of the two lines right under the date."""
    stop = start
    for _ in range(3):
        stop = text.find("\n", stop + 1) if text.find("\n", stop + 1) >= 0 else len(text)
    match = _AGENCY.search(text, start, min(stop, below))
    return (
        Span(match.start("agency"), match.end("agency"), match["agency"])
        if match and not _NOT_AGENCY.search(match["agency"])
        else None
    )


def _last_agency(text: str, below: int) -> Span | None:
    found = [
        m for m in _AGENCY.finditer(text, len(text) * 3 // 4, below) if not _NOT_AGENCY.search(m["agency"])
    ]
    return Span(found[-1].start("agency"), found[-1].end("agency"), found[-1]["agency"]) if found else None
