"""What our own notice and decision state of the penalty and of the periods: read in the papers among the evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.dossier.model import Evidence
from assistant.text.days_given import days_to_pay, days_to_review

_LAW = "《中华人民共和国行政处罚法》"
_NOTICE = re.compile(
    r"(?<!不予)(?<!不予行政)处罚[^，。；]{0,8}告知书|告知书[^，。；]{0,6}(?<!不予)(?<!不予行政)处罚"
)
_DECISION = re.compile(r"(?<!不予)(?<!不予行政)处罚决定书")
_BARE = re.compile(  # proposes a penalty, of which nothing is said beside it
    r"拟[^。；：:\n]{0,80}?(?:作出|给予|予以|处以|进行|实施)(?:你|您|当事人|该)?(?:单位|公司|店|厂|户)?(?:相应的?|一定的?)?(?:行政)?处罚(?:决定)?(?=[，,。；]|$)"
)
_NO_PENALTY = re.compile(r"不予|免予|不再|不[^，。；]{0,4}处罚|[期届]满|后作")
_NAMED = re.compile(  # any kind, any sum, any list that may hold what is proposed, any cut
    r"罚款|没收|警告|批评|吊销|暂[扣停]|降低|撤销|取消|停产|停业|关闭|限制|禁|拘留|出境|\d元|[万仟佰拾千百]元"
    r"|(?:种类|内容|方式|标准)[：:为是\s]|如下|以下|下列|[：:][^。]{0,12}处罚|附[件表页后]|另附|详见"
    r"|…|\.{3}|[（(]略|略。"
)
_PAY_DAYS, _REVIEW_DAYS = 15, 60
_REVIEW_LAW = "《中华人民共和国行政复议法》第二十条第一款"
_REVIEW_LAW_BEFORE = "《中华人民共和国行政复议法》第九条第一款"
_REVIEW_AMENDED = date(2024, 1, 1)
Found = Iterator[ProcedureFinding]


def notice_names_penalty(s: Situation) -> Found:
    """A notice that tells of the penalty proposed names its kind (第四十四条); an abridged text tells nothing."""
    for piece in _papers(s, _NOTICE):
        words = "；".join((piece.text, s.notes("告知")))
        if any(_bare(piece.text)) and not _NAMED.search(words):
            yield ProcedureFinding(
                "P81", "告知书的拟处罚内容", ProcedureStatus.SHORT, f"{_LAW}第四十四条",
                f"证据 {piece.id} 只写拟给予行政处罚，没有写处罚的种类和数额", evidence=piece.id,
                collect="重新告知，写明拟作出的处罚种类、数额及事实、理由、依据",
            )  # fmt: skip


def _bare(text: str) -> Iterator[bool]:
    """For each sentence that proposes a penalty without a word of which: whether it proposes one at all."""
    return (not _NO_PENALTY.search(match[0]) for match in _BARE.finditer(text))


def pay_period(s: Situation) -> Found:
    """The fine is paid within fifteen days of receipt (第六十七条第三款)."""
    for piece in _papers(s, _DECISION):
        wrong = next((given for given in days_to_pay(piece.text) if given.days != _PAY_DAYS), None)
        if wrong:
            yield ProcedureFinding(
                "P82", "决定书所写的缴款期限", ProcedureStatus.SHORT, f"{_LAW}第六十七条第三款",
                f"写的是{wrong.written}，法定为收到决定书之日起十五日", limit=f"{_PAY_DAYS}日", evidence=piece.id,
                quote=wrong.text, collect="更正为十五日并重新送达；逾期加处罚款从更正后的期限届满起算",
            )  # fmt: skip


def review_period(s: Situation) -> Found:
    """No fewer than sixty days are given to ask for review (复议法第二十条第一款, until 2024 第九条第一款)."""
    for piece in _papers(s, _DECISION):
        given = (one for one in days_to_review(piece.text) if one.days)
        short = next((one for one in given if one.count < _REVIEW_DAYS), None)
        if short:
            yield ProcedureFinding(
                "P83", "决定书所写的复议期限", ProcedureStatus.SHORT, _review_law(s),
                f"写的是{short.written}，不得少于六十日", limit=f"{_REVIEW_DAYS}日", evidence=piece.id, quote=short.text,
                collect="更正复议期限并重新送达",
            )  # fmt: skip


def _review_law(s: Situation) -> str:
    decided = s.first("决定")
    return _REVIEW_LAW_BEFORE if decided and decided.on < _REVIEW_AMENDED else _REVIEW_LAW


def _papers(s: Situation, form: re.Pattern[str]) -> list[Evidence]:
    return [piece for piece in s.case.evidence if form.search(piece.name)]


STATED: tuple[Callable[[Situation], Found], ...] = (notice_names_penalty, pay_period, review_period)
