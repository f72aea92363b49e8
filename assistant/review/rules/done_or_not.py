"""Whether a piece tells as done what the facts call undone: of the same paper, the same thing, by the party itself and then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.rules.opposed_words import OpposedWords
from assistant.text.bigrams import bigrams


class _Said(Words):
    """The words of what was done, as corpora/lexicon/review/done_or_not.yaml has them."""

    FILE = "lexicon/review/done_or_not.yaml"

    acts: str
    done: re.Pattern[str]
    once: re.Pattern[str]
    long_since: re.Pattern[str]
    like: dict[str, str]
    not_then: re.Pattern[str]
    not_so: re.Pattern[str]
    as_ruled: re.Pattern[str]
    rest: re.Pattern[str]
    paper: re.Pattern[str]


_CLAUSE_END = re.compile("[，。；、：（）()\n]")
_OBJECT = re.compile(r"[\u4e00-\u9fff]{2,14}")


def told_as_done(content: str, led: str, facts: str, *, mended: bool) -> Iterator[tuple[re.Match[str], bool]]:
    """Where a piece says that what the facts call undone was done, and whether surely of the same thing and then.

    Args:
        content: of a piece of evidence.
        led: the words right before it.
        facts: of the paper.
        mended: the paper tells that something was put right since; only what was done long before is then surely meant.
    """
    said = _Said.read()
    for match in said.done.finditer(content):
        clause = re.split("[，；]", led + content[: match.start()])[-1]
        if said.not_then.search(clause + (match["to"] or "")):
            continue
        undone = list(_undone(match, facts, said))
        if undone:
            then = not mended or said.long_since.search(clause) is not None
            yield match, then and any(_is_same(match, one, said) for one in undone)


def _undone(done: re.Match[str], facts: str, said: _Said) -> Iterator[re.Match[str]]:
    """Where the facts call the act undone and may mean the same thing; nowhere if they also tell it as done."""
    act = said.like.get(done["act"] or done["fitted"], done["act"] or "")
    if re.search(rf"(?:已|补|后|才|方|于[^，。；未没]{{2,12}}日)[^，。；未没]{{0,8}}(?:{act})", facts):
        return
    told = _OBJECT.match(done.string, done.end())
    for one in re.finditer(
        rf"(?:未|没有|无(?!需|须))(?P<how>[^，。；]{{0,14}})(?<![对将把已所])(?:{act})", facts
    ):
        same_paper = _same_paper(told[0] if told else "", facts[one.end() :], said)
        if same_paper and not said.not_so.search(one["how"]) and _of_same_thing(done, one, said):
            yield one


def _beside(match: re.Match[str]) -> tuple[str, str]:
    """What stands before and behind a match in its clause."""
    before = _CLAUSE_END.split(match.string[: match.start()])[-1]
    return before, _CLAUSE_END.split(match.string[match.end() :])[0]


def _of_same_thing(done: re.Match[str], undone: re.Match[str], said: _Said) -> bool:
    """Whether what a piece tells as done, 已配备消防器材, may be of what was not, 未配备安全员, as far as each names it."""
    words = OpposedWords.read()
    before, behind = _beside(done)
    lacked = undone[0] + _beside(undone)[1]
    if said.rest.search(lacked) and not said.rest.search(before + behind):
        return False
    about = words.about(behind) or words.about(before)
    if about:
        return bool(about & words.about(lacked))
    named = bigrams(words.whose.sub(" ", behind or before))
    return not named or bool(named & bigrams(lacked))


def _is_same(done: re.Match[str], undone: re.Match[str], said: _Said) -> bool:
    """Whether all that the piece names, for whom and of what, stands in the clause of the facts, and no day or number sets them apart."""
    words = OpposedWords.read()
    before, behind = _beside(done)
    if said.as_ruled.search(undone["how"]) or said.once.fullmatch(done["lead"] or ""):
        return False
    thing = " ".join(
        words.whose.sub(" ", part) for part in (before, done["whom"] or done["trained"] or "", behind)
    )
    lacked = _beside(undone)[0] + undone[0] + _beside(undone)[1]
    numbers = (one for one in re.findall(r"\d+", thing) if one not in lacked)
    about = words.about(thing)
    return bool(about) and about <= words.about(lacked) and not any(numbers)


def _same_paper(told: str, rest: str, said: _Said) -> bool:
    """Whether two papers may be one: 营业执照 is not the 动火审批 that was lacking, nor 食品经营许可证 the 排污许可证."""
    lacking = _OBJECT.match(rest)
    got, lacked = said.paper.search(told), said.paper.search(lacking[0]) if lacking else None
    if lacking is None or not (got and lacked):
        return True
    one, two = told[: got.end()], lacking[0][: lacked.end()]
    if got[0] != lacked[0]:
        return bool(bigrams(one) & bigrams(two))
    return one.endswith(two) or two.endswith(one)
