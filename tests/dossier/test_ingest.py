import pytest

from assistant.dossier.ingest import check_text
from assistant.errors import InputError
from assistant.paper.limits import MAX_CHARACTERS


@pytest.mark.parametrize(("text", "says"), [("  \n", "没有文字"), ("字" * (MAX_CHARACTERS + 1), "过长")])
def test_text_that_cannot_be_worked_on_is_refused(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        check_text(text)


def test_other_text_comes_back_as_it_is() -> None:
    assert check_text(" 甲\n") == " 甲\n"
