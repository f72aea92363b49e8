"""Documents of other programs (.doc, .wps, .rtf, .odt, .xls …): LibreOffice, where it is installed, makes Office files of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from assistant.errors import InputError
from assistant.files import working
from assistant.paper.limits import Budget
from assistant.paper.readers.sniff import Format

_SECONDS = 120.0
# Left to itself LibreOffice fetches linked pictures from the network and text from other files while it opens a document.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
# the filter is named, for LibreOffice takes what it cannot read for plain text
CONVERSIONS = {
    Format.DOC: ("MS Word 97", "docx"),
    Format.RTF: ("Rich Text Format", "docx"),
    Format.ODT: ("writer8", "docx"),
    Format.WORD_XML: ("MS Word 2003 XML", "docx"),
    Format.XLS: ("MS Excel 97", "xlsx"),
    Format.ODS: ("calc8", "xlsx"),
    Format.XLSB: ("Calc MS Excel 2007 Binary", "xlsx"),
}


def convert(data: bytes, kind: Format, budget: Budget) -> bytes:
    """The document as docx (or xlsx for a table).

    Args:
        data: the document.
        kind: one of ``CONVERSIONS``.
        budget: names the file; the time of the conversion is added to it.

    Raises:
        InputError: LibreOffice is not installed, or cannot read the file; says how to save it.
    """
    program = find_program()
    filter_name, target = CONVERSIONS[kind]
    save = f"请用 Word 或 WPS 打开，另存为 {target} 再上传"
    if not program:
        raise InputError(
            f"这台电脑不能直接读旧格式文件：{budget.name}", f"{save}；装有 LibreOffice 时可直接读取"
        )
    budget.extend(_SECONDS)
    with working("office") as folder:
        source = folder / "in"
        source.write_bytes(data)
        made = _run(program, source, filter_name, target)
        if not made:
            raise InputError(f"文件无法读取，可能有密码或已损坏：{budget.name}", save)
        return made


def find_program() -> str:
    """The path of LibreOffice's program; "" when it is not installed."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((place for place in _PLACES if os.access(place, os.X_OK)), "")


def _run(program: str, source: Path, filter_name: str, target: str) -> bytes:
    """What the program makes of the file; empty when it fails or takes too long. It gets a profile of its own."""
    command = [
        program, f"-env:UserInstallation={_profile(source.parent).as_uri()}", "--headless", "--norestore",
        "--nolockcheck", f"--infilter={filter_name}", "--convert-to", target, "--outdir", str(source.parent), str(source),
    ]  # fmt: skip
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        creationflags=flags, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        _stop(process)
    made = source.with_suffix(f".{target}")
    return made.read_bytes() if made.is_file() else b""


def _profile(folder: Path) -> Path:
    """A profile that runs no macros, follows no links and knows no way to the network."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    place = folder / "profile" / "user" / "registrymodifications.xcu"
    place.parent.mkdir(parents=True)
    place.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )
    return folder / "profile"


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program with what it started (on Windows the program alone)."""
    kill = getattr(os, "killpg", None)
    if kill:
        kill(process.pid, 9)
    else:
        process.kill()
    process.wait()
