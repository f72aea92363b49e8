"""R17: the paper itself says that the party was fined for this act before, or fines twice what it calls one act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.voices import own_words, says_of_itself
from assistant.review.parts.whose import of_party, speaks_of_others, the_unit_is_party
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.text.dates import find_dates

# what says that it is this act, and not this place, this party or an earlier act of the kind; no person within
_PLAIN = r"(?:(?!人|者|公司|单位|企业|某|方|店|厂|户|场所|项目|已|曾|被|由|的|[就因对])[\u4e00-\u9fff])"
_ACT = (
    rf"(?:上述|前述|同一|这一|这次|这起|本次|此次|该次|本案|该|此|本)(?:起|项|次|个)?(?:{_PLAIN}{{0,12}}|{_PLAIN}{{4,12}}的)(?:行为|事实|问题)"
    rf"|(?<=[就因对为])(?:(?:这次|这起|本次|此次|该次)(?!检查|抽[查检]|巡查|事[故件]|火灾|投诉|举报|调查|整改|验收){_PLAIN}{{2,12}})(?=[对向给已曾被依由])"
    rf"|(?:这次|这起|本次|此次|该次|同一次|同一起|同次|本案){_PLAIN}{{0,10}}(?=[，,])|本案(?=已|曾|业已)|(?:上述|前述|同一|这一|这|该|此|本)(?:起|个|一)?(?:趟次?|航次|车次|班次|场次|批次|宗){_PLAIN}{{0,12}}?(?=[，,已曾业前被由向缴交挨受在])|(?<=[就因对为])此(?:事|次)?(?=[，已曾业前被由于])"
)
_AGENCY = r"(?:人民|人力|人防|人口|(?!人|者|公司|单位|企业|某)[^\W\d就因对被由已曾于在受以]){0,24}?(?:局|队|厅|委员会|委|所|站|政府|办事处|机关)"
_FILL = (
    r"《[^》]*》|[\u4e00-\u9fff]{2,12}[〔\[［（(]\d{4}[〕\]］）)]第?[\d-]{1,12}号|[（(][^（()）]{0,40}[）)]|[\d〇零一二三四五六七八九十]{1,4}[年月日](?:份|初|底)?|人民币|[\d.壹贰叁肆伍陆柒捌玖拾佰仟]+万?元?整?"
    r"|已经|业已|前已|曾经|已|曾|因为|于|在|此前|之前|日前|前|同日|当日|被|受到|由|受|就|因|对|为|以|而|的|之|了|也|还|先|依法|依照|根据"
    r"|作出|给予|予以|处以|处罚款|罚款|处罚|处|行政|决定书|决定|下达|送达|上述|前述|至|期间|凭|缴纳|[缴交]过|[缴交]清|[缴交]了|挨|另?经?查明|[另又]?经?查|经核实|现|[，,、：:\s]"
)
_FINED = re.compile(
    r"罚款(?!保证)|(?<!办事)处罚(?=款|(?:人民币)?[\d壹贰叁肆伍陆柒捌玖])|(?P<unsure>(?<!办事)处罚)(?!告知|法|裁量|决定书)"
)
_DONE = re.compile(r"已|曾|被|受到|\d日[^。；]{0,60}作出[^。；]{0,20}号[^。；]{0,12}决定")
# 对3月5日未设置围挡的行为: the act by its day
_DATED = re.compile(
    rf"(?<=[就因对])(?P<day>(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日)(?:当[日天])?(?:的|[^，。；的]{{0,2}})?{_PLAIN}{{3,14}}的?行为"
)
_NOT_SO = re.compile(
    r"未|没有|无|不|免|拟|应(?!急)|构成|告知|立案|撤销|警告|讨论|移送|送达|批准|愿意|达到|列为"
)
_UNDONE = re.compile(r"撤销|撤回|收回|变更|退还[^。；]{0,6}罚款")
_CONFIRMED = re.compile(
    r"[^，。；]{0,16}[，,](?:经|我局|本局|本机关)[^，。；不未]{0,8}(?:核实|查|核查|调查|复核|审查)[^，。；不未]{0,4}(?:属实|确有|确实|无误)"
)
_BRACKET = re.compile(r"[^，。；]{0,16}[（(][^（()）]*[）)]")
_ONE_OFF = re.compile(r"趟|[航车班场]次")
_REACH, _MOST_UNREAD, _LONGEST = 110, 10, 300


@dataclass(frozen=True, slots=True)
class _Told:
    """A passage on an earlier fine; ``sure`` where every word of it was read as this act, this party and a fine."""

    span: Span
    sure: bool


@rule(
    "R17", "一事不再罚款", Severity.FATAL, "《中华人民共和国行政处罚法》第二十九条", kinds=PROPOSING, needs="案卷",
    examples=("该行为已由某局罚款20000元，决定罚款45200元", "该行为此前未受过行政处罚"),
)  # fmt: skip
def not_twice(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper itself says that the same act has been fined; whose fine it was must be certain."""
    if not any(one.kind == "罚款" for one in decision.imposed):
        raise CannotTellError("没有读出罚款；是否已受处罚需查处罚记录")
    told = list(_earlier_fines(decision))
    sure = next((one.span for one in told if one.sure), None)
    if sure:
        yield finding(
            "R17", Severity.FATAL, "同一违法行为已经受过罚款，不得再次罚款", sure, "核实是否同一行为；是的，不得再给予罚款（可以给予其他种类处罚）",
        )  # fmt: skip
    elif told:
        yield finding(
            "R17", Severity.HINT, "写有以前的处罚，看不出是不是当事人因本案行为受到的罚款", told[0].span, "核对被罚的人、行为和处罚种类；是同一行为的，不得再次罚款",
            ground=Ground.CANNOT_TELL,
        )  # fmt: skip


def _earlier_fines(decision: Decision) -> Iterator[_Told]:
    sentences = sentences_of(unquoted(decision.text))
    known = re.compile(f"{_ACT}|{_DATED.pattern}|{of_party(decision)}|{_FILL}|{_AGENCY}")
    for place, sentence in enumerate(sentences):
        before = sentences[place - 1].text if place else ""
        behind = sentences[place + 1].text if place + 1 < len(sentences) else ""
        for act in (*re.finditer(_ACT, sentence.text), *_of_its_day(sentence, decision)):
            told = _told(sentence, act, known, before, decision)
            if told and not _UNDONE.search(sentence.text[told.span.end - sentence.start :] + behind):
                yield told


def _of_its_day(sentence: Span, decision: Decision) -> Iterator[re.Match[str]]:
    """An act told by a day on which the facts, before this sentence, tell of an act and of those words."""
    facts = unquoted(decision.facts.text) if decision.facts else ""
    told = [start for _, start, _ in find_dates(facts)]
    for act in _DATED.finditer(sentence.text):
        words = act[0].removeprefix(act["day"]).removesuffix("行为").strip("的")
        before = facts.replace(act[0], "")
        day = act["day"].split("年")[-1]
        if words[-4:] in before and any(day in facts[at : at + 12] for at in told[:1]):
            yield act


def _told(
    sentence: Span, act: re.Match[str], known: re.Pattern[str], before: str, decision: Decision
) -> _Told | None:
    """What a clause that names the act tells of an earlier fine for it."""
    text = sentence.text
    fined = _FINED.search(text, act.end(), act.end() + _REACH)
    if fined is None:
        return None
    start = max(text.rfind(mark, 0, act.start()) for mark in "，,：:") + 1
    if fined.end() - start > _LONGEST:
        return None
    clause = text[start : fined.end()]
    at = Span(sentence.start + start, sentence.start + fined.end(), clause)
    unread = known.sub("", clause)
    named = re.search(of_party(decision, pointed=False), clause)
    if (
        not _DONE.search(clause)
        or _NOT_SO.search(re.sub(rf"(?<=[由被]){_AGENCY}", "", clause.replace(act[0], "")))
        or len(unread) > _MOST_UNREAD
        or _of_another(text.replace(act[0], "，" * len(act[0])), start if named else 0, fined.end(), decision)
        or not (says_of_itself(text, fined, party_too=True) or _CONFIRMED.match(text, fined.end()))
        or any(at.holds(one.span.start) for one in decision.imposed)
    ):
        return None
    pointed = the_unit_is_party(clause, before + text[:start], decision)
    clear = bool(named) or pointed or not speaks_of_others(before, decision)
    clear = clear and (_CALLED_ACT.search(act[0]) is not None or _is_charged(act[0], decision))
    return _Told(
        at,
        clear
        and not unread
        and not fined["unsure"]
        and not _before_this(_of_the_fine(clause, act[0]), decision),
    )


_CALLED_ACT = re.compile(r"行为|事实|问题|案|[趟航车班场]次|宗|[此事次]$")
_CHARGED, _AS_ACT = re.compile(r"违反|构成|属于|一案"), re.compile(r"构成|属于|一案")


def _is_charged(act: str, decision: Decision) -> bool:
    """Whether the verb of 本次出海捕捞 is what the paper charges (本次超载 is another act where it charges spilling), else what it found."""
    told = [s for s in sentences_of(decision.text) if act not in s.text]
    charges = [s for s in told if _CHARGED.search(s.text)]
    if not any(_AS_ACT.search(s.text) for s in charges) or any(_BARE.search(s.text) for s in charges):
        charges += [s for s in told if decision.facts and decision.facts.holds(s.start)]
    return any(act[-2:] in s.text for s in charges)


def _of_another(text: str, start: int, end: int, decision: Decision) -> bool:
    """Whether somebody else is named from there to the fine, or in brackets right behind it."""
    bracket = _BRACKET.match(text, end)
    return speaks_of_others(text[start : bracket.end() if bracket else end], decision)


def _of_the_fine(clause: str, act: str) -> str:
    """The part of a clause that tells of the fine: behind the act, whose own days say nothing of the fine, where a day stands there."""
    behind = clause[clause.rfind(act) + len(act) :]
    return behind if find_dates(behind) else clause


def _before_this(clause: str, decision: Decision) -> bool:
    """Whether the fine came before this act was found: what went on after it is another act."""
    looked = decision.event("检查")
    days_found = [day for day in (decision.found_on, looked and looked.on) if day]
    found_on = min(days_found, default=None)
    years = [int(year) for year in re.findall(r"(\d{4})年", clause)]
    days = [day for day, _, _ in find_dates(clause)]
    acted = find_dates(decision.facts.text) if decision.facts and _ONE_OFF.search(clause) else []
    if acted and days:
        return (
            min(days) < acted[0][0]
        )  # a journey is over on its day: it may be fined before the case is filed
    return found_on is not None and (
        any(day < found_on for day in days) or any(year < found_on.year for year in years)
    )


_FINE_TWICE = "同一个违法行为违反多个规范应当给予罚款的，按罚款数额高的规定处罚一次"
_AGAIN = r"(?:另|再|又)(?:行|外)?(?=[，,]?(?:依|根据|按|处|罚|给|并|对))"
_ANEW = re.compile(
    rf"(?:{_ACT})(?:同时[^。；\n]{{0,6}}违反[^。；\n]{{2,40}}[，,])?[^。；\n]{{0,6}}?{_AGAIN}[^。；\n]{{0,60}}?罚款|{_AGAIN}[，,]?(?:依|根据|按)[^。；\n]{{2,60}}?(?:{_ACT})[^。；\n]{{0,20}}?罚款"
)
_BARE = re.compile(r"(?:上述|前述|本案|该|此|本)(?:起|项|次|个)?(?:违法|违规)?(?:行为|事实|问题)")
_LINKING = re.compile(
    r"[^\w]|[的处罚并又另再同时就对因以及]|罚款|处罚|人民币|元整?|[\d零壹贰叁肆伍陆柒捌玖拾佰仟万]+"
)
_TWO_FINES = re.compile(
    rf"同一(?:个)?{_PLAIN}{{0,8}}行为[^。\n]{{0,12}}?罚款[^。\n就对因第]{{1,40}}?(?:罚款|(?=[、；]))"
)
_ONE_ACT = re.compile(
    rf"(?<!不)(?:属于?|系|是|为|构成)(?:同一(?:个)?|(?<![第另])一个){_PLAIN}{{0,6}}行为(?!的)"
    rf"|(?:对|就|针对)[^，。；\n]{{0,24}}同一(?:个)?{_PLAIN}{{0,6}}行为(?=[，,]?(?:作出|给予|分别|处))"
)
_IN_GENERAL = re.compile(r"的[，,]|原则|不得|规定|若|如果")
_CHOSEN = re.compile(r"择一|从一|择[^，。；]{0,4}重|较高的|数额高|二十九条")
_SEVERAL = re.compile(r"第[二三2-3]个(?:违法)?行为|另一(?:个|项)?(?:违法)?行为|两个(?:违法)?行为")
_NOT_IT = re.compile(r"[不非][^，。；]{0,4}$")
_ADJOINS, _BEFORE = 12, 8


@rule(
    "R17", "同一行为只罚款一次", Severity.FATAL, "《中华人民共和国行政处罚法》第二十九条", kinds=PROPOSING,
    examples=("罚款20000元，又依据《……条例》就该行为再处罚款5000元", "该行为同时违反两部法律，按罚款数额高的规定罚款2万元"),
)  # fmt: skip
def fined_once(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The ruling fines once more for what it calls this act; that the words are alike, or that two laws are broken, is no fault."""
    fines = tuple(one.span for one in decision.imposed if one.kind == "罚款")
    text = unquoted(decision.text)
    if len(decision.parties) > 1 or len(fines) < 2:
        return
    again = next((m for m in _ANEW.finditer(text) if _is_fine(m, fines, decision)), None)
    again = again or next((m for m in _TWO_FINES.finditer(text) if _is_fine(m, fines[1:], decision)), None)
    related = tuple((at.start, at.end) for at in fines)
    if again and _surely_one(again, fines):
        yield finding(
            "R17", Severity.FATAL, f"写明是同一行为，却罚款{len(fines)}次", Span(again.start(), again.end(), again[0]), _FINE_TWICE, related=related,
        )  # fmt: skip
    elif not _SEVERAL.search(text) and not _CHOSEN.search(text):
        said = own_words(_ONE_ACT, text, party_too=True)
        told = [Span(again.start(), again.end(), again[0])] if again else []
        for at in (*told, *(at for at in said if not _IN_GENERAL.search(_clause(text, at)))):
            yield finding(
                "R17", Severity.HINT, f"写明是同一行为，又有{len(fines)}处罚款，看不出罚的是不是这一行为", at, _FINE_TWICE, ground=Ground.CANNOT_TELL, related=related,
            )  # fmt: skip
            return


def _surely_one(again: re.Match[str], fines: tuple[Span, ...]) -> bool:
    """Whether a passage speaks of the act fined just before: it says 同一, or 该行为 with no other act named between."""
    if "同一" in again[0]:
        return True
    before = max((at.end for at in fines if at.end <= again.start()), default=0)
    between = _LINKING.sub("", again.string[before : again.start()]) if before else ""
    return bool(_BARE.search(again[0])) and not between


def _is_fine(again: re.Match[str], fines: tuple[Span, ...], decision: Decision) -> bool:
    """Whether the passage ends with one of the fines, on nobody but the party, and does not choose the graver rule."""
    near = any(again.start() <= at.start <= again.end() + _ADJOINS for at in fines)
    on_another = re.search(rf"对(?!{of_party(decision)}|{_ACT})", again[0])
    denied = _NOT_IT.search(again.string, max(0, again.start() - _BEFORE), again.start())
    other = on_another or denied or _CHOSEN.search(again[0]) or speaks_of_others(again[0], decision)
    return near and not other


def _clause(text: str, at: Span) -> str:
    return text[max(text.rfind(mark, 0, at.start) for mark in "，。；\n") + 1 : at.end + 20]
