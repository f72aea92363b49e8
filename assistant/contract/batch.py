"""Batches: rows in, one line a row out, in order; a row that cannot be used says why and stops no other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from assistant.contract.base import Answer, Request, Verb, known, read
from assistant.errors import AssistantError, InputError
from assistant.files import present
from assistant.paper.encoding import decode

Row = dict[str, Any]
_AT_ONCE = 64


def read_rows(path: Path) -> Iterator[Row | InputError]:
    """The rows of a JSON-lines file; for a line that is no JSON object the error that says so, with its number.

    Raises:
        InputError: the file is missing or no text in a known encoding (UTF-8, GB18030, UTF-16, Big5).
    """
    text = decode(path.name, present(path).read_bytes())
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _row(line, number)


def _row(line: str, number: int) -> Row | InputError:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if isinstance(row, dict):
        return row
    return InputError(f"第 {number} 行不是 JSON 对象", "请按一行一个 JSON 对象书写")


def answers(verb: Verb, rows: Iterable[Row | InputError], given: Row | None = None) -> Iterator[Row]:
    """One line a row: its id, and the answer of the verb or an ``error``.

    Args:
        verb: what is asked.
        rows: as ``read_rows`` gives them; fields the request does not know are the caller's own.
        given: values for all rows, under those of the row.
    """
    left = iter(rows)
    while chunk := list(islice(left, _AT_ONCE if verb.many else 1)):
        asked = [_request(verb, row, given or {}) for row in chunk]
        yield from map(_line, chunk, _answered(verb, asked))


def _request(verb: Verb, row: Row | InputError, given: Row) -> Request | AssistantError:
    if isinstance(row, AssistantError):
        return row
    try:
        return read(verb.request, given | known(verb.request, row))
    except AssistantError as error:
        return error


def _answered(verb: Verb, asked: Sequence[Request | AssistantError]) -> list[Row | AssistantError]:
    """The lines of the requests; together where the verb can, one by one where one of them fails."""
    requests = [request for request in asked if isinstance(request, Request)]
    if verb.many and len(requests) > 1:
        try:
            found = iter([verb.line(answer) for answer in verb.many(requests)])
        except AssistantError:
            found = iter(())
        else:
            return [next(found) if isinstance(one, Request) else one for one in asked]
    return [_alone(verb, one) if isinstance(one, Request) else one for one in asked]


def _alone(verb: Verb, request: Request) -> Row | AssistantError:
    try:
        answer: Answer = verb.run(request)
        return verb.line(answer)
    except AssistantError as error:
        return error
    except (
        Exception
    ) as error:  # one broken row must not cost the answers of all others; no case text in the message
        return InputError(f"处理这一行时出错（{type(error).__name__}）", "请检查这一行，或把它单独提出反馈")


def _line(row: Row | InputError, said: Row | AssistantError) -> Row:
    number = row.get("id") if isinstance(row, dict) else None
    if isinstance(said, AssistantError):
        return {"id": number, "error": str(said)}
    return {"id": number} | said
