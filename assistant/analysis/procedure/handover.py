"""Service that shows no receipt, notices before the inquiry has ended, statements taken down by one officer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.analysis.procedure.conditions import Situation, amended
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.analysis.procedure.moments import Moment
from assistant.analysis.procedure.officers import is_of_inquiry
from assistant.corpora import Words
from assistant.dossier.model import SPOKEN, Evidence
from assistant.dossier.names import names_in


class _Said(Words):
    """The words of sending and of arriving, as corpora/lexicon/procedure/handover.yaml has them."""

    FILE = "lexicon/procedure/handover.yaml"

    sent: re.Pattern[str]
    arrived: re.Pattern[str]
    unknown_yet: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》"
_POSTED = re.compile(r"邮寄|特快专递|快递|EMS|挂号信|邮政")
_RECEIPT = re.compile(r"送达回证|邮件回执")
_OTHER_PAPER = re.compile(r"告知书|通知书|责令|催告")
_OF_DECISION = re.compile(r"决定书")
_PLANNED = re.compile(r"拟[^，。；]{0,20}(?:罚|没收|处|作出|给予|责令|吊销|暂扣|通报|警告|关闭|限制)")
_ADDRESS = re.compile(r"(?<![^。；])[^。；]*(?:邮寄|送达)地址[^。；]*[。；]")
_RECORDED = re.compile(r"笔录")
_ASKED = re.compile(r"询问|调查|谈话|记录")
_BESIDE = re.compile(r"[\u4e00-\u9fff][、和与及]$|两名|2名|二名")
Found = Iterator[ProcedureFinding]


def posted(s: Situation) -> Found:
    """A decision sent by post is served when it is received; that it was sent is no service (民事诉讼法第九十一条)."""
    said = _Said.read()
    served = s.first("送达")
    if served is None or not amended(served.on) or not _POSTED.search(served.name + served.note):
        return
    sent = [_ADDRESS.sub("", p.text) for p in s.case.evidence if _OF_DECISION.search(p.name + p.text)]
    papers = [text[match.start() :] for text in sent if (match := _POSTED.search(text))]
    words = said.unknown_yet.sub("", "；".join((served.note, *papers)))
    if not said.arrived.search(words) and not any(map(is_receipt, s.case.evidence)):
        yield _sent_only(served, sent=said.sent.search("；".join((served.note, *sent))) is not None)


def _sent_only(served: Moment, *, sent: bool) -> ProcedureFinding:
    """Service of which nothing says that it arrived; where not even the sending is told, the day may be that of arrival."""
    status, note = ProcedureStatus.SHORT, f"{served.told}只记了寄出，没有签收、妥投或者退回的记录"
    if not sent:
        status, note = ProcedureStatus.UNKNOWN, f"无法判断：{served.told}写的是寄出还是签收的日期没有记录"
    return ProcedureFinding(
        "P71", "邮寄送达的签收", status, f"{_LAW}第六十一条第一款、《中华人民共和国民事诉讼法》第九十一条", note,
        actual=served.on, quote=served.note[:80],
        collect="向邮政企业查询并打印投递结果；没有签收的改用其他方式重新送达，七个工作日的期限另行说明",
    )  # fmt: skip


def is_receipt(piece: Evidence) -> bool:
    """Whether a paper is the proof of service of the decision, not of a notice, and does not say that it is unsigned.

    Args:
        piece: of the evidence.
    """
    words = piece.name + piece.text
    other = _OTHER_PAPER.search(words) and not _OF_DECISION.search(words)
    return (
        _RECEIPT.search(piece.name) is not None
        and not other
        and not _Said.read().unknown_yet.search(piece.text)
    )


def notice_after_inquiry(s: Situation) -> Found:
    """What is proposed is told after the inquiry has ended: before that there is nothing to propose (第四十四条、第五十七条)."""
    notice, closed = s.first("告知"), s.first("调查终结")
    if s.track != "普通" or notice is None or closed is None or not _PLANNED.search(notice.note):
        return
    if amended(notice.on) and notice.on < closed.on:
        yield ProcedureFinding(
            "P72", "调查终结与处罚前告知的先后", ProcedureStatus.OUT_OF_ORDER, f"{_LAW}第四十四条、第五十七条第一款",
            f"{notice.told}早于{closed.told}", closed.on, notice.on,
            collect="调查终结以后按查明的事实重新告知，再听取陈述申辩",
        )  # fmt: skip


def statements(s: Situation) -> Found:
    """Statements taken down by officers without the name of a record name two of them as well (第四十二条第一款)."""
    known = set(s.case.officer_names)
    for piece in s.case.evidence if len(known) > 1 else ():
        named = [name for name in known if name in piece.text]
        if len(named) == 1 and amended(piece.obtained) and _taken_down(piece, named[0], known):
            yield ProcedureFinding(
                "P73", f"{piece.name}的执法人员不少于两人", ProcedureStatus.SHORT, f"{_LAW}第四十二条第一款",
                f"证据 {piece.id} 只写了{named[0]}一名执法人员询问", evidence=piece.id, quote=piece.text[:60],
                collect="核对录像；确由一人询问的，由两名执法人员出示证件后重新询问",
            )  # fmt: skip


def _taken_down(piece: Evidence, officer: str, known: set[str]) -> bool:
    """Whether one officer alone asked a party or a witness, in a paper that is not called a record."""
    spoken = piece.kind in SPOKEN
    asked_there = is_of_inquiry(piece.name) and "电话" not in piece.name + piece.text
    if not spoken or _RECORDED.search(piece.name) or not asked_there:
        return False
    asked = re.search(
        rf"{re.escape(officer)}[^，。；]{{0,8}}(?:{_ASKED.pattern})|(?:{_ASKED.pattern})(?:人|人员)?[：:是为]?{re.escape(officer)}[^，。；]{{0,8}}",
        piece.text,
    )
    before = _BESIDE.search(piece.text[: asked.start()]) if asked else None
    return asked is not None and before is None and names_in(asked[0]) <= known


HANDOVER: tuple[Callable[[Situation], Found], ...] = (
    posted, notice_after_inquiry, statements,
)  # fmt: skip
