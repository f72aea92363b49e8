"""Cases that are taken in name nobody; units, words for anybody and the address of a source stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from case_tables import by_columns, read

from assistant.law.library import LawLibrary

PEOPLE = ("王小二", "李四", "周大海", "欧阳修文", "赵小燕")


@pytest.mark.parametrize(
    ("columns", "gone"),
    [
        ({"当事人": "王小二"}, ("王小二",)),
        ({"当事人": "王小二、李四"}, ("王小二", "李四")),
        ({"当事人": "欧阳修文"}, ("欧阳修文",)),
        ({"当事人": "周大海（个体工商户）"}, ("周大海",)),
        ({"当事人": "大海饭店（经营者：周大海）"}, ("周大海",)),
        ({"当事人": "王小二", "违法事实": "王小二在通道堆货，其妻子赵小燕在场"}, ("王小二", "赵小燕")),
        ({"当事人": "丙市大海食品有限公司", "违法事实": "店员赵小燕称堆货三天"}, ("赵小燕",)),
        ({"当事人": "王小二", "案件名称": "王小二堵塞疏散通道案"}, ("王小二",)),
        ({"当事人": "王小二", "裁量理由": "王小二初次违法"}, ("王小二",)),
    ],
)
def test_a_row_of_a_table_names_nobody(
    tmp_path: Path, packaged_library: LawLibrary, columns: dict[str, str], gone: tuple[str, ...]
) -> None:
    case = by_columns(tmp_path, packaged_library, columns)
    assert not [name for name in gone if name in case.model_dump_json()]
    assert case.facts


@pytest.mark.parametrize("word", ["当事人", "自然人", "个人", "当事人甲", "公民"])
def test_a_word_for_anybody_is_no_name(tmp_path: Path, packaged_library: LawLibrary, word: str) -> None:
    columns = {"当事人": word, "当事人类型": "自然人", "违法事实": f"{word}在通道堆货，店主王小二在场"}
    case = by_columns(tmp_path, packaged_library, columns)
    assert case.party_name == word
    assert case.facts == f"{word}在通道堆货，店主王某在场"


def test_the_address_of_the_source_stays(tmp_path: Path, packaged_library: LawLibrary) -> None:
    link = "https://example.gov.cn/art/13812345678/6222021234567890123.html"
    columns = {"当事人": "王小二", "来源": link, "违法事实": "王小二堆货，电话13812345678"}
    case = by_columns(tmp_path, packaged_library, columns)
    assert case.source == link
    assert f"来源：{link}" in case.text
    assert "电话138*******8" in case.text


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "处罚案例", "title": "王小二堵塞通道案", "facts": "王小二堆货。", "party": "个人", "party_name": "王小二"},
        {"kind": "处罚案例", "title": "堵塞通道案", "facts": "店主李四堆货，员工周大海承认。", "acts": ["店主李四堆货"]},
        {"kind": "典型案例", "title": "己案", "issued": "2025-01-02", "text": "【基本案情】当事人王小二堆货，证人李四看见。\n【裁判要点】王小二应罚。"},
        {"agency": "甲局", "field": "消防", "date": "2025-01-02", "party": "个人", "kinds": [], "fine_yuan": None,
         "cited": [{"law": "消防法", "article": "第六十条"}], "facts": "业主王小二堆货，电话13812345678。"},
    ],
)  # fmt: skip
def test_a_row_of_json_names_nobody(
    tmp_path: Path, packaged_library: LawLibrary, row: dict[str, object]
) -> None:
    path = tmp_path / "行.jsonl"
    path.write_text(json.dumps({"id": "甲", **row}, ensure_ascii=False), encoding="utf-8")
    (case,) = read(path, packaged_library)
    told = case.model_dump_json()
    assert not [name for name in (*PEOPLE, "13812345678") if name in told]
    (bare,) = read(path, packaged_library, mask=False)
    assert [name for name in PEOPLE if name in bare.model_dump_json()]


def test_units_keep_their_names(tmp_path: Path, packaged_library: LawLibrary) -> None:
    for name in (
        "丙市好味食品有限公司",
        "小林饭店",
        "王记面馆",
        "黄山景区管理处",
        "江南水务集团",
        "张家村村民委员会",
    ):
        assert by_columns(tmp_path, packaged_library, {"当事人": name}).party_name == name
