"""Whether a text says anything: not emoji, punctuation, one syllable repeated or filler words only."""

from __future__ import annotations

import re

_HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile("[A-Za-z0-9]")
_FILLERS = frozenset("啊呵哈嘿呃嗯哦喔噢哎唉呀嘛呢吧吗了的么是不有这那哪个好对行")


def says_something(text: str) -> bool:
    """Whether a text has at least two different Chinese characters beyond fillers.

    A text in Latin letters or digits alone (PM2.5, asdf) says nothing by this; only its words in an index can tell.
    """
    han = set(_HAN.findall(text))
    return len(han) > 1 and bool(han - _FILLERS)


def has_words(text: str) -> bool:
    """Whether a text without Chinese has at least letters or digits to look up."""
    return bool(_WORD.search(text))
