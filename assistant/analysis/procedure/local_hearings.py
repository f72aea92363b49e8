"""Hearing thresholds that an administrator filled in for a region or an agency (hearing.json), before those shipped."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock
from pydantic import Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from assistant.analysis.procedure.data import Hearing, load_rules
from assistant.corpora import Data, load
from assistant.errors import InputError
from assistant.faults import said
from assistant.files import made, replacing
from assistant.settings import settings

FILE = "hearing.json"


class LocalHearing(Data):
    """From which fine a party may demand a hearing, in yuan, in a region or at an agency."""

    region: str = Field("", description="地区，如 浙江省/温州市；写了机关的可以不写")
    agency: str = Field("", description="机关全称，留空为该地区的各机关")
    person: int = Field(ge=1, description="对个人的罚款（元）")
    organisation: int = Field(ge=1, description="对单位的罚款（元）")
    trader: int | None = Field(None, ge=1, description="对个体工商户的罚款（元），不写的按单位")
    basis: str = Field(min_length=2, description="依据，哪个规定第几条")
    since: date | None = Field(None, description="自何日起，决定之日，不写为一直")
    until: date | None = Field(None, description="到何日为止，不含当日")

    @model_validator(mode="after")
    def _somewhere(self) -> LocalHearing:
        if not (self.region or self.agency):
            raise ValueError("地区和机关至少写一个")
        if self.since and self.until and self.until <= self.since:
            raise ValueError("终止之日应在起始之日以后")
        return self

    @property
    def place(self) -> str:
        """Where it holds, in words."""
        return self.agency or self.region

    def fits(self, asked: Asked) -> bool:
        """Whether it is the threshold for this agency, region and day; an unknown day counts as today's law."""
        here = asked.agency == self.agency if self.agency else _within(asked.region, self.region)
        if asked.on is None:
            return here and self.until is None
        begun = self.since is None or self.since <= asked.on
        return here and begun and (self.until is None or asked.on < self.until)


class Asked(NamedTuple):
    """What a threshold is asked for."""

    agency: str
    region: str
    on: date | None


def hearings_file() -> Path:
    """Where they are written: in the data folder."""
    return settings().home / FILE


def local_hearings() -> tuple[LocalHearing, ...]:
    """All that were filled in.

    Raises:
        CorpusError: the file cannot be read or breaks the schema.
    """
    path = hearings_file()
    return load(path, tuple[LocalHearing, ...]) if path.is_file() else ()


def local_threshold(agency: str, region: str, on: date | None) -> Hearing | None:
    """The threshold filled in for an agency, else for the nearest region around; None where there is none.

    Args:
        agency: in full.
        region: such as 浙江省/温州市.
        on: the day of the decision.

    Raises:
        CorpusError: the file cannot be read or breaks the schema.
    """
    asked = Asked(agency, region, on)
    found = [one for one in local_hearings() if one.fits(asked)]
    if not found:
        return None
    best = max(found, key=lambda one: (bool(one.agency), len(_plain(one.region)), one.since or date.min))
    return Hearing(
        person=best.person,
        organisation=best.organisation,
        trader=best.trader,
        basis=best.basis,
        region=best.region,
    )


def threshold(agency: str, region: str, track: str, on: date | None) -> Hearing | None:
    """The threshold of the agency or the region: filled in here, else shipped; None when none is known.

    Raises:
        CorpusError: a file cannot be read or breaks its schema.
    """
    if found := local_threshold(agency, region, on):
        return found
    for row in load_rules().hearing:
        fits_agency = row.agency is None or row.agency.search(agency)
        fits_region = not row.region or region.startswith(row.region)
        if fits_agency and fits_region and row.holds(track, on):
            return row
    return None


def add_hearing(values: dict[str, str]) -> LocalHearing:
    """Fill one in; it takes the place of the one of the same place and first day.

    Args:
        values: fields of ``LocalHearing`` as typed; what is empty is left out.

    Raises:
        InputError: something is wrong with them.
        CorpusError: the file cannot be read or breaks the schema.
    """
    try:
        row = LocalHearing.model_validate(
            {name: text.strip() for name, text in values.items() if text.strip()}
        )
    except ValidationError as error:
        faults = "；".join(_told(fault) for fault in error.errors(include_url=False))
        raise InputError(f"听证标准没有存：{faults}", "金额写整数，如 5000；日期写 2026-01-01") from None
    with _alone():
        _write([*(one for one in local_hearings() if _key(one) != _key(row)), row])
    return row


def remove_hearing(place: str, since: str = "") -> None:
    """Take one out.

    Args:
        place: its agency, or its region.
        since: its first day; "" for one without.

    Raises:
        InputError: there is none.
    """
    with _alone():
        held = local_hearings()
        rest = [one for one in held if _key(one) != (place, since)]
        if len(rest) == len(held):
            raise InputError(f"没有“{place}”的听证标准", "请核对地区或者机关")
        _write(rest)


def _key(row: LocalHearing) -> tuple[str, str]:
    return row.place, str(row.since or "")


def _within(region: str, around: str) -> bool:
    """Whether a region is another or lies in it, which may be written without its strokes: 浙江省温州市."""
    parts = region.split("/")
    return _plain(around) in {"".join(parts[:number]) for number in range(1, len(parts) + 1)} - {""}


def _plain(region: str) -> str:
    return region.replace("/", "")


def _alone() -> FileLock:
    """Held from reading to writing: two who fill in at once lose nothing."""
    return FileLock(made(settings().home) / f".{FILE}.lock", mode=0o600)


def _write(rows: list[LocalHearing]) -> None:
    with replacing(hearings_file()) as written:
        held = [row.model_dump(mode="json") for row in rows]
        written.write_text(json.dumps(held, ensure_ascii=False, indent=1), encoding="utf-8")


def _told(fault: ErrorDetails) -> str:
    name = str(fault["loc"][0]) if fault["loc"] else ""
    field = LocalHearing.model_fields.get(name)
    what = f"{str(field.description).split('，')[0]}：" if field else ""
    return f"{what}{said(fault)}"
