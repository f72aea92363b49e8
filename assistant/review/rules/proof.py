"""R07, R08: quantities of the facts have a measure behind them, and the evidence listed says the same number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.of_concern import beside_the_point, not_relied_on
from assistant.review.parts.pieces import Piece, names_of, pieces_of
from assistant.review.parts.proofs import Needed, Proofs
from assistant.review.parts.story import story_of
from assistant.review.rule import (
    DECISIONS_AND_NOTICES,
    PROPOSING,
    CannotTellError,
    finding,
    rule,
)
from assistant.review.rules.opposed_words import OpposedWords
from assistant.review.rules.weight import behind_statements, left_undone
from assistant.text.bigrams import bigrams

_LAW = "《中华人民共和国行政处罚法》第四十条"


@rule(
    "R07", "范围、重量、责令有材料", Severity.HINT, _LAW, kinds=(*DECISIONS_AND_NOTICES, "correction"), needs="案卷",
    examples=("在河道管理范围内堆放，证据没有划定范围的材料", "证据有河道管理范围划界成果图"),
)  # fmt: skip
def listed_too(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A scope or season, a weight and an order that was not obeyed have papers of their own; a list may tell of them in other words: only hints."""
    pieces = pieces_of(decision)
    if len(pieces) < 2 or decision.excerpt:
        raise CannotTellError("没有读出证据清单，或者文本不完整")
    story = story_of(decision)
    facts, listed = unquoted(story.text), "、".join(f"{p.name}，{p.proves}" for p in pieces)
    for need in Proofs.read().hinted:
        match = _told(need, facts)
        if match and not need.proof.search(listed):
            start = story.start + match.start()
            at = _beside_its_like(need, pieces)
            yield finding(
                "R07", Severity.HINT, f"认定了{need.name}，证据清单中没有看到{need.wanted}", Span(at.end, at.end, ""), f"补{need.wanted}，或者写明由哪份证据证明", ground=Ground.CANNOT_TELL,
                related=((start, start + len(match[0])),),
            )  # fmt: skip


_OF_ORDERS = re.compile("责令|指令|整改|限期|改正")


def _beside_its_like(need: Needed, pieces: Sequence[Piece]) -> Span:
    """Where the lacking piece belongs: a paper of the order or the second look behind the other papers of it, else behind the statements."""
    orders = [piece.span for piece in pieces if _OF_ORDERS.search(piece.name)]
    if orders and _OF_ORDERS.search(need.name + need.wanted) or orders and "复查" in need.wanted:
        return orders[0]
    return behind_statements(pieces)


def _told(need: Needed, facts: str) -> re.Match[str] | None:
    """Where the facts tell it, not denied nor beside the point."""
    told = need.told.finditer(facts)
    return next((m for m in told if not (_NOT_THAT.search(facts[: m.start()]) or beside_the_point(m))), None)


_UNITS = r"mg/L|mg/l|μg/L|毫克[/每]升|mg/m3|mg/m³|毫克[/每]立方米|mg/kg|毫克[/每]千克|g/kg|dB|平方米|㎡|立方米|公斤|千克|吨|亩|分贝|公顷|株|头|箱|米|桶|袋|瓶|条|只|台|辆|趟|盒|包|人次"
_QUANTITY = re.compile(
    rf"(?P<before>[\u4e00-\u9fff（）()]{{0,18}})(?P<value>\d{{1,7}}(?:\.\d{{1,3}})?)\s{{0,2}}(?P<unit>{_UNITS})(?P<after>[\u4e00-\u9fff]{{0,3}})"
)
_NOT_THAT = re.compile(r"(?:非|未(?:划[为入定])?|不(?:属于?|在|是)|没有)[^，。；]{0,4}$")
_APPROXIMATE = "约计共为达近"


@rule(
    "R07", "数量有测量、账目等依据", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES, needs="案卷",
    examples=("噪声62分贝，证据只有询问笔录", "噪声62分贝，证据有监测报告"),
)  # fmt: skip
def measured(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Areas, sound, concentration, gain and disobedience are shown by their own kind of evidence."""
    if decision.evidence is None or decision.facts is None or decision.excerpt:
        raise CannotTellError("没有读出证据部分，或者文本不完整")
    facts, proofs = unquoted(decision.facts.text), names_of(decision) or decision.evidence.text
    for need in Proofs.read().needs:
        match = _told(need, facts)
        if match and not need.proof.search(proofs):
            start = decision.facts.start + match.start()
            yield finding(
                "R07", Severity.MAJOR, f"认定了{need.name}，证据中没有{need.wanted}", Span(decision.evidence.start, decision.evidence.start, ""), f"补{need.wanted}", related=((start, start + len(match[0])), (decision.evidence.start, decision.evidence.end)),
            )  # fmt: skip


@rule(
    "R08", "证据与事实数量一致", Severity.MAJOR, _LAW, kinds=PROPOSING,
    examples=("事实写堆放9立方米；证据：勘验笔录证明堆放6立方米", "事实与勘验笔录都写9立方米"),
)  # fmt: skip
def same_quantity(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A quantity told in the list of evidence about the same thing is that of the facts."""
    if decision.evidence is None or decision.facts is None:
        raise CannotTellError("没有读出证据部分或者事实部分")
    facts = list(_QUANTITY.finditer(unquoted(decision.facts.text)))
    for match in _QUANTITY.finditer(unquoted(decision.evidence.text)):
        near = [(_shared(_beside(f), _beside(match)), f) for f in facts if f["unit"] == match["unit"]]
        most = max((shared for shared, _ in near), default=0)
        same = [f for shared, f in near if shared == most > 0]
        if (
            same
            and not _of_another_thing(match, decision.facts.text)
            and all(float(f["value"]) != float(match["value"]) for f in same)
            and len({f["value"] for f in same}) == 1
        ):
            start = decision.evidence.start + match.start("value")
            at = Span(start, decision.evidence.start + match.end(), match["value"] + match["unit"])
            first = decision.facts.start + same[0].start("value")
            yield finding(
                "R08", Severity.MAJOR, f"证据所载{match['value']}{match['unit']}与认定的{same[0]['value']}{same[0]['unit']}不一致", at, "核实后统一，或者说明采信哪一个的理由",
                expected=same[0]["value"], actual=match["value"], related=((first, decision.facts.start + same[0].end()),),
            )  # fmt: skip


_DENIES = re.compile(
    r"(?:称|陈述|表示|反映|证言|证实|载明|记载|显示|提出)[^；。\n]{0,36}?(?P<denied>(?:从来没有|从没有?|从未|未曾|并未|没有|不是|不存在|并非|否认|均在|均为|系朋友|系他人|为零|已全部|仅为|免费|一切正常|未发现)[^；。，）)\n]{0,20})"
)


@rule(
    "R08", "证据所述不与事实相反", Severity.MAJOR, _LAW, kinds=(*PROPOSING, "correction"),
    examples=("询问笔录，其陈述货架上的食品均在保质期内（认定经营过期食品）", "询问笔录，证明经营过期食品"),
)  # fmt: skip
def evidence_against(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A piece listed as proof whose content, as the list tells it, denies what was found and which the facts do not tell."""
    where = decision.evidence or decision.facts
    if where is None or decision.facts is None:
        raise CannotTellError("没有读出证据部分或者事实部分")
    facts, hint = unquoted(decision.facts.text), None
    story = unquoted(story_of(decision).text) + facts
    for match in _DENIES.finditer(unquoted(where.text) if where is decision.evidence else ""):
        denied = match["denied"]
        if (
            denied[:6] in facts
            or re.search(r"未取得|没有(?:取得|办理|申请|许可|审批|违法所得)|未办理|未经|无证", denied)
            or _LACKS_PAPER.match(denied)
            or _OF_RECORD.search(denied)
            or OpposedWords.read().denies_another(denied, facts)
            or _lacks_it_too(denied, facts)
            or not_relied_on(where.text, match.start())
        ):
            continue
        start = where.start + match.start("denied")
        at = Span(start, start + len(denied), denied)
        if _of_the_facts(denied.split("、")[0], facts) or _of_the_act(match, story):
            yield finding(
                "R08", Severity.MAJOR, "列举的证据与认定的事实相反", at, "核实后说明采信哪一份证据和理由"
            )
            return
        if not hint and any(pair in facts for pair in bigrams(denied.split("、")[0])):
            hint = finding(
                "R08", Severity.HINT, "列举的证据可能与认定的事实相反", at, "核对否认的是不是认定的事实；是的，说明采信哪一份证据和理由", ground=Ground.CANNOT_TELL,
            )  # fmt: skip
    if hint:
        yield hint


def _of_the_facts(denied: str, facts: str) -> bool:
    """Whether what a piece denies is what the facts tell: a third of its words stand there, or it denies every sale where some was."""
    if _ALL_SALE.search(denied) and _SOLD_SOME.search(facts):
        return True
    pairs = OpposedWords.read().about(_DENIAL.sub(" ", denied))
    return bool(pairs) and _SHARE * sum(pair in facts for pair in pairs) >= len(pairs)


# 自备井从未抽过水, 机器从没开过: of one thing it is denied that it was ever done
_NEVER = re.compile(
    r"(?:从未|从来没有?|从没有?|一直没有?|未曾)(?P<verb>[\u4e00-\u9fff])(?:过|了|过了)?(?P<object>[\u4e00-\u9fff]{0,4})"
)
_SUBJECT = re.compile(r"[\u4e00-\u9fff]{2,8}$")


def _of_the_act(match: re.Match[str], story: str) -> bool:
    """Whether a piece denies that a thing, named in the story, ever did what the story tells of it: verb and object stand together there, the thing too."""
    never = _NEVER.match(match["denied"])
    before = re.split("[，、；。（(]", match.string[: match.start("denied")])[-1]
    before = re.sub("称|证明|证实|陈述|表示|反映", "，", before).split("，")[-1]
    subject = _SUBJECT.search(before)
    if never is None or subject is None or subject[0][-3:] not in story:
        return False
    act = never["verb"] + never["object"][:1]
    return len(act) > 1 and act in re.sub("未|没有|不得", "，", story)


_LACKS_PAPER = re.compile(
    r"(?:并没有|没有|并无|未持有?)[^，。；、]{0,16}(?:证|许可|执照|资质|资格|手续|备案|登记|申报|批准|审批|批文|批复)"
)
# no word of what was found: earlier offences and penalties
_OF_RECORD = re.compile("记录|处罚|前科|查处|违法行为|再犯|从轻|从重|减轻|投诉|举报")
_DENIAL = re.compile("过|了|从未|未曾|并未|没有|不是|不存在|并非|否认|均[在为]|未发现")
_ALL_SALE = re.compile(r"[卖售]出?(?:过|了)?(?:一[\u4e00-\u9fff]|任何)?(?:商品|货物|产品|食品)?$")
_SHARE = 3


def _lacks_it_too(denied: str, facts: str) -> bool:
    """A piece says that something was not done, and the facts tell in other words that it was not done."""
    of_sale = re.search("[卖售]", denied) and re.search("(?:未|没有)[^，。；]{0,4}[卖售]", facts)
    if of_sale and not (_OF_ALL.search(denied) and _SOLD_SOME.search(facts)):
        return True
    act = _UNDONE.match(denied)
    return act is not None and left_undone(act["act"], facts)


_OF_ALL = re.compile(
    "从未|未曾|一[\u4e00-\u9fff]{1,2}(?:都|也)?(?:未|没)|没有[^，。；]{0,4}[卖售]出?过|[卖售]出?一"
)
_SOLD_SOME = re.compile(
    r"(?<![未没待])(?:已|共|累计|实际)?(?:售出|卖出|销售(?:了|出)?)[^，。；未]{0,8}?\d|(?:已|共|累计)(?:销售|售出|卖出)"
)
_UNDONE = re.compile(
    r"(?:从未|未曾|并未|没有|未)(?:在[^，。；]{2,12}(?:内|中|时|前|期间)|按[^，。；]{2,8}|对[^，。；]{2,8})?(?:进行|开展|实施|履行|组织)?(?P<act>[\u4e00-\u9fff]{2})"
)


@rule(
    "R08", "鉴定、检测的结论与事实一致", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("鉴别检验报告（结论为假冒卷烟），事实写均为真品", "鉴别检验报告（结论为真品），事实写均为真品"),
)  # fmt: skip
def same_conclusion(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What a report concludes, as the list tells it, against what the facts say it found; both told once and plainly."""
    if decision.evidence is None or decision.facts is None:
        raise CannotTellError("没有读出证据部分或者事实部分")
    facts, listed = unquoted(story_of(decision).text), unquoted(decision.evidence.text)
    for opposite in Proofs.read().opposite:
        match = opposite.other.search(listed)
        found = _of_one_report(listed, match, opposite.told, facts) if match else False
        if match and found and not opposite.other.search(facts) and not opposite.told.search(listed):
            start = decision.evidence.start + match.start()
            yield finding(
                "R08", Severity.MAJOR, f"证据所载结论（“{match[0]}”）与认定的事实相反，存在矛盾", Span(start, start + len(match[0]), match[0]), "核实报告的结论，说明采信哪一个的理由",
            )  # fmt: skip
            return


_REPORT_WORDS = re.compile(
    r"检[验测疫定]|鉴[定别]|监测|测试|报告|结论|结果|意见|证书?|经|显示|判定|合格|符合|标准|限值|超[标过]|不|为|系|是|均|份|[\d（）()《》，、：:；]"
)
_ELSEWHERE = re.compile(r"另案|另行|此前|曾")


def _of_one_report(listed: str, match: re.Match[str], told: re.Pattern[str], facts: str) -> bool:
    """Whether what the facts say was found is of the thing that the piece with the conclusion tested, not of another."""
    begin = max(listed.rfind(mark, 0, match.start()) for mark in "。；、\n") + 1
    piece = bigrams(_REPORT_WORDS.sub("", listed[begin : match.end()]))
    for one in told.finditer(facts):
        start = max(facts.rfind(mark, 0, one.start()) for mark in "，。；\n") + 1
        clause = re.split("[，。；\n]", facts[start:])[0]
        named = bigrams(_REPORT_WORDS.sub("", clause))
        if not _ELSEWHERE.search(clause) and (not piece or len(named) < _NAMES_NOTHING or piece & named):
            return True
    return False


_NAMES_NOTHING = 3
_SINCE = re.compile(r"自(?P<day>\d{4}年\d{1,2}月\d{1,2}日)起(?!至)(?P<act>[\u4e00-\u9fff]{0,4})")


@rule(
    "R08", "证据所载的起始日期与事实一致", Severity.HINT, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("笔录证明自2024年6月15日起执业，事实写自2024年7月15日起", "笔录和事实都写自2024年7月15日起"),
)  # fmt: skip
def same_beginning(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A piece tells a first day, the facts one other, and the day of the piece stands nowhere in them: a hint."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    facts = unquoted(story_of(decision).text)
    days = {m["day"] for m in _SINCE.finditer(facts)}
    for match in _SINCE.finditer(unquoted(decision.evidence.text)):
        if len(days) == 1 and match["day"] not in facts:
            start = decision.evidence.start + match.start("day")
            yield finding(
                "R08", Severity.HINT, f"证据所载自{match['day']}起，事实写自{next(iter(days))}起", Span(start, start + len(match["day"]), match["day"]), "核对起始日期；说的不是同一件事的写清", ground=Ground.CANNOT_TELL,
                expected=next(iter(days)), actual=match["day"],
            )  # fmt: skip
            return


_MONEY = re.compile(r"(?P<sum>\d{1,9}(?:[,，]\d{3}){0,3}(?:\.\d{1,2})?)\s{0,2}元")


@rule(
    "R08", "证据所载金额见于事实", Severity.HINT, _LAW, kinds=PROPOSING,
    examples=("转账记录（共9600元），事实写进货12480元", "转账记录（共12480元），事实写进货12480元"),
)  # fmt: skip
def money_of_evidence(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An amount told with a piece of evidence occurs in the facts or the reasons."""
    if decision.evidence is None or decision.facts is None:
        raise CannotTellError("没有读出证据部分或者事实部分")
    rest = decision.text[: decision.evidence.start] + decision.text[decision.evidence.end :]
    told = {re.sub("[,，]", "", m["sum"]).removesuffix(".00") for m in _MONEY.finditer(rest)}
    for match in _MONEY.finditer(decision.evidence.text):
        value = re.sub("[,，]", "", match["sum"]).removesuffix(".00")
        if told and value not in told:
            start = decision.evidence.start + match.start()
            yield finding(
                "R08",
                Severity.HINT,
                f"证据所载{match[0]}在事实中没有",
                Span(start, start + len(match[0]), match[0]),
                "核对金额；不一致的说明采信哪一个",
            )
            return


def _beside(match: re.Match[str]) -> tuple[str, str, str]:
    """The words right before a number, those right behind its unit, and what it measures or that it is a total, twice so that it counts."""
    before = match["before"].rstrip(_APPROXIMATE)
    total = "共计" if re.search("共计|合计|总计", match["before"][-4:]) else ""
    return before[-6:], match["after"], before[-1:] * 2 if before[-1:] in tuple("长宽高深厚") else total


_MEASURE = re.compile(
    r"(?:总|建筑|占地|合计|实际)?(?:面积|数量|重量|长度|高度|宽度|体积|总量)|[长宽高深厚约共计为是有达近]+$|合计|证明|载明|记载|显示"
)


# of a ledger, permit or contract: another quantity of the same goods
_OTHER_ACT = re.compile(
    r"产生|处置|转移|委托|购进|购入|销售|生产|许可|核[定准]|批准|年产|约定|设计|库存|累计"
)


def _of_another_thing(match: re.Match[str], facts: str) -> bool:
    """Whether what a piece measures is named by a word that the facts do not know: 院落面积 beside 玻璃房面积."""
    if any(act not in facts for act in _OTHER_ACT.findall(match["before"])):
        return True
    named = _MEASURE.sub("", match["before"])[-2:]
    return len(named) == 2 and named not in facts and _MEASURE.search(match["before"]) is not None


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many word pairs beside two numbers are the same: whether they are of one thing."""
    a, b = ({part[n : n + 2] for part in parts for n in range(len(part) - 1)} for parts in (one, other))
    return len(a & b)
