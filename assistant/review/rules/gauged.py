"""R10: what was measured was measured while the instrument's verification held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import charged_in, story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.dates import CHINESE_DATE, find_dates, format_date, matched_day


class _Said(Words):
    """The words of measuring, as corpora/lexicon/review/gauged.yaml has them."""

    FILE = "lexicon/review/gauged.yaml"

    measured: re.Pattern[str]
    is_the_matter: re.Pattern[str]


_TERM = re.compile(
    rf"(?:检定|校准)(?:(?!有效|人员|上岗|资质|认可|资格|许可|执业)[^。；\n]){{0,40}}?(?:有效期限?|有效日期|有效至)[^。；，、\n\d]{{0,6}}(?:(?:19|20)\d{{2}}年\d{{1,2}}月\d{{1,2}}日起?[至到—~－-]+)?(?P<date>{CHINESE_DATE.pattern})"
)
_UNTIL = re.compile(rf"(?:有效|至|到|续)[^。；，、\n\d]{{0,6}}(?P<date>{CHINESE_DATE.pattern})")
_OTHER_PAPER, _NEAR = re.compile(r"人员|上岗|资质|认可|资格|许可|执业|执法证|身份证"), 12


@rule(
    "R10", "测量时检定在有效期内", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=DECISIONS_AND_NOTICES,
    examples=("2024年4月11日称重；检定证书（有效期至2024年3月20日）", "2024年4月11日称重；检定证书（有效期至2024年11月20日）"),
)  # fmt: skip
def verification_held(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The verification listed as proof had run out before every day on which the facts measure anything."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    story = unquoted(story_of(decision).text)
    if _Said.read().is_the_matter.search(story + "".join(charged_in(unquoted(decision.text)))):
        return
    measured = _days_measured(story)
    text = decision.evidence.text
    terms = [(day, match) for match in _TERM.finditer(text) if (day := matched_day(match))]
    if any(_renewed(text, match, min(measured)) for _, match in terms if measured):
        return
    if (
        terms and measured and max(day for day, _ in terms) < min(measured)
    ):  # a later certificate may follow an old one
        for until, match in terms[:1]:
            start = decision.evidence.start + match.start("date")
            yield finding(
                "R10", Severity.MAJOR, f"检定（校准）有效期至{format_date(until)}，测量在{format_date(min(measured))}，已过有效期", Span(start, start + len(match["date"]), match["date"]), "补测量时在有效期内的检定证书；没有的，测得的数值不能作为依据",
                expected=f"{format_date(min(measured))}以后", actual=format_date(until),
            )  # fmt: skip


def _renewed(text: str, term: re.Match[str], measured: date) -> bool:
    """Whether the same entry tells of a term that reaches the day: a later certificate beside the old one."""
    entry = re.split("[。；\n]", text[term.end() :])[0]
    told = (m for m in _UNTIL.finditer(entry) if not _OTHER_PAPER.search(entry[: m.start()][-_NEAR:]))
    return any((day := matched_day(until)) is not None and day >= measured for until in told)


def _days_measured(story: str) -> list[date]:
    """The days of the sentences that measure; without any all days told."""
    own = [
        day
        for s in sentences_of(story)
        if _Said.read().measured.search(s.text)
        for day, _, _ in find_dates(s.text)
    ]
    return own or [day for day, _, _ in find_dates(story)]
