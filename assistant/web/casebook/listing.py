"""Cases as rows, narrowed by word and facets, or by likeness to the facts of a case; what others were fined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from markupsafe import Markup

from assistant.cases.index import Cases, open_cases
from assistant.cases.model import Precedent
from assistant.cases.similar import clause_keys
from assistant.cases.table import Mask
from assistant.contract.similar import SIMILAR, FoundCase, SimilarAnswer, SimilarRequest
from assistant.errors import InputError
from assistant.text.numerals import plain
from assistant.web import work
from assistant.web.casebook.fines import drawn as drawn_fines
from assistant.web.components.form import Field
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, card, doing, folded, joined, pill, said

FIELDS = (
    Field(
        "facts",
        "案情或关键词",
        "area",
        hint="写下案情，找相似的案例；或者写一两个词，只看含有它们的案例",
        size="wide",
        rows=3,
    ),
    Field(
        "clause",
        "拟适用的条款（可不填，按案情建议）",
        hint="如 《中华人民共和国消防法》第六十条",
        size="half",
    ),
    Field("fine", "拟罚款（元，可不填）", "number"),
    Field("party", "当事人（可不填）", "choice", choices=("", "个人", "企业", "个体工商户")),
)
FACETS: tuple[tuple[str, str], ...] = (
    ("kind", "种类"),
    ("field", "领域"),
    ("region", "地区"),
    ("year", "年份"),
    ("party", "当事人"),
    ("outcome", "结局"),
    ("truth", "真实与虚构"),
)
_MOST, _ALIKE, _VALUES = 200, 20, 14
_UNLIKE = "都没有同一条款，只是文字相近，数额不能直接比照。"
_FEW, _WORD = 4, 8  # so many words of so many characters are words


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is asked for: facts or words, clause, party and fine of the case, one value a facet, whether likeness is wanted."""

    facts: str = ""
    clause: str = ""
    chosen: Mapping[str, str] | None = None
    alike: bool = False
    party: str = ""
    fine: float | None = None

    @property
    def only(self) -> dict[str, str]:
        """The facets chosen."""
        names = {name for name, _ in FACETS}
        return {name: value for name, value in (self.chosen or {}).items() if value and name in names}


@dataclass(frozen=True)
class _Shown:
    """What the list shows: cases, how many there are in all, counts by facet; what was found alike."""

    cases: Sequence[Precedent]
    total: int
    counts: Mapping[str, Sequence[tuple[str, int]]]
    answer: SimilarAnswer | None = None
    found: Mapping[str, FoundCase] = field(default_factory=dict)


def listed(asked: Asked, opened: str = "") -> Markup:
    """The list.

    Args:
        asked: what for.
        opened: id of the case shown beside it.

    Raises:
        InputError: the clause cannot be read, or likeness is wanted without facts.
    """
    if asked.clause.strip() and not clause_keys([asked.clause]):
        raise InputError(f"条款写法无法识别：{asked.clause}", "请写成 《法规全称》第X条")
    shown = _alike(asked) if asked.alike else _narrowed(asked)
    title = f"相似案例 {shown.total}" if asked.alike else f"案例 {shown.total}"
    drawn = rows(
        (_row(case, shown.found.get(case.id), opened) for case in shown.cases),
        group="cases",
        empty=_none(asked),
    )
    right = doing("看全部案例", "all") if asked.alike else NOTHING
    more = said(f"只列出前 {_MOST} 件，请再筛选。") if shown.total > _MOST else NOTHING
    list_card = card(
        title,
        joined(
            [by_what(shown.answer) if shown.answer else NOTHING, _facets(asked, shown.counts), drawn, more]
        ),
        right=right,
    )
    return joined([drawn_fines(asked.clause, asked.party, asked.fine), list_card])


def _none(asked: Asked) -> str:
    return "没有找到相似案例。" if asked.alike else "没有符合条件的案例，可以少写几个词或者换一个筛选。"


def _alike(asked: Asked) -> _Shown:
    clauses = (asked.clause,) if asked.clause.strip() else ()
    request = SimilarRequest.model_validate(
        {"facts": asked.facts, "clauses": clauses, "k": _ALIKE, "party": asked.party}
        | {"fine_yuan": asked.fine, "only": asked.only}
    )
    answer: SimilarAnswer = work.answer(SIMILAR, request)
    cases = [_precedent(case) for case in answer.cases]
    counts = {facet.name: facet.values for facet in answer.facets}
    return _Shown(cases, len(cases), counts, answer, {case.id: case for case in answer.cases})


def _precedent(case: FoundCase) -> Precedent:
    """What a row needs of a case found."""
    return Precedent(
        id=case.id, kind=case.kind, title=case.title, facts=case.facts, fine_yuan=case.fine_yuan, fictional=case.fictional
    )  # fmt: skip


def _narrowed(asked: Asked) -> _Shown:
    cases = open_cases()
    kept = _with_words(cases, asked)
    counts = {
        name: list(cases.table.counts(name, kept & cases.table.mask(asked.only, leaving_out=name)))
        for name, _ in FACETS
    }
    places = np.flatnonzero(kept & cases.table.mask(asked.only))
    refs = cases.table.refs[places[:_MOST]].tolist()
    found = cases.library.by_refs(refs)
    return _Shown([found[ref] for ref in refs if ref in found], len(places), counts)


def _with_words(cases: Cases, asked: Asked) -> Mask:
    """The cases that have all the words and the clause asked for."""
    kept: Mask = np.ones(len(cases.table), dtype=np.bool_)
    if words := _words(asked.facts):
        kept &= np.isin(cases.table.refs, cases.library.with_words(words))
    if clauses := clause_keys([asked.clause]):
        under: Mask = np.zeros(len(cases.table), dtype=np.bool_)
        under[cases.table.holding_any(clauses)] = True
        kept &= under
    return kept


def _words(text: str) -> list[str]:
    """The words to look for; whole sentences are facts to find similar cases by, which narrow nothing."""
    words = text.split()
    return words if len(words) <= _FEW and all(len(word) <= _WORD for word in words) else []


def _row(case: Precedent, found: FoundCase | None, opened: str) -> Row:
    fine = (
        Markup('<span class="small dim">{} 元</span>').format(plain(case.fine_yuan))
        if case.fine_yuan
        else NOTHING
    )
    why = Markup('<span class="small dim one">{}</span>').format(reason(found)) if found else NOTHING
    line = Markup("{}{}").format(case.title, Markup("　{}").format(why) if why else "")
    since = pill("条款已变", "a") if found and found.changed else NOTHING
    right = joined([since, fine, pill(case.kind), pill("虚构", "a") if case.fictional else NOTHING], " ")
    return Row(
        line, right=right, act="case", values={"id": case.id}, chosen=case.id == opened, id=f"case-{case.id}"
    )


def reason(found: FoundCase) -> str:
    """Why a case is alike, and what differs, in a line."""
    parts = ["同一条款：" + "、".join(found.shared)] if found.shared else []
    parts += [said for said in found.why if not said.startswith("同样适用")]
    return "；".join([*parts, *found.differs, *([found.changed] if found.changed else [])])


def by_what(answer: SimilarAnswer) -> Markup:
    """What the comparison rests on where it is not the chosen clause."""
    if not answer.cases:
        return NOTHING
    if answer.suggested:
        return said(f"还没有选定条款，按案情建议的条款比对：{'、'.join(answer.clauses[:3])}。", "a")
    return NOTHING if any(case.shared for case in answer.cases) else said(_UNLIKE, "a")


def _facets(asked: Asked, counts: Mapping[str, Sequence[tuple[str, int]]]) -> Markup:
    """A line of values a facet, folded until one is chosen; a facet with one value only is left out."""
    lines = [(title, _facet(asked, counts.get(name, ()), name, title)) for name, title in FACETS]
    shown = [(title, line) for title, line in lines if line]
    if not shown:
        return NOTHING
    summary = f"筛选：{'、'.join(title for title, _ in shown)}"
    return folded(summary, joined(line for _, line in shown), opened=bool(asked.only))


def _facet(asked: Asked, counted: Sequence[tuple[str, int]], name: str, title: str) -> Markup:
    on = asked.only.get(name, "")
    if len(counted) < 2 and not on:
        return NOTHING
    return Markup(
        '<div class="chips" role="group" aria-label="{}"><span class="small dim">{}</span>{}</div>'
    ).format(title, title, joined(_chips(name, on, counted)))


def _chips(name: str, on: str, counted: Sequence[tuple[str, int]]) -> Iterable[Markup]:
    for one, times in counted[:_VALUES]:
        yield Markup(
            '<button type="button" class="chip" data-act="facet" data-facet="{}" data-value="{}" aria-pressed="{}">{} {}</button>'
        ).format(name, one, "true" if one == on else "false", one, times)
