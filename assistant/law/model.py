"""What the law is made of: laws, dated versions, articles, and the address of a provision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.text.numerals import to_chinese, to_int

_N = r"[零〇一二两三四五六七八九十百千万0-9０-９]+"
_ADDRESS = re.compile(
    rf"第(?P<article>{_N})条(?:之(?P<suffix>{_N}))?"
    rf"(?:第(?P<paragraph>{_N})款)?"
    rf"(?:第?[（(]?(?P<item>{_N})[）)]?项)?"
    rf"(?:第?(?P<point>{_N})目)?$"
)


class Level(StrEnum):
    """Rank of a norm, highest first (立法法第九十八条以下)."""

    CONSTITUTION = "宪法"
    LAW = "法律"
    ADMINISTRATIVE = "行政法规"
    LOCAL = "地方性法规"
    RULE = "规章"
    INTERPRETATION = "司法解释"
    OTHER = "其他"


@dataclass(frozen=True, slots=True, order=True)
class Provision:
    """Address of a place in a law: 条 (with 之N), 款, 项, 目; 0 means not given.

    Papers without articles (裁量基准, 通知) are cited by items alone; then ``article`` is 0.
    """

    article: int
    suffix: int = 0
    paragraph: int = 0
    item: int = 0
    point: int = 0

    @property
    def label(self) -> str:
        """The article alone, e.g. 第一百三十三条之一."""
        if not self.article:
            return ""
        tail = f"之{to_chinese(self.suffix)}" if self.suffix else ""
        return f"第{to_chinese(self.article)}条{tail}"

    def format(self) -> str:
        """The whole address, e.g. 第四十二条第一款第（二）项."""
        out = self.label
        if self.paragraph:
            out += f"第{to_chinese(self.paragraph)}款"
        if self.item:
            out += f"第（{to_chinese(self.item)}）项"
        if self.point:
            out += f"第{self.point}目"
        return out

    def whole_article(self) -> Provision:
        """The same article without paragraph, item and point."""
        return Provision(self.article, self.suffix)

    def covers(self, other: Provision) -> bool:
        """Whether another address lies in this one: 第六十条 covers 第六十条第一款, which covers 第六十条第一款第（三）项.

        The other way round a part that this address gives must be given there. Only the paragraph may be left out: an
        article of one paragraph is written without, so that 第一款 covers 第十八条第（一）项.
        """
        pairs = (
            (self.paragraph, other.paragraph or 1),
            (self.item, other.item),
            (self.point, other.point),
        )
        same = self.whole_article() == other.whole_article()
        return same and all(not mine or mine == theirs for mine, theirs in pairs)

    def touches(self, other: Provision) -> bool:
        """Whether one of two addresses lies in the other."""
        return self.covers(other) or other.covers(self)

    @classmethod
    def parse(cls, text: str) -> Provision | None:
        """Read one complete address (Chinese or Arabic digits, full or half width); None if it is not one."""
        match = _ADDRESS.match(re.sub(r"\s+", "", text))
        if match is None:
            return None
        parts = {k: to_int(v) if v else 0 for k, v in match.groupdict().items()}
        if any(v is None for v in parts.values()) or not parts["article"]:
            return None
        return cls(**{k: v or 0 for k, v in parts.items()})


class Status(StrEnum):
    """Standing of a version on a given day."""

    IN_FORCE = "现行有效"
    NOT_YET = "尚未施行"
    SUPERSEDED = "已被修改"
    REPEALED = "已废止"
    UNKNOWN = "未知"


@dataclass(frozen=True, slots=True)
class Law:
    """One law through all its versions. ``name`` is the official full name; ``region`` like 浙江省 or 浙江省/温州市, "" for national."""

    id: int
    name: str
    level: Level
    region: str = ""
    issuer: str = ""
    aliases: tuple[str, ...] = ()
    category: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One dated text of a law. It governs from ``effective`` (inclusive) to ``until`` (exclusive).

    Attributes:
        incomplete: why the text held is not whole, in Chinese; "" if nothing says so.
        numbering: how its articles are marked: "" for 第X条, 一、 or 1. for the entries of a decision.
    """

    id: int
    law: Law
    promulgated: date | None = None
    effective: date | None = None
    until: date | None = None
    repealed: bool = False
    certainty: str = "确定"
    source: str = ""
    document_number: str = ""
    incomplete: str = ""
    numbering: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article (or unnumbered body, ``number`` None) of a version; ``text`` without the leading 第X条."""

    id: int
    version: Version
    number: Provision | None
    text: str
    chapter: str = ""
    position: int = 0

    @property
    def label(self) -> str:
        """第X条; for an unnumbered body its heading (序言, 附件…) or 全文."""
        return self.number.label if self.number else self.chapter or "全文"


@dataclass(frozen=True, slots=True)
class LawRef:
    """A law by official full name with the address in it; what contracts and cases store."""

    law: str
    provision: Provision

    def format(self) -> str:
        """《…》第X条第Y款第（Z）项."""
        return f"《{self.law}》{self.provision.format()}"

    @classmethod
    def parse(cls, text: str) -> LawRef | None:
        """Read 《全名》第X条第Y款第（Z）项 (the name may itself hold 《》); None if it is not one complete citation."""
        name, mark, address = text.strip().rpartition("》第")
        provision = Provision.parse("第" + address) if mark else None
        return cls(name[1:], provision) if provision and name.startswith("《") else None
