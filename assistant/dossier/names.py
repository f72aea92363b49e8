"""Whether a text names one very person: 李明 is not 李明华."""

from __future__ import annotations

import re

from assistant.text.personal import personal, surname

NAME_ENDS = r"(?=[的（(、，,；;\s与和及等]|询问|调查|谈话|讯问|陈述|申辩|证言|笔录|书面|自述|$)"  # behind a name in what a paper is called
_FULL = 2  # a given name has no more characters


def names_person(text: str, name: str) -> bool:
    """Whether a text names this very person, not somebody whose longer name begins alike.

    Args:
        text: any text.
        name: surname and given name.
    """
    if len(name) - len(surname(name)) >= _FULL:
        return name in text
    found = re.finditer(re.escape(name), text)
    return any(_is_over(text, match.end()) for match in found)


def _is_over(text: str, end: int) -> bool:
    """Whether what stands behind a short name cannot be the last character of a longer one."""
    return re.match(NAME_ENDS, text[end:]) is not None or personal().ending.match(text, end) is not None
