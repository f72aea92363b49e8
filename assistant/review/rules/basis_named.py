"""R29: the basis of what is imposed is written out, down to the article; how and where the fine is paid; how long a seizure lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span, words
from assistant.review.rule import NOTICES, PENALTIES, CannotTellError, finding, rule

_LAW = "《中华人民共和国行政处罚法》"
# a basis taken up again, or one of a kind that is no citation
_TAKEN_UP = re.compile(
    r"(?:依据|依照|根据|按照|适用|参照|结合)[^。；\n]{0,12}(?:上述|前述|以上|该|本|同)(?:法|条例?|规定|办法|项|款|法律)|(?:依据|依照|根据|按照|适用|参照|结合)[^。；\n]{0,40}(?:《|基准|标准|第[一二三四五六七八九十百\d]+条)|(?<!违反)(?<!违反了)(?:上述|该|前述|同)(?:条例?|法|规定|办法)第"
)
# what is broken, and the law of procedure by which rights are told, are no basis of a penalty
_NO_BASIS = re.compile(
    r"违反[^。；]{0,60}|(?:依据|依照|根据|按照)[^。；《]{0,4}《[^》]*(?:行政处罚法|行政复议法|行政诉讼法|行政强制法)》[^。；，]{0,40}"
)
_ONLY_NAME = re.compile(
    r"(?:依据|依照|根据|按照)(?:了)?《(?![^》]{0,12}(?:行政处罚法|行政强制法|行政复议法|行政诉讼法))[^》\n]{2,40}(?:法|条例|规定|办法|规则)(?:（[^》）]{2,12}）)?》(?:的|之)?(?:有关|相关)?(?:规定)?(?=[，,；。]|决定|拟|对|责令|给予)"
)
_IMPOSES = re.compile(r"罚款|处罚|没收|警告|吊销|处以|责令")


@rule(
    "R29", "写明处罚依据", Severity.MAJOR, f"{_LAW}第五十九条第一款第（三）项", kinds=(*PENALTIES, *NOTICES, "correction"),
    examples=("违反了某法某条，决定罚款（没有处罚依据）", "违反了某法某条，依据该法另一条，决定罚款"),
)  # fmt: skip
def basis_told(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Only the duty broken is cited, and nothing that imposes: no article, or only the name of a law."""
    if decision.excerpt:
        raise CannotTellError("文本不完整")
    text = unquoted(decision.text)
    placed = [v for v in context.citations if v.citation.provision and v.citation.provision.article]
    if not placed or any(context.role(v) != "duty" and not context.is_general(v) for v in placed):
        return
    if decision.is_kind == "correction" and any(context.role(v) == "basis" for v in placed):
        return
    start = max((v.citation.start for v in placed if context.role(v) == "duty"), default=0)
    named = next(
        (m for m in _ONLY_NAME.finditer(text) if _IMPOSES.search(text[m.end() : m.end() + 80])), None
    )
    if named:
        at = Span(named.start(), named.end(), named[0])
        yield finding(
            "R29",
            Severity.MAJOR,
            f"处罚依据只写“{named[0]}”，没有写条款",
            at,
            "写明法律、法规、规章的全称和条、款、项",
        )
    elif not _TAKEN_UP.search(_NO_BASIS.sub("", text[start:])) and (
        decision.imposed or decision.is_kind == "correction"
    ):
        at = decision.ruling or decision.end
        what = "责令改正" if decision.is_kind == "correction" else "处罚"
        yield finding(
            "R29",
            Severity.MAJOR,
            f"没有写{what}的依据，只引用了违反的条款",
            Span(at.start, at.start, ""),
            "写明设定处罚（责令）的法律、法规、规章条款",
        )


_PAYS = re.compile(r"缴纳|交纳|缴清|交清|缴款|履行")
_WHERE = re.compile(
    r"银行|支行|信用社|代收|缴款|账户|账号|专户|国库|财政|二维码|扫码|支付|微信|窗口|大厅|网点|票据|通知书|指定|收缴|[到至往向][^，。；]{2,24}(?:缴|交)|缴[至到入]|汇入|转账|平台|系统"
)
# an account stands anywhere in the paper, in a sentence or table of its own
_ACCOUNT = re.compile(
    r"开户[行银]|(?:收款|缴款|代收|收缴)(?:单位|银行|人|账[户号]|地点|方式|码|识别)|户名[:：]|账号[:：]|二维码|扫码"
)


@rule(
    "R29", "写明到哪里缴纳罚款", Severity.MAJOR, f"{_LAW}第五十九条第一款第（四）项", kinds=PENALTIES,
    examples=("自收到之日起十五日内缴纳罚款", "自收到之日起十五日内到某银行缴纳罚款"),
)  # fmt: skip
def where_to_pay(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A fine is paid at a bank or by a payment system that the paper names (行政处罚法第六十七条第三款)."""
    fined = any(one.kind == "罚款" for one in decision.imposed)
    terms = words(decision.performance)
    if decision.excerpt or not fined or not _PAYS.search(terms):
        raise CannotTellError("没有罚款，或者没有读出履行的方式和期限")
    if not _WHERE.search(terms) and not _ACCOUNT.search(decision.text):
        at = decision.performance[0]
        yield finding(
            "R29",
            Severity.MAJOR,
            "没有写明缴纳罚款的方式（银行、电子支付等）",
            at,
            "写明指定的银行或者电子支付方式",
        )


_LASTS = re.compile(
    r"(?:查封|扣押)[^。\n]{0,30}(?:期限|期间|时间)|期限[^。\n]{0,24}(?:查封|扣押|\d|[一二三四五六七八九十]{1,3}[日天])|(?:查封|扣押)[^。\n]{0,40}?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:个工作)?[日天](?![时上下])|[至到](?:20)?\d{2,4}年[^。\n]{2,8}日止?"
)


@rule(
    "R29", "写明查封扣押的期限", Severity.MAJOR, "《中华人民共和国行政强制法》第二十四条第二款第（二）项", kinds=("seizure",),
    examples=("决定对物品予以扣押。（没有期限）", "决定对物品予以扣押，期限三十日"),
)  # fmt: skip
def seizure_lasts(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A decision to seize tells how long it holds."""
    if decision.excerpt:
        raise CannotTellError("文本不完整")
    text = re.sub(r"(?:查封|扣押)期间", "", unquoted(decision.text))
    if not _LASTS.search(text):
        at = decision.ruling or decision.end
        yield finding(
            "R29",
            Severity.MAJOR,
            "没有写明查封、扣押的期限",
            Span(at.end, at.end, ""),
            "写明起止日期，不超过三十日",
        )
