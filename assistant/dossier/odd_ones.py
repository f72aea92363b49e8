"""The odd one out: a number or code that a case repeats, and one paper writes with a slip of the pen.

Two different numbers are no contradiction by themselves. Here several papers agree, a single paper does not know their
value, tells one that is known nowhere else, is about the same thing in its words, and differs by a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.corpora import Words
from assistant.dossier.comparable import differing_kinds
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.known_days import days_in
from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.told_of import Said, clause_around, marks, of_one_matter
from assistant.dossier.told_texts import GOODS, MARK, NO_COUNTS, ToldText, tells, unit_of
from assistant.text.bigrams import bigrams
from assistant.text.quantities import Counted, find_quantities, load_units
from assistant.text.slips import digits_of, of_two_days, places_apart, turned


class _Said(Words):
    """The words around numbers that may be of one thing, as corpora/lexicon/dossier/odd_ones.yaml has them."""

    FILE = "lexicon/dossier/odd_ones.yaml"

    taken_down: re.Pattern[str]
    no_goods: re.Pattern[str]


_SENTENCE = re.compile(r"[^。；;！!\n]+")
_ONE_EACH = re.compile(r"[每各均单/／]约?$|其中$|不足$|超过$|限[^，。；]{0,6}$|标准[^，。；]{0,4}$")
_NOUN = re.compile(r"[\u4e00-\u9fff]{4,16}$")
_COUNTED_WORDS = re.compile(r"(?:共有?|计有?|合计|总计|一共|有|约|数量(?:为|是)?|[，：:])+$")
_BEFORE = re.compile(r"[\u4e00-\u9fff]{1,6}$")
_BEHIND = re.compile(r"[\u4e00-\u9fff]{1,4}")
_CODE = re.compile(
    r"(?P<label>批号|(?:设备|产品)代码|序列号|车架号|机号|出厂编号|[\u4e00-\u9fff]{2,4}(?:许可证|登记证|备案证|资质证书|执照)编?号)"
    r"[^A-Z0-9，。；]{0,6}(?P<codes>[A-Z0-9][A-Z0-9-]{5,25}(?:[、和及,，]{1,2}[A-Z0-9][A-Z0-9-]{5,25}){0,9})"
)
_ONE_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{5,25}")
_OF_THINGS = frozenset(
    {"设备代码", "车架号", "序列号", "机号", "出厂编号"}
)  # numbers of lots and forms run on; those of things are listed
_NEXT_TO = 60  # characters before a number that are read: a list without full stops may be long
_FEW, _MANY = 2, 3
_DOING = 2  # characters of a verb, and of the head of a noun
_SHORT = 2  # digits of a number that may be turned by chance


@dataclass(frozen=True, slots=True)
class _Paper(ToldText):
    """A text with whether it tells of what was there, and month and day of all days that it names.

    ``agreed``: a permit, contract or plan, which knows a number but tells nothing of what there was.
    """

    held: bool
    days: frozenset[tuple[int, int]]
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class _Number:
    """A quantity in a paper, with its sentence and the noun right before it."""

    paper: _Paper
    unit: str
    value: Decimal
    shown: str
    sentence: str
    noun: str
    of_goods: bool
    around: tuple[str, str]  # the words right before it, those of counting apart, and those right behind
    clause: str


@dataclass(frozen=True, slots=True)
class _Codes:
    """All codes of a paper under one label, the words of the first, and the words before them in their sentences."""

    paper: str
    label: str
    codes: frozenset[str]
    quote: str
    lead: str


def odd_ones(case: Case) -> Iterator[Contradiction]:
    """Every number and code by which one paper of a case falls out of line.

    Args:
        case: evidence and facts are read; papers from after the correction are left out.
    """
    papers = list(_papers(case))
    everywhere = bigrams(f"{case.party.name}，{case.place}，{case.agency}，{'，'.join(case.officer_names)}")
    yield from _numbers(papers, everywhere)
    yield from _codes(papers)


def _papers(case: Case) -> Iterator[_Paper]:
    for piece in case.evidence:
        if tells(piece):
            held = piece.kind is EvidenceKind.RECORD or _Said.read().taken_down.search(piece.name) is not None
            made = {(piece.obtained.month, piece.obtained.day)} if piece.obtained else set()
            agreed = load_patterns().agreed.is_paper(piece.name)
            yield _Paper(piece.id, piece.name, piece.text, held, days_in(piece.text) | made, agreed)
    yield _Paper(FACTS, "", case.facts, True, days_in(case.facts))


def _numbers(papers: list[_Paper], everywhere: frozenset[str]) -> Iterator[Contradiction]:
    told: dict[tuple[str, Decimal], list[_Number]] = {}
    for number in (n for paper in papers for n in _read(paper)):
        told.setdefault((number.unit, number.value), []).append(number)
    known = {key: {n.paper.evidence for n in found} for key, found in told.items()}
    real = {key: [n for n in found if not n.paper.agreed] for key, found in told.items()}
    for key, found in told.items():
        if len(known[key]) > 1 or found[0].paper.evidence == FACTS or not real[key]:
            continue
        for other, agreeing in real.items():
            several = len({n.paper.evidence for n in agreeing}) > 1
            apart = other[0] == key[0] and several and not known[other] & known[key]
            part = apart and (key[0], abs(key[1] - other[1])) in told  # one may be a part of the other
            match = apart and not part and _meant(found[0], agreeing, everywhere)
            match = match or (apart and not part and _same_thing_done(found[0], agreeing))
            if match:
                a, b = (Side(n.paper.evidence, n.sentence.strip(), n.shown) for n in (found[0], match))
                yield Contradiction(f"数量（{found[0].shown}与{match.shown}）", a, b, "数量")


def _read(paper: _Paper) -> Iterator[_Number]:
    for match in _SENTENCE.finditer(paper.text):
        for one in find_quantities(match[0], counters=True):
            value = one.span.value
            if value is not None and not one.span.rough and not _is_no_count(match[0], one):
                yield _number(paper, one, match[0], value * one.factor)


def _number(paper: _Paper, one: Counted, sentence: str, value: Decimal) -> _Number:
    """A count with what stands around it."""
    words = _COUNTED_WORDS.sub("", sentence[max(0, one.start - _NEXT_TO) : one.start])
    noun, before, behind = _NOUN.search(words), _BEFORE.search(words), _BEHIND.match(sentence, one.end)
    around = (before[0] if before else "", behind[0] if behind else "")
    unit, shown = unit_of(one.base), one.span.told(one.shown)
    goods = one.kind in GOODS
    clause = clause_around(sentence, one.start)
    return _Number(paper, unit, value, shown, sentence, noun[0] if noun else "", goods, around, clause)


def _is_no_count(sentence: str, one: Counted) -> bool:
    before = sentence[max(0, one.start - _NEXT_TO) : one.start]
    rate = _ONE_EACH.search(before) or load_patterns().per_piece.match(sentence, one.end)
    return one.kind in NO_COUNTS or rate is not None or load_patterns().agreed.before(before)


def _meant(odd: _Number, agreeing: Iterable[_Number], everywhere: frozenset[str]) -> _Number | None:
    """The number that was meant: a slip in a sentence about the same thing, or the very same noun in papers of what was there."""
    if load_patterns().elsewhere.search(odd.sentence):
        return None
    for other in agreeing:
        tokens = [set(MARK.findall(n.sentence)) for n in (odd, other)]
        if all(tokens) and not tokens[0] & tokens[1]:
            continue
        if _other_lot(odd, other):
            continue
        seen = _of_one_visit(odd.paper, other.paper) and _same_noun(odd.noun, other.noun)
        need = _MANY if len(digits_of(odd.value)) <= _SHORT else _FEW
        slip = _is_slip(digits_of(odd.value), digits_of(other.value)) and not _other_thing(odd, other)
        if (seen or (slip and _shared(odd, other, everywhere) >= need)) and _of_one_matter(odd, other):
            return other
    return None


def _other_lot(one: _Number, other: _Number) -> bool:
    """Whether two numbers are of goods kept and goods sold, of a year and of a day."""
    dealt = [load_patterns().dealt(n.clause, n.paper.name) for n in (one, other)]
    kept_and_sold = one.of_goods and all(dealt) and not dealt[0] & dealt[1]
    return kept_and_sold or differing_kinds(*(f"{n.paper.name}，{n.sentence}" for n in (one, other)))


def _same_thing_done(odd: _Number, agreeing: list[_Number]) -> _Number | None:
    """The number that several papers tell, in one of them of the very same doing and thing (接出…软管), whatever stands between."""
    papers = {number.paper.evidence for number in agreeing}
    if (
        len(papers) < _MANY
        or len(odd.noun) < _DOING + _DOING
        or load_patterns().elsewhere.search(odd.sentence)
    ):
        return None
    return next((n for n in agreeing if _same_doing(odd.noun, n.noun) and _of_one_matter(odd, n)), None)


def _of_one_matter(odd: _Number, other: _Number) -> bool:
    """Whether neither number is told of a time, place, trader or person that the other's paper does not know."""
    one, two = (Said(n.value, n.clause, n.paper.told) for n in (odd, other))
    return of_one_matter(one, two)


def _same_doing(one: str, other: str) -> bool:
    """Whether one says what the other says and at most more of it (接出软管, 接出橡胶软管): not 查获违禁食品, 查获过期食品."""
    short, long = sorted((one, other), key=len)
    ends = short[:_DOING] == long[:_DOING] and short[-_DOING:] == long[-_DOING:]
    rest = iter(long)
    return ends and all(character in rest for character in short)


def _of_one_visit(one: _Paper, other: _Paper) -> bool:
    """Whether two papers tell of what was there on one and the same day."""
    return one.held and other.held and bool(one.days & other.days)


def _same_noun(one: str, other: str) -> bool:
    """Whether two nouns before numbers are of one thing: the longer ends in the shorter."""
    short, long = sorted((one, other), key=len)
    return bool(short) and long.endswith(short)


def _is_slip(one: str, other: str) -> bool:
    """Whether two numbers differ by two neighbours that changed places, or of at least three digits by the first."""
    if len(one) != len(other) or len(one) < _SHORT:
        return False
    plain = one.replace(".", "")
    first = places_apart(one, other) == (0,) and len(plain.rstrip("0")) > _SHORT
    return first or turned(plain, other.replace(".", ""))


def _shared(odd: _Number, other: _Number, everywhere: frozenset[str]) -> int:
    """How much two sentences are about one thing; a number or plate that both name counts for all."""
    if set(MARK.findall(odd.sentence)) & set(MARK.findall(other.sentence)):
        return _MANY
    words = [bigrams(load_units().counted_quantity.sub("，", n.sentence)) for n in (odd, other)]
    return len((words[0] & words[1]) - everywhere)


def _other_thing(one: _Number, other: _Number) -> bool:
    """Whether what stands next to each number, right before or right behind, is nowhere near the other."""
    short, long = sorted((one.noun, other.noun), key=len)
    if short and long.endswith(short) and not load_patterns().is_same_thing(short, long):
        return True
    near = [{n.around[0][-_DOING:], n.around[1][:_DOING]} for n in (one, other)]
    heads = [{head for head in pair if len(head) == _DOING} for pair in near]
    words = [bigrams(before) | bigrams(behind) for before, behind in (one.around, other.around)]
    return all(heads) and not (heads[0] & words[1] and heads[1] & words[0])


def _codes(papers: list[_Paper]) -> Iterator[Contradiction]:
    """Codes with two neighbours turned, and lists of codes of one length that differ in one code by one character."""
    told = [codes for paper in papers for codes in _labelled(paper)]
    seen: set[frozenset[str]] = set()  # two lists that differ are told once
    for mine in told:
        others = [one for one in told if one.label == mine.label and one.paper != mine.paper]
        for code in mine.codes - {code for one in others for code in one.codes}:
            other, meant = _slip_of_code(mine, code, others)
            if other and (pair := frozenset((code, meant))) not in seen:
                seen.add(pair)
                a, b = Side(mine.paper, mine.quote, code), Side(other.paper, other.quote, meant)
                yield Contradiction("编号（批号、代码）", a, b, "编号")


def _slip_of_code(mine: _Codes, code: str, others: list[_Codes]) -> tuple[_Codes | None, str]:
    """The code that was meant, with who tells it."""
    for other in (one for one in others if _of_one_thing(mine, one)):
        rest = other.codes - mine.codes
        listed = mine.label in _OF_THINGS and len(other.codes) == len(mine.codes) > 1 == len(rest)
        for meant in rest:
            agreeing = sum(meant in one.codes for one in others)
            in_list = listed and len(places_apart(code, meant) or ()) == 1
            if in_list or (agreeing > 1 and turned(code, meant) and not of_two_days(code, meant)):
                return other, meant
    return None, ""


def _of_one_thing(one: _Codes, other: _Codes) -> bool:
    """Whether the words before two codes do not tell two machines (1号机, 2号机) or two goods apart."""
    pieces = [marks(codes.lead) for codes in (one, other)]
    goods = [bigrams(_Said.read().no_goods.sub("，", codes.lead)) for codes in (one, other)]
    return all(not all(pair) or bool(pair[0] & pair[1]) for pair in (pieces, goods))


def _labelled(paper: _Paper) -> Iterator[_Codes]:
    """All codes of a paper under one label, with the words of the first and those before all of them."""
    found: dict[str, list[tuple[re.Match[str], str]]] = {}
    for sentence in _SENTENCE.finditer(paper.text):
        for match in _CODE.finditer(sentence[0]):
            label = match["label"].replace("编号", "号") if "证" in match["label"] else match["label"]
            found.setdefault(label, []).append((match, sentence[0][: match.start()]))
    for label, told in found.items():
        codes = {code for match, _ in told for code in _ONE_CODE.findall(match["codes"])}
        lead = "，".join(words for _, words in told)
        yield _Codes(paper.evidence, label, frozenset(codes), told[0][0][0], lead)
