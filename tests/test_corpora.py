"""The one reader of our data files: what it takes, what it refuses and in which words."""

import re
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.corpora import Data, Words, corpus, held, load, load_rows
from assistant.errors import CorpusError

ROOT = Path(__file__).resolve().parent.parent


class Tea(Data):
    name: str
    cups: int = 1
    kind: Literal["绿茶", "红茶"] = "绿茶"
    cue: re.Pattern[str] = re.compile("")


class Shop(Data):
    teas: tuple[Tea, ...]


class Drinks(Words):
    tea: str
    taken: re.Pattern[str]


def written(folder: Path, text: str | bytes, name: str = "茶.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_file_is_read_as_its_type(tmp_path: Path) -> None:
    path = written(tmp_path, "﻿teas:\n  - {name: 龙井, cups: 3, cue: '茶$'}\n")
    tea = load(path, Shop).teas[0]
    assert (tea.name, tea.cups) == ("龙井", 3)
    assert tea.cue.search("喝茶")


def test_words_are_put_together_from_their_parts(tmp_path: Path) -> None:
    words = load(written(tmp_path, "tea: '红茶|绿茶'\ntaken: '喝(?:{tea})\\d{1,2}杯'\n"), Drinks)
    assert words.taken.pattern == r"喝(?:红茶|绿茶)\d{1,2}杯"


@pytest.mark.parametrize(
    "text", ["taken: '喝{tea}'\ntea: 茶\n", "tea: 茶\ntaken: '{taken}'\n", "tea: 茶\ntaken: '{milk}'\n"]
)
def test_words_name_only_what_stands_above(tmp_path: Path, text: str) -> None:
    with pytest.raises(CorpusError, match="前面没有写明"):
        load(written(tmp_path, text), Drinks)


def test_json_is_read_by_its_suffix(tmp_path: Path) -> None:
    assert load(written(tmp_path, '{"teas": []}', "茶.json"), Shop) == Shop(teas=())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("teas:\n  - name: 龙井\n  - cups: 2\n", "第 3 行 teas 第 2 项 name：没有填写"),
        ("teas:\n  - name: 龙井\n    water: 热\n", "第 3 行 teas 第 1 项 water：没有这个字段"),
        ("teas:\n  - name: [龙井]\n", "第 2 行 teas 第 1 项 name：应为文字"),
        ("teas:\n  - name: 龙井\n    kind: 花茶\n", "第 3 行 teas 第 1 项 kind：只能是 '绿茶' or '红茶'"),
        ("teas:\n  - name: 龙井\n    cue: '('\n", "第 3 行 teas 第 1 项 cue：正则写错：("),
        ("teas:\n  - name: 龙井\n    name: 毛尖\n", "第 3 行第 5 列：“name”写了两次"),
        ("teas: [\n", "第 2 行第 1 列："),
        ("teas: \x07\n", "茶.yaml 不合格式"),
        ("", "应为对象"),
        ("teas:\n" + "  - {}\n" * 5, "另有 2 处"),
        (b"teas: \xff\xfe\n", "第 7 个字节不是 UTF-8 文字"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str | bytes, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(CorpusError, match=re.escape(told)) as caught:
        load(path, Shop)
    assert caught.value.what.startswith(f"数据文件 {path} 不合格式：")
    assert "corpora/README.md" in caught.value.do


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for name, told in [("无.yaml", "找不到数据文件"), ("", "读不出数据文件")]:
        with pytest.raises(CorpusError, match=told):
            load(tmp_path / name, Shop)
    with pytest.raises(CorpusError, match="读不出数据文件"):
        load_rows(tmp_path / "无.jsonl", Tea)


def test_a_changed_file_is_read_anew_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    path = written(tmp_path, "teas: []")
    assert load(path, Shop) is load(path, Shop)
    written(tmp_path, "teas: [{name: 龙井}]")
    assert load(path, Shop).teas[0].name == "龙井"


def test_while_held_a_changed_file_is_read_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path, "teas: [{name: 龙井}]")
    with held():
        first = load(path, Shop)
        written(tmp_path, "teas: [{name: 毛峰}, {name: 祁门}]")
        with held():
            assert load(path, Shop) is first
        assert load(path, Shop) is first
    assert [tea.name for tea in load(path, Shop).teas] == ["毛峰", "祁门"]


def test_after_a_fault_nothing_is_held(tmp_path: Path) -> None:
    path = written(tmp_path, "teas: [{name: 龙井}]")
    fault = "杯数错了"

    @held()
    def failing() -> None:
        assert len(load(path, Shop).teas) == 1
        raise ValueError(fault)

    with pytest.raises(ValueError, match=fault):
        failing()
    written(tmp_path, "teas: []")
    assert load(path, Shop).teas == ()


@given(st.lists(st.builds(Tea, name=st.text(max_size=9), cups=st.integers(0, 99)), max_size=9))
def test_rows_come_back_as_written(tmp_path_factory: pytest.TempPathFactory, rows: list[Tea]) -> None:
    lines = "\r\n\r\n".join(row.model_dump_json(exclude={"cue"}) for row in rows)
    path = written(tmp_path_factory.mktemp("rows"), lines, "茶.jsonl")
    assert load_rows(path, Tea) == rows


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{}", "第 3 行 name：没有填写"),
        ('{"name": ', "第 3 行 不是完整的 JSON"),
        ("[]", "第 3 行 "),
        ('{"name": "甲"}, {"name": "乙"}', "第 3 行 不是完整的 JSON"),
    ],
)
def test_a_bad_row_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    path = written(tmp_path, f'{{"name": "龙井"}}\n\n{line}\n', "茶.jsonl")
    with pytest.raises(CorpusError, match=re.escape(told)):
        load_rows(path, Tea)


def test_every_data_file_of_ours_is_read_through_one_reader() -> None:
    readers = [
        path
        for path in (ROOT / "assistant").rglob("*.py")
        if re.search(
            r"^\s*(import yaml|from yaml)|settings\(\)\.corpora", path.read_text("utf-8"), re.MULTILINE
        )
    ]
    assert [path.name for path in readers] == ["corpora.py"]


@pytest.mark.parametrize("path", sorted(corpus().rglob("*.yaml")), ids=lambda path: path.name)
def test_no_shipped_file_says_a_thing_twice(path: Path) -> None:
    assert load(path, object) is not None
