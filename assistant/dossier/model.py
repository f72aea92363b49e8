"""The case file (案卷): parties, facts and evidence, as read from JSON and kept in the store."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class EvidenceKind(StrEnum):
    """The eight kinds of 行政处罚法第四十六条 (现场笔录 and 勘验笔录 together)."""

    DOCUMENT = "书证"
    OBJECT = "物证"
    AUDIOVISUAL = "视听资料"
    ELECTRONIC = "电子数据"
    WITNESS = "证人证言"
    PARTY = "当事人的陈述"
    EXPERT = "鉴定意见"
    RECORD = "勘验笔录、现场笔录"


class Party(_Frozen):
    """当事人. ``kind``: 个人, 企业 (any organisation) or 个体工商户."""

    kind: Literal["个人", "企业", "个体工商户"] = "个人"
    name: str = ""
    gender: str = ""
    birth: date | None = None
    id_number: str = ""
    credit_code: str = ""
    representative: str = ""
    address: str = ""
    phone: str = ""


class Evidence(_Frozen):
    """One piece of evidence. ``text`` is its content or transcript; ``proves`` the elements it is offered for."""

    id: str
    kind: EvidenceKind
    name: str
    text: str = ""
    proves: tuple[str, ...] = ()
    obtained: date | None = None
    source: str = ""


class Fact(_Frozen):
    """One fact with where it comes from (evidence id and quoted span)."""

    name: str
    value: str
    evidence: str = ""
    quote: str = ""
    start: float | None = Field(None, description="录音中的秒数")


class Step(_Frozen):
    """One procedural step already taken: 立案, 责令改正, 复查, 告知, 听证, 法制审核, 集体讨论, 决定, 送达 …"""

    name: str
    on: date
    note: str = ""


class Case(_Frozen):
    """A case from first report to decision. All fields but ``facts`` may be empty: unknown is an answer."""

    id: str = ""
    title: str = ""
    facts: str
    act_date: str = Field("", description="行为日期：2024、2024-03 或 2024-03-05")
    region: str = ""
    place: str = ""
    agency: str = ""
    officers: tuple[str, ...] = ()
    document_number: str = ""
    party: Party = Party()
    evidence: tuple[Evidence, ...] = ()
    extracted: tuple[Fact, ...] = ()
    steps: tuple[Step, ...] = ()
    chosen: str = Field("", description="选定的罚则，如《…法》第六十条第一款第（三）项")
    fine_yuan: float | None = None
    discretion: str = ""
    decided: date | None = None
    fictional: bool = False
    created: datetime | None = None
