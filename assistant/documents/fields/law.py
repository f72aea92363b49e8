"""Fields: duties violated and bases of the penalty, quoted word for word; reasons."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import takewhile

from assistant.analysis.references import act_day
from assistant.documents.fields.registry import field
from assistant.documents.fields.relied import relied_on
from assistant.documents.marks import plain
from assistant.documents.sheet import Relied, Sheet, clean
from assistant.law.citations.model import Citation
from assistant.law.lookup import text_of
from assistant.law.model import LawRef, Provision, Version

_OMITTED = "……"
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")  # of the source, no word of the law
_FIRST_ITEM = re.compile(r"\s*[（(]一[）)]")
LIGHTER = re.compile(r"(?<!不)(?<!不予)(?<!没有)(?<!无)(?<!、)减轻(?:行政)?处罚|^减轻$")


@field("定性", "违反的条款和原文，一条一段；有几个行为的，各写各的行为")
def duties(sheet: Sheet) -> list[str]:
    """Every duty with its words."""
    several = len({(one.act, one.of.key) for one in sheet.relied}) > 1
    found = {
        (ref, one.clause.version, act_told(sheet, one) if several else ""): one.clause.inferred
        for one in sheet.relied for ref in one.clause.violated
    }  # fmt: skip
    if not found:
        return [
            sheet.say("duty", 条款=sheet.need("被违反的条款", ""), 原文=sheet.need("条款原文", ""), 止="。")
        ]
    return [_duty(sheet, ref, version, act, inferred) for (ref, version, act), inferred in found.items()]


def act_told(sheet: Sheet, one: Relied) -> str:
    """Whose conduct it is where a paper speaks of several: 甲公司堆放纸箱的行为; "" where the officer named none."""
    who = sheet.fact("party.name", one.of.party.name) if sheet.others else ""
    act = sheet.fact("charges.act", one.act)
    return sheet.say("act", 当事人=who or "当事人", 行为=act) if act else ""


def _duty(sheet: Sheet, ref: LawRef, version: Version, act: str, inferred: bool) -> str:
    held = there(sheet, ref, version)
    cite = sheet.mark("法条", held.format(), held.format())
    text = quoted(sheet, ref, version) if held == ref else _misdirected(sheet, ref)
    doubt = sheet.ledger.lacking("违则由系统按行为描述推断，核对后删去本提示") if inferred else ""
    stop = "。" if inferred else _stop(text)
    if act:
        return sheet.say("duty.act", 行为=act, 条款=cite, 原文=text, 提示=doubt, 止=stop)
    if inferred:
        return sheet.say("duty.inferred", 条款=cite, 原文=text, 提示=doubt, 止=stop)
    return sheet.say("duty", 条款=cite, 原文=text, 止=stop)


def there(sheet: Sheet, ref: LawRef, version: Version) -> LawRef:
    """A reference; its article where that is held and has no such paragraph or item: then the clause that names it is wrong."""
    on, article = act_day(sheet.case), LawRef(ref.law, ref.provision.whole_article())
    if text_of(sheet.library, ref, version, on) is None and text_of(sheet.library, article, version, on):
        return article
    return ref


def _misdirected(sheet: Sheet, ref: LawRef) -> str:
    place = ref.provision.format()
    article = ref.provision.whole_article().format()
    return sheet.ledger.lacking(
        f"被违反的款项和原文：罚则引用的是{place}，库中的{article}没有这一款项，核对是引用有误还是所收文本有误"
    )


@field("违反条款", "违反的条款，只写条号")
def duty_names(sheet: Sheet) -> str:
    """Without the words."""
    refs = dict.fromkeys(
        there(sheet, ref, one.clause.version) for one in sheet.relied for ref in one.clause.violated
    )
    return "、".join(sheet.mark("法条", ref.format(), ref.format()) for ref in refs)


@field("处罚条款", "处罚依据，只写条号")
def basis_names(sheet: Sheet) -> str:
    """Without the words."""
    refs = dict.fromkeys(ref for one in sheet.relied for ref in (one.clause.penalty, *one.also))
    return "、".join(sheet.mark("法条", ref.format(), ref.format()) for ref in refs)


@field("处罚依据", "处罚依据的条款和原文，一条一段；裁量理由里写到的条款也列出原文")
def bases(sheet: Sheet) -> list[str]:
    """Every penalty clause with its words, then what the reasons rely on."""
    found = dict.fromkeys(
        (ref, one.clause.version) for one in sheet.relied for ref in (one.clause.penalty, *one.also)
    )
    if not found:
        return [
            sheet.say("basis", 条款=sheet.need("处罚依据条款", ""), 原文=sheet.need("条款原文", ""), 止="。")
        ]
    return [*(_basis(sheet, ref, version) for ref, version in found), *_reasons(sheet)]


def _reasons(sheet: Sheet) -> list[str]:
    """What the reasons for less or more rely on, word for word; a gap where a reduction names nothing."""
    named = cited_in(sheet, sheet.case.discretion)
    if named or not reduced(sheet):
        return named
    return [
        sheet.say(
            "basis", 条款=sheet.need("减轻处罚的依据条款", ""), 原文=sheet.need("条款原文", ""), 止="。"
        )
    ]


def reduced(sheet: Sheet) -> bool:
    """Whether the officer's reasons reduce the penalty (减轻)."""
    words = sheet.entire.discretion + "".join(c for one in sheet.case.charges for c in one.circumstances)
    return bool(LIGHTER.search(words))


def _basis(sheet: Sheet, ref: LawRef, version: Version) -> str:
    cite, text = sheet.mark("法条", ref.format(), ref.format()), quoted(sheet, ref, version)
    return sheet.say("basis", 条款=cite, 原文=text, 止=_stop(text))


def _stop(text: str) -> str:
    """A full stop, unless the quotation ends with one."""
    return "" if plain(text).endswith("。") else "。"


@field("不罚依据", "不予处罚的条款和原文：从裁量理由、决定步骤的备注里所写的条款取")
def exemption(sheet: Sheet) -> list[str]:
    """The provisions that the officer names for not punishing, with their words."""
    return cited_in(sheet, exempting_words(sheet)) or [
        sheet.say(
            "basis", 条款=sheet.need("不予处罚的依据条款", ""), 原文=sheet.need("条款原文", ""), 止="。"
        )
    ]


def exempting_words(sheet: Sheet) -> str:
    """What the officer wrote on not punishing: the reasons, the note of the decision."""
    decided = sheet.outcome.first("决定")
    return f"{sheet.case.discretion}。{decided.note if decided else ''}"


def cites_in(sheet: Sheet, words: str) -> tuple[Citation, ...]:
    """The citations that some words rely on."""
    if words not in sheet.cites:
        sheet.cites[words] = tuple(relied_on(words, sheet.library))
    return sheet.cites[words]


def cited_in(sheet: Sheet, words: str) -> list[str]:
    """The provisions that some words rely on and the library holds, each as a basis with its words."""
    cited = cites_in(sheet, words)
    on = sheet.case.decided or (act_day(sheet.case) if cited else None)
    found = [text for cite in cited if (text := _named(sheet, cite.name, cite.provision, on))]
    return list(dict.fromkeys(found))


def _named(sheet: Sheet, name: str, provision: Provision | None, on: date | None) -> str:
    laws = sheet.library.find(name) if name else []
    version = sheet.library.version_at(laws[0], on) if len(laws) == 1 and on else None
    return _basis(sheet, LawRef(laws[0].name, provision), version) if version and provision else ""


def quoted(sheet: Sheet, ref: LawRef, version: Version) -> str:
    """The words of a provision; an item with the words before the items, and an ellipsis for those left out."""
    on = act_day(sheet.case)
    text = text_of(sheet.library, ref, version, on)
    if text is None:
        return sheet.need(f"{ref.format()}原文（法规库未收录）", "")
    words = _GAP.sub("", "".join(line.strip() for line in text.split("\n")))
    if ref.provision.item:
        words = _lead(sheet, ref, version, on) + words + _tail(sheet, ref, version, on)
    return sheet.mark("法条", ref.format(), words)


def _tail(sheet: Sheet, ref: LawRef, version: Version, on: date | None) -> str:
    """An ellipsis where items follow that are left out."""
    following = replace(ref.provision, item=ref.provision.item + 1, point=0)
    return _OMITTED if text_of(sheet.library, LawRef(ref.law, following), version, on) else ""


def _lead(sheet: Sheet, ref: LawRef, version: Version, on: date | None) -> str:
    """The words before the items, without which an item alone says nothing."""
    place = replace(ref.provision, item=0, point=0)
    whole = text_of(sheet.library, LawRef(ref.law, place), version, on) or ""
    before = list(takewhile(lambda line: not _FIRST_ITEM.match(line), whole.split("\n")))
    head = before[-1] if before and before[-1].rstrip().endswith(("：", ":")) else ""
    between = "" if ref.provision.item == 1 else _OMITTED
    return f"{head}{between}" if head else ""


@field("裁量理由", "从轻、减轻、从重或者一般处罚的事实和理由")
def discretion(sheet: Sheet) -> str:
    """The officer's words, then the circumstances of the charges that they do not name."""
    told = clean(sheet.case.discretion).rstrip("。")
    named = dict.fromkeys(
        c for charge in sheet.case.charges for c in charge.circumstances if c and c not in told
    )
    more = "、".join(sheet.fact("charges.circumstances", one) for one in named)
    words = [part for part in (sheet.fact("discretion", told), more) if part]
    return "；".join(words)
