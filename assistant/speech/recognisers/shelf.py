"""The models on this machine: the packaged one and those put in, with what a trial found of each, and which is in use.

``home/models/speech/NAME/`` holds a model's files and ``model.json``, what is known of it; ``in-use`` names one.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import InputError
from assistant.files import replacing
from assistant.speech.recognisers.trial import Trial

PACKAGED = "base"
_SHEET = "model.json"
_NAME = re.compile(r"[A-Za-z0-9\u3400-\u9fff][\w.\-\u3400-\u9fff]{0,59}")


class Sheet(BaseModel):
    """What is known of a model: where it came from, its hash, and its trial on this machine."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    source: str = ""
    sha256: str = ""
    known: str = ""  # name of the published model with this hash
    size: int = 0
    wrong: float | None = None
    per_minute: float | None = None
    megabytes: float | None = None

    def tried(self, trial: Trial) -> Sheet:
        """The sheet with what a trial found."""
        found = {"wrong": trial.wrong, "per_minute": trial.per_minute, "megabytes": trial.megabytes}
        return self.model_copy(update=found)


class Shelf:
    """The models in a data folder."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "models" / "speech"
        self._choice = self.folder / "in-use"
        self._own_sheet = self.folder / f"{PACKAGED}.json"

    def all(self) -> tuple[Sheet, ...]:
        """The packaged model, then those put in, by name."""
        put_in = sorted(path.parent.name for path in self.folder.glob(f"*/{_SHEET}"))
        return (self.sheet(PACKAGED), *(self.sheet(name) for name in put_in))

    def sheet(self, name: str) -> Sheet:
        """What is known of a model.

        Raises:
            InputError: no such model.
        """
        path = self._own_sheet if name == PACKAGED else self.path(name) / _SHEET
        try:
            return Sheet.model_validate_json(path.read_text(encoding="utf-8"))
        except (OSError, ValidationError):
            return Sheet(name=name, source="随程序" if name == PACKAGED else "")

    def keep(self, sheet: Sheet, folder: Path | None = None) -> None:
        """Write a sheet, into ``folder`` while the model is not yet in its place.

        Raises:
            InputError: the disk is full or may not be written.
        """
        own = self._own_sheet if sheet.name == PACKAGED else self.folder / sheet.name / _SHEET
        with replacing(folder / _SHEET if folder else own) as draft:
            draft.write_text(sheet.model_dump_json(indent=1), encoding="utf-8")

    def path(self, name: str) -> Path:
        """Folder of a model that was put in.

        Raises:
            InputError: no such model.
        """
        folder = self.folder / checked(name)
        if not (folder / "model.bin").is_file():
            raise InputError(f"没有添加过语音模型“{name}”", "用 assistant speech models list 查看已有的模型")
        return folder

    @property
    def in_use(self) -> str:
        """Name of the model in use; the packaged one when none was chosen or the chosen one is gone."""
        try:
            name = self._choice.read_text(encoding="utf-8").strip()
            return name if name == PACKAGED or self.path(name) else PACKAGED
        except (OSError, ValueError, InputError):
            return PACKAGED

    def use(self, name: str) -> None:
        """Take a model into use.

        Raises:
            InputError: no such model.
        """
        if name != PACKAGED:
            self.path(name)
        with replacing(self._choice) as draft:
            draft.write_text(name, encoding="utf-8")

    def remove(self, name: str) -> None:
        """Delete a model's files; the packaged one comes back into use if it was in use.

        Raises:
            InputError: no such model, or the packaged one.
        """
        if name == PACKAGED:
            raise InputError("自带模型不能删除", "可以用 assistant speech models use 换用别的模型")
        folder = self.path(name)
        if self.in_use == name:
            self.use(PACKAGED)
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise InputError(f"{folder} 删不掉：{error.strerror}", "请关闭正在使用它的程序后再试") from error


def checked(name: str) -> str:
    """A name that may be a folder's.

    Raises:
        InputError: it may not, or is the packaged model's.
    """
    if not _NAME.fullmatch(name) or ".." in name:
        raise InputError(f"“{name}”不能作模型名", "请用字母、数字、汉字、短横线和点，不超过 60 个字符")
    return name
