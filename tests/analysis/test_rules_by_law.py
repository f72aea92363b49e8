"""A changed law alone is parsed again, and index and book are byte for byte those of a build from nothing."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.analysis import rule_index, rule_units
from assistant.analysis.rule_book import RowPart, RuleRow, remove_others, save
from assistant.errors import SearchIndexError
from assistant.law import importer
from assistant.law.document import Document
from assistant.law.model import Level
from assistant.search import articles
from assistant.search.manifest import current
from assistant.settings import settings

KITE = """第一条　为了测试，虚构本办法。
第二条　风筝店应当每月检查风筝线。
第三条　违反本办法第二条规定，风筝店未检查风筝线的，处二百元罚款。"""
DRUM = """第一条　为了测试，虚构本办法。
第二条　不得在广场敲鼓。
第三条　违反本办法规定，在广场敲鼓的，处一百元罚款。"""


def put(name: str, text: str, day: date = date(2020, 1, 1)) -> None:
    document = Document(name, text, Level.RULE, "测试", name, promulgated=day, effective=day)
    importer.import_documents(settings().library_path, [document])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    settings.cache_clear()
    put("风筝办法", KITE)
    put("敲鼓办法", DRUM)
    put("茶壶办法", KITE.replace("风筝", "茶壶"))
    yield tmp_path
    settings.cache_clear()


def files(folder: Path) -> dict[str, bytes]:
    """The files in use of both indexes and of the book."""
    found = {}
    for name in (articles.NAME, rule_index.NAME):
        generation = current(folder / name)
        assert generation is not None
        (book,) = [*(folder / name).glob("book-*"), *([generation] if name == articles.NAME else [])]
        for part in (generation, book):
            for path in part.rglob("*"):
                if path.is_file():
                    found[f"{name} {part.name[:4]} {path.relative_to(part)}"] = path.read_bytes()
    return found


def refresh() -> None:
    articles.refresh()
    rule_index.refresh()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("敲鼓办法", DRUM.replace("一百元", "三百元")),  # a new version
        ("吹号办法", DRUM.replace("敲鼓", "吹号")),  # a new law
        (
            "敲鼓办法",
            DRUM.replace(
                "第三条　违反本办法规定，在广场敲鼓的，处一百元罚款。", "第三条　自发布之日起施行。"
            ),
        ),
    ],
)
def test_only_the_changed_law_is_parsed(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    refresh()
    put(name, text, date(2024, 1, 1))
    parsed: list[str] = []
    linked_rules = rule_units.linked_rules

    def spy(found):  # type: ignore[no-untyped-def]
        parsed.append(found[0].version.law.name)
        return linked_rules(found)

    monkeypatch.setattr(rule_units, "linked_rules", spy)
    refresh()
    assert set(parsed) == {name}
    kept = files(settings().index_dir)
    shutil.rmtree(settings().index_dir / articles.NAME)
    shutil.rmtree(settings().index_dir / rule_index.NAME)
    refresh()
    assert len(set(parsed)) >= 3
    assert files(settings().index_dir) == kept


def test_another_program_parses_all_laws_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh()
    put("吹号办法", DRUM.replace("敲鼓", "吹号"))
    monkeypatch.setattr(rule_index, "program_digest", lambda: "another")
    parsed: list[str] = []
    linked_rules = rule_units.linked_rules
    monkeypatch.setattr(
        rule_units,
        "linked_rules",
        lambda found: parsed.append(found[0].version.law.name) or linked_rules(found),
    )
    rule_index.refresh()
    assert {"风筝办法", "敲鼓办法", "茶壶办法", "吹号办法"} <= set(parsed)


def test_a_build_killed_after_the_book_leaves_index_and_old_book(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh()
    before = files(settings().index_dir)
    put("吹号办法", DRUM.replace("敲鼓", "吹号"))

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(rule_index, "build_parts", killed)
        with pytest.raises(KeyboardInterrupt):
            rule_index.refresh()
    folder = settings().index_dir / rule_index.NAME
    assert len(list(folder.glob("book-*"))) == 2
    assert rule_index._book_in_use() is not None
    (folder / "writing-book-of-a-killed-run").mkdir()
    refresh()
    assert len(list(folder.glob("book-*"))) == 1
    assert not list(folder.glob("writing-*"))
    assert before.keys() == files(settings().index_dir).keys()


def test_a_second_process_leaves_the_book_of_the_first_alone(home: Path) -> None:
    refresh()
    put("吹号办法", DRUM.replace("敲鼓", "吹号"))
    folder = settings().index_dir / rule_index.NAME
    (folder / "writing-book-of-the-first").mkdir()
    with FileLock(folder / "BOOK.LOCK"), pytest.raises(SearchIndexError, match="正在构建"):
        rule_index.refresh()
    assert (folder / "writing-book-of-the-first").is_dir()
    rule_index.refresh()
    assert len(list(folder.glob("*book-*"))) == 1


def row(ref: int) -> RuleRow:
    return RuleRow(ref, "风筝办法", "规章", "", "第三条", f"放飞{ref}号风筝", "", True, f"{ref:032x}", ())


def test_a_damaged_book_is_not_kept(tmp_path: Path) -> None:
    read: list[int] = []

    def part(*refs: int) -> RowPart:
        return RowPart(f"{refs}", lambda: read.extend(refs) or [row(ref) for ref in refs])

    save(tmp_path / "book-1", [part(5, 1), part(3)])
    save(tmp_path / "book-2", [part(3), part(4), part(5, 1)], tmp_path / "book-1")
    assert read == [5, 1, 3, 4]
    save(tmp_path / "book-3", [part(3), part(4), part(5, 1)])
    assert all(
        path.read_bytes() == (tmp_path / "book-3" / path.relative_to(tmp_path / "book-2")).read_bytes()
        for path in (tmp_path / "book-2").rglob("*")
        if path.is_file()
    )
    (tmp_path / "book-3" / "owners.npy").write_bytes(b"?")
    read.clear()
    save(tmp_path / "book-4", [part(3)], tmp_path / "book-3")
    assert read == [3]
    remove_others(tmp_path / "book-4")
    assert [path.name for path in tmp_path.iterdir()] == ["book-4"]
