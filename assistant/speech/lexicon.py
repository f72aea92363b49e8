"""Suggestions for words that sound like a term of enforcement work; nothing is ever replaced by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.corpora import corpus, load
from assistant.text.tokens import new_tokenizer

_LONGEST = 30  # characters of a term; law names are longer than anything said in one breath
_COMMON = 20  # corpus frequency from which a two-character word is taken to be meant
_SOUNDS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"), ("ang", "an"))
_ANY = "*"


@dataclass(frozen=True, slots=True)
class Homophone:
    """A place in a text that sounds like a known term: offsets, both readings, their pinyin, where the term is from."""

    start: int
    end: int
    heard: str
    proposed: str
    heard_pinyin: str
    proposed_pinyin: str
    source: str


class Lexicon:
    """Terms by sound. Syllables count as equal without tone and across the usual southern mergers (zh/z, ing/in)."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._terms = {t: source for t, source in terms.items() if 2 <= len(t) <= _LONGEST and _is_chinese(t)}
        self._exact: dict[tuple[str, ...], str] = {}
        self._near: dict[tuple[str, ...], str] = {}
        for term in self._terms:
            key = _key(pinyin(term))
            self._exact.setdefault(key, term)
            if len(term) >= 4:
                for wild in _wildcards(key):
                    self._near.setdefault(wild, term)
        self._lengths = sorted({len(term) for term in self._terms}, reverse=True)

    def suggest(self, text: str, doubtful: Iterable[str] = ()) -> tuple[Homophone, ...]:
        """Places that sound like a term but are written otherwise, the longest first, none overlapping.

        Args:
            text: one line.
            doubtful: words the recogniser was unsure of; there even common two-character words are questioned.
        """
        sounds, unsure = pinyin(text), set("".join(doubtful))
        taken = self._known_places(text)
        found: list[Homophone] = []
        for length in self._lengths:
            for start in range(len(text) - length + 1):
                span = range(start, start + length)
                term = "" if taken & set(span) else self._term(text, sounds, start, length, unsure)
                if term:
                    taken |= set(span)
                    found.append(self._homophone(text, sounds, start, term))
        return tuple(sorted(found, key=lambda h: h.start))

    def _known_places(self, text: str) -> set[int]:
        """Characters that already belong to a term of at least three characters."""
        places: set[int] = set()
        for term in self._terms:
            at = text.find(term) if len(term) >= 3 else -1
            while at >= 0:
                places |= set(range(at, at + len(term)))
                at = text.find(term, at + 1)
        return places

    def _term(self, text: str, sounds: Sequence[str], start: int, length: int, unsure: set[str]) -> str:
        heard = text[start : start + length]
        if not _is_chinese(heard) or heard in self._terms:
            return ""
        key = _key(sounds[start : start + length])
        term = self._exact.get(key, "")
        if not term and length >= 4:
            near = next((self._near[w] for w in _wildcards(key) if w in self._near), "")
            term = near if sum(a == b for a, b in zip(heard, near, strict=False)) * 2 >= length else ""
        if len(term) == 2 and _frequency(heard) >= _COMMON and not unsure & set(heard):
            return ""
        return term

    def _homophone(self, text: str, sounds: Sequence[str], start: int, term: str) -> Homophone:
        end = start + len(term)
        return Homophone(
            start,
            end,
            text[start:end],
            term,
            " ".join(sounds[start:end]),
            " ".join(pinyin(term)),
            self._terms[term],
        )


def load_lexicon(names: Mapping[str, Iterable[str]] | None = None) -> Lexicon:
    """The lexicon of corpora/lexicon/homophones.yaml with further names by source.

    Args:
        names: e.g. {"法规": law names, "事项": matters, "本案": party, places, officers of the case}; those given
            here win over the shipped list.

    Raises:
        CorpusError: the shipped list is unreadable.
    """
    shipped = load(corpus("lexicon/homophones.yaml"), dict[str, list[str]])
    terms = dict[str, str]()
    for source, group in [*shipped.items(), *(names or {}).items()]:
        terms |= {name.strip(): source for name in group}
    return Lexicon(terms)


def pinyin(text: str) -> list[str]:
    """One syllable with tone number a character; characters without a reading stand for themselves."""
    from pypinyin import Style, lazy_pinyin

    found: list[str] = []
    for run in re.findall(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]", text):
        sounds = lazy_pinyin(run, style=Style.TONE3, neutral_tone_with_five=True)
        found += sounds if len(sounds) == len(run) else list(run)
    return found


def _key(syllables: Iterable[str]) -> tuple[str, ...]:
    return tuple(_merged(s) for s in syllables)


@lru_cache(maxsize=4096)
def _merged(syllable: str) -> str:
    plain = syllable.rstrip("12345")
    for long, short in _SOUNDS[:3]:
        plain = short + plain[len(long) :] if plain.startswith(long) else plain
    for long, short in _SOUNDS[3:]:
        plain = plain[: -len(long)] + short if plain.endswith(long) else plain
    return plain


def _wildcards(key: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(*key[:n], _ANY, *key[n + 1 :]) for n in range(len(key))]


def _is_chinese(text: str) -> bool:
    return all("\u3400" <= c <= "\u9fff" for c in text)


def _frequency(word: str) -> int:
    return int(_frequencies().get(word, 0))


@lru_cache(maxsize=1)
def _frequencies() -> Mapping[str, int]:
    """Word counts of jieba's dictionary."""
    return dict(new_tokenizer().FREQ)
