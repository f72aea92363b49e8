"""Lines broken at the edge of a page or screen: joined where the sentence plainly goes on, else told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import quantiles

from assistant.law.headings import read_heading
from assistant.law.marks import is_ended, read_mark
from assistant.text.simplified import simplified

_MARKED = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十百]{1,4}[）)]|[（(]?\d{1,2}[）).、．](?!\d)|[一二三四五六七八九十]{1,3}、|\||#|附\s*[件表录则：:]|[（(]\d{4}年)"
)
_GOES_ON = re.compile(
    r"(?:[，、,]|和|或者?|与|及|以及|并|对|在|由|向|依照|按照|根据|违反|本办法|本条例|本规定|本法|应当|不得|可以)$"
)
_FULL = 0.8
_SHORTEST = 12
_FEW = 8
_TAIL = 12
_PAGES = 3
_RUNNING = 40
_PAGE_NUMBER = re.compile(
    r"[-—－–~·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共]\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—－–~·\s]*"
)
# the head of a gazette's page, also where there are too few pages for it to come again and again
_GAZETTE = re.compile(r"\s*[\u4e00-\u9fff]{2,20}公报\s*\d{4}\s*年\s*第\s*\d{1,3}\s*[期号]\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file: its number from 1 (of the first, where several were joined) and its words.

    ``turned`` says that a page was turned before it: running heads stood there.
    """

    number: int
    text: str
    turned: bool = False


def without_heads(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of a text copied from pages without running heads and page numbers, and these.

    A short line that ends no sentence and comes again and again, every number alike, is a running head; so is the line
    that names a gazette and its issue, once.
    """
    keys = [_key(line.text) for line in lines]
    times = Counter(keys)
    kept: list[Line] = []
    taken: list[Line] = []
    turned = False
    paged = sum(bool(_PAGE_NUMBER.fullmatch(line.text.strip())) for line in lines) >= _PAGES
    for line, key in zip(lines, keys, strict=True):
        numbered = paged and _PAGE_NUMBER.fullmatch(line.text.strip())
        if (
            numbered
            or _GAZETTE.fullmatch(simplified(line.text))
            or (key and times[key] >= _PAGES and _may_run(line.text))
        ):
            taken.append(line)
            turned = True
        else:
            kept.append(replace(line, turned=turned and bool(line.text.strip())))
            turned = turned and not line.text.strip()
    return kept, taken


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line))


def _may_run(line: str) -> bool:
    plain = simplified(line)
    short = 3 < len(plain.strip()) <= _RUNNING and not plain.lstrip().startswith(("|", "#"))
    return (
        short
        and not is_ended(plain)
        and not read_mark(plain)
        and not read_heading(plain)
        and not _MARKED.match(plain)
    )


def joined(lines: Sequence[Line]) -> list[Line]:
    """The lines with broken ones made whole, from the first article on.

    A line goes on in the next when that begins with no mark and no heading and the line itself ends no sentence: it ends
    with a comma or a word that wants another, or it is as long as the text is wide in a text whose lines are broken.
    There a full line goes on in one without indent, too, if articles are indented.
    """
    out: list[list[Line]] = []
    page = _Page.of(lines)
    begun = False
    for line in lines:
        if begun and _continues(out[-1], line, page):
            out[-1].append(line)
        else:
            out.append([line])
        begun = begun or read_mark(simplified(line.text)) is not None
    return [_one(pieces) for pieces in out]


def _one(pieces: list[Line]) -> Line:
    if len(pieces) == 1:
        return pieces[0]
    *others, last = pieces
    words = [
        pieces[0].text.rstrip(),
        *(piece.text.strip(" 　\t\r\n") for piece in others[1:]),
        last.text.lstrip(" 　\t"),
    ]
    return Line(pieces[0].number, "".join(words))


@dataclass(frozen=True, slots=True)
class _Page:
    """How wide a text with broken lines is, in characters (0 if its lines are whole), and whether articles are indented."""

    width: float
    indented: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Page:
        """The page that lines were broken for."""
        texts = [line.text.strip() for line in lines if line.text.strip()]
        broken = [text for text in texts if not is_ended(text) and len(text) >= _SHORTEST]
        if len(broken) < _FEW or len(broken) * 5 < len(texts):
            return cls(0, False)
        marked = [line.text for line in lines if read_mark(simplified(line.text))]
        indented = sum(text[0] in " 　\t" for text in marked)
        return cls(quantiles([len(text) for text in broken], n=10)[-1], indented * 2 > len(marked))

    def is_full(self, line: str) -> bool:
        """Whether a line reaches the edge."""
        return 0 < self.width * _FULL <= len(line.strip())


def _continues(before: list[Line], line: Line, page: _Page) -> bool:
    """Whether a line goes on with the sentence that the lines before it, one so far, have begun."""
    text, last = line.text, before[-1].text
    if not last.strip() or not text.strip() or last.lstrip().startswith(("|", "#")):
        return False
    plain = simplified(text)
    mark = read_mark(plain)
    if (mark and not mark.reads_on) or _MARKED.match(plain) or read_heading(plain):
        return False
    if len(before) == 1 and read_heading(simplified(last)):
        return False
    if is_ended(last):
        return page.indented and page.is_full(last) and text[0] not in " 　\t"
    return line.turned or bool(_GOES_ON.search(last.rstrip()[-_TAIL:])) or page.is_full(last)
