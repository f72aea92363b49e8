"""Documents of other programs go through LibreOffice where it is installed; elsewhere the user learns how to save them."""

import io
import socket
import subprocess
import zipfile
from pathlib import Path

import pytest
from word_maker import package, paragraph, run

from assistant.errors import InputError
from assistant.paper.comments import Remark, write_comments
from assistant.paper.readers import office, read_file, read_paper, word_copy

needs_office = pytest.mark.skipif(not office.find_program(), reason="LibreOffice is not installed")
_RTF = r"{\rtf1\ansi\ansicpg936 \u34892?\u25919?\u22788?\u32602?\par }"


def test_without_libreoffice_the_message_says_how_to_save(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda: "")
    with pytest.raises(InputError, match="另存为 docx"):
        read_paper("旧.rtf", _RTF.encode())


@needs_office
@pytest.mark.parametrize("ending", ["doc", "odt", "rtf"])
def test_documents_of_other_programs_are_read_as_word(tmp_path: Path, ending: str) -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('姓名'))}</w:tc><w:tc>{paragraph(run('许某'))}</w:tc></w:tr></w:tbl>"
    (tmp_path / "a.docx").write_bytes(
        package(paragraph(run("行政处罚决定书")) + table + paragraph(run("末")))
    )
    command = [
        office.find_program(),
        f"-env:UserInstallation={(tmp_path / 'p').as_uri()}",
        "--headless",
        "--convert-to",
    ]
    subprocess.run(
        [*command, ending, "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True,
        capture_output=True,
    )
    (tmp_path / f"a.{ending}").rename(tmp_path / "a.wps")  # the ending tells nothing
    paper = read_file(tmp_path / "a.wps")
    assert paper.text == "行政处罚决定书\n姓名\n许某\n末"
    assert [part.cell for part in paper.parts] == [None, (0, 0, 0), (0, 0, 1), None]


@needs_office
def test_comments_go_into_a_word_copy() -> None:
    copy = word_copy("旧.rtf", _RTF.encode())
    assert copy
    out = write_comments(copy, [Remark(0, 2, "看")])
    assert read_paper("新.docx", out).text.startswith("行政处罚")


@pytest.mark.parametrize("stream", ["", "WordDocument", "Workbook"])
def test_a_broken_document_is_refused(stream: str) -> None:
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + stream.encode("utf-16-le")
        + "这是残余的文字".encode("gb18030") * 50
    )
    with pytest.raises(InputError, match="另存为"):
        read_paper("坏.doc", data)


def test_pdf_and_text_have_no_word_copy() -> None:
    assert word_copy("a.txt", "甲".encode()) is None
    assert word_copy("a.pdf", b"%PDF-1.7") is None


def _odt(content: str) -> bytes:
    kind, space = "application/vnd.oasis.opendocument", "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(
        f'xmlns:{prefix}="{space}:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("draw", "drawing"),
            ("svg", "svg-compatible"),
        )
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"{kind}.text")
        archive.writestr(
            "content.xml",
            f'<office:document-content {names} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body>'
            f"<office:text>{content}</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{space}:manifest:1.0"><m:file-entry m:full-path="/" m:media-type="{kind}.text"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        )
    return out.getvalue()


@needs_office
def test_a_document_reaches_neither_the_network_nor_other_files(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("别的文件里的内容", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x.png"
        picture = f'<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{address}" xlink:type="simple"/></draw:frame>'
        link = (tmp_path / "secret.txt").as_uri()
        section = f'<text:section text:name="s"><text:section-source xlink:href="{link}"/><text:p>原文</text:p></text:section>'
        text = read_paper("a.odt", _odt(f"<text:p>外链{picture}</text:p>{section}")).text
        with pytest.raises(TimeoutError):
            server.accept()
    assert "外链" in text
    assert "别的文件" not in text
