import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import verbs


@pytest.mark.parametrize("verb", verbs.__all__)
def test_every_verb_is_a_documented_function(verb: str) -> None:
    function = getattr(verbs, verb)
    assert inspect.isfunction(function)
    assert inspect.getdoc(function)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="guess"):
        verbs.guess  # noqa: B018


def test_searching_and_suggesting_need_no_torch() -> None:
    code = (
        "import sys\nfrom assistant import verbs\n"
        "verbs.search; verbs.suggest; verbs.review; verbs.draft\n"
        "assert 'torch' not in sys.modules and 'sentence_transformers' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_no_library_leaves_a_reporting_trace(tmp_path: Path) -> None:
    """ONNX Runtime keeps a store of events to send as soon as it is loaded, unless it is told not to."""
    code = "import assistant, onnxruntime, faster_whisper, gradio"
    environment = os.environ | {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
    assert [path.name for path in tmp_path.rglob("*") if "onnxruntime" in str(path)] == []
