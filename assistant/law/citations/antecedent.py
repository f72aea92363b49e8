"""Which law or provision 本法, 该条例, 同条, 前款 or a bare 第X条 points back to; never a guess."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.law.citations.lexicon import lexicon
from assistant.law.citations.mentions import LawMention, strip_brackets
from assistant.law.citations.model import Context
from assistant.law.citations.trail import Trail
from assistant.law.model import Provision
from assistant.law.names import key, short

_SENTENCE_END = re.compile("[。！？!?]")
_BETWEEN_JOINED = re.compile(r"[、,和与及或以并《》]{0,3}(?:\([^()]{0,60}\))?[、,和与及或以并]{0,2}")

_LISTED = re.compile(
    r"[、,]?(?:以及|及其|并且|或者|[、,和与及或至到并~-])?(?:《[^《》]{1,60}》(?:\([^()]{0,60}\))?)?第?[^《》第,、。;:]{0,12}"
)

_JOINERS = tuple("、,和与及或至到以并~-")
_BELOW = {"article": ("paragraph", "item", "point"), "paragraph": ("item", "point"), "item": ("point",)}


@dataclass(frozen=True, slots=True)
class Settled:
    """A law name settled from what goes before; "" with a reason when it cannot be."""

    name: str
    reason: str = ""
    candidates: tuple[str, ...] = ()
    is_law: bool = True


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision already cited: where it ended, its law, its address."""

    end: int
    name: str
    provision: Provision | None
    edition: str = ""


class Antecedents:
    """What has been named so far, in order of the text. Questions are asked in order of the text, too.

    Args:
        text: the compact text.
        mentions: all laws named in it, in order of their ends.
        breaks: where paragraphs begin.
        context: the law that the text itself is, if known.
    """

    def __init__(
        self, text: str, mentions: list[LawMention], breaks: list[int], context: Context | None
    ) -> None:
        self._text = text
        self._coming = mentions[::-1]
        self._breaks = sorted(breaks)
        self._stops = sorted([*(m.end() for m in _SENTENCE_END.finditer(text)), *breaks])
        self._all: Trail[LawMention] = Trail()
        self._laws: Trail[LawMention] = Trail()
        self._kinds: dict[str, Trail[LawMention]] = {kind: Trail() for kind in lexicon().kinds}
        self._nicks: dict[str, Trail[LawMention]] = {nick: Trail() for nick in lexicon().nicknames}
        self._cited: Trail[Cited] = Trail()
        self._cited_laws: Trail[Cited] = Trail()
        self._places: Trail[Cited] = Trail()
        self._articles: dict[Provision, Trail[Cited]] = {}
        self.context = context

    def add_cited(self, cited: Cited) -> None:
        """Record a citation; citations are recorded in order of the text."""
        law = same(cited.name)
        self._cited.add(cited.end, None, cited)
        if cited.name:
            self._cited_laws.add(cited.end, law, cited)
        if cited.provision:
            article = cited.provision.whole_article()
            self._places.add(cited.end, (law, article), cited)
            if cited.name:
                self._articles.setdefault(article, Trail()).add(cited.end, law, cited)

    def add_mention(self, mention: LawMention) -> None:
        """Record a law named before an address, if it was not known as a name before."""
        self._advance(mention.end)
        last = self._all.last(mention.end)
        if last is None or last.end != mention.end:
            self._record(mention)

    def _advance(self, at: int) -> None:
        """Take up the laws named before ``at``."""
        while self._coming and self._coming[-1].end <= at:
            self._record(self._coming.pop())

    def _record(self, mention: LawMention) -> None:
        self._all.add(mention.end, None, mention)
        if not mention.is_law:
            return
        law = same(mention.name)
        self._laws.add(mention.end, law, mention)
        for kind in kinds_of(mention.name):
            self._kinds[kind].add(mention.end, law, mention)
        for nick, trail in self._nicks.items():
            if mention.name.endswith(nick):
                trail.add(mention.end, law, mention)

    def sentence_start(self, at: int) -> int:
        """Where the sentence around ``at`` begins."""
        found = bisect_right(self._stops, at)
        return self._stops[found - 1] if found else 0

    def _paragraph_start(self, at: int) -> int:
        found = bisect_right(self._breaks, at)
        return self._breaks[found - 1] if found else 0

    def own_law(self, kind: str, at: int) -> Settled:
        """The law meant by 本法, 本条例 …: the text's own, or the only one of that kind named so far."""
        if self.context and self.context.law:
            return Settled(self.context.law)
        self._advance(at)
        for start in (self.sentence_start(at), 0):
            names = _names(self._kinds[kind].distinct(start, at))
            if len(names) == 1:
                return Settled(names[0])
            if names:
                return Settled("", f"前文有多部法规，“本{kind}”指哪一部不明", tuple(names))
        return Settled("", f"前文没有可与“本{kind}”对应的法规")

    def that_law(self, kind: str, at: int) -> Settled:
        """The law meant by 该法, 同条例 …: the last one of that kind, unless it was named together with another."""
        self._advance(at)
        return self._last_of(self._kinds[kind], at)

    def its_law(self, at: int) -> Settled:
        """The law meant by 其 in 其实施条例: the last one named, unless it was named together with another."""
        self._advance(at)
        return self._last_of(self._laws, at)

    def _last_of(self, trail: Trail[LawMention], at: int) -> Settled:
        last, rival = trail.last_two(at)
        if last is None:
            return Settled("", "前文没有可与这一指代对应的法规")
        if rival and same(rival.name) != same(last.name) and self._joined(rival, last):
            return Settled("", "前文并列多部法规，指哪一部不明", (rival.name, last.name))
        return Settled(last.name)

    def nickname(self, nick: str, at: int) -> Settled:
        """The law meant by 处罚法 and the like: the only one named so far that ends so, else the customary one."""
        self._advance(at)
        names = _names(self._nicks[nick].distinct(0, at))
        if len(names) == 1:
            return Settled(names[0])
        usual = lexicon().nicknames[nick]
        if names or not usual:
            return Settled("", f"“{nick}”指哪一部法律不明", tuple(names))
        return Settled(usual)

    def _joined(self, first: LawMention, second: LawMention) -> bool:
        near = second.start - first.end <= 80
        return near and bool(_BETWEEN_JOINED.fullmatch(self._text, first.end, second.start))

    def continued(self, at: int) -> Settled:
        """The law that a bare 第X条 continues: the last cited in the sentence, else the only one of the paragraph."""
        self._advance(at)
        start = self.sentence_start(at)
        cited = self._cited.last(at)
        cited = cited if cited and cited.end > start else None
        since = cited.end if cited else start
        named = self._all.last(at)
        if named and named.end > since and not named.is_law:
            return Settled("", is_law=False)
        names = _names(self._laws.distinct(since, at))
        if cited and cited.name and not {same(name) for name in names} - {same(cited.name)}:
            return Settled(cited.name)
        if not names:
            return self._from_paragraph(at)
        if len(names) == 1 and not (cited and cited.name):
            return Settled(names[0])
        rivals = _without_repeats([*([cited.name] if cited and cited.name else []), *names])
        return Settled("", "同句有多部法规，该条属于哪一部不明", tuple(rivals))

    def _from_paragraph(self, at: int) -> Settled:
        if self.context and self.context.law:
            return Settled(self.context.law)
        start = self._paragraph_start(at)
        named = self._all.last(at)
        if named and named.end > start and not named.is_law:
            return Settled("", is_law=False)
        names = _names(self._laws.distinct(start, at))
        names = _without_repeats([*names, *(c.name for c in self._cited_laws.distinct(start, at))])
        if len(names) == 1:
            return Settled(names[0])
        reason = "前文有多部法规，该条属于哪一部不明" if names else "没有写明是哪部法规"
        return Settled("", reason, tuple(names))

    def cited_before(self, article: Provision, at: int) -> Settled | None:
        """The law whose article of that number was cited before (上述第六十四条); None if none was."""
        trail = self._articles.get(article.whole_article())
        found = trail.distinct(0, at) if trail else []
        if len(found) > 1:
            names = tuple(cited.name for cited in found)
            return Settled("", f"前文引用过几部法规的{article.label}，指哪一部不明", names)
        return Settled(found[0].name) if found else None

    def edition(self, name: str, at: int) -> str:
        """The version named with the last citation, if it was of that law: 《…》（2017修正）第二条，第五条."""
        last = self._cited_laws.last(at)
        return last.edition if last and same(last.name) == same(name) else ""

    def nearest_provision(self, at: int) -> Cited | None:
        """The article last cited in the same paragraph (同条第二款); None if it was cited in a list with another."""
        start = self._paragraph_start(at)
        last, before = self._places.last_run(at)
        if last is None or last.end <= start:
            return None
        listed = before is not None and self._text[before.end : before.end + 1] in _JOINERS
        if before is not None and (
            before.end == last.end or (listed and _LISTED.fullmatch(self._text, before.end, last.end))
        ):
            return None
        return self._places.last(at)

    def last_provision(self, at: int) -> Cited | None:
        """The one article last cited in the same paragraph; None if none, or several laws or articles compete."""
        for start in (self.sentence_start(at), self._paragraph_start(at)):
            here = self._places.distinct(start, at)
            if here:
                return self._places.last(at) if len(here) == 1 else None
        return None

    def same_sentence(self, at: int) -> Cited | None:
        """The last citation in the sentence, for a 第二款 that continues it."""
        last = self._cited.last(at)
        return last if last and last.end > self.sentence_start(at) else None

    def preceding(self, level: str, count: int, at: int) -> list[Cited]:
        """The provisions meant by 前款, 前条, 前两项 …; none if the place of the text itself is not known."""
        here = self._place(at)
        if here is None or here.provision is None:
            return []
        number = getattr(here.provision, level)
        if number <= count or (level == "article" and here.provision.suffix):
            return []
        base = replace(here.provision, **dict.fromkeys(_BELOW[level], 0))
        return [replace(here, provision=replace(base, **{level: n})) for n in range(number - count, number)]

    def _place(self, at: int) -> Cited | None:
        """The provision the text stands in: of the context, or the only one cited in this sentence."""
        if self.context and self.context.provision:
            return Cited(at, self.context.law, self.context.provision)
        cited = self.last_provision(at)
        return cited if cited and cited is self.same_sentence(at) else None


@lru_cache(maxsize=4096)
def kinds_of(name: str) -> tuple[str, ...]:
    """The kind words (法, 条例, 规章 …) by which a law of that name may be meant."""
    bare = strip_brackets(name)
    return tuple(
        kind
        for kind, endings in lexicon().kinds.items()
        if bare.endswith(endings) and not ("法" in endings and name.endswith("办法"))
    )


def _names(mentions: list[LawMention]) -> list[str]:
    return [mention.name for mention in mentions]


def _without_repeats(names: list[str]) -> list[str]:
    """Each law once, under the first name used; 中华人民共和国 makes no difference."""
    return list({same(name): name for name in reversed(names)}.values())[::-1]


@lru_cache(maxsize=4096)
def same(name: str) -> Hashable:
    """The form in which two writings of a name are the same law."""
    return key(short(name))
