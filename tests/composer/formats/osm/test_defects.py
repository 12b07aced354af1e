"""Maps that are broken, cut off, hostile, or larger than life."""

from __future__ import annotations

import random
import time
import warnings
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.errors import ComposerError, FormatError, FormatWarning
from composer.formats import format_of, open_document
from composer.formats.osm import elements
from composer.scene import Scene
from composer.street.extent import outliers
from tests.composer.formats.osm.maps import Drawing, rectangle, town


def told(path: Path) -> tuple[Scene, str]:
    """The scene of a map and all that is said of it."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        scene = open_document(path).scene
    return scene, "\n".join(str(w.message) for w in caught if issubclass(w.category, FormatWarning))


def _village() -> Drawing:
    drawing = Drawing()
    drawing.way([(-80, 0), (0, 0), (80, 0)], highway="residential", name="High Street")
    drawing.way([(0, 0), (0, 60)], highway="residential", name="Low Street")
    drawing.area(rectangle(30, 25, 12, 10), building="house")
    drawing.area(rectangle(-30, 25, 12, 10), building="yes")
    drawing.point(20, 12, natural="tree")
    return drawing


def test_it_is_told_by_its_content(tmp_path: Path) -> None:
    path = _village().save(tmp_path, "a.json")
    assert format_of(path).name == "OpenStreetMap"
    (tmp_path / "b.osm").write_bytes(b"<gpx/>")
    with pytest.raises(FormatError, match="not a scene that this program can read"):
        format_of(tmp_path / "b.osm")


def test_a_file_that_breaks_off_is_read_up_to_there(tmp_path: Path) -> None:
    text = _village().text()
    whole, _ = told(_village().save(tmp_path))
    path = tmp_path / "cut.osm"
    for end in range(len(text) - 1, text.index(b"<way"), -137):
        path.write_bytes(text[:end])
        scene, said = told(path)
        assert "cut off or damaged" in said
        assert len(scene.nodes) <= len(whole.nodes)
    path.write_bytes(text[: text.index(b"<node") + 20])
    with pytest.raises(FormatError, match="is not XML from line"):
        open_document(path)


def test_what_an_element_refers_to_may_be_missing(tmp_path: Path) -> None:
    drawing = _village()
    root = drawing.root
    ways = [e for e in root if e.tag == "way"]
    for way, lost in ((ways[0], 1), (ways[1], 1), (ways[2], 1), (ways[3], 2)):
        for nd in list(way.iter("nd"))[:lost]:
            nd.set("ref", "999999")
    scene, said = told(drawing.save(tmp_path))
    assert "way" in said
    assert "fewer than two known points" in said  # Low Street has one left
    assert "2 elements miss points of their outlines" in said
    assert len(scene.nodes) == 3


def test_an_outline_that_is_open_is_closed_or_left_out(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.way(rectangle(0, 0, 12, 10), building="house")
    drawing.way([(100, 0), (200, 0), (200, 10)], landuse="forest")
    scene, said = told(drawing.save(tmp_path))
    assert len(scene.nodes) == 1
    assert "is an area whose outline is open, and closed straight" in said
    assert "is a piece of an area whose other end is not in the file" in said
    assert scene.surfaces == ()


def test_relations_without_members_or_rings(tmp_path: Path) -> None:
    drawing = _village()
    drawing.relation([("424242", "outer")], {"type": "multipolygon", "building": "yes", "name": "Museum"})
    drawing.relation([], {"type": "multipolygon", "landuse": "forest"})
    inner = drawing.area(rectangle(200, 0, 5, 5))
    drawing.relation([(inner, "inner")], {"type": "multipolygon", "landuse": "grass"})
    _, said = told(drawing.save(tmp_path))
    assert "(Museum) has none of its ways in the file" in said
    assert "have no outline" in said


def test_a_museum_far_away_stays_where_it_is(tmp_path: Path) -> None:
    drawing = town(1)
    for number in (1, 2):
        ids = []
        for east, north in ((0, 0), (0.001, 0), (0.001, 0.0006), (0, 0.0006)):
            ids.append(drawing.fresh())
            ElementTree.SubElement(
                drawing.root, "node", id=ids[-1], lat=str(52.51 + north), lon=str(13.38 + number * 0.01 + east)
            )
        way = ElementTree.SubElement(drawing.root, "way", id=drawing.fresh())
        for ref in [*ids, ids[0]]:
            ElementTree.SubElement(way, "nd", ref=ref)
        ElementTree.SubElement(way, "tag", k="building", v="government")
        ElementTree.SubElement(way, "tag", k="name", v=f"Museum {number}")
    scene, said = told(drawing.save(tmp_path))
    far = [node.box for node in scene.nodes if node.label.startswith("Museum") and node.box is not None]
    assert len(far) == 2
    # 4.5 degrees of latitude and 3.4 of longitude, by the length of the great circle.
    lat0, lat1, dlon = np.radians(48.0), np.radians(52.51), np.radians(3.39)
    away = 6371.0 * np.arccos(np.sin(lat0) * np.sin(lat1) + np.cos(lat0) * np.cos(lat1) * np.cos(dlon))
    assert np.hypot(far[0].x, far[0].y) / 1000 == pytest.approx(away, rel=0.005)
    assert "2 elements lie far from the rest of the map: Museum 1" in said
    near = [node.box for node in scene.nodes if node.box is not None and not node.label.startswith("Museum")]
    assert max(np.hypot(box.x, box.y) for box in near) < 200


def test_outliers_are_few_and_far() -> None:
    rng = np.random.default_rng(0)
    cluster = rng.normal(0, 50, (40, 2))
    assert not outliers(cluster).any()
    assert outliers(np.concatenate([cluster, [[5e5, 0]]])).tolist() == [False] * 40 + [True]
    assert not outliers(np.concatenate([cluster, cluster + 5e5])).any()  # two towns are two towns
    assert not outliers(np.array([[0.0, 0], [9e5, 0]])).any()
    assert not outliers(np.zeros((0, 2))).any()


def test_elements_that_make_no_sense(tmp_path: Path) -> None:
    odd = [
        '<node id="x" lat="1" lon="2"/>',
        '<node id="900" lat="nan" lon="2"/>',
        '<node id="901" lat="91" lon="2"/>',
        '<node lat="1" lon="2"/>',
        '<node id="902"/>',
        '<way id="903"/>',
        '<way id="904"><nd/><nd ref="1"/><tag k="highway" v="residential"/></way>',
        '<relation id="905"><member type="way"/><tag/><tag k="type" v="multipolygon"/></relation>',
        '<node id="906" lat="48" lon="10" visible="false"><tag k="natural" v="tree"/></node>',
        '<changeset id="1"/>',
    ]
    text = _village().text().replace(b"</osm>", "".join(odd).encode() + b"</osm>")
    path = tmp_path / "map.osm"
    path.write_bytes(text)
    scene, said = told(path)
    assert len(scene.nodes) == 3
    assert "have no id" in said
    assert "have no place on the Earth" in said


def test_hostile_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "map.osm"
    bomb = (
        b'<!DOCTYPE osm [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><osm><node id="1" lat="1" lon="1"/></osm>'
    )
    path.write_bytes(bomb)
    with pytest.raises(FormatError, match="declares a document type"):
        open_document(path)
    path.write_bytes(b"<osm>" + b"<a>" * 200 + b"</a>" * 200 + b"</osm>")
    with pytest.raises(FormatError, match="nested more than"):
        open_document(path)


def test_a_map_of_too_many_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elements, "MAX_POINTS", 5)
    with pytest.raises(FormatError, match="more points than the 5"):
        open_document(_village().save(tmp_path))


def test_an_empty_map(tmp_path: Path) -> None:
    path = tmp_path / "map.osm"
    path.write_bytes(b"<osm></osm>")
    with pytest.raises(FormatError, match="has no points"):
        open_document(path)
    path.write_bytes(b'<osm><node id="1" lat="1" lon="1"/></osm>')
    scene, said = told(path)
    assert scene.nodes == ()
    assert "there is nothing in it that is drawn" in said


def test_what_nobody_knows_is_counted(tmp_path: Path) -> None:
    drawing = _village()
    for k in range(30):
        drawing.way([(k, 90), (k, 95)], highway="hyperloop")
        drawing.way([(k, 80), (k, 85)], highway="proposed")
    _, said = told(drawing.save(tmp_path))
    assert "30 × highway=hyperloop" in said
    assert "proposed" not in said


def test_many_faults_are_a_few_sentences(tmp_path: Path) -> None:
    drawing = _village()
    for k in range(300):
        drawing.way([(k, 90)], highway="residential")
    _, said = told(drawing.save(tmp_path))
    assert said.count("\n") < 3
    assert "300 elements have fewer than two known points" in said
    assert "and 296 more" in said


def test_streets_that_meet_in_every_odd_way(tmp_path: Path) -> None:
    drawing = Drawing()
    ring = [(40 * np.cos(a), 40 * np.sin(a)) for a in np.arange(12) * np.pi / 6]
    drawing.area(ring, highway="residential", junction="roundabout")
    drawing.way([ring[0], (120, 0)], highway="primary")
    drawing.way([ring[6], (-120, 0)], highway="primary")
    drawing.way([(0, 100), (0.4, 100.2), (0, 100)], highway="residential")
    drawing.way([(0, 120), (50, 120), (0, 120)], highway="residential")
    drawing.way([(100, 100), (101, 100)], highway="residential")
    drawing.way([(101, 100), (102, 101)], highway="residential")
    drawing.way([(102, 101), (100, 100)], highway="residential")
    drawing.way([(0, 150), (30, 150), (0, 151)], highway="motorway")
    drawing.area([(0, 200), (50, 200), (50, 240)], highway="residential")
    scene, _ = told(drawing.save(tmp_path))
    assert len(scene.roads) >= 5
    roundabout = shapely.union_all([s.area for s in scene.surfaces])
    circle = shapely.LineString(np.array([*ring, ring[0]]) - drawing.middle)
    assert roundabout.intersection(circle).length > 0.98 * circle.length


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return town(11).save(tmp_path_factory.mktemp("town"))


def test_a_square_kilometre(large: Path) -> None:
    """It imports within the limits of a scene; how long that takes is told by the status page."""
    start = time.perf_counter()
    scene, said = told(large)
    assert said == ""
    buildings = [node for node in scene.nodes if node.building is not None]
    root = ElementTree.parse(large).getroot()
    drawn = [way for way in root.iter("way") if any(tag.get("k") == "building" for tag in way.iter("tag"))]
    assert len(buildings) == len(drawn) > 1000
    assert len(scene.junctions) > 120
    points = np.array([(node.box.x, node.box.y) for node in buildings if node.box])
    assert np.ptp(points, axis=0).prod() > 850_000
    ids = [s.id for s in scene.surfaces]
    assert len(set(ids)) == len(ids) < 10_000
    assert time.perf_counter() - start < 100  # no time to keep, but an end


# Files with random damage


def _shaken(drawing: Drawing, rng: random.Random) -> None:
    """Change elements of a map at random."""
    nasty = ["", "0", "-1", "nan", "1e308", "yes", "no", "x" * 400, "\u202e", "100000", "48.0", ";", "|||||", "-0.0"]
    keys = [
        "highway",
        "building",
        "lanes",
        "width",
        "height",
        "roof:shape",
        "oneway",
        "type",
        "natural",
        "area",
        "min_height",
        "id",
        "ref",
        "lat",
        "lon",
        "k",
        "v",
        "role",
    ]
    for _ in range(rng.choice([1, 2, 5, 20])):
        element = rng.choice(list(drawing.root.iter()))
        kind = rng.randrange(6)
        if kind == 0 and element.attrib:
            element.set(rng.choice(list(element.attrib)), rng.choice(nasty))
        elif kind == 1 and len(element):
            element.remove(rng.choice(list(element)))
        elif kind == 2 and len(element):
            element.append(rng.choice(list(element)))
        elif kind == 3:
            tag = ElementTree.SubElement(element, "tag")
            tag.set("k", rng.choice(keys))
            tag.set("v", rng.choice([*nasty, "residential", "multipolygon", "tree", "crossing", "water"]))
        elif kind == 4 and len(element) > 1:
            children = list(element)
            rng.shuffle(children)
            element[:] = children
        else:
            element.set(rng.choice(keys), rng.choice(nasty))


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10**9))
def test_shaken_maps_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    rng = random.Random(seed)
    drawing = _village()
    outer = drawing.area(rectangle(0, -60, 60, 40))
    inner = drawing.area(rectangle(0, -60, 20, 10))
    drawing.relation([(outer, "outer"), (inner, "inner")], {"type": "multipolygon", "landuse": "forest"})
    drawing.way([(-20, -20), (20, -20)], barrier="fence")
    drawing.point(0, 0, highway="traffic_signals")
    drawing.point(40, 0, highway="crossing")
    _shaken(drawing, rng)
    data = bytearray(drawing.text())
    if rng.random() < 0.3:
        at = rng.randrange(len(data))
        data[at : at + rng.choice([1, 3, 50])] = rng.choice([b"", b"<", b"&", b"\xff", b"\0", b"]]>", b'"'])
    path = tmp_path_factory.mktemp("shaken") / "map.osm"
    path.write_bytes(data)
    scene, said = Scene(), ""
    try:
        scene, said = told(path)
    except ComposerError as error:
        said = str(error)
    assert all(len(line) < 600 for line in said.splitlines())
    assert len({node.id for node in scene.nodes}) == len(scene.nodes)
