"""Which version of a law governs an act (处罚法第三十七条, 从旧兼从轻): the one at the act, unless the later one is lighter.

The helper names both versions and what changed between them. Whether the later one is lighter is for the officer to
say; only where both name a fine in yuan for the same article, the amounts are set side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.law.diff import Change, ChangeKind, compare
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, Provision, Version
from assistant.law.penalty import parse_article
from assistant.law.standing import State, standing
from assistant.law.versions import CERTAIN

BASIS = "行政处罚法第三十七条"


@dataclass(frozen=True, slots=True)
class FineComparison:
    """A fine in yuan for the same party and condition in both versions, and which of them is lighter (空 if neither)."""

    article: str
    party: str
    condition: str
    before: tuple[float, float]
    after: tuple[float, float]

    @property
    def who(self) -> str:
        """Party and condition, for the user."""
        party = "当事人" if self.party == "any" else self.party
        return f"{party}，{self.condition}" if self.condition else party

    @property
    def lighter(self) -> str:
        """行为时 or 决定时, when one range lies no higher at both ends; 相同, or 无法比较."""
        if self.before == self.after:
            return "相同"
        if all(new <= old for old, new in zip(self.before, self.after, strict=True)):
            return "决定时"
        if all(new >= old for old, new in zip(self.before, self.after, strict=True)):
            return "行为时"
        return "无法比较"


@dataclass(frozen=True, slots=True)
class Transition:
    """The versions at the act and at the decision.

    Attributes:
        at_act: version in force on the day of the act; None if it is not held or none was in force (``advice`` says).
        at_decision: version in force on the day of the decision.
        changes: what differs between them (without unchanged and merely renumbered articles).
        advice: what follows, in Chinese.
        fines: fines in yuan that both versions of a changed article name for the same party and condition.
        uncertain: why the dates are not beyond doubt, one reason a line; empty if they are.
    """

    at_act: Version | None
    at_decision: Version | None
    changes: tuple[Change, ...]
    advice: str
    uncertain: str = ""
    fines: tuple[FineComparison, ...] = ()


def transition(
    library: LawLibrary, law: Law, act: date, decision: date, provision: Provision | None = None
) -> Transition:
    """The versions that bear on an act and what changed between act and decision.

    Args:
        library: where the versions are.
        law: the law in question.
        act: day of the act (its last day if it went on).
        decision: day of the decision.
        provision: only this article of the version at the act.
    """
    old, new = standing(library, law, act).version, standing(library, law, decision).version
    doubts = {v.certainty for v in (old, new) if v and v.certainty != CERTAIN}
    if old is None or new is None or old.id == new.id:
        advice = _simple(law, old, new) or _without_old(library, law, act)
        return Transition(old, new, (), advice, "\n".join(sorted(doubts)))
    changes = [
        change
        for change in compare(library.articles(old), library.articles(new))
        if change.kind not in (ChangeKind.SAME, ChangeKind.MOVED)
        and (provision is None or (change.before and change.before.number == provision.whole_article()))
    ]
    fines = tuple(fine for change in changes for fine in _fines(change))
    return Transition(old, new, tuple(changes), _advice(changes), "\n".join(sorted(doubts)), fines)


def _simple(law: Law, old: Version | None, new: Version | None) -> str:
    if old and new:
        return "行为时与决定时是同一文本，适用该文本"
    if old:
        return f"行为时的《{law.name}》到决定时已不再施行：原则上适用行为时的规定；已不认为违法的，不予处罚（{BASIS}）"
    return "" if new else "两个日期都没有收录的有效文本"


def _without_old(library: LawLibrary, law: Law, act: date) -> str:
    """Why there is no text at the act: not yet in force, or in force and not held."""
    before = standing(library, law, act)
    if before.state is State.NOT_YET:
        return f"{before.reason}：《{law.name}》不能直接适用于该行为，请核对行为时有无其他规定"
    return f"行为时文本未收录（{before.reason}）：无法比较新旧规定，请另行核对行为时的条文"


def _advice(changes: list[Change]) -> str:
    if not changes:
        return "两个版本在此处的内容相同，适用行为时的规定"
    return (
        f"原则上适用行为时的规定；修改后的规定处罚较轻或者不认为违法的，适用修改后的规定（{BASIS}）。"
        "孰轻孰重由办案人员对照下列修改判断"
    )


def _fines(change: Change) -> list[FineComparison]:
    if change.before is None or change.after is None:
        return []
    old, new = _ranges(change.before), _ranges(change.after)
    return [
        FineComparison(change.label, party, condition, old[party, condition], new[party, condition])
        for party, condition in old
        if (party, condition) in new
    ]


def _ranges(article: Article) -> dict[tuple[str, str], tuple[float, float]]:
    """The fines in yuan of an article by party and condition; what is named twice with different amounts is left out."""
    found: dict[tuple[str, str], set[tuple[float, float]]] = {}
    for rule in parse_article(article):
        for fine in rule.fines:
            if fine.type == "amount" and fine.min is not None and fine.max is not None:
                found.setdefault((fine.party, fine.condition), set()).add((fine.min, fine.max))
    return {key: next(iter(ranges)) for key, ranges in found.items() if len(ranges) == 1}
