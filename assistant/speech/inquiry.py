"""Our wording for inquiries (corpora/documents/inquiry.yaml): notices, checklist, follow-up questions, closing."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.corpora import Data, corpus, load


class Notice(Data):
    """Something the officer must say; ``cues`` tell whether the recording already holds it. Replies are never ours."""

    id: str = ""
    name: str = ""
    ask: str
    basis: str = ""
    cues: tuple[re.Pattern[str], ...]


class ChecklistItem(Data):
    """One thing an inquiry must cover: how a question about it looks, how an answer, and what to ask otherwise."""

    id: str
    name: str
    question: str
    asked: tuple[re.Pattern[str], ...]
    answered: tuple[re.Pattern[str], ...]


class Replies(Data):
    """How answers look whatever was asked.

    ``closed`` fits a question to be answered with yes or no; of answers, ``bare`` is no more than that, ``unknown``
    says that one does not know, ``refusing`` declines, ``empty`` answers nothing.
    """

    closed: tuple[re.Pattern[str], ...]
    bare: tuple[re.Pattern[str], ...]
    unknown: tuple[re.Pattern[str], ...]
    refusing: tuple[re.Pattern[str], ...]
    empty: tuple[re.Pattern[str], ...]


class Inquiry(Data):
    """The whole file."""

    title: str
    head: dict[str, str]
    notices: tuple[Notice, ...]
    closing: tuple[Notice, ...]
    refusal: str
    signatures: tuple[str, ...]
    page_signature: str
    checklist: tuple[ChecklistItem, ...]
    replies: Replies
    elements: dict[str, str]
    conditions: dict[re.Pattern[str], str]


def load_inquiry(path: Path | None = None) -> Inquiry:
    """The wording file.

    Args:
        path: None means corpora/documents/inquiry.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(path or corpus("documents/inquiry.yaml"), Inquiry)
