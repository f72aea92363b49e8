"""Towards whom the steps of a case are: what one party was told and answered is not told of another."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.analysis.procedure.data import kind_of_step
from assistant.dossier.model import Case, Party, Step

# acts towards one party; the investigation, its review and the discussion are of the whole case
_TOWARDS_ONE = frozenset(
    {"责令改正", "告知", "陈述申辩", "复核", "听证申请", "不听证", "听证通知", "听证", "决定", "送达"}
    | {"查封扣押", "延长查封扣押", "解除查封扣押", "催告", "申请强制执行", "缴款", "教育"}
)


def steps_of(case: Case, own: Sequence[Party], everybody: Sequence[Party]) -> tuple[Step, ...]:
    """The steps of the case without the acts that name another party as the one they are towards.

    Args:
        case: a step of it without an addressee is everybody's.
        own: to whom a paper is made out.
        everybody: all to whom one could be.
    """
    mine = {one.name for one in own if one.name}
    others = {one.name for one in everybody if one.name} - mine
    standing = {person.name for one in own for person in (one.agent, one.guardian) if person and person.name}
    standing |= {one.representative for one in own if one.representative}
    plainly = {step.name for step in case.steps if _named(step, mine | others) & mine}

    def meant(step: Step) -> bool:
        named = _named(step, mine | others)
        through = bool(_named(step, standing)) and step.name not in plainly  # handed to who stands for it
        return _kind(step) not in _TOWARDS_ONE or not named or bool(named & mine) or through

    return tuple(filter(meant, case.steps))


def _kind(step: Step) -> str:
    return step.kind or kind_of_step(step.name)


def _named(step: Step, names: Collection[str]) -> set[str]:
    """The names that its addressee holds; 张三 is not named by 张三丰."""
    found = {name for name in names if name in step.addressee}
    return {name for name in found if not any(name != other and name in other for other in found)}
