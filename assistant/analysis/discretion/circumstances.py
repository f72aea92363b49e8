"""Circumstances that bear on the fine, each with the sentences that state it or its contrary (行政处罚法第三十条至第三十三条)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.analysis.discretion.catalogue import Direction, Pattern, load_patterns
from assistant.analysis.discretion.told import Form, told_of_party
from assistant.analysis.model import Support
from assistant.dossier.model import Case, EvidenceKind
from assistant.text.dates import age_on, format_date, parse_as_of

_LAW = "《中华人民共和国行政处罚法》"
_RESPONSIBLE, _ADULT = 14, 18
_SPARED = ("first", "mended", "harmless")


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One circumstance of the case.

    Attributes:
        id: of corpora/discretion.yaml, or minor, child, spared.
        name: what people call it.
        direction: what the law makes of it.
        basis: of the direction.
        support: sentences that state it.
        against: sentences that state the contrary; then nothing is concluded from it.
        told_only: only the party says so.
        proved: the law asks for evidence: the party's own word does not do.
    """

    id: str
    name: str
    direction: Direction
    basis: str
    support: tuple[Support, ...] = ()
    against: tuple[Support, ...] = ()
    told_only: bool = False
    proved: bool = False

    @property
    def holds(self) -> bool:
        """Whether it may be relied on: stated, by evidence where the law asks for it, and not denied."""
        return bool(self.support) and not self.against and not (self.proved and self.told_only)


def circumstances_of(case: Case) -> tuple[Circumstance, ...]:
    """What the evidence of a case states of its circumstances; questions, plans and our own orders state nothing.

    Args:
        case: evidence, day of birth and day of the act are read.
    """
    found = [one for pattern in load_patterns() if (one := _found(pattern, case)).support or one.against]
    return (*_age(case), *_spared(found), *found)


def _found(pattern: Pattern, case: Case) -> Circumstance:
    said, contrary = Form(pattern.said, pattern.lacking), Form(pattern.against, pattern.against_lacking)
    support = _told(said, case)
    theirs = {piece.id for piece in case.evidence if piece.kind is EvidenceKind.PARTY}
    return Circumstance(
        pattern.id, pattern.name, pattern.direction, pattern.basis, support, _told(contrary, case),
        told_only=bool(support) and all(one.evidence in theirs for one in support), proved=pattern.proved,
    )  # fmt: skip


def _told(form: Form, case: Case) -> tuple[Support, ...]:
    """Of every piece the first sentence that tells it of the party."""
    found = ((p, next(filter(form.is_told_in, told_of_party(p, case)), None)) for p in case.evidence)
    return tuple(
        Support(piece.id, f"{clause.question if clause.short else ''}{clause.sentence}".strip())
        for piece, clause in found
        if clause is not None
    )


def _age(case: Case) -> Iterator[Circumstance]:
    """A child is not fined, a minor less (第三十条)."""
    act = parse_as_of(case.act_date) if case.act_date else None
    born = case.party.birth
    if case.party.kind != "个人" or act is None or born is None or (age := age_on(born, act)) >= _ADULT:
        return
    said = (Support("当事人信息", f"{format_date(born)}出生，行为时 {age} 周岁"),)
    basis = f"{_LAW}第三十条"
    if age < _RESPONSIBLE:
        yield Circumstance("child", "不满十四周岁", "不予", basis, said)
    else:
        yield Circumstance("minor", "已满十四周岁不满十八周岁", "从轻减轻", basis, said)


def _spared(found: list[Circumstance]) -> Iterator[Circumstance]:
    """First, mended in time and harmless together: 可以不予处罚 (第三十三条第一款)."""
    held = {one.id: one for one in found if one.holds}
    if all(wanted in held for wanted in _SPARED):
        support = tuple(held[wanted].support[0] for wanted in _SPARED)
        yield Circumstance(
            "spared", "初次违法、危害后果轻微并及时改正", "可以不予", f"{_LAW}第三十三条第一款", support,
            told_only=any(held[wanted].told_only for wanted in _SPARED),
        )  # fmt: skip
