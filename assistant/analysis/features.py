"""The features of a clause, a case and its party that call for elements (要件)."""

from __future__ import annotations

import re
from typing import Literal

from assistant.analysis.areas import is_designated, is_scoped
from assistant.analysis.default import conditions_of, conduct_is_default, unobeyed
from assistant.analysis.discretion.catalogue import pattern_of
from assistant.analysis.model import Suggestion
from assistant.analysis.permit_asked import asks_permit, tells_of_one
from assistant.analysis.procedure.conditions import track_of
from assistant.analysis.procedure.data import kind_of_step
from assistant.corpora import Words
from assistant.dossier.model import SPOKEN, Case, EvidenceKind, Polarity
from assistant.dossier.statements import AS_FACT, read_statements
from assistant.law.penalty_model import PenaltyRule
from assistant.text.bigrams import bigrams


class _Said(Words):
    """The words that call for elements, as corpora/lexicon/analysis/features.yaml has them."""

    FILE = "lexicon/analysis/features.yaml"

    expired: re.Pattern[str]
    standard: re.Pattern[str]
    test_failed: re.Pattern[str]
    not_grave: re.Pattern[str]
    thing: re.Pattern[str]
    holder: re.Pattern[str]
    no_income: re.Pattern[str]
    some_income: re.Pattern[str]
    trade: re.Pattern[str]
    appraised: re.Pattern[str]
    beauty: re.Pattern[str]
    land: re.Pattern[str]
    consequence: re.Pattern[str]
    compensated: re.Pattern[str]


Feature = Literal[
    "person",
    "organisation",
    "scoped",
    "permit",
    "order",
    "base",
    "income",
    "goods",
    "consequence",
    "value",
    "responsible",
    "standard",
    "designated",
    "first_offence",
    "mild",
    "corrected",
    "object",
    "holder",
    "diligence",
    "no_fault",
    "compensated",
    "appraised",
    "land",
    "shelf_life",
]

_OF_A_PAPER = re.compile(r"证(?![据明实人])|执照|许可|资质|资格")  # bears no day of making
_RUN_OUT = re.compile(  # 保质期18个月，已于8月14日届满, not of a licence
    r"(?:保质|保存|限用|限期使用|使用)(?:期限?|日期)(?![^，。；]{0,4}(?:证|执照|许可))[^。；]{0,40}(?:届满|到期|已过|过了|超过|逾|失效|截止)"
)
_TESTED = re.compile(
    r"(?<!未)(?<!不)经[^，。；]{0,14}(?:抽样)?(?:检[验测]|监测|化验)|抽[样检][^，。；]{0,8}(?:检验|送检)"
)
_EARLIER = re.compile(r"曾[经被因于在抽检查受]|此前|以前|上年|去年|往年|上次|前次")
_MILD = re.compile(r"后果轻微|情节轻微|社会危害(?:性)?(?:较)?小|行为轻微")
_FOR_PENALTY: frozenset[Feature] = frozenset(
    {"base", "income", "goods", "consequence", "value", "responsible"}
)
# Circumstances of corpora/discretion.yaml that become elements once the reasons rely on them.
_CLAIMS: dict[Feature, str] = {
    "first_offence": "first", "mild": "harmless", "corrected": "mended", "diligence": "diligent", "no_fault": "unknowing",
}  # fmt: skip
_UNTESTED = re.compile(  # one of two: what was never tested failed no test
    r"未经?[^，。；]{0,12}(?:检验|检测|检定|检疫|验收)(?:，|、|或者?|以及|和|及){1,2}(?:(?:经|者)?[^，。；、]{0,8})不合格"
)
_FAILED = re.compile(
    r"(?<!未经检验或)(?<!未经检验或者)(?:不合格|不符合|超标|超过[^，。；]{0,8}(?:标准|限值))"
)
_OF_TESTS = re.compile(r"标准|超标|限[值量]|检[测验]|监测|不合格|实测")
_GRAVE = re.compile(r"从重|情节(?:较为?)?(?:严重|恶劣)|后果(?:较为?)?严重")
_OR = re.compile("或者?")
_SEVERE = re.compile(r"吊销|停业整顿|停产停业|责令关闭|降低资质")
_OF_BOOKS = re.compile(
    r"未[^，。；]{0,12}(?:登记|台账|培训|制度|记录)"
)  # what a thing is, is not in question then
_TAKES_THINGS = re.compile(  # 没收违法所得12000元 takes no thing
    r"没收(?!(?:其|全部|上述|的|违法|非法|销售|经营)*(?:所得|收入))|没收[^，。；]{0,24}(?:所得|收入)[^，。；]{0,16}(?:、|和|及|与|并)(?!处|罚)"
)
_ORDERED = re.compile(
    r"责令[^；。]*|限(?:期(?![内满])|于|你|其|在|当事人)?[^；。]*"
)  # what is to be mended is not mended yet
_AT_LENGTH = 40  # characters of facts that tell what was done, not only its name
_IN_TIME = re.compile(
    r"^[^，。；]{0,4}(?:限期|期限|规定时间)(?:内|届?满[以之]?前|前)"
)  # 限期内全部退还 is no order
_ALTERNATIVES = re.compile(r"[、；]|或者|或|，(?=未|不)")
_BREAKS = re.compile("[，；]|或者")
_MEDICAL = re.compile(r"擅自执业|非法行医|诊疗活动|执业活动")
_COMPUTED_FROM = re.compile(
    r"((?:处置|治理|修复|应缴)[^，。；\d]{0,4}费用?|货值(?:金额)?|(?:工程)?造价|合同价款|进货总额|销售(?:金额|额)|营业额)[^，。；\d]{0,6}\d"
)
_BY_VALUE = re.compile(r"货值[^，。；]*")


_PARTS = re.compile(r"[，。；：\n]")
_BY_BASE = frozenset({"multiple", "percent", "per_unit"})


def features(case: Case, suggestion: Suggestion | None, *, clause_text: str = "") -> frozenset[Feature]:
    """What the clause and the party call for.

    Args:
        case: gives the kind of party.
        suggestion: the clause that may apply; None while none is settled, then only the party counts.
        clause_text: text of the violated duty clauses, where permit words and places often stand.
    """
    claimed = _claimed(case) | _of_party(case)
    if suggestion is None:
        return claimed
    rule = suggestion.rule
    checks = {
        **_of_conduct(rule, case, clause_text),
        "scoped": is_scoped(suggestion, case),
        "designated": is_designated(suggestion, case, clause_text),
        **_of_penalty(rule, case),
        "land": "土地管理法" in suggestion.penalty.law and _Said.read().land.search(case.facts) is not None,
    }
    found = {name for name, holds in checks.items() if holds}
    unpunished = track_of(case) == "不予处罚" or _spared(rule, case)
    return claimed | (found - _FOR_PENALTY if unpunished else found)


def _of_conduct(rule: PenaltyRule, case: Case, clause_text: str) -> dict[Feature, bool]:
    """What the conduct that is punished calls for."""
    said = _Said.read()
    return {
        "permit": asks_permit(rule, case, clause_text),
        "standard": (_asks_standard(rule.conduct, case) and not _of_another_alternative(rule.conduct, case))
        or (_OF_TESTS.search(case.facts) is not None and _asks_standard(clause_text, case))
        or _failed_a_test(rule.conduct, case),
        "shelf_life": _tells_expired(rule.conduct)
        and (_tells_expired(case.facts) or _RUN_OUT.search(case.facts) is not None),
        "appraised": _is_appraised(rule.conduct, case)
        or bool(_MEDICAL.search(rule.conduct) and said.beauty.search(case.facts)),
        "object": _is_of_thing(rule.conduct, case) and not _OF_BOOKS.search(rule.conduct),
        "holder": bool(said.holder.search(f"{rule.subject}的{rule.conduct}")),
    }


def _is_of_thing(conduct: str, case: Case) -> bool:
    """Whether a clause speaks of a thing of a special kind: not where the facts tell only of another of its alternatives."""
    thing = _Said.read().thing
    others = [part for part in _BREAKS.split(conduct) if not thing.search(part)]
    return thing.search(conduct) is not None and bool(
        thing.search(case.facts) or not tells_of_one(others, case)
    )


def _of_penalty(rule: PenaltyRule, case: Case) -> dict[Feature, bool]:
    """What the penalty and its conditions call for."""
    conditions = conditions_of(rule)
    return {
        "order": any(unobeyed(conditions)) or conduct_is_default(rule, case),
        "consequence": any(_of_consequence(c) and not _met_by_default(c, case) for c in conditions)
        and not _plain_fine(rule, case),
        "value": any(_BY_VALUE.search(c) for c in conditions),
        "base": _rests_on_base(rule, case),
        "income": _takes_income(rule, case)
        and not (_Said.read().no_income.search(case.discretion) or _nothing_gained(case)),
        "goods": "没收非法财物" in rule.kinds and _takes_goods(case),
        "responsible": any(f.party == "责任人员" for f in rule.fines),
    }


def _of_party(case: Case) -> frozenset[Feature]:
    """Whether the party is a person or an organisation; nothing where its kind is written in a word that is not known."""
    if case.party.unread:
        return frozenset()
    return frozenset({"person" if case.party.kind == "个人" else "organisation"})


def _asks_standard(text: str, case: Case) -> bool:
    """Whether words of the clause speak of a standard that was not met; what failed a test, where the facts tell of one."""
    return (
        _Said.read().standard.search(text if _FAILED.search(case.facts) else _UNTESTED.sub("", text))
        is not None
    )


def _of_another_alternative(conduct: str, case: Case) -> bool:
    """Whether the facts speak of no standard or test, but of another alternative of the clause (配置不符合标准，或者未保持完好有效)."""
    told = f"{case.title}，{case.facts}"
    if _OF_TESTS.search(told) or _FAILED.search(told) or _Said.read().standard.search(told):
        return False
    others = [part for part in _ALTERNATIVES.split(conduct) if not _OF_TESTS.search(part)]
    return any(len(bigrams(part) & bigrams(told)) > 1 for part in others)


def _tells_expired(text: str) -> bool:
    """Whether a clause tells of goods past their day, not of a licence."""
    return any(
        _Said.read().expired.search(part) and not _OF_A_PAPER.search(part) for part in _PARTS.split(text)
    )


def _failed_a_test(conduct: str, case: Case) -> bool:
    """Whether the facts rest on a test that was failed, be it that the clause says so by one word (劣质农药); an omission rests on none."""
    if any(said.lacks for said in read_statements(conduct)):
        return False
    told = (s.sentence for s in read_statements(case.facts) if s.mode in AS_FACT)
    said = (sentence for sentence in told if not _EARLIER.search(sentence))
    return any(_TESTED.search(sentence) and _Said.read().test_failed.search(sentence) for sentence in said)


def _takes_income(rule: PenaltyRule, case: Case) -> bool:
    """Whether the gain is confiscated: where the clause does so in some cases only, a case that is fined must speak of it."""
    parts = [p for p in rule.penalties if p.kind == "没收违法所得"]
    sometimes = bool(parts) and all(p.condition for p in parts)
    told = "违法所得" in case.facts + _decided(case) or _is_grave(case)
    fined = case.fine_yuan is not None
    return "没收违法所得" in rule.kinds and (told or not (sometimes and fined))


def _nothing_gained(case: Case) -> bool:
    """Whether facts and evidence both tell that nothing was sold or gained yet, and no gain is taken."""
    said = _Said.read()
    if _none_in_question(case) or _earns_nothing(case):
        return True
    told = said.no_income.search(case.facts) and not said.some_income.search(case.facts)
    taken = "没收违法所得" in _decided(case)
    return bool(told) and not taken and any(said.no_income.search(piece.text) for piece in case.evidence)


def _earns_nothing(case: Case) -> bool:
    """Whether the act, as decided with a fine only, is none that anybody is paid for: nothing told of it speaks of trade (堆放、贮存)."""
    told = (case.title, case.facts, case.discretion, _decided(case), *(s.note for s in case.steps))
    heard = (piece.text for piece in case.evidence if piece.kind is not EvidenceKind.DOCUMENT)
    at_length = len(case.facts) >= _AT_LENGTH and case.fine_yuan is not None
    return at_length and not any(map(_Said.read().trade.search, (*told, *heard)))


def _none_in_question(case: Case) -> bool:
    """Whether a decision takes no gain, nothing tells of one, and a paper that is no statement says in words that there was none."""
    said = _Said.read()
    texts = (case.facts, case.discretion, *(piece.text for piece in case.evidence))
    if case.fine_yuan is None or "没收违法所得" in _decided(case) or any(map(said.some_income.search, texts)):
        return False
    papers = (piece.text for piece in case.evidence if piece.kind not in SPOKEN)
    return any("违法所得" in found[0] for text in papers for found in said.no_income.finditer(text))


def _takes_goods(case: Case) -> bool:
    """Whether goods are confiscated, or that is still open: a decision that imposes other things only takes none."""
    decided = [step.note for step in case.steps if kind_of_step(step.name) == "决定" and step.note]
    told = "；".join((*decided, case.facts, case.discretion))
    return not (decided or case.fine_yuan is not None) or _TAKES_THINGS.search(told) is not None


def _spared(rule: PenaltyRule, case: Case) -> bool:
    """Whether a rule reaches only responsible persons, only in a grave case, and the case as decided is none."""
    parts = [(p.party, p.condition) for p in rule.penalties] + [(f.party, f.condition) for f in rule.fines]
    reaches = bool(parts) and all(who == "责任人员" and _of_consequence(when) for who, when in parts)
    named = any(party.responsible for party in case.all_parties)
    return reaches and not named and case.fine_yuan is not None and not _is_grave(case)


def _is_grave(case: Case) -> bool:
    """Whether the reasons or the decision rest on gravity."""
    return _reasons_are_grave(case) or _SEVERE.search(_decided(case)) is not None


def _reasons_are_grave(case: Case) -> bool:
    return _GRAVE.search(_Said.read().not_grave.sub("", case.discretion)) is not None


def _decided(case: Case) -> str:
    return "；".join((case.discretion, *(step.note for step in case.steps if "决定" in step.name)))


def _of_consequence(condition: str) -> bool:
    return _Said.read().consequence.search(_BY_VALUE.sub("", condition)) is not None


def _met_by_default(condition: str, case: Case) -> bool:
    """Whether a condition is met by an order not obeyed alone (拒不改正或者情节严重), and the reasons rest on no gravity."""
    parts = _OR.split(condition)
    return len(parts) > 1 and any(unobeyed(parts)) and not _reasons_are_grave(case)


def _plain_fine(rule: PenaltyRule, case: Case) -> bool:
    """Whether a tier that asks for no consequence carries the fine, mitigated or not, and nothing heavier was imposed."""
    fine = case.fine_yuan
    plain = [f for f in rule.fines if not _of_consequence(f.condition)]
    carried = any(f.type != "amount" or (f.max is not None and (fine or 0) <= f.max) for f in plain)
    return fine is not None and carried and not _is_grave(case)


def _rests_on_base(rule: PenaltyRule, case: Case) -> bool:
    """Whether the fine is worked out from something: by the clause, unless it lies in a range in yuan, or by the reasons."""
    ranges = [f for f in rule.fines if f.type == "amount" and f.max is not None]
    fine = case.fine_yuan
    in_yuan = fine is not None and any((f.min or 0) <= fine <= (f.max or 0) for f in ranges)
    by_clause = any(f.type in _BY_BASE for f in rule.fines)
    return (by_clause and not in_yuan) or bool(_COMPUTED_FROM.search(case.discretion))


def base_terms(case: Case, suggestion: Suggestion | None) -> tuple[str, ...]:
    """What the fine is worked out from, in the words of the clause and of the reasons (货值金额, 所需处置费用).

    Args:
        case: its reasons for the fine are read.
        suggestion: the clause; None while none is settled.
    """
    fines = suggestion.rule.fines if suggestion else ()
    by_clause = [f.base.removeprefix("每") for f in fines if f.type in _BY_BASE and f.base]
    return tuple(dict.fromkeys([*by_clause, *_COMPUTED_FROM.findall(case.discretion)]))


def _is_appraised(conduct: str, case: Case) -> bool:
    """Whether a clause asks what only an appraisal tells: not where the facts tell only of another of its alternatives (没有资质)."""
    said = _Said.read()
    parts = [part for whole in _ALTERNATIVES.split(conduct) for part in re.split("以及|及其|，", whole)]
    others = [part for part in parts if not said.appraised.search(part)]
    if len(others) == len(parts) and not said.appraised.search(conduct):
        return False
    return bool(said.appraised.search(case.facts)) or not tells_of_one(others, case)


def _claimed(case: Case) -> frozenset[Feature]:
    """Circumstances that the reasons rely on and the evidence must bear out."""
    notes = (step.note for step in case.steps if "决定" in step.name)
    reasons = "；".join((case.discretion, *(_ORDERED.sub("", note) for note in notes)))
    found = {
        name for name, circumstance in _CLAIMS.items() if pattern_of(circumstance).claimed.search(reasons)
    }
    if track_of(case) != "不予处罚" and not _MILD.search(reasons):
        found.discard("mild")  # that nothing came of it is a ground only where nothing is imposed
    return frozenset(found | ({"compensated"} if _is_compensated(reasons) else set()))


def _is_compensated(reasons: str) -> bool:
    """Whether the reasons affirm that the loss was made good; 未赔偿, 拒不退赔 and 应当赔偿 do not."""
    said = (s for s in read_statements(reasons) if s.polarity is Polarity.AFFIRMED)
    said = (s for s in said if s.mode in AS_FACT or _IN_TIME.search(s.text))
    return any(_Said.read().compensated.search(s.text) and not s.lacks for s in said)
