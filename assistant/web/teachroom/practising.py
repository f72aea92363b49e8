"""Practice on the page: one question at a time, the answer with the clause that decides it, scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, get_args

from markupsafe import Markup
from pydantic import BaseModel

from assistant.analysis.matters import shipped_matters
from assistant.errors import InputError
from assistant.law.library import open_library
from assistant.teaching.model import KINDS, Question, QuestionKind
from assistant.teaching.practice import Practice, Result, Wanted
from assistant.teaching.store import Score, TeachingStore
from assistant.web import rights, session
from assistant.web.components.cited import cited
from assistant.web.components.form import Field
from assistant.web.components.marked import leaf
from assistant.web.components.shapes import NOTHING, button, card, folded, joined, lines, pill, said
from assistant.web.keeping import Shelf

_EVERY, _ASKED = "全部", "asked"
_TABS = 8  # questions that wait for an answer: one in each tab
_NAMES: dict[str, QuestionKind] = {KINDS[kind]: kind for kind in get_args(QuestionKind)}
FIELDS = (
    Field("learner", "姓名", hint="练习按姓名记分；登录的按账号记分"),
    Field(
        "field", "领域", "choice", choices=(_EVERY, *sorted({matter.field for matter in shipped_matters()}))
    ),
    Field("kind", "题型", "choice", choices=(_EVERY, *KINDS.values())),
    Field("unchecked", "题库里条文断定不了的题也做", "choice", choices=("不做", "做")),
)
STARTS = {"field": _EVERY, "kind": _EVERY, "unchecked": "不做"}


class Waiting(BaseModel):
    """The questions that a user was asked and has not answered: kept here, so that no page can bring its own."""

    questions: tuple[Question, ...] = ()

    def one(self, question_id: str) -> Question:
        """The one with this id.

        Raises:
            InputError: it was not asked, or is answered already.
        """
        for question in self.questions:
            if question.id == question_id:
                return question
        raise InputError("这道题已经答过，或者不是刚才出的", "请点“开始”接着做下一题")

    def without(self, question_id: str) -> tuple[Question, ...]:
        """The others."""
        return tuple(one for one in self.questions if one.id != question_id)


_SHELF = Shelf("teach-asked", Waiting, lambda _: "练习中的题")


def learner(values: Mapping[str, Any]) -> str:
    """Who practises: the account; on a machine without accounts whoever is named."""
    person = session.person()
    return person.name if person.signed_in else str(values.get("learner") or "").strip()


def practice(values: Mapping[str, Any]) -> Practice:
    """The practice of the learner.

    Raises:
        InputError: nobody is named.
    """
    return Practice(learner(values), TeachingStore(), open_library())


def wanted(values: Mapping[str, Any]) -> Wanted:
    """What is practised."""
    field, kind = str(values.get("field") or ""), str(values.get("kind") or "")
    kinds: tuple[QuestionKind, ...] = (_NAMES[kind],) if kind in _NAMES else ()
    return Wanted((field,) if field not in ("", _EVERY) else (), kinds, values.get("unchecked") == "做")


def next_question(values: Mapping[str, Any]) -> Question | None:
    """The next question for the learner; it waits here for its answer.

    Raises:
        AssistantError: nobody is named, or data cannot be read.
    """
    found = practice(values).next(wanted(values), date.today())
    if found is not None:
        question = found
        _SHELF.change(_ASKED, lambda now: Waiting(questions=(question, *now.without(question.id))[:_TABS]))
    return found


def asked(question: Question | None) -> Markup:
    """A question with its options to choose from."""
    if question is None:
        return card("", said("这一类题都做过了，今天没有到期要复习的。可以换领域或者题型。"))
    many = len(question.answer) > 1
    options = joined(
        Markup("<p>{}. {}</p>").format(letter, text) for letter, text in question.options.items()
    )
    material = leaf(question.material, tight=True) if question.material else NOTHING
    stem = Markup("<p>{}{}</p>").format(question.stem, "（多选）" if many else "")
    return card(
        KINDS[question.kind], joined([material, stem, Markup('<div class="options">{}</div>').format(options), _buttons(question)])
    )  # fmt: skip


def _buttons(question: Question) -> Markup:
    """One button an option where one is right; several are picked as letters."""
    if len(question.answer) == 1:
        parts = [button(letter, "answer", question=question.id, given=letter) for letter in question.options]
    else:
        letters = "".join(question.options)
        picks = _choices(letters)
        parts = [button(pick, "answer", question=question.id, given=pick) for pick in picks]
    return Markup('<div class="bar-of-buttons">{}{}</div>').format(joined(parts), button("跳过", "next"))


def _choices(letters: str) -> list[str]:
    """Every set of two letters at least."""
    picks = [""]
    for letter in letters:
        picks += [pick + letter for pick in picks]
    return sorted((pick for pick in picks if len(pick) > 1), key=lambda pick: (len(pick), pick))


def answered(question_id: str, given: str, values: Mapping[str, Any]) -> Markup:
    """Note the answer to a question that was asked, once, and show what came of it.

    Raises:
        AssistantError: it was not asked or is answered already, nobody is named, nothing was chosen, or data cannot be
            written.
    """
    noted: list[tuple[Question, Result]] = []

    def take_out(now: Waiting) -> Waiting:
        question = now.one(question_id)
        noted.append((question, practice(values).answer(question, given, datetime.now())))
        return Waiting(questions=now.without(question_id))

    _SHELF.change(_ASKED, take_out)  # found, noted and taken out in one: two tabs cannot answer it twice
    (told,) = noted
    return joined([_told(told[0], given, told[1]), score_card(values)])


def _told(question: Question, given: str, result: Result) -> Markup:
    head = pill("对", "g") if result.right else pill(f"错，应为 {result.answer}", "r")
    right = "；".join(question.right)
    why = joined(
        Markup("<p>{}</p>").format(cited(line, day=question.as_of)) for line in result.explanation.split("\n")
    )
    due = Markup('<p class="small dim">下次复习：{}</p>').format(result.due.isoformat())
    stem = Markup('<p class="dim">{}</p><p>你选 {}；答案：{}</p>').format(lines(question.stem), given, right)
    return card(
        "",
        joined(
            [
                head,
                stem,
                why,
                due,
                Markup('<div class="bar-of-buttons">{}</div>').format(button("下一题", "next", main=True)),
            ]
        ),
    )


def score_card(values: Mapping[str, Any]) -> Markup:
    """The scores of the learner by kind and matter; to who teaches those of all learners.

    Raises:
        StoreError: the database fails.
    """
    store, who = TeachingStore(), learner(values)
    names = {matter.id: matter.name for matter in shipped_matters()}
    parts = []
    if who:
        kinds = [
            Score(KINDS.get(one.name, one.name), one.asked, one.right) for one in store.scores("kind", who)
        ]
        matters = [
            Score(names.get(one.name, "程序和其他"), one.asked, one.right)
            for one in store.scores("matter", who)
        ]
        parts += [
            _total(kinds),
            folded(f"{who} 按题型", _table(kinds)),
            folded(f"{who} 按事项", _table(matters)),
        ]
    else:
        parts.append(Markup('<p class="dim">填写姓名后，这里有自己的成绩。</p>'))
    if session.person().role in rights.TEACH:
        parts.append(folded("各人成绩", _table(store.scores("learner"))))
    return card("成绩", joined(parts))


def _total(scores: Sequence[Score]) -> Markup:
    asked, right = (sum(getattr(one, name) for one in scores) for name in ("asked", "right"))
    return (
        Markup("<p>做了 {} 题，对 {} 题（{}%）</p>").format(asked, right, round(100 * right / asked))
        if asked
        else NOTHING
    )


def _table(scores: Sequence[Score]) -> Markup:
    if not scores:
        return Markup('<p class="dim">还没有作答。</p>')
    rows = joined(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}%</td></tr>").format(
            one.name, one.asked, one.right, round(100 * one.right / one.asked)
        )
        for one in scores
    )
    return Markup(
        '<table class="plain-table small"><tr><th></th><th>题</th><th>对</th><th></th></tr>{}</table>'
    ).format(rows)
