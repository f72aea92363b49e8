"""The patterns of corpora/lexicon/facts.yaml, compiled once: how names, places, numbers, claims and admissions are said."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Self

from pydantic import model_validator

from assistant.corpora import Data, load, shipped
from assistant.text.personal_words import personal


class OwnPapers(Data):
    """In which of our own papers (kinds of corpora/papers.yaml) a form of words affirms a claim."""

    papers: frozenset[str]
    said: re.Pattern[str]


class Claim(Data):
    """Something that is so or is not: how it is asked and said, what both answers are called, and what it compares with."""

    topic: str
    when_yes: str
    when_no: str
    asked: re.Pattern[str]
    said: re.Pattern[str]
    denials: re.Pattern[str]
    own: OwnPapers
    personal: bool
    changing: bool
    after: bool


class Tests(Data):
    """How the conclusion of a test is said; ``generic`` words do not tell what was tested."""

    context: re.Pattern[str]
    conclusion: re.Pattern[str]
    item: re.Pattern[str]
    generic: re.Pattern[str]


class Permits(Data):
    """Names and numbers of permits, and the words for one."""

    name: re.Pattern[str]
    number: re.Pattern[str]
    words: re.Pattern[str]


class Agreed(Data):
    """What tells how much was permitted, agreed or planned, not how much there was."""

    papers: re.Pattern[str]
    not_papers: re.Pattern[str]
    words: re.Pattern[str]
    unless: re.Pattern[str]

    def is_paper(self, name: str) -> bool:
        """Whether a paper, by its name, is a permit, a contract, a plan."""
        return self.papers.search(name) is not None and not self.not_papers.search(name)

    def before(self, words: str) -> bool:
        """Whether the words before a number say that it was permitted, agreed or planned."""
        return self.words.search(words) is not None and not self.unless.search(words)


class Apart(Data):
    """What tells things of one name apart: parts of a site, kinds of sums, lots, samples, holders, speakers and the like."""

    parts: re.Pattern[str]
    sums: re.Pattern[str]
    lots: re.Pattern[str]
    former: re.Pattern[str]
    single: re.Pattern[str]
    total: re.Pattern[str]
    notices: re.Pattern[str]
    state: re.Pattern[str]
    speaker: re.Pattern[str]
    others: re.Pattern[str]
    samples: re.Pattern[str]
    personal: re.Pattern[str]
    causes: re.Pattern[str]
    of_kind: re.Pattern[str]
    of_like: re.Pattern[str]
    recent: re.Pattern[str]
    since: re.Pattern[str]
    denying: re.Pattern[str]
    permits: re.Pattern[str]
    no_permit: re.Pattern[str]
    formalities: dict[str, re.Pattern[str]]
    recorded: re.Pattern[str]

    def other_part(self, one: str, other: str) -> bool:
        """Whether two sentences are each of another part of a site (东侧, 二层, 店内).

        Args:
            one: a sentence.
            other: another.
        """
        parts = [set(self.parts.findall(text)) for text in (one, other)]
        return all(parts) and not parts[0] & parts[1]


class FactPatterns(Data):
    """The whole file; see its comments for the meaning of each list."""

    names: tuple[str, ...]
    places: tuple[str, ...]
    posts: frozenset[str]
    numbers: dict[str, re.Pattern[str]]
    one_value: frozenset[str]
    measured: frozenset[str]
    rough: str
    limits: str
    measures: re.Pattern[str]
    nothing_before: re.Pattern[str]
    modifiers: frozenset[str]
    neutral: re.Pattern[str]
    dealings: dict[str, re.Pattern[str]]
    held: re.Pattern[str]
    elsewhere: re.Pattern[str]
    told_of: dict[str, re.Pattern[str]]
    registered: re.Pattern[str]
    set_to: re.Pattern[str]
    paid_in: re.Pattern[str]
    per_piece: re.Pattern[str]
    agreed: Agreed
    apart: Apart
    absent_from_records: re.Pattern[str]
    attached: re.Pattern[str]
    position: re.Pattern[str]
    asked_size: re.Pattern[str]
    events: dict[str, str]
    tests: Tests
    permits: Permits
    certificates: dict[str, re.Pattern[str]]
    of_others: re.Pattern[str]
    registers: re.Pattern[str]
    changing: re.Pattern[str]
    generic_words: tuple[str, ...]
    opposite_times: tuple[str, ...]
    orders: re.Pattern[str]
    claims: tuple[Claim, ...]
    admissions: tuple[re.Pattern[str], ...]
    defences: tuple[re.Pattern[str], ...]

    @model_validator(mode="after")
    def _readable(self) -> Self:
        try:
            _ = (
                self.name_forms,
                self.place_form,
                self.event,
                self.event_place,
                self.near_number,
            )
        except re.error as error:
            raise ValueError(f"正则写错：{error.pattern!r} {error}") from error
        return self

    @cached_property
    def denials(self) -> dict[str, str]:
        """What the denial of each claim is called."""
        return {claim.topic: claim.when_no for claim in self.claims}

    def is_same_thing(self, one: str, other: str) -> bool:
        """Whether two names are of one thing: the same, or one is more only by where and how it was found (现场存放水泥, 水泥).

        Args:
            one: the words before a number.
            other: those before another.
        """
        short, long = sorted((one, other), key=len)
        more = long.removesuffix(short).rstrip("的了有")
        return (
            one == other
            or bool(short)
            and long.endswith(short)
            and (not more or bool(self.neutral.search(more)))
        )

    def dealt(self, words: str, name: str) -> frozenset[str]:
        """What was done with goods (在手、卖出、买进、送检) by the words that count them, else by the name of the paper.

        Args:
            words: the sentence, with the question before it.
            name: of the paper.
        """
        told = (
            frozenset(done for done, form in self.dealings.items() if form.search(text))
            for text in (words, name)
        )
        return next((found for found in told if found), frozenset())

    @cached_property
    def name(self) -> str:
        """The form of a person's name: surname from the list, two to four characters."""
        words = personal()
        surname, given = words.surname, f"[\u4e00-\u9fff]{{0,1}}[^{words.not_in_names}\\W\\d_]"
        return f"(?P<name>{surname}某{{1,2}}|{surname}{given})"

    @cached_property
    def name_forms(self) -> tuple[re.Pattern[str], ...]:
        """Patterns whose group ``name`` is a person's name, and ``role`` the word that says what he is."""
        return tuple(re.compile(form.replace("{name}", self.name)) for form in self.names)

    @cached_property
    def name_before(self) -> re.Pattern[str]:
        """A name as it stands before the number of its identity card."""
        return re.compile(rf"{self.name}(?=[（(，,、：:\s]|公民身份|身份证|$)")

    @cached_property
    def name_numbered(self) -> re.Pattern[str]:
        """A name right before the words for the number of its identity card, where a rare surname is one as well (主管卓燕（公民身份号码)."""
        words = personal()
        given = f"[^{words.not_in_names}\\W\\d_]{{1,2}}"
        return re.compile(
            rf"(?<![主总保])(?P<name>{words.any_surname}{given})(?=[（(，,：:\s]{{1,2}}(?:居民)?(?:公民身份|身份证)[^，。；（(]{{0,6}}$)"
        )

    @cached_property
    def place_form(self) -> re.Pattern[str]:
        """Pattern whose group ``place`` is a place, after 在, 到, 位于 or 住."""
        ends = "|".join(sorted(self.places, key=len, reverse=True))
        return re.compile(
            rf"(?:位于|就在|住在|在|到|住)(?P<place>[\u4e00-\u9fff\d]{{0,18}}?(?:{ends})(?:[\u4e00-\u9fff\d]{{0,6}}?(?:号|{ends})){{0,6}})"
        )

    @cached_property
    def event(self) -> re.Pattern[str]:
        """The words before a date that say what happened on it, one group a kind of event."""
        kinds = "|".join(
            f"(?P<{kind}>{form})"
            if kind in ("有效期至",)
            else f"(?P<{kind}>(?:{form})(?:的)?(?:起止)?(?:时间|日期){{0,2}})"
            for kind, form in self.events.items()
        )
        return re.compile(rf"(?:{kinds})[：:为是于|｜\s]{{0,3}}$")

    @cached_property
    def event_place(self) -> re.Pattern[str]:
        """A place with the event that it belongs to, groups as in ``event`` and ``place``."""
        kinds = "|".join(f"(?P<{kind}>{form})" for kind, form in self.events.items())
        return re.compile(rf"(?:{kinds})(?:的)?地点[：:为在|｜\s]{{1,3}}(?P<place>[^，,。；;\n]{{2,40}})")

    @cached_property
    def near_number(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Words beside a number that make it rough, and that make it a limit."""
        return re.compile(self.rough), re.compile(self.limits)


def load_patterns(path: Path | None = None) -> FactPatterns:
    """The shipped patterns.

    Args:
        path: None means corpora/lexicon/facts.yaml.

    Raises:
        CorpusError: the file is unreadable or a pattern is wrong.
    """
    return load(path, FactPatterns) if path else shipped("lexicon/facts.yaml", FactPatterns)
