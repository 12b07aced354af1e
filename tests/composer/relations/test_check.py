"""Checking, deriving and contradicting on small scenes whose answer is known."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.relations import check, contradictions, derive
from composer.scene import Box, Floor, Node, Relation, Scene, build, revise


def node(name: str, x: float = 0.0, y: float = 0.0, category: str = "table", **more: float) -> Node:
    return Node(id=name, category=category, box=Box(**({"depth": 1, "width": 1, "height": 1, "x": x, "y": y} | more)))


def relation(subject: str, predicate: str, target: str, weight: float | None = None) -> Relation:
    return Relation(subject=subject, predicate=predicate, objects=(target,), weight=weight)


def scene(*nodes: Node, relations: tuple[Relation, ...] = (), side: float = 10.0) -> Scene:
    return build(Scene, floor=Floor.rectangle(side, side), nodes=nodes, relations=relations)


def test_a_violation_says_by_how_much() -> None:
    found = check(scene(node("a", x=1.0), node("b", x=-1.0), relations=(relation("a", "left", "b"),)))
    assert [v.unit for v in found.violated] == ["m"]
    assert found.violated[0].off_by == pytest.approx(2.05)
    assert not found.sound


def test_soft_relations_do_not_make_a_scene_unsound() -> None:
    found = check(scene(node("a", x=1.0), node("b", x=-1.0), relations=(relation("a", "left", "b", weight=1.0),)))
    assert len(found.violated) == 1 and found.sound


def test_labels_and_unknown_predicates_are_kept_and_not_checked() -> None:
    said = (relation("a", "same style as", "b"), relation("a", "flirts with", "b"))
    found = check(scene(node("a", x=-2), node("b", x=2), relations=said))
    assert found.unchecked == said and found.sound


def test_a_node_without_a_box_counts_as_missing_beside_placed_ones() -> None:
    bare = revise(node("b"), box=None)
    found = check(scene(node("a"), bare, relations=(relation("a", "left", "b"),)))
    assert [v.unit for v in found.violated] == ["missing"]


def test_a_bare_graph_reports_contradictions_only() -> None:
    nodes = tuple(revise(node(i), box=None) for i in "ab")
    said = (relation("a", "left", "b"), relation("b", "left", "a"))
    found = check(scene(*nodes, relations=said))
    assert not found.violated and len(found.contradictions) == 1


def test_overlaps_name_the_pair_and_the_share() -> None:
    found = check(scene(node("a"), node("b", x=0.9), node("c", x=3)))
    assert [(i, j) for i, j, _ in found.overlaps] == [("a", "b")]
    assert found.overlaps[0][2] == pytest.approx(0.1)


def test_rugs_and_what_rests_on_something_do_not_overlap() -> None:
    rug = node("r", category="rug")
    lamp = revise(node("l", height=0.4, depth=0.2, width=0.2, z=0.9), parent="a")
    assert not check(scene(node("a"), rug, lamp)).overlaps


def test_objects_off_an_l_shaped_floor_are_named() -> None:
    corners = ((0, 0), (4, 0), (4, 2), (2, 2), (2, 4), (0, 4))
    floor = build(Floor, polygon=corners)
    nodes = (node("in", 1, 1), node("out", 3, 3), node("edge", 2.0, 3.0))
    assert check(build(Scene, floor=floor, nodes=nodes)).out_of_bounds == ("out", "edge")


def test_what_derive_writes_down_holds() -> None:
    nodes = (
        node("a", -2, -1),
        node("b", 0.5, 1, height=2),
        node("c", 1.9, 1.2),
        revise(node("d", -2, -1, z=1), parent="a"),
    )
    room = scene(*nodes)
    found = derive(room)
    report = check(revise(room, relations=found))
    assert len(found) > 8 and not report.violated
    assert relation("d", "standing on", "a") in found


@pytest.mark.parametrize(
    ("ring", "more"),
    [
        (("left", "left", "left"), ()),
        (("right", "right"), ()),
        (("front", "front", "front", "front"), ()),
        (("bigger than", "bigger than", "bigger than"), ()),
        (("taller than", "above"), ()),
        (("standing on", "standing on"), ()),
    ],
)
def test_circles_are_named_with_a_smallest_set(ring: tuple[str, ...], more: tuple[Relation, ...]) -> None:
    ids = [str(i) for i in range(len(ring) + 1)]
    pairs = list(zip(ids, ids[1:-1] + ids[:1], strict=False))
    said = tuple(relation(a, p, b) for (a, b), p in zip(pairs, ring, strict=True))
    innocent = (relation(ids[0], "close by", ids[-1]), relation(ids[-1], "left", ids[0]))
    room = scene(*(node(i) for i in ids), relations=said + innocent)
    found = contradictions(room)
    assert len(found) == 1
    assert set(found[0].relations) == set(said)
    assert all(not contradictions(revise(room, relations=tuple(r for r in said if r != one))) for one in said)


def test_mixed_directions_close_a_circle_too() -> None:
    said = (relation("a", "left", "b"), relation("c", "right", "b"), relation("c", "left", "a"))
    assert len(contradictions(scene(node("a"), node("b"), node("c"), relations=said))) == 1


def test_soft_relations_never_contradict() -> None:
    said = (relation("a", "left", "b"), relation("b", "left", "a", weight=1.0))
    assert not contradictions(scene(node("a"), node("b"), relations=said))


@given(
    st.permutations([(-3.0, 1.0), (-1.0, -2.0), (0.5, 3.0), (2.5, -0.5)]),
    st.lists(st.floats(0.5, 1.5), min_size=4, max_size=4),
)
@settings(max_examples=40, deadline=None)
def test_graphs_that_hold_somewhere_are_never_accused(places: list[tuple[float, float]], heights: list[float]) -> None:
    nodes = [node(str(i), *p, height=h) for i, (p, h) in enumerate(zip(places, heights, strict=True))]
    room = scene(*nodes)
    everything = [
        relation(a.id, name, b.id)
        for a, b in itertools.permutations(nodes, 2)
        for name in ("left", "right", "front", "behind", "bigger than", "smaller than", "taller than", "shorter than")
    ]
    holding = check(revise(room, relations=tuple(everything)), with_contradictions=False).held
    assert not contradictions(revise(room, relations=holding))
