"""What must hold of every street that is filled, whatever its ground."""

import math
from collections import Counter

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.relations.check import overlaps
from composer.scene import Box, Locks, Node, Scene, Surface, revise
from composer.street.axes import track_of
from composer.street.kinds import surface_kind
from models.procedural.streets.templates import street
from models.streets.fill import fill
from models.streets.model import StreetModel
from models.streets.things import TRAVELS


def footprints(nodes) -> np.ndarray:
    return np.array([shapely.Polygon(n.box.footprint()) for n in nodes], object)


def assert_sound(scene: Scene) -> None:
    """Vehicles are whole in their lane and head along it, nothing else is in their way, no two are in one place."""
    traffic = [s for s in scene.surfaces if surface_kind(s.kind).use in ("drive", "cycle", "park")]
    crossings = [s for s in scene.surfaces if surface_kind(s.kind).use == "cross"]
    for node, shape in zip(scene.nodes, footprints(scene.nodes), strict=True):
        inner = shape.buffer(-0.02)
        if node.category in TRAVELS:
            lanes = [s for s in traffic if s.area.buffer(0.021).covers(shape)]
            assert lanes, f"{node.category} {node.id} is not whole on any lane"
            travelled = [s for s in lanes if surface_kind(s.kind).use != "park"]
            if travelled and len(travelled) == len(lanes):
                point = np.array([[node.box.x, node.box.y]])
                turns = [
                    abs(math.remainder(node.box.yaw - track_of(s).locate(point)[2][0], 2 * math.pi)) for s in lanes
                ]
                assert min(turns) < math.radians(5)
            assert not any(c.area.intersects(inner) for c in crossings)
        elif node.category != "pedestrian":
            assert not any(s.area.intersects(inner) for s in (*traffic, *crossings)), node.category
    assert overlaps(scene) == ()


def test_a_street_is_filled_soundly(straight, model: StreetModel) -> None:
    full = fill(model, straight(160.0), seed=3, density=0.9)
    assert_sound(full)
    counts = Counter(n.category for n in full.nodes)
    assert counts["car"] > 10 and counts["pedestrian"] > 2
    assert counts["house"] + counts["apartment_building"] > 5
    assert all(n.box.z == pytest.approx(0.15) for n in full.nodes if n.category == "pedestrian")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.floats(0, 1))
def test_any_street_is_filled_soundly(model: StreetModel, seed: int, density: float) -> None:
    scene = street(np.random.default_rng(seed))
    assert_sound(fill(model, scene, seed=seed, density=density))


def test_the_same_seed_gives_the_same_street_and_another_another(straight, model: StreetModel) -> None:
    scene = straight(80.0)
    assert fill(model, scene, seed=5) == fill(model, scene, seed=5)
    assert fill(model, scene, seed=5).nodes != fill(model, scene, seed=6).nodes


def test_more_density_means_more_things(straight, model: StreetModel) -> None:
    scene = straight(160.0)
    counts = [sum(len(fill(model, scene, seed=s, density=d).nodes) for s in range(3)) for d in (0.0, 0.5, 1.0)]
    assert counts[0] < 0.6 * counts[1] and counts[1] < counts[2]


def test_what_stands_there_stays_and_is_kept_clear_of(straight, model: StreetModel) -> None:
    bench = Node(id="bench", category="street_bench", box=Box(depth=0.7, width=1.8, height=0.8, x=20, y=1.5, z=0.15))
    scene = revise(straight(80.0), nodes=(bench,))
    full = fill(model, scene, seed=1, density=1.0)
    assert full.nodes[0] is bench
    mine = shapely.Polygon(bench.box.footprint()).buffer(-0.011)
    assert not any(shape.intersects(mine) for shape in footprints(full.nodes[1:]))


def test_a_block_anew_leaves_the_rest_bit_for_bit(straight, model: StreetModel) -> None:
    first = fill(model, straight(160.0), seed=2, density=0.8)
    inside = [n for n in first.nodes if 60 <= n.box.x <= 110]
    locked = inside[0]
    first = first.with_nodes([revise(locked, locks=Locks(position=True))])
    region = shapely.box(60, -40, 110, 60)
    again = fill(model, first, seed=99, density=0.8, region=region)
    outside = [n for n in first.nodes if not 60 <= n.box.x <= 110]
    assert all(again.by_id[n.id] is n for n in outside)
    assert again.by_id[locked.id].box == locked.box
    new = [n for n in again.nodes if all(n is not old for old in first.nodes)]
    assert len(new) > 5
    assert all(55 <= n.box.x <= 115 for n in new)
    assert {(n.category, n.box) for n in new} != {(n.category, n.box) for n in inside}
    assert_sound(again)


def test_streets_side_by_side_do_not_depend_on_their_order(straight, model: StreetModel) -> None:
    def moved(scene: Scene, dy: float, prefix: str) -> tuple[Surface, ...]:
        return tuple(
            revise(
                s,
                id=prefix + s.id,
                polygon=tuple((x, y + dy) for x, y in s.polygon),
                axis=tuple((x, y + dy) for x, y in s.axis),
            )
            for s in scene.surfaces
        )

    one, two = moved(straight(80.0), 0.0, "a-"), moved(straight(80.0), 200.0, "b-")
    both = fill(model, Scene(kind="street", surfaces=(*one, *two)), seed=4)
    turned = fill(model, Scene(kind="street", surfaces=(*two, *one)), seed=4)
    alone = fill(model, Scene(kind="street", surfaces=one), seed=4)

    def things(scene: Scene) -> set[tuple[str, Box]]:
        return {(n.category, n.box) for n in scene.nodes}

    assert things(both) == things(turned)
    assert things(alone) == {(c, b) for c, b in things(both) if b.y < 100}


def test_every_relation_it_writes_names_what_is_there(straight, model: StreetModel) -> None:
    full = fill(model, straight(120.0), seed=7)
    said = Counter(r.predicate for r in full.relations)
    assert said["heading along"] and said["on"] and said["facing road"] and said["instance of"]
    revise(full)  # validates


def test_a_tick_that_raises_ends_it(straight, model: StreetModel) -> None:
    class EnoughError(Exception):
        pass

    def tick(share: float) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        fill(model, straight(80.0), seed=1, tick=tick)
