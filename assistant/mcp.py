"""The nine verbs as tools of an MCP server, for agents on this machine: ``python -m assistant.mcp`` (stdio).

Thin faces: every tool calls one verb and returns what it returned as plain JSON. Known errors come back as a message.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mcp.server.mcpserver import MCPServer
from pydantic_core import to_jsonable_python

from assistant import verbs
from assistant.dossier.model import Case
from assistant.errors import AssistantError, InputError
from assistant.text.dates import parse_as_of

INSTRUCTIONS = (
    "行政执法办案工具，离线运行。先用 suggest 或 search 找条款，再用 verify_citations 核对将要写出的引用；"
    "条文、幅度、期限只以工具返回为准，不要凭记忆补写。结论仅供办案人员参考，须经法制审核。"
)


def search(query: str, region: str = "", as_of: str = "", k: int = 10) -> dict[str, Any]:
    """查法条：用平常的话提问，或直接写法名和条号。region 如 浙江省/温州市，留空只查国家层面；as_of 如 2024-03-05。"""
    from assistant.search.articles import Query, open_search

    hits = verbs.search(query, region=region, as_of=_day(as_of), k=k)
    return {
        "notes": open_search().notes(Query(query, region, as_of=_day(as_of))),
        "hits": [
            {
                "law": hit.article.version.law.name,
                "article": hit.article.label,
                "text": hit.article.text,
                "score": hit.score,
                "channels": hit.channels,
            }
            for hit in hits
        ],
    }


def find_citations(text: str) -> dict[str, Any]:
    """找出文字中引用的法条。"""
    return {"citations": verbs.find_citations(text)}


def verify_citations(text: str, as_of: str = "") -> dict[str, Any]:
    """核验文字中的每一处法条引用：是否存在、当时是否有效、原文是否一致。"""
    return {"citations": verbs.verify_citations(text, as_of=_day(as_of))}


def suggest(facts: str, act_date: str = "", region: str = "", k: int = 5) -> dict[str, Any]:
    """由案件事实找可适用的处罚条款及其违则。"""
    return {"advice": verbs.suggest(Case(facts=facts, act_date=act_date, region=region), k=k)}


def check_evidence(case: dict[str, Any]) -> dict[str, Any]:
    """按选定或最可能的罚则，检查案件证据缺什么。case 的格式同 assistant evidence 的输入。"""
    from assistant.analysis.verbs import clause_of

    read = Case.model_validate(case)
    return {"gaps": verbs.check_evidence(read, clause_of(read))}


def draft(case: dict[str, Any], kind: str = "decision") -> dict[str, Any]:
    """起草文书；缺少的事实写成【待补充：…】。"""
    return {"draft": verbs.draft(Case.model_validate(case), kind)}


def review(text: str, as_of: str = "") -> dict[str, Any]:
    """审核决定书或草稿，逐项给出问题、位置、依据和建议。"""
    return {"findings": verbs.review(text, as_of=_day(as_of))}


def transcribe(path: str) -> dict[str, Any]:
    """转写本机上的一段录音。"""
    return {"transcript": verbs.transcribe(Path(path))}


def similar_cases(facts: str, chosen: str = "", k: int = 5) -> dict[str, Any]:
    """找案情或条款相近的案例。"""
    return {"cases": verbs.similar_cases(Case(facts=facts, chosen=chosen), k=k)}


TOOLS: tuple[Callable[..., dict[str, Any]], ...] = (
    search,
    find_citations,
    verify_citations,
    suggest,
    check_evidence,
    draft,
    review,
    transcribe,
    similar_cases,
)


def build_server() -> MCPServer:
    """The server with its nine tools."""
    server = MCPServer("assistant", title="执法办案助手", instructions=INSTRUCTIONS)
    for tool in TOOLS:
        server.tool()(_plain(tool))
    return server


def _plain(tool: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Results as JSON; a known error as its message instead of a trace."""

    @functools.wraps(tool)
    def run(*args: Any, **kwargs: Any) -> dict[str, Any]:
        try:
            result: dict[str, Any] = to_jsonable_python(tool(*args, **kwargs), fallback=str)
        except AssistantError as error:
            return {"error": str(error)}
        except ValueError as error:
            return {"error": f"输入格式不对：{error}"}
        return result

    return run


def _day(text: str) -> Any:
    day = parse_as_of(text) if text else None
    if text and day is None:
        raise InputError(f"日期 {text} 无法识别", "请写成 2024-03-05")
    return day


if __name__ == "__main__":
    build_server().run()
