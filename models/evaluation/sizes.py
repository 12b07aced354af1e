"""Plausible sizes of furniture, for R_size.

Those of ``assets/vocabulary/plausible.toml``: wider than the sizes layouts are drawn with, and used by a layout only
where relations ask for it. Categories that are not listed there are judged by the vocabulary's own limits.
"""

from __future__ import annotations

from composer.scene import Box
from composer.vocabulary import category, plausible_sizes

ROUNDING = 1e-6


def plausible(name: str, box: Box) -> bool:
    """Whether a piece of this category can have this size."""
    if name in plausible_sizes():
        ranges = plausible_sizes()[name]
        sides = (max(box.depth, box.width), min(box.depth, box.width), box.height)
        limits = tuple(zip(ranges[::2], ranges[1::2], strict=True))
    elif category(name).any_size:
        return True
    else:
        sides, limits = (box.depth, box.width, box.height), category(name).limits
    return all(low - ROUNDING <= side <= high + ROUNDING for side, (low, high) in zip(sides, limits, strict=True))
