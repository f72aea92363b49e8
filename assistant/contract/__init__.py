"""The contract: request and answer of each of the nine verbs, and one function request → answer.

Command line, MCP, HTTP and pages speak only this; their JSON schemas are published under docs/schemas.
"""

from typing import Any

from assistant.contract.base import Answer, Request, Verb, flat, read
from assistant.contract.citations import FIND, VERIFY
from assistant.contract.draft import DRAFT
from assistant.contract.evidence import EVIDENCE
from assistant.contract.review import REVIEW
from assistant.contract.search import SEARCH
from assistant.contract.similar import SIMILAR
from assistant.contract.suggest import SUGGEST
from assistant.contract.transcribe import TRANSCRIBE
from assistant.errors import InputError

VERBS: tuple[Verb, ...] = (SEARCH, FIND, VERIFY, SUGGEST, EVIDENCE, DRAFT, REVIEW, TRANSCRIBE, SIMILAR)

NAMED = {verb.name: verb for verb in VERBS}


def ask(name: str, **fields: Any) -> Answer:
    """The answer of a verb to plain values, as every face asks it.

    Args:
        name: of the verb.
        fields: of its request; nested models as dicts.

    Raises:
        InputError: a field is wrong or missing, or there is no such verb.
        AssistantError: whatever the verb raises.
    """
    if name not in NAMED:
        raise InputError(f"没有动词 {name}", f"可用的是：{'、'.join(NAMED)}")
    return NAMED[name].ask(fields)


__all__ = ["NAMED", "VERBS", "Answer", "Request", "Verb", "ask", "flat", "read"]
