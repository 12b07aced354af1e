"""What is in the way of traffic, and traffic that is out of its way."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from composer.relations.design import FIT
from composer.relations.geometry import YAW, X, Y, Z
from composer.relations.report import Stray
from composer.relations.rows import FloatArray, IntArray, RuleRows
from composer.relations.rule import TOLD
from composer.relations.sights.base import OPEN, nearest_surfaces, pieces
from composer.relations.sights.borders import outside, values
from composer.relations.sights.feet import Feet
from composer.relations.sights.ground import HeadingSight
from composer.relations.street import HEADS
from composer.scene import Node, Scene
from composer.street.heights import heights_at
from composer.street.survey import Meant, Survey, survey_of
from composer.vocabulary import category

_ABOVE = 0.5
"""What hangs so many metres above a lane does not stand in it."""
_PUTS = ("on", "heading along")
_NARROW = 1.0
"""Vehicles narrower than this, metres, go on bike lanes too, and may be left wherever nobody drives."""


def in_lanes(scene: Scene, boxes: FloatArray) -> tuple[str, ...]:
    """Nodes that stand in a lane or bike lane although they are no vehicles.

    People on a crossing, what is carried by something, and what a relation puts on that ground do not count.
    """
    survey = survey_of(scene)
    rows = [
        i
        for i, node in enumerate(scene.nodes)
        if np.isfinite(boxes[i]).all() and node.parent is None and category(node.category).super != "vehicle"
    ]
    put = _put(scene, survey)
    feet = Feet.of([scene.nodes[i] for i in rows])
    found: dict[str, None] = {}
    for row, lane in _standing_in(survey, feet, boxes[rows]):
        node = scene.nodes[rows[row]]
        if lane not in put.get(node.id, ()) and not _crosses(survey, node):
            found[node.id] = None
    return tuple(found)


def _standing_in(survey: Survey, feet: Feet, s: FloatArray) -> Iterator[tuple[int, int]]:
    """Pairs of boxes and lanes in which they stand, by more than is let pass."""
    owner, lane = nearest_surfaces(survey, "travelled", feet.areas(s), 0.0)
    if not len(owner):
        return
    depth = values(feet.at(owner), s[owner], outside(feet.at(owner), s[owner], *pieces(survey, lane))).max(axis=1)
    above = s[owner, Z] - heights_at(survey.surfaces, lane, s[owner, X : Y + 1])
    for k in np.flatnonzero((depth > FIT) & (above < _ABOVE)).tolist():
        yield int(owner[k]), int(lane[k])


def _put(scene: Scene, survey: Survey) -> dict[str, set[int]]:
    """The surfaces on which relations put nodes."""
    found: dict[str, set[int]] = {}
    for relation in scene.relations:
        if relation.predicate not in _PUTS:
            continue
        for name in relation.objects:
            meant = None if name in scene.by_id else survey.meant(name)
            if meant is not None and meant.sort == "ground":
                found.setdefault(relation.subject, set()).update(meant.rows.tolist())
                found[relation.subject] |= _below(survey, meant)
    return found


def _below(survey: Survey, meant: Meant) -> set[int]:
    """What lies below crossings that are meant: who is put on a crossing is put on the lanes there."""
    crossings = [i for i in meant.rows.tolist() if survey.kinds[i].use == "cross"]
    return {int(i) for c in crossings for i in survey.tree.query(survey.areas[c], predicate="intersects")}


def _crosses(survey: Survey, node: Node) -> bool:
    """Whether a node is a person in the middle of a crossing."""
    assert node.box is not None
    if category(node.category).super != "person":
        return False
    near = survey.tree.query(shapely.Point(node.box.x, node.box.y), predicate="intersects")
    return any(survey.kinds[i].use == "cross" for i in near.tolist())


class _TravelSight(HeadingSight):
    """Any lane, bike lane or parking place; parked vehicles stand along it or square to it, either way, and any way
    where nothing says which, as where lanes meet."""

    def turns(self) -> FloatArray:
        parked = np.array([self.survey.kinds[i].use == "park" for i in self.chosen.tolist()], bool)
        return np.where(parked, 4.0, super().turns())

    def directions(self, s: FloatArray) -> FloatArray:
        found = super().directions(s)
        return np.where(np.isnan(found), s[:, YAW], found)


def strays(scene: Scene, boxes: FloatArray) -> tuple[Stray, ...]:
    """Vehicles that do not lie within a lane or parking place, or are turned from its direction by more than 5°.

    What is carried, what a relation puts on other ground, and bicycles and motorcycles off the lanes do not count.
    """
    survey = survey_of(scene)
    put = _put(scene, survey)
    ways = np.flatnonzero([kind.use in ("drive", "cycle", "park") for kind in survey.kinds])
    wide_ways = np.flatnonzero([kind.use in ("drive", "park") for kind in survey.kinds])
    rows = [
        i
        for i, node in enumerate(scene.nodes)
        if np.isfinite(boxes[i]).all()
        and node.parent is None
        and category(node.category).super == "vehicle"
        and not put.get(node.id, set()) - set(ways.tolist())
    ]
    narrow = np.array([category(scene.nodes[i].category).width[1] < _NARROW for i in rows], bool)
    found: dict[int, Stray] = {}
    for some, theirs in ((np.array(rows, np.int64)[~narrow], wide_ways), (np.array(rows, np.int64)[narrow], ways)):
        if len(some) and len(theirs):
            found |= _astray(survey, [scene.nodes[i] for i in some.tolist()], some, boxes[some], theirs)
    parked = np.array(rows, np.int64)[narrow]
    moving = {int(parked[k]) for k, _ in _standing_in(survey, Feet.of([scene.nodes[i] for i in parked]), boxes[parked])}
    left = set(parked.tolist()) - moving
    return tuple(found[i] for i in sorted(found) if i not in left)


def _astray(survey: Survey, nodes: list[Node], rows: IntArray, s: FloatArray, ways: IntArray) -> dict[int, Stray]:
    """By row the vehicles that miss the place that suits them best."""
    worst, unit = _off(survey, nodes, s, ways)
    wrong = np.flatnonzero(worst > 0).tolist()
    return {int(rows[k]): Stray(nodes[k].id, float(worst[k]), unit[k]) for k in wrong}


def _off(survey: Survey, nodes: list[Node], s: FloatArray, ways: IntArray) -> tuple[FloatArray, list[str]]:
    """By how much vehicles miss the place that suits them best, and in what unit."""
    n = len(nodes)
    # The survey remembers by name what it has arranged: other ways need another name.
    meant = Meant(f"ways {hash(ways.tobytes())}", ways)
    sight = _TravelSight(survey, Feet.of(nodes), (meant,) * n, np.full(n, OPEN), np.ones(n, bool), np.zeros(n, bool))
    here = np.arange(n)
    rows = RuleRows(HEADS, here, here, here, here, np.full((n, TOLD), np.nan), sight)
    (settled,) = rows.settled(s)
    gaps = settled.gaps(s)
    at = gaps.argmax(axis=1)
    return gaps[here, at], [HEADS.units[k] for k in at.tolist()]
