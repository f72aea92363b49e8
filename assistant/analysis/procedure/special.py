"""Requirements of procedure that are no plain need, order or period: each a function from a situation to findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal

from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.data import Cap, Hearing, kind_of_step, load_rules
from assistant.analysis.procedure.fines import fine_in_range
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.analysis.procedure.moments import BY_HOUR, Moment
from assistant.analysis.procedure.seizure import registration_approved, says, seizure_approved, seizure_papers
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.corpora import Words
from assistant.dossier.fact_patterns import load_patterns
from assistant.text.dates import format_date, parse_as_of


class _Said(Words):
    """The words of limits, rechecks and what comes after a decision, as corpora/lexicon/procedure/special.yaml has them."""

    FILE = "lexicon/procedure/special.yaml"

    lasting: re.Pattern[str]
    harm: re.Pattern[str]
    bad_still: re.Pattern[str]
    meanwhile: re.Pattern[str]
    witnessed: re.Pattern[str]
    confiscation_told: re.Pattern[str]
    afterwards: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》"
_TRADER = "个体工商户"
_SPOT = "简易程序（当场处罚）的罚款限额"
_UNKNOWN_PARTY = "无法判断：当事人类型没有认出来"
_CONTENT = re.compile(r"事实|理由|依据|内容|拟")
_LISTED = re.compile(r"事实|理由|依据")
_DEFENCE_RIGHT = re.compile(r"陈述|申辩|权利|听证|救济")
_OTHER_BAR = re.compile(r"税务|海关")
_CONFISCATED = re.compile(r"没收(?!.{0,6}(?:解除|撤销))")
_PROPOSED_FINE = re.compile(r"拟[^。；]{0,12}罚款")
_LEFT = re.compile(r"留置(?!盘问|审查|措施|权)")
_SERVICE_SHOWN = re.compile(r"送达[^，。；]{0,8}(?:照片|录像|视频)")
_NOTICE = re.compile(r"公告")
_REPLACED = re.compile(r"回避|更换|改由")
_NAME_ENDS = r"(?=[^\u4e00-\u9fff]|$|主持|宣布|担任|同志|和|及|与|、|询问|核对|介绍|组织|听取|因)"
Found = Iterator[ProcedureFinding]


def notice_content(s: Situation) -> Found:
    """A notice that lists its contents names the right to be heard."""
    notice = s.first("告知")
    if notice is None or not _CONTENT.search(notice.note):
        return
    told = bool(_DEFENCE_RIGHT.search(f"{notice.note}；{s.notice_papers}"))
    listed = len(set(_LISTED.findall(notice.note))) > 1 or bool(notice.evidence)
    status, note = (
        (ProcedureStatus.MET, "")
        if told
        else (ProcedureStatus.SHORT, "告知的记录没有写明当事人享有陈述、申辩等权利")
        if listed
        else (
            ProcedureStatus.UNKNOWN,
            "无法判断：告知的记录只记了部分内容，告知书是否写明陈述、申辩等权利请核实",
        )
    )
    yield ProcedureFinding(
        "P21", "告知陈述申辩权", status, f"{_LAW}第四十四条", note, actual=notice.on,
        collect="" if told else "重新告知，写明陈述、申辩（符合条件的，听证）的权利",
        evidence=notice.evidence, quote=notice.note[:80],
    )  # fmt: skip


def defence_answered(s: Situation) -> Found:
    """What the party puts forward is reviewed."""
    if not s.defended:
        return
    done = s.defence_answered
    made = s.first("陈述申辩")
    yield ProcedureFinding(
        "P22", "陈述申辩的复核", ProcedureStatus.MET if done else ProcedureStatus.MISSING,
        f"{_LAW}第四十五条第一款", "" if done else "当事人提出了陈述申辩，没有复核和是否采纳的记录",
        actual=made.on if made else None, quote=made.note[:80] if made else "",
        collect="" if done else "对提出的事实、理由和证据逐项复核，写明是否采纳和理由，答复当事人",
    )  # fmt: skip


def no_heavier(s: Situation) -> Found:
    """The decision is no heavier than what the party was told."""
    if s.told_fine is None or s.fine is None:
        return
    heavier = s.fine > s.told_fine
    note = f"告知拟罚款{s.told_fine:f}元，决定罚款{s.fine:f}元" if heavier else ""
    status = ProcedureStatus.SHORT if heavier else ProcedureStatus.MET
    if heavier and s.told_last_without_sum:
        status, note = ProcedureStatus.UNKNOWN, f"{note}。无法判断：此后又作过告知，告知的数额没有写明"
    yield ProcedureFinding(
        "P23", "决定与告知的罚款", status, f"{_LAW}第四十四条、第四十五条第二款", note,
        collect="按决定内容重新告知；因申辩而加重的，不得加重" if heavier else "",
    )  # fmt: skip


def nothing_untold(s: Situation) -> Found:
    """What the decision confiscates was told of before: a notice that lists what is proposed and names no confiscation did not."""
    notices = [m for m in s.moments if m.kind == "告知"]
    decided = s.first("决定")
    words = "；".join((*(m.note for m in notices), s.notice_papers))
    if not notices or decided is None or not says(_CONFISCATED, decided.note):
        return
    if _Said.read().confiscation_told.search(words) or not _PROPOSED_FINE.search(words):
        return
    yield ProcedureFinding(
        "P35", "决定与告知的处罚种类", ProcedureStatus.SHORT, f"{_LAW}第四十四条",
        "决定没收，告知拟作出的处罚里没有没收", actual=decided.on, quote=decided.note[:80],
        collect="把没收的内容、事实、理由和依据补充告知，听取陈述申辩后再决定",
    )  # fmt: skip


def hearing_right(s: Situation) -> Found:
    """A penalty that gives a right to a hearing is told with it; an unknown threshold says so."""
    decided = s.first("决定")
    if decided is None or s.track != "普通":
        return
    basis = f"{_LAW}第六十三条"
    if s.hearing_told:
        yield ProcedureFinding("P24", "告知听证权利", ProcedureStatus.MET, basis)
    elif s.hearing_kind:
        yield _not_told(s, f"“{s.hearing_kind}”属于应当告知听证权利的处罚", basis)
    elif s.fine:
        yield _hearing_by_amount(s, basis)


def _hearing_by_amount(s: Situation, basis: str) -> ProcedureFinding:
    row = s.threshold
    if row is None:
        why = f"无法判断：缺{s.case.region or s.case.agency or '当地'}的听证标准（较大数额罚款），罚款{s.fine:f}元"
        return ProcedureFinding("P24", "告知听证权利", ProcedureStatus.UNKNOWN, basis, why)
    line = _line(row, s.case.party.kind)
    lines = sorted((row.person, row.organisation))
    if s.case.party.unread and s.fine is not None and lines[0] <= s.fine < lines[1]:
        why = f"{_UNKNOWN_PARTY}，听证标准为{row.person}元（个人）、{row.organisation}元（单位）"
        return ProcedureFinding("P24", "告知听证权利", ProcedureStatus.UNKNOWN, basis, why)
    if s.fine is not None and s.fine >= line:
        return _not_told(s, f"罚款{s.fine:f}元达到听证标准{line}元", f"{basis}、{row.basis}")
    return ProcedureFinding("P24", "告知听证权利", ProcedureStatus.MET, row.basis, f"未达到听证标准{line}元")


def _line(row: Hearing, party: str) -> int:
    """The sum for a kind of party."""
    if party == _TRADER and row.trader is not None:
        return row.trader
    return row.person if party == "个人" else row.organisation


def _not_told(s: Situation, why: str, basis: str) -> ProcedureFinding:
    """A right to a hearing that is not told of; where nothing of the notice can be read that is left open."""
    if not s.notice_is_read:
        note = f"无法判断：{why}，告知书写了什么没有记录"
        return ProcedureFinding("P24", "告知听证权利", ProcedureStatus.UNKNOWN, basis, note)
    return ProcedureFinding(
        "P24", "告知听证权利", ProcedureStatus.MISSING, basis, f"{why}，没有告知听证权利的记录",
        collect="制作听证告知书送达，申请期满后再作决定；已作决定的，撤销后重新告知",
    )  # fmt: skip


def spot_limit(s: Situation) -> Found:
    """A fine on the spot within the limit of 行政处罚法第五十一条."""
    if s.track != "简易" or s.fine is None:
        return
    decided = s.first("决定")
    caps = [cap for cap in load_rules().caps if cap.holds(s.track, decided.on if decided else None)]
    if s.case.party.unread and len({s.fine > cap.most for cap in caps}) > 1:
        yield ProcedureFinding("P25", _SPOT, ProcedureStatus.UNKNOWN, caps[0].basis, _UNKNOWN_PARTY)
        return
    who = "个人" if s.person else "单位"
    yield from (_within_cap(s, cap, s.fine) for cap in caps if cap.party == who)


def _within_cap(s: Situation, cap: Cap, fine: Decimal) -> ProcedureFinding:
    """A fine on the spot against its limit; other laws have limits of their own, and several acts one each."""
    status, note, over = ProcedureStatus.MET, "", fine > cap.most
    if over:
        status = ProcedureStatus.SHORT
        note = f"对{'公民' if s.person else '单位'}当场罚款{fine:f}元，超过限额{cap.most}元"
    why = "法律对本机关的当场处罚另有规定的从其规定" if s.other_law else "有几项违法行为的，每一项各算"
    if over and (s.other_law or len(s.case.charges) > 1):
        status, note = ProcedureStatus.UNKNOWN, f"{note}。无法判断：{why}"
    return ProcedureFinding(
        "P25", _SPOT, status, cap.basis, note, limit=f"{cap.most}元",
        collect="改用普通程序：立案、调查、告知、审批后作出决定" if over else "",
    )  # fmt: skip


def checked_after_period(s: Situation) -> Found:
    """Where the order is the condition, or the check says 仍未改正, it lies behind the end of the period set."""
    said = _Said.read()
    order, check = s.first("责令改正"), s.last("复查")
    if order is None or check is None or order.until is None:
        return
    if not (s.order_is_condition or said.bad_still.search(check.note)) or said.meanwhile.search(check.note):
        return
    early = check.on <= order.until
    note = f"改正期限至{format_date(order.until)}，{check.told}时期限尚未届满" if early else ""
    status = ProcedureStatus.OUT_OF_ORDER if early else ProcedureStatus.MET
    if check.on == order.until and _ends_by_hour(s, order):
        status = ProcedureStatus.UNKNOWN
        note = f"无法判断：改正期限到{format_date(order.until)}的某一时刻，当日{check.told}是否在其后请核实"
    yield ProcedureFinding(
        "P26", "复查在改正期限届满之后", status, f"{_LAW}第二十八条第一款、第四十条", note, order.until, check.on,
        collect="期限届满后重新复查，再以逾期不改正处罚" if early else "", evidence=order.evidence,
    )  # fmt: skip


def _ends_by_hour(s: Situation, order: Moment) -> bool:
    """Whether an order is to be obeyed by an hour of its last day (3月17日12时前); 24时 and 下班前 are its end."""
    papers = (p.text for p in s.case.evidence if kind_of_step(p.name) == "责令改正")
    return any(map(BY_HOUR.search, (order.note, *papers)))


def evidence_before_decision(s: Situation) -> Found:
    """Evidence is gathered before the decision rests on it."""
    decided = s.first("决定")
    if decided is None:
        return
    for piece in s.case.evidence:
        if piece.obtained and piece.obtained > decided.on and not _Said.read().afterwards.search(piece.name):
            note = f"证据 {piece.id}（{piece.name}）取得于{format_date(piece.obtained)}，晚于{decided.told}"
            yield ProcedureFinding(
                "P27", "先取证后决定", ProcedureStatus.OUT_OF_ORDER, f"{_LAW}第四十条", note,
                decided.on, piece.obtained, evidence=piece.id,
                collect="核对取得日期；决定之后取得的材料不能作为决定的根据",
            )  # fmt: skip


def time_bar(s: Situation) -> Found:
    """The act was discovered within two years (five where life, health or finance were harmed)."""
    ended = parse_as_of(s.case.act_date, end=True) if s.case.act_date else None
    found = _discovered(s)
    if ended is None or found is None:
        return
    bar = load_rules().time_bar
    last = last_day(ended, bar.years, PeriodUnit.YEAR).day
    if found <= last:
        status, note = ProcedureStatus.MET, ""
    else:
        status, note = _beyond(s, found, last)
    yield ProcedureFinding(
        "P28", "追责时效", status, bar.basis, note, last, found, f"{bar.years}年",
        "" if status is ProcedureStatus.MET else "查明行为终了之日、是否连续或者继续、危害后果；超过时效的不再处罚",
    )  # fmt: skip


def _beyond(s: Situation, found: date, last: date) -> tuple[ProcedureStatus, str]:
    said = _Said.read()
    words = s.case.facts
    told = f"行为终了至发现（{format_date(found)}）超过二年（至{format_date(last)}）"
    bar = load_rules().time_bar
    if _OTHER_BAR.search(s.case.agency):
        return ProcedureStatus.UNKNOWN, f"{told}。无法判断：法律对本机关的追责时效另有规定的从其规定"
    if said.lasting.search(words):
        return ProcedureStatus.UNKNOWN, f"{told}。无法判断：事实提到连续或者继续，自终了之日起算"
    if found >= bar.grave_since and said.harm.search(words):
        return ProcedureStatus.UNKNOWN, f"{told}。无法判断：涉及生命健康、金融安全且有危害后果的为五年"
    return ProcedureStatus.LATE, told


def _discovered(s: Situation) -> date | None:
    """The first day on which the agency is shown to have known."""
    days = [m.on for m in s.moments if m.kind in ("受理", "检查", "立案", "责令改正", "询问")]
    days += [p.obtained for p in s.case.evidence if p.obtained and "执法人员" in p.source]
    return min(days, default=None)


def hearing_host(s: Situation) -> Found:
    """Who investigates the case does not preside over its hearing; nothing is said where no name of the host can be read."""
    held = s.first("听证")
    if held is None:
        return
    texts = [held.note, *(p.text for p in s.case.evidence if "听证" in p.name)]
    officers = set(s.case.officer_names)
    hosts = {name for text in texts for name in _hosts(text, officers)}
    same = sorted(hosts & officers)
    if not hosts:
        return
    status = ProcedureStatus.SHORT if same else ProcedureStatus.MET
    note = f"听证主持人{'、'.join(same)}是本案调查人员" if same else ""
    if same and (any("某" in name for name in same) or any(map(_REPLACED.search, texts))):
        status, note = (
            ProcedureStatus.UNKNOWN,
            f"无法判断：听证主持人{'、'.join(same)}与调查人员同名，是否同一人、是否已更换请核实",
        )
    yield ProcedureFinding(
        "P33", "听证主持人", status, f"{_LAW}第六十四条", note, actual=held.on,
        collect="由非本案调查人员主持，重新组织听证" if same else "",
    )  # fmt: skip


def _hosts(text: str, known: Iterable[str]) -> Iterator[str]:
    """The names that stand as host: behind the word (主持人：法规科李乙) or before it (由李乙担任主持人).

    Args:
        text: a note or a record.
        known: names that are names whatever their surname.
    """
    name = "|".join((*map(re.escape, known), load_patterns().name.replace("?P<name>", "?:")))
    name = f"(?P<name>{name})"
    office = r"(?:(?:(?!请|询|问|让|要求|宣布|听取|核对|告知|通知)[\u4e00-\u9fff]){2,8}(?:股|科|处|室|队|局|办))?"  # 请执法大队… invites
    forms = (
        rf"主持人(?:员)?(?:[:：为是由系]|是由)?[\s　]{{0,3}}{office}{name}{_NAME_ENDS}",
        rf"由{office}{name}(?:同志)?(?:担任|任|作为)?(?:本次)?(?:听证)?主持",
    )
    for form in forms:
        yield from (match["name"] for match in re.finditer(form, text))


def left_service(s: Situation) -> Found:
    """Service by leaving the paper needs witnesses or a recording (民事诉讼法第八十九条)."""
    for moment in s.moments:
        if _LEFT.search(moment.note) and not _NOTICE.search(moment.note):
            papers = [p.text for p in s.case.evidence if _LEFT.search(p.name + p.text)]
            shown = any(_SERVICE_SHOWN.search(p.name) for p in s.case.evidence)
            done = shown or any(map(_Said.read().witnessed.search, (moment.note, *papers)))
            yield ProcedureFinding(
                "P30", "留置送达的见证", ProcedureStatus.MET if done else ProcedureStatus.SHORT,
                "《中华人民共和国民事诉讼法》第八十九条",
                "" if done else f"{moment.told}留置送达，没有写明见证人或者拍照录像", actual=moment.on,
                evidence=moment.evidence, quote=moment.note[:80],
                collect="" if done else "邀请基层组织代表见证签名，或者拍照录像记录送达过程",
            )  # fmt: skip


SPECIAL: tuple[Callable[[Situation], Found], ...] = (
    notice_content, defence_answered, no_heavier, nothing_untold, hearing_right, spot_limit, checked_after_period,
    evidence_before_decision, time_bar, registration_approved, left_service, seizure_approved, seizure_papers,
    hearing_host, fine_in_range,
)  # fmt: skip
