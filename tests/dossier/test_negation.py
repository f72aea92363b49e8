"""The negation table: our own sentences over all elements and shapes, with their polarity and what they prove."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from assistant.analysis.elements import Element, load_elements
from assistant.analysis.testimony import Proof
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.statements import Statement, Verdict, read_evidence

TABLE = Path(__file__).with_name("negation_table.txt")
KINDS = {
    "笔录": EvidenceKind.RECORD,
    "陈述": EvidenceKind.PARTY,
    "短答": EvidenceKind.PARTY,
    "证言": EvidenceKind.WITNESS,
    "书证": EvidenceKind.DOCUMENT,
    "鉴定": EvidenceKind.EXPERT,
    "视听": EvidenceKind.AUDIOVISUAL,
}
CONDUCTS = {"omission": "未保持正常使用油烟净化设施", "permit": "未取得许可从事餐饮服务"}
FLAGS = {"好": Verdict.GOOD, "坏": Verdict.BAD}


class Row(NamedTuple):
    element: str
    shape: str
    kind: str
    name: str
    text: str
    words: str
    polarity: str
    mode: str
    flags: str
    proves: str


@cache
def rows() -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [Row(*line.split("|")) for line in lines if line and not line.startswith("#")]


def piece_of(row: Row) -> Evidence:
    return Evidence(id="E1", kind=KINDS[row.kind], name=row.name, text=row.text)


def looked_at(row: Row) -> Statement:
    wanted = (row.words or row.text).strip("。？")
    found = [s for s in read_evidence(piece_of(row)) if s.text == wanted]
    assert found, f"no clause {wanted!r} in {[s.text for s in read_evidence(piece_of(row))]}"
    return found[-1]


def element_of(row: Row) -> Element:
    wanted = "conduct" if row.element == "omission" else row.element
    return next(e for e in load_elements() if e.id == wanted)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.element}-{row.shape}-{row.text[:24]}")
def test_polarity_and_meaning(row: Row) -> None:
    said = looked_at(row)
    verdict = next((v for flag, v in FLAGS.items() if flag in row.flags), Verdict.NONE)
    assert (said.polarity, said.mode) == (row.polarity, row.mode)
    assert said.lacks == ("缺" in row.flags)
    if said.polarity in ("肯定", "否认") and not said.lacks:
        assert said.verdict is verdict


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.element}-{row.shape}-{row.text[:24]}")
def test_what_it_proves(row: Row) -> None:
    conduct = CONDUCTS.get(row.element, "占用消防通道堆放货物")
    proof = Proof(Case(facts="甲"), conduct)
    element, piece = element_of(row), piece_of(row)
    found = proof.shows(piece) if element.match == "conduct" else proof.speaks_to(element, piece)
    assert bool(found) == (row.proves == "是"), found


def test_the_table_covers_every_element_and_shape() -> None:
    assert len(rows()) >= 200
    assert {row.element for row in rows()} >= {e.id for e in load_elements()}
    assert {row.polarity for row in rows()} == {"肯定", "否认", "问", "转述"}
