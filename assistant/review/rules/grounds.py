"""R14, R15, R20: mercy and no penalty: the place invoked is that of the reason told, and what is claimed does not contradict the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from assistant.review.rule import DECISIONS_AND_NOTICES, PROPOSING, CannotTellError, finding, rule

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


class Claim(Data):
    """What is claimed in favour of the party, what in the facts contradicts it, and how to say it.

    ``unless`` before the contradicting words in their clause makes them no contradiction; ``later`` behind them puts it right;
    ``foreign`` before them in their sentence is a cause that is not the party's doing, ``cleared`` behind them says so.
    """

    claim: re.Pattern[str]
    against: re.Pattern[str]
    message: str
    unless: re.Pattern[str] | None = None
    later: re.Pattern[str] | None = None
    foreign: re.Pattern[str] | None = None
    cleared: re.Pattern[str] | None = None

    def denied(self, facts: str) -> re.Match[str] | None:
        """Where the facts contradict the claim; None when they do not, or put it right afterwards."""
        hits = (
            m
            for m in self.against.finditer(facts)
            if not self._excused(facts[: m.start()]) and not self._is_cleared(facts[m.end() :])
        )
        found = next(hits, None)
        return None if found and self.later and self.later.search(facts[found.end() :]) else found

    def _is_cleared(self, behind: str) -> bool:
        return bool(self.cleared and self.cleared.search("。".join(re.split("[。\n]", behind)[:2])))

    def _excused(self, before: str) -> bool:
        if self.foreign and self.foreign.search(re.split("[。；\n]", before)[-1]):
            return True
        return bool(self.unless and self.unless.search(re.split("[，。；\n]", before)[-1]))


def load_claims() -> tuple[Claim, ...]:
    """The claims known, corpora/law/claims.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("law/claims.yaml"), tuple[Claim, ...])


@rule(
    "R20", "裁量理由与事实不相反", Severity.MAJOR, f"{_LAW}第五条第二款", kinds=DECISIONS_AND_NOTICES,
    examples=("复查仍未改正……鉴于及时改正，从轻处罚", "当场改正……鉴于及时改正，从轻处罚"),
)  # fmt: skip
def claims_and_facts(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What speaks for the party in the reasons is not what the facts deny."""
    story = story_of(decision)
    facts = unquoted(story.text)
    for one in load_claims():
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
