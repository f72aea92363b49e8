"""证据: the elements, a line each; a click shows the sentence in the paper at the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from assistant.contract.evidence import Contradiction, Element, EvidenceAnswer, Side
from assistant.dossier.model import Case
from assistant.web.casework.cited import cited
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, Tone, button, card, dot, joined, pairs, pill, said

_ORDER = ("缺失", "矛盾", "有瑕疵", "仅有孤证", "无法判断", "已证实", "不适用")
_TONES: dict[str, Tone] = {
    "缺失": "r",
    "矛盾": "r",
    "有瑕疵": "a",
    "仅有孤证": "a",
    "无法判断": "a",
    "已证实": "g",
}


def elements(answer: EvidenceAnswer, case: Case) -> Markup:
    """The elements, what is missing first; the first that is wrong is open."""
    names = {piece.id: piece.name or piece.id for piece in case.evidence}
    gaps = sorted(answer.gaps, key=lambda gap: _ORDER.index(gap.status))
    counts = Counter(str(gap.status) for gap in gaps)
    told = "\u00a0· ".join(f"{state}\u00a0{counts[state]}" for state in _ORDER if counts[state])
    opened = 0 if gaps and gaps[0].status in _TONES and gaps[0].status != "已证实" else None
    listed = rows((_row(gap, names) for gap in gaps), group="gaps", opened=opened, empty="还没有要件。")
    notes = joined(said(note, "a") for note in (answer.statement, *answer.notes) if note)
    report = button("出具证据报告", "sheet")
    return card(f"要件 {len(gaps)}：{told}", joined([notes, listed]), right=report) + clashes(
        answer.contradictions, names
    )


def _row(gap: Element, names: dict[str, str]) -> Row:
    tone = _TONES.get(gap.status, "n")
    first = gap.support[0] if gap.support else None
    seen = f"“{first.quote}” {names.get(first.evidence, first.evidence)}" if first else gap.collect
    return Row(
        Markup("<b>{}</b>　<span class='dim'>{}</span>").format(gap.element, seen),
        left=dot(tone if tone != "n" else "", str(gap.status)),
        right=pill(gap.status, tone),
        body=_body(gap, names),
    )


def _body(gap: Element, names: dict[str, str]) -> Markup:
    found = joined(
        (quoted(support.evidence, support.quote, names) for support in gap.support), Markup("<br>")
    )
    return pairs(
        [
            ("现有", found),
            ("说明", gap.note),
            ("补什么", gap.collect),
            ("向谁取", gap.source),
            ("依据", cited(gap.basis)),
        ]
    )


def quoted(piece: str, quote: str, names: dict[str, str]) -> Markup:
    """A sentence of a piece; a click shows it in its paper."""
    return Markup(
        '<button type="button" class="link" data-act="piece" data-piece="{}" data-quote="{}">{}：“{}”</button>'
    ).format(piece, quote, names.get(piece, piece), quote)


def clashes(found: Sequence[Contradiction], names: dict[str, str]) -> Markup:
    """What contradicts itself: both sentences beside each other."""
    if not found:
        return NOTHING
    listed = [
        Row(
            clash.about,
            left=dot("r", "矛盾"),
            right=pill("矛盾", "r"),
            body=joined([_side(clash.a, names), _side(clash.b, names)], Markup("<br>")),
        )
        for clash in found
    ]
    return card(f"矛盾 {len(found)}", rows(listed, group="clashes", opened=0))


def _side(side: Side, names: dict[str, str]) -> Markup:
    return quoted(side.evidence, side.quote, names) + Markup("　{}").format(pill(side.value, "n"))
