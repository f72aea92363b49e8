"""R12: article numbers of a former text, used by habit for a matter that now stands elsewhere (corpora/law/old_numbers.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Data, corpus, load
from assistant.law.citations import VerifiedCitation
from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Severity
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, finding, rule
from assistant.text.numerals import to_chinese

_AFTER, _BEFORE, _FAR_AFTER = 40, 30, 70


class OldNumber(Data):
    """A former number of a matter, with the words that show the matter, its number since a day, and words of what the old number holds now.

    ``kinds``: papers whose own basis it was, so that invoking it there is for the matter; ``then``: words of what the new
    number held before that day.
    """

    law: str
    since: date
    old: int
    new: tuple[int, ...]
    topic: re.Pattern[str]
    now: re.Pattern[str]
    kinds: frozenset[str] = frozenset()
    then: re.Pattern[str] | None = None


def load_numbers() -> tuple[OldNumber, ...]:
    """All former numbers known.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("law/old_numbers.yaml"), tuple[OldNumber, ...])


@rule(
    "R12", "不用旧文本的条号", Severity.FATAL, "《中华人民共和国行政处罚法》第三十八条第一款", kinds=ALL,
    examples=("2024年，根据《中华人民共和国行政处罚法》第五十二条准予分期缴纳", "2024年，根据《中华人民共和国行政处罚法》第六十六条准予分期缴纳"),
)  # fmt: skip
def former_numbers(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The words right after the citation are of a matter that this article no longer holds, and none of what it holds now."""
    for verdict in context.citations:
        place, law = verdict.citation.provision, verdict.law
        if law is None or place is None or verdict.citation.edition or not context.dated:
            continue
        after = decision.text[verdict.citation.end : verdict.citation.end + _AFTER]
        after = re.split("[。；]", after)[0]
        near = decision.text[max(0, verdict.citation.start - _BEFORE) : verdict.citation.end + 120]
        for entry in load_numbers():
            if (law.name, place.article) != (entry.law, entry.old) or context.as_of < entry.since:
                continue
            right = bool(place.item > 0 and is_sound(verdict) or entry.now.search(after))
            ruled = decision.ruling.text if decision.ruling else ""
            own = decision.is_kind in entry.kinds and _is_basis_of_ruling(verdict, decision)
            own = own and not entry.now.search(ruled)
            right = right and not (own and not place.item)
            if (
                (own or entry.topic.search(after))
                and not right
                and not any(_names(number, near) for number in entry.new)
            ):
                told = "、".join(f"第{number}条" for number in entry.new)
                at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
                yield finding(
                    "R12", Severity.FATAL, f"这是旧文本的条号：{entry.since}起这一内容在{told}", at, "按现行文本引用", expected=told, actual=verdict.citation.text,
                )  # fmt: skip


def _is_basis_of_ruling(verdict: VerifiedCitation, decision: Decision) -> bool:
    """Whether a place is invoked in the sentence that imposes, right behind the clause of the special law."""
    ruling, cited = decision.ruling, verdict.citation
    behind = decision.text[cited.end : cited.end + 4]
    return ruling is not None and ruling.holds(cited.start) and behind.startswith(("的规定", "规定", "，"))


@rule(
    "R12", "不用后来文本的条号", Severity.FATAL, "《中华人民共和国行政处罚法》第三十八条第一款", kinds=ALL,
    examples=("2020年，根据《中华人民共和国行政处罚法》第四十四条告知", "2020年，根据《中华人民共和国行政处罚法》第三十一条告知"),
)  # fmt: skip
def later_numbers(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Before the day of a new text, its number for a matter, whose number of then is known and not cited."""
    for verdict in context.citations:
        place, law = verdict.citation.provision, verdict.law
        if law is None or place is None or verdict.citation.edition or not context.dated:
            continue
        after = re.split("[。；]", decision.text[verdict.citation.end : verdict.citation.end + _FAR_AFTER])[0]
        fitting = [
            entry
            for entry in load_numbers()
            if entry.law == law.name
            and place.article in entry.new
            and context.as_of < entry.since
            and entry.then is not None
            and entry.topic.search(after)
            and not entry.then.search(after)
        ]
        near = decision.text[max(0, verdict.citation.start - _BEFORE) : verdict.citation.end + 120]
        if fitting and not any(_names(entry.old, near) for entry in fitting):
            told = "、".join(f"第{entry.old}条" for entry in fitting)
            at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
            yield finding(
                "R12", Severity.FATAL, f"这是{fitting[0].since}起施行的文本的条号，当时的文本中这一内容在{told}", at, "按当时有效的文本引用", expected=told, actual=verdict.citation.text,
            )  # fmt: skip
            return


def _names(number: int, text: str) -> bool:
    return f"第{to_chinese(number)}条" in text or f"第{number}条" in text
