"""How large furniture is: (depth, width, height) in metres, least and greatest, per category."""

from __future__ import annotations

import numpy as np

Size = tuple[float, float, float]

SIZES: dict[str, tuple[Size, Size]] = {
    "double_bed": ((1.95, 1.40, 0.72), (2.40, 2.10, 1.45)),
    "single_bed": ((1.90, 0.85, 0.60), (2.25, 1.40, 1.25)),
    "kids_bed": ((1.50, 0.75, 0.60), (2.20, 1.30, 1.90)),
    "nightstand": ((0.33, 0.36, 0.38), (0.58, 0.72, 0.75)),
    "wardrobe": ((0.48, 0.80, 1.65), (0.72, 2.60, 2.50)),
    "dresser": ((0.38, 0.75, 0.65), (0.58, 1.70, 1.25)),
    "cabinet": ((0.30, 0.55, 0.70), (0.58, 1.80, 1.80)),
    "children_cabinet": ((0.32, 0.60, 0.65), (0.55, 1.40, 1.80)),
    "wine_cabinet": ((0.32, 0.70, 1.10), (0.55, 1.80, 2.30)),
    "tv_stand": ((0.33, 1.10, 0.35), (0.55, 2.50, 0.75)),
    "bookshelf": ((0.22, 0.55, 0.95), (0.45, 2.00, 2.30)),
    "shelf": ((0.20, 0.45, 0.60), (0.50, 1.70, 2.10)),
    "desk": ((0.48, 0.95, 0.68), (0.90, 1.95, 1.30)),
    "dressing_table": ((0.38, 0.75, 0.74), (0.62, 1.45, 1.65)),
    "table": ((0.60, 0.80, 0.60), (1.15, 2.00, 0.85)),
    "dining_table": ((0.75, 1.00, 0.70), (1.30, 2.50, 0.82)),
    "coffee_table": ((0.45, 0.65, 0.28), (1.00, 1.50, 0.55)),
    "console_table": ((0.26, 0.75, 0.65), (0.50, 1.70, 1.00)),
    "corner_side_table": ((0.32, 0.32, 0.38), (0.65, 0.65, 0.72)),
    "round_end_table": ((0.33, 0.33, 0.38), (0.70, 0.70, 0.72)),
    "chair": ((0.42, 0.40, 0.72), (0.68, 0.65, 1.10)),
    "dining_chair": ((0.44, 0.40, 0.76), (0.66, 0.62, 1.10)),
    "dressing_chair": ((0.40, 0.40, 0.55), (0.66, 0.66, 1.00)),
    "chinese_chair": ((0.46, 0.50, 0.82), (0.68, 0.72, 1.15)),
    "lounge_chair": ((0.65, 0.58, 0.65), (1.10, 0.95, 1.15)),
    "armchair": ((0.65, 0.62, 0.65), (1.10, 1.20, 1.15)),
    "stool": ((0.28, 0.28, 0.36), (0.60, 0.65, 0.78)),
    "sofa": ((0.75, 1.50, 0.62), (1.15, 2.60, 1.05)),
    "multi_seat_sofa": ((0.78, 1.80, 0.62), (1.15, 3.10, 1.05)),
    "loveseat_sofa": ((0.72, 1.15, 0.62), (1.10, 1.80, 1.05)),
    "l_shaped_sofa": ((1.40, 2.10, 0.60), (2.30, 3.50, 1.00)),
    "chaise_longue_sofa": ((0.65, 0.65, 0.55), (1.90, 1.90, 1.00)),
    "lazy_sofa": ((0.65, 0.62, 0.50), (1.20, 1.15, 1.00)),
    "floor_lamp": ((0.26, 0.26, 1.20), (0.70, 0.75, 2.00)),
    "pendant_lamp": ((0.22, 0.22, 0.35), (0.85, 1.20, 1.60)),
    "ceiling_lamp": ((0.30, 0.30, 0.12), (0.95, 1.20, 0.70)),
}

_ROUND = ("round_end_table", "floor_lamp", "pendant_lamp", "ceiling_lamp", "stool", "corner_side_table", "lazy_sofa")


def draw_size(rng: np.random.Generator, category: str) -> Size:
    """A plausible size, denser in the middle of the range; some categories are mostly as deep as wide."""
    low, high = (np.asarray(v) for v in SIZES[category])
    size = low + (high - low) * rng.beta(1.6, 1.6, 3)
    if category in _ROUND and rng.random() < 0.7:
        size[0] = size[1] = np.clip(size[:2].mean(), low[:2].max(), high[:2].min())
    if category == "floor_lamp" and rng.random() < 0.15:
        size[0], size[1] = rng.uniform(0.8, 1.4), rng.uniform(0.3, 0.5)  # one that reaches over
    if category == "pendant_lamp" and rng.random() < 0.25:
        size[0], size[1] = rng.uniform(0.2, 0.4), rng.uniform(0.8, 1.3)  # a row over a table
    if category == "chaise_longue_sofa":
        # lying along x (back at one short end) or along y (back along one long side)
        size[0], size[1] = (
            (rng.uniform(1.4, 1.9), rng.uniform(0.65, 1.0))
            if rng.random() < 0.5
            else (rng.uniform(0.65, 0.95), rng.uniform(1.4, 1.9))
        )
    return float(size[0]), float(size[1]), float(size[2])
