"""Places whose law we tell apart: 浙江省, 浙江省/温州市, 上海市; from names, paths and what the user types."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.corpora import Data, corpus, load
from assistant.errors import InputError

_NATION = ("", "全国", "国家")
_HOW = "请写成 浙江省 或 浙江省/温州市；区县和县级市请连同省名写，如 浙江省义乌市"
_BELOW = ("县", "区", "市", "旗", "州", "镇", "乡", "街道")
_SUFFIX = re.compile(r"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|地区|盟)$")


class _Regions(Data):
    provinces: dict[str, list[str]]
    districts: dict[str, str]
    codes: dict[str, str]


def _regions() -> _Regions:
    return load(corpus("law/regions.yaml"), _Regions)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """Full and short names of provinces, cities and autonomous counties -> region; full names win."""
    table = dict[str, str]()
    known = _regions()
    for province, cities in known.provinces.items():
        table |= {short: f"{province}/{city}" for city in cities if (short := _SUFFIX.sub("", city))}
    table |= {_SUFFIX.sub("", province): province for province in known.provinces}
    for province, cities in known.provinces.items():
        table[province] = province
        table |= {city: f"{province}/{city}" for city in cities}
    table |= {county: f"{above}/{county}" for county, above in known.districts.items()}
    return table


@lru_cache(maxsize=1)
def _prefix() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_by_name(), key=len, reverse=True)))


def of_code(code: str) -> str:
    """The province whose code begins an administrative division code, "" for none.

    Args:
        code: 510683, or its first two digits.
    """
    return _regions().codes.get(code[:2], "")


def normalise(region: str) -> str:
    """A region as typed (温州, 温州市, 浙江/温州市, 浙江省温州市鹿城区) in canonical form; "" stays "" (national).

    A part that is no known place is kept below the known one, so counties and districts work too.
    """
    rest = re.sub(r"[\s/\\>·-]+", "", region)
    found = ""
    while rest and (match := _prefix().match(rest)):
        place = _by_name()[match[0]]
        if found and not place.startswith(found + "/"):
            break
        found, rest = place, rest[match.end() :]
        rest = rest.removeprefix("省") if not found.count("/") else rest.removeprefix("市")
    return "/".join(part for part in (found, rest) if part)


def is_known(region: str) -> bool:
    """Whether a region in canonical form is a place we know, or lies below a known city and ends like a district."""
    first, _, rest = region.partition("/")
    if first not in _regions().provinces:
        return False
    return not rest or region in _by_name().values() or rest.endswith(_BELOW)


def known(region: str) -> str:
    """A region as the user typed it, in canonical form.

    Raises:
        InputError: if it is no known place; the message names the nearest known ones. Counties and districts are not
            listed, so below a city what ends like one (鹿城区, 义乌市) is taken as it is.
    """
    if region.strip() in _NATION:
        return ""
    place = normalise(region)
    first, _, rest = place.partition("/")
    if not place or first in _regions().provinces and (not rest or place in _by_name().values()):
        return place
    unread = rest.rpartition("/")[2] if first in _regions().provinces else re.sub(r"[\s/\\>·-]+", "", region)
    near = _nearest(unread, first if first in _regions().provinces else "")
    if first in _regions().provinces and not near and unread.endswith(_BELOW):
        return place
    listed = "、".join(near)
    raise InputError(f"不认识地区「{region}」", f"相近的有：{listed}" if listed else _HOW)


def _nearest(name: str, province: str) -> list[str]:
    """Known places whose names are one character off or sound the same."""
    from pypinyin import lazy_pinyin

    places = {written for written, place in _by_name().items() if not province or place.startswith(province)}
    close = process.extract(name, sorted(places), scorer=OSA.distance, score_cutoff=1, limit=20)
    sound = lazy_pinyin(name)
    alike = [place for place in sorted(places) if len(place) == len(name) and lazy_pinyin(place) == sound]
    found = [*alike, *(place for place, _, _ in close if len(place) > 2 or place[0] == name[:1])]
    return list(dict.fromkeys(_by_name()[place].replace("/", "") for place in found))[:3]


def of_name(name: str, *, within: str = "") -> str:
    """The region a law's title or issuer starts with (浙江省/温州市 for 温州市…条例); ``within`` if none.

    Args:
        name: title or issuing body.
        within: the province known from elsewhere (folder); a city must lie in it.
    """
    match = _prefix().match(name)
    if match is None:
        return within
    place = _by_name()[match[0]]
    return place if not within or place == within or place.startswith(within + "/") else within


def above(region: str) -> list[str]:
    """The regions whose law applies at ``region``: national "", the province, the city, …."""
    parts = region.split("/") if region else []
    return ["", *("/".join(parts[: n + 1]) for n in range(len(parts)))]
