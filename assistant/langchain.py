"""The nine verbs as LangChain tools, for agents in Python: ``tools()["search"].invoke({"query": "…"})``.

The retriever and the embeddings, which are of the search room alone, stand in assistant/search/langchain.py.
"""

from __future__ import annotations

from langchain_core.tools import StructuredTool

from assistant.contract import VERBS, Verb, flat


def tools() -> dict[str, StructuredTool]:
    """A tool a verb, by its name: takes the fields of the request, returns the answer as plain JSON.

    A known error comes back as ``{"error": message}``, so that a model can read what to do.
    """
    return {verb.name: _tool(verb) for verb in VERBS}


def _tool(verb: Verb) -> StructuredTool:
    schema = verb.schema()["request"] | {"title": verb.name, "description": verb.says}
    return StructuredTool.from_function(
        flat(verb), name=verb.name, description=verb.says, args_schema=schema, infer_schema=False
    )
