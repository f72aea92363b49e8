"""R06: what was found is told in more than the words of the provision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.bigrams import bigrams


class _Said(Words):
    """The words of steps and of nothing, as corpora/lexicon/review/bare_facts.yaml has them."""

    FILE = "lexicon/review/bare_facts.yaml"

    of_office: re.Pattern[str]
    empty: re.Pattern[str]


_QUOTED = re.compile(r"“([^“”]{6,900})”")
_DETAIL = re.compile(r"\d|[一二三四五六七八九十两]{1,3}[名人个台辆处件条只间户吨次份株头箱袋]")
_DAY = re.compile(
    r"(?:(?:\d{4}|[二〇零一九○]{4})年)?[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?(?:[\d一二三四五六七八九十]{1,3}时(?:[\d一二三四五六七八九十]{1,3}分)?)?(?:许|左右)?|当[日天]"
)
_OTHERS = 2  # pairs of characters that are in no provision, and still tell nothing
_LEAST = 3


@rule(
    "R06", "事实不只是条文的用语", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=DECISIONS_AND_NOTICES,
    examples=("经查明，该单位占用了防火间距。", "经查明，该单位于3月2日在1号、2号仓库之间加建雨棚，占用防火间距。"),
)  # fmt: skip
def more_than_the_law(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Every clause of the story that is no step of the office only has words of the provisions, no number, no object of its own."""
    if decision.facts is None or decision.excerpt:
        raise CannotTellError("文本不完整或者没有读出事实部分")
    law = _law_words(decision, context)
    if not law:
        raise CannotTellError("没有条文可以对照")
    acts = list(_acts(decision))
    own = [_own_words(at.text, decision) for at in acts]
    if not acts or not any(len(words) >= _LEAST for words in own):
        return
    unknown = {pair for words in own for part in words.split("，") for pair in bigrams(part) - law}
    if any(_DETAIL.search(at.text) for at in acts) or len(unknown) > _OTHERS:
        return
    at = [a for a, words in zip(acts, own, strict=True) if len(words) >= _LEAST][-1]
    yield finding(
        "R06", Severity.HINT, "违法事实只重复条文的用语，没有写明具体做了什么（时间、地点、行为、数量）", at, "写明何时、何地、以什么方式做了什么、数量和后果",
    )  # fmt: skip


def _law_words(decision: Decision, context: ReviewContext) -> frozenset[str]:
    """Pairs of characters of the law that the paper quotes or cites as broken or as basis."""
    texts = [m[1] for m in _QUOTED.finditer(decision.text)]
    texts += [context.text_of(verdict) for verdict in (*context.duties, *context.bases)]
    return frozenset(pair for text in texts for pair in bigrams(text))


def _acts(decision: Decision) -> Iterator[Span]:
    """The clauses of the story that tell no step of the office nor what came after it."""
    said, story = _Said.read(), story_of(decision)
    for sentence in sentences_of(unquoted(story.text)):
        plain = _DAY.sub(lambda m: "，" * len(m[0]), sentence.text)
        for clause in re.finditer(r"[^，。；：:\n]+", plain):
            if not said.of_office.search(clause[0]) and clause[0].strip():
                start = story.start + sentence.start + clause.start()
                yield Span(start, start + len(clause[0]), clause[0])


def _own_words(clause: str, decision: Decision) -> str:
    """A clause less the party and words that say nothing, what is left of it apart by commas."""
    for party in decision.parties:
        if party.called:
            clause = clause.replace(party.called, "，")
    return _Said.read().empty.sub("，", clause).strip("，")
