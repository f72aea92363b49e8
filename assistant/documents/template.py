"""Document templates from corpora/documents/*.yaml: blocks of Jinja text, validated at load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from pydantic import field_validator

from assistant.corpora import Data, corpus, load
from assistant.documents.model import Draft, Paragraph, Style
from assistant.errors import InputError

_OTHER = {"inquiry.yaml"}  # the wording of inquiries, read by speech/inquiry
_JINJA = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, trim_blocks=True)


class Block(Data):
    """One paragraph of a template; ``when`` a Jinja condition, ``each`` the name of a list to repeat over."""

    style: Style
    text: str
    when: str = ""
    each: str = ""

    @field_validator("text")
    @classmethod
    def _readable(cls, text: str) -> str:
        try:
            _JINJA.from_string(text)
        except TemplateError as error:
            raise ValueError(f"Jinja 写错：{error}") from error
        return text


class Template(Data):
    """A document kind."""

    kind: str
    name: str
    blocks: tuple[Block, ...]


def templates() -> dict[str, Template]:
    """All document kinds by their key.

    Raises:
        CorpusError: a template file breaks the schema.
    """
    found = (
        load(path, Template) for path in sorted(corpus("documents").glob("*.yaml")) if path.name not in _OTHER
    )
    return {template.kind: template for template in found}


def template_of(kind: str) -> Template:
    """The template of one kind.

    Raises:
        InputError: there is no such kind; the message lists those there are.
    """
    known = templates()
    if kind not in known:
        names = "、".join(f"{key}（{t.name}）" for key, t in known.items())
        raise InputError(f"没有“{kind}”这种文书", f"可用的文书：{names}")
    return known[kind]


def fill(template: Template, context: Mapping[str, Any]) -> Draft:
    """Fill a template.

    Args:
        template: the document kind.
        context: names the template uses; what it asks for through ``need`` and does not get becomes 【待补充：…】.
    """
    missing: dict[str, None] = {}

    def need(name: str, value: object) -> str:
        if value not in (None, "", ()):
            return str(value)
        missing[name] = None
        return f"【待补充：{name}】"

    scope = {**context, "need": need}
    paragraphs = tuple(p for block in template.blocks for p in _paragraphs(block, scope))
    return Draft(template.kind, template.name, paragraphs, tuple(missing))


def _paragraphs(block: Block, scope: Mapping[str, Any]) -> Iterator[Paragraph]:
    if block.when and not _JINJA.compile_expression(block.when)(**scope):
        return
    entries = tuple(scope[block.each]) if block.each else (None,)
    for number, entry in enumerate(entries, 1):
        stop = "。" if number == len(entries) else "；"
        text = _JINJA.from_string(block.text).render(**scope, it=entry, loop=number, stop=stop)
        yield Paragraph(block.style, _tidy(text))


def _tidy(text: str) -> str:
    """Folded YAML leaves spaces between Chinese characters where a line was broken."""
    lines = (line.strip() for line in text.split("\n"))
    joined = "\n".join(line for line in lines if line)
    out = []
    for index, char in enumerate(joined):
        around = joined[max(index - 1, 0)] + joined[min(index + 1, len(joined) - 1)]
        if char != " " or all(c.isascii() for c in around):
            out.append(char)
    return "".join(out)
