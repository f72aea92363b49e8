"""The tab 罚则: one article of one law as a table of conduct, condition, party, penalty, range and duty clause."""

from __future__ import annotations

import gradio as gr

from assistant.errors import InputError
from assistant.law.library import open_library
from assistant.law.penalty_query import COLUMNS, find_article, rows
from assistant.web.common import escape, told

_FIRST_LAW, _FIRST_ARTICLE = "安全生产法", "第一百零二条"
_STYLE = """
.penalty-table { border-collapse: collapse; width: 100%; } .penalty-table td, .penalty-table th
{ border: 1px solid var(--border-color-primary); padding: .35rem .5rem; vertical-align: top; text-align: left; }
.penalty-text { white-space: pre-wrap; line-height: 1.75; }
"""


def build() -> None:
    """Lay the tab out."""
    gr.HTML(f"<style>{_STYLE}</style>")
    gr.Markdown(
        "写法规名称和条号，列出这一条处罚什么行为、在什么条件下、罚谁、怎么罚、罚多少、违反的是哪一条义务。"
    )
    with gr.Row():
        law = gr.Textbox(label="法规名称", value=_FIRST_LAW, scale=3)
        article = gr.Textbox(label="条号", value=_FIRST_ARTICLE, placeholder="如 第四十二条")
        as_of = gr.Textbox(label="日期", placeholder="默认今天，如 2023-01-01")
    button = gr.Button("查看罚则", variant="primary")
    table, text = gr.HTML(elem_id="penalty-table"), gr.HTML(elem_id="penalty-text")
    asked = [law, article, as_of]
    gr.on([button.click, law.submit, article.submit, as_of.submit], told(show), asked, [table, text])


def show(law: str, article: str, as_of: str) -> tuple[str, str]:
    """The table and the text of an article.

    Args:
        law: name of the law, with or without 《》.
        article: 第X条.
        as_of: day as YYYY-MM-DD; empty means today.

    Raises:
        InputError: when a field is missing or names nothing in the library.
    """
    if not law.strip() or not article.strip():
        raise InputError("法规名称和条号都要写", "如 《安全生产法》 和 第一百零二条")
    found = find_article(open_library(), law.strip(), article.strip(), as_of.strip())
    body = [row for row in rows(found) if any(row)]
    title = f"<h4>《{escape(found.version.law.name)}》{escape(found.label)}</h4>"
    text = f'<div class="penalty-text">{escape(found.text)}</div>'
    if not body:
        return f"{title}<p>本条没有读出处罚规定。</p>", text
    head = "".join(f"<th>{escape(name)}</th>" for name in COLUMNS)
    lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in body)
    return f'{title}<table class="penalty-table"><tr>{head}</tr>{lines}</table>', text
