"""The citations of a pasted text, each with its verdict."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from assistant.contract.citations import VERIFY, CheckedCitation, VerifyAnswer, VerifyRequest
from assistant.dossier.ingest import check_text
from assistant.web import work
from assistant.web.components.form import Field
from assistant.web.components.marked import Mark, leaf
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import Tone, card, href, joined, link, pairs, pill

FIELDS = (
    Field(
        "text",
        "要核对的文字",
        "area",
        hint="粘贴文书或者一段话，逐处核对引用的法规、条款和原文",
        size="wide",
        rows=10,
    ),
    Field("as_of", "按哪一天", "date", hint="留空取落款日期，没有为今天", size="half"),
)
_WORDS: dict[str, tuple[str, Tone]] = {
    "verified": ("成立", "g"),
    "wrong_version": ("当时无效", "r"),
    "no_such_article": ("无此条", "r"),
    "no_such_paragraph": ("无此款", "r"),
    "no_such_item": ("无此项", "r"),
    "text_differs": ("原文不符", "r"),
    "wrong_name": ("名称不准", "a"),
    "not_in_library": ("未收录", "n"),
    "ambiguous": ("所指不明", "a"),
    "unparseable": ("条号不明", "a"),
    "text_not_held": ("当时文本未收录", "n"),
    "text_incomplete": ("本库文本不完整", "n"),
}


def checked(asked: Mapping[str, str]) -> Markup:
    """The text with its citations marked, and the verdicts.

    Raises:
        InputError: there is no text, or the day cannot be read.
    """
    text = check_text(asked.get("text", ""), name="文字")
    request = VerifyRequest(text=text, as_of=asked.get("as_of", "").strip())
    answer: VerifyAnswer = work.answer(VERIFY, request)
    found = answer.citations
    bad = sum(_WORDS.get(c.status, ("", "a"))[1] in ("r", "a") for c in found)
    drawn = rows(
        (_row(number, c) for number, c in enumerate(found)), group="cites", empty="文中没有引用法规条文。"
    )
    marks = [
        Mark(c.start, c.end, _WORDS[c.status][1], f"cm{n}", f"c{n}", c.message) for n, c in enumerate(found)
    ]
    head = f"引用 {len(found)} 处，{f'要看的 {bad} 处' if bad else '没有发现问题'}　按 {answer.as_of} 的法律"
    return Markup('<div class="halves cites">{}{}</div>').format(
        leaf(text, marks, tight=True), card(head, drawn)
    )


def _row(number: int, found: CheckedCitation) -> Row:
    words, tone = _WORDS.get(found.status, (found.status, "n"))
    line = Markup('<span data-jump="cm{}">{}</span>').format(number, found.text)
    return Row(line, left=pill(words, tone), body=_body(found), id=f"c{number}")


def _body(found: CheckedCitation) -> Markup:
    open_it = (
        link("在法规库打开", href("law", name=found.law or "", article=found.article))
        if found.law and found.article and found.effective
        else ""
    )
    differs = joined(
        Markup("<li>所引：<del>{}</del>　原文：<ins>{}</ins></li>").format(
            d.get("quoted", ""), d.get("actual", "")
        )
        for d in found.difference
    )
    listed = Markup('<ul class="plain-list">{}</ul>').format(differs) if differs else ""
    facts = pairs(
        [("写法", found.suggestion or ""), ("所据文本", f"{found.effective} 施行" if found.effective else "")]
    )
    return joined([Markup("<p>{}</p>").format(found.message), listed, facts, open_it])
