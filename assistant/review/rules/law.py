"""R11–R13, R16: every law cited exists, was in force, holds the place cited, and says what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.law.citations import CitationStatus, VerifiedCitation
from assistant.law.facts import most_articles
from assistant.law.standing import State, standing
from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, CannotTellError, finding, rule
from assistant.review.rules.quotes import misfit

_LAW = "《中华人民共和国行政处罚法》第三十八条第一款"
_MOST_CHANGES, _SHOWN, _MOST_HINTS = 6, 24, 300


def _at(verdict: VerifiedCitation) -> Span:
    cited = verdict.citation
    return Span(cited.start, cited.end, cited.text)


def _told(
    rule_id: str, severity: Severity, verdict: VerifiedCitation, ground: Ground = Ground.CERTAIN
) -> Finding:
    changes = "；".join(change.describe() for change in verdict.difference[:6])
    return finding(
        rule_id, severity, verdict.message, _at(verdict), verdict.suggestion, ground=ground,
        expected=verdict.expected[:300], actual=changes,
    )  # fmt: skip


@rule(
    "R11", "引用的法规存在、名称正确", Severity.MAJOR, _LAW, kinds=ALL, needs="法规库",
    examples=("《大气污染防治管理法》第四十五条", "《中华人民共和国大气污染防治法》第四十五条"),
)  # fmt: skip
def names_of_laws(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A wrong name is told with the right one; a law the library lacks is only told."""
    hints = 0
    for verdict in context.citations:
        if verdict.status is CitationStatus.WRONG_NAME:
            yield replace(_told("R11", Severity.MAJOR, verdict), replacement=_renamed(verdict))
        elif (near := _near_name(verdict, context)) is not None:
            yield finding(
                "R11", Severity.MAJOR, f"法规库没有《{verdict.citation.name}》，同一文书另外引用《{near}》，名称应当一致", _at(verdict),
                f"核对是否应为《{near}》", expected=near, actual=verdict.citation.name,
            )  # fmt: skip
        elif verdict.citation.names_only:
            continue  # a law only named cites no place that could be checked
        elif verdict.status in (
            CitationStatus.NOT_IN_LIBRARY,
            CitationStatus.AMBIGUOUS,
            CitationStatus.UNPARSEABLE,
        ):
            hints += 1
            if hints <= _MOST_HINTS:  # nobody reads more; what is certain is told wherever it stands
                yield _told("R11", Severity.HINT, verdict, Ground.CANNOT_TELL)


_STATE = "中华人民共和国"
_MORE = 2


def _near_name(verdict: VerifiedCitation, context: ReviewContext) -> str | None:
    """The law that the paper cites elsewhere by a name of which this unknown one is a slip: one or two characters more."""
    name = verdict.citation.name
    if verdict.status is not CitationStatus.NOT_IN_LIBRARY or not (
        name.startswith(_STATE) and name.endswith("法")
    ):
        return None
    for other in context.citations:
        right = other.law.name if other.law else ""
        if right.startswith(_STATE) and 0 < len(name) - len(right) <= _MORE and _within_order(right, name):
            return right
    return None


def _within_order(short: str, long: str) -> bool:
    """Whether all characters of one name stand in the other in their order."""
    rest = iter(long)
    return all(char in rest for char in short)


def _renamed(verdict: VerifiedCitation) -> str:
    """The citation with the right name, where the wrong one stands in it as written."""
    cited, right = verdict.citation, verdict.law.name if verdict.law else ""
    return cited.text.replace(cited.name, right, 1) if right and cited.name in cited.text else ""


@rule(
    "R12", "适用当时有效的文本", Severity.FATAL, "《中华人民共和国行政处罚法》第三十七条", kinds=ALL, needs="法规库中当时的文本",
    examples=("2022年的决定引用旧处罚法的条号", "按决定时有效的文本引用"),
)  # fmt: skip
def versions(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A citation true only in another version; where the text of the day is not held, nothing is said against it.

    An article beyond the recorded end of a text that the library lacks is certainly wrong.
    """
    lacking: list[VerifiedCitation] = []
    for verdict in context.citations:
        if context.dated and (most := _beyond(verdict, context)):
            yield finding(
                "R12", Severity.FATAL, f"{context.as_of.isoformat()}有效的文本只有{most}条，没有这一条（这是后来文本的条号）",
                _at(verdict), "按当时有效的文本引用", expected=f"第{most}条以内", actual=verdict.citation.text,
            )  # fmt: skip
            continue
        if verdict.citation.names_only:
            continue
        if verdict.status is CitationStatus.NOT_HELD:
            lacking.append(verdict)
        if verdict.status is not CitationStatus.WRONG_VERSION:
            continue
        if _repealed(verdict, context):  # an act under it may still be judged by it
            yield _told("R12", Severity.MAJOR, verdict)
        elif (
            verdict.citation.edition
        ):  # the paper names the version itself, as an act under the old law requires
            yield _told("R12", Severity.HINT, verdict, Ground.CANNOT_TELL)
        else:
            yield _dated(_told("R12", Severity.FATAL, verdict), context)
    yield from _not_held("R12", lacking, context)


def _repealed(verdict: VerifiedCitation, context: ReviewContext) -> bool:
    """Whether the law had ceased to apply by the day; without a text it is known by name only."""
    return verdict.law is None or standing(context.library, verdict.law, context.as_of).state is State.ENDED


def _not_held(rule_id: str, lacking: list[VerifiedCitation], context: ReviewContext) -> Iterator[Finding]:
    """One hint a law whose text of the day is not held, with all its citations."""
    by_law: dict[str, list[VerifiedCitation]] = {}
    for verdict in lacking:
        by_law.setdefault(verdict.law.name if verdict.law else verdict.citation.name, []).append(verdict)
    for law, verdicts in by_law.items():
        yield finding(
            rule_id, Severity.HINT, f"《{law}》{context.as_of.isoformat()}有效的文本未收录，无法核验", _at(verdicts[0]),
            "另行核对当时的文本", ground=Ground.CANNOT_TELL,
            related=tuple((v.citation.start, v.citation.end) for v in verdicts[1:]),
        )  # fmt: skip


def _beyond(verdict: VerifiedCitation, context: ReviewContext) -> int | None:
    """The recorded number of articles on the day if the cited one lies beyond it and no other edition is named."""
    cited = verdict.citation
    name = verdict.law.name if verdict.law else cited.name
    if cited.provision is None or cited.edition or not name:
        return None
    most = most_articles(name, context.as_of)
    return most if most and cited.provision.article > most else None


def _held(verdict: VerifiedCitation, context: ReviewContext) -> bool:
    """Whether the library holds the text that governed on the day."""
    if verdict.law is None:
        return False
    return any(
        (v.effective is None or v.effective <= context.as_of) and (v.until is None or context.as_of < v.until)
        for v in context.library.versions(verdict.law)
    )


@rule(
    "R13", "条款项存在、引文与原文一致", Severity.FATAL, _LAW, kinds=ALL, needs="法规库中当时的文本",
    examples=("第一百零八条第（七）项（没有第七项）", "第一百零八条第（一）项"),
)  # fmt: skip
def provisions(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Article, paragraph, item and words, against the text in force on the day."""
    wrong = (
        CitationStatus.NO_ARTICLE, CitationStatus.NO_PARAGRAPH, CitationStatus.NO_ITEM, CitationStatus.TEXT_DIFFERS,
    )  # fmt: skip
    lacking: list[VerifiedCitation] = []
    for verdict in context.citations:
        if verdict.status is CitationStatus.INCOMPLETE:
            yield _told("R13", Severity.HINT, verdict, Ground.CANNOT_TELL)
        if verdict.status not in wrong:
            continue
        if not _held(verdict, context) or _uncertain(verdict, context):
            lacking.append(verdict)
        else:
            yield _dated(_at_the_word(_told("R13", Severity.FATAL, verdict), verdict), context)
    yield from _not_held("R13", lacking, context)


def _at_the_word(told: Finding, verdict: VerifiedCitation) -> Finding:
    """A quotation that differs is shown where it begins to differ; the citation is related."""
    quoted = verdict.citation.quotation
    if (
        verdict.status is not CitationStatus.TEXT_DIFFERS
        or quoted is None
        or not verdict.difference
        or len(verdict.difference) > _MOST_CHANGES
    ):
        return told
    start = quoted.start + misfit(quoted.text, verdict.expected)
    end = min(quoted.end, start + _SHOWN)
    words = quoted.text[start - quoted.start : end - quoted.start]
    return replace(told, start=start, end=end, quote=words, related=((told.start, told.end), *told.related))


def _dated(told: Finding, context: ReviewContext) -> Finding:
    """Without the day of the paper the text of that day is not known, and nothing is certain."""
    if context.dated:
        return told
    message = f"{told.message}（文书没有落款日期，当时的文本不能确定）"
    return replace(told, severity=Severity.HINT, ground=Ground.CANNOT_TELL, message=message)


def _uncertain(verdict: VerifiedCitation, context: ReviewContext) -> bool:
    """A version whose first day is only presumed may not be the one that governed."""
    version = verdict.version
    return (
        version is not None
        and version.certainty.startswith("推定")
        and (version.effective is None or (context.as_of - version.effective).days < 0)
    )


_LIST = re.compile(
    r"(?:符合|依据|根据|依照|按照|参照)[^。；，《]{0,20}(?:清单|裁量基准|裁量标准|名录)[^。；，]{0,20}"
)


# articles of 行政处罚法 by which nobody is punished, since its revision and before it
_SPARING, _SPARING_BEFORE = frozenset((30, 31, 33, 36, 38, 40, 57)), frozenset((25, 26, 27, 29, 30, 38))
_REVISED = date(2021, 7, 15)
_SPARES = re.compile(r"不予(?:行政)?处罚|不再给予(?:行政)?处罚|不予罚款|免予处罚|不处罚|免除处罚")


def spared_by_law(decision: Decision, context: ReviewContext) -> bool:
    """Whether the paper cites a provision that spares: of 行政处罚法, or of another law that says so itself.

    Args:
        decision: a decision not to punish.
        context: its citations.

    Raises:
        CannotTellError: another law is cited as basis whose text is not held.
    """
    cited = [v for v in context.citations if v.citation.provision and not _educates(v, decision.text)]
    if any(_spares(v, context) for v in cited):
        return True
    if any(_is_other_basis(v, context) and not is_sound(v) for v in cited):
        raise CannotTellError("所引的另一部法律、法规没有收录当时的文本")
    return False


def _educates(verdict: VerifiedCitation, text: str) -> bool:
    """Cited for the duty to educate (第三十三条第三款), not for sparing."""
    end = verdict.citation.end
    return "教育" in re.split("。|不予", text[end : end + 40])[0]


def _spares(verdict: VerifiedCitation, context: ReviewContext) -> bool:
    place = verdict.citation.provision
    if verdict.law is None or place is None:
        return False
    if verdict.law.name.endswith("行政处罚法"):
        return place.article in (_SPARING if context.as_of >= _REVISED else _SPARING_BEFORE)
    held = context.library.provision_text(verdict.law, place, context.as_of) if is_sound(verdict) else None
    return bool(held and _SPARES.search(held))


def _is_other_basis(verdict: VerifiedCitation, context: ReviewContext) -> bool:
    """Invoked as basis, and neither 行政处罚法, whose numbers are known, nor a list."""
    name = verdict.law.name if verdict.law else verdict.citation.name
    listed = name.endswith("行政处罚法") or re.search("清单|基准|标准|名录", name)
    return not listed and context.role(verdict) == "basis"


@rule(
    "R16", "不予处罚以法律为依据", Severity.MAJOR, "《中华人民共和国行政处罚法》第三十三条", kinds=("no_penalty",),
    examples=("符合某省轻微违法不予处罚清单，决定不予处罚", "符合《中华人民共和国行政处罚法》第三十三条第一款和清单，决定不予处罚"),
)  # fmt: skip
def no_penalty_by_law(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A list of petty offences alone is no ground; the law on penalties (第三十、三十一、三十三、三十六条) is."""
    if decision.excerpt:
        raise CannotTellError("文本不完整")
    if spared_by_law(decision, context):
        return
    text = unquoted(decision.text)
    match = _LIST.search(text)
    at = Span(match.start(), match.end(), match[0]) if match else decision.ruling or decision.end
    yield finding(
        "R16",
        Severity.MAJOR,
        "不予处罚没有引用行政处罚法的条款" + ("，只依据清单、基准" if match else ""),
        at,
        "写明《中华人民共和国行政处罚法》第三十三条（第三十条、第三十一条、第三十六条）的具体款项",
    )
