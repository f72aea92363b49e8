"""R20, R23, R26, R27: reasons against the fine; a defence that made it heavier; spot procedure; review before the decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.law.penalty_model import Fine
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.generally import found_here
from assistant.review.parts.imposed import blanked
from assistant.review.parts.model import Decision, Imposed, Span
from assistant.review.parts.voices import own_words
from assistant.review.parts.whose import speaks_of_others
from assistant.review.parts.whose_range import ranges_of_party
from assistant.review.rule import PENALTIES, PROPOSING, CannotTellError, finding, rule

_LAW = "《中华人民共和国行政处罚法》"
_MILDER = re.compile(r"从轻|较轻|从低|偏低|较低")
_MILD = re.compile(
    r"(?:予以|应当|可以|依法|给予|决定)?从轻(?:行政)?处罚|从轻(?:情节|情形|档|裁量|确定|幅度)|程度(?:较轻|轻微)|幅度(?:内|以内|中)?(?:的)?(?:偏低|从低|较低)|较轻(?:情形|情节|档|违法)|(?:违法)?情节(?:较轻|轻微)|(?:属|为|按)[^，。；]{0,8}(?:较轻|轻微|从轻)"
)
_STERN = re.compile(
    r"(?:予以|应当|依法|给予|决定)?从重(?:行政)?处罚|从重(?:情节|情形|档)|情节(?:严重|恶劣)|(?:属|为|按)[^，。；]{0,8}(?:较重|严重|从重)"
)
_NOT_SAID = re.compile(
    r"不具有|不具备|不符合|不适用|并非|不属于?(?:从|较|情节|严重)|不构成|不(?:予以?|应|宜|得|能|再|作|给予)?从[重轻]|未达到?|没有|未发现|无从|请求|要求|希望|恳请|不予采纳|不成立|不存在|从轻[、，]?(?:或者)?减轻[、，]?(?:或者)?从重"
)
_STERN_TIER = re.compile(
    r"(?<!不)(?:按照?|属于?|适用|给予|予以|依法|应当?|应予|决定)(?!不)[^，。；]{0,8}(?:从重|较重|严重)(?:档|情节|情形|阶次|等级|处罚|裁量|违法)|情节(?:较重|严重|恶劣)[，、](?:应予|予以|依法)?从重(?:行政)?处罚"
)
# 曾考虑适用较重档次: what was weighed, not what was chosen
_WEIGHED = re.compile(r"(?:曾|原拟|原先|建议|有意见|考虑过?)[^，。；]{0,10}$")
_MILD_FACTS = re.compile(
    r"首次|初次|数量较少|面积不大|按期改正|及时(?:改正|恢复|停止|消除|清除)|恢复及时|当场改正|主动|积极配合|没有造成|未造成|后果轻微|时间较?短"
)
_STERN_FACTS = re.compile(
    r"拒不|再次|多次|屡|曾因|阻碍|隐匿|(?<!未)(?<!未发现)(?<!没有)(?<!尚未)造成[^，。；]{0,10}(?:后果|损失|伤)|影响(?:恶劣|较大)|逾期"
    r"|(?:较|特别|巨|很|已)(?:大|多|长|高|久|达)|数额|(?<![\d.])\d[\d.]*(?![\d.]|[年月日号])|(?:但|不过|然而)[^。]{0,40}(?:数量|面积|货值|金额|时间|倍数)"
)
_FIRST_TIME = re.compile(
    r"(?:初次|首次|第一次)违法|(?:未|没有)(?:曾)?(?:因[^。；，]{0,14})?受过(?:行政)?处罚|无[^，。；）]{0,8}(?:违法|处罚)[^，。；）]{0,4}(?:前科|记录)"
)
_AGAIN = re.compile(
    r"(?<!未)(?:曾|此前|之前|已|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)因[^。；，]{0,30}(?:被|受到|受过)[^。；，]{0,16}(?:处罚|罚款|警告)|再次(?:违法|实施|被)|屡教不改|多次(?:违法|被处罚)|第[二三四五2-5]次[^，。；]{0,10}(?:违[法反规]|被(?!告知|询问|约谈)|受|实施|查[获处]|处罚|擅自|无证)|两年内(?:(?!未|没|无|不)[^。；，]){0,10}(?:再|又)"
)
_UPPER, _LOWER = 0.7, 0.3
_HEAVIER = re.compile(
    r"(?:申辩|陈述|态度|认识)[^。\n]{0,40}(?:原拟|拟)[^。；\n]{0,12}(?:基础上|之上)?[^。；\n]{0,8}(?:加重|从重|提高|增加)|因[^。；\n]{0,16}(?:申辩|陈述|听证)[^。；\n]{0,20}(?:加重|从重)"
)
# 不得因其申辩加重, 因申辩而不再加重: what was not done, must not be done or is asked not to be done
_NOT_HEAVIER_BEFORE = re.compile(
    r"(?:未|没有?|不(?:得|会|能|应当?|可|予|宜|许|再|存在|是)?|非|禁止|严禁|避免|防止|杜绝|无)(?:对?(?:其|当事人|你(?:单位|公司|店)?)|任何|单纯|仅仅?|曾|有|出现|发生)*(?:因(?:其|当事人|为)?的?)?$"
)
_NOT_HEAVIER_WITHIN = re.compile(
    r"(?:未|没有?|不(?:得|会|能|应当?|可|予|宜|许|再|作|做)?|无)(?:对?(?:其|当事人|你(?:单位|公司|店)?)|据此|因此|作|做|予以?|进行|处罚|曾|有|任何|在?(?:其)?原拟[^，。；]{0,16}[上额度])*(?:加重|从重|提高|增加)$"
)
_SPOT_KINDS = frozenset({"警告", "罚款", "通报批评"})
_OFFICER = "(?:执法(?:人员|员|队员)|监督员|监察员|检查员|稽查员|协管员|队员|民警|办案人员|工作人员|承办人员?)"
_COLLECTED = re.compile(
    "当场收缴|当场(?:缴纳|缴清|收取)|已当场[^。；]{0,6}(?:收|缴)"
    rf"|(?:罚款|现金)[^。；，]{{0,12}}(?:[上缴]?交(?:给|由|予|付)?|付给|缴给)[^。；，]{{0,6}}{_OFFICER}"
    rf"|{_OFFICER}[^。；，]{{0,6}}(?:收取|收缴|代收|收讫)[^。；，]{{0,4}}(?:罚款|现金)"
)
_NOT_COLLECTED = re.compile(r"(?:不|未|没有|无需|不得|禁止|不再|并未)(?:予以|进行|实行|采取|会)?$")
_FORBIDDEN = re.compile("[不勿未]|无权|禁|没有")  # 不得将罚款直接交给执法人员
_HARD = re.compile(r"事后难以执行|边远|水上|交通不便|当事人提出|缴纳(?:确有)?困难|不当场收缴")
# what is collected is a paper or a thing, or only received: 已当场收到决定书
_NO_MONEY = re.compile(
    r"(?:到|悉|执|集|拾|回|起|存|阅)|(?!到|悉)(?:取|缴|下|讫|清)?了?(?![^，。；\n（()）]{0,16}(?:款|元))[^，。；\n（()）]{0,12}(?:书|文件|原件|复印件|物品?|样品?|证件?|照|牌|具|笔录|单据|材料|资料|证据|车辆|设备)"
)
_SIGNED_FOR = re.compile(r"(?:签|接|回|查|验|没)收$")
_SMALL = 100
_UNREVIEWED = re.compile(
    r"未通过[^，。；]{0,6}(?:法制)?审核|(?:法制)?审核(?:意见)?(?:为)?(?:未通过|不予?通过|不同意)|(?:未经|没有经过|未进行|未履行|未报)[^。；，]{0,10}(?:法制审核|集体讨论|法核)|(?:未|没有)(?:再|另行|按规定|依法|按程序)?(?:送|报送|移送|提交|提请|交由?|组织)(?:(?!不得)[^。；，]){0,12}(?:法制审核|集体讨论|法核)(?![^。；]{0,8}不得)|(?:案情|时间)[^。；，]{0,6}(?:简单|紧)[^。；]{0,12}(?:未|不)[^。；，]{0,6}(?:法制审核|集体讨论)|(?:无需|不需要?|无须|不必|免予)(?:进行|报送|经过?|履行)?(?:法制审核|集体讨论|法核)"
    r"|(?:未|没有)(?:再次?|重新|另行)[^。；，]{0,6}(?:法制)?(?:审核|法核)|(?:法制审核|法核|审核)(?:意见|结论|结果)?[^。；，]{0,8}(?:证据不足|事实不清|退回|不予通过|建议撤销|建议不予处罚)(?:的?(?:审核)?意见)?(?![^。]{0,80}(?:再次|重新|补充|完善|复审)[^。]{0,30}(?:通过|同意|审核))"
    r"|(?:法制审核|法核|集体讨论|集体审议)[^。；]{0,24}(?:补[办做开签记]|事后|倒签)|(?:决定书?|处罚)[^。；，]{0,4}(?:印发|送达|作出|下达|签发)(?:之?后|以后)[^。；]{0,16}(?:法制审核|集体讨论|集体审议)"
)
# 不属于应当法制审核的情形，无需……: lawful, unless the paper itself tells of a hearing or a grave penalty
_NO_NEED = re.compile(
    r"(?:不(?:属于?|构成|存在|在|是|符合|具有|涉及)|未达到?|没有|无)[^。；]{0,50}(?:情形|范围|案件|标准|条件|违法行为|第五十八条)"
)
_LESSENED = re.compile(r"(?:予以|给予|依法)减轻(?:行政)?处罚|(?:最低|下)限以下")
_DISCUSSED = re.compile(
    r"集体(?:讨论|审议|研究|议案|合议|会审)|案审会|案件审(?:理|查)委员会|会议(?:讨论|研究|决定)"
)
_BY_OFFICER = re.compile(
    r"(?:由|经)(?:案件|本案)?(?:承办人|办案人员|执法人员)(?:[^，。；\n]{0,6})(?:自行|直接|研究|商量)?决定"
)
_REVIEWED = re.compile(
    r"法制审核|法核|法制(?:机构|部门|科|股|室|处|大队|工作机构|人员)[^。；]{0,30}(?:审核|审查)|合法性审查"
)
_GRAVE = frozenset({"吊销许可证件", "责令停产停业", "责令关闭", "限制从业", "降低资质等级"})


@rule(
    "R20", "裁量所述与罚款位置相符", Severity.MAJOR, f"{_LAW}第五条第二款、第三十四条", kinds=PROPOSING, needs="法规库",
    examples=("予以从轻处罚，罚款在幅度的上段", "予以从轻处罚，罚款在幅度的下段"),
)  # fmt: skip
def place_in_range(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Milder words with a fine in the upper part of the range, sterner ones in the lower; the ends are told elsewhere."""
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    told = [f for c in context.applied_rules for f in c.rule.fines if f.type == "amount" and f.max]
    apart = [ranges_of_party(one, told, decision) for one in fines]
    if not told or not fines or len(fines) > 1 and not all(apart):
        raise CannotTellError("罚款或者幅度不止一个，或者没有读出")
    measured = [_share(one, own or told) for one, own in zip(fines, apart, strict=True)]
    mild, stern = _said(decision, _MILD), _said(decision, _STERN)
    for one, share in zip(fines, measured, strict=True):
        if share is not None and mild and _MILDER.search(mild.text) and not stern and share >= _UPPER:
            yield _off("写从轻（较轻），罚款却在法定幅度的上段", one.span, mild)
        if share is not None and stern and not mild and share <= _LOWER:
            yield _off("写从重（严重），罚款却在法定幅度的下段", one.span, stern)


def _share(one: Imposed, fines: Sequence[Fine]) -> float | None:
    """Where in the one range that holds it a fine lies, None at its ends.

    Raises:
        CannotTellError: several ranges hold it.
    """
    assert one.amount is not None
    ranges = {(f.min or 0.0, f.max) for f in fines}
    ranges = {r for r in ranges if r[0] <= one.amount.yuan <= (r[1] or 0.0)} or ranges
    if len(ranges) != 1:
        raise CannotTellError("幅度不止一个，看不出适用哪一档")
    low, high = ranges.pop()
    yuan = float(one.amount.yuan)
    assert high is not None
    return (yuan - low) / (high - low) if low < yuan < high else None


def _off(message: str, at: Span, said: Span) -> Finding:
    return finding(
        "R20",
        Severity.MAJOR,
        message,
        at,
        "按所述情节和裁量基准重新裁量，或者写明理由",
        related=((said.start, said.end),),
    )


def _said(decision: Decision, pattern: re.Pattern[str]) -> Span | None:
    """Where the reasons say it, not what the party asked for or what is denied."""
    for sentence in decision.reasons:
        found = list(found_here(pattern, unquoted(sentence.text)))
        for clause in re.finditer(r"[^。；\n，]+", unquoted(sentence.text)):
            here = any(clause.start() <= at.start < clause.end() for at in found)
            if here and not _NOT_SAID.search(clause[0]):
                start = sentence.start + clause.start()
                return Span(start, start + len(clause[0]), clause[0])
    return None


@rule(
    "R20", "裁量情节不自相矛盾", Severity.MAJOR, f"{_LAW}第五条第二款", kinds=(*PROPOSING, "no_penalty"),
    examples=("此前因同类行为被处罚……系初次违法", "此前因同类行为被处罚……予以从重处罚"),
)  # fmt: skip
def first_or_again(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """First offence and earlier punishment do not go together; nor do milder and sterner at once."""
    text = unquoted(decision.text)
    for sentence in decision.reasons:
        own = unquoted(sentence.text)
        tier = next(found_here(_STERN_TIER, own), None)
        if (
            tier
            and not _WEIGHED.search(own[: tier.start])
            and next(found_here(_MILD_FACTS, own), None)
            and not _STERN_FACTS.search(own[: tier.start + len(tier.text)])
        ):
            start = sentence.start + tier.start
            yield finding(
                "R20", Severity.MAJOR, "所述情节较轻，却按从重（较重）裁量", Span(start, start + len(tier.text), tier.text), "按所述情节和裁量基准选择档次，或者写明从重的情节",
            )  # fmt: skip
            return
    first, again = (_told_of_party(pattern, text, decision) for pattern in (_FIRST_TIME, _AGAIN))
    if (
        first
        and again
        and not re.search(r"不是|并非|不属于|不能", text[max(0, first.start - 10) : first.start])
    ):
        here, there = sorted((first, again), key=lambda at: -at.start)
        if decision.is_kind == "no_penalty":
            here, there = again, first
        yield finding(
            "R20", Severity.MAJOR, "裁量情节自相矛盾：既写初次违法（没有记录），又写此前受过处罚（再次）", here, "核对处罚记录后统一",
            related=((there.start, there.end),),
        )  # fmt: skip


def _told_of_party(pattern: re.Pattern[str], text: str, decision: Decision) -> Span | None:
    """The first place where the office finds it, of the party and not of somebody else."""
    for at in found_here(pattern, text, claims=False):
        clause = re.split(r"[，。；\n]", text[: at.end])[-1]
        if not speaks_of_others(clause, decision):
            return at
    return None


@rule(
    "R25", "不因申辩加重", Severity.FATAL, f"{_LAW}第四十五条第二款", kinds=PENALTIES,
    examples=("因其申辩态度不好，在原拟罚款上加重", "申辩不成立，按原拟罚款决定"),
)  # fmt: skip
def not_heavier_for_defence(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper says that it punishes harder because the party defended itself."""
    text = unquoted(decision.text)
    match = next((m for m in _HEAVIER.finditer(text) if not _says_not_heavier(m)), None)
    if match:
        at = Span(match.start(), match.end(), match[0])
        yield finding(
            "R25",
            Severity.FATAL,
            "因当事人申辩而加重处罚",
            at,
            "不得因陈述、申辩加重处罚；按原拟处罚决定，有新的从重事实的重新告知",
        )


def _says_not_heavier(match: re.Match[str]) -> bool:
    """Whether the words say that nothing was made heavier for a defence, before them or right before the heavier."""
    before = re.split("[，。；：\\n]", match.string[: match.start()])[-1]
    because = match[0].startswith("因") or re.search(
        "因[^因]{0,4}$", before
    )  # 拒不认识错误 denies another word
    return bool(because and _NOT_HEAVIER_BEFORE.search(before) or _NOT_HEAVIER_WITHIN.search(match[0]))


@rule(
    "R26", "当场处罚的种类", Severity.FATAL, f"{_LAW}第五十一条", kinds=("spot_decision",),
    examples=("当场决定没收违法所得", "当场决定警告"),
)  # fmt: skip
def spot_kinds(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """On the spot only warnings and small fines."""
    for one in decision.imposed:
        if one.kind not in _SPOT_KINDS and one.kind != "不予处罚":
            yield finding(
                "R26",
                Severity.FATAL,
                f"当场处罚不能给予“{one.kind}”",
                one.span,
                "改用普通程序",
                expected="警告、限额以内的罚款",
                actual=one.kind,
            )


@rule(
    "R26", "当场收缴的限额", Severity.MAJOR, f"{_LAW}第六十八条", kinds=PENALTIES,
    examples=("当场收缴罚款200元，没有写理由", "当场收缴罚款50元"),
)  # fmt: skip
def collected_on_the_spot(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Up to 100 yuan, or where it could hardly be collected later."""
    text = blanked(decision.text)
    match = next(
        (
            m
            for m in _COLLECTED.finditer(text)
            if not _NOT_COLLECTED.search(text[: m.start()][-8:])
            and not _SIGNED_FOR.search(m[0])
            and not _FORBIDDEN.search(
                re.split("[，。；\n]", text[max(0, m.start() - 40) : m.start()])[-1] + m[0]
            )
            and not _NO_MONEY.match(text, m.end())
        ),
        None,
    )
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    if match and fines and not _HARD.search(text) and max(f.amount.yuan for f in fines if f.amount) > _SMALL:
        ordinary = decision.is_kind == "decision"
        yield finding(
            "R26", Severity.MAJOR, "按普通程序决定的罚款当场收缴，没有写边远、水上、交通不便地区当事人提出等事由" if ordinary else "当场收缴的罚款超过一百元，没有写不当场收缴事后难以执行等事由", Span(match.start(), match.end(), match[0]),
            "改为到银行缴纳，或者写明第六十八条、第六十九条的事由",
        )  # fmt: skip


@rule(
    "R27", "审核后才作决定", Severity.MAJOR, f"{_LAW}第五十八条第一款", kinds=("decision",), needs="案卷",
    examples=("案情简单，未经法制审核（举行过听证）", "经听证、法制审核后作出"),
)  # fmt: skip
def reviewed_before(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper says itself that it was not reviewed, or tells of a hearing or a grave penalty and of no review."""
    text = unquoted(decision.text)
    denied = next((at for at in own_words(_UNREVIEWED, text) if not _need_not(at, decision)), None)
    if denied:
        yield finding(
            "R27", Severity.MAJOR, "写明没有经过法制审核（集体讨论）", denied, "核对是否属于应当审核、讨论的情形；是的，补程序后再作决定",
        )  # fmt: skip
        return
    lessened, heard = _LESSENED.search(text), decision.event("听证")
    if lessened:
        yield from _undiscussed(
            decision,
            "减轻处罚，文书没有写机关负责人集体讨论，需看案卷",
            "核对集体讨论记录；情节复杂的应当集体讨论决定",
        )
    alone = next(own_words(_BY_OFFICER, text), None)
    if alone:
        yield finding(
            "R27", Severity.MAJOR, "写明由承办人（执法人员）自行决定", alone, "由行政机关负责人审查决定；情节复杂或者重大的集体讨论决定",
        )  # fmt: skip
    if heard and not lessened:
        yield from _undiscussed(decision, "举行过听证，文书没有写集体讨论，需看案卷", "核对集体讨论记录")
    grave = next((one for one in decision.imposed if one.kind in _GRAVE), None)
    if (heard or grave) and not _REVIEWED.search(text):
        at = heard.span if heard else grave.span if grave else decision.end
        yield finding(
            "R27", Severity.HINT, "经过听证或者属于重大处罚，文书没有写法制审核，需看案卷", at, "核对法制审核意见；未经审核的不得作出决定", ground=Ground.CANNOT_TELL,
        )  # fmt: skip


def _undiscussed(decision: Decision, message: str, advice: str) -> Iterator[Finding]:
    """A hint at what the heads discuss together, where the paper tells of no discussion."""
    if not _DISCUSSED.search(unquoted(decision.text)):
        at = next(s for s in (decision.ruling, decision.facts, decision.end) if s is not None)
        yield finding("R27", Severity.HINT, message, at, advice, ground=Ground.CANNOT_TELL)


def _need_not(at: Span, decision: Decision) -> bool:
    """Whether the sentence gives the reason that the case is none of those to be reviewed, and the paper shows no other."""
    start = max(decision.text.rfind(mark, 0, at.start) for mark in "。；\n") + 1
    sentence = re.split("[。；\n]", decision.text[start:])[0]
    grave = any(one.kind in _GRAVE for one in decision.imposed)
    return _NO_NEED.search(sentence) is not None and not decision.event("听证") and not grave
