"""The pieces of evidence that a paper lists, each with its name and what it is said to prove, in a list, a table or one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.review.parts.body import sentences_of
from assistant.review.parts.model import Decision, Span

_PROVES = re.compile(
    r"[，,：:]?(?:以上|上述|前述)?(?:各?证据)?(?:共同|均|分别|足以|用以|可以|能够?|予以)?(?:证明|证实|佐证|印证|反映出?|显示|记载|载明|(?<!查询)(?<!情况)(?<!书面)(?<!出具的)(?<!出具)说明(?!书))"
)
_LEAD = re.compile(
    r"^\s*(?:[（(【]?证据[）)】]?(?:[一二三四五六七八九十\d]{1,3})?\s*[：:，,、.．]?|[（(]?[一二三四五六七八九十\d]{1,2}[）)]?\s*[、.．:：]|[①-⑳●○■□◆·•※*-]"
    r"|(?:认定|证明|证实)?(?:以上|上述|前述)[^。；\n：:]{0,14}?事实[^。；\n：:]{0,12}?(?:证据[^：:，,。\n]{0,10}[：:]|(?:主要)?(?:有|由|根据|凭)(?:以下|下列)?(?:主要)?(?:证据)?(?:材料)?[：:，,]?)|(?:以上|上述|前述)(?:均)?有(?=[^。；\n]{2,60}(?:笔录|照片|记录|证言|录像|单据))|据以(?:认定|证明|证实)(?:事实)?的(?:主要)?证据[^：:，。\n]{0,8}[：:]|主要证据[：:]?|证据(?:如下|有|包括)?[：:])\s*"
)
_TAIL = re.compile(
    r"(?:等)?(?:在案)?(?:主要)?(?:书证|材料)?(?:证据(?:材料)?|材料)?(?:予以)?(?:为凭|为证|为据|证明|证实|佐证|在卷|附卷)[。；]?\s*$"
)
# what is left of 以上事实有下列证据证明： is no piece
_NO_PIECE = re.compile(
    r"\s*(?:足以|予以|加以|相互|共同)?(?:证明|证实|佐证|印证|为证|为凭|在案|认定)(?:材料|如下|的有|上述事实)?\s*[：:。；，]*\s*"
)
_ROW = re.compile(r"^\s*\|")
# 3　询问笔录　1份　证明经过: a row whose columns are set apart by wide blanks
_GAP = re.compile(r"[\t\u3000]+| {2,}")
_COLUMNS = re.compile(
    r"^\s*(?:(?:证据)?[一二三四五六七八九十\d]{1,3}|序号|编号)(?:[\t\u3000]+| {2,})[^\t\u3000\n]{2,}?(?:[\t\u3000]+| {2,})\S"
)
_AMOUNT = re.compile(
    r"(?:各)?[\d一二三四五六七八九十两]{1,3}\s?[份张页段次本册组]|[^，。；]{0,8}[\d一二三四五六七八九十]{1,3}[份张页段](?:、[^，。；]{0,8}[\d一二三四五六七八九十]{1,3}[份张页段])*"
)
_HEADER = re.compile(r"证据名称|证明内容|证明事项|证明目的")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: the whole entry, its name (with what stands in brackets), and what it is said to prove."""

    span: Span
    name: str
    proves: str

    @property
    def bare(self) -> str:
        """The name without what stands in brackets."""
        return re.sub(r"[（(][^（()）]*[）)]", "", self.name)


def pieces_of(decision: Decision) -> tuple[Piece, ...]:
    """The pieces of the evidence part, in order; empty when there is none.

    Args:
        decision: the paper in its parts.
    """
    if decision.evidence is None:
        return ()
    start = decision.evidence.start
    entries = [Span(start + s.start, start + s.end, s.text) for s in sentences_of(decision.evidence.text)]
    return tuple(piece for entry in entries for piece in _read(entry))


def names_of(decision: Decision) -> str:
    """The names of all pieces, apart by commas; what they are said to prove left out."""
    return "、".join(piece.name for piece in pieces_of(decision))


def _read(entry: Span) -> Iterator[Piece]:
    if _ROW.match(entry.text):
        yield from _row(entry)
        return
    if _COLUMNS.match(entry.text):
        yield from _columns(entry)
        return
    lead = _LEAD.match(entry.text)
    begin = lead.end() if lead else 0
    while (lead := _LEAD.match(entry.text, begin)) and lead.end() > begin:
        begin = lead.end()
    body = entry.text[begin:]
    tail = _TAIL.search(body)
    body = body[: tail.start()] if tail else body
    proof = _outer(_PROVES, body)
    names = body[: proof.start()] if proof else body
    proves = body[proof.end() :].strip("。；\n ") if proof else ""
    for at, end in _apart(names):
        text = names[at:end]
        if text.strip(" ，、和及。；：:\n") and not _NO_PIECE.fullmatch(text):
            name = text.strip().rstrip("。；")
            yield Piece(Span(entry.start + begin + at, entry.start + begin + end, text), name, proves)


def _row(entry: Span) -> Iterator[Piece]:
    cells = [cell.strip() for cell in entry.text.strip().strip("|").split("|")]
    told = [cell for cell in cells if cell and not re.fullmatch(r"[\d一二三四五六七八九十]{1,3}|-{2,}", cell)]
    if told and not _HEADER.search(entry.text):
        yield Piece(entry, told[0], "，".join(told[1:]))


def _columns(entry: Span) -> Iterator[Piece]:
    """A row of a table without lines: number, name, how many, what it proves."""
    cells = [cell.strip() for cell in _GAP.split(entry.text.strip()) if cell.strip()][1:]
    told = [cell for cell in cells if not _AMOUNT.fullmatch(cell)]
    if told and not _HEADER.search(entry.text):
        for at, end in _apart(told[0]):
            if told[0][at:end].strip():
                yield Piece(entry, told[0][at:end].strip(), "，".join(told[1:]))


def _outer(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match outside brackets, behind at least one word."""
    for match in pattern.finditer(text):
        before = text[: match.start()]
        inside = before.count("（") + before.count("(") != before.count("）") + before.count(")")
        of_name = re.search(r"身份$|资格$|证明$|情况$", before[-2:]) and "，" not in match[0]
        if match.start() > 1 and not inside and not of_name:
            return match
    return None


def _apart(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between 、 ； and the like, brackets kept together."""
    depth, start = 0, 0
    for place, char in enumerate(text):
        depth += char in "（(《" and 1 or (-1 if char in "）)》" else 0)
        if char in "、；，\n" and depth <= 0:
            yield start, place
            start = place + 1
    yield start, len(text)
