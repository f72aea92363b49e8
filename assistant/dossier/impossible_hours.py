"""Hours that cannot be: of a record taken out before they had come, of a noise by night that was measured by day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dossier.denials import is_later
from assistant.dossier.model import BY_DEVICE, Case, Evidence, EvidenceKind
from assistant.dossier.sources import Contradiction, Side
from assistant.text.dates import find_dates

_SPAN = (
    r"(?P<h1>\d{1,2})[时点:：](?P<m1>\d{0,2})分?(?:至|到|—|－|-|~)(?P<h2>\d{1,2})[时点:：](?P<m2>\d{0,2})分?"
)
_TAKEN = re.compile(_SPAN + r"(?P<how>[^。；\n]{0,80}?(?:导出|提取|复制|调取|下载|拷贝)[^。；\n]{0,40})")
_TOLD_CLOCK = re.compile(r"(?<!\d)(?P<h>\d{1,2})[时:：](?P<m>\d{2})分?")
_UNSURE_CLOCK = re.compile(r"误差|[快慢]\s?\d|校[时准]|时差|次日|第二天|前一[天日]|昨")
_MEASURED = re.compile(
    r"(?<!背景噪声)(?:测量|监测|检测)时间[：:为是]{0,2}\s?(?:\d{4}年\d{1,2}月\d{1,2}日)?" + _SPAN
)
_NOISE, _NIGHT, _DAY = re.compile("分贝|dB|噪声"), re.compile("夜间"), re.compile("昼间|白天")
_OWN_NIGHT = re.compile(
    r"(?<!未)(?<!没有)另行规定[^。；]{0,8}夜间|夜间(?:时段|的?起止时间)?(?:是指|为)[^。；]{0,8}\d{1,2}[时点:：]"
)
_MORNING, _EVENING = 6 * 60, 22 * 60  # 噪声污染防治法: the night where nothing else was laid down


def impossible_hours(case: Case) -> Iterator[Contradiction]:
    """Every record that tells of hours after it was taken out, and every noise by night that was measured by day.

    Args:
        case: its evidence is read.
    """
    for piece in case.evidence:
        if piece.kind in BY_DEVICE:
            yield from _after_it_was_taken(case, piece)
        if piece.kind is EvidenceKind.EXPERT and not is_later(piece.name):
            yield from _by_day(case, piece)


def _after_it_was_taken(case: Case, piece: Evidence) -> Iterator[Contradiction]:
    """What was taken out of a system on a day tells of hours of that day that had not come; other days explain them."""
    taken = _TAKEN.search(piece.text)
    if taken is None or not re.search("当[日天]", taken["how"]) or not _of_that_day(case, piece, taken):
        return
    rest = piece.text[taken.end() :]
    if find_dates(rest) or _UNSURE_CLOCK.search(piece.text):
        return
    end = _minutes(taken["h2"], taken["m2"])
    late = [m for m in _TOLD_CLOCK.finditer(rest) if _minutes(m["h"], m["m"]) > end]
    if late and end > _minutes(taken["h1"], taken["m1"]):
        a = Side(piece.id, rest.strip(), late[0][0])
        b = Side(piece.id, taken[0], f"{taken['h2']}时{taken['m2']}分以前提取")
        yield Contradiction("记录的时间与提取的时间", a, b, "时间（记录）")


def _of_that_day(case: Case, piece: Evidence, taken: re.Match[str]) -> bool:
    """Whether 当日 is surely the day of taking out: the only day told with it and the only one of the act (当日轨迹 may be of the act)."""
    days = {day for day, _, _ in find_dates(piece.text[: taken.end()])}
    act = {day for text in (case.act_date, case.facts) for day, _, _ in find_dates(text)}
    return len(days) == 1 and act == days


def _by_day(case: Case, piece: Evidence) -> Iterator[Contradiction]:
    """A report that holds a noise to the limit of the night and was measured wholly by day, where the case knows no other night."""
    told = _NOISE.search(piece.text) and _NIGHT.search(piece.text) and not _DAY.search(piece.text)
    measured = list(_MEASURED.finditer(piece.text))
    if not told or not measured or any(_OWN_NIGHT.search(p.text) for p in case.evidence):
        return
    night = _NIGHT.search(piece.text)
    if night and all(_is_by_day(m) for m in measured):
        b = Side(piece.id, piece.text[night.start() : night.start() + 24], "夜间")
        yield Contradiction(
            "测量的时段（昼间与夜间）", Side(piece.id, measured[0][0], measured[0][0]), b, "日期（检测）"
        )


def _is_by_day(measured: re.Match[str]) -> bool:
    start, end = (_minutes(measured[h], measured[m]) for h, m in (("h1", "m1"), ("h2", "m2")))
    return _MORNING <= start < end <= _EVENING


def _minutes(hours: str, minutes: str) -> int:
    return int(hours) * 60 + int(minutes or 0)
