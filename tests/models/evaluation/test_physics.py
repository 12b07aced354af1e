"""Physical metrics on rooms where the answer is known."""

from __future__ import annotations

import pytest

from composer.scene import Box, Floor, Node, Opening, Relation, Scene, build
from models.evaluation.physics import physics
from models.evaluation.sizes import plausible


def _room(*nodes: Node, relations: tuple[Relation, ...] = (), floor: Floor | None = None) -> Scene:
    return Scene(floor=floor or Floor.rectangle(4, 3), nodes=nodes, relations=relations)


def _piece(node_id: str, category: str, box: Box, parent: str | None = None) -> Node:
    return Node(id=node_id, category=category, box=box, parent=parent)


def test_an_empty_middle_is_walkable_and_everything_can_be_touched() -> None:
    shelf = _piece("1", "bookshelf", Box(depth=0.3, width=1.0, height=1.8, x=-1.8, y=0.0))
    found = physics(_room(shelf))
    assert (found.objects, found.colliding, found.outside, found.implausible) == (1, 0, 0, 0)
    assert found.walkable == pytest.approx(1.0)
    assert found.reach == pytest.approx(1.0)
    assert found.reach_door is None


def test_a_wall_of_furniture_cuts_the_room_and_hides_what_is_behind_it() -> None:
    # A barrier at x = 0.5 leaves the walker's middle 2.2 m on one side and 1.2 m minus a chair's strip on the other.
    barrier = _piece("1", "sofa", Box(depth=0.3, width=3.0, height=0.9, x=0.5, y=0.0))
    chair = _piece("2", "chair", Box(depth=0.4, width=0.4, height=0.9, x=1.8, y=0.0))
    floor = build(
        Floor,
        polygon=Floor.rectangle(4, 3).polygon,
        openings=(Opening(kind="door", wall=3, offset=1.5, width=0.9, height=2.0),),
    )
    found = physics(_room(barrier, chair, floor=floor))
    left = (2.35 - 0.15 - 0.15) * 2.7
    assert found.walkable is not None and 0.6 < found.walkable < 0.8
    # From the larger side only the barrier can be touched, from the smaller one both.
    right = left / found.walkable - left
    assert found.reach == pytest.approx((0.5 * left + 1.0 * right) / (left + right), abs=0.02)
    assert found.reach_door == pytest.approx(0.5)


def test_what_hangs_is_walked_under_and_a_full_room_has_no_place() -> None:
    lamp = _piece("1", "pendant_lamp", Box(depth=3.0, width=3.0, height=0.3, x=0, y=0, z=2.2))
    assert physics(_room(lamp)).walkable == pytest.approx(1.0)
    block = _piece("2", "wardrobe", Box(depth=3.9, width=2.9, height=2.0, x=0, y=0))
    full = physics(_room(block))
    assert (full.walkable, full.reach) == (0.0, 0.0)


def test_collisions_know_tables_rugs_and_what_lies_inside() -> None:
    table = _piece("1", "dining_table", Box(depth=0.9, width=1.6, height=0.75, x=0, y=0))
    tucked = _piece("2", "dining_chair", Box(depth=0.45, width=0.45, height=0.9, x=0.55, y=0))
    rug = _piece("3", "rug", Box(depth=2, width=2, height=0.02, x=0, y=0))
    assert physics(_room(table, tucked, rug)).colliding == 0
    pushed = _piece("2", "dining_chair", Box(depth=0.45, width=0.45, height=0.7, x=0.1, y=0))
    assert physics(_room(table, pushed)).colliding == 2
    fridge = _piece("4", "fridge", Box(depth=0.8, width=0.8, height=1.8, x=-1.5, y=1.0))
    egg = _piece("5", "egg", Box(depth=0.05, width=0.05, height=0.06, x=-1.5, y=1.0, z=1.0), parent="4")
    assert physics(_room(fridge, egg)).colliding == 2
    said = Relation(subject="5", predicate="inside", objects=("4",))
    assert physics(_room(fridge, egg, relations=(said,))).colliding == 0


def test_off_the_floor_is_told_from_the_polygon() -> None:
    corner = Floor(polygon=((0, 0), (4, 0), (4, 2), (2, 2), (2, 4), (0, 4)))
    outside = _piece("1", "stool", Box(depth=0.4, width=0.4, height=0.5, x=3.0, y=3.0))
    across = _piece("2", "stool", Box(depth=0.4, width=0.4, height=0.5, x=2.0, y=2.5))
    within = _piece("3", "stool", Box(depth=0.4, width=0.4, height=0.5, x=1.0, y=3.0))
    assert physics(_room(outside, across, within, floor=corner)).outside == 2
    assert physics(Scene(nodes=(within,))).outside == 1


def test_sizes_that_nobody_sells() -> None:
    assert plausible("double_bed", Box(depth=1.8, width=2.1, height=0.9, x=0, y=0))
    assert not plausible("double_bed", Box(depth=0.5, width=0.6, height=0.9, x=0, y=0))
    assert not plausible("fridge", Box(depth=0.1, width=0.1, height=0.1, x=0, y=0))
    assert plausible("thing nobody knows", Box(depth=9, width=9, height=9, x=0, y=0))
