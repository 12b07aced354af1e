"""Where a scene is: the part of it that most of it is in, without what lies far off."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_TIMES = 4.0
_METRES = 300.0
"""What lies beyond a gap of so many times the distance of all within, and so many metres more, is far off."""
_MOST = 0.2
"""Share of all that may be far off: more is no outlier."""


def outliers(places: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which of some places (N, 2) lie far from where most are: beyond a wide gap around their middle."""
    if len(places) < 3:
        return np.zeros(len(places), bool)
    distance = np.hypot(*(places - np.median(places, axis=0)).T)
    order = np.argsort(distance, kind="stable")
    ranked = distance[order]
    first = max(2, int(np.ceil(len(places) * (1 - _MOST))))
    gaps = np.flatnonzero(ranked[first:] > _TIMES * ranked[first - 1 : -1] + _METRES)
    far = np.zeros(len(places), bool)
    if len(gaps):
        far[order[first + gaps[0] :]] = True
    return far
