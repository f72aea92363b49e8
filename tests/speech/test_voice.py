from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.speech.audio import RATE, Samples
from assistant.speech.voice import LONG_SILENCE, PIECE_SECONDS, Piece, find_pieces

rng = np.random.default_rng(7)


def tone(seconds: float) -> Samples:
    t = np.arange(int(seconds * RATE)) / RATE
    chords = [(262, 330, 392), (220, 262, 330), (175, 220, 262), (196, 247, 294)]
    notes = [sum(np.sin(2 * np.pi * f * t) for f in chord) for chord in chords]
    which = (t * 2).astype(int) % 4
    return (0.1 * np.choose(which, notes) * np.exp(-(t * 2 % 1) * 3)).astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros(int(seconds * RATE), np.float32)


def noise(seconds: float, level: float = 0.1) -> Samples:
    return (rng.standard_normal(int(seconds * RATE)) * level).astype(np.float32)


@pytest.mark.parametrize("sound", [silence(20), noise(20), noise(20, 0.5), tone(20), silence(0.01)])
def test_nobody_speaks_in_silence_noise_and_music(sound: Samples) -> None:
    assert sum(len(p.audio) for p in find_pieces([sound])) <= RATE


def test_pieces_are_short_and_their_clock_runs_forward(stall: Samples) -> None:
    sound = np.concatenate([stall, silence(LONG_SILENCE + 5), stall])
    pieces = list(find_pieces([sound]))
    assert all(len(p.audio) <= PIECE_SECONDS * RATE for p in pieces)
    assert all(a.end <= b.start for a, b in zip(pieces, pieces[1:], strict=False))
    for piece in pieces:
        times = [piece.time(t) for t in np.arange(0, len(piece.audio) / RATE, 0.1)]
        assert times == sorted(times)
        assert piece.start <= times[0] <= times[-1] <= piece.end


def test_a_piece_keeps_its_place_in_the_recording(stall: Samples) -> None:
    first = next(find_pieces([np.concatenate([silence(10), stall[: 8 * RATE]])]))
    assert 9.0 < first.start < 11.0


def test_speech_is_not_lost(stall: Samples) -> None:
    kept = sum(len(p.audio) for p in find_pieces([stall]))
    assert kept > 0.8 * len(stall)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 60_000), min_size=1, max_size=10))
def test_the_size_of_blocks_changes_nothing(stall: Samples, cuts: list[int]) -> None:
    sound = stall[: 12 * RATE]
    edges = [0, *np.minimum(np.cumsum(cuts), len(sound)).tolist(), len(sound)]
    blocks = [sound[a:b] for a, b in zip(edges, edges[1:], strict=False) if b > a]
    assert _shape(find_pieces(blocks)) == _shape(find_pieces([sound]))


def _shape(pieces: Iterator[Piece]) -> list[tuple[int, int, int]]:
    return [(int(p.frames[0]), int(p.frames[-1]), len(p.audio)) for p in pieces]
