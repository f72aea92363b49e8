"""The page 案例与培训: words, facets, likeness, one case in full."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.analysis.teaching import load_teaching_cases
from assistant.cases.library import CaseLibrary
from assistant.cases.model import Precedent
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.settings import settings
from assistant.web.casebook import importing
from assistant.web.casebook.detail import detail
from assistant.web.casebook.listing import Asked, listed
from assistant.web.pages import cases as page

FIRE = "《中华人民共和国消防法》第六十条"
HOSTILE = "<script>倾倒</script>"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packaged_library: LawLibrary) -> None:
    monkeypatch.setattr(settings(), "home", tmp_path)
    for place in ("cases.similar", "web.casebook.importing", "web.casebook.detail"):
        monkeypatch.setattr(f"assistant.{place}.open_library", lambda: packaged_library)
    CaseLibrary().add(
        [
            Precedent(
                id="p1", kind="处罚案例", title="<b>案", facts=f"{HOSTILE}垃圾", fine_yuan=100, cited=(FIRE,)
            ),
            Precedent(id="p2", kind="指导案例", title="堵塞通道案", facts="堵塞消防通道", date="2024-01-01"),
        ]
    )


def test_words_narrow_and_sentences_do_not() -> None:
    assert "案例 1<" in listed(Asked(facts="堵塞 通道"))
    every = listed(Asked())
    assert listed(Asked(facts="某日在某处有人把垃圾倒进河里，被巡查的人看见了")) == every


def test_facets() -> None:
    shown = listed(Asked(chosen={"kind": "指导案例"}))
    assert "堵塞通道案" in shown
    assert "&lt;b&gt;案" not in shown
    assert 'data-value="指导案例" aria-pressed="true"' in shown
    assert '<details class="rest" open><summary class="dim small">筛选：' in shown
    assert '<details class="rest"><summary class="dim small">筛选：' in listed(Asked())


def test_similar_cases_say_why_and_what_others_were_fined() -> None:
    shown = listed(Asked(facts=f"倾倒{HOSTILE}垃圾", clause=FIRE, alike=True))
    assert "同一条款" in shown
    assert "只有 1 件（不足 5 件），不作统计：100 元" in shown
    assert "<script>" not in shown
    with pytest.raises(InputError, match="条款写法"):
        listed(Asked(facts="倾倒", clause="消防法六十"))
    with pytest.raises(InputError, match="没有文字"):
        listed(Asked(alike=True))


def test_one_case_in_full() -> None:
    shown = detail("p1")
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown
    assert "罚款 100 元" in shown
    with pytest.raises(InputError, match="没有这件案例"):
        detail("nosuch")


def test_a_teaching_case_has_its_file_and_keeps_the_answer_folded() -> None:
    case = next(one for one in load_teaching_cases() if one.paper and one.mistake)
    assert case.mistake
    assert case.paper
    shown = detail(case.id)
    before, _, folded = shown.partition("先自己找，再点开")
    assert all(text in before for text in (case.reasoning, case.decision, case.evidence[0].shows))
    assert case.mistake.right not in before
    assert case.lesson not in before
    assert case.mistake.right in folded
    assert case.paper.defects[0].fix in folded.partition("先自己审，再点开")[2]
    assert "先自己找" not in detail("p1")


def test_clicks_and_what_is_kept() -> None:
    value = {"key": "asked", "serial": 1, "values": {"facts": "堵塞"}}

    def click(state: dict[str, str], **data: str) -> dict[str, Any]:
        event: Any = SimpleNamespace(_data=data)
        return page.clicked(event, state, value)

    assert click({}, act="case", id="p2")["place"]["address"] == "./cases?id=p2"
    assert click({}, act="facet", facet="kind", value="指导案例")["state"] == {"kind": "指导案例"}
    assert click({"kind": "指导案例"}, act="facet", facet="kind", value="指导案例")["state"] == {"kind": ""}
    assert click({}, act="alike")["state"] == {"alike": "yes"}
    page.typed({}, value)
    first, _ = page.arrive({})
    assert first["form"]["value"]["values"] == {"facts": "堵塞"}
    assert "正在读取" in first["list"]
    with pytest.raises(InputError, match="没有选择文件"):
        importing.imported(None)
    with pytest.raises(InputError, match="没有写条款"):
        click({}, act="fines-docx")
    value["values"]["clause"] = FIRE
    assert click({}, act="fines-docx")["file"].is_file()


def test_one_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    good, bad = tmp_path / "好.jsonl", tmp_path / "坏.jsonl"
    good.write_text('{"id": "新", "kind": "处罚案例", "title": "新", "facts": "堆货"}\n', encoding="utf-8")
    bad.write_text("{坏\n", encoding="utf-8")
    shown = importing.imported([str(bad), str(good)])
    assert "坏.jsonl：没有导入：" in shown
    assert "好.jsonl：新增 1 件" in shown
    with pytest.raises(InputError, match="第 1 行"):
        importing.imported([str(bad)])


def test_columns_are_named_on_the_page_before_the_import(
    tmp_path: Path, packaged_library: LawLibrary
) -> None:
    path = tmp_path / "清单.csv"
    path.write_text("编码,干了啥,处罚依据,结果\nK1,<b>堆货,消防法第六十条,罚款300元\n", encoding="utf-8")
    rows = importing.looked_at([str(path)])
    assert [row["heading"] for row in rows] == ["编码", "干了啥", "处罚依据", "结果"]
    named = [row | ({"field": "违法事实"} if row["heading"] == "干了啥" else {}) for row in rows]
    shown = importing.imported([str(path)], {"columns": named, "licence": "公开"})
    assert "新增 1 件" in shown
    (case,) = [case for case in CaseLibrary().precedents() if case.kind == "处罚清单"]
    assert (case.facts, case.fine_yuan, case.licence) == ("<b>堆货", 300, "公开")
