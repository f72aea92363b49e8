"""What our own knowledge of a matter (corpora/matters) adds to the elements that the clause implies."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.analysis.matters import Matter, MatterElement, shipped_matters
from assistant.analysis.model import ElementStatus, Gap, Suggestion, Support
from assistant.dossier.model import Case, Evidence
from assistant.law.model import LawRef
from assistant.text.bigrams import bigrams

_SUFFIX = 4


def matter_gaps(case: Case, clause: Suggestion) -> tuple[Gap, ...]:
    """The elements of the matter that the clause belongs to, against the evidence; none when no matter fits.

    Several matters may rest on one clause: the one whose name and sayings share most with the facts is taken.
    """
    matter = _matter_of(case, clause)
    if matter is None:
        return ()
    return tuple(_gap(element, matter, case.evidence, clause) for element in matter.elements)


def _matter_of(case: Case, clause: Suggestion) -> Matter | None:
    words = bigrams(case.facts)
    fitting = [m for m in shipped_matters() if _rests_on(m, clause.penalty)]
    shared = [(len(words & bigrams("，".join([m.name, *m.says]))), -i, m) for i, m in enumerate(fitting)]
    best = max(shared, default=None)
    return best[2] if best and best[0] else None


def _rests_on(matter: Matter, penalty: LawRef) -> bool:
    named = (own for basis in matter.bases for own in basis.penalties)
    return any(own.law == penalty.law and own.provision.touches(penalty.provision) for own in named)


def _gap(element: MatterElement, matter: Matter, evidence: Iterable[Evidence], clause: Suggestion) -> Gap:
    held = [piece for piece in evidence if any(_is_a(piece, wanted) for wanted in element.evidence)]
    return Gap(
        element=f"事项要点·{element.name}",
        status=ElementStatus.PROVED if held else ElementStatus.MISSING,
        support=tuple(Support(piece.id, piece.name) for piece in held),
        collect="" if held else f"{'、'.join(element.evidence)}：{element.how}",
        source="" if held else "见取证方法",
        basis=clause.penalty.format(),
        note="" if held else f"事项“{matter.name}”的要点",
    )


def _is_a(piece: Evidence, wanted: str) -> bool:
    """Whether a piece of evidence goes by this name, or one that ends in the same words (油烟监测报告 ~ 监测报告)."""
    return (
        wanted in piece.name
        or wanted in piece.text
        or (len(wanted) > _SUFFIX and wanted[-_SUFFIX:] in piece.name)
    )
