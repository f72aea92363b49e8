"""One number that the case tells several times, and one paper tells otherwise in the same slot: 合同价, 乘客, 面积.

A number falls out of line where nobody else in the case knows it, its paper does not know the number on which others
agree, and both stand behind the same words, before the same thing, or with a unit of which the case tells one thing only.
Whatever may explain the difference (a part, another time, person, dealing, a limit, about so many) leaves it alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from assistant.dossier.comparable import differing_kinds
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.known_days import days_in
from assistant.dossier.model import Case
from assistant.dossier.names import names_in
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.told_numbers import YUAN, Number, numbers_of, papers_of
from assistant.dossier.told_of import Said, of_one_matter
from assistant.dossier.told_texts import MARK
from assistant.text.slips import places_apart

_LISTED = re.compile(r"[，,：:？?]")
_CORE, _PLAIN = 3, 2  # characters that two labels share: anywhere near their ends, and as the ends of both
_FEW, _MANY = 2, 3
_NOT = re.compile("[未无非不没]")
_ONE_ONLY = frozenset("辆头艘台棵株座栋口")  # units of which a case mostly counts one thing

_Form = tuple[str, str]
Told = dict[tuple[str, Decimal], list[Number]]


def numbers_retold(case: Case) -> Iterator[Contradiction]:
    """Every number by which one paper falls out of line with the others.

    Args:
        case: evidence, notes of the steps and facts are read; papers from after the correction are left out.
    """
    told: Told = {}
    for number in (n for paper in papers_of(case, notes=True) for n in numbers_of(paper)):
        told.setdefault(number.key, []).append(number)
    known = {key: {n.paper.evidence for n in found} for key, found in told.items()}
    agreed = [key for key, papers in known.items() if len(papers) >= _FEW or FACTS in papers]
    alike = _slips(told)
    for key, found in told.items():
        if len(known[key]) > 1 or found[0].paper.evidence == FACTS:
            continue
        for other in dict.fromkeys((*agreed, *(slip for form in _forms(key) for slip in alike[form]))):
            if other[0] != key[0] or other == key or known[other] & known[key]:
                continue
            rest = abs(key[1] - other[1])
            if rest not in (key[1], other[1]) and (key[0], rest) in told:
                continue  # one may be a part of the other
            if any(_makes_up(one, other, told) for one in found):
                continue
            if pair := _in_one_slot(found, told[other], known[other], told):
                yield _clash(*pair)


def _makes_up(one: Number, whole: tuple[str, Decimal], told: Told) -> bool:
    """Whether the numbers of its sentence that have a unit make up the other number together (22厘米2株，18厘米2株)."""
    same = [
        n
        for key, found in told.items()
        if key[0] == whole[0]
        for n in found
        if n.paper.evidence == one.paper.evidence
    ]
    near = [n.value for n in same if n.sentence == one.sentence]
    return any(len(values) > 1 and sum(values) == whole[1] for values in (near, [n.value for n in same]))


def _slips(told: Told) -> dict[_Form, list[tuple[str, Decimal]]]:
    """The numbers by the forms that those share which are slips of one another: a case may list thousands."""
    found: dict[_Form, list[tuple[str, Decimal]]] = {}
    for key in told:
        for form in _forms(key):
            found.setdefault(form, []).append(key)
    return found


def _forms(key: tuple[str, Decimal]) -> list[_Form]:
    """A number with each digit left out in turn, and its digits in order."""
    text = _digits(key[1])
    apart = [f"{text[:at]}*{text[at + 1 :]}" for at in range(len(text))]
    return [(key[0], form) for form in (*apart, "".join(sorted(text)))]


def _in_one_slot(
    found: list[Number], agreeing: list[Number], agreed: set[str], told: Told
) -> tuple[Number, Number] | None:
    """A number that fell out of line and the one that was meant, where both stand in one slot and enough papers agree."""
    facts = FACTS in agreed and len(agreed) >= _FEW
    for one in found:
        for other in agreeing:
            core = shared_core(one.label, other.label)
            ends = bool(core) and one.label.endswith(core) and other.label.endswith(core)
            slot = facts and (core or _same_noun(one, other) or _only_thing(one, other, agreed, told))
            slot = slot or (len(agreed) >= _FEW and ends)
            slot = slot or (len(core) >= _CORE and _is_slip(one.value, other.value))
            slot = slot or (ends and one.paper.on_site and other.paper.evidence == FACTS)
            if slot and one.total == other.total and of_one_thing(one, other):
                return one, other
    return None


def _same_noun(one: Number, other: Number) -> bool:
    """Whether two numbers count the same thing, named behind them; a witness may count his own."""
    counted = one.behind[:2] == other.behind[:2] != ""
    return counted and not (one.goods or one.paper.witness or RetoldWords.read().generic.match(one.behind))


def _only_thing(one: Number, other: Number, agreed: set[str], told: Told) -> bool:
    """Whether the case counts one thing only with this unit, and the paper that differs names no other thing."""
    if one.unit not in _ONE_ONLY or len(agreed) < _MANY or one.behind:
        return False
    plain = {
        key[1]
        for key, found in told.items()
        if key[0] == one.unit and any(not RetoldWords.read().other.search(n.clause) for n in found)
    }
    named = set(one.label) & set(other.label) or not RetoldWords.read().counted_noun.search(one.label)
    return plain == {one.value, other.value} and bool(named)


def _is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers of at least three digits differ by one digit, or by two that changed places."""
    a, b = _digits(one), _digits(other)
    moved = sorted(a) == sorted(b) and len(places_apart(a, b) or ()) == _FEW
    return len(a) >= _MANY and (moved or len(places_apart(a, b) or ()) == 1)


def _digits(value: Decimal) -> str:
    text = f"{value.normalize():f}"
    return text if "." in text else text.rstrip("0")


@lru_cache(maxsize=8192)
def shared_core(one: str, other: str) -> str:
    """The words of two labels that tell one thing: most of the shorter, at the end of one of them; "" where they do not.

    Args:
        one: the words before a number.
        other: those before another.
    """
    plain = [RetoldWords.read().generic.sub("，", label) for label in (one, other)]
    core = _longest_shared(*plain)
    short = min(plain, key=len)
    near = any(len(label) - label.rfind(core) - len(core) <= 1 for label in plain)
    differ = {m for m in load_patterns().modifiers if (m in one) != (m in other)}
    enough = len(core) >= _CORE and near and len(short.strip("，")) - len(core) <= 2
    ends = len(core) >= _PLAIN and all(label.endswith(core) for label in plain)
    ends = ends and not (
        RetoldWords.read().weak.fullmatch(core) and short != core
    )  # 面积, 收入 are of many things
    if not core:
        return ""
    denied = len({bool(_NOT.search(label.rpartition(core)[0][-1:])) for label in (one, other)}) > 1
    return core if (enough or ends) and not (differ or denied) else ""


def _longest_shared(one: str, other: str) -> str:
    """The longest run of characters that stands in both."""
    short, long = sorted((one, other), key=len)
    for length in range(len(short), 1, -1):
        for at in range(len(short) - length + 1):
            run = short[at : at + length]
            if "，" not in run and run in long:
                return run
    return ""


def of_one_thing(one: Number, other: Number) -> bool:
    """Whether nothing told beside two numbers explains that they differ.

    Args:
        one: a number.
        other: another of the same unit.
    """
    words, patterns = RetoldWords.read(), load_patterns()
    if any(words.other.search(n.clause) or patterns.near_number[1].search(n.clause) for n in (one, other)):
        return False
    if any("我" in n.clause for n in (one, other)) and one.paper.spoken and other.paper.spoken:
        return False  # each tells of himself
    days, tokens, persons = (
        [find(n.clause) for n in (one, other)]
        for find in (days_in, lambda text: set(MARK.findall(text)), names_in)
    )
    if any(all(pair) and not pair[0] & pair[1] for pair in (days, tokens, persons)):
        return False
    if differing_kinds(*(f"{n.paper.name}，{n.clause}" for n in (one, other))) or _agreed_only(one, other):
        return False
    if one.unit == YUAN and one.value < other.value and words.paid.search(one.clause) and not one.total:
        return False  # what was paid once may be a part
    said = [Said(n.value, n.clause, n.paper.told) for n in (one, other)]
    return (not one.goods or _dealt_alike(one, other)) and of_one_matter(*said)


def _dealt_alike(one: Number, other: Number) -> bool:
    """Whether two counts of goods are of one dealing: both sold, both bought, both only there."""
    by_words, by_papers = ([told(n) for n in (one, other)] for told in (_done_with, _done_by_paper))
    return by_words[0] == by_words[1] and (by_papers[0] == by_papers[1] or bool(by_papers[0] & by_papers[1]))


def _done_with(number: Number) -> frozenset[str]:
    around = next((part for part in _LISTED.split(number.sentence) if number.clause in part), number.sentence)
    return frozenset(done for done, form in RetoldWords.read().dealt.items() if form.search(around))


def _done_by_paper(number: Number) -> frozenset[str]:
    return load_patterns().dealt(number.sentence, number.paper.name)


def _agreed_only(one: Number, other: Number) -> bool:
    """Whether one of two sizes or counts is what was permitted or agreed and the other what there was; sums go by their names."""
    agreed = [load_patterns().agreed.is_paper(n.paper.name) for n in (one, other)]
    return one.unit != YUAN and agreed[0] != agreed[1]


def _clash(one: Number, other: Number) -> Contradiction:
    a, b = (Side(n.paper.evidence, n.sentence.strip(), n.shown) for n in (one, other))
    what = shared_core(one.label, other.label) or one.behind
    topic = "金额" if one.unit == YUAN else "数量"
    about = f"{what}的{topic}" if what else topic
    return Contradiction(f"{about}（{one.shown}与{other.shown}）", a, b, topic)
