"""Who is punished: the acting party of a conduct, the addressee of a consequence."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.law.penalties.lexicon import alternatives, words

ANY = "any"
RESPONSIBLE = "责任人员"
_LONGEST = 45
_COPIED = 30
_NO_VERB = r"(?![为对向在将以被给使让与把未不无有经])"
_COMPOUND = (
    rf"(?:{_NO_VERB}[^，、的]{{2}}(?:、|和|或者?|以及|与))*(?:生产经营|从业|{_NO_VERB}[^，、的]{{2}}|)"
)
_STRONG = r"(?=未|不|拒|违反|有下列|有以下|有前|擅自|没有)"


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    return re.compile(r"(?<!或)" + alternatives(words().party_heads) + r"(?:（[^）]*）)?$")


@lru_cache(maxsize=1)
def _compound() -> re.Pattern[str]:
    """建设单位, 生产、销售者: a verb that is only the first half of a name."""
    return re.compile(
        _COMPOUND
        + r"(?:者|人|人员|单位|企业|公司|机构|户|学校|场所)(?!为)|^"
        + alternatives(words().party_heads)
    )


@lru_cache(maxsize=1)
def _attributed() -> re.Pattern[str]:
    """从事餐饮服务的经营者未…: a name behind a verbal attribute."""
    lexicon = words()
    name = rf"[^，的]{{0,12}}?(?<!或){alternatives(lexicon.party_heads)}"
    verb = alternatives(lexicon.predicates)
    return re.compile(
        rf"^(?P<who>从事[^，]{{2,40}}?的{name})(?={verb})|^(?P<other>[^，]{{2,40}}?的{name}){_STRONG}"
    )


@lru_cache(maxsize=1)
def _predicate() -> re.Pattern[str]:
    return re.compile(r"(?!以[外上下内及前后]|对外)" + alternatives(words().predicates))


@lru_cache(maxsize=1)
def _responsible() -> re.Pattern[str]:
    return re.compile(words().responsible)


_NOUN = re.compile(r"(?:[^，、的]{2}){1,2}(?:者|人|单位|企业|公司|机构|户)(?!员)")
_NOBODY = re.compile(
    r"[出入落开过到分上挨逐]户$|(?:进入|出入|前往|来到|离开)[^，的]*$|等人$|他人$|(?:或者|以及|和|及|向|给|使|与|令|对)[^，]{0,6}他人"
)
_DONE = re.compile("未|拒|不(?!动产|特定)")
_LISTED = re.compile(r"^(?:对于?)?有(?:下列|以下|前款|上述)[^，]*?的(?P<who>[^，的]+)$")
_DESCRIBED = re.compile(r"^对于?(?:违反|有|未|实施|从事)[^，]*的(?P<who>[^，的]{1,24})$")
_NUMBERED = re.compile(r"^[一二三四五六七八九十]+、")
_REPEATED = re.compile(r"^(?:前款|上款|本条第[一二三四五]款|本条)规定的?")
_VIOLATING = re.compile(r"^(?:凡|对于?|任何)?违反[^，]*?(?:规定|要求|禁令|义务|约定)的?(?:行为)?，?")
_DEED = re.compile(r"行为|规定|违反|未|不|擅自|情节|第[一二三四五]|实施|从事|^有|负有|负责")
_MODAL = re.compile(r"应当|可以|不得|有权|部门|机关(?!、|法人|团体)")
_ABLE = re.compile(r"应当|可以|不得|有权|必须")
_FUNCTION = re.compile("[未不拒将对向因以被给使让把于无的]")
_ONE_CHARACTER = frozenset("未不拒在将对向为因以被给与把于按应无有经超")
_SELF = re.compile(
    r"^(?:属于?|是|系|为|违法行为人是|违法行为人为|当事人是|当事人为)?(?P<who>[^，]{2,26}?)的?$"
)


def acting_party(text: str) -> str:
    """The party a conduct phrase begins with (矿业权人拒绝… -> 矿业权人); empty when it begins with the deed itself."""
    text = _REPEATED.sub("", _VIOLATING.sub("", _NUMBERED.sub("", text)))
    text = re.sub(r"^(?:对于?(?!外)|凡)", "", text)
    start = 1
    opening = _predicate().match(text)
    if opening and (len(opening[0]) > 1 or opening[0] in _ONE_CHARACTER):
        compound = _compound().match(text)
        if compound is None and opening[0] not in words().nominal:
            attributed = _attributed().match(text)
            return shorten(attributed[1] or attributed[2]) if attributed else ""
        start = (compound or opening).end()
    for match in _predicate().finditer(text[: _LONGEST + 12], start):
        name = text[: match.start()]
        if len(name) > _LONGEST:
            break
        if (match[0] != "未" and _NOUN.match(text, match.start())) or _is_noun(text, match):
            continue
        if _head().search(name):
            return (
                ""
                if _ABLE.match(text, match.start()) or _MODAL.search(name) or _NOBODY.search(name)
                else shorten(name)
            )
    return ""


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """组织 and the like close a name where another predicate follows at once (非法人组织未…)."""
    name = text[: match.end()]
    return _head().search(name) is not None and _predicate().match(text, match.end()) is not None


def listed_party(text: str) -> str:
    """The party of 有下列行为之一的单位, or of a whole phrase 对…单位主要负责人; empty for anything else."""
    listed = _LISTED.match(text)
    if listed and _head().search(listed["who"]):
        return addressee(listed["who"], "")
    described = _DESCRIBED.match(text)
    if described and _head().search(text):
        return addressee(described["who"], "")
    return ""


def addressed(text: str) -> bool:
    """True for a whole phrase that only names an addressee (对授课人员)."""
    return text.startswith("对") and not text.startswith("对外") and _head().search(text) is not None


def only_party(text: str) -> str:
    """The party of an antecedent that says nothing else (属于单位的 -> 单位); empty for anything more."""
    match = _SELF.fullmatch(text)
    if match is None:
        match = re.fullmatch(
            r"[^，]{2,12}(?:为|是|属于|系)(?P<who>个人|单位|法人|企业|个体工商户|自然人)",
            text,
        )
    name = match["who"] if match else ""
    if not name or not _head().search(name) or _DONE.search(name):
        return ""
    return name if not _predicate().match(name) or _compound().fullmatch(name) else ""


def shorten(name: str) -> str:
    """A party name as it is copied: long attributes cut, whole phrases meaning anybody turned into ``any``."""
    tail = name.rpartition("的")[2]
    if len(name) > _COPIED and len(tail) > 2:
        name = tail
    name = name.strip("，、")
    return ANY if name in words().anybody else name


def addressee(name: str, subject: str) -> str:
    """The party named by 对…处: 其 means the acting party, persons in charge are 责任人员, attributes are cut."""
    name = re.sub(r"^(?:其中|并|可以)", "", name)
    if re.search(r"进行|处理$|处理或者", name):
        return ""
    if name in ("其", "该单位", "该企业", "该公司", "该机构"):
        return subject or ANY
    if _responsible().search(name):
        return RESPONSIBLE
    if "的" in name and (len(name) > _COPIED or _DEED.search(name)):
        name = name.rpartition("的")[2]
    name = name.removeprefix("其")
    return ANY if not name or name in words().anybody else name
