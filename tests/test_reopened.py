"""A library of the same content in another folder is read there, not where it was first opened."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.analysis import rule_index
from assistant.search import articles


def _library(place: str) -> Any:
    return SimpleNamespace(path=Path(place))


def test_rules_are_read_from_the_library_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing: Any = None
    first = rule_index.Rules(_library("/gone/library.db"), nothing, nothing, nothing, nothing)
    monkeypatch.setattr(rule_index, "_opened", (rule_index._state("same"), first))
    monkeypatch.setattr(rule_index, "_source", lambda library: "same")
    for place in ("/gone/library.db", "/here/library.db"):
        monkeypatch.setattr(rule_index, "open_library", lambda place=place: _library(place))
        assert rule_index.open_rules().library.path == Path(place)


def test_articles_are_read_from_the_library_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    first = SimpleNamespace(library=_library("/gone/library.db"), index="index", reranker=None)
    monkeypatch.setattr(articles, "_opened", ("same", first))
    monkeypatch.setattr(articles, "_state", lambda library: "same")
    monkeypatch.setattr(articles, "NamedArticles", lambda library: None)
    monkeypatch.setattr(articles, "ArticleQuestions", lambda library: None)
    for place in ("/gone/library.db", "/here/library.db"):
        monkeypatch.setattr(articles, "open_library", lambda place=place: _library(place))
        found = articles.open_search()
        assert found.library.path == Path(place)
        assert found.index == "index"
