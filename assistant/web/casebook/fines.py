"""What others were fined under a clause: a sentence, the picture, the tables by place and year, who falls out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from assistant.cases import chart
from assistant.cases.fines_page import summary, write_fines
from assistant.cases.statistics import ENOUGH, Asked, FineStatistics, Quantiles, fines_under
from assistant.errors import InputError
from assistant.files import lasting
from assistant.text.numerals import plain
from assistant.web.components.shapes import NOTHING, button, card, folded, joined, said


def asked_for(clause: str, party: str, fine: float | None) -> FineStatistics | None:
    """The statistics; None without a clause."""
    return fines_under(Asked(clause.strip(), party, present=fine)) if clause.strip() else None


def drawn(clause: str, party: str, fine: float | None) -> Markup:
    """The card; nothing without a clause."""
    found = asked_for(clause, party, fine)
    if found is None:
        return NOTHING
    if not found.fines:
        return said("库中没有同条款且写明罚款数额的真实案例。")
    picture = chart.svg(found)
    tables = [
        folded(title, _table(rows))
        for title, rows in (("分地区", found.regions), ("分年份", found.years))
        if rows
    ]
    right = button("另存为 docx", "fines-docx")
    return card(
        "别人罚了多少", joined([said(summary(found)), picture, *tables, _outliers(found)]), right=right
    )


def written(clause: str, party: str, fine: float | None) -> Path:
    """The same as a page of Word.

    Raises:
        InputError: no clause was named.
    """
    found = asked_for(clause, party, fine)
    if found is None:
        raise InputError("没有写条款", "请先写明拟适用的条款")
    return write_fines(found, lasting("fines") / "同案同罚对照.docx")


def _table(rows: Sequence[Quantiles]) -> Markup:
    lines = joined(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
            row.name, row.count, *_told(row)
        )
        for row in rows
    )
    head = Markup("<tr><th></th><th>件数</th><th>中位数（元）</th><th>最低–最高</th></tr>")
    return Markup('<table class="plain-table small">{}{}</table>').format(head, lines)


def _told(row: Quantiles) -> tuple[str, str]:
    if row.count < ENOUGH:
        return "不足五件", f"{plain(row.lowest)}–{plain(row.highest)}"
    return plain(round(row.median, 2)), f"{plain(row.lowest)}–{plain(row.highest)}"


def _outliers(found: FineStatistics) -> Markup:
    if not found.outliers:
        return NOTHING
    lines = joined(
        Markup("<li>{}：{} 元；{}</li>").format(one.title, plain(one.fine_yuan), "；".join(one.reasons))
        for one in found.outliers
    )
    return folded(
        f"离群的案例 {len(found.outliers)}", Markup('<ul class="plain-list small">{}</ul>').format(lines)
    )
