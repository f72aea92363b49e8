"""Places whose law we tell apart: 浙江省, 浙江省/温州市, 上海市; from names, paths and what the user types."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.corpora import Data, corpus, load

_SUFFIX = re.compile(r"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|地区|盟)$")


class _Regions(Data):
    provinces: dict[str, list[str]]
    districts: dict[str, str]


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """Full and short names of provinces, cities and autonomous counties -> region; full names win."""
    table = dict[str, str]()
    known = load(corpus("law/regions.yaml"), _Regions)
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
