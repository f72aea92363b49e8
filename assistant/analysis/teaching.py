"""Our own fictional teaching cases: schema and loader (corpora/cases, one file a field; see its README)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from assistant.analysis.matters import Reference
from assistant.corpora import Data, corpus, load_rows
from assistant.dossier.model import EvidenceKind, PartyKind
from assistant.errors import CorpusError

FOLDER = "cases"
Stamp = tuple[tuple[Path, int, int], ...]
MistakeSort = Literal["主体", "证据", "事实认定", "法律适用", "处罚幅度", "裁量", "程序", "期限", "文书"]
Kind = Literal[
    "警告", "通报批评", "罚款", "没收违法所得", "没收非法财物", "暂扣许可证件", "降低资质等级", "吊销许可证件",
    "限制开展生产经营活动", "责令停产停业", "责令关闭", "限制从业", "不予处罚", "其他",
]  # fmt: skip


class TeachingEvidence(Data):
    """One piece of evidence in the file: what it is, its kind (行政处罚法第四十六条), what it shows."""

    name: str = Field(min_length=2)
    kind: EvidenceKind
    shows: str = Field(min_length=4)


class TeachingStep(Data):
    """A procedural act on its day; ``kind`` as corpora/procedure.yaml names it."""

    kind: str
    on: date
    note: str = ""


class Confusable(Data):
    """A clause that one would wrongly choose here, and why it does not fit."""

    clause: Reference
    why: str = Field(min_length=8)


class Mistake(Data):
    """The mistake to be found in how the case was handled, and what would have been right."""

    sort: MistakeSort
    what: str = Field(min_length=10)
    right: str = Field(min_length=10)
    basis: tuple[Reference, ...] = Field(min_length=1)


class Defect(Data):
    """A defect planted in a paper: the review rule that should find it and the passage, which stands there once."""

    rule: str = Field(pattern=r"^R(0[1-9]|[12]\d|3[0-5])$")
    quote: str = Field(min_length=2)
    why: str = Field(min_length=8)
    fix: str = Field(min_length=4)


class TeachingPaper(Data):
    """A defective paper of the case, for the reviewer. ``kind``: id in corpora/papers.yaml."""

    kind: str
    text: str = Field(min_length=150)
    defects: tuple[Defect, ...] = Field(min_length=1, max_length=6)

    @model_validator(mode="after")
    def _found_once(self) -> Self:
        for defect in self.defects:
            if (times := self.text.count(defect.quote)) != 1:
                raise ValueError(f"瑕疵的原句“{defect.quote}”在文书里出现 {times} 次，应恰好一次")
        return self


class TeachingCase(Data):
    """A fictional case for teaching. ``penalty``, ``kinds``, ``fine_yuan`` are what is right; ``mistake`` what went wrong.

    ``decision`` is what the agency decided, with its mistake; ``reasoning`` why it held so. The parts from ``evidence`` to
    ``mistake`` stand together or not at all.
    """

    id: str = Field(pattern=r"^t(\d{3}|-[a-z0-9-]+-\d+)$")
    title: str
    fictional: Literal[True]
    field: str
    matter: str
    facts: str = Field(min_length=20, max_length=800)
    penalty: Reference
    violated: tuple[Reference, ...] = ()
    kinds: tuple[Kind, ...] = Field(min_length=1)
    fine_yuan: float | None = Field(None, gt=0)
    party: PartyKind
    lesson: str
    region: str = ""
    act_date: date | None = None
    decided_on: date | None = None
    evidence: tuple[TeachingEvidence, ...] = ()
    steps: tuple[TeachingStep, ...] = ()
    lighter: tuple[str, ...] = ()
    heavier: tuple[str, ...] = ()
    confusable: tuple[Confusable, ...] = ()
    reasoning: str = ""
    decision: str = ""
    mistake: Mistake | None = None
    paper: TeachingPaper | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        parts = (self.evidence, self.reasoning, self.decision, self.mistake)
        if any(parts) and not all(parts):
            raise ValueError("evidence、reasoning、decision、mistake 应一起写")
        if self.paper and not self.mistake:
            raise ValueError("有 paper 的案例要写全 evidence、reasoning、decision、mistake")
        if self.complete and len(self.evidence) < 2:
            raise ValueError("至少写两件证据")
        return self

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        days = [step.on for step in self.steps]
        if any(later < earlier for earlier, later in pairwise(days)):
            raise ValueError("steps 应按日期先后排列")
        if self.act_date and self.decided_on and self.decided_on < self.act_date:
            raise ValueError("decided_on 早于 act_date")
        if ("罚款" in self.kinds) != (self.fine_yuan is not None):
            raise ValueError("kinds 有罚款的写 fine_yuan，没有罚款的不写")
        return self

    @property
    def complete(self) -> bool:
        """Whether it has evidence, reasoning, decision and the mistake to be found."""
        return self.mistake is not None

    @property
    def references(self) -> Iterator[str]:
        """Every clause it names."""
        yield self.penalty
        yield from self.violated
        yield from (other.clause for other in self.confusable)
        if self.mistake:
            yield from self.mistake.basis


def load_teaching_cases(path: Path | None = None) -> tuple[TeachingCase, ...]:
    """The teaching cases of a file of JSON lines or of every such file in a folder, in order of file and line.

    Args:
        path: the file or folder; corpora/cases by default.

    Raises:
        CorpusError: for the first line that breaks the schema, with its number; an id that is used twice.
    """
    path = path or corpus(FOLDER)
    return _read(path, stamp(path))


def stamp(path: Path | None = None) -> Stamp:
    """The files of teaching cases with size and time: what is made of them is kept until one changes.

    Args:
        path: the file or folder; corpora/cases by default.
    """
    path = path or corpus(FOLDER)
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    seen = ((file, file.stat() if file.is_file() else None) for file in files)
    return tuple((file, *((at.st_size, at.st_mtime_ns) if at else (0, 0))) for file, at in seen)


@lru_cache(maxsize=4)
def _read(path: Path, files: Stamp) -> tuple[TeachingCase, ...]:
    cases = tuple(case for file, *_ in files for case in load_rows(file, TeachingCase))
    _one_each(path, (case.id for case in cases), "编号")
    _one_each(path, (case.title for case in cases), "名称")
    _one_each(path, (case.facts for case in cases), "案情")
    return cases


def _one_each(path: Path, values: Iterable[str], what: str) -> None:
    twice = [value for value, times in Counter(values).items() if times > 1]
    if twice:
        raise CorpusError(f"{path} 里教学案例的{what}重复：{twice[0][:40]}", "每件案例写自己的一份")
