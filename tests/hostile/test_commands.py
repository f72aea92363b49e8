"""Hostile input on the command line: told in one Chinese line with exit code 2, or answered; within five seconds.

Papers near the bound of what is read (2,000,000 characters) are no attack and take 20 seconds a million characters.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pace import pace

from assistant.cli import main
from assistant.dossier import database
from assistant.settings import settings

MOST_SECONDS, SECONDS_A_CHARACTER = 5, 20e-6
FILES: dict[str, bytes] = {
    "empty": b"",
    "one": b"{",
    "null": b"null",
    "list": b"[]",
    "number": b"1e999999",
    "nan": b'{"facts": NaN}',
    "digits": b'{"facts": "x", "fine_yuan": ' + b"9" * 6000 + b"}",
    "deep": b"[" * 100_000,
    "deeper": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "nul": b"\0" * 5000,
    "nul in text": b'{"facts": "a\\u0000b", "id": "\\u0000"}',
    "half character": b'{"facts": "\\ud800", "title": "\\udfff"}',
    "not utf-8": b"\xff\xfe\xfa" * 500,
    "utf-16": "摆摊占道".encode("utf-16"),
    "noise": random.Random(3).randbytes(20_000),
    "wrong types": b'{"facts": 1, "evidence": "x", "party": [], "steps": {}, "charges": 3}',
    "wrong rows": b'{"facts": "x", "evidence": [1, null, "a", {}], "steps": [[]]}',
    "dates": '{"facts": "x", "act_date": "九千九百九十九年", "decided": "0000-00-00"}'.encode(),
    "path as id": b'{"facts": "x", "id": "../../../etc/passwd"}',
    "long line": b'{"facts": "' + b"a" * 3_000_000 + b'"}',
    "long text": "违反规定。".encode() * 100_000,
    "brackets": b"(" * 100_000,
    "law names": "《".encode() * 50_000,
    "zip": b"PK\x03\x04" + b"\0" * 200,
    "pdf": b"%PDF-1.7\n" + b"1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\n" * 50,
    "png": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "riff": b"RIFF\xff\xff\xff\xffWAVEfmt " + b"\xff" * 100,
    "markup": b"<script>alert(1)</script><!ENTITY a SYSTEM 'file:///etc/passwd'>&a;",
}
TAKES_A_FILE = (
    ("cite", "{}"),
    ("review", "{}"),
    ("evidence", "{}"),
    ("evidence", "--batch", "{}"),
    ("draft", "{}", "--out", "{}.docx"),
    ("law", "import", "{}", "--preview"),
    ("cases", "import", "{}", "--words-only"),
    ("restore", "{}"),
    ("speech", "transcribe", "{}"),
)
ENDINGS = {"riff": ".wav", "pdf": ".pdf", "png": ".png", "zip": ".docx", "markup": ".html"}
WORDS = (
    "", " ", "\0", "a\0b", "\ud800", "\udcff", "'; DROP TABLE cases; --", "../../etc/passwd", "%s%n{0}{x}", "(" * 500, "[" * 500 + "*", "9" * 5000,
    "😀" * 100, "第九千九百九十九条" * 50, "《》", "-1", "--help" * 10, "\n\r\t", "a" * 20_000, "\u202e罚款", "２０２６－１３－４５",
)  # fmt: skip
TAKES_WORDS = (
    ("law", "show"),
    ("law", "list"),
    ("law", "show", "行政处罚法"),
    ("store", "export"),
    ("users", "disable"),
    ("users", "add"),
    ("users", "assign", "2026-0001"),
    ("audit", "verify", "--noted"),
    ("audit", "list", "--user"),
    ("matters", "show"),
    ("backup",),
    ("restore",),
)


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory, packaged_library: object) -> None:
    """Each command once: the first reads its modules and opens its indexes, which is no time of the input's."""
    path = tmp_path_factory.mktemp("warm") / "a.json"
    path.write_text('{"facts": "摊主占用人行道摆摊"}', encoding="utf-8")
    for command in TAKES_A_FILE:
        with suppress(SystemExit):
            main([part.format(path) for part in command])


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packaged_library: object) -> Iterator[Path]:
    """A home of its own for what is written; the library stays that of the session."""
    library = settings().library_path
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "library.db").symlink_to(library)
    monkeypatch.setattr(settings(), "home", folder)
    # the vectors of our own teaching cases, made anew in every home, are no time of the input's
    monkeypatch.setattr("assistant.cases.index._EMBED_AT_ONCE", 0)
    monkeypatch.chdir(tmp_path)
    yield folder
    database.close_all()
    database._opened.clear()


def told(arguments: list[str], capsys: pytest.CaptureFixture[str], size: int = 0) -> str:
    """What a command says; anything but its end is a failure of the test. ``size``: characters of a paper it reads."""
    start, used = time.monotonic(), time.process_time()
    try:
        main(arguments)
    except SystemExit as ended:
        code = ended.code
    else:
        code = 0
    waited, spent = time.monotonic() - start, time.process_time() - used
    shown = capsys.readouterr()
    said = shown.out + shown.err
    assert code in (0, 1, 2, None), (arguments, code)
    assert "Traceback" not in said, said[-2000:]
    most = MOST_SECONDS + size * SECONDS_A_CHARACTER
    assert spent < most or spent < most * pace(), (arguments[:2], round(spent, 1))
    assert waited < 6 * most or waited < 6 * most * pace(time.monotonic), (arguments[:2], round(waited, 1))
    if code == 2 and "错误：" in shown.err:
        assert len(shown.err.strip().splitlines()[-1]) < 600
    return said


@pytest.mark.parametrize("command", TAKES_A_FILE, ids=" ".join)
@pytest.mark.parametrize("name", FILES)
def test_files(
    name: str, command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"a{ENDINGS.get(name, '.json' if command[0] in ('evidence', 'draft') else '.txt')}"
    path.write_bytes(FILES[name])
    size = len(FILES[name]) // 3 if name == "long text" else 0
    said = told([part.format(path) for part in command], capsys, size)
    assert "root:" not in said


@pytest.mark.parametrize("command", TAKES_A_FILE, ids=" ".join)
@pytest.mark.parametrize(
    "where", ["", "none", "folder", "a" * 5000, "nul\0", "\udcff", "~/none", "/proc/self/mem"]
)
def test_paths(
    where: str, command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    told([part.format(where) for part in command], capsys)


@pytest.mark.parametrize("command", TAKES_WORDS, ids=" ".join)
@pytest.mark.parametrize("word", WORDS, ids=range(len(WORDS)))
def test_words(word: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    told([*command, word], capsys)
