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
from assistant.dossier.model import Case
from assistant.text.amounts import amount_at, amounts_in

_POLICE = re.compile(r"公安|派出所|交警|移民|边检|边防|出入境|海警|铁路")
_CONTENTS = re.compile(r"拟|事实|理由|依据|陈述|申辩|罚款|权利")
_HEARING = re.compile(r"听证")
_NO_HEARING_RIGHT = re.compile(r"(不属于|不适用|无需|不符合|未达到?).{0,8}听证")
_WAIVED = re.compile(
    r"认可|认罚|服从|(?:接受|同意)处罚|放弃|不(要求|申请|提出|需要)|无异议|没有异议|没有意见|无意见|不陈述|不申辩"
)
_LAPSED = re.compile(
    r"(未|没有?)(在.{0,12}内)?(提出|申请|要求|进行|作出)?.{0,6}(陈述|申辩|听证)(申辩)?|逾期未(提出)?"
)
_WAIVED_HEARING = re.compile(
    r"(?<!视为)(放弃|不要求|不申请|不需要|不提出|无需|不参加)[^。；]{0,20}听证|听证[^。；，]{0,6}(放弃|不要求)"
    r"|放弃[^。；]{0,4}(?:上述|以上|前述|全部|各项|一切|相关|该项?)[^。；]{0,6}权利"
)
_OF_DEFENCE = re.compile(r"^(?!.*告知)(?=.*(?:放弃|声明|陈述申辩|申辩|处罚决定))")
_WAIVER = re.compile(r"放弃|声明|承诺|陈述|申辩|回执|回证|意见")
_NOT_HELD = re.compile(
    r"撤回|放弃(?!了?(?:陈述|申辩))|(?<!未)逾期(?![^，。；]{0,4}(?:答复|组织|举行|通知))|超过(?!追诉|追责|处罚|办案)[^，。；]{0,8}(?:期限|日)"
    r"|不予(?:受理|组织)|不(?:符合|属于)[^，。；]{0,8}听证|未(?:到场|出席|参加)"
)
_UNASKED = re.compile(r"(?:未|没有?|不)(?:再)?(?:提出|申请|要求)")
_ASKS_HEARING = re.compile(  # 没有在规定的时间内申请听证, 可以申请听证 and 放弃要求听证的权利 ask for none
    r"(?:^|[，,。；;\n])(?:(?!未|没|不(?![服满予]|同意|认可)|无|放弃|撤回|逾期|可以|有权|享有|告知(?!书))[^，,。；;\n])*?"
    r"(?:申请|要求)(?:举行|组织|召开|进行)?听证(?!的?权利|权|期)"
)
_DEFENDS = re.compile(
    r"提出(?![^，。；]{0,10}(?:延期|分期|暂缓|缴))[^，。；]{0,12}(?:陈述|申辩|意见|异议|理由|质疑|证据|材料|从轻|减轻|免|困难|已|没|未|不)"
    r"|提交[^，。；]{0,10}(?:陈述|申辩|意见)|辩称|辩解|申辩称|陈述称"
    r"|(?:请求|要求|希望|恳请|申请(?!听证))[^，。；]{0,12}(?:从轻|减轻|减少|降低|免|不予|不罚|不(?:要|给予?|作|再)?处?罚|别罚|少罚|从宽|宽大|考虑|照顾|撤销|重新|复核)"
    r"|认为[^，。；]{0,16}(?:过重|偏重|偏高|过高|太|不当|不应|不该|不构成|不属|错误|有误|不实|不符|不公|不合理|不成立|不是|没有)"
    r"|(?<!未)(?<!没有)(?:书面|口头|当面|来函|来信|致函)[^，。；]{0,4}(?:称|表示|说明|反映|主张|认为)(?!没有|无|不|放弃|认|同意|接受|服从|愿|知|清楚)"
    r"|(?<!未)(?<!没有)(?:书面|口头|当面)(?:陈述)?[和、]?申辩[：:]\s*(?!无|没有|未|放弃|不|同意|认)"
    r"|(?<!未)(?<!没有)(?<!不)(?<!无)(?:书面|口头|当面|到[^，。；]{1,8}?)(?:作了|进行了?|作出)?(?:陈述)?[和、]?申辩(?!权|期|书|笔录|和听证|的?权利|[^，。；]{0,4}[：:为是])"
)
_AGREES = re.compile(
    r"(?<!不)属实|(?<!不)认可|无误|(?<!不)正确|(?<!不)适当|(?<!不)接受|(?<!不)同意|服从|愿意|配合|尽快|早日|听证"
)
_DISAGREES = re.compile(
    r"[从减]轻|免[予除]?|不予处罚|异议|不服|申辩(?!权)|困难|错误|有误|[不过][重当实]|宽大"
)
_ANSWERED = re.compile(
    r"复核|答复|采纳|采信|成立|维持|回复|(?:未予|不予|予以)支持"
    r"|逐[条项一点][^，。；]{0,4}(?:核|查|研究)|(?<!请求)(?<!要求)(?<!希望)(?<![请对])(?:承办|办案|审核|法制|本局|我局|本机关|机关)[^，。；]{0,12}(?:认为|核实|核了|研究|查证)"
    r"|(?:数额|幅度|金额|罚款|处罚)[^，。；]{0,6}不(?:变|[再予作做][^，。；]{0,2}(?:调整|变更|改变|减少|降低|变动))"
    r"|(?<!检验)(?<!检测)(?<!鉴定)(?:结果|结论|理由)[^，。；]{0,6}(?:告诉|告知|说明给|转告|通知)了?(?:本人|当事人|其|对方|该?公司|该?店|该?单位)"
)
_ANSWERED_ELSEWHERE = re.compile(
    r"(?:陈述|申辩|意见|理由|请求)[^。；]{0,40}(?:复核|采纳|采信|成立|予支持|予以支持|答复)|(?:复核|采纳|采信)[^。；]{0,20}(?:陈述|申辩|意见)"
)
_TRACK_SPOT = re.compile(r"简易程序|当场(作出|填写|制作).{0,16}决定|当场(行政)?处罚|当罚")
_TRACK_NONE = re.compile(r"不予(行政)?处罚|不罚")
_GRAVE = re.compile(
    r"(?<!不)(?<!不予)(?<!已)(?<!被)吊销|(?<!不)(?<!不予)(?:责令停业整顿|责令关闭|(?:责令)?停产停业)|限制从业"
)
_DECISION = re.compile(r"处罚决定")
_ORDERS = re.compile(
    r"责令(?!停产|停业|关闭|限制)|(?:立即|限期|应当?|须)[^，。；]{0,12}(?:改正|整改|停止|拆除|恢复|清理)"
)
_CORRECTED = re.compile(
    r"(已|已经|当场|自行|主动)[^。；，]{0,6}(改正|拆除|清理|停止|恢复|整改|补办|浇灭|撤离)"
)
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
        return _POLICE.search(self.case.agency) is not None

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
        papers = (p.text for p in self.case.evidence if kind_of_step(p.name) == "告知")
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
        papers = (f"{p.name}，{p.text}" for p in self.case.evidence if kind_of_step(p.name) == "告知")
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
        return "；".join(p.text for p in self.case.evidence if kind_of_step(p.name) == "告知")

    @cached_property
    def notice_is_read(self) -> bool:
        """What the notice says is at hand: its step or paper names something of its contents, or there is none."""
        return not self._notices or any(map(_CONTENTS.search, (*self._notices, self.notice_papers)))

    @cached_property
    def hearing_waived(self) -> bool:
        """The party gave the hearing up in words; silence until the period ends is no waiver."""
        waived = "；".join(f"{m.name}，{m.note}" for m in self.moments if m.kind == "不听证")
        notes = self.notes("告知", "陈述申辩", "听证申请", "复核")
        papers = "；".join(f"{p.name}，{p.text}" for p in self.case.evidence if _WAIVER.search(p.name))
        return bool(_WAIVED_HEARING.search(f"{waived}；{notes}；{papers}"))

    @cached_property
    def hearing_requested(self) -> bool:
        """The party asked for a hearing, in time and without taking it back; the note of such a step may say that it did not."""
        refused = (f"{m.name}，{m.note}" for m in self.moments if m.kind in ("听证申请", "不听证"))
        if any(map(_NOT_HELD.search, refused)):
            return False
        asked = (m.note for m in self.moments if m.kind == "听证申请")
        return any(map(asks_hearing, asked)) or bool(_ASKS_HEARING.search(self.notes("陈述申辩")))

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
        return bool(_CORRECTED.search(self.case.facts + self.case.discretion))

    @cached_property
    def decision_orders(self) -> bool:
        """The decision itself orders the correction, as it may where nothing depends on an earlier order."""
        papers = (p.text for p in self.case.evidence if _DECISION.search(p.name))
        return any(map(_ORDERS.search, (self.notes("决定"), *papers)))

    @cached_property
    def defended(self) -> bool:
        """The party put something forward in its defence."""
        return defends(self.notes("陈述申辩"))

    @cached_property
    def defence_answered(self) -> bool:
        """What the party put forward was reviewed or answered."""
        papers = any(kind_of_step(p.name) == "复核" for p in self.case.evidence)
        if papers or self.first("复核") is not None or _ANSWERED.search(self.notes("陈述申辩", "复核")):
            return True
        notes = self.notes("决定", "集体讨论", "法制审核", "调查终结", "听证")
        return any(map(_ANSWERED_ELSEWHERE.search, (notes, *(p.text for p in self.case.evidence))))

    @cached_property
    def defence_lapsed(self) -> bool:
        """A note, the name of the step or a paper says that the party gave up its defence or did not make one."""
        named = (m.name for m in self.moments if m.kind == "陈述申辩")
        papers = (p.text for p in self.case.evidence if _OF_DEFENCE.search(p.name))
        words = "；".join((self.notes("告知", "陈述申辩", "决定", "复核"), *named, *papers))
        return bool(_LAPSED.search(words) or _WAIVED.search(words))

    @cached_property
    def grave_penalty(self) -> bool:
        """The decision takes a permit, closes, stops or bars; what is only proposed counts where it is not noted."""
        return bool(_GRAVE.search(self.notes("决定") or self.notes("告知")))

    @cached_property
    def hearing_kind(self) -> str:
        """The penalty decided or told that always gives a right to a hearing; "" if none."""
        words = self.notes("决定", "告知")
        return next((kind for kind in sorted(load_rules().hearing_kinds) if kind in words), "")

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
    clauses = re.split(r"[；;。]", note)
    said = (c for c in clauses if _DEFENDS.search(c) and not _LAPSED.search(c) and not _WAIVED.search(c))
    return any(not _AGREES.search(c) or _DISAGREES.search(c) for c in said)


def asks_hearing(note: str) -> bool:
    """Whether the note of a step of asking for a hearing leaves it that one was asked for; it may say the opposite."""
    return bool(_ASKS_HEARING.search(note)) or not (_UNASKED.search(note) or _WAIVED.search(note))


def not_held(note: str) -> bool:
    """Whether a note tells why no hearing was held."""
    return _NOT_HELD.search(note) is not None


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
