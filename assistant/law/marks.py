"""The mark 第X条 at the start of a line: what it says, and whether it is only a citation broken off its sentence.

A text copied from a page may break its lines anywhere, so that 「…违反本办法↵第三条 规定的义务」 looks like an article.
It is none when the sentence before is not ended and either the words behind read on (规定的…) or the same number comes
again at the start of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.law.headings import is_unmarked_heading, read_heading
from assistant.law.model import Provision
from assistant.text.numerals import to_int

N = "[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟0-9０-９－—]{1,12}"
MARK = re.compile(rf"\s*【?[第笫][ 　]?({N})[ 　]*条(?:之({N}))?(?P<gap>[】\s：:.．]*)")
CITED = re.compile(
    r"(?:[、，,；;。和或及与至到的所中内以并且依]|规定|之规定|第|项|款|之[一二三四五六七八九十])"
)
_SURELY_CITED = re.compile(
    r"(?:[、，,；;。]|和|或者?|以?及|与|至|到)*第|(?:之|的|所)?规定|的|所(?:列|称|指|述)|中(?:的|规定|所)|[，,；;。项款]|之[一二三四五六七八九十]|以[内上下]"
    r"|另有|(?:至|或者?|和|、)[零〇一二三四五六七八九十百\d]+条"
)
_READS_ON = re.compile(
    r"的?规定|所(?:列|称|指)|第[零〇一二三四五六七八九十\d]+[条款项]|(?:[、，]|和|或者?|以?及|与|至|到)+第?[零〇一二三四五六七八九十百\d]+条"
)
_ENDED = re.compile(r"[。；：！？…”’|.;:!?\"]\s*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """第X条 (之Y) at the start of a line.

    Attributes:
        number: the article.
        spaced: white space or the line's end follows.
        rest: what follows on the line.
    """

    number: Provision
    spaced: bool
    rest: str

    @property
    def surely_cited(self) -> bool:
        """Whether the words behind it fit nothing but a citation, even at the start of a sentence."""
        return bool(_SURELY_CITED.match(self.rest))

    @property
    def reads_on(self) -> bool:
        """Whether the words behind it are those behind a citation."""
        return bool(_READS_ON.match(self.rest))


def read_mark(line: str) -> Mark | None:
    """The mark a line of simplified text begins with; None if there is none (or its numeral is none)."""
    match = MARK.match(line)
    if match is None:
        return None
    number = Provision(_number(match[1]), _number(match[2] or ""))
    rest = line[match.end() :].strip()
    return Mark(number, bool(match["gap"]) or not rest, rest) if number.article else None


def is_ended(line: str) -> bool:
    """Whether a line ends a sentence or a part of one, so that a new one may begin behind it."""
    return bool(_ENDED.search(line))


def broken_off(lines: Sequence[str], open_lines: set[int]) -> set[int]:
    """The lines that begin with a citation broken off the sentence before.

    Args:
        lines: of a law text in simplified characters.
        open_lines: those before which a sentence is not ended.
    """
    found: set[int] = set()
    follows: Provision | None = None  # the next number that stands at the start of a sentence
    for at in reversed(range(len(lines))):
        mark = read_mark(lines[at])
        if mark is None:
            continue
        if at in open_lines and (mark.reads_on or mark.number == follows):
            found.add(at)
        else:
            follows = mark.number
    return found


def open_before(lines: Sequence[str]) -> set[int]:
    """The lines of an article before which a sentence is not ended; behind a heading, with or without mark, it is.

    Args:
        lines: of a law text in simplified characters.
    """
    found: set[int] = set()
    ended = True
    for at, line in enumerate(lines):
        if not ended:
            found.add(at)
        if line.strip():
            heading = read_heading(line) or (ended and is_unmarked_heading(line) and not read_mark(line))
            ended = is_ended(line) or bool(heading)
    return found


def _number(text: str) -> int:
    """A numeral in which a scan may show 一 as a dash; 0 if it is none."""
    return to_int(re.sub("[－—]", "一", text)) or 0
