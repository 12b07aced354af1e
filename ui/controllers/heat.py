"""Where a new object would go: a score of every place on the plan.

Three things make it: whether the object fits there, clear of doors; a few habits of furnishing, such as a wall at the
back of what likes one and company that such things usually stand by; and the places where the model imagines it, once
they are known. The first two take milliseconds, so that a map is there at once; the third makes it better: what each
is worth is measured by ``python -m ui.heat_figures``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from composer.relations.geometry import YAW, X, Y, separations
from composer.relations.room_parts import kept_clear
from composer.scene import Box, Floor, Node, Scene, revise
from composer.vocabulary import category
from ui.controllers.company import RULES, Rule
from ui.controllers.outline import frame, length_of
from ui.controllers.snapping import snap

CELL = 0.1
"""Metres between points, unless the room is so large that they would be more than `MOST`."""
MOST = 5000
FLAT = 0.06
"""Metres. What is lower lies under other things."""
_AT_WALL = 0.16
"""How quickly a place at a wall fades with the gap behind, metres."""
SPREAD = 0.25
"""Standard deviation of the blur around every imagined place, metres."""
UNIMAGINED = 0.3
"""What a place is worth, beside the best imagined one, where the model has not imagined anything."""
_TRIED, _MEETS = 2000, 0.005
"""Points that are looked at for the best place, and metres by which it may meet something."""
_BESIDE = 0.6
"""Metres within which an imagined place lends its facing."""
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Heat:
    """A score of places.

    Attributes
    ----------
    x, y : (W,), (H,) float64
        Points of the plan, metres.
    score : (H, W) float64
        In [0, 1], the best place 1; all zero if there is none.
    best : Box or None
        The best place.
    """

    x: FloatArray
    y: FloatArray
    score: FloatArray
    best: Box | None


class _Grid:
    """Points over a room, and what is where on them."""

    def __init__(self, floor: Floor) -> None:
        x0, y0, x1, y1 = floor.bounds
        self.cell = max(CELL, math.sqrt((x1 - x0) * (y1 - y0) / MOST))
        self.x = np.arange(x0 + self.cell / 2, x1, self.cell)
        self.y = np.arange(y0 + self.cell / 2, y1, self.cell)
        self.px, self.py = np.meshgrid(self.x, self.y)
        room = shapely.Polygon(floor.polygon)
        shapely.prepare(room)
        self.inside = shapely.contains_xy(room, self.px, self.py)

    def local(self, box: Box) -> tuple[FloatArray, FloatArray]:
        """Every point in a box's frame: along its facing, across it."""
        c, s = math.cos(box.yaw), math.sin(box.yaw)
        dx, dy = self.px - box.x, self.py - box.y
        return c * dx + s * dy, c * dy - s * dx

    def covered(self, boxes: list[Box]) -> npt.NDArray[np.bool_]:
        """Points within any of the boxes."""
        found = np.zeros(self.px.shape, bool)
        for box in boxes:
            c, s = math.cos(box.yaw), math.sin(box.yaw)
            reach_x = (abs(c) * box.depth + abs(s) * box.width) / 2
            reach_y = (abs(s) * box.depth + abs(c) * box.width) / 2
            i = slice(*np.searchsorted(self.y, (box.y - reach_y, box.y + reach_y)))
            k = slice(*np.searchsorted(self.x, (box.x - reach_x, box.x + reach_x)))
            dx, dy = self.x[None, k] - box.x, self.y[i, None] - box.y
            within = (np.abs(c * dx + s * dy) <= box.depth / 2) & (np.abs(c * dy - s * dx) <= box.width / 2)
            found[i, k] |= within
        return found

    def fits(self, bad: npt.NDArray[np.bool_], half_x: float, half_y: float) -> FloatArray:
        """How well a footprint of these half extents is clear of bad points around every point, in [0, 1]."""
        total = np.pad(bad.astype(np.int32), 1)[:-1, :-1].cumsum(axis=0).cumsum(axis=1)
        loosely = self._share(total, *(max(int(half / self.cell - 0.25), 0) for half in (half_x, half_y)))
        # A little more room all round is better, so that the very best place touches nothing.
        strictly = self._share(total, *(int(half / self.cell + 0.75) for half in (half_x, half_y)))
        return np.clip(1 - 8 * loosely, 0, 1) * (0.9 + 0.1 * np.clip(1 - 4 * strictly, 0, 1))

    @staticmethod
    def _share(total: npt.NDArray[np.int64], kx: int, ky: int) -> FloatArray:
        """Share of bad points among so many to every side; `total` is their running sum, beyond the grid all are."""
        high, wide = (n - 1 for n in total.shape)
        low_y, top_y = (np.clip(np.arange(high) + k, 0, high) for k in (-ky, ky + 1))
        low_x, top_x = (np.clip(np.arange(wide) + k, 0, wide) for k in (-kx, kx + 1))
        count = (2 * kx + 1) * (2 * ky + 1)
        seen = (top_y - low_y)[:, None] * (top_x - low_x)[None, :]
        sums = (
            total[np.ix_(top_y, top_x)]
            - total[np.ix_(low_y, top_x)]
            - total[np.ix_(top_y, low_x)]
            + total[np.ix_(low_y, low_x)]
        )
        return np.asarray((sums + count - seen) / count, np.float64)


def heat(scene: Scene, node: Node, imagined: FloatArray | None = None) -> Heat | None:
    """The score of every place for a new node of some category and size; None where there is no room.

    Parameters
    ----------
    node : Node
        With a box; where that is does not matter. Its id is not in the scene.
    imagined : (K, 7) float64, optional
        Boxes where the model imagines it.
    """
    if scene.floor is None or node.box is None:
        return None
    grid, mount = _Grid(scene.floor), category(node.category).mount
    wall, gap = _walls(grid, scene.floor)
    if mount == "surface":
        score = _on_things(grid, scene, node, node.box)
    elif mount == "ceiling":
        score = grid.fits(_taken(grid, scene, node.box), node.box.depth / 2, node.box.width / 2)
        x, y = shapely.Polygon(scene.floor.polygon).centroid.coords[0]
        score = score * np.exp(-((grid.px - x) ** 2 + (grid.py - y) ** 2) / 3.0)
    else:
        score = _standing(grid, scene, node, node.box, wall, gap)
    score = score * grid.inside * _near_company(grid, scene, node, node.box)
    top = float(score.max(initial=0.0))
    if top < 0.02:
        return Heat(grid.x, grid.y, np.zeros_like(score), None)
    if imagined is not None and len(imagined):
        score = score * (UNIMAGINED + _density(grid, imagined))
    back = category(node.category).back_to_wall or mount == "wall"
    if back or mount == "surface":
        i, k = np.unravel_index(int(np.argmax(score)), score.shape)
    else:
        i, k = _best(grid, scene, node.box, score, imagined)
    x, y = float(grid.x[k]), float(grid.y[i])
    yaw = _back_to(scene.floor, int(wall[i, k])) if back else float(_facing(x, y, node.box.yaw, imagined))
    best = revise(node.box, x=x, y=y, yaw=yaw)
    if back:
        best = snap(best, scene.floor, (), 2 * grid.cell).box
    return Heat(grid.x, grid.y, score / score.max(), best)


def _best(grid: _Grid, scene: Scene, box: Box, score: FloatArray, imagined: FloatArray | None) -> tuple[int, int]:
    """The best point at which the box, turned as it is there, meets nothing; the best of all if it does everywhere.

    The map itself is a little generous: its points are coarse.
    """
    others = np.array([b.values for b in _in_the_way(scene, box)]).reshape(-1, 7)
    order = np.argsort(-score, axis=None, kind="stable")[:_TRIED]
    rows, columns = np.unravel_index(order, score.shape)
    places = np.tile(box.values, (len(order), 1))
    places[:, X], places[:, Y] = grid.x[columns], grid.y[rows]
    places[:, YAW] = _facing(places[:, X], places[:, Y], box.yaw, imagined)
    free = np.ones(len(order), bool)
    if len(others):
        pairs = np.broadcast_arrays(places[:, None], others[None])
        free = (separations(*pairs).max(axis=-1) > -_MEETS).all(axis=1)
    free &= score[rows, columns] > 0.02
    at = int(np.argmax(free)) if free.any() else 0
    return int(rows[at]), int(columns[at])


def _density(grid: _Grid, places: FloatArray) -> FloatArray:
    """How near every point is to imagined places, in [0, 1]."""
    squares = (grid.px[..., None] - places[:, X]) ** 2 + (grid.py[..., None] - places[:, Y]) ** 2
    found: FloatArray = np.exp(-squares / (2 * SPREAD**2)).sum(axis=-1)
    return found / max(float(found.max()), 1e-12)


def _facing(x: FloatArray | float, y: FloatArray | float, usual: float, imagined: FloatArray | None) -> FloatArray:
    """How something is turned at points: as where it is imagined near by, else as usual."""
    if imagined is None or not len(imagined):
        return np.full(np.shape(x), usual)
    far = np.hypot(imagined[:, X] - np.asarray(x)[..., None], imagined[:, Y] - np.asarray(y)[..., None])
    return np.where(far.min(axis=-1) <= _BESIDE, imagined[far.argmin(axis=-1), YAW], usual)


def _back_to(floor: Floor, wall: int) -> float:
    normal = frame(floor, wall)[2]
    return math.atan2(normal[1], normal[0])


def _walls(grid: _Grid, floor: Floor) -> tuple[npt.NDArray[np.int64], FloatArray]:
    """The wall nearest to every point, and how far it is."""
    gaps = []
    for wall in range(len(floor.polygon)):
        start, along, normal = frame(floor, wall)
        dx, dy = grid.px - start[0], grid.py - start[1]
        s, depth = dx * along[0] + dy * along[1], dx * normal[0] + dy * normal[1]
        beside = np.maximum(np.maximum(-s, s - length_of(floor, wall)), 0.0)
        gaps.append(np.where(depth >= -1e-9, np.hypot(depth, beside), np.inf))
    stacked = np.array(gaps)
    nearest = stacked.argmin(axis=0)
    return nearest, np.take_along_axis(stacked, nearest[None], axis=0)[0]


def _taken(grid: _Grid, scene: Scene, box: Box) -> npt.NDArray[np.bool_]:
    """Points where something of this height cannot be: others, where doors swing, before windows, outside."""
    flat = box.height < FLAT
    others = _in_the_way(scene, box)
    clear = [Box.of(row) for row in kept_clear(scene.floor) if row[5] < box.top and row[5] + row[2] > box.z]
    return grid.covered([] if flat else [*others, *clear]) | ~grid.inside


def _in_the_way(scene: Scene, box: Box) -> list[Box]:
    """Boxes of what stands at the height of a box."""
    return [
        n.box
        for n in scene.nodes
        if n.box is not None and n.box.height >= FLAT and n.box.z < box.top - 0.01 and n.box.top > box.z + 0.01
    ]


def _standing(
    grid: _Grid, scene: Scene, node: Node, box: Box, wall: npt.NDArray[np.int64], gap: FloatArray
) -> FloatArray:
    """For what stands on the floor or hangs on a wall."""
    assert scene.floor is not None
    known, bad = category(node.category), _taken(grid, scene, box)
    if not (known.back_to_wall or known.mount == "wall"):
        clear = np.maximum(grid.fits(bad, box.depth / 2, box.width / 2), grid.fits(bad, box.width / 2, box.depth / 2))
        # Room to walk around it is welcome.
        return clear * (0.55 + 0.45 * np.clip((gap - min(box.depth, box.width) / 2) / 0.6, 0, 1))
    score = np.zeros(gap.shape)
    for index in np.unique(wall):
        if length_of(scene.floor, int(index)) < box.width - 0.02:
            continue
        normal = np.abs(frame(scene.floor, int(index))[2])
        clear = grid.fits(
            bad,
            (normal[0] * box.depth + normal[1] * box.width) / 2,
            (normal[1] * box.depth + normal[0] * box.width) / 2,
        )
        score = np.where(wall == index, clear, score)
    # Half a cell is no gap: nobody sees where the points of the grid are.
    behind = np.maximum(np.abs(gap - box.depth / 2) - grid.cell / 2, 0.0)
    return score * np.exp(-((behind / _AT_WALL) ** 2))


def _on_things(grid: _Grid, scene: Scene, node: Node, box: Box) -> FloatArray:
    """For what stands on furniture: the tops that are large and low enough, as far as nothing is on them."""
    score = np.zeros(grid.px.shape)
    inset = min(box.depth, box.width) / 2
    for other in scene.nodes:
        known = category(other.category)
        if other.box is None or known.mount in ("ceiling", "wall") or not 0.3 <= other.box.height <= 1.4:
            continue
        if other.box.depth * other.box.width < box.depth * box.width:
            continue
        u, v = grid.local(other.box)
        edge = np.minimum(other.box.depth / 2 - np.abs(u), other.box.width / 2 - np.abs(v))
        liked = 1.0 if known.super in ("table", "cabinet") else 0.4
        score = np.maximum(score, liked * np.clip((edge + grid.cell / 2) / max(inset, grid.cell), 0, 1))
    return score * ~grid.covered([n.box for n in scene.nodes if n.parent is not None and n.box is not None])


def _near_company(grid: _Grid, scene: Scene, node: Node, box: Box) -> FloatArray:
    """More near what such things usually stand by; the same everywhere if nothing of that is there."""
    found = np.zeros(grid.px.shape)
    met = False
    for rule in RULES:
        if node.category not in rule.categories:
            continue
        for other in scene.nodes:
            if other.category in rule.company and other.box is not None:
                met = True
                found = np.maximum(found, rule.weight * _by(grid, rule, box, other.box))
    return 0.2 + 0.8 * found if met else np.ones(grid.px.shape)


def _by(grid: _Grid, rule: Rule, box: Box, other: Box) -> FloatArray:
    """How much a point is where the rule wants it, seen from one neighbour; in [0, 1]."""
    u, v = grid.local(other)
    if rule.place == "beside":
        across = np.abs(np.abs(v) - (other.width + box.width) / 2 - 0.05)
        along = np.abs(u - (box.depth - other.depth) / 2)
        return np.exp(-(across**2 + along**2) / (2 * 0.22**2))
    if rule.place == "before":
        along = u - (other.depth + box.depth) / 2 - rule.gap
        return np.exp(-(along**2) / (2 * 0.2**2) - v**2 / (2 * max(0.2, other.width / 5) ** 2))
    if rule.place == "around":
        away = np.hypot(np.maximum(np.abs(u) - other.depth / 2, 0), np.maximum(np.abs(v) - other.width / 2, 0))
        return np.exp(-((away - box.depth / 2 - rule.gap) ** 2) / (2 * 0.18**2))
    if rule.place == "opposite":
        far = 1 / (1 + np.exp(-(u - other.depth / 2 - 1.2) / 0.15))
        return far * np.exp(-(v**2) / (2 * 0.45**2))
    return np.exp(-(u**2 + v**2) / (2 * max(0.3, (other.depth + other.width) / 8) ** 2))
