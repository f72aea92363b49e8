"""The duty of a charge, chosen for its facts by words alone: a charge is drawn up where no index is opened.

The suggestions choose by more (assistant/analysis/duties.py). Candidates are all duty paragraphs of the same version of the law, never a penalty clause. Each is scored by its
likeness to the conduct and to what is told; paragraphs that bind authorities stand back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.analysis.authorities import binds_authority
from assistant.analysis.pin import Located
from assistant.law.library import LawLibrary
from assistant.law.links import INFERRED, DutyFinder, DutyLink, links_of
from assistant.law.model import Article, LawRef, Provision, Version
from assistant.law.penalties.references import here
from assistant.law.provisions import locate

_DEPTH = 12
_POINTING = re.compile(r"(?:有|实施)?(?=前[一二两三四]?款|上款|本条第|第[^条，]{1,6}[款项])")
_TOLD, _AUTHORITY = 1.2, 0.3


def duties_told(located: Located, library: LawLibrary, told: str) -> tuple[DutyLink, ...]:
    """The duties that a rule enforces: those it names, else the nearest to its conduct and to the facts, best first.

    Args:
        located: the rule; what it says of another paragraph (有前款第二项行为的) is read there.
        library: which holds it.
        told: the facts, "" for none.
    """
    written = links_of(located.rule, _finder(library, located.article.version))
    if not any(link.inferred for link in written):
        return written
    rule, article = located.rule, located.article
    conduct = "，".join([rule.conduct, *_pointed(located)])
    return nearest(library, article, conduct, (told,) if told.strip() else (), at=rule.provision)


def _pointed(located: Located) -> Iterator[str]:
    """The words of the places of the same article that a conduct names."""
    conduct, own, text = located.rule.conduct, located.rule.provision, located.article.text
    for start in _POINTING.finditer(conduct):
        for place in here(conduct[start.end() :], own, own.paragraph):
            if piece := locate(text, place):
                yield text[piece.start : piece.end]


def nearest(
    library: LawLibrary, article: Article, conduct: str, told: Sequence[str], *, at: Provision
) -> tuple[DutyLink, ...]:
    """The duty paragraphs nearest to a conduct and to what is told, best first.

    Args:
        library: which holds the version of the article.
        article: where the rule stands.
        conduct: what the rule punishes.
        told: the facts, and words of the law for them.
        at: the place of the rule.
    """
    finder = _finder(library, article.version)
    conducts = _scores(finder.infer(conduct, at, k=_DEPTH))
    facts = _scores(finder.infer("，".join(told), at, k=_DEPTH))
    total = {
        place: conducts.get(place, 0.0)
        + _TOLD * facts.get(place, 0.0)
        - _AUTHORITY * _binds(library, article, place)
        for place in {**conducts, **facts}
    }
    best = sorted(total, key=lambda place: -total[place])[:INFERRED]
    return tuple(DutyLink(LawRef(finder.law, place), total[place], True) for place in best)


def _scores(links: Sequence[DutyLink]) -> dict[Provision, float]:
    return {link.duty.provision: link.score for link in links}


def _binds(library: LawLibrary, article: Article, place: Provision) -> bool:
    """Whether a paragraph binds authorities."""
    duty = library.article_in(article.version, place)
    piece = locate(duty.text, place) if duty else None
    if duty is None:
        return False
    return binds_authority(duty.text[piece.start : piece.end].strip() if piece else duty.text)


@lru_cache(maxsize=32)
def _finder(library: LawLibrary, version: Version) -> DutyFinder:
    return DutyFinder(library.articles(version))
