"""The fines a consequence phrase imposes: amount, multiple, percentage, per unit, or without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.law.penalties.lexicon import alternatives, words
from assistant.law.penalties.references import borrowed
from assistant.text.money import RANGE, MoneyRange, range_of

_WORD = "罚款"
_REACH = 120
_VERB = re.compile(
    r"(?:单处或者?并处|(?:(?<![许认])可)?以?并处以?|并可?以?处以?|单处|处罚|(?<!每)处以?(?![理置分方于])|科以|科处|课以|给予|予以|并以|罚(?!款))"
)
_MENTION_AFTER = re.compile(
    r"^(?:总额|金额|必须|应当|应|一律|由|全部|收入|统一|上缴|不得|的?(?:决定|收据|票据|收入|缴|数额|额度|标准(?!.*处罚)|幅度|情况|证明|通知|金额|权|期限)|及其|后|时|之日|外|前|[^，]{0,4}缴|的当事人|、拘留的|处罚决定|处罚的决定)"
)
_MENTION_BEFORE = re.compile(
    r"(?:被处以?|被|受到?|受过|缴纳|缴付|交纳|收缴|加处|不予|免予|免于|免除|暂缓|拒缴|作出|执行|每日按|不缴纳|履行|的|擅自|违法|乱|超额|实施|滥施|抗拒)$"
)
_TAIL_VALUE = re.compile(rf"(?:{RANGE.pattern})(?:的标准|标准)?(?:的)?$")
_AHEAD_VALUE = re.compile(rf"^(?:人民币|金额为|数额为|为|：)?(?:{RANGE.pattern})")
_BY_STANDARD = re.compile(
    rf"(?:按照?|以(?=每))(?P<lead>[^，]*?)(?:{RANGE.pattern})(?:的标准|标准|的比例|计算|的数额)?[^，]*$"
)
_FORBIDDEN = re.compile(
    r"(?:不得|不再|不予|免予|尚未|已经)[^，]{0,8}(?:给予|处以?|重复)?[^，]{0,6}罚款|^除.*外$|^但?罚款(?:总额)?(?:最高)?(?:不超过|不得|最高)"
)
_RANGE_APART = re.compile(
    rf"^罚款(?:数额|幅度|金额)(?:为|是|按照?)(?P<lead>[^，]*?)(?:{RANGE.pattern})(?:计算)?$"
)
_CAP = re.compile(
    r"^(?:但是?|且|其中)?(?:对[^，处]{1,24})?(?:累计|单次|合计)?罚款(?:的?(?:总额|总计|数额|金额|幅度))?(?:累计)?"
    r"(?:最高|最多|一律)?(?:不得?|不能|不可)(?:超过|高于|多于)"
)
_BY_DAY = re.compile(r"(?:按|逐)日(?:计算|计|连续)?(?:可以?|并)*$|每[日天](?:按照?|以)")
_MONEY_WORD = re.compile(
    r"[0-9零〇一二两三四五六七八九十百千万]+[多余几来]?[^，]{0,2}元|[0-9一二两三四五六七八九][十百千万][0-9一二三四五六七八九]?$"
)
_UP_TO = re.compile(r"^(?:的?(?:数额|金额|幅度|总额))?(?:最高|最多)?(?:不得?|不能|不可)(?:超过|高于|多于)")
_EACH = re.compile(r"每[^，。；]*$")
_MEASURE = re.compile(
    r"^(?:每一?(?:平方米|立方米|平方公里|公里|延长米|延米|千克|公斤|公顷|辆次|人次|车次|台次|艘次|[台辆只株棵吨人次日天亩头件户处个米条根份艘架枚羽尾幅张块本册盒箱盏名]|部|车|桶|项|例|套|具|匹|座|间|支|栋|盘|片|起|批|家|月|年|停车位|泊位)(?:（[^）]*）)?)+"
)
_MAY = re.compile(
    r"(?:(?<![许认])可以?|有权|可根据[^，]{0,10}|可视[^，]{0,10})(?:依法|根据[^，]*?|视[^，]*?|按照?[^，]*?|同时|对[^，]*?|酌情)*(?:并|单)?$"
)
_LISTED = re.compile(r"(?:或者?|、|和|以及|及|并|，)$")


@dataclass(frozen=True, slots=True)
class FineText:
    """A fine as found in one phrase; offsets count within the phrase. ``range`` None means no number is given."""

    start: int
    end: int
    range: MoneyRange | None
    base: str
    per_unit: bool
    discretionary: bool
    relation: str
    readable: bool = True
    own_phrase: bool = False


@lru_cache(maxsize=1)
def _base() -> re.Pattern[str]:
    base = "(?:上一?年度?的?|上一会计年度的?)?" + alternatives(words().bases)
    return re.compile(rf"(?:{base}(?:、|和|或者?|及))*{base}(?:（[^）]*）)?的?$")


def fines_in(text: str, lead: str = "") -> Iterator[FineText]:
    """Every fine imposed by a consequence phrase.

    Args:
        text: the folded phrase.
        lead: the phrases in front of it in the same clause, where a standard (按照每平方米…的标准，) may stand.
    """
    if _FORBIDDEN.search(text) or is_cap(text):
        return
    set_apart = _set_apart(text)
    if set_apart is not None:
        yield set_apart
        return
    for match in re.finditer(_WORD, text):
        fine = _read(text, match.start(), lead)
        if fine is not None:
            yield fine


def is_cap(text: str) -> bool:
    """但对单位罚款最高不得超过三万元: a limit of the fine before, no fine and no addressee of its own."""
    return _CAP.match(text) is not None


def _set_apart(text: str) -> FineText | None:
    """处以罚款的，罚款数额为五万元以下: the range in a phrase of its own."""
    match = _RANGE_APART.match(text)
    limits = range_of(match) if match else None
    if match is None or limits is None:
        return None
    base = _base_name(match["lead"], limits)
    return FineText(0, match.end(), limits, base, False, False, "处", own_phrase=True)


def _read(text: str, at: int, lead: str) -> FineText | None:
    before, after = text[:at], text[at + len(_WORD) :]
    if _UP_TO.match(after) and _last_verb(before):  # 并处罚款不得超过五万元: told as unread
        return FineText(0, at, None, "", False, False, "", readable=False)
    if _MENTION_AFTER.match(after):
        return None
    tail = _tail_value(before)
    ahead = None if tail else _AHEAD_VALUE.match(after)
    verb = _last_verb(before[: _value_start(tail)] if tail else before)
    if verb is None and not tail and not ahead and not _verbless(before):
        return None
    if not tail and not ahead and _MENTION_BEFORE.search(before):
        return None
    content_start = verb.end() if verb else 0
    content = before[content_start : max(content_start, tail.start())] if tail else before[content_start:]
    value = tail or ahead or _BY_STANDARD.search(before) or (_BY_STANDARD.search(lead) if lead else None)
    limits = range_of(value) if value else None
    if limits is None and borrowed(text):
        return None
    extent = value["lead"] if value is not None and value.re is _BY_STANDARD else content
    each = _per_unit(extent, before[: verb.start()] if verb else "")
    if _BY_DAY.search(before[: verb.start()] if verb else before) and not re.search("[日天]", each):
        each = "每日" + each
    start = verb.start() if verb else (tail.start() if tail else at)
    return FineText(
        start=start,
        end=at + len(_WORD) + (ahead.end() if ahead else 0),
        range=limits,
        base=each or _base_name(extent, limits),
        per_unit=bool(each),
        discretionary=_discretionary(before, verb, start),
        relation=_relation(before, verb, content),
        readable=limits is not None or (value is None and not _MONEY_WORD.search(content)),
    )


def _tail_value(before: str) -> re.Match[str] | None:
    """The value with which the words before 罚款 end; no value ends further back than ``_REACH``."""
    return _TAIL_VALUE.search(before, max(0, len(before) - _REACH))


def _value_start(value: re.Match[str]) -> int:
    """Where the number itself begins, behind 最高可处."""
    return min(value.start(name) for name, words in value.groupdict().items() if words)


def _last_verb(before: str) -> re.Match[str] | None:
    found = list(_VERB.finditer(before))
    return found[-1] if found else None


def _verbless(before: str) -> bool:
    """可以罚款, 罚款五百元, 警告、罚款: nothing but connectives and other penalties in front."""
    return (
        re.fullmatch(
            r"(?:并|可以?|应当|依法|或者?|、|和|警告|通报批评|责令改正|没收[^，]*|给予|单处|对[^，]*)*",
            before,
        )
        is not None
    )


def _per_unit(extent: str, front: str) -> str:
    """The unit a fine is counted by (每平方米, 每载运一人), looked for before the value, then before the verb."""
    for text in (extent, front):
        match = _EACH.search(re.sub(r"(?<=[日天])(?:按照?|以)(?=每)", "", text))
        if match:
            short = _MEASURE.match(match[0])
            return short[0] if short else match[0].strip("的处")
    return ""


def _base_name(extent: str, limits: MoneyRange | None) -> str:
    """What a multiple or percentage is taken of: a known base, else the noun after the last 的."""
    if limits is None or limits.unit == "amount":
        return ""
    extent = extent.rstrip("的").removesuffix("总额的")
    match = _base().search(extent)
    if match:
        return re.sub(r"（[^）]*）|的$", "", match[0])
    name = re.split(r"的|相当于|按照?|，|以(?=其)", extent)[-1]
    name = name[name.find("所") :] if "所" in name[1:] else name
    return re.sub(r"^(?:其|该|以|了)", "", name.strip("（）、"))


def _discretionary(before: str, verb: re.Match[str] | None, start: int) -> bool:
    if verb and verb[0].startswith(("可", "并可")):
        return True
    return _MAY.search(before[:start]) is not None


def _relation(before: str, verb: re.Match[str] | None, content: str) -> str:
    if re.search(r"(?:或者?)[^，]*$", content) and re.match(
        r"[^，]*(?:警告|拘留|没收|通报批评|扣|吊销)", content
    ):
        return "或者"
    if re.search(r"或者?(?:可以?)?$", before[: verb.start()] if verb else before):
        return "或者"
    front = before[: verb.end()] if verb else before
    if (
        verb
        and "并" in verb[0]
        or re.match(r"^(?:并|同时)", front)
        or re.search(r"并(?:可以?|对[^，]*|由[^，]*)$", front)
    ):
        return "并处"
    return "处"
