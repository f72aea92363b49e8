"""R20: the paper says that the party stopped, and tells that it went on at a later day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import charged_in
from assistant.review.parts.voices import says_of_itself
from assistant.review.parts.whose import done_by_others
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.bigrams import bigrams
from assistant.text.dates import CHINESE_DATE, format_date, matched_day


class _Said(Words):
    """The words of what goes on, as corpora/lexicon/review/stopped.yaml has them."""

    FILE = "lexicon/review/stopped.yaml"

    no_offence: re.Pattern[str]
    plain: re.Pattern[str]
    work: dict[str, str]
    anew: re.Pattern[str]


_STOPS = r"(?:停止|停工|停产|停业|停用|停运|关停)(?!期|通知|侵|决定|了?执行|违法行为(?:通知|决定))"
_WHAT = r"(?P<what>[^，。；、\n]{0,12})"
_ON_A_DAY = re.compile(
    rf"(?P<date>{CHINESE_DATE.pattern})(?:起|当[日天])?(?:已|便|即|就|主动|自行|全部|全面)*(?P<stops>{_STOPS}){_WHAT}"
)
_AT_ONCE = re.compile(
    rf"(?:检查|查处|查获|案发|发现|责令|指出|制止)(?:当[日天]|后)(?:[^，。；\n]{{0,4}})(?:即|立即|当即|随即|及时|主动|马上|自行)(?:全部|全面)?(?P<stops>{_STOPS}){_WHAT}"
)
_GOES_ON = re.compile(
    rf"(?:截?至|直至|直到|到|于)?(?P<date>{CHINESE_DATE.pattern})(?:[^。；\n\d]{{0,20}}?)(?:仍|还|依然|依旧|一直)(?:然)?(?:在|未停止|没有停止|继续)(?P<act>[^。；，\n]{{0,12}})"
)


@rule(
    "R20", "停止之后没有继续", Severity.MAJOR, "《中华人民共和国行政处罚法》第五条第二款", kinds=DECISIONS_AND_NOTICES,
    examples=("4月10日停止取水……截至5月20日仍在取水", "4月10日停止取水……截至4月9日检查时仍在取水"),
)  # fmt: skip
def went_on(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A day on which it still went on lies behind the last day on which it is said to have stopped."""
    said = _Said.read()
    text = unquoted(decision.text)
    last = _stopped(text, decision)
    if last is None:
        raise CannotTellError("没有写停止的日期，或者没有读出检查的日期")
    stopped, same = last
    for sentence in sentences_of(text):
        for match in _GOES_ON.finditer(sentence.text):
            day = matched_day(match)
            if (
                day is None
                or day <= stopped
                or said.no_offence.search(match["act"])
                or not same.search(match["act"])
                or said.anew.search(sentence.text)
            ):
                continue
            if says_of_itself(sentence.text, match, party_too=True) and not done_by_others(
                sentence.text, match.start("act"), decision
            ):
                start = sentence.start + match.start()
                yield finding(
                    "R20", Severity.MAJOR, f"写{format_date(stopped)}（检查后）已经停止，又写{format_date(day)}仍在继续，前后相反", Span(start, start + len(match[0]), match[0]), "核对事实；没有停止的，不能作为从轻的理由", actual=match[0],
                )  # fmt: skip
                return


def _stopped(text: str, decision: Decision) -> tuple[date, re.Pattern[str]] | None:
    """The last day on which it is said to have stopped, one told or else that of the inspection, and how the same would be told to go on."""
    told = [(day, match) for match in _ON_A_DAY.finditer(text) if (day := matched_day(match))]
    if told:
        day, match = max(told, key=lambda one: one[0])
        return day, _same(match, text)
    checked, at_once = decision.event("检查"), _AT_ONCE.search(text)
    return (checked.on, _same(at_once, text)) if checked and at_once else None


def _same(stops: re.Match[str], text: str) -> re.Pattern[str]:
    """What stopped, in the words for its going on: another thing may still be so (水泵仍在井内, 职工仍在使用自来水)."""
    said = _Said.read()
    if (work := said.work.get(stops["stops"])) is not None:
        return re.compile(work)
    what = stops["what"] if not said.plain.search(stops["what"]) else "。".join(charged_in(text))
    return re.compile("|".join(map(re.escape, sorted(bigrams(what)))) or "(?!)")
