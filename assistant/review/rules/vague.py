"""R06, R09: time and place of the act told in words that say nothing; a base of the fine that somebody guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import story_of
from assistant.review.rule import DECISIONS, NOTICES, CannotTellError, finding, rule

_LAW = "《中华人民共和国行政处罚法》第四十条"
_KINDS = (*DECISIONS, *NOTICES)
_SOME_TIME = re.compile(
    r"(?:此前|前|近|过去)?(?:的)?一段(?:时间|时期)(?:以来|内|里)?|(?:前|近)(?:一)?(?:阵子|时期|阶段)|某[年月日](?!某)|(?:具体)?时间不[详明]|不(?:详|明)时间"
)
_DAY = re.compile(r"(?:[\d〇○零一二三四五六七八九]{4}年|\d{1,2}月|[一二三四五六七八九十]{1,2}月)")
_CLAIMED = re.compile(r"(?:称|辩称|陈述|反映|表示|听证|申辩)[^。；]{0,30}$")
_FOUND = re.compile("检查[^，。；]{0,4}发现|发现|查明")  # what stands before is the day of the inspection
_NO_CONDUCT = re.compile(r"整改|改正|停(?:产|业|工)|观察|保存|公示|经过一段")


@rule(
    "R06", "违法时间没有写成一段时间", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("一段时期以来，你单位抽取地下水", "2024年3月1日至3月31日，你单位抽取地下水"),
)  # fmt: skip
def some_time(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The only time told of the act is 一段时间 and the like: no date stands in the sentence nor a period in the facts."""
    if decision.facts is None:
        raise CannotTellError("没有读出事实部分")
    story = story_of(decision)
    text = unquoted(story.text)
    if re.search(r"日?(?:至|到|起至)[^，。；]{0,8}月", text):
        return
    for sentence in sentences_of(text):
        match = _SOME_TIME.search(sentence.text)
        clause = re.split("[，；]", sentence.text[match.start() :])[0] if match else ""
        before = _FOUND.split(sentence.text[: match.start()])[-1] if match else ""
        if match and not (
            _DAY.search(before + clause) or _CLAIMED.search(before) or _NO_CONDUCT.search(clause)
        ):
            start = story.start + sentence.start + match.start()
            yield finding(
                "R06", Severity.MAJOR, f"违法行为的时间只写“{match[0]}”，不明确", Span(start, start + len(match[0]), match[0]), "写明起止年月日；查不清的写明查证到的时间和依据",
            )  # fmt: skip
            return


_SOMEWHERE = re.compile(
    r"(?:在|于|到|位于|从事|系|是)(?:本(?:市|县|区|镇|乡|地|辖区)(?:内|境内)?[的]?(?:一处|某处|某地|一(?:块|片|户|家|个))|某(?:项目|工地|小区|地块|处|地|村|路段|场所|门店)(?!某))"
)
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:路|街|大道|巷|村|小组|社区|镇|乡|街道|小区|园区|开发区|大厦|广场|市场|水库|河|湖|山|港|码头|线K\d)"
)
_OF_OTHERS = re.compile(r"[（(][^（()）]{0,60}[）)]")


@rule(
    "R06", "违法地点具体", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("在本市一处农田操作拖拉机", "在某镇某村三组农田操作拖拉机"),
)  # fmt: skip
def somewhere(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """一处, 某项目 as the place of the act, and no place with a name in the facts."""
    if decision.facts is None:
        raise CannotTellError("没有读出事实部分")
    story = story_of(decision)
    text = _OF_OTHERS.sub(lambda m: " " * len(m[0]), unquoted(story.text))
    match = _SOMEWHERE.search(text)
    if match and not _PLACE.search(text.replace(match[0], "")):
        start = story.start + match.start()
        yield finding(
            "R06", Severity.MAJOR, f"违法行为的地点只写“{match[0]}”，不具体", Span(start, start + len(match[0]), match[0]), "写到路、号、村组或者项目名称",
        )  # fmt: skip


_BASE = r"造价|货值|违法所得|用水量|取水量|面积|数量|价值|销售额|营业额|产量|重量|投资额?|价款"
_GUESSED = re.compile(
    rf"(?:自行(?:申报|估算|估计)|自报|口头(?:估计|估算|报价)|目测|凭经验(?:估算|估计)|估计(?=(?:便条|用水|取水|面积|数量)))[^。；\n]{{0,24}}?(?:{_BASE})|(?:{_BASE})[^。；，\n]{{0,12}}(?:由|根据|按|以|系)[^。；，\n]{{0,14}}(?:自行申报|自行估[算计]|自报|口头估[算计]|目测|凭经验)"
)
_CHECKED = re.compile(
    r"核实|核对|审核|印证|评估|鉴定|审计|实测|测绘|检测|经查|相符|不足|高于|低于|申报表|瞒报|少报|虚报"
)


@rule(
    "R09", "罚款的基数不凭估计", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("项目负责人口头估计工程造价约148万元", "造价咨询公司鉴定，工程造价148万元"),
)  # fmt: skip
def guessed(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A cost, value or quantity for which the paper names no more than somebody's guess or own word."""
    where = (story_of(decision), decision.evidence) if decision.evidence else (story_of(decision),)
    for part in where:
        for match in _GUESSED.finditer(unquoted(part.text)):
            clause = part.text[max(0, match.start() - 30) : match.end() + 40].split("。")
            if not _CHECKED.search("。".join(clause[:2])):
                start = part.start + match.start()
                yield finding(
                    "R09", Severity.MAJOR, "作为罚款基数（情节）的数额只有估计或者自报，没有认定依据", Span(start, start + len(match[0]), match[0]), "委托有资质的机构鉴定、评估，或者以账册、合同、测量等核实",
                )  # fmt: skip
                return
