"""What a question says outright: a law and an article number (消防法第六十条) go straight there.

Citations are read as everywhere (aliases, digits, 之一, years, traditional characters). What stands in the way is
said in notes: a law of another place or of several, a repealed law and its successor, a text that is not held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.law import regions
from assistant.law.citations import name_book
from assistant.law.citations.find import CitationFinder
from assistant.law.citations.model import Citation, CitationStatus
from assistant.law.citations.verify import CitationVerifier
from assistant.law.library import LawLibrary
from assistant.law.lookup import in_places
from assistant.law.model import Article, Law, Provision, Version
from assistant.law.standing import State, standing, starts
from assistant.search.units import EVERYWHERE, Scope
from assistant.text.dates import format_date

_LONGEST = 300
_MOST_PLACES = 5
_NUMBER_ONLY = re.compile(
    r"(?<=[法例典则定》])\s*(?:第\s*)?[0-9０-９]{1,4}(?=\s*(?:之[一二三四五六七八九十0-9]{1,2})?\s*$)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names.

    Attributes:
        articles: the articles named, in order.
        notes: what the user must know about them, in Chinese.
        successors: laws that replaced a repealed law named; their articles come before others.
    """

    articles: tuple[Article, ...] = ()
    notes: tuple[str, ...] = ()
    successors: tuple[int, ...] = ()


class NamedArticles:
    """Finds the articles that a question names.

    Args:
        library: where names are known and texts are kept.
    """

    def __init__(self, library: LawLibrary) -> None:
        self._library = library

    def find(self, question: str, scope: Scope) -> Named:
        """The articles a question names outright; a long text (facts) is not read for citations."""
        if len(question) > _LONGEST:
            return Named()
        text = _NUMBER_ONLY.sub(r"\g<0>条", question)
        finder = CitationFinder(text, name_book(self._library))
        citations = finder.everything()
        cited = {citation.name for citation in citations}
        answers = [self._answer(citation, scope) for citation in citations]
        answers += [self._gone(name, scope) for name in dict.fromkeys(finder.laws_named) if name not in cited]
        articles: dict[int, Article] = {}
        notes: dict[str, None] = {}
        successors: list[int] = []
        for answer in answers:
            articles |= {article.id: article for article in answer.articles}
            notes |= dict.fromkeys(answer.notes)
            successors += answer.successors
        return Named(tuple(articles.values()), tuple(notes), tuple(successors))

    def _answer(self, citation: Citation, scope: Scope) -> Named:
        if not citation.name:
            return Named((), (f"“{citation.text}”没有写明是哪部法规，以下是按内容查到的",))
        verifier = CitationVerifier(self._library, scope.as_of or date.today())
        found = verifier.laws(citation)
        if not found:
            return self._of_some_place(citation, scope) or self._repealed(citation.name)
        here = [law for law in found if _applies(law, scope)]
        parts = [self._in_law(law, citation.provision, scope.as_of) for law in here or found]
        away = () if here else tuple(f"《{law.name}》是{_place(law)}的规定，不在所选地区" for law in found)
        return _joined(parts, (*(away if scope.region else ()), *_edition(citation, verifier)))

    def _gone(self, name: str, scope: Scope) -> Named:
        """A law named without an address: only that it was repealed matters."""
        found = self._library.find(name)
        if not found:
            return self._repealed(name) if self._library.repealed(name) else Named()
        answers = [self._in_law(law, None, scope.as_of) for law in found if not law.region]
        return _joined([answer for answer in answers if answer.successors])

    def _of_some_place(self, citation: Citation, scope: Scope) -> Named | None:
        """消防条例第十八条: a local law without its place; the place asked for decides, else the user must say."""
        candidates = in_places(self._library, citation.name)
        here = [law for law in candidates if law.region and _applies(law, scope)] if scope.region else []
        laws = here or candidates
        if not laws:
            return None
        parts = [self._in_law(law, citation.provision, scope.as_of) for law in laws[:_MOST_PLACES]]
        if len(laws) == 1:
            return _joined(parts)
        listed = "、".join(f"《{law.name}》" for law in laws[:_MOST_PLACES]) + (
            "等" if laws[_MOST_PLACES:] else ""
        )
        return _joined(parts, (f"“{citation.name}”有几地的规定：{listed}；请选地区或写全称",))

    def _repealed(self, name: str) -> Named:
        known = self._library.repealed(name)
        if known is None:
            return Named((), (f"法规库未收录《{name}》，以下是按内容查到的",))
        laws = self._library.find(known.successor) if known.successor else []
        note = f"《{name}》已于{format_date(known.repealed_on)}废止（{known.basis}），旧文本未收录"
        note += f"；现由《{known.successor}》规定" if known.successor else ""
        return Named((), (note,), tuple(law.id for law in laws))

    def _in_law(self, law: Law, provision: Provision | None, as_of: date | None) -> Named:
        day = as_of or date.today()
        now = standing(self._library, law, day)
        successors = self._successors(law) if now.state is State.ENDED else ()
        if provision is None or not provision.article:
            return Named((), (f"《{law.name}》：{now.reason}",) if now.reason else (), successors)
        version = now.version or self._nearest(law, now.state)
        if version is None:
            return Named((), (f"《{law.name}》当时文本未收录：{now.reason}",))
        article = self._library.article_in(version, provision)
        notes = list(self._notes(law, version, provision, article, now.reason))
        return Named((article,) if article else (), tuple(notes), successors)

    def _notes(
        self, law: Law, version: Version, provision: Provision, article: Article | None, reason: str
    ) -> Iterator[str]:
        if reason:
            yield f"《{law.name}》：{reason}" + ("；所示为旧文本" if version.repealed else "")
        if article is None and version.incomplete:
            yield f"本库的《{law.name}》文本不完整（{version.incomplete}），找不到{provision.label}"
        elif article is None:
            yield f"《{law.name}》没有{provision.label}"

    def _nearest(self, law: Law, state: State) -> Version | None:
        """The text to show though it is not in force: the last of a repealed law, the first of a coming one."""
        versions = sorted(self._library.versions(law), key=starts)
        if state is State.ENDED:
            return versions[-1]
        return versions[0] if state is State.NOT_YET else None

    def _successors(self, law: Law) -> tuple[int, ...]:
        known = self._library.repealed(law.name)
        found = self._library.find(known.successor) if known and known.successor else []
        return tuple(law.id for law in found)


def _joined(parts: list[Named], notes: tuple[str, ...] = ()) -> Named:
    return Named(
        tuple(article for part in parts for article in part.articles),
        (*notes, *(note for part in parts for note in part.notes)),
        tuple(law for part in parts for law in part.successors),
    )


def _edition(citation: Citation, verifier: CitationVerifier) -> Iterator[str]:
    """That the version which the question names is not held."""
    checked = verifier.verify(citation) if citation.edition else None
    if checked and checked.status is CitationStatus.NOT_HELD:
        yield f"{checked.message}；所示为现行文本"


def _applies(law: Law, scope: Scope) -> bool:
    return scope.region == EVERYWHERE or law.region in regions.above(scope.region)


def _place(law: Law) -> str:
    return law.region.replace("/", "") or "全国"
