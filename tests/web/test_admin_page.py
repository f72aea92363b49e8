"""The page 管理: what is there, told without building anything; settings without secrets."""

import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from assistant.backup.restore import restore
from assistant.corpora import corpus
from assistant.documents.agency import Agency, agency_named, fill_in
from assistant.dossier.audit import Action, AuditLog
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.settings import Settings, settings
from assistant.web.managing import agency, backups, local, templates
from assistant.web.managing import settings as shown_settings
from assistant.web.managing.health import health


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "home", tmp_path)
    monkeypatch.setattr(settings(), "whisper", "")
    return tmp_path


def test_a_fresh_home_says_what_is_not_there_yet(home: Path) -> None:
    *_, shown = health()
    assert "还没有建立" in shown
    assert "处要看" in shown
    assert not (home / "library.db").exists()


def test_a_damaged_index_says_so(home: Path) -> None:
    (home / "indexes" / "articles" / "generation-x").mkdir(parents=True)
    (home / "indexes" / "articles" / "CURRENT").write_text("generation-x", encoding="utf-8")
    *_, shown = health()
    assert "doctor --repair" in shown


def test_every_setting_is_shown_with_its_meaning() -> None:
    shown = shown_settings.listed()
    for name, field in Settings.model_fields.items():
        assert f"ASSISTANT_{name.upper()}" in shown
        assert field.description
        assert field.description[:6] in shown


def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "database_url", "postgresql://u:geheim@h/d")
    monkeypatch.setattr(settings(), "vector_store", '{"token": "geheim"}')
    assert "geheim" not in shown_settings.listed()


def test_the_data_folder_is_told(home: Path) -> None:
    (home / "library.db").write_bytes(b"x" * 2**20)
    assert "library.db　1.0 MB" in shown_settings.home()


def template(path: Path, *lines: str) -> str:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return str(path)


def test_a_template_is_checked_with_the_place_of_each_fault(tmp_path: Path) -> None:
    wrong = template(tmp_path / "decision.docx", "{{ 机关名称 }}", "{{ 无此项 }}")
    assert "第2段：没有“无此项”这个字段" in templates.handled("check", wrong, {})["tried"]
    right = template(tmp_path / "x.docx", "{{ 机关名称 }}")
    shown = templates.handled("check", right, {"kind": "送达回证（service）"})["tried"]
    assert "可以用作送达回证" in shown


def test_a_template_is_tried_on_the_demonstration_case(
    tmp_path: Path, packaged_library: LawLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.documents.verb.open_library", lambda: packaged_library)
    path = template(
        tmp_path / "decision.docx",
        "本机关 {{ 机关名称 }}",
        "{%p for 行 in 违法事实 %}",
        "{{ 行 }}",
        "{%p endfor %}",
    )
    shown = templates.handled("try", path, {})
    texts = [p.text for p in docx.Document(str(shown["made"])).paragraphs]
    assert any(text.startswith("本机关 虚构市") for text in texts)
    wrong = template(tmp_path / "notice.docx", "{{ 无此项 }}")
    with pytest.raises(InputError, match="无此项"):
        templates.handled("try", wrong, {})


def test_a_template_is_put_into_the_folder_of_the_agency(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = template(tmp_path / "mine.docx", "{{ 机关名称 }}")
    with pytest.raises(InputError, match="没有设置机关的模板文件夹"):
        templates.handled("keep", path, {"kind": "送达回证（service）"})
    monkeypatch.setattr(settings(), "templates", tmp_path / "own")
    templates.handled("keep", path, {"kind": "送达回证（service）"})
    assert (tmp_path / "own" / "service.docx").read_bytes() == Path(path).read_bytes()
    assert "放进机关文件夹" in templates.asks()
    assert [(one.action, one.about) for one in AuditLog().newest(9)] == [(Action.TEMPLATE_CHANGED, "service")]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("decision.docx", b"not a zip", "不是 Word 文件"),
        ("mine.docx", None, "不知道这是哪种文书"),
        ("", None, "还没有选择模板文件"),
    ],
)
def test_an_unfit_file_is_refused_in_words(
    name: str, content: bytes | None, says: str, tmp_path: Path
) -> None:
    path = tmp_path / name if name else None
    if path:
        path.write_bytes(
            content if content is not None else (corpus("documents") / "service.docx").read_bytes()
        )
    with pytest.raises(InputError, match=says):
        templates.handled("check", str(path) if path else None, {})


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "decision.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * (21 * 2**20))
    with pytest.raises(InputError, match="太大"):
        templates.handled("check", str(path), {})


START = {"value": agency.START | {"serial": 1}}


def filled(form: dict[str, Any], **values: str) -> dict[str, Any]:
    """The form as it comes back from the page with something typed."""
    shown = form["value"]
    return {"serial": 1, **shown, "values": {**shown["values"], **values}}


def test_an_agency_is_filled_in_and_its_papers_have_it(home: Path) -> None:
    typed = filled(START, name="甲区综合行政执法局", court="甲区人民法院", short="甲综执")
    done = agency.handled("save", typed)
    assert agency_named("甲区综合行政执法局").court == "甲区人民法院"
    assert "甲区综合行政执法局" in done["agency-asks"]
    assert [(one.action, one.about) for one in AuditLog().newest(1)] == [
        (Action.AGENCY_CHANGED, "甲区综合行政执法局")
    ]
    opened = agency.handled("open", filled(START, name="甲区综合行政执法局"))["agency"]
    agency.handled("save", filled(opened, short=""))
    assert agency_named("甲区综合行政执法局").model_dump(include={"court", "short"}) == {
        "court": "甲区人民法院",
        "short": "",
    }


def test_who_has_not_seen_what_is_there_empties_nothing(home: Path) -> None:
    agency.handled("save", filled(START, name="甲局", court="甲法院"))
    agency.handled("save", filled(START, name="乙局", court="乙法院", phone="1"))
    agency.handled("save", filled(START, name="甲局", phone="2"))
    assert (agency_named("甲局").court, agency_named("甲局").phone) == ("甲法院", "2")
    opened = agency.handled("open", filled(START, name="乙局"))
    assert opened["agency"]["value"]["values"]["court"] == "乙法院"


def test_what_another_changed_since_it_was_taken_out_is_not_overwritten(home: Path) -> None:
    agency.handled("save", filled(START, name="甲局", court="甲法院"))
    mine, theirs = (agency.handled("open", filled(START, name="甲局"))["agency"] for _ in range(2))
    again = agency.handled("save", filled(theirs, court="乙法院"))["agency"]
    with pytest.raises(InputError, match="又改过，没有保存"):
        agency.handled("save", filled(mine, phone="1"))
    assert (agency_named("甲局").court, agency_named("甲局").phone) == ("乙法院", "")
    agency.handled("save", filled(again, phone="2"))  # who changed it goes on
    agency.handled("save", filled(mine, name="丙局"))  # another agency in the same form
    assert (agency_named("甲局").phone, agency_named("丙局").court) == ("2", "甲法院")


@pytest.mark.parametrize(
    ("act", "name", "says"), [("save", " ", "没有写机关全称"), ("open", "丙局", "还没有填过")]
)
def test_what_cannot_be_done_with_an_agency(home: Path, act: str, name: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        agency.handled(act, filled(START, name=name))


WRONG = [
    ("court", "法" * 101, "最多 100 个字"),
    ("short", "甲" * 21, "最多 20 个字"),
    ("payment", "甲" * 201, "最多 200 个字"),
    ("payment", "丁银行\n账号1", "只能写一行"),
    ("address", "甲路1号\u2028乙路", "只能写一行"),
    ("phone", "0571\t1", "只能写一行"),
    ("contact", "张\x00三", "只能写一行"),
    ("court", "甲\ud800法院", "不完整的字符"),
    ("court", "甲\uffff法院", "不完整的字符"),
    ("court", "甲\u202e法院", "看不见的字符"),
]
RIGHT = [
    ("payment", "丁银行" + "甲" * 197),
    ("court", "法" * 100),
    ("contact", "𠮷某·买买提"),
    ("payment", "丁银行（账号 1 2）／微信"),
    ("court", " 甲法院\n"),
    ("archive_period", ""),
]


@pytest.mark.parametrize(("field", "value", "says"), WRONG)
def test_what_a_paper_cannot_take_is_refused_at_its_input(
    home: Path, field: str, value: str, says: str
) -> None:
    agency.handled("save", filled(START, name="甲局", court="甲法院"))
    done = agency.handled("save", filled(START, name="甲局", **{field: value}))
    assert says in done["agency"]["faults"][field]
    assert "没有保存" in done["agency-asks"]
    assert agency_named("甲局") == Agency(name="甲局", court="甲法院")
    with pytest.raises(InputError, match=says):
        fill_in("甲局", {field: value})
    json.dumps(done["agency"], ensure_ascii=False).encode()


@pytest.mark.parametrize(("field", "value"), RIGHT)
def test_what_a_paper_takes_is_saved_and_the_faults_go(home: Path, field: str, value: str) -> None:
    done = agency.handled("save", filled(START, name="甲局", **{field: value}))
    assert done["agency"]["faults"] == {}
    assert getattr(agency_named("甲局"), field) == value.strip()


@pytest.mark.parametrize("act", ["save", "open"])
@pytest.mark.parametrize("name", ["局" * 101, "甲\n局", "甲\ud800局"])
def test_a_name_that_is_none_is_refused_at_its_input(home: Path, act: str, name: str) -> None:
    assert set(agency.handled(act, filled(START, name=name))["agency"]["faults"]) == {"name"}
    assert not agency.agencies()


def test_every_field_of_an_agency_can_be_filled_in() -> None:
    assert [one.name for one in agency.fields()] == list(Agency.model_fields)


@pytest.mark.parametrize("locked", [False, True])
def test_a_backup_made_on_the_page_comes_back(
    home: Path, tmp_path: Path, locked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "key"
    key.write_bytes(b"k" * 32)
    number = CaseStore().save(Case(facts="事实"), user="x").id
    *_, done = backups.handled("backup", str(key) if locked else None)
    assert ("没有加密" in done["backed"]) is not locked
    assert AuditLog().newest(1)[0].action == Action.BACKED_UP
    assert done["made"].name.endswith(".bak")
    monkeypatch.setattr(settings(), "home", tmp_path / "other")
    restore(done["made"], key.read_bytes() if locked else b"")
    assert CaseStore().peek(number).facts == "事实"


def test_a_key_that_does_not_fit_is_told(home: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(InputError):
        list(backups.handled("backup", str(tmp_path / "key")))


def test_a_hearing_threshold_is_kept_shown_and_taken_out(home: Path) -> None:
    typed = {"region": "甲省/甲市", "person": "5000", "organisation": "50000", "basis": "甲市<规定>第三条"}
    done = local.handled_hearing({"act": "add"}, {"key": "", "serial": 1, "values": typed})
    assert "甲省/甲市：个人 5000 元，单位 50000 元；甲市&lt;规定&gt;第三条" in done["hearing-asks"]
    assert AuditLog().newest(1)[0].about == "听证标准 甲省/甲市"
    with pytest.raises(InputError, match="对单位的罚款（元）：没有填写"):
        local.handled_hearing({"act": "add"}, {"key": "", "values": typed | {"organisation": ""}})
    gone = local.handled_hearing({"act": "remove", "place": "甲省/甲市", "since": ""}, {"values": {}})
    assert "还没有填" in gone["hearing-asks"]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"code": "罚决", "next": "96"}, "没有写机关全称"),
        ({"agency": "乙局", "code": "罚决", "next": "96"}, "还没有填过“乙局”"),
        ({"agency": "甲局", "code": "某", "next": "96"}, "没有“某”这个文种"),
        ({"agency": "甲局", "code": "罚决", "next": "九十六"}, "没有写下一个号"),
        ({"agency": "甲局", "code": "罚决", "next": "96", "year": "26"}, "不是年度"),
    ],
)
def test_a_series_that_cannot_be_is_told(home: Path, values: dict[str, str], says: str) -> None:
    agency.handled("save", filled(START, name="甲局", short="甲"))
    with pytest.raises(InputError, match=says):
        local.handled_number("go-on", {"values": values})


def test_numbers_go_on_from_the_one_that_is_typed(home: Path) -> None:
    agency.handled("save", filled(START, name="甲局", short="甲"))
    values = {"agency": "甲局", "code": "罚决", "next": "96", "year": "2026"}
    done = local.handled_number("go-on", {"key": "", "serial": 1, "values": values})
    assert "甲局　罚决　2026 年：已编到 95 号" in done["number-asks"]
