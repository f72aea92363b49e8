"""R34: a name of a place, a firm or a thing that is written with other characters of the same sound at another place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, finding, rule
from assistant.text.ordinary import linking, pairs

_RUN = re.compile(r"[\u4e00-\u9fff]{3,}")
_SIZES = (4, 3, 5)
_SIDE_BY_SIDE = 12
_TAIL, _OWN_END = 3, r"[\u4e00-\u9fff\d]+"
# one number or direction for another is another thing, not a slip: 世纪路, 十纪路 sound alike all the same
_COUNTS = frozenset("一二三四五六七八九十百千万零〇壹贰叁肆伍陆柒捌玖拾某的地得")


@rule(
    "R34", "名称没有同音异字", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条", kinds=ALL,
    examples=("云澜汇商务楼……云岚荟商务楼", "云澜汇商务楼……云澜汇商务楼"),
)  # fmt: skip
def same_sound_names(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The same sound between the same characters, written two ways; certain where neither is of ordinary words and what follows is alike."""
    found = list(_slips(unquoted(decision.text)))
    yield from [one for one in found if one.ground is Ground.CERTAIN][:1] or found[:1]


def _slips(text: str) -> Iterator[Finding]:
    runs = tuple(_sounded(text))
    for size in _SIZES:
        for forms in _alike(runs, size):
            first, other = sorted(forms, key=lambda form: (-len(forms[form]), forms[form][0]))[:2]
            if _is_name(first, other, size) and not _told_apart(text, forms[first], forms[other], size):
                sure = _plain_name(first, other) and _goes_on_alike(text, first, other, forms)
                yield _slip(first, other, forms, sure=sure)


def _slip(first: str, other: str, forms: Mapping[str, Sequence[int]], *, sure: bool) -> Finding:
    start, elsewhere, size = forms[other][0], forms[first][0], len(first)
    return finding(
        "R34", Severity.MAJOR if sure else Severity.HINT, f"“{other}”与别处的“{first}”音同字不同{'，名称前后不一致' if sure else ''}", Span(start, start + size, other),
        "核对后统一" if sure else "核对是否同一名称，是的改为一致", expected=first, actual=other, ground=Ground.CERTAIN if sure else Ground.CANNOT_TELL,
        related=((elsewhere, elsewhere + size),),
    )  # fmt: skip


def _sounded(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """The runs of Chinese characters with a sound for each, and where they begin."""
    return ((run.start(), run[0], [_sound(one) for one in run[0]]) for run in _RUN.finditer(text))


@cache
def _sound(character: str) -> str:
    """How a character sounds by itself: looking each run up in the dictionary of words took half the time of a review."""
    from pypinyin import lazy_pinyin

    return lazy_pinyin(character)[0]


def _alike(runs: Sequence[tuple[int, str, list[str]]], size: int) -> Iterator[dict[str, list[int]]]:
    """Stretches of one sound that begin and end with the same characters and differ within, with where they stand."""
    found: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(dict)
    for start, run, sounds in runs:
        for place in range(len(run) - size + 1):
            form = run[place : place + size]
            key = (form[0], *sounds[place : place + size], form[-1])
            found[key].setdefault(form, []).append(start + place)
    return (forms for forms in found.values() if len(forms) > 1)


def _told_apart(text: str, first: list[int], other: list[int], size: int) -> bool:
    """Whether both names stand side by side in one sentence (曾建华及其弟曾健华): two bearers, no slip."""
    between = (text[min(a, b) + size : max(a, b)] for a in first for b in other)
    return any(len(words) <= _SIDE_BY_SIDE and not set("。；\n") & set(words) for words in between)


def _apart(one: str, other: str) -> list[int]:
    return [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]


def _is_name(one: str, other: str, size: int) -> bool:
    """Whether what differs is no choice between ordinary words (制定, 指定; 由他, 由她); in a short stretch neither may be one."""
    if any({one[n], other[n]} & (_COUNTS | linking()) for n in _apart(one, other)):
        return False
    if size == min(_SIZES):
        return _plain_name(one, other)
    return not all(_ordinary(one, other))


def _plain_name(one: str, other: str) -> bool:
    """Whether neither form is of ordinary words."""
    return not any(_ordinary(one, other))


def _ordinary(one: str, other: str) -> list[bool]:
    apart = _apart(one, other)
    return [all(_in_word(form, n) for n in apart) for form in (one, other)]


def _goes_on_alike(text: str, first: str, other: str, forms: Mapping[str, Sequence[int]]) -> bool:
    """Whether at some places the same characters follow both, a name's own end: 商务楼, 路5号; 华星路12号 and 华兴路5号 may be two roads."""
    behind = max(_apart(first, other)) + 1
    ends = [{text[at + behind : at + behind + _TAIL] for at in forms[form]} for form in (first, other)]
    return any(re.fullmatch(_OWN_END, end) for end in ends[0] & ends[1])


def _in_word(form: str, place: int) -> bool:
    return form[place - 1 : place + 1] in pairs() or form[place : place + 2] in pairs()
