import inspect
import subprocess
import sys

import pytest

import assistant


@pytest.mark.parametrize("verb", assistant.__all__)
def test_every_verb_is_a_documented_function(verb: str) -> None:
    function = getattr(assistant, verb)
    assert inspect.isfunction(function)
    assert inspect.getdoc(function)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="guess"):
        assistant.guess  # noqa: B018


def test_searching_and_suggesting_need_no_torch() -> None:
    code = (
        "import sys, assistant\n"
        "assistant.search; assistant.suggest; assistant.review; assistant.draft\n"
        "assert 'torch' not in sys.modules and 'sentence_transformers' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
