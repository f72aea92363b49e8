"""The officers who sign at the foot of a paper, whatever the form calls them."""

from __future__ import annotations

import re

from assistant.review.parts.model import Span

_SIGN = r"(?:签\s?名|签\s?字|签\s?章|盖\s?章)"
_LABEL = re.compile(
    rf"^[ \t\u3000]*(?:行政|消防|卫生|交通|路政|渔政|劳动|安全)?(?:(?:执法|办案|承办|主办|协办|检查|监督|处罚|经办|监察|案件承办)(?:人员|员|人)|[处执]罚人)(?:姓名)?(?:[（(]?{_SIGN}(?:(?:或者?|、|/){_SIGN})?[）)]?)?(?:[12一二甲乙]|[（(][12一二][）)])?[ \t\u3000]*(?:[：:]|(?<=[）)名字])|[ \t\u3000])(?P<rest>[^\n]*)$",
    re.MULTILINE,
)
_NUMBER_LINE = re.compile(
    r"[ \t\u3000]*[（(]?(?:行政)?(?:执法)?(?:证件?|证件编|工作证|编)(?:编)?号(?:码)?[ \t\u3000]*[：:]?(?P<rest>[^\n]*)$"
)
_WORDS = re.compile(
    rf"{_SIGN}|或者?|(?:行政)?执法(?:人员|证件?)?(?:编)?(?:号码?)?|证件?(?:编)?号码?|编号|警号|工号|(?:人员|办案|承办|主办|协办|经办|检查|监督员|监察员|见证|记录)|\d{{4}}年\d{{1,2}}月\d{{1,2}}日|年|月|日"
)
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_CARD = re.compile(r"(?<!\d)[A-Z]?\d{5,14}(?!\d)")
_FOOT = 3


def signers_of(text: str) -> tuple[Span, int] | None:
    """Where officers sign in the last third of a paper, and how many; None where nobody's name or number stands there.

    Args:
        text: the paper.
    """
    names: set[str] = set()
    cards: set[str] = set()
    first: Span | None = None
    end = 0
    for match in _LABEL.finditer(text, len(text) - len(text) // _FOOT):
        block = [match["rest"], *_below(text, match.end())]
        rest = "\n".join(block)
        names |= set(_NAME.findall(_WORDS.sub(" ", rest)))
        cards |= set(_CARD.findall(rest))
        first = first or Span(match.start(), match.end(), match[0])
        end = match.end()
    count = max(len(names), len(cards))
    return (Span(first.start, end, text[first.start : end]), count) if first and count else None


def _below(text: str, end: int) -> list[str]:
    """The lines under a signature that hold a number or a date, or, without a label, a second officer."""
    lines: list[str] = []
    for line in text[end + 1 :].split("\n")[:_FOOT]:
        bare = _WORDS.sub(" ", line)
        alone = _NAME.fullmatch(bare.strip()) or not re.search(r"[\u4e00-\u9fff]", bare)
        if not (
            alone
            or _NUMBER_LINE.match(line)
            or _CARD.search(line)
            and _NAME.search(bare)
            and "：" not in line[:8]
        ):
            break
        lines.append(line)
    return lines
