"""How long things were sealed or seized, when that was approved, and what became of them (强制法第十八条至第二十八条)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from assistant.analysis.procedure.approvals import APPROVED, approval_days, was_beforehand
from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.data import kind_of_step
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.analysis.procedure.moments import Moment
from assistant.analysis.procedure.seizure import is_denied, is_of_the_making, says
from assistant.analysis.procedure.tested import results_until
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.corpora import Words
from assistant.dossier.model import Evidence, EvidenceKind, Polarity
from assistant.dossier.statements import Mode, read_statements
from assistant.text.dates import format_date
from assistant.text.numerals import to_int


class _Said(Words):
    """The words of seizures: their period, approval and end, as corpora/lexicon/procedure/custody.yaml has them."""

    FILE = "lexicon/procedure/custody.yaml"

    chief: str
    seizes: str
    period: re.Pattern[str]
    ended: re.Pattern[str]
    handled: re.Pattern[str]
    on_the_spot: re.Pattern[str]
    told: re.Pattern[str]
    told_at_once: re.Pattern[str]
    blank: re.Pattern[str]


_LAW = "《中华人民共和国行政强制法》"
_MOST = 30
_OF_SEIZURE = re.compile(r"查封|扣押|扣留|强制措施|暂扣(?![^，。；]{0,8}(?:证|执照))")
_OTHER_PAPER = re.compile(r"启封|领取|领回|移[送交]|处理决定|处罚决定")
_OF_A_TEST = re.compile(r"检[测验疫]|鉴定|化验")
_NOT_ENDED = re.compile(
    r"(?:未|没有|尚未|拒绝|不予|要求|请求|希望)[^，。；]{0,6}$|(?:复议|诉讼|申请)[^，。；]{0,10}$"
)
_OF_RELEASE = re.compile(r"解除|延长|返还|发还|退还|启封")
_IN_A_LIST = re.compile(r"附[^。；]{0,40}$|(?:见|目录|证据|送达|收到|签收|领取)[^。；\n]{0,40}$")
# Approved at once in other ways, or afterwards in an emergency (第十九条): whether in time is the matter of P52.
_MADE_UP_FOR = re.compile(r"补办|补报|补批|追认|紧急|(?:24|二十四)小时")
_OF_THE_ACT = re.compile(r"当事人|相对人|你|擅自")
Found = Iterator[ProcedureFinding]


def period_set(s: Situation) -> Found:
    """The period that a decision to seize sets is at most thirty days (第二十五条第一款)."""
    made = s.first("查封扣押")
    if made is None or s.first("延长查封扣押"):
        return
    for piece in _papers(s):
        match = _Said.read().period.search(piece.text)
        days = to_int(match[1]) if match else None
        if match and days and days > _MOST:
            yield ProcedureFinding(
                "P51", "查封扣押所定的期限", ProcedureStatus.LATE, f"{_LAW}第二十五条第一款",
                f"证据 {piece.id} 定的期限是{days}日，超过三十日，没有延长的批准（法律、行政法规另有规定的除外）",
                actual=made.on, limit=f"{_MOST}日", evidence=piece.id, quote=match[0],
                collect="期限改为三十日以内；情况复杂确需延长的，经负责人批准，作出延长决定并告知当事人",
            )  # fmt: skip


def approval_day(s: Situation) -> Found:
    """Approval comes first, in an emergency within twenty-four hours (第十八条第（一）项、第十九条)."""
    made, last = s.first("查封扣押"), s.last("查封扣押")
    if made is None or last is None or any(was_beforehand(piece.text) for piece in _papers(s)):
        return
    days = {day: piece for piece in _papers(s) for day in approval_days(piece.text, made.on)}
    first = min(days, default=None)
    if first is not None and first > last.on + timedelta(days=1):
        yield ProcedureFinding(
            "P52", "查封扣押批准的时间", ProcedureStatus.OUT_OF_ORDER, f"{_LAW}第十八条第（一）项、第十九条",
            f"{made.told}时还没有批准，{format_date(first)}才批准，超过二十四小时", made.on + timedelta(days=1),
            first, "24小时", "核实是否另有事前批准；没有的，措施违法，应当解除并说明情况", days[first].id,
        )  # fmt: skip


def approved(s: Situation) -> Found:
    """A paper of the seizure that says itself that nobody approved (第十八条第（一）项)."""
    made = s.first("查封扣押")
    for piece in _papers(s) if made else ():
        words = _unapproved(piece)
        if made and words and not _approved_otherwise(made, piece.text.replace(words, "")):
            yield ProcedureFinding(
                "P56", "查封扣押没有批准", ProcedureStatus.SHORT, f"{_LAW}第十八条第（一）项、第十九条",
                f"证据 {piece.id} 写的是“{words}”", actual=made.on, evidence=piece.id, quote=words,
                collect="核实是否另有负责人批准的材料；没有的，措施违法，应当解除",
            )  # fmt: skip


def _approved_otherwise(made: Moment, text: str) -> bool:
    """Whether the rest of a paper approves, or it or the step tells of an approval in another way or made up for."""
    told = f"{text}\n{made.note}"
    return says(APPROVED, text) or was_beforehand(told) or _MADE_UP_FOR.search(told) is not None


def _unapproved(piece: Evidence) -> str:
    """The words that affirm that nobody approved the seizure; that the party acted without approval is another thing."""
    for said in read_statements(piece.text):
        affirmed = said.polarity is Polarity.AFFIRMED and said.mode is Mode.FACT
        match = _Said.read().blank.search(
            said.text + said.sentence.partition(said.text)[2]
        )  # 未经批准 | 即扣押
        begun = match is not None and match.start() < len(said.text)
        if affirmed and match and begun and not _OF_THE_ACT.search(said.text):
            return match[0]
    return ""


def told_on_the_spot(s: Situation) -> Found:
    """The record of a seizure says that reasons, basis and rights were told (第十八条第（五）项)."""
    made = s.first("查封扣押")
    for piece in _papers(s) if made else ():
        record = _record_in(piece.text)
        if made and record and not _told_here(made, piece.text, record.end()):
            yield ProcedureFinding(
                "P53", "查封扣押时的当场告知", ProcedureStatus.SHORT, f"{_LAW}第十八条第（五）项",
                "现场笔录没有写明当场告知当事人采取措施的理由、依据和享有的权利、救济途径", actual=made.on,
                evidence=piece.id, collect="核对录像；当场告知过的作出说明，没有告知的补行告知并听取陈述申辩",
            )  # fmt: skip


def _record_in(text: str) -> re.Match[str] | None:
    """Where in a paper the words of a record on the spot begin."""
    found = _Said.read().on_the_spot.finditer(text)
    return next((match for match in found if not _IN_A_LIST.search(text[: match.start()])), None)


def _told_here(made: Moment, text: str, end: int) -> bool:
    """Whether the step, the record behind its name, or the paper before it tells that rights were told on the spot."""
    return _told(f"{made.note}；{text[end:]}") or says(_Said.read().told_at_once, text[:end])


def _told(text: str) -> bool:
    """Whether a text tells that reasons or rights were told, in whatever words (如不服可以申请复议 among them)."""
    return any(_Said.read().told.search(said.text) and not is_denied(said) for said in read_statements(text))


def ended(s: Situation) -> Found:
    """What was seized is dealt with in time: confiscated, destroyed or given back (第二十七条、第二十八条)."""
    made, decided = s.first("查封扣押"), s.first("决定")
    if made is None or decided is None or decided.on < made.on or s.first("解除查封扣押"):
        return
    basis = f"{_LAW}第二十五条、第二十七条、第二十八条"
    days = list(_dealt_with(s, made, decided))
    if not days:
        yield ProcedureFinding(
            "P54", "查封扣押后的处理", ProcedureStatus.MISSING, basis,
            f"{made.told}以后没有解除、返还、没收等处理的记录，{decided.told}已经作出", actual=made.on,
            collect="作出处理决定：没收、销毁，或者解除查封扣押并返还，制作清单由当事人签收",
        )  # fmt: skip
    elif not s.first("延长查封扣押") and (known := [day for day in days if day]) and len(known) == len(days):
        yield from _too_late(s, made, min(known), basis)


def _too_late(s: Situation, made: Moment, handled: date, basis: str) -> Found:
    """The period ran out before the things were dealt with."""
    last = last_day(made.on, _MOST, PeriodUnit.DAY)
    if handled <= max(last.day, made.until or last.day):
        return
    tested = _tested(s, made, handled)
    until = results_until(s, made.on, handled) if tested else None
    if until and handled > last_day(until, _MOST, PeriodUnit.DAY).day:
        tested = ""  # late even if no day up to the result counts
    why = f"。无法判断：另有{tested}，检测鉴定期间不计入" if tested else "，没有延长或者解除的记录"
    why += (
        f"；{format_date(until)}出具检测鉴定结果以前的期间全部不计入也已超过" if until and not tested else ""
    )
    yield ProcedureFinding(
        "P55", "查封扣押期限内作出处理", ProcedureStatus.UNKNOWN if tested else ProcedureStatus.LATE, basis,
        f"自{made.told}起三十日，至{format_date(last.day)}届满；{format_date(handled)}才处理{why}", last.day, handled,
        f"{_MOST}日", "期满没有处理的应当解除；确需延长的须在期满以前经批准并告知当事人",
    )  # fmt: skip


def _tested(s: Situation, made: Moment, handled: date) -> str:
    """The step or the opinion by which something was tested while it was seized; "" for none."""
    step = next((m.told for m in s.moments if m.kind == "鉴定" and m.on >= made.on), "")
    opinions = (p for p in s.case.evidence if p.kind is EvidenceKind.EXPERT and _OF_A_TEST.search(p.name))
    return step or next((p.name for p in opinions if p.obtained and made.on < p.obtained <= handled), "")


def _dealt_with(s: Situation, made: Moment, decided: Moment) -> Iterator[date | None]:
    """The days on which a step other than the seizure, or a paper other than its own, deals with the things; None: not told."""
    own = {piece.id for piece in _papers(s) if not _OF_RELEASE.search(piece.name)}
    # what ends a registration (转为扣押) is the beginning of the seizure
    own |= {p.id for p in s.case.evidence if kind_of_step(p.name) in ("登记保存", "登记保存处理")}
    # 拟没收 of a notice or a report is no end: only what was decided or done counts
    kinds = (
        *("查封扣押", "登记保存", "登记保存处理", "调查终结", "告知", "陈述申辩", "复核"),
        *("听证通知", "听证", "法制审核", "集体讨论"),
    )
    if "没收" in s.case.facts + s.case.discretion:
        yield decided.on
    for moment in s.moments:
        later = moment.kind not in kinds and moment.on >= made.on
        if later and (moment.kind == "查封扣押处理" or _tells_end(f"{moment.name}，{moment.note}")):
            yield moment.on
    later_papers = (p for p in s.case.evidence if p.id not in own and not _is_before(p, made.on))
    for piece in later_papers:
        told = _Said.read().handled.search(piece.name) or _OF_SEIZURE.search(piece.name + piece.text)
        if told and _tells_end(f"{piece.name}，{piece.text}"):
            yield piece.obtained


def _is_before(piece: Evidence, day: date) -> bool:
    """Whether a paper is from before a day: it tells of no end of what began then (a receipt for the sample that was bought)."""
    return piece.obtained is not None and piece.obtained < day


def _tells_end(text: str) -> bool:
    """Whether a text tells what became of the things; that they were not given back, or asked for, is no end."""
    return any(not _NOT_ENDED.search(text[: match.start()]) for match in _Said.read().ended.finditer(text))


def _papers(s: Situation) -> list[Evidence]:
    """The papers that a seizure itself consists of."""
    named = (p for p in s.case.evidence if _OF_SEIZURE.search(p.name) and is_of_the_making(p.name))
    return [p for p in named if not _OTHER_PAPER.search(p.name)]


CUSTODY: tuple[Callable[[Situation], Found], ...] = (
    period_set, approval_day, approved, told_on_the_spot, ended,
)  # fmt: skip
