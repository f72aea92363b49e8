"""The OpenAPI description of ``/api/``, made from the models of the contract."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Any

from pydantic.json_schema import models_json_schema

from assistant.contract import VERBS, Verb
from assistant.contract.base import for_users

_REF = "#/components/schemas/{model}"
_JSON = "application/json"
_ABOUT = (
    "九个动词，各一个地址：POST 提交 JSON，一步得到 JSON。请求的字段是文件路径的，先上传到 /gradio_api/upload，"
    "填它返回的路径。结论仅供办案人员参考，须经法制审核。"
)
_ERROR = {
    "type": "object",
    "properties": {"error": {"type": "string", "description": "错在哪里，怎么办"}},
    "required": ["error"],
}
_REFUSED = {
    "type": "object",
    "properties": {"detail": {"type": "string", "description": "为什么不能用"}},
    "required": ["detail"],
}
_STATUSES = {
    "401": ("没有令牌，或者令牌不对、已收回", "Refused"),
    "403": ("账号的角色不能用这个动词", "Refused"),
    "413": ("内容太大", "Error"),
    "422": ("请求写错了", "Error"),
    "503": ("法规库、案件库或者模型暂时不能用", "Error"),
}


@cache
def described(root: str = "") -> dict[str, Any]:
    """The whole description.

    Args:
        root: the sub-path under which the page stands behind a proxy.
    """
    models, schemas = _schemas()
    return {
        "openapi": "3.1.0",
        "info": {"title": "执法办案助手", "version": version("assistant"), "description": _ABOUT},
        "servers": [{"url": root or "/"}],
        "security": [{"token": []}],
        "paths": {f"/api/{verb.name}": {"post": _operation(verb, models)} for verb in VERBS} | _UPLOAD,
        "components": {
            "schemas": schemas | {"Error": _ERROR, "Refused": _REFUSED},
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "令牌由管理员在“管理—接口”或者用 assistant tokens add 发放；没有建过账号的不需要",
                }
            },
        },
    }


def _schemas() -> tuple[dict[tuple[Any, Any], Any], dict[str, Any]]:
    """The reference to each model as request or answer, and all schemas by name."""
    wanted: list[Any] = [(verb.request, "validation") for verb in VERBS]
    wanted += [(verb.answer, "serialization") for verb in VERBS]
    refs, whole = models_json_schema(wanted, ref_template=_REF)
    return dict(refs), {name: for_users(schema) for name, schema in whole["$defs"].items()}


def _operation(verb: Verb, models: dict[tuple[Any, Any], Any]) -> dict[str, Any]:
    request = {"schema": models[verb.request, "validation"], "example": verb.example}
    answer = {"description": "回答", "content": _content(models[verb.answer, "serialization"])}
    faults = {
        status: {"description": told, "content": _content({"$ref": _REF.format(model=model)})}
        for status, (told, model) in _STATUSES.items()
    }
    return {
        "operationId": verb.name,
        "summary": verb.says,
        "requestBody": {"required": True, "content": {_JSON: request}},
        "responses": {"200": answer} | faults,
    }


def _content(schema: Any) -> dict[str, Any]:
    return {_JSON: {"schema": schema}}


_FILES = {
    "type": "object",
    "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}},
}
_UPLOAD = {
    "/gradio_api/upload": {
        "post": {
            "operationId": "upload",
            "summary": "上传文件；返回的路径填进请求里是文件路径的字段，只有上传的账号能用。",
            "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": _FILES}}},
            "responses": {
                "200": {
                    "description": "各文件的路径",
                    "content": _content({"type": "array", "items": {"type": "string"}}),
                }
            },
        }
    }
}
