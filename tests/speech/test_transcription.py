import json
import socket
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from assistant.cli.app import app
from assistant.errors import InputError
from assistant.evaluation.speech import character_errors, read_turns, score_dialogue
from assistant.speech import transcription
from assistant.speech.audio import RATE, Samples
from assistant.speech.engine import Engine
from assistant.speech.model import Transcript
from assistant.speech.transcription import stream

from .conftest import DATA, STALL, ScriptedEngine, write_audio


def whole(path: Path, engine: Engine, **options: bool) -> Transcript:
    *_, last = stream(path, engine=engine, **options)  # type: ignore[arg-type]
    assert last.final is not None
    return last.final


@pytest.fixture
def long_recording(tmp_path: Path, stall: Samples) -> Path:
    """Four pieces or more."""
    return write_audio(tmp_path / "long.wav", np.concatenate([stall, stall]))


def test_updates_come_piece_by_piece(own_home: Path, long_recording: Path) -> None:
    updates = list(stream(long_recording, engine=ScriptedEngine()))
    times = [u.done for u in updates]
    assert len(updates) >= 5
    assert times == sorted(times)
    assert [u.final is not None for u in updates] == [False] * (len(updates) - 1) + [True]
    assert [s.text for u in updates[:-1] for s in u.new] == [f"第{n}段话" for n in range(1, len(updates))]


def test_a_broken_run_goes_on_where_it_stopped(own_home: Path, long_recording: Path) -> None:
    def fail_at_third(number: int) -> None:
        if number == 3:
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        list(stream(long_recording, engine=ScriptedEngine(fail_at_third)))
    second = ScriptedEngine()
    resumed = whole(long_recording, second)
    pieces = len(list((own_home / "speech").glob("*.jsonl"))[0].read_text().splitlines())
    assert second.asked == pieces - 2
    assert [s.text for s in resumed.segments][:2] == ["第1段话", "第2段话"]
    third = ScriptedEngine()
    assert whole(long_recording, third) == resumed
    assert third.asked == 0
    whole(long_recording, third, resume=False)
    assert third.asked == pieces


def test_a_torn_last_line_is_done_again(own_home: Path, long_recording: Path) -> None:
    first = whole(long_recording, ScriptedEngine())
    (store,) = (own_home / "speech").glob("*.jsonl")
    store.write_bytes(store.read_bytes()[:-40])
    again = ScriptedEngine()
    assert len(whole(long_recording, again).segments) == len(first.segments)
    assert again.asked == 1


def test_cancel_is_answered_within_two_seconds(own_home: Path, long_recording: Path) -> None:
    """At the best of three tries: a machine that does something else meanwhile decides nothing."""
    waited = []
    for _ in range(3):
        cancel, heard = threading.Event(), threading.Event()
        slow = ScriptedEngine(lambda number, heard=heard: heard.wait(60) if number > 1 else None)
        updates = stream(long_recording, engine=slow, cancel=cancel, resume=False)
        next(updates)
        threading.Timer(0.2, cancel.set).start()
        asked_at = time.perf_counter()
        assert all(u.final is None for u in updates)
        waited.append(time.perf_counter() - asked_at)
        assert not heard.is_set(), "it waited for the engine"
        heard.set()
        if waited[-1] < 2.0:
            break
    assert min(waited) < 2.0, waited


def test_real_speech_on_a_machine_without_network(
    own_home: Path, whisper: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("tried to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    heard = whole(STALL, whisper)
    score = score_dialogue("stall", read_turns(DATA / "stall.tsv"), heard.segments)
    assert score.errors.rate < 0.2
    assert score.characters > 0.95
    assert heard.duration == pytest.approx(47.4, abs=0.5)
    assert all(0 <= s.confidence <= 1 and s.start <= s.end for s in heard.segments)


def test_the_command_line_contract(own_home: Path, whisper: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    import assistant.cli.speech  # noqa: F401

    monkeypatch.setattr(transcription, "default_engine", lambda: whisper)
    result = CliRunner().invoke(app, ["transcribe", str(STALL), "--json"])
    assert result.exit_code == 0
    (key,) = rows = json.loads(result.stdout)
    assert key == "segments"
    assert all(set(row) == {"start", "end", "speaker", "text", "confidence"} for row in rows["segments"])
    assert {row["speaker"] for row in rows["segments"]} == {"询问人", "被询问人"}


def test_what_is_no_recording_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_text("不是录音")
    with pytest.raises(InputError, match="不是可识别的音频"):
        list(stream(path, engine=ScriptedEngine()))


@pytest.mark.parametrize(
    ("said", "heard", "edits", "characters"),
    [
        ("你好，世界。", "你好世界", 0, 4),
        ("一共三趟", "一共3趟", 1, 4),
        ("隨便", "随便", 0, 2),
        ("有", "", 1, 1),
        ("ABC", "abc", 0, 3),
    ],
)
def test_character_errors(said: str, heard: str, edits: int, characters: int) -> None:
    found = character_errors("x", said, heard)
    assert (found.edits, found.characters) == (edits, characters)


def test_clip_of_one_second_has_an_outcome(own_home: Path, tmp_path: Path) -> None:
    path = write_audio(tmp_path / "one.wav", np.zeros(RATE, np.float32))
    heard = whole(path, ScriptedEngine())
    assert heard.segments == ()
    assert heard.notes == ("没有听到可辨认的说话声",)
