"""案例: find similar cases, see what others were fined under the same clause, import cases."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import gradio as gr

from assistant.cases.library import CaseLibrary
from assistant.cases.model import FineStatistics
from assistant.cases.similar import clause_keys, fines_under
from assistant.cases.sources import read_precedents
from assistant.contract.similar import FoundCase, SimilarRequest, similar_cases
from assistant.errors import InputError
from assistant.law.library import open_library
from assistant.law.penalties.text import number
from assistant.web.common import escape, told


def build() -> None:
    """Lay out the tab."""
    gr.Markdown(
        "写下案情找相似案例；填写拟适用的条款，还能看到同条款的案例罚了多少。标有“虚构”的是教学案例。"
    )
    with gr.Row():
        facts = gr.Textbox(label="案情", lines=4, scale=3, elem_id="cases-facts")
        with gr.Column(scale=2):
            clause = gr.Textbox(
                label="拟适用的条款（可不填）", placeholder="如 《中华人民共和国消防法》第六十条"
            )
            count = gr.Slider(3, 20, value=5, step=1, label="件数")
    start = gr.Button("找相似案例", variant="primary", elem_id="cases-start")
    note = gr.Markdown()
    found = gr.HTML(elem_id="cases-found")
    start.click(told(find), [facts, clause, count], [note, found])
    with gr.Accordion("导入案例", open=False):
        files = gr.File(label="jsonl、docx、pdf、txt、md 文件", file_count="multiple")
        take = gr.Button("导入", elem_id="cases-import")
        report = gr.Markdown()
        take.click(told(import_files), files, report)


def find(facts: str, clause: str, count: float) -> tuple[str, str]:
    """Similar cases and the fines under the clause, rendered.

    Raises:
        InputError: no facts, or a clause that is not written 《…》第X条.
    """
    if clause.strip() and not clause_keys([clause]):
        raise InputError(f"条款写法无法识别：{clause}", "请写成 《法规全称》第X条")
    found = similar_cases(SimilarRequest(facts=facts or "", clauses=(clause,), k=int(count))).cases
    stats = fines_under(clause, CaseLibrary().precedents()) if clause.strip() else None
    return _note(found, clause, stats), "".join(_card(place, item) for place, item in enumerate(found, 1))


def import_files(paths: list[str] | None) -> str:
    """Import uploaded files; all of a file or nothing of it.

    Raises:
        InputError: nothing was uploaded, or a file is no case file.
    """
    if not paths:
        raise InputError("没有选择文件", "请先上传案例文件")
    library, laws = CaseLibrary(), open_library()
    lines = []
    for path in map(Path, paths):
        new, changed = library.add(read_precedents(path, laws))
        lines.append(f"- {escape(path.name)}：新增 {new} 件，更新 {changed} 件")
    return "\n".join(lines)


def _note(found: Sequence[FoundCase], clause: str, stats: FineStatistics | None) -> str:
    said = f"找到 {len(found)} 件。" if found else "没有找到相似案例。"
    if stats:
        return (
            f"{said} 同条款（{escape(stats.clause)}）有罚款记录的案例 {stats.count} 件："
            f"{number(stats.lowest)} 至 {number(stats.highest)} 元，中位数 {number(stats.median)} 元。"
        )
    return said + (" 库中没有同条款且写明罚款数额的真实案例。" if clause.strip() else "")


def _card(place: int, item: FoundCase) -> str:
    tags = [item.kind, *(["虚构"] if item.fictional else []), item.field, item.date]
    tagged = "".join(f'<span class="tag">{escape(tag)}</span>' for tag in tags if tag)
    fine = f"；罚款 {number(item.fine_yuan)} 元" if item.fine_yuan is not None else ""
    result = escape("、".join(item.penalties)) + fine
    why = "；".join(
        part
        for part in (
            "同一条款：" + "、".join(item.shared) if item.shared else "",
            "共同用词：" + "、".join(item.words) if item.words else "",
        )
        if part
    )
    lesson = f"<p>要点：{escape(item.lesson)}</p>" if item.lesson else ""
    return (
        f'<div class="card"><h3>{place}. {escape(item.title)}</h3><div>{tagged}</div>'
        f"<details><summary>{escape(item.facts[:120])}…</summary><p>{escape(item.text or item.facts)}</p>"
        f"<p>依据：{escape('、'.join(item.cited))}</p></details>"
        f'{lesson}<p>{result}</p><div class="why">{escape(why)}</div></div>'
    )
