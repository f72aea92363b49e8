"""``find_citations`` and ``verify_citations``: a text in, the citations of law in it (and their verdicts) out."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from assistant import verbs
from assistant.contract.base import Answer, Request, Verb
from assistant.law.citations.model import Citation, VerifiedCitation
from assistant.law.lookup import read_day, today
from assistant.review.parts.foot import foot_of
from assistant.text.numerals import to_chinese

_EXAMPLE = "依据《中华人民共和国消防法》第六十条第一款第（三）项处罚。"


class FindRequest(Request):
    """A text."""

    text: str = Field(description="要查找引用的文字", examples=[_EXAMPLE])


class VerifyRequest(Request):
    """A text and the day whose law counts."""

    text: str = Field(description="要核验的文字", examples=[_EXAMPLE])
    as_of: str = Field("", description="按哪一天核验，如 2024-03-05；空为落款日期，没有落款日期为今天")


class FoundCitation(Answer):
    """One citation found in the text."""

    text: str = Field(description="引用的原文")
    start: int = Field(description="在文中的起点（字）")
    end: int = Field(description="在文中的终点（字，不含）")
    law: str | None = Field(description="文中所写的法规名称；不能确定为空")
    article: str | None = Field(description="条，如 第四十二条")
    paragraph: str | None = Field(description="款，如 第一款")
    item: str | None = Field(description="项，如 第（二）项")
    point: str | None = Field(description="目，如 第一目")
    edition: str = Field("", description="所引版本的年份或日期")
    problem: str | None = Field(None, description="认不准的：ambiguous 所指不明，unparseable 条号不明")
    reason: str = Field("", description="为什么认不准")


class CheckedCitation(Answer):
    """One citation with its verdict."""

    text: str = Field(description="引用的原文")
    start: int = Field(description="在文中的起点（字）")
    end: int = Field(description="在文中的终点（字，不含）")
    law: str | None = Field(description="法规官方全称；库中没有的为文中所写")
    article: str | None = Field(description="条，如 第四十二条；文中只写名称没有条款的为空")
    paragraph: str | None = Field(description="款，如 第一款")
    item: str | None = Field(description="项，如 第（二）项")
    status: str = Field(
        description="结论：verified 成立、wrong_version 当时无效、no_such_article 无此条、no_such_paragraph 无此款、"
        "no_such_item 无此项、text_differs 原文不符、wrong_name 名称不准、not_in_library 未收录、ambiguous 所指不明、"
        "unparseable 无法解析、text_not_held 当时文本未收录、text_incomplete 本库文本不完整"
    )
    point: str | None = Field(description="目，如 第一目")
    message: str = Field(description="结论和理由")
    suggestion: str | None = Field(description="正确的写法；没有为空")
    difference: tuple[dict[str, str], ...] = Field(description="引文与原文的差异：quoted 所引，actual 原文")
    effective: date | None = Field(description="核对所用文本的施行日期")


class FindAnswer(Answer):
    """All citations in order."""

    citations: tuple[FoundCitation, ...] = Field(description="文中的引用，依次列出")


class VerifyAnswer(Answer):
    """All citations in order, each with its verdict."""

    citations: tuple[CheckedCitation, ...] = Field(description="文中的引用和结论，依次列出")
    as_of: date = Field(description="核验所按的日期")


def find_citations(request: FindRequest) -> FindAnswer:
    """Find the citations of a text."""
    return FindAnswer(citations=tuple(map(_found, verbs.find_citations(request.text))))


def verify_citations(request: VerifyRequest) -> VerifyAnswer:
    """Verify the citations of a text.

    Raises:
        InputError: a date that cannot be read.
    """
    day = read_day(request.as_of) or foot_of(request.text)[2] or today()  # the same day that review takes
    found = verbs.verify_citations(request.text, as_of=day)
    return VerifyAnswer(citations=tuple(map(_checked, found)), as_of=day)


def row(answer: VerifyAnswer) -> dict[str, Any]:
    """The line of ``assistant cite --json``."""
    return answer.model_dump(mode="json", include={"citations"})


def _place(citation: Citation) -> dict[str, str | None]:
    place = citation.provision
    return {
        "article": place.label if place and place.article else None,
        "paragraph": f"第{to_chinese(place.paragraph)}款" if place and place.paragraph else None,
        "item": f"第（{to_chinese(place.item)}）项" if place and place.item else None,
        "point": f"第{to_chinese(place.point)}目" if place and place.point else None,
    }


def _found(citation: Citation) -> FoundCitation:
    return FoundCitation(
        text=citation.text,
        start=citation.start,
        end=citation.end,
        law=citation.name or None,
        edition=citation.edition,
        problem=str(citation.problem) if citation.problem else None,
        reason=citation.reason,
        **_place(citation),
    )


def _checked(verified: VerifiedCitation) -> CheckedCitation:
    citation = verified.citation
    return CheckedCitation(
        text=citation.text,
        start=citation.start,
        end=citation.end,
        law=(verified.law.name if verified.law else citation.name) or None,
        status=str(verified.status),
        message=verified.message,
        suggestion=verified.suggestion or None,
        difference=tuple({"quoted": c.quoted, "actual": c.actual} for c in verified.difference),
        effective=verified.version.effective if verified.version else None,
        **_place(citation),
    )


FIND = Verb(
    "find_citations",
    "找出文字中引用的法条。",
    FindRequest,
    FindAnswer,
    find_citations,
    command="assistant cite 决定书.docx --json",
)
VERIFY = Verb(
    "verify_citations",
    "核验文字中的每一处法条引用：是否存在、当时是否有效、原文是否一致。",
    VerifyRequest,
    VerifyAnswer,
    verify_citations,
    row,
    command="assistant cite 决定书.docx --json",
)
