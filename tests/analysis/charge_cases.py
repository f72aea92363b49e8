"""Cases of the made-up laws, and where the charges made of them stand."""

from __future__ import annotations

from typing import Any

from assistant.analysis.model import Charging
from assistant.analysis.pin import Located, rules_in
from assistant.dossier.model import Case
from assistant.law.library import LawLibrary
from assistant.law.model import Provision

K = "风筝管理条例"


def case(kind: str = "", act: str = "2024-05-01", **fields: Any) -> Case:
    party = {"party": {"kind": kind, "name": "甲"}} if kind else {}
    return Case.model_validate({"facts": "放风筝", "act_date": act, **party, **fields})


def places(made: Charging) -> list[str]:
    """The provisions of the charges, of the choices behind a question mark; persons in charge behind a plus."""
    charges = [f"{c.rule.provision}{'+' if c.capacity else ''}" for c in made.charges if c.rule]
    return charges + [f"?{c.pin.provision}{'+' if c.capacity else ''}" for c in made.choices]


UNIT_ITEMS = ["?第四条第一款第（一）项", "?第四条第一款第（二）项"]


def located(library: LawLibrary, law: str, place: str) -> Located:
    wanted = Provision.parse(place)
    article = library.article(library.find(law)[0], wanted) if wanted else None
    assert article
    return next(found for found in rules_in(article) if found.rule.provision == wanted)
