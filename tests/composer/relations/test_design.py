"""What designers say, at its threshold: against nodes by hand-made boxes, against the room by a real floor."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from composer.relations import check
from composer.relations.geometry import footprint_distance
from composer.relations.room_parts import part_boxes
from composer.scene import Box, Floor, Node, Opening, Relation, Scene, build

ROOM = build(
    Floor,
    polygon=((0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0)),
    openings=(
        Opening(kind="door", wall=1, offset=1.0, width=0.9, height=2.0),
        Opening(kind="window", wall=2, offset=2.0, width=1.2, height=1.2, sill=0.9),
    ),
)
UP, DOWN, EAST = math.pi / 2, -math.pi / 2, 0.0


def box(x: float, y: float, yaw: float = 0.0, depth: float = 0.5, width: float = 1.0, **more: float) -> Box:
    return build(Box, depth=depth, width=width, height=more.get("height", 1.0), x=x, y=y, z=more.get("z", 0.0), yaw=yaw)


def holds(predicate: str, target: str, boxes: dict[str, Box], value: float | None = None, **kinds: Any) -> bool:
    nodes = tuple(
        build(Node, id=i, category=kinds.get(i, "table"), box=b, parent=kinds.get("parent") if i == "a" else None)
        for i, b in boxes.items()
    )
    relation = build(Relation, subject="a", predicate=predicate, objects=tuple(target.split(",")), value=value)
    report = check(build(Scene, floor=ROOM, nodes=nodes, relations=(relation,)), with_contradictions=False)
    assert not report.unchecked
    return bool(report.held)


O = {"b": box(2.0, 1.5)}  # noqa: E741 — the object: half a metre along x, one along y

CASES = [
    # predicate, subject's box, holds
    ("facing", box(1.0, 1.5, EAST), True),
    ("facing", box(1.0, 2.2, EAST), True),  # aside by .7: half a width, and a glance
    ("facing", box(1.0, 2.4, EAST), False),
    ("facing", box(1.0, 1.5, UP), False),
    ("facing", box(3.0, 1.5, EAST), False),  # its back is to it
    ("centred on", box(0.5, 1.54), True),
    ("centred on", box(0.5, 1.56), False),
    ("aligned with", box(0.5, 1.54), True),  # middles
    ("aligned with", box(0.5, 1.8, width=0.4), True),  # ends at the same y
    ("aligned with", box(0.5, 1.62, width=0.4), False),
    ("aligned with", box(0.5, 1.5, 0.2), False),
    ("aligned with", box(0.5, 1.5, UP), True),
    ("next to", box(1.41, 1.5), True),
    ("next to", box(1.39, 1.5), False),
    ("next to", box(1.42, 2.6), False),  # corner to corner
    ("inside", box(2.0, 1.5, depth=0.4, width=0.9, height=0.9), True),
    ("inside", box(2.1, 1.5, depth=0.4, width=0.9, height=0.9), False),
    ("inside", box(2.0, 1.5, depth=0.4, width=0.9, height=0.9, z=0.2), False),
    ("under", box(2.2, 1.9, height=0.4), True),
    ("under", box(2.3, 1.9, height=0.4), False),
    ("under", box(2.0, 1.5, height=1.1), False),
    ("around", box(1.2, 1.5, EAST), True),
    ("around", box(1.05, 1.5, EAST), False),
    ("around", box(1.2, 1.5, math.pi), False),
    ("in row with", box(2.09, 0.2), True),
    ("in row with", box(2.2, 0.2), False),
    ("in row with", box(2.2, 0.2, depth=0.9), True),  # backs in one line
    ("in row with", box(2.0, 0.2, math.pi), False),
]


@pytest.mark.parametrize(("predicate", "subject", "expected"), CASES)
def test_between_nodes(predicate: str, subject: Box, expected: bool) -> None:
    assert holds(predicate, "b", {"a": subject, **O}) is expected


@pytest.mark.parametrize(("value", "expected"), [(1.04, True), (0.96, True), (1.06, False), (0.94, False)])
def test_at_a_distance(value: float, expected: bool) -> None:
    # from the subject's front at 0.75 to the object's back at 1.75
    assert holds("at", "b", {"a": box(0.5, 1.5), **O}, value=value) is expected


def test_at_without_a_number_does_not_hold() -> None:
    assert not holds("at", "b", {"a": box(0.5, 1.5), **O})


@pytest.mark.parametrize(
    ("target", "subject", "expected"),
    [
        ("wall:0", box(2.0, 0.31, UP), True),
        ("wall:0", box(2.0, 0.32, UP), False),
        ("wall:0", box(2.0, 0.5, EAST), True),  # a table has no back: a side will do
        ("wall:2", box(2.0, 0.31, UP), False),
        ("wall", box(2.0, 0.31, UP), True),
        ("wall", box(3.7, 1.0, math.pi), True),
        ("wall", box(2.0, 1.5, UP), False),
    ],
)
def test_against_a_wall(target: str, subject: Box, expected: bool) -> None:
    assert holds("against wall", target, {"a": subject}) is expected


def test_what_has_a_back_turns_it_to_the_wall() -> None:
    assert holds("against wall", "wall:0", {"a": box(2.0, 0.25, UP)}, a="wardrobe")
    assert not holds("against wall", "wall:0", {"a": box(2.0, 0.25, DOWN)}, a="wardrobe")
    assert not holds("against wall", "wall:0", {"a": box(2.0, 0.5, EAST)}, a="wardrobe")


def test_in_a_corner() -> None:
    assert holds("in corner", "corner:0", {"a": box(0.35, 0.6)})
    assert not holds("in corner", "corner:0", {"a": box(0.5, 0.7)})
    assert holds("in corner", "corner", {"a": box(3.7, 2.45)})
    assert not holds("in corner", "corner:0", {"a": box(3.7, 2.45)})


def test_doors_and_windows_can_be_named() -> None:
    assert holds("under", "window:0", {"a": box(2.0, 2.72, DOWN, height=0.8)})
    assert not holds("under", "window:0", {"a": box(2.0, 2.72, DOWN, height=1.0)})  # higher than the sill
    assert holds("facing", "door:0", {"a": box(1.0, 1.0, EAST)})
    assert holds("at", "door:0", {"a": box(2.75, 1.0, EAST)}, value=1.0)


def test_several_objects_must_all_do() -> None:
    pair = {"b": box(2.0, 1.5), "c": box(2.0, 2.6)}
    assert holds("in row with", "b,c", {"a": box(2.0, 0.4), **pair})
    assert not holds("in row with", "b,c", {"a": box(2.0, 0.4), **pair, "c": box(2.5, 2.6)})


def test_on_its_carrier_centred_means_both_ways() -> None:
    lamp = {"a": box(2.2, 1.5, depth=0.2, width=0.2, z=1.0), **O}
    assert holds("centred on", "b", lamp)
    assert not holds("centred on", "b", lamp, parent="b")


def test_a_wall_is_a_thin_box_outside_the_room() -> None:
    boxes, rows = part_boxes(ROOM)
    (wall,) = rows["wall:1"]
    assert boxes[wall, 3] == pytest.approx(4.05) and boxes[wall, 1] == pytest.approx(3.0)
    assert rows["corner"] == tuple(rows[f"corner:{i}"][0] for i in range(4))
    assert rows["door:0"] and "door:1" not in rows


def test_distance_of_footprints_is_the_nearest_way() -> None:
    a = np.array([[1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0]] * 3)
    b = np.array(
        [
            [1.0, 1.0, 1.0, 2.0, 0.0, 0.0, 0.0],
            [1.0, 1.0, 1.0, 4.0, 5.0, 0.0, 0.0],
            [math.sqrt(2), math.sqrt(2), 1.0, 2.5, 0.0, 0.0, math.pi / 4],
        ]
    )
    np.testing.assert_allclose(footprint_distance(a, b), [1.0, 5.0, 1.0], atol=1e-9)
