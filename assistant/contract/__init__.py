"""The contract: request and answer of each of the nine verbs, and one function request → answer.

Command line, MCP, HTTP and pages speak only this; their JSON schemas are published under docs/schemas.
"""

from assistant.contract.base import Answer, Request, Verb, flat, read
from assistant.contract.citations import FIND, VERIFY
from assistant.contract.draft import DRAFT
from assistant.contract.evidence import EVIDENCE
from assistant.contract.review import REVIEW
from assistant.contract.search import SEARCH
from assistant.contract.similar import SIMILAR
from assistant.contract.suggest import SUGGEST
from assistant.contract.transcribe import TRANSCRIBE

VERBS: tuple[Verb, ...] = (SEARCH, FIND, VERIFY, SUGGEST, EVIDENCE, DRAFT, REVIEW, TRANSCRIBE, SIMILAR)

__all__ = ["VERBS", "Answer", "Request", "Verb", "flat", "read"]
