"""How a program calls each of the nine verbs, for an engineer; all of it read from the contract."""

from __future__ import annotations

import json
import shlex

from markupsafe import Markup

from assistant.contract import VERBS, Verb
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import card, folded, joined, link, pill

_CODE = Markup('<h3 class="small">{}</h3><pre class="code" tabindex="0">{}</pre>')
_SERVER = (
    ("HTTP", "每个动词一个地址：POST /api/名称，请求和回答都是 JSON。文件先上传到 /gradio_api/upload。"),
    ("MCP", "本机的智能体：启动 python -m assistant.mcp（标准输入输出），动词就是工具。"),
    ("命令行", "assistant 加命令；--batch 一行一个 JSON，成批处理。"),
    ("Python", "assistant.contract.ask(名称, 字段…)，回答是带类型的对象；出错抛出 AssistantError。"),
    (
        "LangChain",
        "assistant.langchain.tools() 给出九个工具；检索器是 assistant.search.langchain.StatuteRetriever。",
    ),
)
_MCP = {"mcpServers": {"assistant": {"command": "python", "args": ["-m", "assistant.mcp"]}}}
_ROW = Markup("<tr><td><code>{}</code></td><td>{}</td></tr>")
_TABLE = Markup('<table class="plain-table small"><caption class="dim">{}</caption>{}</table>')


def ways() -> Markup:
    """The five ways in a line each, with where the whole description lies."""
    told = joined(Markup("<dt>{}</dt><dd>{}</dd>").format(name, line) for name, line in _SERVER)
    client = folded("MCP 客户端的设置", _CODE.format("", _json(_MCP)))
    whole = link("OpenAPI 描述（JSON）", "./api/openapi.json")
    return card(
        "怎么调用", joined([Markup('<dl class="facts-list">{}</dl>').format(told), client]), right=whole
    )


def verbs(address: str) -> Markup:
    """Every verb: what it is asked, what it answers, and the same call in five ways.

    Args:
        address: of this program, as its users type it.
    """
    return card("九个动词", rows((_row(verb, address) for verb in VERBS), group="verbs", opened=0))


def _row(verb: Verb, address: str) -> Row:
    calls = joined(_CODE.format(name, text) for name, text in calls_of(verb, address).items())
    return Row(
        Markup('<code>{}</code>　<span class="dim">{}</span>').format(verb.name, verb.says),
        right=pill(_file(verb)),
        body=joined([calls, folded("请求和回答的字段", _fields(verb))]),
        id=f"verb-{verb.name}",
    )


def _file(verb: Verb) -> str:
    needed = [verb.request.model_fields[name].is_required() for name in verb.paths]
    return "要文件" if any(needed) else "可以给文件" if needed else ""


def calls_of(verb: Verb, address: str) -> dict[str, str]:
    """The same request by each way.

    Args:
        verb: which.
        address: of this program.
    """
    return {
        "HTTP": _http(verb, address),
        "MCP": _json({"name": verb.name, "arguments": verb.example}),
        "命令行": verb.command.format(
            **{name: shlex.quote(str(value)) for name, value in verb.example.items()}
        ),
        "Python": f"from assistant.contract import ask\n\nanswer = ask({verb.name!r}, {_keywords(verb)})\n",
        "LangChain": f"from assistant.langchain import tools\n\nanswer = tools()[{verb.name!r}].invoke({verb.example!r})\n",
    }


def _http(verb: Verb, address: str) -> str:
    token = '-H "Authorization: Bearer $TOKEN"'
    body = shlex.quote(json.dumps(verb.example, ensure_ascii=False))
    call = f'curl {token} \\\n  -H "Content-Type: application/json" \\\n  -d {body} \\\n  {address}api/{verb.name}'
    if not set(verb.paths) & set(verb.example):
        return call
    field, file = next((name, str(verb.example[name])) for name in verb.paths)
    first = f"curl {token} -F files=@{file} {address}gradio_api/upload"
    return f"# 先上传，得到路径\n{first}\n# 把路径填进 {field}\n{call}"


def _keywords(verb: Verb) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in verb.example.items())


def _fields(verb: Verb) -> Markup:
    return joined(
        _TABLE.format(
            title,
            joined(
                _field(name, field.description, field.is_required() and title == "请求")
                for name, field in model.model_fields.items()
            ),
        )
        for title, model in (("请求", verb.request), ("回答", verb.answer))
    )


def _field(name: str, told: str | None, needed: bool) -> Markup:
    return _ROW.format(name, f"{told or ''}{'（必填）' if needed else ''}")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
