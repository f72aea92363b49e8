"""R11, R13: quotations that stand away from their citation, and wrong names of laws that the words quoted give away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from assistant.law.citations import CitationStatus, VerifiedCitation
from assistant.law.citations.quote_compare import agrees, differences, likeness
from assistant.law.model import Law
from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Severity
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, finding, rule

_LAW = "《中华人民共和国行政处罚法》第三十八条第一款"
_QUOTE = re.compile(r"“(?P<words>[^“”]{14,1200})”")
_SAYS = re.compile(
    r"(?:该|上述|前述|本)(?:条|款|项|规定|法条)[^。；“]{0,10}(?:规定|明确|内容)[^“。；]{0,6}$|规定[:：，]$"
)
# 第十五条第一款中定点机构“不得重复收费”: some words of it, behind the one they speak of
_WITHIN = re.compile(r"(?:中|里|关于|有关)[^。；，：“”《》（）]{0,16}")
_WHOLE = 20
_LOCAL = re.compile(r"(?!中华人民共和国)[\u4e00-\u9fff]{2,8}?(?:省|市|自治区|自治州|自治县|县|区)")
_NEAR, _ALIKE, _SAME_NAME, _CERTAIN = 160, 85.0, 70.0, 92.0
_MOST = 8
_SHOWN = 24


@rule(
    "R13", "条款后面的引文与原文一致", Severity.MAJOR, _LAW, kinds=ALL, needs="法规库中当时的文本",
    examples=("依据某法第X条处罚。该条规定：“……（漏字）”", "该条规定：“……（与原文一致）”"),
)  # fmt: skip
def later_quotation(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """该条规定：“…” behind a citation says what the article says."""
    taken = {v.citation.quotation.start for v in context.citations if v.citation.quotation}
    for match in _QUOTE.finditer(decision.text):
        before = decision.text[max(0, match.start() - _NEAR) : match.start()]
        near = [v for v in context.citations if match.start() - _NEAR <= v.citation.end <= match.start()]
        verdict = near[-1] if near else None
        gap = decision.text[verdict.citation.end : match.start()] if verdict else ""
        said = _SAYS.search(before) and len(match["words"]) >= _WHOLE or _WITHIN.fullmatch(gap)
        if match.start("words") in taken or not said:
            continue
        actual = _article(verdict, context) if verdict and is_sound(verdict) else ""
        if (
            verdict
            and actual
            and likeness(match["words"], actual) >= _ALIKE
            and not agrees(match["words"], actual)
        ):
            start = match.start("words") + misfit(match["words"], actual)
            at = Span(
                start,
                min(start + _SHOWN, match.end("words")),
                decision.text[start : min(start + _SHOWN, match.end("words"))],
            )
            told = "、".join(change.describe() for change in differences(match["words"], actual)[:5])
            yield finding(
                "R13", Severity.MAJOR, f"引文与{verdict.citation.text}的原文不符：{told}", at, "按原文改正引文", expected=actual[:300],
                related=((verdict.citation.start, verdict.citation.end),),
            )  # fmt: skip


def _article(verdict: VerifiedCitation, context: ReviewContext) -> str:
    place = verdict.citation.provision
    article = context.library.article(verdict.law, place, context.as_of) if verdict.law and place else None
    return article.text if article else ""


def misfit(quoted: str, actual: str) -> int:
    """Where a quotation begins to depart from the text: the offset of its first wrong character.

    Args:
        quoted: the words in quotation marks.
        actual: the text of the provision.
    """
    low, high = 0, len(quoted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if agrees(quoted[:middle], actual) else (low, middle - 1)
    return min(low, max(0, len(quoted) - 1))


@rule(
    "R11", "引文出自名称相近的另一部法", Severity.MAJOR, _LAW, kinds=ALL, needs="法规库",
    examples=("《某某运输管理条例》第二十四条“……”（引文见于《某某运输条例》）", "《某某运输条例》第二十四条“……”"),
)  # fmt: skip
def name_by_quotation(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A law that the library lacks, whose quoted words stand at the same number in a law of nearly the same name."""
    laws = {law.name: law for law in context.library.laws()}
    for verdict in context.citations:
        cited = verdict.citation
        if verdict.status is not CitationStatus.NOT_IN_LIBRARY or cited.provision is None or not cited.name:
            continue
        if _LOCAL.match(cited.name):
            continue  # local laws of several places say the same
        near = process.extract(
            cited.name, laws.keys(), scorer=fuzz.ratio, score_cutoff=_SAME_NAME, limit=_MOST
        )
        right = next((laws[name] for name, _, _ in near if _says(laws[name], verdict, context)), None)
        if right:
            at = Span(cited.start, cited.end, cited.text)
            yield finding(
                "R11", Severity.MAJOR, f"没有《{cited.name}》这一名称，引文见于《{right.name}》{cited.provision.format()}，名称应为《{right.name}》", at, f"改为《{right.name}》",
                expected=right.name, actual=cited.name, replacement=cited.text.replace(cited.name, right.name, 1) if cited.name in cited.text else "",
            )  # fmt: skip


def _says(law: Law, verdict: VerifiedCitation, context: ReviewContext) -> bool:
    """Whether the words quoted stand at the number cited of another law."""
    cited = verdict.citation
    article = context.library.article(law, cited.provision, context.as_of) if cited.provision else None
    if article is None or cited.quotation is None or len(cited.quotation.text) < 12:
        return False
    return (
        agrees(cited.quotation.text, article.text) or likeness(cited.quotation.text, article.text) >= _CERTAIN
    )
