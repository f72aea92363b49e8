"""An examination paper to print, with its key on pages of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.documents.page import Page
from assistant.law.library import LawLibrary
from assistant.teaching.explain import explained
from assistant.teaching.model import KINDS, Question

_NOTE = "依据按 {day} 有效的文本核对；案情、文书均为虚构。"


def write_exam(
    questions: Sequence[Question], path: Path, library: LawLibrary, *, title: str = "执法业务测试卷"
) -> Path:
    """Write the paper.

    Args:
        questions: in the order in which they were drawn; they are grouped by kind.
        path: the docx file.
        library: where the clauses of the key are read.
        title: of the paper.

    Raises:
        InputError: it cannot be written there.
    """
    ordered = sorted(questions, key=lambda one: list(KINDS).index(one.kind))
    page = Page()
    page.say("title", title)
    page.say("number", f"共 {len(ordered)} 题　　姓名：＿＿＿＿＿＿　　得分：＿＿＿＿＿＿")
    kind = ""
    for number, question in enumerate(ordered, 1):
        if question.kind != kind:
            kind = question.kind
            page.say("heading", KINDS[question.kind])
        ask_on_paper(page, number, question)
    page.turn()
    page.say("title", "参考答案")
    for number, question in enumerate(ordered, 1):
        page.say("item", f"{number}. {question.answer}　{explained(question, library)}")
    days = sorted({question.as_of for question in ordered})
    page.say("note", _NOTE.format(day="、".join(days)))
    return page.write(path, title)


def ask_on_paper(page: Page, number: int, question: Question) -> None:
    """A question to answer on paper, with what is to be read first."""
    if question.material:
        page.say("record", question.material)
    many = "（多选）" if len(question.answer) > 1 else ""
    page.say("body", f"{number}. {question.stem}{many}（　　）")
    for letter, option in question.options.items():
        page.say("item", f"{letter}. {option}")
