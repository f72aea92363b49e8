"""Fields: what is ordered and decided, how it is performed, what the party can do against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from assistant.analysis.measures import BORROWED, FINE, is_order
from assistant.documents.fields.choosing import (
    GAINS,
    Run,
    before_told,
    in_its_words,
    is_ordered_too,
    left_out,
    met,
    to_choose,
    undecided,
)
from assistant.documents.fields.clause_words import wants_leave
from assistant.documents.fields.law import act_told
from assistant.documents.fields.registry import field
from assistant.documents.marks import plain
from assistant.documents.parts import load_parts
from assistant.documents.remedies import Remedies, load_remedies
from assistant.documents.sheet import Addressee, Relied, Row, Sheet, clean
from assistant.dossier.model import Measure

_SHARES = ("percent", "multiple", "per_unit")
_UNFOUNDED = "规定罚款数额的条款（所选条款没有写明数额）"
_SUM = r"(?:\d[\d,.]*|[一二三四五六七八九十百千万两]+)\s?[万亿]?余?元"
_WORDS_ONLY = ("警告", "通报批评")
_LEAST = 4  # characters of a base that tell it
_CHOICE = "【待补充：在"
_LEAVE = "经有批准权的人民政府批准（决定）的日期和文号"


@field(
    "处罚内容",
    "处罚的种类和数额，一项一行；几个行为、几名当事人的分别写；号：只有一项的为空",
    "序号",
    "号",
    "内容",
    "止",
)
def penalties(sheet: Sheet) -> list[Row]:
    """Every penalty with its sum; what depends on something, or may be left, is marked for the officer to decide."""
    lines = list(_lines(sheet)) or [sheet.need("处罚种类和内容", "")]
    return numbered(lines)


def numbered(lines: Sequence[str]) -> list[Row]:
    """Lines as rows of a list; what stands alone bears no number (号)."""
    return [
        {
            "序号": str(n),
            "号": f"{n}．" if len(lines) > 1 else "",
            "内容": line,
            "止": "。" if n == len(lines) else "；",
        }
        for n, line in enumerate(lines, 1)
    ]


def penalties_short(sheet: Sheet) -> str:
    """The penalties in one line."""
    return "；".join(_lines(sheet)) or sheet.need("处罚种类和内容", "")


@field("罚没合计", "几项罚款、没收违法所得的合计，一名当事人一句；只有一笔的为空")
def total(sheet: Sheet) -> list[str]:
    """For each party that has to pay more than one sum."""
    return [line for one in sheet.everybody if (line := _total(sheet, one))]


def _total(sheet: Sheet, one: Addressee) -> str:
    own = [m for relied in sheet.relied if relied.of == one for m in relied.measures if m.amount]
    if not any(m.kind == FINE for m in own) and one.first and (whole := fine_of(sheet)):
        own.append(Measure(kind=FINE, amount=whole))
    kinds = list(dict.fromkeys(m.kind for m in own if m.amount and m.amount > 0))
    split = len([r for r in sheet.relied if r.of == one and any(m.amount for m in r.measures)]) > 1
    if len(kinds) < 2 and not split:
        return ""
    amount = sheet.money(sum((m.amount for m in own if m.amount), Decimal(0)), "合计")
    told = "和".join(sheet.mark("法条", "处罚种类", kind) for kind in kinds)
    who = sheet.fact("party.name", one.party.name) if sheet.others else ""
    part = "sum.merged" if split else "sum"
    return sheet.say(part, 当事人=f"对{who}的" if who else "", 种类=told, 合计=amount)


def _lines(sheet: Sheet) -> Iterator[str]:
    """One line a kind of penalty; where there are several acts or parties, one line for each of them."""
    if len(sheet.relied) < 2:
        yield from _kinds(sheet, sheet.relied)
        return
    for one in sheet.relied:
        told = "，".join(_kinds(sheet, (one,)))
        if told:
            yield sheet.say("penalty.for", 对象=_against(sheet, one), 内容=told)


def _against(sheet: Sheet, one: Relied) -> str:
    """For which act, or else under which clause, and in a joint paper against whom."""
    act = act_told(sheet, one)
    cite = sheet.mark("法条", one.clause.penalty.format(), one.clause.penalty.format())
    who = sheet.fact("party.name", one.of.party.name) if sheet.others else ""
    return (
        sheet.say("for.act", 行为=act)
        if act
        else sheet.say("for.clause", 当事人=f"对{who}" if who else "", 条款=cite)
    )


def _kinds(sheet: Sheet, relied: Sequence[Relied]) -> Iterator[str]:
    left = set(left_out(sheet))
    open_runs = [run for one in relied for run in undecided(one)]
    measures = [m for one in relied for m in one.measures if not is_order(m) and m not in left]
    chosen = set[str]()
    for kind in dict.fromkeys(measure.kind for measure in measures):
        own = [measure for measure in measures if measure.kind == kind]
        if is_ordered_too(sheet, kind, own, relied):
            continue
        run = next((run for run in open_runs if own[0] in run), None)
        line = "" if run is not None and own[0] != run[0] else _line(sheet, kind, own, run)
        if line and not (plain(line).startswith(_CHOICE) and plain(line) in chosen):
            chosen.add(plain(line))
            yield line


def _line(sheet: Sheet, kind: str, measures: Sequence[Measure], run: Run | None) -> str:
    """One kind of penalty; of a run of kinds between which the clause leaves the choice, the gap that asks for one."""
    if kind == BORROWED:
        return sheet.ledger.lacking(f"依照{'、'.join(m.detail for m in measures)}确定的处罚种类和数额")
    if kind == FINE:
        return _fine(sheet, measures)
    name = in_its_words(sheet, kind, measures)
    if run is not None:
        return name if plain(name).startswith(_CHOICE) else to_choose(sheet, run)
    sums = [m.amount for m in measures if m.amount]
    if sums:
        amount = sheet.money(sum(sums, Decimal(0)), "measures.amount")
        return sheet.say("confiscated", 种类=name, 金额=amount)
    details = dict.fromkeys(clean(m.detail) for m in measures if m.detail)
    told = "、".join(sheet.fact("measures.detail", one) for one in details)
    unmet = [m for m in measures if m.conditional and not met(sheet, m)]
    if not told and all(m.discretionary or m in unmet or m.alternative for m in measures):
        condition = "、".join(dict.fromkeys(m.conditional for m in unmet))
        when = f"（条文的条件：{condition}）" if condition else ""
        return sheet.ledger.lacking(f"是否适用“{kind}”及其内容{when}")
    if told:
        name = before_told(sheet, kind, name, details)
    return sheet.say("penalty", 种类=name, 内容=told or _content(sheet, kind, name)) + _leave(sheet, measures)


def _content(sheet: Sheet, kind: str, name: str) -> str:
    """The gap that asks what a penalty is of; "" where its name says all."""
    asked = "" if plain(name).startswith(_CHOICE) else _asked_of(kind)
    return sheet.ledger.lacking(f"{plain(name)}的{asked}") if asked else ""


def _leave(sheet: Sheet, measures: Sequence[Measure]) -> str:
    """The gap that asks for the leave of a government where the clause wants one and the case tells of none."""
    return sheet.ledger.lacking(_LEAVE) if wants_leave(sheet, measures) else ""


def _asked_of(kind: str) -> str:
    """What has to be said of a kind of penalty beside its name; "" for nothing."""
    return next((asked for start, asked in load_parts().asked.items() if kind.startswith(start)), "")


def _fine(sheet: Sheet, measures: Sequence[Measure]) -> str:
    proposed = [m.amount for m in measures if m.amount is not None and m.amount > 0]
    whole = sheet.case.fine_yuan
    alone = sheet.to.first and len(sheet.relied) < 2
    if not proposed and whole is not None and whole > 0 and alone:
        proposed = [whole]
    if not proposed:
        ranges = "；".join(dict.fromkeys(map(_told_fine, measures)))
        lacking = sheet.ledger.lacking(f"罚款数额（法定幅度：{ranges}）")
        return sheet.say("fine", 金额=lacking, 基数="")
    if len(proposed) == 1:
        founded = any(one.fines for one in sheet.relied) or not sheet.relied
        doubt = _base(sheet) if founded else sheet.ledger.lacking(_UNFOUNDED)
        return sheet.say("fine", 金额=sheet.money(proposed[0], "fine"), 基数=doubt)
    parts = "、".join(sheet.money(one, "fine") for one in proposed)
    return sheet.say("fines", 各项=parts, 合计=sheet.money(sum(proposed, Decimal(0)), "合计"))


def _base(sheet: Sheet) -> str:
    """A gap where the fine is a share or a multiple of what neither the facts nor the reasons tell."""
    told = sheet.case.facts + sheet.case.discretion
    shares = {f.base for one in sheet.relied for f in one.fines if f.type in _SHARES}
    amounts = any(f.type == "amount" for one in sheet.relied for f in one.fines)
    unknown = [base for base in sorted(shares) if base and not _summed(base, told)]
    taken = [m for one in sheet.relied for m in one.measures if m.kind == GAINS and m.amount]
    unknown = [base for base in unknown if not (taken and base in GAINS)]
    if amounts or not unknown or len(unknown) < len(shares):
        return ""
    return sheet.ledger.lacking(f"作为罚款基数的{'、'.join(unknown)}的数额和认定依据")


def _summed(base: str, told: str) -> bool:
    """Whether some words say how much the base is: 货值金额为9450元, 3200元的违法所得; 建设工程造价 may be 工程造价."""
    word = "|".join(re.escape(base[start:]) for start in range(max(1, len(base) - _LEAST + 1)))
    word = f"(?:{word})"
    return bool(re.search(rf"{word}[^。；\n]{{0,24}}?{_SUM}|{_SUM}[^。；，\n]{{0,6}}{word}", told))


def fine_of(sheet: Sheet) -> Decimal | None:
    """The fine that the paper imposes; None while nobody named one."""
    proposed = [m.amount for m in sheet.measures if m.kind == FINE and m.amount is not None and m.amount > 0]
    if proposed:
        return sum(proposed, Decimal(0))
    whole = sheet.case.fine_yuan
    return whole if whole is not None and whole > 0 and sheet.to.unit is None else None


def _told_fine(measure: Measure) -> str:
    when = "，".join(part for part in (measure.addressee, measure.conditional) if part)
    return f"{when}：{measure.detail}" if when else measure.detail


@field("罚款金额", "罚款数额，大写和小写")
def fine(sheet: Sheet) -> str:
    """In capitals and figures."""
    amount = fine_of(sheet)
    return sheet.money(amount, "fine") if amount else ""


@field("有罚款", "条款规定了罚款，或者条款未定")
def is_fined(sheet: Sheet) -> bool:
    """Or it is not settled yet."""
    return not sheet.relied or any(measure.kind == FINE for measure in sheet.measures)


@field("履行", "履行的方式、期限和逾期的后果，一段一行")
def performance(sheet: Sheet) -> list[str]:
    """How and until when."""
    if not is_fined(sheet):
        return [_unpaid(sheet)]
    bank = sheet.need("缴款银行或者电子支付方式", sheet.mark("机关资料", "payment", sheet.agency.payment))
    if sheet.track == "简易":
        return [sheet.say("perform.spot", 缴款=bank), sheet.say("perform.surcharge")]
    gains = any(m.kind == GAINS and m.amount for m in sheet.measures)
    first = sheet.say("perform.fine", 缴款=bank, 没收="和没收的违法所得" if gains else "")
    return [first + sheet.say("perform.surcharge")]


def _unpaid(sheet: Sheet) -> str:
    kinds = {m.kind for m in sheet.measures if not is_order(m)} - {m.kind for m in left_out(sheet)}
    if kinds and kinds <= set(_WORDS_ONLY):
        return sheet.say("perform.words")
    return sheet.say("perform.other", 方式=sheet.need("履行方式和期限", ""))


@field("救济", "行政复议和行政诉讼的机关、期限和先后，一段一行")
def remedies(sheet: Sheet) -> list[str]:
    """By the day of the decision and the track."""
    told = [_remedy(sheet)]
    if sheet.kind.kind != "no_penalty":
        told.append(sheet.say("remedy.running") + sheet.say("remedy.forced"))
    return told


def _remedy(sheet: Sheet) -> str:
    data, on = load_remedies(), sheet.case.decided
    authority, court = sheet.need("行政复议机关", review_authority(sheet)), sheet.need("管辖的人民法院", str(court_of(sheet)))  # fmt: skip
    period = sheet.need("起诉期限", sheet.mark("计算", "起诉期限", _suit(sheet, data, on) if on else ""))
    if on is not None and data.review_first(sheet.track, on, _laws(sheet)):
        return sheet.say("remedy.first", 复议机关=authority, 法院=court)
    return sheet.say("remedy.either", 复议机关=authority, 起诉期限=period, 法院=court)


def _laws(sheet: Sheet) -> list[str]:
    return [one.clause.penalty.law for one in sheet.relied]


def _suit(sheet: Sheet, data: Remedies, on: date) -> str:
    """The period to sue; "" where it hangs on an order that is not decided yet."""
    ordered = "".join(m.kind for m in sheet.measures if not m.conditional)
    possible = "".join(m.kind for m in sheet.measures)
    found = {data.suit(sheet.track, on, _laws(sheet), words) for words in (ordered, possible)}
    return found.pop() if len(found) == 1 else ""


def review_authority(sheet: Sheet) -> str:
    """The authority for the day of the decision, as the agency filled it in."""
    on, since = sheet.case.decided, load_remedies().authority
    if on is not None and on < since:
        return sheet.mark("机关资料", "review_authority_before", sheet.agency.review_authority_before)
    return sheet.mark("机关资料", "review_authority", sheet.agency.review_authority)


@field("管辖法院", "管辖行政诉讼的人民法院（agencies.json）")
def court_of(sheet: Sheet) -> str:
    """From the agency's own data."""
    return sheet.mark("机关资料", "court", sheet.agency.court)


@field("复议机关", "行政复议机关（agencies.json，按决定日期）")
def authority_of(sheet: Sheet) -> str:
    """From the agency's own data."""
    return review_authority(sheet)


@field("执行法院", "申请强制执行的人民法院（agencies.json）")
def enforcement_court(sheet: Sheet) -> str:
    """From the agency's own data."""
    return sheet.mark("机关资料", "enforcement_court", sheet.agency.enforcement_court)


@field("缴款方式", "缴款银行、账户或者电子支付方式（agencies.json）")
def payment(sheet: Sheet) -> str:
    """From the agency's own data."""
    return sheet.mark("机关资料", "payment", sheet.agency.payment)
