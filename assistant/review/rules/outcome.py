"""R30–R32: terms of payment, remedies, amounts in words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.model import Decision, Span, words
from assistant.review.rule import DECISIONS, PENALTIES, CannotTellError, finding, found, rule
from assistant.text.capital import to_capital
from assistant.text.numerals import to_int

_PAY = "《中华人民共和国行政处罚法》第六十七条第三款"
_SURCHARGE = "《中华人民共和国行政处罚法》第七十二条第一款第（一）项"
_REVIEW_LAW = "《中华人民共和国行政复议法》第二十条第一款"
_SUE_LAW = "《中华人民共和国行政诉讼法》第四十六条第一款"
_DAYS = r"(?P<count>[一二三四五六七八九十百\d]{1,4})\s*(?P<unit>个工作日|工作日|日|天|个月|年)"
_PAYING = re.compile(rf"{_DAYS}\s*(?:之)?内[^。；]{{0,60}}?(?:缴纳|缴款|缴至|缴到|交至|交纳|缴清|汇入|缴入)")
_RATE = re.compile(
    r"每[日天][^。；]{0,24}?(?P<rate>百分之[一二三四五六七八九十点\d]+|千分之[一二三四五六七八九十\d]+|万分之[一二三四五六七八九十\d]+|\d+(?:\.\d+)?\s*[%％‰])[^。；]{0,16}(?:加处|罚款)"
)
_THREE = re.compile(r"百分之三$|^3(?:\.0)?\s*[%％]")
_CAP = re.compile(
    r"(?:不得?|不能)?(?:超过|超出|高于)[^。；]{0,16}(?:数额|本数|本金|罚款|金额)|(?:以|为)[^。；]{0,10}罚款[^。；]{0,6}(?:数额|本数)为限|总额"
)
_REVIEW_TERM = re.compile(
    rf"{_DAYS}\s*(?:之)?内?[^。；]{{0,50}}?(?:申请(?:行政)?复议|提出(?:行政)?复议|复议申请)"
)
_SUE_TERM = re.compile(rf"{_DAYS}\s*(?:之)?内?[^。；复]{{0,60}}?(?:提起(?:行政)?诉讼|起诉|提出诉讼)")
_AUTHORITY = re.compile(r"向(?P<who>[^。；，]{0,60}?)(?:申请|提出|提起)[^。；，]{0,6}复议")
_COURT = re.compile(
    r"向(?P<who>[^。；，]{0,40}?人民法院|[^。；，]{0,30}法院)|(?:依法|直接|另行)?(?:提起|起诉)"
)
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,}(?:政府|局|厅|委员会|部|署|委|支队|总队|办公室|管委会|海关)")
_UNNAMED = re.compile(
    r"^(?:上一级|上级|本级|同级|有关|有权|主管|相应|所属|当地|复议)[^省市县区]{0,12}$|^$|^(?:我局|本机关)?(?:的)?(?:上一级|上级)[\u4e00-\u9fff]{0,14}$"
)
_FIRST = re.compile(
    r"先[^。；]{0,40}复议|复议前置|应当[^。；]{0,40}(?:申请|提出)[^。；]{0,4}复议|(?:对|不服)[^。；]{0,6}(?:行政)?复议决定不服"
)
_DIRECT_SUIT = re.compile(
    r"(?:也可|或者?|亦可|可以)[^。；]{0,40}(?:直接)?[^。；]{0,30}(?:提起(?:行政)?诉讼|起诉)"
)
_VERTICAL = re.compile(
    r"海关|银行|银保监|证监|金融|外汇|税务|国家安全|国安|消防|海事|铁路|民航|邮政|烟草|气象|移民|边检|海警"
)
_SIX_MONTHS = date(2015, 5, 1)
_ONE_FIRST = date(2024, 1, 1)
_LAND = re.compile(r"土地管理法|退还[^。]{0,16}土地|拆除")


def _count(match: re.Match[str]) -> int:
    return to_int(match["count"]) or 0


@rule("R30", "缴款期限十五日", Severity.FATAL, _PAY, kinds=PENALTIES,
      examples=("自收到本决定书之日起三十日内缴纳罚款", "自收到本决定书之日起十五日内缴纳罚款"))  # fmt: skip
def fifteen_days(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Fifteen days from receipt (since 1996)."""
    if not decision.performance:
        raise CannotTellError("没有读出履行的方式和期限")
    for sentence in decision.performance:
        for match in _PAYING.finditer(sentence.text):
            if (
                "罚" not in sentence.text
                and "缴款" not in sentence.text
                or re.search(r"延期|分期|恢复|拆除|改正", sentence.text[: match.start()])
            ):
                continue
            if (_count(match), match["unit"]) not in ((15, "日"), (15, "天")):
                at = Span(sentence.start + match.start(), sentence.start + match.end(), match[0])
                yield finding(
                    "R30",
                    Severity.FATAL,
                    f"缴纳罚款的期限不对：{match['count']}{match['unit']}",
                    at,
                    "自收到决定书之日起十五日内",
                    expected="十五日",
                    actual=match["count"] + match["unit"],
                )


@rule("R30", "加处罚款的比例", Severity.FATAL, _SURCHARGE, kinds=PENALTIES,
      examples=("每日按罚款数额的百分之五加处罚款", "每日按罚款数额的百分之三加处罚款"))  # fmt: skip
def surcharge(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Three per cent a day."""
    for sentence in decision.performance:
        for match in _RATE.finditer(sentence.text):
            if not _THREE.search(match["rate"].strip()):
                at = Span(sentence.start + match.start(), sentence.start + match.end(), match[0])
                yield finding(
                    "R30",
                    Severity.FATAL,
                    "加处罚款的比例不对",
                    at,
                    "每日百分之三",
                    expected="百分之三",
                    actual=match["rate"],
                )


@rule("R30", "加处罚款的上限", Severity.HINT, _SURCHARGE, kinds=PENALTIES,
      examples=("每日百分之三加处罚款", "每日百分之三加处罚款，加处的数额不超出罚款的数额"))  # fmt: skip
def surcharge_cap(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The cap holds since 2021-07-15; writing it out is good practice, no duty. A wrong cap is a fault."""
    text = words(decision.performance)
    wrong = re.search(
        r"加处罚款[^。；]{0,30}(?:不超过|不超出)[^。；]{0,10}(?P<times>[二两三四五\d]+)倍", text
    )
    if wrong:
        at = next(found(re.escape(wrong[0]), decision.performance), decision.end)
        yield finding("R30", Severity.FATAL, "加处罚款的上限不对", at, "加处罚款的数额不得超出罚款的数额")


@rule("R31", "复议期限", Severity.FATAL, _REVIEW_LAW, kinds=DECISIONS,
      examples=("三十日内申请行政复议", "六十日内申请行政复议"))  # fmt: skip
def review_term(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Sixty days."""
    for sentence in decision.remedies:
        for match in _REVIEW_TERM.finditer(sentence.text):
            if "诉讼" in match[0] or "起诉" in match[0]:
                continue
            if (_count(match), match["unit"]) not in ((60, "日"), (60, "天")):
                at = Span(sentence.start + match.start(), sentence.start + match.end(), match[0])
                yield finding(
                    "R31",
                    Severity.FATAL,
                    "复议期限不对",
                    at,
                    "六十日",
                    expected="六十日",
                    actual=match["count"] + match["unit"],
                )


@rule("R31", "起诉期限", Severity.FATAL, _SUE_LAW, kinds=DECISIONS,
      examples=("三个月内直接提起行政诉讼（2025年）", "六个月内直接提起行政诉讼"))  # fmt: skip
def suit_term(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Six months since 2015-05-01, three before; fifteen days after review, and for land by 土地管理法第八十三条."""
    for sentence in decision.remedies:
        for match in _SUE_TERM.finditer(sentence.text):
            if _term_fits(match, sentence.text, decision, context.as_of):
                continue
            at = Span(sentence.start + match.start(), sentence.start + match.end(), match[0])
            yield finding(
                "R31",
                Severity.FATAL,
                "起诉期限不对",
                at,
                "六个月",
                expected="六个月",
                actual=match["count"] + match["unit"],
            )


def _term_fits(match: re.Match[str], sentence: str, decision: Decision, day: date) -> bool:
    count, unit = _count(match), match["unit"]
    if unit == "个月":
        return count == 6 or (count == 3 and day < _SIX_MONTHS) or (count == 6 and day >= _SIX_MONTHS)
    if unit in ("日", "天") and count == 15:
        after_review = re.search(r"复议决定|复议机关|复议[^。；]{0,12}不服", sentence)
        return bool(after_review or _FIRST.search(words(decision.remedies)) or _LAND.search(decision.text))
    return unit in ("日", "天") and count == 60  # 六十日内复议、六个月内起诉写在一句里


@rule("R31", "复议机关明确", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条第一款第（五）项", kinds=DECISIONS,
      examples=("向上一级行政机关申请行政复议", "向甲市乙区人民政府申请行政复议"))  # fmt: skip
def authority_named(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The authority of review is named."""
    matches = [(s, m) for s in decision.remedies for m in _AUTHORITY.finditer(s.text)]
    if not matches and any(re.search(r"申请(?:行政)?复议", s.text) for s in decision.remedies):
        sentence = next(s for s in decision.remedies if re.search(r"申请(?:行政)?复议", s.text))
        if not decision.excerpt:
            yield finding("R31", Severity.MAJOR, "没有写明具体的复议机关", sentence, "写明复议机关全称")
    for sentence, match in matches[:1]:
        if _UNNAMED.match(match["who"].strip()) or not _NAMED.search(match["who"]):
            at = Span(sentence.start + match.start(), sentence.start + match.end(), match[0])
            yield finding("R31", Severity.MAJOR, "复议机关不明确", at, "写明复议机关全称")


@rule("R31", "管辖法院明确", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条第一款第（五）项", kinds=DECISIONS,
      examples=("依法提起行政诉讼", "向甲市乙区人民法院提起行政诉讼"))  # fmt: skip
def court_named(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The court is named."""
    suits = [s for s in decision.remedies if re.search(r"诉讼|起诉", s.text)]
    if not suits or decision.excerpt:
        return
    named = [
        re.search(r"向[^。；，]{0,20}?(?P<who>[\u4e00-\u9fff]{2,24})(?:基层)?(?:人民)?法院", s.text)
        for s in suits
    ]
    if any(match and not re.search(r"有管辖权|管辖权|^人民$|依法|直接|内$", match["who"]) for match in named):
        return
    yield finding("R31", Severity.MAJOR, "没有写明具体的管辖法院", suits[0], "写明人民法院全称")


@rule("R31", "当场处罚先复议", Severity.FATAL, "《中华人民共和国行政复议法》第二十三条第一款第（一）项", kinds=("spot_decision",),
      examples=("可以申请复议，也可以直接提起诉讼", "应当先申请复议，对复议决定不服的再起诉"))  # fmt: skip
def review_first(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Since 2024-01-01 a decision on the spot goes to review before a court."""
    if context.as_of < _ONE_FIRST:
        return
    text = words(decision.remedies)
    if decision.remedies and not _FIRST.search(text) and _DIRECT_SUIT.search(text):
        yield finding(
            "R31",
            Severity.FATAL,
            "对当场处罚决定不服的应当先申请行政复议，不能直接起诉",
            decision.remedies[0],
            "写明应当先申请行政复议，对复议决定不服的再提起行政诉讼",
        )


@rule("R31", "复议由本级人民政府管辖", Severity.MAJOR, "《中华人民共和国行政复议法》第二十四条", kinds=DECISIONS,
      examples=("2025年，向甲市城市管理局申请行政复议", "2025年，向甲市人民政府申请行政复议"))  # fmt: skip
def government_reviews(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Since 2024-01-01 the government of the level, except agencies led from above."""
    if (
        context.as_of < _ONE_FIRST
        or decision.agency is None
        or _VERTICAL.search(decision.agency.text + decision.text[:60])
    ):
        return
    for sentence in decision.remedies:
        match = _AUTHORITY.search(sentence.text)
        if (
            match
            and _NAMED.search(match["who"])
            and "政府" not in match["who"]
            and not re.search(r"部$|国务院|署$", match["who"])
        ):
            at = Span(sentence.start + match.start(), sentence.start + match.end(), match[0])
            yield finding(
                "R31", Severity.MAJOR, "复议机关不对：2024年起由本级人民政府管辖", at, "写本级人民政府"
            )
            return


@rule("R32", "金额大小写一致", Severity.FATAL, "《中华人民共和国行政处罚法》第五十九条第一款第（三）项",
      examples=("罚款伍佰元整（¥5000.00）", "罚款伍仟元整（¥5000.00）"))  # fmt: skip
def words_and_figures(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An amount in words is the amount in figures, in either order."""
    for amount in decision.sums:
        if amount.capital_yuan is not None and amount.capital_yuan != amount.yuan:
            yield finding(
                "R32", Severity.FATAL, f"金额大小写不一致：{amount.capital} 与 {amount.yuan:.2f} 元", amount.span,
                f"{amount.yuan:.2f} 元的大写是{to_capital(amount.yuan)}，请核实哪个金额正确",
                expected=to_capital(amount.yuan), actual=amount.capital,
            )  # fmt: skip
