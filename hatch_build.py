"""Build hook: the wheel carries our corpora without the bank of field notes, which only training and measuring read.

It is packed as closely as zip allows: the package index takes no file over 100 MiB.
"""

import zipfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_NOT_SHIPPED = ("corpora/facts/notes", "corpora/facts/lawful")


class CorporaHook(BuildHookInterface[Any]):
    """Adds every file of corpora to a wheel, one by one."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """List the files; an editable install reads them where they lie."""
        if version == "editable":
            return
        root = Path(self.root)
        for path in sorted((root / "corpora").rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and not name.startswith(_NOT_SHIPPED):
                build_data["force_include"][str(path)] = f"assistant/data/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Pack the wheel once more, with more effort; names, order, dates and rights stay."""
        if version == "editable":
            return
        wheel = Path(artifact_path)
        packed = wheel.with_suffix(".packed")
        with zipfile.ZipFile(wheel) as loose, zipfile.ZipFile(packed, "w") as close:
            for entry in loose.infolist():
                close.writestr(entry, loose.read(entry), zipfile.ZIP_DEFLATED, compresslevel=9)
        packed.replace(wheel)
