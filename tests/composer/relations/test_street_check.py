"""What a check of a street says besides relations: what is in the way, what strayed, what overlaps, what is there."""

from __future__ import annotations

import math

import pytest

from composer.relations import check
from composer.scene import Building, Node, Scene, Surface, build, revise
from tests.composer.relations.streets import (
    along,
    bend,
    ribbon,
    scene,
    straight,
    strips,
    thing,
    zebra,
)

STREET = (*strips(straight(60.0)), zebra(30.0))
ACROSS = math.pi / 2


def report(*nodes: Node, surfaces=STREET, said: tuple[str, ...] = ()):
    return check(scene(surfaces, nodes, *said), with_contradictions=False)


@pytest.mark.parametrize(
    ("node", "said", "expected"),
    [
        (thing("it", "litter_bin", (10, -1)), (), True),
        (thing("it", "litter_bin", (10, -3.26), z=0.15, size=(0.5, 0.5, 1)), (), False),
        (thing("it", "litter_bin", (10, -3.22), z=0.15, size=(0.5, 0.5, 1)), (), True),
        (thing("it", "litter_bin", (10, 4)), (), False),  # between parked cars
        (thing("it", "barrier", (10, -1)), ("it on lane",), False),
        (thing("it", "barrier", (10, -1)), ("it on lane:0",), True),  # said of another lane
        (thing("it", "barrier", (10, -1)), ("it on road",), False),
        (thing("it", "pedestrian", (10, -1)), (), True),
        (thing("it", "pedestrian", (31, -1)), (), False),  # crossing
        (thing("it", "barrier", (31, -1)), (), True),
        (thing("it", "barrier", (31, -1)), ("it on crossing",), False),
        (thing("it", "tree", (10, -3.6), z=0.15), (), False),  # only its crown is over the lane
        (thing("it", "traffic_light", (10, -1), z=4.5), (), False),  # hangs over it
        (thing("it", "car", (10, -1)), (), False),
    ],
)
def test_what_stands_in_a_lane(node: Node, said: tuple[str, ...], expected: bool) -> None:
    assert report(node, said=said).in_lanes == (("it",) if expected else ())


def test_what_a_vehicle_carries_is_not_in_its_way() -> None:
    car = thing("car", "car", (10, -1.5))
    box = revise(thing("box", "litter_bin", (10, -1.5), z=1.5), parent="car")
    assert not report(car, box).in_lanes


@pytest.mark.parametrize(
    ("x", "y", "degrees", "kind", "expected"),
    [
        (10, -1.5, 0, "car", None),
        (10, -1.5, 4.9, "car", None),
        (10, -1.5, 5.1, "car", "rad"),
        (10, -1.5, 180, "car", "rad"),
        (10, 1.5, 180, "car", None),
        (10, 0, 0, "car", "m"),
        (10, 4.05, 0, "car", None),
        (10, 4.05, 180, "car", None),
        (10, 4.05, 6, "car", "rad"),
        (10, 6.6, 0, "car", "m"),
        (10, 6.6, 0, "bicycle", None),  # leans somewhere
        (10, -1.5, 90, "bicycle", "rad"),
        (10, 6.6, 30, "motorcycle", None),
    ],
)
def test_vehicles_that_strayed(x: float, y: float, degrees: float, kind: str, expected: str | None) -> None:
    size = (4.2, 1.7, 1.5) if kind == "car" else None
    found = report(thing("it", kind, (x, y), math.radians(degrees), size=size)).strays
    assert [s.unit for s in found] == ([] if expected is None else [expected])
    assert all(s.off_by > 0 and math.isfinite(s.off_by) for s in found)


def test_a_car_may_be_put_elsewhere_and_not_on_the_bike_lane() -> None:
    car = thing("it", "car", (10, 6.6), z=0.15)
    assert report(car).strays and not report(car, said=("it on sidewalk",)).strays
    line = straight(60.0)
    lanes = (ribbon(line, "l", "lane", -3, 0), ribbon(line, "b", "bike_lane", 0, 2.5))
    car, bike = thing("car", "car", (10, 1.2), size=(4, 1.7, 1.5)), thing("bike", "bicycle", (20, 1.2))
    assert [s.node for s in report(car, bike, surfaces=lanes).strays] == ["car"]


def test_a_bicycle_belongs_on_its_lane_beside_cars_that_do_not() -> None:
    line = straight(60.0)
    lanes = (ribbon(line, "b", "bike_lane", 0, 2.5), ribbon(line, "l", "lane", -3, 0))
    car, bike = thing("car", "car", (10, -1.5), size=(4, 1.7, 1.5)), thing("bike", "bicycle", (20, 1.2))
    assert not report(car, bike, surfaces=lanes).strays


def test_on_a_bent_street_cars_in_their_lanes_have_not_strayed() -> None:
    line = bend()
    cars = [along(line, f"c{i}", "car", 4 + 7 * i, -1.5, size=(4.0, 1.7, 1.5)) for i in range(6)]
    assert not report(*cars, surfaces=strips(line)).strays


def test_a_car_that_enters_a_junction_has_not_strayed() -> None:
    middle = build(Surface, id="m", kind="road", polygon=((60, -9), (78, -9), (78, 9), (60, 9)))
    for x in (59.0, 61.0, 69.0):
        assert not report(thing("it", "car", (x, -1.5)), surfaces=(*STREET, middle)).strays
    assert report(thing("it", "car", (58.5, 0.0)), surfaces=(*STREET, middle)).strays  # astride two lanes


def test_a_street_without_lanes_says_nothing_of_vehicles() -> None:
    found = report(thing("it", "car", (0, 0)), surfaces=(ribbon(straight(), "g", "grass", -9, 9),))
    assert not found.strays and not found.in_lanes


def test_nobody_under_a_crown_overlaps_with_the_tree() -> None:
    tree = thing("tree", "tree", (10, -4.5), z=0.15, size=(5, 5, 7))
    for other, expected in (
        (thing("it", "pedestrian", (11.5, -4.5), z=0.15), False),
        (thing("it", "pedestrian", (10, -4.5), z=0.15), True),  # in the trunk
        (thing("it", "bus_shelter", (11.8, -4.5), z=0.15, size=(1.4, 2.6, 2.15)), False),
        (thing("it", "street_lamp", (11.5, -4.5), z=0.15), True),  # in the crown
        (thing("it", "tree", (14, -4.5), z=0.15, size=(5, 5, 7)), True),  # crown in crown
        (thing("it", "house", (10, -10), z=0.15, size=(10, 10, 7)), True),
        (thing("it", "conifer", (14.1, -4.5), z=0.15, size=(4, 4, 7)), True),
    ):
        assert bool(report(tree, other).overlaps) is expected, other.category
    conifer = thing("tree", "conifer", (10, -4.5), z=0.15, size=(4, 4, 7))
    assert report(conifer, thing("it", "pedestrian", (11.5, -4.5), z=0.15)).overlaps


def test_pieces_of_one_thing_do_not_overlap() -> None:
    post = thing("post", "pole", (10, -4.5), size=(0.08, 0.08, 3))
    bole = thing("post", "tree", (10, -4.5), size=(0.6, 0.6, 4))
    crown = thing("it", "tree", (10, -4.5), z=3, size=(6, 6, 5))
    sign = thing("it", "traffic_sign", (10, -4.5), z=2, size=(0.2, 0.6, 0.6))
    for one, other, expected in (
        (post, sign, False),
        (post, thing("it", "fence", (10, -4.5), size=(0.15, 40, 1)), False),
        (post, thing("it", "pedestrian", (10, -4.5)), True),
        (revise(post, box=revise(post.box, depth=0.8, width=0.8)), sign, True),
        (revise(sign, id="post", box=revise(sign.box, yaw=sign.box.yaw + math.pi)), sign, False),  # its other side
        (revise(sign, id="post"), sign, True),
        (bole, crown, False),
        (revise(bole, box=crown.box), crown, True),
        (bole, revise(crown, box=revise(crown.box, z=0.0)), True),
    ):
        assert bool(report(one, other).overlaps) is expected, (one.category, other.category)


def test_of_a_building_its_real_footprint_overlaps() -> None:
    shape = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.0), (0.0, 0.0), (0.0, 0.5), (-0.5, 0.5))
    ring = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
    yard = ((-0.3, -0.3), (-0.3, 0.3), (0.3, 0.3), (0.3, -0.3))
    house = thing("h", "house", (0, -30), size=(10, 10, 8))
    corner = thing("it", "kiosk", (2.5, -27.5), size=(3, 3, 3))
    middle = thing("it", "kiosk", (0, -30), size=(3, 3, 3))
    assert report(house, corner).overlaps
    assert not report(revise(house, building=Building(outline=shape)), corner).overlaps
    assert report(revise(house, building=Building(outline=shape)), middle).overlaps
    assert not report(revise(house, building=Building(outline=ring, courtyards=(yard,))), middle).overlaps
    turned = revise(house, box=revise(house.box, yaw=math.pi), building=Building(outline=shape))
    assert report(turned, corner).overlaps
    ((_, _, share),) = report(revise(house, building=Building(outline=shape)), middle).overlaps
    assert share == pytest.approx(0.75)  # a quarter of the kiosk stands in the yard


def test_counts_are_of_every_street() -> None:
    found = check(
        scene(
            STREET,
            [
                thing("a", "car", (10, -1.5)),
                thing("b", "car", (20, 4.05)),
                thing("c", "tree", (10, -3.6)),
                thing("d", "tree", (10, 99)),
                Node(id="e", category="tree"),
            ],
        )
    ).counts
    assert found is not None
    assert found.categories == {"car": 2, "tree": 3}
    assert found.surfaces["lane"] == (2, pytest.approx(360.0)) and found.surfaces["crossing"] == (
        1,
        pytest.approx(24.3),
    )
    assert found.on == {"lane": {"car": 1}, "parking": {"car": 1}, "sidewalk": {"tree": 1}}
    bare = check(scene(STREET, [Node(id="e", category="tree")])).counts
    assert bare is not None and bare.categories == {"tree": 1} and not bare.on
    assert check(Scene(kind="street")).counts is not None
    assert check(Scene(kind="room")).counts is None
