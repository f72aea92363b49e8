"""What fine a clause sets for the party and the condition of a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .law import Library, Place, covered, item_number, number, paragraphs, place
from .verdict import Verdict

SUM = r"[零〇一二两三四五六七八九十百千万亿\d.]+"
BASE = r"(?:每|按)[^，。；、]{0,12}?"
FINE = re.compile(
    rf"(?P<lo>{SUM})(?P<loo>元|倍|%)(?:以上)?[至、]?(?P<hi>{SUM})(?P<hio>元|倍|%)(?:以下|(?=的?罚款))"
    rf"|百分之(?P<plo>{SUM})以上百分之(?P<phi>{SUM})以下"
    rf"|百分之(?P<pto>{SUM})以下"
    rf"|(?P<to>{SUM})(?P<too>元|倍)以下(?!的?(?:拘留|有期))"
    rf"|(?P<fix>{SUM})元(?:的)?罚款"
)
STEM = re.compile(r"依照《(.+?)》(第.+?)，“(.+)”的，(.*?)(?:拟罚款([\d.]+)元|罚款的幅度是多少)")
SEVERE = re.compile(
    r"情节(?:较|特别)?(?:严重|较重|恶劣)|逾期|拒不|拒绝|再次|仍|屡|多次|(?:造成|导致|引起|致使)[^，；]*"
    r"(?:后果|损失|影响|污染|事故|伤|亡|死)|(?:货值|所得|价值)[^，]*(?:不足|超过|以上|以下)|情节较轻|后果严重|特别严重|尚不|警告后"
)
TIER = re.compile(r"(?:所得|货值|价值)[^，；]{0,8}(?:不足|超过|以上|以下)")
CHIEF = re.compile(r"主管人员|责任人员|负责人")
UNIT = re.compile(r"(?:对|属于|是|为)?(?:单位|企业|法人|组织)")
SELF = re.compile(r"个人|自然人|公民")


@dataclass(frozen=True)
class Fine:
    """A range, its unit, and the words before it that say for whom and when."""

    low: float
    high: float
    unit: str
    context: str

    @property
    def range(self) -> tuple[float, float, str]:
        """The range alone."""
        return (self.low, self.high, self.unit)


def _sums(match: re.Match[str]) -> tuple[float, float, str]:
    got = match.groupdict()
    if got["lo"]:
        low, high = got["lo"], got["hi"]
        if high[-1] in "万亿" and low[-1] not in "万亿" and number(low) < 10 and got["loo"] == "元":
            return number(low), number(high), "元"
        return number(low), number(high), got["hio"]
    if got["plo"]:
        return number(got["plo"]), number(got["phi"]), "%"
    if got["pto"]:
        return 0.0, number(got["pto"]), "%"
    if got["to"]:
        return 0.0, number(got["to"]), got["too"]
    return number(got["fix"]), number(got["fix"]), "元"


def fines(text: str) -> list[Fine]:
    """Every fine of a sentence, each with the words since the last full break."""
    found = []
    for sentence in re.split(r"[。\n]", text):
        start = 0
        for match in FINE.finditer(sentence):
            after = sentence[match.end() : match.end() + 4]
            before = sentence[start : match.start()]
            if "罚款" not in match[0] + after and not re.search(r"罚款[^，；]{0,12}$", before):
                continue
            found.append(Fine(*_sums(match), before))
            start = match.end()
    return found


@dataclass(frozen=True)
class Asked:
    """What the stem says."""

    law: str
    where: Place
    conduct: str
    party: str
    condition: str
    amount: float | None


def asked(stem: str) -> Asked | None:
    """The stem in parts; None when it has another form."""
    match = STEM.search(stem)
    where = place(match[2]) if match else None
    if not match or not where:
        return None
    party, rest = "", match[4].strip("，")
    if got := re.match(r"对([^，]+)(?:，|$)", rest):
        party, rest = got[1], rest[got.end() :].strip("，")
    return Asked(match[1], where, match[3], party, rest, float(match[5]) if match[5] else None)


def sources(text: str, where: Place) -> list[str]:
    """The passages of an article in which the fine for a place can stand, the nearest first."""
    parts = paragraphs(text)
    at = [where.paragraph - 1] if where.paragraph else list(range(len(parts)))
    if any(i >= len(parts) for i in at):
        return []
    found: list[str] = []
    for index in at:
        part = parts[index]
        items = [i for i in part.items if item_number(i) == where.item] if where.item else list(part.items)
        if where.item and not items:
            continue
        own = [item for item in items if fines(item)]
        found += own if own and where.item else [part.text, *own]
        found += [
            p.whole for p in parts[index + 1 :] if where.item or where.paragraph if refers(p.whole, where)
        ]
    return found


def refers(text: str, where: Place) -> bool:
    """Whether a later paragraph speaks of the place."""
    if not re.search(r"前[两一二三]?款|(?<!条)第[一二三四五六七八九十]+款", text[:60]):
        return False
    named = re.findall(r"第[（(]?([一二三四五六七八九十]+)[)）]?项", text)
    return not where.item or not named or where.item in {int(number(n)) for n in named}


def fits_party(context: str, party: str) -> bool:
    """Whether the words before a fine leave it to the party asked about."""
    last = re.split(r"[；;]", context)[-1]
    tail = last[max((m.start() for m in re.finditer(r"对[^，]*$|，对", last)), default=0) :]
    chief = bool(CHIEF.search(tail)) and "处" in tail
    if re.search(r"主管|责任人", party):
        return chief
    if chief and re.search(r"对[^，]*(?:主管人员|责任人员|负责人)", tail):
        return False
    own, other = (UNIT, SELF) if re.search(r"单位|企业|法人|组织", party) else (SELF, UNIT)
    if not re.search(r"单位|企业|法人|组织|个人|自然人|公民", party):
        return not re.search(r"对(?:单位|个人)|(?:^|，)(?:单位|个人)[^，]{0,12}的，", tail)
    return bool(own.search(tail)) or not other.search(tail)


def fits_condition(context: str, asked_for: Asked) -> bool:
    """Whether the words before a fine say the condition asked about, or none when none is asked."""
    last = re.split(r"[；;]", context)[-1]
    if asked_for.condition:
        return covered(asked_for.condition, context) >= 0.75
    found = [m[0] for m in SEVERE.finditer(last)]
    return all(word in asked_for.conduct for word in found)


def candidates(text: str, question: Asked) -> list[Fine]:
    """The fines of an article for the question."""
    found = [fine for source in sources(text, question.where) for fine in fines(source)]
    if question.condition:
        # a tier's condition stands for the party clauses that follow it, not for a further condition
        whole = zip(found, carried(found), strict=True)
        found = [Fine(f.low, f.high, f.unit, c) for f, c in whole if not _further(f.context, question)]
    fit = [f for f in found if fits_condition(f.context, question) and fits_party(f.context, question.party)]
    told = [covered(question.conduct, f.context) for f in fit]
    return [f for f, own in zip(fit, told, strict=True) if own >= max(told) - 0.15]


def _further(context: str, question: Asked) -> bool:
    said = question.condition + question.conduct
    return any(match[0] not in said for match in SEVERE.finditer(re.split(r"[；;]", context)[-1]))


def carried(found: list[Fine]) -> list[str]:
    """The context of each fine with that of the tier it belongs to."""
    contexts: list[str] = []
    for fine in found:
        broken = re.search(r"[；;]", fine.context)
        contexts.append(fine.context if broken or not contexts else contexts[-1] + fine.context)
    return contexts


def _option(text: str) -> tuple[float, float, str] | None:
    match = FINE.search(text) or FINE.search(text + "罚款")
    return _sums(match) if match else None


def _ranges(
    question: dict[str, Any], library: Library
) -> tuple[Asked, set[tuple[float, float, str]]] | Verdict:
    stem = asked(question["stem"])
    if not stem:
        return Verdict.unjudged("题干写法没有读懂")
    if TIER.search(stem.conduct) and TIER.search(stem.condition):
        return Verdict.wrong("题干自相矛盾：行为和情形各写了一档数额")
    text = library.article(stem.law, question["as_of"], stem.where)
    if not text:
        return Verdict.wrong("库里当日没有这一条")
    if TIER.search(stem.conduct.split("的，")[0]) and not re.search(
        r"经营|销售|生产|从事|实施|擅自", stem.conduct
    ):
        return Verdict.wrong("题干只写了数额的一档，没有写行为")
    if not sources(text, stem.where):
        return Verdict.wrong("这一条没有这一款、项")
    ranges = {fine.range for fine in candidates(text, stem)}
    if not ranges:
        return Verdict.unjudged("没有读出适合所问当事人和条件的罚款")
    return stem, ranges


def judge_range(question: dict[str, Any], library: Library) -> Verdict:
    """The range marked is the one the clause sets, and no other option is."""
    got = _ranges(question, library)
    if isinstance(got, Verdict):
        return got
    options = {label: _option(text) for label, text in question["options"].items()}
    if None in options.values():
        return Verdict.unjudged("选项写法没有读懂")
    right = {label for label, option in options.items() if option in got[1]}
    if len(got[1]) > 1:
        state = Verdict.unjudged if right == {question["answer"]} else Verdict.wrong
        return state(f"读出几个幅度 {sorted(got[1])}，选项里合的是 {sorted(right)}")
    if right != {question["answer"]}:
        return Verdict.wrong(f"条文的幅度是 {sorted(got[1])}，合的选项 {sorted(right)}")
    return Verdict.right()


def judge_sum(question: dict[str, Any], library: Library) -> Verdict:
    """The sum stands to the range as marked."""
    got = _ranges(question, library)
    if isinstance(got, Verdict):
        return got
    stem, ranges = got
    if stem.amount is None or any(unit != "元" for _, _, unit in ranges):
        return Verdict.unjudged("幅度不按元计")
    said = {_stands(stem.amount, low, high) for low, high, _ in ranges}
    marked = question["options"][question["answer"]]
    if said == {marked}:
        return Verdict.right()
    state = Verdict.unjudged if marked in said else Verdict.wrong
    return state(f"条文的幅度是 {sorted(ranges)}，{'、'.join(sorted(said))}")


def _stands(amount: float, low: float, high: float) -> str:
    if amount < low:
        return "低于下限"
    return "高于上限" if amount > high else "在幅度内"
