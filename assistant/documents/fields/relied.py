"""Which provisions some words rely on: not those they refuse to apply, nor those that only the party invokes.

A negation refuses a provision only where it speaks of it: 违法事实不成立, 不符合听证条件 and 不是故意违法 speak of something
else. What the party invokes is relied on only where a verdict on it follows (予以采纳); that the agency has a view
(本机关认为) says nothing of which. The words are those of corpora/lexicon/relied.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from assistant.corpora import Data, corpus, load
from assistant.law.citations import find_citations
from assistant.law.citations.model import Citation
from assistant.law.library import LawLibrary

_CLAUSE = re.compile(r"[，,。；;\n]")
_SENTENCE = re.compile(r"[。\n]")
_IN = r"[^，,。；;\n]"
_END = r"(?=$|[，,。；;\n）)]|于|在?本案)"
_COMPARED = re.compile(r"[与和同跟](?:[（(《]|$)[^，,。；;\n]*$")
_WHETHER = re.compile(rf"是否{_IN}{{0,10}}$")
_ASKED = re.compile(rf"{_IN}{{0,10}}的(?:请求|主张|申辩|辩解|抗辩|申请|陈述意见)")
_OF_ANOTHER_MATTER = r"(?<!违法)(?<!事实)(?<!行为)"


Parts = tuple[re.Pattern[str], ...]


def _any(parts: Iterable[re.Pattern[str]]) -> str:
    return f"(?:{_or(parts)})"


def _or(parts: Iterable[re.Pattern[str]]) -> str:
    return "|".join(part.pattern for part in parts)


class Relying(Data):
    """The whole file corpora/lexicon/relied.yaml; see its comments for the meaning of each list."""

    relies: Parts
    offices: Parts
    parties: Parts
    claims: Parts
    asks: Parts
    acts: Parts
    denied: Parts
    doubted: Parts
    unlike: Parts
    fails: Parts
    groundless: Parts
    rejected: Parts
    accepted: Parts
    turned: Parts

    @cached_property
    def refused_before(self) -> re.Pattern[str]:
        """A negation that governs what stands at the end of the clause."""
        relies = _or(self.relies)
        return re.compile(
            rf"{_any(self.denied)}(?:(?!而|改|但|应|适用|符合|属于|{relies}){_IN}){{0,60}}$"
            rf"|{_any(self.doubted)}(?:(?!而|改|但|{relies}|违法事实|过错){_IN}){{0,60}}$"
            rf"|(?:不同|有别|区别|有异)于{_IN}{{0,12}}$"
        )

    @cached_property
    def refused_after(self) -> re.Pattern[str]:
        """A negation in the same clause that speaks of what stands before."""
        return re.compile(
            rf"(?:(?!事实|过错)[^，,。；;\n“”]){{0,30}}?(?:{_any((*self.fails, *self.groundless))}"
            rf"|[与和同跟]{_IN}{{1,12}}{_any(self.unlike)})"
        )

    @cached_property
    def dismissed(self) -> re.Pattern[str]:
        """A negation in the next clause that speaks of nothing else."""
        return re.compile(
            rf"{_IN}{{0,12}}[，,](?:但|对此)?(?:{_any(self.offices)}|经[^，,。；;]{{1,4}})?(?:认为)?(?:现有证据|证据)?"
            rf"(?:该|其|上述)?(?:主张|申辩|意见|理由|请求|情形)?{_any(self.fails)}"
        )

    @cached_property
    def ground(self) -> re.Pattern[str]:
        """The clause relies on what stands at its end."""
        return re.compile(rf"{_any(self.relies)}{_IN}*$")

    @cached_property
    def differs(self) -> re.Pattern[str]:
        """What is compared is unlike."""
        return re.compile(rf"{_IN}{{0,20}}?{_any(self.unlike)}{_END}")

    @cached_property
    def verdict(self) -> re.Pattern[str]:
        """What the agency makes of a claim: group ``no`` or ``yes``."""
        return re.compile(
            rf"(?P<no>{_OF_ANOTHER_MATTER}{_any(self.rejected)})|(?P<yes>{_any(self.accepted)})"
        )

    @cached_property
    def speaks(self) -> re.Pattern[str]:
        """Where the party or the agency begins to speak: group ``party`` or ``agency``."""
        legal = rf"(?:应当?|适用|{_or(self.relies)}|免予|不予|从轻|减轻|$)"
        does = _any(self.acts)
        asks = rf"(?<!主动){_any(self.asks)}(?!{does})[，,：:]?{_IN}{{0,12}}?{legal}"
        argues = rf"(?:提出|表示)(?!{does}){_IN}{{1,20}}[，,](?:因此|故)?应当?"
        start = r"(?:^|[，,；;：:])"
        return re.compile(
            rf"(?P<party>{_any(self.parties)}[^，,。；;：:]{{0,12}}?(?:{_or(self.claims)}|{asks}|{argues})"
            rf"|{start}(?:并|且|故|因此|据此)?(?:请求|恳请|{asks}))"
            rf"|(?P<agency>{start}(?:现|但|而|对此|故|因此)?(?:{_any(self.offices)}(?!应|(?:没有|未)(?!予?采)|的)|{_or(self.turned)})"
            rf"|[；;](?:现|故)?(?:{_or(self.relies)}|符合)|(?<!不)属实)"
        )

    @cached_property
    def following(self) -> re.Pattern[str]:
        """Where the words turn to another provision."""
        return re.compile(rf"(?:{_or(self.relies)}|符合|适用)(?:《|第|该法)")


def _words() -> Relying:
    return load(corpus("lexicon/relied.yaml"), Relying)


def relied_on(words: str, library: LawLibrary) -> list[Citation]:
    """The citations in some words that they rely on.

    Left out: what they refuse to apply (不适用第三十三条第一款, 尚不足以认定属于第三十二条规定的情形), and what the party
    invokes where the agency does not say that it agrees.
    """
    return [
        one
        for one in find_citations(words, library=library)
        if not _refused(words[: one.start], words[one.end :]) and not _only_asked(one, words)
    ]


def _refused(before: str, after: str) -> bool:
    """Whether the words round a citation say that it does not apply."""
    clause = _CLAUSE.split(before)[-1]
    if _words().refused_before.search(clause) or _words().refused_after.match(after):
        return True
    if _COMPARED.search(clause) and _words().differs.match(after):
        return True
    return not _words().ground.search(clause) and bool(_words().dismissed.match(after))


def _only_asked(cite: Citation, words: str) -> bool:
    """Whether the party invokes a citation, and no verdict accepts it."""
    before, after = _SENTENCE.split(words[: cite.start])[-1], words[cite.end :]
    spoken = [found.lastgroup for found in _words().speaks.finditer(before)]
    asked = spoken[-1:] == ["party"] or _ASKED.match(after) or _WHETHER.search(before)
    return bool(asked) and not _accepted("。".join(_SENTENCE.split(after)[:2]))


def _accepted(answer: str) -> bool:
    """Whether the first verdict in what follows, before it turns to another provision, agrees."""
    found = _words().verdict.search(_words().following.split(answer)[0])
    return found is not None and found["yes"] is not None
