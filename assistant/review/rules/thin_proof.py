"""R07, R08: who the law speaks to, a term that had run out, what was sold: facts that a piece of their own kind should show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.pieces import Piece, pieces_of
from assistant.review.parts.story import story_of
from assistant.review.rule import (
    DECISIONS_AND_NOTICES,
    NOTICES,
    PENALTIES,
    CannotTellError,
    finding,
    rule,
)
from assistant.text.dates import CHINESE_DATE, matched_day

_LAW = "《中华人民共和国行政处罚法》第四十条"
_LEAST = 3
_ROLE = re.compile(
    r"(?:(?<![联关体])系|为|是|作为)(?P<told>[^，。；]{0,28}?(?P<role>(?:管理)?责任人|物业服务(?:企业|人)|(?:施工|建设|监理|设计|勘察|养护|运营|承包|分包|代建)单位|总承包(?:单位|企业)|所有(?:权)?人|产权人|使用(?:权)?人|承租人|出租人|承包人|实际经营(?:者|人)|实际控制人|车主|船主|管理人|受托人|主管人员|责任人员))(?!的)"
)
_SHOWS_ROLE = re.compile(
    r"合同|协议|产权|不动产|权属|权证|登记(?!保存)|备案|任职|任命|聘|(?<!授权)委托(?!书)|台账|名册|花名册|公示牌|公示|许可证|中标|函|证明(?!书)|行驶证|营运证|船舶|章程|租赁|认定|分工|职责|岗位|工资|社保|劳动|移交|说明|批复|执照[^，。；]{0,6}经营范围"
)

_OF_OFFICE, _NOTHING = re.compile(r"职务|职责|岗位|分工|任职|身份和职|管理"), re.compile(r"(?!)")
_SHOWS_OFFICE = re.compile(
    r"任职|任命|聘|职务|职责|分工|岗位|劳动|工资|社保|名册|花名册|章程|公示|登记|认定|证明(?!书)|函"
)


@rule(
    "R07", "身份、地位有材料", Severity.HINT, _LAW, kinds=DECISIONS_AND_NOTICES, needs="案卷",
    examples=("当事人系该小区的管理责任人；证据没有物业服务合同", "证据有物业服务合同，证明当事人是管理责任人"),
)  # fmt: skip
def role_proved(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The facts call the party responsible, builder, owner …; each piece is said to prove something else and none is of that kind."""
    pieces = _with_proofs(decision)
    story = unquoted(story_of(decision).text)
    heads = [party.area.text for party in decision.parties if party.area]
    for match in [*_ROLE.finditer(story), *(m for head in heads for m in _ROLE.finditer(head))]:
        role = match["role"]
        if match.string is story and not _of_party(story[: match.start()], decision):
            continue
        shows = _SHOWS_OFFICE if role.endswith("人员") else _SHOWS_ROLE
        office = _OF_OFFICE if shows is _SHOWS_OFFICE else _NOTHING
        shown = any(
            shows.search(p.name)
            or office.search(p.proves)
            or role[-3:] in p.proves
            or "责任" in p.proves
            and "责任" in role
            for p in pieces
        )
        if not shown:
            at = pieces[-1].span
            yield _asked("R07", f"认定当事人是“{match['told']}”，证据清单中没有看到合同、登记、任职等材料", Span(at.end, at.end, ""), "补证明这一身份（地位）的材料，或者写明由哪份证据证明")  # fmt: skip
            return


def _of_party(before: str, decision: Decision) -> bool:
    clause = re.split("[，。；\n]", before)[-1]
    names = [p.name.text.strip() for p in decision.parties if p.name]
    return bool(re.search("当事人|被处罚|你|该(?:公司|单位|店|企业)|其$", clause)) or any(
        name in clause for name in names
    )


def _with_proofs(decision: Decision) -> tuple[Piece, ...]:
    """The pieces of a list that mostly tells what each proves."""
    pieces = pieces_of(decision)
    if len(pieces) < _LEAST or decision.excerpt or 2 * sum(bool(p.proves) for p in pieces) < len(pieces):
        raise CannotTellError("证据清单没有写明各项证明什么，或者文本不完整")
    return pieces


def _asked(rule_id: str, message: str, at: Span, advice: str) -> Finding:
    return finding(rule_id, Severity.HINT, message, at, advice, ground=Ground.CANNOT_TELL)


_RAN_OUT = re.compile(
    r"(?:检[验测定]|年检|校验|审验|许可证?|资格证?|资质(?:证书)?|保质期|合同|备案|批准)[^，。；]{0,12}(?:有效期|期限|日期)?[^，。；]{0,10}(?:届满|到期|过期|已过(?!程)|超过|失效)"
)
_OF_TERM = re.compile(
    r"有效|期限|届满|到期|过期|期内|超期|下次|失效|状态|日期|保质|(?:许可|资格|资质|检[验测定]|年检|审验|违法(?:行为|事实))[^，。；]{0,6}(?:情况|状况|信息|经过|事实)|(?:以上|上述|全部|违法)事实"
)
_PAPER = re.compile(r"报告|证|标[志签识]|查询|复函|函|铭牌|截图|系统|档案|台账|合同|包装|标识|登记")
_ON_THE_SPOT = re.compile(r"现场|照片|录像|视频|笔录|截图")
_IDENTITY = re.compile(r"营业执照|身份证|委托书|法定代表人|行驶证")


@rule(
    "R07", "期限已过有材料", Severity.HINT, _LAW, kinds=DECISIONS_AND_NOTICES, needs="案卷",
    examples=("检验有效期已届满；证据只有后来的合格报告", "证据有上次的检验报告，证明下次检验日期"),
)  # fmt: skip
def term_proved(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A term had run out; no piece of before the case was filed tells the term, and none made on the spot is said to."""
    pieces, story = _with_proofs(decision), unquoted(story_of(decision).text)
    ran_out = next(
        (
            m
            for m in _RAN_OUT.finditer(story)
            if not re.search("(?:未|没有|不)$", story[: m.start()]) and not re.search("[未不无]|没有", m[0])
        ),
        None,
    )
    filed = decision.event("立案")
    if ran_out is None:
        return
    if not any(_tells_term(piece, filed.on if filed else None) for piece in pieces):
        at = pieces[-1].span
        yield _asked("R07", f"认定“{ran_out[0]}”，证据清单中没有看到载明这一期限的材料", Span(at.end, at.end, ""), "补载明期限的证照、报告、标志或者查询结果，或者写明由哪份证据证明")  # fmt: skip


def _tells_term(piece: Piece, filed: date | None) -> bool:
    days = [day for m in CHINESE_DATE.finditer(piece.name) if (day := matched_day(m))]
    if filed and days and min(days) > filed and not _ON_THE_SPOT.search(piece.name):
        return False
    if _IDENTITY.search(piece.name):
        return False
    told = _OF_TERM.search(piece.proves) is not None
    return told or not piece.proves and bool(_PAPER.search(piece.name))


_SOLD = re.compile(
    r"(?:违法所得|销售(?:款|额|金额|收入)|营业额|获利|收入|收取)[^，。；]{0,14}?\d[\d,.]*\s?万?元|(?:已|共)?(?:售出|卖出|销售)(?:了)?[^，。；]{0,10}?\d+(?:\.\d+)?\s?(?:盒|瓶|包|袋|件|只|个|斤|公斤|千克|台|条|份|次|罐|箱|支)"
)
_NOT_SOLD = re.compile(r"(?:未|没有|无|不|尚未|待|拟)[^，。；]{0,6}$")
_TRADE = re.compile(
    r"账|票|流水|收银|订单|转账|支付|微信|支付宝|收据|收款|合同|协议|台账|后台|交易|(?<!进)货单|销售(?!人员|员|者)|出库|营业额|审计|明细|数据|对账|结算|聊天|购买(?:者|人)|顾客|消费者|买受|买家|租客|学员|乘客|客户|缴费|价格认定|清单|报表|凭证|发货|快递"
)
_BOUGHT_IN = re.compile(r"进货|购进|采购|供货|供应商|来源|扣押|查封|登记保存|物品清单|财物清单")
_OWN_WORDS = re.compile(r"询问笔录|陈述|自述|谈话")


@rule(
    "R08", "销售数额不只凭陈述", Severity.HINT, _LAW, kinds=(*PENALTIES, *NOTICES), needs="案卷",
    examples=("售出3盒、违法所得28元；证据：询问笔录证明销售数量，进货单", "证据：收银记录、询问笔录证明销售数量"),
)  # fmt: skip
def sold_by_own_words(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What was sold or gained rests on the statement of the party alone: no piece of trade, no buyer."""
    pieces, story = pieces_of(decision), unquoted(story_of(decision).text)
    if len(pieces) < _LEAST or decision.excerpt:
        raise CannotTellError("没有读出证据清单，或者文本不完整")
    sold = next((m for m in _SOLD.finditer(story) if not _NOT_SOLD.search(story[: m.start()])), None)
    said = next((p for p in pieces if _OWN_WORDS.search(p.name)), None)
    if sold is None or said is None:
        return
    others = (p for p in pieces if not _OWN_WORDS.search(p.name) or _TRADE.search(_OWN_WORDS.sub("", p.name)))
    if not any(_of_trade(piece) for piece in others):
        yield _asked("R08", f"“{sold[0]}”只有当事人的陈述（孤证），证据清单中没有看到账册、票据、交易记录或者购买人的证言印证", said.span, "补收银、转账、订单等交易记录或者购买人的证言，或者写明由哪份证据印证")  # fmt: skip


def _of_trade(piece: Piece) -> bool:
    if _BOUGHT_IN.search(piece.name) and not re.search("销售|售出|卖", piece.name):
        return False
    return bool(_TRADE.search(piece.name)) or bool(
        re.search("销售|售出|收入|收取|违法所得|获利|金额|价款", piece.proves)
        and piece.proves
        and not _OWN_WORDS.search(piece.name)
    )


_FIRST = re.compile(
    r"(?:初次|首次)违法|(?:此前|以前|之前|过去)(?:从)?(?:没有|未|无)[^，。；]{0,30}(?:查处|处罚|记录)|(?:没有|未|无)[^，。；]{0,12}(?:前科|违法记录|处罚记录)|首违"
)
_SHOWS_FIRST = re.compile(
    r"查询|系统|案件(?:信息|台账|记录)|处罚(?:记录|信息|档案)|信用|公示信息|检索|复函|档案"
)


@rule(
    "R07", "初次违法有查询材料", Severity.HINT, _LAW, kinds=("no_penalty",), needs="案卷",
    examples=("以初次违法不予处罚；证据没有处罚记录的查询结果", "证据有行政处罚案件信息查询结果，证明初次违法"),
)  # fmt: skip
def first_offence_proved(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A first offence is why nothing is imposed, and no piece shows that there was none before."""
    pieces = _with_proofs(decision)
    first = _FIRST.search(unquoted(decision.text))
    if first and not any(
        _SHOWS_FIRST.search(p.name) or _FIRST.search(p.proves) or "初次" in p.proves or "首次" in p.proves
        for p in pieces
    ):
        at = pieces[-1].span
        yield _asked(
            "R07",
            f"认定“{first[0]}”，证据清单中没有看到处罚记录的查询材料",
            Span(at.end, at.end, ""),
            "补行政处罚信息的查询结果，或者写明由哪份证据证明",
        )


_PROVES_PROCEDURE = re.compile(r"责令|改正|整改|复查|逾期|送达|告知|立案|身份|主体|资格|职责|程序|处理")


@rule(
    "R08", "违法行为不只凭一人的陈述", Severity.HINT, _LAW, kinds=(*PENALTIES, *NOTICES), needs="案卷",
    examples=("询问笔录证明未建台账；其他证据只证明责令改正、复查和身份", "检查笔录、询问笔录证明未建台账"),
)  # fmt: skip
def act_by_one_voice(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """One statement is said to prove the act, all other pieces procedure, identity or what came after the order."""
    pieces = _with_proofs(decision)
    said = [piece for piece in pieces if _OWN_WORDS.search(piece.name)]
    rest = [piece for piece in pieces if piece not in said]
    if len(said) == 1 and said[0].proves and rest and all(_of_procedure(piece) for piece in rest):
        yield _asked("R08", "违法行为只有一人的陈述（孤证），其他证据证明的是责令、复查、身份等，没有印证", said[0].span, "补现场笔录、照片、书证或者其他人的陈述等印证")  # fmt: skip


def _of_procedure(piece: Piece) -> bool:
    """Whether a piece is said to prove nothing but procedure, identity or what came after the order."""
    parts = [part for part in re.split("[，、；和及]", piece.proves) if part]
    return bool(parts) and all(_PROVES_PROCEDURE.search(part) for part in parts)
