"""What our own knowledge of a matter (corpora/matters) adds to the elements that the clause implies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.analysis.matters import Matter, MatterElement, shipped_matters
from assistant.analysis.model import ElementStatus, Gap, Suggestion, Support
from assistant.analysis.pieces import paper_kind
from assistant.analysis.procedure.conditions import track_of
from assistant.analysis.procedure.data import kind_of_step
from assistant.analysis.testimony import Proof
from assistant.corpora import Data, corpus, load
from assistant.dossier.kinds import evidence_kind
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.law.model import LawRef
from assistant.paper.kinds import recognise
from assistant.text.bigrams import bigrams, standing_in


class _Acts(Data):
    """Ways of acting, each in its several words (corpora/lexicon/analysis/matter_acts.yaml)."""

    acts: tuple[re.Pattern[str], ...]


_SUFFIX = 4
_SHARED = 2
_MOSTLY = 0.6
_IN_CATALOGUE = re.compile(  # asked for by corpora/elements.yaml already
    r"许可|无证|资格|违法所得|责任(单位|人)|^(单位|经营者|当事人|主体)$|责令|复查|送达|没批|未批|没(有|办|取得)[^，。]{0,6}(证|权|批准|手续|备案)"
)
_FRAME = re.compile(r"^(?:是|属于?|处在|在|位于|设在|有)|(?:里|内|情况|行为|事实|状况)$")
_SHOWN_BY = frozenset({EvidenceKind.DOCUMENT, EvidenceKind.EXPERT, EvidenceKind.ELECTRONIC})
_OPINION = re.compile(r"认定|评估|鉴定|检[测验]|监测|测绘|价格|测量")  # names of one thing: an expert's paper
_REPLY = re.compile(r"函复|复函|回函|答复函?|复文")  # one paper by its many names
_OF_INSTRUMENT = re.compile(r"检定|校准|(?:设备|仪器|监控|技术)[^，。；]{0,8}审核")
_SUM = re.compile(r"货值|数额|金额|违法所得|获利|收入|造价|价值")  # 只为罚款而查


def matter_gaps(case: Case, clause: Suggestion) -> tuple[Gap, ...]:
    """The elements of the matter that the clause belongs to, against the evidence; none when no matter fits.

    Several matters may rest on one clause: the one whose name and sayings share most with the facts is taken. What is
    neither shown by a paper nor wholly untold is left out: our names for facts (是林地、货值) are no words of a paper. They
    are advice on what to gather; once the case is decided what is not read under these names is not called missing.
    """
    matter = _matter_of(case, clause)
    if matter is None:
        return ()
    proof = Proof(case, clause.rule.conduct)
    unpunished = track_of(case) == "不予处罚"
    fit = [p for p in case.evidence if paper_kind(p) != "result_notice" and not _only_exonerates(p, proof)]
    asked = [
        e
        for e in matter.elements
        if not (_IN_CATALOGUE.search(e.name) or (_SUM.search(e.name) and unpunished))
        and not _of_another_act(e.name, f"{case.facts}{clause.rule.conduct}")
    ]
    decided = case.decided is not None or any(kind_of_step(step.name) == "决定" for step in case.steps)
    rows = (_gap(element, matter, fit, proof, clause, decided=decided) for element in asked)
    return tuple(row for row in rows if row)


def _of_another_act(name: str, told: str) -> bool:
    """Whether an element is of an act that neither the facts nor the clause tell (卖给了谁, of goods only stored)."""
    acts = load(corpus("lexicon/analysis/matter_acts.yaml"), _Acts).acts
    return any(act.search(name) and not act.search(told) for act in acts)


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
    element: MatterElement,
    matter: Matter,
    evidence: Sequence[Evidence],
    proof: Proof,
    clause: Suggestion,
    *,
    decided: bool,
) -> Gap | None:
    topic = bigrams(_REPLY.sub("复函", "，".join((element.name, *element.evidence, element.how))))
    held = [
        p
        for p in evidence
        if any(_is_a(p, wanted, proof) for wanted in element.evidence)
        or _about(p, topic)
        or _speaks_of(p, element.name)
        or _says(p, _core(element.name), proof)
    ]
    if not held and decided:
        return None
    if not held and any(_may_show(p, element, proof) for p in evidence):
        return None
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


def _core(name: str) -> str:
    """The thing that an element is about, without the words around it (是林地 → 林地)."""
    return _FRAME.sub("", name)


def _says(piece: Evidence, core: str, proof: Proof) -> bool:
    """Whether a paper of others, by its words, says of the thing itself."""
    return piece.kind in _SHOWN_BY and any(core in s.text for s in proof.statements(piece) if s.asserts)


def _may_show(piece: Evidence, element: MatterElement, proof: Proof) -> bool:
    """Whether a piece tells of a part of the element, or is of a kind that would prove it, in words of its own."""
    wanted = bigrams(_core(element.name))
    if any(wanted & bigrams(f"{piece.name}，{s.text}") for s in proof.statements(piece)):
        return True
    kinds = {found.kind.kind for name in element.evidence if (found := recognise("", name=name)).kind}
    named = {evidence_kind(name) for name in element.evidence} - {str(EvidenceKind.DOCUMENT)}
    judged = piece.kind is EvidenceKind.EXPERT and any(map(_OPINION.search, element.evidence))
    return judged or paper_kind(piece) in kinds or str(piece.kind) in named


def _is_a(piece: Evidence, wanted: str, proof: Proof) -> bool:
    """Whether a piece goes by this name, or one that ends in the same words (油烟监测报告 ~ 监测报告), or says it holds one."""
    said = (s for s in proof.statements(piece) if s.asserts and not s.lacks)
    return (
        wanted in piece.name
        or (len(wanted) > _SUFFIX and wanted[-_SUFFIX:] in piece.name)
        or any(wanted in s.text for s in said)
    )
