"""Opinions of institutions, copies and papers of service: what makes them unfit, and what only looks so."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.quality import quality_gaps
from assistant.dossier.model import Case, Evidence, EvidenceKind, Step

DAY = date(2026, 3, 5)
LAB = "检测机构：东平检测有限公司，资质认定证书编号210000000001，"
END = "采样时间2026年3月5日，结论：超标，2026年3月9日签发。"


def _notes(kind: EvidenceKind, name: str, text: str, source: str = "") -> list[str]:
    piece = Evidence(id="E1", kind=kind, name=name, text=text, source=source, obtained=DAY)
    return [gap.note for gap in quality_gaps(Case(facts="某事。", evidence=(piece,)))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{LAB}有效期至2026年2月28日。{END}", True),
        (f"{LAB}有效期2020年3月1日至2026年2月28日。{END}", True),
        (f"{LAB}有效期至2027年2月28日。{END}", False),
        (f"{LAB}有效期2020年3月1日至2027年2月28日。{END}", False),
        (f"{LAB}专用章。天平检定有效期至2026年1月14日。{END}", True),
        (f"{LAB}专用章。天平、烘箱检定有效期至2026年1月14日、2026年11月30日。{END}", False),
        (f"{LAB}专用章。被测单位排污许可证有效期至2026年1月14日。{END}", False),
        (f"{LAB}专用章，有效期六年。{END}", False),
    ],
)
def test_a_qualification_that_had_run_out(text: str, *, said: bool) -> None:
    assert any("已经届满" in note for note in _notes(EvidenceKind.EXPERT, "水质检测报告", text)) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("收据12张，每张200元，均有交款人签名和财务章，姓名与名册一一对应。", True),
        ("收据12张，经手人签名。复印件由吴某签名，注明与原件一致。", False),
        ("收据12张，均有提供人签名。", False),
        ("收据12张，均有交款人签名。吴某盖章确认。", False),
    ],
)
def test_who_signed_the_copy(text: str, *, said: bool) -> None:
    assert any("核对" in note for note in _notes(EvidenceKind.DOCUMENT, "收据复印件", text)) is said


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        (
            "认定标的：铜线30公斤。认定方法：市场法。认定结论：每公斤62元，合计1860元。2026年3月4日。",
            "",
            True,
        ),
        (
            "认定标的：铜线30公斤。认定结论：合计1860元。东平区价格认证中心（印章），认定人员吴某、郑某。",
            "",
            False,
        ),
        ("认定标的：铜线30公斤。认定结论：合计1860元。认定人员吴某、郑某。", "东平区价格认证中心出具", False),
        ("铜线30公斤，市场价大约每公斤62元。", "", False),
    ],
)
def test_an_appraisal_by_another_name(text: str, source: str, *, said: bool) -> None:
    assert bool(_notes(EvidenceKind.DOCUMENT, "铜线价格说明", text, source)) is said


def _state(rule: str, papers: tuple[Evidence, ...], *steps: tuple[str, str, str]) -> str:
    made = tuple(Step(name=name, on=date.fromisoformat(on), note=note) for name, on, note in steps)
    case = Case(facts="某事。", steps=made, evidence=papers, discretion="没收物品。")
    return next((str(f.status) for f in check_procedure(case).findings if f.rule == rule), "")


@pytest.mark.parametrize(
    ("obtained", "status"), [(date(2026, 3, 1), "超期"), (date(2026, 3, 20), ""), (None, "")]
)
def test_a_receipt_from_before_the_seizure_ends_none(obtained: date | None, status: str) -> None:
    paper = Evidence(
        id="E1", kind=EvidenceKind.DOCUMENT, name="购样收据", text="今收到购样款40元。", obtained=obtained
    )
    steps = (("扣押", "2026-03-05", "经负责人批准"), ("决定", "2026-04-20", "没收扣押的物品"))
    assert _state("P55", (paper,), *steps) == status


def test_consent_of_the_board_is_none_of_the_party() -> None:
    steps = (
        ("集体讨论", "2026-03-02", "五人一致同意"),
        ("决定", "2026-03-03", "罚款3000元"),
        ("送达", "2026-03-04", "电子邮件送达"),
    )
    assert _state("P58", (), *steps) == "缺失"
