"""Tokens of Chinese legal text for lexical search: jieba words, character bigrams and single characters.

A token is represented by a 42-bit integer key, so that whole corpora are counted with numpy instead of Python
dictionaries: a character is its code point, a bigram is two code points side by side, a word is a 42-bit digest.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.corpora import corpus
from assistant.files import made
from assistant.settings import settings
from assistant.text.numerals import to_int

KEY_BITS = 42
_VERSION = 1
Keys = npt.NDArray[np.uint64]

_HALF = KEY_BITS // 2
_NUMERAL = re.compile(
    r"(?P<mixed>(?<![0-9])[0-9]{1,15}(?:\.[0-9]{1,6})?[十百千万亿]{1,4})|(?P<long>[零〇一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]+)"
    r"|(?P<short>[一二两三四五六七八九十])(?=[日天月年元倍条款项目个名人次岁米吨小周%])"
)
_UNIT = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_LATIN = re.compile(r"[0-9a-z.]*[0-9a-z]")
_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
_TOKEN = re.compile(rf"{_LATIN.pattern}|[{chr(_FIRST_HAN)}-{chr(_LAST_HAN)}]+")


def normalise(text: str) -> str:
    """Fold width and case, drop white space, and write numerals in digits: 二十万元 and 20万元 become 200000元."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).lower())
    return _NUMERAL.sub(_digits, folded)


def _digits(match: re.Match[str]) -> str:
    found = match.group()
    if match["mixed"] is None:
        value = to_int(found)
        return found if value is None else str(value)
    number = re.match(r"[\d.]+", found)
    assert number is not None
    amount = float(number.group())
    for unit in found[number.end() :]:
        amount *= _UNIT[unit]
    return f"{amount:g}" if amount < 1 or amount % 1 else str(int(amount))


def words(text: str) -> list[str]:
    """Words of the text in search mode (long words also give the words inside them); punctuation is dropped."""
    cutter = _cutter()
    found: list[str] = []
    for run in _TOKEN.findall(normalise(text)):
        if run.isascii():
            found.append(run)
        else:
            found.extend(cutter(run))
    return found


def word_keys(text: str) -> Keys:
    """The keys of ``words(text)``, in order, repeats kept."""
    return np.array([_digest(word) for word in words(text)], dtype=np.uint64)


def character_keys(text: str) -> Keys:
    """Keys of single characters, of adjacent pairs, and of numbers, which stay whole; pairs do not cross punctuation."""
    folded = normalise(text)
    points = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    han = (points >= _FIRST_HAN) & (points <= _LAST_HAN)
    pairs = (points[:-1] << np.uint64(_HALF)) | points[1:]
    numbers = np.array([_digest(run) for run in _LATIN.findall(folded)], dtype=np.uint64)
    return np.concatenate([points[han], pairs[han[:-1] & han[1:]], numbers])


@lru_cache(maxsize=1 << 18)
def _digest(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little") >> (64 - KEY_BITS)


def tokens_digest() -> str:
    """Changes when the same text may be cut into other tokens; indexes built before that must be counted anew."""
    terms = "\n".join(lexicon_terms(_terms_path()))
    return blake2b(f"{_VERSION}\n{terms}".encode(), digest_size=8).hexdigest()


def _terms_path() -> Path:
    return corpus("lexicon/law_terms.txt")


def new_tokenizer() -> Any:
    """A jieba tokeniser with its own dictionary, whose digested form is kept in the data folder (not in /tmp)."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(made(settings().home / "cache"))
    tokenizer.initialize()
    return tokenizer


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    """A jieba tokeniser of our own with the law terms of corpora/lexicon added."""
    tokenizer = new_tokenizer()
    for term in lexicon_terms(_terms_path()):
        tokenizer.add_word(term)
    return tokenizer


def words_in_turn(run: str) -> list[str]:
    """The words of a run of text one after another, none twice; joined they are the run."""
    return list(_tokenizer().lcut(run, HMM=False))


@lru_cache(maxsize=1)
def _cutter() -> Callable[[str], tuple[str, ...]]:
    """Words as an index holds them; HMM off, so that it is stable."""
    tokenizer = _tokenizer()

    @lru_cache(maxsize=1 << 15)  # law titles, chapters and stock phrases come again and again
    def cut(run: str) -> tuple[str, ...]:
        return tuple(tokenizer.lcut_for_search(run, HMM=False))

    return cut


def lexicon_terms(path: Path) -> list[str]:
    """Terms of a word list, one a line, # starts a comment; none if the file is absent."""
    if not path.is_file():
        return []
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]
