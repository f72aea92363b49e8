"""When a requirement of procedure applies: what the case, its steps and the clause show. Each answer is yes, no or unknown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from assistant.analysis.default import conditions_of, conduct_is_default, unobeyed
from assistant.analysis.model import Suggestion
from assistant.analysis.procedure.data import Hearing, kind_of_step, load_rules
from assistant.analysis.procedure.local_hearings import threshold
from assistant.analysis.procedure.moments import Moment, moments_of
from assistant.analysis.sections import section_text
from assistant.corpora import Words
from assistant.dossier.model import Case, Evidence
from assistant.text.amounts import amount_at, amounts_in


class _Said(Words):
    """The words of hearings, defences and orders, as corpora/lexicon/procedure/conditions.yaml has them."""

    FILE = "lexicon/procedure/conditions.yaml"

    police: re.Pattern[str]
    contents: re.Pattern[str]
    waived: re.Pattern[str]
    lapsed: re.Pattern[str]
    waived_hearing: re.Pattern[str]
    not_held: re.Pattern[str]
    asks_hearing: re.Pattern[str]
    defends: re.Pattern[str]
    agrees: re.Pattern[str]
    disagrees: re.Pattern[str]
    answered: re.Pattern[str]
    answered_elsewhere: re.Pattern[str]
    orders: re.Pattern[str]
    corrected: re.Pattern[str]


_HEARING = re.compile(r"听证")
_NO_HEARING_RIGHT = re.compile(r"(不属于|不适用|无需|不符合|未达到?).{0,8}听证")
_OF_DEFENCE = re.compile(r"^(?!.*告知)(?=.*(?:放弃|声明|陈述申辩|申辩|处罚决定))")
_WAIVER = re.compile(r"放弃|声明|承诺|陈述|申辩|回执|回证|意见")
_UNASKED = re.compile(r"(?:未|没有?|不)(?:再)?(?:提出|申请|要求)")
_TRACK_SPOT = re.compile(r"简易程序|当场(作出|填写|制作).{0,16}决定|当场(行政)?处罚|当罚")
_TRACK_NONE = re.compile(r"不予(行政)?处罚|不罚")
_GRAVE = re.compile(
    r"(?<!不)(?<!不予)(?<!已)(?<!被)吊销|(?<!不)(?<!不予)(?:责令停业整顿|责令关闭|(?:责令)?停产停业)|限制从业"
)
_STOPS = re.compile(r"责令停止[^，。；]{0,16}(?:生产|经营|营业|业务|执业|诊疗)[^，。；]{0,4}活动")
_DECISION = re.compile(r"处罚决定")
_FINE = re.compile(
    r"罚款(?:金额|数额)?(?:为|计|共计|共|：|:|\s){0,3}(?:人民币)?(?:[（(]大写[）)])?[：:]?\s{0,2}(?=[¥￥0-9０-９一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾])"
)

_FINED = re.compile("的?(?:行政)?罚款")

_AMENDED = date(2021, 7, 15)


def amended(on: date | None) -> bool:
    """Whether 行政处罚法 of 2021 with its numbers of articles governs a day; an unknown day counts as today's law."""
    return on is None or on >= _AMENDED


@dataclass(frozen=True)
class Situation:
    """A case with its acts, its clause and its track; the answers are worked out once."""

    case: Case
    clause: Suggestion | None

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """All acts in order of their days."""
        return moments_of(self.case)

    def first(self, kind: str) -> Moment | None:
        """The first act of a kind."""
        return next((m for m in self.moments if m.kind == kind), None)

    def last(self, kind: str) -> Moment | None:
        """The last act of a kind."""
        return next((m for m in reversed(self.moments) if m.kind == kind), None)

    def nearest(self, kind: str, day: date) -> Moment | None:
        """The last act of a kind up to a day: with several seizures or notices the one that a later act may belong to."""
        return next((m for m in reversed(self.moments) if m.kind == kind and m.on <= day), None)

    def notes(self, *kinds: str) -> str:
        """The notes of all acts of these kinds."""
        return "；".join(m.note for m in self.moments if m.kind in kinds)

    @cached_property
    def track(self) -> str:
        """普通, 简易 or 不予处罚."""
        return track_of(self.case)

    @property
    def other_law(self) -> bool:
        """Whether an agency punishes on the spot by laws of its own with other limits (治安管理处罚法, 出境入境管理法)."""
        return _Said.read().police.search(self.case.agency) is not None

    @property
    def person(self) -> bool:
        """True when the party is a natural person; an individual trader counts as a person in hearing thresholds only."""
        return self.case.party.kind == "个人"

    @cached_property
    def _notices(self) -> tuple[str, ...]:
        return tuple(m.note for m in self.moments if m.kind == "告知")

    @cached_property
    def told_last_without_sum(self) -> bool:
        """Of several notices the last one does not say which fine it was about."""
        return len(self._notices) > 1 and not fines_in(self._notices[-1])

    @cached_property
    def told_fine(self) -> Decimal | None:
        """The fine of which the party was told: of several notices the highest, of several fines in one all together."""
        papers = (_notice_in(p) for p in self.case.evidence if kind_of_step(p.name) == "告知")
        sums = [sum(fines_in(_proposed(text))) for text in (*self._notices, *papers)]
        return Decimal(highest) if (highest := max(sums, default=Decimal(0))) else None

    @cached_property
    def fine(self) -> Decimal | None:
        """The fine decided or proposed, in yuan."""
        return self.case.fine_yuan if self.case.fine_yuan is not None else fine_in(self.notes("决定"))

    @cached_property
    def hearing_told(self) -> bool:
        """The party was told of a right to a hearing."""
        notices = (f"{m.name}，{m.note}" for m in self.moments if m.kind == "告知")
        papers = (f"{p.name}，{_notice_in(p)}" for p in self.case.evidence if kind_of_step(p.name) == "告知")
        words = "；".join((*notices, *papers))
        return bool(_HEARING.search(words)) and not _NO_HEARING_RIGHT.search(words)

    @cached_property
    def hearing_offered(self) -> bool:
        """The notice of this case offers a hearing: a form among the papers may do so for whom it may concern only."""
        steps = (f"{m.name}，{m.note}" for m in self.moments if m.kind == "告知")
        papers = (p.name for p in self.case.evidence if kind_of_step(p.name) == "告知")
        words = "；".join((*steps, *papers))
        return bool(_HEARING.search(words)) and not _NO_HEARING_RIGHT.search(words)

    @cached_property
    def notice_papers(self) -> str:
        """The words of the notices among the evidence."""
        return "；".join(_notice_in(p) for p in self.case.evidence if kind_of_step(p.name) == "告知")

    @cached_property
    def notice_is_read(self) -> bool:
        """What the notice says is at hand: its step or paper names something of its contents, or there is none."""
        return not self._notices or any(
            map(_Said.read().contents.search, (*self._notices, self.notice_papers))
        )

    @cached_property
    def hearing_waived(self) -> bool:
        """The party gave the hearing up in words; silence until the period ends is no waiver."""
        waived = "；".join(f"{m.name}，{m.note}" for m in self.moments if m.kind == "不听证")
        notes = self.notes("告知", "陈述申辩", "听证申请", "复核")
        papers = "；".join(f"{p.name}，{p.text}" for p in self.case.evidence if _WAIVER.search(p.name))
        return bool(_Said.read().waived_hearing.search(f"{waived}；{notes}；{papers}"))

    @cached_property
    def hearing_requested(self) -> bool:
        """The party asked for a hearing, in time and without taking it back; the note of such a step may say that it did not."""
        said = _Said.read()
        refused = (f"{m.name}，{m.note}" for m in self.moments if m.kind in ("听证申请", "不听证"))
        if any(map(said.not_held.search, refused)):
            return False
        asked = (m.note for m in self.moments if m.kind == "听证申请")
        return any(map(asks_hearing, asked)) or bool(said.asks_hearing.search(self.notes("陈述申辩")))

    @cached_property
    def order_is_condition(self) -> bool:
        """Every penalty of the clause presupposes that an order was not obeyed."""
        if self.clause is None:
            return False
        rule = self.clause.rule
        presupposed = unobeyed(conditions_of(rule))
        return bool(presupposed) and all(presupposed) or conduct_is_default(rule, self.case)

    @cached_property
    def orders_nothing(self) -> bool:
        """The clause is known and orders no correction: whether there is anything to correct is left open."""
        return self.clause is not None and not self.clause.rule.orders

    @cached_property
    def corrected_before(self) -> bool:
        """The facts or reasons say that the act had ended or been mended."""
        return bool(_Said.read().corrected.search(self.case.facts + self.case.discretion))

    @cached_property
    def decision_orders(self) -> bool:
        """The decision itself orders the correction, as it may where nothing depends on an earlier order."""
        papers = (p.text for p in self.case.evidence if _DECISION.search(p.name))
        return any(map(_Said.read().orders.search, (self.notes("决定"), *papers)))

    @cached_property
    def defended(self) -> bool:
        """The party put something forward in its defence."""
        return defends(self.notes("陈述申辩"))

    @cached_property
    def defence_answered(self) -> bool:
        """What the party put forward was reviewed or answered."""
        said = _Said.read()
        papers = any(kind_of_step(p.name) == "复核" for p in self.case.evidence)
        if papers or self.first("复核") is not None or said.answered.search(self.notes("陈述申辩", "复核")):
            return True
        notes = self.notes("决定", "集体讨论", "法制审核", "调查终结", "听证")
        return any(map(said.answered_elsewhere.search, (notes, *(p.text for p in self.case.evidence))))

    @cached_property
    def defence_lapsed(self) -> bool:
        """A note, the name of the step or a paper says that the party gave up its defence or did not make one."""
        said = _Said.read()
        named = (m.name for m in self.moments if m.kind == "陈述申辩")
        papers = (p.text for p in self.case.evidence if _OF_DEFENCE.search(p.name))
        words = "；".join((self.notes("告知", "陈述申辩", "决定", "复核"), *named, *papers))
        return bool(said.lapsed.search(words) or said.waived.search(words))

    @cached_property
    def grave_penalty(self) -> bool:
        """The decision takes a permit, closes, stops or bars; what is only proposed counts where it is not noted."""
        return bool(_GRAVE.search(self.notes("决定") or self.notes("告知")))

    @cached_property
    def hearing_kind(self) -> str:
        """The penalty decided or told that always gives a right to a hearing; "" if none."""
        words = self.notes("决定", "告知")
        named = next((kind for kind in sorted(load_rules().hearing_kinds) if kind in words), "")
        return named or self._stopped_by_clause(words)

    def _stopped_by_clause(self, words: str) -> str:
        """That a business is stopped, where the clause does so to whoever does not obey an order: no order to mend then (责令停止经营活动)."""
        rule = self.clause.rule if self.clause is not None else None
        pairs = zip(rule.orders, rule.order_conditions, strict=False) if rule else ()
        heavier = any(_STOPS.search(order) and any(unobeyed([when])) for order, when in pairs)
        found = _STOPS.search(words)
        return found[0] if heavier and found else ""

    @cached_property
    def threshold(self) -> Hearing | None:
        """The hearing threshold of the agency or the region, None when none is known."""
        on = self.first("决定")
        return threshold(self.case.agency, self.case.region, self.track, on.on if on else None)


def track_of(case: Case) -> str:
    """普通, 简易 or 不予处罚: the case's own word, else what number, title and decision say."""
    if case.track:
        return case.track
    decided = [f"{step.name}，{step.note}" for step in case.steps if kind_of_step(step.name) == "决定"]
    words = "；".join((case.document_number, case.title, *decided))
    if _TRACK_NONE.search(words):
        return "不予处罚"
    return "简易" if _TRACK_SPOT.search(words) else "普通"


def defends(note: str) -> bool:
    """Whether the note of a defence tells something that was put forward."""
    listed = _Said.read()
    clauses = re.split(r"[；;。]", note)
    said = (
        c
        for c in clauses
        if listed.defends.search(c) and not listed.lapsed.search(c) and not listed.waived.search(c)
    )
    return any(not listed.agrees.search(c) or listed.disagrees.search(c) for c in said)


def asks_hearing(note: str) -> bool:
    """Whether the note of a step of asking for a hearing leaves it that one was asked for; it may say the opposite."""
    said = _Said.read()
    return bool(said.asks_hearing.search(note)) or not (_UNASKED.search(note) or said.waived.search(note))


def not_held(note: str) -> bool:
    """Whether a note tells why no hearing was held."""
    return _Said.read().not_held.search(note) is not None


def _notice_in(piece: Evidence) -> str:
    """The words of a paper that are those of the notice, where other papers are bound with it."""
    return section_text(piece, "notice", "hearing_notice")


def fine_in(text: str) -> Decimal | None:
    """The first fine that a note names, in yuan."""
    return next(iter(fines_in(text)), None)


def _proposed(text: str) -> str:
    """What a notice proposes, without the range of the clause before it and the parts of the sum behind it."""
    return (text.partition("拟")[2] or text).partition("其中")[0]


def fines_in(text: str) -> tuple[Decimal, ...]:
    """The fines that a note names, in yuan, in their order; by the amount before the word where none stands behind it."""
    found = (amount_at(text, match.end()) for match in _FINE.finditer(text))
    behind = tuple(one.yuan for one in found if one is not None)
    return behind or tuple(one.yuan for one in amounts_in(text) if _FINED.match(text, one.end))


CONDITIONS: dict[str, Callable[[Situation], bool]] = {
    "not_waived": lambda s: not s.defence_lapsed,
    "correctable": lambda s: (
        s.order_is_condition or not (s.corrected_before or s.orders_nothing or s.decision_orders)
    ),
    "order_is_condition": lambda s: s.order_is_condition,
    "hearing_told": lambda s: s.hearing_offered,
    "hearing_not_waived": lambda s: not s.hearing_waived and s.first("听证") is None,
    "hearing_requested": lambda s: s.hearing_requested,
    "hearing_held": lambda s: s.first("听证") is not None,
    "grave_penalty": lambda s: s.grave_penalty,
    "heard_and_fined": lambda s: s.first("听证") is not None and bool(s.fine) and not s.grave_penalty,
}
