"""How a review looks: the strip, the paper with its marks, the findings beside it, what was and was not checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from assistant.contract.review import ReviewFinding
from assistant.review.model import Ground, RuleState, Severity
from assistant.web.components.cited import cited
from assistant.web.components.marked import Mark, leaf
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import (
    NOTHING,
    Tone,
    button,
    card,
    doing,
    folded,
    joined,
    pairs,
    pill,
    said,
)
from assistant.web.reviewing.kept import OPEN, Decision, Kept, counts, signed, title_of

TONES: dict[Severity, Tone] = {Severity.FATAL: "r", Severity.MAJOR: "a", Severity.HINT: "n"}
_HEAD_LINES = 4
_NO_TITLE = re.compile("[：。，；〔:]")
_LEFT, _RIGHT = "reviewed", "editing"


def strip(kept: Kept) -> Markup:
    """What is reviewed, as what, by which day's law; what can be taken away."""
    if kept.answer is None:
        return NOTHING
    answer = kept.answer
    kind = answer.kind_name or "种类未认出"
    about = Markup('<span class="dim" title="{}">认作：{} · 按 {}的法律（{}）</span>').format(
        answer.kind_reason,
        kind,
        f"{answer.as_of:%Y年}{answer.as_of.month}月{answer.as_of.day}日",
        answer.as_of_source,
    )
    take = joined(
        [
            button("带批注的 Word", "word"),
            button("带修订的 Word", "changes"),
            button("问题表", "table"),
            button("法制审核意见书", "opinion", main=True),
        ]
    )
    return Markup(
        '<div class="strip paper-strip"><h2>{}</h2>{}<span class="right bar-of-buttons no-print">{}</span></div>'
    ).format(title_of(kept), about, take)


def paper(kept: Kept, *, editing: bool = False) -> Markup:
    """The paper with its marks; while it is edited only a sign that it is."""
    if kept.answer is None:
        return NOTHING
    if editing:
        return Markup('<div class="{}"></div>').format(_RIGHT)
    text = kept.reviewed
    changed = (
        said("文字已改动，下面是改动前审核的文本。点“修改文字”后可重新审核。", "a")
        if kept.text != text
        else NOTHING
    )
    bar = Markup('<div class="bar-of-buttons no-print paper-bar">{}</div>').format(
        joined([button("修改文字，重新审核", "edit"), button("另审一份", "another")])
    )
    return Markup('<div class="{}">{}{}{}</div>').format(
        _LEFT,
        joined(map(said, kept.notes)),
        changed,
        joined([bar, leaf(text, marks(kept), titles=_titles(text))]),
    )


def _titles(text: str) -> int:
    """How many lines at the head are titles: short ones without punctuation."""
    found = 0
    for number, line in enumerate(text.split("\n")[: _HEAD_LINES + 2]):
        if _NO_TITLE.search(line) or len(line.strip()) > _HEAD_LINES * 8:
            break
        found = number + 1
    return min(found, _HEAD_LINES)


def marks(kept: Kept) -> list[Mark]:
    """The passages of the findings shown, each leading to its finding."""
    own = [
        Mark(f.start, f.end, TONES[f.severity], f"m-{sign}", sign, f.message)
        for sign, f in kept.shown
        if f.end > f.start
    ]
    more = [Mark(*place, "n", "", sign, f.message) for sign, f in kept.shown for place in f.related]
    return [*own, *more]


def findings(kept: Kept, opened: str = "") -> Markup:
    """The findings by weight, one open; above them the filter, below them what was checked.

    Args:
        kept: the review.
        opened: sign of the open one; "" opens the first that is not decided.
    """
    if kept.answer is None:
        return NOTHING
    shown, targets = kept.shown, _targets(kept)
    first = next((sign for sign, _ in shown if sign not in kept.decided), "")
    at = next((n for n, (sign, _) in enumerate(shown) if sign == (opened or first)), None)
    drawn = rows(
        (_row(kept, sign, f, targets.get(sign, "")) for sign, f in shown),
        group="findings",
        opened=at,
        empty=_none(kept),
    )
    left = sum(sign not in kept.decided for sign, _ in kept.signed)
    head = (
        f"需要处理 {left}" if left else f"共 {len(kept.signed)} 处，都已处理" if kept.signed else _clean(kept)
    )
    return card(head, joined([_filter(kept), drawn, _compared(kept), _checked(kept)]))


def _none(kept: Kept) -> str:
    if kept.signed:
        return "没有符合这一筛选的问题。"
    passed, unknown = _counted(kept)
    return f"{passed} 条规则检查过，没有发现问题；{unknown} 条未能检查，原因见下。事实与证据仍须人工审核。"


def _clean(kept: Kept) -> str:
    """What an empty list means: nothing wrong was found, or nothing could be looked at."""
    passed, unknown = _counted(kept)
    return (
        "没有认出文书种类，大多没有检查"
        if not kept.answer or not kept.answer.kind
        else f"检查过的 {passed} 条没有发现问题，{unknown} 条未能检查"
    )


def _counted(kept: Kept) -> tuple[int, int]:
    """Rules that were checked and found nothing wrong, and those that could not be checked."""
    states = [rule.state for rule in kept.answer.rules] if kept.answer else []
    return states.count(RuleState.PASSED), states.count(RuleState.CANNOT_TELL)


def _filter(kept: Kept) -> Markup:
    if not kept.signed:
        return NOTHING
    choices = [("", f"全部 {len(kept.signed)}"), *((str(s), f"{s} {n}") for s, n in counts(kept))]
    left = sum(sign not in kept.decided for sign, _ in kept.signed)
    choices.append((OPEN, f"{OPEN} {left}"))
    buttons = (
        Markup(
            '<button type="button" class="chip" data-act="only" data-only="{}" aria-pressed="{}">{}</button>'
        ).format(value, "true" if kept.only == value else "false", words)
        for value, words in choices
    )
    return Markup('<div class="chips" role="group" aria-label="筛选">{}</div>').format(joined(buttons))


def _targets(kept: Kept) -> dict[str, str]:
    """By sign the mark that shows its passage: its own, or the one that covers it."""
    found: dict[str, str] = {}
    whole: list[tuple[int, int, str]] = []
    for sign, finding in sorted(kept.shown, key=lambda one: (one[1].start, -one[1].end)):
        if finding.end <= finding.start:
            continue
        over = next((name for start, end, name in whole if start <= finding.start and finding.end <= end), "")
        found[sign] = over or f"m-{sign}"
        if not over:
            whole.append((finding.start, finding.end, found[sign]))
    return found


def _row(kept: Kept, sign: str, finding: ReviewFinding, target: str) -> Row:
    decision = kept.decided.get(sign)
    jump = Markup(' data-jump="{}"').format(target) if target else NOTHING
    line = Markup("<span{}>{}</span>").format(jump, finding.message)
    done = pill(decision.state, "g" if decision.state == "采纳" else "n") if decision else NOTHING
    return Row(
        line,
        right=done,
        left=pill(finding.severity, TONES[finding.severity]),
        body=_body(kept, sign, finding, target, decision),
        id=sign,
    )


def _body(kept: Kept, sign: str, finding: ReviewFinding, target: str, decision: Decision | None) -> Markup:
    code = Markup('{}<span class="small dim">　{}</span>').format(_title(kept, finding), finding.rule)
    unsure = (
        said("库里的文本不足以核验，请人工核对。", "a") if finding.ground is Ground.CANNOT_TELL else NOTHING
    )
    place = Markup('{}　<button type="button" class="link" data-jump="{}">看原文</button>').format(
        finding.place, target
    )
    facts = pairs(
        [
            ("应当", finding.expected),
            ("实际", finding.actual),
            ("建议", finding.suggestion),
            ("改为", finding.replacement),
            ("依据", cited(finding.basis, act="article") if finding.basis else ""),
            ("位置", place if target else "全文"),
            ("检查项", code),
        ]
    )
    why = Markup("<p>{}</p>").format(finding.why) if finding.why else NOTHING
    return joined([why, unsure, facts, _decide(sign, decision)])


def _title(kept: Kept, finding: ReviewFinding) -> str:
    """Name of the rule that found it; "" where several of one number found something, for then none can be named."""
    rules = kept.answer.rules if kept.answer else ()
    found = {one.title for one in rules if one.rule == finding.rule and one.state is RuleState.FOUND}
    return found.pop() if len(found) == 1 else ""


def _decide(sign: str, decision: Decision | None) -> Markup:
    if decision is None:
        both = [
            button("采纳", "accept", main=True, sign=sign),
            button("不采纳，说明理由", "reason", sign=sign, jump="reason"),
        ]
        return Markup('<div class="bar-of-buttons">{}</div>').format(joined(both))
    why = f"不采纳的理由：{decision.reason}" if decision.reason else ""
    return Markup('<p class="small">{}　{}</p>').format(why, doing("撤回", "undo", sign=sign))


def _compared(kept: Kept) -> Markup:
    """Old and new findings."""
    if kept.earlier is None or kept.answer is None:
        return NOTHING
    old, new = dict(signed(kept.earlier)), dict(kept.signed)
    gone = [old[sign] for sign in old if sign not in new]
    fresh = [new[sign] for sign in new if sign not in old]
    stays = len(new) - len(fresh)
    lists = joined([_listed("已解决", gone, "g"), _listed("新出现", fresh, "a")])
    summary = f"与上一稿相比：已解决 {len(gone)}，新出现 {len(fresh)}，仍在 {stays}"
    return folded(summary, lists) if lists else Markup('<p class="small dim">{}</p>').format(summary)


def _listed(title: str, found: Sequence[ReviewFinding], tone: Tone) -> Markup:
    lines = (Markup("<li>{} {}</li>").format(pill(title, tone), finding.message) for finding in found)
    return Markup('<ul class="plain-list small">{}</ul>').format(joined(lines)) if found else NOTHING


def _checked(kept: Kept) -> Markup:
    """How many rules were checked; which could not be and why; which do not apply."""
    if kept.answer is None:
        return NOTHING
    by: dict[RuleState, list[tuple[str, str, str]]] = {state: [] for state in RuleState}
    for rule in kept.answer.rules:
        by[rule.state].append((rule.rule, rule.title, rule.why))
    ran = len(by[RuleState.PASSED]) + len(by[RuleState.FOUND])
    missing = by[RuleState.CANNOT_TELL]
    parts = [Markup('<h2 class="counts">已查 {} 项</h2>').format(ran)]
    if missing:
        parts.append(folded(f"未能查 {len(missing)} 项，缺什么", _rules(missing)))
    if by[RuleState.NOT_APPLICABLE]:
        parts.append(
            folded(f"不适用 {len(by[RuleState.NOT_APPLICABLE])} 项", _rules(by[RuleState.NOT_APPLICABLE]))
        )
    parts.append(folded(f"通过 {len(by[RuleState.PASSED])} 项", _rules(by[RuleState.PASSED])))
    return joined(parts)


def _rules(found: Iterable[tuple[str, str, str]]) -> Markup:
    lines = (
        Markup('<li>{}{} <span class="dim">{}</span></li>').format(title, f"：{why}" if why else "", code)
        for code, title, why in found
    )
    return Markup('<ul class="plain-list small">{}</ul>').format(joined(lines))


def reason_head(finding: ReviewFinding) -> Markup:
    """What a reason is asked for."""
    return Markup('<div class="reason-for"><b>不采纳：</b>{}</div>').format(finding.message)


def reason_foot(sign: str) -> Markup:
    """The buttons under the reason."""
    both = [button("确定不采纳", "dismiss", main=True, sign=sign), button("取消", "cancel")]
    return Markup('<div class="bar-of-buttons">{}</div>').format(joined(both))


def start_foot(kept: Kept) -> Markup:
    """The buttons under the text."""
    if kept.answer is None:
        return Markup('<div class="bar-of-buttons">{}</div>').format(button("开始审核", "start", main=True))
    both = [button("重新审核", "start", main=True), button("不改了", "back")]
    return Markup('<div class="bar-of-buttons">{}</div>').format(joined(both))
