"""Voice prints grouped by speaker: deterministic spherical k-means, then merging of groups that sound alike."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from assistant.speech.voiceprint import Prints

MOST = 6  # speakers looked for when the number is not given
ALIKE = 0.66  # groups whose windows are on average at least this similar are one speaker
LEAST_SHARE = 0.03  # a smaller group is no speaker of its own
_ROUNDS = 30

Labels = npt.NDArray[np.int64]


def cluster(prints: Prints, number: int | None = None) -> Prints:
    """Mean print of each speaker, shape (speakers, 256), the one with most windows first.

    Args:
        prints: unit vectors, one a window.
        number: how many speakers there are; found when None.
    """
    if len(prints) == 0:
        return prints
    if number is not None:
        centres = _k_means(prints, min(number, len(prints)))
    else:
        centres = _merge_alike(prints, _k_means(prints, min(MOST, len(prints))))
    sizes = np.bincount(nearest(prints, centres), minlength=len(centres))
    return centres[np.argsort(-sizes, kind="stable")]


def nearest(prints: Prints, centres: Prints) -> Labels:
    """Number of the most similar centre for each print."""
    return np.asarray((prints @ centres.T).argmax(axis=1), np.int64)


def _k_means(prints: Prints, number: int) -> Prints:
    centres = _spread(prints, number)
    labels = nearest(prints, centres)
    for _ in range(_ROUNDS):
        centres = _means(prints, labels, centres)
        moved = nearest(prints, centres)
        if np.array_equal(moved, labels):
            break
        labels = moved
    return centres


def _spread(prints: Prints, number: int) -> Prints:
    """Starting centres: the print most like all others, then always the one least like those chosen."""
    typical = prints @ prints.mean(axis=0)
    chosen = [int(typical.argmax())]
    closeness = prints @ prints[chosen[0]]
    for _ in range(number - 1):
        chosen.append(int(closeness.argmin()))
        closeness = np.maximum(closeness, prints @ prints[chosen[-1]])
    return prints[chosen]


def _means(prints: Prints, labels: Labels, old: Prints) -> Prints:
    sums = [prints[labels == n].sum(axis=0) if (labels == n).any() else old[n] for n in range(len(old))]
    means = np.stack(sums)
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), np.float32)


def _merge_alike(prints: Prints, centres: Prints) -> Prints:
    """Join the most similar groups (average linkage), and drop those too small, until all are distinct speakers."""
    while len(centres) > 1:
        labels = nearest(prints, centres)
        sizes = np.bincount(labels, minlength=len(centres))
        sums = np.stack([prints[labels == n].sum(axis=0) for n in range(len(centres))])
        means = sums / np.maximum(sizes, 1)[:, None]
        likeness = means @ means.T - 2.0 * np.eye(len(centres))
        one, other = divmod(int(likeness.argmax()), len(centres))
        small = int(sizes.argmin())
        if likeness[one, other] >= ALIKE:
            joined = sums[one] + sums[other]
            centres = np.vstack([np.delete(centres, (one, other), axis=0), joined / np.linalg.norm(joined)])
        elif sizes[small] < max(2.0, LEAST_SHARE * len(prints)):
            centres = np.delete(centres, small, axis=0)
        else:
            break
        centres = _means(prints, nearest(prints, centres), centres)
    return centres
