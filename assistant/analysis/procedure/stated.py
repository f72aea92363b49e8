"""What our own notice and decision state of the penalty and of the periods: read in the papers among the evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.dossier.model import Evidence
from assistant.text.numerals import to_int

_LAW = "《中华人民共和国行政处罚法》"
_NOTICE = re.compile(r"处罚[^，。；]{0,8}告知书|告知书[^，。；]{0,6}处罚")
_DECISION = re.compile(r"(?<!不予)(?<!不予行政)处罚决定书")
_PROPOSED = re.compile(r"拟(?:作出|给予|予以|对|依据|决定|处)[^。；]{0,80}处罚")
_PENALTY = re.compile(
    r"罚款|没收|警告|通报批评|吊销|暂扣|降低资质|责令(?:停产|停业|关闭|限制)|限制(?:开展|从业)|拘留|处[^，。；]{0,12}\d+元|撤销|取消"
)
_CUT = re.compile(r"……|…|\.{3}|（略）|\(略\)|略。")
_DAYS = r"(?P<days>\d{1,3}|[一二三四五六七八九十]{1,4})个?(?:自然)?(?:日|天)"
_PAY = re.compile(
    rf"(?:收到|送达)[^，。；]{{0,16}}之?日起{_DAYS}(?:之)?内[^，。；]{{0,30}}(?:缴(?![回销还][^，。；]{{0,6}}证)|交纳|交罚款)"
)
_REVIEW = re.compile(
    rf"{_DAYS}(?:之)?内(?:(?![日天月]内|起诉|诉讼)[^。；]){{0,36}}?(?:申请|提起|提出)(?:行政)?复议"
)
_PAY_DAYS, _REVIEW_DAYS = 15, 60
Found = Iterator[ProcedureFinding]


def notice_names_penalty(s: Situation) -> Found:
    """A notice that tells of the penalty proposed names its kind (第四十四条); an abridged text tells nothing."""
    for piece in _papers(s, _NOTICE):
        words = "；".join((piece.text, s.notes("告知")))
        if _PROPOSED.search(piece.text) and not (_PENALTY.search(words) or _CUT.search(piece.text)):
            yield ProcedureFinding(
                "P81", "告知书的拟处罚内容", ProcedureStatus.SHORT, f"{_LAW}第四十四条",
                f"证据 {piece.id} 只写拟给予行政处罚，没有写处罚的种类和数额", evidence=piece.id,
                collect="重新告知，写明拟作出的处罚种类、数额及事实、理由、依据",
            )  # fmt: skip


def days_to_pay(s: Situation) -> Found:
    """The fine is paid within fifteen days of receipt (第六十七条第三款)."""
    for piece, days, quote in _stated(s, _PAY):
        if days != _PAY_DAYS:
            yield ProcedureFinding(
                "P82", "决定书所写的缴款期限", ProcedureStatus.SHORT, f"{_LAW}第六十七条第三款",
                f"写的是{days}日，法定为收到决定书之日起十五日", limit=f"{_PAY_DAYS}日", evidence=piece.id, quote=quote,
                collect="更正为十五日并重新送达；逾期加处罚款从更正后的期限届满起算",
            )  # fmt: skip


def days_to_review(s: Situation) -> Found:
    """No fewer than sixty days are given to ask for review (行政复议法第二十条第一款)."""
    for piece, days, quote in _stated(s, _REVIEW):
        if days < _REVIEW_DAYS:
            yield ProcedureFinding(
                "P83", "决定书所写的复议期限", ProcedureStatus.SHORT, "《中华人民共和国行政复议法》第二十条第一款",
                f"写的是{days}日，不得少于六十日", limit=f"{_REVIEW_DAYS}日", evidence=piece.id, quote=quote,
                collect="更正复议期限并重新送达",
            )  # fmt: skip


def _papers(s: Situation, form: re.Pattern[str]) -> list[Evidence]:
    return [piece for piece in s.case.evidence if form.search(piece.name)]


def _stated(s: Situation, form: re.Pattern[str]) -> Iterator[tuple[Evidence, int, str]]:
    """Each decision with the days that it states, and its words."""
    for piece in _papers(s, _DECISION):
        match = form.search(piece.text)
        days = to_int(match["days"]) if match else None
        if match and days:
            yield piece, days, match[0]


STATED: tuple[Callable[[Situation], Found], ...] = (notice_names_penalty, days_to_pay, days_to_review)
