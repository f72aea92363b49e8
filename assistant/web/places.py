"""Which files of this machine the page and its endpoints may read: uploads, and folders named in the settings."""

from __future__ import annotations

from pathlib import Path

from gradio.utils import get_upload_folder

from assistant.errors import InputError
from assistant.settings import settings
from assistant.web import owned, session


def source(where: str) -> str:
    """A place to import law from: an address that the settings name, letter by letter, or what is ``importable``.

    Raises:
        InputError: it is neither.
    """
    return where if where in settings().import_addresses else str(importable(where))


def importable(where: str) -> Path:
    """A file or folder inside a folder that the settings name for imports, symbolic links followed.

    Raises:
        InputError: it lies elsewhere, is an address of another machine, or does not exist.
    """
    place = _inside(where, settings().import_folders)
    if place is None:
        raise InputError(
            f"不能从这里导入：{where}",
            "网页只从上传的文件、设置 ASSISTANT_IMPORT_FOLDERS 写明的文件夹和 ASSISTANT_IMPORT_ADDRESSES 写明的地址导入",
        )
    return place


def readable(where: str) -> Path:
    """The same for a file that an endpoint is asked about; uploads may be read too.

    Raises:
        InputError: it is neither an upload nor inside such a folder, or does not exist.
    """
    place = _inside(where, settings().import_folders) or _inside(where, (Path(get_upload_folder()),))
    if place is None or not (owned.own_file(session.person(), str(place)) or _imported(place)):
        raise InputError("不能读取这个文件", "请先上传，或放进设置 ASSISTANT_IMPORT_FOLDERS 写明的文件夹")
    return place


def _imported(place: Path) -> bool:
    return _inside(str(place), settings().import_folders) is not None


def _inside(where: str, folders: tuple[Path, ...]) -> Path | None:
    try:
        place = Path(where).resolve(strict=True)
        roots = [folder.resolve(strict=True) for folder in folders if folder.is_dir()]
    except (OSError, ValueError, RuntimeError):
        return None
    return place if any(place.is_relative_to(root) for root in roots) else None
