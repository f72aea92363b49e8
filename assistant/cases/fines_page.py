"""What others were fined, in a sentence and as a page of Word with the picture and the tables."""

from __future__ import annotations

from pathlib import Path

from assistant.cases import chart
from assistant.cases.statistics import ENOUGH, FineStatistics, Quantiles
from assistant.documents.page import Page
from assistant.text.numerals import plain

_NOTE = "只统计案例库里引用同一条款、写明罚款数额的真实案例，不含虚构案例；案例库未必收全，数字供裁量说理时参考，不能代替裁量基准。"
_HEADS = ("", "件数", "最低", "四分之一", "中位数", "四分之三", "最高")


def summary(found: FineStatistics) -> str:
    """The statistics in a sentence or two; that some cases were not read is said."""
    unread = (
        f"引用该条的案例很多，只统计了最近的，另有 {found.unread} 件（更早的或者没有日期的）没有读；请选地区、年份或者档次再看。"
        if found.unread
        else ""
    )
    return _reckoned(found) + unread


def _reckoned(found: FineStatistics) -> str:
    count = len(found.fines)
    if not count:
        return f"{found.clause}：库中没有同条款且写明罚款数额的真实案例。"
    if found.whole is None:
        listed = "、".join(f"{plain(fine)} 元" for fine in found.fines)
        return (
            f"{found.clause}：写明罚款数额的真实案例只有 {count} 件（不足 {ENOUGH} 件），不作统计：{listed}。"
        )
    whole = found.whole
    told = (
        f"{found.clause}：{count} 件，罚款 {plain(whole.lowest)} 至 {plain(whole.highest)} 元，中位数 {plain(whole.median)} 元，"
        f"中间一半在 {plain(whole.quarter)} 至 {plain(whole.three_quarters)} 元。"
    )
    return told + _place(found)


def _place(found: FineStatistics) -> str:
    if found.present is None or found.below is None or found.above is None:
        return ""
    return f"本案拟罚 {plain(found.present)} 元：{found.below:.0f}% 的案例罚得更少，{found.above:.0f}% 罚得更多。"


def write_fines(found: FineStatistics, path: Path) -> Path:
    """Write the page of Word; the file appears whole or not at all.

    Raises:
        InputError: it cannot be written there.
    """
    page = Page()
    page.say("title", "同案同罚对照")
    page.say("body", summary(found))
    if found.fines:
        page.picture(chart.png(found))
        page.say("note", "图：一点为一件；浅色框为中间一半，深线为中位数，红线为本案；单位元。")
    for title, rows in (("分地区", found.regions), ("分年份", found.years)):
        if found.enough and rows:
            page.say("heading", title)
            page.table(_HEADS, list(map(_told, rows)))
    if found.outliers:
        page.say("heading", "离群的案例")
        for one in found.outliers:
            page.say("item", f"{one.title}：{plain(one.fine_yuan)} 元；{'；'.join(one.reasons)}")
    page.say("note", _NOTE)
    return page.write(path, "同案同罚对照")


def _told(row: Quantiles) -> tuple[str, ...]:
    points = (row.lowest, row.quarter, row.median, row.three_quarters, row.highest)
    told = (
        [plain(round(point, 2)) for point in points] if row.count >= ENOUGH else ["", "", "不足五件", "", ""]
    )
    return row.name, str(row.count), *told
