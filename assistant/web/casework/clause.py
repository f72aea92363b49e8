"""条款: the clauses that may apply, one open, the others folded; a click chooses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from markupsafe import Markup

from assistant.contract.base import Ref
from assistant.contract.evidence import RuleChoice
from assistant.contract.suggest import FineRange, SuggestAnswer, SuggestedClause, leading, twins_of
from assistant.web.casework.cited import cited, reference
from assistant.web.components.ranges import range_bar
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, Tone, button, card, folded, joined, pairs, pill, said

_TONES: dict[str, Tone] = {"较有把握": "g", "可能": "a"}
_CLUES = "另有 {} 条只是线索：领域与首条不同，或者可能性很小"


def advice(answer: SuggestAnswer, chosen: str) -> Markup:
    """All suggestions: the one that is chosen, else the best, is open; those that are only worth a look are folded.

    Args:
        answer: what was found.
        chosen: the clause of the case, "" while none is.
    """
    found = answer.suggestions
    places = [at for at, clause in enumerate(found) if chosen and clause.reference == chosen]
    opened = places[0] if places else 0
    drawn = {at: _row(at, found, chosen) for at in sorted({*leading(found), *places})}
    before = [row for at, row in drawn.items() if not found[at].folded or at in places]
    behind = [row for at, row in drawn.items() if drawn[at] not in before]
    listed = rows(before, group="advice", opened=_place(drawn.get(opened), before))
    clues = folded(_CLUES.format(len(behind)), rows(behind, group="advice")) if behind else NOTHING
    note = said(answer.message, "a")
    general = folded("另请注意总则", cited("、".join(answer.general))) if answer.general else NOTHING
    keys = Markup('<span class="small dim">↑↓ 选择　回车展开　展开后点“选用”</span>') if found else NOTHING
    return card(f"可能适用的条款 {len(drawn)}", joined([note, listed, clues, general]), right=keys)


def _place(row: Row | None, listed: Sequence[Row]) -> int | None:
    return listed.index(row) if row in listed else None


def _beside(clause: SuggestedClause, found: Sequence[SuggestedClause]) -> list[str]:
    """The other bases of the same act, local and national ones alike."""
    others = (
        one for one in found if one.group == clause.group and not (one.folded or one.penalty in clause.twins)
    )
    return [one.reference for one in others if one.reference != clause.reference]


def _row(at: int, found: Sequence[SuggestedClause], chosen: str) -> Row:
    clause = found[at]
    is_chosen = bool(chosen) and clause.reference == chosen
    mark = pill("已选用", "b") if is_chosen else NOTHING
    several = len({one.group for one in found if not one.folded}) > 1 and not clause.folded
    act = pill(f"行为{clause.group}", "n") if several else NOTHING
    line = Markup("{}　<span class='dim'>{}</span>").format(clause.reference, _act(clause.conduct))
    return Row(
        line,
        right=joined([mark, act, pill(clause.confidence, _TONES.get(clause.confidence, "n"))]),
        body=_body(clause, found, is_chosen),
        opens="see",
        values={"law": clause.penalty.law, "place": place_of(clause.penalty), "n": str(at)},
        chosen=is_chosen,
    )


def _twin(twin: SuggestedClause) -> Markup:
    """The other clause of one conduct: what it says of the fine, to be chosen in place of the first."""
    amounts = "；".join(twin.amounts)
    choose = button("选用这一条", "choose", reference=twin.reference)
    return joined(
        [cited(twin.reference), Markup("<span class='dim'>{}</span>").format(amounts), choose], "　"
    )


def _body(clause: SuggestedClause, found: Sequence[SuggestedClause], is_chosen: bool) -> Markup:
    beside = _beside(clause, found)
    twins = [*map(_twin, twins_of(clause, found))] or [cited(ref.text) for ref in clause.twins]
    violated = joined((reference(ref.law, place_of(ref)) for ref in clause.violated), "、")
    words = "、".join(dict.fromkeys(f"{a}↔{b}" if a != b else a for a, b in clause.matches))
    told = pairs(
        [
            ("违反", violated or "条文未写明"),
            ("行为", clause.conduct),
            ("针对的事实", clause.act),
            ("另一法规的相同规定", joined(twins, "；")),
            ("同一行为的其他依据", cited("、".join(beside))),
            ("幅度", "；".join(clause.amounts)),
            ("责令", "、".join(clause.orders)),
            ("还要证明", "、".join(clause.to_prove)),
        ]
    )
    more = pairs(
        [
            ("对应用词", words),
            ("注意区分", cited("；".join(clause.distinguish))),
            ("处罚种类", "、".join(clause.kinds)),
        ]
    )
    notes = joined(said(note, "a") for note in clause.notes)
    choose = NOTHING if is_chosen else button("选用", "choose", main=True, reference=clause.reference)
    return joined(
        [
            Markup('<div class="first">{}</div>').format(choose) if choose else NOTHING,
            bars(clause.fines),
            told,
            notes,
            folded("依据与区分", more),
        ]
    )


def bars(fines: Sequence[FineRange], amount: Decimal | None = None) -> Markup:
    """One bar for each party whose fine is an amount of money; tiers of one party share it."""
    parties = dict.fromkeys(fine.party or "" for fine in fines if fine.type == "amount" and fine.max)
    return joined(
        _bar([fine for fine in fines if (fine.party or "") == party], party, amount) for party in parties
    )


def _bar(fines: Iterable[FineRange], party: str, amount: Decimal | None) -> Markup:
    tiers = [(_money(f.min), _money(f.max)) for f in fines if f.type == "amount" and f.max]
    whose = Markup('<div class="small dim">{}</div>').format(party) if party not in ("", "any") else NOTHING
    return whose + range_bar(tiers, amount=amount)


def _money(value: float | int | None) -> Decimal:
    return Decimal(str(value or 0))


def place_of(ref: Ref) -> str:
    """第X条第Y款第（Z）项 of a reference."""
    return f"{ref.article}{ref.paragraph or ''}{ref.item or ''}"


def _act(conduct: str) -> str:
    """The conduct without the words every clause begins with."""
    return conduct.removeprefix("违反本法规定，").removeprefix("违反本条例规定，")


def choices(offered: Sequence[RuleChoice], statement: str) -> Markup:
    """Where several rules fit what is written: what tells them apart, each to be chosen."""
    if not offered:
        return said(statement, "a")
    listed = [
        Row(
            Markup("{}　<span class='dim'>{}</span>").format(
                one.reference, "；".join(one.differs) or one.conduct
            ),
            right=pill(one.capacity or "、".join(one.addressees), "n"),
            body=joined(
                [
                    pairs(
                        [
                            ("行为", one.conduct),
                            ("幅度", "；".join(one.amounts)),
                            ("条件", "、".join(one.conditions)),
                        ]
                    ),
                    Markup('<div class="bar-of-buttons">{}</div>').format(
                        button("选用这一条", "choose", main=True, reference=one.written or one.reference)
                    ),
                ]
            ),
        )
        for one in offered
    ]
    return card(
        "所写的条款有几条规则，请选一条",
        joined([said(statement, "a"), rows(listed, group="choices", opened=0)]),
    )
