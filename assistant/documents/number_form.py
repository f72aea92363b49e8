"""How an agency writes its numbers: {代字}{文种}字〔{年}〕第{号}号, or as it says itself."""

from __future__ import annotations

import re

from assistant.errors import InputError

USUAL = "{代字}{文种}字〔{年}〕第{号}号"
_PART = re.compile(r"\{([^{}:]*)(?::([1-6]))?\}")
_KIND = re.compile(r"\{文种\}字?")
_PARTS = "{代字}、{文种}、{年}、{号}、{号:4}"


def numbered(form: str, short: str, code: str, year: int, number: int) -> str:
    """A number as an agency writes it.

    Args:
        form: of the agency; "" for the usual one.
        short: of the agency.
        code: of the kind of paper, such as 罚决.
        year: of the series.
        number: in it.

    Raises:
        InputError: the form lacks a part, or holds one that is not known.
    """
    chosen = form or USUAL
    parts = {"代字": short, "文种": code, "年": str(year), "号": str(number)}
    named = _PART.findall(chosen)
    if unknown := [name for name, _ in named if name not in parts]:
        raise InputError(f"文号写法里有不认识的 {{{unknown[0]}}}", f"只能用 {_PARTS}")
    if lacking := [name for name in ("代字", "年", "号") if name not in [one for one, _ in named]]:
        raise InputError(f"文号写法里少了 {{{lacking[0]}}}", f"如 {USUAL}")
    return _PART.sub(lambda match: parts[match[1]].zfill(int(match[2] or 0)), chosen)


def tells_kinds_apart(form: str) -> bool:
    """Whether numbers so written differ by the kind of paper; where they do not, all kinds are counted together."""
    return "文种" in [name for name, _ in _PART.findall(form or USUAL)]


def form_of_series(form: str, *, apart: bool) -> str:
    """How to write a number that was counted when nobody kept how it was written: never as one of another series.

    Args:
        form: of the agency today; "" for the usual one.
        apart: whether its series counts one kind of number only.
    """
    chosen = form or USUAL
    if apart == tells_kinds_apart(chosen):
        return chosen
    return USUAL if apart else _KIND.sub("", chosen)


def check_form(form: str) -> None:
    """Whether a number can be written so.

    Raises:
        InputError: it lacks a part, or holds one that is not known.
    """
    numbered(form, "", "", 0, 0)
