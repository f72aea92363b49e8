"""R08: what a witness or a piece is told to say in the list of evidence, against the facts: sold or not, on which day, how many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import charged_in, story_of
from assistant.review.parts.whose import of_party, speaks_of_others
from assistant.review.rule import DECISIONS, NOTICES, CannotTellError, finding, rule
from assistant.text.dates import CHINESE_DATE, matched_day
from assistant.text.numerals import to_int

_LAW = "《中华人民共和国行政处罚法》第四十条"
_KINDS = (*DECISIONS, *NOTICES)
_EXPLAINED = re.compile(r"不予采信|不予采纳|与(?:事实|查明)[^，。；]{0,6}不符|不属实|未予采信|不能成立|矛盾")
_SAYS = r"(?<![不未无没名])(?<!不能)(?<!未能)(?<!无法)(?<!没有)(?<!不足以)(?:称(?![量重职号])|证实|证明|表示|陈述|反映|显示|记载|载明|提到|自述|确认)"
# the seller is the party, the buyer somebody else: 从厂家购进, 从其朋友处购得 is how the party came by it
_FROM_PARTY = r"(?:你|您|该|其|当事人|本店|店里|店内)(?:(?!朋友|亲|厂|的)[^。；，）)]){0,6}?"
_BOUGHT = rf"(?:向|从|在){_FROM_PARTY}(?:买(?:过|了|到)?|购买|购得|购进)"
_SOLD = re.compile(
    rf"{_SAYS}(?P<between>[^。；）)]{{0,30}}?)(?P<act>(?P<bought>{_BOUGHT})|(?:卖给|售给|出售给|销售给)了?|(?:已|曾)(?:经)?(?:售出|卖出|出售|销售))"
)
_SUPPLIER = re.compile(r"证人|供货|供应|厂家|批发|上家|上游|送货|进货|采购|购货|发票|出库")
_TO_PARTY = r"当事人|公司|本案|该|你|您|我|其|本|店"
_UNSOLD = re.compile(
    r"(?:尚未|并未|未曾?|没有)(?:出|销)?售(?!后|票)|(?:尚未|并未|未|没有)(?:卖出|对外销售)|未(?:售|销)出"
)
# a part was sold and a part was not: no contradiction
_PARTLY = re.compile(
    r"(?<![未没有待拟])(?:已(?:经)?|共|曾|部分|先后)(?:对外)?(?:销售|售出|卖出|售卖|出售|卖)|(?<!未)(?<!没有)(?:售出|卖出|卖给|售给)|销售(?:了|款|额|收入|所得|\d)|其余|剩余|余下"
)


@rule(
    "R08", "证人所述与事实相符", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("证人笔录（称当日向你买过鱼），事实写渔获物未出售", "证人笔录（称没有看见出售），事实写渔获物未出售"),
)  # fmt: skip
def said_otherwise(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Sold where the facts say unsold; done on another day than the facts tell."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    facts = unquoted(story_of(decision).text) + "。" + "。".join(charged_in(unquoted(decision.text)))
    listed = unquoted(decision.evidence.text)
    if _EXPLAINED.search(unquoted(decision.text)):
        return
    for match in (*_sold(listed, facts, decision), *_other_day(listed, facts)):
        start = decision.evidence.start + match.start()
        at = Span(start, start + len(match[0]), match[0])
        yield finding(
            "R08", Severity.MAJOR, f"证据所述（“{match[0]}”）与认定的事实相反，存在矛盾", at, "核实后说明采信哪一份证据和理由，必要时补充调查"
        )  # fmt: skip
        return


_DENIED = re.compile(
    r"(?:不是|并非|未|没有|非|不曾|准备|打算|计划|拟|想|欲|将要|将会|用于|是否|如果|不(?:能|会|予))[^，。；]{0,10}$"
)


def _sold(listed: str, facts: str, decision: Decision) -> Iterator[re.Match[str]]:
    """Sold by the word of a piece, where the facts say of all of it that it was not."""
    if _UNSOLD.search(facts) and not _PARTLY.search(_UNSOLD.sub("", facts)):
        for match in _SOLD.finditer(listed):
            if not _DENIED.search(listed[: match.start("act")]) and _by_party(match, decision):
                yield match


def _by_party(match: re.Match[str], decision: Decision) -> bool:
    """Whether it was the party that sold; a supplier and what was sold to the party are told of in the same words."""
    listed, between = match.string, match["between"]
    piece = re.split("[、；。\n]", listed[: match.start()])[-1]
    behind = re.split("[，。；、）)]", listed[match.end() : match.end() + _NEAR])[0]
    begun = tuple(p.name.text.strip()[:_NOUN] for p in decision.parties if p.name)
    if speaks_of_others(between, decision) or "自己" in between:
        return False
    if match["bought"]:
        return True
    sold_to = behind if match["act"].rstrip("了").endswith("给") else "".join(re.findall("给(.*)", behind))
    if re.match(_TO_PARTY, sold_to) or sold_to.startswith(begun):
        return False
    return bool(re.search(of_party(decision), re.sub("其", "", between))) or not _SUPPLIER.search(piece)


_DONE = r"(?:更换|拆除|整改|改正|停止|关闭|清理|清除|恢复|补办|安装|搬离|返还|退还|开工|投产|开业|竣工)"
_DONE_ON = re.compile(
    rf"{_SAYS}[^。；）)]{{0,24}}?(?P<date>{CHINESE_DATE.pattern})(?P<between>[^。；）)，]{{0,10}}?)(?P<verb>{_DONE})"
)
# the day of an order, of a look or of a limit is not the day on which it was done
_NOT_DONE = re.compile(
    r"责令|要求|限|通知|复查|复检|检查|发现|查看|核查|回访|巡查|前|之前|以前|申请|承诺|计划|拟|准备|未|没有|尚|不|开始|应"
)


def _other_day(listed: str, facts: str) -> Iterator[re.Match[str]]:
    """The facts tell one day for the act, the piece another, which the facts do not name at all."""
    days = {matched_day(m) for m in CHINESE_DATE.finditer(facts)}
    for match in _DONE_ON.finditer(listed):
        day = matched_day(match)
        own = _days_of(match["verb"], facts)
        if day and own and day not in days and not _NOT_DONE.search(match["between"]):
            yield match


def _days_of(verb: str, facts: str) -> set[date]:
    pattern = re.compile(rf"(?P<date>{CHINESE_DATE.pattern})(?P<between>[^。；，]{{0,24}}?){verb}")
    told = (matched_day(m) for m in pattern.finditer(facts) if not _NOT_DONE.search(m["between"]))
    return {day for day in told if day}


_NAMED = r"(?:某[某甲乙丙丁]?|[\u4e00-\u9fff]{1,2})"


# 王某、周某等人; 王某和焊工余某; 另有电工两名
_AND_OTHERS, _TRADE, _MANY = re.compile(r"等|另|还有|以及|其他|其余"), re.compile("[工员师人长]"), 1000


def _named_one_by_one(noun: str, text: str) -> set[int]:
    """How many persons a list of names behind the noun holds: 焊工王某、周某、余某; so many or more where it is not all."""
    lists = re.findall(
        rf"{noun}[：:]?([\u4e00-\u9fff]{_NAMED}(?:[、和及与][\u4e00-\u9fff]{_NAMED})+)(?P<behind>[^。；]{{0,40}})",
        text,
    )
    counts = {len(re.split("[、和及与]", names)) for names, _ in lists}
    open_ended = any(_AND_OTHERS.search(behind) or _TRADE.search(names) for names, behind in lists)
    return counts | (set(range(min(counts), _MANY)) if open_ended else set())


_COUNT = r"(?P<count>\d{1,4}|[一二两三四五六七八九十]{1,3})(?:名|位|个)"
_PEOPLE = re.compile(rf"{_COUNT}(?P<who>[\u4e00-\u9fff]{{2,5}})")
_PROVED = re.compile(
    rf"{_SAYS}[^。；，、）)]{{0,14}}?(?:仅有?|只有|共有?)?{_COUNT}(?P<who>[\u4e00-\u9fff]{{2,5}})"
)
_NOUN, _NEAR = 2, 24
_OFFICIAL = re.compile("执法|证人|见证|民警|检查|工作人")
_ONLY = re.compile("仅|只")


@rule(
    "R08", "证据所载人数与事实一致", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("记录显示仅有1名未成年人，事实写3名未成年人", "记录显示3名未成年人，事实写3名未成年人"),
)  # fmt: skip
def same_people(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Persons of a kind that a piece shows, where the facts tell one other number of them."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    text, part = unquoted(decision.text), decision.evidence
    rest = text[: part.start] + "\n" + text[part.end :]
    for match in _PROVED.finditer(unquoted(part.text)):
        if _OFFICIAL.match(match["who"]):
            continue
        same = [m for m in _PEOPLE.finditer(rest) if m["who"][:_NOUN] == match["who"][:_NOUN]]
        told = {to_int(m["count"]) for m in same}
        told |= {
            to_int(n)
            for n in re.findall(rf"{match['who'][:_NOUN]}[^，。；\d]{{0,4}}(\d{{1,4}})\s?(?:人|名)", rest)
        }
        told |= _named_one_by_one(match["who"][:_NOUN], rest)
        count = to_int(match["count"])
        if (
            told
            and (len(told) == 1 or _ONLY.search(match[0]))
            and count is not None
            and count not in told
            and None not in told
        ):
            start = decision.evidence.start + match.start()
            yield finding(
                "R08", Severity.MAJOR, f"证据所载“{match[0]}”与认定的{min(n for n in told if n)}名不一致，存在矛盾", Span(start, start + len(match[0]), match[0]), "核实后统一，或者说明采信哪一个的理由",
                expected=f"{min(n for n in told if n)}名", actual=f"{count}名",
            )  # fmt: skip
            return
