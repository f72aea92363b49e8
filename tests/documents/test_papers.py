"""Every kind of paper: it renders for every case, the same bytes each time, traced, in the layout, named and numbered."""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest
from samples import full_case

from assistant.corpora import corpus
from assistant.documents.agency import agencies_file, agency_named, fill_in
from assistant.documents.marks import plain
from assistant.documents.numbers import give_number
from assistant.documents.overview import all_papers, papers_of
from assistant.documents.pdf import office, pdfs
from assistant.documents.template import templates
from assistant.documents.verb import draft
from assistant.dossier.files import read_case
from assistant.dossier.model import Case, Charge, Evidence, EvidenceKind, Party, Person, Step
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.paper.kinds import recognise
from assistant.settings import ROOT, settings
from scripts.make_templates import sources, write

DOSSIERS = settings().shared_data / "dossiers"
CASES = ["full", "demo", "empty", "04", "08", "13"]


def case_named(name: str) -> Case:
    if name == "full":
        return full_case()
    if name == "empty":
        return Case(facts="某人在河边倾倒垃圾。")
    path = ROOT / "corpora/demo/case.json" if name == "demo" else DOSSIERS / f"{name}.json"
    if not path.is_file():
        pytest.skip(f"measuring data absent: {path}")
    return read_case(path.read_text("utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_every_kind_renders_for_every_case(name: str, packaged_library: LawLibrary) -> None:
    case = case_named(name)
    for kind in templates():
        made = draft(case, kind, library=packaged_library)
        assert made.docx.startswith(b"PK"), kind
        assert plain(made.text) == made.text, kind
        assert {s.paragraph for s in made.trace} == {
            n for n, p in enumerate(made.paragraphs) if p.text.strip()
        }
        assert all(s.sources[0].kind == "模板" for s in made.trace), kind


def test_there_are_at_least_twenty_eight_kinds_and_each_is_recognised(packaged_library: LawLibrary) -> None:
    assert len(templates()) >= 28
    for entry in all_papers():
        text = draft(full_case(), entry.kind, library=packaged_library).text
        found = recognise(text).kind
        assert found, entry.kind
        assert found.kind == entry.kind


def test_the_templates_are_those_of_our_wording(tmp_path: Path) -> None:
    for path in write(tmp_path):
        assert path.read_bytes() == (corpus("documents") / path.name).read_bytes(), (
            f"run: python -m scripts.make_templates ({path.name})"
        )


def test_the_same_case_gives_the_same_bytes(packaged_library: LawLibrary) -> None:
    for kind in ("decision", "service", "inquiry"):
        first, second = (draft(full_case(), kind, library=packaged_library).docx for _ in range(2))
        assert first == second


def test_numbers_and_names_in_a_sentence_come_from_its_sources(packaged_library: LawLibrary) -> None:
    """What a template or a wording does not say itself, a source says."""
    made = draft(full_case(), library=packaged_library)
    wording = (corpus("documents") / "parts.yaml").read_text("utf-8")
    own = wording + (ROOT / "scripts/templates/1-decisions.txt").read_text("utf-8")
    for sentence in made.trace:
        given = own + "".join(source.value for source in sentence.sources)
        for number in re.findall(r"\d{2,}", sentence.text):
            assert number in given, sentence
    assert any(s.kind == "法条" for one in made.trace for s in one.sources)


def test_gaps_are_highlighted_and_listed_first(tmp_path: Path, packaged_library: LawLibrary) -> None:
    made = draft(full_case(), library=packaged_library)
    path = tmp_path / "a.docx"
    path.write_bytes(made.docx)
    document = docx.Document(str(path))
    assert document.paragraphs[0].text.startswith(f"【待补充：本稿还缺{len(made.missing)}项")
    marked = [r.text for p in document.paragraphs for r in p.runs if r.font.highlight_color is not None]
    assert "【待补充：缴款银行或者电子支付方式】" in marked


def test_the_signature_is_centred_over_the_date(tmp_path: Path, packaged_library: LawLibrary) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(draft(full_case(), library=packaged_library).docx)
    sign, date = docx.Document(str(path)).paragraphs[-2:]
    assert (sign.text, date.text) == ("丙市消防救援大队", "二〇二六年四月一日")
    for side in ("left_indent", "right_indent"):
        assert getattr(sign.paragraph_format, side) == getattr(date.paragraph_format, side)


def test_the_page_is_that_of_the_standard(tmp_path: Path, packaged_library: LawLibrary) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(draft(full_case(), library=packaged_library).docx)
    document = docx.Document(str(path))
    section = document.sections[0]
    high = section.page_height - section.top_margin - section.bottom_margin  # type: ignore[operator]
    wide = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    assert (round(high / 36000), round(wide / 36000)) == (225, 156)
    assert document.settings.odd_and_even_pages_header_footer
    odd, even = (f.paragraphs[-1].alignment for f in (section.footer, section.even_page_footer))
    assert (odd, even) == (2, 0)


@pytest.mark.parametrize(
    ("update", "name"),
    [
        ({"fine_yuan": 60000}, "罚款幅度"),
        ({"decided": "2026-03-01"}, "决定早于行为"),
        ({"steps": ()}, "P02 处罚前告知"),
        (
            {
                "party": {"kind": "个人", "name": "孙某", "birth": "2014-03-06"},
                "chosen": "《中华人民共和国消防法》第六十条第二款",
                "fine_yuan": 100,
            },
            "责任能力",
        ),
        (
            {"steps": [{"name": "立案", "on": "2026-03-06"}, {"name": "告知", "on": "2026-04-02"}]},
            "O02 告知与决定的先后",
        ),
    ],
)
def test_a_fatal_fault_must_be_confirmed_by_name(
    update: dict[str, object], name: str, tmp_path: Path, packaged_library: LawLibrary
) -> None:
    case = Case.model_validate(full_case().model_dump() | update)
    made = draft(case, library=packaged_library)
    named = [one.name for one in made.blocking]
    assert name in named
    with pytest.raises(InputError, match=re.escape(name)):
        made.save(tmp_path / "a.docx")
    assert not (tmp_path / "a.docx").exists()
    confirmed = draft(case, library=packaged_library, confirmed=named)
    assert confirmed.blocking == ()
    assert confirmed.save(tmp_path / "a.docx").is_file()


@pytest.mark.parametrize("name", ["full", "demo"])
def test_nothing_fatal_is_said_of_the_papers_of_a_sound_case(name: str, packaged_library: LawLibrary) -> None:
    case = case_named(name)
    for one in papers_of(case):
        made = draft(case, one.kind, party=one.party, library=packaged_library)
        assert made.blocking == (), one.kind


@pytest.mark.parametrize(
    ("discretion", "blocked"),
    [
        ("有立功表现，依法减轻处罚。", False),
        ("没有减轻处罚的情节。", True),
        ("不予减轻处罚。", True),
        ("没有从轻、减轻处罚的情节。", True),
        ("情节一般。", True),
    ],
)
def test_only_a_reduced_fine_may_lie_under_the_range(
    discretion: str, blocked: bool, packaged_library: LawLibrary
) -> None:
    case = full_case().model_copy(update={"fine_yuan": 4000, "discretion": discretion})
    named = {one.name for one in draft(case, library=packaged_library).blocking}
    assert ("罚款幅度" in named) is blocked


@pytest.mark.parametrize("fine", [None, 0])
def test_no_fine_of_nothing_is_drafted(fine: int | None, packaged_library: LawLibrary) -> None:
    made = draft(full_case().model_copy(update={"fine_yuan": fine}), library=packaged_library)
    assert "零元" not in made.text
    assert any("罚款数额" in name for name in made.missing)


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ("甲公司在疏散通道内堆放纸箱", 1),
        ("2026年3月5日，甲公司在乙路1号疏散通道内堆放纸箱。", 1),
        ("2026年3月5日，甲公司在疏散通道内堆放纸箱。", 1),
    ],
)
def test_day_and_place_are_told_once(facts: str, count: int, packaged_library: LawLibrary) -> None:
    made = draft(full_case().model_copy(update={"facts": facts}), library=packaged_library)
    told = next(p.text for p in made.paragraphs if p.text.startswith("经查明"))
    assert told.count("2026年3月5日") == count
    assert told.count("乙路1号") == count
    assert told.endswith("。")


def test_a_penalty_that_needs_disobedience_is_not_written(packaged_library: LawLibrary) -> None:
    clause = "《中华人民共和国生态环境法典》第一千一百三十二条第一款"
    days = {"act_date": "2026-09-08", "steps": (), "decided": None}
    case = full_case().model_copy(update={"chosen": clause, "fine_yuan": 6000, **days})
    made = draft(case, library=packaged_library)
    ruling = made.text.partition("作出如下行政处罚")[2]
    assert "停业" not in ruling
    assert any("停产停业" in note for note in made.notes)


@pytest.mark.parametrize(
    ("party", "told"),
    [
        (Party(kind="个人", name="孙某"), "当事人：孙某，【待补充：性别】"),
        (Party(kind="企业", name="甲公司", representative="王某"), "法定代表人（负责人）：王某"),
        (Party(kind="个体工商户", name="小店", representative="王某"), "经营者：王某"),
        (
            Party(kind="个人", name="孙某", guardian=Person(name="孙父", role="父亲")),
            "监护人：孙父（父亲）。",
        ),
        (Party(kind="企业", name="甲公司", agent=Person(name="李某")), "委托代理人：李某。"),
    ],
)
def test_the_party_is_told_by_its_kind(party: Party, told: str, packaged_library: LawLibrary) -> None:
    case = full_case().model_copy(update={"party": party, "chosen": ""})
    assert told in draft(case, library=packaged_library).text


def test_persons_in_charge_have_papers_of_their_own(packaged_library: LawLibrary) -> None:
    unit = Party(kind="企业", name="甲公司", id="p1", responsible=(Person(name="王某", role="经理"),))
    case = full_case().model_copy(update={"party": unit, "chosen": ""})
    made = draft(case, party="p1/王某", library=packaged_library)
    assert "当事人：王某" in made.text
    assert "当事人系甲公司经理。" in made.text
    with pytest.raises(InputError, match="没有当事人"):
        draft(case, party="无此人", library=packaged_library)


@pytest.mark.parametrize(
    ("kind", "decided", "words"),
    [
        ("spot_decision", "2026-04-01", "六十日内先向"),
        ("spot_decision", "2023-12-31", "也可以自收到本决定书之日起六个月内"),
        ("decision", "2026-04-01", "也可以自收到本决定书之日起六个月内"),
        ("decision", "2014-01-01", "【待补充：起诉期限】"),
    ],
)
def test_remedies_follow_day_and_track(
    kind: str, decided: str, words: str, packaged_library: LawLibrary
) -> None:
    case = Case.model_validate(full_case().model_dump() | {"decided": decided})
    assert words in draft(case, kind, library=packaged_library).text


def test_nobody_is_made_to_answer(packaged_library: LawLibrary) -> None:
    silent = draft(full_case(), "inquiry", library=packaged_library)
    answers = [p.text for p in silent.paragraphs if p.text.startswith("答：")]
    assert answers
    assert {answer.strip("答：＿") for answer in answers} == {""}
    spoken = Evidence(
        id="9", kind=EvidenceKind.PARTY, name="询问笔录", text="时间：上午。问：谁堆的？答：我堆的。问：为什么？答：没地方放。孙某签名。"
    )  # fmt: skip
    case = full_case().model_copy(update={"evidence": (spoken,)})
    lines = [p.text for p in draft(case, "inquiry", library=packaged_library).paragraphs]
    assert [line for line in lines if line.startswith("答：")] == ["答：我堆的。", "答：没地方放。"]


def test_a_file_is_called_by_number_party_and_kind(packaged_library: LawLibrary) -> None:
    assert draft(full_case(), library=packaged_library).file_name == (
        "丙消罚决字〔2026〕第1号_甲公司_行政处罚决定书.docx"
    )
    odd = Case(facts="x", party=Party(name='a/b:c*"<>|?\\d\n'))
    assert draft(odd, library=packaged_library).file_name == "abcd_行政处罚决定书.docx"


def test_the_agency_is_filled_in_once(packaged_library: LawLibrary) -> None:
    try:
        fill_in("丙市消防救援大队", {"court": "丙市丁区人民法院", "review_authority": "丙市人民政府"})
        fill_in("丙市消防救援大队", {"payment": "丙市银行"})
        fill_in("别的机关", {"court": "别的法院"})
        text = draft(full_case(), library=packaged_library).text
        assert "丙市丁区人民法院" in text
        assert "到丙市银行缴纳罚款" in text
        assert agency_named("丙市消防救援大队").payment == "丙市银行"
        with pytest.raises(InputError, match="没有“法院”这一项"):
            fill_in("丙市消防救援大队", {"法院": "x"})
    finally:
        agencies_file().unlink(missing_ok=True)


def test_numbers_have_no_gaps_and_no_doubles(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'cases.db'}"
    try:
        fill_in("丙市消防救援大队", {"short": "丙消"})
        cases = [full_case().model_copy(update={"id": f"c{n}"}) for n in range(12)]
        with ThreadPoolExecutor(6) as pool:
            told = list(pool.map(lambda c: give_number(c, "decision", year=2026, url=url), cases * 2))
        assert set(told) == {f"丙消罚决字〔2026〕第{n}号" for n in range(1, 13)}
        assert told[:12] == told[12:]
        assert give_number(cases[0], "correction", year=2026, url=url) == "丙消责改字〔2026〕第1号"
        assert give_number(cases[0], "decision", year=2027, url=url) == "丙消罚决字〔2027〕第1号"
        with pytest.raises(InputError, match="不编号"):
            give_number(cases[0], "cover", url=url)
    finally:
        agencies_file().unlink(missing_ok=True)


def test_the_papers_of_a_case_follow_its_track_and_steps() -> None:
    kinds = {paper.kind for paper in papers_of(full_case())}
    assert {"filing", "notice", "decision", "service", "cover"} <= kinds
    assert not {"spot_decision", "no_penalty", "seizure", "hearing_call"} & kinds
    assert "defence_record" not in kinds  # nothing was put forward: silence leaves no record
    held = full_case().model_copy(
        update={"steps": (*full_case().steps, Step(name="听证通知", on=full_case().decided))}
    )
    assert "hearing_call" in {paper.kind for paper in papers_of(held)}
    several = full_case().model_copy(
        update={
            "parties": (Party(id="p2", name="乙公司", kind="企业"),),
            "charges": (Charge(), Charge(party="p2")),
        }
    )
    assert [p.party for p in papers_of(several) if p.kind == "decision"] == ["", "p2"]


@pytest.mark.skipif(not office(), reason="LibreOffice is not installed")
def test_libreoffice_opens_papers_and_counts_the_same_pages_twice(packaged_library: LawLibrary) -> None:
    made = {f"{kind}.docx": draft(full_case(), kind, library=packaged_library).docx for kind in templates()}
    first, second = (
        {name: len(re.findall(rb"/Type\s*/Page\b", data)) for name, data in pdfs(made).items()}
        for _ in range(2)
    )
    assert len(first) == len(made)
    assert all(first.values())
    assert first == second


def test_without_libreoffice_pdf_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(InputError, match="没有 LibreOffice"):
        pdfs({"a.docx": b""})


def test_no_page_bears_a_signature_alone(tmp_path: Path, packaged_library: LawLibrary) -> None:
    for kind in templates():
        path = tmp_path / f"{kind}.docx"
        path.write_bytes(draft(full_case(), kind, library=packaged_library).docx)
        body = docx.Document(str(path)).paragraphs
        signs = [n for n, p in enumerate(body) if p.style.name == "文书署名"]  # type: ignore[union-attr]
        assert all(body[n - 1].paragraph_format.keep_with_next for n in signs), kind


def test_lines_to_sign_fit_into_one_line() -> None:
    """Blanks and dates of a form stand in 28 characters, so that none is torn."""
    for text in sources().values():
        for line in text.split("\n"):
            words = line.removeprefix("@record ")
            if words != line and "＿" in words and "{" not in words:
                assert len(re.sub("　+(?=＿＿年＿＿月＿＿日$)", "　", words)) <= 28, line
