"""How a record looks: lines with their doubts, one line to be corrected, the checklist, what the recogniser is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from assistant.speech.checklist import Checked, Covered, FollowUp
from assistant.speech.doubts import places
from assistant.speech.lexicon import Lexicon
from assistant.speech.model import clock as of_seconds
from assistant.speech.record_model import Line, Record
from assistant.text.spoken import find_numbers
from assistant.web.components.marked import Mark, marked
from assistant.web.components.shapes import (
    NOTHING,
    Tone,
    button,
    card,
    doing,
    folded,
    href,
    joined,
    link,
    pill,
    said,
)

PAGE = 100
_LOW = 0.6  # below, the share of certainty is shown in the tone of what is to be looked at
_ROLES: dict[str, Tone] = {"问": "b", "答": "g", "其他": "n"}
_STATES: dict[Covered, Tone] = {
    Covered.ANSWERED: "g",
    Covered.REPLIED: "a",
    Covered.UNANSWERED: "a",
    Covered.OPEN: "r",
}


def clock(seconds: float | None) -> str:
    """Seconds as 00:12:34; empty for a line without time."""
    return "" if seconds is None else of_seconds(seconds)


def pages(record: Record) -> int:
    """How many pages of lines there are."""
    return max(1, -(-len(record.lines) // PAGE))


def transcript(
    record: Record, page: int, lexicon: Lexicon, *, chosen: int = -1, running: bool = False
) -> Markup:
    """One page of the lines; a click opens one for correction.

    Args:
        record: as edited.
        page: from 1; one that is not there is the nearest.
        lexicon: for the hints of words that sound alike.
        chosen: the line that is open.
        running: it is still growing, so that no line opens.
    """
    if not record.lines:
        return NOTHING
    page = min(max(page, 1), pages(record))
    first = (page - 1) * PAGE
    lines = record.lines[first : first + PAGE]
    drawn = joined(_line(n, line, lexicon, n == chosen, running) for n, line in enumerate(lines, first))
    doubtful = sum(bool(doubts(line, lexicon)) for line in record.lines)
    head = f"笔录 {len(record.lines)} 行" + (f"，{doubtful} 行有疑点" if doubtful else "")
    turn = _pages(page, pages(record))
    return joined(
        [
            _worth(record),
            card(head, joined([turn, Markup('<div class="rows speech">{}</div>').format(drawn), turn])),
        ]
    )


def _worth(record: Record) -> Markup:
    """What is to be known of the transcript, the error rate of the recogniser among it."""
    notes = joined(Markup("<li>{}</li>").format(note) for note in record.notes)
    models = link("识别模型", href("admin"))
    return (
        Markup('<div class="said a" role="note"><ul class="plain-list">{}</ul>{}</div>').format(notes, models)
        if notes
        else NOTHING
    )


def _pages(page: int, of: int) -> Markup:
    if of == 1:
        return NOTHING
    numbers = (
        Markup(
            '<button type="button" class="chip" data-act="page" data-page="{}" aria-pressed="{}">{}</button>'
        ).format(n, "true" if n == page else "false", n)
        for n in range(1, of + 1)
    )
    return Markup('<div class="chips" role="group" aria-label="页">{}</div>').format(joined(numbers))


def _line(number: int, line: Line, lexicon: Lexicon, chosen: bool, running: bool) -> Markup:
    words = marked(line.tidied, [Mark(*place, "a") for place in places(line.tidied, line.doubtful)])
    worth = f"{line.confidence:.0%}" if line.verbatim else ""
    right = joined(
        [
            *(pill(doubt, "a") for doubt in doubts(line, lexicon)),
            pill("已改", "n") if line.changes else NOTHING,
        ]
    )
    inner = Markup(
        '<span class="small dim when">{}</span>{}<span class="small dim who">{}</span>'
        '<span class="grow">{}</span>{}<span class="small {}">{}</span>'
    ).format(
        clock(line.start),
        pill(line.role, _ROLES.get(line.role, "n")),
        line.speaker,
        words,
        right,
        "low" if line.confidence < _LOW else "dim",
        worth,
    )
    if running:
        return Markup('<div class="row-line">{}</div>').format(inner)
    return Markup(
        '<button type="button" class="row-line{}" data-act="line" data-line="{}" id="line-{}">{}</button>'
    ).format(" chosen" if chosen else "", number, number, inner)


def doubts(line: Line, lexicon: Lexicon) -> list[str]:
    """What to check in a line, in a word each."""
    found = list(line.marks)
    if line.verbatim and not line.changes:
        found += ["数字日期"] * bool(find_numbers(line.tidied))
        found += ["同音"] * bool(lexicon.suggest(line.tidied, line.doubtful))
    return found


def line_head(number: int, line: Line) -> Markup:
    """What the open line is."""
    about = f"第 {number + 1} 行　{clock(line.start)}　{line.speaker}"
    heard = marked(line.verbatim, [Mark(*place, "a") for place in places(line.verbatim, line.doubtful)])
    body = (
        Markup('<p class="small"><span class="dim">识别原话　</span>{}</p>').format(heard)
        if line.verbatim
        else NOTHING
    )
    return Markup('<div class="line-open"><b>{}</b>{}</div>').format(about, body)


def line_foot(number: int, line: Line, lexicon: Lexicon) -> Markup:
    """Hints for the open line, its edits, and the buttons."""
    hints = [
        Markup("<li>同音：{}（{}）→ {}（{}），出自{}　{}</li>").format(
            h.heard,
            h.heard_pinyin,
            h.proposed,
            h.proposed_pinyin,
            h.source,
            doing("采用", "adopt", heard=h.heard, proposed=h.proposed),
        )
        for h in lexicon.suggest(line.tidied, line.doubtful)
    ]
    hints += [
        Markup("<li>{}请对照录音：<mark>{}</mark> 即 {}</li>").format(n.kind, n.said, n.reading)
        for n in find_numbers(line.tidied)
    ]
    edits = [
        Markup("<li>{} {} 改{}：<del>{}</del> → <ins>{}</ins></li>").format(
            f"{c.at:%m-%d %H:%M}", c.who, c.what, c.before, c.after
        )
        for c in line.changes
    ]
    buttons = [button("保存这一行（已核对）", "save", main=True, line=number), button("取消", "close")]
    listed = Markup('<ul class="plain-list small">{}</ul>')
    return joined(
        [
            listed.format(joined(hints)) if hints else NOTHING,
            Markup('<div class="bar-of-buttons">{}</div>').format(joined(buttons)),
            folded(f"改动 {len(edits)} 次", listed.format(joined(edits))) if edits else NOTHING,
        ]
    )


def checklist(checked: Sequence[Checked], questions: Iterable[FollowUp], first: str = "") -> Markup:
    """What was asked and answered, and what is still to be asked."""
    states = joined((pill(f"{c.name}：{c.state}", _STATES[c.state]) for c in checked), " ")
    asks = joined(
        Markup('<li>{} <span class="small dim">{}</span></li>').format(q.question, q.why) for q in questions
    )
    more = (
        Markup('<p style="margin-top:8px"><b>还可以问</b></p><ol>{}</ol>').format(asks)
        if asks
        else said("清单已问全。")
    )
    return card(
        "问全了吗", joined([said(first, "a"), Markup('<div class="pills">{}</div>').format(states), more])
    )


def tools(record: Record) -> Markup:
    """What can be done with the whole record."""
    if not record.lines:
        return NOTHING
    whole = [button("问答全部对调", "swap"), button("补入告知语和结束语", "notices")]
    files = [
        button("Word 笔录", "docx", main=True),
        button("Word（识别原话）", "verbatim"),
        button("srt 字幕", "srt"),
        button("vtt 字幕", "vtt"),
        button("json 数据", "json"),
    ]
    bar = Markup('<div class="bar-of-buttons">{}</div>')
    return card("整份笔录", joined([bar.format(joined(whole)), bar.format(joined(files))]))
