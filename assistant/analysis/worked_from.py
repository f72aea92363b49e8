"""The number that a fine is worked out from (货值金额12480元, 23人), and which papers tell it (处罚法第四十条)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.dossier.model import Case, Evidence
from assistant.law.penalty_model import Fine
from assistant.text.amounts import Amount, amounts_in
from assistant.text.bigrams import bigrams, standing_in
from assistant.text.numerals import NUMBER, plain, to_chinese, value_of

_BASES = {
    "所得": re.compile("收入|收款|收取|获利|营业额|销售|流水|租金|收了"),
    "货值": re.compile("货值|单价|进货|销售|价格|金额|总额|标价"),
    "进货": re.compile("进货|购进|送货|单价|货款|转账"),
    "价款": re.compile("合同|造价|价款|结算"),
    "造价": re.compile("合同|造价|价款|结算"),
}
OF_PROCEEDINGS = re.compile(
    r"听证|告知|处罚决定|审批表|终结报告|法制审核"
)  # tell what we made of the base, prove none
_LEASED = re.compile(
    r"(?:租赁|承租|租房)[^，。；]{0,6}(?:合同|协议)"
)  # what the party pays, not what it took
_SHARE = re.compile(
    rf"\s?(?:的|[×xX*＊]|乘以|按照?|以)\s?(?:(?:百分之(?P<percent>{NUMBER}))|(?P<number>{NUMBER})\s?(?P<unit>倍|[%％]|(?=[=＝])))"
)
_GAINED = re.compile(  # what was gained, just before the sum
    r"(?:违法所得|非法所得|得款|获利|盈利|收款|收取[^，。；\d]{0,6}|销售款|营业额)(?:款|金额|数额|总额)?(?:共计|合计|共|计|总计|为|是|人民币|[：:])*(?=[\d¥￥一二三四五六七八九十百千万])"
)
_CLAUSE = re.compile("[，。；：、,;:]")
_BASE = re.compile("货值|所得|造价|价款|费用?|总额|销售额|营业额|基数|投资额|损失")
_ROUNDING = Decimal(1)  # a fine is told in whole yuan
_HUNDRED = Decimal(100)
_TIMES = re.compile(rf"(?P<share>{NUMBER})\s?倍(?!以[上下])")
_MOST_ITEMS = 8
_MET = 2  # pairs of characters that words must share with what the base is called
_SMALL = 10  # a smaller count says what it counts only by its own unit
_EACH = re.compile(r"^每[一个]?")
_MEASURES = "[人名位个张笔户份件只头羽株棵辆台套家处条箱袋瓶盒桶本次趟单]"


@dataclass(frozen=True, slots=True)
class Number:
    """What a fine is worked out from: a sum in yuan (``unit`` ""), or a count in a unit; ``each`` is the fine for one."""

    value: Decimal
    unit: str = ""
    each: Decimal = Decimal(0)

    @property
    def told(self) -> str:
        """The number in words."""
        return f"{plain(self.value)}{self.unit or '元'}"

    def is_told_in(self, text: str) -> bool:
        """Whether a text tells this very number, in digits or in Chinese.

        Args:
            text: a clause of a paper.
        """
        if not self.unit:
            return any(amount.yuan == self.value for amount in amounts_in(text)) or bool(
                _number(plain(self.value)).search(text)
            )
        forms = [plain(self.value)]
        forms += [to_chinese(int(self.value))] if self.value == self.value.to_integral() else []
        behind = rf"\s?(?:{re.escape(self.unit)}" + ("" if self.value < _SMALL else f"|{_MEASURES}") + ")"
        return any(_number(form, behind).search(text) for form in forms)

    def adds_up_in(self, text: str) -> bool:
        """Whether sums that stand one behind the other in a text come to this sum.

        Args:
            text: a sentence of a paper.
        """
        sums = [amount.yuan for amount in amounts_in(text)] if not self.unit else []
        runs = ((i, j) for i in range(len(sums)) for j in range(i + 2, min(len(sums), i + _MOST_ITEMS) + 1))
        return any(sum(sums[i:j]) == self.value for i, j in runs)


def _number(form: str, behind: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.第一二三四五六七八九十百千万]){re.escape(form)}(?![\d.]){behind}")


def speaks_of_base(piece: Evidence, terms: Sequence[str]) -> bool:
    """Whether a piece speaks of what the fine is worked out from.

    Args:
        piece: of evidence.
        terms: what it is called (货值金额); with none every piece may.
    """
    words = f"{piece.name}\n{piece.text}"
    if OF_PROCEEDINGS.search(piece.name) or (_LEASED.search(piece.name) and "所得" in "".join(terms)):
        return False
    return not terms or any(
        standing_in(bigrams(term), words) >= min(_MET, len(bigrams(term)))
        or any(form.search(words) for about, form in _BASES.items() if about in term)
        for term in terms
    )


def number_of(case: Case, fines: Sequence[Fine]) -> Number | None:
    """The number from which the reasons come to the very fine, by its share or by the fine for one; None where they do not tell.

    Args:
        case: its fine and its reasons are read.
        fines: what the clause allows.
    """
    if case.fine_yuan is None:
        return None
    by_share = [base for _, base in shares_of(case.discretion, case.fine_yuan, fines)]
    by_share = by_share or list(_bases_told(case, case.fine_yuan, fines))
    counted = list(counts_of(case.discretion, case.fine_yuan, fines))
    found = {*(Number(base) for base in by_share), *counted}
    return found.pop() if len(found) == 1 else None


def _bases_told(case: Case, fine: Decimal, fines: Sequence[Fine]) -> Iterator[Decimal]:
    """The bases that the facts tell and of which a share that the reasons name is the very fine (所需费用27060元, 一倍)."""
    shares = {value_of(m["share"]) for m in _TIMES.finditer(case.discretion)}
    named = frozenset(pair for one in fines if one.type == "multiple" for pair in bigrams(one.base))
    for amount in amounts_in(case.facts) if named else ():
        if _is_base(_CLAUSE.split(case.facts[: amount.start])[-1], named) and any(
            share and amount.yuan * share == fine for share in shares
        ):
            yield amount.yuan


def gain_of(case: Case) -> Number | None:
    """The gain as the decision takes it or the facts call it (没收违法所得12650元, 得款12650元); None where several are told.

    Args:
        case: its steps, reasons and facts are read.
    """
    decided = [step.note for step in case.steps if "决定" in step.name]
    for texts in ((*decided, case.discretion), (case.facts,)):
        found = {
            amount.yuan for text in texts for m in _GAINED.finditer(text) for amount in amounts_in(text, m.end(), m.end() + 16)
            if amount.start == m.end()
        }  # fmt: skip
        if found:
            return Number(found.pop()) if len(found) == 1 else None
    return None


def counts_of(reasons: str, fine: Decimal, fines: Sequence[Fine]) -> Iterator[Number]:
    """By which fine for one, times which count, the reasons come to this very fine (每人800元，23人).

    Args:
        reasons: for the fine.
        fine: in yuan.
        fines: what the clause allows.
    """
    units = {_EACH.sub("", one.base) for one in fines if one.type == "per_unit" and one.base}
    for unit in sorted(filter(None, units)):
        rates = {a.yuan for m in re.finditer(rf"每[一个]?{re.escape(unit)}[^，。；\d]{{0,6}}?", reasons)
                 for a in amounts_in(reasons, m.end(), m.end() + 12)}  # fmt: skip
        counts = {
            value
            for m in re.finditer(rf"(?<![每第])(?P<count>{NUMBER})\s?{re.escape(unit)}", reasons)
            if (value := value_of(m["count"]))
        }
        yield from {Number(n, unit, rate) for n in counts for rate in rates if n * rate == fine}


def shares_of(reasons: str, fine: Decimal, fines: Sequence[Fine]) -> Iterator[tuple[Decimal, Decimal]]:
    """By which share of which base, in yuan, the reasons come to this very fine; none where two bases would do.

    Args:
        reasons: for the fine.
        fine: in yuan.
        fines: what the clause allows, by a share of a base.
    """
    parts = [one for one in fines if one.type in ("percent", "multiple")]
    if parts:
        unit = "%" if parts[0].type == "percent" else "倍"
        named = frozenset(pair for one in parts for pair in bigrams(one.base))
        yield from _shares(reasons, fine, unit, named)


def _shares(
    reasons: str, fine: Decimal, unit: str, named: frozenset[str]
) -> Iterator[tuple[Decimal, Decimal]]:
    """By which share of which base the reasons come to this very fine (12400元×8%); none where two bases would do.

    A price times a count, a share of something else and a sum on the way come to another number.
    """
    bases = (a for a in amounts_in(reasons) if _is_called_base(reasons[: a.start], named))
    found = {one for amount in bases if (one := _share(reasons, amount, fine, unit))}
    if len(found) == 1:
        yield from found


def _is_called_base(before: str, named: frozenset[str]) -> bool:
    """Whether an amount is called the base, in its clause or, where it begins one, in the clauses before (取8%，12400元×8%)."""
    clause = _CLAUSE.split(before)[-1]
    return _is_base(clause if clause.strip() else before, named)


def _is_base(before: str, named: frozenset[str]) -> bool:
    """Whether the words before an amount call it the base of the clause, or a base at all where the clause names none."""
    return bool(bigrams(before) & named) if named else _BASE.search(before) is not None


def _share(reasons: str, amount: Amount, fine: Decimal, unit: str) -> tuple[Decimal, Decimal] | None:
    match = _SHARE.match(reasons, amount.end)
    share = value_of(match["percent"] or match["number"]) if match else None
    if match is None or share is None:
        return None
    if not match["percent"] and not match["unit"]:  # 12480元×0.3＝3744元
        share *= _HUNDRED if unit == "%" else 1
    elif ("%" if match["percent"] or match["unit"] != "倍" else "倍") != unit:
        return None
    made = amount.yuan * share / (_HUNDRED if unit == "%" else 1)
    return (share, amount.yuan) if abs(made - fine) <= _ROUNDING else None
