"""R16: a penalty rests on a law, a regulation or a rule, not on a standard, a notice or the minutes of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.law.citations import VerifiedCitation
from assistant.law.model import Level
from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule


class _Said(Words):
    """The words of what a penalty rests on, as corpora/lexicon/review/rank.yaml has them."""

    FILE = "lexicon/review/rank.yaml"

    norm: str
    by_norm: re.Pattern[str]
    lawful: re.Pattern[str]
    no_basis: re.Pattern[str]
    place: re.Pattern[str]
    based: re.Pattern[str]
    decides: re.Pattern[str]
    of_procedure: re.Pattern[str]
    titles: re.Pattern[str]
    law_base: re.Pattern[str]
    invoked: re.Pattern[str]


_NEAR = 260
_HEADING = re.compile(r"【[^】]{1,12}】")


@rule(
    "R16", "以法律、法规、规章为处罚依据", Severity.FATAL, "《中华人民共和国行政处罚法》第十六条、第三十八条第一款", kinds=PROPOSING,
    examples=("依据某某裁量基准，决定罚款", "依据《……法》第X条，参照裁量基准，决定罚款"),
)  # fmt: skip
def rank_of_basis(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A discretion standard or notice alone is no basis of a penalty."""
    if decision.ruling is None or not decision.imposed or decision.excerpt:
        raise CannotTellError("没有读出处罚内容，或者文本不完整")
    if any(_may_impose(v, context) for v in context.citations):
        return
    text = unquoted(decision.text)
    at = _norm_of(decision.ruling, text)
    named = re.search(
        r"(?:依据|根据|依照|按照|参照|结合)[^。；，]{2,50}(?:裁量|基准|标准|通知|意见)[^。；，]{0,20}", text
    )
    laws = [v for v in context.citations if not context.is_general(v) and v not in context.duties]
    if at is None and named and not laws:
        at = Span(named.start(), named.end(), named[0])
    if at is not None:
        yield finding(
            "R16", Severity.FATAL, "处罚依据只有规范性文件（裁量基准、通知、纪要等），没有法律、法规、规章", at,
            "写明设定处罚的法律、法规或者规章条款，裁量基准只作裁量参照",
        )  # fmt: skip


def _may_impose(verdict: VerifiedCitation, context: ReviewContext) -> bool:
    """Whether a place cited may be the basis of a penalty: one held that imposes something, or one whose text is not held."""
    cited = verdict.citation
    if (
        cited.names_only
        or context.is_general(verdict)
        or verdict in context.duties
        or _Said.read().no_basis.search(cited.name)
    ):
        return False
    if verdict.law is not None and verdict.law.level is Level.OTHER:
        return False
    return not is_sound(verdict) or bool(context.rules_at(verdict))


def _norm_of(ruling: Span, text: str) -> Span | None:
    """The norm named in the sentence that decides, where neither it nor the one before names a law."""
    said = _Said.read()
    sentences = sentences_of(text[max(0, ruling.start - _NEAR) : ruling.end])
    begin = max(0, ruling.start - _NEAR)
    for place, sentence in enumerate(sentences):
        if begin + sentence.end <= ruling.start:
            continue
        before = sentences[place - 1].text if place else ""
        found = said.by_norm.search(sentence.text)
        if found is None and place and not said.decides.search(_HEADING.sub("", before)):
            sentence, found = sentences[place - 1], said.by_norm.search(before)
            before = ""
        if found is None:
            return None
        own = said.place.sub("", found[0]) if "《" in found[0] else found[0]
        beside = said.of_procedure.sub("", before) + sentence.text.replace(found[0], "")
        if said.lawful.search(own) or said.lawful.search(beside):
            return None
        start = begin + sentence.start + found.start()
        return Span(start, start + len(found[0]), found[0])
    return None


@rule(
    "R16", "处罚、责令的依据是法律规范", Severity.MAJOR, "《中华人民共和国行政处罚法》第四条、第三十八条第一款", kinds=(*PROPOSING, "correction", "seizure"),
    examples=("依据《某某整治工作方案》第三项，决定罚款", "依据《……条例》第X条，决定罚款"),
)  # fmt: skip
def based_on_law(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The basis right before the ruling or order names papers, and none of them is a law."""
    said = _Said.read()
    text = unquoted(decision.text)
    invoked = any(said.invoked.search(text, 0, c.verdict.citation.start) for c in context.cited_rules)
    if invoked or said.law_base.search(text):
        return
    start = decision.ruling.start if decision.ruling else 0
    found = [m for m in said.based.finditer(text, max(0, start - 200)) if said.titles.search(m["names"])]
    for match in found:
        names = [m["name"] for m in said.titles.finditer(match["names"])]
        own = [name for name in names if not re.search("行政处罚法|行政强制法", name)]
        if own and all(said.no_basis.search(name) for name in own):
            title = said.titles.search(text, match.start())
            at = Span(
                match.start(),
                title.end() if title else match.end(),
                decision.text[match.start() : title.end() if title else match.end()],
            )
            yield finding(
                "R16", Severity.MAJOR, f"以《{own[0]}》为依据，它不是法律、法规、规章，不得作为处罚（责令）的依据", at, "写明设定处罚的法律、法规或者规章条款", actual=own[0],
            )  # fmt: skip
            return
