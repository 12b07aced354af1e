"""Fill a street: from its surfaces alone, or a part of it anew while the rest stays bit for bit."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from composer.edits import RemoveNodes
from composer.relations.check import check_relations
from composer.relations.table import RelationTable, all_boxes
from composer.scene import MAX_NODES, Box, Node, Relation, Scene, revise
from composer.street.variety import varied
from models.procedural.streets.character import Character
from models.streets.ground import Ground
from models.streets.model import StreetModel, Stretch
from models.streets.rows import in_rows
from models.streets.settling import settled
from models.streets.strips import FRONTAGE, Strip, strips_of
from models.streets.things import BUILDINGS, Thing, boxes_of

Tick = Callable[[float], None]
VARIETY = {
    "car": 6,
    "pedestrian": 6,
    "tree": 3,
    "street_lamp": 1,
    "traffic_light": 1,
}
"""How many shapes of a category a street has at most; the rest share them."""
_FEW = 2


def character_of(scene: Scene, seed: int, density: float | None = None) -> Character:
    """What a street is like: drawn from its seed, with the density that was asked for."""
    rng = np.random.default_rng([seed % 2**63, 77])
    drawn = Character.drawn(rng)
    return Character(0.5 if density is None else density, drawn.city, drawn.green, drawn.rhythm)


def fill(
    model: StreetModel,
    scene: Scene,
    *,
    seed: int,
    density: float | None = None,
    region: BaseGeometry | None = None,
    keep: Collection[str] = (),
    tick: Tick | None = None,
) -> Scene:
    """Put on a street what belongs there.

    Parameters
    ----------
    model : StreetModel
    scene : Scene
        With surfaces. What stands on it stays, except within `region`.
    seed : int
    density : float, optional
        From 0, deserted, to 1, packed; 0.5 if not given.
    region : geometry, optional
        What stands in it, is not locked and not kept, gives way to what is imagined anew there; nothing else changes.
    keep : collection of str
        Nodes that stay besides those locked.
    tick : callable, optional
        Told the share that is done; may raise to cancel.

    Returns
    -------
    Scene
        With new nodes and the relations that they hold.
    """
    if region is not None:
        scene = _cleared(scene, region, keep)
    ground = Ground.of(scene)
    strips = strips_of(scene, ground)
    if tick is not None:
        tick(0.3)
    character = character_of(scene, seed, density)
    stretches = _stretches(ground, strips, scene, region)
    things = model.imagine(
        stretches, ground.kinds, character.values, seed, None if tick is None else lambda f: tick(0.3 + 0.5 * f)
    )
    things, pitches = in_rows(strips, things)
    boxes = boxes_of(strips, things)
    standing = [n.box for n in scene.nodes if n.box is not None]
    stays = np.flatnonzero(settled(ground, strips, things, boxes, standing))
    if tick is not None:
        tick(0.9)
    stays = stays[: MAX_NODES - len(scene.nodes)]
    pitches = _one_row_each(strips, things, stays.tolist(), pitches)
    nodes = _nodes(scene, [things[i].category for i in stays], [boxes[i] for i in stays], seed)
    relations = [
        relation
        for i, node in zip(stays, nodes, strict=True)
        for relation in _relations(ground, strips[things[i].strip], things[i], node, pitches.get(int(i)))
    ]
    made = revise(scene, nodes=(*scene.nodes, *nodes))
    # Only what holds is written down: a corner house may look at the other street.
    asked = RelationTable.of(revise(made, relations=tuple(relations)))
    held, _ = check_relations(asked, all_boxes(made))
    return revise(made, relations=(*scene.relations, *held, *_instances(nodes, seed)))


def _cleared(scene: Scene, region: BaseGeometry, keep: Collection[str]) -> Scene:
    """The scene without what stands in a region and may go."""
    gone = tuple(
        n.id
        for n in scene.nodes
        if n.box is not None and not n.locks.any and n.id not in keep and shapely.contains_xy(region, n.box.x, n.box.y)
    )
    return RemoveNodes(gone).apply(scene) if gone else scene


def _stretches(ground: Ground, strips: Sequence[Strip], scene: Scene, region: BaseGeometry | None) -> list[Stretch]:
    """Every strip that a region touches, with what stands on it and stays."""
    kept: dict[int, list[tuple[float, float, str]]] = {}
    placed = [n for n in scene.nodes if n.box is not None]
    if placed:
        points = np.array([(n.box.x, n.box.y) for n in placed if n.box is not None])
        tops = ground.top(points)
        for row, strip in enumerate(strips):
            near = _near(strip, points, tops)
            if len(near):
                along, left, heading = strip.track.locate(points[near])
                for i, s, t, h in zip(near, along, left, heading, strict=True):
                    cell = min(max(int(s / strip.length * len(strip)), 0), len(strip) - 1)
                    box = placed[i].box
                    assert box is not None
                    turn = abs(math.cos(box.yaw - h))
                    length = turn * box.depth + math.sqrt(max(1 - turn * turn, 0.0)) * box.width
                    if strip.low[cell] - 0.3 <= t <= strip.high[cell] + 0.3 and -length < s < strip.length + length:
                        kept.setdefault(row, []).append((float(s), length, placed[i].category))
    found = []
    for row, strip in enumerate(strips):
        wanted = None
        if region is not None:
            points, _ = strip.track.at(strip.along, (strip.low + strip.high) / 2)
            wanted = np.asarray(shapely.contains_xy(region, points[:, 0], points[:, 1]))
            if not wanted.any():
                continue
        found.append(Stretch(strip, row, tuple(kept.get(row, ())), wanted))
    return found


def _near(
    strip: Strip,
    points: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    tops: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Positions of the points that may lie on a strip."""
    if strip.kind != FRONTAGE:
        return np.flatnonzero(tops == strip.surface)
    reach = float(strip.high.max())
    low, high = strip.track.points.min(axis=0) - reach, strip.track.points.max(axis=0) + reach
    return np.flatnonzero(((points >= low) & (points <= high)).all(axis=1))


def _nodes(scene: Scene, names: Sequence[str], boxes: Sequence[Box], seed: int) -> list[Node]:
    taken = scene.by_id
    looks = np.random.default_rng([seed % 2**63, 76]).integers(2**62, size=len(names))
    number = 1
    found = []
    for name, box, look in zip(names, boxes, looks.tolist(), strict=True):
        while str(number) in taken:
            number += 1
        found.append(varied(Node(id=str(number), category=name, box=box), look))
        number += 1
    return found


def _one_row_each(
    strips: Sequence[Strip], things: Sequence[Thing], stays: Sequence[int], pitches: dict[int, float]
) -> dict[int, float]:
    """The distances in the longest row of each category on each surface: one thing is said of neighbours there."""
    rows: dict[tuple[int, str], dict[tuple[int, float], list[int]]] = {}
    for i in stays:
        if i in pitches:
            strip = strips[things[i].strip]
            of_kind = rows.setdefault((strip.surface, things[i].category), {})
            of_kind.setdefault((things[i].strip, pitches[i]), []).append(i)
    kept: dict[int, float] = {}
    for of_kind in rows.values():
        (_, pitch), members = max(of_kind.items(), key=lambda each: (len(each[1]), each[0]))
        gaps = np.diff(sorted(things[i].along for i in members))
        # What had to go leaves a gap, and with it the row.
        if len(members) > 1 and np.allclose(gaps, pitch, atol=0.15):
            kept |= dict.fromkeys(members, pitch)
    return kept


def _relations(ground: Ground, strip: Strip, thing: Thing, node: Node, pitch: float | None) -> list[Relation]:
    """What is meant by a thing standing where it stands."""
    if thing.category in BUILDINGS:
        return [Relation(subject=node.id, predicate="facing road", objects=("road",))]
    surface = ground.surfaces[strip.surface]
    use = ground.uses[strip.surface]
    if use in ("drive", "cycle"):
        return [Relation(subject=node.id, predicate="heading along", objects=(surface.id,))]
    found = [Relation(subject=node.id, predicate="on", objects=(surface.id,))]
    if pitch is not None:
        found.append(Relation(subject=node.id, predicate="along", objects=(surface.id,), value=pitch))
    return found


def _instances(nodes: Sequence[Node], seed: int) -> list[Relation]:
    """Who shares a shape: of each category as many shapes as make a street lively, and no more."""
    rng = np.random.default_rng([seed % 2**63, 78])
    first: dict[tuple[str, int], str] = {}
    found = []
    for node in nodes:
        if node.building is not None:
            continue  # drawn from its numbers
        variant = int(rng.integers(VARIETY.get(node.category, _FEW)))
        leader = first.setdefault((node.category, variant), node.id)
        if leader != node.id:
            found.append(Relation(subject=node.id, predicate="instance of", objects=(leader,)))
    return found
