"""R14: between the place cited and one that could stand for it, only the words of the other are those of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.corpora import corpus, load
from assistant.law.citations import VerifiedCitation
from assistant.law.links import DutyLink
from assistant.law.model import Article, Provision
from assistant.law.provisions import locate
from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Severity
from assistant.review.parts.acts_named import acts_named
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.of_concern import is_omission, without_duties_done, without_what_is_right
from assistant.review.parts.story import charged_in, story_of
from assistant.review.rule import (
    DECISIONS_AND_NOTICES,
    CannotTellError,
    Check,
    finding,
    rule,
)
from assistant.review.rules.items import covers, enforced_places, is_residual, neighbours, right_place
from assistant.review.rules.penalty import right_item
from assistant.text.bigrams import bigrams

# measured on 92 papers with 169 neighbours of a cited item: none of the cited ones taken for another
_BRANCH, _BRANCH_OWN, _WHOLE, _LEAST = 0.5, 0.2, 0.15, 3
_SHOWN = 24
_MARK = re.compile(r"^\s*[（(][^（）()]{1,4}[）)]")
_SANCTION = re.compile(
    r"[，,；;](?:由[^，；]{2,40})?(?:责令|处以?[\u4e00-\u9fff\d.]+[元倍%％]|没收|给予警告|并处|可以|处).*",
    re.DOTALL,
)
_BRANCHES = re.compile(r"[，；。：、\n]|或者")


@dataclass(frozen=True, slots=True)
class _Told:
    """The word pairs of each name of the act, and of everything that the paper tells."""

    names: tuple[frozenset[str], ...]
    story: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Way:
    """How a name of the act tells: pairs that only the other place shares with it, what part of it that place covers, and what is told of what sets each apart."""

    gain: int
    covered: float
    own: float
    others: float


_WAYS = (_Way(2, 0.6, 0.5, 0.3), _Way(4, 0.8, 0.55, 0.0), _Way(2, 0.75, 0.15, 0.15))


@rule(
    "R14", "所引的条款是所述行为的条款", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=(*DECISIONS_AND_NOTICES, "correction"), needs="法规库",
    examples=("擅自从事客运经营，引用擅自从事货运经营一项", "擅自从事客运经营，引用擅自从事客运经营一项"),
)  # fmt: skip
def words_of_the_other(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A neighbour, or another place that the penalty clause names, has all the words of the paper that the cited one has, and more of them."""
    told = _told(decision)
    if len(told.story) < 20:
        raise CannotTellError("没有读出事实")
    omitted = _story(decision, omitted=True)
    if any(True for check in (right_place, right_item) for _ in _tried(check, decision, context)):
        return  # told by another rule
    for verdict in dict.fromkeys((*context.bases, *context.duties)):
        place = verdict.citation.provision
        if verdict.law is None or place is None or not is_sound(verdict) or context.is_general(verdict):
            continue
        cited = [
            v.citation.provision
            for v in (*context.bases, *context.duties)
            if v.law == verdict.law and v.citation.provision
        ]
        words = context.text_of(verdict)
        own = _without(_told_beside(verdict, context), told)
        for other, text, sure in _instead(verdict, context):
            if is_residual(text) or any(covers(one, other) for one in cited):
                continue
            ways = (own, replace(own, story=own.story & omitted)) if is_omission(text) else (own,)
            if all(_dominates(text, words, way, sure=sure) for way in ways):
                at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
                shown = _MARK.sub("", text).strip()[:_SHOWN]
                yield finding(
                    "R14", Severity.MAJOR, f"所引的{verdict.citation.text}（“{_MARK.sub('', words).strip()[:_SHOWN]}”）不是所述的行为，{other.format()}（“{shown}”）才是", at,
                    f"核对是否应为{other.format()}", expected=other.format(), actual=place.format(),
                )  # fmt: skip
                return


def _told_beside(verdict: VerifiedCitation, context: ReviewContext) -> frozenset[str]:
    """The word pairs of the other items of the same article that the paper cites, less those of this one: what is told of them is told of no neighbour."""
    place = verdict.citation.provision
    beside = (
        other
        for other in dict.fromkeys((*context.bases, *context.duties))
        if other.law == verdict.law
        and other.citation.provision
        and place
        and other.citation.provision != place
        and other.citation.provision.item
        and other.citation.provision.whole_article() == place.whole_article()
    )
    pairs = frozenset().union(*(_pairs(context.text_of(other)) for other in beside))
    return pairs - _pairs(context.text_of(verdict))


def _without(pairs: frozenset[str], told: _Told) -> _Told:
    return _Told(tuple(name - pairs for name in told.names), told.story - pairs) if pairs else told


def load_provision_words() -> tuple[str, ...]:
    """The words in which any provision is told, corpora/lexicon/provision_words.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("lexicon/provision_words.yaml"), tuple[str, ...])


def _told(decision: Decision) -> _Told:
    return _Told(tuple(_pairs(name) for name in acts_named(decision)), _story(decision))


def _story(decision: Decision, *, omitted: bool = False) -> frozenset[str]:
    """The word pairs of what the paper tells; for an ``omitted`` duty without the clauses that find duties done."""
    facts = without_what_is_right(unquoted(story_of(decision).text))
    if omitted:
        facts = without_duties_done(facts)
    return bigrams("。".join([facts, *charged_in(unquoted(decision.text))]))


def _instead(verdict: VerifiedCitation, context: ReviewContext) -> Iterator[tuple[Provision, str, bool]]:
    """The places that could stand for the cited one: its neighbours, for a duty those that the penalty clauses invoked enforce, and whether they surely do."""
    place = verdict.citation.provision
    assert place is not None
    assert verdict.law is not None
    article = context.library.article(verdict.law, place, context.as_of)
    enforced = enforced_places(verdict, context)
    if article and place.item:
        beside = (one for one in neighbours(article, place) if one[0].item != place.item)
        yield from ((p, w, True) for p, w in beside if not enforced or any(covers(e, p) for e in enforced))
    if verdict not in context.duties:
        return
    for link in dict.fromkeys(one for cited in context.cited_rules for one in _enforced(cited.duties)):
        other = link.duty.provision
        if link.duty.law == verdict.law.name and other.whole_article() != place.whole_article():
            found = context.library.article(verdict.law, other, context.as_of)
            yield from ((p, w, not link.inferred) for p, w in (_pieces(found, other) if found else ()))


def _enforced(links: Sequence[DutyLink]) -> Sequence[DutyLink]:
    """The duties that a clause names, else the one nearest to its words."""
    return [link for link in links if not link.inferred] or links[:1]


def _pieces(article: Article, place: Provision) -> Iterator[tuple[Provision, str]]:
    """The items of an article, or what is cited of it where it has none."""
    items = neighbours(article, Provision(place.article, place.suffix, place.paragraph or 1, 1))
    whole = locate(article.text, place)
    if items:
        yield from items
    elif whole is not None:
        yield place, article.text[whole.start : whole.end]


def _dominates(other: str, cited: str, told: _Told, *, sure: bool = True) -> bool:
    a, b = _pairs(_act(other)), _pairs(_act(cited))
    own, others = b - a - _common(), a - b - _common()
    if len(own) < _LEAST or any((name & b) - a for name in told.names):
        return False  # too little sets it apart, or the paper itself calls the act by it
    if not sure:
        return _by_name(a, b, own, others, told, _WAYS[-1:])
    return _by_name(a, b, own, others, told, _WAYS) or _by_facts(other, cited, own, told)


def _by_name(
    a: frozenset[str],
    b: frozenset[str],
    own: frozenset[str],
    others: frozenset[str],
    told: _Told,
    ways: Sequence[_Way],
) -> bool:
    """A name of the act has words of the other that the cited one lacks, and no name the other way round."""
    if not others:
        return False
    mine, theirs = _share(own, told), _share(others, told)
    for name in told.names:
        gain, covered = len((name & a) - b), len(name & a) / max(1, len(name))
        if any(
            gain >= way.gain and covered >= way.covered and mine <= way.own and theirs >= way.others
            for way in ways
        ):
            return True
    return False


def _by_facts(other: str, cited: str, own: frozenset[str], told: _Told) -> bool:
    """Most of some branch of the other is told, nearly nothing of any branch of the cited one."""
    mine, theirs = _best_branch(cited, other, told), _best_branch(other, cited, told)
    return theirs >= _BRANCH and mine <= _BRANCH_OWN and _share(own, told) <= _WHOLE


def _best_branch(words: str, against: str, told: _Told) -> float:
    apart = _pairs(_act(against)) | _common()
    branches = (_pairs(branch) - apart for branch in _BRANCHES.split(_act(words)))
    return max((_share(branch, told) for branch in branches if len(branch) >= _LEAST), default=0.0)


def _share(pairs: frozenset[str], told: _Told) -> float:
    return len(pairs & told.story) / len(pairs) if pairs else 0.0


def _act(words: str) -> str:
    """What a place is about, without its mark and what it imposes."""
    return _SANCTION.sub("", _MARK.sub("", words))


def _pairs(words: str) -> frozenset[str]:
    return bigrams(re.sub(r"[^\u4e00-\u9fff]", "", words))


def _common() -> frozenset[str]:
    """Word pairs in which any provision is told."""
    return _pairs_of(load_provision_words())


@lru_cache(maxsize=4)
def _pairs_of(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(_pairs(phrase) for phrase in phrases))


def _tried(check: Check, decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    try:
        yield from check(decision, context)
    except CannotTellError:
        return
