"""Phrases of a paragraph -> tiers: what must be the case, and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.law.penalties.layout import Phrase
from assistant.law.penalties.lexicon import alternatives, words

_LEAD = r"(?:并且?|同时|可以?|应当|应|还|也|除|再|另|且|一律|分别|各|依法|即|先|立即|，|或者?)*"
_FROM_DAY = re.compile(r"(?:从|自)[^，]{1,16}日起")
_ENDS = re.compile(r"(?:的|者|时|情形之一|行为之一|情况之一|后)$")


@dataclass(slots=True)
class Tier:
    """One antecedent with its consequence; either may be empty. ``before`` is the mark in front of it."""

    before: str = ""
    antecedent: list[Phrase] = field(default_factory=list)
    consequence: list[Phrase] = field(default_factory=list)


@lru_cache(maxsize=1)
def _opening() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = words()
    action = lexicon.actions
    heads = lexicon.agency_heads
    party = alternatives(lexicon.party_heads)
    opening = "|".join(
        (
            rf"^{_LEAD}{action}",
            rf"^{_LEAD}由[^，]{{1,60}}?(?:{action}|{heads})",
            rf"^{_LEAD}对[^，]{{1,60}}?{_LEAD}{action}",
            rf"^[^，]{{0,40}}?{heads}{_LEAD}(?:有权|按照?[^，]*?|根据[^，]*?|依据[^，]*?)*(?:对[^，]*?)?{_LEAD}(?:责令|处以?(?![理置分方于])|没收|给予|吊销|予以)",
            r"^[^，]{0,24}?(?:部门|机关|机构|局|街道办事处|人民政府)(?:应当|可以|有权)",
            rf"^[^，]{{0,12}}?{party}{_LEAD}(?:处以?(?![理置分方于罚])|并处|罚款)",
            rf"^{_LEAD}禁止(?:其|相关|有关|违法)",
            rf"^{_LEAD}(?:注销|收缴|取消|暂停|扣留|降低)[^，]*(?:证书?|执照|资格|许可|等级|业务)$",
            r"^(?:可以?|并)*按照?[^，]{0,12}权限",
            r"^(?:处|按|以)?每[^，]*罚款",
            r"^罚款(?:数额|幅度|金额)(?:为|是|按照?)",
            rf"^{_LEAD}(?:按照?|依照|依据|根据|比照)[^，]*(?:处罚|罚款|处以|查处|处理、处罚)(?:、处分)?$",
            rf"^{_LEAD}(?:按照?|依照|依据|根据)?(?:下列|以下|如下)(?:规定|标准|情形|情况|幅度|办法|数额|金额)[^，的]*$",
            r"^(?:从|自)[^，]{1,16}日起[^，]*(?:处|罚款)",
            rf"^{_LEAD}(?:承担[^，]{{0,8}}责任|赔偿[^，]{{0,10}}损失)$",
            r"^(?:按照?|依照|依据|根据|视)(?:各自|职责|管理|法定|有关|其|情节|违法)[^，]*(?:处理|职责|职权|权限|分工|轻重)",
            r"^[^，]{0,20}元[^，]*罚款",
        )
    )
    glued = rf"的(?=(?:由[^，]{{2,30}}?)?{_LEAD}(?:处以?(?![理置分方于罚])|责令|给予|没收|吊销|予以))"
    return re.compile(opening), re.compile(glued)


def tiers_of(phrases: Sequence[Phrase]) -> list[Tier]:
    """Group the phrases of a head or item into tiers, in order."""
    out: list[Tier] = []
    for run, consequence in _runs(list(_cut(phrases))):
        if consequence and out and not out[-1].consequence:
            out[-1].consequence = run
        elif consequence and out and run[0].before not in "；。\n：":
            out[-1].consequence.extend(run)
        else:
            tier = Tier(run[0].before)
            (tier.consequence if consequence else tier.antecedent).extend(run)
            out.append(tier)
    return out


@lru_cache(maxsize=1)
def _further() -> re.Pattern[str]:
    """Openings that count only behind another consequence; 对授课人员，由…处 names the addressee first."""
    lexicon = words()
    return re.compile(
        rf"^{_LEAD}{lexicon.further}|^(?:并|其中)?对[^，]{{1,40}}{alternatives(lexicon.party_heads)}$"
    )


def is_consequence(text: str, following: bool = False) -> bool:
    """True when a phrase says what happens to the offender (not what the offender did).

    Args:
        text: the folded phrase.
        following: True behind another consequence of the same paragraph.
    """
    if text.endswith(("的", "后", "前")) and not text.endswith("目的"):
        return False
    if _opening()[0].match(text):
        return True
    return following and _further().match(text) is not None


def _cut(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Phrases, those like 情节严重的处… cut behind 的."""
    for phrase in phrases:
        match = _opening()[1].search(phrase.text)
        left = phrase.text[: match.end()] if match else ""
        if match and left and not re.match(r"^(?:由|责令|没收|处|并处|可以|撤销|吊销|给予)", left):
            yield from phrase.split(match.end())
        else:
            yield phrase


def _runs(phrases: list[Phrase]) -> Iterator[tuple[list[Phrase], bool]]:
    """Maximal runs of phrases of one role; a run never crosses ； or 。 into a consequence of its own."""
    run: list[Phrase] = []
    role = False
    for i, phrase in enumerate(phrases):
        now = _role(phrases, i, role)
        fresh = phrase.before in "；。\n："
        if run and (now != role or (fresh and role)) or run and fresh and not now:
            yield run, role
            run = []
        run.append(phrase)
        role = now
    if run:
        yield run, role


def _opens(phrases: list[Phrase], at: int, following: bool = True) -> bool:
    return is_consequence(phrases[at].text, following) or _sets_a_day(phrases, at)


def _sets_a_day(phrases: list[Phrase], at: int) -> bool:
    """…的，从逾期之日起，按照占用面积处…: the day from which a fine counts, between a trigger and its consequence."""
    around = phrases[max(0, at - 1) : at + 2]
    return (
        len(around) == 3
        and _FROM_DAY.fullmatch(phrases[at].text) is not None
        and around[0].text.endswith("的")
        and is_consequence(around[2].text, True)
    )


def _role(phrases: list[Phrase], at: int, following: bool) -> bool:
    """True for consequence. Behind one, plain phrases belong to it unless they lead up to a 的."""
    if _opens(phrases, at, following):
        return True
    if not following or phrases[at].before != "，":
        return False
    last = at
    while last + 1 < len(phrases) and phrases[last + 1].before == "，" and not _opens(phrases, last + 1):
        last += 1
    return _ENDS.search(phrases[last].text) is None
