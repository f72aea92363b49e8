"""Whose words a passage of a paper is: the office's own, or what the party is said to say, do or fear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Data, corpus, load
from assistant.review.parts.body import sentences_of
from assistant.review.parts.model import Span


class Voices(Data):
    """How papers mark whose words follow, corpora/law/voices.yaml."""

    ours: re.Pattern[str]
    theirs: re.Pattern[str]
    party: re.Pattern[str]
    unreal: re.Pattern[str]
    behind: re.Pattern[str]


def load_voices() -> Voices:
    """The marks of who speaks.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("law/voices.yaml"), Voices)


def says_of_itself(sentence: str, passage: re.Match[str], *, party_too: bool = False) -> bool:
    """Whether a passage is what the office tells of its own doing, not a claim, a denial or a rule in general.

    Args:
        sentence: the sentence, quoted law blanked out.
        passage: the match in it.
        party_too: what the party itself left undone counts as well (it did not sign).
    """
    voices = load_voices()
    told = sentence[: passage.end()]
    clause = re.split("[，,；：。]", told)[-1]
    if voices.unreal.search(clause) or voices.behind.match(sentence, passage.end()):
        return False
    if not party_too and voices.party.match(clause.strip()):
        return False
    return _last_voice(voices, told) != "theirs"


def own_words(pattern: re.Pattern[str], text: str, *, party_too: bool = False) -> Iterator[Span]:
    """Where the office tells something of itself, the first such place in each sentence.

    Args:
        pattern: how papers say it.
        text: the paper with quoted law blanked out.
        party_too: what the party itself left undone counts as well.
    """
    for sentence in sentences_of(text):
        told = (
            m for m in pattern.finditer(sentence.text)
            if says_of_itself(sentence.text, m, party_too=party_too)
        )  # fmt: skip
        if match := next(told, None):
            start = sentence.start + match.start()
            yield Span(start, start + len(match[0]), match[0])


def _last_voice(voices: Voices, told: str) -> str:
    """``ours`` or ``theirs`` by the mark that ends last; "" without one."""
    marks = [(m.end(), "ours") for m in voices.ours.finditer(told)]
    claims = [
        m for m in voices.theirs.finditer(told) if not any(m.end() <= end <= m.end() + 6 for end, _ in marks)
    ]
    return max([*marks, *((m.end(), "theirs") for m in claims)], default=(0, ""))[1]
