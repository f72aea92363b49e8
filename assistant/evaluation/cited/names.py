"""How a law is named: full, short, without marks, by custom, nested, with wrong letters, in traditional characters."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import Any

from assistant.corpora import Data, corpus, load
from assistant.law.library import LawLibrary
from assistant.law.model import Law

_STATE = "中华人民共和国"


class Prose(Data):
    """The words around citations, and names that belong to them; all our own."""

    sentences: dict[str, list[str]]
    quoting: list[str]
    filler: list[str]
    aliases: dict[str, str]
    repealed: dict[str, str]
    slips: dict[str, str]
    invented_places: list[str]
    invented_subjects: list[str]
    papers: list[str]
    agreements: list[str]
    unreadable: list[str]


def prose() -> Prose:
    """The words, read from our data."""
    return load(corpus("law/citation_prose.yaml"), Prose)


def short(law: Law) -> str:
    """Without 中华人民共和国 for national law; local law keeps its place."""
    return law.name.removeprefix(_STATE)


def marked(name: str) -> str:
    """《…》, with 〈…〉 inside."""
    return f"《{name.replace('《', '〈').replace('》', '〉')}》"


def marked_oddly(name: str, rng: random.Random) -> str:
    """Marks as typed in haste or read by a scanner: <<…>>, 〈…〉, spaces inside."""
    first, last = rng.choice((("<<", ">>"), ("〈", "〉"), ("《 ", " 》"), ("＜＜", "＞＞")))
    return f"{first}{name}{last}"


def plain_enough(law: Law) -> bool:
    """Whether a name can stand without marks: no marks or brackets of its own, and a usual ending."""
    usual = law.name.endswith(("法", "条例"))
    return usual and not any(c in law.name for c in "《》（）、 ") and len(short(law)) >= 4


def unique(law: Law, library: LawLibrary) -> bool:
    """Whether both ways of naming a law mean it alone."""
    return all([found.name for found in library.find(n)] == [law.name] for n in (law.name, short(law)))


def misspelt(law: Law, library: LawLibrary, rng: random.Random) -> str:
    """The name with one wrong letter; "" if none fits or the result is a name of something else."""
    name = short(law) if rng.random() < 0.6 else law.name
    fitting = [(right, wrong) for right, wrong in prose().slips.items() if right in name]
    if not fitting:
        return ""
    right, wrong = rng.choice(fitting)
    made = wrong.join(name.rsplit(right, 1))
    return "" if library.find(made) else made


def without_place(law: Law, library: LawLibrary) -> str:
    """A local law's name without its place; "" where that names another law."""
    places = sorted((p for p in law.region.split("/") if p and law.name.startswith(p)), key=len)
    name = law.name.removeprefix(places[-1]) if places else ""
    return "" if not name or library.find(name) else name


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("s2t")


def traditional(text: str) -> str:
    """The text in traditional characters; unchanged if that would move the offsets."""
    made = str(_converter().convert(text))
    return made if len(made) == len(text) else text
