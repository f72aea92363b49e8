"""Why a clause is suggested: words that meet, what to tell it from, what to be careful about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.analysis.acts import ALIKE, likeness, shortened
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
_CONCURS = (
    "对相近行为也有规定：特别规定优先于一般规定；同一行为不得两次以上罚款，"
    "都违反的按罚款数额高的处罚（行政处罚法第二十九条）"
)
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
    near = sorted(near[:12], key=lambda row: -likeness(row.conduct, ranked.row.conduct))
    return tuple(
        f"{row.penalty.format()}针对的是“{shortened(row.conduct, _SHOWN)}”" for row in near[:_NEARBY]
    )


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
        return "条文未写明违反哪一条，所示违则由行为和事实推断，引用前请核对"
    return "违则未写明，由行为描述和事实推断，引用前请核对" if row.duties[0].inferred else ""


def _version_note(version: Version, day: date | None) -> str:
    if day is not None and version.effective is not None and day < version.effective:
        return f"当时文本未收录：所示为最早的已知文本（{version.effective.isoformat()} 施行），条号和幅度可能不同，请另行核对"
    if version.until is not None and version.until <= date.today():
        return (
            f"该文本自 {version.until.isoformat()} 起已修改或者废止：适用行为时的规定，"
            "新规定较轻或者不认为违法的适用新规定（行政处罚法第三十七条）"
        )
    return f"版本日期为{version.certainty}" if version.certainty.startswith("推定：来源") else ""


def _borrows(rule: PenaltyRule) -> bool:
    return bool(rule.references) or any(fine.type == "reference" for fine in rule.fines)


def _rank_note(row: RuleRow, other: RuleRow) -> str:
    """A norm of another law on the same conduct, and what decides between them."""
    if row.law == other.law or likeness(row.conduct, other.conduct) < ALIKE:
        return ""
    if row.level == other.level:
        return f"{other.penalty.format()}{_CONCURS}"
    mine, theirs = _RANKS.index(Level(row.level)), _RANKS.index(Level(other.level))
    if mine < theirs:
        return f"{other.penalty.format()}（{other.level}）对相近行为另有规定，可能更具体；不得与本条相抵触"
    return f"{other.penalty.format()}（{other.level}）位阶更高，对相近行为也有规定；与其抵触的适用上位法"
