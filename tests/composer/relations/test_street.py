"""What is said of a street, at its thresholds, on straight and curved ground, in numpy and in torch alike."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from composer.relations import check
from composer.relations.check import check_relations
from composer.relations.rows import RuleRows
from composer.relations.sights.borders import outside, values
from composer.relations.sights.feet import Feet
from composer.relations.street import STREET_RULES
from composer.relations.table import RelationTable, all_boxes
from composer.scene import Building, Node, Scene, Surface, build, describe, revise
from tests.composer.relations.streets import along, bend, points, ribbon, said, scene, straight, strips, thing, zebra

LINE = straight(60.0)
STREET = (*strips(LINE), zebra(30.0))
BENT = bend()
CURVE = strips(BENT)
ACROSS = math.pi / 2


def off_by(surfaces: tuple[Surface, ...], nodes: list[Node], text: str) -> float:
    """By how much a relation is missed; below zero if it holds."""
    asked = scene(surfaces, nodes, text)
    table = RelationTable.of(asked)
    assert not table.unchecked
    boxes = all_boxes(asked)
    return max(float(group.gaps(boxes).max()) for group in table.settled(boxes))


def holds(surfaces: tuple[Surface, ...], nodes: list[Node], text: str) -> bool:
    held, violated = check_relations(RelationTable.of(scene(surfaces, nodes, text)), all_boxes(scene(surfaces, nodes)))
    assert len(held) + len(violated) == 1
    return bool(held) == (off_by(surfaces, nodes, text) <= 1e-8) and bool(held)


def car(y: float, yaw: float = 0.0, x: float = 10.0, z: float = 0.0) -> list[Node]:
    return [thing("car", "car", (x, y), yaw, z, size=(4.4, 1.8, 1.5))]


def box(x: float, y: float, z: float = 0.15, kind: str = "litter_bin") -> list[Node]:
    return [thing("it", kind, (x, y), z=z, size=(0.5, 0.5, 1.0))]


CASES = [
    # on: the whole footprint within 2 cm, the bottom within 4 cm
    (car(-1.5), "car on lane", True),
    (car(-1.5), "car on lane:1", True),
    (car(-1.5), "car on lane:0", False),
    (car(-1.5), "car on lane-3", True),
    (car(-2.119), "car on lane:1", True),
    (car(-2.121), "car on lane:1", False),
    (car(-1.5, z=0.039), "car on lane:1", True),
    (car(-1.5, z=-0.041), "car on lane:1", False),
    (car(0.0), "car on lane", False),  # astride two lanes
    (car(0.0), "car on road", True),
    (car(4.05), "car on parking", True),
    (car(4.05), "car on parking:0", True),
    (car(4.05), "car on lane", False),
    (box(10, 6), "it on sidewalk", True),
    (box(10, 6, z=0.0), "it on sidewalk", False),
    (box(31, 1, z=0.0), "it on crossing", True),
    (box(29.9, 1, z=0.0), "it on crossing", False),
    # heading along: within the borders, within five degrees
    (car(-1.5, math.radians(4.9)), "car heading along lane", True),
    (car(-1.5, math.radians(5.1)), "car heading along lane", False),
    (car(1.5), "car heading along lane", False),  # against the traffic
    (car(1.5, math.pi), "car heading along lane:0", True),
    (car(-2.2), "car heading along lane:1", False),
    (car(-1.5), "car heading along lane:0", False),
    # along a curb: what stands does so on the raised side, vehicles on the other
    (box(10, -4.2), "it along curb", True),
    (box(10, -4.26), "it along curb", False),
    (box(10, -3.231), "it along curb:1", True),
    (box(10, -3.229), "it along curb:1", False),
    (box(10, -4.2), "it along curb:0", False),
    (box(60.4, -4.0), "it along curb:1", True),
    (box(60.6, -4.0), "it along curb:1", False),
    (car(4.05), "car along curb:0", True),
    (car(4.05, ACROSS), "car along curb:0", False),  # its tail sticks out over the sidewalk
    (car(4.05, math.radians(9)), "car along curb:0", False),
    ([thing("it", "street_bench", (10, -4.2), math.radians(7), 0.15)], "it along curb", True),
    ([thing("it", "street_bench", (10, -4.2), math.radians(9), 0.15)], "it along curb", False),
    ([thing("it", "bollard", (10, -3.6), math.radians(30), 0.15)], "it along curb", True),  # nobody sees it turned
    # along a lane: not on it, unless it drives; along other ground: on it, or near it
    (box(10, -3.7), "it along lane:1", True),
    (box(10, -2.5, z=0), "it along lane:1", False),
    (box(10, -8.3, z=0), "it along lane:1", False),
    (car(-1.5, math.pi), "car along lane:1", True),
    (car(-3.5), "car along lane:1", False),
    (box(10, 6), "it along sidewalk-0", True),
    (box(10, 9.3), "it along sidewalk-0", True),
    (box(10, 9.4), "it along sidewalk-0", False),
    # at a crossing: near an end of it, off the carriageway
    (box(31, 5.4), "it at crossing", True),
    (box(31, 5.0), "it at crossing", False),
    (box(26.8, 5.4), "it at crossing", True),
    (box(26.7, 5.4), "it at crossing", False),
    (box(31, -5.0), "it at crossing crossing:0", True),
    (box(31, -6.3, z=0), "it at crossing zebra", False),
    # facing the road
    ([thing("it", "house", (20, -15), ACROSS)], "it facing road", True),
    ([thing("it", "house", (20, -15), ACROSS + math.radians(19.9))], "it facing road", True),
    ([thing("it", "house", (20, -15), ACROSS + math.radians(20.1))], "it facing road", False),
    ([thing("it", "house", (20, -15), -ACROSS)], "it facing road", False),
    # set back
    ([thing("it", "house", (20, -15), ACROSS, size=(10, 10, 7))], "it set back from road 7", True),
    ([thing("it", "house", (20, -15), ACROSS, size=(10, 10, 7))], "it set back from curb:1 7.09", True),
    ([thing("it", "house", (20, -15), ACROSS, size=(10, 10, 7))], "it set back from lane:1 6.89", False),
    ([thing("it", "house", (20, -15), ACROSS, size=(10, 10, 7))], "it set back from sidewalk-4 4.05", True),
    ([thing("it", "house", (20, -15), ACROSS, size=(10, 10, 7))], "it set back from sidewalk-4 3.85", False),
    ([thing("it", "house", (20, -9), ACROSS, size=(10, 10, 7))], "it set back from sidewalk-4 0", False),  # in it
]  # fmt: skip


@pytest.mark.parametrize(("nodes", "text", "expected"), CASES, ids=lambda v: v if isinstance(v, str) else "")
def test_threshold(nodes: list[Node], text: str, expected: bool) -> None:
    assert holds(STREET, nodes, text) is expected


TREES = [thing(f"t{i}", "tree", (x, -3.6), z=0.15) for i, x in enumerate((5.0, 13.0, 21.19, 29.0))]
PAIRS = [
    # between: in the gap, near the line, the two in nearly opposite directions
    (thing("it", "street_bench", (9.0, -3.6)), "it between t0,t1", True),
    (thing("it", "street_bench", (5.1, -3.6)), "it between t0,t1", False),
    (thing("it", "street_bench", (9.0, -4.59)), "it between t0,t1", True),
    (thing("it", "street_bench", (9.0, -4.61)), "it between t0,t1", False),
    (thing("it", "street_bench", (6.0, -4.5)), "it between t0,t1", True),
    (thing("it", "street_bench", (5.4, -4.4)), "it between t0,t1", False),  # beside the one, not between both
    # opposite: across the road, at the same place along it
    (thing("it", "street_bench", (5.9, 6.0)), "it opposite t0", True),
    (thing("it", "street_bench", (6.1, 6.0), yaw=ACROSS, size=(0.6, 1.0, 0.8)), "it opposite t0", False),
    (thing("it", "street_bench", (5.0, -5.0)), "it opposite t0", False),
    (thing("it", "street_bench", (5.0, 6.0)), "t0 opposite it", True),
]


@pytest.mark.parametrize(("node", "text", "expected"), PAIRS, ids=lambda v: v if isinstance(v, str) else "")
def test_threshold_of_pairs(node: Node, text: str, expected: bool) -> None:
    assert holds(STREET, [*TREES, node], text) is expected


def test_neighbours_in_a_row_keep_their_distance() -> None:
    texts = [f"t{i} along curb 8" for i in range(4)]
    assert not check(scene(STREET, TREES, *texts)).violated
    moved = [*TREES[:3], thing("t3", "tree", (29.5, -3.6), z=0.15)]
    violated = check(scene(STREET, moved, *texts)).violated
    assert [(v.relation.subject, round(v.off_by, 2), v.unit) for v in violated] == [
        ("t2", 0.11, "m"),
        ("t3", 0.11, "m"),
    ]


def test_a_row_is_of_one_category_on_one_curb() -> None:
    lamp = thing("lamp", "street_lamp", (9.0, -3.6), z=0.15, size=(0.4, 0.4, 5))
    across = thing("t4", "tree", (9.0, 5.7), z=0.15)
    texts = [*(f"t{i} along curb 8" for i in range(5)), "lamp along curb 8"]
    assert not check(scene(STREET, [*TREES, across, lamp], *texts)).violated
    # named by its number, the same lamp is in no row with what merely stands along some curb
    assert not check(scene(STREET, [*TREES, lamp], *texts[:4], "lamp along curb:1 8")).violated


def test_what_says_no_distance_is_a_neighbour_all_the_same() -> None:
    texts = ["t0 along curb 8", "t1 along curb", "t3 along curb"]
    assert not check(scene(STREET, TREES, *texts)).violated
    assert len(check(scene(STREET, TREES, "t0 along curb 8", "t3 along curb")).violated) == 1


def test_rows_follow_a_bent_street() -> None:
    lamps = [along(BENT, f"l{i}", "street_lamp", 5 + 9 * i, -3.6, ACROSS, 0.15, size=(0.4, 0.4, 5)) for i in range(5)]
    rows = [f"l{i} in row with l{j}" for i in range(5) for j in range(5) if i != j]
    assert not check(scene(CURVE, lamps, *rows)).violated
    spacing = 9 * 43 / 40  # outside the bend
    assert not check(scene(CURVE, lamps, *(f"l{i} along curb {spacing}" for i in range(5)))).violated
    assert len(check(scene(CURVE, lamps, *(f"l{i} along curb 9" for i in range(5)))).violated) == 5
    out = along(BENT, "l9", "street_lamp", 20, -4.2, ACROSS, 0.15, size=(0.4, 0.4, 5))
    assert not holds(CURVE, [*lamps, out], "l9 in row with l0")
    askew = along(BENT, "l9", "street_lamp", 20, -3.6, ACROSS + math.radians(9), 0.15, size=(0.4, 0.4, 5))
    assert not holds(CURVE, [*lamps, askew], "l9 in row with l0")
    # Nobody sees which way a bollard faces.
    posts = [along(BENT, f"p{i}", "bollard", 5 + 9 * i, -3.6, 0.7 * i, 0.15) for i in range(3)]
    assert not check(scene(CURVE, posts, "p0 in row with p2", "p1 in row with p0")).violated


def test_a_straight_row_across_the_street_is_a_row_too() -> None:
    row = [thing(f"b{i}", "street_bench", (40.0, 12.0 + 3 * i)) for i in range(3)]
    assert holds(STREET, row, "b0 in row with b2")
    assert not holds(STREET, [*row, thing("b3", "street_bench", (40.5, 21.0))], "b0 in row with b3")


@pytest.mark.parametrize("turn", [0.0, math.radians(4.6), math.radians(5.4)])
def test_a_bent_lane_is_followed_where_the_car_is(turn: float) -> None:
    for s in np.linspace(5, 50, 10):
        nodes = [along(BENT, "car", "car", float(s), -1.5, turn, size=(4.2, 1.8, 1.5))]
        assert holds(CURVE, nodes, "car on lane")
        # A chord of a polyline is off by half of the angle between its pieces at most.
        assert holds(CURVE, nodes, "car heading along lane") is (turn < math.radians(5))


def test_a_long_bus_leaves_a_narrow_bend() -> None:
    tight = strips(bend(radius=12.0))
    bus = [along(bend(radius=12.0), "bus", "bus", 8.0, -1.5, size=(12.0, 2.5, 3.2))]
    assert not holds(tight, bus, "bus on lane:1")
    assert off_by(tight, bus, "bus on lane:1") == pytest.approx(_overhang(bus[0], tight[3]) - 0.02, abs=1e-3)


def _overhang(node: Node, surface: Surface) -> float:
    """Directed Hausdorff distance from a footprint to a surface, by dense points."""
    assert node.box is not None
    rest = shapely.difference(shapely.Polygon(node.box.footprint()), surface.area)
    if rest.is_empty:
        return 0.0
    dense = shapely.get_coordinates(shapely.segmentize(rest, 0.01))
    return float(shapely.distance(shapely.points(dense), surface.area).max())


def test_ground_with_a_hole_a_notch_and_a_slit() -> None:
    outline = ((0, 0), (20, 0), (20, 10), (10.1, 10), (10.1, 2), (9.9, 2), (9.9, 10), (0, 10))
    holed = build(Surface, id="p", kind="plaza", polygon=outline, holes=(((4, 4), (5, 4), (5, 5), (4, 5)),), z=0.15)

    def on(x: float, y: float, *size: float) -> bool:
        return holds((holed,), [thing("it", "bench", (x, y), 0.0, 0.15, size=(*size, 1.0))], "it on p")

    assert on(2, 2, 2, 2)
    assert not on(4.5, 4.5, 3, 3)  # over the hole, its corners on the ground
    assert not on(10, 5, 4, 4)  # across the slit
    assert on(10, 1, 4, 1.9)  # below it
    assert not on(10, 1.5, 4, 1.2)  # the slit's end reaches in
    assert on(10, 1.5, 4, 1.03)  # by less than 2 cm
    narrow = revise(holed, polygon=tuple((10 + 0.19 * (x - 10) if 9 < x < 11 else x, y) for x, y in outline), holes=())
    assert holds((narrow,), [thing("it", "bench", (10, 5), 0.0, 0.15, size=(4, 4, 1))], "it on p")  # 3.8 cm wide


@given(
    st.floats(-1.0, 12.0), st.floats(-1.0, 9.0), st.floats(-math.pi, math.pi), st.floats(0.2, 5.0), st.floats(0.2, 5.0)
)
def test_on_is_exact_on_any_ground(x: float, y: float, yaw: float, depth: float, width: float) -> None:
    """What holds lies within the surface grown by 2 cm, and what does not, does not."""
    outline = ((0, 0), (11, 0), (11, 8), (7, 8), (6.2, 3), (5.9, 3), (6.1, 8), (0, 8))
    ground = build(Surface, id="p", kind="plaza", polygon=outline, holes=(((2, 2), (3, 2.5), (2.2, 3.1)),), z=0.15)
    node = thing("it", "bench", (x, y), yaw, 0.15, size=(depth, width, 1.0))
    assert node.box is not None
    outer, inner = (ground.area.buffer(0.02 + slack, quad_segs=64) for slack in (1e-4, -2e-4))
    footprint = shapely.Polygon(node.box.footprint())
    got = holds((ground,), [node], "it on p")
    assert got <= outer.covers(footprint)
    assert got >= inner.covers(footprint)


@given(
    st.floats(-1.0, 12.0), st.floats(-1.0, 9.0), st.floats(-math.pi, math.pi), st.floats(0.2, 5.0), st.floats(0.2, 5.0)
)
def test_off_the_road_is_exact_on_any_road(x: float, y: float, yaw: float, depth: float, width: float) -> None:
    """What is told to reach into ground does so by more than 2 cm, and what is not, does not."""
    outline = ((0, 0), (11, 0), (11, 8), (7, 8), (6.2, 3), (5.9, 3), (6.1, 8), (0, 8))
    ground = build(Surface, id="p", kind="lane", polygon=outline, holes=(((2, 2), (3, 2.5), (2.2, 3.1)),))
    node = thing("it", "bench", (x, y), yaw, 0.0, size=(depth, width, 1.0))
    assert node.box is not None
    s, feet = np.array([node.box.values]), Feet.of([node])
    spots = outside(feet, s, np.array([ground.area]), np.array([ground.area.boundary]))
    footprint = shapely.Polygon(node.box.footprint())
    got = float(values(feet, s, spots).max()) > 0.02
    assert got >= ground.area.buffer(-0.02 - 2e-4, quad_segs=64).intersects(footprint)
    assert got <= ground.area.buffer(-0.02 + 2e-4, quad_segs=64).intersects(footprint)


def test_a_lane_cut_into_sections_is_one_lane() -> None:
    first = straight(30.0)
    second = first + np.array([30.0, 0.0])
    surfaces = (*strips(first, "a-"), *strips(second, "b-"))
    astride = car(-1.5, x=30.0)
    assert holds(surfaces, astride, "car on lane")
    assert holds(surfaces, astride, "car heading along lane")
    assert holds(surfaces, car(-1.5, x=29.0), "car heading along a-lane-3")
    assert not holds(surfaces, car(-1.5, x=31.0), "car heading along a-lane-3")  # its middle is on the next
    assert not holds(surfaces, astride, "car on a-lane-3")
    assert not holds(surfaces, car(0.0, x=30.0), "car on lane")
    assert holds(surfaces, box(30, 6), "it on sidewalk")
    # two curbs, not four
    assert not RelationTable.of(scene(surfaces, astride, "car along curb:1")).unchecked
    assert RelationTable.of(scene(surfaces, astride, "car along curb:2")).unchecked


def test_a_road_may_be_driven_either_way_where_nothing_says_which() -> None:
    lane = ribbon(LINE, "l", "lane", -3, 0)
    assert not holds((lane,), car(-1.5, math.pi), "car heading along l")
    assert holds((revise(lane, two_way=True),), car(-1.5, math.pi), "car heading along l")
    assert holds((revise(lane, axis=()),), car(-1.5, math.pi), "car heading along l")


def test_sloping_ground_carries_at_its_own_height() -> None:
    slope = [revise(s, heights=tuple(0.05 * x for x, _ in s.polygon)) for s in STREET]
    assert holds(tuple(slope), car(-1.5, z=0.5), "car on lane")
    assert not holds(tuple(slope), car(-1.5, z=0.0), "car on lane")
    assert holds(tuple(slope), box(20, 6, z=1.15), "it on sidewalk")


def test_of_a_tree_the_trunk_stands_on_the_ground() -> None:
    tree = thing("t", "tree", (10, -3.6), z=0.15, size=(5, 5, 7))
    assert holds(STREET, [tree], "t on sidewalk")
    assert holds(STREET, [tree], "t along curb")
    assert not holds(STREET, [thing("t", "tree", (10, -3.2), z=0.15, size=(5, 5, 7))], "t on sidewalk")


def test_of_a_building_the_outline_counts_not_its_box() -> None:
    house = thing("h", "house", (20, -15), ACROSS, size=(10, 10, 7))
    # an L: front left quarter missing, so that the front lies 5 m farther back on its left
    shape = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.0), (0.0, 0.0), (0.0, 0.5), (-0.5, 0.5))
    diamond = ((-0.5, 0.0), (0.0, -0.5), (0.5, 0.0), (0.0, 0.5))
    assert holds(STREET, [revise(house, building=Building(outline=shape))], "h set back from road 7")
    turned = revise(house, box=revise(house.box, yaw=ACROSS + math.pi / 4), building=Building(outline=diamond))
    assert not holds(STREET, [revise(turned, building=None)], "h set back from road 8.46")
    assert holds(STREET, [turned], "h set back from road 8.46")  # the diamond stands square to the road


def test_what_is_not_there_is_not_checked() -> None:
    asked = scene(
        STREET, car(-1.5), "car on lane:2", "car on crossing:1", "car at crossing lane:0", "car facing road curb"
    )
    assert len(RelationTable.of(asked).unchecked) == 4
    assert len(RelationTable.of(scene((), car(-1.5), "car on lane")).unchecked) == 1


def test_nodes_without_boxes_are_missing() -> None:
    nodes = [*car(-1.5), Node(id="new", category="car"), Node(id="t", category="tree")]
    mine = ("on lane", "heading along lane", "along curb 3", "set back from road 3", "in row with car")
    theirs = ("at crossing", "facing road", "opposite car")
    texts = [*(f"new {text}" for text in mine), *(f"t {text}" for text in theirs), "car between new,t"]
    report = check(scene(STREET, nodes, *texts))
    assert {v.unit for v in report.violated} == {"missing"} and len(report.violated) == len(texts)


def test_settled_rows_stay_with_what_they_chose() -> None:
    asked = scene(STREET, car(-1.4), "car on lane", "car heading along lane")
    boxes = all_boxes(asked)
    for group in RelationTable.of(asked).settled(boxes):
        moved = boxes.copy()
        moved[0, 4] = 1.6  # into the other lane
        assert group.gaps(boxes).max() <= 0 < group.gaps(moved).max()


def _rows(surfaces: tuple[Surface, ...], nodes: list[Node], texts: list[str]) -> tuple[Scene, list[RuleRows]]:
    asked = scene(surfaces, nodes, *texts)
    return asked, list(RelationTable.of(asked).settled(all_boxes(asked)))


def _scattered(seed: int) -> tuple[tuple[Surface, ...], list[Node], list[str]]:
    """Things here and there about a bent street, and everything that can be said of them."""
    rng = np.random.default_rng(seed)
    nodes = [
        along(
            BENT,
            f"n{i}",
            str(rng.choice(["car", "tree", "street_bench", "house", "street_lamp"])),
            float(rng.uniform(3, 55)),
            float(rng.uniform(-12, 12)),
            float(rng.uniform(-3, 3)),
            float(rng.uniform(0, 0.3)),
        )
        for i in range(30)
    ]
    texts = []
    for i in range(30):
        a, b = (f"n{j}" for j in rng.choice([j for j in range(30) if j != i], 2, replace=False))
        texts += [f"n{i} on lane", f"n{i} on sidewalk-0", f"n{i} heading along lane", f"n{i} along curb 7"]
        texts += [f"n{i} along lane:0", f"n{i} facing road", f"n{i} set back from road 4", f"n{i} between {a},{b}"]
        texts += [f"n{i} opposite {a}", f"n{i} in row with {b}"]
    outline = points(np.array([(20, 2), (23, 3), (21, 12), (18, 11)]))
    outline = points(np.array([(20, 2), (23, 3), (21, 12), (18, 11)]))
    street = (*CURVE, build(Surface, id="z", kind="crossing", polygon=outline))
    return street, nodes, [*texts, *(f"n{i} at crossing" for i in range(30))]


@pytest.mark.parametrize("seed", range(3))
def test_torch_gives_the_same_gaps_and_a_gradient_that_mends_them(seed: int) -> None:
    torch = pytest.importorskip("torch")
    asked, rows = _rows(*_scattered(seed))
    boxes = all_boxes(asked)
    assert {r.rule.name for r in rows} == {*STREET_RULES, "in row with"}
    for group in rows:
        s, o, told = group.seen(boxes)
        expected = group.rule.gaps(s, o, told)
        subject = torch.tensor(s, requires_grad=True)
        there = torch.tensor(o), torch.tensor(told)
        got = group.rule.gaps(subject, *there)
        np.testing.assert_allclose(got.detach().numpy(), expected, atol=1e-9)
        broken = got.clamp(min=0).sum(dim=1)
        broken.sum().backward()
        step = subject.detach() - 1e-4 * subject.grad / subject.grad.norm(dim=1, keepdim=True).clamp(min=1e-9)
        after = group.rule.gaps(step, *there).clamp(min=0).sum(dim=1)
        wrong = broken.detach() > 1e-3
        assert torch.isfinite(subject.grad).all()
        assert (after[wrong] < broken.detach()[wrong]).double().mean() > 0.95, group.rule.name


@pytest.mark.parametrize("seed", range(3))
def test_what_guides_is_the_slope_of_what_is_checked(seed: int) -> None:
    """A small step changes the exact gaps as the linear ones say: mended rows are really mended."""
    asked, rows = _rows(*_scattered(seed))
    boxes = all_boxes(asked)
    rng = np.random.default_rng(seed)
    for group in rows:
        moved, count = boxes.copy(), len(asked.nodes)
        moved[:count, 3:5] += rng.uniform(-1e-3, 1e-3, (count, 2))
        _, o, told = group.seen(boxes)
        objects = np.where((group.objects < count)[:, None], moved[group.objects], o)
        if group.rule.name == "between":
            told[:, 7:14] = moved[group.sight.second]
        linear = group.rule.gaps(moved[group.subjects], objects, told).max(axis=1)
        exact = group.gaps(moved).max(axis=1)
        assert np.quantile(np.abs(linear - exact), 0.9) < 1e-4, group.rule.name


def test_every_relation_can_be_described() -> None:
    assert describe(said("t1 along curb:2 8")) == "t1 along curb:2 8"
