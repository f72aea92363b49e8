"""What an officer would not sign: another day's record, words said twice, a penalty where none is imposed, broken lines."""

import io
from datetime import date

import docx
import pytest
from samples import full_case

from assistant.documents.overview import papers_of
from assistant.documents.verb import draft
from assistant.dossier.model import Case, Evidence, EvidenceKind, Step
from assistant.law.library import LawLibrary

SITE = "检查时间：2026年3月5日9时10分至9时40分。检查地点：乙路1号。检查人张某、李某出示执法证件。疏散通道堆有纸箱，王某在场签名。"
AGAIN = (
    "复查时间：2026年3月20日10时00分至10时20分。复查地点：乙路1号。复查人张某、李某。纸箱已经清走。王某签名。"
)
TALK = "时间：2026年3月6日14时00分至14时30分，询问人张某、记录人李某，已出示证件。问：纸箱是谁的？答：店里的。王小明核对无误后签名。"


def with_records() -> Case:
    pieces = (
        Evidence(id="1", kind=EvidenceKind.RECORD, name="复查笔录", text=AGAIN, obtained=date(2026, 3, 20)),
        Evidence(id="2", kind=EvidenceKind.RECORD, name="现场检查笔录", text=SITE, obtained=date(2026, 3, 5)),
        Evidence(id="3", kind=EvidenceKind.PARTY, name="王小明询问笔录", text=TALK, obtained=date(2026, 3, 6)),
    )  # fmt: skip
    return full_case().model_copy(update={"evidence": pieces})


def spot(**more: object) -> Case:
    day = date(2026, 3, 5)
    steps = (
        Step(name="责令改正", on=day, note="当场交付"),
        Step(name="告知", on=day, note="当场口头告知"),
        Step(name="陈述申辩", on=day, note="王某表示无异议"),
        Step(name="决定", on=day),
        Step(name="送达", on=day, note="当场交付王某签收"),
    )
    return full_case().model_copy(
        update={"track": "简易", "steps": steps, "place": "乙路1号通道", "decided": day, **more}
    )


def test_a_record_of_a_recheck_is_no_part_of_the_first_inspection(packaged_library: LawLibrary) -> None:
    text = draft(with_records(), "site_record", library=packaged_library).text
    assert "检查时间：2026年3月5日9时10分至9时40分\n" in text
    assert "疏散通道堆有纸箱" in text
    assert "复查" not in text


def test_the_head_of_an_inquiry_says_when_and_whom(packaged_library: LawLibrary) -> None:
    text = draft(with_records(), "inquiry", library=packaged_library).text
    assert "询问时间：2026年3月6日14时00分至14时30分\n" in text
    assert "被询问人：王小明　" in text
    bare = draft(full_case().model_copy(update={"evidence": ()}), "inquiry", library=packaged_library).text
    assert "询问时间：＿＿年" in bare
    assert "被询问人：＿＿" in bare


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("王某书面请求从轻，经复核，拟罚款已按从轻确定", "王某书面请求从轻"),
        ("王某表示没有钱；本机关不予采纳", "王某表示没有钱"),
        ("王某表示，处罚过重，请求从轻", "王某表示，处罚过重，请求从轻"),
    ],
)
def test_the_party_signs_only_what_it_said(note: str, said: str, packaged_library: LawLibrary) -> None:
    steps = (Step(name="陈述申辩", on=date(2026, 3, 21), note=note),)
    case = full_case().model_copy(update={"steps": steps})
    text = draft(case, "defence_record", library=packaged_library).text
    assert f"\n{said}。\n" in text


def test_an_order_to_mend_is_said_once(packaged_library: LawLibrary) -> None:
    text = draft(spot(), "correction", library=packaged_library).text
    assert "责令你单位改正上述行为，于" in text
    assert "责令当事人" not in text


def test_what_is_done_on_the_spot_has_no_papers_of_the_long_way(packaged_library: LawLibrary) -> None:
    case = spot()
    assert "notice" not in {paper.kind for paper in papers_of(case)}
    cover = draft(case, "cover", library=packaged_library).text
    assert "待补充：立案日期" not in cover
    listed = draft(case, "contents", library=packaged_library).text
    assert "告知书" not in listed
    assert "当场行政处罚决定书" in listed
    served = draft(case, "service", library=packaged_library).text
    assert "当场行政处罚决定书" in served
    assert "乙路1号通道" in served


def test_a_case_that_is_not_punished_proposes_no_penalty(packaged_library: LawLibrary) -> None:
    reason = "依据《中华人民共和国行政处罚法》第三十三条第一款，初次违法"
    case = full_case().model_copy(update={"track": "不予处罚", "discretion": reason, "fine_yuan": None})
    for kind in ("report", "cover", "legal_review"):
        text = draft(case, kind, library=packaged_library).text
        assert "不予行政处罚" in text
        assert "待补充：罚款" not in text
        assert "没收" not in text.partition("建议：")[2]


def test_lines_keep_their_marks_and_numbers(packaged_library: LawLibrary) -> None:
    """LibreOffice drops the mark at the end of a full justified line, and ends a line within a number that is Chinese."""
    document = docx.Document(io.BytesIO(draft(full_case(), library=packaged_library).docx))
    assert 'w:jc w:val="both"' not in document.styles.element.xml
    assert 'w:lang w:val="en-US" w:eastAsia="zh-CN"' in document.styles.element.xml


def test_a_record_is_not_signed_on_a_page_of_its_own(packaged_library: LawLibrary) -> None:
    document = docx.Document(io.BytesIO(draft(with_records(), "inquiry", library=packaged_library).docx))
    place = next(n for n, one in enumerate(document.paragraphs) if one.text.startswith("被询问人（签名"))
    assert [one.paragraph_format.keep_with_next for one in document.paragraphs[place - 2 : place]] == [
        True,
        True,
    ]
