"""Our own knowledge of common matters (事项): what people call them, what proves them, what to watch for.

The files lie in corpora/matters, one YAML file a field; the wording is ours, law names, article numbers and
amounts are facts that `assistant matters check` compares with the law library.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from assistant.corpora import Data, corpus, load
from assistant.errors import CorpusError
from assistant.law.model import LawRef


def parse_reference(text: str) -> LawRef:
    """Read 《全名》第X条第Y款第（Z）项; the name may itself hold 《》.

    Raises:
        CorpusError: when the text is not one complete citation.
    """
    reference = LawRef.parse(text)
    if reference is None:
        raise CorpusError(f"引用写法不对：{text}", "应为《法规全名》第X条第Y款第（Z）项")
    return reference


def _readable(text: str) -> str:
    try:
        parse_reference(text)
    except CorpusError as error:
        raise ValueError(str(error)) from error
    return text


Reference = Annotated[str, AfterValidator(_readable)]
"""One complete citation, checked as it is read."""


class Amount(Data):
    """One fine range copied as a fact. Yuan for ``amount`` and ``per_unit``; times or percent of ``base`` else."""

    party: str = "any"
    condition: str = ""
    type: Literal["amount", "multiple", "percent", "per_unit"] = "amount"
    min: float = Field(0, ge=0)
    max: float = Field(gt=0)
    min_excluded: bool = False
    max_excluded: bool = False
    base: str = ""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise ValueError(f"下限 {self.min} 大于上限 {self.max}")
        if self.type != "amount" and not self.base:
            raise ValueError("倍数、百分比、按单位计的罚款须写明基数或单位")
        return self


class Basis(Data):
    """Duty and penalty in one region ("" is national).

    ``until``: governs acts before that day only. ``beyond``: the ways to put the matter that this penalty
    does not reach, though that of another basis may.
    """

    region: str = ""
    duty: tuple[Reference, ...] = ()
    penalty: tuple[Reference, ...] = Field(min_length=1)
    until: date | None = None
    amounts: tuple[Amount, ...] = ()
    beyond: tuple[str, ...] = ()

    @property
    def duties(self) -> tuple[LawRef, ...]:
        """The duty clauses as references."""
        return tuple(parse_reference(text) for text in self.duty)

    @property
    def penalties(self) -> tuple[LawRef, ...]:
        """The penalty clauses as references."""
        return tuple(parse_reference(text) for text in self.penalty)


class MatterElement(Data):
    """One element (要件): the evidence that proves it and how to get that evidence."""

    name: str
    evidence: tuple[str, ...] = Field(min_length=1)
    how: str


class Matter(Data):
    """One matter. ``says``: colloquial ways to put it; ``nearby``: ids of matters it is easily taken for.

    ``also``: clauses of other matters that may reach the same act, so that they are no wrong answer.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]+$")
    name: str
    field: str = ""
    bases: tuple[Basis, ...] = Field(min_length=1)
    says: tuple[str, ...] = Field(min_length=5)
    elements: tuple[MatterElement, ...] = Field(min_length=1)
    heavier: tuple[str, ...] = ()
    lighter: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    nearby: tuple[str, ...] = ()
    also: tuple[Reference, ...] = ()

    @model_validator(mode="after")
    def _beyond_is_said(self) -> Self:
        unsaid = {one for basis in self.bases for one in basis.beyond} - set(self.says)
        if unsaid:
            raise ValueError(f"beyond 里的说法不在 says 里：{'、'.join(sorted(unsaid))}")
        return self


class _MatterFile(Data):
    field: str
    matters: tuple[Matter, ...] = Field(min_length=1)


def _read(path: Path) -> list[Matter]:
    parsed = load(path, _MatterFile)
    return [matter.model_copy(update={"field": parsed.field}) for matter in parsed.matters]


def _verify_ids(matters: tuple[Matter, ...]) -> None:
    known: set[str] = set()
    for matter in matters:
        if matter.id in known:
            raise CorpusError(f"事项编号重复：{matter.id}", "请另取编号")
        known.add(matter.id)
    for matter in matters:
        unknown = set(matter.nearby) - known
        if unknown:
            raise CorpusError(
                f"事项 {matter.id} 的相近事项不存在：{'、'.join(sorted(unknown))}", "请改正 nearby"
            )


def load_matters(folder: Path) -> tuple[Matter, ...]:
    """All matters of a folder of YAML files, by file name and order in the file.

    Raises:
        CorpusError: for a file that breaks the schema, an id used twice, or an unknown id in ``nearby``.
    """
    matters = tuple(matter for path in sorted(folder.glob("*.yaml")) for matter in _read(path))
    _verify_ids(matters)
    return matters


@lru_cache(maxsize=1)
def shipped_matters() -> tuple[Matter, ...]:
    """The matters shipped in corpora/matters, read once."""
    return load_matters(corpus("matters"))
