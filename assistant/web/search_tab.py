"""查法条: a question in plain words in, articles with law, number, status and the reason out; works offline."""

from __future__ import annotations

from datetime import date

import gradio as gr

from assistant.contract.search import FoundArticle, SearchAnswer, SearchRequest, search_many
from assistant.dossier.ingest import check_text
from assistant.law.lookup import read_day, today
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
    day = read_day(as_of)

    def report(stage: str, done: int, total: int) -> None:
        progress((done, total), desc=stage)

    asked = SearchRequest(query=text, region=region, as_of=as_of.strip(), k=int(count))
    (answer,) = search_many([asked], report)
    return _note(answer, day), "".join(_card(rank, hit) for rank, hit in enumerate(answer.hits, 1))


def _note(answer: SearchAnswer, day: date | None) -> str:
    nothing = "" if answer.notes else "没有找到相关法条（库中可能未收录）。"
    said = "".join(f"{escape(note)}。" for note in answer.notes)
    said += f"按 {day or today()} 的规定，找到 {len(answer.hits)} 条。" if answer.hits else nothing
    if answer.pending:
        said += f" 有 {answer.pending} 条法条尚未生成向量，暂按字词检索；运行 assistant index build 可补齐。"
    return said


def _card(rank: int, hit: FoundArticle) -> str:
    why = "、".join(_WHY[channel] for channel in hit.channels)
    place = escape(hit.region.replace("/", "")) or "全国"
    chapter = f" · {escape(hit.chapter)}" if hit.chapter else ""
    head = (
        f"<h3>{rank}. 《{escape(hit.law)}》{escape(hit.article)}</h3>"
        f'<div><span class="tag">{escape(hit.level)}</span><span class="tag">{place}</span>'
        f'<span class="tag ok">{_standing(hit)}</span>{chapter}</div>'
    )
    reason = f'<div class="why">相关度 {hit.score:.3f} · {why}</div>'
    return f'<div class="card">{head}{_text(hit.text)}{reason}</div>'


def _standing(hit: FoundArticle) -> str:
    since = f"{hit.effective} 起施行" if hit.effective else "施行日期未收录"
    until = f"，{hit.until} 起失效或被修改" if hit.until else ""
    doubt = "" if hit.certainty == "确定" else f"（{escape(hit.certainty)}）"
    return since + until + doubt


def _text(text: str) -> str:
    """The article; a long one opens on a click."""
    whole = escape(text).replace("\n", "<br>")
    if len(text) <= _SHORT:
        return f"<p>{whole}</p>"
    return f"<details><summary>{escape(text[:_SHORT])}…（展开全文）</summary><p>{whole}</p></details>"
