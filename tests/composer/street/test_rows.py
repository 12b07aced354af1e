"""Rows along a street: what is one, and that it gains and loses members at its ends."""

from __future__ import annotations

import math

import pytest
import shapely

from composer.edits import Together
from composer.relations import check
from composer.scene import Box, Locks, Node, Relation, Scene, build, revise
from composer.street.lanes import surfaces_of
from composer.street.rows import Row, pulled, row_of
from composer.street.strips import presets, road_of
from composer.vocabulary import category

VERGE, PARKING = "road-1/0/-3", "road-1/0/-2"


def street(
    *nodes: Node, said: tuple[Relation, ...] = (), line: tuple[tuple[float, float], ...] = ((0, 0), (80, 0))
) -> Scene:
    road = road_of("1", list(line), presets()["avenue"][1])
    return build(Scene, kind="street", roads=(road,), surfaces=surfaces_of(road), nodes=nodes, relations=said)


def thing(name: str, kind: str, x: float, y: float, z: float = 0.0, yaw: float = 0.0, **more: object) -> Node:
    depth, width, height = category(kind).usual
    box = Box(depth=depth, width=width, height=height, x=x, y=y, z=z, yaw=yaw)
    return Node(id=name, category=kind, box=box, **more)  # type: ignore[arg-type]


def trees(count: int = 3, spacing: float = 8.0, **more: object) -> Scene:
    nodes = [thing(f"t{k}", "young_tree", 20.0 + spacing * k, -6.1, 0.15, **more) for k in range(count)]
    said = [Relation(subject=n.id, predicate="on", objects=(VERGE,)) for n in nodes]
    said += [Relation(subject=n.id, predicate="along", objects=(VERGE,), value=spacing) for n in nodes]
    said += [Relation(subject=n.id, predicate="instance of", objects=("t0",)) for n in nodes[1:]]
    return street(*nodes, said=tuple(said))


def the_row(scene: Scene, *ids: str) -> Row:
    row = row_of(scene, ids)
    assert row is not None
    return row


def after(scene: Scene, edits: object) -> Scene:
    return Together(edits).apply(scene)  # type: ignore[arg-type]


def test_one_member_or_all_of_them_mean_the_row() -> None:
    scene = trees()
    for chosen in (["t1"], ["t0", "t1", "t2"]):
        row = the_row(scene, *chosen)
        assert [n.id for n in row.members] == ["t0", "t1", "t2"] and row.spacing == pytest.approx(8.0)


def test_what_stands_elsewhere_or_unevenly_is_no_member() -> None:
    scene = trees()
    more = (thing("far", "young_tree", 58.0, -6.1, 0.15), thing("other", "young_tree", 44.0, 6.1, 0.15))
    scene = revise(scene, nodes=(*scene.nodes, *more))
    assert [n.id for n in the_row(scene, "t0").members] == ["t0", "t1", "t2"]
    assert row_of(scene, ["far"]) is None and row_of(scene, ["t0", "other"]) is None


@pytest.mark.parametrize("end", [0, 1])
def test_pulled_longer_it_gains_members_that_hold_what_the_others_hold(end: int) -> None:
    scene = trees()
    row = the_row(scene, "t1")
    longer = after(scene, pulled(scene, row, end, 5))  # type: ignore[arg-type]
    new = [n for n in longer.nodes if n.id not in scene.by_id]
    assert len(new) == 2 and all(n.box is not None and n.box.y == pytest.approx(-6.1) for n in new)
    xs = sorted(n.box.x for n in longer.nodes if n.box is not None)
    assert xs == pytest.approx([xs[0] + 8.0 * k for k in range(5)])
    assert xs[0] == pytest.approx(20.0 if end else 4.0)
    report = check(longer)
    assert report.sound and len(report.held) == 10  # twice "on" and "along" more than before
    said = {(r.subject, r.object) for r in longer.relations if r.predicate == "instance of"}
    assert {(n.id, "t0") for n in new} <= said
    assert [n.id for n in the_row(longer, "t1").members if n.id in scene.by_id] == ["t0", "t1", "t2"]


def test_it_ends_where_its_ground_ends() -> None:
    scene = trees()
    longer = after(scene, pulled(scene, the_row(scene, "t1"), 1, 400))
    xs = [n.box.x for n in longer.nodes if n.box is not None]
    assert len(xs) == 8 and max(xs) == pytest.approx(76.0)


def test_it_ends_before_what_stands_in_the_way() -> None:
    scene = trees()
    scene = revise(scene, nodes=(*scene.nodes, thing("stall", "kiosk", 60.5, -6.1, 0.15)))
    longer = after(scene, pulled(scene, the_row(scene, "t1"), 1, 8))
    assert [n.box.x for n in longer.nodes[4:] if n.box is not None] == pytest.approx([44.0, 52.0])


def test_pushed_shorter_it_loses_the_outermost_and_the_others_stay_alike() -> None:
    scene = trees(5)
    shorter = after(scene, pulled(scene, the_row(scene, "t1"), 0, 3))
    assert [n.id for n in shorter.nodes] == ["t2", "t3", "t4"]
    assert {(r.subject, r.object) for r in shorter.relations if r.predicate == "instance of"} == {
        ("t3", "t2"),
        ("t4", "t2"),
    }
    assert len(after(scene, pulled(scene, the_row(scene, "t1"), 1, -3)).nodes) == 1


def test_what_is_locked_stays_and_so_does_what_is_within() -> None:
    scene = trees(5)
    locked = scene.with_nodes([revise(scene.node("t3"), locks=Locks(position=True))])
    shorter = after(locked, pulled(locked, the_row(locked, "t1"), 1, 1))
    assert [n.id for n in shorter.nodes] == ["t0", "t1", "t2", "t3"]


def test_cars_one_behind_the_other_are_a_row_although_nothing_says_so() -> None:
    cars = [thing(f"c{k}", "car", 20.0 + 6.0 * k, -4.05) for k in range(3)]
    scene = street(*cars, said=tuple(Relation(subject=c.id, predicate="on", objects=(PARKING,)) for c in cars))
    row = the_row(scene, "c0", "c2")
    longer = after(scene, pulled(scene, row, 1, row.reached(1, (50.4, -4.0))))
    assert len(longer.nodes) == 6 and check(longer).sound
    driving = street(*(revise(c, box=revise(c.box, y=-1.5)) for c in cars))
    assert row_of(driving, ["c0"]) is None
    turned = scene.with_nodes([revise(scene.node("c1"), box=revise(scene.node("c1").box, yaw=math.pi / 2))])
    assert row_of(turned, ["c0"]) is None


def test_it_follows_a_bend() -> None:
    line = ((0.0, 0.0), (40.0, 0.0), (70.0, 30.0), (70.0, 70.0))
    bare = street(line=line)
    verge = next(s for s in bare.surfaces if s.id == VERGE)
    nodes = [thing(f"t{k}", "young_tree", 10.0 + 7.0 * k, -6.1, 0.15) for k in range(3)]
    said = [Relation(subject=n.id, predicate="along", objects=(VERGE,), value=7.0) for n in nodes]
    scene = revise(bare, nodes=tuple(nodes), relations=tuple(said))
    longer = after(scene, pulled(scene, the_row(scene, "t0"), 1, 9))
    assert len(longer.nodes) == 9 and check(longer).sound
    assert all(verge.area.buffer(0.01).contains(point(n)) for n in longer.nodes)


def point(node: Node) -> shapely.Point:
    assert node.box is not None
    return shapely.Point(node.box.x, node.box.y)
