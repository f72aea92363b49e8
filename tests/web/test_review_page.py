"""The page 审核: what is kept, how it looks, what its clicks do."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import pytest

from assistant.contract.review import ReviewAnswer, ReviewFinding, RuleLine
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.review.model import RuleState, Severity
from assistant.settings import settings
from assistant.web.reviewing import actions, views
from assistant.web.reviewing.kept import OPEN, Decision, Kept, change, load, signed, title_of
from assistant.web.reviewing.recent import recent

TEXT = "行政处罚决定书\n依据《中华人民共和国消防法》第六百条，罚款人民币伍仟元整（¥500.00）。"
HOSTILE = "<script>alert(1)</script>"
REQUEST: Any = SimpleNamespace(session_hash="s")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "home", tmp_path)
    return tmp_path


def finding(message: str, severity: Severity, start: int = 0, end: int = 2, **more: Any) -> ReviewFinding:
    return ReviewFinding(
        rule="R13", severity=severity, message=message, start=start, end=end, quote=TEXT[start:end], **more
    )


def answer(*findings: ReviewFinding) -> ReviewAnswer:
    rules = (
        RuleLine(rule="R13", title="条款存在", state=RuleState.FOUND),
        RuleLine(rule="R27", title="集体讨论", state=RuleState.CANNOT_TELL, why="缺案卷"),
    )
    return ReviewAnswer(
        kind="decision",
        kind_name="行政处罚决定书",
        as_of="2026-05-08",
        findings=findings,
        checked=("R13",),
        rules=rules,
    )  # type: ignore[arg-type]


@pytest.fixture
def kept() -> Kept:
    found = answer(finding("没有第六百条", Severity.FATAL, 9, 12), finding("没有理由", Severity.HINT, 0, 0))
    return Kept(text=TEXT, reviewed=TEXT, answer=found)


def last(steps: Iterator[actions.Shown]) -> actions.Shown:
    *_, end = steps
    return end


def test_a_finding_keeps_its_sign_when_the_paper_around_it_changes() -> None:
    one, moved = finding("甲", Severity.FATAL, 0, 2), finding("甲", Severity.FATAL, 0, 2, place="第9段")
    assert signed([one])[0][0] == signed([moved])[0][0]
    assert len({sign for sign, _ in signed([one, one])}) == 2


def test_what_is_kept_comes_back(kept: Kept) -> None:
    change("k", lambda _: kept)
    assert load("k") == kept
    assert load("other") == Kept()
    assert title_of(kept) == "行政处罚决定书"


def test_findings_stand_beside_the_paper_and_lead_to_each_other(kept: Kept) -> None:
    (sign, _), _ = kept.signed
    paper, beside = views.paper(kept), views.findings(kept)
    assert f'id="m-{sign}" data-jump="{sign}"' in paper
    assert f'data-jump="m-{sign}"' in beside
    assert f'id="{sign}"' in beside
    assert "需要处理 2" in beside
    assert "集体讨论：缺案卷" in beside


def test_the_filter(kept: Kept) -> None:
    assert [f.message for _, f in kept.model_copy(update={"only": "提示"}).shown] == ["没有理由"]
    done = {kept.signed[0][0]: Decision(state="采纳")}
    left = kept.model_copy(update={"only": OPEN, "decided": done})
    assert [f.message for _, f in left.shown] == ["没有理由"]


def test_findings_are_accepted_dismissed_with_a_reason_and_taken_back(kept: Kept) -> None:
    change("k", lambda _: kept)
    first, second = (sign for sign, _ in kept.signed)
    last(actions.clicked({"act": "accept", "sign": first}, "k", {}, REQUEST))
    assert load("k").accepted == [0]
    empty = {"key": f"k/{second}", "values": {"reason": "  "}}
    shown = last(actions.dismiss({"act": "dismiss", "sign": second}, "k", empty))
    assert "理由" in shown["reason"]["faults"]["reason"]
    assert second not in load("k").decided
    full = {"key": f"k/{second}", "values": {"reason": HOSTILE}}
    beside = last(actions.dismiss({"act": "dismiss", "sign": second}, "k", full))["findings"]
    assert load("k").decided[second] == Decision(state="不采纳", reason=HOSTILE)
    assert HOSTILE not in beside
    last(actions.clicked({"act": "undo", "sign": first}, "k", {}, REQUEST))
    assert load("k").accepted == []


def test_old_and_new_findings(kept: Kept) -> None:
    fresh = answer(finding("没有理由", Severity.HINT, 0, 0), finding("新的", Severity.MAJOR))
    beside = views.findings(kept.reviewed_now(fresh, TEXT))
    assert "已解决 1，新出现 1，仍在 1" in beside


def test_hostile_text_is_shown_not_run() -> None:
    text = f"{HOSTILE}\n第二段"
    hostile = finding(
        HOSTILE, Severity.FATAL, 0, 5, basis=HOSTILE, suggestion=HOSTILE, why=HOSTILE, place=HOSTILE
    )
    kept = Kept(text=text, reviewed=text, name=HOSTILE, notes=(HOSTILE,), answer=answer(hostile))
    for shown in (views.strip(kept), views.paper(kept), views.findings(kept), views.reason_head(hostile)):
        assert "<script>" not in shown
    change("k", lambda _: kept)
    assert "<script>" not in recent("other")


@pytest.mark.parametrize(
    ("text", "day", "says"),
    [("", "", "没有文字"), ("字" * 2_500_000, "", "过长"), ("决定书", "昨天", "不是日期")],
)
def test_what_cannot_be_reviewed(text: str, day: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        list(actions.start("k", {"key": "k", "values": {"text": text, "as_of": day}}, REQUEST))
    assert load("k").text == text


def test_a_text_is_reviewed_and_taken_away(packaged_library: LawLibrary) -> None:
    shown = last(actions.start("k", {"key": "k", "values": {"text": TEXT, "as_of": ""}}, REQUEST))
    assert "R13" in shown["findings"]
    with pytest.raises(InputError, match="还没有采纳"):
        last(actions.clicked({"act": "opinion"}, "k", {}, REQUEST))
    last(actions.clicked({"act": "accept", "sign": load("k").signed[0][0]}, "k", {}, REQUEST))
    for act, name in (
        ("word", "审核批注.docx"),
        ("changes", "审核修订.docx"),
        ("table", "审核问题表.xlsx"),
        ("opinion", "法制审核意见书.docx"),
    ):
        path = last(actions.clicked({"act": act}, "k", {}, REQUEST))["download"]
        assert (path.name, path.stat().st_size > 1000) == (name, True)


def test_an_unchanged_word_file_keeps_its_layout(tmp_path: Path, packaged_library: LawLibrary) -> None:
    document = docx.Document()
    document.add_heading("行政处罚决定书")
    document.add_paragraph(TEXT.splitlines()[1])
    path = tmp_path / "文书.docx"
    document.save(str(path))
    shown = last(actions.take_file(str(path), "k", REQUEST))
    assert "第2段" in shown["findings"]
    made = last(actions.clicked({"act": "word"}, "k", {}, REQUEST))["download"]
    assert docx.Document(str(made)).paragraphs[0].style.name == "Heading 1"  # type: ignore[union-attr]
    last(actions.start("k", {"key": "k", "values": {"text": TEXT + "改", "as_of": ""}}, REQUEST))
    made = last(actions.clicked({"act": "word"}, "k", {}, REQUEST))["download"]
    assert docx.Document(str(made)).paragraphs[0].style.name == "Normal"  # type: ignore[union-attr]


def test_what_comes_before_the_page_has_arrived_is_a_review_of_its_own(
    tmp_path: Path, kept: Kept, packaged_library: LawLibrary
) -> None:
    change("older", lambda _: kept)
    path = tmp_path / "另一份.txt"
    path.write_text(TEXT.replace("六百", "七百"), encoding="utf-8")
    typed = {"key": "", "values": {"text": TEXT.replace("六百", "八百"), "as_of": ""}}
    for shown in (last(actions.take_file(str(path), "", REQUEST)), last(actions.start("", typed, REQUEST))):
        key = shown["key"]
        assert key not in ("", "older")
        assert load(key).text == load(key).reviewed
        assert load(key).text != TEXT
        assert "文字已改动" not in shown["paper"]
    assert load("older") == kept


def test_an_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(InputError, match="无法打开 Word 文件"):
        list(actions.take_file(str(tmp_path / "a.docx"), "k", REQUEST))


def test_a_finding_names_the_rule_that_found_it_or_none() -> None:
    def told(*rules: tuple[str, RuleState]) -> str:
        lines = tuple(RuleLine(rule="R13", title=title, state=state) for title, state in rules)
        found = answer(finding("没有第六百条", Severity.FATAL)).model_copy(update={"rules": lines})
        return views.findings(Kept(text=TEXT, reviewed=TEXT, answer=found)).partition("检查项")[2][:40]

    passed, found = ("甲规则", RuleState.PASSED), ("乙规则", RuleState.FOUND)
    assert "乙规则" in told(passed, found)
    assert "规则" not in told(passed, found, ("丙规则", RuleState.FOUND))
