"""What the 笔录 tab shows: rows of the table, doubts of a line, the checklist."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.speech.checklist import Checked, Covered, FollowUp
from assistant.speech.lexicon import Lexicon
from assistant.speech.record_model import Line, Record
from assistant.text.spoken import find_numbers
from assistant.web.common import escape

PAGE = 100
LINE_HEADERS = ["行", "时间", "角色", "说话人", "内容", "置信", "疑点"]
_STATE_STYLE = {Covered.ANSWERED: "ok", Covered.UNANSWERED: "warn", Covered.OPEN: "bad"}


def pages(record: Record) -> int:
    """How many pages of the table there are."""
    return max(1, -(-len(record.lines) // PAGE))


def rows(record: Record, page: int, lexicon: Lexicon) -> list[list[str]]:
    """One page of the table of lines; the last column says what to check in each."""
    first = (min(max(page, 1), pages(record)) - 1) * PAGE
    return [_row(n, line, lexicon) for n, line in enumerate(record.lines[first : first + PAGE], first + 1)]


def _row(number: int, line: Line, lexicon: Lexicon) -> list[str]:
    confidence = f"{line.confidence:.0%}" if line.verbatim else ""
    edited = "（已改）" if line.changes else ""
    return [
        str(number),
        clock(line.start),
        line.role,
        line.speaker,
        line.tidied + edited,
        confidence,
        "、".join(_doubts(line, lexicon)),
    ]


def _doubts(line: Line, lexicon: Lexicon) -> list[str]:
    found = list(line.marks)
    if line.verbatim and not line.changes:
        found += ["数字日期"] * bool(find_numbers(line.tidied))
        found += ["同音"] * bool(lexicon.suggest(line.tidied, line.doubtful))
    return found


def clock(seconds: float | None) -> str:
    """Seconds as 00:12:34; empty for a line without time."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest:02d}"


def doubts_html(line: Line, lexicon: Lexicon) -> str:
    """What to check in a line: the recognised words, doubtful ones, homophones, numbers, and its edits."""
    parts = [f"<p><b>识别原话</b>：{_marked(line)}</p>"] if line.verbatim else []
    for h in lexicon.suggest(line.tidied, line.doubtful):
        parts.append(
            f"<li>同音提示：<del>{escape(h.heard)}</del>（{escape(h.heard_pinyin)}）→ "
            f"<ins>{escape(h.proposed)}</ins>（{escape(h.proposed_pinyin)}），出自{escape(h.source)}</li>"
        )
    for n in find_numbers(line.tidied):
        parts.append(
            f"<li>{escape(n.kind)}请对照录音：<mark>{escape(n.said)}</mark> 即 {escape(n.reading)}</li>"
        )
    for c in line.changes:
        parts.append(
            f"<li>{c.at:%m-%d %H:%M} {escape(c.who)} 改{escape(c.what)}："
            f"<del>{escape(c.before)}</del> → <ins>{escape(c.after)}</ins></li>"
        )
    return '<div class="card">' + "".join(parts) + "</div>" if parts else ""


def _marked(line: Line) -> str:
    """The recognised words with the doubtful ones underlined."""
    out, rest = "", line.verbatim
    for word in line.doubtful:
        before, found, after = rest.partition(word)
        if found:
            out += escape(before) + f"<mark>{escape(word)}</mark>"
            rest = after
    return out + escape(rest)


def checklist_html(checked: Sequence[Checked], questions: Sequence[FollowUp]) -> str:
    """The checklist as tags and the questions still to put."""
    tags = "".join(
        f'<span class="tag {_STATE_STYLE[c.state]}">{escape(c.name)}：{escape(c.state)}</span>'
        for c in checked
    )
    asks = "".join(f"<li>{escape(q.question)}<small>（{escape(q.why)}）</small></li>" for q in questions)
    more = f"<p><b>还可以问</b></p><ol>{asks}</ol>" if asks else "<p>清单已问全。</p>"
    return f'<div class="card" id="record-checklist">{tags}{more}</div>'
