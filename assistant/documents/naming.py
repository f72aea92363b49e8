"""What the file of a paper is called: 文号_当事人_文书.docx."""

from __future__ import annotations

import re

from assistant.documents.fields.basics import number_of
from assistant.documents.fields.service import number_served
from assistant.documents.marks import plain
from assistant.documents.sheet import Sheet, clean

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\s]+')
_TRADER = re.compile(r"[（(]经营者[^）)]*[）)]")
_LONGEST = 40


def file_name(sheet: Sheet) -> str:
    """A name that every file system takes; what is not known yet is left out.

    Args:
        sheet: the paper.
    """
    number = (
        plain(number_of(sheet, sheet.kind.kind) or number_served(sheet))
        or sheet.case.document_number
        or sheet.case.id
    )
    parts = (_fit(number), _fit(_TRADER.sub("", sheet.party.name)), _fit(name_of(sheet)))
    return "_".join(part for part in parts if part) + ".docx"


def name_of(sheet: Sheet) -> str:
    """What a paper is called; a receipt with the paper it is of, 送达回证（责令改正通知书2）.

    Args:
        sheet: the paper.
    """
    one = sheet.serves
    return sheet.kind.name if one is None else f"{sheet.kind.name}（{one.title}）"


def _fit(text: str) -> str:
    return _UNFIT.sub("", clean(text))[:_LONGEST].strip(". ")
