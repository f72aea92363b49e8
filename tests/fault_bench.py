"""What the checks of the shared fault table work with."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from samples import full_case

from assistant.analysis.suggest import suggest
from assistant.documents.verb import draft
from assistant.dossier.model import Case
from assistant.errors import AssistantError
from assistant.law import importer
from assistant.law.citations import verify_citations
from assistant.law.library import LawLibrary
from assistant.law.sources.registry import open_source
from assistant.review.verb import review
from assistant.search.intent import NamedArticles
from assistant.search.units import Scope
from assistant.settings import settings
from tests.paper.word_maker import package

DAY = date(2026, 3, 5)


@dataclass
class Bench:
    """What the checks work with."""

    national: LawLibrary
    archive: Path
    folder: Path

    @cached_property
    def whole(self) -> LawLibrary:
        """The packaged laws with the whole archive."""
        path = settings().home / "full" / "library.db"
        if not path.is_file():
            importer.import_packaged(path)
            importer.import_documents(path, open_source(self.archive).documents())
        return LawLibrary(path)

    def cite(self, text: str, *, whole: bool = False) -> list[tuple[str, str]]:
        """Law and status of each citation."""
        found = verify_citations(text, library=self.whole if whole else self.national, as_of=DAY)
        return [(one.law.name if one.law else "", one.status.value) for one in found]

    def statuses(self, text: str, *, whole: bool = False) -> list[str]:
        return [status for _, status in self.cite(text, whole=whole)]

    def suggested(self, facts: str, day: str = "2026-03-01", k: int = 5) -> list[tuple[str, str, str]]:
        """Reference and confidence of each suggestion, the first one best."""
        advice = suggest(Case(facts=facts, act_date=day), k=k)
        return [
            (one.penalty.law, one.penalty.provision.format(), one.confidence) for one in advice.suggestions
        ]

    def reviewed(self, text: str) -> list[tuple[str, str, str]]:
        found = review(text, library=self.national).findings
        return [(one.rule, one.severity.value, one.message) for one in found]

    @cached_property
    def decision(self) -> str:
        """A decision without gaps: the draft of a full case with its last blanks filled."""
        text = draft(full_case(), library=self.national).text
        text = text.replace("【待补充：违则由系统按行为描述推断，核对后删去本提示】", "")
        filled = {
            "缴款银行或者电子支付方式": "丁银行",
            "行政复议机关": "丙市人民政府",
            "管辖的人民法院": "丙市人民法院",
        }
        return re.sub(r"【待补充：([^】]+)】", lambda match: filled[match[1]], text)

    def word(self, body: str, **others: str) -> bytes:
        return package(body, others)

    def imported(self, name: str, data: str | bytes) -> tuple[list[str], list[str]]:
        """Labels of the articles of the law a file holds, and what was told."""
        path = self.folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        target = self.folder / f"{name}.db"
        reading = open_source(path)
        report = importer.import_documents(target, reading.documents())
        library = LawLibrary(target)
        labels = [
            a.label
            for law in library.laws()
            for v in library.versions(law)
            for a in library.articles(v)
            if a.number
        ]
        return labels, report.problems + reading.problems

    def named(self, text: str, *, whole: bool = False) -> str:
        """The first article a search goes to by its address."""
        library = self.whole if whole else self.national
        found = NamedArticles(library).find(text, Scope(as_of=DAY))
        return f"{found.articles[0].version.law.name}{found.articles[0].label}" if found.articles else ""

    def command(self, *arguments: str, **environment: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "assistant.cli", *arguments],
            env=os.environ | environment,
            check=False,
            capture_output=True,
        )
        return done.returncode, (done.stdout + done.stderr).decode("utf-8")


def refuses(action: Callable[[], object]) -> bool:
    try:
        action()
    except AssistantError:
        return True
    return False
