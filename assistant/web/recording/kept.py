"""What is kept of a record of inquiry: the recording, the lines as they grow, the head; all survives a reload."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from assistant.errors import InputError
from assistant.speech.lexicon import Lexicon
from assistant.speech.record_model import Head, Officer, Record
from assistant.web import keeping
from assistant.web.components.form import Field

PAGE = "record"
HEAD = (
    Field("agency", "处罚机关"),
    Field("cause", "案由"),
    Field("place", "询问地点"),
    Field("name", "被询问人姓名"),
    Field("gender", "性别"),
    Field("birth", "出生日期", "date"),
    Field("id_number", "公民身份号码"),
    Field("address", "住址"),
    Field("employer", "工作单位"),
    Field("position", "职务"),
    Field("phone", "联系电话"),
    Field("relation", "与本案关系"),
    Field("officers", "询问人及证号", hint="张三 330300001、李四 330300002", size="half"),
    Field("recorder", "记录人及证号", hint="王五 330300003", size="half"),
    Field("started", "开始时间", hint="2026-03-05 09:20", size="half"),
    Field("ended", "结束时间", hint="2026-03-05 10:05", size="half"),
)
_PLAIN = tuple(field.name for field in HEAD[:12])


class Kept(BaseModel):
    """A record as it is kept. ``audio`` is where the recording lies as long as this run lasts."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    audio: str = ""
    speakers: int = 0
    record: Record = Record()
    head: dict[str, str] = {}
    page: int = 1

    @property
    def whole(self) -> Record:
        """The record with the head as typed.

        Raises:
            InputError: a time cannot be read.
        """
        return self.record.model_copy(update={"head": head_of(self.head)})


def title_of(kept: Kept) -> str:
    """What to call a record."""
    name = kept.head.get("name", "")
    return f"询问笔录（{name}）" if name else kept.record.source


def head_of(values: dict[str, str]) -> Head:
    """The head as typed; 张三 330300001、李四 330300002 are officers with their numbers.

    Raises:
        InputError: a time cannot be read.
    """
    officers = (part for part in re.split("[、，,]", values.get("officers", "")) if part.strip())
    return Head(
        **{name: values.get(name, "").strip() for name in _PLAIN},
        officers=tuple(map(_officer, officers)),
        recorder=_officer(values.get("recorder", "")),
        started=_time(values.get("started", "")),
        ended=_time(values.get("ended", "")),
    )


def _officer(text: str) -> Officer:
    name, _, number = text.strip().partition(" ")
    return Officer(name=name, number=number.strip())


def _time(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        return datetime.fromisoformat(text.strip().replace("：", ":"))
    except ValueError as error:
        raise InputError(f"“{text}”不是时间", "请写成 2026-03-05 09:20") from error


def lexicon_of(kept: Kept) -> Lexicon:
    """Terms to listen for: the shipped list, laws, matters, and the names in the head of this record."""
    own = [kept.head.get(name, "") for name in ("agency", "name", "place", "employer", "officers")]
    return lexicon_with(tuple(name for name in own if name))


@lru_cache(maxsize=4)
def lexicon_with(own: tuple[str, ...]) -> Lexicon:
    """The same for given names."""
    from assistant.analysis.matters import shipped_matters
    from assistant.law.library import open_library
    from assistant.speech.lexicon import load_lexicon

    matters = [matter.name for matter in shipped_matters()]
    return load_lexicon({"法规": open_library().names(), "事项": matters, "本案": own})


_SHELF = keeping.Shelf(PAGE, Kept, title_of)
load = _SHELF.load
change = _SHELF.change
