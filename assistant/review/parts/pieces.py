"""The pieces of evidence that a paper lists, each with its name and what it is said to prove, in a list, a table or one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.review.parts.body import only_ticked, sentences_of
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.proof_table import GAP, table_in

_PROVES = re.compile(
    r"(?:——?|[，,：:｜|])?(?:以上|上述|前述)?(?:各?证据)?(?:共同|均|分别|足以|用以|用于|拟|可以|能够?|予以)?(?:(?:证明|证实)(?!、)|佐证|印证|反映出?|显示|记载|载明|(?<!查询)(?<!情况)(?<!书面)(?<!出具的)(?<!出具)(?<!提取)(?<!来源)说明(?![书（(、，,；。]))"
)
_LEAD = re.compile(
    r"\s*(?:[（(【〔［\[]?(?:主要|有关)?证据(?:材料)?[）)】〕］\]]?(?:[一二三四五六七八九十\d]{1,3})?\s*[：:，,、.．]?|[（(]?[一二三四五六七八九十\d]{1,2}[）)]?\s*[、.．:：]|[A-H][、.．:：]|第?[一二三四五六七八九十]组(?:[（(][^（()）\n]{1,20}[）)])?[：:]|[①-⑳●○■□◆·•※*-]"
    r"|(?:认定|证明|证实)?(?:以上|上述|前述)[^。；\n：:]{0,14}?事实[^。；\n：:]{0,12}?(?:证据[^：:，,。\n]{0,10}[：:]|(?:主要)?(?:有|由|根据|凭)(?:以下|下列)?(?:主要)?(?:证据)?(?:材料)?[：:，,]?)|(?:以上|上述|前述)(?:均)?有(?=[^。；\n]{2,60}(?:笔录|照片|记录|证言|录像|单据))|据以(?:认定|证明|证实)(?:事实)?的(?:主要)?证据[^：:，。\n]{0,8}[：:]|主要证据[：:]?|证据(?:如下|有|包括)?[：:])\s*"
)
_TAIL = re.compile(
    r"(?:等)?(?:在案)?(?:主要)?(?:书证|材料)?(?:证据(?:材料)?|材料)?(?:予以)?(?:为凭|为证|为据|证明|证实|佐证|在卷|附卷)[。；]?\s*$"
)
# 某中心出具的无许可记录证明。: the last word names the piece, it is no verb
_WITNESSED = re.compile(r"(?:出具|开具)的[^，。；、\n]{1,24}(?<!予以)(?<!加以)证明(?:材料)?[。；]?\s*$")
_KIND = r"(?:书证|物证|视听资料|电子数据|证人证言|当事人(?:的)?陈述(?:和申辩)?|鉴定意见|勘验笔录|现场笔录)"
# 本机关收集了以下证据材料：一是…, 书证：…, the words before the first piece
_OPENS = re.compile(
    rf"\s*(?:[（(][一二三四五六七八九十\d]{{1,2}}[）)]\s?|[一二三四五六七八九十\d]{{1,2}}[）)]\s?|[一二三四五六七八九十]是[：:]?|[—–－-]{{1,2}}\s?"
    rf"|{_KIND}(?:[、和及]{_KIND})*[（(]?[：:](?=[^\n]*(?:笔录|照片|证|书|记录|表|单|图))|[^，。；：:\n《（(]{{0,20}}(?:证据|材料|依据)(?:材料)?(?:支持|清单|目录)?(?:有|为|如下|包括)?[：:]"
    r"|(?:以上|上述|前述|该)[^，。；：:\n]{0,8}(?:事实|情况|行为)[，,：:]?(?:有|由|经)?(?=[^。\n]{0,40}(?:笔录|照片|录像|视频|记录|报告))|(?:足以|予以|加以)?(?:证明|证实|佐证|印证)(?:如下)?[：:]|为证明(?:以上|上述)[^，。；\n]{0,10}[，,]|(?:本|我)[局机委厅队镇办府][关]?(?:依法)?(?:调取|收集|提取|取得|制作)(?:了)?(?=[^：:\n]{0,24}(?:笔录|照片|录像|视频|记录|报告)))"
)
_ONLY_OPENS = re.compile(
    r"(?:证据|材料|证物)?(?:清单|目录)[：:]|(?:[（(]?[一二三四五六七八九十\d]{0,2}[）)]?[、.．]?)?(?!.*(?:证据保存|登记保存))[^，。；《》]{0,16}(?:证据(?:材料)?(?:情况|清单|目录|如下|[及和与](?:其|所)?(?:(?:证明|待证)(?:内容|事项|目的|对象|事实))?)?|(?:认定|事实)依据|证明材料|事实)[：:]?|如下[：:]?|内容|[【〔\[][^】〕\]]{0,4}证据[^】〕\]]{0,8}[】〕\]]|(?:前|第|以?上述?)[一二三四五六七八九十\d、至-]{1,6}[组项份]?(?:证据|材料)?"
)
# 现场照片6张——堆放的位置, 询问笔录：堆放的经过, 现场照片（证明位置）
_SPLIT = re.compile(
    r"(?P<name>[^，。；：:—\n]{0,60}(?:笔录|照片|录像|视频|记录|报告|回证|复印件|清单|单据?|票据?|执照|合同|台账|截图|通知书|函|证(?![实明据])|图|账|流水|表)[^，。；：:—\n]{0,10})(?:[：:]|——?)(?P<proves>[^\n]{2,})$"
)
_IN_BRACKETS = re.compile(
    r"[（(](?:以上|均|共同|用以|用于|可以)?(?:证明|证实)(?!材料|书)(?P<proves>[^（()）]{2,})[）)][；。\s]*$"
)
_PROVES_ALONE = re.compile(
    r"\s*(?:以上|上述)?(?:拟|用于|用以|可以|均|共同)?(?:证明|证实|待证)(?!材料|文件|书)[：:]?"
)
_NEXT_PIECE = re.compile(
    r"(?<=[，,])(?P<piece>[^，,。；]{0,24}(?:笔录|照片|录像|视频|记录|报告|回证|复印件|清单|单据|执照|合同|台账|截图|通知书|函)[^，,。；]{0,8}?(?:证明|证实)(?!材料|书))"
)
# what is left of 以上事实有下列证据证明： is no piece
_NO_PIECE = re.compile(
    r"\s*(?:足以|予以|加以|相互|共同)?(?:证明|证实|佐证|印证|为证|为凭|在案|认定)(?:材料|如下|的有|上述事实)?\s*[：:。；，]*\s*"
)
_ROW = re.compile(r"^\s*\|")
# 3　询问笔录　1份　证明经过: a row whose columns are set apart by wide blanks
_COLUMNS = re.compile(
    r"^\s*(?:(?:证据)?[一二三四五六七八九十\d]{1,3}|序号|编号)(?:[\t\u3000]+| {2,})[^\t\u3000\n]{2,}?(?:[\t\u3000]+| {2,})\S"
)
_AMOUNT = re.compile(
    r"(?:各)?[\d一二三四五六七八九十两]{1,3}\s?[份张页段次本册组]|[^，。；]{0,8}[\d一二三四五六七八九十]{1,3}[份张页段](?:、[^，。；]{0,8}[\d一二三四五六七八九十]{1,3}[份张页段])*"
)
_NEXT_PART = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,2}[）)]?[、.．](?![^\n]*(?:证|笔录|照片|录像|视频|材料|记录|报告|书|单|表|函|票|图))[^\n，。；：]{2,14}"
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
    start, text = decision.evidence.start, decision.evidence.text
    table = table_in(text)
    until = table.start if table else len(text)
    entries = [Span(start + s.start, start + s.end, s.text) for s in sentences_of(only_ticked(text[:until]))]
    while entries and table is None and _NEXT_PART.fullmatch(entries[-1].text.strip()):
        entries.pop()  # 三、违反的规定, the heading of what follows
    found = [piece for entry in _joined(entries) for piece in _read(entry)]
    for row, name, proves in table.rows if table else ():
        span = Span(start + row.start, start + row.end, row.text)
        found += [Piece(span, name[a:b].strip(), proves) for a, b in _apart(name) if name[a:b].strip()]
    return tuple(found)


def _joined(entries: list[Span]) -> Iterator[Span]:
    """Entries with the sentence behind them that only tells what they prove: 1. 照片6张。证明位置。"""
    held: Span | None = None
    for entry in entries:
        if held is not None and _PROVES_ALONE.match(entry.text):
            held = Span(held.start, entry.end, held.text.rstrip("。；\n ") + "，" + entry.text)
            continue
        if held is not None:
            yield held
        held = entry
    if held is not None:
        yield held


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
    if _ONLY_OPENS.fullmatch(entry.text.strip()):
        return
    begin = _after_leads(entry.text)
    body = entry.text[begin:]
    tail = None if _WITNESSED.search(body) else _TAIL.search(body)
    body = body[: tail.start()] if tail else body
    for at, end in _clauses(body):
        yield from _one(entry, begin + at, body[at:end])


def _after_leads(text: str) -> int:
    """Where the first piece of an entry begins: behind numbers, words that open the list and the kind of evidence."""
    begin = 0
    while (lead := _LEAD.match(text, begin) or _OPENS.match(text, begin)) and lead.end() > begin:
        begin = lead.end()
    return begin


def _clauses(body: str) -> list[tuple[int, int]]:
    """Stretches of a sentence that each name pieces and what they prove: 照片证明位置，笔录证明经过."""
    starts = [0, *(m.start("piece") for m in _NEXT_PIECE.finditer(body))]
    return list(zip(starts, [*(start - 1 for start in starts[1:]), len(body)], strict=True))


def _one(entry: Span, begin: int, body: str) -> Iterator[Piece]:
    proof = _outer(_PROVES, body)
    names = body[: proof.start()] if proof else body
    proves = body[proof.end() :].strip("。；：:\n ") if proof else ""
    if proof is None and (split := _SPLIT.match(names)):
        names, proves = split["name"], split["proves"].strip("。；\n ")
    for at, end in _with_whom(names, _apart(names)):
        text = names[at:end]
        inner = None if proves else _IN_BRACKETS.search(text)
        if text.strip(" ，、和及。；：:\n") and not _NO_PIECE.fullmatch(text):
            name = re.sub("^有(?=[^限])", "", text.strip().rstrip("。；"))
            if _ONLY_OPENS.fullmatch(name):
                continue
            span = Span(entry.start + begin + at, entry.start + begin + end, text)
            yield Piece(span, name, inner["proves"] if inner else proves)


_BETWEEN = "、；，\n☑☒√✓"
_ASKED, _RECORD = (
    re.compile(r"\s*(?:有)?(?:对|向)[^，。；]{1,30}$"),
    re.compile(r"笔录|陈述|证言|谈话|记录|录音"),
)


def _with_whom(text: str, parts: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches with those whom one record is of put together: 对甲、乙、丙的询问笔录."""
    held: tuple[int, int] | None = None
    for at, end in parts:
        begin = held[0] if held else at
        words = text[begin:end]
        if _ASKED.match(words) and not _RECORD.search(words) and _RECORD.search(text, end):
            held = (begin, end)
            continue
        yield begin, end
        held = None


def _row(entry: Span) -> Iterator[Piece]:
    cells = [cell.strip() for cell in entry.text.strip().strip("|").split("|")]
    told = [cell for cell in cells if cell and not re.fullmatch(r"[\d一二三四五六七八九十]{1,3}|-{2,}", cell)]
    if told and not _HEADER.search(entry.text):
        yield Piece(entry, told[0], "，".join(told[1:]))


def _columns(entry: Span) -> Iterator[Piece]:
    """A row of a table without lines: number, name, how many, what it proves."""
    cells = [cell.strip() for cell in GAP.split(entry.text.strip()) if cell.strip()][1:]
    told = [cell for cell in cells if not _AMOUNT.fullmatch(cell)]
    if told and not _HEADER.search(entry.text):
        for at, end in _apart(told[0]):
            if told[0][at:end].strip():
                yield Piece(entry, told[0][at:end].strip(), "，".join(told[1:]))


def _outer(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match outside brackets, behind at least one word."""
    for match in pattern.finditer(text):
        before = text[: match.start()]
        inside = any(before.count(a) > before.count(b) for a, b in ("（）", "()", "《》"))
        of_name = re.search(r"身份$|资格$|证明$|情况$", before[-2:]) and "，" not in match[0]
        witnessed = _WITNESSED.search(text) and not text[match.end() :].strip("。； \n")
        if match.start() > 1 and not inside and not of_name and not witnessed:
            return match
    return None


def _apart(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between 、 ； and the like, brackets kept together."""
    depth, start = 0, 0
    for place, char in enumerate(text):
        depth += char in "（(《" and 1 or (-1 if char in "）)》" else 0)
        if char in _BETWEEN and depth <= 0:
            yield start, place
            start = place + 1
    yield start, len(text)
