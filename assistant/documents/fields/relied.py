"""Which provisions some words rely on: not those they refuse to apply, nor those that only the party invokes.

A negation refuses a provision only where it speaks of it: 违法事实不成立, 不符合听证条件 and 不是故意违法 speak of something
else. What the party invokes is relied on only where a verdict on it follows (予以采纳); that the agency has a view
(本机关认为) or is lenient (决定从轻处罚) says nothing of which. Words that both use (综上, 据此, 属实) are the party's where a
demand or a rejection follows. The words are those of corpora/lexicon/relied.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
_ASKED = re.compile(
    rf"{_IN}{{0,10}}(?:的(?:请求|主张|申辩|辩解|抗辩|申请|陈述意见)|为由[，,]?(?:请求|要求|主张|申辩|希望))"
)
_NEXT_CLAUSE = re.compile(rf"{_IN}*(?:[，,](?:应当?|给予|予以)?(?:从轻|减轻|不予|免予){_IN}*)?")
_GOES_ON = re.compile(
    r"(?:其[一二三四次]|[（(]?[一二三四五六七八九\d][、.．）)]|另|此外|同时|并|且|故|因此|综上|据此|为此|应|请|恳请)"
)
_ANSWERED = re.compile(r"申辩|主张|意见|理由|请求|陈述|辩解|采纳|采信")
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
    openings: Parts
    pleas: Parts
    heard: tuple[str, ...]
    silent: re.Pattern[str]
    asks: Parts
    acts: Parts
    demands: re.Pattern[str]
    denied: Parts
    doubted: Parts
    unlike: Parts
    fails: Parts
    groundless: Parts
    rejected: Parts
    accepted: Parts
    partly: re.Pattern[str]
    instead: re.Pattern[str]
    decides: re.Pattern[str]
    turned: Parts
    unsure: Parts

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
        """Where somebody begins to speak: group ``party``, ``agency``, or ``either`` of them."""
        start = r"(?:^|[；;]|(?<!称)(?<!认为)(?<!提出)[，,：:])"
        return re.compile(
            rf"(?P<party>{self._party})"
            rf"|(?P<agency>{start}(?:现|但|而|对此|故|因此)?(?:{_any(self.offices)}(?!应|(?:没有|未)(?!予?采)|的)|{_or(self.turned)}))"
            rf"|(?P<either>{_or(self.unsure)})"
        )

    @property
    def _party(self) -> str:
        """The party says or demands something; a plea that is only told of (未提出申辩, 申辩理由成立) is none."""
        legal = rf"(?:应当?|适用|{_or(self.relies)}|免予|不予|从轻|减轻|$)"
        does = _any(self.acts)
        asks = rf"(?<!主动){_any(self.asks)}(?!{does})[，,：:]?{_IN}{{0,12}}?{legal}"
        argues = rf"(?:提出|表示)(?!{does})[，,：:]?{_IN}{{1,20}}[，,](?:因此|故)?应当?"
        start = r"(?:^|[，,；;：:])"
        judged = rf"{_IN}{{0,8}}?(?:成立|采纳|采信|支持|认可|属实|符合事实)(?:$|[，,。；;])"
        pleads = rf"{_any(self.pleas)}(?!{judged})"
        told = "".join(rf"(?<!{word})" for word in self.heard)
        return (
            rf"{told}{_any(self.parties)}(?:(?!{self.silent.pattern})[^，,。；;：:]){{0,12}}?"
            rf"(?:{_or(self.claims)}|{pleads}|{asks}|{argues})"
            rf"|{start}(?:但|并|且|故|因此|据此)?(?:{_or(self.openings)}|请求|恳请|{asks})"
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
    said, after = _SENTENCE.split(words[: cite.start]), words[cite.end :]
    before = said[-1]
    if _ruled(before, after):
        return False
    asked = _of_the_party(said, after) or _ASKED.match(after) or _WHETHER.search(before)
    return bool(asked) and not _accepted(_CLAUSE.split(before)[-1], _soon(after))


def only_pleaded(words: str, start: int, end: int) -> bool:
    """Whether what stands there is but what the party says, and no verdict accepts it."""
    before, after = words[:start], words[end:]
    pleaded = _of_the_party(_SENTENCE.split(before), after)
    return pleaded and not _accepted(_CLAUSE.split(before)[-1] + words[start:end], _soon(after))


def _soon(after: str) -> str:
    """The rest of the sentence and the next."""
    return "。".join(_SENTENCE.split(after)[:2])


def _ruled(before: str, after: str) -> bool:
    """Whether the decision itself names a provision: 依据……，决定不予处罚."""
    clause = _CLAUSE.split(before)[-1]
    told = re.match(rf"(?:现|故|因此|据此|综上)?{_any(_words().relies)}", clause)
    decides = re.match(
        rf"{_IN}{{0,12}}[，,]?(?:现|{_or(_words().offices)})?(?:{_words().decides.pattern})", after
    )
    return bool(told and decides)


def _of_the_party(said: Sequence[str], after: str) -> bool:
    """Whether the party speaks at the end of the last sentence, or goes on in it with what is then rejected."""
    last = said[-1]
    spoken = list(_words().speaks.finditer(last))
    speakers = [found.lastgroup for found in spoken if found.lastgroup != "either"]
    if spoken and spoken[-1].lastgroup == "either" and speakers[-1:] == ["party"]:
        return bool(_words().demands.search(last[spoken[-1].end() :] + _clauses(after))) or _rejected(after)
    if speakers:
        return speakers[-1] == "party"
    return bool(_GOES_ON.match(last)) and _rejected(after) and len(said) > 1 and _of_the_party(said[:-1], "")


def _clauses(after: str) -> str:
    """The rest of the clause and the next one."""
    return "，".join(re.split(r"[，,]", re.split(r"[。；;\n]", after)[0])[:2])


def _accepted(clause: str, answer: str) -> bool:
    """Whether the first verdict in what follows, before it turns to another provision, agrees with what a clause asks for."""
    following = _words().following.split(answer)[0]
    found = _words().verdict.search(following)
    if found is None or found["yes"] is None:
        return False
    asked = clause + _first(_NEXT_CLAUSE, following)
    agreed = _CLAUSE.split(following[: found.end()])[-1] + _CLAUSE.split(following[found.end() :])[0]
    partly = _words().partly.search(agreed)
    if partly and partly[0] not in asked:
        return False
    then = _words().instead.search(_soon(following[found.end() :]))
    return not (then and then[0] not in asked and re.search("[不免]予", asked))


def _first(form: re.Pattern[str], text: str) -> str:
    found = form.match(text)
    return found[0] if found else ""


def _rejected(after: str) -> bool:
    """Whether the first verdict on a plea that follows disagrees."""
    soon = "。".join(_SENTENCE.split(after)[:3])
    found = _words().verdict.search(soon)
    return found is not None and found["no"] is not None and bool(_ANSWERED.search(soon))
