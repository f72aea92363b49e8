"""The day that a paper of ours gives itself against the day it is entered under, and a receipt against the step that it proves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.dossier.known_days import days_in, known_beside
from assistant.dossier.model import SEEN_BY_US, SPOKEN, Case, Evidence, EvidenceKind, Step
from assistant.dossier.names import names_person
from assistant.dossier.sources import Contradiction, Side
from assistant.text.dates import find_dates, format_date


class _Said(Words):
    """The words of days of making, taking and sampling, as corpora/lexicon/dossier/made_on.yaml has them."""

    FILE = "lexicon/dossier/made_on.yaml"

    making: re.Pattern[str]
    clock: re.Pattern[str]
    handed_in: re.Pattern[str]
    taken_before: re.Pattern[str]
    heard: re.Pattern[str]
    notice: re.Pattern[str]
    notice_steps: re.Pattern[str]
    decision: re.Pattern[str]
    on_the_spot: re.Pattern[str]
    decision_steps: re.Pattern[str]
    served: re.Pattern[str]
    in_hand: re.Pattern[str]
    not_by_hand: re.Pattern[str]
    service: re.Pattern[str]
    taken: re.Pattern[str]
    sampling: re.Pattern[str]
    sampled: re.Pattern[str]
    sample: re.Pattern[str]
    other_test: re.Pattern[str]
    other_sample: re.Pattern[str]
    number: re.Pattern[str]


_OURS = SEEN_BY_US | SPOKEN
_DECIDED = frozenset({"决定", "处罚决定"})
_CUTS = re.compile(r"[，,。；;\n]")
_HEAD = 60
_FAR = 31  # days apart that are no slip


def made_on_other_days(case: Case) -> Iterator[Contradiction]:
    """Every record, picture or statement of our officers that dates itself otherwise than it is entered, and every receipt otherwise than its step.

    Args:
        case: evidence, officers and steps are read.
    """
    for piece in (p for p in case.evidence if p.kind in _OURS and p.obtained):
        if any(names_person(piece.text, name) for name in case.officer_names):
            yield from _of_itself(piece, case)
    yield from _sampled(case)
    yield from _receipts(case)


def _visited(piece: Evidence, case: Case) -> bool:
    """Whether another record or picture of our officers dates itself to the day under which a paper is entered."""
    for other in (p for p in case.evidence if p.id != piece.id and p.kind in SEEN_BY_US):
        days = find_dates(other.text[:_HEAD])
        if days and days[0][0] == piece.obtained and _Said.read().clock.match(other.text, days[0][2]):
            return True
    return False


def _sampled(case: Case) -> Iterator[Contradiction]:
    """The one report and the records of sampling tell two days of it: of one numbered sample, or nobody else knows one of them."""
    said = _Said.read()
    experts = [p for p in case.evidence if p.kind is EvidenceKind.EXPERT]
    reports = [(p, mine) for p in experts if (mine := dict(_samplings(p.text)))]
    if len(reports) != 1 or len(reports[0][1]) != 1 or said.other_test.search(reports[0][0].name):
        return
    report, ((day, words),) = reports[0][0], reports[0][1].items()
    others = (p for p in case.evidence if p not in experts)
    told = [(p, on, quote) for p in others for on, quote in _samplings(p.text)]
    if not told or any(on == day for _, on, _ in told):
        return
    record, on, quote = min(told, key=lambda one: abs(one[1] - day))
    odd = ((day.month, day.day), report), ((on.month, on.day), record)
    one_sample = set(said.sample.findall(report.text)) & set(said.sample.findall(record.text))
    if one_sample or any(one not in known_beside(case, paper) for one, paper in odd):
        a, b = Side(report.id, words, format_date(day)), Side(record.id, quote, format_date(on))
        yield Contradiction("采样（抽样）的日期", a, b, "日期（采样）")


def _samplings(text: str) -> Iterator[tuple[date, str]]:
    for day, start, end in find_dates(text):
        clause = _CUTS.split(text[:start])[-1]
        said = _Said.read()
        taken = said.sampling.search(clause[-10:]) or said.sampled.match(text, end)
        if taken and not said.other_sample.search(clause):
            yield day, text[max(0, start - 8) : end + 8]


def _of_itself(piece: Evidence, case: Case) -> Iterator[Contradiction]:
    """The day with an hour at the head of a paper, where it is not the day under which the paper is entered, nor told in it.

    Only where it cannot be: a record or picture of a visit that another of ours dates to the day of entry, a statement that
    was taken after the decision.
    """
    said = _Said.read()
    if said.handed_in.search(piece.name + piece.source) or piece.obtained is None:
        return
    if piece.kind is EvidenceKind.AUDIOVISUAL and said.taken_before.search(piece.name + piece.text):
        return
    days = find_dates(piece.text)
    if not days or any(day == piece.obtained for day, _, _ in days):
        return
    day, start, end = days[0]
    if start > _HEAD or not said.clock.match(piece.text, end) or not said.making.search(piece.text[:start]):
        return
    if said.heard.match(piece.text, end) or _explained(day, piece):
        return
    if not _impossible(day, piece, case):
        return
    a = Side(piece.id, piece.text[: end + 12].strip(), format_date(day))
    b = Side(piece.id, f"取得（制作）日期{format_date(piece.obtained)}", format_date(piece.obtained))
    yield Contradiction(f"{piece.name}的时间（制作日期）", a, b, "日期（制作）")


def _explained(day: date, piece: Evidence) -> bool:
    """Whether a paper knows the day of its entry, too; what lies far from it is no slip."""
    entered = piece.obtained or day
    told = (entered.month, entered.day) in days_in(piece.text) or "次日" in piece.text[:_HEAD]
    return told or abs((day - entered).days) > _FAR


def _impossible(day: date, piece: Evidence, case: Case) -> bool:
    """Whether a statement was taken after a decision that followed its entry, or a visit of the day of entry is dated to a day that nobody else knows."""
    if piece.kind not in SEEN_BY_US:
        entered = piece.obtained or day
        return any(step.name in _DECIDED and entered <= step.on < day for step in case.steps)
    after = piece.obtained is not None and day > piece.obtained  # nothing is entered before it is made
    return _visited(piece, case) and (after or (day.month, day.day) not in known_beside(case, piece))


def _receipts(case: Case) -> Iterator[Contradiction]:
    """A receipt of the notice or decision whose days of taking are all others than that of the step; several parties have several."""
    said = _Said.read()
    of_order = (("告知", said.notice, said.notice_steps), ("决定", said.decision, said.decision_steps))
    for what, form, names in of_order if len(case.all_parties) == 1 else ():
        steps = [s for s in case.steps if names.fullmatch(s.name)]
        papers = [p for p in case.evidence if _is_receipt(p, form) and not _is_of_another(p, case)]
        if len(steps) != 1 or len(papers) != 1 or not _by_hand(papers[0], steps[0]):
            continue
        taken = list(_taken(papers[0].text))
        if taken and not _fits(papers[0], steps[0]):
            day, words = taken[-1]
            a = Side(papers[0].id, words, format_date(day))
            b = Side(f"步骤“{steps[0].name}”", steps[0].note, format_date(steps[0].on))
            yield Contradiction(f"{what}书送达（签收）的日期", a, b, "日期（送达）")


def _by_hand(piece: Evidence, step: Step) -> bool:
    """Whether the day of a step is the one on which the paper was taken: not of making, posting or announcing it."""
    said, told = _Said.read(), step.name + step.note
    if said.in_hand.search(told):
        return True
    return bool(said.served.search(told)) and not said.not_by_hand.search(
        f"{told}，{piece.name}，{piece.text}"
    )


def _is_receipt(piece: Evidence, form: re.Pattern[str]) -> bool:
    named = form.search(piece.name) and _Said.read().service.search(piece.name)
    return bool(named) and piece.kind is EvidenceKind.DOCUMENT


def _is_of_another(piece: Evidence, case: Case) -> bool:
    """Whether a receipt is of an earlier penalty: it numbers decisions and not this one, or one on the spot in a case that is none."""
    said, own = _Said.read(), _bare(case.document_number)
    numbers = [_bare(found[0]) for found in said.number.finditer(piece.text)]
    if own and numbers:
        return own not in numbers
    of_this = f"{case.document_number}，{case.title}，{case.track}"
    return bool(said.on_the_spot.search(piece.name)) and not said.on_the_spot.search(
        "，".join((of_this, *(f"{step.name}，{step.note}" for step in case.steps if step.name in _DECIDED)))
    )


def _bare(number: str) -> str:
    """A number of a paper without brackets, spaces and the leading noughts and 第."""
    return re.sub(r"[〔〕\[\]［］（）()【】第号\s]|(?<!\d)0+(?=\d)", "", number)


def _fits(piece: Evidence, step: Step) -> bool:
    """Whether a receipt knows the day of its step."""
    known = any(day == step.on for day, _, _ in find_dates(piece.text))
    return known or (step.on.month, step.on.day) in days_in(piece.text)


def _taken(text: str) -> Iterator[tuple[date, str]]:
    for day, start, end in find_dates(text):
        if _Said.read().taken.match(text, end):
            yield day, text[start : end + 20]
