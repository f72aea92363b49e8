"""What a start does not do: describe the pages again and again, look through what stays, load what only speech needs."""

import gc
import subprocess
import sys

import pytest
from gradio.blocks import Blocks
from gradio.routes import App

from assistant.web import shell
from assistant.web.gradio_import import served_once


def test_nothing_is_made_or_described_while_the_pages_are_laid_out() -> None:
    before = (App.create_app, Blocks.get_config_file)
    with served_once():
        assert App.create_app(None) is None
        assert Blocks.get_config_file(Blocks.__new__(Blocks)) == {}
    assert (App.create_app, Blocks.get_config_file) == before


def test_it_is_made_again_after_a_failure() -> None:
    before = (App.create_app, Blocks.get_config_file)
    with pytest.raises(ValueError, match="broken"), served_once():
        raise ValueError("broken")
    assert (App.create_app, Blocks.get_config_file) == before


def test_garbage_is_looked_for_again_once_the_page_is_there() -> None:
    gc.disable()
    try:
        shell._settle()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.enable()


def test_what_another_start_has_set_is_left() -> None:
    held = gc.get_freeze_count()
    shell._settle()
    assert gc.isenabled()
    assert gc.get_freeze_count() == held


def test_the_pages_load_no_recogniser() -> None:
    code = (
        "import sys; from assistant.web.shell import build_app; build_app(); "
        "print(sorted({'faster_whisper', 'ctranslate2'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
