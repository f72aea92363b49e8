"""The words of corpora/lexicon/retold.yaml: what tells that two papers tell one thing, and what tells that they do not.

These compare papers of a case. That a piece of a decision tells as done what its facts call undone is another question,
with words of its own (review/rules/done_or_not.py).
"""

from __future__ import annotations

import re

from assistant.corpora import Data, Words


class Frame(Data):
    """A kind of value that may change within the same words, and how many characters of them must be the same."""

    about: str
    value: re.Pattern[str]
    left: int
    right: int
    both: int
    behind: int = 0
    more: bool = False
    said: int = 0
    labelled: int = 0
    anywhere: bool = False


class RetoldWords(Words):
    """The whole file; see its comments for the meaning of each list."""

    FILE = "lexicon/retold.yaml"

    counting: re.Pattern[str]
    asked: re.Pattern[str]
    generic: re.Pattern[str]
    other: re.Pattern[str]
    instrument: re.Pattern[str]
    coloured: dict[str, re.Pattern[str]]
    other_colour: re.Pattern[str]
    done: dict[str, re.Pattern[str]]
    no_thing: re.Pattern[str]
    another_event: re.Pattern[str]
    driver: re.Pattern[str]
    drives: re.Pattern[str]
    paid: re.Pattern[str]
    elsewhere: re.Pattern[str]
    place: re.Pattern[str]
    unit_slot: re.Pattern[str]
    once: frozenset[str]
    paid_to: re.Pattern[str]
    papers: re.Pattern[str]
    counted_noun: re.Pattern[str]
    weak: re.Pattern[str]
    total: re.Pattern[str]
    money_of: dict[str, re.Pattern[str]]
    dealt: dict[str, re.Pattern[str]]
    given_back: re.Pattern[str]
    in_part: re.Pattern[str]
    from_day: re.Pattern[str]
    then_on: re.Pattern[str]
    begins: re.Pattern[str]
    begin_plainly: re.Pattern[str]
    when: re.Pattern[str]
    other_event: re.Pattern[str]
    planned: re.Pattern[str]
    unsure: re.Pattern[str]
    frames: dict[str, Frame]
    range_of: re.Pattern[str]
    of_unit: re.Pattern[str]
    head: re.Pattern[str]
    other_head: re.Pattern[str]
    officer: re.Pattern[str]
    registered: re.Pattern[str]
    never: re.Pattern[str]
    never_either: re.Pattern[str]
    never_but: re.Pattern[str]
    acts: dict[str, re.Pattern[str]]
    not_mine: re.Pattern[str]
    is_it_yours: re.Pattern[str]
    plain: re.Pattern[str]
    first_time: re.Pattern[str]
    other_time: re.Pattern[str]
    of_what: re.Pattern[str]
    beside: re.Pattern[str]
    lapsed: re.Pattern[str]
    of_thing: re.Pattern[str]
    fined_apart: re.Pattern[str]
    other_unit: re.Pattern[str]
    other_agency: re.Pattern[str]
    net: re.Pattern[str]
    added: re.Pattern[str]
    passing: frozenset[str]
    ran: re.Pattern[str]
    one_sum: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    not_one_sum: re.Pattern[str]
    our_acts: re.Pattern[str]
    first_day: re.Pattern[str]
    other_lot: re.Pattern[str]
    of_office: re.Pattern[str]
    second_look: re.Pattern[str]
    breach: re.Pattern[str]
    parts_of_house: dict[str, re.Pattern[str]]
    standing: re.Pattern[str]
    stood: re.Pattern[str]
    machines: dict[str, re.Pattern[str]]
