"""A paper for publication holds no personal data; units, officers and the law stay."""

import io
import re
from datetime import date
from pathlib import Path

import docx
import pytest
from samples import CREDIT, full_case

from assistant.cli import main
from assistant.documents.redact import CAVEAT
from assistant.documents.template import templates
from assistant.documents.verb import draft
from assistant.dossier.files import read_case, write_case
from assistant.dossier.model import Case, Charge, Evidence, EvidenceKind, Fact, Party, Person, RulePin, Step
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.settings import settings
from assistant.text.identity import ID_NUMBER

CARD, PHONE, HOME = "330302198603150018", "13900000021", "温州市云亭区梧田街55号3号楼2单元302室"
PERSON = Party(
    kind="个人", name="林国栋", gender="男", birth=date(1986, 3, 15), id_number=CARD, address=HOME, phone=PHONE,
    agent=Person(name="欧阳明", role="委托代理人", phone="13900000022"),
)  # fmt: skip
FACTS = f"2026年3月5日，林国栋驾驶浙CX7F29号车到乙路1号，车主林国栋电话{PHONE}，账号6222000000000000000，身份证{CARD}。证人：林小明看见。"


def person() -> Case:
    pieces = (
        Evidence(id="1", kind=EvidenceKind.WITNESS, name="何翠英询问笔录", text=f"何翠英（公民身份号码：{CARD}）。", proves=("违法行为",)),
        Evidence(id="2", kind=EvidenceKind.RECORD, name="现场检查笔录", text="证人：林小明在场。"),
    )  # fmt: skip
    return full_case().model_copy(
        update={"party": PERSON, "facts": FACTS, "chosen": "", "fine_yuan": None, "evidence": pieces}
    )


@pytest.mark.parametrize("kind", sorted(templates()))
def test_nothing_personal_is_left_in_any_paper(kind: str, packaged_library: LawLibrary) -> None:
    made = draft(person(), kind, redacted=True, library=packaged_library)
    inside = "".join(
        node.text or "" for node in docx.Document(io.BytesIO(made.docx)).element.iter() if node.text
    )
    for text in (made.text, inside, made.file_name):
        for secret in (
            "林国栋",
            "林小明",
            "欧阳明",
            "何翠英",
            CARD,
            PHONE,
            "13900000022",
            "X7F29",
            "6222000000000000000",
            "梧田街",
            "302室",
            "3月15日出生",
        ):
            assert secret not in text, secret
    assert made.trace == ()
    assert made.file_name.endswith("_公开版.docx")


def test_what_is_left_tells_people_apart(packaged_library: LawLibrary) -> None:
    text = draft(person(), redacted=True, library=packaged_library).text
    assert (
        "当事人：林某甲，男，1986年××月××日出生，公民身份号码：3303*************8，住址：温州市云亭区××"
        in text
    )
    assert "林某乙" in text
    assert "委托代理人：欧阳某" in text
    assert "何某询问笔录" in text
    assert "浙C" in text


def test_units_officers_and_the_law_stay(packaged_library: LawLibrary) -> None:
    whole, hidden = (draft(full_case(), redacted=r, library=packaged_library) for r in (False, True))
    for kept in ("甲公司", CREDIT, "王某", "乙路1号", "张某（证号1）", "丙市消防救援大队"):
        assert kept in hidden.text, kept
    quoted = re.findall("规定：“([^”]*)”", whole.text)
    assert quoted
    assert quoted == re.findall("规定：“([^”]*)”", hidden.text)


def test_the_home_of_a_trader_stays_and_the_owner_is_hidden(packaged_library: LawLibrary) -> None:
    party = Party(
        kind="个体工商户",
        name="小林饭店",
        representative="林国栋",
        id_number=CARD,
        address="乙区丙路3号",
        phone=PHONE,
    )
    made = draft(
        full_case().model_copy(update={"party": party, "chosen": ""}), redacted=True, library=packaged_library
    )
    assert "小林饭店" in made.text
    assert "经营场所：乙区丙路3号" in made.text
    assert "经营者：林某" in made.text
    assert PHONE not in made.text


@pytest.mark.parametrize(
    ("name", "representative", "shown", "hidden"),
    [
        ("林国栋", "", "林某", ("林国栋",)),  # no trade name: the operator is the party
        ("林国栋", "林国栋", "林某", ("林国栋",)),
        ("林国栋（个体工商户）", "", "林某", ("林国栋",)),
        ("欧阳国栋", "", "欧阳某", ("欧阳国栋",)),
        ("小林饭店（经营者林国栋）", "", "小林饭店", ("林国栋",)),
        ("丙市小林饭店", "林国栋", "丙市小林饭店", ("林国栋",)),
        ("林国栋饭店", "林国栋", "林国栋饭店", ()),  # the trade name is public, whosever name it holds
        ("林记", "林国栋", "林记", ("林国栋",)),
    ],
)
def test_a_trader_without_trade_name_is_hidden(
    packaged_library: LawLibrary, name: str, representative: str, shown: str, hidden: tuple[str, ...]
) -> None:
    party = Party(
        kind="个体工商户", name=name, representative=representative, id_number=CARD, address="乙区丙路3号"
    )
    case = full_case().model_copy(update={"party": party, "facts": f"{name}在乙区丙路3号店内通道堆放纸箱。"})
    made = draft(case, redacted=True, library=packaged_library)
    for text in (made.text, made.file_name):
        assert shown in text
        assert not [one for one in hidden if one in text]


@pytest.mark.parametrize("word", ["经办人", "检查人：", "审批人", "承办人", "主持人"])
def test_the_people_of_the_case_are_hidden_whatever_stands_beside_them(
    packaged_library: LawLibrary, word: str
) -> None:
    told = f"出库单上写明{word}林国栋签字。执法人员钱伟到场，记录人：孙立。"
    case = person().model_copy(update={"facts": told})
    text = draft(case, redacted=True, library=packaged_library).text
    assert "林国栋" not in text
    assert "钱伟" in text
    assert "孙立" in text


KINDS = ("decision", "report", "notice", "defence_review")
SAID = "店员赵小燕称，其电话139-0000-0023，住丙市乙区柳巷8号2幢301室。"


@pytest.mark.parametrize(
    "update",
    [
        {"steps": (Step(name="立案", on=date(2026, 3, 6)), Step(name="陈述申辩", on=date(2026, 3, 21), note=SAID))},
        {"discretion": SAID},
        {"charges": (Charge(act=SAID, rule=RulePin(law="中华人民共和国消防法", provision="第六十条第一款第（三）项")),)},
        {"facts": SAID},
        {"evidence": (Evidence(id="1", kind=EvidenceKind.WITNESS, name="证人证言", text=SAID),), "discretion": "赵小燕证言属实。"},
        {"extracted": (Fact(name="姓名", value="赵小燕"),), "discretion": "据赵小燕所说，情节一般。"},
    ],
    ids=["step", "discretion", "charge", "facts", "evidence", "fact"],
)  # fmt: skip
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_text_of_the_case_names_a_person(
    packaged_library: LawLibrary, update: dict[str, object], kind: str
) -> None:
    case = full_case().model_copy(update=update)
    text = draft(case, kind, redacted=True, library=packaged_library).text
    for secret in ("赵小燕", "139-0000-0023", "柳巷", "301室"):
        assert secret not in text, secret


def test_the_texts_of_the_table_do_come_into_papers(packaged_library: LawLibrary) -> None:
    """Else the test before could not fail."""
    note = Step(name="陈述申辩", on=date(2026, 3, 21), note=SAID)
    for update in ({"steps": (note,)}, {"discretion": SAID}, {"facts": SAID}):
        case = full_case().model_copy(update=update)
        whole = "".join(draft(case, kind, library=packaged_library).text for kind in KINDS)
        assert "赵小燕" in whole, update


def test_a_paper_for_publication_says_what_is_not_seen(packaged_library: LawLibrary) -> None:
    assert CAVEAT in draft(full_case(), redacted=True, library=packaged_library).notes
    assert CAVEAT not in draft(full_case(), library=packaged_library).notes


def test_a_fault_must_be_confirmed_for_publication_too(tmp_path: Path, packaged_library: LawLibrary) -> None:
    made = draft(full_case().model_copy(update={"steps": ()}), redacted=True, library=packaged_library)
    with pytest.raises(InputError, match="P02"):
        made.save(tmp_path / "a.docx")


def test_the_command_writes_a_paper_for_publication(tmp_path: Path, packaged_library: LawLibrary) -> None:
    path = tmp_path / "case.json"
    path.write_text(write_case(person()), encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        main(
            ["draft", str(path), "--redacted", "--kind", "service_address", "--out", str(tmp_path / "a.docx")]
        )
    assert not stop.value.code
    assert "林国栋" not in "".join(
        n.text or "" for n in docx.Document(str(tmp_path / "a.docx")).element.iter() if n.text
    )


@pytest.mark.parametrize("name", ["04", "08", "13"])
def test_the_dossiers_keep_no_number_of_a_person(name: str, packaged_library: LawLibrary) -> None:
    path = settings().shared_data / "dossiers" / f"{name}.json"
    if not path.is_file():
        pytest.skip(f"measuring data absent: {path}")
    case = read_case(path.read_text("utf-8"))
    for kind in templates():
        text = draft(case, kind, redacted=True, library=packaged_library).text
        assert not ID_NUMBER.search(text), kind
        assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", text), kind


@pytest.mark.parametrize(
    ("told", "left"),
    [
        (f"在{HOME}内查获", "在温州市云亭区××内查获"),
        ("在梧田街55号3号楼2单元302室内查获", "在××内查获"),
        ("在梧田街55号内查获，梧田街155号未查获", "在××内查获，梧田街155号未查获"),
    ],
)
def test_a_home_of_the_case_is_hidden_in_part_too(packaged_library: LawLibrary, told: str, left: str) -> None:
    case = person().model_copy(update={"facts": told})
    assert left in draft(case, "report", redacted=True, library=packaged_library).text


def test_the_name_of_a_person_is_left_inside_a_longer_word(packaged_library: LawLibrary) -> None:
    party = Party(kind="个人", name="高峰", address=HOME)
    told = "高峰在早高峰占用向阳路，高峰时段影响通行；店员向阳辩称由高峰决定。"
    case = person().model_copy(update={"party": party, "facts": told})
    text = draft(case, "report", redacted=True, library=packaged_library).text
    assert "高某在早高峰占用向阳路，高峰时段影响通行；店员向某辩称由高某决定" in text
