"""A penalty clause that names a paragraph its law does not have: the draft says so and cites what there is."""

from dataclasses import replace

import pytest
from samples import full_case

from assistant.analysis.charge import charges_of, clause_under
from assistant.documents.verb import draft
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef

LAW = "《中华人民共和国消防法》"


@pytest.mark.parametrize(
    ("duty", "cited", "wrong"),
    [
        ("第二十八条第二款", "第二十八条", True),
        ("第二十八条第一款第（三）项", "第二十八条", True),
        ("第十六条第三款", "第十六条", True),
        ("第十六条第一款第（十九）项", "第十六条", True),
        ("第二十七条第五款", "第二十七条", True),
        ("第五条第四款", "第五条", True),
        ("第二条第二款第（一）项", "第二条", True),
        ("第四十四条第九款", "第四十四条", True),
        ("第二十八条", "第二十八条", False),
        ("第十六条第一款第（二）项", "第十六条第一款第（二）项", False),
        ("第十六条第二款", "第十六条第二款", False),
        ("第五条", "第五条", False),
        ("第二十七条第一款", "第二十七条第一款", False),
        ("第二十七条第二款", "第二十七条第二款", False),
        ("第二条", "第二条", False),
        # no such article at all: said as before
        ("第四百条", "第四百条", False),
    ],
)
def test_what_the_law_does_not_have_is_not_cited(
    packaged_library: LawLibrary, duty: str, cited: str, wrong: bool
) -> None:
    case = full_case()
    (own,) = [one for one in charges_of(case, packaged_library).charges if not one.capacity]
    ref = LawRef.parse(f"{LAW}{duty}")
    assert ref
    clause = replace(clause_under(own, case, packaged_library), violated=(ref,), inferred=False)
    made = draft(case, clause=clause, library=packaged_library)
    assert f"违反了{LAW}{cited}的规定" in made.text
    assert any("核对是引用有误" in name for name in made.missing) is wrong
