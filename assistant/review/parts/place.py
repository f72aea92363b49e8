"""Where an agency is: the province or city that its name begins with."""

from __future__ import annotations

import re

from assistant.law import regions
from assistant.review.parts.model import Decision


def place_of(name: str) -> str:
    """The province or city whose full name an agency, a court or a title begins with, "" if none.

    Args:
        name: 绍兴市生态环境局, 浙江省……条例, …
    """
    place = regions.of_name(name)
    return place if place and name.startswith(tuple(place.split("/"))) else ""


def agency_place(decision: Decision) -> str:
    """The region of the agency that made a paper, by its foot, else by its heading; "" if neither tells."""
    head = re.sub(r"\s", "", decision.title.text) if decision.title else ""
    foot = re.sub(r"\s", "", decision.agency.text) if decision.agency else ""
    return place_of(foot) or place_of(head)


_CITY = re.compile(
    r"(?P<city>(?:(?![区县旗省市某])[\u4e00-\u9fff]){2,3}市)(?=[\u4e00-\u9fff])(?!管理|场|政|容)"
)  # not 静安区市场监督管理局
_MUNICIPALITIES = frozenset(("北京市", "天津市", "上海市", "重庆市"))


def is_municipality(region: str) -> bool:
    """Whether a region lies in one of the four cities that are provinces.

    Args:
        region: 上海市, 浙江省/温州市, …
    """
    return region.split("/")[0] in _MUNICIPALITIES


def in_no_municipality(decision: Decision) -> bool:
    """Whether an agency whose region is not known is surely in none of the four cities: its name begins with another city, and they have none below them.

    Args:
        decision: the paper in its parts.
    """
    name = re.sub(
        r"\s", "", decision.agency.text if decision.agency else decision.title.text if decision.title else ""
    )
    city = _CITY.match(name)
    return city is not None and city["city"] not in _MUNICIPALITIES


def province_by_code(decision: Decision) -> str:
    """The province of an agency whose own city is not known: where a unit of that city is registered, by its credit code; "" where none tells.

    Args:
        decision: the paper in its parts.
    """
    name = re.sub(r"\s", "", decision.agency.text) if decision.agency else ""
    city = re.match(r"[\u4e00-\u9fff]{2,4}?[市县区旗]", name)
    if city is None:
        return ""
    told = {
        regions.of_code(party.credit_code.text[2:4])
        for party in decision.parties
        if party.credit_code and party.address and city[0] in party.address.text
    }
    return next(iter(told)) if len(told) == 1 else ""


def county_place(decision: Decision, county: str) -> str:
    """The region of a county, as an address in the head of a paper tells it (四川省绵阳市三台县); "" where none does.

    Args:
        decision: the paper in its parts.
        county: its name.
    """
    addresses = (party.address.text for party in decision.parties if party.address)
    above = (address[: address.find(county)] for address in addresses if county in address)
    told = (place_of(names[start:]) for names in above for start in range(max(0, len(names) - 1)))
    return next((place for place in told if "/" in place), "")


def overlapping(one: str, other: str) -> bool:
    """Whether one region is or holds the other."""
    return (one + "/").startswith(other + "/") or (other + "/").startswith(one + "/")
