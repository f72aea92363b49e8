"""R31, R32: remedies, amounts in words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span, words
from assistant.review.parts.own_terms import own_terms
from assistant.review.parts.place import agency_place, county_place, overlapping, place_of
from assistant.review.rule import REMEDIED, CannotTellError, finding, rule
from assistant.review.rules.payment import run_from_making
from assistant.text.capital import LARGEST, to_capital
from assistant.text.days_given import DaysGiven, days_to_review, days_to_sue

_REVIEW_LAW = "《中华人民共和国行政复议法》第二十条第一款"
_SUE_LAW = "《中华人民共和国行政诉讼法》第四十六条第一款"
_AUTHORITY = re.compile(
    r"(?P<told>复议(?:受理)?机关(?:为|是|系|[:：])(?!被告|共同))?(?(told)|向)(?P<who>[^。；，]{0,60}?)"
    r"(?(told)(?=[。；，）)]|$)|(?:(?:申请|提出|提起|递交)[^。；，]{0,6}复议|申请(?=[；。，])))"
)
_COURT = re.compile(
    r"向(?P<who>[^。；，]{0,40}?人民法院|[^。；，]{0,30}法院)|(?:依法|直接|另行)?(?:提起|起诉)"
)
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,}(?:政府|局|厅|委员会|部|署|委|支队|总队|办公室|管委会|海关)")
_GENERIC = re.compile(
    r"(?:本级|同级|上级|上一级|当地|所在地|相应|有关|主管)(?:的)?[\u4e00-\u9fff]{0,8}(?:人民)?(?:政府|部门|机关|局|厅)"
)
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
_AUTHORITY_OR_COURT = re.compile(
    r"(?:向|或者?)(?P<who>[\u4e00-\u9fff]{2,20}?(?:人民政府|人民法院|法院|局|厅|委员会))"
)
# 或者在六个月内向某县人民法院: whom it is put to stands behind 向
_BEHIND_TO = re.compile(
    r"(?:向|或者?)(?P<who>(?![^，。；、]{0,16}内(?:直接|依法)?向)[\u4e00-\u9fff]{2,20}?(?:人民政府|人民法院|法院|局|厅|委员会))"
)
_AFTER = 15
# the term right behind runs from the decision on review
_AFTER_REVIEW = re.compile(
    r"(?:收到|接到|送达|知道|自|从)[^，。；]{0,4}(?:行政)?复议(?:决定)?(?:书)?(?:送达)?(?:之|的)?(?:次)?日起[^，。；\d一二三四五六七八九十]{0,4}$|复议(?:期满|期限届满)之日起$"
)
_SIX_MONTHS = date(2015, 5, 1)
_ONE_FIRST = date(2024, 1, 1)
_LAND = re.compile(r"土地管理法[^。]{0,400}(?:退还|拆除)")


@rule("R31", "复议期限", Severity.FATAL, _REVIEW_LAW, kinds=REMEDIED,
      examples=("三十日内申请行政复议", "六十日内申请行政复议"))  # fmt: skip
def review_term(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Sixty days."""
    for sentence in decision.remedies:
        for given in days_to_review(sentence.text):
            if given.days != 60:
                yield finding(
                    "R31",
                    Severity.FATAL,
                    "复议期限不对",
                    _place(sentence, given),
                    "六十日",
                    expected="六十日",
                    actual=given.written,
                    replacement=given.instead("六十日"),
                )


def _place(sentence: Span, given: DaysGiven) -> Span:
    return Span(sentence.start + given.start, sentence.start + given.end, given.text)


@rule("R31", "起诉期限", Severity.FATAL, _SUE_LAW, kinds=REMEDIED,
      examples=("三个月内直接提起行政诉讼（2025年）", "六个月内直接提起行政诉讼"))  # fmt: skip
def suit_term(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Six months since 2015-05-01, three before; fifteen days after review, and for land by 土地管理法第八十三条."""
    for sentence in decision.remedies:
        for given in days_to_sue(sentence.text):
            if _AFTER_REVIEW.search(sentence.text, 0, given.start):
                yield from _after_review(given, sentence, context)
                continue
            fits = _term_fits(given, sentence.text, decision, context.as_of)
            if fits or any(term.days == given.days for term in own_terms(decision, context)):
                continue
            yield finding(
                "R31",
                Severity.FATAL,
                "起诉期限不对",
                _place(sentence, given),
                "六个月",
                expected="六个月",
                actual=given.written,
                replacement=given.instead("六个月"),
            )


def _after_review(given: DaysGiven, sentence: Span, context: ReviewContext) -> Iterator[Finding]:
    """Against a decision on review one sues within fifteen days (行政诉讼法第四十五条), whatever law was invoked unless it sets a term of its own."""
    if given.days == _AFTER or given.unit == "个工作日":
        return
    if any(term.days == given.days for term in own_terms(context.decision, context)):
        return
    yield finding(
        "R31", Severity.FATAL, "不服复议决定的起诉期限不对", _place(sentence, given), "十五日", expected="十五日", actual=given.written,
        replacement=given.instead("十五日"), basis="《中华人民共和国行政诉讼法》第四十五条",
    )  # fmt: skip


def _term_fits(given: DaysGiven, sentence: str, decision: Decision, day: date) -> bool:
    if given.unit == "个月":
        return given.count == 6 or (given.count == 3 and day < _SIX_MONTHS)
    if given.days == 15:
        after_review = re.search(r"复议决定|复议机关|复议[^。；]{0,12}不服", sentence)
        return bool(
            after_review
            or _FIRST.search(words(decision.remedies))
            or _LAND.search(unquoted(decision.text).replace("\n", ""))
        )
    return given.days == 60  # 六十日内复议、六个月内起诉写在一句里


@rule("R31", "复议机关明确", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条第一款第（五）项", kinds=REMEDIED,
      examples=("向上一级行政机关申请行政复议", "向甲市乙区人民政府申请行政复议"))  # fmt: skip
def authority_named(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The authority of review is named."""
    matches = [(s, m) for s in decision.remedies for m in _AUTHORITY.finditer(s.text)]
    if not matches and any(re.search(r"申请(?:行政)?复议", s.text) for s in decision.remedies):
        sentence = next(s for s in decision.remedies if re.search(r"申请(?:行政)?复议", s.text))
        if not decision.excerpt:
            yield finding("R31", Severity.MAJOR, "没有写明具体的复议机关", sentence, "写明复议机关全称")
    for sentence, match in matches[:1]:
        if _UNNAMED.match(match["who"].strip()) or not _NAMED.search(_GENERIC.sub("", match["who"])):
            at = Span(sentence.start + match.start(), sentence.start + match.end(), match[0])
            yield finding("R31", Severity.MAJOR, "复议机关不明确", at, "写明复议机关全称")


@rule("R31", "管辖法院明确", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条第一款第（五）项", kinds=REMEDIED,
      examples=("依法提起行政诉讼", "向甲市乙区人民法院提起行政诉讼"))  # fmt: skip
def court_named(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The court is named."""
    suits = [s for s in decision.remedies if re.search(r"诉讼|起诉", s.text)]
    if not suits or decision.excerpt:
        return
    named = [
        re.search(
            r"(?:向|法院(?:为|是|系|[:：]))(?P<who>(?:(?!向)[\u4e00-\u9fff]){2,24}?)(?:基层)?(?:人民)?法院",
            s.text,
        )
        for s in suits
    ]
    if any(
        match
        and not re.search(
            r"有管辖权|管辖权|^人民$|依法|直接|内$|^(?:有关|相关|相应|当地|本地|所在地|属地|辖区|同级|上一?级|具有)",
            match["who"],
        )
        for match in named
    ):
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


@rule("R31", "复议由本级人民政府管辖", Severity.MAJOR, "《中华人民共和国行政复议法》第二十四条", kinds=REMEDIED,
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


_LED_FROM_ABOVE = re.compile(r"税务|海关|国家安全|外汇管理|金融监督")


@rule("R31", "垂直领导的机关由上一级主管部门复议", Severity.MAJOR, "《中华人民共和国行政复议法》第二十七条", kinds=REMEDIED,
      examples=("某税务局的决定：向某区人民政府申请行政复议", "某税务局的决定：向上一级税务局申请行政复议"))  # fmt: skip
def reviewed_from_above(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Customs, finance, foreign exchange, tax and state security are reviewed by the authority above them."""
    if decision.agency is None or not _LED_FROM_ABOVE.search(decision.agency.text):
        return
    for sentence in decision.remedies:
        match = _AUTHORITY.search(sentence.text)
        if match and match["who"].endswith("人民政府") and "或" not in match["who"]:
            at = Span(sentence.start + match.start(), sentence.start + match.end(), match[0])
            yield finding(
                "R31", Severity.MAJOR, "复议机关不对：应当向上一级主管部门申请", at, "写上一级主管部门全称"
            )
            return


@rule("R32", "金额大小写一致", Severity.FATAL, "《中华人民共和国行政处罚法》第五十九条第一款第（三）项",
      examples=("罚款伍佰元整（¥5000.00）", "罚款伍仟元整（¥5000.00）"))  # fmt: skip
def words_and_figures(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An amount in words is the amount in figures, in either order; so is one repeated in brackets."""
    for one, two in zip(decision.sums, decision.sums[1:], strict=False):
        gap = decision.text[one.span.end : two.span.start]
        if (
            re.fullmatch(r"整?[（(](?:人民币|小写|即|[¥￥:：\s])*", gap)
            and decision.text[two.span.end : two.span.end + 2].lstrip("元")[:1] in ("）", ")")
            and one.yuan != two.yuan
        ):
            at = Span(one.span.start, two.span.end, decision.text[one.span.start : two.span.end])
            yield finding(
                "R32",
                Severity.FATAL,
                f"金额前后不一致：{one.span.text} 与 {two.span.text}",
                at,
                "请核实哪个金额正确",
                expected=one.span.text,
                actual=two.span.text,
            )
    for amount in decision.sums:
        if amount.capital_yuan is not None and amount.capital_yuan != amount.yuan:
            written = to_capital(amount.yuan) if 0 <= amount.yuan < LARGEST else ""
            yield finding(
                "R32", Severity.FATAL, f"金额大小写不一致：{amount.capital} 与 {amount.yuan:.2f} 元", amount.span,
                (f"{amount.yuan:.2f} 元的大写是{written}，" if written else "") + "请核实哪个金额正确",
                expected=written, actual=amount.capital,
            )  # fmt: skip


@rule("R31", "复议、起诉期限的起算", Severity.MAJOR, _REVIEW_LAW, kinds=REMEDIED,
      examples=("自本决定书作出之日起六十日内申请复议", "自收到本决定书之日起六十日内申请复议"))  # fmt: skip
def remedies_from_receipt(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The periods run from knowledge of the decision (行政复议法第二十条, 行政诉讼法第四十六条)."""
    yield from run_from_making("R31", "复议、起诉期限", decision.remedies, "自收到（知道）决定之日起")


_REGION = re.compile(r"^(?P<name>[\u4e00-\u9fff]{2,4}?(?:自治县|市|县|区|旗))(?=[\u4e00-\u9fff])")


def _strange(who: str, decision: Decision, sentence: Span) -> str:
    """The county or city of an authority, when the rest of the paper never names it."""
    match = _REGION.match(who)
    if match is None or "铁路" in who or "运输" in who or "法院" in who:
        return ""
    rest = decision.text[: sentence.start] + decision.text[sentence.end :]
    return "" if match["name"][:-1] in rest else match["name"]


_ASSIGNED = re.compile(r"集中管辖|指定管辖|异地管辖|跨(?:行政)?区划|相对集中")


def _court_elsewhere(who: str, decision: Decision, sentence: Span) -> str:
    """The county or city of a court that the paper names nowhere else; a bare district may be where the office of a city sits."""
    match = _REGION.match(who)
    agency = re.sub(r"\s", "", decision.agency.text if decision.agency else "")
    if match is None or not who.endswith("法院") or re.search("铁路|运输|中级|高级|有管辖", who):
        return ""
    city = re.match(r"[\u4e00-\u9fff]{2,4}?市(?![\u4e00-\u9fff]{1,4}(?:县|区|市|旗))", agency)
    if match["name"].endswith("区") and city or _ASSIGNED.search(decision.text):
        return ""
    rest = decision.text[: sentence.start] + decision.text[sentence.end :]
    own = next(
        (m["who"] for m in _AUTHORITY_OR_COURT.finditer(sentence.text) if m["who"].endswith("政府")), ""
    )
    return "" if match["name"] in rest or match["name"] in own else match["name"]


@rule("R31", "复议机关、法院在本地", Severity.MAJOR, "《中华人民共和国行政复议法》第二十四条", kinds=REMEDIED,
      examples=("甲市某局的决定书写向乙市人民政府申请复议", "写向甲市人民政府申请复议"))  # fmt: skip
def remedies_in_place(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The authority of review is of the agency's own region; a court of another city may have been assigned, of another province not."""
    own = agency_place(decision)
    county = (
        None if own or decision.agency is None else _REGION.match(re.sub(r"\s", "", decision.agency.text))
    )
    if not own and county is None:
        raise CannotTellError("没有读出机关所在地区")
    own = own or (county_place(decision, county["name"]) if county else "")
    for sentence in decision.remedies:
        for match in _BEHIND_TO.finditer(sentence.text):
            theirs = place_of(match["who"])
            if not theirs and (strange := _strange(match["who"], decision, sentence)):
                at = Span(
                    sentence.start + match.start("who"), sentence.start + match.end("who"), match["who"]
                )
                yield finding(
                    "R31",
                    Severity.MAJOR,
                    f"复议机关（法院）在{strange}，文书其他部分没有这个地方",
                    at,
                    "核对复议机关和管辖法院",
                    expected=own or (county["name"] if county else ""),
                    actual=strange,
                )
                continue
            if not theirs and (elsewhere := _court_elsewhere(match["who"], decision, sentence)):
                start = sentence.start + match.start("who")
                yield finding(
                    "R31", Severity.HINT, f"管辖法院在{elsewhere}，文书其他部分没有这个地方", Span(start, sentence.start + match.end("who"), match["who"]), "核对管辖法院；集中管辖、异地管辖的写明依据",
                    expected=own or (county["name"] if county else ""), actual=elsewhere, ground=Ground.CANNOT_TELL,
                )  # fmt: skip
                continue
            if not own or not theirs or overlapping(own, theirs):
                continue
            court = "法院" in match["who"]
            far = own.split("/")[0] != theirs.split("/")[0]
            at = Span(sentence.start + match.start("who"), sentence.start + match.end("who"), match["who"])
            yield finding(
                "R31", Severity.MAJOR if far or not court else Severity.HINT, f"{'法院' if court else '复议机关'}不在{own.replace('/', '')}", at,
                "核对复议机关和管辖法院", expected=own, actual=theirs, ground=Ground.CERTAIN if far or not court else Ground.CANNOT_TELL,
            )  # fmt: skip
