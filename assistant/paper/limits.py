"""How much a document may hold; counted while it is read, so that a small hostile file cannot fill memory or time."""

from __future__ import annotations

import time

from assistant.errors import InputError

MAX_BYTES = 50 * 2**20
MAX_UNPACKED = 300 * 2**20
MAX_XML = 48 * 2**20
MAX_TAGS = 2_000_000
MAX_DEPTH = 100
MAX_PARTS = 100_000
MAX_COLUMNS = 1_000
MAX_CHARACTERS = 2_000_000
MAX_PAGES = 1_000
MAX_SCANS = 300
MAX_PIXELS = 64_000_000
READ_SECONDS = 60.0
SCAN_SECONDS = 60.0

SPLIT = "请拆分后分别处理"


def whole(text: str | None, default: int = 0) -> int:
    """An integer as a document's markup gives it; a missing, broken or absurd one is the default."""
    try:
        return int(text) if text is not None and len(text) < 10 else default
    except ValueError:
        return default


class Budget:
    """What one document has used so far.

    Args:
        name: the document's name, for the message.
        seconds: how long reading may take.
    """

    def __init__(self, name: str, seconds: float = READ_SECONDS) -> None:
        self.name = name
        self.parts = 0
        self.characters = 0
        self._deadline = time.monotonic() + seconds

    @property
    def seconds(self) -> float:
        """What is left of the time, in seconds."""
        return self._deadline - time.monotonic()

    def extend(self, seconds: float) -> None:
        """Allow more time, for a step known to be slow."""
        self._deadline += seconds

    def part(self, length: int = 0) -> None:
        """Count one paragraph or cell.

        Args:
            length: its characters.

        Raises:
            InputError: there are too many, too many characters, or the time is over.
        """
        self.parts += 1
        self.characters += length + 1
        if self.parts > MAX_PARTS:
            raise self.over(f"段落和单元格超过 {MAX_PARTS:,} 个")
        if self.characters > MAX_CHARACTERS:
            raise self.over(f"过长，超过 {MAX_CHARACTERS:,} 字")
        if not self.parts % 100:
            self.tick()

    def column(self, number: int) -> None:
        """Refuse a table that is too wide.

        Raises:
            InputError: the column's number is beyond the bound.
        """
        if not 0 <= number <= MAX_COLUMNS:
            raise self.over(f"表格超过 {MAX_COLUMNS:,} 列")

    def tick(self) -> None:
        """Refuse to go on when the time is over.

        Raises:
            InputError: it is over.
        """
        if self.seconds < 0:
            raise self.over("读取时间过长")

    def over(self, what: str) -> InputError:
        """The error for a bound that was passed."""
        return InputError(f"文件{what}，已停止读取：{self.name}", SPLIT)
