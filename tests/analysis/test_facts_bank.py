"""The bank of notes: form, lengths, references that exist, and nothing of the laws held out."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from assistant.corpora import Data, corpus, load_rows
from assistant.law.library import LawLibrary
from assistant.law.model import Provision

FOLDER = corpus("facts")


class Cited(Data):
    law: str
    article: str
    part: str


class Note(Data):
    id: str
    facts: str
    party: Literal["个人", "企业", "个体工商户"]
    region: str = ""
    penalty: tuple[Cited, ...]
    violated: tuple[Cited, ...]
    grade: str
    twin: bool = False


class Lawful(Data):
    id: str
    facts: str
    party: Literal["个人", "企业", "个体工商户"]
    region: str = ""
    near: tuple[Cited, ...]
    differs: str


def _held_out(folder: Path) -> set[str]:
    return set((folder / "held_out.txt").read_text(encoding="utf-8").split())


def test_every_row_is_in_form_and_no_sentence_stands_twice() -> None:
    notes, lawful = load_rows(FOLDER / "notes.jsonl", Note), load_rows(FOLDER / "lawful.jsonl", Lawful)
    facts = [row.facts for row in (*notes, *lawful)]
    assert len(set(facts)) == len(facts)
    assert all(14 <= len(fact) <= 175 for fact in facts)
    ids = [row.id for row in (*notes, *lawful)]
    assert len(set(ids)) == len(ids)
    for row in (*(r.penalty for r in notes), *(r.near for r in lawful)):
        assert row
        assert all(Provision.parse(cited.article + cited.part) for cited in row)


def test_the_laws_held_out_are_not_in_it() -> None:
    held = _held_out(FOLDER)
    notes, lawful = load_rows(FOLDER / "notes.jsonl", Note), load_rows(FOLDER / "lawful.jsonl", Lawful)
    named = {cited.law for r in notes for cited in r.penalty} | {c.law for r in lawful for c in r.near}
    assert len(held) > 50
    assert not named & held


def test_packaged_laws_hold_the_places_named(packaged_library: LawLibrary) -> None:
    places = {(c.law, c.article) for r in load_rows(FOLDER / "notes.jsonl", Note) for c in r.penalty}
    known = {law.name: law for law in packaged_library.laws()}
    there = [
        (known[law], place) for law, article in places if law in known and (place := Provision.parse(article))
    ]
    assert len(there) > 500
    missing = [
        (law.name, place.format())
        for law, place in there
        if not any(packaged_library.article_in(v, place) for v in packaged_library.versions(law))
    ]
    assert not missing


def test_what_is_measured_with_is_of_the_laws_held_out_only() -> None:
    held = _held_out(FOLDER)
    notes = load_rows(FOLDER / "notes_held_out.jsonl", Note)
    lawful = load_rows(FOLDER / "lawful_held_out.jsonl", Lawful)
    assert {cited.law for r in notes for cited in r.penalty} | {c.law for r in lawful for c in r.near} <= held
    facts = [row.facts for row in (*notes, *lawful)]
    assert len(set(facts)) == len(facts)
    assert len({row.id for row in (*notes, *lawful)}) == len(facts)
