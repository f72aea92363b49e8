"""Things that carry a label of their own, compared over the papers: codes, days of deliveries, owners, periods.

A label is what makes two values be of one thing; where a paper gives several values under one label nothing is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.corpora import Words
from assistant.dossier.known_days import days_in
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import others_in
from assistant.dossier.sources import FACTS, Contradiction, Side, is_hidden
from assistant.dossier.told_of import marks, strange
from assistant.text.dates import find_dates, format_date
from assistant.text.personal import PLATE
from assistant.text.slips import of_two_days, turned


class _Said(Words):
    """The words of receipts, vehicles and contracts, as corpora/lexicon/dossier/labelled.yaml has them."""

    FILE = "lexicon/dossier/labelled.yaml"

    other_money: re.Pattern[str]
    two_sums: re.Pattern[str]
    of_receipt: re.Pattern[str]
    no_vehicle: re.Pattern[str]


_CODE = re.compile(
    r"(?P<label>设备代码|机身(?:号|编号)|车架号|发动机号|出厂编号|出厂号|序列号|机号|登记证号|样品编号|抽样单编号|采样单编号|合同编号|铅封号|船舶识别号|内部编号|使用登记证编号)"
    r"(?:为|是|：|:|\s){0,2}(?P<code>[A-Z0-9][A-Z0-9-]{5,24})"
)
_PARTS = re.compile(r"[。；;！？!?\n]")
_ANOTHER = re.compile(r"[另其][一外他它]|第[二三四五]|更换|换(?:了|为|成)|原来?|旧")
_BEFORE = 8
_HANDED = re.compile(
    r"(?:(?P<year>\d{4})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号](?P<verb>[\u4e00-\u9fff]{2,4})(?P<count>\d+)(?P<unit>[\u4e00-\u9fff])(?![\u4e00-\u9fff]?/)(?P<goods>[\u4e00-\u9fff]{0,6})"
)
_OWNER = re.compile(
    r"(?<![屋产地宅房])(?:所有人|所有权人|车主)(?:为|是|：|:)?(?P<owner>[\u4e00-\u9fff（）()某]{2,24}?)(?=[，,。；;、\s]|$)"
)
_OWN = re.compile(
    r"自有(?:的)?[\u4e00-\u9fff]{0,8}(?:车|船|货车|客车|机)|本人所有的[\u4e00-\u9fff]{0,8}(?:车|船)"
)
_TERM = re.compile(
    r"期限(?:自|为|：|:)?(?P<first>\d{4}年\d{1,2}月\d{1,2}日)(?:起)?(?:至|到|—|-)(?P<last>\d{4}年\d{1,2}月\d{1,2}日)"
)
_RAN_OUT = re.compile(
    r"(?P<kind>[\u4e00-\u9fff]{2})?(?:合同|协议|租约|租期|委托期|承包期)[^。；]{0,20}(?:到期|期满|届满|终止)"
)
_VEHICLE = re.compile(r"[\u4e00-\u9fff]?[车船]")
_LICENCE = "行驶证"
_CONTRACT = re.compile(r"合同|协议|租约")
_RECEIPT = re.compile(r"票据|收据|缴款|缴库|收缴")
_PAID = re.compile(
    r"(?:金额|罚款|收到|缴付|缴入|实收)(?P<of>[^，,。；;\d]{0,12})(?P<sum>\d[\d,]{0,10}(?:\.\d{1,2})?)元"
)
_IN_PARTS = re.compile(r"分期|没收|加处|滞纳")
_CLAUSE_ENDS = "，,。；;！？!?\n"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value under its label in one paper, with the words that give it.

    ``year``: for which it holds, None if unknown; ``days``: that the sentence names; ``marks``: of which piece, place,
    trader or channel it is told.
    """

    evidence: str
    quote: str
    value: str
    year: int | None = None
    days: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()


def labelled_apart(case: Case) -> Iterator[Contradiction]:
    """Every two papers that give one labelled thing two values.

    Args:
        case: evidence, facts, party and reasons are read.
    """
    papers = [_codes(piece.id, piece.text) for piece in case.evidence]
    yield from _apart([*papers, _codes(FACTS, case.facts)])
    for check in (_handed, _owners, _terms, _receipts):
        yield from check(case)


def _apart(papers: list[dict[str, Labelled]]) -> Iterator[Contradiction]:
    """Pairs of papers whose codes under one label differ by a slip of the pen; else they may be of two things of a series."""
    for label, mine, yours in under_one_label(papers):
        slip = turned(mine.value, yours.value, digits=True) and not of_two_days(mine.value, yours.value)
        apart = mine.marks and yours.marks and not mine.marks & yours.marks
        if slip and not apart:
            yield clash_of(label, mine, yours)


def under_one_label(papers: list[dict[str, Labelled]]) -> Iterator[tuple[str, Labelled, Labelled]]:
    """Every label that two papers share, with the value of each.

    Args:
        papers: what each gives, by label.
    """
    for one, other in combinations(papers, 2):
        for label in sorted(one.keys() & other.keys()):
            yield label, one[label], other[label]


def clash_of(label: str, mine: Labelled, yours: Labelled) -> Contradiction:
    """Two values of one labelled thing as a contradiction."""
    a, b = (Side(one.evidence, one.quote, one.value) for one in (mine, yours))
    return Contradiction(label, a, b, label)


def single(found: Iterator[tuple[str, Labelled]]) -> dict[str, Labelled]:
    """By label what a paper gives one value of.

    Args:
        found: labels with the values that stand under them.
    """
    values: dict[str, dict[str, Labelled]] = {}
    for label, one in found:
        values.setdefault(label, {}).setdefault(one.value, one)
    return {label: next(iter(under.values())) for label, under in values.items() if len(under) == 1}


def _codes(evidence: str, text: str) -> dict[str, Labelled]:
    found = (
        (m["label"], Labelled(evidence, m[0], m["code"], marks=marks(_PARTS.split(text[: m.start()])[-1])))
        for m in _CODE.finditer(text)
        if not _ANOTHER.search(text[max(0, m.start() - _BEFORE) : m.start()])
    )
    return single(found)


def _handed(case: Case) -> Iterator[Contradiction]:
    """The same number of the same things, done on one day by the facts and on another by a paper."""
    told = _days_of(case.facts)
    for piece in (p for p in case.evidence if told and _of_ours(case, p)):
        for what, days in _days_of(piece.text).items():
            known = told.get(what, {})
            if len(days) == len(known) == 1 and not any(day in days_in(piece.text) for day in known):
                (mine, here), (yours, there) = next(iter(days.items())), next(iter(known.items()))
                if _one_year(case, here, there) and _same_hands(case, here, there):
                    about = f"{''.join(what)}的日期"
                    a, b = (f"{month}月{day}日" for month, day in (mine, yours))
                    yield clash_of(about, Labelled(piece.id, here[0], a), Labelled(FACTS, there[0], b))


def _days_of(text: str) -> dict[tuple[str, str, str, str], dict[tuple[int, int], re.Match[str]]]:
    """By what was done, of how many of what, all days on which a text tells it."""
    found: dict[tuple[str, str, str, str], dict[tuple[int, int], re.Match[str]]] = {}
    for m in _HANDED.finditer(text):
        what = (m["verb"], m["count"], m["unit"], m["goods"])
        found.setdefault(what, {}).setdefault((int(m["month"]), int(m["day"])), m)
    return found


def _one_year(case: Case, *told: re.Match[str]) -> bool:
    """Whether days written with or without their year are not of two years; without it they are of the year of the act."""
    return len({m["year"] or case.act_date[:4] for m in told} - {""}) <= 1


def _of_ours(case: Case, piece: Evidence) -> bool:
    """Whether a paper tells of the party's doings: no statement of a witness, who tells his own, nor one of somebody else."""
    return piece.kind is not EvidenceKind.WITNESS and not others_in(piece.name, ours(case))


def ours(case: Case) -> str:
    """Party, head, agents and officers of a case in one text.

    Args:
        case: its parties, officers and agency are read.
    """
    people = (person for party in case.all_parties for person in (*party.responsible, party.agent) if person)
    units = (f"{party.name}，{party.representative}" for party in case.all_parties)
    return "，".join((*units, *(person.name for person in people), *case.officer_names, case.agency))


def _same_hands(case: Case, *told: re.Match[str]) -> bool:
    """Whether the clauses name the same others, to whom or by whom a thing was handed over, and the same place and trader."""
    clauses = [_around(m, _CLAUSE_ENDS) for m in told]
    named = {others_in(clause, ours(case)) | marks(clause) for clause in clauses}
    return len(named) == 1


def _around(m: re.Match[str], ends: str) -> str:
    """The words around a match up to the next of some marks on both sides."""
    return (
        re.split(f"[{ends}]", m.string[: m.start()])[-1]
        + m[0]
        + re.split(f"[{ends}]", m.string[m.end() :])[0]
    )


def _owners(case: Case) -> Iterator[Contradiction]:
    """The facts call their only vehicle or boat the party's own, its licence names somebody else."""
    own = _OWN.search(case.facts)
    name = re.split(r"[（(]", case.party.name)[0]
    own = None if own and others_in(_around(own, _CLAUSE_ENDS), ours(case)) else own
    for piece in case.evidence if own and name and _one_vehicle(case.facts) else ():
        owners = {m["owner"]: m for m in _OWNER.finditer(piece.text) if _of_licence(piece, m)}
        other = others_in(piece.name, ours(case)) or not _one_plate(case.facts, piece.text)
        if own and len(owners) == 1 and not other and not any(_may_be(name, owner) for owner in owners):
            owner, match = next(iter(owners.items()))
            yield clash_of(
                "车辆（船舶）所有人", Labelled(piece.id, match[0], owner), Labelled(FACTS, own[0], name)
            )


def _one_vehicle(facts: str) -> bool:
    """Whether the facts tell of one vehicle or boat, by its plates and by what they call it."""
    kinds = {match[0] for match in _VEHICLE.finditer(facts)} - {
        "驾车",
        "停车",
        "开车",
        "该车",
        "驶车",
        "用车",
    }
    return len(set(PLATE.findall(facts))) <= 1 and len(kinds) <= 1


def _one_plate(facts: str, paper: str) -> bool:
    """Whether a paper names no other plate than the facts."""
    mine, yours = (set(PLATE.findall(text)) for text in (facts, paper))
    return not (mine and yours) or mine == yours


def _of_licence(piece: Evidence, m: re.Match[str]) -> bool:
    """Whether an owner is named by the licence of a vehicle, not as owner of a house or a telephone."""
    sentence = _around(m, "。；;\n")
    return _LICENCE in piece.name + sentence and _Said.read().no_vehicle.search(sentence) is None


def _may_be(name: str, owner: str) -> bool:
    """Whether two names may be of one owner: one within the other, or hidden (李某) with the same surname."""
    hidden = name[0] == owner[0] and (is_hidden(name) or is_hidden(owner))
    return hidden or name in owner or owner in name


def _terms(case: Case) -> Iterator[Contradiction]:
    """The facts say that a contract ran out on a day, the contract of the party names another last day."""
    told = [(part, match) for part in _PARTS.split(case.facts) if (match := _RAN_OUT.search(part))]
    part, kind = (told[0][0], told[0][1]["kind"] or "") if told else ("", "")
    days = {day for day, _, _ in find_dates(part)}
    if len(days) != 1 or not kind:
        return
    of_kind = (p for p in case.evidence if _CONTRACT.search(p.name) and kind in p.name)
    for piece in (p for p in of_kind if not strange(p.name, case.facts)):
        terms = list(_TERM.finditer(piece.text))
        if len(terms) == 1 and case.party.name in piece.text[: terms[0].start()]:
            last = find_dates(terms[0]["last"])[0][0]
            if last not in days:
                ended = format_date(next(iter(days)))
                yield clash_of(
                    "合同到期的日期",
                    Labelled(piece.id, terms[0][0], format_date(last)),
                    Labelled(FACTS, part, ended),
                )


def _receipts(case: Case) -> Iterator[Contradiction]:
    """A receipt for the fine that gives its amount and another that is neither fine nor what was confiscated."""
    fine = case.fine_yuan
    told = "；".join((case.facts, *(step.note for step in case.steps), case.discretion))
    if fine is None or _IN_PARTS.search(told):
        return
    for piece in (p for p in case.evidence if _RECEIPT.search(p.name)):
        paid = {Decimal(m["sum"].replace(",", "")): m for m in _PAID.finditer(piece.text)}
        wrong = [
            m
            for amount, m in paid.items()
            if amount != fine and f"{amount:f}元" not in told and _of_this_fine(case, piece, m)
        ]
        if fine in paid and len(paid) == 2 and wrong:
            a, b = (Labelled(piece.id, m[0], f"{m['sum']}元") for m in (wrong[0], paid[fine]))
            yield clash_of("收缴罚款的金额", a, b)


def _of_this_fine(case: Case, piece: Evidence, m: re.Match[str]) -> bool:
    """Whether a sum of a receipt is said of nobody else and of nothing but the whole fine (押金, 停车费, 其中)."""
    said = _Said.read()
    sentence = _around(m, "。；;\n")
    lead = re.split(f"[{_CLAUSE_ENDS}]", m.string[: m.start()])[-1]
    others = others_in(f"{piece.name}，{sentence}", ours(case))
    other = (
        said.other_money.search(lead + m["of"])
        or said.two_sums.search(piece.text)
        or strange(sentence, case.facts)
    )
    return not others and not other and said.of_receipt.fullmatch(lead) is not None
