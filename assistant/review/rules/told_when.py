"""R06: which of the days told is that of the act, and what is left of facts that only say that rules were broken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.breach import lacks_something, names_act
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule

_LAW = "《中华人民共和国行政处罚法》第四十条"
_KINDS = (*DECISIONS_AND_NOTICES, "correction")
_DAY = re.compile(
    r"\d{4}\s*年(?:度)?|[一二][〇○零O九][〇○零一二三四五六七八九]{2}年|\d{1,2}月(?:\d{1,2}日|[上中下]旬|份|底|初|至|起|以来)|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{0,3}日?|(?<!\d)(?:19|20)\d{2}[-./]\d{1,2}(?!\d)"
    r"|[今去前本]年|期间|以来|至今|每[天日月]|\d{1,2}[日时]\d{0,2}分?许?至|[上下]午|凌晨|夜间|(?<![\d:：])\d{1,2}[:：时]\d{2}"
)
# the day of a paper, a term, a season: not when something was done
_TERM = re.compile(
    r"有效|(?<!规定)(?<!法定)期限|租期|合同|约定|期满|到期|届满|保质|生产日期|批号|保险|交强险|缴至|竣工|备案|防火期|禁渔期|禁猎期|公布|施行|印发|修正|版|出生|承租|预订|证载|〔"
)
# what was done behind a day, though a term or paper is named too: 4月9日销售超过保质期的面包, 自3月起未备案
_ACTED = re.compile(
    r"未|没有|擅自|无证|仍|继续|非法|从事|违[反法规]|用于|销售|超过|届满后|到期后|期满后|开工|经营|骗|伪造|变造|出租|转[让租]|虚"
)
_PROCEDURE = re.compile(
    r"立案|责令|送达|作出|下达|制作|制发|发出|出具|投诉|举报|信访|来信|接到?报|移送|批准|告知|复查|再次|另日|登记保存|扣押|查封|解除|受理|复核|申请|提交|听证|委托|指派|询问|调取|函"
)
_CURED = re.compile(
    r"改正|整改|停工|停业|停产|停止|拆除|付清|补办|补缴|取得|办理了|恢复|返还|退还|清理|搬离|召回|付清|(?:清[运除扫理]|冲洗|拆除|搬离|撤除)(?:完毕|干净)|完成(?:培训|整改|清理)"
)
_LOOKED = re.compile(
    r"检查|巡查|巡护|巡逻|巡山|巡线|核查|勘[验察查]|抽查|抽样|抽检|监测|检测|采样|复核|暗访|执法|监督|到场|查看|走访"
)
# what was seen at the look was so on that day
_SEEN = re.compile(
    r"发现|查获|查见|查处|查证|查明|看见|看到|见(?=[^，。；面证谅])|正在|现场|当场|检查时|检查中|到达时|[显表]示|测得|仍|(?:检测|监测|测量|称重|过磅|采样)[^。]{0,80}?(?:为|达|超过?)\s?\d"
)
# what is left of an act that nobody saw
_TRACE = re.compile(
    r"伐[根桩]|树[桩兜]|痕迹|遗[留弃]|残[留骸]|(?:新|被)(?:挖|伐|倒|填|砍|盗|毁)|被(?:他?人|人为)?(?:倾倒|丢弃|堆放|填埋|砍伐|采挖|开挖|损毁|破坏|涂写|张贴)|疑似|线索"
)
_FOUND_LATER = re.compile(r"发现[^。；\n]{0,30}(?:被(?:他?人|人为)|(?:已|新)被)")
_SENTENCE = re.compile(r"[^。；;\n]+")
_CLAUSE = re.compile(r"[^，,。；;：\n]+")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_DAY_ALONE = re.compile(r"\s{0,8}(?:[^\d，]{0,4})(?:\d{4}年)?\d{1,2}月\d{1,2}日[\d时分:：许上下午凌晨]*\s*")
_CLAUSE_BEHIND = re.compile(r"[^，,。；;：\n]+(?:[，,：][^，,。；;：\n]+)?")


@rule(
    "R06", "写明的日期有行为的日期", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("2025年6月3日到你公司检查，6月5日立案。经查，你公司未为职工办理登记", "2025年6月3日检查。经查，你公司自2024年1月起未为职工办理登记"),
)  # fmt: skip
def day_of_the_act(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Days are told, and all of them are of the procedure, of a term or of the cure: none of the act, nor of a look that saw it."""
    if decision.facts is None or decision.excerpt:
        raise CannotTellError("文本不完整或者没有读出事实部分")
    head = decision.text[: decision.facts.end]
    if re.search(r"时间\s{0,3}[:：]\s{0,3}[^\n]{4}", head):
        return
    told = [_of_what(clause, sentence) for sentence, clause in _dated(unquoted(story_of(decision).text))]
    if not told or "act" in told:
        return
    at = Span(decision.facts.start, decision.facts.start, "")
    if set(told) == {"term"}:
        yield finding("R06", Severity.MAJOR, "违法事实没有写明时间，写到的日期都是期限、证照、合同的", at, "写明违法行为的年月日或者起止时间")  # fmt: skip
    elif "seen" not in told:
        sure = _FOUND_LATER.search(
            unquoted(story_of(decision).text)
        )  # nobody saw the act, and no day of it is told
        yield finding(
            "R06", Severity.MAJOR if sure else Severity.HINT, "写到的日期都是检查、立案、责令、改正的，没有写违法行为发生的时间" if sure else "写到的日期都是检查、立案、责令、改正的，看不出违法行为发生的时间", at, "写明违法行为的年月日或者起止时间",
            ground=Ground.CERTAIN if sure else Ground.CANNOT_TELL,
        )  # fmt: skip


_LASTING = re.compile(
    r"(?<!责令)(?<!不得)(?:继续|持续|长期|一直|多次|陆续|先后)(?=[^，。；]{0,4}(?:使用|经营|销售|生产|从事|营业|施工|排放|开采|占用|堆放|雇用|驾驶|运输|收取|出租|接纳))"
)
_SPAN_OF_TIME = re.compile(
    r"\d[年月日号](?:\d{1,2}[时分点许]*)?(?:起|以来|开始|[^，。；]{0,3}至)|(?:自|从)[^，。；]{0,14}\d{1,2}[月日]|至(?:检查|查获|案发|被查)|截至|以来"
)


@rule(
    "R06", "持续的行为写明起止时间", Severity.HINT, _LAW, kinds=_KINDS,
    examples=("检验到期后，当事人继续使用该设备", "2025年2月1日至3月10日，当事人继续使用该设备"),
)  # fmt: skip
def lasting_act(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An act that lasted, told in a sentence without a day, in facts that tell no span of time at all."""
    story = story_of(decision)
    text = unquoted(story.text)
    if decision.facts is None or decision.excerpt or _SPAN_OF_TIME.search(text):
        return
    for sentence in _SENTENCE.finditer(text):
        lasting = _LASTING.search(sentence[0])
        if lasting and not _DAY.search(sentence[0]):
            at = story.start + sentence.start() + lasting.start()
            yield finding(
                "R06", Severity.HINT, "持续的行为没有写明起止时间", Span(at, at + len(lasting[0]), lasting[0]), "写明行为开始和终了（查获）的年月日", ground=Ground.CANNOT_TELL,
            )  # fmt: skip
            return


def _dated(text: str) -> Iterator[tuple[str, str]]:
    """The clauses that tell a day, each with its sentence; brackets belong to the clause before them."""
    for sentence in _SENTENCE.finditer(text):
        for clause in _CLAUSE.finditer(sentence[0]):
            rest = sentence[0][clause.start() :]
            if _DAY.search(clause[0]):
                yield rest, _CLAUSE_BEHIND.match(rest)[0] if _DAY_ALONE.fullmatch(clause[0]) else clause[0]  # type: ignore[index]


def _of_what(clause: str, rest: str) -> str:
    """Of what a day is: a term, the procedure, the cure, a look that saw the act (seen), else the act."""
    outside = _BRACKETS.sub("", clause)
    clause = outside if _DAY.search(outside) else clause
    if _LOOKED.search(clause):
        if _TRACE.search(rest) and not re.search("正在|当场", rest):
            return "procedure"
        return "seen" if _SEEN.search(rest) else "procedure"
    day = _DAY.search(clause)
    behind, before = clause[day.end() :] if day else "", clause[: day.start()] if day else ""
    if _TERM.search(before) or _TERM.search(behind) and not _ACTED.search(behind):
        return "term"
    if _PROCEDURE.search(behind) or re.search(r"(?:责令|要求|限)[^，。；]{0,12}$", before):
        return "seen" if re.search("发现|查获|当场|现场", rest) else "procedure"
    return "cure" if _CURED.search(behind) and not re.search("未|没有|拒|仍|擅自", behind) else "act"


_BARE = re.compile(
    r"违反[^，。；《]{0,24}(?:规定|要求|制度|秩序)|不符合[^，。；《]{0,24}(?:规定|要求)|(?:存在|有)[^，。；]{0,24}(?:违[法规](?!所得)|不规范|不到位|不合规)[^，。；]{0,8}|(?:存在|有)[^，。；]{0,16}(?:问题|情况|情形|隐患)$|(?:管理|经营|操作|防治|落实)[^，。；]{0,6}(?:不规范|不到位|不当|不严)"
)
_OPENS = re.compile(r"(?:下列|以下|如下)|(?:问题|情况|行为|情形|规定|隐患)\s*$")
# clauses that tell nothing of what was done: procedure, terms, cure, what did not happen, how the party behaved
_SAYS_NO_ACT = re.compile(
    r"没有违法所得|无违法所得|没有造成|未造成|后果|危害|首次|初次|(?:积极|主动|如实)?配合|如实|再次到场|联系电话|职务|现住|住址|持[^，。；]{2,20}证|反映|口头|答应|承诺|搬离|拒不(?:改正|整改)|拒绝|出示|表明身份|执法证|证件|说明|陈述|认可|无异议|持有|许可证(?:有效)?$|合格$|该[^，。；]{0,6}有效|费用|按期拨付|案件来源|违法事实|经查|查明|时间$|地点$|以上|上述(?!地)"
)
_AT_THE_LOOK = re.compile(
    r"检查|巡查|核查|勘验|抽查|复查|立案|责令|送达|下达|指令书|通知书|意见书|培训并考核|改正|整改|投诉|举报|移送|询问|批准|委托"
)
_FIELD = re.compile(r"^[^\n：:，。]{0,6}(?:时间|地点)[:：][^\n]*", re.MULTILINE)
# a sentence on the order and the cure tells what was to be mended; one on the building where it is
_AFTER_IT = re.compile(r"责令[^，。；]{0,20}(?:改正|停止|整改)|复查|再次检查|回访")
_PLACE_ITSELF = re.compile(r"^\s*该[\u4e00-\u9fff]{1,6}(?:为|系|是|共)|^\s*共\d+[层栋幢户]")
_LEAST = 5


@rule(
    "R06", "写明做了什么", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("检查发现当事人的经营活动违反价格管理规定，没有违法所得", "检查发现当事人销售的11种蔬菜没有标明价格"),
)  # fmt: skip
def something_done(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A clause says that rules were broken, and every other clause is of time, place, procedure, cure or behaviour."""
    if decision.facts is None or decision.excerpt:
        raise CannotTellError("文本不完整或者没有读出事实部分")
    story = story_of(decision)
    text = _FIELD.sub(lambda m: " " * len(m[0]), unquoted(story.text))
    clauses = [
        m
        for s in _SENTENCE.finditer(text)
        for m in _CLAUSE.finditer(text, s.start(), s.end())
        if not _AFTER_IT.search(s[0])
    ]
    bare = next((m for m in clauses if _BARE.search(m[0])), None)
    if bare is None or any(_tells(m[0], decision) for m in clauses):
        yield from _found_bare(clauses, story, decision)
        return
    if _OPENS.search(bare[0]) and story.text[bare.end() : bare.end() + 1] in "：:":
        return
    start = story.start + bare.start()
    yield finding(
        "R06", Severity.MAJOR, "违法行为（事实）没有写明，只说违反规定、存在问题", Span(start, start + len(bare[0]), bare[0]), "写明做了什么、怎么做、数量和后果",
    )  # fmt: skip


_FINDS = re.compile(r"(?:查实|查明|核实|查证|认定)[，,：:]?\s{0,2}$")
_BARELY = re.compile(r"^(?:当事人|你|该|其)[^，。；《]{0,8}违反[^，。；《]{2,24}(?:有关|相关)?规定$")


def _found_bare(clauses: list[re.Match[str]], story: Span, decision: Decision) -> Iterator[Finding]:
    """现查实，你违反……有关规定，没有违法所得: the sentence that should tell what was found says only that, whatever is told of the look before it."""
    for place, clause in enumerate(clauses):
        before = clause.string[max(0, clause.start() - 8) : clause.start()]
        rest = [m for m in clauses[place + 1 :] if "。" not in clause.string[clause.end() : m.start()]]
        if (
            _BARELY.search(clause[0])
            and _FINDS.search(before)
            and not any(_tells(m[0], decision) for m in rest)
        ):
            start = story.start + clause.start()
            yield finding(
                "R06", Severity.MAJOR, "查明的事实只写违反规定，没有写明做了什么", Span(start, start + len(clause[0]), clause[0]), "写明做了什么、怎么做、数量、起讫和后果",
            )  # fmt: skip
            return


def _tells(clause: str, decision: Decision) -> bool:
    """Whether a clause says more than when, where, who, that rules were broken, and what the office did."""
    bare = _BARE.search(clause)
    if bare:
        rest = clause[bare.end() :]
        return names_act(bare[0]) or names_act(rest) or lacks_something(clause[: bare.start()])
    if (
        _SAYS_NO_ACT.search(clause)
        or _AT_THE_LOOK.search(clause)
        or _TERM.search(clause)
        or _PLACE_ITSELF.search(clause)
    ):
        return False
    for party in decision.parties:
        if party.name and len(party.name.text) > 1:
            clause = clause.replace(party.name.text.strip(), "")
    clause = _BRACKETS.sub("", clause)
    return len(re.sub(r"[^\u4e00-\u9fff]", "", _DAY.sub("", clause))) >= _LEAST
