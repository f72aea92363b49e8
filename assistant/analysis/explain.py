"""Why a clause is suggested: words that meet, what to tell it from, what to be careful about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.analysis.model import Match
from assistant.analysis.plain_answers import load_answers
from assistant.analysis.rule_book import RuleRow
from assistant.analysis.rule_search import Ranked
from assistant.law import names
from assistant.law.model import Level, Version
from assistant.law.penalty_model import PenaltyRule
from assistant.search.question import plain_words
from assistant.text.tokens import words

_MOST_MATCHES = 8
_NEARBY = 2
_SHOWN = 36
_ALIKE = 0.3
_RANKS = [Level.LAW, Level.ADMINISTRATIVE, Level.LOCAL, Level.RULE]


def matches(facts: str, clause: str) -> tuple[Match, ...]:
    """Words of the facts that the clause has too, and plain words whose words of the law it has, in order of the facts.

    Args:
        facts: what happened.
        clause: conduct and duty, as text.
    """
    common = load_answers().common_words
    same = [word for word in dict.fromkeys(words(facts)) if len(word) > 1 and word in clause]
    longest = [word for word in same if not any(word != other and word in other for other in same)]
    pairs = [Match(word, word) for word in longest if word not in common and not word.isascii()]
    for plain, terms in plain_words(facts):
        pairs += [Match(plain, term) for term in terms if term in clause and term != plain]
    ordered = sorted(dict.fromkeys(pairs), key=lambda pair: facts.find(pair.facts))
    return tuple(ordered[:_MOST_MATCHES])


def distinguish(ranked: Ranked, others: Sequence[Ranked]) -> tuple[str, ...]:
    """Nearby clauses and what they are about: other rules of the same article, then the next suggestions alike."""
    rows = [*ranked.siblings, *(other.row for other in others if other is not ranked)]
    near = [row for row in rows if row.conduct and row.conduct != ranked.row.conduct]
    near = sorted(near[:12], key=lambda row: -_likeness(row.conduct, ranked.row.conduct))
    return tuple(f"{row.penalty.format()}针对的是“{_shortened(row.conduct)}”" for row in near[:_NEARBY])


def notes(
    ranked: Ranked, rule: PenaltyRule, version: Version, others: Iterable[Ranked], day: date | None
) -> tuple[str, ...]:
    """What to be careful about: inferred duty, the version, borrowed ranges, norms of other rank, the police."""
    found = [
        _duty_note(ranked.row),
        _version_note(version, day),
        "罚款幅度或者处罚依照另一条款确定，请一并核对" if _borrows(rule) else "",
        "由公安机关实施处罚" if names.short(ranked.row.law) in load_answers().police_laws else "",
        *(_rank_note(ranked.row, other.row) for other in others if other is not ranked),
    ]
    return tuple(dict.fromkeys(note for note in found if note))


def _duty_note(row: RuleRow) -> str:
    if not row.duties:
        return "条文未写明违反哪一条，也没有找到相近的义务条款"
    sure = min(duty.score for duty in row.duties[:1])
    if not row.duties[0].inferred:
        return ""
    return f"违则未写明，由行为描述推断（相近度 {sure:.2f}），引用前请核对"


def _version_note(version: Version, day: date | None) -> str:
    if day is not None and version.effective is not None and day < version.effective:
        return (
            f"库中没有行为时的文本，所示为最早的已知文本（{version.effective.isoformat()} 施行），请另行核对"
        )
    if version.until is not None and version.until <= date.today():
        return (
            f"该文本自 {version.until.isoformat()} 起已修改或者废止：适用行为时的规定，"
            "新规定较轻或者不认为违法的适用新规定（行政处罚法第三十七条）"
        )
    return f"版本日期为{version.certainty}" if version.certainty.startswith("推定：来源") else ""


def _borrows(rule: PenaltyRule) -> bool:
    return bool(rule.references) or any(fine.type == "reference" for fine in rule.fines)


def _rank_note(row: RuleRow, other: RuleRow) -> str:
    """A norm of another rank on the same conduct."""
    if row.law == other.law or row.level == other.level or not _alike(row.conduct, other.conduct):
        return ""
    mine, theirs = _RANKS.index(Level(row.level)), _RANKS.index(Level(other.level))
    if mine < theirs:
        return f"{other.penalty.format()}（{other.level}）对相近行为另有规定，可能更具体；不得与本条相抵触"
    return f"{other.penalty.format()}（{other.level}）位阶更高，对相近行为也有规定；与其抵触的适用上位法"


def _alike(one: str, two: str) -> bool:
    return _likeness(one, two) >= _ALIKE


def _likeness(one: str, two: str) -> float:
    """Share of character pairs in common."""
    first, second = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (one, two))
    return len(first & second) / max(1, min(len(first), len(second)))


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
