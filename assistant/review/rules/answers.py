"""R25: what the party put forward, by itself or at a hearing, is answered with reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import only_ticked, sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import DECISIONS, CannotTellError, finding, rule


class _Said(Words):
    """The words of defences and answers, as corpora/lexicon/review/answers.yaml has them."""

    FILE = "lexicon/review/answers.yaml"

    defended: re.Pattern[str]
    not_defended: re.Pattern[str]
    law_quoted: re.Pattern[str]
    answered: re.Pattern[str]
    refused: re.Pattern[str]
    reviewed: re.Pattern[str]
    because: re.Pattern[str]
    of_defence: re.Pattern[str]
    assents: re.Pattern[str]
    asks_for: re.Pattern[str]
    formula: re.Pattern[str]
    of_party: re.Pattern[str]


_SUBSTANCE = 6
_LAW = "《中华人民共和国行政处罚法》"


@rule(
    "R25", "回应陈述申辩", Severity.MAJOR, f"{_LAW}第四十五条第一款", kinds=DECISIONS, needs="案卷",
    examples=("当事人书面申辩请求从轻。（没有回应）", "当事人书面申辩请求从轻，经复核予以采纳"),
)  # fmt: skip
def defence_answered(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What the party put forward is answered, and a refusal has its reasons."""
    said = _Said.read()
    made = next(_made(decision), None)
    if made is None:
        return
    if decision.excerpt and not decision.ruling:
        raise CannotTellError("文本不完整")
    end = (
        decision.ruling.start if decision.ruling and decision.ruling.start > made.end else len(decision.text)
    )
    rest = unquoted(decision.text[made.start : end])
    refused = said.refused.search(rest)
    spoken = len(made.text) if refused and refused.start() >= len(made.text) else _said_until(made.text)
    why = refused and (said.because.search(_around(rest, refused, spoken)) or _says_why(rest, refused))
    if refused and not why:
        start = made.start + refused.start()
        at = Span(start, start + len(refused[0]), refused[0])
        yield finding(
            "R25", Severity.MAJOR, "不采纳陈述申辩，没有写明理由", at, "逐项写明复核的事实和不采纳的理由"
        )
    if not _answered(rest, len(made.text)):
        yield finding(
            "R25", Severity.MAJOR, "当事人提出了陈述申辩（意见），没有写明复核意见和是否采纳", made, "逐项写明复核情况、采纳或者不采纳的理由",
        )  # fmt: skip


def _made(decision: Decision) -> Iterator[Span]:
    """The sentences, from the notice on, in which the party says something in its defence."""
    said = _Said.read()
    if not decision.told:
        return
    start = next((s.start for s in decision.told if "告知" in s.text), decision.told[0].start)
    end = decision.ruling.start if decision.ruling and decision.ruling.start > start else len(decision.text)
    text = said.law_quoted.sub(lambda m: " " * len(m[0]), only_ticked(decision.text))
    for sentence in sentences_of(text[start:end]):
        if (
            "行政复议" in sentence.text
            or "人民法院" in sentence.text
            or _listed(decision, start + sentence.start)
        ):
            continue
        spoken = said.reviewed.sub(lambda m: " " * len(m[0]), sentence.text)
        if (
            said.defended.search(spoken)
            and not said.not_defended.search(_clause(spoken))
            and not _assents(spoken)
        ):
            begin, stop = start + sentence.start, start + sentence.end
            yield Span(begin, stop, decision.text[begin:stop])


def _assents(sentence: str) -> bool:
    """Whether the party only agrees to what it was told: 书面表示接受处罚, and asks for nothing in the sentence."""
    said = _Said.read()
    agreed = said.assents.search(sentence)
    return agreed is not None and not said.asks_for.search(sentence.replace(agreed[0], ""))


def _says_why(text: str, refused: re.Match[str]) -> bool:
    """Whether the sentence of a refusal says anything besides refusing, in words that are not the party's: 条文以合同价款为基数，不予采纳."""
    said = _Said.read()
    begin = max(text.rfind(mark, 0, refused.start()) for mark in "。；\n") + 1
    clauses = re.split("[，,：:]", text[begin : refused.start()])
    if begin == 0 or any(said.of_party.search(clause) for clause in clauses):
        return False
    return any(len(said.formula.sub("", clause)) >= _SUBSTANCE for clause in clauses[:-1])


def _listed(decision: Decision, offset: int) -> bool:
    """Whether a place lies in the list of evidence, which may name a statement of the party."""
    return decision.evidence is not None and decision.evidence.holds(offset)


def _clause(sentence: str) -> str:
    """The part of a sentence around the words of defence, from the clause before them on."""
    match = _Said.read().defended.search(sentence)
    if match is None:
        return sentence
    begin = max(sentence.rfind("，", 0, match.start()), sentence.rfind("；", 0, match.start()), 0)
    return sentence[begin : match.end() + 12]


def _said_until(sentence: str) -> int:
    """Where the words of defence in a sentence end; what follows in it may be the answer."""
    match = _Said.read().defended.search(sentence)
    return match.end() if match else len(sentence)


def _answered(rest: str, defence: int) -> bool:
    """Whether an answer stands in the sentence, in its paragraph behind it, or words of defence and answer stand together later."""
    said = _Said.read()
    line = rest.find("\n")
    near = rest[: max(defence, line if line >= 0 else len(rest)) + 1]
    return bool(said.answered.search(near) or said.of_defence.search(rest[defence:]))


def _around(text: str, refused: re.Match[str], defence: int) -> str:
    """What is said between the defence and its refusal, and right behind it in the paragraph."""
    begin = defence if refused.start() >= defence else refused.start()
    if "\n" in text[begin : refused.start()]:
        return text[begin : refused.end()]
    return text[begin : refused.end() + 80].split("\n")[0]
