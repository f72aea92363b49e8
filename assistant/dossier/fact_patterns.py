"""The patterns of corpora/lexicon/facts.yaml, compiled once: how names, places, claims and admissions are said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Self

from pydantic import model_validator

from assistant.corpora import Data, corpus, load


class Claim(Data):
    """Something that is so or is not: how it is asked, how both answers sound, and what they are called."""

    topic: str
    when_yes: str
    when_no: str
    asked: re.Pattern[str]
    affirm: tuple[re.Pattern[str], ...]
    deny: tuple[re.Pattern[str], ...]


class FactPatterns(Data):
    """The whole file; see its comments for the meaning of each list."""

    surnames: str
    compound_surnames: tuple[str, ...]
    not_in_names: str
    names: tuple[str, ...]
    places: tuple[str, ...]
    numbers: dict[str, re.Pattern[str]]
    units: dict[str, re.Pattern[str]]
    claims: tuple[Claim, ...]
    admissions: tuple[re.Pattern[str], ...]
    defences: tuple[re.Pattern[str], ...]

    @model_validator(mode="after")
    def _readable(self) -> Self:
        try:
            self.name_forms()
        except re.error as error:
            raise ValueError(f"names 的正则写错：{error}") from error
        return self

    def name_forms(self) -> tuple[re.Pattern[str], ...]:
        """Patterns whose group ``name`` is a person's name."""
        surname = f"(?:{'|'.join(self.compound_surnames)}|[{self.surnames}])"
        given = f"[\u4e00-\u9fff]{{0,1}}[^{self.not_in_names}\\W\\d_]"
        name = f"(?P<name>{surname}某{{1,2}}|{surname}{given})"
        return tuple(re.compile(form.replace("{name}", name)) for form in self.names)

    def place_form(self) -> re.Pattern[str]:
        """Pattern whose group ``place`` is a place, after 在, 到, 位于 or 住."""
        ends = "|".join(sorted(self.places, key=len, reverse=True))
        return re.compile(
            rf"(?:位于|就在|住在|在|到|住)(?P<place>[\u4e00-\u9fff\d]{{0,18}}?(?:{ends})(?:[\u4e00-\u9fff\d]{{0,6}}?(?:号|{ends}))*)"
        )


def load_patterns(path: Path | None = None) -> FactPatterns:
    """The shipped patterns.

    Args:
        path: None means corpora/lexicon/facts.yaml.

    Raises:
        CorpusError: the file is unreadable or a pattern is wrong.
    """
    return load(path or corpus("lexicon/facts.yaml"), FactPatterns)
