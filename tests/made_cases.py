"""Made-up cases over random penalty rules of the library: persons, units, traders; amounts, percentages, multiples, tiers."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from assistant.analysis.charge import charge, clause_under
from assistant.analysis.measures import FINE
from assistant.analysis.pin import rules_in
from assistant.analysis.plain_answers import load_answers
from assistant.analysis.procedure.data import load_rules
from assistant.documents.agency import Agency
from assistant.dossier.model import Case, Charge, Evidence, EvidenceKind, Party, Step
from assistant.errors import AssistantError
from assistant.law import names
from assistant.law.library import LawLibrary
from assistant.law.model import Version
from assistant.law.penalty_model import Fine, PenaltyRule
from assistant.text.identity import valid_credit_code, valid_id_number

ACT = date(2026, 3, 5)
_COMMON = Agency(
    name="甲市乙区综合行政执法局",
    short="甲乙综执",
    address="甲市乙区一号路1号",
    postcode="000000",
    contact="钱某",
    phone="00000000",
    payment="甲市银行乙区支行（账户名：甲市乙区财政局，账号：0000）",
    review_authority="甲市乙区人民政府",
    court="甲市乙区人民法院",
    enforcement_court="甲市乙区人民法院",
    defence_period="五个工作日",
    archive_period="长期",
)
# who the clause or its law names, the agency of that name, its short name; the first that fits
_BY_AUTHORITY = (
    ("公安|警察", "甲市公安局乙区分局", "甲乙公"),
    ("烟草", "甲市乙区烟草专卖局", "甲乙烟"),
    ("林业|草原|森林", "甲市乙区林业局", "甲乙林"),
    ("市场监督|工商|药品|质量技术", "甲市乙区市场监督管理局", "甲乙市监"),
    ("生态环境|环境保护", "甲市生态环境局乙区分局", "甲环乙"),
    ("海事", "甲市乙区海事处", "甲乙海"),
    ("交通|公路|道路运输|港口|航道", "甲市乙区交通运输局", "甲乙交"),
    ("应急管理|安全生产监督", "甲市乙区应急管理局", "甲乙应急"),
    ("农业|渔业|畜牧|兽医|蚕", "甲市乙区农业农村局", "甲乙农"),
    ("水行政|水利|河道|水务", "甲市乙区水利局", "甲乙水"),
    ("自然资源|土地|地质|矿产|测绘|国土", "甲市自然资源和规划局乙区分局", "甲资规乙"),
    ("文化|旅游|文物|广播|新闻出版", "甲市乙区文化和旅游局", "甲乙文旅"),
    ("卫生|疾病预防", "甲市乙区卫生健康局", "甲乙卫"),
    ("消防", "甲市乙区消防救援大队", "甲乙消"),
    ("人民政府$", "甲市乙区人民政府", "甲乙政"),
)
AGENCY = _COMMON
AGENCIES = (
    _COMMON,
    *(
        _COMMON.model_copy(
            update={
                "name": name,
                "short": short,
                "review_authority": "甲市人民政府" if name.endswith("政府") else _COMMON.review_authority,
            }
        )
        for _, name, short in _BY_AUTHORITY
    ),
)
"""The agencies that made-up cases are handled by; fill in all of them."""
_LARGE = 2000  # yuan; from here on some authority's standard for hearings may be reached
_COURT = re.compile("人民法院|诉讼法$")
_COURSE = re.compile("的，[^，]*(?<!的)(?:，[^，]*(?<!的))*$")


def made_cases(library: LawLibrary, count: int, seed: int = 16) -> Iterator[Case]:
    """Cases that rely on one rule each, the fine drawn within its range."""
    chance = random.Random(seed)
    versions = [v for law in library.laws() if (v := library.version_at(law, ACT))]
    made = 0
    while made < count:
        case = _case(library, chance.choice(versions), chance, made + 1)
        if case is not None:
            made += 1
            yield case


def _case(library: LawLibrary, version: Version, chance: random.Random, number: int) -> Case | None:
    articles = [a for a in library.articles(version) if "罚款" in a.text and "处" in a.text]
    if not articles:
        return None
    rules = rules_in(chance.choice(articles))
    located = chance.choice(rules) if rules else None
    if located is None or not located.rule.fines or len(located.rule.conduct) < 4:
        return None
    named = "".join(located.rule.agency)
    if _COURT.search(named) or _COURT.search(version.law.name):
        return None  # a court decides by other papers
    agency = _agency(located.rule.agency, version.law.name)
    base = _base(_party(chance), located.rule, number, agency)
    try:
        found = charge(located.ref.format(), base, library)
    except AssistantError:
        return None
    own = [one for one in found.charges if not one.capacity]
    if len(own) != 1:
        return None
    filled = _filled(own[0], clause_under(own[0], base, library).rule.fines, chance)
    return _decided(base, filled) if filled is not None else None


def _agency(named: Sequence[str], law: str) -> Agency:
    """The agency that the clause names; that of the law where only the police enforce it; else the common one."""
    police = "公安" if names.short(law) in load_answers().police_laws else ""
    for authority in (police, *named):
        for (pattern, *_), agency in zip(_BY_AUTHORITY, AGENCIES[1:], strict=True):
            if authority and re.search(pattern, authority):
                return agency
    return AGENCY


def _filled(one: Charge, fines: tuple[Fine, ...], chance: random.Random) -> Charge | None:
    """The charge with an amount for its first fine without a condition; the other fines are left out."""
    open_ = [m for m in one.measures if m.kind == FINE and not m.conditional]
    ranges = [f for f in fines if f.max is not None and f.type in ("amount", "percent", "multiple")]
    if len(open_) != 1 or len(ranges) != len(fines):
        return None
    fine = next((f for f in ranges if not f.condition), None)
    if fine is None:
        return None
    amount = _drawn(fine, chance)
    kept = tuple(
        m.model_copy(update={"amount": amount}) if m is open_[0] else m
        for m in one.measures
        if m.kind != FINE or m is open_[0]
    )
    return one.model_copy(update={"measures": kept})


def _drawn(fine: Fine, chance: random.Random) -> Decimal:
    low, high = Decimal(str(fine.min or 0)), Decimal(str(fine.max))
    share = low + (high - low) * Decimal(chance.randint(3, 7)) / 10
    if fine.type == "amount":
        return Decimal(max(1, round(share)))
    base = Decimal(chance.randint(2, 40) * 1000)
    return round(base * share / 100) if fine.type == "percent" else round(base * share)  # type: ignore[return-value]


def _party(chance: random.Random) -> Party:
    kind = chance.choice(["个人", "企业", "个体工商户"])
    phone, address = "00000000000", "甲市乙区二号路2号"
    card = _ended(f"33030219860315{chance.randint(0, 99) * 10 + 1:03d}", "0123456789X", valid_id_number)
    if kind == "个人":
        return Party(
            kind="个人", name="赵某某", gender="男", birth=date(1986, 3, 15), id_number=card, address=address, phone=phone
        )  # fmt: skip
    code = _ended(
        f"91330302MA{chance.randint(1000000, 9999999)}", "0123456789ABCDEFGHJKLMNPQRTUWXY", valid_credit_code
    )
    if kind == "企业":
        return Party(
            kind="企业", name="甲市赵氏贸易有限公司", credit_code=code, representative="赵某某", address=address, phone=phone
        )  # fmt: skip
    return Party(
        kind="个体工商户", name="乙区赵氏小店", credit_code=code, representative="赵某某", id_number=card,
        address=address, phone=phone,
    )  # fmt: skip


def _ended(stem: str, ends: str, valid: Callable[[str], bool]) -> str:
    """The number with the check character that fits."""
    return next(stem + end for end in ends if valid(stem + end))


def _base(party: Party, rule: PenaltyRule, number: int, agency: Agency) -> Case:
    return Case(
        id=f"made-{number}",
        title=f"{party.name}案",
        facts=f"2026年3月5日，执法人员在甲市乙区三号路3号检查时发现，当事人{_act(rule)}。",
        act_date=ACT.isoformat(),
        place="甲市乙区三号路3号",
        agency=agency.name,
        officers=("孙某（执法证号 33030100001）", "李某（执法证号 33030100002）"),
        document_number=f"{agency.short}罚决字〔2026〕第{number}号",
        party=party,
        discretion="当事人系初次违法，情节一般，没有从轻、从重情节，按一般档次处罚",
        evidence=(
            Evidence(id="E1", kind=EvidenceKind.RECORD, name="现场检查笔录", proves=("违法行为", "行为地点"), obtained=ACT),
            Evidence(id="E2", kind=EvidenceKind.PARTY, name="询问笔录", proves=("违法行为",), obtained=ACT + timedelta(1)),
        ),
    )  # fmt: skip


def _act(rule: PenaltyRule) -> str:
    """The conduct without the words that only a clause has; one that speaks of articles or measures is told in general.

    What the clause goes on to say of its course (的，查证属实后，经…批准), and who acts, are no part of it.
    """
    own = (
        rule.conduct.partition("：")[2] or rule.conduct
    )  # without the head that the items of a paragraph share
    act = re.sub(r"(?:^|(?<=，))违反[^，]{0,40}规定，|的$", "", _COURSE.sub("", own)).strip("，；。、：: ")
    act = act.removeprefix(rule.subject).removeprefix("当事人")
    unfit = re.search(r"违反|本[法条办规]|前[一二两三四]?款|第[^，]{1,6}[条款项]|下列|查封|扣押|[“”]", act)
    return "没有按照规定办理手续即从事有关活动" if unfit or not act else act


def _decided(case: Case, one: Charge) -> Case:
    grave = any(
        (m.kind in load_rules().hearing_kinds or (m.amount or 0) >= _LARGE) and not m.conditional
        for m in one.measures
    )
    told, asked = ("，已告知听证权利", "，没有要求听证") if grave else ("", "")
    steps = (
        Step(name="立案", on=date(2026, 3, 6)),
        Step(name="责令改正", on=date(2026, 3, 6), note="当场送达"),
        Step(name="调查终结", on=date(2026, 3, 16)),
        Step(name="告知", on=date(2026, 3, 18), note=f"直接送达{told}"),
        Step(name="陈述申辩", on=date(2026, 3, 26), note=f"当事人在期限内没有提出陈述、申辩{asked}"),
        Step(name="法制审核", on=date(2026, 4, 2), note="同意"),
    )
    return case.model_copy(
        update={"charges": (one,), "steps": steps, "decided": date(2026, 4, 8), "track": "普通"}
    )
