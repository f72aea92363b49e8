"""The nine verbs as tools of an MCP server, for agents on this machine: ``python -m assistant.mcp`` (stdio).

Thin faces over the contract: every tool takes the fields of a request and returns the answer as plain JSON. Known
errors come back as a message. What a tool takes is told by the published schema, that of nested cases included.
"""

from __future__ import annotations

import os
import signal
from functools import partial
from types import FrameType

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.tools import Tool

from assistant.contract import VERBS, Verb, flat
from assistant.files import put_away
from assistant.journal import Face, timed

INSTRUCTIONS = (
    "行政执法办案工具，离线运行。先用 suggest 或 search 找条款，再用 verify_citations 核对将要写出的引用；"
    "条文、幅度、期限只以工具返回为准，不要凭记忆补写。结论仅供办案人员参考，须经法制审核。"
)


def build_server() -> MCPServer:
    """The server with its nine tools."""
    tools = [_tool(verb) for verb in VERBS]
    return MCPServer("assistant", title="执法办案助手", instructions=INSTRUCTIONS, tools=tools)


def _tool(verb: Verb) -> Tool:
    made = Tool.from_function(flat(verb, watch=partial(timed, face=Face.MCP)))
    return made.model_copy(update={"parameters": verb.schema()["request"]})


def _leave(number: int, _frame: FrameType | None) -> None:
    """End at once: the thread that waits for the next line of the client would be waited for."""
    put_away()
    os._exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _leave)
    build_server().run()
