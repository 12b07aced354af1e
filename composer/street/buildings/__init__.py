"""Buildings drawn from footprints: walls with floors, windows and doors, and a roof of any of OpenStreetMap's shapes.

Everything follows from `Node.building`, the node's box, its category and its seed, so that the same node is always the
same mesh, and a taller box has more floors.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Literal

import numpy as np
import shapely

from composer.mesh import PartMesh
from composer.scene import Building, Node
from composer.street.buildings.footprint import Footprint
from composer.street.buildings.pieces import Form, Roof
from composer.street.buildings.roofs import roof
from composer.street.buildings.shell import Shell
from composer.street.buildings.style import colours, style_of
from composer.street.buildings.walls import plain_walls, walls

__all__ = ["MAX_TRIANGLES", "Detail", "building_mesh", "colours", "mesh_of_building", "seed_of"]

Detail = Literal["high", "low"]
MAX_TRIANGLES = 6000
"""What the openings of a building may have together. Walls and roof come on top: about 20 for each corner."""
MAX_ROWS = 4000
"""Floors of all walls together; a building that would have more has taller ones."""
CHIMNEY = (0.62, 0.5)
"""Depth and width of a chimney, metres."""


def building_mesh(node: Node, detail: Detail = "high") -> PartMesh:
    """The mesh of a node that has a building and a box, in the node's own frame and filling its box.

    Parameters
    ----------
    detail : str
        ``low`` has plain walls and a roof, for what is far away.
    """
    assert node.building is not None and node.box is not None
    box = node.box
    return mesh_of_building(node.building, (box.depth, box.width, box.height), node.category, seed_of(node), detail)


def seed_of(node: Node) -> int:
    """What chooses among the looks of a building: the node's seed and id."""
    return zlib.crc32(f"{node.seed}/{node.id}".encode())


@lru_cache(maxsize=512)
def mesh_of_building(
    building: Building, size: tuple[float, float, float], category: str, seed: int, detail: Detail = "high"
) -> PartMesh:
    """A building in a box of this depth, width and height, metres."""
    depth, width, height = size
    rings = [np.array(ring) * (depth, width) for ring in (building.outline, *building.courtyards)]
    plan = Footprint.of(rings, min(0.01, 0.02 * min(depth, width)))
    rise = min(building.roof_height, 0.92 * height)
    above = roof(plan, building.roof, Form(height - rise, height, detail == "low"))
    # A flat roof's walls reach the top, and so do those of a plan too tangled for its roof.
    eaves = min(float(min(above.points[k, 2] for top in above.tops for k in top)), height)
    shell = Shell()
    _underside(shell, plan)
    for side in above.sides:
        shell.polygon([above.points[list(loop)] for loop in side.loops], side.normal, side.part, side.curved)
    if detail == "low":
        plain_walls(shell, plan, above)
        return shell.mesh()
    floors = max(1, min(building.floors(height), MAX_ROWS // len(plan.corners)))
    style = style_of(category, eaves / floors, plan.polygon.area, floors, seed)
    walls(shell, plan, above, eaves, floors, style, MAX_TRIANGLES)
    if style.chimney and height - eaves > 1.2:
        _chimney(shell, plan, above, eaves, seed)
    return shell.mesh()


def _underside(shell: Shell, plan: Footprint) -> None:
    loops, first = [], 0
    for ring in plan.rings:
        loops.append(np.column_stack([plan.corners[first : first + len(ring)], np.zeros(len(ring))])[::-1])
        first += len(ring)
    shell.polygon(loops, np.array([0.0, 0.0, -1.0]), "body")


def _chimney(shell: Shell, plan: Footprint, above: Roof, eaves: float, seed: int) -> None:
    """A chimney beside the ridge, as high as the ridge."""
    highest = above.points[above.points[:, 2] > above.points[:, 2].max() - 1e-6][:, :2]
    middle = highest.mean(axis=0)
    rng = np.random.default_rng([seed, 2])
    ridge = highest[int(rng.integers(len(highest)))] - middle
    spot = middle + ridge * rng.uniform(0.15, 0.6)
    along = ridge / np.hypot(*ridge) if np.hypot(*ridge) > 0.1 else np.array([1.0, 0.0])
    across = np.array([-along[1], along[0]]) * (1 if rng.random() < 0.5 else -1)
    spot = spot + across * 0.75
    a, b = along * CHIMNEY[0] / 2, across * CHIMNEY[1] / 2
    corners = np.array([spot - a - b, spot + a - b, spot + a + b, spot - a + b])
    if not plan.polygon.contains(shapely.Polygon(corners).buffer(0.3)):
        return
    if (a[0] * b[1] - a[1] * b[0]) < 0:
        corners = corners[::-1]
    low, high = (np.column_stack([corners, np.full(4, z)]) for z in (eaves, above.points[:, 2].max()))
    for k in range(4):
        j = (k + 1) % 4
        step = corners[j] - corners[k]
        normal = np.array([step[1], -step[0], 0.0]) / np.hypot(*step)
        shell.polygon([np.array([low[k], low[j], high[j], high[k]])], normal, "dark")
    shell.polygon([high], np.array([0.0, 0.0, 1.0]), "dark")
    shell.polygon([low[::-1]], np.array([0.0, 0.0, -1.0]), "dark")
