"""R14, R15, R20: mercy and no penalty: the place invoked is that of the reason told, and what is claimed does not contradict the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.corpora import Data, corpus, load
from assistant.law.citations import VerifiedCitation
from assistant.law.model import Provision
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.imposed import imposed_in
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import story_of
from assistant.review.rule import DECISIONS, PROPOSING, CannotTellError, finding, rule

_LAW = "《中华人民共和国行政处罚法》"
_CLAIM_BEFORE = re.compile(r"(?:不|没有|未|无|并非|不属于|不符合|请求|要求|称|提出|主张)[^，。；]{0,10}$")


class Ground(Data):
    """A circumstance with the place that speaks of it and how papers tell of it."""

    law: str
    since: date
    place: str
    group: str = ""
    about: str
    words: re.Pattern[str]


def load_grounds() -> tuple[Ground, ...]:
    """The circumstances known, corpora/law/grounds.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("law/grounds.yaml"), tuple[Ground, ...])


@rule(
    "R14", "从轻、减轻、不罚的条款与理由相符", Severity.MAJOR, f"{_LAW}第三十二条、第三十三条", kinds=(*PROPOSING, "no_penalty"),
    examples=("初次违法、及时改正，引用第三十三条第二款（没有主观过错）", "初次违法、及时改正，引用第三十三条第一款"),
)  # fmt: skip
def ground_of_mercy(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The reason told is that of another place than the one invoked, and nothing is told of the one invoked."""
    text = unquoted(decision.text)
    for verdict in context.citations:
        own = [g for g in load_grounds() if _invoked(g, verdict, context)]
        if len(own) != 1 or own[0].words.search(_without(text, verdict)):
            continue
        article = verdict.citation.provision.article if verdict.citation.provision else 0
        others = [
            g for g in load_grounds() if g.law == own[0].law and g is not own[0] and g.words.search(text)
        ]
        near = [g for g in others if _article(g) == article or own[0].group and g.group == own[0].group]
        if near:
            at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
            yield finding(
                "R14", Severity.MAJOR, f"所引条款说的是{own[0].about}，文中没有这一理由；所述理由（{near[0].about}）对应{near[0].place}", at,
                f"核对是否应为{near[0].place}", expected=near[0].place, actual=own[0].place,
            )  # fmt: skip
            return


def _invoked(ground: Ground, verdict: VerifiedCitation, context: ReviewContext) -> bool:
    place, wanted = verdict.citation.provision, Provision.parse(ground.place)
    if (
        verdict.law is None
        or verdict.law.name != ground.law
        or place is None
        or wanted is None
        or context.as_of < ground.since
    ):
        return False
    return wanted.article == place.article and wanted.covers(place)


def _article(ground: Ground) -> int:
    place = Provision.parse(ground.place)
    return place.article if place else 0


def _without(text: str, verdict: VerifiedCitation) -> str:
    return text[: verdict.citation.start] + text[verdict.citation.end :]


_PENALTIES = (
    "罚款",
    "警告",
    "通报批评",
    "没收违法所得",
    "没收非法财物",
    "暂扣许可证件",
    "吊销许可证件",
    "责令停产停业",
)

_SPARES = re.compile(r"对[^，。；]{2,40}不予(?:行政)?处罚|决定[^，。；]{0,20}不予(?:行政)?处罚")
# what would be imposed, may be imposed or is not imposed: no penalty chosen
_WOULD_BE = re.compile(
    r"(?:本应?|原应?|应当?|应该|可以?|可|拟|理应|须|需|依法应)(?:当)?(?:依法)?(?:被)?(?:对其|对你(?:单位|公司)?|对当事人)?(?:给予|予以|处以?|并处|没收|责令|吊销|罚款|警告|作出)[^；。\n]*?(?=[，,][^；。\n]{0,40}(?:但|鉴于|因|由于|考虑|不予|免予|决定)|[；。\n]|$)"
    r"|(?:不再|不予|不另|不并|免予|免于|免除|无需|不)(?:另行|再)?(?:对[^，。；]{0,8})?(?:给予|处以?|并处|作出)?(?:行政)?(?:罚款|警告|没收|吊销|暂扣|通报批评|责令停)[^，。；\n]*"
)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@rule(
    "R15", "不予处罚不再处罚", Severity.FATAL, f"{_LAW}第三十三条", kinds=("no_penalty",),
    examples=("决定不予行政处罚，并处罚款200元", "决定不予行政处罚，责令改正"),
)  # fmt: skip
def nothing_imposed(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A decision not to punish imposes no fine and no warning."""
    ruling = decision.ruling or next(
        (s for s in reversed(sentences_of(unquoted(decision.text))) if _SPARES.search(s.text)), None
    )
    if ruling is None:
        raise CannotTellError("没有读出决定内容")
    own = Span(ruling.start, ruling.end, _WOULD_BE.sub(_blank, ruling.text))
    for one in imposed_in(own, decision.sums):
        if one.kind != "不予处罚" and one.kind in _PENALTIES:
            yield finding(
                "R15", Severity.FATAL, f"决定不予处罚，又给予“{one.kind}”", one.span, "不予处罚的删去处罚内容；需要处罚的改用处罚决定书", actual=one.kind,
            )  # fmt: skip
            return


@dataclass(frozen=True, slots=True)
class _Claim:
    """What is claimed in favour of the party, what in the facts contradicts it, and how to say it.

    ``unless`` before the contradicting words in their clause makes them no contradiction; ``later`` behind them puts it right.
    """

    claim: re.Pattern[str]
    against: re.Pattern[str]
    message: str
    unless: re.Pattern[str] | None = None
    later: re.Pattern[str] | None = None

    def denied(self, facts: str) -> re.Match[str] | None:
        """Where the facts contradict the claim; None when they do not, or put it right afterwards."""
        hits = (m for m in self.against.finditer(facts) if not self._excused(facts[: m.start()]))
        found = next(hits, None)
        return None if found and self.later and self.later.search(facts[found.end() :]) else found

    def _excused(self, before: str) -> bool:
        return bool(self.unless and self.unless.search(re.split("[，。；\n]", before)[-1]))


_MENDS = "改正|整改"
_UNDOES = f"{_MENDS}|停止|拆除|清理|清除|恢复"
_CLAIMS = (
    _Claim(
        re.compile(r"(?:及时|当场|立即|按期|主动|积极|已)(?:予以|自行|全部)?(?:改正|整改)|期限内(?:已)?改正|改正到位"),
        # 仍 and 继续 tell the offence itself (证照到期后仍经营) unless somebody looked again or the time had run out
        re.compile(
            rf"(?:复查|再次(?:现场)?检查|回访|期满|届满|逾期|截至|至今)[^。；]{{0,40}}?(?:(?:仍|依然|依旧)(?:然)?(?:未|没有?|无|不|有|存在|在)|(?:未|没有)[^，。；]{{0,6}}(?:{_UNDOES})(?!的)|照旧|继续)(?!异议)"
            rf"|(?:仍|依然|至今|一直|均|都)(?:然)?(?:未|没有?|不)(?:按[^，。；]{{0,8}}|予以|及时|主动|自行)?(?:{_UNDOES})(?!的)|拒不(?:{_UNDOES})(?!的)"
            rf"|(?<!期限届满前)(?:未|没有)(?:按期|按要求|予以|及时)?(?:{_MENDS})(?!的)|未见改正"
        ),
        "写已（及时）改正，事实却是没有改正",
        unless=re.compile(r"(?:如|若|倘|一旦|将|告知|是否|有无)[^，。；]{0,12}$"),
        later=re.compile(r"已(?:经)?(?:全部|自行|按|停止|改正|整改|拆除|清理|恢复|办理|取得|补)|(?:改正|整改|清理|拆除)(?:完毕|完成|到位)|补齐|恢复原状|全部(?:移|搬|撤|换|清|拆)|移出|搬离|撤除|改用"),
    ),
    _Claim(
        re.compile(r"没有主观过错|无主观过错|不存在主观过错|不知情|尽到[^，。；]{0,10}义务"),
        re.compile(r"(?:未|没有|无)(?:依法|按规定)?(?:查验|索取|索要|留存|审查|核验|核实|建立|保存)|(?:没有|无|未能提供)[^，。；]{0,8}(?:发票|进货凭证|进销货清单|合格证|检验报告|许可证复印件)|(?<!不)(?<!非)(?<!未)明知"),
        "写没有主观过错，事实却是没有尽到查验等义务",
        unless=re.compile(r"执法人员|本[局机]|我[局队]"),
    ),
    _Claim(
        re.compile(r"(?:积极|主动)配合"),
        re.compile(
            r"(?:拒绝|拒不|阻碍|阻挠|抗拒|妨碍)[^，。；]{0,12}?(?:检查|调查|执法|询问|配合|开门|签收|取证|抽样|查封|扣押|提供[^，。；]{0,8}(?:资料|材料|账|合同|身份|样品|情况|监控|记录))"
            r"|(?:逃避|躲避)(?:调查|询问|执法)|不(?:予)?配合(?!的)"
        ),
        "写积极配合，事实却是拒绝、阻碍",
        # refusing a customer, or being refused by one, is no obstruction
        unless=re.compile(r"顾客|消费者|客人|乘客|业主|住户|居民|邻居|[员职]工|工人|店员|供[货应]商|房东|物业|[证他]人|举报|投诉|患者|家长|学生|没有|未"),
        later=re.compile(r"后(?:来|续|主动|积极)?配合|经教育"),
    ),
    _Claim(
        re.compile(r"(?:没有|未)(?:造成|产生|发生)[^，。；]{0,10}(?:后果|损失|影响|事故|伤|危害)|(?:没有|无)(?:不良|社会)?(?:危害)?后果|危害后果(?:较)?轻微"),
        re.compile(r"(?<![未没无])(?<!没有)(?<!并未)(?:造成|(?<![一大不])致使?|导致)[^，。；]{0,24}(?:死亡|骨折|受伤|住院|烧伤|中毒|火灾|爆炸|坍塌|污染(?!物)|损失(?:[^，。；]{0,6}\d)|损坏|泄漏|推迟|返工|延误|受阻|瘫痪|中断|停[产工业运水电气])"),
        "写没有造成后果，事实却有后果",
        unless=re.compile(r"(?:可能|(?<![贸交])易|足以|防止|避免|以免|预防|如果|若|一旦|(?<![社协])会|将|能够?|不致|尚|没有|未|隐患|风险)[^，。；]{0,8}$"),
    ),
)  # fmt: skip


@rule(
    "R20", "裁量理由与事实不相反", Severity.MAJOR, f"{_LAW}第五条第二款", kinds=(*PROPOSING, *DECISIONS[2:]),
    examples=("复查仍未改正……鉴于及时改正，从轻处罚", "当场改正……鉴于及时改正，从轻处罚"),
)  # fmt: skip
def claims_and_facts(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What speaks for the party in the reasons is not what the facts deny."""
    story = story_of(decision)
    facts = unquoted(story.text)
    for one in _CLAIMS:
        denied = one.denied(facts)
        if denied is None:
            continue
        for sentence in decision.reasons:
            own = unquoted(sentence.text)
            claimed = next(
                (m for m in one.claim.finditer(own) if not _CLAIM_BEFORE.search(own[: m.start()])), None
            )
            if claimed and sentence.start >= story.end:
                said = Span(sentence.start + claimed.start(), sentence.start + claimed.end(), claimed[0])
                fact = Span(story.start + denied.start(), story.start + denied.end(), denied[0])
                at, other = (fact, said) if decision.is_kind == "no_penalty" else (said, fact)
                yield finding(
                    "R20", Severity.MAJOR, one.message, at, "核对事实；不具备的情节不能作为从轻、减轻或者不予处罚的理由", actual=denied[0],
                    related=((other.start, other.end),),
                )  # fmt: skip
                return
