"""How many days a paper gives its party: to pay the fine, to ask for review, to sue.

One reader for the check of procedure and for the review. Only what is plainly given counts: another debt, an instalment,
what officers or banks owe and what has been done are passed over, and a period belongs to the act that follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.text.numerals import to_int

_PERIOD = (
    r"(?<![月年第\d一二两三四五六七八九十])(?P<count>[一二两三四五六七八九十百\d]{1,4})\s*"
    r"(?P<unit>个工作日|工作日|个?自然日|日|天|个月|年)\s*[之以]?内"
)
_ANOTHER = (
    r"(?:\d|[一二三四五六七八九十])(?:个?工作日|个?自然日|日|天|个月|年)[之以]?内"
    r"|改正|整改|拆除|恢复|清理|补办|(?:领取|开具|换取|打印)(?!的)|陈述|申辩|听证|[补退追催]缴|缴[回销还]|未|仍|逾期|届满|拒|已"
)
# 缴, 交纳, not the 交 of 交通运输局
_TO_PAY = r"(?:缴|交(?=[纳清罚款至到付给]))"
_PAYS = r"(?:缴纳|交纳|缴清|交清|缴款(?![书码单凭通人义])|[缴交]罚款|[缴交][至到付]|[缴汇存]入)"
_SUES = r"(?:提起|提出)(?:行政)?诉讼|起诉"
_PAY = re.compile(
    rf"{_PERIOD}(?P<what>(?:(?!{_ANOTHER}|复议|{_SUES})[^。；\n]){{0,60}}?{_PAYS})(?P<more>[^，。；\n]{{0,40}})"
)
_REVIEW = re.compile(
    rf"{_PERIOD}(?P<what>(?:(?!{_ANOTHER}|{_SUES}|{_TO_PAY}|履行)[^。；\n]){{0,60}}?(?:(?:申请|提起|提出)(?:行政)?复议|[递提]交(?:行政)?复议申请))(?P<more>[^，。；\n]{{0,6}})"
)
_SUIT = re.compile(
    rf"{_PERIOD}(?P<what>(?:(?!{_ANOTHER}|复议|{_TO_PAY}|履行)[^。；\n]){{0,60}}?(?:{_SUES}))(?P<more>[^，。；\n]{{0,6}})"
)
_DONE = re.compile(r"了|(?<![通超])过|完毕|的$")  # 缴纳的，可以…: what follows from it, no term
_BEFORE = re.compile(r"[已曾][^，。；]{0,12}$")
OTHER_DEBT = re.compile(
    r"(?<![缴消交])费(?!用)|(?<!非)税(?!务)|公积金|保险|保证金|押金|租金|价款|货款|借款|贷款|欠款|赔偿|补偿|出让金"
    r"|维修资金|违法所得|差[价额]|[补退追]缴"
)
_THING = re.compile(r"[执牌]照|可证|物品|材料")
_IN_PARTS = re.compile(
    r"分期|分[一二三四五六七八九十\d]+[期次]|第[一二三四五六七八九十\d]+[期笔]|首[期笔]|余款|余额|尾款|[其剩]余"
)
_NOT_THE_TERM = re.compile(r"延期|暂缓|收缴|执法人员|抵岸|银行应|机构应|催告|裁定|判决")
_SAYS_FINE = re.compile(r"罚|缴款")
_TO_A_BANK = re.compile(r"银行|专户|账户|国库|代收|财政")
_SENTENCE = re.compile(r"[^。；\n]+")


@dataclass(frozen=True, slots=True)
class DaysGiven:
    """A period that a text gives for an act: its length, where it stands, the words from the period to the act.

    ``written`` is the number with its unit, ``rest`` what follows them in ``text``.
    """

    count: int
    unit: str
    start: int
    end: int
    text: str
    written: str

    @property
    def days(self) -> int | None:
        """How many days of the calendar it is; None when it is counted otherwise."""
        return self.count if self.count and self.unit.removeprefix("个") in ("日", "天", "自然日") else None

    def instead(self, term: str) -> str:
        """The words with another period."""
        return term + self.text.removeprefix(self.written)


def days_to_pay(text: str) -> Iterator[DaysGiven]:
    """The periods within which a text wants the fine paid (行政处罚法第六十七条第三款).

    Where the words beside the act name nothing, its sentence speaks of a fine, or no other debt is named in the whole text.

    Args:
        text: a sentence or a whole paper.
    """
    for sentence in _SENTENCE.finditer(text):
        if not _IN_PARTS.search(sentence[0]):
            yield from (_given(m, sentence) for m in _PAY.finditer(sentence[0]) if _of_fine(m, text))


def days_to_review(text: str) -> Iterator[DaysGiven]:
    """The periods within which a text lets its party ask for review (行政复议法第二十条第一款).

    Args:
        text: a sentence or a whole paper.
    """
    yield from _plainly(_REVIEW, text)


def days_to_sue(text: str) -> Iterator[DaysGiven]:
    """The periods within which a text lets its party sue (行政诉讼法第四十五条、第四十六条第一款).

    Args:
        text: a sentence or a whole paper.
    """
    yield from _plainly(_SUIT, text)


def _plainly(form: re.Pattern[str], text: str) -> Iterator[DaysGiven]:
    for sentence in _SENTENCE.finditer(text):
        yield from (_given(m, sentence) for m in form.finditer(sentence[0]) if not _was_done(m))


def _given(match: re.Match[str], sentence: re.Match[str]) -> DaysGiven:
    start, end = match.start(), match.end("what")
    written = match.string[match.start("count") : match.end("unit")]
    count = to_int(match["count"]) or 0
    return DaysGiven(
        count,
        match["unit"],
        sentence.start() + start,
        sentence.start() + end,
        match.string[start:end],
        written,
    )


def _was_done(match: re.Match[str]) -> bool:
    """Whether it is told what a party did within the period, or what follows if it does."""
    return bool(_DONE.search(match["more"]) or _BEFORE.search(match.string[: match.start()]))


def _of_fine(match: re.Match[str], text: str) -> bool:
    """Whether what is to be paid is the fine: by the words beside the act, else by its sentence, else by the whole text."""
    said, sentence = match["what"] + match["more"], match.string
    if _was_done(match) or OTHER_DEBT.search(said) or _NOT_THE_TERM.search(sentence[: match.end("what")]):
        return False
    if "罚" in said:
        return True
    if _THING.search(said):
        return False
    if _SAYS_FINE.search(sentence):
        return not OTHER_DEBT.search(sentence)
    return _TO_A_BANK.search(said) is not None and not OTHER_DEBT.search(text)
