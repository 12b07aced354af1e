"""Place what the graph of a street names: each thing where its relations hold, where it is likely and where it is free.

Things are placed one after the other, those that more depends on first. Of every metre of every strip, the relations
to what is placed already say by how much they would be missed there, and the model how likely such a thing is; noise
from the scene's seed and the thing's id chooses among what is equally good.
"""

from __future__ import annotations

import zlib
from functools import cached_property

import numpy as np
import shapely

from composer.relations.geometry import DEPTH, WIDTH, YAW, X, Y, Z, separations
from composer.relations.rows import RuleRows
from composer.relations.sights.feet import Feet, foot_of
from composer.relations.table import RelationTable, node_boxes, room_boxes
from composer.scene import Node, Relation, Scene
from composer.street.frames import Track
from composer.street.survey import survey_of
from composer.vocabulary import category
from models.streets.candidates import Candidates, Places
from models.streets.ground import TRAFFIC, BoolArray, FloatArray, Ground, IntArray
from models.streets.settling import WITHIN
from models.streets.things import TRAVELS

POOL = 1500
"""Cells that are thought of, evenly over all there are: so what a thing costs does not grow with the street."""
TRIED = 48
"""Cells in which places are looked at, of those thought of and of those near each thing that a relation is about."""
_PARTNERS = 3
CHUNK = 12
"""Places that are looked at together for whether they are free."""
CHUNKS = 24
NEAR = 14.0
"""Metres about what a thing is related to, from which places are always tried."""
CLOSE = 3.0
"""Metres within which nearly every place is tried: what is to be next to a thing stands that near."""
OWED, LIKELY, UNUSUAL = 40.0, 1.0, 6.0
"""What a metre by which a relation is missed counts, a nat of likelihood, and ground where such things do not stand."""
ACROSS = (4.0, 60.0, 2.0)
"""Metres from the middle of a lane at which is looked for ground on its other side: from, to, step."""
HELD = 1e-9
MEETS = 0.01
"""Metres by which boxes may meet."""
_NAMES_GROUND = ("on", "heading along", "along")
_TRUSTED = ("on", "heading along")
_TELLING = ("opposite",)
"""What is told of the street and picks few places out of many: asked of every place."""


class Placer:
    """Places nodes of one scene.

    Parameters
    ----------
    candidates : Candidates
    ground : Ground
    scene : Scene
    seed : int
    """

    def __init__(self, candidates: Candidates, ground: Ground, scene: Scene, seed: int) -> None:
        self.candidates, self.ground, self.scene, self.seed = candidates, ground, scene, seed
        self.table = RelationTable.of(scene)
        self.boxes = node_boxes(scene)
        self.room = room_boxes(scene)
        self._mine = _rows_by_node(self.table, len(scene.nodes))
        self._traffic = ground.of_use(*TRAFFIC, "cross")
        self._traffic_tree = shapely.STRtree(ground.areas[self._traffic]) if len(self._traffic) else None
        self._said: dict[str, list[Relation]] = {}
        self._said_of: dict[str, list[Relation]] = {}
        for relation in scene.relations:
            self._said.setdefault(relation.subject, []).append(relation)
            for name in relation.objects:
                self._said_of.setdefault(name, []).append(relation)

    # ---- questions -------------------------------------------------------------------------------------------------

    @property
    def placed(self) -> BoolArray:
        """Which nodes have a box, (N,)."""
        return np.asarray(np.isfinite(self.boxes[:, X]))

    def owed(
        self, node: int, places: FloatArray, *, of_ground: bool | None = None, trusting: bool = False
    ) -> FloatArray:
        """By how much relations to what is placed would be missed at places (C, 7), (C,).

        `of_ground` asks for those alone that are about the street itself, or for those alone that are not; `trusting`
        leaves out what holds wherever such things usually stand on the ground that is named.
        """
        total = np.zeros(len(places))
        everything = np.vstack([self.boxes, self.room])
        placed = np.append(self.placed, np.ones(len(self.room), bool))
        for group in self._mine[node]:
            if of_ground is not None and (group.sight is not None and group.rule.name not in _TELLING) != of_ground:
                continue
            if trusting and group.rule.name in _TRUSTED:
                continue
            other = np.where(group.subjects == node, group.objects, group.subjects)
            mine = group.at(np.flatnonzero(placed[other]))
            if not len(mine.indices):
                continue
            here = places[:, None]
            s = np.where((mine.subjects == node)[:, None], here, everything[mine.subjects][None])
            o = np.where((mine.objects == node)[:, None], here, everything[mine.objects][None])
            gaps = np.nan_to_num(np.maximum(mine.gaps_at(s, o, everything), 0), nan=0.0).sum(axis=-1)
            starts = np.flatnonzero(np.diff(mine.slots, prepend=-1))
            total += np.minimum.reduceat(gaps, starts, axis=1).sum(axis=1)
        return total

    def blocked(self, node: int, places: FloatArray) -> FloatArray:
        """By how many metres each of places (C, 7) is taken, or in the way of traffic, (C,)."""
        total = self._in_the_way(node, places)
        there = np.flatnonzero(self.placed)
        there = there[(there != node) & ~self._carrying(node)[there]]
        if not len(there):
            return total
        others = self.boxes[there]
        reach = np.hypot(others[:, DEPTH], others[:, WIDTH]) / 2
        own = np.hypot(places[:, DEPTH], places[:, WIDTH]) / 2
        apart = np.hypot(places[:, None, X] - others[None, :, X], places[:, None, Y] - others[None, :, Y]) - (
            own[:, None] + reach[None]
        )
        place, other = np.nonzero(apart < 0)
        depth = -separations(places[place], others[other]).max(axis=-1) - MEETS
        total += np.bincount(place, np.maximum(depth, 0), len(places))
        return total

    def _carrying(self, node: int) -> BoolArray:
        """What it rests on or carries, and what it is inside of: those may meet, (N,)."""
        found = np.zeros(len(self.boxes), bool)
        for group in self._mine[node]:
            if group.rule.name in ("standing on", "inside", "under", "above"):
                rows = np.concatenate([group.subjects, group.objects])
                found[rows[rows < len(found)]] = True
        parent = self.scene.nodes[node].parent
        if parent is not None:
            found[self.table.rows[parent]] = True
        return found

    def _in_the_way(self, node: int, places: FloatArray) -> FloatArray:
        """Metres by which it would stand in the way of traffic, or a vehicle off what it travels on, (C,)."""
        total = np.zeros(len(places))
        name = self.scene.nodes[node].category
        if self._traffic_tree is None or self._says_ground(node):
            return total
        shapes = Feet(np.full(len(places), foot_of(name))).areas(places)
        if name in TRAVELS:
            tops = self.ground.top(places[:, X : Y + 1])
            for row in np.unique(tops):
                here = tops == row
                if row < 0 or self.ground.uses[row] not in TRAFFIC:
                    total[here] = 1.0
                else:
                    within = self.ground.areas[row].buffer(WITHIN)
                    total[here] = np.where(shapely.covers(within, shapes[here]), 0.0, 0.5)
        else:
            hit, _ = self._traffic_tree.query(shapely.buffer(shapes, -MEETS), predicate="intersects")
            total[hit] = 1.0
        return total

    def _says_ground(self, node: int) -> bool:
        """Whether a relation says on what ground it is, so that it may stand where others do not."""
        return any(r.predicate in ("on", "heading along") for r in self._said.get(self.scene.nodes[node].id, ()))

    # ---- placing ---------------------------------------------------------------------------------------------------

    def size_of(self, node: Node) -> tuple[float, float, float]:
        """(depth, width, height) that a node has, or that such things usually have, metres."""
        if node.box is not None:
            return node.box.depth, node.box.width, node.box.height
        return category(node.category).usual

    def tried(self, node: int, size: tuple[float, float, float], near: FloatArray | None) -> Places:
        """Places worth looking at: on the ground that is named, else likely ones and those near what it is about."""
        what = self.scene.nodes[node]
        among, allowed = self._cells(what)
        noise = self.noise(node, POOL)
        pool = among
        if len(among) > POOL:
            pool = among[(self._key(node) + np.arange(POOL) * (len(among) // POOL)) % len(among)]
        wish = LIKELY * self.candidates.score(what.category, pool) + noise[: len(pool)]
        chosen = [pool[np.argsort(-wish, kind="stable")[:TRIED]]]
        for point, reach in self._about(node, near):
            close = self.candidates.near(point, reach)
            close = close[allowed[close]]
            chosen.append(close[:: len(close) // TRIED + 1])
        cells = np.unique(np.concatenate(chosen))
        found = self.candidates.places(cells, what.category, size)
        facing = self._facing(what, size)
        if len(facing):
            found = found.joined(self.candidates.bare(what.category, facing))
        return found if len(found) else self.candidates.places(cells, what.category, size, squeezed=True)

    def _cells(self, node: Node) -> tuple[IntArray, BoolArray]:
        """Cells in which a node may stand, and whether each of all is one: on the ground that is named, else usual
        ground, or anywhere if there is no such."""
        named = self._named(node)
        if named is not None and len(cells := self.candidates.on(named)):
            mask = np.zeros(len(self.candidates.cells), bool)
            mask[cells] = True
            return cells, mask
        usual = self.candidates.usual(node.category)
        return usual if len(usual[0]) else (np.arange(len(usual[1])), np.ones(len(usual[1]), bool))

    def _about(self, node: int, near: FloatArray | None) -> list[tuple[FloatArray, float]]:
        """Points about which to look, and how far: where it was, and what it is related to."""
        found = [] if near is None else [(near, 4.0), (near, 4 * NEAR)]
        what = self.scene.nodes[node]
        survey = survey_of(self.scene)
        for relation in (*self._said.get(what.id, ()), *self._said_of.get(what.id, ())):
            ends = [i for i in (relation.subject, *relation.objects) if i != what.id]
            points = [self.boxes[r, X : Y + 1] for i in ends if (r := self.table.rows.get(i)) is not None]
            points = [p for p in points if np.isfinite(p[0])]
            if relation.predicate == "at crossing":
                meant = [m for i in relation.objects if (m := survey.meant(i)) is not None]
                points += [
                    np.array(self.ground.areas[r].centroid.coords[0]) for m in meant for r in m.rows.tolist()[:8]
                ]
            if not points:
                continue
            reach = NEAR + (relation.value or 0.0) + (2 * NEAR if relation.predicate == "opposite" else 0.0)
            found += [(p, r) for p in (np.mean(points, axis=0), *points[:_PARTNERS]) for r in (CLOSE, reach)]
        return found[: 4 * _PARTNERS]

    def _named(self, node: Node) -> IntArray | None:
        """Rows of the surfaces on which a relation says that it is; None if none does."""
        survey = survey_of(self.scene)
        for relation in self._said.get(node.id, ()):
            if relation.predicate not in _NAMES_GROUND:
                continue
            rows: list[int] = []
            for name in relation.objects:
                meant = survey.meant(name)
                if meant is None:
                    continue
                if meant.sort == "curb":
                    rows += [g for k in meant.rows.tolist() for g in survey.curbs[k].grounds]
                elif relation.predicate != "along" or self.ground.uses[meant.rows[0]] in ("walk", "plant"):
                    rows += meant.rows.tolist()
            if rows:
                return np.unique(rows)
        return None

    def _facing(self, node: Node, size: tuple[float, float, float]) -> FloatArray:
        """Boxes (K, 7) over the road from what a node is to be opposite of, also where no strip of a street is."""
        found = []
        tracks = self._roadways
        for relation in (*self._said.get(node.id, ()), *self._said_of.get(node.id, ())):
            if relation.predicate != "opposite" or not tracks:
                continue
            other = self.table.rows.get(next(i for i in (*relation.objects, relation.subject) if i != node.id))
            if other is None or not self.placed[other]:
                continue
            at = self.boxes[other, X : Y + 1]
            # of the nearest roadway the other side, seen square to it
            track = min(tracks, key=lambda t: float(np.hypot(*(t.points - at).T).min()))
            along, left, heading = track.locate(at[None])
            far = np.arange(ACROSS[0], ACROSS[1], ACROSS[2])
            side = -1.0 if left[0] > 0 else 1.0
            middle, _ = track.at(along)
            towards = side * np.array([-np.sin(heading[0]), np.cos(heading[0])])
            boxes = np.empty((len(far), 7))
            boxes[:, :3], boxes[:, Z] = size, self.boxes[other, Z]
            boxes[:, X : Y + 1] = middle + far[:, None] * towards
            boxes[:, YAW] = np.arctan2(-towards[1], -towards[0])
            found.append(boxes)
        return np.concatenate(found) if found else np.zeros((0, 7))

    @cached_property
    def _roadways(self) -> list[Track]:
        survey = survey_of(self.scene)
        found = (survey.track(int(k)) for k in np.flatnonzero(survey.driven))
        return [track for track in found if track is not None]

    def _key(self, node: int) -> int:
        return zlib.crc32(self.scene.nodes[node].id.encode())

    def noise(self, node: int, count: int) -> FloatArray:
        """Gumbel noise of a node, the same whatever else is placed."""
        return np.random.default_rng([self.seed % 2**63, self._key(node)]).gumbel(size=count)

    def put(self, node: int, near: FloatArray | None = None) -> bool:
        """Place one node at the best free place; with `near` (2,), at the nearest place that is as good as any.

        Returns
        -------
        bool
            Whether it is free there, and all that is said of it and what is placed holds.
        """
        what = self.scene.nodes[node]
        places = self.tried(node, self.size_of(what), near)
        if not len(places):
            return False
        # What is said of the street itself costs most to check and mostly holds on the ground that is named: it is
        # asked where all else is best.
        owed = self.owed(node, places.boxes, of_ground=False)
        if near is None:
            wish = LIKELY * places.score + self.noise(node, len(places))
        else:
            wish = -2.0 * np.hypot(places.boxes[:, X] - near[0], places.boxes[:, Y] - near[1])
        cost = _counted(owed) - wish + np.where(places.usual, 0.0, UNUSUAL)
        order = np.argsort(cost, kind="stable")
        best: tuple[float, int] | None = None
        for first in range(0, min(len(order), CHUNK * CHUNKS), CHUNK):
            chunk = order[first : first + CHUNK]
            trusting = bool(places.usual[chunk].all())
            missed = self.owed(node, places.boxes[chunk], of_ground=True, trusting=trusting)
            taken = self.blocked(node, places.boxes[chunk])
            total = cost[chunk] + _counted(missed) + _counted(taken)
            k = int(np.argmin(total))
            if best is None or total[k] < best[0]:
                best = float(total[k]), int(chunk[k])
                self.boxes[node] = places.boxes[best[1]]
                good = missed[k] <= HELD and taken[k] <= 0
                if good and owed[best[1]] <= HELD:
                    return True
        return False


def _counted(owed: FloatArray) -> FloatArray:
    """What counts of metres that are missed: more than nothing as soon as there are any."""
    return OWED * np.where(owed > HELD, owed + 0.05, 0.0)


def _rows_by_node(table: RelationTable, count: int) -> list[list[RuleRows]]:
    """For every node the rows of hard and soft relations in which it takes part."""
    found: list[list[RuleRows]] = [[] for _ in range(count)]
    for group in table.groups:
        members: dict[int, list[int]] = {}
        for row, (s, o) in enumerate(zip(group.subjects.tolist(), group.objects.tolist(), strict=True)):
            members.setdefault(s, []).append(row)
            if o < count and o != s:
                members.setdefault(o, []).append(row)
        for node, rows in members.items():
            found[node].append(group.at(np.array(rows)))
    return found
