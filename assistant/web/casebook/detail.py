"""One case in full."""

from __future__ import annotations

from markupsafe import Markup

from assistant.cases.library import CaseLibrary
from assistant.cases.model import Precedent
from assistant.cases.since import Since
from assistant.errors import InputError
from assistant.law.library import open_library
from assistant.text.numerals import plain
from assistant.web.casebook.taught import taught
from assistant.web.components.cited import cited
from assistant.web.components.marked import leaf
from assistant.web.components.shapes import NOTHING, card, folded, joined, pairs, pill

EMPTY = card("案例", Markup('<p class="dim">点一件案例，案情、依据、结果和要点显示在这里。</p>'))


def detail(case_id: str) -> Markup:
    """The case of that id.

    Raises:
        InputError: there is none.
    """
    found = CaseLibrary().by_id(case_id)
    if found is None:
        raise InputError("没有这件案例", "它可能已经更新，请再找一次")
    return _drawn(found)


def _drawn(case: Precedent) -> Markup:
    fine = f"罚款 {plain(case.fine_yuan)} 元" if case.fine_yuan is not None else ""
    others = [kind for kind in case.kinds if not (fine and kind == "罚款")]
    facts = pairs(
        [
            ("文号", case.number),
            ("结果", "、".join(filter(None, [*others, fine]))),
            ("违反", cited("、".join(case.duty))),
            ("依据", cited("、".join(case.basis if case.duty or case.basis else case.cited))),
            ("条款此后", _since(case)),
            ("裁量", case.discretion),
            ("结局", f"{case.outcome}：{case.outcome_why}" if case.outcome else ""),
            (
                "当事人",
                f"{case.party_name}（{case.party}）"
                if case.party_name and case.party
                else case.party_name or case.party,
            ),
            ("机关", case.agency),
            ("地区", case.region.replace("/", "")),
            ("日期", case.date),
            ("来源", case.source),
            ("许可", case.licence),
        ]
    )
    handled = taught(case.id) if case.fictional else NOTHING  # tells its lesson with the mistake, folded
    lesson = (
        Markup('<div class="said"><b>要点</b>　{}</div>').format(case.lesson)
        if case.lesson and not handled
        else ""
    )
    tags = joined([pill(case.kind), pill(case.field), pill("虚构", "a") if case.fictional else ""], " ")
    whole = folded("全文", leaf(case.text, tight=True)) if case.text and case.text != case.facts else ""
    head = Markup('<p style="margin-bottom:8px">{}</p>').format(tags)
    return card(case.title, joined([head, facts, lesson, leaf(case.facts, tight=True), handled, whole]))


def _since(case: Precedent) -> str:
    """What became of the clauses since the case."""
    since = Since(open_library())
    told = [said for text in case.basis or case.cited if (said := since.told(text, case.date))]
    return "；".join(dict.fromkeys(told))
