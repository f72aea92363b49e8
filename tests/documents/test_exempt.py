"""Decisions that do not punish: worded by their ground; who is taught, whose guardian is told, what is open."""

from datetime import date

import pytest
from samples import full_case

from assistant.documents.fields import relied
from assistant.documents.verb import draft
from assistant.dossier.model import Case
from assistant.law.library import LawLibrary

PENALTY = "《中华人民共和国行政处罚法》"


def exempt(reason: str, **more: object) -> Case:
    return full_case().model_copy(
        update={"track": "不予处罚", "discretion": reason, "fine_yuan": None, **more}
    )


@pytest.mark.parametrize(
    ("reason", "holds", "lacks"),
    [
        (
            f"依据{PENALTY}第三十三条第一款，初次违法",
            ["不予行政处罚，并依据", "第三十三条第三款的规定对当事人进行教育"],
            ["免予"],
        ),
        (f"依据{PENALTY}第三十条，当事人未满十四周岁", ["不予行政处罚，并责令监护人"], ["进行教育"]),
        (f"依据{PENALTY}第三十一条", ["不予行政处罚，并责令其监护人"], ["进行教育"]),
        (f"依据{PENALTY}第三十六条第一款，已过二年", ["决定对当事人不再给予行政处罚。"], ["教育"]),
        (
            "依照《中华人民共和国食品安全法》第一百三十六条",
            ["免予行政处罚，并依据", "【待补充：是否没收"],
            [],
        ),
        ("依照《中华人民共和国食品安全法》第一百三十六条；无可没收", ["免予行政处罚，并依据"], ["是否没收"]),
        (
            "情节轻微",
            ["【待补充：不予处罚的依据条款】", "【待补充：是否对当事人进行教育"],
            ["免予", "并依据"],
        ),
        ("违法事实不能成立", ["【待补充：不予处罚的依据条款】", "决定对当事人不予行政处罚。"], ["教育"]),
        ("证据不足", ["不予行政处罚。"], ["教育"]),
        ("并非证据不足，情节轻微", ["【待补充：是否对当事人进行教育"], ["并依据"]),
    ],
)
def test_not_punishing_is_worded_by_its_ground(
    reason: str, holds: list[str], lacks: list[str], packaged_library: LawLibrary
) -> None:
    text = draft(exempt(reason), "no_penalty", library=packaged_library).text
    ruling = text.partition("六、")[2].partition("七、")[0]
    assert all(words in ruling for words in holds), ruling
    assert not any(words in ruling for words in lacks), ruling


@pytest.mark.parametrize(
    ("reason", "taught"),
    [
        (f"依据{PENALTY}第五十七条第一款第（三）项，违法事实不能成立", False),
        (f"依据{PENALTY}第五十七条第一款第三项", False),
        (f"依据{PENALTY}第五十七条第一款第三项违法事实不成立", False),
        (f"依据{PENALTY}第五十七条第一款，不是违法事实不能成立，违法行为轻微", True),
        (f"依据{PENALTY}第四十条，违法事实不清、证据不足", False),
        (f"依据{PENALTY}第五十七条第一款，违法事实不能成立", False),
        (f"依据{PENALTY}第五十七条第一款第（二）项，违法行为轻微", True),
        (f"依据{PENALTY}第五十七条第一款，违法行为轻微", True),
        (f"依据{PENALTY}第三十三条第一款、第五十七条第一款第（二）项", True),
        (f"依据{PENALTY}第三十三条第二款，当事人没有主观过错", True),
        (f"依据{PENALTY}第三十三条第一款，初次违法", True),
    ],
)
def test_there_is_somebody_to_teach_only_where_there_is_a_violation(
    reason: str, taught: bool, packaged_library: LawLibrary
) -> None:
    text = draft(exempt(reason), "no_penalty", library=packaged_library).text
    ruling = text.partition("六、")[2].partition("七、")[0]
    assert ("进行教育" in ruling) is taught, ruling
    assert "不予行政处罚" in ruling


@pytest.mark.parametrize(
    ("reason", "proved"),
    [
        ("现有证据不足以证明当事人实施了违法行为", False),
        ("当事人辩称违法事实不成立，经复核，其申辩成立，予以采纳", False),
        ("不能排除他人所为，违法事实难以认定", False),
        ("当事人没有委托代理人，认定超范围经营的事实不清", False),
        ("当事人辩称违法事实不成立，本机关认为违法行为轻微并及时改正", True),
        ("现有证据不足以证明当事人有主观过错", True),
        ("本案不存在证据不足的情形，当事人及时改正", True),
        ("当事人认为事实不清、证据不足，本机关不予采纳", True),
        ("证据不足的问题已经补正", True),
        ("证据不足以认定其情节严重", True),
        ("部分违法事实不能成立，其余违法行为轻微", True),
    ],
)
def test_nothing_is_proved_only_where_a_clause_says_so(
    reason: str, proved: bool, packaged_library: LawLibrary
) -> None:
    for case in (exempt(reason), exempt(f"依据{PENALTY}第五十七条第一款，{reason}")):
        text = draft(case, "no_penalty", library=packaged_library).text
        ruling = text.partition("六、")[2].partition("七、")[0]
        assert ("教育" in ruling) is proved, ruling


def test_before_the_law_of_2021_nobody_is_taught_by_it(packaged_library: LawLibrary) -> None:
    case = exempt(f"依据{PENALTY}第三十三条第一款", act_date="2019-03-05", decided=date(2019, 6, 1))
    assert "进行教育" not in draft(case, "no_penalty", library=packaged_library).text


@pytest.mark.parametrize(
    ("reason", "followed", "left"),
    [
        (f"本案不适用{PENALTY}第三十条，依据{PENALTY}第三十三条第一款", "第三十三条第一款", "第三十条"),
        (f"不属于{PENALTY}第三十一条规定的情形；依据{PENALTY}第三十三条第一款", "第三十三条第一款", "第三十一条"),
        (f"不适用{PENALTY}第三十条而适用第三十三条第一款", "第三十三条第一款", "第三十条"),
        (f"当事人认为应当适用{PENALTY}第三十六条第一款，不予采纳。依据{PENALTY}第三十三条第一款", "第三十三条第一款", "第三十六条"),
        (f"请求适用{PENALTY}第三十条，本机关认为不成立，依据{PENALTY}第三十三条第一款", "第三十三条第一款", "第三十条"),
        (f"{PENALTY}第三十条不能适用。依据{PENALTY}第三十三条第二款", "第三十三条第二款", "第三十条"),
        (f"当事人请求适用{PENALTY}第三十条。", "", "第三十条"),
        (f"当事人请求适用{PENALTY}第三十三条第一款，本机关予以采纳。", "第三十三条第一款", "第三十条"),
        (f"符合{PENALTY}第三十三条第一款，没有危害后果", "第三十三条第一款", "第三十条"),
        (f"依据{PENALTY}第三十三条第一款的规定，不予行政处罚，不适用听证", "第三十三条第一款", "第三十条"),
    ],
)  # fmt: skip
def test_a_provision_that_is_refused_is_not_followed(
    reason: str, followed: str, left: str, packaged_library: LawLibrary
) -> None:
    text = draft(exempt(reason), "no_penalty", library=packaged_library).text
    quoted = [line for line in text.split("\n") if "的规定：“" in line]
    assert any(followed in line for line in quoted) if followed else "待补充：不予处罚的依据条款" in text
    assert not any(f"{left}的规定" in line for line in quoted), quoted
    assert "责令监护人" not in text
    assert "不再给予" not in text


@pytest.mark.parametrize(
    "reason",
    [f"当事人自称十三周岁经核对属实，依据{PENALTY}第三十条", f"依据{PENALTY}第三十条，不符合听证条件"],
)
def test_the_guardian_is_told_where_the_ground_holds(reason: str, packaged_library: LawLibrary) -> None:
    assert "责令监护人" in draft(exempt(reason), "no_penalty", library=packaged_library).text


def test_the_notice_of_not_punishing_proposes_no_penalty(packaged_library: LawLibrary) -> None:
    case = exempt(f"依据{PENALTY}第三十三条第一款")
    text = draft(case, "notice", library=packaged_library).text
    assert "不予行政处罚事先告知书" in text
    assert "本机关拟对你单位不予行政处罚。" in text
    assert "罚款" not in text.partition("本机关拟")[2]
    told = draft(case, "no_penalty", library=packaged_library).text
    assert "《不予行政处罚事先告知书》，告知拟不予行政处罚的决定" in told


def test_the_reasons_are_read_once_a_paper(
    packaged_library: LawLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    find = relied.find_citations
    monkeypatch.setattr(
        relied, "find_citations", lambda words, **more: read.append(words) or find(words, **more)
    )
    draft(exempt(f"依据{PENALTY}第三十三条第一款"), "no_penalty", library=packaged_library)
    assert len(read) == len(set(read)) == 1
