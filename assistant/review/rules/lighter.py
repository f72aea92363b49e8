"""R12: a text that no longer governed is applied: it governed neither the act nor the decision, or the later one is lighter (行政处罚法第三十七条)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.law.citations import CitationStatus, VerifiedCitation
from assistant.law.model import Version
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import Fine, PenaltyRule
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.for_whom import for_party, on_responsible
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.tiers import opened
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates, format_date

_YEARS_APART = 2


@rule(
    "R12", "括注的文本在行为时或者决定时有效", Severity.MAJOR, "《中华人民共和国行政处罚法》第三十七条", kinds=PROPOSING, needs="法规库",
    examples=("2025年的行为，引用（2018年修正）的文本，该法2021年已修订", "2025年的行为，引用（2021年修订）的文本"),
)  # fmt: skip
def edition_governed(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The version named in brackets was replaced before the first day of the facts."""
    days = [day for day, _, _ in find_dates(unquoted(decision.facts.text))] if decision.facts else []
    if not days or not context.dated:
        raise CannotTellError("没有读出行为的日期或者落款日期")
    for verdict in (*context.bases, *context.duties):
        if _year_replaced(verdict, min(days), context):
            at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
            yield finding(
                "R12", Severity.MAJOR, "括注年份的文本在行为时、决定时都已失效，已经施行新的文本", at, "引用行为时（决定时）有效的文本，按该文本核对条号", actual=verdict.citation.text,
            )  # fmt: skip
            return
        named = _days_of(verdict)
        if not named or verdict.law is None or verdict.status is not CitationStatus.NOT_HELD:
            continue
        then = context.library.version_at(verdict.law, min(days))
        if then and then.effective and then.effective <= min(days) and _is_later(then, max(named)):
            at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
            yield finding(
                "R12", Severity.MAJOR, f"括注的{format_date(max(named))}的文本在行为时、决定时都已失效：{format_date(then.effective)}起施行的是新文本", at,
                "引用行为时（决定时）有效的文本", expected=format_date(then.effective), actual=verdict.citation.text,
            )  # fmt: skip
            return


def _year_replaced(verdict: VerifiedCitation, first: date, context: ReviewContext) -> bool:
    """Whether only years are named in brackets, and a text published in a later year was in force on the first day of the facts."""
    years = [part for part in verdict.citation.edition.split("、") if part.isdigit() and len(part) == 4]
    if not years or len(years) != len(verdict.citation.edition.split("、")) or verdict.law is None:
        return False
    then = context.library.version_at(verdict.law, first)
    return bool(
        then
        and then.effective
        and then.effective <= first
        and then.promulgated
        and then.promulgated.year > int(max(years))
        and _held(verdict, int(max(years)), context)
    )


def _held(verdict: VerifiedCitation, year: int, context: ReviewContext) -> bool:
    """Whether the library knows a text of that year, so that the year in brackets is surely that of an older one."""
    assert verdict.law is not None
    versions = context.library.versions(verdict.law)
    return any(v.promulgated and v.promulgated.year == year for v in versions)


def _days_of(verdict: VerifiedCitation) -> list[date]:
    """The days of the version named in brackets; none where only a year or 原 is named."""
    found: list[date] = []
    for part in verdict.citation.edition.split("、") if verdict.citation.edition else ():
        try:
            found.append(date.fromisoformat(part))
        except ValueError:
            return []
    return found


def _is_later(version: Version, named: date) -> bool:
    """Whether a version is surely another and later one than that of a day: by its own day, else by years."""
    if version.promulgated is not None:
        return version.promulgated > named
    return version.effective is not None and version.effective.year - named.year >= _YEARS_APART


@rule(
    "R12", "决定时的规定较轻的适用较轻的", Severity.MAJOR, "《中华人民共和国行政处罚法》第三十七条", kinds=PROPOSING, needs="法规库中两个文本",
    examples=("行为后条例修订，罚款由三万元以上降为一万元以下，仍罚款三万元", "适用修订后的规定，罚款四千元"),
)  # fmt: skip
def lighter_now(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """By the text named the fine is higher than all that the text of the day of the decision allows for the same act."""
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    if len(fines) != 1 or not context.dated or fines[0].amount is None:
        raise CannotTellError("没有读出罚款、落款日期，或者罚款不止一项")
    for verdict in context.bases:
        now = context.library.version_at(verdict.law, context.as_of) if verdict.law else None
        if now is None or not _is_older(verdict, now):
            continue
        allowed = _allowed(verdict, now, decision, context)
        most = max((fine.max or 0 for fine in allowed), default=0)
        if (
            allowed
            and all(f.type == "amount" and f.max for f in allowed)
            and most < float(fines[0].amount.yuan)
        ):
            at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
            yield finding(
                "R12", Severity.MAJOR, f"作出决定时已经施行的文本对这一行为最高罚款{most:g}元，处罚较轻，应当适用新的规定（从旧兼从轻）", at,
                f"适用{format_date(now.effective) if now.effective else '现行'}起施行的文本，在其幅度内确定罚款", expected=f"不高于{most:g}元", actual=f"{fines[0].amount.yuan:f}元",
                related=((fines[0].span.start, fines[0].span.end),),
            )  # fmt: skip
            return


def _is_older(verdict: VerifiedCitation, now: Version) -> bool:
    """Whether a place is cited from an earlier held text than that of the day, named as such."""
    cited = verdict.version
    return bool(
        verdict.citation.edition
        and verdict.citation.provision
        and verdict.status is CitationStatus.WRONG_VERSION
        and cited is not None
        and cited.effective
        and now.effective
        and cited.effective < now.effective
    )


def _allowed(
    verdict: VerifiedCitation, now: Version, decision: Decision, context: ReviewContext
) -> list[Fine]:
    """The tiers of the later text for the same act that the paper's words open for this party; none where the act is not surely found there."""
    place = verdict.citation.provision
    assert place is not None
    assert verdict.version is not None
    old, new = (
        context.library.article_in(version, place.whole_article()) for version in (verdict.version, now)
    )
    if old is None or new is None:
        return []
    told = bigrams(unquoted(decision.text))
    mine = max(parse_article(old), key=lambda one: _likeness(one, told), default=None)
    best = max(parse_article(new), key=lambda one: _likeness(one, told), default=None)
    if mine is None or best is None or not best.complete or best.references:
        return []
    if len(bigrams(mine.conduct) & bigrams(best.conduct)) * 2 < len(bigrams(mine.conduct)):
        return []
    return opened([f for f in best.fines if for_party(f, decision) and not on_responsible(f)], decision)


def _likeness(one: PenaltyRule, told: frozenset[str]) -> float:
    own = bigrams(one.conduct.split("：")[-1])
    return len(own & told) / max(1, len(own))
