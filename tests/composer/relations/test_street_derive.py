"""What is written down of a street: what holds, what a person would say, and no more."""

from __future__ import annotations

import math

import numpy as np

from composer.relations import check, derive
from composer.scene import Node, Scene, describe, revise
from tests.composer.relations.streets import along, bend, ribbon, scene, straight, strips, thing, zebra

STREET = (*strips(straight(80.0)), zebra(40.0))
ACROSS = math.pi / 2


def said(now: Scene) -> list[str]:
    found = derive(now)
    assert not check(revise(now, relations=found)).violated
    return [describe(r) for r in found]


def test_vehicles_are_on_lanes_and_parking_places() -> None:
    line = straight(80.0)
    bikes = ribbon(line, "bikes", "bike_lane", -8, -6)
    nodes = [
        thing("a", "car", (10, -1.5)),
        thing("b", "car", (20, 1.5), math.pi),
        thing("c", "car", (30, 4.05), size=(4.4, 1.8, 1.5)),
        thing("d", "car", (30, -1.5), 0.4),
        thing("e", "bicycle", (30, -7)),
        thing("f", "car", (41, -1.5)),
        thing("g", "car", (10, 30)),
        Node(id="h", category="car"),
    ]
    assert said(scene((*STREET, bikes), nodes)) == [
        "a on lane:1", "a heading along lane",
        "b on lane:0", "b heading along lane",
        "c on parking:0",
        "e on bikes", "e heading along bikes",
        "f on lane:1", "f heading along lane",
    ]  # fmt: skip


def test_even_rows_along_a_curb_have_their_distance() -> None:
    trees = [thing(f"t{i}", "tree", (5 + 9 * i, -3.6), z=0.15) for i in range(4)]
    lamps = [thing(f"l{i}", "street_lamp", (x, 5.8), ACROSS, 0.15, (0.4, 0.4, 5)) for i, x in enumerate((5, 25, 49))]
    benches = [thing(f"b{i}", "street_bench", (10 + 20 * i, -3.5), ACROSS, 0.15) for i in range(2)]
    far = thing("far", "tree", (5, -5.5), z=0.15)
    assert said(scene(STREET, [*trees, *lamps, *benches, far])) == [
        *(f"t{i} along curb:1 9" for i in range(4)),
        *(f"l{i} along curb:0" for i in range(3)),  # not even
        *(f"b{i} along curb:1" for i in range(2)),  # no row
        "far on sidewalk:1",
    ]


def test_rows_follow_a_bend() -> None:
    line = bend()
    trees = [along(line, f"t{i}", "tree", 4 + 8 * i, -3.6, z=0.15) for i in range(5)]
    assert said(scene(strips(line), trees)) == [f"t{i} along curb:1 8.6" for i in range(5)]


def test_signs_stand_at_crossings_houses_face_the_road_and_people_are_somewhere() -> None:
    nodes = [
        thing("light", "traffic_light", (39.5, -3.5), ACROSS, 0.15),
        thing("sign", "traffic_sign", (10, -3.5), 0.0, 0.15),
        thing("house", "house", (20, -15), ACROSS, size=(10, 10, 7)),
        thing("askew", "house", (50, -15), 0.3, size=(10, 10, 7)),
        thing("far", "house", (20, -90), ACROSS),
        thing("one", "pedestrian", (41, -1)),
        thing("two", "pedestrian", (60, 6.5), z=0.15),
        thing("nowhere", "pedestrian", (60, 50)),
    ]
    assert said(scene(STREET, nodes)) == [
        "light at crossing crossing",
        "sign on sidewalk:1",
        "house facing road road",
        "house set back from road 7",
        "askew set back from road 5.7",
        "far facing road road",
        "one on crossing:0",
        "two on sidewalk:0",
    ]


def test_what_is_carried_stands_on_what_carries_it() -> None:
    kiosk = thing("k", "kiosk", (20, 6.6), z=0.15)
    assert kiosk.box is not None
    box = revise(thing("b", "mailbox", (20, 6.6), z=kiosk.box.top), parent="k")
    assert said(scene(STREET, [kiosk, box])) == ["k on sidewalk:0", "b standing on k"]


def test_a_street_of_hundreds_has_little_more_relations_than_things() -> None:
    rng = np.random.default_rng(1)
    line = straight(400.0)
    nodes = [along(line, f"c{i}", "car", 4 + 7 * i, -1.5) for i in range(55)]
    nodes += [along(line, f"t{i}", "tree", 4 + 10 * i, -3.7, z=0.15) for i in range(39)]
    nodes += [along(line, f"p{i}", "pedestrian", rng.uniform(0, 400), rng.uniform(6, 8), z=0.15) for i in range(60)]
    found = said(scene(strips(line), nodes))
    assert len(nodes) <= len(found) <= 1.5 * len(nodes)


def test_nothing_is_said_of_a_street_without_things_or_ground() -> None:
    assert said(scene(STREET, [])) == []
    assert said(scene((), [thing("a", "car", (0, 0))])) == []
