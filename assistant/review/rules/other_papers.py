"""R29, R33 for papers that are no decisions: what each kind must hold by corpora/papers.yaml (field lists there)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span, words
from assistant.review.rule import DECISIONS, DECISIONS_AND_NOTICES, NOTICES, CannotTellError, finding, rule
from assistant.review.rules.contents import LABELLED
from assistant.text.numerals import to_int

_LAW = "《中华人民共和国行政处罚法》"
OTHERS = (*NOTICES, "correction", "reminder", "seizure", "registration", "hearing_call", "deferral")
_NUMBERED = ("correction", "reminder", "seizure", "registration", "hearing_call", "deferral")
_BASIS = re.compile(r"(?:依据|根据|依照|按照|违反了?|适用)[^。；\n]{0,30}[《该本]")
_FACTS = re.compile(
    r"经查|查明|查实|发现|违法行为|实施了|你(?:单位|公司|店)?(?:（[^）]{1,6}）)?(?:于|在|未|因)|当事人(?:于|在|未|因)|\d{4}年\d{1,2}月\d{1,2}日[^。；\n]{4,}"
)
_WHAT = re.compile(r"罚款|没收|警告|吊销|暂扣|责令停|关闭|降低|限制|通报批评|不予(?:行政)?处罚")
# What is proposed may stand in lines of its own under "拟作出如下行政处罚：".
_PROPOSED = re.compile(r"拟(?:[^。\n]|(?<=[：:；;])\n){0,240}")
_DEFENCE = re.compile(r"申辩|陈述(?:意见|权)|(?:进行|提出|有权|享有)[^，。；]{0,6}陈述")
_LISTED = re.compile(r"^\s*\d{1,2}[．.、]", re.MULTILINE)  # the number of a line is no amount
_HEARING = re.compile(r"听证")
_ORDER = re.compile(r"责令|限你|限期|要求你|应当(?:立即|于)")
_DAY = r"[〇零一二三四五六七八九十\d]"
_TERM = re.compile(
    rf"{_DAY}{{1,4}}\s{{0,2}}(?:个工作)?[日天月小时]+(?:之)?[内前]|{_DAY}{{4}}年[^。；\n]{{2,12}}日[^。；\n]{{0,6}}前|立即|当场|即刻|期限|至[^。；\n]{{2,14}}日止"
)
_PAY = re.compile(r"缴纳|缴至|履行|拆除|恢复|交纳|缴款")
_MONEY = re.compile(r"元")
_ITEMS = re.compile(
    r"清单|物品|名称|数量|如下|附[:：]|台|件|箱|辆|瓶|[\d一二三四五六七八九十百]\s?(?:张|袋|桶|吨|千克|公斤|只|个(?!月|工作)|套|盒|包|条(?!第|规)|艘|块|根|把)"
)
_TIME = re.compile(rf"{_DAY}{{1,2}}\s{{0,2}}时|上午|下午|{_DAY}{{1,2}}[:：]{_DAY}{{2}}")
_PLACE = re.compile(r"地点|地址|会议室|办公室|在[^。；\n]{2,40}(?:室|楼|厅|局|号)")
# 主持人王某（本局法规科）: the name right behind the word; 申请主持人回避 names nobody
_HOST = re.compile(
    r"主[ \t\u3000]*持[ \t\u3000]*人(?:员|姓名)?[ \t\u3000]*[：:为是｜|│]|由[^。；\n]{2,16}(?:主持|担任主持人)|(?:^|[：:，,；;。、\s])(?:听证)?主持人\s?(?!回避|应当|可以|有权|不得|参加|宣布|名单|以及|以外|认为)[\u4e00-\u9fff·]{2,4}(?=[（(，,；;。、\s])",
    re.MULTILINE,
)
_COURT = re.compile(r"法院")
_NAMED = re.compile(rf"^[^\n：:]{{2,40}}[:：]\s*$|{LABELLED}", re.MULTILINE)


def _has_remedies(decision: Decision) -> bool:
    text = words(decision.remedies)
    return "复议" in text and ("诉讼" in text or "起诉" in text)


def _proposes(decision: Decision) -> bool:
    """Whether a kind of penalty is proposed outside quoted law, a fine with its amount or range."""
    text = unquoted(decision.text)
    told = [m[0] for m in _PROPOSED.finditer(text) if _WHAT.search(m[0])]
    told += [decision.ruling.text] if decision.ruling and _WHAT.search(unquoted(decision.ruling.text)) else []
    told = [_LISTED.sub("", one) for one in told]  # the number of a line is no amount
    if not told:
        return False
    return any(
        "罚款" not in one
        or re.search(r"\d|[一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖]{1,8}元|[×Xx*]{1,6}元", one)
        for one in told
    )


# field of the registry -> what it is called, how to tell it is there, how to mend it
_FIELDS: dict[str, tuple[str, Callable[[Decision], bool], str]] = {
    "party": ("当事人", lambda d: any(p.name for p in d.parties) or bool(_NAMED.search(d.text)), "写明当事人姓名（名称）"),
    "facts": ("违法事实", lambda d: d.facts is not None or bool(_FACTS.search(d.text)), "写明时间、地点和违法行为"),
    "basis": ("法律依据", lambda d: bool(_BASIS.search(d.text)), "写明违反和依据的法规条款"),
    "proposal": ("拟处罚的内容（种类、数额）", lambda d: _proposes(d), "写明拟给予的处罚种类和幅度（数额）"),
    "defence": ("陈述、申辩的权利", lambda d: bool(_DEFENCE.search(d.text)), "写明有权陈述、申辩以及期限和方式"),
    "hearing": ("要求听证的权利", lambda d: bool(_HEARING.search(d.text)), "写明有权要求听证以及期限"),
    "order": ("责令的内容", lambda d: bool(_ORDER.search(d.text)), "写明责令做什么、停什么"),
    "period": ("期限", lambda d: bool(_TERM.search(d.text)), "写明起止日期或者截止日期"),
    "performance": ("履行的方式和期限", lambda d: bool(_PAY.search(d.text) and _TERM.search(d.text)), "写明履行的期限和方式"),
    "items": ("物品清单", lambda d: bool(_ITEMS.search(d.text)), "写明物品的名称、规格、数量，或者附清单"),
    "time": ("时间", lambda d: bool(_TIME.search(d.text)), "写明年月日时"),
    "place": ("地点", lambda d: bool(_PLACE.search(d.text)), "写明地点"),
    "host": ("主持人", lambda d: bool(_HOST.search(d.text)), "写明听证主持人姓名，并告知申请回避的权利"),
    "remedies": ("申请行政复议、提起行政诉讼的途径和期限", _has_remedies, "写明复议机关和期限、管辖法院和期限"),
    "date": ("日期", lambda d: d.decided_on is not None, "落款写明日期"),
    "agency": ("机关名称", lambda d: d.agency is not None, "落款写机关全称并加盖印章"),
}  # fmt: skip
_FATAL = frozenset({"proposal", "defence", "hearing", "facts", "basis", "order"})
_OF_DECISION = re.compile(r"决定书?(?:要求|规定|确定|载明)|届满|至今|原决定|强制执行")
_TERM_GIVEN = re.compile(
    rf"(?:收到|送达|接到|签收)[^。；\n]{{0,24}}{_DAY}{{1,3}}\s{{0,2}}(?:个工作)?[日天](?:之)?内|{_DAY}{{1,3}}\s{{0,2}}(?:个工作)?[日天](?:之)?内[^。；\n]{{0,60}}(?:缴|履行|拆|交|清|恢复|改正)|{_DAY}{{4}}年[^。；\n]{{2,12}}日[^。；\n]{{0,4}}(?:前|止)[^。；\n]{{0,40}}(?:缴|履行|拆|交|清|恢复|改正)|履行期限\s?[:：为]"
)
_OWN_RULE = {"proposal": "R23", "defence": "R25", "hearing": "R24", "remedies": "R31"}
_WHOLLY_OF_FORM = frozenset(
    {"reminder"}
)  # 行政强制法第三十五条: the right to be heard is one of its contents
_OPTIONAL = {"correction": {"remedies", "period"}, "notice": set(), "hearing_notice": set()}


@rule(
    "R29", "告知书、通知书等的内容", Severity.MAJOR, f"{_LAW}第四十四条、第六十三条；《中华人民共和国行政强制法》第二十四条、第五十四条", kinds=OTHERS,
    examples=("告知书没有写陈述申辩的权利", "告知书写明拟处罚的内容、事实、理由、依据和陈述申辩的权利"),
)  # fmt: skip
def contents_of_kind(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Each field that the registry asks of this kind of paper."""
    if decision.kind is None or decision.excerpt:
        raise CannotTellError("认不出是哪种文书，或者文本不完整")
    skipped = _OPTIONAL.get(decision.is_kind, set())
    for field in decision.kind.fields:
        entry = _FIELDS.get(field)
        if entry is None or field in skipped or entry[1](decision):
            continue
        at = _place_of(field, decision)
        severity = Severity.FATAL if field in _FATAL and decision.is_kind in NOTICES else Severity.MAJOR
        yield finding(
            "R29" if decision.is_kind in _WHOLLY_OF_FORM else _OWN_RULE.get(field, "R29"),
            severity,
            f"{decision.kind.name}缺少：{entry[0]}",
            Span(at.start, at.start, ""),
            entry[2],
        )


def _place_of(field: str, decision: Decision) -> Span:
    """Where the missing part belongs: what is proposed where it is proposed, rights before the foot."""
    if field == "proposal":
        proposed = re.search(r"拟[^。\n]{0,60}", unquoted(decision.text))
        if decision.ruling or proposed:
            start = decision.ruling.start if decision.ruling else proposed.start() if proposed else 0
            return Span(start, start, "")
    foot, day = decision.agency, decision.decided
    if (
        foot
        and day
        and foot.start < day.start
        and not re.search("[。；]", decision.text[foot.end : day.start])
    ):
        return foot
    return day or decision.end


@rule(
    "R29", "催告书的内容", Severity.MAJOR, "《中华人民共和国行政强制法》第三十五条、第五十四条", kinds=("reminder",),
    examples=("催告书没有写金额", "催告书写明履行的期限、方式、金额和陈述申辩权"),
)  # fmt: skip
def reminder_contents(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """行政强制法第三十五条、第五十四条: ten days, how, how much, and the right to be heard."""
    if decision.excerpt:
        raise CannotTellError("文本不完整")
    if re.search(r"罚款", decision.text) and not decision.sums and not _MONEY.search(decision.text):
        yield finding("R29", Severity.MAJOR, "催告书没有写明金额", decision.end, "写明应缴金额和给付方式")
    told = (s.text for s in sentences_of(unquoted(decision.text)) if not _OF_DECISION.search(s.text))
    if not any(_TERM_GIVEN.search(one) for one in told):
        at = next(iter(decision.performance), decision.end)
        yield finding(
            "R29", Severity.MAJOR, "催告书没有写明履行义务的期限", Span(at.start, at.end, at.text), "写明自收到催告书之日起十日内履行",
        )  # fmt: skip
    match = re.search(
        r"(?:本催告书|催告)[^。；\n]{0,16}?(?P<count>[一二三四五六七八九十\d]{1,3})\s{0,2}(?:个工作)?[日天]内",
        decision.text,
    )
    if match and (to_int(match["count"]) or 10) < 10:
        yield finding(
            "R30", Severity.MAJOR, f"催告的履行期限写成{match['count']}日，应当是催告书送达十日后才能申请强制执行", Span(match.start(), match.end(), match[0]), "写十日",
            basis="《中华人民共和国行政强制法》第五十四条", expected="十日", actual=f"{match['count']}日",
        )  # fmt: skip


@rule(
    "R33", "通知书等的文号", Severity.MAJOR, f"{_LAW}第四十七条", kinds=_NUMBERED,
    examples=("责令改正通知书（没有文号）", "甲综执责改字〔2026〕第12号"),
)  # fmt: skip
def numbered(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Papers that agencies number bear a number; its year is that of the date."""
    if decision.number is None:
        at = decision.title or Span(0, 0, "")
        yield finding("R33", Severity.MAJOR, "没有文号", Span(at.end, at.end, ""), "写明机关代字、年份和序号")
    elif decision.number_year and decision.decided_on and decision.number_year != decision.decided_on.year:
        yield finding(
            "R33", Severity.MAJOR, f"文号年份{decision.number_year}与落款年份{decision.decided_on.year}不一致", decision.number, "核对文号和日期",
            expected=str(decision.decided_on.year), actual=str(decision.number_year),
        )  # fmt: skip


@rule(
    "R33", "文号的种类与文书相符", Severity.MAJOR, f"{_LAW}第五十九条", kinds=DECISIONS_AND_NOTICES,
    examples=("处罚决定书的文号写“罚告字”", "处罚决定书的文号写“罚决字”"),
)  # fmt: skip
def number_of_kind(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A decision does not bear the number of a notice, nor a notice that of a decision."""
    if decision.number is None:
        return
    text = decision.number.text
    told = "告" in text and "罚" in text
    if decision.is_kind in DECISIONS and (told or "责改" in text):
        yield finding(
            "R33", Severity.MAJOR, "文号是告知书（责令改正）的文号", decision.number, "换成决定书的文号"
        )
    elif decision.is_kind in NOTICES and re.search(r"罚决|决字", text):
        yield finding("R33", Severity.MAJOR, "文号是决定书的文号", decision.number, "换成告知书的文号")
