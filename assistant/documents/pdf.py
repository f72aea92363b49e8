"""Word files as PDF through LibreOffice, where it is installed; fonts that the machine lacks are stood in for."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from assistant.documents.layout import stand_ins
from assistant.errors import InputError
from assistant.files import made, working

_NAMES = ("soffice", "libreoffice")
_SECONDS = 120
_ALIAS = (
    '<match target="pattern"><test name="family"><string>{name}</string></test>'
    '<edit name="family" mode="append" binding="same">{others}</edit></match>'
)
_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{aliases}</fontconfig>'


def office() -> str:
    """The program of LibreOffice; "" when it is not installed."""
    return next((found for name in _NAMES if (found := shutil.which(name))), "")


def pdfs(papers: Mapping[str, bytes], *, seconds: float = _SECONDS) -> dict[str, bytes]:
    """Word files as PDF.

    Args:
        papers: Word files by their names, each ending in .docx.
        seconds: after which the program is stopped.

    Returns:
        The PDF files by the same names, ending in .pdf.

    Raises:
        InputError: LibreOffice is not installed, takes too long, or cannot read a file.
    """
    program = office()
    if not program:
        raise InputError(
            "这台机器没有 LibreOffice，不能生成 PDF", "请下载 Word 文件，或安装 LibreOffice 后再试"
        )
    with working("pdf") as folder:
        return _converted(program, papers, folder, seconds)


def _converted(program: str, papers: Mapping[str, bytes], folder: Path, seconds: float) -> dict[str, bytes]:
    files = {name: folder / f"{number}.docx" for number, name in enumerate(papers)}
    for name, path in files.items():
        path.write_bytes(papers[name])
    own = folder / "config"  # fontconfig reads the user's settings there, beside those of the system
    fonts = made(own / "fontconfig") / "fonts.conf"
    fonts.write_text(_fonts(), encoding="utf-8")
    profile = (folder / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    try:
        subprocess.run(
            [*command, *map(str, files.values())],
            check=True,
            capture_output=True,
            timeout=seconds,
            env={**os.environ, "XDG_CONFIG_HOME": str(own)},
        )
        return {
            f"{Path(name).stem}.pdf": path.with_suffix(".pdf").read_bytes() for name, path in files.items()
        }
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"LibreOffice 超过 {seconds:.0f} 秒没有完成", "请关闭其他 LibreOffice 窗口再试"
        ) from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise InputError("LibreOffice 没有生成 PDF", "请下载 Word 文件后另存为 PDF") from error


def _fonts() -> str:
    """Settings of fontconfig: what stands in for each font of the standard."""
    aliases = "".join(
        _ALIAS.format(name=name, others="".join(f"<string>{other}</string>" for other in others))
        for name, others in stand_ins().items()
    )
    return _FONTS.format(aliases=aliases)
