"""A printed paper that is written in where it stands: a changed paragraph raises ``act`` = edit with its new text."""

from __future__ import annotations

from typing import Any

from assistant.web.components.part import OwnMeta, Part, static


class Leaf(Part, metaclass=OwnMeta):
    """A part whose elements ``[data-edit]`` can be edited; the event carries their data-… and ``words``."""

    def __init__(self, value: str = "", **more: Any) -> None:
        super().__init__(value, script=static("leaf.js"), **more)
