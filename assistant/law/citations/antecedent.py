"""Which law or provision 本法, 该条例, 同条, 前款 or a bare 第X条 points back to; never a guess."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from assistant.law.citations.lexicon import lexicon
from assistant.law.citations.mentions import LawMention, strip_brackets
from assistant.law.citations.model import Context
from assistant.law.model import Provision
from assistant.law.names import key, short

_SENTENCE_END = re.compile("[。！？!?]")
_BETWEEN_JOINED = re.compile(r"[、,和与及或以并《》]{0,3}(?:\([^()]*\))?[、,和与及或以并]{0,2}")

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


class Antecedents:
    """What has been named so far, in order of the text.

    Args:
        text: the compact text.
        mentions: all laws named in it, in order.
        breaks: where paragraphs begin.
        context: the law that the text itself is, if known.
    """

    def __init__(
        self, text: str, mentions: list[LawMention], breaks: list[int], context: Context | None
    ) -> None:
        self._text = text
        self._mentions = mentions
        self._ends = [mention.end for mention in mentions]
        self._breaks = sorted(breaks)
        self._stops = sorted([*(m.end() for m in _SENTENCE_END.finditer(text)), *breaks])
        self._cited: list[Cited] = []
        self.context = context

    def add_cited(self, cited: Cited) -> None:
        """Record a citation; citations are recorded in order of the text."""
        self._cited.append(cited)

    def add_mention(self, mention: LawMention) -> None:
        """Record a law named before an address, if it was not known as a name before."""
        place = bisect_left(self._ends, mention.end)
        if place == len(self._ends) or self._ends[place] != mention.end:
            self._ends.insert(place, mention.end)
            self._mentions.insert(place, mention)

    def sentence_start(self, at: int) -> int:
        """Where the sentence around ``at`` begins."""
        found = bisect_right(self._stops, at)
        return self._stops[found - 1] if found else 0

    def _paragraph_start(self, at: int) -> int:
        found = bisect_right(self._breaks, at)
        return self._breaks[found - 1] if found else 0

    def _named(self, start: int, end: int) -> list[LawMention]:
        return self._mentions[bisect_left(self._ends, start + 1) : bisect_right(self._ends, end)]

    def own_law(self, kind: str, at: int) -> Settled:
        """The law meant by 本法, 本条例 …: the text's own, or the only one of that kind named so far."""
        if self.context and self.context.law:
            return Settled(self.context.law)
        for start in (self.sentence_start(at), 0):
            names = _distinct([m for m in self._named(start, at) if _is_kind(m, kind)])
            if len(names) == 1:
                return Settled(names[0])
            if names:
                return Settled("", f"前文有多部法规，“本{kind}”指哪一部不明", tuple(names))
        return Settled("", f"前文没有可与“本{kind}”对应的法规")

    def that_law(self, kind: str, at: int) -> Settled:
        """The law meant by 该法, 同条例 …: the last one of that kind, unless it was named together with another."""
        mentions = list(islice(self._backwards(at, kind), 2))
        if not mentions:
            return Settled("", "前文没有可与这一指代对应的法规")
        last = mentions[0]
        rival = mentions[1] if len(mentions) > 1 else last
        if _same(rival.name) != _same(last.name) and self._joined(rival, last):
            return Settled("", "前文并列多部法规，指哪一部不明", (rival.name, last.name))
        return Settled(last.name)

    def _backwards(self, at: int, kind: str) -> Iterator[LawMention]:
        """The laws of a kind named before ``at``, the last first."""
        for place in range(bisect_right(self._ends, at) - 1, -1, -1):
            if _is_kind(self._mentions[place], kind):
                yield self._mentions[place]

    def nickname(self, nick: str, at: int) -> Settled:
        """The law meant by 处罚法 and the like: the only one named so far that ends so, else the customary one."""
        names = _distinct([m for m in self._named(0, at) if m.is_law and m.name.endswith(nick)])
        if len(names) == 1:
            return Settled(names[0])
        usual = lexicon().nicknames[nick]
        if names or not usual:
            return Settled("", f"“{nick}”指哪一部法律不明", tuple(names))
        return Settled(usual)

    def _joined(self, first: LawMention, second: LawMention) -> bool:
        return bool(_BETWEEN_JOINED.fullmatch(self._text, first.end, second.start))

    def continued(self, at: int) -> Settled:
        """The law that a bare 第X条 continues: the last cited in the sentence, else the only one of the paragraph."""
        start = self.sentence_start(at)
        here = self._named(start, at)
        cited = self._cited[-1] if self._cited and self._cited[-1].end > start else None
        after = [m for m in here if cited is None or m.end > cited.end]
        if after and not after[-1].is_law:
            return Settled("", is_law=False)
        names = _distinct([m for m in after if m.is_law])
        if cited and cited.name and not {_same(name) for name in names} - {_same(cited.name)}:
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
        here = self._named(start, at)
        if here and not here[-1].is_law:
            return Settled("", is_law=False)
        names = _distinct([m for m in here if m.is_law])
        names = _without_repeats([*names, *(c.name for c in self._cited if c.end > start and c.name)])
        if len(names) == 1:
            return Settled(names[0])
        reason = "前文有多部法规，该条属于哪一部不明" if names else "没有写明是哪部法规"
        return Settled("", reason, tuple(names))

    def last_provision(self, at: int) -> Cited | None:
        """The one article last cited in the same paragraph; None if none, or several laws or articles compete."""
        start = self.sentence_start(at)
        here = [c for c in self._cited if c.end > start and c.provision]
        if not here:
            paragraph = self._paragraph_start(at)
            here = [c for c in self._cited if c.end > paragraph and c.provision]
        places = {(_same(c.name), c.provision.whole_article()) for c in here if c.provision}
        return here[-1] if len(places) == 1 else None

    def same_sentence(self, at: int) -> Cited | None:
        """The last citation in the sentence, for a 第二款 that continues it."""
        last = self._cited[-1] if self._cited else None
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


def _is_kind(mention: LawMention, kind: str) -> bool:
    endings = lexicon().kinds[kind]
    return (
        mention.is_law
        and strip_brackets(mention.name).endswith(endings)
        and not ("法" in endings and mention.name.endswith("办法"))
    )


def _distinct(mentions: list[LawMention]) -> list[str]:
    return _without_repeats([mention.name for mention in mentions])


def _without_repeats(names: list[str]) -> list[str]:
    """Each law once, under the first name used; 中华人民共和国 makes no difference."""
    return list({_same(name): name for name in reversed(names)}.values())[::-1]


def _same(name: str) -> str:
    return key(short(name))
