"""What a mesh file does not say: its unit, which way is up, and which side is the front.

Every guess weighs what the file format's users usually do against what is plausible for the category, in the same
currency: squared logarithms of how many times too large or too small a side would be.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.vocabulary import Category

Floats = npt.NDArray[np.float64]
Size = tuple[float, float, float]

UNITS: Mapping[str, float] = {"m": 1.0, "dm": 0.1, "cm": 0.01, "mm": 0.001, "in": 0.0254, "ft": 0.3048}
"""Metres in a unit."""
FRONTS: Mapping[str, tuple[float, float, float]] = {
    sign + axis: (s * float(axis == "x"), s * float(axis == "y"), s * float(axis == "z"))
    for axis in "xyz"
    for sign, s in (("+", 1.0), ("-", -1.0))
}
"""Directions in the file's axes by name."""

_UNIT_PRIOR = {"m": 0.0, "cm": 0.05, "mm": 0.06, "in": 0.12, "ft": 0.3, "dm": 0.3}
"""What it costs to believe in a unit; a file of a format that fixes metres pays `_BREACH` more."""
_BREACH = 0.5
_UP_PRIOR = {"glb": (0.0, 1.5), "obj": (0.0, 0.12), "off": (0.06, 0.0), "ply": (0.06, 0.0), "stl": (0.12, 0.0)}
"""By format: what it costs to believe that y is up, and that z is."""
_IMPLAUSIBLE = 0.5
"""Cost above which no unit is believed and the mesh is scaled to what is usual."""
_LARGEST = {"m": 25.0, "cm": 1000.0}
"""Largest extent in the file up to which a unit is believed where no category helps; beyond, it is millimetres."""

_BACKREST = frozenset({"bed", "chair", "armchair", "sofa"})
"""Shape families whose highest part is at their back."""
_BACKREST_TOO = frozenset({"toilet", "piano", "armchair", "sink"})
_FRONT_PRIOR = 0.15
_EVIDENCE = 0.8
_TURNED = 0.6
"""What a backrest or a flat back is worth, and what sides of the plan that are usual the other way round cost."""
_TOP_SHARE = 0.62
_NEAR_PLANE = 0.02


@dataclass(frozen=True)
class Scale:
    """Metres in one unit of the file, the unit's name (empty if it is none), and which axis is up."""

    metres: float
    unit: str
    up: str


def size_cost(size: Size, category: Category) -> float:
    """How implausible a (depth, width, height) is for a category: 0 where all sides are usual ones.

    Squared logarithm of what each side is beyond the plausible, and a twentieth of that of its distance to the usual.
    """
    total = 0.0
    limits = category.limits if category.any_size else category.extremes
    for value, (low, high), usual in zip(size, limits, category.usual, strict=True):
        beyond = max(math.log(low / value), math.log(value / high), 0.0)
        total += beyond**2 + 0.05 * math.log(value / usual) ** 2
    return total


def upright(extents: Floats, up: str) -> tuple[float, float, float]:
    """(a, b, height) of a mesh with extents (3,) along the file's axes: two sides of the plan, in no order."""
    i = "xyz".index(up)
    a, b = (float(extents[j]) for j in range(3) if j != i)
    return a, b, float(extents[i])


def guess_scale(extents: Floats, kind: str, category: Category | None, unit: str | None, up: str | None) -> Scale:
    """Unit and up axis of a mesh.

    Parameters
    ----------
    extents : (3,) float64
        Along the file's axes, in its unit.
    kind : str
        The file format, such as ``obj``.
    category : Category, optional
        Of the node; without it only the magnitude counts, and the format's usual axis.
    unit, up : str, optional
        What is known already.

    Returns
    -------
    Scale
        With an empty unit if no unit is plausible: then the mesh is as large as is usual for the category.
    """
    prior = dict(zip("yz", _UP_PRIOR[kind], strict=True))
    ups = [up] if up is not None else ["y", "z"]
    if category is None:
        best_up = min(ups, key=lambda axis: prior.get(axis, 0.0))
        return Scale(UNITS[unit or _by_magnitude(extents, kind)], unit or _by_magnitude(extents, kind), best_up)
    found = []
    for name in [unit] if unit is not None else UNITS:
        for axis in ups:
            belief = prior.get(axis, 0.0) + _UNIT_PRIOR[name] + (_BREACH if kind == "glb" and name != "m" else 0.0)
            found.append((_plan_cost(extents * UNITS[name], axis, category), belief, name, axis))
    cost, _, name, axis = min(found, key=lambda row: row[0] + row[1])
    if cost <= _IMPLAUSIBLE or unit is not None:
        return Scale(UNITS[name], name, axis)
    usual = math.log(math.prod(category.usual)) / 3
    factor = math.exp(usual - float(np.log(extents).mean()))
    axis = min(ups, key=lambda a: _plan_cost(extents * factor, a, category) + prior.get(a, 0.0))
    return Scale(factor, "", axis)


def _by_magnitude(extents: Floats, kind: str) -> str:
    largest = float(extents.max())
    if kind == "glb":
        return "m"
    return next((unit for unit, most in _LARGEST.items() if largest <= most), "mm")


def _plan_cost(extents: Floats, up: str, category: Category) -> float:
    a, b, height = upright(extents, up)
    return min(size_cost((a, b, height), category), size_cost((b, a, height), category))


def to_z_up(up: str) -> Floats:
    """Rotation (3, 3) from the file's axes to z up.

    x stays where it can: with ``+y`` up, (x, y, z) becomes (x, -z, y), as in glTF.
    """
    s = -1.0 if up.startswith("-") else 1.0
    if up.endswith("z"):
        return np.diag([1.0, s, s])
    if up.endswith("y"):
        return np.array([[1.0, 0, 0], [0, 0, -s], [0, s, 0]])
    return np.array([[0.0, 0, -s], [0, 1, 0], [s, 0, 0]])


def facing_x(front: tuple[float, float]) -> Floats:
    """Rotation (3, 3) about z that takes the direction `front` of the plan to +x."""
    c, s = np.asarray(front) / math.hypot(*front)
    return np.array([[c, s, 0.0], [-s, c, 0.0], [0, 0, 1]])


_SIDES = ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0))
"""Directions of the plan, the one that files usually have for the front (glTF's +z, Blender's -y) first."""


def guess_front(vertices: Floats, faces: npt.NDArray[np.int64], category: Category | None) -> tuple[float, float]:
    """The front of an upright mesh in metres, as one of four directions of the plan.

    A backrest or headboard is opposite to it, the flattest side is opposite to it for what stands at walls, and width
    and depth should be the category's. Without a category it is where files usually have it.
    """
    if category is None:
        return _SIDES[0]
    corners = vertices[faces]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area = np.linalg.norm(cross, axis=1) / 2
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    extent = high - low
    at = (corners.mean(axis=1) - (low + high) / 2) / (extent / 2)  # in [-1, 1]
    leaning = category.family in _BACKREST or category.name in _BACKREST_TOO
    costs = []
    for x, y in _SIDES:
        depth, width = (extent[0], extent[1]) if x else (extent[1], extent[0])
        size = float(depth), float(width), float(extent[2])
        back = -(at[:, 0] * x + at[:, 1] * y)
        cost = _TURNED * sum(math.log(s / u) ** 2 for s, u in zip(size[:2], category.usual[:2], strict=True))
        if leaning:
            high_up = (at[:, 2] + 1) / 2 > _TOP_SHARE
            weight = area * high_up
            cost -= _EVIDENCE * float(weight @ back) / max(float(weight.sum()), 1e-30)
        elif category.back_to_wall:
            backward = -(vertices[:, 0] * x + vertices[:, 1] * y)
            near = backward[faces].min(axis=1) > backward.max() - _NEAR_PLANE * size[0]
            flat = np.abs(cross[:, 0] * x + cross[:, 1] * y)[near].sum() / 2
            cost -= _EVIDENCE * min(float(flat / (size[1] * size[2])), 1.0)
        costs.append(cost)
    costs[0] -= _FRONT_PRIOR
    return _SIDES[int(np.argmin(costs))]
