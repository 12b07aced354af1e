"""Whether an imagined shape hangs together, as every real one does."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import ndimage

OUTLINE = 0.2
"""Truncated distances up to here count as solid when looking for pieces: what is a hair apart hangs together."""
LOOSE = 0.004
"""Share of the solid that may lie apart from its largest piece."""
MISSING = 0.1
"""Share of a side of the box that the largest piece may leave free; what is drawn is stretched to fill it."""
_TOUCHING = np.ones((3, 3, 3))


def flaw(distance: npt.NDArray[np.float32]) -> float:
    """How far a field (N, N, N) is from hanging together and filling its box: up to 1 is sound.

    Of the procedural families nearly every shape is one piece from one side of its box to the other. An imagined one
    that is not has lost its legs, or has a shade without a stand.
    """
    solid, count = ndimage.label(distance < OUTLINE, _TOUCHING)
    size = np.bincount(solid[distance < 0], minlength=count + 1)[1:]
    if not size.any():
        return float("inf")
    largest = int(size.argmax())
    loose = 1 - size[largest] / size.sum()
    spans = [s.stop - s.start for s in ndimage.find_objects(solid)[largest]]
    # a solid that fills its box has one free sample to either side
    missing = 1 - min(spans) / (distance.shape[0] - 2)
    return float(max(loose / LOOSE, missing / MISSING))
