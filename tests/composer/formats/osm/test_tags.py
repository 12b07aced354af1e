"""Each group of tags, on maps of a few elements."""

from __future__ import annotations

import math
import warnings
from pathlib import Path

import numpy as np
import pytest
import shapely

from composer.errors import FormatWarning
from composer.formats import open_document
from composer.formats.osm.measures import bearing, colour, length_of
from composer.formats.osm.sections import street_of
from composer.formats.osm.table import highway, table
from composer.scene import Node, Scene
from composer.street.kinds import surface_kind, surface_kinds
from composer.vocabulary import categories
from tests.composer.formats.osm.maps import Drawing, rectangle


def read(drawing: Drawing, folder: Path) -> Scene:
    """The scene of a map that must have nothing wrong."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", FormatWarning)
        return open_document(drawing.save(folder)).scene


def kinds(tags: dict[str, str], built_up: bool = True, left_hand: bool = False) -> list[str]:
    """The strips of a way, with an arrow for which way one goes."""
    row = highway(tags)
    assert row is not None
    arrows = {"forward": ">", "backward": "<", "both": "=", "none": ""}
    section = street_of(tags, row, left_hand, built_up).section
    return [f"{s.kind}{arrows[s.direction]}" for s in section.strips]


def test_the_table_names_what_there_is() -> None:
    rows = table()
    assert {row[2] for row in rows["areas"]["rows"]} - {""} <= set(surface_kinds())
    assert {row["kind"] for row in rows["highways"].values()} <= set(surface_kinds())
    named = {row[2] for row in (*rows["points"]["rows"], *rows["barriers"]["rows"])} - {"bus_stop"}
    named |= {row["category"] for row in (*rows["buildings"].values(), *rows["buildings_by_area"], *rows["trees"])}
    assert named <= set(categories())
    assert set(rows["roofs"].values()) <= set(rows["roof_heights"])


# Ways


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"highway": "residential"}, "sidewalk lane< lane> sidewalk"),
        ({"highway": "residential", "sidewalk": "no"}, "lane< lane>"),
        ({"highway": "residential", "sidewalk": "left"}, "sidewalk lane< lane>"),
        ({"highway": "residential", "sidewalk:right": "yes", "sidewalk:left": "separate"}, "lane< lane> sidewalk"),
        ({"highway": "residential", "sidewalk": "no", "oneway": "yes"}, "lane>"),
        ({"highway": "residential", "sidewalk": "no", "oneway": "-1"}, "lane>"),
        ({"highway": "residential", "sidewalk": "no", "lanes": "1"}, "lane="),
        ({"highway": "secondary", "sidewalk": "no", "lanes": "4"}, "lane< lane< lane> lane>"),
        ({"highway": "secondary", "sidewalk": "no", "lanes": "3", "lanes:forward": "2"}, "lane< lane> lane>"),
        (
            {"highway": "secondary", "sidewalk": "no", "lanes": "3", "lanes:both_ways": "1"},
            "lane< turn_lane= lane>",
        ),
        (
            {
                "highway": "primary",
                "sidewalk": "both",
                "lanes": "4",
                "bus:lanes:forward": "|designated",
                "lanes:bus:backward": "1",
            },
            "sidewalk bus_lane< lane< lane> bus_lane> sidewalk",
        ),
        (
            {"highway": "tertiary", "sidewalk": "no", "cycleway": "lane"},
            "bike_lane< lane< lane> bike_lane>",
        ),
        (
            {"highway": "tertiary", "sidewalk": "both", "cycleway:right": "track", "parking:right": "lane"},
            "sidewalk lane< lane> parking bike_lane> sidewalk",
        ),
        (
            {"highway": "residential", "sidewalk": "no", "oneway": "yes", "cycleway": "opposite_lane"},
            "bike_lane< lane>",
        ),
        (
            {"highway": "residential", "sidewalk": "no", "parking:lane:both": "parallel"},
            "parking lane< lane> parking",
        ),
        ({"highway": "motorway", "lanes": "3"}, "lane> lane> lane> stop"),
        ({"highway": "living_street"}, "lane="),
        ({"highway": "service", "service": "driveway"}, "lane="),
        ({"highway": "track"}, "track="),
        ({"highway": "footway"}, "path"),
        ({"highway": "footway", "footway": "sidewalk"}, "sidewalk"),
        ({"highway": "cycleway"}, "bike_lane="),
        ({"highway": "steps"}, "path"),
        ({"highway": "pedestrian"}, "plaza"),
    ],
)
def test_the_strips_of_a_way(tags: dict[str, str], expected: str) -> None:
    assert kinds(tags, built_up=tags["highway"] != "motorway") == expected.split()


def test_a_road_in_the_country_has_shoulders() -> None:
    assert kinds({"highway": "secondary"}, built_up=False) == ["shoulder", "lane<", "lane>", "shoulder"]


def test_where_traffic_keeps_left_the_lanes_change_sides() -> None:
    assert kinds({"highway": "secondary", "sidewalk": "no"}, left_hand=True) == ["lane>", "lane<"]
    buses = {"highway": "primary", "sidewalk": "no", "lanes": "4", "bus:lanes:forward": "designated|"}
    assert kinds(buses, left_hand=True) == ["bus_lane>", "lane>", "lane<", "lane<"]


def test_the_width_of_the_roadway_is_kept() -> None:
    tags = {"highway": "residential", "width": "8", "parking:left": "lane", "sidewalk": "both"}
    row = highway(tags)
    assert row is not None
    section = street_of(tags, row, False, True).section
    assert sum(section.kerbs) == pytest.approx(8.0)
    strange = street_of({"highway": "residential", "width": "0.1"}, row, False, False).section
    assert [s.width for s in strange.strips] == [2.75, 2.75]


def test_sidewalks_that_nobody_mapped_need_houses_and_room(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.way([(-60, 0), (60, 0)], highway="residential", name="between houses")
    drawing.area(rectangle(0, 15, 12, 10), building="house")
    drawing.way([(-60, 400), (60, 400)], highway="unclassified", name="in the fields")
    drawing.way([(-60, 800), (60, 800)], highway="residential", name="with its own")
    drawing.area(rectangle(0, 816, 12, 10), building="house")
    drawing.way([(-60, 806), (60, 806)], highway="footway", footway="sidewalk")
    drawing.way([(-60, 1200), (60, 1200)], highway="residential", name="narrow")
    drawing.area(rectangle(0, 1200 + 3.2 + 5, 12, 10), building="house")
    scene = read(drawing, tmp_path)
    found = {road.name: {s.kind for s in scene.surfaces if s.road == road.id} for road in scene.roads if road.name}
    assert found["between houses"] == {"lane", "sidewalk"}
    assert found["in the fields"] == {"lane", "shoulder"}
    assert found["with its own"] == {"lane"}
    assert found["narrow"] == {"lane"}


def test_a_oneway_street_against_its_points_is_driven_the_other_way(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.way([(-50, 0), (50, 0)], highway="residential", oneway="-1", sidewalk="right")
    scene = read(drawing, tmp_path)
    (lane,) = (s for s in scene.surfaces if s.kind == "lane")
    assert lane.line[0][0] > lane.line[-1][0]
    (walk,) = (s for s in scene.surfaces if s.kind == "sidewalk")
    assert walk.area.centroid.y < lane.area.centroid.y  # the right of the way, as it was drawn


def test_tracks_rivers_and_what_is_under_the_ground(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.way([(-50, 0), (50, 0)], railway="tram")
    drawing.way([(-50, 30), (50, 30)], waterway="stream", width="4 m", name="Brook")
    drawing.way([(-50, 60), (50, 60)], railway="subway", tunnel="yes")
    drawing.way([(-50, 90), (50, 90)], waterway="stream", tunnel="culvert")
    with pytest.warns(FormatWarning, match="is a tunnel and is left out"):
        scene = open_document(drawing.save(tmp_path)).scene
    (tram,) = (s for s in scene.surfaces if s.kind == "tram")
    assert tram.area.area == pytest.approx(100 * 3.0, rel=1e-3)
    (water,) = (s for s in scene.surfaces if s.kind == "water")
    assert water.area.area == pytest.approx(100 * 4.0, rel=1e-3)
    assert water.label == "Brook"
    assert len(scene.surfaces) == 2


def test_bridges_and_tunnels_are_told(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.way([(-50, 0), (50, 0)], highway="residential", bridge="yes", layer="1", name="High Street")
    drawing.way([(0, -50), (0, 50)], highway="primary", tunnel="yes", layer="-1", name="Deep Street")
    with pytest.warns(FormatWarning) as caught:
        scene = open_document(drawing.save(tmp_path)).scene
    said = " ".join(str(w.message) for w in caught)
    assert "High Street) is a bridge and lies on the ground here" in said
    assert "Deep Street) is a tunnel and is left out" in said
    assert [road.name for road in scene.roads] == ["High Street"]


def test_a_crossing_reaches_from_kerb_to_kerb(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.point(10, 0, highway="crossing")
    drawing.way([(-50, 0), (10, 0), (50, 0)], highway="residential", sidewalk="both")
    scene = read(drawing, tmp_path)
    (crossing,) = (s for s in scene.surfaces if s.kind == "crossing")
    assert crossing.area.area == pytest.approx(5.5 * 3.0, rel=1e-3)
    walks = [s for s in scene.surfaces if s.kind == "sidewalk"]
    assert all(crossing.area.distance(s.area) < 1e-3 for s in walks)
    assert np.ptp(crossing.line[:, 1]) == pytest.approx(5.5, abs=1e-3)


# Buildings


def _building(folder: Path, tags: dict[str, str], wide: float = 12.0, deep: float = 10.0) -> Node:
    drawing = Drawing()
    drawing.area(rectangle(0, 0, wide, deep), tags)
    (node,) = read(drawing, folder).nodes
    assert node.box is not None
    assert node.building is not None
    return node


@pytest.mark.parametrize(
    ("tags", "height", "bottom", "rise"),
    [
        ({"building": "house", "height": "9"}, 9.0, 0.0, 3.8),
        ({"building": "apartments", "building:levels": "5"}, 15.0, 0.0, 0.0),
        (
            {"building": "apartments", "building:levels": "5", "roof:shape": "gabled", "roof:height": "4"},
            19.0,
            0.0,
            4.0,
        ),
        ({"building": "apartments", "building:levels": "2", "roof:shape": "hipped"}, 9.2, 0.0, 3.2),
        ({"building": "office", "height": "30'", "roof:shape": "flat"}, 9.144, 0.0, 0.0),
        ({"building": "roof", "height": "12", "min_height": "9"}, 3.0, 9.0, 0.0),
        ({"building": "apartments", "building:levels": "6", "building:min_level": "2"}, 12.0, 6.0, 0.0),
        ({"building": "house", "height": "nonsense", "building:levels": "-3"}, 9.8, 0.0, 3.8),
        (
            {"building": "house", "roof:shape": "skillion", "roof:angle": "20", "building:levels": "1"},
            3.0 + 10 * math.tan(math.radians(20)),
            0.0,
            10 * math.tan(math.radians(20)),
        ),
        ({"building": "garage"}, 2.5, 0.0, 0.0),
    ],
)
def test_heights(tmp_path: Path, tags: dict[str, str], height: float, bottom: float, rise: float) -> None:
    node = _building(tmp_path, tags)
    assert node.box is not None
    assert node.building is not None
    assert node.box.height == pytest.approx(height, abs=0.01)
    assert node.box.z == pytest.approx(bottom)
    assert node.building.roof_height == pytest.approx(rise, abs=0.01)


def test_both_a_height_and_floors_make_floors_that_fit(tmp_path: Path) -> None:
    node = _building(tmp_path, {"building": "apartments", "height": "24", "building:levels": "6", "roof:shape": "flat"})
    assert node.building is not None
    assert node.box is not None
    assert node.building.floors(node.box.height) == 6
    assert node.building.storey == pytest.approx(4.0)


@pytest.mark.parametrize(
    ("wide", "deep", "category", "roof"),
    [
        (6, 5, "building", "flat"),
        (12, 10, "house", "gabled"),
        (30, 14, "apartment_building", "hipped"),
        (60, 40, "building", "flat"),
    ],
)
def test_a_building_of_which_nothing_is_said(
    tmp_path: Path, wide: float, deep: float, category: str, roof: str
) -> None:
    node = _building(tmp_path, {"building": "yes"}, wide, deep)
    assert (node.category, node.building.roof if node.building else "") == (category, roof)


def test_colours_materials_and_names(tmp_path: Path) -> None:
    tags = {
        "building": "house",
        "building:colour": "LightBlue",
        "roof:colour": "#800000",
        "addr:street": "Elm Street",
        "addr:housenumber": "7a",
    }
    node = _building(tmp_path, tags)
    assert node.materials["body"] == "#add8e6"
    assert node.materials["top"] == "#800000"
    assert node.label == "Elm Street 7a"
    node = _building(
        tmp_path, {"building": "house", "building:material": "brick", "roof:colour": "see photo", "name": "Inn"}
    )
    assert node.materials["body"] == table()["materials"]["brick"]
    assert node.label == "Inn"


def test_a_courtyard_and_a_ring_of_several_ways(tmp_path: Path) -> None:
    drawing = Drawing()
    corners = rectangle(0, 0, 40, 30)
    first = drawing.way(corners[:3])
    second = drawing.way([corners[0], corners[3], corners[2]])
    inner = drawing.area(rectangle(0, 0, 20, 10))
    drawing.relation(
        [(first, "outer"), (second, "outer"), (inner, "inner")], {"type": "multipolygon", "building": "apartments"}
    )
    (node,) = read(drawing, tmp_path).nodes
    assert node.building is not None
    assert node.box is not None
    assert len(node.building.courtyards) == 1
    unit = shapely.Polygon(node.building.outline, node.building.courtyards)
    assert unit.area * node.box.depth * node.box.width == pytest.approx(40 * 30 - 20 * 10, abs=0.01)


def test_parts_stand_for_the_building_they_cover(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.area(rectangle(0, 0, 20, 20), {"building": "church", "name": "St Mary"})
    drawing.area(rectangle(-5, 0, 10, 20), {"building:part": "yes", "height": "12", "roof:shape": "gabled"})
    drawing.area(rectangle(5, 0, 10, 20), {"building:part": "tower", "height": "40", "min_height": "12"})
    drawing.area(rectangle(60, 0, 20, 20), {"building": "house"})
    drawing.area(rectangle(55, 0, 4, 4), {"building:part": "yes", "height": "5"})
    scene = read(drawing, tmp_path)
    assert sorted(node.box.height for node in scene.nodes if node.box) == pytest.approx([12, 13, 28], abs=0.01)
    assert {node.label for node in scene.nodes} == {"St Mary", ""}


def test_a_front_looks_to_the_street(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.way([(-50, 0), (50, 0)], highway="residential")
    north = drawing.area(rectangle(0, 20, 12, 8, 0.1), building="house")
    south = drawing.area(rectangle(10, -20, 8, 12, 0.1), building="house")
    scene = read(drawing, tmp_path)
    boxes = {node.id: node.box for node in scene.nodes}
    a, b = boxes[f"w{north}"], boxes[f"w{south}"]
    assert a is not None
    assert b is not None
    assert math.remainder(a.yaw - (-math.pi / 2 + 0.1), math.tau) == pytest.approx(0, abs=0.01)
    assert math.remainder(b.yaw - (math.pi / 2 + 0.1), math.tau) == pytest.approx(0, abs=0.01)


# Ground


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"landuse": "grass"}, "grass"),
        ({"leisure": "park", "name": "Park"}, "grass"),
        ({"natural": "wood"}, "forest"),
        ({"landuse": "farmland"}, "farmland"),
        ({"landuse": "residential"}, "residential"),
        ({"natural": "water"}, "water"),
        ({"amenity": "parking"}, "parking"),
        ({"highway": "pedestrian", "area": "yes"}, "plaza"),
        ({"natural": "beach"}, "sand"),
        ({"landuse": "industrial"}, "lot"),
        ({"leisure": "playground"}, "sand"),
        ({"landuse": "reservoir"}, "water"),
    ],
)
def test_ground(tmp_path: Path, tags: dict[str, str], kind: str) -> None:
    drawing = Drawing()
    drawing.area(rectangle(0, 0, 50, 30), tags)
    (surface,) = read(drawing, tmp_path).surfaces
    assert surface.kind == kind
    assert surface.area.area == pytest.approx(1500, abs=0.1)
    assert surface.z == surface_kind(kind).lift
    assert surface.label == tags.get("name", "")


def test_a_lake_with_an_island(tmp_path: Path) -> None:
    drawing = Drawing()
    outer = drawing.area(rectangle(0, 0, 100, 80))
    inner = drawing.area(rectangle(0, 0, 20, 10))
    drawing.relation([(outer, "outer"), (inner, "inner")], {"type": "multipolygon", "natural": "water"})
    (lake,) = read(drawing, tmp_path).surfaces
    assert lake.area.area == pytest.approx(8000 - 200, abs=0.5)
    assert len(lake.holes) == 1


def test_what_lies_below_comes_first(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.way([(-50, 0), (50, 0)], highway="residential")
    drawing.area(rectangle(0, 0, 30, 30), landuse="grass")
    drawing.area(rectangle(0, 0, 300, 300), landuse="residential")
    scene = read(drawing, tmp_path)
    assert [s.kind for s in scene.surfaces] == ["residential", "grass", "lane", "lane"]


def test_a_loop_one_walks_on_is_no_plaza(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.area(rectangle(0, 0, 50, 30), highway="footway")
    scene = read(drawing, tmp_path)
    assert {s.kind for s in scene.surfaces} == {"path"}
    assert sum(s.area.area for s in scene.surfaces) == pytest.approx(160 * 1.8, rel=0.05)


# Things


@pytest.mark.parametrize("row", table()["points"]["rows"], ids=lambda row: f"{row[0]}={row[1]}")
def test_every_kind_of_point(tmp_path: Path, row: tuple[str, str, str, str]) -> None:
    drawing = Drawing()
    drawing.way([(-50, 0), (50, 0)], highway="residential", sidewalk="no")
    drawing.point(5, 6, **{row[0]: "yes" if row[1] == "*" else row[1]})
    (node,) = read(drawing, tmp_path).nodes
    expected = {"bus_stop": "traffic_sign"}.get(row[2], row[2])
    assert node.category == expected
    assert node.box is not None
    assert node.box.height > 0.3
    if row[3] == "road":
        assert math.remainder(node.box.yaw + math.pi / 2, math.tau) == pytest.approx(0, abs=0.02)


def test_trees_by_their_leaves_and_sizes(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.point(0, 0, natural="tree", leaf_type="needleleaved", height="15 m", diameter_crown="6")
    drawing.point(20, 0, natural="tree")
    drawing.way([(0, 20), (80, 20)], natural="tree_row")
    scene = read(drawing, tmp_path)
    conifer = next(node for node in scene.nodes if node.category == "conifer")
    assert conifer.box is not None
    assert (conifer.box.height, conifer.box.depth) == (15.0, 6.0)
    row = [node.box for node in scene.nodes if node.id.startswith("w") and node.box is not None]
    assert len(row) == 11
    assert np.diff(sorted(box.x for box in row)) == pytest.approx(8.0, abs=1e-3)
    assert len({box.height for box in row}) > 5  # no two trees are quite alike


def test_signs_and_signals_stand_at_the_side_of_those_they_are_for(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.point(40, 0, highway="stop")
    drawing.point(-60, 0, highway="give_way", direction="backward")
    drawing.point(60, 0, highway="traffic_signals")
    drawing.way([(-100, 0), (-60, 0), (40, 0), (60, 0)], highway="residential", sidewalk="no")
    drawing.way([(60, -60), (60, 0), (60, 60)], highway="residential", sidewalk="no")
    scene = read(drawing, tmp_path)
    middle = next(s for s in scene.surfaces if s.kind == "road").area.centroid
    shift = np.array([middle.x - 60, middle.y])
    boxes = {node.id: node for node in scene.nodes}
    stop = next(n.box for n in scene.nodes if n.category == "traffic_sign" and n.box and n.box.x - shift[0] > 0)
    give = next(n.box for n in scene.nodes if n.category == "traffic_sign" and n.box and n.box.x - shift[0] < 0)
    assert stop is not None
    assert stop.y - shift[1] < -2.75  # right of those who come from the west
    assert abs(math.remainder(stop.yaw - math.pi, math.tau)) < 0.01
    assert give is not None
    assert give.y - shift[1] > 2.75
    assert abs(math.remainder(give.yaw, math.tau)) < 0.01
    lights = [n for n in boxes.values() if n.category == "traffic_light"]
    assert len(lights) == 3


def test_fences_follow_their_lines_in_pieces(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.way([(0, 0), (20, 0), (20, 10)], barrier="fence", height="1.8")
    drawing.way([(0, 30), (12, 30)], barrier="hedge")
    drawing.way([(0, 50), (12, 50)], barrier="wall")
    scene = read(drawing, tmp_path)
    fence = [node.box for node in scene.nodes if node.category == "fence" and node.box is not None]
    assert sum(box.width for box in fence) == pytest.approx(30, abs=0.01)
    assert len(fence) == 15
    assert {box.height for box in fence} == {1.8}
    turned = {round(abs(math.remainder(box.yaw, math.pi)), 2) for box in fence}
    assert turned == {round(math.pi / 2, 2), 0.0}
    assert {node.category for node in scene.nodes} == {"fence", "hedge", "wall_piece"}


def test_what_stands_on_the_street_moves_to_its_edge(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.point(10, 0, highway="bus_stop", shelter="yes")
    drawing.way([(-50, 0), (10, 0), (50, 0)], highway="residential", sidewalk="no")
    scene = read(drawing, tmp_path)
    (node,) = scene.nodes
    assert node.category == "bus_shelter"
    assert node.box is not None
    lanes = shapely.union_all([s.area for s in scene.surfaces])
    assert not lanes.contains(shapely.Point(node.box.x, node.box.y))


# Words


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("3.5", 3.5),
        ("3,5 m", 3.5),
        ("40 ft", 12.192),
        ("12'6\"", 3.81),
        ("7'", 2.1336),
        ("250 cm", 2.5),
        ("0.2 km", 200.0),
        ("tall", None),
        ("", None),
        ("3 cubits", None),
        ("1e9999", None),
    ],
)
def test_lengths(text: str, metres: float | None) -> None:
    assert length_of(text) == (metres if metres is None else pytest.approx(metres))


def test_directions_and_colours() -> None:
    assert bearing("N") == pytest.approx(math.pi / 2)
    assert bearing("90") == pytest.approx(0)
    assert bearing("SW") == pytest.approx(math.radians(-135))
    assert bearing("up") is None
    assert [colour(c) for c in ("red", "#abc", "a0b0c0", "light_grey", "rgb(1,2,3)", "tartan", "")] == [
        "#ff0000", "#aabbcc", "#a0b0c0", "#d3d3d3", None, None, None,
    ]  # fmt: skip
