"""文书: the papers of a case to choose from, and one as a printed paper that is edited where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from assistant.contract.draft import DraftAnswer, TracedSentence, parties, planned
from assistant.documents.pdf import office
from assistant.documents.sheet import JOINT
from assistant.documents.template import templates
from assistant.documents.wording import Rewording, offered
from assistant.dossier.model import Case
from assistant.law.diff import edits
from assistant.web.components.marked import Mark, marked
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, button, card, doing, folded, joined, pill, said

_MISSING = re.compile("【待补充[^】]*】")
_FIRST = ("decision", "spot_decision", "no_penalty", "notice", "correction")
_SHOWN = 60


def kinds(case: Case, act: str) -> Markup:
    """The papers to choose from: those of this case first, the usual ones at the head, all others folded.

    Args:
        case: the clause that is not chosen yet is told.
        act: what a click raises: draft or review.
    """
    known = templates()
    own = planned(case)
    usual = [kind for kind in _FIRST if any(kind == paper.kind for paper in own)]
    ordered = sorted(own, key=lambda one: usual.index(one.kind) if one.kind in usual else len(usual))
    names, several = parties(case), len({paper.party for paper in own}) > 1
    buttons = [
        button(
            f"{one.name}（{names.get(one.party, one.party)}）" if several and one.party else one.name,
            act, main=at == 0, kind=one.key, party=one.party,
        )
        for at, one in enumerate(ordered)
    ]  # fmt: skip
    if several and usual:
        buttons.insert(1, button(f"{known[usual[0]].name}（合写一份）", act, kind=usual[0], party=JOINT))
    rest = [
        button(known[kind].name, act, kind=kind, party="")
        for kind in known
        if kind not in {paper.kind for paper in own}
    ]
    note = "" if case.chosen or case.charges else "还没有选定条款，文书里的条款和幅度会写成【待补充】。"
    body = [said(note, "a"), _bar(buttons), folded("其他文书", _bar(rest))]
    whole = _wholes() if act == "draft" else NOTHING
    return card("起草文书" if act == "draft" else "审核哪一份草稿（连同案卷）", joined([*body, whole]))


def _bar(buttons: Iterable[str]) -> Markup:
    return Markup('<div class="bar-of-buttons" style="margin-top:0">{}</div>').format(joined(buttons))


def _wholes() -> Markup:
    """All papers of the case in one file."""
    made = [doing("本案全部文书（zip）", "papers", form="docx")]
    made += [doing("全部 PDF（zip）", "papers", form="pdf")] if office() else []
    made.append(doing("公开版（zip，隐去个人信息）", "papers", form="redacted"))
    return Markup('<p class="small">下载：{}</p>').format(joined(made, "　"))


def preview(made: DraftAnswer, party: str = "", confirmed: Sequence[str] = ()) -> Markup:
    """The document as a printed paper, edited in place; what is missing is marked and listed, what is 致命 stands first.

    Args:
        made: the draft.
        party: key of its addressee.
        confirmed: names of what was confirmed already.
    """
    count = len(made.missing)
    said_so = said(
        f"待补充 {count} 处，见文中标记" if count else "内容齐全，请核对后提交法制审核", "a" if count else ""
    )
    listed = folded("待补充的内容", "、".join(made.missing)) if count else ""
    notes = joined(said(note, "a") for note in made.notes)
    hint = Markup(
        '<p class="dim small">点文字直接改，离开即存入案件，重新起草也保留；指着一句可看它的来源。{}</p>'
    ).format(_files(made, party, confirmed))
    sheet = Markup('<div class="leaf" id="draft">{}</div>').format(joined(_paragraphs(made, party)))
    return joined(
        [_blocking(made, party, confirmed), _held(made, party), said_so, listed, notes, hint, sheet]
    )


def _files(made: DraftAnswer, party: str, confirmed: Sequence[str]) -> Markup:
    """This paper as another kind of file."""
    if made.blocking:
        return NOTHING
    told = {"kind": made.kind, "party": party, "confirm": "|".join(confirmed)}
    offered = [doing("公开版", "file", form="redacted", **told)]
    if office():
        offered = [doing("PDF", "file", form="pdf", **told), doing("看版面", "pages", **told), *offered]
    return Markup("　{}").format(joined(offered, "　"))


def pages(pictures: Sequence[str]) -> Markup:
    """The pages of a paper as they are printed.

    Args:
        pictures: each as a data address.
    """
    drawn = [
        Markup('<img class="page" src="{}" alt="第{}页">').format(picture, n)
        for n, picture in enumerate(pictures, 1)
    ]
    return card(f"版面，共 {len(drawn)} 页", joined(drawn))


def reworded(found: Rewording, asked: Mapping[str, str]) -> Markup:
    """What a model gave: the difference, and the button to take it where it says the same; else why it is not offered.

    Args:
        found: its answer, judged.
        asked: which paragraph it is for.
    """
    drawn = joined(
        Markup({0: "{}", -1: "<del>{}</del>", 1: "<ins>{}</ins>"}[one.op]).format(one.text)
        for one in edits(found.before, found.after)
    )
    body = Markup("<p>{}</p>").format(drawn)
    if found.faults:
        return card(
            "模型改写的没有采用", joined([said("；".join(found.faults), "r"), folded("看它写的", body)])
        )
    told: dict[str, Any] = {name: asked.get(name, "") for name in ("kind", "party", "before", "nth")}
    return card(
        "换个说法（请核对）",
        joined([body, _bar([button("采用", "edit", main=True, words=found.after, **told)])]),
    )


def _blocking(made: DraftAnswer, party: str, confirmed: Sequence[str]) -> Markup:
    """What keeps the Word file from being written; each is confirmed by its own button."""
    if not made.blocking:
        return NOTHING
    lines = [
        Row(
            Markup("{}　<span class='dim'>{}</span>").format(one.message, one.suggestion),
            left=pill("致命", "r"),
            right=button(
                "确认并继续", "draft", kind=made.kind, party=party, confirm="|".join([*confirmed, one.name])
            ),
        )
        for one in made.blocking
    ]
    return card("先处理这些问题，才写出 Word 文件", rows(lines, group="blocking"))


def _held(made: DraftAnswer, party: str) -> Markup:
    """Changes that are not in the paper, because what stood beneath them changed; the officer takes one or the other."""
    if not made.conflicts:
        return NOTHING
    told: dict[str, Any] = {"kind": made.kind, "party": party}
    drawn = [
        Markup(
            "<p class='small'>当时起草：{}</p><p class='small'>现在起草：{}</p><p class='small'>您改成：{}</p>"
            '<div class="bar-of-buttons">{}{}</div>'
        ).format(
            one.before,
            one.now or "（没有这一段了）",
            one.mine or "（删去）",
            button("用我改的", "edit", before=one.now, words=one.mine, drop=one.before, **told)
            if one.now
            else NOTHING,
            button("用现在起草的", "edit", drop=one.before, **told),
        )
        for one in made.conflicts
    ]
    return card("您改过的段落，所依据的内容变了", joined(drawn))


def _paragraphs(made: DraftAnswer, party: str) -> Iterator[Markup]:
    """Each paragraph with what an edit of it must say."""
    seen = Counter[str]()
    for number, paragraph in enumerate(made.paragraphs):
        before = paragraph.drafted or paragraph.text
        told = {"kind": made.kind, "party": party, "before": before, "nth": str(seen[before])}
        seen[before] += 1
        if before.strip():
            traced = [one for one in made.trace if one.paragraph == number]
            yield _paragraph(paragraph.style, _words(paragraph.text, traced), number, told)
            if offered() and any(
                s.kind == "案件" and s.ref == "facts" for one in traced for s in one.sources
            ):
                again = doing("换个说法", "reword", words=paragraph.text, **told)
                yield Markup('<div class="small">{}</div>').format(again)
        if paragraph.drafted:
            lost = "" if paragraph.text else "这一段已删去。"
            back = doing("恢复起草的文字", "edit", words=before, **told)
            yield Markup('<div class="dim small changed">{}您改过这一段　{}</div>').format(lost, back)


def _words(text: str, traced: Sequence[TracedSentence]) -> Markup:
    """The sentences, each saying where it comes from, gaps marked."""
    out, done = list[Markup](), 0
    for one in traced:
        start = text.find(one.text, done)
        if start >= done:
            out += [
                _gaps(text[done:start]),
                Markup('<span title="{}">{}</span>').format(_sources(one), _gaps(one.text)),
            ]
            done = start + len(one.text)
    return joined([*out, _gaps(text[done:])])


def _gaps(text: str) -> Markup:
    return marked(text, [Mark(m.start(), m.end(), "a") for m in _MISSING.finditer(text)])


def _sources(one: TracedSentence) -> str:
    """In lines: 案件 facts：…, 法条 《…》…"""
    return "\n".join(
        f"{s.kind} {s.ref}{f'：{_short(s.value)}' if s.value and s.value != s.ref else ''}"
        for s in one.sources
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _paragraph(style: str, words: Markup, number: int, told: dict[str, str]) -> Markup:
    shape = {"agency": "head", "title": "head", "number": "mid", "sign": "end", "date": "end"}.get(style, "")
    carried = joined(Markup(' data-{}="{}"').format(name, value) for name, value in told.items())
    return Markup(
        '<p class="{shape}" contenteditable="plaintext-only" role="textbox" aria-multiline="true" '
        'aria-label="第{at}段" data-edit{carried}>{words}</p>'
    ).format(shape=shape, at=number + 1, carried=carried, words=words)
