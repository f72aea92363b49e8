"""The words of corpora/lexicon/statements.yaml, compiled once: negation, questions, reports, norms, orders, plans."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Self

from pydantic import model_validator

from assistant.corpora import Data, corpus, load
from assistant.paper.kinds import PaperKind, load_kinds, recognise

_GAP = "[^,。;!?:]{0,12}"
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_UNBOUNDED = re.compile(r"(?<!\\)(?:[*+]|\{\d*,\})")
_BESIDES = re.compile(
    r"(返还|扣押|物品|财物)?(清单|凭证|附件|存根)"
)  # goes with a paper and is none of its own
_PARTS = re.compile("[、及和与,，]")

Forms = tuple[str, ...]


class Roles(Data):
    """What stands before the colon of a turn, and the words with which the writer speaks again."""

    asker: Forms
    answerer: Forms
    closing: Forms


class Short(Data):
    """Answers that only say yes or no, and questions that are answered by a value, each as one form."""

    denying: str
    affirming: str
    contradicting: str
    asks_value: str


class Cues(Data):
    """The whole file; see its comments for the meaning of each list."""

    roles: Roles
    short: Short
    idioms: Forms
    doubles: Forms
    asks: Forms
    norms: Forms
    unknown: Forms
    find: Forms
    contradicts: Forms
    refuses: Forms
    negations: Forms
    duties: Forms
    acts: Forms
    good: Forms
    bad: Forms
    trouble: Forms
    objections: Forms
    contrast: Forms
    then: Forms
    turns_to_act: Forms
    list_ends: Forms
    reports: Forms
    told_by: Forms
    named_reports: Forms
    resumes: Forms
    conditions: Forms
    orders: Forms
    orders_go_on: Forms
    rules: Forms
    plans: Forms
    guesses: Forms
    grants: Forms
    opens: Forms
    empty: Forms
    ended: Forms
    self_proving: frozenset[str]

    @model_validator(mode="after")
    def _readable(self) -> Self:
        try:
            _ = self.negation, self.answers, self.closing, self._forms
        except re.error as error:
            raise ValueError(f"正则写错：{error.pattern!r} {error}") from error
        return self

    @cached_property
    def negation(self) -> re.Pattern[str]:
        """All that holds a negation character; the name of the group says which kind it is."""
        kinds = [
            "doubles",
            "idioms",
            "bad",
            "asks",
            "norms",
            "unknown",
            "find",
            "contradicts",
            "refuses",
            "negations",
        ]
        return re.compile("|".join(f"(?P<{kind}>{_joined(getattr(self, kind))})" for kind in kinds))

    @cached_property
    def closing(self) -> re.Pattern[str]:
        """Words with which the writer of a record speaks again behind the last answer."""
        return re.compile(_joined(self.roles.closing))

    @cached_property
    def answers(self) -> dict[str, re.Pattern[str]]:
        """The forms of short answers by name."""
        return {name: re.compile(_joined((form,))) for name, form in self.short}

    def form(self, name: str) -> re.Pattern[str]:
        """One list as one pattern.

        Args:
            name: a field of this class that is a list of forms.
        """
        return self._forms[name]

    @cached_property
    def _forms(self) -> dict[str, re.Pattern[str]]:
        lists = {name: getattr(self, name) for name in Cues.model_fields}
        return {name: re.compile(_joined(forms)) for name, forms in lists.items() if isinstance(forms, tuple)}


def load_cues(path: Path | None = None) -> Cues:
    """The shipped cues.

    Args:
        path: None means corpora/lexicon/statements.yaml.

    Raises:
        CorpusError: the file is unreadable, a pattern is wrong or repeats without a bound.
    """
    return load(path or corpus("lexicon/statements.yaml"), Cues)


def own_papers(name: str, text: str = "") -> tuple[str, ...]:
    """The kinds (corpora/papers.yaml) of our own papers that a piece is made of; none when it holds another paper too.

    Such a paper proves that it was made or served, and nothing that it says of the conduct.

    Args:
        name: such as 责令改正通知书及送达回证.
        text: the paper; its heading counts when the name tells nothing.
    """
    parts = [part for part in _PARTS.split(name) if part]
    found = [
        recognise("", name=part).kind for part in parts if len(parts) == 1 or not _BESIDES.fullmatch(part)
    ]
    if not any(found):
        heading = recognise(text)
        found = [heading.kind if heading.certain else None]
    known = [kind for kind in found if kind is not None]
    if len(known) < len(found) or not all(_proves_itself(kind) for kind in known):
        return ()
    return tuple(dict.fromkeys(kind.kind for kind in known))


def is_own_kind(kind: str) -> bool:
    """Whether a kind of the registry is such a paper."""
    return any(entry.kind == kind and _proves_itself(entry) for entry in load_kinds())


def _proves_itself(kind: PaperKind) -> bool:
    return kind.kind in load_cues().self_proving or (kind.made_by == "agency" and not kind.evidence)


def _joined(forms: Forms) -> str:
    """The forms as one alternation without numbered groups, "…" written out.

    Raises:
        ValueError: a form repeats without a bound.
    """
    for form in forms:
        if _UNBOUNDED.search(form):
            raise ValueError(f"没有上限的重复：{form}")
    return "|".join(f"(?:{_GROUP.sub('(?:', form).replace('…', _GAP)})" for form in forms)
