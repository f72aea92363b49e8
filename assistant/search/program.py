"""The part of the program that turns law into units of an index: what another one has made is not kept."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import assistant
from assistant.corpora import corpus

_ROOMS = ("analysis", "law", "search", "text")
_WORDS = ("law", "lexicon")


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Changes when a source file of the rooms that read law does, or a list of words or dates they may use.

    Wider than needed: a needless reading of all laws costs half a minute, a stale rule a wrong answer.
    """
    root = Path(assistant.__file__).parent
    paths = [path for room in _ROOMS for path in (root / room).rglob("*.py")]
    paths += [path for room in _WORDS for path in corpus(room).rglob("*") if path.is_file()]
    state = blake2b(version("opencc-python-reimplemented").encode(), digest_size=8)
    for path in sorted(paths):
        state.update(path.name.encode() + blake2b(path.read_bytes()).digest())
    return state.hexdigest()
