"""What our own knowledge of a matter (corpora/matters) adds to the elements that the clause implies."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.analysis.matters import Matter, MatterElement, shipped_matters
from assistant.analysis.model import ElementStatus, Gap, Suggestion, Support
from assistant.analysis.procedure.conditions import track_of
from assistant.analysis.testimony import Proof
from assistant.dossier.model import Case, Evidence
from assistant.law.model import LawRef
from assistant.text.bigrams import bigrams, standing_in

_SUFFIX = 4
_SHARED = 2
_MOSTLY = 0.6
_IN_CATALOGUE = re.compile(  # asked for by corpora/elements.yaml already
    r"许可|无证|资格|违法所得|责任(单位|人)|^(单位|经营者|当事人|主体)$|责令|复查|送达"
)
_REPLY = re.compile(r"函复|复函|回函|答复函?|复文")  # one paper by its many names
_OF_INSTRUMENT = re.compile(r"检定|校准|(?:设备|仪器|监控|技术)[^，。；]{0,8}审核")
_SUM = re.compile(r"货值|数额|金额|违法所得|获利|收入|造价|价值")  # 只为罚款而查


def matter_gaps(case: Case, clause: Suggestion) -> tuple[Gap, ...]:
    """The elements of the matter that the clause belongs to, against the evidence; none when no matter fits.

    Several matters may rest on one clause: the one whose name and sayings share most with the facts is taken.
    """
    matter = _matter_of(case, clause)
    if matter is None:
        return ()
    proof = Proof(case, clause.rule.conduct)
    unpunished = track_of(case) == "不予处罚"
    fit = [piece for piece in case.evidence if not _only_exonerates(piece, proof)]
    asked = [
        e
        for e in matter.elements
        if not (_IN_CATALOGUE.search(e.name) or (_SUM.search(e.name) and unpunished))
    ]
    return tuple(_gap(element, matter, fit, proof, clause) for element in asked)


def _only_exonerates(piece: Evidence, proof: Proof) -> bool:
    """Whether a piece says that nothing was wrong, and nothing that shows the conduct; that an instrument is good says so of no conduct."""
    if _OF_INSTRUMENT.search(piece.name):
        return False
    return bool(proof.finds_nothing(piece) or proof.denies(piece)) and not proof.shows(piece)


def _matter_of(case: Case, clause: Suggestion) -> Matter | None:
    words = bigrams(case.facts)
    fitting = [m for m in shipped_matters() if _rests_on(m, clause.penalty)]
    shared = [(len(words & bigrams("，".join([m.name, *m.says]))), -i, m) for i, m in enumerate(fitting)]
    best = max(shared, default=None)
    return best[2] if best and best[0] else None


def _rests_on(matter: Matter, penalty: LawRef) -> bool:
    named = (own for basis in matter.bases for own in basis.penalties)
    return any(own.law == penalty.law and own.provision.touches(penalty.provision) for own in named)


def _gap(
    element: MatterElement, matter: Matter, evidence: Iterable[Evidence], proof: Proof, clause: Suggestion
) -> Gap:
    topic = bigrams(_REPLY.sub("复函", "，".join((element.name, *element.evidence, element.how))))
    held = [
        p
        for p in evidence
        if any(_is_a(p, wanted, proof) for wanted in element.evidence)
        or _about(p, topic)
        or _speaks_of(p, element.name)
    ]
    return Gap(
        element=f"事项要点·{element.name}",
        status=ElementStatus.PROVED if held else ElementStatus.MISSING,
        support=tuple(Support(piece.id, piece.name) for piece in held),
        collect="" if held else f"{'、'.join(element.evidence)}：{element.how}",
        source="" if held else "见取证方法",
        basis=clause.penalty.format(),
        note="" if held else f"事项“{matter.name}”的要点",
    )


def _about(piece: Evidence, topic: frozenset[str]) -> bool:
    """Whether the name of a piece speaks of the same thing in other words."""
    return len(bigrams(_REPLY.sub("复函", piece.name)) & topic) >= _SHARED


def _speaks_of(piece: Evidence, name: str) -> bool:
    """Whether a piece speaks of the very thing that the element is called by, in most of its words."""
    wanted = bigrams(name)
    return len(wanted) > 1 and standing_in(wanted, piece.text) >= _MOSTLY * len(wanted)


def _is_a(piece: Evidence, wanted: str, proof: Proof) -> bool:
    """Whether a piece goes by this name, or one that ends in the same words (油烟监测报告 ~ 监测报告), or says it holds one."""
    said = (s for s in proof.statements(piece) if s.asserts and not s.lacks)
    return (
        wanted in piece.name
        or (len(wanted) > _SUFFIX and wanted[-_SUFFIX:] in piece.name)
        or any(wanted in s.text for s in said)
    )
