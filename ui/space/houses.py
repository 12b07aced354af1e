"""Buildings from afar: plain ones of a few forms, each stretched to many sizes, and boxes with a roof's colour."""

from __future__ import annotations

import math
from functools import cache, lru_cache

import numpy as np

from composer.mesh import PARTS, PartMesh, box_mesh
from composer.scene import Building, revise
from composer.street.buildings import mesh_of_building

SIDE = 10.0
"""Metres that the forms are deep and high."""


def plain_building(building: Building, size: tuple[float, float, float]) -> PartMesh:
    """A building without windows in a box of about these proportions; to be stretched.

    Buildings of one outline, roof and similar proportions are the same mesh, which is what makes a city quick.
    """
    depth, width, height = size
    aspect = round(5 * math.log(max(width / depth, 1e-3)))
    return _form(revise(building, roof_height=0.0, storey=3.0), aspect, round(10 * building.roof_height / height))


@lru_cache(maxsize=4096)
def _form(building: Building, aspect: int, roof: int) -> PartMesh:
    formed = revise(building, roof_height=SIDE * roof / 10)
    return mesh_of_building(formed, (SIDE, SIDE * math.exp(aspect / 5), SIDE), "house", 0, "low")


@cache
def roofed_box() -> PartMesh:
    """A box of side 1 whose upper face is a roof: a building that is a few pixels large."""
    box = box_mesh(1.0, 1.0, 1.0)
    up = box.normals[box.faces[:, 0], 2] > 0.5
    return PartMesh(box.vertices, box.faces, box.normals, np.where(up, PARTS.index("top"), box.parts).astype(np.uint8))
