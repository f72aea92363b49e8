"""R08: what a witness or a piece is told to say in the list of evidence, against the facts: sold or not, obtained or not, on which day, how many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import charged_in, story_of
from assistant.review.rule import DECISIONS, NOTICES, CannotTellError, finding, rule
from assistant.text.dates import CHINESE_DATE, matched_day
from assistant.text.numerals import to_int

_LAW = "《中华人民共和国行政处罚法》第四十条"
_KINDS = (*DECISIONS, *NOTICES)
_EXPLAINED = re.compile(r"不予采信|不予采纳|与(?:事实|查明)[^，。；]{0,6}不符|不属实|未予采信|不能成立|矛盾")
_SAYS = r"(?:称|证实|证明|表示|陈述|反映|显示|记载|载明|提到|自述|确认)"
_SOLD = re.compile(
    rf"{_SAYS}[^。；）)]{{0,30}}?(?P<act>(?:向|从|在)[^。；，）)]{{1,8}}(?:处|那里|店)?(?:买(?:过|了|到)?|购买|购得|购进)|卖给|售给|出售给|销售给|(?:已|曾)(?:经)?(?:售出|卖出|出售|销售))"
)
_UNSOLD = re.compile(
    r"(?:尚未|并未|未曾?|没有)(?:出|销)?售(?!后|票)|(?:尚未|并未|未|没有)(?:卖出|对外销售)|未(?:售|销)出"
)
_OBTAINED = re.compile(
    rf"{_SAYS}[^。；）)]{{0,24}}?(?:已|早已|早就)(?:经)?(?:依法)?(?P<verb>取得|办理|申请|申报|申领|领取|备案|缴纳|设置|安装|配备|登记|提交)(?:了)?(?P<what>[\u4e00-\u9fff]{{2,16}})"
)
_LACKED = r"(?:未|没有|无|不能提供|未能提供|未附(?:有)?)[^，。；]{0,14}"
_WHAT = 2


@rule(
    "R08", "证人所述与事实相符", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("证人笔录（称当日向你买过鱼），事实写渔获物未出售", "证人笔录（称没有看见出售），事实写渔获物未出售"),
)  # fmt: skip
def said_otherwise(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Sold where the facts say unsold; obtained where the charge says lacking; done on another day than the facts tell."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    facts = unquoted(story_of(decision).text) + "。" + "。".join(charged_in(unquoted(decision.text)))
    listed = unquoted(decision.evidence.text)
    if _EXPLAINED.search(unquoted(decision.text)):
        return
    for match in (*_sold(listed, facts), *_obtained(listed, facts), *_other_day(listed, facts)):
        start = decision.evidence.start + match.start()
        at = Span(start, start + len(match[0]), match[0])
        yield finding(
            "R08", Severity.MAJOR, f"证据所述（“{match[0]}”）与认定的事实相反，存在矛盾", at, "核实后说明采信哪一份证据和理由，必要时补充调查"
        )  # fmt: skip
        return


_DENIED = re.compile(r"(?:不是|并非|未曾?|没有|非)$")


def _sold(listed: str, facts: str) -> Iterator[re.Match[str]]:
    if _UNSOLD.search(facts + listed):
        yield from (m for m in _SOLD.finditer(listed) if not _DENIED.search(listed[: m.start("act")]))


def _obtained(listed: str, facts: str) -> Iterator[re.Match[str]]:
    """已取得检疫证明 against 未附有检疫证明: the last words of what was obtained are those that were lacking."""
    for match in _OBTAINED.finditer(listed):
        what = match["what"][-4:]
        if len(what) >= _WHAT and re.search(_LACKED + re.escape(what), facts):
            yield match


_DONE = r"(?:更换|拆除|整改|改正|停止|关闭|清理|清除|恢复|补办|安装|搬离|返还|退还|开工|投产|开业|竣工)"
_DONE_ON = re.compile(
    rf"{_SAYS}[^。；）)]{{0,24}}?(?P<date>{CHINESE_DATE.pattern})[^。；）)，]{{0,10}}?(?P<verb>{_DONE})"
)


def _other_day(listed: str, facts: str) -> Iterator[re.Match[str]]:
    """The facts tell one day for the act, the piece another, which the facts do not name at all."""
    days = {matched_day(m) for m in CHINESE_DATE.finditer(facts)}
    for match in _DONE_ON.finditer(listed):
        day = matched_day(match)
        own = _days_of(match["verb"], facts)
        if day and own and day not in days:
            yield match


def _days_of(verb: str, facts: str) -> set[date]:
    pattern = re.compile(rf"(?P<date>{CHINESE_DATE.pattern})[^。；，]{{0,24}}?{verb}")
    told = (matched_day(m) for m in pattern.finditer(facts))
    return {day for day in told if day}


_COUNT = r"(?P<count>\d{1,4}|[一二两三四五六七八九十]{1,3})(?:名|位|个)"
_PEOPLE = re.compile(rf"{_COUNT}(?P<who>[\u4e00-\u9fff]{{2,5}})")
_PROVED = re.compile(
    rf"{_SAYS}[^。；，、）)]{{0,14}}?(?:仅有?|只有|共有?)?{_COUNT}(?P<who>[\u4e00-\u9fff]{{2,5}})"
)
_NOUN = 2
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
        same = [m for m in _PEOPLE.finditer(rest) if m["who"][:_NOUN] == match["who"][:_NOUN]]
        told = {to_int(m["count"]) for m in same}
        told |= {
            to_int(n)
            for n in re.findall(rf"{match['who'][:_NOUN]}[^，。；\d]{{0,4}}(\d{{1,4}})\s?(?:人|名)", rest)
        }
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
