"""The mel spectrogram the speaker encoder was trained on: librosa's defaults (Slaney scale and norm, power 2)."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from assistant.speech.audio import RATE, Samples

WINDOW = 400  # samples: 25 ms
STEP = 160  # samples: 10 ms
BANDS = 40

Floats = npt.NDArray[np.float64]


def _hz_to_mel(hz: Floats) -> Floats:
    """Slaney's scale: linear to 1 kHz, then logarithmic."""
    log_part = 15.0 + np.log(np.maximum(hz, 1e-9) / 1000.0) / (np.log(6.4) / 27.0)
    return np.where(hz < 1000.0, hz * 3.0 / 200.0, log_part)


def _mel_to_hz(mel: Floats) -> Floats:
    return np.where(mel < 15.0, mel * 200.0 / 3.0, 1000.0 * np.exp((np.log(6.4) / 27.0) * (mel - 15.0)))


@lru_cache(maxsize=1)
def _filters() -> npt.NDArray[np.float32]:
    """Triangular filters of equal area, shape (BANDS, WINDOW // 2 + 1)."""
    bins = np.linspace(0.0, RATE / 2, WINDOW // 2 + 1)
    top = _hz_to_mel(np.array([RATE / 2]))[0]
    edges = _mel_to_hz(np.linspace(0.0, top, BANDS + 2))
    ramps = edges[:, None] - bins[None, :]
    widths = np.diff(edges)
    rising = -ramps[:-2] / widths[:-1, None]
    falling = ramps[2:] / widths[1:, None]
    weights = np.maximum(0.0, np.minimum(rising, falling))
    return (weights * (2.0 / (edges[2:] - edges[:-2]))[:, None]).astype(np.float32)


def mel_spectrogram(audio: Samples) -> npt.NDArray[np.float32]:
    """Power mel spectrogram of 16 kHz samples, shape (1 + len // STEP, BANDS); edges padded with zeros."""
    padded = np.pad(audio, WINDOW // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::STEP]
    window = 0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(WINDOW) / WINDOW)
    spectrum = np.fft.rfft(frames * window.astype(np.float32), axis=1)
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    return np.asarray(power @ _filters().T, np.float32)
