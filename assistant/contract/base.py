"""What the nine verbs have in common: one request and one answer model each, read and written in one way."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo

from assistant.errors import AssistantError, InputError
from assistant.faults import said
from assistant.law.model import LawRef
from assistant.text.numerals import to_chinese

PATH = "path"


class Request(BaseModel):
    """What a verb is asked; a field it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class Answer(BaseModel):
    """What a verb answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")


FACTS = "某酒店在疏散通道上堆放桌椅，封闭了安全出口"  # of the examples


class Ref(Answer):
    """A place in a law, in the writing of the contract: 第四十二条, 第一款, 第（二）项."""

    law: str = Field(description="法规官方全称")
    article: str = Field(description="条，如 第四十二条、第一百三十三条之一")
    paragraph: str | None = Field(None, description="款，如 第一款；没有为空")
    item: str | None = Field(None, description="项，如 第（二）项；没有为空")

    @classmethod
    def of(cls, ref: LawRef) -> Ref:
        """A reference of the law room in the writing of the contract."""
        place = ref.provision
        return cls(
            law=ref.law,
            article=place.label,
            paragraph=f"第{to_chinese(place.paragraph)}款" if place.paragraph else None,
            item=f"第（{to_chinese(place.item)}）项" if place.item else None,
        )

    @property
    def text(self) -> str:
        """《…》第X条第Y款第（Z）项."""
        return f"《{self.law}》{self.article}{self.paragraph or ''}{self.item or ''}"


RequestT = TypeVar("RequestT", bound=BaseModel)


@dataclass(frozen=True)
class Verb:
    """One of the nine verbs as every face sees it.

    Attributes:
        name: as in ``assistant.verbs``.
        says: what it does, in Chinese.
        request: the model of what is asked.
        answer: the model of what is answered.
        run: request → answer; raises AssistantError.
        row: the answer as the documented line of the command line; None means all of it.
        many: several requests at once, where that is faster.
        command: the command line that asks the same, with the fields of the example in braces.
    """

    name: str
    says: str
    request: type[Request]
    answer: type[Answer]
    run: Callable[[Any], Answer]
    row: Callable[[Any], dict[str, Any]] | None = None
    many: Callable[[Sequence[Any]], Iterable[Answer]] | None = None
    command: str = ""

    def answered(self, asked: Request) -> Answer:
        """The answer to one request, by the way of many where there is one: it knows more."""
        return next(iter(self.many([asked]))) if self.many else self.run(asked)

    def ask(self, values: Mapping[str, Any], check: Check | None = None) -> Answer:
        """The answer to plain values, checked against the request.

        Args:
            values: by field; None means not given.
            check: asked first, with the values as given; raises AssistantError for what a face does not allow.

        Raises:
            AssistantError: a value is wrong, or whatever the verb raises.
        """
        if check is not None:
            check(self, values)
        return self.run(read(self.request, values))

    def line(self, answer: Answer) -> dict[str, Any]:
        """The answer as JSON values for a line of the command line."""
        return self.row(answer) if self.row else answer.model_dump(mode="json")

    def schema(self) -> dict[str, Any]:
        """The JSON schemas of request and answer, as published under docs/schemas."""
        return {
            "verb": self.name,
            "title": self.says,
            "request": for_users(self.request.model_json_schema(mode="validation")),
            "answer": for_users(self.answer.model_json_schema(mode="serialization")),
        }

    @property
    def example(self) -> dict[str, Any]:
        """A request that can be sent: the examples of those fields that have one."""
        return {
            name: field.examples[0] for name, field in self.request.model_fields.items() if field.examples
        }

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields of the request that name a file; a face that serves others must restrict them."""
        extras = ((name, field.json_schema_extra) for name, field in self.request.model_fields.items())
        return tuple(
            name for name, extra in extras if isinstance(extra, dict) and extra.get("format") == PATH
        )


def for_users(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without what is written for programmers: the docstrings of the models."""
    plain = {name: value for name, value in schema.items() if name != "description"}
    inner = {name: for_users(model) for name, model in plain.get("$defs", {}).items()}
    return plain | ({"$defs": inner} if inner else {})


def read(model: type[RequestT], values: Mapping[str, Any]) -> RequestT:
    """A model from plain values; a value of None means that the field is not given.

    Raises:
        InputError: names the first wrong field and what is wrong with it.
    """
    given = {name: value for name, value in values.items() if value is not None}
    try:
        json.dumps(given, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        raise InputError("内容里有不成字的半个字符", "请检查文字的编码，用 UTF-8") from None
    except (RecursionError, ValueError):
        raise InputError("内容的层次太深，或者有写不出的数", "请按文档中的格式修正") from None
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise InputError(told(error), "请按文档中的格式修正") from error


def told(error: ValidationError) -> str:
    """The first fault of a validation, in Chinese, without the value (it may be case data)."""
    first = error.errors(include_input=False, include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "内容"
    return f"“{place}”{said(first)}"


def known(model: type[BaseModel], row: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row that a model knows; the rest of a batch row is the caller's own."""
    return {name: value for name, value in row.items() if name in model.model_fields}


Check = Callable[[Verb, Mapping[str, Any]], None]


Watch = Callable[[str], AbstractContextManager[None]]


def _unwatched(_: str) -> AbstractContextManager[None]:
    return nullcontext()


def flat(verb: Verb, check: Check | None = None, watch: Watch = _unwatched) -> Callable[..., dict[str, Any]]:
    """A verb as a function of its request's fields that returns plain JSON, for faces that read signatures.

    Nested models are taken as JSON objects. A known error comes back as {"error": message}.

    Args:
        verb: which.
        check: asked first, with the values as given; raises AssistantError for what this face does not allow.
        watch: what is around the work, by the name of the verb: it sees the error that is answered with a message.
    """
    fields = verb.request.model_fields
    ordered = sorted(fields.items(), key=lambda entry: not entry[1].is_required())
    parameters = [_parameter(name, field) for name, field in ordered]
    signature = inspect.Signature(parameters, return_annotation=dict[str, Any])

    def run(*args: Any, **kwargs: Any) -> dict[str, Any]:
        given = dict(zip(signature.parameters, args, strict=False)) | kwargs  # all else is told by the model
        try:
            with watch(verb.name):
                return verb.ask(given, check).model_dump(mode="json")
        except AssistantError as error:
            return {"error": str(error)}

    run.__name__ = run.__qualname__ = verb.name
    run.__doc__ = verb.says
    run.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": dict[str, Any]}
    run.__signature__ = signature  # type: ignore[attr-defined]
    return run


def _parameter(name: str, field: FieldInfo) -> inspect.Parameter:
    default = field.get_default()
    return inspect.Parameter(
        name,
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
        default=inspect.Parameter.empty
        if field.is_required()
        else list(default)
        if isinstance(default, tuple)
        else default,
        annotation=Annotated[_plain(field.annotation), Field(description=field.description)],
    )


def _plain(annotation: Any) -> Any:
    """The type a JSON caller gives: an object for a model, a list for a tuple."""
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return dict[str, Any]
    if get_origin(annotation) is tuple:
        return list[str]
    if type(None) in get_args(annotation):
        (inner,) = (_plain(part) for part in get_args(annotation) if part is not type(None))
        return inner | None
    return annotation
