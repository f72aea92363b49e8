"""Which tiers of a fine the paper opens: the plain one, a graver one whose fact it tells, one for disobedience that it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.law.penalty_model import Fine
from assistant.review.parts.bases import excluded
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision
from assistant.text.bigrams import bigrams

NOT_OBEYED = re.compile(r"逾期|拒不|期限内|仍不|再不|不改正|不予改正|拒绝改正")
GRAVE = re.compile(
    r"情节(?:特别|较)?(?:严重|恶劣)|造成[^，。；]{0,12}(?:后果|事故|损失)|后果严重|数额(?:较|特别)?(?:大|巨大)|再次|二次|多次|情节恶劣|拒绝|阻碍"
)
_DISOBEYED = re.compile(
    r"拒不|逾期(?:未|不|仍)(?![^，。；]{0,12}的[，,；])|仍(?:未|不|在|然)|复查[^。；]{0,40}(?:未|没有|不|仍)|期满[^。；]{0,20}(?:未|仍)"
    r"|未(?:按|在)[^。；]{0,16}(?:期限|要求)[^。；]{0,10}(?:改正|整改|拆除)|未改正|没有改正|不改正"
)
_AHEAD = re.compile(
    r"(?:拟|如|若|再次?)[^，。；]{0,8}$|逾期不[^，。；]{0,12}(?:的|将)|视为放弃|未提出|告知书|起诉|复议"
)
_DENIED = re.compile(r"(?:不属于|不构成|未达到|没有|尚未|不具有|不存在|未)[^，。；]{0,8}$")
_ORDER = re.compile(
    r"责令|责改|责成|限期|指令书|整改|告诫|催告|改正(?:的)?(?:通知|期|要求)|(?:停止|拆除|清理|停业|停工)[^。；\n]{0,16}通知"
    r"|(?:要求|通知|督促|提醒|交代)[^。；\n]{0,30}(?:改正|停止|拆除|清[理除]|恢复|补办|建立|办理|履行|采取|补[交缴])"
)
_ENOUGH, _HARDLY = 0.6, 0.34


def disobeyed(decision: Decision) -> bool:
    """Whether the paper tells that an order was not obeyed, not what follows if it is not."""
    for sentence in sentences_of(unquoted(decision.text)):
        if "不履行" in sentence.text or "强制执行" in sentence.text:
            continue
        for match in _DISOBEYED.finditer(sentence.text):
            around = sentence.text[max(0, match.start() - 12) : match.end() + 16]
            if not _AHEAD.search(around) and "缴" not in around:
                return True
    return False


def ordered(decision: Decision) -> bool:
    """Whether the paper tells, before its ruling, that the party was told to mend: an order, a term, a warning of it."""
    ruling = decision.ruling
    text = unquoted(decision.text)
    told = text[: ruling.start] + " " * len(ruling.text) + text[ruling.end :] if ruling else text
    return _ORDER.search(told) is not None


def graver(decision: Decision, condition: str) -> bool:
    """Whether the paper tells the fact that a graver tier asks for, in its own words."""
    text = unquoted(decision.text)
    words = GRAVE.search(condition)
    if words and (told := list(re.finditer(re.escape(words[0]), text))):
        return any(not _DENIED.search(text[max(0, m.start() - 12) : m.start()]) for m in told)
    own = bigrams(condition)
    return bool(own) and len(own & bigrams(text)) / len(own) >= _ENOUGH and not words


def opened(fines: Sequence[Fine], decision: Decision) -> list[Fine]:
    """The tiers that the paper's own words allow; what it leaves open stays in.

    Args:
        fines: the tiers of the invoked rules, those for this party.
        decision: the paper in its parts.
    """
    left = [fine for fine in fines if not excluded(fine, decision) and _open(fine.condition, decision)]
    return _of_the_case(left, decision)


def _of_the_case(fines: Sequence[Fine], decision: Decision) -> list[Fine]:
    """Where the paper tells the case of one tier (尚可采取改正措施), without those of a case that it does not tell (不能拆除)."""
    pairs = bigrams(unquoted(decision.text))
    shares = [_share_told(fine.condition, pairs) for fine in fines]
    if not any(share is not None and share >= _ENOUGH for share in shares):
        return list(fines)
    return [fine for fine, share in zip(fines, shares, strict=True) if share is None or share > _HARDLY]


def _share_told(condition: str, pairs: frozenset[str]) -> float | None:
    """What part of a condition the paper tells; None of one that is none, or that only an amount decides."""
    own = bigrams(condition)
    if not own or re.search(r"\d|[一二三四五六七八九十百千万]元|货值|违法所得", condition):
        return None
    return len(own & pairs) / len(own)


def _open(condition: str, decision: Decision) -> bool:
    if NOT_OBEYED.search(condition):
        return disobeyed(decision)
    return graver(decision, condition) if GRAVE.search(condition) else True
