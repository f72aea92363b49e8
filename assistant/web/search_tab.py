"""查法条: a question in plain words in, articles with law, number, status and the reason out; works offline."""

from __future__ import annotations

from datetime import date

import gradio as gr

from assistant.dossier.ingest import check_text
from assistant.errors import InputError
from assistant.search.articles import Query, open_search
from assistant.search.model import Hit
from assistant.text.dates import parse_as_of
from assistant.web.common import REGION_HINT, escape, told

_WHY = {
    "named": "点名的条文",
    "characters": "字面相近",
    "dense": "意思相近",
    "asked": "与收录的问法相近",
}
_SHORT = 120


def build() -> None:
    """Lay out the tab."""
    gr.Markdown("用平常的话提问，或者直接写法名和条号，如“消防法第六十条”。检索只在本机进行，不联网。")
    with gr.Row():
        question = gr.Textbox(
            label="问题或行为描述",
            placeholder="如：饭店把泔水倒进路边下水道怎么处罚",
            lines=2,
            scale=4,
            elem_id="search-question",
        )
        with gr.Column(scale=2):
            region = gr.Textbox(label="地区", placeholder=REGION_HINT, max_lines=1)
            as_of = gr.Textbox(label="按哪一天的规定", placeholder="留空为今天，如 2024-03-05", max_lines=1)
        count = gr.Slider(5, 50, value=10, step=5, label="条数", scale=1)
    start = gr.Button("查找", variant="primary", elem_id="search-start")
    note = gr.Markdown()
    hits = gr.HTML(elem_id="search-hits")
    inputs = [question, region, as_of, count]
    start.click(told(run_search), inputs, [note, hits])
    question.submit(told(run_search), inputs, [note, hits])


def run_search(
    question: str,
    region: str,
    as_of: str,
    count: float,
    progress: gr.Progress = gr.Progress(),  # noqa: B008  (Gradio finds it by its default)
) -> tuple[str, str]:
    """Search and render.

    Raises:
        InputError: no question, or a date that cannot be read.
    """
    text = check_text(question or "", name="问题")
    day = parse_as_of(as_of) if as_of.strip() else None
    if as_of.strip() and day is None:
        raise InputError(f"日期无法识别：{as_of}", "请写成 2024-03-05")

    def report(stage: str, done: int, total: int) -> None:
        progress((done, total), desc=stage)

    opened = open_search(report)
    found = opened.search([Query(text, region, as_of=day)], int(count))[0]
    return _note(found, opened.pending, day), "".join(_card(rank, hit) for rank, hit in enumerate(found, 1))


def _note(found: list[Hit], pending: int, day: date | None) -> str:
    said = (
        f"按 {day or date.today()} 的规定，找到 {len(found)} 条。"
        if found
        else "没有找到相关法条（库中可能未收录）。"
    )
    if pending:
        said += f" 有 {pending} 条法条尚未生成向量，暂按字词检索；运行 assistant index build 可补齐。"
    return said


def _card(rank: int, hit: Hit) -> str:
    article, version = hit.article, hit.article.version
    law = version.law
    why = "、".join(_WHY[channel] for channel in hit.channels)
    place = escape(law.region.replace("/", "")) or "全国"
    chapter = f" · {escape(article.chapter)}" if article.chapter else ""
    head = (
        f"<h3>{rank}. 《{escape(law.name)}》{escape(article.label)}</h3>"
        f'<div><span class="tag">{escape(law.level)}</span><span class="tag">{place}</span>'
        f'<span class="tag ok">{_standing(hit)}</span>{chapter}</div>'
    )
    reason = f'<div class="why">相关度 {hit.score:.3f} · {why}</div>'
    return f'<div class="card">{head}{_text(article.text)}{reason}</div>'


def _standing(hit: Hit) -> str:
    version = hit.article.version
    since = f"{version.effective} 起施行" if version.effective else "施行日期未收录"
    until = f"，{version.until} 起失效或被修改" if version.until else ""
    doubt = "" if version.certainty == "确定" else f"（{escape(version.certainty)}）"
    return since + until + doubt


def _text(text: str) -> str:
    """The article; a long one opens on a click."""
    whole = escape(text).replace("\n", "<br>")
    if len(text) <= _SHORT:
        return f"<p>{whole}</p>"
    return f"<details><summary>{escape(text[:_SHORT])}…（展开全文）</summary><p>{whole}</p></details>"
