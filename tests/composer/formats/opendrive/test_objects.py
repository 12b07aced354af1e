"""Objects: boxes, rows, outlines, buildings, crossings."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
import shapely

from composer.formats.opendrive import placed
from composer.scene import Node, Scene

Read = Callable[..., tuple[Scene, list[str]]]
Write = Callable[..., str]
ARC = '<geometry s="0" x="0" y="0" hdg="0" length="100"><arc curvature="0.02"/></geometry>'


def thing(inside: str = "", **attributes: object) -> str:
    words = " ".join(f'{key}="{value}"' for key, value in ({"id": "7", "s": 10, "t": -5} | attributes).items())
    return f"<object {words}>{inside}</object>"


def box(node: Node) -> tuple[float, ...]:
    assert node.box is not None
    return tuple(round(v, 6) + 0.0 for v in node.box.values)


def corners(*points: tuple[float, ...], road: bool = False, **outline: object) -> str:
    names = ("s", "t", "dz", "height") if road else ("u", "v", "z", "height")
    rows = (" ".join(f'{n}="{v}"' for n, v in zip(names, p, strict=False)) for p in points)
    words = " ".join(f'{key}="{value}"' for key, value in outline.items())
    tag = "cornerRoad" if road else "cornerLocal"
    return f"<outline {words}>{''.join(f'<{tag} {row}/>' for row in rows)}</outline>"


def test_a_box_stands_where_and_as_it_says(read_map: Read, road: Write) -> None:
    scene, told = read_map(
        road(thing(type="car", length=4.4, width=1.8, height=1.5, hdg=0.5, zOffset=0.2, name="My car"))
    )
    [node] = scene.nodes
    assert (node.id, node.category, node.label) == ("object-7", "car", "My car")
    assert box(node) == (4.4, 1.8, 1.5, 10, -5, 0.2, 0.5)
    assert node.tags == {"opendrive:type": "car", "opendrive:name": "My car", "opendrive:road": "1"}
    assert not told


def test_on_a_slope_it_stands_on_the_road(read_map: Read, road: Write) -> None:
    inside = """<elevationProfile><elevation s="0" a="1" b="0.1"/></elevationProfile>
      <lateralProfile><superelevation s="0" a="0.2"/></lateralProfile>"""
    scene, _ = read_map(road(thing(type="tree", radius=1, height=5, zOffset=0.1), inside=inside))
    [node] = scene.nodes
    c, s = math.cos(0.2), math.sin(0.2)
    assert box(node) == pytest.approx((2, 2, 5, 10, -5 * c - 0.1 * s, 2 - 5 * s + 0.1 * c, 0), abs=1e-6)


def test_orientation_turns_and_long_things_face_the_road(read_map: Read, road: Write) -> None:
    turned = thing(type="bus", length=10, width=2.5, height=3, orientation="-")
    bench = thing(type="obstacle", name="bench", length=1.8, width=0.6, height=0.8)
    other = thing(type="obstacle", name="bench", length=1.8, width=0.6, height=0.8, t=5)
    scene, _ = read_map(road(turned + bench + other))
    bus, right, left = scene.nodes
    assert abs(box(bus)[6]) == pytest.approx(math.pi)
    assert (right.category, box(right)[:2], box(right)[6]) == ("street_bench", (0.6, 1.8), pytest.approx(math.pi / 2))
    assert box(left)[6] == pytest.approx(-math.pi / 2)


def test_what_leans_stands_in_an_upright_box_around_it(read_map: Read, road: Write) -> None:
    scene, told = read_map(road(thing(type="pole", length=0.2, width=0.3, height=4, pitch=math.pi / 2)))
    depth, width, height, x, y, z, _ = box(scene.nodes[0])
    # Tilted forward about its side, it lies along the road, half of its thickness below its origin.
    assert (depth, width, height) == pytest.approx((4, 0.3, 0.2), abs=1e-6)
    assert (x, y, z) == pytest.approx((12, -5, -0.1), abs=1e-6)
    assert "upright box" in told[0]


@pytest.mark.parametrize(
    ("attributes", "category"),
    [
        ({"type": "tree"}, "tree"),
        ({"type": "vegetation"}, "tree"),
        ({"type": "vegetation", "height": 1}, "shrub"),
        ({"type": "vegetation", "subtype": "hedge"}, "hedge"),
        ({"type": "vegetation", "name": "../models/conifer.osgb"}, "conifer"),
        ({"type": "barrier"}, "barrier"),
        ({"type": "barrier", "subtype": "guardRail"}, "barrier"),
        ({"type": "barrier", "subtype": "fence"}, "fence"),
        ({"type": "railing"}, "fence"),
        ({"type": "pole"}, "pole"),
        ({"type": "pole", "subtype": "trafficLight"}, "pole"),
        ({"type": "pole", "subtype": "bollard"}, "bollard"),
        ({"type": "streetLamp"}, "street_lamp"),
        ({"type": "obstacle", "name": "Litter-Bin 3"}, "litter_bin"),
        ({"type": "none", "name": "bus_stop"}, "bus_shelter"),
        ({"type": "soundBarrier"}, "sound_barrier"),
        ({"type": "rail-pole", "name": "../models/railing-pole.osgb"}, "rail_pole"),
        ({"type": "none", "name": "Fountain of youth"}, "fountain_of_youth"),
        ({"type": "-1"}, "1"),
        ({}, "object"),
        ({"type": "building", "length": 10, "width": 9, "height": 7}, "house"),
        ({"type": "building", "length": 30, "width": 12, "height": 20}, "apartment_building"),
    ],
)
def test_what_an_object_is(read_map: Read, road: Write, attributes: dict[str, str], category: str) -> None:
    scene, _ = read_map(road(thing(**attributes)))
    assert scene.nodes[0].category == category


def test_sizes_that_are_not_said_are_usual_ones(read_map: Read, road: Write) -> None:
    scene, _ = read_map(
        road(thing(type="car", height=0) + thing(type="road-work", length=2, width=1) + thing(type="post"))
    )
    assert box(scene.nodes[0])[:3] == (4.4, 1.8, 1.48)
    assert box(scene.nodes[1])[:3] == (2, 1, 0.01)
    assert box(scene.nodes[2])[:2] == (0.12, 0.12)


def test_ids_that_repeat_get_a_number(read_map: Read, road: Write) -> None:
    scene, _ = read_map(road(thing() + thing()), road(thing(), name="2"))
    assert [n.id for n in scene.nodes] == ["object-7", "object-7.2", "object-7.3"]


def test_a_row_has_its_members_and_they_grow(read_map: Read, road: Write) -> None:
    row = """<repeat s="20" length="30" distance="10" tStart="-4" tEnd="-7" widthStart="1" widthEnd="4" heightStart="2"
      heightEnd="5" zOffsetStart="0" zOffsetEnd="0.3"/>"""
    scene, _ = read_map(road(thing(row, type="tree", length=2)))
    assert [n.id for n in scene.nodes] == [f"object-7/{k}" for k in range(4)]
    found = np.array([box(n) for n in scene.nodes])
    k = np.arange(4)
    assert found[:, :6] == pytest.approx(np.stack([2 + 0 * k, 1 + k, 2 + k, 20 + 10 * k, -4 - k, 0.1 * k], axis=1))
    assert found[:, 6] == pytest.approx(math.atan2(-3, 30), abs=1e-6)


def test_a_row_ends_with_its_road(read_map: Read, road: Write) -> None:
    row = '<repeat s="85" length="50" distance="10" tStart="-4" tEnd="-4"/>'
    scene, _ = read_map(road(thing(row, type="tree") + thing('<repeat s="120" length="9" distance="1"/>', id="8")))
    assert [round(n.box.x) for n in scene.nodes if n.box] == [85, 95]


def test_a_detached_row_is_straight(read_map: Read, road: Write) -> None:
    row = '<repeat s="0" length="100" distance="50" tStart="0" tEnd="0" detachFromReferenceLine="true"/>'
    scene, _ = read_map(road(thing(row, type="tree"), plan=ARC))
    first, middle, last = (np.array(box(n)[3:5]) for n in scene.nodes)
    assert middle == pytest.approx((first + last) / 2)


def test_what_goes_on_and_on_follows_the_road(read_map: Read, road: Write) -> None:
    row = """<repeat s="0" length="100" distance="0" tStart="-6" tEnd="-6" widthStart="0.2" widthEnd="0.2"
      heightStart="1" heightEnd="1"/>"""
    inside = '<elevationProfile><elevation s="0" a="0" b="0.04"/></elevationProfile>'
    scene, told = read_map(road(thing(row, type="railing"), plan=ARC, inside=inside))
    assert not told
    assert {n.category for n in scene.nodes} == {"fence"}
    s = np.linspace(0, 100, 2001)
    radius = 56.0
    course = np.stack([radius * np.sin(0.02 * s), 50 - radius * np.cos(0.02 * s)], axis=1)
    pieces = []
    for node in scene.nodes:
        assert node.box is not None
        # A fence is long across the way it faces: towards the road.
        assert node.box.width > node.box.depth == pytest.approx(0.2)
        inward = np.array([0, 50]) - (node.box.x, node.box.y)
        assert inward @ (math.cos(node.box.yaw), math.sin(node.box.yaw)) > 0
        aside = np.array([-math.sin(node.box.yaw), math.cos(node.box.yaw)]) * node.box.width / 2
        centre = np.array([node.box.x, node.box.y])
        pieces.append(shapely.LineString([centre - aside, centre + aside]))
        along = np.hypot(*(course - centre).T).argmin()
        assert node.box.z == pytest.approx(0.04 * s[along], abs=0.1)
    walls = shapely.union_all(pieces)
    assert shapely.hausdorff_distance(walls, shapely.LineString(course), 0.1) < 0.1
    # It begins and ends with the road and has no gap.
    assert sum(p.length for p in pieces) == pytest.approx(112, rel=1e-3)


def test_straight_and_level_it_is_one_piece(read_map: Read, road: Write) -> None:
    scene, _ = read_map(
        road(thing('<repeat s="10" length="80" distance="0" tStart="4" tEnd="4"/>', type="wall", height=2, width=0.3))
    )
    assert [box(n) for n in scene.nodes] == [(80, 0.3, 2, 50, 4, 0, 0)]


HOUSE = [(-5, -4, 0, 9), (5, -4, 0, 9), (5, 4, 0, 9), (0, 4, 0, 11), (0, 1, 0, 9), (-5, 1, 0, 9)]


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_building_stands_on_its_footprint(read_map: Read, road: Write, wrapped: bool) -> None:
    outline = corners(*HOUSE, id=0)
    inside = f"<outlines>{outline}</outlines>" if wrapped else outline
    scene, told = read_map(road(thing(inside, type="building", hdg=0.3, s=50, t=20, zOffset=1)))
    [node] = scene.nodes
    assert node.category == "house" and node.building is not None and node.box is not None
    assert box(node)[:3] == (10, 8, 11)
    assert (node.box.z, node.box.yaw) == (1, pytest.approx(0.3))
    c, s = math.cos(0.3), math.sin(0.3)
    turn = np.array([(c, -s), (s, c)])
    wanted = shapely.Polygon(np.array([p[:2] for p in HOUSE]) @ turn.T + (50, 20))
    stood = np.array(node.building.outline) * (10, 8) @ turn.T + (node.box.x, node.box.y)
    assert shapely.Polygon(stood).symmetric_difference(wanted).area < 1e-9
    assert shapely.Polygon(stood).exterior.is_ccw
    assert not told


def test_a_building_in_road_coordinates_follows_the_bend(read_map: Read, road: Write) -> None:
    outline = corners((40, 10, 0, 30), (60, 10, 0, 30), (60, 25, 0, 30), (40, 25, 0, 30), road=True)
    yard = corners((45, 14, 0, 30), (55, 14, 0, 30), (55, 20, 0, 30), road=True, outer="false")
    scene, _ = read_map(road(thing(f"<outlines>{outline}{yard}</outlines>", type="building", s=50, t=15), plan=ARC))
    [node] = scene.nodes
    assert node.category == "apartment_building" and node.building is not None and node.box is not None
    assert len(node.building.courtyards) == 1
    turn = np.array([(math.cos(1), -math.sin(1)), (math.sin(1), math.cos(1))])
    stood = np.array(node.building.outline) * (node.box.depth, node.box.width) @ turn.T + (node.box.x, node.box.y)
    wanted = [
        ((50 - t) * math.sin(0.02 * s), 50 - (50 - t) * math.cos(0.02 * s))
        for s, t in ((40, 10), (60, 10), (60, 25), (40, 25))
    ]
    assert shapely.Polygon(stood).symmetric_difference(shapely.Polygon(wanted)).area < 1e-6


def test_several_outlines_of_a_tree_are_one_box_and_of_a_building_several(read_map: Read, road: Write) -> None:
    trunk = corners((-0.2, -0.2, 0, 2), (0.2, -0.2, 0, 2), (0.2, 0.2, 0, 2), (-0.2, 0.2, 0, 2))
    crown = corners((-2, -2, 2, 3), (2, -2, 2, 3), (2, 2, 2, 3.5), (-2, 2, 2, 3))
    both = f"<outlines>{trunk}{crown}</outlines>"
    scene, _ = read_map(road(thing(both, type="tree") + thing(both, type="building", id="8")))
    tree, first, second = scene.nodes
    assert box(tree) == (4, 4, 5.5, 10, -5, 0, 0)
    assert (first.id, second.id) == ("object-8", "object-8/1")
    assert (box(second)[2], box(second)[5]) == (3.5, 2)


def test_an_open_outline_is_a_wall(read_map: Read, road: Write) -> None:
    inside = corners((0, 0, 0, 2), (10, 0, 0, 2), (10, 5, 0, 2), closed="false")
    scene, _ = read_map(road(thing(inside, type="wall", width=0.4)))
    assert [box(n) for n in scene.nodes] == [
        (10, 0.4, 2, 15, -5, 0, 0),
        (5, 0.4, 2, 20, -2.5, 0, round(math.pi / 2, 6)),
    ]


def test_crossings_and_parking_spaces_lie_on_the_ground(read_map: Read, road: Write) -> None:
    zebra = thing(corners((20, -3), (24, -3), (24, 3), (20, 3), road=True), type="crosswalk", id="z")
    space = thing(type="parkingSpace", id="p", length=5, width=2.5, t=-5)
    across = thing(type="parkingSpace", id="q", length=2.5, width=5, t=6)
    scene, told = read_map(road(zebra + space + across))
    assert not told and not scene.nodes
    crossing, along, aside = [s for s in scene.surfaces if s.road is None]
    assert (crossing.id, crossing.kind, crossing.two_way) == ("crossing-z", "crossing", True)
    assert crossing.polygon == ((20, -3), (24, -3), (24, 3), (20, 3))
    assert sorted(crossing.axis) == [(22, -3), (22, 3)]
    assert (along.id, along.kind, along.axis) == ("parking-p", "parking", ((7.5, -5), (12.5, -5)))
    # One parks away from the road.
    assert aside.axis == ((10, 3.5), (10, 8.5))
    assert crossing.heights == ()


def test_on_a_hill_they_have_heights(read_map: Read, road: Write) -> None:
    zebra = thing(corners((20, -3, 0.02), (24, -3, 0.02), (24, 3), (20, 3), road=True), type="crosswalk")
    inside = '<elevationProfile><elevation s="0" a="1" b="0.1"/></elevationProfile>'
    scene, _ = read_map(road(zebra, inside=inside))
    assert scene.surfaces[-1].heights == pytest.approx((3.02, 3.42, 3.4, 3))


def test_a_crossing_drawn_as_a_line_is_as_wide_as_its_marking(read_map: Read, road: Write) -> None:
    marking = '<markings><marking width="4" lineLength="0.5"/></markings>'
    zebra = thing(f"<outlines>{corners((20, -3), (20, 3), road=True)}</outlines>{marking}", type="crosswalk")
    scene, _ = read_map(road(zebra))
    assert scene.surfaces[-1].area.bounds == (18, -3, 22, 3)


def test_corners_in_road_coordinates_move_along_their_row(read_map: Read, road: Write) -> None:
    outline = corners((0, -1), (5, -1), (5, 1), (0, 1), road=True)
    row = '<repeat s="52.5" length="10" distance="5" tStart="6" tEnd="6"/>'
    scene, _ = read_map(road(thing(f"{row}<outlines>{outline}</outlines>", type="parkingSpace", s=2.5, t=0)))
    spaces = [s.area.bounds for s in scene.surfaces if s.road is None]
    assert spaces == [(50, 5, 55, 7), (55, 5, 60, 7), (60, 5, 65, 7)]


def test_local_corners_are_stretched_in_a_row(read_map: Read, road: Write) -> None:
    outline = corners((-1, -1), (1, -1), (1, 1), (-1, 1))
    row = '<repeat s="50" length="10" distance="10" tStart="6" tEnd="6" lengthStart="4" lengthEnd="6"/>'
    scene, _ = read_map(road(thing(f"{row}<outlines>{outline}</outlines>", type="parkingSpace", length=2, width=2)))
    assert [s.area.bounds for s in scene.surfaces if s.road is None] == [(48, 5, 52, 7), (57, 5, 63, 7)]


def test_islands_are_stood_upon_and_woods_are_ground(read_map: Read, road: Write) -> None:
    island = thing(corners((-2, -1, 0, 0.2), (2, -1, 0, 0.2), (2, 1, 0, 0.2), (-2, 1, 0, 0.2)), type="trafficIsland")
    wood = thing(corners((-9, -9), (9, -9), (9, 9)), type="vegetation", subtype="forest", t=30)
    scene, _ = read_map(road(island + wood))
    first, second = scene.surfaces[-2:]
    assert (first.kind, set(first.heights)) == ("median", {0.2})
    assert (second.kind, second.id) == ("forest", "forest-7")


def test_broken_objects_are_left_out_one_by_one(read_map: Read, road: Write) -> None:
    bad = (
        thing(type="tree", s="NaN") + thing(type="tree", height="1e308") + thing(type="tree", s="1e9", id="far")
        + thing(type="crosswalk") + thing(corners((0, 0), (1, 0)), type="crosswalk") + thing(id="x" * 200)
        + thing(corners((0, 0, 0, 1), closed="false"), type="wall") + thing(type="car", id="good")
    )  # fmt: skip
    scene, told = read_map(road(bad))
    assert [n.id for n in scene.nodes] == ["object-good"]
    assert len(scene.surfaces) == 3
    assert told == [
        "map.xodr: the s of the <object> of line 3 is 'NaN'; the <object> of line 3 is left out",
        "map.xodr: the height of the <object> of line 3 is '1e308'; the <object> of line 3 is left out",
        "map.xodr: x: Input should be less than or equal to 1000000; the <object> of line 3 is left out",
        "map.xodr: the <object> of line 3 has no extent; the <object> of line 3 is left out",
        "map.xodr: the <object> of line 3 has a id of more than 100 characters; the <object> of line 3 is left out",
        "map.xodr: the outline of the <object> of line 3 encloses nothing; the <object> of line 3 is left out",
    ]


def test_more_than_a_scene_may_have_are_counted(read_map: Read, road: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placed, "MAX_NODES", 5)
    row = '<repeat s="0" length="99" distance="0.001" tStart="0" tEnd="0"/>'
    scene, told = read_map(road(thing(row, type="tree") + thing(id="8")))
    assert len(scene.nodes) == 5
    assert told == ["map.xodr: there is no place for 98997 × object (a scene has 5 at most)"]
