"""The counter on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from assistant.analysis.matters import Matter
from assistant.teaching.counter import CounterAnswer, ask
from assistant.web.common import REGION, REGION_HINT
from assistant.web.components.cited import cited
from assistant.web.components.form import Field
from assistant.web.components.shapes import button, card, folded, joined, lines, pill, said

FIELDS = (
    Field("question", "群众怎么问就怎么写", "area", size="wide", rows=2, hint="如 楼下烧烤油烟呛人，找谁"),
    Field("region", REGION, hint=REGION_HINT),
)
BUTTONS = Markup('<div class="bar-of-buttons">{}</div>').format(button("回答", "ask", main=True))


def answered(values: Mapping[str, Any]) -> Markup:
    """The answer.

    Raises:
        AssistantError: the question is empty, or data cannot be read.
    """
    answer = ask(str(values.get("question") or ""), region=str(values.get("region") or ""))
    return said(answer.declined, "a") if answer.declined else _drawn(answer)


def _drawn(answer: CounterAnswer) -> Markup:
    doubt = said("把握不大，请窗口人员核对后再答复。", "a") if not answer.sure else ""
    articles = joined(
        folded(told.reference, Markup('<div class="leaf tight">{}</div>').format(lines(told.text)))
        for told in answer.articles
    )
    parts = [
        doubt,
        _list("找哪里", answer.offices),
        _list("带什么", answer.bring),
        _list("提示", answer.advice),
        card("条文", articles) if answer.articles else "",
        *map(_matter, answer.matters),
    ]
    return joined(parts)


def _list(title: str, entries: Sequence[str]) -> Markup:
    if not entries:
        return Markup("")
    return card(
        title,
        Markup('<ul class="plain-list">{}</ul>').format(
            joined(Markup("<li>{}</li>").format(one) for one in entries)
        ),
    )


def _matter(matter: Matter) -> Markup:
    """Our card of a matter, folded."""
    bases = joined(
        Markup("<li>{}：{}</li>").format(
            basis.region.replace("/", "") or "全国", cited("、".join((*basis.duty, *basis.penalty)))
        )
        for basis in matter.bases
    )
    proof = "；".join(f"{element.name}（{'、'.join(element.evidence)}）" for element in matter.elements)
    body = Markup('<ul class="plain-list small">{}</ul><p class="small">要件和证据：{}</p>').format(
        bases, proof
    )
    return folded(f"事项：{matter.name}", joined([pill(matter.field), body]))
