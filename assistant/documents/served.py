"""Which papers of a case are served, each with a receipt of its own, and what the steps tell of the service."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.analysis.procedure.conditions import track_of
from assistant.analysis.procedure.data import kind_of_step
from assistant.corpora import Words
from assistant.documents.meant import steps_of
from assistant.documents.notices import HEARING_NOTICE, served_as
from assistant.dossier.model import Case, Party, Step
from assistant.errors import InputError
from assistant.paper.kinds import PaperKind, called, kind_named, load_kinds
from assistant.text.dates import find_days

RECEIPT = "service"
_SERVICE, _DECISION, _NOTICE, _MEND = "送达", "决定", "告知", "责令改正"
_DECISIONS = {"普通": "decision", "简易": "spot_decision", "不予处罚": "no_penalty"}
_SPOT = "简易"
_FURTHER = re.compile(r"^(?P<kind>.+?)[:：](?P<nth>\d+)$")
_CLAUSE = re.compile(r"[，。；,;、]")


class _Said(Words):
    """How steps tell of service, as corpora/lexicon/documents/served.yaml has it."""

    FILE = "lexicon/documents/served.yaml"

    report: re.Pattern[str]
    acts: tuple[str, ...]
    named: dict[str, str]
    wanted: dict[str, re.Pattern[str]]
    told: re.Pattern[str]
    handed: re.Pattern[str]
    way: re.Pattern[str]
    plain_way: re.Pattern[str]
    paper: re.Pattern[str]
    where: re.Pattern[str]
    at_once: re.Pattern[str]
    short: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Served:
    """One paper that is served: ``key`` names it in a request (notice, correction:2), ``step`` made it.

    ``kind`` is its registry entry, None for a paper that has none; ``by`` is the step that tells of the service.
    """

    key: str
    name: str
    kind: PaperKind | None = None
    step: Step | None = None
    nth: int = 1
    by: Step | None = None

    @property
    def title(self) -> str:
        """Its name, with a figure where there are several of it."""
        return f"{self.name}{self.nth}" if self.nth > 1 else self.name

    @property
    def day(self) -> date | None:
        """The day of service, as the steps tell it; None where they tell none."""
        if self.by is None:
            return None
        clauses = [c for c in _CLAUSE.split(self.by.note) if _Said.read().told.search(c)]
        days = [day for clause in clauses for day, _, _ in find_days(clause, self.by.on) if day >= self.by.on]
        return days[0] if days else self.by.on

    @property
    def way(self) -> str:
        """How it was served, in the words of the steps."""
        return _way(self.by) if self.by else ""

    @property
    def where(self) -> str:
        """The place that the steps name."""
        found = _Said.read().where.search(self.by.note) if self.by else None
        return found["where"] if found else ""

    @property
    def at_once(self) -> bool:
        """Whether it was handed over where it was made."""
        return bool(self.by and _Said.read().at_once.search(f"{self.by.service}{self.by.note}"))

    @property
    def short(self) -> str:
        """The number of the paper where its step tells no more than that: 第103号."""
        found = _Said.read().short.search(self.step.note) if self.step else None
        return found[0] if found else ""


def _way(by: Step) -> str:
    if by.service:
        return by.service
    said = _Said.read()
    found = said.plain_way.search(by.note) or said.way.search(by.note)
    if found and _hands_over(by):
        return said.paper.sub("", by.note.strip()).rstrip("。；")
    return found[0] if found else ""


def _hands_over(step: Step) -> bool:
    """Whether a step is one of service: 送达, 责令改正通知书送达."""
    return _act(step) == _SERVICE or _Said.read().handed.search(step.name) is not None


def _act(step: Step) -> str:
    return step.kind or kind_of_step(step.name)


def served_papers(case: Case, own: tuple[Party, ...], everybody: tuple[Party, ...]) -> tuple[Served, ...]:
    """The papers of a case that are served on an addressee, in order of their days.

    Args:
        case: its steps and track are read.
        own: the addressee, or all of a joint paper.
        everybody: all to whom a paper of the case could be made out.
    """
    steps = steps_of(case, own, everybody)
    first = not own or own[0] == everybody[0]
    mine = [
        step
        for step in steps
        if first or _for_all(step) or any(one.name and one.name in step.addressee for one in own)
    ]
    made = list(_numbered(_made(case.model_copy(update={"steps": tuple(mine)}))))
    makers = [one.step for one in made]
    receipts = [step for step in mine if _hands_over(step) and step not in makers]
    given = {step: _of(step, made) for step in receipts}
    return tuple(_with_service(one, [step for step, key in given.items() if key == one.key]) for one in made)


def _for_all(step: Step) -> bool:
    """Acts of which everybody who is charged has a paper, though the step names nobody."""
    return _act(step) in (_DECISION, _NOTICE, _SERVICE)


def _made(case: Case) -> Iterator[Served]:
    """The papers that the steps made; the decision also where no step tells of it yet."""
    track, said = track_of(case), _Said.read()
    steps = sorted(case.steps, key=lambda step: step.on)
    decision = kind_named(_DECISIONS[track])
    seen = set[str]()
    for step in steps:
        act = _act(step)
        if act in seen and _hands_over(step):
            continue  # the service of a paper that was made before
        seen.add(act)
        wanted = said.wanted.get(act)
        told = f"{step.name}，{step.note}，{step.paper}"
        spoken = track == _SPOT and act == _NOTICE
        if act not in said.acts or act == _DECISION or spoken or (wanted and not wanted.search(told)):
            continue
        yield from _of_step(step, act, case, track)
    last = next((step for step in reversed(steps) if _act(step) == _DECISION), None)
    due = track != _SPOT or any(_act(step) == _SERVICE for step in steps)
    if decision and due:
        yield Served(decision.kind, decision.name, decision, last)


def _of_step(step: Step, act: str, case: Case, track: str) -> Iterator[Served]:
    if act == _NOTICE:
        names = served_as(case) if track != "不予处罚" else ()
        kinds = [kind_named("hearing_notice" if name == HEARING_NOTICE else "notice") for name in names]
        spared = "不予行政处罚事先告知书" if track == "不予处罚" else ""
        for kind in kinds or [kind_named("notice")]:
            if kind:
                yield Served(kind.kind, spared or kind.name, kind, step)
        return
    if act in _Said.read().named:
        yield Served(act, _one_way(_Said.read().named[act], step), None, step)
        return
    fits = sorted((one for one in load_kinds() if one.step == act), key=lambda one: not one.number)
    for kind in fits[:1]:
        yield Served(kind.kind, _titled(kind, step), kind, step)


def _titled(kind: PaperKind, step: Step) -> str:
    """What the paper calls itself: 扣押决定书, 责令停止建设通知书."""
    report = _Said.read().report.search(step.note) if kind.made_by == "third" else None
    if report:
        return report["name"]
    return _one_way(kind.name, step)


def _one_way(name: str, step: Step) -> str:
    """查封 or 扣押 where the step says which."""
    ways = [word for word in ("查封", "扣押") if word in f"{step.name}{step.note}"]
    return name.replace("查封（扣押）", ways[0]) if len(ways) == 1 else name


def _numbered(made: Iterator[Served]) -> Iterator[Served]:
    """The second paper of a kind is named so: correction:2."""
    seen = Counter[str]()
    for one in made:
        seen[one.key] += 1
        nth = seen[one.key]
        yield one if nth == 1 else replace(one, key=f"{one.key}:{nth}", nth=nth)


def _of(receipt: Step, made: list[Served]) -> str:
    """The key of the paper that a step of service is about: the one it names, else the last that was made by then."""
    told = f"{receipt.name}，{receipt.note}，{receipt.paper}"
    before = [one for one in made if one.step is None or one.step.on <= receipt.on]
    named = [one for one in before if (one.kind and one.kind.title.search(told)) or one.name in told]
    found = (named or before)[-1:]
    return found[0].key if found else ""


def _with_service(one: Served, receipts: list[Step]) -> Served:
    """A paper with the step that tells how it was served: a step of service, else the one that made it."""
    if receipts:
        return replace(one, by=receipts[-1])
    step = one.step
    told = step is not None and (
        step.service or _act(step) == _NOTICE or _Said.read().told.search(f"{step.name}，{step.note}")
    )
    return replace(one, by=step) if told else one


def served_named(about: str, papers: tuple[Served, ...]) -> Served:
    """The served paper of a key or a name.

    Args:
        about: correction:2, or 责令改正通知书.
        papers: those of the addressee.

    Raises:
        InputError: none of them is meant, or several.
    """
    found = [one for one in papers if about in (one.key, one.name)]
    if not found:
        further = _FURTHER.match(about)
        head, nth = (further["kind"], int(further["nth"])) if further else (about, 1)
        meant = {kind.kind for kind in called(head, (one.kind for one in papers if one.kind))}
        found = [one for one in papers if one.kind and one.kind.kind in meant and one.nth == nth]
    if len(found) != 1:
        listed = "、".join(f"{one.key}（{one.name}）" for one in papers) or "没有"
        raise InputError(f"“{about}”不是本案送达的一种文书", f"本案送达的文书：{listed}")
    return found[0]
