"""CASE.json read and written back: nothing lost, nothing changed that nobody changed."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import full_case

from assistant.dossier import migrations
from assistant.dossier.files import case_of, read_case, write_case
from assistant.dossier.model import SCHEMA, Case, Evidence, EvidenceKind, Party, Step
from assistant.errors import InputError
from assistant.settings import settings

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)
DAYS = st.dates().map(str)
MONEY = st.one_of(st.integers(0, 10**9), st.decimals(0, 10**6, places=2).map(float), st.none())
ANY = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=5,
)  # fmt: skip
UNKNOWN = st.dictionaries(st.sampled_from(["未来", "x_1", "另注", "v9"]), ANY, max_size=2)


def record(
    draw: st.DrawFn, required: dict[str, st.SearchStrategy[Any]], **optional: st.SearchStrategy[Any]
) -> dict[str, Any]:
    """A JSON object with required, some optional and some unknown fields, in any order."""
    fields = {name: draw(value) for name, value in required.items()}
    fields |= {name: draw(value) for name, value in optional.items() if draw(st.booleans())}
    fields |= draw(UNKNOWN)
    return {name: fields[name] for name in draw(st.permutations(list(fields)))}


@st.composite
def parties(draw: st.DrawFn) -> dict[str, Any]:
    kinds = st.sampled_from(["个人", "企业", "个体工商户"])
    birth = st.one_of(st.none(), DAYS)
    return record(
        draw,
        {},
        kind=kinds,
        name=WORDS,
        birth=birth,
        phone=WORDS,
        responsible=st.just([{"name": "甲", "新": 1}]),
    )


@st.composite
def pieces(draw: st.DrawFn) -> dict[str, Any]:
    kind = st.sampled_from([str(kind) for kind in EvidenceKind])
    checked = st.one_of(st.none(), st.booleans())
    return record(draw, {"id": WORDS, "kind": kind, "name": WORDS}, text=WORDS, proves=st.lists(WORDS, max_size=2),
                  obtained=st.one_of(st.none(), DAYS), taker=WORDS, copy_checked=checked)  # fmt: skip


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Any]:
    anchor = st.fixed_dictionaries(
        {"start": st.integers(0, 9), "end": st.integers(9, 20)},
        optional={"page": st.integers(1, 9), "新": WORDS},
    )
    second = st.one_of(st.none(), st.integers(0, 99), st.floats(0, 99))
    return record(
        draw,
        {"name": WORDS, "value": WORDS},
        start=second,
        number=MONEY,
        anchor=anchor,
        polarity=st.sampled_from(["肯定", "否认", "问", "转述"]),
    )


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    step = st.fixed_dictionaries(
        {"name": WORDS, "on": DAYS}, optional={"note": WORDS, "amount": MONEY, "另": ANY}
    )
    charge = st.fixed_dictionaries(
        {}, optional={"act": WORDS, "measures": st.just([{"kind": "罚款", "amount": 5.0, "z": []}])}
    )
    return record(draw, {"facts": WORDS}, id=WORDS, fine_yuan=MONEY, party=parties(), evidence=st.lists(pieces(), max_size=2),
                  steps=st.lists(step, max_size=2), extracted=st.lists(facts(), max_size=2), charges=st.lists(charge, max_size=2),
                  parties=st.lists(parties(), max_size=2), decided=st.one_of(st.none(), DAYS), schema=st.just(SCHEMA),
                  track=st.sampled_from(["", "普通", "简易", "不予处罚"]), officers=st.lists(WORDS, max_size=2))  # fmt: skip


def text_of(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


@given(cases())
def test_reading_and_writing_changes_nothing(fields: dict[str, Any]) -> None:
    assert write_case(case_of(fields)) == text_of(fields)


@given(cases())
def test_what_is_written_reads_the_same(fields: dict[str, Any]) -> None:
    case = case_of(fields)
    again = read_case(write_case(case.model_copy(update={"discretion": "从轻"})))
    assert again.model_copy(update={"discretion": case.discretion}) == case


@pytest.mark.parametrize("place", ["demo/case.json"])
def test_our_own_case_is_written_as_it_was(place: str) -> None:
    path = settings().corpora / place
    assert write_case(read_case(path)) == text_of(json.loads(path.read_text(encoding="utf-8")))


def test_the_shared_dossiers_are_written_as_they_were(shared_data: Path) -> None:
    paths = sorted((shared_data / "dossiers").glob("[0-9][0-9].json"))
    assert paths
    for path in paths:
        assert write_case(read_case(path)) == text_of(json.loads(path.read_text(encoding="utf-8"))), path.name


@pytest.mark.parametrize("amount", ["6000", "6000.0", "6000.5", "0.1", '"6000.00"', "null"])
def test_a_number_keeps_its_writing(amount: str) -> None:
    text = f'{{"facts": "甲", "fine_yuan": {amount}}}'
    assert write_case(read_case(text), indent=None) == text


def test_only_what_was_changed_is_written_anew() -> None:
    text = '{"x": 1.0, "facts": "甲", "evidence": [{"name": "乙", "id": "1", "kind": "书证", "new": {"a": 1}}], "fine_yuan": 6000.0}'
    case = read_case(text)
    piece = case.evidence[0].model_copy(update={"name": "丙"})
    changed = case.model_copy(update={"evidence": (piece,), "fine_yuan": Decimal("6000.50")})
    assert write_case(changed, indent=None) == text.replace("乙", "丙").replace("6000.0", "6000.5")


def test_a_case_that_grows_gets_the_schema_number() -> None:
    case = read_case('{"facts": "甲"}')
    assert "schema" not in json.loads(write_case(case.model_copy(update={"facts": "乙"})))
    grown = case.model_copy(update={"track": "简易"})
    assert json.loads(write_case(grown)) == {"facts": "甲", "track": "简易", "schema": SCHEMA}
    made = Case(facts="甲", steps=(Step.model_validate({"name": "立案", "on": "2026-03-05"}),))
    assert json.loads(write_case(made))["schema"] == SCHEMA


def test_a_case_made_here_reads_back_equal() -> None:
    case = full_case()
    assert read_case(write_case(case)).model_copy(update={"schema_number": case.schema_number}) == case


def test_how_it_was_written_does_not_tell_cases_apart() -> None:
    one, other = read_case('{"facts": "甲", "id": "1"}'), read_case('{"id": "1", "facts": "甲"}')
    assert one == other == Case(facts="甲", id="1")


def test_all_parties() -> None:
    case = Case(facts="甲", party=Party(name="乙"), parties=(Party(name="丙"),))
    assert [party.name for party in case.all_parties] == ["乙", "丙"]


SECRET = "330302198603150019"  # made up


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "不是 JSON"),
        (f'{{"facts": "{SECRET}"', "第 1 行第"),
        ("[1]", "最外层应为对象"),
        ("3", "最外层应为对象"),
        ("{}", "facts 缺少这一项"),
        ('{"facts": 1}', "facts 应为文字"),
        ('{"facts": "甲", "officers": "乙"}', "officers 应为列表"),
        ('{"facts": "甲", "party": []}', "party 应为对象"),
        (f'{{"facts": "甲", "party": {{"kind": "{SECRET}"}}}}', "party.kind 应为 '个人'"),
        (f'{{"facts": "甲", "evidence": [{{"id": "1", "kind": "书证", "name": "x"}}, {{"id": "2", "kind": "{SECRET}", "name": "x"}}]}}', "evidence.第2项.kind"),
        ('{"facts": "甲", "decided": "2026-13-01"}', "decided 应写成日期"),
        ('{"facts": "甲", "created": "昨天"}', "created 应写成时间"),
        ('{"facts": "甲", "fine_yuan": "五千"}', "fine_yuan 应为数字"),
        ('{"facts": "甲", "fine_yuan": NaN}', "超出范围的数"),
        ('{"facts": "甲", "fine_yuan": 1e999}', "fine_yuan 应为数字"),
        ('{"facts": "甲", "fictional": "也许"}', "fictional 应为 true"),
        ('{"facts": "甲", "extracted": [{"name": "a", "value": "b", "anchor": {"start": 1}}]}', "anchor.end 缺少"),
        ('{"facts": "\\ud800"}', "写不出的字符"),
        ("[" * 100_000, "层次太深"),
        ('{"facts": "甲", "x": ' + "[" * 300 + "]" * 300 + "}", "层次太深"),
        ('{"facts": "甲", "fine_yuan": ' + "9" * 5000 + "}", "超出范围的数"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_chinese_without_the_content(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as error:
        read_case(text)
    assert SECRET not in str(error.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到文件"):
        read_case(tmp_path / "无.json")
    (tmp_path / "gbk.json").write_bytes('{"facts": "甲"}'.encode("gb18030"))
    with pytest.raises(InputError, match="UTF-8"):
        read_case(tmp_path / "gbk.json")
    (tmp_path / "bom.json").write_bytes('{"facts": "甲"}'.encode("utf-8-sig"))
    assert read_case(tmp_path / "bom.json").facts == "甲"


# Every field of a case as the first version wrote it, with a value in each.
FIRST = {
    "id": "1", "title": "题", "facts": "事实", "act_date": "2026-03-05", "region": "浙江省", "place": "乙路1号",
    "agency": "机关", "officers": ["张某"], "document_number": "号",
    "party": {"kind": "企业", "name": "甲", "gender": "", "birth": None, "id_number": "", "credit_code": "码",
              "representative": "王某", "address": "址", "phone": "0"},
    "evidence": [{"id": "1", "kind": "书证", "name": "件", "text": "文", "proves": ["主体"], "obtained": "2026-03-06", "source": "源"}],
    "extracted": [{"name": "名", "value": "值", "evidence": "1", "quote": "句", "start": 1.5}],
    "steps": [{"name": "立案", "on": "2026-03-06", "note": "注"}],
    "chosen": "《某法》第一条", "fine_yuan": 6000.0, "discretion": "从轻", "decided": "2026-04-01", "fictional": True,
    "created": "2026-03-05T10:00:00Z",
}  # fmt: skip


def test_the_first_schema_loses_nothing() -> None:
    case = case_of(FIRST)
    assert write_case(case) == text_of(FIRST)
    assert (case.party.credit_code, case.evidence[0].proves, case.steps[0].note) == ("码", ("主体",), "注")
    assert (case.extracted[0].start, case.fine_yuan, case.schema_number) == (1.5, 6000, SCHEMA)
    stored = Case(
        facts="事实", evidence=(Evidence(id="1", kind=EvidenceKind.DOCUMENT, name="件"),)
    ).model_dump_json()
    assert read_case(stored).evidence[0].name == "件"


def test_a_newer_schema_is_refused_and_odd_numbers_are_told() -> None:
    with pytest.raises(InputError, match="请升级本程序"):
        case_of({"facts": "甲", "schema": SCHEMA + 1})
    for odd in (0, -1, True, "2", 1.5, None):
        with pytest.raises(InputError, match="正整数"):
            case_of({"facts": "甲", "schema": odd})


def test_migrations_run_in_a_chain_and_stamp_what_they_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "SCHEMA", 4)
    monkeypatch.setattr(migrations, "CHAIN", {
        1: lambda case: case,
        2: lambda case: {**{k: v for k, v in case.items() if k != "titel"}, "title": case["titel"]} if "titel" in case else case,
        3: lambda case: case,
    })  # fmt: skip
    old = {"facts": "甲", "titel": "题", "x": 1}
    assert migrations.migrate(old) == {"facts": "甲", "x": 1, "title": "题", "schema": 4}
    assert old["titel"] == "题"
    assert migrations.migrate({"facts": "甲"}) == {"facts": "甲"}
    assert migrations.migrate({"facts": "甲", "titel": "题", "schema": 3}) == {
        "facts": "甲",
        "titel": "题",
        "schema": 3,
    }


def test_every_schema_has_a_migration() -> None:
    assert sorted(migrations.CHAIN) == list(range(1, SCHEMA))
