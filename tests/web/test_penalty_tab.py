"""The tab 罚则 shows the rules as an escaped table and says plainly what it cannot find."""

import gradio as gr
import pytest

from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.web import penalty_tab


def test_table_and_text(packaged_library: LawLibrary) -> None:
    table, text = penalty_tab.show("《安全生产法》", "第102条", "")
    assert "<th>幅度</th>" in table
    assert "责令停产停业整顿" in table
    assert "50000元以下" in table
    assert 'class="penalty-text"' in text


def test_article_without_rules(packaged_library: LawLibrary) -> None:
    table, _ = penalty_tab.show("安全生产法", "第一条", "")
    assert "没有读出处罚规定" in table


@pytest.mark.parametrize(
    ("law", "article"), [("", "第一条"), ("<b>无此法</b>", "第一条"), ("安全生产法", "")]
)
def test_questions_that_cannot_be_answered(packaged_library: LawLibrary, law: str, article: str) -> None:
    with pytest.raises(InputError):
        penalty_tab.show(law, article, "")


def test_builds() -> None:
    with gr.Blocks():
        penalty_tab.build()
