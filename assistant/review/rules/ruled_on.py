"""R03: whoever the ruling names is the party of the head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.head import hidden
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule

_BODY = "公司|合作社|中心|厂|商店|超市|协会|学会|促进会|基金会|学校|幼儿园|医院|诊所|事务所|经营部|商行|酒店|宾馆|饭店|农场|养殖场|采石场|屠宰场|加油站|便利店|药[店房]|旅[馆社店]|餐[馆厅店]|网吧|门市部|批发部|服务部|维修部|工作室|苗圃"
_RULED_ON = re.compile(
    rf"对(?P<name>[\u4e00-\u9fff（）()]{{2,36}}?(?:{_BODY}))"
    r"(?=(?:依法)?(?:给予|作出|处以?(?![理分])|并处|罚款|不予|免予|予以))"
)
_WHOSE = re.compile(
    r"^(?:你|该|贵|其|本|上述|当事人|被处罚|责任)|的|法定代表人|负责人|主管|员工|人员|行为|单位"
)
# a kind of organisation, not the name of one: 无证幼儿园, 擅自开办学校
_OF_A_KIND = re.compile(
    r"^(?:无|未|非法|违法|违规|黑|民办|私[营立人]|公[立办]|涉案|涉嫌|同类|其[他它余]|各|相关|有关|一[家所个])|擅自|未经|没有|开办|举办|设立|从事"
)
_REGION = re.compile("[省市县区州旗镇乡]")
_PLACE = re.compile("^[^省市县区州旗]{1,6}[省市县区州旗]")
_SIGN, _LONG = 2, 6


@rule(
    "R03", "主文所写的是首部的当事人", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条第一款第（一）项", kinds=DECISIONS_AND_NOTICES,
    examples=("首部甲木家居有限公司，决定对甲禾家具有限公司罚款", "首部甲木家居有限公司，决定对甲木家居有限公司罚款"),
)  # fmt: skip
def party_of_the_ruling(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The one party is an organisation, the ruling names another that the paper names nowhere else."""
    party = decision.parties[0] if len(decision.parties) == 1 else None
    name = re.sub(r"\s", "", party.name.text) if party and party.name and party.organisation else ""
    if party is None or party.name is None or decision.ruling is None or not name or _veiled(name):
        raise CannotTellError("没有读出唯一的单位当事人，或者没有读出决定部分")
    for match in _RULED_ON.finditer(unquoted(decision.ruling.text)):
        told = match["name"]
        if told in name or name in told or _WHOSE.search(told) or _veiled(told) or not _is_name(told, name):
            continue
        if decision.text.count(told) == 1:
            start = decision.ruling.start + match.start("name")
            yield finding(
                "R03", Severity.MAJOR, f"主文写“{told}”，首部的当事人是“{name}”，名称不一致", Span(start, start + len(told), told), f"核对后统一写“{name}”",
                expected=name, actual=told, related=((party.name.start, party.name.end),),
            )  # fmt: skip
            return


def _is_name(told: str, party: str) -> bool:
    """Whether words name one organisation: a registered company, one of a place, one that begins like the party, a long one."""
    own, other = (re.sub(rf"(?:有限|责任|股份|分|{_BODY})+$", "", name) for name in (told, party))
    if own and own in party:
        return False  # 恒泽公司 of 郑州恒泽家居有限公司
    alike = set(own[:_SIGN]) & set(_PLACE.sub("", other)[:_SIGN])
    named = "有限" in told or _REGION.search(told) or alike or len(own) >= _LONG
    return bool(named) and not _OF_A_KIND.search(told)


def _veiled(name: str) -> bool:
    return "某" in name or hidden(name)
