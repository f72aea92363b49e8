"""What shows an act and what only a lack beside it; periods with tests in them; stops of a business; whose number it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.analysis.model import Suggestion
from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.tested import results_until
from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.testimony import Proof
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import Case, Evidence, EvidenceKind, Step
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import PenaltyRule

LAW = Law(1, "甲市某条例", Level.LOCAL)
RECORD, PARTY = EvidenceKind.RECORD, EvidenceKind.PARTY
UNPERMITTED = (
    "未取得快递业务经营许可，擅自经营快递业务的",
    "某驿站未取得快递业务经营许可，揽收快件40件，经营快递业务。",
)


def _shown(told: tuple[str, str], kind: EvidenceKind, text: str) -> bool:
    piece = Evidence(id="E1", kind=kind, name="询问笔录" if kind is PARTY else "现场检查笔录", text=text)
    return bool(Proof(Case(facts=told[1], evidence=(piece,)), told[0]).shows(piece))


@pytest.mark.parametrize(
    ("told", "kind", "text", "shown"),
    [
        (UNPERMITTED, PARTY, "问：办过快递业务经营许可吗？答：没有。", False),
        (UNPERMITTED, RECORD, "当场不能出示快递业务经营许可证。", False),
        (UNPERMITTED, RECORD, "未取得快递业务经营许可。", False),
        (UNPERMITTED, RECORD, "因无快递业务经营许可证，要求停止。", False),
        (UNPERMITTED, RECORD, "店内正在揽收快件，货架有快件40件。", True),
        (UNPERMITTED, RECORD, "未取得快递业务经营许可即揽收快件40件。", True),
        (UNPERMITTED, PARTY, "答：去年起经营快递业务，揽收快件。", True),
    ],
)
def test_what_shows_the_act(told: tuple[str, str], kind: EvidenceKind, text: str, *, shown: bool) -> None:
    assert _shown(told, kind, text) is shown


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("委托安全主管卓燕（公民身份号码", "卓燕"),
        ("卓燕，公民身份号码", "卓燕"),
        ("委托店长池小满（公民身份号码", "池小满"),
        ("瞿光明，居民身份证号", "瞿光明"),
        ("经办人签名。公民身份号码", ""),
        ("委托行政主管（公民身份号码", ""),
        ("卓燕在场，公民身份号码", ""),
        ("卓燕（电话", ""),
    ],
)
def test_whose_number(text: str, name: str) -> None:
    found = load_patterns().name_numbered.search(text)
    assert (found["name"] if found else "") == name


def _limit(decided: str, opinions: tuple[str, ...], steps: tuple[tuple[str, str, str], ...]) -> str:
    rows = tuple(Step(name=name, on=date.fromisoformat(on), note=note) for name, on, note in steps)
    rows += (Step(name="立案", on=date(2026, 3, 2)), Step(name="决定", on=date.fromisoformat(decided)))
    evidence = tuple(
        Evidence(
            id=f"E{n}",
            kind=EvidenceKind.EXPERT,
            name="鉴定意见",
            text="结论。",
            obtained=date.fromisoformat(day),
        )
        for n, day in enumerate(opinions, 1)
    )
    found = check_procedure(Case(facts="某事。", steps=rows, evidence=evidence)).findings
    return next((str(f.status) for f in found if f.rule == "L01"), "")


ASKED = ("委托鉴定", "2026-03-10", "委托面积鉴定")


@pytest.mark.parametrize(
    ("decided", "opinions", "steps", "state"),
    [
        ("2026-07-20", ("2026-03-30",), (ASKED,), "超期"),
        ("2026-07-20", (), (ASKED, ("鉴定结论送达", "2026-03-30", "签收")), "超期"),
        ("2026-06-10", ("2026-03-30",), (ASKED,), "无法判断"),
        ("2026-07-20", (), (ASKED,), "无法判断"),
        ("2026-07-20", ("2026-06-25",), (ASKED,), "无法判断"),
        ("2026-07-20", ("2026-03-30",), (ASKED, ("委托检测", "2026-06-01", "再次委托")), "无法判断"),
        ("2026-07-20", ("2026-03-30",), (ASKED, ("延长办案期限", "2026-05-20", "批准")), "无法判断"),
        ("2026-05-20", ("2026-03-30",), (ASKED,), "符合"),
    ],
)
def test_a_period_with_tests_in_it(
    decided: str, opinions: tuple[str, ...], steps: tuple[tuple[str, str, str], ...], state: str
) -> None:
    assert _limit(decided, opinions, steps) == state


def test_no_result_without_a_day() -> None:
    piece = Evidence(id="E1", kind=EvidenceKind.EXPERT, name="鉴定意见", text="结论。")
    situation = Situation(Case(facts="某事。", evidence=(piece,)), None)
    assert results_until(situation, date(2026, 3, 2), date(2026, 7, 1)) is None


def _clause(order: str, condition: str) -> Suggestion:
    provision = Provision(article=3)
    rule = PenaltyRule(provision, "未按照规范经营的")
    rule = replace(rule, orders=("责令限期改正", order), order_conditions=("", condition))
    return Suggestion(rule, LawRef(LAW.name, provision), (), Version(1, LAW), 1.0)


@pytest.mark.parametrize(
    ("order", "condition", "note", "kind"),
    [
        ("责令停止经营活动", "逾期不改正", "责令停止经营活动，罚款", "责令停止经营活动"),
        ("责令停止生产、经营活动", "拒不改正", "责令停止花木经营活动", "责令停止花木经营活动"),
        ("责令停止经营活动", "", "责令停止经营活动，罚款", ""),
        ("责令停止违法行为", "逾期不改正", "责令停止违法行为，罚款", ""),
        ("责令停止经营活动", "逾期不改正", "罚款3000元", ""),
    ],
)
def test_a_business_stopped(order: str, condition: str, note: str, kind: str) -> None:
    steps = (Step(name="决定", on=date(2026, 5, 6), note=note),)
    assert Situation(Case(facts="某事。", steps=steps), _clause(order, condition)).hearing_kind == kind
