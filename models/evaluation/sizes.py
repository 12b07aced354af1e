"""Plausible sizes of furniture, for R_size.

Wider than what the vocabulary lets a layout use, and kept apart from it on purpose: a size that the program thinks is
real must also be one for somebody who does not know the program. Categories that are not listed are judged by the
vocabulary's own limits.
"""

from __future__ import annotations

from composer.scene import Box
from composer.vocabulary import categories

PLAUSIBLE: dict[str, tuple[float, float, float, float, float, float]] = {
    "double_bed": (1.6, 2.6, 1.2, 2.3, 0.3, 2.3),
    "single_bed": (1.6, 2.5, 0.7, 1.5, 0.3, 2.3),
    "kids_bed": (1.2, 2.5, 0.6, 1.6, 0.3, 2.4),
    "nightstand": (0.25, 1.0, 0.2, 0.75, 0.25, 1.0),
    "wardrobe": (0.5, 4.0, 0.3, 1.0, 1.2, 3.0),
    "cabinet": (0.3, 3.2, 0.2, 1.0, 0.3, 3.0),
    "bookshelf": (0.3, 3.5, 0.15, 0.8, 0.5, 3.0),
    "shelf": (0.2, 3.0, 0.1, 0.8, 0.1, 3.0),
    "desk": (0.7, 2.8, 0.35, 2.0, 0.5, 2.2),
    "dressing_table": (0.5, 2.0, 0.3, 0.9, 0.5, 2.0),
    "table": (0.3, 3.2, 0.3, 1.8, 0.3, 1.3),
    "coffee_table": (0.3, 2.0, 0.25, 1.6, 0.12, 0.8),
    "dining_table": (0.6, 3.2, 0.6, 1.9, 0.6, 1.2),
    "console_table": (0.5, 2.4, 0.2, 0.8, 0.5, 1.4),
    "corner_side_table": (0.2, 1.0, 0.2, 1.0, 0.25, 1.0),
    "round_end_table": (0.2, 1.0, 0.2, 1.0, 0.25, 1.0),
    "tv_stand": (0.6, 3.2, 0.2, 0.9, 0.2, 1.2),
    "chair": (0.3, 1.0, 0.3, 0.95, 0.6, 1.4),
    "dining_chair": (0.3, 0.9, 0.3, 0.9, 0.6, 1.4),
    "dressing_chair": (0.3, 0.9, 0.25, 0.9, 0.35, 1.3),
    "armchair": (0.5, 1.6, 0.45, 1.4, 0.5, 1.4),
    "lounge_chair": (0.45, 2.0, 0.4, 1.4, 0.4, 1.5),
    "stool": (0.2, 0.9, 0.2, 0.9, 0.25, 0.9),
    "multi_seat_sofa": (1.3, 3.8, 0.6, 1.9, 0.5, 1.4),
    "loveseat_sofa": (1.0, 2.4, 0.6, 1.4, 0.5, 1.4),
    "l_shaped_sofa": (1.6, 4.5, 1.2, 3.2, 0.5, 1.4),
    "floor_lamp": (0.15, 1.5, 0.12, 1.2, 0.8, 2.3),
    "pendant_lamp": (0.1, 2.2, 0.1, 1.6, 0.05, 2.2),
    "ceiling_lamp": (0.1, 2.2, 0.1, 1.6, 0.02, 1.2),
}
"""Category → longer side of the footprint, shorter side, height: least and most of each, metres."""

ROUNDING = 1e-6


def plausible(name: str, box: Box) -> bool:
    """Whether a piece of this category can have this size."""
    if name in PLAUSIBLE:
        ranges = PLAUSIBLE[name]
        sides = (max(box.depth, box.width), min(box.depth, box.width), box.height)
        limits = tuple(zip(ranges[::2], ranges[1::2], strict=True))
    elif name in categories():
        sides, limits = (box.depth, box.width, box.height), categories()[name].limits
    else:
        return True
    return all(low - ROUNDING <= side <= high + ROUNDING for side, (low, high) in zip(sides, limits, strict=True))
