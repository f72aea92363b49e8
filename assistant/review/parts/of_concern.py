"""What a paper only mentions: what did not happen, what was only demanded, what it says to be no matter of the case."""

from __future__ import annotations

import re

from assistant.corpora import Words


class _Aside(Words):
    """How papers say that something is no matter of the case, as corpora/lexicon/review/asides.yaml has it."""

    FILE = "lexicon/review/asides.yaml"

    no_concern: str
    not_counted: str
    put_right: str
    none: str
    of_no_concern: re.Pattern[str]
    earlier: re.Pattern[str]
    favourable: re.Pattern[str]
    in_order: re.Pattern[str]
    not_relied_on: re.Pattern[str]
    not_happened: re.Pattern[str]
    omits: re.Pattern[str]
    fulfilled: re.Pattern[str]
    amiss: re.Pattern[str]


def only_mentioned(match: re.Match[str]) -> bool:
    """Whether the facts rest nothing on what is matched: it did not happen, or is said to be no matter of the case.

    Args:
        match: the words, in the story of the paper with quoted law blanked out.
    """
    facts = match.string
    return bool(
        _Aside.read().not_happened.search(facts[: match.start()])
        or _Aside.read().of_no_concern.match(facts, match.end())
    )


def of_earlier_times(clause: str) -> bool:
    """Whether a clause tells of a time before the act: 曾在外地从事, 以前, 前任.

    Args:
        clause: words between two commas, with what stands before them in the sentence.
    """
    return bool(_Aside.read().earlier.search(clause))


def in_favour(words: str) -> bool:
    """Whether what was tested or asked came out well: 均符合标准, 未超标, 登记状态为存续.

    Args:
        words: from the test to the end of its sentence.
    """
    return bool(_Aside.read().favourable.search(words))


def without_what_is_right(facts: str) -> str:
    """The facts without the clauses that tell what was found in order: 许可证均悬挂在显著位置, 登记齐全.

    Args:
        facts: the story of the paper, quoted law blanked out.
    """
    return "".join(
        clause for clause in re.split("(?<=[，。；\n])", facts) if not _Aside.read().in_order.search(clause)
    )


def is_omission(words: str) -> bool:
    """Whether a place of a law punishes that something was not done: （五）未悬挂…….

    Args:
        words: the item or paragraph.
    """
    return _Aside.read().omits.match(words) is not None


def without_duties_done(facts: str) -> str:
    """The facts without the clauses that find a duty done and nothing amiss (入口悬挂有禁入标志): they tell of no omission.

    Args:
        facts: the story of the paper, quoted law blanked out.
    """
    said = _Aside.read()
    clauses = re.split("(?<=[，。；\n])", facts)
    return "".join(one for one in clauses if not said.fulfilled.search(one) or said.amiss.search(one))


def beside_the_point(match: re.Match[str]) -> bool:
    """Whether what is matched is only mentioned, or its clause and the next one say that it came out well.

    Args:
        match: the words, in the facts with quoted law blanked out.
    """
    before = re.split("[，。；\n]", match.string[: match.start()])[-1]
    rest = re.split("[。；\n]", match.string[match.end() :])[0]
    return only_mentioned(match) or in_favour(before + match[0] + "，".join(rest.split("，")[:2]))


def not_relied_on(text: str, start: int) -> bool:
    """Whether the sentence goes on to say that a piece of evidence was not believed.

    Args:
        text: the paper.
        start: where the words of the piece begin.
    """
    return bool(_Aside.read().not_relied_on.search(re.split("[。；\n]", text[start:].lstrip())[0]))
