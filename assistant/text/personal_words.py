"""The words by which a text tells a natural person, and the patterns they make (corpora/lexicon/personal.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from pydantic import field_validator

from assistant.corpora import Data, corpus, load
from assistant.text.identity import ID_NUMBER

_HAN = "\u4e00-\u9fff"
_LATIN = r"[A-Z][A-Za-z]+(?: [A-Z][A-Za-z.]*){1,3}"
_DOTTED = rf"[{_HAN}]{{1,6}}(?:[·•・][{_HAN}]{{1,8}}){{1,3}}"


class Personal(Data):
    """The whole file corpora/lexicon/personal.yaml; see its comments for the meaning of each list."""

    surnames: str
    rare_surnames: str
    compound_surnames: tuple[str, ...]
    not_in_names: str
    roles: tuple[str, ...]
    subjects: tuple[str, ...]
    does: re.Pattern[str]
    scarce_surnames: str
    word_over: re.Pattern[str]
    word_goes_on: re.Pattern[str]
    word_begins: re.Pattern[str]
    things: str
    words_to: tuple[str, ...]
    officials: tuple[str, ...]
    officers: tuple[str, ...]
    private_ends: tuple[str, ...]
    public: tuple[str, ...]
    of_a_unit: str
    labels: tuple[str, ...]
    after: tuple[str, ...]
    both: str
    says: tuple[str, ...]
    talks: str
    not_names: tuple[str, ...]
    nobody: tuple[str, ...]
    unit_ends: str
    numbers: tuple[str, ...]
    not_numbers: re.Pattern[str]
    phones: tuple[str, ...]
    not_homes: re.Pattern[str]
    places: str
    sites: str
    homes: tuple[str, ...]

    @field_validator("talks", "of_a_unit")
    @classmethod
    def _readable(cls, form: str) -> str:
        try:
            re.compile(form)
        except re.error as error:
            raise ValueError(f"正则写错：{error.pattern!r} {error}") from error
        return form

    @cached_property
    def surname(self) -> str:
        """The form of a surname."""
        return f"(?:{any_of(self.compound_surnames)}|[{self.surnames}])"

    @cached_property
    def any_surname(self) -> str:
        """The form of a surname, the rare ones too."""
        return f"(?:{any_of(self.compound_surnames)}|[{self.surnames}{self.rare_surnames}])"

    @cached_property
    def ending(self) -> re.Pattern[str]:
        """What shows that a name is over."""
        return re.compile(rf"$|[^{_HAN}]|{any_of(self.after)}")

    @cached_property
    def forms(self) -> tuple[re.Pattern[str], ...]:
        """Patterns whose group ``name`` is a natural person's name, by what stands beside it."""
        short = rf"(?:{_DOTTED}|{self.any_surname}[{_HAN}]{{1,2}}?)"
        ends = rf"(?={self.ending.pattern})"
        free = rf"(?:{_LATIN}|{_DOTTED}|[{_HAN}]{{2,4}})(?=$|[，,。；;（(\s、/|｜）)])"
        details = rf"[（(，,、：:\s]{{0,2}}(?:(?:男|女)[，,、）)\s]|(?:公民)?(?:身份证?)(?:号码)?[：:\s]{{0,2}}{ID_NUMBER.pattern}|(?:{any_of(self.phones)})[：:\s]{{0,2}}\d)"
        return (
            re.compile(rf"{self._of_a_unit}(?:{any_of(self.officials)})[：:为是]?\s?(?P<name>{short}){ends}"),
            re.compile(rf"(?:{any_of(self.officials)})[：:为是]?\s?(?P<name>{short})(?={self.of_a_unit})"),
            re.compile(rf"(?:{any_of((*self.labels, *self.roles))})\s?[：:|｜]\s?(?P<name>{free})"),
            re.compile(
                rf"(?:{any_of(set(self.roles) - set(self.subjects))}|[我他她]|名字)(?:是|叫|为|名叫|和|与|同|跟|：|:)?\s?(?P<name>{short}){ends}"
            ),
            re.compile(rf"(?P<name>{short})(?={details}|{self.talks})"),
            re.compile(
                rf"(?:(?<![{_HAN}])|{any_of(self.roles)})(?P<name>[{self.scarce_surnames}][{_HAN}]{{1,2}})(?=[（(](?:男|女|公民身份|身份证))"
            ),
            re.compile(rf"(?<![{_HAN}\d])(?P<name>{short})(?=(?:{any_of(self.says)}))"),
            re.compile(
                rf"(?:向|对|联系|询问|通知|约谈|传唤)(?P<name>{short})(?=(?:进行)?(?:{any_of(self.words_to)}))"
            ),
        )

    @cached_property
    def loose_forms(self) -> tuple[re.Pattern[str], ...]:
        """Patterns whose group ``name`` may be an ordinary word as well: 当事人于次日, 对白酒进行检查."""
        short = rf"(?:{_DOTTED}|{self.any_surname}[{_HAN}]{{1,2}}?)"
        return (
            re.compile(
                rf"(?:{any_of(self.subjects)})(?:是|叫|为|名叫|和|与|同|跟|：|:)?\s?(?P<name>{short})(?={self.ending.pattern})"
            ),
            re.compile(rf"(?:向|对|联系|询问|通知|约谈|传唤)(?P<name>{short})(?=进行|核实|[，。；、（(]|的)"),
        )

    @cached_property
    def next_name(self) -> re.Pattern[str]:
        """The next name of a list, behind the one before."""
        short = rf"{self.surname}[{_HAN}]{{1,2}}?"
        return re.compile(rf"[、和及与](?P<name>{short})(?={self.ending.pattern}|分别|[两二三四五]人)")

    @cached_property
    def _of_a_unit(self) -> str:
        """What stands before those who act for a unit, not for the agency."""
        ends = "|".join(rf"(?<={end})|(?<={end}的)" for end in self.private_ends)
        return "".join(rf"(?<!{one})(?<!{one}的)" for one in self.public) + f"(?:{ends})"

    @cached_property
    def official(self) -> re.Pattern[str]:
        """Names of those who act for the agency."""
        one = rf"{self.any_surname}[{_HAN}]{{1,2}}?"
        either = rf"(?!{self._of_a_unit})(?:{any_of(self.officials)})"
        told = rf"[：:为是]?\s?(?P<GROUP>{one}(?:、{one})*)(?=$|[^{_HAN}]|{any_of(self.after)})"
        return re.compile(
            rf"(?<![被受应])(?:(?:{any_of(self.officers)})(?:[（(]?签[名字][）)]?)?{told.replace('GROUP', 'officers')}"
            rf"|{either}{told.replace('GROUP', 'officials')}(?!{self.of_a_unit}))"
        )

    @cached_property
    def whole_name(self) -> re.Pattern[str]:
        """A name and nothing else."""
        return re.compile(rf"{_DOTTED}|{self.any_surname}[{_HAN}]{{1,2}}")

    @cached_property
    def nobodys(self) -> re.Pattern[str]:
        """What stands where a name is left out: 当事人, 自然人, 当事人甲."""
        return re.compile(rf"(?:{any_of((*self.nobody, *self.roles))})[甲乙丙丁戊A-Z\d一二三四五]?")

    @cached_property
    def labelled_number(self) -> re.Pattern[str]:
        """A number that its label tells to be a person's."""
        return re.compile(
            rf"(?P<label>(?:{any_of(self.numbers)})(?:号码|账号|帐号|代号|代码|号)?(?:为|是)?\s?[：:（(]?\s?)(?P<number>[A-Za-z0-9_][A-Za-z0-9_-]{{4,29}})"
            rf"|(?P<called>(?:{any_of(self.phones)})(?:号码)?(?:为|是)?\s?[：:（(]?\s?)(?P<phone>[2-9]\d{{2,3}}[-\s]?\d{{4}})(?!\d)"
        )

    @cached_property
    def labelled_home(self) -> re.Pattern[str]:
        """A home behind its label."""
        return re.compile(
            rf"(?P<before>(?:{any_of(self.homes)})(?:(?:已|现)?(?:变更|更改|改)|(?:确认书?)?(?:载明|写明|记载|填写|登记|确认)?的?(?:地址|住址)?(?=[为是：:]))?(?:为|是|在)?\s?(?P<mark>[：:|｜])?\s?)(?P<home>[^\n，,；;。\s（）()|｜]{{2,60}})"
        )


def any_of(words: Iterable[str]) -> str:
    """The form of any of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def personal() -> Personal:
    """The shipped words.

    Raises:
        CorpusError: the file is unreadable or a pattern is wrong.
    """
    return load(corpus("lexicon/personal.yaml"), Personal)
