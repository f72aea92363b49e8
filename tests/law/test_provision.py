"""Whether one address lies in another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.law.model import Provision

INSIDE = [
    ("第六十条", "第六十条", True),
    ("第六十条", "第六十条第一款", True),
    ("第六十条", "第六十条第一款第（三）项", True),
    ("第六十条第一款", "第六十条第一款第（三）项", True),
    ("第六十条第一款第（三）项", "第六十条第一款第（三）项第2目", True),
    ("第六十条第（三）项", "第六十条第一款第（三）项", True),
    ("第六十条第（三）项", "第六十条第二款第（三）项", True),
    ("第十八条第一款", "第十八条第（一）项", True),
    ("第二十条第一款", "第二十条", True),
    ("第六十条", "第六十一条", False),
    ("第六十条", "第六十条之一", False),
    ("第六十条第二款", "第六十条第一款第（三）项", False),
    ("第六十条第二款", "第六十条第（三）项", False),
    ("第六十条第一款第（三）项", "第六十条第一款第（四）项", False),
    ("第六十条第一款第（三）项", "第六十条第一款", False),
    ("第六十条第一款第（三）项第2目", "第六十条第一款第（三）项", False),
]


def place(text: str) -> Provision:
    found = Provision.parse(text)
    assert found
    return found


@pytest.mark.parametrize(("outer", "inner", "lies"), INSIDE)
def test_covers(outer: str, inner: str, lies: bool) -> None:
    assert place(outer).covers(place(inner)) is lies


ADDRESSES = st.builds(
    Provision, st.just(60), st.integers(0, 1), st.integers(0, 3), st.integers(0, 2), st.integers(0, 2)
)


@given(ADDRESSES, ADDRESSES, ADDRESSES)
def test_an_address_covers_itself_and_all_that_its_parts_cover(
    one: Provision, two: Provision, three: Provision
) -> None:
    assert one.covers(one)
    assert one.whole_article().covers(one)
    assert one.touches(two) == two.touches(one)
    if one.covers(two) and two.covers(three) and two.paragraph:  # left out it may mean the only one or any
        assert one.covers(three)
