"""类案: cases like the one in hand and what others were fined under its clause, beside the range it is fined in."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.cases import chart
from assistant.cases.fines_page import summary
from assistant.cases.statistics import FineStatistics
from assistant.contract.similar import SIMILAR, FoundCase, SimilarAnswer, SimilarRequest
from assistant.contract.suggest import SuggestedClause
from assistant.dossier.model import Case
from assistant.errors import AssistantError
from assistant.text.numerals import plain
from assistant.web import work
from assistant.web.casebook.fines import asked_for
from assistant.web.casebook.listing import by_what, reason
from assistant.web.casework.cited import cited
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, card, href, joined, link, pairs, pill, said

_SHOWN = 5


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
        found: SimilarAnswer = work.answer(SIMILAR, _request(case, references))
        under = (asked_for(reference, case.party.kind, _fine(case) or None) for reference in references)
        fines = [_fines(one) for one in under if one]
    except AssistantError as error:
        return card("类案", said(str(error), "a"))
    return card(
        f"类案 {len(found.cases)}",
        joined([*fines, by_what(found), rows(map(_row, found.cases), group="alike", empty="案例库里没有相近的案例。")]),
        right=link("案例与培训", href("cases")),
    )  # fmt: skip


def _request(case: Case, references: Sequence[str]) -> SimilarRequest:
    return SimilarRequest(
        facts=case.facts,
        clauses=tuple(references),
        k=_SHOWN,
        date=case.act_date,
        region=case.region,
        party=case.party.kind,
        fine_yuan=_fine(case),
    )


def _fine(case: Case) -> float | None:
    """The fine proposed; less than nothing is none."""
    return float(case.fine_yuan) if case.fine_yuan is not None and case.fine_yuan >= 0 else None


def _fines(found: FineStatistics) -> Markup:
    """What others were fined: a sentence, and the picture where there are cases enough."""
    return joined([said(summary(found)), chart.svg(found) if found.enough else NOTHING])


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
