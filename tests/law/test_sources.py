"""Importing from every origin: what comes in, what is refused, and that a refusal leaves the library alone."""

import io
import json
import subprocess
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document as Word
from pypdf import PdfWriter

from assistant.errors import AssistantError
from assistant.law import importer, store
from assistant.law.importer import Report
from assistant.law.library import LawLibrary
from assistant.law.model import Law, Level, Provision
from assistant.law.sources import files
from assistant.law.sources.registry import open_source

PDF = Path(__file__).parent.parent / "data" / "law" / "example_rule.pdf"
RULE = (
    "浙江省示例共享雨伞管理办法",
    "（2024年3月1日浙江省人民政府令第999号公布　自2024年5月1日起施行）",
    "目　录",
    "第一章　总　则",
    "第二章　罚　则",
    "第一章　总　则",
    "第一条　为了测试，虚构本办法。",
    "第二条　投放人应当报告数量。",
    "第二章　罚　则",
    "第三条　投放人有下列行为之一的，处二百元以上二千元以下罚款：",
    "（一）没有报告的；",
    "（二）不收回的。",
    "有前款第二项行为的，从重处罚。",
    "第四条　本办法自2024年5月1日起施行。",
)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A library file with nothing in it yet."""
    return tmp_path / "home" / "library.db"


def load(library: Path, source: Path | str) -> tuple[Report, list[str]]:
    reading = open_source(source)
    report = importer.import_documents(library, reading.documents())
    return report, report.problems + reading.problems


def only(library: Path) -> tuple[LawLibrary, Law]:
    opened = LawLibrary(library)
    (law,) = opened.laws()
    return opened, law


def word(path: Path) -> Path:
    document = Word()
    for line in RULE:
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "甲", "乙"
    document.save(str(path))
    return path


def plain(path: Path, encoding: str = "utf-8") -> Path:
    path.write_bytes("\r\n".join(RULE).encode(encoding))
    return path


def html(path: Path) -> Path:
    body = "".join(f"<p>{line}</p>" for line in RULE)
    path.write_text(
        f"<html><head><title>{RULE[0]}</title><script>var 第一条=1;</script></head><body>{body}",
        encoding="utf-8",
    )
    return path


def jsonl(path: Path) -> Path:
    articles = [
        {"number": "第一条", "text": "为了测试，虚构本办法。", "chapter": "第一章 总则"},
        {"number": "第二条", "text": "投放人应当报告数量。"},
        {"number": "第三条", "text": "\n".join(line.removeprefix("第三条　") for line in RULE[9:13])},
        {"number": "第四条", "text": "本办法自2024年5月1日起施行。"},
    ]
    row = {
        "name": RULE[0],
        "level": "规章",
        "region": "浙江省",
        "promulgated": "2024-03-01",
        "articles": articles,
    }
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["docx", "txt", "gb18030", "utf16", "html", "jsonl", "pdf"])
def test_same_rule_from_every_form(form: str, tmp_path: Path, empty: Path) -> None:
    make = {
        "docx": lambda: word(tmp_path / "办法.docx"),
        "txt": lambda: plain(tmp_path / "办法.txt"),
        "gb18030": lambda: plain(tmp_path / "办法.txt", "gb18030"),
        "utf16": lambda: plain(tmp_path / "办法.txt", "utf-16"),
        "html": lambda: html(tmp_path / "办法.html"),
        "jsonl": lambda: jsonl(tmp_path / "办法.jsonl"),
        "pdf": lambda: PDF,
    }
    report, problems = load(empty, make[form]())
    assert (len(report.new_laws), report.articles, problems) == (1, 4, [])
    library, law = only(empty)
    assert (law.name, law.level, law.region) == (RULE[0], Level.RULE, "浙江省")
    (version,) = library.versions(law)
    assert (version.promulgated, version.effective, version.certainty) == (
        date(2024, 3, 1),
        date(2024, 5, 1),
        "确定",
    )
    assert library.provision_text(law, Provision(3, paragraph=2)) == "有前款第二项行为" + (
        "，造成他人受伤的，从重处罚。" if form == "pdf" else "的，从重处罚。"
    )
    assert library.article(law, Provision(3), date(2024, 4, 30)) is None


def test_table_of_a_word_file_is_kept(tmp_path: Path, empty: Path) -> None:
    load(empty, word(tmp_path / "办法.docx"))
    library, law = only(empty)
    article = library.article(law, Provision(4))
    assert article
    assert article.text.endswith("| 甲 | 乙 |")


def _encrypted(path: Path) -> Path:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret")
    writer.write(path)
    return path


def _scanned(path: Path) -> Path:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(path)
    return path


def _with(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _zip(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def _climbing_tar(path: Path) -> Path:
    with tarfile.open(path, "w") as archive:
        member = tarfile.TarInfo("../../etc/法.md")
        member.size = 3
        archive.addfile(member, io.BytesIO(b"abc"))
    return path


REFUSED = {
    "damaged docx": (lambda d: _with(d / "坏.docx", b"PK\x03\x04 not a zip"), "无法打开 Word"),
    "docx that is a zip of something else": (lambda d: _zip(d / "空.docx", {"a.txt": b"x"}), "不支持"),
    "encrypted pdf": (lambda d: _encrypted(d / "密.pdf"), "有密码"),
    "blank pdf": (lambda d: _scanned(d / "扫.pdf"), "没有文字"),
    "damaged pdf": (lambda d: _with(d / "坏.pdf", b"%PDF-1.7 nothing"), "无法打开 PDF"),
    "old word format, broken": (lambda d: _with(d / "旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "另存为 docx"),
    "sound named txt": (lambda d: _with(d / "声.txt", b"RIFF\x00\x00\x00\x00WAVE"), "声音"),
    "empty file": (lambda d: _with(d / "空.txt", b" \n"), "空的"),
    "missing": (lambda d: d / "没有.txt", "找不到"),
    "climbing zip": (lambda d: _zip(d / "爬.zip", {"../../法.md": b"x"}), "越出文件夹"),
    "absolute zip": (lambda d: _zip(d / "爬.zip", {"/etc/法.md": b"x"}), "越出文件夹"),
    "climbing tar": (lambda d: _climbing_tar(d / "爬.tar"), "越出文件夹"),
    "damaged zip": (lambda d: _with(d / "坏.zip", b"PK\x03\x04xx"), "已损坏"),
    "damaged tar": (lambda d: _with(d / "坏.tar.xz", b"\xfd7zXZ\x00broken"), "已损坏"),
    "zip without texts": (lambda d: _zip(d / "无.zip", {"a.png": b"x"}), "没有可以导入的文件"),
    "jsonl with a bad line": (lambda d: _with(d / "坏.jsonl", b'{"name": "x", "lavel": "y"}\n'), "第 1 行不合格式"),
    "unreachable repository": (lambda d: f"file://{d}/nothing.git", "无法下载"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refused_and_library_unchanged(case: str, tmp_path: Path, empty: Path) -> None:
    load(empty, plain(tmp_path / "办法.txt"))
    before = empty.read_bytes()
    make, message = REFUSED[case]
    with pytest.raises(AssistantError, match=message):
        load(empty, make(tmp_path))
    assert empty.read_bytes() == before
    assert not list(empty.parent.glob(".*.tmp"))


def test_zip_with_too_many_entries(tmp_path: Path, empty: Path) -> None:
    path = tmp_path / "多.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{number}.md"), b"")
    with pytest.raises(AssistantError, match="文件超过"):
        load(empty, path)
    assert not empty.exists()


def test_zip_bomb(tmp_path: Path, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE", 1000)
    with pytest.raises(AssistantError, match="超过"):
        load(empty, _zip(tmp_path / "弹.zip", {"法.md": b"0" * 2000}))


def test_one_bad_file_in_an_archive_is_reported_and_the_rest_comes_in(tmp_path: Path, empty: Path) -> None:
    path = _zip(tmp_path / "包.zip", {"规章/好.txt": "\n".join(RULE).encode(), "规章/坏.docx": b"PK\x03\x04"})
    report, problems = load(empty, path)
    assert len(report.new_laws) == 1
    assert len(problems) == 1
    assert "坏.docx" in problems[0]


def test_names_in_a_zip_from_chinese_windows(tmp_path: Path, empty: Path) -> None:
    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("name.txt", "第一条　甲。\n第二条　乙。".encode())
    path.write_bytes(path.read_bytes().replace(b"name.txt", "示例.txt".encode("gb18030")))
    load(empty, path)
    assert [law.name for law in LawLibrary(empty).laws()] == ["示例"]


@pytest.mark.parametrize("pack", ["folder", "tar", "zip", "git"])
def test_lawrefbook_in_every_wrapping(pack: str, tmp_path: Path, empty: Path, archive_part: Path) -> None:
    place: Path | str = archive_part
    if pack == "tar":
        place = tmp_path / "a.tar.xz"
        with tarfile.open(place, "w:xz") as packed:
            packed.add(archive_part, arcname="Laws")
    elif pack == "zip":
        place = _zip(
            tmp_path / "a.zip",
            {
                p.relative_to(archive_part).as_posix(): p.read_bytes()
                for p in archive_part.rglob("*")
                if p.is_file()
            },
        )
    elif pack == "git":
        place = _repository(archive_part, tmp_path)
    _, problems = load(empty, place)
    library = LawLibrary(empty)
    names = {law.name for law in library.laws()}
    assert "浙江省城市市容和环境卫生管理条例" in names
    assert "中华人民共和国行政复议法" in names
    assert not any("协议" in name for name in names), "typical cases are no law"
    assert problems == []


def _repository(folder: Path, tmp_path: Path) -> str:
    """A bare repository with the folder's files; its address."""
    bare, work = tmp_path / "laws.git", tmp_path / "work"
    subprocess.run(["git", "init", "--quiet", "--bare", str(bare)], check=True)
    subprocess.run(["git", "init", "--quiet", str(work)], check=True)
    for path in folder.rglob("*.md"):
        target = work / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    for command in (
        ["add", "."],
        [*identity, "commit", "--quiet", "-m", "x"],
        ["push", "--quiet", str(bare), "HEAD:master"],
    ):
        subprocess.run(["git", "-C", str(work), *command], check=True)
    return f"file://{bare}"


def test_again_changes_nothing_and_newer_text_becomes_a_version(tmp_path: Path, empty: Path) -> None:
    load(empty, plain(tmp_path / "办法.txt"))
    report, _ = load(empty, plain(tmp_path / "同.txt"))
    assert (report.unchanged, report.new_laws, report.articles) == (1, [], 0)
    newer = "\n".join(RULE).replace("2024年", "2026年").replace("二千元", "五千元")
    report, _ = load(empty, _with(tmp_path / "新.txt", newer.encode()))
    assert len(report.new_versions) == 1
    library, law = only(empty)
    old, new = library.versions(law)
    assert (old.until, new.effective) == (date(2026, 5, 1), date(2026, 5, 1))
    for day, amount in ((date(2025, 1, 1), "二千元"), (date(2026, 5, 1), "五千元")):
        assert amount in (library.provision_text(law, Provision(3, paragraph=1), day) or "")


def test_other_wording_of_the_same_day_is_kept_as_a_reading(tmp_path: Path, empty: Path) -> None:
    load(empty, plain(tmp_path / "办法.txt"))
    other = "\n".join(RULE).replace("报告数量", "申报数量")
    report, _ = load(empty, _with(tmp_path / "异.txt", other.encode()))
    assert len(report.variants) == 1
    library, law = only(empty)
    (version,) = library.versions(law)
    assert library.provision_text(law, Provision(2)) == "投放人应当报告数量。"
    assert [label for _, label, _ in library.variants(version)] == ["第二条"]
    again, _ = load(empty, tmp_path / "异.txt")
    assert (again.variants, again.unchanged) == ([], 1)


def test_preview_writes_nothing(tmp_path: Path, empty: Path) -> None:
    load(empty, jsonl(tmp_path / "a.jsonl"))
    before = empty.read_bytes()
    newer = _with(tmp_path / "新.txt", "\n".join(RULE).replace("2024年", "2026年").encode())
    report = importer.preview_documents(empty, open_source(newer).documents())
    assert len(report.new_versions) == 1
    assert empty.read_bytes() == before


def test_interrupted_import_leaves_the_library(tmp_path: Path, empty: Path) -> None:
    load(empty, plain(tmp_path / "办法.txt"))
    before = empty.read_bytes()

    def texts():  # type: ignore[no-untyped-def]
        yield from open_source(jsonl(tmp_path / "a.jsonl")).documents()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        importer.import_documents(empty, texts())
    assert empty.read_bytes() == before


def test_reader_sees_the_new_library_at_once(tmp_path: Path, empty: Path) -> None:
    load(empty, plain(tmp_path / "办法.txt"))
    library = LawLibrary(empty)
    assert len(library.laws()) == 1
    load(empty, _with(tmp_path / "b.txt", "上海市另一办法\n第一条　甲。\n第二条　乙。".encode()))
    assert [law.region for law in library.laws()] == ["浙江省", "上海市"]


def test_damaged_library_is_named(tmp_path: Path) -> None:
    path = _with(tmp_path / "library.db", b"SQLite format 3\x00 broken")
    with pytest.raises(AssistantError, match="已损坏"):
        store.connect(path)
