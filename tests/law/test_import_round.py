"""An invented law written as any kind of file comes back whole when it is imported, or what is missing is told."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.law import importer
from assistant.law.library import LawLibrary
from assistant.law.model import Level
from assistant.law.sources.registry import open_source
from assistant.text.normalise import fold
from tests.law.law_maker import FILES, Made, laws

SURE = [kind for kind in FILES if "broken" not in kind and kind != "pdf"]


def back(made: Made, kind: str) -> tuple[list[str], list[str], list[str]]:
    """Labels and texts of the articles that come back, and what is told."""
    name, write = FILES[kind]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(write(made))
        reading = open_source(path)
        report = importer.import_documents(Path(folder) / "library.db", reading.documents())
        library = LawLibrary(Path(folder) / "library.db")
        (law,) = library.laws()
        assert (law.name, law.region, law.level) == (made.name, "山东省/济南市", Level.RULE)
        (version,) = library.versions(law)
        assert (str(version.promulgated), str(version.effective)) == ("2024-03-01", "2024-05-01")
        articles = [article for article in library.articles(version) if article.number]
        library._db().close()
    return [a.label for a in articles], [a.text for a in articles], report.problems + reading.problems


@pytest.mark.parametrize("kind", SURE)
@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
@given(made=laws())
def test_the_same_articles_come_back(kind: str, made: Made) -> None:
    labels, texts, told = back(made, kind)
    assert texts == made.texts
    assert len(set(labels)) == len(labels) == len(made.articles)
    assert told == []


@pytest.mark.parametrize("kind", sorted(set(FILES) - set(SURE)))
@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
@given(made=laws())
def test_lines_broken_by_a_page_lose_no_article_and_no_word(kind: str, made: Made) -> None:
    """Where a paragraph ends may stay unclear on a page; the articles and all their words come back."""
    labels, texts, _ = back(made, kind)
    assert len(labels) == len(made.articles)
    assert [fold(text) for text in texts] == [fold(text) for text in made.texts]
