"""What a review found: the paper with its marks, and the findings, each leading to the other."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.contract.review import ReviewAnswer, ReviewFinding
from assistant.review.model import Severity
from assistant.web.casework.cited import cited
from assistant.web.components.marked import Mark, leaf
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, Tone, card, folded, joined, pairs, pill

TONES: dict[str, Tone] = {Severity.FATAL: "r", Severity.MAJOR: "a", Severity.HINT: "n"}


def paper(text: str, findings: Sequence[ReviewFinding], *, titles: int = 0) -> Markup:
    """The paper; a click on a mark leads to its finding."""
    places = {key: at for at, key in enumerate(dict.fromkeys(_key(found) for found in findings))}
    seen: set[int] = set()
    marks = []
    for found in (one for one in findings if one.quote):
        at = places[_key(found)]
        name = "" if at in seen else f"mark-{at}"
        seen.add(at)
        marks.append(
            Mark(found.start, found.end, TONES[found.severity], name, f"finding-{at}", found.message)
        )
    return leaf(text, marks, titles=titles)


def findings(answer: ReviewAnswer) -> Markup:
    """The findings, the first open; under them what was and what could not be checked."""
    found = _grouped(answer.findings)
    counts = " · ".join(f"{s} {n}" for s in Severity if (n := sum(f.severity is s for f in found)))
    listed = rows(
        (_row(at, finding) for at, finding in enumerate(found)),
        group="findings",
        opened=0,
        empty="没有发现问题；事实与证据仍须人工审核。",
    )
    unchecked = pairs((f"{rule.rule} {rule.title}", rule.why) for rule in answer.unchecked)
    more = folded(f"未能查 {len(answer.unchecked)}", unchecked) if answer.unchecked else NOTHING
    foot = Markup('<p class="small dim" style="margin-top:10px">已查 {} 项　按 {} 的法律（{}）</p>').format(
        len(answer.checked), answer.as_of, answer.as_of_source
    )
    return card(f"需要处理 {len(found)}　{counts}", joined([listed, foot, more]))


def _key(finding: ReviewFinding) -> tuple[str, str]:
    return finding.rule, finding.message


def _grouped(found: Sequence[ReviewFinding]) -> list[ReviewFinding]:
    """Blanks told once with their number: the same fault at many places is one thing to do."""
    alike: dict[tuple[str, str], list[ReviewFinding]] = {}
    for one in found:
        alike.setdefault(_key(one), []).append(one)
    return [
        first
        if len(group) == 1
        else first.model_copy(update={"message": f"{first.message}（{len(group)} 处）"})
        for group in alike.values()
        for first in group[:1]
    ]


def _row(at: int, finding: ReviewFinding) -> Row:
    see = Markup('<button type="button" class="plain" data-jump="mark-{}">看原文</button>').format(at)
    return Row(
        Markup('{}　<span class="dim">{}</span>').format(finding.message, finding.quote),
        left=pill(finding.severity, TONES[finding.severity]),
        body=joined(
            [
                pairs(
                    [
                        ("在", finding.place),
                        ("原文", finding.quote),
                        ("应当", finding.expected),
                        ("实际", finding.actual),
                        ("理由", finding.why),
                        ("建议", finding.suggestion),
                        ("依据", cited(finding.basis)),
                        ("规则", finding.rule),
                    ]
                ),
                Markup('<div class="bar-of-buttons">{}</div>').format(see) if finding.quote else NOTHING,
            ]
        ),
        id=f"finding-{at}",
    )
