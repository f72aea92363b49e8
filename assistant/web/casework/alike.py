"""类案: cases like the one in hand and what others were fined under its clause, beside the range it is fined in."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.cases import chart
from assistant.cases.fines_page import summary
from assistant.cases.statistics import Asked, FineStatistics, fines_under
from assistant.contract.similar import FoundCase, SimilarAnswer, SimilarRequest, similar_cases
from assistant.contract.suggest import SuggestedClause
from assistant.dossier.model import Case
from assistant.errors import AssistantError
from assistant.text.numerals import plain
from assistant.web.casebook.listing import reason
from assistant.web.casework.cited import cited
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, card, href, joined, link, pairs, pill, said

_SHOWN = 5
_UNLIKE = "都没有同一条款，只是文字相近，数额不能直接比照。"


def alike(case: Case, clauses: Sequence[SuggestedClause]) -> Markup:
    """The card; nothing while there are no facts. What cannot be read is said and keeps nothing else from being shown.

    Args:
        case: its facts, party, day, place and proposed fine are compared.
        clauses: those chosen; without one the engine suggests them from the facts.
    """
    if not case.facts.strip():
        return NOTHING
    references = tuple(clause.reference for clause in clauses)
    try:
        found = similar_cases(_request(case, references))
        fines = [fines_under(_asked(case, reference)) for reference in references]
    except AssistantError as error:
        return card("类案", said(str(error), "a"))
    return card(
        f"类案 {len(found.cases)}",
        joined([*map(_fines, fines), _by_what(found), rows(map(_row, found.cases), group="alike", empty="案例库里没有相近的案例。")]),
        right=link("案例与培训", href("cases")),
    )  # fmt: skip


def _request(case: Case, references: Sequence[str]) -> SimilarRequest:
    fine = float(case.fine_yuan) if case.fine_yuan is not None and case.fine_yuan >= 0 else None
    return SimilarRequest(
        facts=case.facts,
        clauses=tuple(references),
        k=_SHOWN,
        date=case.act_date,
        region=case.region,
        party=case.party.kind,
        fine_yuan=fine,
    )


def _asked(case: Case, reference: str) -> Asked:
    return Asked(reference, case.party.kind, present=float(case.fine_yuan) if case.fine_yuan else None)


def _fines(found: FineStatistics) -> Markup:
    """What others were fined: a sentence, and the picture where there are cases enough."""
    return joined([said(summary(found)), chart.svg(found) if found.enough else NOTHING])


def _by_what(answer: SimilarAnswer) -> Markup:
    """What the comparison rests on where it is not the chosen clause."""
    if not answer.cases:
        return NOTHING
    if answer.suggested:
        return said(f"还没有选定条款，按案情建议的条款比对：{'、'.join(answer.clauses[:3])}。", "a")
    return NOTHING if any(case.shared for case in answer.cases) else said(_UNLIKE, "a")


def _row(case: FoundCase) -> Row:
    """A case; open, its facts, what it rests on, what became of it."""
    fine = f"{plain(case.fine_yuan)} 元" if case.fine_yuan is not None else ""
    marks = [
        pill("条款已变", "a") if case.changed else NOTHING,
        Markup('<span class="small dim">{}</span>').format(fine) if fine else NOTHING,
        pill("虚构", "a") if case.fictional else pill(case.kind),
    ]
    body = pairs(
        [
            ("案情", case.facts),
            ("依据", cited("、".join(case.cited))),
            ("处罚", "、".join(filter(None, [*(kind for kind in case.penalties if kind != "罚款"), fine and f"罚款 {fine}"]))),
            ("不同", "；".join(case.differs)),
            ("条款此后", case.changed),
            ("结局", case.outcome),
            ("要点", case.lesson),
            ("全文", link("打开这件案例", href("cases", id=case.id))),
        ]
    )  # fmt: skip
    why = Markup('<span class="small dim one">{}</span>').format(reason(case))
    return Row(
        Markup("{}　{}").format(case.title, why), right=joined(marks, " "), body=body, id=f"alike-{case.id}"
    )
