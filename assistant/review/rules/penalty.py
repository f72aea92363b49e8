"""R14, R15, R18: duty and basis belong together; kinds and sums are those of the rule; its conditions are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.law.model import LawRef, Provision
from assistant.law.penalties.text import told_amounts
from assistant.law.penalty_model import Fine
from assistant.review.context import CitedRule, ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.bases import excluded, fits_multiple
from assistant.review.parts.body import unquoted
from assistant.review.parts.for_whom import for_party, is_for_units, of_any, on_responsible, only_units
from assistant.review.parts.measured_by import left_to_others, of_items
from assistant.review.parts.model import Decision, Imposed, Span
from assistant.review.parts.reduction import reduced
from assistant.review.parts.tiers import GRAVE, NOT_OBEYED, disobeyed, opened, ordered
from assistant.review.parts.whose_range import ranges_of_party
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.text.bigrams import bigrams

_OBEYED = re.compile(
    r"(?:期限内|按期|如期|按时)(?:已)?(?:经)?(?:改正|整改|拆除|清理)|复查[^。；]{0,30}(?:已(?:全部|自行)?(?:改正|整改|拆除|清理))"
)
_CLAIMED = re.compile(r"(?:因|鉴于|由于|其)[^，。；“”]{0,8}(?:逾期(?:未|不|仍未)|拒不|仍不)改正")
_CHECKED_KINDS = frozenset(
    {
        "警告",
        "通报批评",
        "没收非法财物",
        "暂扣许可证件",
        "降低资质等级",
        "吊销许可证件",
        "行政拘留",
        "责令关闭",
        "限制从业",
    }
)
_SURE = 2.0
_ENOUGH = 0.30


def _at(cited: CitedRule) -> Span:
    citation = cited.verdict.citation
    return Span(citation.start, citation.end, citation.text)


_GOODS = re.compile(r"没收(?!(?:其)?(?:违法|非法)(?:所得|收入))|(?:所得|收入)[、和及以](?!及?并处|可以)")
# 未依法报批，或者未依照本法第某条的规定重新报批: the duty named is of the second case only
_OR_BRANCH = re.compile(
    r"未(?!依照本|按照本)[^。；]{4,60}?，?(?:或者|或)(?:未|不)?(?:依照|按照|违反)本(?:法|条例)第"
)
_OR_ITEMS = re.compile(r"规定的?[^。：；]{0,4}[，,]?(?:或者|以及|或)有(?:下列|以下)[^。：；]{0,10}之一")


@rule(
    "R14", "违则与罚则配对", Severity.FATAL, "《中华人民共和国行政处罚法》第四十条", kinds=(*PROPOSING, "correction"), needs="法规库",
    examples=("违反第十九条第六项，依据处罚“违反第十九条第五项”的条款", "违反第十九条第五项，依据处罚“违反第十九条第五项”的条款"),
)  # fmt: skip
def pairs(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A rule that names the duties it punishes punishes one that the paper cites."""
    duties = [ref for v in context.duties if (ref := _ref(v)) is not None]
    if not duties or not context.cited_rules:
        raise CannotTellError("没有读出违则，或者罚则未收录、未读通")
    for group in _by_citation(context.cited_rules):
        law = group[0].article.version.law.name
        if _OR_ITEMS.search(group[0].paragraph) or _OR_BRANCH.search(group[0].paragraph):
            continue  # the items stand beside the duty that the head names
        named = [link.duty for cited in group for link in cited.duties if not link.inferred]
        inferred = [link for cited in group for link in cited.duties if link.inferred]
        same_law = [ref for ref in duties if ref.law == law]
        if named and not inferred and duties and not any(_meet(n, d) for n in named for d in duties):
            told = "、".join(dict.fromkeys(ref.format() for ref in named[:4]))
            yield finding(
                "R14", Severity.FATAL, f"所引罚则针对的是违反{told}的行为，与认定的违则不对应", _at(group[0]),
                f"核对违则与罚则：认定违反{'、'.join(ref.format() for ref in duties[:3])}的，引用处罚它的条款",
                expected=told, actual="、".join(ref.format() for ref in duties[:3]), related=_spans(context),
            )  # fmt: skip
            return
        if (
            inferred
            and not named
            and not same_law
            and not _related(law, duties)
            and "本" in group[0].rule.conduct[:12]
        ):
            yield finding(
                "R14", Severity.HINT, f"违则不在《{law}》中，该罚则只处罚违反本法规定的行为", _at(group[0]),
                "核对罚则是否也处罚违反该违则的行为", ground=Ground.CANNOT_TELL, related=_spans(context),
            )  # fmt: skip
            return


# 企业事业单位有前款所列行为之一的: who does it, and where it stands what is done
_POINTED = re.compile(
    r"^[^，。；：]{0,40}?有(?:前[一二三两]?[款条项]|(?:本条)?第[一二三四五六七八九十]{1,3}[款条项])[^，。；：]{0,12}?(?:行为|情形)(?:之一)?的?|违反[^，。；：]{0,60}?规定(?:之一)?的?|有下列(?:行为|情形)之一的?|[^\u4e00-\u9fff]"
)
_ACT = 4


def tells_an_act(conduct: str) -> bool:
    """Whether a conduct says what is done, and does not only name the article that is broken."""
    return len(_POINTED.sub("", conduct)) >= _ACT


@rule(
    "R14", "罚则的项与行为相符", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=PROPOSING, needs="法规库",
    examples=("堵塞疏散通道，引用消防设施配置一项", "堵塞疏散通道，引用占用、堵塞疏散通道一项"),
)  # fmt: skip
def right_item(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Another item of the same article fits facts and duty far better than the one cited."""
    told = _story(decision, context)
    if not told or not context.cited_rules:
        raise CannotTellError("没有读出事实，或者罚则未收录")
    for group in _by_citation(context.cited_rules):
        place = group[0].verdict.citation.provision
        if place is None or not place.item or len(group) != 1:
            continue
        if not tells_an_act(group[0].rule.conduct):
            continue  # what the item punishes stands in the article that it names
        others = _siblings(group[0], context)
        mine = _likeness(group[0].rule.conduct, told)
        others = [one for one in others if not _is_cited(one[0], group[0], context)]
        best = max(others, key=lambda rule: _likeness(rule[1], told), default=None)
        if best and _likeness(best[1], told) >= _ENOUGH and _likeness(best[1], told) > _SURE * mine + 0.05:
            yield finding(
                "R14", Severity.MAJOR, f"所引的项针对的是“{_short(group[0].rule.conduct)}”，与认定的行为不对应", _at(group[0]),
                f"核对是否应为{best[0].format()}（“{_short(best[1])}”）",
            )  # fmt: skip


def _is_cited(place: Provision, cited: CitedRule, context: ReviewContext) -> bool:
    """Whether the paper applies another item too, for another of its acts."""
    return any(
        one.rule.provision == place and one.article.version.law == cited.article.version.law
        for one in context.cited_rules
    )


def _siblings(cited: CitedRule, context: ReviewContext) -> list[tuple[Provision, str]]:
    from assistant.law.penalty import parse_article

    own = cited.rule.provision
    return [
        (r.provision, r.conduct)
        for r in parse_article(cited.article)
        if r.provision != own and r.provision.item
    ]


def _story(decision: Decision, context: ReviewContext) -> frozenset[str]:
    """Word pairs of the facts and of the duty cited, without those of every item."""
    facts = unquoted(decision.facts.text) if decision.facts else ""
    return bigrams(facts + "".join(context.text_of(verdict) for verdict in context.duties))


def _likeness(conduct: str, story: frozenset[str]) -> float:
    own = bigrams(conduct.split("：")[-1])
    return len(own & story) / max(1, len(own))


def _short(text: str) -> str:
    last = text.split("：")[-1]
    return last if len(last) <= 30 else last[:30] + "…"


@rule(
    "R15", "处罚种类为该条所有", Severity.FATAL, "《中华人民共和国行政处罚法》第四条、第三十八条第一款", kinds=PROPOSING, needs="法规库",
    examples=("条文只有罚款，决定警告并处罚款", "条文有警告、罚款，决定警告并处罚款"),
)  # fmt: skip
def kinds_of_rule(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A kind of penalty that no invoked rule has; told only when every invoked rule was read in full."""
    rules = context.cited_rules
    if not rules or not all(cited.rule.complete for cited in rules) or _unread_basis(context):
        raise CannotTellError("罚则未收录或者没有全部读通")
    allowed = {kind for cited in rules for kind in cited.rule.kinds}
    texts = "".join(cited.paragraph for cited in rules)
    for one in decision.imposed:
        named = _GOODS.search(texts) if one.kind == "没收非法财物" else one.kind[:2] in texts
        own = [p for cited in rules for p in cited.rule.penalties if p.kind == one.kind]
        if own and only_units(decision) and all(p.party == "责任人员" for p in own):
            yield finding(
                "R15", Severity.FATAL, f"所引条款的“{one.kind}”只对责任人员，当事人是单位", one.span, "核对条文：这一处罚针对谁",
            )  # fmt: skip
            continue
        if one.kind in _CHECKED_KINDS and one.kind not in allowed and not named:
            yield finding(
                "R15", Severity.FATAL, f"所引条款没有“{one.kind}”这一处罚种类", one.span,
                f"该条的处罚种类：{'、'.join(sorted(allowed))}",
            )  # fmt: skip


@rule(
    "R15", "罚款在幅度内", Severity.FATAL, "《中华人民共和国行政处罚法》第三十八条第一款", kinds=PROPOSING, needs="法规库",
    examples=("幅度五千元至五万元，罚款三千元", "幅度五千元至五万元，罚款八千元"),
)  # fmt: skip
def within_range(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The fine lies in a range of the invoked rules that is this party's; a reduced fine may lie below."""
    rules = [one for one in context.applied_rules if not left_to_others(one, context.applied_rules)]
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    if not fines:
        raise CannotTellError("没有读出罚款数额")
    fitting = [
        f for one in rules for f in one.rule.fines if of_any(f, decision) and of_items(f, one, context)
    ]
    ranges = opened(fitting, decision)
    ranges += [f for f in fitting if on_responsible(f) and f not in ranges]
    if not ranges or _unread_basis(context):
        raise CannotTellError("罚则未收录，或者幅度按基数计算、转引他条")
    if any(cited.rule.references or not cited.rule.complete for cited in rules):
        raise CannotTellError("罚则转引他条")
    if any(_fine_unread(group) for group in _by_citation(rules)):
        raise CannotTellError("所引条款的罚款没有读通")
    several = len({(c.article.version.law.name, c.verdict.citation.provision) for c in rules})
    parts = [(one, ranges_of_party(one, ranges, decision)) for one in fines]
    for one, own in parts:
        if all(fine.type == "amount" for fine in own or ranges):
            yield from _out_of_range(one, own or ranges, decision, 1 if own else several)
    if any(fine.type != "amount" for _, own in parts for fine in own or ranges):
        raise CannotTellError("罚则未收录，或者幅度按基数计算、转引他条")


def _out_of_range(
    one: Imposed, ranges: Sequence[Fine], decision: Decision, several: int
) -> Iterator[Finding]:
    assert one.amount is not None
    yuan = float(one.amount.yuan)
    if any(fine.allows(yuan) for fine in ranges):
        return
    below = all(fine.min is not None and yuan < fine.min for fine in ranges)
    top = sum(fine.max or 0 for fine in ranges) if several > 1 else 0
    if several > 1 and yuan <= top and not below:
        return  # 几个行为分别处罚、合并执行的总数
    if below and reduced(decision):
        return
    told = "；".join(dict.fromkeys(told_amounts(fine) for fine in ranges))
    extra = "；低于下限的，须有减轻处罚的事由并写明" if below else ""
    yield finding(
        "R15", Severity.FATAL, f"罚款 {yuan:.2f} 元不在所引条款的幅度内", one.span, f"法定幅度：{told}{extra}",
        expected=told, actual=f"{yuan:.2f}元",
    )  # fmt: skip


@rule(
    "R18", "以逾期不改正为条件的处罚", Severity.FATAL, "《中华人民共和国行政处罚法》第二十八条第一款", kinds=PROPOSING, needs="案卷",
    examples=("条文“拒不改正的，没收犬只”，没有拒不改正的事实而没收", "写明责令改正、期满复查仍未改正后没收"),
)  # fmt: skip
def condition_shown(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A penalty that presupposes disobedience needs words that show it."""
    rules = context.cited_rules
    if not rules or not decision.imposed:
        raise CannotTellError("没有读出处罚内容，或者罚则未收录")
    text = unquoted(decision.text)
    obeyed, claimed = _OBEYED.search(text), _CLAIMED.search(text)
    if obeyed and claimed:
        at = Span(claimed.start(), claimed.end(), claimed[0])
        yield finding(
            "R18", Severity.FATAL, f"前文写“{obeyed[0]}”，又以逾期（拒不）改正为由处罚，前后相反", at, "已按期改正的，不适用逾期（拒不）改正的档次",
            related=((obeyed.start(), obeyed.end()),),
        )  # fmt: skip
        return
    if disobeyed(decision) and ordered(decision):
        return
    for one in decision.imposed:
        conditions = _conditions(one, rules, decision)
        if conditions and all(NOT_OBEYED.search(condition) for condition in conditions):
            yield finding(
                "R18", Severity.FATAL, f"{one.kind}以“{conditions[0]}”为条件，没有写明责令改正后逾期未改正（拒不改正）的事实", one.span,
                "写明责令改正的文书、期限、送达和期满复查情况；条件不具备的不得处罚",
            )  # fmt: skip


def _conditions(one: Imposed, rules: Sequence[CitedRule], decision: Decision) -> list[str]:
    """The conditions of all tiers that hold this penalty; a tier without condition gives "" and settles the matter."""
    if one.kind == "罚款" and one.amount:
        yuan = float(one.amount.yuan)
        fines = [
            f for c in rules for f in c.rule.fines if for_party(f, decision) and not excluded(f, decision)
        ]
        if own := ranges_of_party(one, fines, decision):
            return [f.condition for f in own if _may_be(f, yuan, decision)]
        if only_units(decision):
            fines = [f for f in fines if not on_responsible(f) or is_for_units(f)] or fines
        fitting = [f for f in fines if _may_be(f, yuan, decision)]
        return ["" if on_responsible(f) else f.condition for f in fitting]
    return [p.condition for c in rules for p in c.rule.penalties if p.kind == one.kind]


def _may_be(fine: Fine, yuan: float, decision: Decision) -> bool:
    if fine.type == "multiple":
        return fits_multiple(fine, yuan, decision)
    return fine.type != "amount" or fine.allows(yuan)


@rule(
    "R15", "适用的档次与情节相符", Severity.MAJOR, "《中华人民共和国行政处罚法》第五条第二款", kinds=PROPOSING, needs="法规库",
    examples=("没有情节严重的事实，按情节严重一档罚款", "写明严重情节的事实后按该档罚款"),
)  # fmt: skip
def tier_shown(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A fine that only an aggravated tier allows needs the aggravating fact."""
    rules = context.cited_rules
    if not rules or _unread_basis(context):
        raise CannotTellError("罚则未收录或者没有读通")
    text = unquoted(decision.text)
    if reduced(decision):
        return  # 减轻的罚款可以在各档之下
    for one in decision.imposed:
        conditions = _conditions(one, rules, decision) if one.kind == "罚款" else []
        graver = [c for c in conditions if c and GRAVE.search(c)]
        if conditions and len(graver) == len(conditions) and not any(_mentions(text, c) for c in graver):
            yield finding(
                "R15", Severity.MAJOR, f"罚款数额只在“{graver[0]}”一档之内，没有写明这一情节的事实", one.span,
                "写明符合该档的事实和证据，或者按基本档处罚",
            )  # fmt: skip


def _mentions(text: str, condition: str) -> bool:
    own = bigrams(condition)
    return len(own & bigrams(text)) / max(1, len(own)) >= 0.6


def _unread_basis(context: ReviewContext) -> bool:
    """Whether some invoked provision, not on procedure, could not be read as a rule."""
    read = {id(cited.verdict) for cited in context.cited_rules}
    return any(context.may_impose(v) for v in context.bases if id(v) not in read)


_BROKEN = re.compile(r"[\u4e00-\u9fff]$")


def _fine_unread(group: Sequence[CitedRule]) -> bool:
    """Whether a cited clause speaks of a fine of which nothing was read, or paragraphs broken in the source leave it open."""
    broken = any(_BROKEN.search(line.strip()) for line in group[0].article.text.split("\n"))
    return not any(cited.rule.fines for cited in group) and (broken or "罚款" in group[0].paragraph)


def _by_citation(rules: Sequence[CitedRule]) -> Iterator[list[CitedRule]]:
    groups: dict[int, list[CitedRule]] = {}
    for cited in rules:
        groups.setdefault(cited.verdict.citation.start, []).append(cited)
    yield from groups.values()


def _ref(verdict: object) -> LawRef | None:
    from assistant.law.citations import VerifiedCitation

    assert isinstance(verdict, VerifiedCitation)
    place = verdict.citation.provision
    return LawRef(verdict.law.name, place) if verdict.law and place else None


def _meet(one: LawRef, other: LawRef) -> bool:
    """Whether two addresses overlap: one lies in the other."""
    a, b = one.provision, other.provision
    laws = {
        ref.law.removeprefix("中华人民共和国") for ref in (one, other)
    }  # a clause may name a law in short
    if len(laws) > 1 or a.whole_article() != b.whole_article():
        return False
    return all(not x or not y or x == y for x, y in ((a.paragraph, b.paragraph), (a.item, b.item)))


def _related(law: str, duties: Sequence[LawRef]) -> bool:
    """A law and the rules that carry it out."""
    stem = re.sub(r"中华人民共和国|实施条例|实施细则|实施办法|条例|办法|规定|法$", "", law)
    return any(
        stem and stem in ref.law or re.sub(r"中华人民共和国|法$|条例$", "", ref.law) in law for ref in duties
    )


def _spans(context: ReviewContext) -> tuple[tuple[int, int], ...]:
    return tuple((v.citation.start, v.citation.end) for v in context.duties[:4])
