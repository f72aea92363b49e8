"""A paper's text as its readers expect it, with the way back: broken lines joined, marks of one width, letters set apart closed up."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇○×"
_FULL = str.maketrans(
    {
        chr(code): chr(code - 0xFEE0)
        for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    }
    | {
        "％": "%",
        "．": ".",
        "｜": "|",
        "┃": "|",
        "│": "|",
        "「": "“",
        "」": "”",
        "『": "“",
        "』": "”",
        "\xa0": " ",
        "\u2002": " ",
        "\u2003": "\u3000",
    }
)
_NARROW = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}
_WIDE_NEAR = re.compile(rf"[{_HAN}“”《》（）〔〕、，。；：]")
_UNSEEN = "\u200b\u200c\u200d\ufeff\u00ad\r\u2060"
_SPACED = re.compile(
    rf"(?<![^\s]) ?(?:(?<=\s)|(?<=^))[{_HAN}](?:[ \u3000]{{1,2}}[{_HAN}]){{3,}}(?=\s|$)", re.MULTILINE
)
_PAGE = re.compile(
    r"[ \t\u3000]*(?:[-—－–]{1,2}\s?\d{1,3}\s?[-—－–]{1,2}|第\s?\d{1,3}\s?页(?:[，,/\s]?共\s?\d{1,3}\s?页)?)[ \t\u3000]*"
)
_ENDS = "。；：！？:;!?|│┃"
_NEW = re.compile(
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳●○■□◆【|│┌├└]|第[一二三四五六七八九十\d]+[条项章节、，]|附[:：件]|[^，。；：:]{2,14}[:：]|\d{4}年\d{1,2}月\d{1,2}日\s*$|[〇○二一三四五六七八九零]{4}年)"
)
_NUMERIC_DATE = re.compile(
    r"(?<![\dA-Za-z./-])(?:19|20)\d{2}(?P<one>[-./])(?:0?[1-9]|1[0-2])(?P<two>(?P=one))(?:0?[1-9]|[12]\d|3[01])(?![\dA-Za-z/-]|\.\d)"
)
_INDENT = re.compile(r"(?:[ \t]{2,}|\u3000{1,})\S")
_NUMBER_CUT = re.compile(r"\d$")
_NUMBER_GOES_ON = re.compile(r"\d+(?![\d、.．）)])|\d{3,}")
_LABEL = re.compile(r"(?:代表人|负责人|经营者|住所|住址|地址|号码|代码|姓名|名称|电话)[:：]$")
_LEAST_LINE, _LONGEST_LINE, _LEAST_LINES, _MUCH = 16, 64, 8, 0.45


class Tidy:
    """A text with its tidy form.

    Attributes:
        text: the tidy form.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        kept = list(_kept(source))
        self._from = [place for place, _ in kept]
        self.text = "".join(char for _, char in kept)
        self._from.append(len(source))

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of a tidy stretch; an empty one stays empty."""
        begin = self._from[min(start, len(self.text))]
        return (begin, begin) if end <= start else (begin, self._from[end - 1] + 1)


def _kept(source: str) -> Iterator[tuple[int, str]]:
    """The characters that stay, each with its place and in its usual form."""
    text = source.translate(_FULL)
    dropped = {place for place, char in enumerate(text) if char in _UNSEEN}
    for match in _SPACED.finditer(text):
        dropped.update(
            place
            for place in range(match.start() + 1, match.end())
            if text[place] in " \u3000" and text[match.start()] not in " \u3000"
        )
    dropped.update(_broken(text))
    years, months, days = _dates(text)
    opened = False
    for place, char in enumerate(text):
        if char == "\n":
            opened = False
        if place in dropped:
            continue
        if place in years or place in months:
            yield place, "年" if place in years else "月"
        elif place in days:
            yield place, char
            yield place, "日"
        elif char == '"':
            opened = not opened
            yield place, "“" if opened else "”"
        elif char in _NARROW and _beside_wide(text, place):
            yield place, _NARROW[char]
        elif char == "." and _stop(text, place):
            yield place, "。"
        else:
            yield place, char


def _dates(text: str) -> tuple[set[int], set[int], set[int]]:
    """Where 年, 月 and, behind the last digit, 日 belong in dates of digits: 2025-03-05, 2025.3.5, 2025/3/5."""
    found = list(_NUMERIC_DATE.finditer(text))
    return {m.start("one") for m in found}, {m.start("two") for m in found}, {m.end() - 1 for m in found}


def _beside_wide(text: str, place: int) -> bool:
    """Whether a narrow mark stands between Chinese words: beside one of them and not between two digits."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if before.isdigit() and after.isdigit():
        return False
    return bool(
        _WIDE_NEAR.match(before)
        or _WIDE_NEAR.match(after)
        or text[place] in "()"
        and _in_wide_brackets(text, place)
    )


def _in_wide_brackets(text: str, place: int) -> bool:
    """Whether a bracket opens or closes words beside Chinese: (¥500.00) behind 元整."""
    if text[place] == "(":
        return bool(_WIDE_NEAR.match(text[place - 1 : place]))
    opening = text.rfind("(", max(0, place - 40), place)
    return opening > 0 and bool(
        _WIDE_NEAR.match(text[opening - 1 : opening]) or _WIDE_NEAR.match(text[opening + 1 : opening + 2])
    )


def _stop(text: str, place: int) -> bool:
    """A full stop in narrow form: behind a Chinese word, before the end of the line or another word."""
    after = text[place + 1 : place + 2]
    return bool(re.match(rf"[{_HAN}”）]", text[place - 1 : place])) and (
        not after or after in "\n \u3000" or bool(re.match(rf"[{_HAN}]", after))
    )


def _broken(text: str) -> Iterator[int]:
    """Line ends in mid-sentence, with the blanks around them, where most lines of the text are cut at one width."""
    lines = [
        (match.start(), match.end()) for match in re.finditer(r"[^\n]*", text) if match.end() > match.start()
    ]
    long = [text[a:b].rstrip() for a, b in lines if len(text[a:b].strip()) >= _LEAST_LINE]
    cut = [line for line in long if line[-1] not in _ENDS]
    if len(long) < _LEAST_LINES or len(cut) < _MUCH * len(long) or max(map(len, long)) > _LONGEST_LINE:
        return
    width = sorted(len(line) for line in cut)[len(cut) // 2]
    body = [(a, b) for a, b in lines if not _PAGE.fullmatch(text[a:b])]
    for (a, b), (c, d) in zip(body, body[1:], strict=False):
        line, following = text[a:b].rstrip(), text[c:d]
        if len(line) >= width - 3 and _goes_on(line, following, len(line) >= width):
            yield from range(a + len(line), c + len(following) - len(following.lstrip()))


def _goes_on(line: str, following: str, whole: bool) -> bool:
    """Whether a line that reaches the margin goes on in the next one, also within a number or behind the colon of a label."""
    if _NUMBER_CUT.search(line) and _NUMBER_GOES_ON.match(following):
        return True
    if line[-1:] in _ENDS and not (whole and line[-1:] in ":：" and _LABEL.search(line)):
        return False
    return not _NEW.match(following) and not _INDENT.match(following)
