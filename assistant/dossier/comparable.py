"""What keeps two sentences or papers of like words from being about one thing: another shop, side, sample, holder, kind of sum.

Only where both sides say of which one they speak and it is not the same one; the words are in corpora/lexicon/facts.yaml.
"""

from __future__ import annotations

import re

from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.limited_denials import lies_outside
from assistant.dossier.model import SPOKEN, Case, Fact, Polarity
from assistant.dossier.names import names_in
from assistant.dossier.sources import Source
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates

_CLAUSES = re.compile(r"[，,。；;]")
_BRACKETS = re.compile(r"[（(]([^（）()]{1,20})[)）]")
_SITE = re.compile(r"[店库路厂口点]$|工地|门店|车间|校区|院区")
_RECEIVED = "收到责令改正通知"
_PERMIT = "许可手续"
_PUNISHED = "以前是否被查处"
_OF_SOME_YEAR = re.compile(r"(?<!\d)\d{1,2}月\d{1,2}[日号]")
_GRANTED = re.compile(r"核发|颁发|发给|发证|取得|领取|补办|办理|批准|准予")


def other_site(one: Source, other: Source) -> bool:
    """Whether two papers are, by what their names add in brackets or by the places of their visits, of two sites (一店, 仓库)."""
    plain = {_BRACKETS.sub("", source.name) for source in (one, other)}
    added = [set(_BRACKETS.findall(source.name)) for source in (one, other)]
    apart = load_patterns().apart
    told = all(added) or any(
        apart.parts.search(word) or _SITE.search(word) for words in added for word in words
    )
    named = len(plain) == 1 and told and not added[0] & added[1]
    places = [{(street, number) for street, number, _ in source.addresses} for source in (one, other)]
    streets = [{street for street, _ in place} for place in places]
    return named or (all(streets) and not streets[0] & streets[1])


def other_part(mine: Fact, yours: Fact) -> bool:
    """Whether two sentences are each of another part of a site (东侧, 二层, 店内)."""
    return load_patterns().apart.other_part(mine.quote, yours.quote)


def other_sum(mine: Fact, one: Source, yours: Fact, other: Source) -> bool:
    """Whether two numbers of one name are of two kinds (含税, 预算, 全年), each as its clause and paper call it."""
    told = (f"{source.name}，{_clause(fact)}" for fact, source in ((mine, one), (yours, other)))
    return differing_kinds(*told)


def differing_kinds(one: str, other: str) -> bool:
    """Whether the words around two numbers call them two kinds of sum.

    Args:
        one: a clause with the name of its paper.
        other: another.
    """
    form = load_patterns().apart.sums
    return set(form.findall(one)) != set(form.findall(other))


def _clause(fact: Fact) -> str:
    """The clause in which a value stands, else the sentence."""
    return next((clause for clause in _CLAUSES.split(fact.quote) if fact.value in clause), fact.quote)


def other_state(mine: Fact, yours: Fact) -> bool:
    """Whether one count is of those of whom something is said behind it (2人未戴安全帽) and the other is not."""
    told = [fact.quote.partition(fact.value)[2] for fact in (mine, yours)]
    state = load_patterns().apart.state
    return (state.match(told[0]) is None) != (state.match(told[1]) is None)


def other_lot(one: Source, other: Source) -> bool:
    """Whether one paper is, by its name, of somebody else's goods or case (邻店送货单, 供货商许可证)."""
    lots = [set(load_patterns().apart.lots.findall(source.name)) for source in (one, other)]
    return lots[0] != lots[1]


def two_speakers(one: Source, other: Source) -> bool:
    """Whether two papers are statements of two persons, by their names."""
    spoken = one.kind in SPOKEN and other.kind in SPOKEN
    names = [_speaker(source) for source in (one, other)]
    return spoken and all(names) and names[0] != names[1]


def speaks_for(case: Case, source: Source) -> bool:
    """Whether a statement may be the party's own: its name is of nobody else (员工, 房东, another person).

    Args:
        case: its parties are read.
        source: any paper; what is no statement may always be.
    """
    name = _speaker(source)
    if source.kind not in SPOKEN or not name:
        return True
    people = [person for party in case.all_parties for person in (party.name, party.representative)]
    known = any(person and (person in name or name in person) for person in people)
    return known or not load_patterns().apart.others.search(name)


def _speaker(source: Source) -> str:
    """Who speaks, as the name of a statement says it; "" where it does not."""
    return load_patterns().apart.speaker.sub("", source.name)


def other_sample(one: Source, other: Source) -> bool:
    """Whether two papers name each another sample, batch or point of measuring."""
    form = load_patterns().apart.samples
    named = [
        {m["sample"] for s in source.statements for m in form.finditer(s.sentence)} for source in (one, other)
    ]
    batches = [{fact.value for fact in source.named.get("批号", ())} for source in (one, other)]
    return any(all(pair) and not pair[0] & pair[1] for pair in (named, batches))


def other_holder(one: Source, mine: Fact, other: Source, yours: Fact) -> bool:
    """Whether a certificate is one that persons hold and the papers do not both name one and the same person."""
    if not load_patterns().apart.personal.search(mine.subject):
        return False
    names = [names_in(f"{source.name}，{fact.quote}") for source, fact in ((one, mine), (other, yours))]
    return not names[0] & names[1]


def one_matter(mine: Fact, yours: Fact) -> bool:
    """Whether two answers to one claim may be of one matter: one permit, one cause of an earlier penalty, one part of a site."""
    if mine.name == _PERMIT and (not _one_permit(mine.quote, yours.quote) or _granted_later(mine, yours)):
        return False
    if mine.name == _PUNISHED and _apart(load_patterns().apart.causes, mine.quote, yours.quote, alike=True):
        return False
    if mine.name == _PUNISHED and _outside_denial(mine, yours):
        return False
    if mine.name == _RECEIVED and _apart(load_patterns().apart.notices, mine.quote, yours.quote):
        return False
    return not other_part(mine, yours) and not _good_in_part(mine, yours)


def _outside_denial(mine: Fact, yours: Fact) -> bool:
    """Whether the one who denies a penalty may mean a kind or a period only, in which the penalty of the other does not lie."""
    yes, no = (mine, yours) if yours.polarity is Polarity.DENIED else (yours, mine)
    return lies_outside(yes.quote, no.quote)


def _granted_later(mine: Fact, yours: Fact) -> bool:
    """Whether a permit was granted on a day after that on which it is said to be lacking: both are so, then.

    A lack that tells only a day of no year (8月6日递的资料，没办下来) may be of the time before.
    """
    yes, no = (mine, yours) if yours.polarity is Polarity.DENIED else (yours, mine)
    days, lacking = ([day for day, _, _ in find_dates(fact.quote)] for fact in (yes, no))
    if not days or not _GRANTED.search(yes.quote):
        return False
    return min(days) > max(lacking) if lacking else _OF_SOME_YEAR.search(no.quote) is not None


def _good_in_part(mine: Fact, yours: Fact) -> bool:
    """Whether what is said to be so is said of a part only (东侧通道畅通), and what is not so of no part that is named."""
    yes, no = (mine, yours) if yours.polarity is Polarity.DENIED else (yours, mine)
    form = load_patterns().apart.parts
    return form.search(yes.quote) is not None and form.search(no.quote) is None


def _apart(form: re.Pattern[str], one: str, other: str, *, alike: bool = False) -> bool:
    """Whether each text has words of a form and they share none; ``alike``: words share as soon as a pair of characters does."""
    words = [{match[match.lastindex or 0] for match in form.finditer(text)} for text in (one, other)]
    shared = {pair for word in words[0] for pair in bigrams(word)} & {p for w in words[1] for p in bigrams(w)}
    return all(words) and not words[0] & words[1] and not (alike and shared)


def _one_permit(one: str, other: str) -> bool:
    """Whether two sentences may be of one permit: of one kind of formality, and a name holds the other's characters in order."""
    forms = load_patterns().apart.formalities.items()
    kinds = [{kind for kind, form in forms if form.search(text)} for text in (one, other)]
    if all(kinds) and not kinds[0] & kinds[1]:
        return False
    names = [_permits_in(text) for text in (one, other)]
    return not all(names) or any(_one_name(a, b) for a in names[0] for b in names[1])


def _permits_in(quote: str) -> frozenset[str]:
    """The words that tell a permit from others (食品经营 in 食品经营许可证)."""
    apart = load_patterns().apart
    found = (apart.no_permit.sub("", match[1]) for match in apart.permits.finditer(quote))
    return frozenset(name for name in found if len(name) > 1)


def _one_name(one: str, other: str) -> bool:
    """Whether one name holds the other; that of dangerous goods is a permit of its own (危险货物运输经营)."""
    return ("危险" in one) == ("危险" in other) and (_within(one, other) or _within(other, one))


def _within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)
