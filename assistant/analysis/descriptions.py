"""Our own colloquial fact descriptions: schema and loader (corpora/descriptions.jsonl)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from assistant.corpora import Data, load_rows
from assistant.dossier.model import PartyKind
from assistant.errors import CorpusError
from assistant.law.model import LawRef, Provision


class Cited(Data):
    """A clause as measuring files write it: law, article (第四十二条), part (第一款第（三）项 or empty)."""

    law: str
    article: str
    part: str = ""

    @property
    def ref(self) -> LawRef:
        """The clause as a reference.

        Raises:
            CorpusError: when article and part are no address.
        """
        provision = Provision.parse(self.article + self.part)
        if provision is None:
            raise CorpusError(
                f"《{self.law}》{self.article}{self.part} 不是条款写法", "请写成 第四十二条 第一款第（三）项"
            )
        return LawRef(self.law, provision)


class Description(Data):
    """Facts as an officer or a caller puts them, with the clauses read to fit. ``fold`` 2 is held out for measuring.

    ``act_date``: the day of the act, only where the law of another day than today applies.
    """

    id: str
    facts: str = Field(min_length=20, max_length=120)
    region: str = ""
    party: PartyKind
    penalty: tuple[Cited, ...] = Field(min_length=1)
    violated: tuple[Cited, ...] = ()
    fold: Literal[0, 1, 2]
    act_date: date | None = None


def load_descriptions(path: Path) -> tuple[Description, ...]:
    """All descriptions of a JSON-lines file.

    Raises:
        CorpusError: for the first line that breaks the schema, with its number.
    """
    return tuple(load_rows(path, Description))
