"""What is missing in this file? Where is the mistake? Which sentence of the paper is wrong?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.analysis.matters import Matter, MatterElement
from assistant.analysis.teaching import TeachingCase, load_teaching_cases
from assistant.corpora import Data, corpus, load
from assistant.teaching.made.base import Desk, made
from assistant.teaching.model import Question

_SENTENCE = re.compile(r"[^。\n]+。?")
_LEAST, _MOST = 12, 120
_AGENCY = "R01"
_SIGNED = re.compile(
    r"[我本](?:局|科|队|所|院|机关|大队|支队|中队|单位)|印章|本?机关名称|(?:局|大队|支队|中队|人民政府)(?:（|$)"
)
"""A sentence that names the agency that acts shares a fault of its name."""
_PROOF = "《中华人民共和国行政处罚法》第四十条"


def missing(at: Desk) -> Iterator[Question]:
    """Which element of a matter has no evidence in the file."""
    for matter in at.matters:
        for element in matter.elements:
            others = [one for one in matter.elements if one is not element and not _overlap(one, element)]
            if len(others) < 2:
                continue
            shown = "、".join(dict.fromkeys(paper for one in others for paper in one.evidence))
            question = made(
                at, "missing", f"办理“{matter.name}”案，卷内已有：{shown}。对照要件，还缺哪一项的证据？", [element.name],
                [one.name for one in at.chance.sample(others, len(others))], basis=[_PROOF, *_penalty(at, matter)],
                facts={"matter": matter.id, "element": element.name}, matter=matter.id,
                why=f"“{element.name}”可以用{'、'.join(element.evidence)}证明：{element.how}。",
            )  # fmt: skip
            if question:
                yield question


class _Kind(Data):
    """Papers of one kind, and the elements that any of them shows besides its own."""

    papers: re.Pattern[str]
    shows: re.Pattern[str] | None = None


def _overlap(one: MatterElement, other: MatterElement) -> bool:
    """Whether a paper for one element may also be read as one for the other."""
    named = any(a in b or b in a for a in one.evidence for b in other.evidence)
    kinds = load(corpus("lexicon/paper_kinds.yaml"), dict[str, _Kind]).values()
    return named or any(_both(kind, one, other) for kind in kinds)


def _both(kind: _Kind, one: MatterElement, other: MatterElement) -> bool:
    """Whether papers of a kind prove two elements: each lists one, or one lists it and it shows the other."""
    lists = [any(kind.papers.search(paper) for paper in element.evidence) for element in (one, other)]
    shown = [bool(kind.shows and kind.shows.search(element.name)) for element in (one, other)]
    return all(lists) or (lists[0] and shown[1]) or (lists[1] and shown[0])


def _penalty(at: Desk, matter: Matter) -> list[str]:
    return [
        text
        for basis in matter.bases
        for text, ref in zip(basis.penalty, basis.penalties, strict=True)
        if at.text(ref)
    ][:1]


def mistakes(at: Desk, cases: Sequence[TeachingCase] | None = None) -> Iterator[Question]:
    """Where the handling of a teaching case went wrong; wrong options are the mistakes of other cases."""
    known = [case for case in (cases if cases is not None else load_teaching_cases()) if case.mistake]
    chosen = {matter.id for matter in at.matters}
    for case in known:
        if case.mistake is None or case.matter not in chosen:
            continue
        others = [
            other.mistake.what
            for other in known
            if other.mistake and other.matter != case.matter and other.mistake.sort != case.mistake.sort
        ]
        question = made(
            at, "defect", "这件案子办错在哪里？", [case.mistake.what], at.chance.sample(others, min(len(others), 3)),
            basis=case.mistake.basis, facts={"case": case.id}, matter=case.matter, material=_file(case),
            why=f"应当这样：{case.mistake.right}。{case.lesson}",
        )  # fmt: skip
        if question and at.held(question.basis, case.act_date):
            yield question.model_copy(update={"as_of": (case.act_date or at.day).isoformat()})


def _file(case: TeachingCase) -> str:
    """What one reads of a case: facts, evidence, steps, reasoning, decision."""
    evidence = "；".join(f"{one.name}（{one.shows}）" for one in case.evidence)
    steps = "；".join(
        f"{step.on} {step.kind}{f'（{step.note}）' if step.note else ''}" for step in case.steps
    )
    parts = (
        ("案情", case.facts),
        ("证据", evidence),
        ("经过", steps),
        ("机关认为", case.reasoning),
        ("处理", case.decision),
    )
    return "\n".join(f"【{name}】{text}" for name, text in parts if text)


def papers(at: Desk, cases: Sequence[TeachingCase] | None = None) -> Iterator[Question]:
    """Which sentence of the defective paper of a teaching case is wrong."""
    chosen = {matter.id for matter in at.matters}
    for case in cases if cases is not None else load_teaching_cases():
        if case.paper is None or case.matter not in chosen:
            continue
        sentences = [found[0].strip() for found in _SENTENCE.finditer(case.paper.text)]
        whole = [one for one in sentences if _LEAST <= len(one) <= _MOST and not _defective(case, one)]
        for defect in case.paper.defects:
            clean = [one for one in whole if defect.rule != _AGENCY or not _SIGNED.search(one)]
            right = next((one for one in sentences if defect.quote in one), "")
            if not right or len(right) > 2 * _MOST or len(clean) < 3:
                continue
            question = made(
                at, "defect", f"下面的文书里，哪一句在“{_point(defect.rule)}”上有毛病？", [right], at.chance.sample(clean, 3),
                basis=_grounds(defect.rule),
                facts={"case": case.id, "quote": defect.quote}, matter=case.matter, material=case.paper.text,
                why=f"“{defect.quote}”：{defect.why}。改法：{defect.fix}。",
            )  # fmt: skip
            if question and at.held(question.basis, case.act_date):
                yield question.model_copy(update={"as_of": (case.act_date or at.day).isoformat()})


def _point(rule: str) -> str:
    """What a review rule is about, in words."""
    return load(corpus("lexicon/points.yaml"), dict[str, str])[rule]


def _grounds(rule: str) -> list[str]:
    """What a review rule mainly rests on."""
    return load(corpus("lexicon/grounds.yaml"), dict[str, list[str]])[rule]


def _defective(case: TeachingCase, sentence: str) -> bool:
    return case.paper is not None and any(
        defect.quote in sentence or sentence in defect.quote for defect in case.paper.defects
    )
