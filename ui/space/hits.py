"""Which object's box a line of sight meets."""

from __future__ import annotations

import numpy as np

from composer.scene import Scene


def box_hit(scene: Scene, origin: np.ndarray, way: np.ndarray) -> str | None:
    """The node whose box a ray hits first (slab test in each box's own frame)."""
    best: tuple[float, str | None] = (np.inf, None)
    for node in scene.nodes:
        box = node.box
        if box is None:
            continue
        c, s = np.cos(box.yaw), np.sin(box.yaw)
        turn = np.array([[c, s, 0], [-s, c, 0], [0, 0, 1.0]])
        start, direction = turn @ (origin - (box.x, box.y, box.z + box.height / 2)), turn @ way
        with np.errstate(divide="ignore", invalid="ignore"):
            sides = (np.array([[-1], [1]]) * (box.depth / 2, box.width / 2, box.height / 2) - start) / direction
        near, far = np.nanmax(sides.min(axis=0)), np.nanmin(sides.max(axis=0))
        if far >= max(near, 0) and near < best[0]:
            best = float(near), node.id
    return best[1]
