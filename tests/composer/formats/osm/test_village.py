"""The village of the development data: everything in it is accounted for, and measured again from the XML."""

from __future__ import annotations

import math
import re
import warnings
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
import shapely

from composer.errors import FormatWarning
from composer.formats import export, open_document
from composer.scene import Node, Scene
from composer.street.kinds import surface_kind

Element = ElementTree.Element
_A, _E2 = 6_378_137.0, 0.006_694_379_990_14


@pytest.fixture(scope="module")
def village(shared: Callable[[str], Path]) -> tuple[Path, Scene, list[str]]:
    path = shared("street/village.osm")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        scene = open_document(path).scene
    return path, scene, [str(w.message) for w in caught if issubclass(w.category, FormatWarning)]


def _tags(element: Element) -> Mapping[str, str]:
    return {tag.get("k", ""): tag.get("v", "") for tag in element.iter("tag")}


def _metres(root: Element) -> dict[str, tuple[float, float]]:
    """Places by the radii of curvature of the ellipsoid: within this village good to a centimetre."""
    places = {n.get("id", ""): (float(n.get("lat", "")), float(n.get("lon", ""))) for n in root.iter("node")}
    lat0, lon0 = np.median(np.array(list(places.values())), axis=0)
    shape = 1 - _E2 * math.sin(math.radians(lat0)) ** 2
    north, east = _A * (1 - _E2) / shape**1.5, _A / math.sqrt(shape) * math.cos(math.radians(lat0))
    return {k: (math.radians(lon - lon0) * east, math.radians(lat - lat0) * north) for k, (lat, lon) in places.items()}


def _plan(node: Node) -> shapely.Polygon:
    """The footprint of a building in the scene."""
    assert node.box is not None
    assert node.building is not None
    box, (c, s) = node.box, (math.cos(node.box.yaw), math.sin(node.box.yaw))
    turn = np.array([(c, s), (-s, c)])
    rings = [
        np.array(r) * (box.depth, box.width) @ turn + (box.x, box.y)
        for r in (node.building.outline, *node.building.courtyards)
    ]
    return shapely.Polygon(rings[0], rings[1:])


def test_every_building_is_there_or_told(village: tuple[Path, Scene, list[str]]) -> None:
    path, scene, notes = village
    root = ElementTree.parse(path).getroot()
    places = _metres(root)
    said = " ".join(notes)
    found = 0
    for element in (*root.iter("way"), *root.iter("relation")):
        tags = _tags(element)
        if "building" not in tags:
            continue
        found += 1
        number = f"{element.tag[0]}{element.get('id')}"
        node = scene.by_id.get(number)
        ring = [places[nd.get("ref", "")] for nd in element.iter("nd")]
        outline = shapely.make_valid(shapely.Polygon(ring)) if len(set(ring)) > 2 else shapely.Polygon()
        area = shapely.Polygon(ring).area if len(set(ring)) > 2 else 0.0
        if node is None:
            assert area < 0.05
            assert re.search(rf"\b{element.get('id')}\b", said), element.get("id")
            continue
        # A plan that the edge of the file has cut crosses itself, and is several buildings.
        plan = shapely.union_all([_plan(n) for n in scene.nodes if n.id == number or n.id.startswith(f"{number}.")])
        assert plan.area == pytest.approx(outline.area, rel=0.002, abs=0.05)
        assert plan.hausdorff_distance(outline) < 0.05
        assert node.box is not None
        assert node.building is not None
        walls = node.box.height - node.building.roof_height
        levels = float(tags.get("building:levels", 1 if area <= 45 else 2))
        assert walls == pytest.approx(levels * (2.6 if area <= 45 else 3.0 if tags["building"] == "house" else 2.9))
        assert node.category == ("building" if area <= 45 and tags["building"] == "yes" else "house")
        if "addr:street" in tags and node.label:
            assert node.label == f"{tags['addr:street']} {tags['addr:housenumber']}"
    assert found == 34
    assert sum(node.building is not None for node in scene.nodes) == 31 + 1


def test_every_street_is_covered_or_told(village: tuple[Path, Scene, list[str]]) -> None:
    path, scene, notes = village
    root = ElementTree.parse(path).getroot()
    places = _metres(root)
    driven = shapely.union_all([s.area for s in scene.surfaces if surface_kind(s.kind).use == "drive"]).buffer(0.05)
    said, found = " ".join(notes), 0
    for way in root.iter("way"):
        if "highway" not in _tags(way):
            continue
        found += 1
        line = [places[nd.get("ref", "")] for nd in way.iter("nd")]
        if len(line) < 2:
            assert "fewer than two known points" in said
            continue
        # Bends are rounded, so that the outermost corner may lie beside the lanes.
        drawn = shapely.LineString(line)
        assert drawn.intersection(driven.buffer(2.0)).length > 0.999 * drawn.length
        assert drawn.intersection(driven).length > 0.5 * drawn.length
    assert found == 19
    circle = next(n for n in root.iter("node") if _tags(n).get("highway") == "turning_circle")
    round_ = shapely.Point(places[circle.get("id", "")]).buffer(6.0)
    assert round_.difference(driven.buffer(0.2)).area < 0.5
    names = {road.name for road in scene.roads}
    assert {"Goethestraße", "Haydnstraße", "Richard-Wagner-Straße"} <= names


def test_pieces_of_areas_and_an_absent_museum_are_told(village: tuple[Path, Scene, list[str]]) -> None:
    """The museum of another city has none of its outline in this file, so that nothing of it can be drawn."""
    _, _, notes = village
    said = " ".join(notes)
    for number in ("14650", "9204457", "318560", "277703284", "283261654"):
        assert number in said
    assert "relation 318560 (75) has none of its ways in the file" in said
    assert len(notes) <= 6


def test_nothing_lies_twice_on_the_ground(village: tuple[Path, Scene, list[str]]) -> None:
    _, scene, _ = village
    streets = [s.area for s in scene.surfaces if s.road is None or s.road in ("w25216931", "w25216933", "w275776236")]
    a, b = shapely.STRtree(streets).query(streets, predicate="intersects")
    assert sum(streets[i].intersection(streets[j]).area for i, j in zip(a, b, strict=True) if i < j) < 0.02


def test_the_origin_is_kept_and_the_scene_is_saved(village: tuple[Path, Scene, list[str]], tmp_path: Path) -> None:
    path, scene, _ = village
    assert scene.provenance.source == "OpenStreetMap"
    assert "48.1356" in scene.provenance.generator
    assert "ODbL" in scene.provenance.generator
    assert "+proj=tmerc +lat_0=48.1356" in scene.provenance.georeference
    for ending in ("scene", "glb"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FormatWarning)
            export(open_document(path), tmp_path / f"village.{ending}")
        assert (tmp_path / f"village.{ending}").stat().st_size > 10_000
    assert open_document(tmp_path / "village.scene").scene == scene
