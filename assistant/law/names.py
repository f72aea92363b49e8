"""Names of laws: the form in which two writings are the same name, and the aliases a law answers to."""

from __future__ import annotations

import re

from assistant.text.normalise import fold
from assistant.text.simplified import simplified

_STATE = "中华人民共和国"
_EDITION = re.compile(
    r"[(〔]\s*(?:(?:19|20)\d\d年?(?:第[一二三四五六七八九十]+次)?(?:修订|修正|修改|公布|版|本|年)*"
    r"|(?:19|20)\d\d[-.年]\d{1,2}[-.月]\d{1,2}日?(?:修订|修正|修改|公布|版)*"
    r"|(?:现行有效|最新|最新版|已修改|已废止|修订|修正|修改|失效))[)〕]$"
)
_AMENDMENT_YEAR = re.compile(r"修正案$")
_AMENDMENT = re.compile(r"(?P<name>.{2,20}修正案)[（(](?P<number>[^（）()]{1,6})[）)]")
_SEPARATORS = re.compile(r"[、,·\s]")


def key(name: str) -> str:
    """The comparison form of a name: width, spaces, 《》, edition brackets at the end, traditional characters do not count."""
    folded = simplified(fold(name)).strip("#")
    folded = _unwrap(folded)
    while (match := _EDITION.search(folded)) and not _AMENDMENT_YEAR.search(folded[: match.start()]):
        folded = folded[: match.start()]
    return _SEPARATORS.sub("", folded.replace("《", "").replace("》", ""))


def _unwrap(name: str) -> str:
    if name.startswith("《") and name.endswith("》") and name.find("》") >= name.rfind("《"):
        return name[1:-1]
    if name.startswith("《") and "》" in name and _EDITION.fullmatch(name[name.rfind("》") + 1 :]):
        return name[1 : name.rfind("》")] + name[name.rfind("》") + 1 :]
    return name


def edition_free(name: str) -> str:
    """A name without the edition in brackets at its end (2021修订), (2023-09-01)."""
    folded = name.strip()
    while (match := _EDITION.search(fold(folded))) and not folded.endswith("修正案"):
        width = len(match[0])
        if fold(folded[-width:]) != match[0]:
            break
        folded = folded[:-width].strip()
    return folded


def short(name: str) -> str:
    """The name without 中华人民共和国, inner names included."""
    return name.replace(_STATE, "") if name != _STATE else name


def aliases(name: str, *others: str) -> tuple[str, ...]:
    """Other writings under which a law is looked up: without 中华人民共和国 (throughout and at the start only), file names.

    Args:
        name: official full name.
        others: names under which a source files it.
    """
    forms = [short(name), name.removeprefix(_STATE), *others]
    return tuple(dict.fromkeys(form for form in forms if form and form != name))


def in_running_text(name: str) -> tuple[str, ...]:
    """An amendment's name without brackets, as people write it: 刑法修正案十一, 宪法修正案2018, 2018年宪法修正案."""
    match = _AMENDMENT.fullmatch(name)
    if match is None:
        return ()
    bare, number = match["name"], match["number"]
    year = (bare + number.removesuffix("年"), number + bare) if number.endswith("年") else ()
    return (bare + number, *year)
