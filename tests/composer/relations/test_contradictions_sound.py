"""Graphs that hold somewhere are never accused: random layouts of real furniture, and the development data.

A layout is drawn, everything that holds in it is written down, and then the boxes are taken away: whatever is said of a
contradiction must be wrong.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.formats import procthor, sgfront
from composer.relations import check, contradictions
from composer.relations.geometry import footprint_distance
from composer.relations.predicates import RULES
from composer.relations.room_parts import part_boxes
from composer.scene import Box, Floor, Locks, Node, Opening, Provenance, Relation, Scene, build, revise
from composer.vocabulary import Category, categories

FloatArray = npt.NDArray[np.float64]

FLOORS = (
    lambda w, d: ((0, 0), (w, 0), (w, d), (0, d)),
    lambda w, d: ((0, 0), (w, 0), (w, d / 2), (w / 2, d / 2), (w / 2, d), (0, d)),
    lambda w, d: ((0, 0), (w, 0), (w + 0.8, 0.6 * d), (0.7 * w, d), (0, d)),
    lambda w, d: tuple((0.8 * x - 0.6 * y, 0.6 * x + 0.8 * y) for x, y in ((0, 0), (w, 0), (w, d), (0, d))),
)
OPENINGS = (
    Opening(kind="window", wall=0, offset=1.0, width=0.9, height=1.2, sill=0.9),
    Opening(kind="door", wall=1, offset=1.2, width=0.9, height=2.0),
)
OF_FLOOR = ("standing on", "above", "left", "right", "front", "behind", "centred on", "bigger than", "smaller than")


def layout(seed: int) -> Scene:
    """Up to seven things that do not overlap: at walls, in corners, on each other, somewhere; straight and askew."""
    rng = np.random.default_rng(seed)
    polygon = FLOORS[rng.integers(len(FLOORS))](*rng.uniform(2.2, 7.0, 2))
    floor = build(Floor, polygon=polygon, height=float(rng.uniform(2.4, 3.2)), openings=OPENINGS)
    room = shapely.Polygon(polygon).buffer(0.015, join_style="mitre")
    known = [c for c in categories().values() if c.kind == "room"]
    nodes: list[Node] = []
    count = rng.integers(2, 8)
    for _ in range(count * 20):
        kind = known[rng.integers(len(known))]
        carrier = nodes[rng.integers(len(nodes))] if nodes and (kind.mount == "surface" or rng.random() < 0.1) else None
        node = build(Node, id=str(len(nodes)), category=kind.name, box=_placed(rng, floor, kind, carrier))
        if carrier is not None and rng.random() < 0.7:
            node = revise(node, parent=carrier.id)
        fits = _fits(node, nodes, room) and node.box is not None and node.box.top <= floor.height
        if len(nodes) < count and fits:
            nodes.append(node)
    middle = shapely.Polygon(polygon).centroid
    return build(Scene, floor=floor, nodes=tuple(nodes), provenance=Provenance(centre=(middle.x, middle.y, 0.0)))


def _placed(rng: np.random.Generator, floor: Floor, kind: Category, carrier: Node | None) -> Box:
    size = [low * 1.001 if rng.random() < 0.4 else rng.uniform(low, high) for low, high in kind.limits]
    i = int(rng.integers(len(floor.polygon)))
    start, end = (np.array(p) for p in floor.wall(i))
    length = float(np.hypot(*(end - start)))
    along = (end - start) / length
    inward = np.array([-along[1], along[0]])
    tilt = float(rng.uniform(-0.13, 0.13)) if rng.random() < 0.3 else 0.0
    yaw = math.atan2(inward[1], inward[0]) + tilt + (0 if kind.back_to_wall else math.pi / 2 * rng.integers(4))
    z = {"ceiling": floor.height - size[2], "wall": 1.2}.get(kind.mount, 0.0)
    if carrier is not None:
        assert carrier.box is not None
        place = np.array([carrier.box.x, carrier.box.y]) + rng.uniform(-0.3, 0.3, 2)
        z = carrier.box.top + rng.uniform(-0.03, 0.03)
    elif rng.random() < 0.5:
        frame = np.array([[math.cos(yaw), math.sin(yaw)], [-math.sin(yaw), math.cos(yaw)]])
        deep, half = (abs(frame @ axis) @ size[:2] / 2 for axis in (inward, along))
        spot = rng.choice([half, length - half, rng.uniform(0, length)])
        place = start + along * spot + inward * (deep + rng.choice([0.0, 0.05]))
    else:
        x0, y0, x1, y1 = floor.bounds
        place = rng.uniform((x0, y0), (x1, y1))
        yaw = rng.choice([yaw, rng.uniform(-math.pi, math.pi)])
    return Box.of([*size, *place, max(z, 0.0), yaw])


def _fits(node: Node, others: list[Node], room: shapely.Polygon) -> bool:
    assert node.box is not None
    outline = shapely.Polygon(node.box.footprint())
    if not room.covers(outline):
        return False
    for other in others:
        assert other.box is not None
        rises = min(node.box.top, other.box.top) > max(node.box.z, other.box.z)
        solid = "rug" not in (node.category, other.category) and other.id != node.parent
        if rises and solid and shapely.Polygon(other.box.footprint()).intersection(outline).area > 1e-9:
            return False
    return True


def all_that_holds(scene: Scene, rng: np.random.Generator) -> tuple[Relation, ...]:
    """Every relation of every predicate that holds, with distances within their tolerance."""
    boxes, rows = part_boxes(scene.floor)
    placed = {n.id: np.array(n.box.values) for n in scene.nodes if n.box is not None}
    placed |= {name: boxes[where[0]] for name, where in rows.items() if len(where) == 1}
    objects = [*(n.id for n in scene.nodes), "floor", *(name for name, where in rows.items() if where)]
    said = []
    for node, name in itertools.product(scene.nodes, objects):
        for predicate in RULES if name != node.id else ():
            value = None
            if predicate == "at":
                if name not in placed:
                    continue
                value = max(float(footprint_distance(placed[node.id], placed[name]) + rng.uniform(-0.045, 0.045)), 0.0)
            if name != "floor" or predicate in OF_FLOOR:
                said.append(Relation(subject=node.id, predicate=predicate, objects=(name,), value=value))
    return check(revise(scene, relations=tuple(said)), with_contradictions=False).held


def bare(scene: Scene, kept: Iterable[bool] = ()) -> Scene:
    """The scene without boxes, except where `kept` says so: those are locked."""
    lock = Locks(position=True, size=True)
    kept = itertools.chain(kept, itertools.repeat(False))
    nodes = [revise(n, locks=lock) if keep else revise(n, box=None) for n, keep in zip(scene.nodes, kept, strict=False)]
    return revise(scene, nodes=tuple(nodes))


def sentences(scene: Scene) -> list[str]:
    return [c.sentence for c in contradictions(scene)]


@given(st.integers(0, 100_000))
@settings(max_examples=12)
def test_what_holds_in_some_layout_is_never_accused(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scene = layout(seed)
    scene = revise(scene, relations=all_that_holds(scene, rng))
    assert not sentences(bare(scene))
    assert not sentences(revise(bare(scene), floor=None))
    assert not sentences(bare(scene, rng.random(len(scene.nodes)) < 0.5))


@pytest.mark.parametrize("name", ["bedroom", "livingroom"])
def test_the_development_scenes_are_never_accused(name: str, shared: Callable[[str], Path]) -> None:
    count = 0
    for _, load in sgfront.read(shared(f"sgfront-dev/relationships_{name}_dev.json")):
        scene = load().scene
        count += 1
        assert not sentences(scene)
        assert not sentences(bare(scene))
    assert count > 10


@pytest.mark.filterwarnings("ignore::composer.errors.FormatWarning")
def test_imported_rooms_are_never_accused(shared: Callable[[str], Path]) -> None:
    """Of imported relations those count that hold: an importer may call *inside* what looks out at the top."""
    scenes = procthor.read(shared("procthor/rooms-train.jsonl.gz"), shared("procthor/assets.json"))
    for _, load in itertools.islice(scenes, 40):
        scene = load().scene
        scene = revise(scene, relations=check(scene, with_contradictions=False).held)
        assert not sentences(scene)
        assert not sentences(bare(scene))
