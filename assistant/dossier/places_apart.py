"""Another unit, storey, stall or mile post: an event of the case told for another part of the very place that the case knows.

A place is read as levels (号楼、单元、层、室、组、摊位、桩号). A paper falls out of line where the case's place and a further paper
agree on a level, the paper tells another value of it that no other paper knows, and all else is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from assistant.corpora import Words
from assistant.dossier.model import Case, Evidence
from assistant.dossier.sources import Contradiction, Side
from assistant.text.bigrams import bigrams
from assistant.text.numerals import to_int
from assistant.text.slips import places_apart


class _Said(Words):
    """The words of where papers were made, as corpora/lexicon/dossier/places_apart.yaml has them."""

    FILE = "lexicon/dossier/places_apart.yaml"

    measured: re.Pattern[str]
    taken: re.Pattern[str]
    vantage: re.Pattern[str]


_N = r"(?:[A-Za-z]?\d{1,5}|[一二三四五六七八九十]{1,3})"
_LEVELS = {
    "门牌": r"(?:路|街|巷|弄|大道|胡同)(?P<n>\d{1,5})(?:-\d{1,4})?号(?!楼|院)",
    "组": rf"(?:村|社区)(?:第)?(?P<n>{_N})(?:组|社|队)",
    "楼": rf"(?P<n>{_N})(?:号楼|幢|栋|号院|座)",
    "单元": rf"(?P<n>{_N})单元",
    "层": rf"(?P<n>(?:负|地下)?{_N})(?:层|楼(?!梯|道|顶|房))",
    "室": rf"(?P<n>{_N})(?:室|号房)",
    "区": r"(?P<n>[A-Z])区",
    "摊位": rf"(?P<n>{_N})(?:号(?:摊位?|铺|店铺|门面|商铺|车位|仓库?|库房|档口?|柜台|泊位|车间|厂房)|铺|档(?!案))",
    "桩号": r"(?P<n>K\d{1,4}\+\d{1,4})",
    "方位": r"(?P<n>上游|下游)",
}
_FORMS = {level: re.compile(form) for level, form in _LEVELS.items()}
_EVENT = re.compile(
    r"(?<!询问)(?<!送达)(?:检查|勘验|勘查|勘察|勘测|测绘|丈量|复查|核查|拍摄|摄影|摄制|录制|采样|抽样|取样|扦样|检测|监测|测量|清点)(?:的)?(?:地点|场所|地址|位置)[：:为在是|｜\s]{0,3}(?P<place>[^，,。；;\n]{4,50})"
    r"|[拍摄]于\s?(?P<shot>[^，,。；;：:\n]{4,40})|在(?P<shot2>[^，,。；;：:\n]{4,40}?)(?:拍摄|录制)"
    r"|将(?P<let>[^，,。；;：:\n]{4,40}?)(?:出)?租(?:赁)?给"
)
_SIDE = re.compile(
    r"[东南西北上下左右内外前后里中正侧一二三四五六七八九十某\d](?:[侧边面端头门段岸部区楼层]|车间|厂房|库|间|$|[^\u4e00-\u9fff])|某"
)
_IN_A_NAME = re.compile(
    r".[\u4e00-\u9fff]{0,3}?(?:[村镇乡街路巷弄道桥园苑庄屯寨湾河港厦店厂]|小区|社区|公司|商场|市场)"
)
_ROAD = re.compile(r"[GSXYC]\d{2,4}(?=线|国道|省道|县道|K)")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日[^\u4e00-\u9fff]*(?:[上下]午|\d{1,2}时)?(?:\d{1,2}分)?(?:至)?")
_LEASE = re.compile(r"租")
_MOST_OF_LEASE = 3
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONG = 5


@dataclass(frozen=True)
class _Told:
    """A place of an event in a paper, with the words that tell it."""

    evidence: str
    place: str
    lease: bool = False
    goods: bool = False

    @cached_property
    def levels(self) -> Mapping[str, str]:
        """By level its value; a level told twice is left out."""
        return levels_of(self.place)

    @cached_property
    def root(self) -> frozenset[str]:
        """Pairs of characters of the names around the numbers, and the codes of roads."""
        return bigrams(re.sub(_N, "，", self.place)) | frozenset(_ROAD.findall(self.place))

    @cached_property
    def tail(self) -> frozenset[str]:
        """What stands behind the last number: 大厅, 仓库, 走道."""
        return bigrams(re.split(r"[\dA-Za-z一二三四五六七八九十]", self.place)[-1][1:])


def places_told_apart(case: Case) -> Iterator[Contradiction]:
    """Every event place that differs in one level from the place of the case on which the other papers agree.

    Args:
        case: its place, facts, party and evidence are read.
    """
    home = _Told("", case.place)
    told = [one for piece in case.evidence for one in _places(piece, case.place)]
    texts = {piece.id: f"{piece.name}，{piece.text}" for piece in case.evidence}
    beside = f"{case.facts}，{case.party.address}，{case.title}"
    yield from _slips(told, home, texts, beside)
    for one in told if case.place else ():
        differing = [level for level, value in one.levels.items() if home.levels.get(level, value) != value]
        level = next(iter(differing), "")
        most = _MOST_OF_LEASE if one.lease else 1
        if not 0 < len(differing) <= most or not _same_root(one, home) or _is_elsewhere(one, home, level):
            continue
        known = [text for key, text in texts.items() if key != one.evidence]
        agreeing = next(
            (t for t in told if t.evidence != one.evidence and t.levels.get(level) == home.levels[level]),
            None,
        )
        if agreeing and not any(knows_level(text, level, one.levels[level]) for text in (*known, beside)):
            yield Contradiction(
                f"地点（{level}）",
                Side(agreeing.evidence, agreeing.place, agreeing.place),
                Side(one.evidence, one.place, one.place),
                "地点（门牌、楼层）",
            )


def _slips(told: list[_Told], home: _Told, texts: Mapping[str, str], beside: str) -> Iterator[Contradiction]:
    """A place that differs by one character from the one that the case and a further paper tell, and is known nowhere else."""
    for one in told if home.place else ():
        others = [t for t in told if t.evidence != one.evidence and t.place in home.place]
        slip = next((t for t in others if _one_name_apart(one.place, t.place)), None)
        known = "，".join((*(text for key, text in texts.items() if key != one.evidence), beside))
        if slip and one.place not in home.place and one.place not in known:
            a, b = (Side(t.evidence, t.place, t.place) for t in (slip, one))
            yield Contradiction("地点（名称）", a, b, "地点（门牌、楼层）")


def _one_name_apart(one: str, other: str) -> bool:
    """Whether two places are the same but for one character of a name."""
    length = min(len(one), len(other))
    at = places_apart(one[-length:], other[-length:]) or ()
    if len(at) != 1 or length < _LONG:
        return False
    return all(_is_name(place[-length:], at[0]) for place in (one, other))


def _is_name(place: str, at: int) -> bool:
    """Whether a character belongs to the name of a village, street or firm, and does not tell a side or a part (东侧, 2号车间)."""
    return bool(_HAN.match(place[at]) and _IN_A_NAME.match(place, at) and not _SIDE.match(place, at))


def _is_elsewhere(one: _Told, home: _Told, level: str) -> bool:
    """Whether another floor or a store is meant: 一楼前厅 beside 三楼, samples from a place that is called otherwise, too."""
    if level == "层" and one.tail != home.tail and not one.lease:
        return True
    return one.goods and re.sub(_N, "，", one.place) not in re.sub(_N, "，", home.place)


def _same_root(one: _Told, home: _Told) -> bool:
    """Whether two places lie in the same street, estate or village: they share a name, not only its kind."""
    other_room = one.tail and home.tail and not one.tail & home.tail and not one.lease
    shared = one.root & home.root
    return not other_room and (len(shared) > 1 or any(name.isascii() for name in shared))


def _places(piece: Evidence, home: str) -> Iterator[_Told]:
    """The places of events in a paper, where it tells of one only of each kind."""
    said = _Said.read()
    found: dict[str, tuple[bool, bool]] = {}
    for match in _EVENT.finditer(piece.text):
        place = match["place"] or match["shot"] or match["shot2"] or match["let"] or ""
        lease = match["let"] is not None
        event = match[0].removesuffix(place)
        elsewhere = said.measured.search(event) or any(m[0] not in home for m in said.vantage.finditer(place))
        if lease is (_LEASE.search(piece.name) is not None) and not elsewhere:
            found[_DATE.sub("", place)] = lease, said.taken.search(event) is not None
    if len(found) == 1:
        yield from (_Told(piece.id, place, *kinds) for place, kinds in found.items())


def levels_of(place: str) -> Mapping[str, str]:
    """The levels of a place; what it lists (3单元、4单元) is no level of it.

    Args:
        place: as a paper tells it.
    """
    found: dict[str, set[str]] = {}
    for level, form in _FORMS.items():
        for match in form.finditer(place):
            found.setdefault(level, set()).add(_plain(match["n"]))
    return {level: next(iter(values)) for level, values in found.items() if len(values) == 1}


def _plain(number: str) -> str:
    """One writing of a number (三 is 3, 地下一 is 负1)."""
    below = number.startswith(("负", "地下"))
    bare = number.removeprefix("负").removeprefix("地下")
    value = to_int(bare) if not bare[:1].isascii() or bare.isdigit() else None
    return f"{'负' if below else ''}{bare if value is None else value}"


def knows_level(text: str, level: str, value: str) -> bool:
    """Whether a text tells this value of a level at all.

    Args:
        text: of a paper.
        level: a key of ``levels_of``.
        value: one of its values.
    """
    return any(_plain(match["n"]) == value for match in _FORMS[level].finditer(text))
