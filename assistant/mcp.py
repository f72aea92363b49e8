"""The nine verbs as tools of an MCP server, for agents on this machine: ``python -m assistant.mcp`` (stdio).

Thin faces over the contract: every tool takes the fields of a request and returns the answer as plain JSON. Known
errors come back as a message.
"""

from __future__ import annotations

from mcp.server.mcpserver import MCPServer

from assistant.contract import VERBS, flat

INSTRUCTIONS = (
    "行政执法办案工具，离线运行。先用 suggest 或 search 找条款，再用 verify_citations 核对将要写出的引用；"
    "条文、幅度、期限只以工具返回为准，不要凭记忆补写。结论仅供办案人员参考，须经法制审核。"
)


def build_server() -> MCPServer:
    """The server with its nine tools."""
    server = MCPServer("assistant", title="执法办案助手", instructions=INSTRUCTIONS)
    for verb in VERBS:
        server.tool()(flat(verb))
    return server


if __name__ == "__main__":
    build_server().run()
