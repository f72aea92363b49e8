"""Article references inside penalty clauses: duties violated, and where a penalty is borrowed from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.law.address import read_addresses
from assistant.law.model import Provision
from assistant.text.numerals import to_int

_N = r"[零〇一二两三四五六七八九十百千\d]+"
_LAW = r"(?P<law>《[^》]+》(?:（[^）]*）)?|[^，。；：、《》第]{0,12}?)?的?"
_VIOLATED = re.compile(rf"违反了?(?:《[^》]+》(?:和|及|以及|、|或者))*{_LAW}(?=第{_N}[条、至])")
_NEXT = re.compile(
    r"(?:的?有?关?规定)?(?:、|，|或者?|和|与|及|以及)(?:违反)?(?P<law>《[^》]+》|本[^，。；：、《》第]{1,8}?)?的?"
    rf"(?=第{_N}条)"
)
_CITED = re.compile(rf"(?P<law>《[^》]+》)?(?:[^，。；：《》第]{{0,12}}?)(?=第{_N}条)")
_BACK = re.compile(rf"前(?P<count>{_N})?款|上款|本条(?!例)第(?P<own>{_N})款|^第(?P<bare>{_N})款|本条(?!例)")
_BELOW = re.compile(rf"第?（?{_N}）?项?(?:(?:、|和|或者?|至|到|以及|及)第?（?{_N}）?项?)*项")
_BORROWED = re.compile(
    r"(?:依照|按照|依据|根据|比照|参照|按(?=前|本|《|第|有关|相关|国家|法律|法规))(?P<norm>[^，；。]{2,60}?)"
    r"(?:予以|给予|进行|从重|依法|加以|分别|对[^，]*)*(?:治安管理|行政)?(?:处罚|罚款|处以罚款|查处|处理、处罚)(?:(?:、|或者|和)处分)?$"
)
_IS_NORM = re.compile(r"规定|法$|条例|办法|法律|法规|规章|前款|前两款|第[^，]*[条款项]|》")
_NO_NORM = re.compile(
    r"刑法|纪律|处分|[元倍%]|每|给予|处以?|实施|作出|情节|情况|职责|面积|数额|按日|标准|同时|下列|以下|如下|上述|权限|程序"
)


@dataclass(frozen=True, slots=True)
class Found:
    """One reference with its offsets in the text; ``law`` is empty for the law that speaks."""

    law: str
    provision: Provision
    start: int
    end: int


def violated(text: str) -> Iterator[Found]:
    """The provisions after 违反 in a stretch of clause, lists and ranges expanded.

    Only references with an article number count; 违反前款规定 is found by :func:`violated_here`.
    """
    for match in _VIOLATED.finditer(text):
        yield from _listed(text, match)


def _listed(text: str, match: re.Match[str]) -> Iterator[Found]:
    """The addresses from the end of ``match`` on, and what is joined to them behind 规定 or under another law."""
    following: re.Match[str] | None = match
    while following:
        law = _law_name(following["law"] or "")
        entries = read_addresses(text, following.end())
        for entry in entries:
            if entry.provision is not None:
                yield Found(law, entry.provision, entry.start, entry.end)
        following = _NEXT.match(text, entries[-1].end) if entries else None


def _law_name(text: str) -> str:
    """The law a mention names; empty for 本条例, 本法 and what is no name of a law (国家有关规定)."""
    name = text.partition("》")[0].removeprefix("《")
    if text.startswith("《"):
        return name
    return (
        name if re.search(r"[^本该](?:法|条例)$", name) and not name.startswith(("本", "该", "有关")) else ""
    )


def violated_here(text: str, own: Provision, paragraph: int) -> Iterator[Provision]:
    """Duties of the same article: 违反前款第二项, 违反本条第一款.

    Args:
        text: the conduct.
        own: the article that speaks.
        paragraph: its paragraph that speaks.
    """
    for match in re.finditer(r"违反(?=前|上款|本条|第)", text):
        yield from here(text[match.end() :], own, paragraph)


def here(text: str, own: Provision, paragraph: int) -> Iterator[Provision]:
    """Places of the same article that ``text`` begins with: 前款, 前两款, 本条第一款, 第一款, each with its items."""
    match = _BACK.match(text)
    if match is None:
        return
    given = to_int(match["own"] or match["bare"] or "")
    back = 0 if match[0].startswith("本条") else to_int(match["count"] or "一") or 1
    places = [given] if given else list(range(max(1, paragraph - back), paragraph)) if back else [0]
    items = _BELOW.match(text, match.end())
    for place in places:
        base = Provision(own.article, own.suffix, place)
        if items is None:
            yield base
        else:
            yield from (replace(base, item=n.item) for n in _items(items[0]))


def _items(text: str) -> Iterator[Provision]:
    for entry in read_addresses(text, 0, "item"):
        if entry.provision is not None:
            yield entry.provision


def borrowed_from(norm: str, own: Provision, paragraph: int) -> Iterator[Found]:
    """The provisions a borrowed norm names (本法第四十三条第一款的规定, 前款规定); none when it names only a law."""
    yield from (Found("", place, 0, 0) for place in here(norm, own, paragraph))
    match = _CITED.match(norm)
    if match:
        yield from _listed(norm, match)


def borrowed(text: str) -> str:
    """The norm a penalty is borrowed from (依照…处罚), as written; empty when the phrase borrows none."""
    match = _BORROWED.search(text)
    if match is None or not _IS_NORM.search(match["norm"]):
        return ""
    if _NO_NORM.search(re.sub(r"《[^》]*》|治安管理处罚法|行政处罚法", "", match["norm"])):
        return ""
    return match["norm"]
