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
