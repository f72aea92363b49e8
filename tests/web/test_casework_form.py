"""The form: opening and saving changes nothing, editing one thing changes that thing, rows keep what they hide."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from case_strategies import cases
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.dossier.editing import replace
from assistant.dossier.files import read_case, write_case
from assistant.dossier.model import Case, Charge, Evidence, EvidenceKind, Fact, Party, Step
from assistant.errors import InputError
from assistant.settings import settings
from assistant.web.casework.form import BLANK, FIELDS, differing, label, to_case, to_form, with_facts
from assistant.web.casework.tables import EVIDENCE, STEPS, FieldError

CASE = Case(
    id="虚构-1",
    title="占道堆放案",
    facts="在人行道堆放纸箱",
    act_date="2026-03",
    party=Party(kind="个体工商户", name="甲店", birth=date(1990, 1, 2), agent={"name": "丙"}, x_later=[1]),
    officers=("张某（1）", "李某（2）"),
    evidence=(
        Evidence(
            id="证据1",
            kind=EvidenceKind.RECORD,
            name="现场笔录",
            text="有纸箱",
            proves=("违法行为", "行为地点"),
            obtained=date(2026, 3, 5),
            source="执法人员制作",
            attachment="a" * 64,
        ),
        Evidence(id="证据2", kind=EvidenceKind.DOCUMENT, name="营业执照", copy_checked=True),
    ),
    steps=(
        Step(name="立案", on=date(2026, 3, 6), kind="file", paper="立〔2026〕1号"),
        Step(name="责令改正", on=date(2026, 3, 7), until=date(2026, 3, 20), service="直接送达"),
    ),
    extracted=(Fact(name="面积", value="3平方米", evidence="证据1"),),
    charges=(Charge(id="c1", act="占道"),),
    chosen="《甲法》第一条",
    fine_yuan=200,
    decided=date(2026, 4, 1),
    x_later={"a": 1},
)


def form(case: Case = CASE, **values: Any) -> dict[str, Any]:
    return to_form(case) | values


def as_the_page_gives_it_back(values: dict[str, Any]) -> dict[str, Any]:
    """Through JSON, with the line ends and empty cells of a browser."""
    back: dict[str, Any] = json.loads(json.dumps(values).replace("\\r\\n", "\\n"))
    for name in ("evidence", "steps"):
        back[name].append({"row": "new-1", "name": None})
    return back


@given(case=cases())
def test_opening_and_saving_changes_nothing(case: Case) -> None:
    same = to_case(as_the_page_gives_it_back(to_form(case)), case)
    assert same == case
    assert write_case(same) == write_case(case)
    assert differing(as_the_page_gives_it_back(to_form(case)), to_form(case)) == []


def demonstration() -> list[Path]:
    data = settings().shared_data / "dossiers"
    return [settings().corpora / "demo" / "case.json", *sorted(data.glob("[0-9][0-9].json"))]


@pytest.mark.parametrize("path", demonstration(), ids=lambda path: path.name)
def test_real_cases_open_and_save_byte_for_byte(path: Path) -> None:
    written = path.read_text("utf-8")
    case = read_case(written)
    blanks = len(written.splitlines()[1]) - len(written.splitlines()[1].lstrip())
    saved = write_case(to_case(as_the_page_gives_it_back(to_form(case)), case), indent=blanks)
    assert saved.rstrip() == written.rstrip()


TEXTS = [
    n
    for n in FIELDS
    if n not in ("evidence", "steps", "fine_yuan", "birth", "decided", "act_date", "officers", "region")
]
PARTY = ("kind", "name", "gender", "birth", "id_number", "credit_code", "representative", "address", "phone")
typed_text = st.tuples(st.sampled_from([n for n in TEXTS if n != "kind"]), st.text("甲乙a1，。", min_size=1))
edits = st.one_of(
    typed_text.map(lambda edit: (*edit, edit[1])),
    st.sampled_from(["个人", "企业", "个体工商户"]).map(lambda kind: ("kind", kind, kind)),
    st.dates(date(1900, 1, 1)).map(lambda day: ("birth", day.isoformat(), day)),
    st.dates(date(1900, 1, 1)).map(lambda day: ("decided", f"{day.year}年{day.month}月{day.day}日", day)),
    st.integers(0, 10**9).map(lambda fine: ("fine_yuan", str(fine), fine)),
    st.just(("fine_yuan", "", None)),
    st.just(("officers", "甲（1），乙（2）", ("甲（1）", "乙（2）"))),
    st.just(("act_date", "2026年3月5日", "2026-03-05")),
    st.sampled_from(["浙江省", "浙江省温州市鹿城区", "温州", "全国"]).map(
        lambda place: ("region", place, place)
    ),
)


@given(case=cases(), edit=edits)
def test_editing_one_field_changes_exactly_that_field(case: Case, edit: tuple[str, Any, Any]) -> None:
    name, typed, meant = edit
    shown = to_form(case)[name]
    assume(shown != typed and str(shown).strip() != typed)
    made = to_case(form(case, **{name: typed}), case)
    wanted = (
        case.model_copy(update={"party": case.party.model_copy(update={name: meant})})
        if name in PARTY
        else case.model_copy(update={name: meant})
    )
    assert made == wanted
    assert differing(form(case, **{name: typed}), to_form(case)) == [name]


@given(case=cases(), data=st.data())
def test_rows_keep_what_the_table_does_not_show(case: Case, data: st.DataObject) -> None:
    """Rows taken out, moved and one of them edited: every other thing about them stays."""
    for name, field in (("evidence", "name"), ("steps", "name")):
        rows = list(enumerate(to_form(case)[name]))
        kept = data.draw(
            st.permutations(rows).flatmap(lambda all: st.integers(0, len(all)).map(lambda n: all[:n]))
        )
        items = [getattr(case, name)[place] for place, _ in kept]
        table = [dict(row) for _, row in kept]
        if table:
            table[0][field] = "改过的名称"
            items[0] = items[0].model_copy(update={field: "改过的名称"})
        made = to_case(form(case, **{name: table}), case)
        assert getattr(made, name) == tuple(items)
        assert made == case.model_copy(update={name: tuple(items)})


def test_an_edited_cell_changes_that_cell_only() -> None:
    rows = to_form(CASE)["evidence"]
    rows[0] |= {"kind": "书证", "id": "证据9"}
    rows[1]["text"] = "照面写着"
    made = to_case(form(evidence=rows), CASE)
    first, second = CASE.evidence
    assert made.evidence == (
        replace(first, id="证据9", kind=EvidenceKind.DOCUMENT),
        replace(second, text="照面写着"),
    )


def test_new_rows_stand_between_old_ones() -> None:
    rows = to_form(CASE)["evidence"]
    rows.insert(1, {"row": "new-a", "kind": "书证", "name": "租赁合同"})
    rows.append({"row": "7", "id": "证据3", "kind": "物证", "name": "纸箱", "proves": ["违法行为"]})
    made = to_case(form(evidence=rows, steps=[{"row": "new-b", "name": "告知", "on": "2026年3月20日"}]), CASE)
    assert [e.id for e in made.evidence] == ["证据1", "租赁合同", "证据2", "证据3"]
    assert (made.evidence[0], made.evidence[2]) == CASE.evidence
    assert made.steps == (Step(name="告知", on=date(2026, 3, 20)),)


def test_a_row_copied_with_its_number_is_a_new_one() -> None:
    rows = to_form(CASE)["steps"]
    made = to_case(form(steps=[*rows, rows[0]]), CASE)
    assert made.steps == (*CASE.steps, Step(name="立案", on=date(2026, 3, 6), paper="立〔2026〕1号"))


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"act_date": "上个月"}, "行为日期无法识别"),
        ({"region": "蓬莱仙岛"}, "不认识地区"),
        ({"region": "浙江省温洲市"}, "温州市"),
        ({"birth": "九零年"}, "出生日期无法识别"),
        ({"evidence": [{"row": "n", "id": "1", "kind": "口供", "name": "x"}]}, "不是法定种类"),
        ({"evidence": [{"row": "n", "id": "1", "name": "x"}]}, "不是法定种类"),
        ({"evidence": [{"row": "1", "id": "1", "kind": "", "name": "x"}]}, "不是法定种类"),
        ({"steps": [{"row": "n", "name": "立案", "on": "不知道"}]}, "程序步骤“立案”的日期"),
        ({"steps": [{"row": "n", "name": "立案", "on": ""}]}, "程序步骤“立案”的日期"),
        ({"kind": "3"}, "“类型”填写有误"),
        ({"fine_yuan": "很多"}, "不是数字"),
        ({"fine_yuan": "NaN"}, "不是数字"),
        ({"fine_yuan": "Infinity"}, "不是数字"),
        ({"fine_yuan": "1e99999999"}, "不是数字"),
        ({"fine_yuan": "-1"}, "不能是负数"),
        ({"fine_yuan": "-0.01"}, "不能是负数：-0.01"),
        ({"fine_yuan": "-NaN"}, "不是数字"),
    ],
)
def test_what_cannot_be_read_is_named(values: dict[str, Any], says: str) -> None:
    with pytest.raises(FieldError, match=says) as told:
        to_case(form(**values), CASE)
    assert told.value.field == next(iter(values))
    assert differing(form(**values), to_form(CASE)) == list(values)


@pytest.mark.parametrize("sent", [None, "x", [["1", "a"]], [{"row": "9"}], {"row": "1"}])
def test_rows_that_are_none_are_no_rows(sent: Any) -> None:
    assert to_case({"evidence": sent}, BLANK) == BLANK


def test_a_field_that_was_not_sent_stays() -> None:
    assert to_case({"title": "改"}, CASE) == replace(CASE, title="改")


def test_rows_go_on_from_their_tokens_after_a_save() -> None:
    """A row added on the page keeps its token, so that what the form does not show of it stays at the next save."""
    tokens = {"evidence": ["new-x", "1"], "steps": ["1", "2"]}
    rows = [
        {**row, "row": token} for row, token in zip(to_form(CASE)["evidence"], ["new-x", "1"], strict=True)
    ]
    assert to_case({"evidence": rows[::-1]}, CASE, tokens).evidence == CASE.evidence[::-1]


def test_no_facts_are_told_where_they_are_needed() -> None:
    with pytest.raises(InputError, match="还没有写事实"):
        with_facts(BLANK)
    assert with_facts(CASE) is CASE


def test_what_stood_in_the_case_unreadable_stays_until_it_is_touched() -> None:
    odd = replace(CASE, act_date="上个月")
    assert to_case(form(odd, title="改"), odd) == replace(odd, title="改")


def test_empty_rows_and_empty_cells_are_no_evidence() -> None:
    rows = [{"row": "a", "text": float("nan")}, {"row": "b", "kind": "书证", "name": "租赁合同"}, {}]
    rows.append({"row": "new-c", "id": "证据3", "kind": "书证"})
    case = to_case(form(BLANK, facts="x", evidence=rows))
    assert [(e.id, e.name) for e in case.evidence] == [("租赁合同", "租赁合同")]


def test_a_new_case_holds_only_what_was_typed() -> None:
    assert json.loads(write_case(to_case(form(BLANK, facts="摆摊", title=" 占道 ")))) == {
        "facts": "摆摊",
        "title": "占道",
        "schema": 2,
    }


def test_chinese_dates_are_accepted() -> None:
    made = to_case(form(act_date="2026年3月5日", decided="二〇二六年四月二日"), CASE)
    assert (made.act_date, made.decided) == ("2026-03-05", date(2026, 4, 2))


def test_tables_show_the_columns_they_name() -> None:
    row = EVIDENCE.shown(CASE.evidence, ["a", "b"])[0]
    assert list(row) == ["row", *EVIDENCE.columns]
    assert row["proves"] == ["违法行为", "行为地点"]
    assert [row["copy_checked"] for row in EVIDENCE.shown(CASE.evidence, ["a", "b"])] == ["", "已与原件核对"]
    assert STEPS.shown(CASE.steps, ["a", "b"])[1]["until"] == "2026-03-20"


@pytest.mark.parametrize(
    ("where", "says"),
    [
        (("facts",), "案件事实"),
        (("party", "phone"), "当事人·电话"),
        (("evidence", "E2", "text"), "证据·E2·内容"),
        (("steps", "立案"), "程序步骤·立案"),
        (("charges", "c1", "act"), "指控·c1·act"),
    ],
)
def test_places_are_called_as_users_call_them(where: tuple[str, ...], says: str) -> None:
    assert label(where) == says


def test_every_field_of_a_case_has_a_name_for_users() -> None:
    assert [name for name in Case.model_fields if label((name,)) == name] == []
