"""The counter: a lay question → articles, our matter card, what to bring, which office; what is outside is declined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.analysis.confidence import Confidence
from assistant.analysis.matters import Matter, Reference, shipped_matters
from assistant.analysis.model import Suggestion
from assistant.analysis.pin import rules_in
from assistant.analysis.plain_answers import kind_of
from assistant.analysis.suggest import suggest
from assistant.cases.linking import matter_of
from assistant.corpora import Data, corpus, load
from assistant.dossier.ingest import check_text
from assistant.dossier.model import Case
from assistant.law import regions
from assistant.law.library import LawLibrary, open_library
from assistant.law.lookup import text_on, today
from assistant.law.model import LawRef
from assistant.search.lexical import MemoryChannel

_SHOWN = 3
_REPORT = "举报反映"
_OURS = "实行综合行政执法的地方和事项，由综合行政执法部门办理；不知道归谁的，可打 12345。"
_NOT_OURS = (
    "看不出这是综合行政执法窗口办理的事项。请再说清楚谁、在哪里、做了什么；其他法律问题可打 12348 咨询。"
)
_SAID = 5.0  # likeness of words (BM25) from which the question is about a matter; one whole phrase of two words reaches it
_MANY = 2
_NEARLY, _MOSTLY = 0.8, 0.75  # shares of the characters of a saying that stand close together in the question
_LEAST, _SPREAD = (
    4,
    3,
)  # a saying of fewer characters tells nothing so; they stand within so many times its length


class Purpose(Data):
    """What someone at the counter wants, what to bring for it, what they are told."""

    name: str
    asks: re.Pattern[str]
    bring: tuple[str, ...]
    told: str
    basis: tuple[Reference, ...]


class Outside(Data):
    """What is not the business of this counter, and whose it is."""

    name: str
    asks: re.Pattern[str]
    where: str


class Counter(Data):
    """The whole file."""

    purposes: tuple[Purpose, ...]
    outside: tuple[Outside, ...]
    light: str  # characters that say nothing of a matter


@dataclass(frozen=True, slots=True)
class Told:
    """One article with its text on the day."""

    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class CounterAnswer:
    """What the counter says. ``declined`` says why a question is not ours and whose it is; then nothing else is said of law."""

    declined: str = ""
    matters: tuple[Matter, ...] = ()
    articles: tuple[Told, ...] = ()
    bring: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where is asked, and whose law is quoted."""

    region: str
    library: LawLibrary


def ask(question: str, *, region: str = "", library: LawLibrary | None = None) -> CounterAnswer:
    """Answer a question at the counter.

    Args:
        question: as people ask it.
        region: 浙江省/温州市: law of that place counts too.
        library: whose law is quoted; the default one if None.

    Raises:
        InputError: the question is empty or far too long.
        AssistantError: library or index cannot be read.
    """
    text, known, library = check_text(question, name="问题"), _counter(), library or open_library()
    outside = next((one for one in known.outside if one.asks.search(text)), None)
    purposes = [one for one in known.purposes if one.asks.search(text)]
    own = [one for one in purposes if one.name.startswith(("收到", "缴纳"))]
    if own:
        return _about_papers(own, library)
    if (kind := kind_of(text)) and kind.drop:
        return CounterAnswer(kind.message)
    said, found = matters_said(text), _shown(Case(facts=text, region=region))
    sure = bool(found) and found[0].confidence != Confidence.LOW
    if outside and not (sure and any(_told_of(text, matter, _NEARLY) for matter in said)):
        return CounterAnswer(f"这属于{outside.name}，不归本窗口办理。请找{outside.where}。")
    if not said and not sure:
        return CounterAnswer(_NOT_OURS)
    return _about_matter(_Asked(regions.known(region), library), purposes, said, found)


def _shown(case: Case) -> tuple[Suggestion, ...]:
    """The first suggestions, without those that are only worth a look unless nothing else is."""
    found = suggest(case).suggestions
    return tuple(one for one in found if not one.folded or found[0].folded)[:_SHOWN]


def matters_said(text: str) -> tuple[Matter, ...]:
    """The matters whose names or common sayings the question has words of, the nearest first."""
    matters, channel = _channel()
    scores = channel.scores(text)
    ranks = [
        (not _whole(text, matter), not _told_of(text, matter, _MOSTLY), -float(score))
        for matter, score in zip(matters, scores, strict=True)
    ]
    order = sorted(range(len(matters)), key=ranks.__getitem__)
    return tuple(
        matters[place]
        for place in order[:_SHOWN]
        if not all(ranks[place][:2]) or (-ranks[place][2] >= _SAID and _common(text, matters[place]))
    )


def _whole(text: str, matter: Matter) -> bool:
    """Whether one of the common sayings stands in the question as it is."""
    return any(said in text for said in matter.says)


def _told_of(text: str, matter: Matter, share: float) -> bool:
    """Whether a saying stands in the question in other words: most of its characters close together, two side by side."""
    return any(_close(text, said, share) for said in matter.says)


def _close(text: str, said: str, share: float) -> bool:
    wanted = [character for character in said if character not in _counter().light]
    pairs = [said[at : at + 2] for at in range(len(said) - 1) if said[at : at + 2] in text]
    if len(wanted) < _LEAST or not pairs:
        return False
    width = _SPREAD * len(said)
    parts = (text[at : at + width] for at in range(max(1, len(text) - width + 1)))
    return any(
        sum(one in part for one in wanted) >= share * len(wanted) and any(pair in part for pair in pairs)
        for part in parts
    )


def _common(text: str, matter: Matter) -> bool:
    """Whether enough of the characters of a saying, in pairs, stand in the question."""
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    return any(
        len({said[at : at + 2] for at in range(len(said) - 1)} & pairs) >= _MANY
        for said in (*matter.says, matter.name)
    )


def _about_papers(purposes: Sequence[Purpose], library: LawLibrary) -> CounterAnswer:
    refs = [text for one in purposes for text in one.basis]
    return CounterAnswer(
        articles=tuple(_told(library, refs)),
        bring=tuple(dict.fromkeys(thing for one in purposes for thing in one.bring)),
        offices=("作出告知书、决定书的机关（看落款）",),
        advice=tuple(one.told for one in purposes),
        sure=True,
    )


def _about_matter(
    asked: _Asked, purposes: Sequence[Purpose], said: Sequence[Matter], found: Sequence[Suggestion]
) -> CounterAnswer:
    by_id = {matter.id: matter for matter in shipped_matters()}
    suggested = [by_id[name] for one in found if (name := _matter_of(one)) in by_id]
    matters = tuple(dict.fromkeys([*(m for m in suggested if m in said), *said, *suggested]))[:_SHOWN]
    sure = bool(found) and found[0].confidence != Confidence.LOW
    engine = [ref for one in found for ref in (*one.violated, one.penalty)] if sure or not matters else []
    refs = dict.fromkeys([*(_clauses(matters[0], asked) if matters else ()), *engine])
    chosen = list(purposes) or [one for one in _counter().purposes if one.name == _REPORT]
    return CounterAnswer(
        matters=matters,
        articles=tuple(_told(asked.library, [ref.format() for ref in refs]))[: 2 * _SHOWN],
        bring=tuple(dict.fromkeys(thing for one in chosen for thing in one.bring)),
        offices=(*_offices(_clauses(matters[0], asked) if matters else (), found, asked.library), _OURS),
        advice=tuple(one.told for one in chosen),
        sure=sure,
    )


def _clauses(matter: Matter, asked: _Asked) -> list[LawRef]:
    """The clauses of a matter in force at the place, those of the place first."""
    held = [basis for basis in matter.bases if basis.until is None or today() < basis.until]
    here = [basis for basis in held if (asked.region + "/").startswith(basis.region + "/") and basis.region]
    return [
        ref
        for basis in [*here, *(b for b in held if not b.region)]
        for ref in (*basis.duties, *basis.penalties)
    ]


def _offices(clauses: Sequence[LawRef], found: Sequence[Suggestion], library: LawLibrary) -> list[str]:
    """Whom the clauses of the matter entrust; where they name nobody, whom the best suggestion does."""
    best = [one.penalty for one in found[:1] if not one.folded]
    sources = ([name for ref in refs for name in _agencies(ref, library)] for refs in (clauses, best))
    named = next((names for names in sources if names), [])
    return list(dict.fromkeys(named))[: _SHOWN - 1]


def _agencies(ref: LawRef, library: LawLibrary) -> list[str]:
    """The agencies that a penalty clause names."""
    laws = library.find(ref.law)
    article = library.article(laws[0], ref.provision) if len(laws) == 1 else None
    rules = rules_in(article) if article else ()
    return [name for one in rules if one.rule.provision.touches(ref.provision) for name in one.rule.agency]


def _matter_of(one: Suggestion) -> str:
    return matter_of([one.penalty.format(), *(duty.format() for duty in one.violated)])


def _told(library: LawLibrary, references: Sequence[str]) -> list[Told]:
    """The articles with their texts of today; what the library does not hold is left out."""
    texts = ((text, text_on(library, LawRef.parse(text), today())) for text in references)
    return [Told(text, told) for text, told in texts if told]


def _counter() -> Counter:
    return load(corpus("counter.yaml"), Counter)


@lru_cache(maxsize=1)
def _channel() -> tuple[tuple[Matter, ...], MemoryChannel]:
    matters = shipped_matters()
    return matters, MemoryChannel("words", [" ".join((one.name, *one.says)) for one in matters])
