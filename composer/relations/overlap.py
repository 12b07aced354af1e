"""What overlaps: boxes, buildings by their real footprints, and trees whose crowns let people pass below."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from composer.relations.geometry import corners, overlap_share
from composer.relations.rows import FloatArray, IntArray
from composer.scene import Box, Node, Scene
from composer.vocabulary import category

OVERLAP_LIMIT = 0.02
"""Share of the smaller volume above which two nodes count as overlapping."""


_POST, _TRUNK = 0.2, 0.7
"""Metres that a post or the trunk of a tree is thick at most."""
_POSTS = ("pole", "post")
_BORNE = ("sign", "street light", "barrier")


@dataclass(frozen=True)
class _Body:
    """A piece of what a node fills: an area of the plan between two heights."""

    area: BaseGeometry
    low: float
    high: float


def overlaps(
    scene: Scene, boxes: FloatArray, solid: IntArray, may: frozenset[tuple[int, int]]
) -> list[tuple[int, int, float]]:
    """Row pairs that share more than `OVERLAP_LIMIT` of the smaller one's volume, with that share.

    Two boxes are compared as they are. A building with a footprint of its own (`Node.building`) fills that, yards left
    out. A tree of a category that is `clear` below (`composer.vocabulary.Category`) is its trunk up to there and its
    whole box above: who stands below the crown does not overlap with it, what reaches into the crown does. The smaller
    volume is that of the box, or of the building. Pieces of one thing, such as a sign and its post, do not overlap.

    Parameters
    ----------
    scene : Scene
    boxes : (N, 7)
    solid : (S,)
        Rows of nodes with boxes that take up room.
    may : set of row pairs
        Those (i < j) that may overlap.
    """
    # A tree finds the few footprints that meet: all pairs of a large scene would not fit into memory.
    footprints = np.asarray(shapely.polygons(corners(boxes[solid])))
    a, b = shapely.STRtree(footprints).query(footprints, predicate="intersects")
    later = np.flatnonzero(a < b)
    order = np.lexsort((b[later], a[later]))
    first, second = solid[a[later][order]], solid[b[later][order]]
    if may:
        keep = [pair not in may for pair in zip(first.tolist(), second.tolist(), strict=True)]
        first, second = first[np.flatnonzero(keep)], second[np.flatnonzero(keep)]
    shares = overlap_share(boxes[first], boxes[second])
    formed = np.array([_is_formed(node) for node in scene.nodes], bool)
    for k in np.flatnonzero((formed[first] | formed[second]) & (shares > 0)).tolist():
        shares[k] = _share(scene.nodes[first[k]], scene.nodes[second[k]])
    found = [(int(first[k]), int(second[k]), float(shares[k])) for k in np.flatnonzero(shares > OVERLAP_LIMIT).tolist()]
    return [(i, j, share) for i, j, share in found if not _of_one_thing(scene.nodes[i], scene.nodes[j])]


def _of_one_thing(one: Node, other: Node) -> bool:
    """Whether two nodes are pieces of one thing that maps tell apart.

    Such are a post and the sign, lamp or railing on it; a trunk and its crown; the two sides of a sign.
    """
    supers = {category(one.category).super, category(other.category).super}
    assert one.box is not None and other.box is not None
    if supers == {"sign"}:
        return math.cos(one.box.yaw - other.box.yaw) <= 0
    slim, wide = sorted((one, other), key=lambda node: _thickness(node.box))
    assert slim.box is not None and wide.box is not None
    if supers == {"tree"}:
        return _thickness(slim.box) <= _TRUNK and wide.box.z >= slim.box.z + _TRUNK
    is_post = category(slim.category).super.endswith(_POSTS) and _thickness(slim.box) <= _POST
    return is_post and category(wide.category).super in _BORNE


def _thickness(box: Box | None) -> float:
    assert box is not None
    return max(box.depth, box.width)


def _is_formed(node: Node) -> bool:
    """Whether a node fills something else than its box."""
    return node.building is not None or category(node.category).clear > 0


def _share(one: Node, other: Node) -> float:
    shared = sum(
        max(min(a.high, b.high) - max(a.low, b.low), 0.0) * float(shapely.intersection(a.area, b.area).area)
        for a in _bodies(one)
        for b in _bodies(other)
        if min(a.high, b.high) > max(a.low, b.low)
    )
    return shared / max(min(_volume(one), _volume(other)), 1e-9)


def _bodies(node: Node) -> Iterator[_Body]:
    box = node.box
    assert box is not None
    known = category(node.category)
    if node.building is not None:
        yield _Body(outline_of(node), box.z, box.top)
        return
    whole = shapely.Polygon(box.footprint())
    if not known.clear:
        yield _Body(whole, box.z, box.top)
        return
    below = min(box.z + known.clear, box.top)
    yield _Body(_trunk(box, known.foot), box.z, below)
    yield _Body(whole, below, box.top)


def _trunk(box: Box, foot: float) -> shapely.Polygon:
    slim = Box.of((min(box.depth, foot), min(box.width, foot), *box.values[2:]))
    return shapely.Polygon(slim.footprint())


def _volume(node: Node) -> float:
    box = node.box
    assert box is not None
    return box.volume if node.building is None else float(outline_of(node).area) * box.height


def outline_of(node: Node) -> shapely.Polygon:
    """The footprint of a building, yards left out.

    Parameters
    ----------
    node : Node
        With a box and a building.
    """
    box, building = node.box, node.building
    assert box is not None and building is not None
    c, s = np.cos(box.yaw), np.sin(box.yaw)
    turn = np.array([[c, s], [-s, c]])

    def placed(ring: tuple[tuple[float, float], ...]) -> FloatArray:
        rows: FloatArray = np.array(ring) * (box.depth, box.width) @ turn + (box.x, box.y)
        return rows

    return shapely.Polygon(placed(building.outline), [placed(ring) for ring in building.courtyards])
