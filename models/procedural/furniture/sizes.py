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
    "fridge": ((0.55, 0.55, 1.40), (0.85, 1.10, 2.10)),
    "counter": ((0.58, 0.61, 0.85), (0.75, 3.05, 0.96)),
    "cooker": ((0.55, 0.50, 0.85), (0.70, 1.10, 1.08)),
    "dishwasher": ((0.55, 0.44, 0.80), (0.66, 0.62, 0.90)),
    "range_hood": ((0.35, 0.55, 0.25), (0.55, 1.00, 1.00)),
    "microwave": ((0.32, 0.45, 0.26), (0.45, 0.62, 0.38)),
    "washing_machine": ((0.50, 0.55, 0.82), (0.70, 0.70, 1.05)),
    "sink": ((0.38, 0.46, 0.78), (0.62, 1.37, 1.05)),
    "toilet": ((0.60, 0.36, 0.72), (0.80, 0.52, 1.02)),
    "bathtub": ((0.70, 1.50, 0.52), (0.85, 1.80, 0.74)),
    "shower": ((0.75, 0.75, 1.95), (1.20, 1.20, 2.20)),
    "television": ((0.10, 0.80, 0.52), (0.34, 1.70, 1.05)),
    "monitor": ((0.16, 0.48, 0.36), (0.26, 0.85, 0.58)),
    "laptop": ((0.25, 0.31, 0.20), (0.36, 0.44, 0.32)),
    "speaker": ((0.16, 0.15, 0.24), (0.42, 0.36, 1.15)),
    "plant": ((0.25, 0.25, 0.40), (0.75, 0.75, 1.60)),
    "vase": ((0.10, 0.10, 0.16), (0.32, 0.32, 0.60)),
    "painting": ((0.02, 0.46, 0.39), (0.06, 1.20, 1.23)),
    "mirror": ((0.02, 0.40, 0.50), (0.07, 1.10, 1.40)),
    "standing_mirror": ((0.30, 0.40, 1.40), (0.55, 0.75, 1.90)),
    "rug": ((0.90, 1.20, 0.01), (2.40, 3.20, 0.04)),
    "curtain": ((0.09, 1.00, 1.30), (0.18, 2.80, 2.60)),
    "door_leaf": ((0.10, 0.70, 1.95), (0.16, 1.00, 2.20)),
    "window_leaf": ((0.08, 0.60, 0.61), (0.16, 2.00, 1.83)),
    "radiator": ((0.09, 0.40, 0.42), (0.22, 1.60, 0.95)),
    "fireplace": ((0.30, 0.95, 0.95), (0.75, 1.70, 1.65)),
    "bin": ((0.24, 0.24, 0.30), (0.42, 0.60, 0.70)),
    "hamper": ((0.32, 0.40, 0.50), (0.48, 0.64, 0.85)),
    "safe": ((0.30, 0.32, 0.32), (0.58, 0.60, 0.90)),
    "clothes_rack": ((0.38, 0.80, 1.35), (0.60, 1.60, 1.85)),
    "ottoman": ((0.45, 0.50, 0.35), (0.85, 1.00, 0.50)),
    "desk_lamp": ((0.14, 0.14, 0.31), (0.42, 0.38, 0.75)),
    "piano": ((0.43, 1.30, 0.82), (0.68, 1.58, 1.30)),
    "grand_piano": ((1.45, 1.40, 0.95), (2.30, 1.58, 1.10)),
    "crib": ((1.10, 0.60, 0.80), (1.42, 0.80, 1.10)),
    "bunk_bed": ((1.95, 0.90, 1.50), (2.25, 1.25, 2.00)),
    "wall_cabinet": ((0.28, 0.35, 0.40), (0.42, 2.00, 0.95)),
}

_ROUND = (
    "desk_lamp",
    "bin",
    "plant",
    "vase",
    "round_end_table",
    "floor_lamp",
    "pendant_lamp",
    "ceiling_lamp",
    "stool",
    "corner_side_table",
    "lazy_sofa",
)


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
    if category == "television" and (kind := rng.random()) < 0.4:
        if kind < 0.2:
            size[0] = rng.uniform(0.055, 0.09)  # flat on the wall
        else:
            size = rng.uniform((0.37, 0.55, 0.45), (0.55, 0.9, 0.75))  # a tube set
    if category == "monitor" and rng.random() < 0.15:
        size[1] = rng.uniform(1.0, 1.25)  # two, or a very wide one
    if category == "speaker" and rng.random() < 0.3:
        size[:2], size[2] = rng.uniform(0.1, 0.2), rng.uniform(0.12, 0.3)  # a small round one
    if category == "plant" and rng.random() < 0.3:
        size[:2], size[2] = rng.uniform(0.14, 0.3), rng.uniform(0.18, 0.45)  # for a sill or a table
    if category in ("rug", "mirror", "painting") and rng.random() < 0.2:
        axes = (0, 1) if category == "rug" else (1, 2)
        size[list(axes)] = size[list(axes)].mean()  # round ones want it, square ones may have it
    if category == "door_leaf" and rng.random() < 0.2:
        size[1] = rng.uniform(1.35, 1.9)  # two leaves
    if category == "radiator" and rng.random() < 0.25:
        size[1:] = rng.uniform((0.4, 0.9), (0.62, 1.8))  # upright, for towels
    if category == "fireplace" and (kind := rng.random()) < 0.5:
        if kind < 0.3:
            size[:] = rng.uniform((0.42, 0.48, 1.4), (0.6, 0.75, 2.4))  # a stove with its flue
        else:
            size[2] = rng.uniform(2.1, 2.6)  # with its chimney breast
    if category == "clothes_rack" and rng.random() < 0.25:
        size[:] = rng.uniform((0.4, 0.4, 1.65), (0.58, 0.58, 1.9))  # a coat tree
    if category == "grand_piano" and rng.random() < 0.6:
        size[2] = rng.uniform(1.45, 1.75)  # its lid is up
    if category == "counter" and rng.random() < 0.35:
        if rng.random() < 0.35:
            size[0], size[1] = rng.uniform(1.4, 2.6), rng.uniform(1.8, 3.05)  # an L
        else:
            size[2] = rng.uniform(1.08, 1.3)  # with its splashback and tap
    if category == "chaise_longue_sofa":
        # lying along x (back at one short end) or along y (back along one long side)
        size[0], size[1] = (
            (rng.uniform(1.4, 1.9), rng.uniform(0.65, 1.0))
            if rng.random() < 0.5
            else (rng.uniform(0.65, 0.95), rng.uniform(1.4, 1.9))
        )
    return float(size[0]), float(size[1]), float(size[2])
