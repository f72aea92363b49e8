"""R29: what the law asks each kind of decision to contain (行政处罚法第五十二条第二款、第五十九条第一款)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.basis_words import BARE_BASIS
from assistant.review.parts.body import unquoted
from assistant.review.parts.head import end_of_head
from assistant.review.parts.model import Decision, Span, words
from assistant.review.parts.story import story_of
from assistant.review.rule import CannotTellError, finding, rule

_LAW = "《中华人民共和国行政处罚法》"
_BASIS = f"{_LAW}第五十九条第一款"
_REVIEW = re.compile(r"复议")
_SUE = re.compile(r"诉讼|起诉")
_SIXTY = re.compile(r"六十\s*[日天]|60\s*[日天]")
_MONTHS = re.compile(r"六个月|6\s*个月|三个月|3\s*个月|十五\s*[日天]|15\s*[日天]")
_PAID = re.compile(r"缴纳|缴款|缴至|缴到|交至|上缴|缴清|交清|交付|交纳|收缴|履行|汇入|缴入")
_WHEN = re.compile(r"[一二三四五六七八九十\d]\s{0,8}(?:个工作)?[日天]|当场|立即|期限|之日|\d月\d{1,2}日")
_HAS_EVIDENCE = re.compile(
    r"笔录|照片|录像|视频|证言|鉴定|凭证|报告|检测|截图|票据|发票|陈述|勘验|记录|合同|单|表|书(?!证)|证[一二三四五六七八九十\d]|函|图|执照|许可证|查询|物证|书证|证明(?!材料证实|(?:材料|文件)\s*[:：])"
)
_PARTY_SIGNS = re.compile(
    r"^[^\n，。]{0,4}(?:当事人|被处罚人|被处罚单位)[^\n，。]{0,8}签[^\n]{0,6}[：:]", re.MULTILINE
)
# 税务人员（签名）：…: who signs for the office, whatever the trade calls him
_SIGNS_FOR_OFFICE = r"(?:^|(?<=[\s\u3000。；]))(?!当事|被|受|见证|代理|委托|法定|负责|相对|违法|翻译|到场|在场|陪同|签收|收件|收款|证人|举报|投诉|其他|利害|涉案)[\u4e00-\u9fff]{2,8}(?:人员|员|官)[ \t\u3000]*[（(](?:签名|签字|签章|盖章)(?:或者?(?:签名|签字|签章|盖章))?[）)]"
_OFFICERS = re.compile(
    rf"执法人员|承办人|办案人员|民警|警察|警官|交警|监督员|监察员|稽查人?员|{_SIGNS_FOR_OFFICE}", re.MULTILINE
)
_OFFICERS_SIGN = re.compile(
    rf"(?:执法人员|承办人员?|办案人员|民警|警察|警官|交警|经办人|检查人?员|执法者|监督员|监察员|稽查人?员)[^\n。，]{{0,14}}[：:]|证号?[^\n]{{0,20}}$|{_SIGNS_FOR_OFFICE}",
    re.MULTILINE,
)
_UNSIGNED = re.compile(
    r"^[^\n]{0,6}(?:执法人员|承办人|办案人员)(?:[（(]?(?:签名|签字|盖章)[）)]?)?[:：][_＿\s、，]*[_＿]{2,}[_＿ 、，]*$",
    re.MULTILINE,
)
_ADDRESS_LIKE = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:省|自治区|市|县|区|旗|镇|乡|街道|村|路|街|大道|巷)[^，。；\n]{0,30}?[\dA-Za-z一二三四五六七八九十]{1,6}(?:号|室|幢|栋|楼|组|层|弄|单元)"
)
_LIVES_LIKE = re.compile(
    r"(?:住所地?|住址|地址|现住|家住|户籍地|经营场所)[：:为]?\s{0,2}[\u4e00-\u9fff]{2,12}(?:省|市|县|区|旗|镇|乡|村)"
)
# 涉案企业：某某公司, a label of a party that is in no list
LABELLED = r"^[ \t\u3000]*[【〔［\[]?(?:被(?!委托|侵|害)|受(?!委托|理|害)|违法|涉案|涉嫌|当事|相对)[\u4e00-\u9fff]{0,8}(?:人员?|单位|企业|者|方)[ \t\u3000]*(?:[:：]|[】〕］\]][:：]?)[ \t\u3000]*[\u4e00-\u9fff]{2}"
# a name behind its label, or an addressee on a line of its own: a line that only names another field is neither
_CALLED_LIKE = re.compile(
    rf"{LABELLED}|"
    r"(?:当事人|被处罚|受处罚|违法行为人|相对人|被告知|违法单位)[\u4e00-\u9fff]{0,4}[：:|\s（(]{1,3}[\u4e00-\u9fff]{2,}"
    r"|(?:当事人|被处罚人|违法行为人|相对人|被告知人|违法单位)[\u4e00-\u9fff·（）]{2,24}[，,（(]\s?(?:男|女|性别|住|统一|社会|公民|身份|以下|法定|系)"
    # a firm or a person with particulars right behind the name, whatever stands before it
    r"|[\u4e00-\u9fff（）()]{3,40}(?:公司|厂|店|部|社|院|行|馆|场|中心|个体户)[，,（(]\s?(?:统一社会|社会信用|营业执照|注册号|住所|地址|经营场所|法定代表人|负责人|经营者)|(?<![\u4e00-\u9fff])[\u4e00-\u9fff·]{2,8}[，,（(]\s?[男女][，,）)]"
    r"|^(?![^\n]*(?:证据|事实|如下|情况|决定|规定|行为))(?!\s*(?:住|地址|户籍|经营|注册|法定|负责|主要负责|投资|统一|社会|身份|公民|居民|证件|证照|性别|民族|出生|年龄|职务|职业|工作|联系|电话|手机|邮|案由|案件|文号|编号|日期|附|类型))[^\n，。：:]{2,30}[:：]",
    re.MULTILINE,
)
_PROOF_LIKE = re.compile(r"笔录|照片|视频|录像|证言|凭证|报告|截图|票据|鉴定|勘验|复印件|送达回证|查询")
_CITED = re.compile(rf"(?:依据|根据|依照|按照|适用)[^。]{{0,30}}[《该本]|(?<![未不有])按《|{BARE_BASIS}")
_CITED_ABOVE = re.compile(
    r"(?:依据|根据|依照|按照)(?:上[列述]|前[列述]|以上|该)[^。，；《]{0,12}(?:规定|条款|法律|法规)"
)
# 《某法》第五条规定：“……处……罚款”: the provision that punishes told in its own words, without 依据 before it
_STATED = re.compile(
    r"(?<!违反)(?<!违反了)《[^《》]{2,40}》第[^。；“”《》]{1,24}(?:规定|明确)[^。；“”]{0,8}[:：，,]?\s?[“「][^”」]{0,800}?(?:罚款|没收|警告|吊销|暂扣|停产|停业|处罚)"
)
# a sentence before the evidence that may tell what was done, in whatever words it begins
_TELLS = re.compile(r"(?:\d|[〇零一二三四五六七八九十])\s?[年月日时].*[，：]")
_OF_CASE = re.compile(r"一案|立案|终结|指定|出生|身份号|身份证|信用代码|住址|住所|地址|移送|举报|交办")
_HEAD, _SEVERAL, _SHORT = 500, 3, 25


def _missing(item: str, name: str, at: Span, advice: str) -> Finding:
    return finding(
        "R29",
        Severity.FATAL,
        f"缺少法定内容：{name}",
        Span(at.start, at.start, ""),
        advice,
        basis=f"{_BASIS}第（{item}）项",
    )


def _signed_by_party_only(text: str) -> bool:
    """Whether there is a line for the party to sign and none for the officers."""
    line = _PARTY_SIGNS.search(text)
    return line is not None and not _OFFICERS_SIGN.search(text[max(0, line.start() - 200) :])


def _may_tell(decision: Decision) -> bool:
    """Whether a sentence before evidence and law may be the facts, though it begins in words that were not known."""
    sentences = re.split("[。；\n]", unquoted(story_of(decision).text))
    return any(
        len(one) > _SHORT and _TELLS.search(one) and not _OF_CASE.search(one) and not _CITED.search(one)
        for one in sentences
    )


def _based(decision: Decision, context: ReviewContext) -> bool:
    """Whether the paper says by which provision it decides, by name or as 上列规定 with the provision written above.

    Raises:
        CannotTellError: only 上列规定 is written, and whether it punishes is not known.
    """
    if not context.citations:
        return False
    if _CITED.search(decision.text) or _STATED.search(decision.text):
        return True
    above = _CITED_ABOVE.search(unquoted(decision.text))
    if above and not context.cited_rules:
        raise CannotTellError(f"依据写作“{above[0]}”，无法判断所指的是不是处罚条款")
    return above is not None


def _cut(decision: Decision, part: str) -> None:
    """A text that breaks off may have had what is missing."""
    if decision.excerpt:
        raise CannotTellError(f"文本不完整（没有写完），无法判断有没有{part}")


@rule("R29", "当事人的姓名或者名称、地址", Severity.FATAL, f"{_BASIS}第（一）项", kinds=("decision", "no_penalty"),
      examples=("某某公司：", "某某公司：住所：……"))  # fmt: skip
def party(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Name and address of every party."""
    at = decision.title or Span(0, 0, "")
    named = [p for p in decision.parties if p.name]
    if not named or not any(p.address for p in named):
        story = decision.facts.start if decision.facts else len(decision.text)
        told = min(at.end + _HEAD, story, max(end_of_head(decision.text), at.end))
        head = decision.text[
            at.end : told
        ]  # a place in the story, or where the office looked, is nobody's address
        if (named or _CALLED_LIKE.search(head)) and (_ADDRESS_LIKE.search(head) or _LIVES_LIKE.search(head)):
            raise CannotTellError("首部写了当事人和地址，但写法没有读懂")
        place = named[0].name if named and named[0].name else at
        yield _missing(
            "一",
            "当事人的姓名或者名称、地址",
            Span(place.end, place.end, ""),
            "写明当事人姓名（名称）和住址（住所）",
        )


@rule("R29", "事实和证据", Severity.FATAL, f"{_BASIS}第（二）项", kinds=("decision", "no_penalty"),
      examples=("经查明……违反了……", "经查明……以上事实有……为证。违反了……"))  # fmt: skip
def facts_and_evidence(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The facts found and the evidence listed."""
    if decision.facts is None:
        _cut(decision, "事实")
    listed = decision.evidence is not None and _HAS_EVIDENCE.search(decision.evidence.text)
    if decision.facts is not None and not listed:
        _cut(decision, "证据")
    if decision.facts is None or not listed:
        if decision.facts is not None and len(set(_PROOF_LIKE.findall(unquoted(decision.text)))) > _SEVERAL:
            raise CannotTellError("写到了多种证据，但证据部分的写法没有读懂")
        if decision.facts is None and listed and _may_tell(decision):
            raise CannotTellError("证据之前写了经过，但事实部分的写法没有读懂")
        at = decision.facts or decision.ruling or decision.end
        yield _missing(
            "二",
            "违反法律、法规、规章的事实和证据",
            Span(at.end, at.end, ""),
            "分段写明经查明的事实，并列出证据名称和证明内容",
        )


@rule("R29", "处罚的种类和依据", Severity.FATAL, f"{_BASIS}第（三）项", kinds=("decision", "no_penalty"),
      examples=("决定罚款5000元", "依据《……》第X条，决定罚款5000元"))  # fmt: skip
def kind_and_basis(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What is imposed, and on which provision."""
    based = _based(decision, context)
    if decision.imposed and based:
        return
    _cut(decision, "处罚的种类和依据")
    if decision.ruling is None and based and re.search(r"处罚|罚款|没收", decision.text):
        raise CannotTellError("处罚决定部分的写法没有读懂")
    if (
        decision.ruling is not None
        and based
        and not decision.imposed
        and re.search(r"责令|没收|拆除|退还|处", decision.ruling.text)
    ):
        raise CannotTellError("处罚内容的写法没有读懂")
    at = decision.ruling or decision.end
    yield _missing(
        "三",
        "处罚的种类和依据",
        Span(at.start, at.start, ""),
        "写明处罚依据的法规全称和条款项，以及处罚种类和内容",
    )


@rule("R29", "履行的方式和期限", Severity.FATAL, f"{_BASIS}第（四）项", kinds=("decision",),
      examples=("决定罚款5000元。如不服……", "自收到之日起十五日内到某银行缴纳罚款"))  # fmt: skip
def performance(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """How and by when, where there is something to perform."""
    text = words(decision.performance)
    if _PAID.search(text) and _WHEN.search(text):
        return
    if decision.imposed and {one.kind for one in decision.imposed} <= {
        "警告",
        "通报批评",
        "吊销许可证件",
        "降低资质等级",
    }:
        return
    _cut(decision, "履行的方式和期限")
    at = decision.ruling or decision.end
    yield _missing(
        "四", "履行的方式和期限", Span(at.end, at.end, ""), "写明缴款银行或电子支付方式、十五日期限和逾期后果"
    )


@rule("R29", "救济途径和期限", Severity.FATAL, f"{_BASIS}第（五）项", kinds=("decision", "no_penalty"),
      examples=("（没有复议、诉讼的内容）", "可以在六十日内申请行政复议，或者在六个月内提起行政诉讼"))  # fmt: skip
def remedies(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Review and litigation with their periods."""
    text = words(decision.remedies)
    if all(p.search(text) for p in (_REVIEW, _SUE, _SIXTY, _MONTHS)):
        return
    _cut(decision, "救济途径和期限")
    if _REVIEW.search(text) and _SUE.search(text):
        return  # 期限的写法由 R31 判断
    at = (
        decision.remedies[0]
        if decision.remedies
        else decision.performance[-1]
        if decision.performance
        else decision.end
    )
    yield _missing(
        "五",
        "申请行政复议、提起行政诉讼的途径和期限",
        Span(at.end, at.end, ""),
        "写明复议机关和六十日期限、管辖法院和六个月期限",
    )


@rule("R29", "机关名称和日期", Severity.FATAL, f"{_BASIS}第（六）项", kinds=("decision", "no_penalty", "spot_decision"),
      examples=("（没有落款）", "某某局（印章） 2026年3月5日"))  # fmt: skip
def agency_and_date(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The agency and the date at the foot."""
    if decision.agency is not None and decision.decided_on is not None:
        return
    _cut(decision, "落款机关和日期")
    yield _missing(
        "六",
        "行政机关名称和作出决定的日期",
        decision.decided or decision.end,
        "落款写机关全称并加盖印章，日期用汉字",
    )


@rule("R29", "当场处罚决定书的内容", Severity.FATAL, f"{_LAW}第五十二条第二款", kinds=("spot_decision",),
      examples=("没有违法行为、地点", "写明违法行为、种类和依据、数额、时间、地点、救济途径和期限、机关名称"))  # fmt: skip
def spot_contents(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """行政处罚法第五十二条第二款: act, kind and basis, amount, time, place, remedies, agency; signature of the officers."""
    _cut(decision, "法定内容")
    text = decision.text
    checks = (
        ("违法行为", decision.facts is not None or _may_tell(decision)),
        ("处罚的种类和依据", bool(decision.imposed or decision.ruling is None) and bool(_CITED.search(text) or _based(decision, context))),
        ("申请行政复议、提起行政诉讼的途径和期限", bool(_REVIEW.search(words(decision.remedies)) and _SUE.search(words(decision.remedies)))),
        ("执法人员签名或者盖章", bool(_OFFICERS.search(text)) and not _UNSIGNED.search(text) and not _signed_by_party_only(text)),
    )  # fmt: skip
    for name, there in checks:
        if not there:
            yield finding(
                "R29",
                Severity.FATAL,
                f"缺少法定内容：{name}",
                decision.end,
                f"补写{name}",
                ground=Ground.CERTAIN,
            )


_FORM_TIME = re.compile(r"^[ \t\u3000]*(?:处罚|违法|案发)(?:行为)?(?:发生)?时\s*间\s*[:：]", re.MULTILINE)
_TIME_OR_PLACE = re.compile(
    r"处罚(?:的)?(?:时间|地点)|(?:时\s*间|地\s*点)(?:[和及、]地点)?\s*[:：]|日\s?\d{1,2}时[^。；\n]{0,40}(?:当场)?(?:作出|决定|给予)"
)
_LABEL = re.compile(r"^[ \t\u3000]*[\u4e00-\u9fff、]{2,14}(?:（[^）\n]{1,8}）)?[:：]", re.MULTILINE)
_FORM = 6
_FORM_PLACE = re.compile(r"地\s*点\s*[:：]")


@rule("R29", "写了处罚时间的也写处罚地点", Severity.HINT, f"{_LAW}第五十二条第二款", kinds=("spot_decision",),
      examples=("处罚时间：……（没有处罚地点）", "处罚时间：……　处罚地点：……"))  # fmt: skip
def form_of_spot(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A form with a field for the time and none for the place; the facts may tell it: a hint."""
    _cut(decision, "法定内容")
    time = _FORM_TIME.search(decision.text)
    if not time and not _TIME_OR_PLACE.search(decision.text) and len(_LABEL.findall(decision.text)) >= _FORM:
        at = decision.facts or decision.end
        yield finding(
            "R29", Severity.HINT, "表格式的当场处罚决定书没有处罚时间、地点一栏", Span(at.start, at.start, ""), "补写处罚的时间和地点", ground=Ground.CANNOT_TELL,
        )  # fmt: skip
    if time and not _FORM_PLACE.search(decision.text):
        line = decision.text.find("\n", time.end())
        at = Span(line, line, "") if line >= 0 else decision.end
        yield finding(
            "R29",
            Severity.HINT,
            "写了时间一栏，没有写处罚地点",
            at,
            "补写处罚地点",
            ground=Ground.CANNOT_TELL,
        )
