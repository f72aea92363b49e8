"""An input that was overtaken on its way is not kept; a page that is loaded anew begins to count again."""

import pytest
from test_casework_actions import Screen

from assistant.dossier.store import CaseStore
from assistant.web.casework import actions
from assistant.web.casework.turns import overtaken


def sent(load: str, *numbers: int) -> list[dict[str, object]]:
    return [{"load": load, "sent": number} for number in numbers]


@pytest.mark.parametrize(
    ("first", "second", "late"),
    [
        (sent("a", 1, 0), sent("a", 2, 0), False),
        (sent("a", 2, 0), sent("a", 1, 0), True),
        (sent("a", 1, 2), sent("a", 1, 0), True),
        (sent("a", 2, 0), sent("a", 2, 0), False),
        (sent("a", 9, 0), sent("b", 1, 0), False),
        (sent("a", 9, 0), sent("", 0, 0), False),
        (sent("", 0, 0), sent("", 0, 0), False),
    ],
)
def test_what_is_older_than_what_came_is_overtaken(
    first: list[dict[str, object]],
    second: list[dict[str, object]],
    late: bool,
    request: pytest.FixtureRequest,
) -> None:
    key = request.node.name
    assert not overtaken(key, first)
    assert overtaken(key, second) is late
    assert not overtaken(f"another {key}", second)


def test_what_a_page_sent_before_it_was_loaded_anew_is_overtaken() -> None:
    order = [("a", 5), ("b", 1), ("a", 6), ("b", 2), ("c", 1), ("b", 3)]
    late = [overtaken("loaded anew", sent(load, number)) for load, number in order]
    assert late == [False, False, True, False, False, True]


def test_a_save_that_comes_late_takes_no_draft_away() -> None:
    screen = Screen(actions.opening({"new": "1"}))

    def now(number: int) -> list[object]:
        opened, *forms = screen.type(title="占道").sent
        values = [form["values"] | {} for form in forms]
        return [
            opened,
            *({**f, "values": v, "load": "x", "sent": number} for f, v in zip(forms, values, strict=True)),
        ]

    older = now(1)
    screen.type(birth="昨天")
    newer = now(2)
    assert "留作草稿" in actions.left(*newer)["saved"]
    assert actions.left(*older) == {}
    again = Screen(actions.opening({"draft": screen.parts["form-facts"]["key"]}))
    assert again.parts["form-facts"]["values"]["birth"] == "昨天"
    assert again.parts["form-facts"]["values"]["title"] == "占道"


def test_a_page_loaded_anew_before_it_heard_of_its_number_finds_its_case() -> None:
    screen = Screen(actions.opening({"new": "1"}))
    key = screen.parts["form-facts"]["key"]
    actions.left(*screen.type(title="占道").sent)  # the answer is never heard
    actions.left(*screen.type(birth="昨天").sent)
    again = Screen(actions.opening({"draft": key}))
    ((number, _, _),) = CaseStore().cases()
    assert again.parts["place"]["of"] == f"case:{number}"
    assert again.parts["form-facts"]["values"]["birth"] == "昨天"
    assert again.parts["form-facts"]["key"] == key
