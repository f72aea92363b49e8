"""R34: a name of a place, a firm or a thing that is written with other characters of the same sound at another place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, finding, rule
from assistant.text.ordinary import pairs

_RUN = re.compile(r"[\u4e00-\u9fff]{3,}")
_SIZES = (4, 3, 5)
_SIDE_BY_SIDE = 12
# one number or direction for another is another thing, not a slip: 世纪路, 十纪路 sound alike all the same
_COUNTS = frozenset("一二三四五六七八九十百千万零〇壹贰叁肆伍陆柒捌玖拾某的地得")


@rule(
    "R34", "名称没有同音异字", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条", kinds=ALL,
    examples=("云澜汇商务楼……云岚荟商务楼", "云澜汇商务楼……云澜汇商务楼"),
)  # fmt: skip
def same_sound_names(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The same sound between the same characters, written two ways of which one at least is no ordinary word."""
    text = unquoted(decision.text)
    for size in _SIZES:
        for forms in _alike(text, size):
            first, other = sorted(forms, key=lambda form: (-len(forms[form]), forms[form][0]))[:2]
            if not _is_name(first, other, size) or _told_apart(text, forms[first], forms[other], size):
                continue
            start = forms[other][0]
            at = Span(start, start + size, other)
            yield finding(
                "R34", Severity.MAJOR, f"“{other}”与别处的“{first}”音同字不同，名称前后不一致", at, "核对后统一", expected=first, actual=other,
                related=((forms[first][0], forms[first][0] + size),),
            )  # fmt: skip
            return


def _alike(text: str, size: int) -> Iterator[dict[str, list[int]]]:
    """Stretches of one sound that begin and end with the same characters and differ within, with where they stand."""
    from pypinyin import lazy_pinyin

    found: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(dict)
    for run in _RUN.finditer(text):
        sounds = lazy_pinyin(run[0])
        if len(sounds) != len(run[0]):
            continue
        for place in range(len(run[0]) - size + 1):
            form = run[0][place : place + size]
            key = (form[0], *sounds[place : place + size], form[-1])
            found[key].setdefault(form, []).append(run.start() + place)
    return (forms for forms in found.values() if len(forms) > 1)


def _told_apart(text: str, first: list[int], other: list[int], size: int) -> bool:
    """Whether both names stand side by side in one sentence (曾建华及其弟曾健华): two bearers, no slip."""
    between = (text[min(a, b) + size : max(a, b)] for a in first for b in other)
    return any(len(words) <= _SIDE_BY_SIDE and not set("。；\n") & set(words) for words in between)


def _is_name(one: str, other: str, size: int) -> bool:
    """Whether what differs is no choice between ordinary words (制定, 指定); in a short stretch neither may be one."""
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if any({one[n], other[n]} & _COUNTS for n in apart):
        return False
    ordinary = [all(_in_word(form, n) for n in apart) for form in (one, other)]
    return not any(ordinary) if size == min(_SIZES) else not all(ordinary)


def _in_word(form: str, place: int) -> bool:
    return form[place - 1 : place + 1] in pairs() or form[place : place + 2] in pairs()
