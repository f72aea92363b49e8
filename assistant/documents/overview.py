"""Which papers there are, and which of them a case needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.data import kind_of_step
from assistant.documents.notices import HEARING_NOTICE, NOTICE, heard_by, served_as
from assistant.documents.served import RECEIPT, served_papers
from assistant.documents.sheet import addressees, concerns
from assistant.documents.template import Template, templates
from assistant.dossier.model import Case
from assistant.paper.kinds import recognise

_ALWAYS = ("cover", "contents", "service_address")
_EXPECTED = {
    "普通": ("filing", "report", "notice", "decision"),
    "简易": ("spot_decision",),
    "不予处罚": ("filing", "report", "notice", "no_penalty"),
}
_FOR_EACH = ("decision", "spot_decision", "no_penalty", "notice", "hearing_notice", "service")


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """A kind of paper: key, name, the step it belongs to, tracks (none: all), the character of its number, what it holds."""

    kind: str
    name: str
    step: str
    tracks: tuple[str, ...]
    number: str
    fields: tuple[str, ...]
    own_template: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """One paper of a case: its kind, the key of its addressee, and for a receipt the paper served with its name."""

    kind: str
    party: str = ""
    about: str = ""
    told: str = ""

    @property
    def key(self) -> str:
        """What it is asked for by: service:notice."""
        return f"{self.kind}:{self.about}" if self.about else self.kind

    @property
    def name(self) -> str:
        """What it is called: 送达回证（行政处罚事先告知书）."""
        own = templates()[self.kind].name
        return f"{own}（{self.told}）" if self.told else own


def all_papers() -> tuple[PaperEntry, ...]:
    """Every kind of paper that has a template, in the order of the registry."""
    return tuple(map(_entry, templates().values()))


def _entry(template: Template) -> PaperEntry:
    entry = template.entry
    return PaperEntry(
        entry.kind, entry.name, entry.step, entry.tracks, entry.number, entry.fields, not template.ours
    )


def papers_of(case: Case) -> tuple[Planned, ...]:
    """The papers that a case has or needs next: of its track, of the steps taken, of the records among its evidence.

    Papers to the party come once for everybody who is charged, a receipt for every paper that is served on them.

    Args:
        case: steps, evidence, charges and track are read.
    """
    return tuple(paper for kind in _kinds(case) for paper in _each(kind, case))


def _kinds(case: Case) -> Iterator[str]:
    situation = Situation(case, None)
    taken = {moment.kind for moment in situation.moments}
    records = {kind.kind for p in case.evidence if (kind := recognise(p.text, name=p.name).kind)}
    told_by = served_as(case)
    only_hearing = told_by == (HEARING_NOTICE,)
    for entry in all_papers():
        fits = not entry.tracks or situation.track in entry.tracks
        wanted = entry.kind in (*_ALWAYS, *_EXPECTED[situation.track]) or entry.kind in records
        told_orally = situation.track == "简易" and entry.step == "告知"  # 行政处罚法第五十一条、第五十二条
        by_step = (
            bool(entry.step) and entry.step in taken and entry.kind != "hearing_notice" and not told_orally
        )
        by_step = by_step and (entry.kind != "defence_record" or _spoken_defence(case))
        hearing = entry.kind == "hearing_notice" and situation.hearing_told and told_by != (NOTICE,)
        wanted = wanted or entry.kind == RECEIPT
        if fits and (wanted or by_step or hearing) and not (entry.kind == "notice" and only_hearing):
            yield entry.kind


def _spoken_defence(case: Case) -> bool:
    """Whether some defence was made by word of mouth, so that there is a record of it."""
    steps = [step for step in case.steps if (step.kind or kind_of_step(step.name)) == "陈述申辩"]
    return any(heard_by(step) == "defence_record" for step in steps) or not steps


def _each(kind: str, case: Case) -> Iterator[Planned]:
    everybody = addressees(case)
    charged = [one for one in everybody if any(concerns(c, one.key, case) for c in case.charges)]
    for one in charged if kind in _FOR_EACH and case.charges else everybody[:1]:
        key = one.key if kind in _FOR_EACH and case.charges else ""
        if kind != RECEIPT:
            yield Planned(kind, key)
            continue
        for paper in served_papers(case, (one.party,), tuple(to.party for to in everybody)):
            yield Planned(kind, key, paper.key, paper.title)
