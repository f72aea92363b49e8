"""The fine that the decision, its step or its receipt tells against the fine of the case.

A text that tells the fine of the case anywhere is not asked. A receipt may be of a part, or of other money as well: only
the same digits in another order are a slip there. The notice may have told more: that is lawful. The words are data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.corpora import Words
from assistant.dossier.labelled import ours
from assistant.dossier.model import Case
from assistant.dossier.names import others_in
from assistant.dossier.sources import Contradiction, Side
from assistant.text.amounts import Amount, amounts_in
from assistant.text.slips import same_digits


class _Said(Words):
    """The words of fines, as corpora/lexicon/dossier/fines_told.yaml has them."""

    FILE = "lexicon/dossier/fines_told.yaml"

    fined: re.Pattern[str]
    paid: re.Pattern[str]
    of_payment: re.Pattern[str]
    decision: re.Pattern[str]
    receipt: re.Pattern[str]
    decides: re.Pattern[str]
    takes: re.Pattern[str]
    not_all: re.Pattern[str]
    not_ours: re.Pattern[str]
    other_case: re.Pattern[str]
    limit: re.Pattern[str]
    year: re.Pattern[str]
    agency: re.Pattern[str]


_CUTS = re.compile(r"[，,、。；;\n]")
_SENTENCE = re.compile(r"[^。；;\n]+")


def fines_told_apart(case: Case) -> Iterator[Contradiction]:
    """Every fine of the decision or of its payment that is not the fine of the case.

    Args:
        case: its fine, steps, charges and evidence are read; a case of several charges or parties is left out.
    """
    fine = case.fine_yuan
    if not fine or len(case.all_parties) > 1 or len(case.charges) > 1:
        return
    texts = [one for one in _texts(case) if not _tells(one[1], fine)]
    apart = [(where, *found, paid) for where, text, paid in texts if (found := _told(text, paid=paid))]
    in_parts = len({told for _, told, _, paid in apart if paid}) > 1
    for where, told, quote, paid in apart:
        if not paid or (same_digits(told, fine) and not in_parts):
            a = Side(where, quote, f"{told:f}元")
            b = Side("案件罚款", f"罚款{fine:f}元", f"{fine:f}元")
            yield Contradiction(f"{'缴款' if paid else '罚款'}的金额", a, b, "金额（罚款）")


def _texts(case: Case) -> Iterator[tuple[str, str, bool]]:
    """Who decides or takes a fine, the words, and whether the fine is taken."""
    said = _Said.read()
    for step in case.steps:
        for form, paid in ((said.decides, False), (said.takes, True)):
            if form.fullmatch(step.name):
                yield f"步骤“{step.name}”", step.note, paid
    for piece in (p for p in case.evidence if _is_of_case(p.name, case)):
        for form, paid in ((said.decision, False), (said.receipt, True)):
            if form.search(piece.name):
                yield piece.id, piece.text, paid


def _is_of_case(name: str, case: Case) -> bool:
    """Whether the name of a paper names no other person, agency or year than those of the case."""
    said = _Said.read()
    years = {year for day in (case.act_date, *(str(s.on) for s in case.steps)) if (year := day[:4])}
    agencies = [match[0] for match in said.agency.finditer(name)]
    other = any(not case.agency or (one not in case.agency and case.agency not in one) for one in agencies)
    return not (other or set(said.year.findall(name)) - years or others_in(name, ours(case)))


def _tells(text: str, fine: Decimal) -> bool:
    """Whether a text tells a fine as settled, not only as intended, in whatever words."""
    said = _Said.read()
    return any(one.yuan == fine and not said.not_ours.search(_clause(text, one)) for one in amounts_in(text))


def _clause(text: str, one: Amount) -> str:
    """The words of its clause before an amount."""
    return _CUTS.split(text[: one.start])[-1]


def _told(text: str, *, paid: bool) -> tuple[Decimal, str] | None:
    """The one sum that a text tells as fined (or paid), with its sentence; None where it tells several, or only of a part."""
    said = _Said.read()
    found: dict[Decimal, str] = {}
    for match in _SENTENCE.finditer(text):
        sentence = match[0]
        in_part = paid and (said.not_all.search(sentence) or not said.of_payment.search(sentence))
        if in_part or said.other_case.search(sentence):
            continue
        for one in amounts_in(sentence):
            if _is_told(sentence, one, paid=paid):
                found.setdefault(one.yuan, sentence.strip())
    return next(iter(found.items())) if len(found) == 1 else None


def _is_told(sentence: str, one: Amount, *, paid: bool) -> bool:
    said = _Said.read()
    clause = _clause(sentence, one)
    if one.rough or said.not_ours.search(clause) or (not paid and said.limit.match(sentence, one.end)):
        return False
    return bool((said.paid if paid else said.fined).search(clause))
