"""What review rules may look at besides the paper: the law, its citations and their part in the decision, the case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assistant.analysis.addressees import Addressee, classes
from assistant.dossier.model import Case
from assistant.law.citations import CitationStatus, VerifiedCitation, verify_citations
from assistant.law.library import LawLibrary
from assistant.law.links import DutyFinder, DutyLink, links_of
from assistant.law.model import Article, Provision
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import Fine, PenaltyRule
from assistant.law.provisions import locate
from assistant.review.parts.basis_words import BARE_BASIS
from assistant.review.parts.model import Decision
from assistant.review.parts.quoted_item import narrowed

_ROLE = re.compile(
    rf"(?P<duty>违反|触犯|不符合|未履行|违背|(?:没有|未|不)遵守)|(?P<basis>依据|根据|依照|按照|(?<![未不有])按(?=《)|适用(?![】）])|属于|构成|{BARE_BASIS})|(?P<also>以及)"
)
_TOLD = re.compile(r"(?:(?:的)?(?:规定|明确)[^。；“]{0,6}[:：，,]?|[:：])\s?“(?P<words>[^“”]{6,600})”")
_IMPOSES = re.compile(r"罚款|警告|没收|吊销|责令停产|拘留")
_MAY_IMPOSE = re.compile(
    r"罚款|予以处罚|给予[^，。；]{0,8}处罚|处以|警告|没收|吊销|通报批评|停产|停业|关闭|暂扣|拘留|(?:依照|按照)[^。；]{0,20}(?:处罚|第[一二三四五六七八九十百]+条)|规定处理"
)
_APPLIED = re.compile(r"(?:依照|依据|根据|按照)(?:上述|前述|以上|该)(?:条款|规定|法条|条文|条)")
_BROKEN = re.compile(r"违反了?(?:上述|前述|以上|该)(?:条款|规定|法条|条文|条)")
_DUTY_REACH, _BASIS_REACH = 64, 84
_GENERAL = re.compile(
    r"行政处罚法$|行政强制法$|行政复议法$|行政诉讼法$|行政许可法$|民事诉讼法$|程序规定|裁量"
)
_NEVER_PUNISHES = re.compile("行政处罚法$|裁量|处罚程序规定")
_MEASURED = ("amount", "multiple", "percent", "per_unit")
_MARK = re.compile(r"^\s*[（(][^（()）]{1,4}[）)]")
_ONE_OF = re.compile(r"(?:下列|以下)[^，。；：]{0,8}之一[^：]{0,4}$")
_BEFORE, _QUOTED_BEFORE = 90, 400
_RULED_NEAR = 300


def is_sound(verdict: VerifiedCitation) -> bool:
    """Whether the text in force on the day is held and has the place: only then can anything be judged by it."""
    return verdict.status in (CitationStatus.VERIFIED, CitationStatus.TEXT_DIFFERS)


@dataclass(frozen=True, slots=True)
class CitedRule:
    """A penalty rule at a place that the paper invokes as basis."""

    verdict: VerifiedCitation
    article: Article
    rule: PenaltyRule
    duties: tuple[DutyLink, ...]

    @property
    def paragraph(self) -> str:
        """The text of the paragraph that holds the rule."""
        text = self.article.text
        piece = locate(text, replace(self.rule.provision, item=0, point=0))
        return text[piece.start : piece.end] if piece else text


@dataclass(frozen=True)
class ReviewContext:
    """Shared by all rules of one review so that nothing is computed twice. ``as_of`` is the day of the decision.

    ``dated`` is False when no day could be read and today stands in: then nothing said of versions is certain.
    """

    decision: Decision
    library: LawLibrary
    as_of: date
    case: Case | None = None
    dated: bool = True

    @cached_property
    def citations(self) -> tuple[VerifiedCitation, ...]:
        """All citations of the text with their verdicts, as of the day of the decision."""
        return verify_citations(self.decision.text, as_of=self.as_of, library=self.library)

    @cached_property
    def duties(self) -> tuple[VerifiedCitation, ...]:
        """The provisions that the party is said to have broken."""
        return tuple(
            self._narrowed(v) for v in self.citations if self.role(v) == "duty" and not v.citation.names_only
        )

    @cached_property
    def bases(self) -> tuple[VerifiedCitation, ...]:
        """The provisions invoked for the penalty, without those on procedure."""
        cited = (v for v in self.citations if not v.citation.names_only and not self.is_general(v))
        return tuple(self._narrowed(v) for v in cited if self.role(v) == "basis")

    def _narrowed(self, verdict: VerifiedCitation) -> VerifiedCitation:
        """A sound citation with the item that the quotation behind it shows."""
        return (
            narrowed(verdict, self.decision.text, self.library, self.as_of) if is_sound(verdict) else verdict
        )

    @cached_property
    def cited_rules(self) -> tuple[CitedRule, ...]:
        """The penalty rules at the places invoked as basis."""
        return tuple(found for verdict in self.bases for found in self.rules_at(verdict))

    @cached_property
    def applied_rules(self) -> tuple[CitedRule, ...]:
        """Those that measure the penalty: without one that hands on to another place invoked, and without the rest of an article of which a paragraph is invoked."""
        found = self.cited_rules
        invoked = {_article_of(one) for one in found}
        precise = {_article_of(one) for one in found if _names_part(one)}
        handing = {
            id(one.verdict)
            for one in found
            for to in one.rule.references
            if (to.law, to.provision.whole_article()) in invoked - {_article_of(one)}
        }
        return tuple(
            one
            for one in found
            if id(one.verdict) not in handing and (_names_part(one) or _article_of(one) not in precise)
        )

    def fines_of(self, cited: CitedRule) -> list[Fine]:
        """The fines of a rule; where a unit is punished, without those for its persons in charge only.

        Args:
            cited: a rule of a clause invoked.
        """
        unit = any(party.organisation for party in self.decision.parties)
        return [f for f in cited.rule.fines if not unit or classes(f.party) != {Addressee.RESPONSIBLE}]

    def text_of(self, verdict: VerifiedCitation) -> str:
        """The words of the provision cited, as of the day of the decision; "" where the library does not hold it."""
        law, place = verdict.law, verdict.citation.provision
        return law and place and self.library.provision_text(law, place, self.as_of) or ""

    def may_impose(self, verdict: VerifiedCitation) -> bool:
        """Whether a provision invoked may impose something: its text is not held, or it speaks of a penalty."""
        imposes = _MAY_IMPOSE.search(self.text_of(verdict)) is not None
        return imposes or not is_sound(verdict) or bool(self.rules_at(verdict))

    def is_general(self, verdict: VerifiedCitation) -> bool:
        """Whether a citation is of law on procedure or of a discretion standard, and of no penalty clause of its own in it."""
        name = verdict.law.name if verdict.law else verdict.citation.name
        if not _GENERAL.search(name):
            return False
        return bool(_NEVER_PUNISHES.search(name)) or not self._fines(verdict)

    def _fines(self, verdict: VerifiedCitation) -> bool:
        """Whether a place cited lays down how much somebody is fined (行政强制法第六十六条)."""
        kept: dict[tuple[str, Provision | None], bool] = self.__dict__.setdefault("_kept_fines", {})
        key = (verdict.law.name if verdict.law else "", verdict.citation.provision)
        if key not in kept:
            kept[key] = any(f.type in _MEASURED for one in self.rules_at(verdict) for f in one.rule.fines)
        return kept[key]

    def role(self, verdict: VerifiedCitation) -> str:
        """duty, basis or "" by the words before the citation; a list shares those before its first entry."""
        start = verdict.citation.start
        before = self.decision.text[max(0, start - _BEFORE) : start]
        if "”" in before or "」" in before:
            before = _without_quotes(self.decision.text[max(0, start - _QUOTED_BEFORE) : start])[-_BEFORE:]
        clause = re.split("[。；“”\n]", before)[-1]
        words = [
            m
            for m in _ROLE.finditer(clause)
            if len(clause) - m.start() <= (_DUTY_REACH if m["duty"] else _BASIS_REACH)
        ]
        own = [m for m in words if not m["also"]] or words
        if not own:
            return self._role_by_quote(verdict)
        return "duty" if own[-1]["duty"] else "basis"

    def _role_by_quote(self, verdict: VerifiedCitation) -> str:
        """《…》第五十二条规定：“…”, which a later 依照上述条款 or 违反了上述规定 takes up, or the ruling right behind; by whether it imposes anything."""
        told = _TOLD.match(self.decision.text, verdict.citation.end)
        if told is None:
            return ""
        imposes = _IMPOSES.search(told["words"]) is not None
        if imposes and self._rules_upon(told.end()):
            return "basis"
        later = _APPLIED if imposes else _BROKEN
        return ("basis" if imposes else "duty") if later.search(self.decision.text, told.end()) else ""

    def _rules_upon(self, quoted: int) -> bool:
        """Whether the ruling follows law quoted in full, with no other law between them."""
        ruling = self.decision.ruling
        between = self.decision.text[quoted : ruling.start] if ruling else ""
        return ruling is not None and quoted <= ruling.start <= quoted + _RULED_NEAR and "《" not in between

    def rules_at(self, verdict: VerifiedCitation) -> list[CitedRule]:
        """The penalty rules at a place cited, none where its text is not held.

        Args:
            verdict: a citation.
        """
        place = verdict.citation.provision
        if verdict.law is None or place is None or not is_sound(verdict):
            return []
        article = self.library.article(verdict.law, place, self.as_of)
        rules = parse_article(article) if article else ()
        if article is None or not rules:
            return []
        finder = self._finder(article)
        own = [r for r in rules if place.covers(r.provision)] or _of_item(rules, article, place)
        return [CitedRule(verdict, article, r, links_of(r, finder)) for r in own]

    def _finder(self, article: Article) -> DutyFinder:
        finders: dict[int, DutyFinder] = self.__dict__.setdefault("_finders", {})
        version = article.version
        if version.id not in finders:
            finders[version.id] = DutyFinder(self.library.articles(version))
        return finders[version.id]


def _article_of(one: CitedRule) -> tuple[str, Provision]:
    return one.article.version.law.name, one.rule.provision.whole_article()


def _names_part(one: CitedRule) -> bool:
    """Whether the citation names a paragraph or an item."""
    place = one.verdict.citation.provision
    return place is not None and bool(place.paragraph or place.item)


def _of_item(rules: Sequence[PenaltyRule], article: Article, place: Provision) -> list[PenaltyRule]:
    """The rules of a paragraph that speaks of 下列情形之一, for one of its items, with what the item names."""
    item = locate(article.text, place) if place.item else None
    if item is None:
        return []
    told = _MARK.sub("", article.text[item.start : item.end]).strip("；。\n ")
    whole = [r for r in rules if r.provision.covers(place) and _ONE_OF.search(r.conduct)]
    return [replace(r, provision=place, conduct=f"{r.conduct}：{told}") for r in whole]


def _without_quotes(text: str) -> str:
    """The text before a citation without the law quoted in it."""
    return re.sub(r"[“「][^“「”」]*[”」]", "", text)
