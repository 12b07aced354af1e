"""Figures with 95 % confidence intervals, where the items of one scene depend on each other."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

Z95 = 1.959964
"""Standard normal quantile that leaves 2.5 % on either side."""
RESAMPLES = 2000


@dataclass(frozen=True)
class Figure:
    """A measured value, the number of items (or scenes) it stands on, and its 95 % interval."""

    value: float
    n: int
    low: float
    high: float

    def as_list(self) -> list[float | int]:
        """``[value, n, low, high]``, rounded to four places."""
        return [round(self.value, 4), self.n, round(self.low, 4), round(self.high, 4)]


def wilson(good: float, n: float) -> tuple[float, float]:
    """Wilson's score interval of a proportion (Wilson 1927); of nothing, everything between 0 and 1.

    Parameters
    ----------
    good, n : float
        How many of how many; `good` may be a sum of shares.
    """
    if n <= 0:
        return 0.0, 1.0
    share, spread = good / n, Z95 * Z95 / n
    middle = (share + spread / 2) / (1 + spread)
    reach = math.sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def resampled(scenes: int, seed: int) -> npt.NDArray[np.int64]:
    """How often each scene is drawn in each bootstrap sample of whole scenes, (RESAMPLES, scenes)."""
    rng = np.random.default_rng((seed, scenes))
    return rng.multinomial(scenes, np.full(scenes, 1 / scenes), size=RESAMPLES)


def proportion(good: Sequence[float], total: Sequence[float], seed: int = 0) -> Figure:
    """A proportion over scenes: the wider of Wilson's interval over items and of the bootstrap over whole scenes.

    The bootstrap knows that items of a scene stand or fall together; Wilson's interval keeps its width where all of
    them are right, and where a bootstrap of equal values would claim certainty.

    Parameters
    ----------
    good, total : (scenes,)
        Of each scene, how many items are right, and how many there are; scenes without items are left out.
    """
    right, asked = np.asarray(good, np.float64), np.asarray(total, np.float64)
    right, asked = right[asked > 0], asked[asked > 0]
    n = float(asked.sum())
    if n == 0:
        return Figure(math.nan, 0, 0.0, 1.0)
    drawn = resampled(len(asked), seed)
    low, high = np.quantile((drawn @ right) / (drawn @ asked), (0.025, 0.975))
    least, most = wilson(float(right.sum()), n)
    return Figure(float(right.sum()) / n, round(n), min(float(low), least), max(float(high), most))


def middle(values: Sequence[FloatArray], seed: int = 0) -> Figure:
    """The median of items of all scenes, with its bootstrap interval over whole scenes."""
    return _pooled(values, seed, lambda v: float(np.median(v)))


def average(values: Sequence[FloatArray], seed: int = 0) -> Figure:
    """The mean of items of all scenes, with its bootstrap interval over whole scenes."""
    return _pooled(values, seed, lambda v: float(np.mean(v)))


def _pooled(values: Sequence[FloatArray], seed: int, summary: Callable[[FloatArray], float]) -> Figure:
    kept = [v for v in values if len(v)]
    if not kept:
        return Figure(math.nan, 0, math.nan, math.nan)
    found = [summary(np.concatenate([kept[i] for i in _repeated(row)])) for row in resampled(len(kept), seed)[:500]]
    low, high = np.quantile(found, (0.025, 0.975))
    joined = np.concatenate(kept)
    return Figure(summary(joined), len(joined), float(low), float(high))


def _repeated(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return np.repeat(np.arange(len(counts)), counts)
