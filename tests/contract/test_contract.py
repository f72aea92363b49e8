"""The contract: one schema a verb, published; requests and answers survive JSON; errors are Chinese and name the field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from samples import CLAUSE, full_case

from assistant import verbs
from assistant.cases.model import Precedent, SimilarCase
from assistant.cases.similar import SimilarCases
from assistant.contract import VERBS, Answer, Verb, flat, read
from assistant.contract import search as search_module
from assistant.contract.base import Ref
from assistant.contract.citations import VerifyRequest, verify_citations
from assistant.contract.draft import DraftRequest, draft
from assistant.contract.evidence import EvidenceRequest, check_evidence
from assistant.contract.review import ReviewRequest, review, review_paper
from assistant.contract.similar import SimilarRequest
from assistant.contract.suggest import SuggestRequest, suggest
from assistant.contract.transcribe import answer_of
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, LawRef, Level, Provision, Version
from assistant.paper.readers import read_file
from assistant.search.model import Hit
from assistant.speech.model import Segment, Transcript
from scripts.write_schemas import FOLDER, text_of

NAMES = {verb.name: verb for verb in VERBS}
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_the_published_schema_is_that_of_the_code(verb: Verb) -> None:
    published = (FOLDER / f"{verb.name}.json").read_text(encoding="utf-8")
    assert published == text_of(verb), "run python -m scripts.write_schemas"


def test_one_schema_a_verb_and_no_other() -> None:
    assert set(NAMES) == set(verbs.__all__)
    assert {path.stem for path in FOLDER.glob("*.json")} == set(NAMES)


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and those it is made of, as far as the contract owns them."""
    yield model
    for field in model.model_fields.values():
        for part in _parts(field.annotation):
            if (
                isinstance(part, type)
                and issubclass(part, BaseModel)
                and part.__module__.startswith("assistant.contract")
            ):
                yield from _models(part)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_field_is_described_in_chinese(verb: Verb) -> None:
    for model in (*_models(verb.request), *_models(verb.answer)):
        for name, field in model.model_fields.items():
            assert CHINESE.search(field.description or ""), f"{model.__name__}.{name}"


# answers ----------------------------------------------------------------------------------------------------


@pytest.fixture
def answers(packaged_library: LawLibrary, monkeypatch: pytest.MonkeyPatch) -> dict[str, Answer]:
    """An answer of every verb; those that need an index or a model are given what their rooms would return."""
    law = Law(1, "某某条例", Level.LOCAL, "浙江省")
    article = Article(1, Version(1, law, effective=date(2020, 1, 1)), Provision(4), "条文")
    monkeypatch.setattr(verbs, "search", lambda *a, **k: [Hit(article, 0.5, ("dense",))], raising=False)
    precedent = Precedent(
        id="甲", kind="处罚案例", title="甲案", facts="堵塞通道", fine_yuan=5000, cited=(CLAUSE,)
    )
    monkeypatch.setattr(
        verbs,
        "similar_cases",
        lambda *a, **k: SimilarCases((SimilarCase(precedent, 1.23456, (CLAUSE,), ("通道",)),)),
        raising=False,
    )
    transcript = Transcript((Segment(0.0, 1.5, "你好", 0.9, "询问人"),), 1.5, notes=("说明",))
    monkeypatch.setattr(verbs, "transcribe", lambda *a, **k: transcript, raising=False)
    monkeypatch.setattr(verbs, "suggest", lambda case, k: _advice(packaged_library), raising=False)
    text = f"行政处罚决定书\n依据{CLAUSE}，罚款人民币伍仟元整（¥500.00）。\n丙市消防救援大队\n2026年4月1日"
    asked: dict[str, dict[str, Any]] = {
        "search": {"query": "占道"},
        "find_citations": {"text": text},
        "verify_citations": {"text": text},
        "suggest": {"facts": "堵塞通道"},
        "check_evidence": {"case": full_case().model_dump(mode="json")},
        "draft": {"case": full_case().model_dump(mode="json")},
        "review": {"text": text},
        "transcribe": {"path": "录音.wav"},
        "similar_cases": {"facts": "堵塞通道", "clauses": [CLAUSE]},
    }
    return {name: NAMES[name].run(read(NAMES[name].request, given)) for name, given in asked.items()}


def _advice(library: LawLibrary) -> Any:
    from assistant.analysis.model import Advice, Match, Suggestion
    from assistant.analysis.pin import rules_in

    article = library.article(library.find("消防法")[0], Provision(60))
    assert article
    found = rules_in(article)[2]
    one = Suggestion(
        found.rule, found.ref, (LawRef("中华人民共和国消防法", Provision(28)),), article.version, 1.23456789,
        confidence="可能", inferred=True, matches=(Match("堵", "堵塞"),), pin=found.pin,
    )  # fmt: skip
    return Advice((one,), (LawRef("中华人民共和国行政处罚法", Provision(28)),), "说明")


def test_every_answer_survives_json(answers: dict[str, Answer]) -> None:
    assert set(answers) == set(NAMES)
    for name, answer in answers.items():
        again = NAMES[name].answer.model_validate_json(answer.model_dump_json())
        assert again == answer, name


def test_flat_functions_give_the_same_as_the_models(answers: dict[str, Answer]) -> None:
    given = flat(NAMES["search"])(query="占道", as_of="2024-03-05")
    assert given == answers["search"].model_dump(mode="json") | {"as_of": "2024-03-05"}
    assert "不是日期" in flat(NAMES["verify_citations"])("文字", "某天")["error"]


LINES = {
    "search": {"hits": {"law", "article", "score"}},
    "suggest": {
        "suggestions": {
            "law", "score", "violated", "penalty", "kinds", "fines", "inferred", "confidence", "matches", "to_prove",
            "distinguish", "notes", "pin", "act", "group", "probability", "scope", "folded", "twins",
        }
    },
    "verify_citations": {
        "citations": {
            "text", "start", "end", "law", "article", "paragraph", "item", "status", "point", "message", "suggestion",
            "difference", "effective",
        }
    },
    "transcribe": {"segments": {"start", "end", "speaker", "text", "confidence"}},
    "similar_cases": {"cases": {"id", "title", "score", "shared", "fine_yuan"}},
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_the_documented_lines_keep_their_keys(answers: dict[str, Answer], name: str) -> None:
    line = NAMES[name].line(answers[name])
    ((key, wanted),) = LINES[name].items()
    assert set(line) - {"message"} == {key}
    assert {frozenset(row) for row in line[key]} == {frozenset(wanted)}


def test_a_suggested_line_reads_as_documented(answers: dict[str, Answer]) -> None:
    (row,) = NAMES["suggest"].line(answers["suggest"])["suggestions"]
    assert row["penalty"] == {
        "law": "中华人民共和国消防法", "article": "第六十条", "paragraph": "第一款", "item": "第（三）项",
    }  # fmt: skip
    assert (row["score"], row["inferred"], row["matches"]) == (1.234568, True, [["堵", "堵塞"]])
    assert row["fines"] == [
        {"party": "单位", "condition": "", "type": "amount", "min": 5000, "max": 50000,
         "min_excluded": False, "max_excluded": False, "base": "",
         "discretionary": False, "relation": "处"}
    ]  # fmt: skip
    assert row["pin"]["digest"]


def test_evidence_and_review_lines(answers: dict[str, Answer]) -> None:
    evidence = NAMES["check_evidence"].line(answers["check_evidence"])
    assert set(evidence) - {"notes"} == {"clause", "gaps", "procedure", "contradictions"}
    assert set(evidence["gaps"][0]) == {"element", "status", "support", "collect", "source", "basis", "note"}
    checked = NAMES["review"].line(answers["review"])
    assert set(checked) >= {"kind", "as_of", "findings", "checked"}
    assert (checked["kind"], checked["as_of"]) == ("decision", "2026-04-01")
    assert {f["rule"] for f in checked["findings"]} <= set(checked["checked"]) | {
        r["rule"] for r in checked["unchecked"]
    }
    assert {"R13", "R32"} <= set(checked["checked"])


# requests ---------------------------------------------------------------------------------------------------


@given(
    st.fixed_dictionaries(
        {"facts": st.text()},
        optional={"date": st.text(), "region": st.text(), "party": st.text(), "k": st.integers(1, 100)},
    )
)
def test_requests_survive_json(values: dict[str, Any]) -> None:
    request = read(SuggestRequest, values)
    assert SuggestRequest.model_validate_json(request.model_dump_json()) == request


def test_a_case_survives_the_request() -> None:
    request = EvidenceRequest(case=full_case())
    assert EvidenceRequest.model_validate_json(request.model_dump_json()) == request
    kept = read(EvidenceRequest, {"case": {"facts": "x", "将来的字段": {"a": 1}}})
    assert kept.case.model_dump()["将来的字段"] == {"a": 1}


@pytest.mark.parametrize(
    ("name", "values", "says"),
    [
        ("search", {}, "“query”没有填写"),
        ("search", {"query": "x", "k": 0}, "“k”太小"),
        ("search", {"query": "x", "k": "许多"}, "“k”应为整数"),
        ("search", {"query": "x", "别的": 1}, "“别的”没有这个字段"),
        ("check_evidence", {"case": {"facts": 3}}, "“case.facts”应为文字"),
        ("check_evidence", {"case": "案件"}, "“case”应为对象"),
        ("draft", {"case": {"facts": "x", "track": "快速"}}, "“case.track”不在可用的取值之内"),
        ("draft", {"case": {"facts": "x", "evidence": [{"id": "1"}]}}, "“case.evidence.0.kind”没有填写"),
        ("similar_cases", {"facts": "x", "clauses": "一条"}, "“clauses”应为列表"),
    ],
)
def test_a_wrong_field_is_named_in_chinese(name: str, values: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=re.escape(says)):
        read(NAMES[name].request, values)


def test_an_error_does_not_repeat_the_value() -> None:
    with pytest.raises(InputError) as caught:
        read(EvidenceRequest, {"case": {"facts": ["当事人张某的身份证号码"]}})
    assert "张某" not in str(caught.value)


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        ({"text": "甲", "file": "a.txt"}, "既给了文字又给了文件"),
        ({}, "没有文字"),
        ({"file": "没有.docx"}, "找不到文件"),
        ({"text": "甲", "as_of": "昨天"}, "不是日期"),
    ],
)
def test_review_needs_one_paper(request_: dict[str, str], says: str, packaged_library: LawLibrary) -> None:
    with pytest.raises(InputError, match=says):
        review(ReviewRequest(**request_))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"依据{CLAUSE}。\n甲市城市管理局\n2024年5月6日", date(2024, 5, 6)),
        (f"依据{CLAUSE}，自2030年1月1日起执行。", None),
        (f"依据{CLAUSE}。", None),
    ],
)
def test_citing_and_reviewing_take_the_same_day(
    text: str, day: date | None, packaged_library: LawLibrary
) -> None:
    cited = verify_citations(VerifyRequest(text=text)).as_of
    assert cited == review(ReviewRequest(text=text)).as_of == (day or date.today())
    given = verify_citations(VerifyRequest(text=text, as_of="2025-01-02")).as_of
    assert given == review(ReviewRequest(text=text, as_of="2025-01-02")).as_of == date(2025, 1, 2)


def test_a_reviewed_word_file_keeps_its_text(packaged_library: LawLibrary, tmp_path: Path) -> None:
    source = draft(DraftRequest(case=full_case())).save(tmp_path / "a.docx")
    paper = read_file(source)
    out = review_paper(paper).comment(paper, tmp_path / "b.docx", source=source)
    assert read_file(out).text == read_file(source).text


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        (Provision(60, 0, 1, 3), ("第六十条", "第一款", "第（三）项")),
        (Provision(133, 1), ("第一百三十三条之一", None, None)),
        (Provision(4, 0, 2), ("第四条", "第二款", None)),
    ],
)
def test_references(place: Provision, wanted: tuple[str | None, ...]) -> None:
    ref = Ref.of(LawRef("甲法", place))
    assert (ref.article, ref.paragraph, ref.item) == wanted
    assert ref.text == LawRef("甲法", place).format()


def test_unknown_party_kinds_count_as_persons(monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.analysis.model import Advice

    asked = []
    monkeypatch.setattr(verbs, "suggest", lambda case, k: asked.append(case) or Advice(()), raising=False)
    for party in ("企业", "公司", ""):
        suggest(SuggestRequest(facts="x", party=party))
    assert [case.party.kind for case in asked] == ["企业", "个人", "个人"]


def test_several_searches_are_cut_to_what_each_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    law = Law(1, "某某条例", Level.LOCAL)
    hits = [Hit(Article(i, Version(1, law), Provision(i), "条文"), 1.0) for i in range(1, 6)]

    class Fake:
        pending = 3

        def search(self, queries: list[Any], k: int) -> list[list[Hit]]:
            return [hits[:k] for _ in queries]

    monkeypatch.setattr("assistant.search.articles.open_search", lambda progress: Fake())
    requests = [search_module.SearchRequest(query="甲", k=2), search_module.SearchRequest(query="乙", k=4)]
    found = list(search_module.search_many(requests))
    assert [(len(a.hits), a.pending) for a in found] == [(2, 3), (4, 3)]


def test_similar_cases_take_clauses_as_a_list() -> None:
    assert read(SimilarRequest, {"facts": "x", "clauses": ["甲", "乙"]}).clauses == ("甲", "乙")


def test_transcripts_keep_their_notes() -> None:
    answer = answer_of(Transcript((), 0.0, notes=("没有听到说话",)))
    assert (answer.segments, answer.notes) == ((), ("没有听到说话",))


def test_an_unchosen_clause_is_said_in_the_answer(
    monkeypatch: pytest.MonkeyPatch, packaged_library: LawLibrary
) -> None:
    from assistant.analysis import verbs as room

    monkeypatch.setattr(room, "suggest", lambda case, k: _advice(packaged_library))
    case = full_case().model_copy(update={"chosen": ""})
    answer = check_evidence(EvidenceRequest(case=case))
    assert answer.clause == ""
    assert "未选定罚则" in answer.statement
    assert answer.choices[0].pin.provision == "第六十条第一款第（三）项"
    line = NAMES["check_evidence"].line(answer)
    assert {"statement", "choices"} <= set(line)
    assert json.dumps(line, ensure_ascii=False)
