"""Article references inside penalty clauses: lists and ranges expanded, and where a penalty is borrowed from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.law.model import Provision
from assistant.text.numerals import to_int

_N = r"[零〇一二两三四五六七八九十百千\d]+"
_UNIT = rf"(?:第?（?{_N}）?(?:、（?{_N}）?)*(?:条(?:之{_N})?|款|项|目))"
_GLUE = r"(?:、|，|和|与|及|或者?|以及|至|到|－|-|—|的|规定)*"
_LAW = r"(?:《[^》]+》(?:（[^）]*）)?|本[^第，。；：]{1,8}?)?的?"
_ONE = rf"{_LAW}第{_N}条(?:之{_N})?(?:{_UNIT})*"
REFERENCE_LIST = rf"{_ONE}(?:{_GLUE}(?:{_ONE}|{_UNIT}))*"
_VIOLATED = re.compile(rf"违反(?:了)?(?P<refs>{REFERENCE_LIST})")
_TOKEN = re.compile(
    rf"(?P<law>《[^》]+》|本(?!条|款|项)[^第，。；：、《》]{{1,8}}?(?=的?第))"
    rf"|(?P<numbers>第?（?{_N}）?(?:、（?{_N}）?)*)(?P<unit>条|款|项|目)(?:之(?P<suffix>{_N}))?"
    r"|(?P<range>至|到|－|-|—)"
)
_HERE = re.compile(
    rf"违反(?P<where>前(?P<back>{_N})?款|本条(?!例)(?:第(?P<paragraph>{_N})款)?|第(?P<own>{_N})款|上款)"
    rf"(?:第?(?P<items>（?{_N}）?项?(?:[、至和或者以及第]*（?{_N}）?)*)项)?"
)
_BORROWED = re.compile(
    r"(?:依照|按照|依据|根据|比照|参照|按(?=前|本|《|第))(?P<norm>[^，；。]{2,60}?)"
    r"(?:予以|给予|进行|从重|依法|加以|分别|对[^，]*)*(?:治安管理|行政)?(?:处罚|罚款|处以罚款|查处|处理、处罚)(?:(?:、|或者|和)处分)?$"
)
_IS_NORM = re.compile(r"规定|法$|条例|办法|法律|法规|规章|前款|前两款|第[^，]*[条款项]|》")
_NO_NORM = re.compile(
    r"刑法|纪律|处分|[元倍%]|每|给予|处以?|实施|作出|情节|情况|职责|面积|数额|按日|标准|同时|下列|以下|如下|上述|权限|程序"
)


@dataclass(frozen=True, slots=True)
class Found:
    """One reference with the folded offsets of the list it stands in."""

    law: str
    provision: Provision
    start: int
    end: int


def violated(text: str) -> Iterator[Found]:
    """The provisions after 违反 in a stretch of clause; ``law`` is empty for this very law."""
    for match in _VIOLATED.finditer(text):
        for law, provision in expand(match["refs"]):
            yield Found(law, provision, match.start("refs"), match.end("refs"))


def expand(text: str) -> Iterator[tuple[str, Provision]]:
    """Every provision of a reference list: 第十七条第一款、第三款和第二十条至第二十二条 gives five.

    A later 款 or 项 inherits the article (and paragraph) before it; a range runs over the last unit given.
    """
    law = ""
    held: tuple[str, Provision] | None = None
    ranged = False
    for token in _TOKEN.finditer(text):
        if token["law"]:
            law = token["law"].strip("《》") if token["law"].startswith("《") else ""
        elif token["range"]:
            ranged = held is not None
        else:
            for provision in _step(held[1] if held else None, token):
                if held and ranged:
                    yield from ((law, p) for p in _between(held[1], provision))
                    ranged = False
                elif held and not _inside(held[1], provision):
                    yield held
                held = (law, provision)
    if held:
        yield held


def _step(previous: Provision | None, token: re.Match[str]) -> Iterator[Provision]:
    for number in (to_int(n) for n in re.findall(_N, token["numbers"])):
        if number is None:
            continue
        if token["unit"] == "条":
            yield Provision(number, to_int(token["suffix"] or "") or 0)
        elif previous is not None and token["unit"] == "款":
            yield replace(previous, paragraph=number, item=0, point=0)
        elif previous is not None and token["unit"] == "项":
            yield replace(previous, item=number, point=0)
        elif previous is not None:
            yield replace(previous, point=number)


def _inside(outer: Provision, inner: Provision) -> bool:
    """True when ``inner`` only continues ``outer`` downwards (第五条 + 第一款), so that ``outer`` was no end."""
    return (
        outer.article == inner.article
        and outer.suffix == inner.suffix
        and (
            (outer.paragraph == 0 and inner.paragraph > 0 and outer.item == 0)
            or (outer.paragraph == inner.paragraph and outer.item == 0 and inner.item > 0)
            or (outer.item == inner.item and outer.item > 0 and outer.point == 0 and inner.point > 0)
        )
    )


def _between(first: Provision, last: Provision) -> Iterator[Provision]:
    """``first`` and everything up to, not including, ``last`` (which the caller holds)."""
    yield first
    name = next(
        (n for n in ("point", "item", "paragraph", "article") if getattr(last, n)),
        "article",
    )
    for number in range(getattr(first, name) + 1, getattr(last, name)):
        yield replace(last, **{name: number})


def violated_here(text: str, own: Provision, paragraph: int) -> Iterator[Provision]:
    """Duties of the same article (违反前款第二项, 本条第一款), ``paragraph`` being the one that speaks."""
    for match in _HERE.finditer(text):
        if match["back"]:
            first = max(1, paragraph - (to_int(match["back"]) or 1))
            yield from (Provision(own.article, own.suffix, n) for n in range(first, paragraph))
            continue
        given = to_int(match["paragraph"] or match["own"] or "")
        where = given or (0 if match["where"].startswith("本条") else max(1, paragraph - 1))
        base = Provision(own.article, own.suffix, where)
        if match["items"]:
            label = f"第{to_int('1')}条"
            for _, p in expand(label + "第" + match["items"].removesuffix("项") + "项"):
                yield replace(base, item=p.item)
        else:
            yield base


def borrowed(text: str) -> str:
    """The norm a penalty is borrowed from (依照…处罚), as written; empty when the phrase borrows none."""
    match = _BORROWED.search(text)
    if match is None or not _IS_NORM.search(match["norm"]):
        return ""
    if _NO_NORM.search(re.sub(r"《[^》]*》|治安管理处罚法|行政处罚法", "", match["norm"])):
        return ""
    return match["norm"]
