"""Whether it is shown that the party is of the kind that a clause reaches alone: 施工单位, 农药经营者, 养犬人 (主体条件)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.analysis.model import ElementStatus, Gap, Suggestion, Support
from assistant.corpora import Words
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.statements import own_kinds, read_evidence
from assistant.text.bigrams import bigrams

_SHORTEST, _LONGEST = 3, 16
_STEM = 3  # a stem of fewer characters (施工) is known by the words of its kind only
_MOSTLY = 0.6
_BASIS = "《中华人民共和国行政处罚法》第四十条"
_NOTES = {
    ElementStatus.SINGLE: "只有当事人陈述，请补强印证",
    ElementStatus.MISSING: "没有读出写明这一点的材料；材料用别的说法写明的，请核对",
}


class _Said(Words):
    """The words of kinds of parties, as corpora/lexicon/analysis/standing.yaml has them."""

    FILE = "lexicon/analysis/standing.yaml"

    parts: re.Pattern[str]
    subject: re.Pattern[str]
    general: re.Pattern[str]
    ending: re.Pattern[str]
    duty: re.Pattern[str]
    trade: re.Pattern[str]
    licensed: re.Pattern[str]
    kinds: dict[str, re.Pattern[str]]


def standing_gaps(case: Case, clause: Suggestion, duty: str = "") -> tuple[Gap, ...]:
    """One row where the clause, or the duty it names, reaches a kind of party that not everybody is; none else.

    Args:
        case: party and evidence are read.
        clause: the clause.
        duty: text of the duties; only those that the clause itself names count.
    """
    named = [one for one in _subjects(clause, duty) if not _in_name(one, case.party.name)]
    if not named or not any(piece.text.strip() for piece in case.evidence):
        return ()
    by_licence = _Said.read().licensed.search(case.facts) is not None
    backing = [(p, words) for p in case.evidence if (words := _shows(p, named, case, strict=by_licence))]
    others = [piece for piece, _ in backing if piece.kind is not EvidenceKind.PARTY]
    status = ElementStatus.PROVED if others else ElementStatus.SINGLE if backing else ElementStatus.MISSING
    return (_row("、".join(named), status, backing),)


def _row(named: str, status: ElementStatus, backing: list[tuple[Evidence, str]]) -> Gap:
    proved = status is ElementStatus.PROVED
    return Gap(
        f"当事人是条款所指的主体（{named}）",
        status,
        tuple(Support(piece.id, words) for piece, words in backing),
        ""
        if proved
        else "证明当事人是这种主体的许可证、登记、合同、委托或者主管部门的确认，复印件与原件核对",
        "" if proved else "当事人、发证机关、发包人或者委托人",
        _BASIS,
        _NOTES.get(status, ""),
    )


def _subjects(clause: Suggestion, duty: str) -> list[str]:
    """The kinds of party that the clause names; where it names none, those of its duty."""
    said = _Said.read()
    own = list(dict.fromkeys(_told(clause.rule.subject)))
    if own or clause.rule.subject or clause.inferred or not clause.rule.violated:
        return own
    return list(dict.fromkeys(one for found in said.duty.finditer(duty) for one in _told(found["who"])))


def _told(subject: str) -> Iterator[str]:
    said = _Said.read()
    for part in said.parts.split(subject):
        name = part.split("的")[-1] if not part.endswith("的") else ""
        fits = _SHORTEST <= len(name) <= _LONGEST and said.subject.search(name)
        known = _kind(name) is not None or (said.trade.search(name) and len(_stem(name)) >= _STEM)
        if fits and known and not said.general.search(name):
            yield name


def _stem(name: str) -> str:
    return _Said.read().ending.sub("", name)


def _kind(name: str) -> re.Pattern[str] | None:
    return next((form for key, form in _Said.read().kinds.items() if key in name), None)


def _in_name(subject: str, party: str) -> bool:
    """Whether the party's own name tells that it is of the kind (物业服务有限公司)."""
    stem = bigrams(_stem(subject))
    return bool(stem) and stem <= bigrams(party)


def _shows(piece: Evidence, subjects: list[str], case: Case, *, strict: bool) -> str:
    """The sentence of a piece, no paper of our proceedings, that tells of the kind of party; ``strict``: by a licence that it holds."""
    if own_kinds(piece):
        return ""
    said = (s for s in read_evidence(piece) if s.polarity is not Polarity.ASKED and not s.own)
    words = ((f"{s.question}{s.sentence}", s.sentence) for s in said)
    party = case.party.name
    seen = not strict and piece.kind in (EvidenceKind.RECORD, EvidenceKind.AUDIOVISUAL)
    told = (
        sentence.strip() for text, sentence in words for one in subjects
        if _tells(text, one, party) or (seen and _kind(one) is None and _stem(one)[:2] in text)
    )  # fmt: skip
    return next(told, "")


def _tells(words: str, subject: str, party: str) -> bool:
    """Whether a sentence tells of a kind of party: by its name, by words known for it, or by most of what it does."""
    form, stem = _kind(subject), _stem(subject)
    if subject in words or (form is not None and form.search(words)):
        return True
    wanted = bigrams(stem) - bigrams(party)
    if len(stem) < _STEM or not wanted:
        return False
    both_ends = len(stem) > _STEM and {stem[:2], stem[-2:]} <= bigrams(words) and stem[:2] not in party
    return both_ends or len(wanted & bigrams(words)) >= _MOSTLY * len(wanted)
