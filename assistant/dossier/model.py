"""The case file (案卷): parties, evidence, facts, steps and charges, as read from JSON and kept in the store.

Every field but ``Case.facts`` may be empty: unknown is an answer. A field this program does not know is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PlainSerializer,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)

from assistant.dossier.kinds import assumed_party, evidence_kind, load_kinds, party_kind
from assistant.paper.model import Anchor

SCHEMA = 2
_NO_WORD = re.compile(
    r"\d|^.{30}"
)  # a number or a text that slipped into the field stays a fault of the file
_BARE = re.compile(r"[（(\s，,：:\d]")


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Amount = Annotated[Decimal, PlainSerializer(_number, return_type=int | float, when_used="json")]
"""Money or a measure; exact inside, a plain number in JSON."""


_ANCHOR_FIELDS = frozenset(field.name for field in fields(Anchor))


def _known(value: Any) -> Any:
    """An anchor without fields of later versions; the fact remembers how it was written."""
    return {k: v for k, v in value.items() if k in _ANCHOR_FIELDS} if isinstance(value, dict) else value


Place = Annotated[Anchor, BeforeValidator(_known)]


class AsRead(dict[str, tuple[Any, Any]]):
    """What stood in the JSON under each key, and what was understood by it; two of them are always equal."""

    __hash__ = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AsRead)

    def __ne__(self, other: object) -> bool:
        return not self == other


REMEMBER = "remember"
"""The validation context that makes a case remember how it was written; see ``dossier.files``."""


class Kept(BaseModel):
    """A noun of the case. Unknown fields stay; one read from a file also remembers order and writing of its fields."""

    model_config = ConfigDict(
        frozen=True, extra="allow", validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )
    _as_read: AsRead = PrivateAttr(default_factory=AsRead)
    _assumed: AsRead = PrivateAttr(default_factory=AsRead)

    @property
    def as_read(self) -> AsRead:
        """How the fields were written in the file this came from; empty when it came from none."""
        return self._as_read

    @model_validator(mode="wrap")
    @classmethod
    def _remember(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        made = handler(cls.understood(data) if isinstance(data, dict) else data)
        if isinstance(data, dict) and (word := cls.unknown_word(data)):
            made._assumed = AsRead(kind=(word, made.named("kind")))
        if info.context == REMEMBER and isinstance(data, dict):
            made._as_read = AsRead({key: (value, made.named(key)) for key, value in data.items()})
        return made

    @classmethod
    def understood(cls, data: dict[str, Any]) -> dict[str, Any]:
        """The fields as this program writes them, where a file may write them in other words.

        Args:
            data: as given; is not changed.
        """
        return data

    @classmethod
    def unknown_word(cls, data: dict[str, Any]) -> str:
        """The word for its kind in a file that is in no list of ours, "" if there is none."""
        return ""

    @property
    def unread(self) -> str:
        """The word for its kind that was not known when this was read, as long as the kind assumed for it stands; "" if known."""
        word, assumed = self._assumed.get("kind", ("", None))
        return str(word) if assumed == self.named("kind") else ""

    def named(self, key: str) -> Any:
        """The value of a field by its name in JSON; None if there is no such field."""
        names = {field.alias or name: name for name, field in type(self).model_fields.items()}
        return getattr(self, names.get(key, key), None)


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


SPOKEN = frozenset({EvidenceKind.PARTY, EvidenceKind.WITNESS})
"""What people told us."""
SEEN_BY_US = frozenset({EvidenceKind.RECORD, EvidenceKind.AUDIOVISUAL})
"""What officers wrote down or took pictures of where they were."""
BY_DEVICE = frozenset({EvidenceKind.ELECTRONIC, EvidenceKind.AUDIOVISUAL})
"""What a device recorded."""
_KINDS_OF_EVIDENCE = frozenset(EvidenceKind)
PartyKind = Literal["个人", "企业", "个体工商户"]
_PARTIES = frozenset(get_args(PartyKind))
Reader = Callable[[str], str | None]


def _in_our_words(
    data: dict[str, Any], ours: frozenset[str], reader: Reader, unknown: Callable[[], str]
) -> dict[str, Any]:
    """The fields with the kind that this program knows for the word they give; an empty one is left to its default."""
    word = data.get("kind")
    if not isinstance(word, str) or word in ours or _NO_WORD.search(word):
        return data
    rest = {key: value for key, value in data.items() if key != "kind"}
    return {**data, "kind": reader(word) or unknown()} if word.strip() else rest


def _words(data: dict[str, Any], *fields: str) -> list[str]:
    """The fields as texts, whatever a file holds there."""
    return [value if isinstance(value := data.get(field), str) else "" for field in fields]


def _unknown(data: dict[str, Any], ours: frozenset[str], reader: Reader) -> str:
    word = data.get("kind")
    unread = isinstance(word, str) and word.strip() and word not in ours and not reader(word)
    return str(word) if unread else ""


class Polarity(StrEnum):
    """How a thing is said: affirmed, denied, only asked, or told as somebody else's words."""

    AFFIRMED = "肯定"
    DENIED = "否认"
    ASKED = "问"
    REPORTED = "转述"


class Person(Kept):
    """A natural person beside the party: responsible person, guardian or representative; ``role`` says which post or tie."""

    name: str = ""
    role: str = ""
    gender: str = ""
    birth: date | None = None
    id_number: str = ""
    address: str = ""
    phone: str = ""


class Party(Kept):
    """当事人. ``kind``: 个人, 企业 (any organisation) or 个体工商户, read from any word (corpora/kinds.yaml). ``id`` tells several parties apart."""

    kind: PartyKind = "个人"
    name: str = ""
    gender: str = ""
    birth: date | None = None
    id_number: str = ""
    credit_code: str = ""
    representative: str = ""
    address: str = ""
    phone: str = ""
    id: str = ""
    responsible: tuple[Person, ...] = Field((), description="直接负责的主管人员和其他直接责任人员")
    guardian: Person | None = None
    agent: Person | None = Field(None, description="受委托人")

    @classmethod
    def understood(cls, data: dict[str, Any]) -> dict[str, Any]:
        """A 事业单位 or a 合作社 is an organisation to the rules, a 公民 a person; an unknown word is no reason to refuse."""
        return _in_our_words(
            data, _PARTIES, party_kind, lambda: assumed_party(*_words(data, "name", "credit_code"))
        )

    @classmethod
    def unknown_word(cls, data: dict[str, Any]) -> str:
        """A kind of party that is in no list."""
        return _unknown(data, _PARTIES, party_kind)


class Evidence(Kept):
    """One piece of evidence. ``text`` is its content or transcript; ``proves`` the elements it is offered for."""

    id: str
    kind: EvidenceKind
    name: str
    text: str = ""
    proves: tuple[str, ...] = ()
    obtained: date | None = None
    source: str = ""
    paper: str = Field("", description="文书种类（corpora/papers.yaml 的 kind）")
    taker: str = Field("", description="拍摄人、提取人、制作人")
    taken: str = Field("", description="拍摄、提取的时间，照原样写")
    place: str = ""
    institution: str = Field("", description="鉴定、检测机构")
    qualification: str = Field("", description="机构资质")
    copy_checked: bool | None = Field(None, description="复印件是否与原件核对；不知道为空")
    attachment: str = Field("", description="附件内容的 SHA-256")
    file: str = Field("", description="附件的文件名")
    state: Literal["", "待读", "读不出"] = Field("", description="附件读到哪一步；空为已读，或者没有附件")
    reason: str = Field("", description="文书种类是凭什么认的")
    problem: str = Field("", description="读不出的原因，或者读的人要核对什么")

    @classmethod
    def understood(cls, data: dict[str, Any]) -> dict[str, Any]:
        """A 检验报告 is an expert opinion to the law, a 照片 an audiovisual material."""
        name, text = _words(data, "name", "text")
        return _in_our_words(
            data,
            _KINDS_OF_EVIDENCE,
            lambda word: evidence_kind(word, name, text),
            lambda: load_kinds().unknown_evidence,
        )

    @classmethod
    def unknown_word(cls, data: dict[str, Any]) -> str:
        """A kind of evidence that is in no list."""
        return _unknown(data, _KINDS_OF_EVIDENCE, evidence_kind)


class Fact(Kept):
    """One typed statement: what about (``name``), the value, how it is said, by whom and where."""

    name: str
    value: str
    evidence: str = ""
    quote: str = ""
    start: float | None = Field(None, description="录音中的秒数")
    polarity: Polarity = Polarity.AFFIRMED
    speaker: str = ""
    subject: str = Field("", description="数值所说的是什么")
    number: Amount | None = None
    unit: str = ""
    rough: bool = Field(False, description="数只是大概的")
    anchor: Place | None = None
    confirmed: bool = False


class Step(Kept):
    """One procedural act. ``name`` is written by people, ``kind`` is the id in corpora/procedure.yaml ("" unsettled)."""

    name: str
    on: date
    note: str = ""
    kind: str = ""
    until: date | None = Field(None, description="所定期限的最后一日")
    addressee: str = ""
    service: str = Field("", description="送达方式")
    paper: str = Field("", description="文号或者证据编号")
    amount: Amount | None = None


class RulePin(Kept):
    """A penalty rule nailed down: address, the version by its first day in force, and a hash of what the rule says."""

    law: str
    provision: str
    effective: date | None = None
    conduct: str = ""
    digest: str = ""


class Measure(Kept):
    """One penalty or order proposed. ``conditional``: what the clause requires first, e.g. 逾期不改正."""

    kind: str
    amount: Amount | None = None
    detail: str = ""
    conditional: str = ""
    alternative: bool = Field(False, description="与同一档的其他措施选择其一（或者）")
    discretionary: bool = Field(False, description="可以作出，也可以不作出（可以）")
    addressee: str = Field("", description="条文所指的受罚人，如 单位、责任人员；空为不限")


class Charge(Kept):
    """One party, one act, one pinned penalty rule, the duties it enforces and what is proposed."""

    id: str = ""
    party: str = Field("", description="当事人编号；空为案件的当事人")
    capacity: Literal["", "责任人员"] = Field("", description="以什么身份受罚；空为行为人本身")
    person: str = Field("", description="责任人员的姓名；空为尚未查明")
    act: str = ""
    rule: RulePin | None = None
    duties: tuple[str, ...] = ()
    act_version: date | None = Field(None, description="行为时文本的施行日")
    decision_version: date | None = Field(None, description="决定时文本的施行日")
    circumstances: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()


class PaperEdit(Kept):
    """A paragraph of a drafted paper that the officer changed."""

    kind: str = Field(description="文书种类")
    party: str = Field("", description="文书的当事人；空为第一当事人")
    before: str = Field(description="起草出来的这一段")
    after: str = Field("", description="改成的文字；空为不要这一段")
    nth: int = Field(0, description="文字相同的几段里的第几段，从 0 起")


class Case(Kept):
    """A case from first report to decision. ``party`` is the first party, ``parties`` all further ones."""

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
    steps: tuple[Step, ...] = ()
    extracted: tuple[Fact, ...] = ()
    chosen: str = Field("", description="选定的罚则，如《…法》第六十条第一款第（三）项")
    fine_yuan: Amount | None = None
    discretion: str = ""
    decided: date | None = None
    fictional: bool = False
    created: datetime | None = None
    parties: tuple[Party, ...] = ()
    charges: tuple[Charge, ...] = ()
    track: Literal["", "普通", "简易", "不予处罚"] = Field("", description="办案程序；空为未定")
    edits: tuple[PaperEdit, ...] = Field((), description="承办人在文书稿上改过的段落，重新起草时保留")
    schema_number: int = Field(SCHEMA, alias="schema")

    @property
    def officer_names(self) -> tuple[str, ...]:
        """The bare names of the officers, without what is written behind them (（执法证号 33019900001）)."""
        return tuple(name for one in self.officers if (name := _BARE.split(one.strip(), maxsplit=1)[0]))

    @property
    def all_parties(self) -> tuple[Party, ...]:
        """The first party and all further ones."""
        return (self.party, *self.parties)
