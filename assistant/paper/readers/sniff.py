"""What a file is, told from its content; the ending of its name only tells a table of commas from plain text."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath

from assistant.errors import InputError
from assistant.paper.package import damaged


class Format(StrEnum):
    """The formats that readers know."""

    WORD = "docx"
    PDF = "pdf"
    PICTURE = "picture"
    SHEET = "xlsx"
    TABLE = "csv"
    HTML = "html"
    TEXT = "text"
    DOC = "doc"  # from here on: LibreOffice makes a docx or xlsx of it
    RTF = "rtf"
    ODT = "odt"
    WORD_XML = "xml"
    XLS = "xls"
    ODS = "ods"
    XLSB = "xlsb"


_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024
_MARKDOWN = (".md", ".markdown")  # may begin with a tag and is text all the same
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|center|ul|ol|section|article|span|b|strong|font|br)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_WORD_XML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<\?xml.{0,500}(?:progid=\"Word\.Document\"|wordDocument)", re.DOTALL
)
_KNOWN_REFUSED = (
    (b"RIFF", "声音或视频", "录音请用“转写”"),
    (b"ID3", "声音", "录音请用“转写”"),
    (b"OggS", "声音", "录音请用“转写”"),
    (b"fLaC", "声音", "录音请用“转写”"),
    (b"Rar!", "压缩包", "请解压后分别上传"),
    (b"7z\xbc\xaf", "压缩包", "请解压后分别上传"),
    (b"\x1f\x8b", "压缩包", "请解压后分别上传"),
    (b"MZ", "程序", "请确认选对了文件"),
    (b"\x7fELF", "程序", "请确认选对了文件"),
)
_CAN = "请提供 Word（docx、doc、wps）、PDF、图片、Excel、csv、html 或文本文件"


_SOUND = (
    b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"\xff\xf9", b"OggS", b"fLaC", b"#!AMR", b"FLV\x01",
    b"\x1aE\xdf\xa3", b"0&\xb2u", b"\x00\x00\x01\xba", b"FORM",
)  # fmt: skip
_STILLS = (b"heic", b"heix", b"mif1", b"avif")


def is_recording(head: bytes) -> bool:
    """Whether a file is sound or film.

    Args:
        head: its first sixteen bytes or more.
    """
    if head.startswith(b"RIFF"):
        return head[8:12] in (b"WAVE", b"AVI ")
    return (head[4:8] == b"ftyp" and head[8:12] not in _STILLS) or head.startswith(_SOUND)


def sniff(name: str, data: bytes) -> Format:
    """The format of a file.

    Args:
        name: its name.
        data: its content.

    Raises:
        InputError: a format that no reader knows, or a file with a password.
    """
    if data.startswith(_ZIPS):
        return _zipped(name, data)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    if is_picture(data):
        return Format.PICTURE
    if data.startswith(_OLE):
        return _compound(name, data)
    if data.lstrip()[:5] == b"{\\rtf":
        return Format.RTF
    if _WORD_XML.match(data[:2000]):
        return Format.WORD_XML
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        raise InputError(f"不支持的图片格式：{name}", "请在手机或电脑上另存为 JPG 再上传")
    for mark, kind, do in _KNOWN_REFUSED:
        if data.startswith(mark) and b"\x00" in data[:512]:
            raise InputError(f"不是文书，是{kind}文件：{name}", do)
    suffix = PurePosixPath(name.lower()).suffix
    if suffix not in _MARKDOWN and _HTML.match(_head(data)):
        return Format.HTML
    return Format.TABLE if suffix in (".csv", ".tsv") else Format.TEXT


def is_picture(data: bytes) -> bool:
    """Whether a file is a picture, by its first bytes."""
    bitmap = data.startswith(b"BM") and data[6:10] == b"\x00" * 4
    webp = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    return bitmap or webp or data.startswith(_PICTURES)


def _head(data: bytes) -> bytes:
    """The first characters of a text, in UTF-8 where a mark says UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[:4000].decode("utf-16", errors="ignore").encode()
    return data[:3000].removeprefix(b"\xef\xbb\xbf")


def _zipped(name: str, data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RuntimeError) as error:
        raise damaged(name) from error
    if kind.startswith(b"application/vnd.oasis.opendocument"):
        return Format.ODS if b"spreadsheet" in kind else Format.ODT
    if any(entry.startswith("word/") for entry in names):
        return Format.WORD
    if "xl/workbook.bin" in names:
        return Format.XLSB
    if any(entry.startswith("xl/") for entry in names):
        return Format.SHEET
    if "OFD.xml" in names:
        raise InputError(f"暂不支持 OFD 文件：{name}", "请用 OFD 阅读器另存或打印为 PDF 再上传")
    if (
        "[Content_Types].xml" in names
        and "_rels/.rels" in names
        and not any(n.startswith("ppt/") for n in names)
    ):
        return Format.WORD
    raise InputError(f"不支持的文件格式：{name}", f"压缩包请解压后分别上传；{_CAN}")


def _compound(name: str, data: bytes) -> Format:
    """A file of old Office: which program wrote it stands in its directory as names in UTF-16."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise InputError(f"文件有密码：{name}", "请在 Word 或 Excel 里去掉密码，另存后再试")
    if has("WordDocument"):
        return Format.DOC
    if has("Workbook") or has("Book"):
        return Format.XLS
    raise InputError(
        f"不支持的文件格式，或者文件已损坏：{name}", f"请用原来的程序打开，另存为 docx 再上传。{_CAN}"
    )
