"""What the penalty on the spot asks for beyond its limit: officers, receipt, order within the day, way to review."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from assistant.analysis.procedure.conditions import Situation, amended
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.analysis.procedure.moments import Moment
from assistant.dossier.model import Evidence

_LAW = "《中华人民共和国行政处罚法》"
_REVIEW_FIRST = date(2024, 1, 1)
_CASH = 100
_RECEIPT = re.compile(r"票据|收据|收缴|缴款")
_PRIVATE = re.compile(
    r"内部[^，。；]{0,6}收据|自制[^，。；]{0,6}(?:收据|票据)|收款收据|白条|收条|(?:未|没有)(?:出具|开具|使用)[^，。；]{0,12}(?:票据|收据)"
)
_OFFICIAL = re.compile(r"财政|非税|专用票据|罚没(?:款)?(?:统一|专用)?(?:票据|收据)")
_DENIED = re.compile(r"(?:未|没有)(?:出具|开具|使用)[^，。；]*")
_HARD = re.compile(r"难以执行|边远|水上|交通不便|当事人(?:主动)?(?:提出|要求)")
_BY_SELF = re.compile(r"扫码|二维码|缴款码|转账|电子支付|线上|网上|微信|支付宝|刷卡|POS|银行|(?<!收)缴纳")
_TAKEN = re.compile(r"收缴|收取|收现|现金")
_CLOCK = r"(?P<part>凌晨|早上|上午|中午|下午|傍晚|晚上|当晚|夜间)?(?<!\d)(?P<hour>\d{1,2})[时点:：](?P<minute>\d{1,2})?分?"
_MADE = re.compile(
    rf"(?:处罚|决定|作出)[^，。；]{{0,4}}时间[：:为]?[^，。；]{{0,16}}?{_CLOCK}|{_CLOCK.replace('P<', 'P<before_')}许?[^，。；\d]{{0,8}}(?:作出|处罚决定)"
)
_NOTICE = re.compile(
    rf"告知[^，。；]{{0,4}}时间[：:为]?[^，。；]{{0,16}}?{_CLOCK}|{_CLOCK.replace('P<', 'P<before_')}许?[^，。；\d]{{0,8}}告知"
)
_LATE_PARTS = ("下午", "傍晚", "晚上", "当晚", "夜间")
_EARLIEST = 7  # an hour before it that does not say 凌晨 or 下午 may be of either
_SIGNS = re.compile(r"执法人员[^。；\n]{0,30}?(?:签名|签字|盖章)")
_SIGN = re.compile(r"签名|签字|盖章")
_OTHERS_SIGN = re.compile(r"当事人|被处罚|违法行为人|相对人|见证人|受送达|收件人|代理人|本人")
_OF_SIGNATURE = re.compile(r"执法人员|执法证|证件|编?号码?|签名|签字|盖章|日期|[年月日时分]|[^\u4e00-\u9fff]")
_LEFT_BLANK = re.compile(r"[_＿—]{2}|[\s\u3000]{3}|[【\[［]|、\s*$")
_SPOT_PAPER = re.compile(r"处罚决定书")
_SUES = re.compile(r"诉讼|起诉|人民法院")
Found = Iterator[ProcedureFinding]


def receipt(s: Situation) -> Found:
    """Money taken on the spot is receipted on forms of the treasury (第七十条)."""
    taken = s.first("当场收缴")
    if taken is None or not amended(taken.on):
        return
    papers = [p for p in s.case.evidence if _RECEIPT.search(p.name)]
    words = "；".join((taken.note, *(p.text for p in papers)))
    private = _PRIVATE.search(words)
    if private and not _OFFICIAL.search(_DENIED.sub("", words)):
        yield ProcedureFinding(
            "P61", "当场收缴罚款的票据", ProcedureStatus.SHORT, f"{_LAW}第七十条",
            f"当场收缴出具的是“{private[0]}”，不是财政部门统一制发的专用票据", actual=taken.on,
            evidence=papers[0].id if papers else "", quote=private[0],
            collect="补开财政部门统一制发的专用票据交当事人；不出具的，当事人有权拒绝缴纳",
        )  # fmt: skip


def cash_limit(s: Situation) -> Found:
    """Up to a hundred yuan are taken on the spot, more only where it could not be had later (第六十八条、第六十九条)."""
    taken = s.first("当场收缴")
    if taken is None or s.fine is None or s.fine <= _CASH or not amended(taken.on):
        return
    if s.other_law or _paid_by_self(taken):
        return
    words = "；".join((s.case.facts, s.case.discretion, *(m.note for m in s.moments)))
    if not _HARD.search(words):
        yield ProcedureFinding(
            "P62", "当场收缴罚款的限额", ProcedureStatus.SHORT, f"{_LAW}第六十八条、第六十九条",
            f"罚款{s.fine:f}元超过一百元，没有写明不当场收缴事后难以执行等情形", actual=taken.on,
            limit=f"{_CASH}元", collect="改由当事人到指定银行缴纳；符合第六十八条第（二）项、第六十九条的写明理由",
        )  # fmt: skip


def _paid_by_self(taken: Moment) -> bool:
    """Whether the party paid by code or at a bank, so that no officer took the money."""
    words = f"{taken.name}，{taken.note}"
    return _BY_SELF.search(words) is not None and not _TAKEN.search(_BY_SELF.sub("", taken.note))


def told_first(s: Situation) -> Found:
    """Within the day, too, the party is told before the decision is made (第四十四条)."""
    notice, decided = s.first("告知"), s.first("决定")
    if s.track != "简易" or notice is None or decided is None or notice.on != decided.on:
        return
    if not amended(decided.on):
        return
    told, made = _clock(_NOTICE, notice.note), _decided_at(s, decided.note)
    if told and made and told > made:
        yield ProcedureFinding(
            "P63", "当日告知与决定的先后", ProcedureStatus.OUT_OF_ORDER, f"{_LAW}第四十四条",
            f"{made[0]}时{made[1]:02}分已作出决定，{told[0]}时{told[1]:02}分才告知", notice.on, notice.on,
            collect="核对录像的时间；确在决定之后才告知的，程序违法，须撤销后重新告知",
        )  # fmt: skip


def _decided_at(s: Situation, note: str) -> tuple[int, int] | None:
    stated = (_clock(_MADE, text) for text in (*(p.text for p in _decisions(s)), note))
    return next((at for at in stated if at), None)


def _clock(form: re.Pattern[str], text: str) -> tuple[int, int] | None:
    """The hour and minute of an act by the words that stand beside it; None where they may be of morning or afternoon."""
    match = form.search(text)
    if match is None:
        return None
    part, hour, minute = (match[name] or match[f"before_{name}"] for name in ("part", "hour", "minute"))
    clock = int(hour)
    if part is None and clock < _EARLIEST:
        return None
    after_noon = clock < 12 and (part in _LATE_PARTS or (part == "中午" and clock < _EARLIEST))
    return clock + 12 * after_noon, int(minute or 0)


def both_sign(s: Situation) -> Found:
    """A decision on the spot bears the signatures of the officers, two of them (第四十二条第一款、第五十二条第二款)."""
    known, decided = set(s.case.officer_names), s.first("决定")
    if s.track != "简易" or len(known) < 2 or not amended(decided.on if decided else None):
        return
    for piece in _decisions(s):
        match = _SIGNS.search(piece.text)
        alone = _signs_alone(piece.text[match.start() :], known) if match else ""
        if match and alone:
            yield ProcedureFinding(
                "P64", "当场处罚决定书的执法人员签名", ProcedureStatus.SHORT, f"{_LAW}第四十二条第一款、第五十二条第二款",
                f"证据 {piece.id} 只有{alone}一名执法人员签名", evidence=piece.id, quote=match[0],
                collect="核对存根和录像；确由一人执法的，所作决定违法，不少于两名执法人员重新办理",
            )  # fmt: skip


def _signs_alone(foot: str, known: set[str]) -> str:
    """The one officer who signs; "" where another may have signed: behind a blank, in other words, further down.

    Args:
        foot: of the decision, from the first signature of an officer on.
        known: the officers of the case.
    """
    signed = {name for name in known if name in re.sub(r"\s", "", foot)}
    first, *more = re.split("[。；]", foot)
    own = _OTHERS_SIGN.split(first)[0]
    rest = own.replace(min(signed), "") if len(signed) == 1 else own
    further = any(_SIGN.search(one) and not _OTHERS_SIGN.search(one) for one in more)
    if len(signed) != 1 or further or _LEFT_BLANK.search(own) or _OF_SIGNATURE.sub("", rest):
        return ""
    return min(signed)


def review_first(s: Situation) -> Found:
    """Since 2024 who does not accept a decision on the spot first applies for review (复议法第二十三条)."""
    decided = s.first("决定")
    if s.track != "简易" or decided is None or decided.on < _REVIEW_FIRST:
        return
    for piece in _decisions(s):
        if _SUES.search(piece.text) and "复议" not in piece.text:
            yield ProcedureFinding(
                "P65", "当场处罚的救济途径", ProcedureStatus.SHORT, "《中华人民共和国行政复议法》第二十三条第一款",
                f"证据 {piece.id} 只写了提起诉讼，没有写明应当先申请行政复议", evidence=piece.id,
                collect="更正并送达：对当场处罚决定不服的，先自收到之日起六十日内申请行政复议，对复议决定不服再起诉",
            )  # fmt: skip


def _decisions(s: Situation) -> list[Evidence]:
    return [p for p in s.case.evidence if _SPOT_PAPER.search(p.name) and p.text.strip()]


SPOT: tuple[Callable[[Situation], Found], ...] = (
    receipt, cash_limit, told_first, both_sign, review_first,
)  # fmt: skip
