"""Whether a value is what it is taken for: a number of identity, a code of a unit, the name of a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.dossier.names import is_name
from assistant.dossier.sources import CHECKED, Side, is_hidden
from assistant.dossier.things_named import ThingWords
from assistant.text.identity import CREDIT_CODE, ID_NUMBER
from assistant.text.personal import in_a_word
from assistant.text.personal_words import personal

_NEAR, _FAR = 16, 40
_LONGEST_NAME = 4
_ID, _CODE, _NAME = "公民身份号码", "统一社会信用代码", "姓名"
_LICENCE = "执照"


def no_number_of_its_kind(about: str, side: Side, name: str, text: str) -> bool:
    """Whether a number stands behind the label of another kind of number (许可证, 编号), or what looks like one behind none.

    Args:
        about: what the contradiction is about.
        side: one side of it.
        name: of the paper.
        text: of the paper.
    """
    words = ThingWords.read()
    if _ID in about:
        return any(
            words.licence_number.search(before) or (wrong and not words.identity.search(before))
            for before, wrong in _before(ID_NUMBER, side, text, _NEAR)
            if not re.search(r"身份证?件?号?码?$|身份号码[：:为是\s]*$", before)
        )
    if _CODE in about and _LICENCE not in name:
        return not any(words.code.search(before) for before, _ in _before(CREDIT_CODE, side, text, _FAR))
    return False


def no_real_name(about: str, side: Side, right: str, text: str, known: Iterable[str]) -> bool:
    """Whether what is taken for a name is none: no surname, a part of a longer name or word, or where the right one stands.

    Args:
        about: what the contradiction is about.
        side: gives the name.
        right: the name that the other side gives.
        text: of the paper.
        known: the names of those who belong to the case.
    """
    name = side.value
    if _NAME not in about or len(name) > _LONGEST_NAME or is_hidden(name):
        return False
    rare = (
        right != name and right[:1] == name[:1]
    )  # the right name shows that the first character is a surname
    if not (rare or personal().whole_name.fullmatch(name)) or not is_name(name):
        return True
    if right and right != name and right in side.quote:
        return True
    places = [(m.start(), m.end()) for m in re.finditer(re.escape(name), text)]
    longer = [one for one in known if one != name]
    return bool(places) and all(
        in_a_word(text, *place) or any(_overlap(text, one, place) for one in longer) for place in places
    )


def _overlap(text: str, name: str, place: tuple[int, int]) -> bool:
    """Whether another name stands across a place of a text."""
    window = text[max(0, place[0] - len(name) + 1) : place[1] + len(name) - 1]
    return name in window


def _before(form: re.Pattern[str], side: Side, text: str, near: int) -> Iterator[tuple[str, bool]]:
    """What stands before the numbers that a side gives, and whether their check digit is wrong."""
    wrong = side.value.endswith(CHECKED)
    given = side.value.removesuffix(CHECKED)
    for match in form.finditer(side.quote):
        if match[0] == given or not form.fullmatch(given):
            at = max(0, text.find(match[0]))
            before = text[max(0, at - near) : at] if match[0] in text else side.quote[: match.start()]
            yield before, wrong
