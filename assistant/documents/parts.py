"""The sentences that are put together from facts: corpora/documents/parts.yaml, with the agency's own file over it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError
from jinja2 import Template as Compiled
from jinja2.sandbox import SandboxedEnvironment
from pydantic import field_validator

from assistant.corpora import Data, corpus, load
from assistant.errors import InputError
from assistant.settings import settings

JINJA = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


class Parts(Data):
    """The whole file."""

    parts: dict[str, str]
    proves: dict[str, str] = {}
    asked: dict[str, str] = {}

    @field_validator("parts")
    @classmethod
    def _readable(cls, parts: dict[str, str]) -> dict[str, str]:
        for name, text in parts.items():
            try:
                JINJA.from_string(text)
            except TemplateError as error:
                raise ValueError(f"{name} 写错：{error}") from error
        return parts


def load_parts() -> Parts:
    """Our wording, with what the agency words otherwise.

    Raises:
        CorpusError: a file is unreadable or breaks the schema.
    """
    ours = load(corpus("documents/parts.yaml"), Parts)
    path = _own()
    if path is None:
        return ours
    own = load(path, Parts)
    return Parts(parts=ours.parts | own.parts, proves=ours.proves | own.proves, asked=ours.asked | own.asked)


def _own() -> Path | None:
    folder = settings().templates
    path = folder / "parts.yaml" if folder else None
    return path if path and path.is_file() else None


def say(name: str, **values: str) -> str:
    """One sentence.

    Args:
        name: its key in the file.
        values: what stands in its braces.

    Raises:
        InputError: the agency's wording asks for something that this sentence is not given.
    """
    try:
        return _compiled(load_parts().parts[name]).render(**values)
    except TemplateError as error:
        raise InputError(
            f"parts.yaml 的 {name} 写错：{error}", f"这一句可用的：{'、'.join(values)}"
        ) from error


@lru_cache(maxsize=512)
def _compiled(text: str) -> Compiled:
    return JINJA.from_string(text)
