"""The scope of a rule: the place, trade, actor or object that must be there for it to apply at all.

Scopes are data (corpora/lexicon/scopes.yaml): which titles of laws and which conducts are in a scope, and what facts
that meet it hold. Facts are short, so not meeting a scope is a sign against a rule, no proof.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from assistant.analysis.rule_book import RuleRow
from assistant.corpora import Data, corpus, load

_MOST = 8192
_REGION = re.compile(r"中华人民共和国|^(?:\w{2,3}(?:省|市|自治区))")


class Scope(Data):
    """One scope: how titles of laws and conducts show it, and how facts do."""

    kind: Literal["地方", "行业", "主体", "物品"]
    title: re.Pattern[str]
    conduct: re.Pattern[str] | None = None
    facts: re.Pattern[str]


Scopes = Mapping[str, Scope]


def load_scopes(path: Path | None = None) -> Scopes:
    """All scopes by name.

    Args:
        path: the YAML file; None means corpora/lexicon/scopes.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(path or corpus("lexicon/scopes.yaml"), dict[str, Scope])


def scopes_met(facts: str) -> frozenset[str]:
    """The scopes that the facts meet."""
    return frozenset(name for name, scope in load_scopes().items() if scope.facts.search(facts))


def scopes_of(row: RuleRow) -> frozenset[str]:
    """The scopes a rule is in: those of its law's title."""
    return title_scopes(row.law)


def conduct_scopes(row: RuleRow) -> frozenset[str]:
    """The scopes that the conduct of a rule names."""
    return _of_conduct(row.conduct)


@lru_cache(maxsize=_MOST)
def title_scopes(law: str) -> frozenset[str]:
    """The scopes that the title of a law names."""
    title = _REGION.sub("", law)
    return frozenset(name for name, scope in load_scopes().items() if scope.title.search(title))


@lru_cache(maxsize=_MOST)
def _of_conduct(conduct: str) -> frozenset[str]:
    return frozenset(
        name for name, scope in load_scopes().items() if scope.conduct and scope.conduct.search(conduct)
    )
