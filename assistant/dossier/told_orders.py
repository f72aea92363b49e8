"""The last day of an order to mend: our order against what the facts say that we set, nothing else.

A day before which somebody mended, promised to mend, or is to report or pay is no last day of an order; nor is that of
an order of another agency, or of another thing to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.corpora import Words
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.dates import format_date


class _Said(Words):
    """The words of orders to mend and their last days, as corpora/lexicon/dossier/told_orders.yaml has them."""

    FILE = "lexicon/dossier/told_orders.yaml"

    to_mend: re.Pattern[str]
    other_duty: re.Pattern[str]
    no_order: re.Pattern[str]


_ORDER = re.compile(r"责令|指令|限期|改正|整改")
_ABOUT_ORDERS = re.compile(r"送达|回证|审批|审核|照片|笔录|复查|报告|申请|承诺|回复|说明")
_DAY = r"(?:(?P<year>\d{4})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:以|之)?前"
_GAP = r"[^，,。；;]{0,24}?(?:[，,](?:并|且)?(?:限|要求)?[其你]?(?:单位|公司|店)?[于在])?"
_SET = re.compile(rf"(?:责令|指令|限(?!制)|要求|令其)(?P<gap>{_GAP}){_DAY}")
_SET_BY_US = re.compile(rf"(?:责令|指令|限(?!制)|要求|须|应|请|于|在)(?P<gap>{_GAP}){_DAY}")
_WITH_RECEIPT = re.compile(
    r"(?:及|和|与|、|，|（含)(?:其)?送达回证）?$"
)  # 通知书及送达回证 is the notice itself
_LAST_DAY_OF = re.compile(r"(?:改正|整改)期限?")
PUT_OFF = re.compile(r"延期|延长|宽限|顺延")
"""Words of a deadline that was put off."""
_FUNCTION = re.compile(
    r"(?P<function>综合(?:行政)?执法|城市管理|城管|消防|应急|安全生产|安监|住房|住建|建设|市场监[督管]|质量|药品|生态环境|环[保境]|公安|交[通警]|运输|水[利务]|农业|渔|自然资源|国土|规划|卫生|卫健|疾控|文化|旅游|教育|体育|民政|人社|劳动|林|园林|烟草|海[事洋]|税务|气象|电力|燃气|街道|[乡镇]|人民政府|居委|村委|社区|物业)"
    r"[\u4e00-\u9fff]{0,12}?(?:局|大队|支队|总队|中队|队|厅|办事处|街道办|政府|委员会|委|站|所|公司)"
)
_REACH, _FAR = 160, 800  # characters around an order that are read
_TO_DO = re.compile(
    r"(?:责令|指令)[^。；;\n]*"
)  # names who is to mend with whose help (由燃气公司拆除), not who orders
_REMEDY = re.compile(r"[^。；;]{0,80}(?:复议|诉讼)[^。；;]{0,80}")


@dataclass(frozen=True, slots=True)
class _Deadline:
    """A last day with the words that set it, and what is to be done by then."""

    day: date
    paper: str
    quote: str
    to_do: str


def orders_apart(case: Case) -> Iterator[Contradiction]:
    """Our one order sets another last day than the facts say that we did.

    Args:
        case: evidence, facts, agency and day of the act are read.
    """
    papers = [p for p in case.evidence if _is_order(p)]
    ours = [p for p in papers if _by_us(f"{p.name}，{_TO_DO.sub('', _REMEDY.sub('', p.text))}", case)]
    twice = sum("责令" in step.name for step in case.steps) > 1
    if (
        len(ours) != 1
        or twice
        or any(PUT_OFF.search(text) for text in (case.facts, *(p.text for p in papers)))
    ):
        return
    told = {
        found.day: found for found in _deadlines(_SET, FACTS, case.facts, case) if _ours_in_facts(found, case)
    }
    for step in (s for s in case.steps if "责令" in s.name):
        told |= {found.day: found for found in _deadlines(_SET, f"步骤“{step.name}”", step.note, case)}
    set_days = {found.day: found for found in _deadlines(_SET_BY_US, ours[0].id, ours[0].text, case)}
    if len(told) == len(set_days) == 1 and told.keys() != set_days.keys():
        (mine,), (yours,) = set_days.values(), told.values()
        if _one_thing(mine.to_do, yours.to_do) and not _knows(case.facts, mine.day):
            a, b = (Side(one.paper, one.quote, format_date(one.day)) for one in (mine, yours))
            yield Contradiction("责令改正的期限", a, b, "改正期限")


def _is_order(piece: Evidence) -> bool:
    name = _WITH_RECEIPT.sub("", piece.name)
    named = _ORDER.search(name) and not _ABOUT_ORDERS.search(name)
    return piece.kind is EvidenceKind.DOCUMENT and bool(named)


def _deadlines(form: re.Pattern[str], paper: str, text: str, case: Case) -> Iterator[_Deadline]:
    """The last days that a text sets for mending; a day without year is of the year of the act."""
    said = _Said.read()
    for m in form.finditer(text):
        year = m["year"] or case.act_date[:4]
        clause = re.split("[，,。；;\n]", text[m.end() : m.end() + _REACH])[0]
        before = re.split("[。；;\n]", text[max(0, m.start() - _REACH) : m.start()])[-1]
        try:
            day = date(int(year), int(m["month"]), int(m["day"])) if year.isdigit() else None
        except ValueError:
            continue
        rest = re.split("[。；;\n]", text[m.end() : m.end() + _REACH])[0]
        to_do = rest if said.to_mend.search(clause) else m["gap"]
        mends = said.to_mend.search(to_do) or _LAST_DAY_OF.search(before[-8:] + m["gap"])
        if day and mends and not said.other_duty.search(clause) and not said.no_order.search(before + m[0]):
            yield _Deadline(day, paper, m[0] + clause, to_do)


def _ours_in_facts(found: _Deadline, case: Case) -> bool:
    """Whether no other agency stands last before the order in the facts."""
    at = case.facts.find(found.quote)
    before = case.facts[max(0, at - _FAR) : at]
    last = [m for m in _FUNCTION.finditer(before) if not m[0].endswith("公司")][-1:]  # none of which orders
    return not last or _by_us(last[0][0], case)


def _by_us(text: str, case: Case) -> bool:
    """Whether a text names our agency, by what it is for, or no agency at all."""
    named, own = ({m["function"] for m in _FUNCTION.finditer(words)} for words in (text, case.agency))
    return not named or bool(named & own) or (bool(case.agency) and case.agency in text)


def _one_thing(one: str, other: str) -> bool:
    """Whether two orders may ask for the same: 改正 holds for whatever is to be mended, 停止 and 拆除 are two things."""
    acts = [
        {act for act in _Said.read().to_mend.findall(words) if act not in ("改正", "整改")}
        for words in (one, other)
    ]
    return not all(acts) and "停止" not in acts[0] | acts[1] or bool(acts[0] & acts[1])


def _knows(text: str, day: date) -> bool:
    return re.search(rf"(?<!\d){day.month}月{day.day}日", text) is not None
