"""Whether a law text is whole: sources cut files off, drop articles, or keep a table of contents that promises more.

A citation of what a text that is not whole lacks says nothing against the citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.law.headings import RANK, read_heading
from assistant.law.model import Level
from assistant.law.structure import Kind, Parsed, Part
from assistant.text.normalise import fold_width
from assistant.text.numerals import to_int
from assistant.text.simplified import simplified

_COMMENCING = (Level.ADMINISTRATIVE, Level.LOCAL, Level.RULE)
_COMMENCES = re.compile(
    r"(?:自|于|从)(?:[^。；，]{0,40}(?:日|月|年|年度|通过|批准|起)[^。；，]{0,8})?(?:施行|实施|生效|执行)"
    r"|(?:公布|发布|颁布|批准|通过)(?:之日起|后)?(?:公布|发布|颁布)?(?:施行|实施|生效|执行)|(?:施行|实施|生效)(?:日期|时间|之日)"
)
_SENTENCE_END = tuple("。！？”’\"')）》]】|>…；;-")
_CHAPTER = re.compile(r"\s*#*\s*第\s*([零〇一二三四五六七八九十百0-9]{1,6})\s*(章|编)")
_QUOTING = re.compile(r"(?:决定|决议|修正案)(?:[（(][^）)]*[）)])?$")
_LAST_ARTICLES = 4


def shortcomings(parsed: Parsed, name: str, level: Level) -> list[str]:
    """Why a text seems not to be whole, in Chinese; empty if nothing says so.

    Args:
        parsed: the text.
        name: of the law; decisions and amendments quote articles of other laws and are not judged.
        level: its rank. Laws and judicial interpretations often state no commencement, regulations always do.
    """
    articles = [part for part in parsed.parts if part.kind is Kind.ARTICLE]
    if not articles or articles[0].numbering or _QUOTING.search(name):
        return []
    return list(_reasons(parsed, articles, level))


def _reasons(parsed: Parsed, articles: list[Part], level: Level) -> Iterator[str]:
    last = [fold_width(simplified(part.text)) for part in articles[-_LAST_ARTICLES:]]
    if level in _COMMENCING and not any(_COMMENCES.search(text) for text in last):
        yield "没有施行日期条款"
    yield from (problem for problem in parsed.problems if problem.startswith("缺"))
    if any(one.doubled for one in parsed.refused):
        yield "条号重复"
    yield from _promised(parsed)
    end = [part for part in parsed.parts if part.source.strip()][-1]
    if end.kind is Kind.HEADING:
        yield "末尾只有标题没有条文"
    elif (
        end.kind is Kind.ARTICLE and not end.text.endswith(_SENTENCE_END) and not _COMMENCES.search(last[-1])
    ):
        yield "末条没有写完"


def _promised(parsed: Parsed) -> Iterator[str]:
    """A table of contents that goes further than the text."""
    contents = [part for part in parsed.parts if part.kind is Kind.CONTENTS]
    for kind in ("编", "章"):
        promised = _highest("\n".join(part.source for part in contents), kind)
        held = _highest("\n".join(p.source for p in parsed.parts if p.kind is Kind.HEADING), kind)
        if held and promised > held:
            yield f"目录列到第 {promised} {kind}，正文止于第 {held} {kind}"


def _highest(text: str, kind: str) -> int:
    headings = (line for line in text.splitlines() if (read_heading(line) or (9, ""))[0] == RANK[kind])
    found = (_CHAPTER.match(simplified(line)) for line in headings)
    return max((to_int(match[1]) or 0 for match in found if match and match[2] == kind), default=0)
