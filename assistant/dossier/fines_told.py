"""The fine that the decision, its step or its receipt tells against the fine of the case.

A receipt may be of a part, or of other money as well; then nothing is compared. The notice may have told more: that is lawful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.dossier.model import Case
from assistant.dossier.sources import Contradiction, Side
from assistant.text.amounts import Amount, amounts_in

_FINED = re.compile(r"罚款(?:人民币|金额|数额|共计|合计|[:：为计共])*\s?(?:[（(]大写[）)])?\s?$")
_PAID = re.compile(r"(?:罚款|金额|人民币|缴纳|收到|收缴|实收|合计|计|[:：为])+\s?$")
_DECISION = re.compile(r"处罚决定书")
_RECEIPT = re.compile(r"(?:罚款|罚没|缴款|代收|非税)[^，。；]{0,12}(?:收据|票据|凭证|回单|回执|单)")
_DECIDES = frozenset({"决定", "处罚决定", "作出决定"})
_TAKES = frozenset({"收缴罚款", "缴纳罚款", "缴款", "履行", "执行"})
_NOT_ALL = re.compile(
    r"分期|首期|第[一二三四五六\d][期次笔]|部分|剩余|加处|滞纳|没收|违法所得|抵扣|折抵|减[轻免半]|变更|撤销|多缴|另|其中|合并|分别|各"
)
_NOT_OURS = re.compile(r"告知|建议|拟|原|以前|曾|幅度|以上|以下|标准")
_SENTENCE = re.compile(r"[^。；;\n]+")


def fines_told_apart(case: Case) -> Iterator[Contradiction]:
    """Every fine of the decision or of its payment that is not the fine of the case.

    Args:
        case: its fine, steps, charges and evidence are read; a case of several charges or parties is left out.
    """
    fine = case.fine_yuan
    if not fine or len(case.all_parties) > 1 or len(case.charges) > 1:
        return
    texts = [(f"步骤“{s.name}”", s.note, s.name in _DECIDES, s.name in _TAKES) for s in case.steps]
    texts += [
        (p.id, p.text, bool(_DECISION.search(p.name)), bool(_RECEIPT.search(p.name))) for p in case.evidence
    ]
    for where, text, decides, pays in texts:
        told = _told(text, paid=False) if decides else None
        paid = _told(text, paid=True) if pays else None
        for what, found in (("罚款", told), ("缴款", paid)):
            if found and found[0] != fine:
                a = Side(where, found[1], f"{found[0]:f}元")
                b = Side("案件罚款", f"罚款{fine:f}元", f"{fine:f}元")
                yield Contradiction(f"{what}的金额", a, b, "金额（罚款）")


def _told(text: str, *, paid: bool) -> tuple[Decimal, str] | None:
    """The one sum that a text tells as fined (or paid), with its sentence; None where it tells several, or only of a part."""
    found: dict[Decimal, str] = {}
    for match in _SENTENCE.finditer(text):
        sentence = match[0]
        if paid and (_NOT_ALL.search(sentence) or not ("罚款" in sentence or "缴" in sentence)):
            continue
        for one in amounts_in(sentence):
            if _is_told(sentence, one, paid=paid):
                found.setdefault(one.yuan, sentence.strip())
    return next(iter(found.items())) if len(found) == 1 else None


def _is_told(sentence: str, one: Amount, *, paid: bool) -> bool:
    clause = re.split(r"[，,、]", sentence[: one.start])[-1]
    if (
        one.rough
        or _NOT_OURS.search(clause)
        or (not paid and re.match(r"以[上下]|的罚款", sentence[one.end :]))
    ):
        return False
    return bool((_PAID if paid else _FINED).search(clause))
