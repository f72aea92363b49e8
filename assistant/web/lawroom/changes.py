"""Changes of the text: two versions article by article, and which of them governs an act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from assistant.errors import InputError
from assistant.law import lookup
from assistant.law.diff import Change, ChangeKind, compare
from assistant.law.library import LawLibrary
from assistant.law.model import Provision, Version
from assistant.law.penalties.text import limits
from assistant.law.transition import Transition, transition
from assistant.web.components.form import Field
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import Tone, button, card, joined, lines, pairs, pill, said

FIELDS = (
    Field("name", "法规名称", hint="如 治安管理处罚法"),
    Field("region", "地区", hint="地方性法规重名时写"),
    Field("article", "只看这一条（行为时的条号）", hint="可不填"),
    Field("act", "行为日期", "date", hint="连续行为写终了日"),
    Field("decision", "决定日期", "date", hint="默认今天"),
)
_TAGS = {-1: Markup("<del>{}</del>"), 1: Markup("<ins>{}</ins>")}
_TONES: dict[ChangeKind, Tone] = {ChangeKind.ADDED: "g", ChangeKind.REMOVED: "r", ChangeKind.CHANGED: "a"}


def change(found: Change) -> Markup:
    """One article: taken out and put in are marked."""
    only = found.after or found.before
    if found.edits:
        text = joined(_edit(edit.op, edit.text) for edit in found.edits)
    elif found.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        text = _edit(1 if found.kind is ChangeKind.ADDED else -1, only.text if only else "")
    else:
        text = lines(only.text if only else "")
    return Markup('<p class="law-one">{}</p>').format(text)


def _edit(op: int, text: str) -> Markup:
    return _TAGS.get(op, Markup("{}")).format(lines(text)) if text.strip("\n") else lines(text)


def listed(changes: Iterable[Change], group: str) -> Markup:
    """The changed articles as rows."""
    drawn = [
        Row(c.label, left=pill(str(c.kind), _TONES.get(c.kind, "n")), body=change(c))
        for c in changes
        if c.kind is not ChangeKind.SAME
    ]
    return rows(drawn, group=group, opened=0, empty="两个版本的条文相同。")


def compared(library: LawLibrary, old: Version, new: Version) -> Markup:
    """Two versions of a law."""
    head = f"{lookup.version_label(old)} → {lookup.version_label(new)}"
    found = compare(library.articles(old), library.articles(new))
    number = sum(c.kind is not ChangeKind.SAME for c in found)
    title = Markup('<p class="dim">{}</p>').format(head)
    return card(
        f"改动 {number} 处", joined([title, listed(found, "changes")]), right=button("回到条文", "text")
    )


def chosen(library: LawLibrary, asked: Mapping[str, str]) -> Markup:
    """Which version governs an act (处罚法第三十七条).

    Raises:
        InputError: the law or a day is missing or not to be found.
    """
    name, act = asked.get("name", "").strip(), lookup.read_day(asked.get("act", ""))
    if not name:
        raise InputError("还没有写法规名称", "如 治安管理处罚法")
    if act is None:
        raise InputError("还没有填行为日期", "请写成 2024-03-05")
    law = lookup.one_law(library, name, asked.get("region") or None)
    decision = lookup.read_day(asked.get("decision", "")) or lookup.today()
    result = transition(library, law, act, decision, Provision.parse(asked.get("article", "")))
    return joined(
        [_advice(result), card("改动", listed(result.changes, "transition")) if result.changes else ""]
    )


def _advice(result: Transition) -> Markup:
    labels = [
        (title, lookup.version_label(version) if version else "没有收录的有效文本")
        for title, version in (("行为时", result.at_act), ("决定时", result.at_decision))
    ]
    doubts = joined(said(f"日期{line}", "a") for line in result.uncertain.splitlines())
    return card(
        "适用哪一版",
        joined([Markup("<p><b>{}</b></p>").format(result.advice), pairs(labels), doubts, _fines(result)]),
    )


def _fines(result: Transition) -> Markup:
    if not result.fines:
        return Markup("")
    head = joined(
        Markup("<th>{}</th>").format(name) for name in ("条", "对象", "行为时", "决定时", "幅度较轻")
    )
    body = joined(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
            fine.article, fine.who, limits(*fine.before), limits(*fine.after), fine.lighter
        )
        for fine in result.fines
    )
    return Markup('<div class="scroll"><table><tr>{}</tr>{}</table></div>').format(head, body)
