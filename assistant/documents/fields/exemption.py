"""Fields of not punishing: on which ground, in which words, with what beside it."""

from __future__ import annotations

import re
from contextlib import suppress

from assistant.analysis.references import act_day
from assistant.documents.fields.choosing import GAINS
from assistant.documents.fields.law import cited_in, cites_in, exempting_words
from assistant.documents.fields.outcome import penalties_short
from assistant.documents.fields.registry import field
from assistant.documents.fields.relied import only_pleaded
from assistant.documents.marks import plain
from assistant.documents.sheet import Sheet
from assistant.errors import InputError
from assistant.law.citations.model import Citation
from assistant.law.lookup import text_of
from assistant.law.model import LawRef, Provision

_LAW = "中华人民共和国行政处罚法"
_TAUGHT = LawRef(_LAW, Provision(33, paragraph=3))
_INCAPABLE = (Provision(30), Provision(31))
_GUARDED = re.compile(r"责令其?监护人[^，。；]+")
_LATE = Provision(36)
_CLAUSE = re.compile(r"[，,。；;\n]")
_UNPROVEN = re.compile(
    r"违法(?:行为的)?事实(?:均|尚|也)?(?:不能成立|不成立|难以成立|不清|(?:尚?不足以|难以|无法|不能|不予)认定)|(?<!违法)事实(?:不清|不能成立|不成立|(?:尚?不足以|难以|无法|不能)认定)"
    r"|证据(?:尚)?不足(?!以)|证据(?:尚)?不足以(?:证明|证实|认定)|没有违法(?:事实|行为)|违法行为(?:均|也)?(?:不能成立|不成立|(?:尚?不足以|难以|无法|不能)认定)"
)
_DENIED = re.compile(
    r"不(?:是|属于|存在|构成|能认为|应认定|认为)|并非|并无|不无|没有(?!违法)|(?<!有)无(?!法|证据)|未(?:发现|出现|见)|是否|难谓|(?<!不能)(?<!无法)(?<!难以)排除|如果|即使|若"
)
_OF_ELSE = re.compile(
    r"^[^，,。；;]{0,10}(?:过错|故意|从重|情节|后果|所得|数额|货值|再次|多次|时间|共同)|^的?(?:问题|情形|情况)?(?:不存在|已(?:经)?(?:排除|补正|查清))"
)
_UNTOLD = "是否对当事人进行教育（没有写不予处罚的依据条款）"
_LIGHT = re.compile("轻微")
_SPARED = re.compile("免予(?:行政)?处罚")
_SEIZES = re.compile("没收")
_NOTHING_LEFT = re.compile(
    r"(?:无|没有|已无)(?:可没收|可以没收|库存|剩余|物品可)|(?:全部|均已)(?:销毁|召回销毁)|没有[^，。；]{0,8}可没收"
)


@field("是不罚", "本案不予行政处罚")
def is_exempt(sheet: Sheet) -> bool:
    """By the track of the case."""
    return sheet.track == "不予处罚"


@field("告知书名称", "行政处罚事先告知书；不予处罚的为不予行政处罚事先告知书")
def notice_name(sheet: Sheet) -> str:
    """By the track of the case."""
    return sheet.mark(
        "模板", "告知书名称", "不予行政处罚事先告知书" if is_exempt(sheet) else "行政处罚事先告知书"
    )


@field("不罚方式", "不予行政处罚、免予行政处罚或者不再给予行政处罚：按所引条款的用语")
def manner(sheet: Sheet) -> str:
    """In the words of the provision that is relied on."""
    if any(_LATE.covers(place) for place in _grounds(sheet)):
        return sheet.mark("法条", "不罚依据", "不再给予行政处罚")
    quoted = plain("".join(cited_in(sheet, exempting_words(sheet))))
    return sheet.mark("法条", "不罚依据", "免予行政处罚" if _SPARED.search(quoted) else "不予行政处罚")


@field("处罚概要", "处罚的种类和数额，连成一句；不予处罚的写不予处罚")
def in_short(sheet: Sheet) -> str:
    """What is decided, in one line: of a case that is not punished no penalties, though its clause names some."""
    return str(manner(sheet)) if is_exempt(sheet) else penalties_short(sheet)


@field("不罚决定", "不予处罚的决定和一并作出的教育、责令监护人、没收，一段一行")
def decided(sheet: Sheet) -> list[str]:
    """The decision with what the law joins to its ground."""
    how, guarded = str(manner(sheet)), _guardian(sheet)
    if guarded:
        told = sheet.say("exempt.guarded", 方式=how, 监护=guarded)
    elif not _teaches(sheet):
        told = sheet.say("exempt", 方式=how)
    else:
        cite = sheet.mark("法条", _TAUGHT.format(), _TAUGHT.format())
        told = sheet.say("exempt.taught", 方式=how, 条款=cite)
    return [told, *_whether_taught(sheet), *_confiscated(sheet)]


def _teaches(sheet: Sheet) -> bool:
    """Whether the party is to be taught (行政处罚法第三十三条第三款): for a violation that is not punished, by a law that says so.

    There is none to teach where the violation is too old (第三十六条), or where the ground is that none is established
    (第五十七条第一款第三项, 第四十条), as the text of the library has it. Without any ground it is open (``_whether_taught``).
    """
    grounds = _grounds(sheet)
    if not _relied(sheet) or any(_LATE.covers(place) for place in grounds):
        return False
    unproven = [place for place in grounds if _unproven(sheet, place)]
    return bool(_said(sheet, _TAUGHT.provision)) and not (unproven and len(unproven) == len(grounds))


def _whether_taught(sheet: Sheet) -> list[str]:
    """A gap where no ground is named and the reasons do not say that nothing is proved: whom to teach is then open."""
    open_ = (
        not _relied(sheet) and _said(sheet, _TAUGHT.provision) and not _nothing_proved(exempting_words(sheet))
    )
    return [sheet.ledger.lacking(_UNTOLD) + "。"] if open_ else []


def _unproven(sheet: Sheet, place: Provision) -> bool:
    """Whether a provision lets off because nothing is proved; of one that has other grounds too, the reasons tell which."""
    text = _said(sheet, place)
    alone = not _LIGHT.search(text)
    return bool(_UNPROVEN.search(text)) and (alone or _nothing_proved(exempting_words(sheet)))


def _nothing_proved(words: str) -> bool:
    """Whether the reasons say that no violation is established, and speak of none that is slight."""
    return _says(_UNPROVEN, words) and not _says(_LIGHT, words)


def _says(form: re.Pattern[str], words: str) -> bool:
    """Whether the reasons say something: in a clause that does not deny it, and not as what only the party pleads."""
    return any(
        not _DENIED.search(_CLAUSE.split(words[: found.start()])[-1])
        and not _OF_ELSE.match(words[found.end() :])
        and not only_pleaded(words, *found.span())
        for found in form.finditer(words)
    )


def _said(sheet: Sheet, place: Provision) -> str:
    """The words of a provision of 行政处罚法 that govern the decision; "" when the library does not hold them.

    A day of the act that cannot be read is told elsewhere; here it is as unknown as none.
    """
    laws, on = sheet.library.find(_LAW), sheet.case.decided
    with suppress(InputError):
        on = on or act_day(sheet.case)
    version = sheet.library.version_at(laws[0], on) if len(laws) == 1 else None
    return (text_of(sheet.library, LawRef(_LAW, place), version, on) or "") if version else ""


def _grounds(sheet: Sheet) -> list[Provision]:
    """The provisions of 行政处罚法 among them."""
    return [c.provision for c in _relied(sheet) if c.provision and (c.name or "").endswith("行政处罚法")]


def _relied(sheet: Sheet) -> tuple[Citation, ...]:
    """What the officer relies on, of any law."""
    return cites_in(sheet, exempting_words(sheet))


def _guardian(sheet: Sheet) -> str:
    """What the law orders for the guardian of a party that cannot answer for itself, in its own words."""
    place = next((one for one in map(Provision.whole_article, _grounds(sheet)) if one in _INCAPABLE), None)
    if place is None:
        return ""
    ref, found = LawRef(_LAW, place), _GUARDED.search(_said(sheet, place))
    return sheet.mark("法条", ref.format(), found[0]) if found else ""


def _confiscated(sheet: Sheet) -> list[str]:
    """What is taken all the same: as the charges say, or a gap where the ground speaks of it and the officer does not."""
    seized = [m for m in sheet.measures if m.kind.startswith("没收") and (m.detail or m.amount)]
    told = [
        sheet.fact("charges.measures", f"{m.kind}{m.detail}") + (sheet.money(m.amount, "measures.amount") if m.amount else "")
        for m in seized
    ]  # fmt: skip
    if told:
        return [sheet.say("exempt.confiscated", 内容="、".join(told))]
    words = exempting_words(sheet)
    speaks = _SEIZES.search(plain("".join(cited_in(sheet, words)))) and GAINS not in words
    silent = speaks and not _NOTHING_LEFT.search(f"{words}{sheet.entire.facts}")
    return [sheet.ledger.lacking("是否没收及没收的物品（所引条款有没收的规定）") + "。"] if silent else []
