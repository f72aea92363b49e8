"""R18, R20: what only a grave case bears, a milder word with the highest multiple or percent; a petty case that the paper itself calls grave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.corpora import Words
from assistant.law.penalty_model import Fine
from assistant.law.provisions import locate
from assistant.review.context import CitedRule, ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.bases import share_before, share_told
from assistant.review.parts.body import unquoted
from assistant.review.parts.generally import found_here
from assistant.review.parts.model import Decision, Imposed, Span
from assistant.review.parts.tiers import GRAVE, opened
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.review.rules.fairness import says_milder, says_sterner
from assistant.text.bigrams import bigrams


class _Said(Words):
    """The words of grave and petty cases, as corpora/lexicon/review/direction.yaml has them."""

    FILE = "lexicon/review/direction.yaml"

    grave: re.Pattern[str]
    denied: re.Pattern[str]
    of_others: re.Pattern[str]
    petty: re.Pattern[str]
    not_grave: re.Pattern[str]
    grave_tier: re.Pattern[str]
    taken: re.Pattern[str]
    proceeds: re.Pattern[str]
    generic: re.Pattern[str]
    only_grave: tuple[str, ...]


_LAW = "《中华人民共和国行政处罚法》"
_SHARES = ("multiple", "percent")


@rule(
    "R20", "裁量方向与倍数、比例一致", Severity.MAJOR, f"{_LAW}第五条第二款", kinds=PROPOSING, needs="法规库",
    examples=("予以从轻处罚，处价值五倍的罚款（条文三至五倍）", "予以从轻处罚，处价值三倍的罚款（条文三至五倍）"),
)  # fmt: skip
def milder_at_the_top(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Milder words with the highest multiple or percent of the clauses invoked, sterner ones with the lowest."""
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    ranges = _of_told_base([f for c in context.applied_rules for f in c.rule.fines], decision)
    ranges = [f for f in opened(ranges, decision) if f.type in _SHARES and f.max and f.min != f.max]
    if not fines or not ranges:
        raise CannotTellError("没有读出罚款，或者条文不按倍数、比例计算")
    for one in fines:
        own = ranges if len(fines) == 1 else _of_its_base(ranges, one, decision)
        yield from _at_the_end(one, own, decision)


def _at_the_end(one: Imposed, ranges: Sequence[Fine], decision: Decision) -> Iterator[Finding]:
    """A fine at the highest or the lowest share of the one range that measures it, against what the reasons say."""
    if len({(f.type, f.max) for f in ranges}) != 1:
        return
    fine = max(ranges, key=lambda f: f.min or 0)
    share = share_told(decision, one.span, fine)
    if share is None or fine.max is None:
        return
    if share >= fine.max and says_milder(decision):
        yield _against(one.span, "说从轻（较轻），却处以法定最高的倍数（比例）")
    if fine.min and share <= fine.min and says_sterner(decision) and len({f.min for f in ranges}) == 1:
        yield _against(one.span, "说从重（严重），却处以法定最低的倍数（比例）")


def _of_its_base(ranges: Sequence[Fine], one: Imposed, decision: Decision) -> list[Fine]:
    """The ranges whose base the clause before a fine names; none where it names none or no share."""
    if share_before(decision, one.span) is None:
        return []
    clause = re.split("[。；\n]", unquoted(decision.text)[: one.span.start])[-1]
    named = [f for f in ranges if f.base and (f.base in clause or f.base[-4:] in clause)]
    most = max((len(f.base) for f in named), default=0)
    return [f for f in named if len(f.base) == most]


def _of_told_base(ranges: Sequence[Fine], decision: Decision) -> list[Fine]:
    """The ranges less those by a base that the paper nowhere tells (运输费用 of a carrier who is no party)."""
    text = unquoted(decision.text)
    told = [f for f in ranges if f.type not in ("multiple", "percent") or f.base[-4:] in text]
    return told or list(ranges)


def _against(at: Span, message: str) -> Finding:
    return finding("R20", Severity.MAJOR, message, at, "按所述情节重新裁量，或者写明理由")


@rule(
    "R20", "轻微不罚与情节相符", Severity.MAJOR, f"{_LAW}第三十三条第一款", kinds=("no_penalty",),
    examples=("情节严重，造成较大损失，依据第三十三条第一款不予处罚", "情节轻微，没有造成危害后果，依据第三十三条第一款不予处罚"),
)  # fmt: skip
def petty_and_grave(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """第三十三条第一款 spares what is petty, mended and harmless; the paper calls it grave or tells of great harm."""
    said = _Said.read()
    text = unquoted(decision.text)
    based = said.petty.search(text)
    if based is None:
        raise CannotTellError("没有引用第三十三条第一款")
    for at in found_here(said.grave, text):
        clause = re.split("[。；\n]", text[: at.start])[-1]
        if not said.denied.search(clause) and not said.of_others.search(clause):
            yield finding(
                "R20", Severity.MAJOR, f"写“{at.text}”，又以违法行为轻微为由不予处罚，自相矛盾", at, "按查明的情节和后果裁量",
                related=((based.start(), based.end()),),
            )  # fmt: skip
            return


@rule(
    "R18", "以情节严重为条件的处罚", Severity.MAJOR, f"{_LAW}第五条第二款", kinds=PROPOSING, needs="法规库",
    examples=("不属情节严重，吊销许可证（条文：情节严重的，吊销许可证）", "属情节严重，吊销许可证"),
)  # fmt: skip
def grave_only(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper says that the case is not grave and imposes what the clause keeps for grave cases."""
    listed = _Said.read()
    rules = context.applied_rules
    text = unquoted(decision.text)
    said = next(
        (
            m
            for m in listed.not_grave.finditer(text)
            if not listed.of_others.search(text[max(0, m.start() - 8) : m.start()])
        ),
        None,
    )
    if not rules or decision.ruling is None or said is None:
        raise CannotTellError("没有写不属于情节严重，或者罚则未收录")
    related = ((said.start(), said.end()),)
    for one in decision.imposed:
        conditions = [p.condition for c in rules for p in c.rule.penalties if p.kind == one.kind]
        if one.kind in listed.only_grave and conditions and all(GRAVE.search(c) for c in conditions):
            yield finding(
                "R18", Severity.MAJOR, f"{one.kind}以“{conditions[0]}”为条件，文书写“{said[0]}”", one.span, "核对情节；条件不具备的不得给予这一处罚", related=related,
            )  # fmt: skip
    for thing, at in _taken_as_grave(decision.ruling, rules):
        yield finding(
            "R18", Severity.HINT, f"条文没收{thing}以情节严重为条件，文书写“{said[0]}”，请核对没收的物品", at, "核对没收的是否属于情节严重才没收的物品", ground=Ground.CANNOT_TELL,
            related=related,
        )  # fmt: skip


def _taken_as_grave(ruling: Span, rules: Sequence[CitedRule]) -> Iterator[tuple[str, Span]]:
    """What is confiscated besides the things that the plain tier names, where a grave tier names others."""
    said = _Said.read()
    for cited in rules:
        piece = locate(cited.article.text, replace(cited.rule.provision, item=0, point=0))
        law = cited.article.text[piece.start : piece.end] if piece else cited.article.text
        tier = said.grave_tier.search(law)
        plain = "，".join(m["things"] for m in said.taken.finditer(law, 0, tier.start())) if tier else ""
        if tier is None or not plain or said.generic.search(plain):
            continue
        for match in said.taken.finditer(unquoted(ruling.text)):
            if not bigrams(match["things"]) & bigrams(plain) and not said.proceeds.match(match["things"]):
                start = ruling.start + match.start()
                yield tier["thing"], Span(start, start + len(match[0]), match[0])
