"""A large map opens, with nothing lost; how long that takes is told by the status page."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely

from composer.formats import export, open_document
from composer.formats.opendrive.reader import read_map
from tests.composer.formats.opendrive.tiles import PIECES, SHAPES, square_kilometre


@pytest.fixture
def large(tmp_path: Path, shared: Callable[[str], Path]) -> Path:
    path = tmp_path / "kilometre.xodr"
    ElementTree.ElementTree(square_kilometre(shared("street"))).write(path)
    return path


def test_everything_of_every_tile_is_there(large: Path, shared: Callable[[str], Path]) -> None:
    scene = read_map(large)
    roads, nodes, area = 0, 0, 0.0
    for name, across, up, _, _ in PIECES:
        piece = read_map(shared(f"street/{name}"))
        roads, nodes = roads + across * up * len(piece.roads), nodes + across * up * len(piece.nodes)
        area += across * up * sum(s.area.area for s in piece.surfaces)
    drawn = [road for road in scene.roads if road.id.split("-")[0] in SHAPES]
    kinds = {curve.kind for road in scene.roads for curve in road.curves}
    assert len(drawn) == 4 * len(SHAPES) and len(scene.roads) == roads + len(drawn) and len(scene.nodes) == nodes
    assert kinds == {"line", "arc", "spiral", "poly3", "paramPoly3"}
    theirs = {road.id for road in drawn}
    rest = sum(s.area.area for s in scene.surfaces if s.road not in theirs)
    assert rest == pytest.approx(area, rel=1e-6)
    for road in drawn:
        along = shapely.length(shapely.LineString(next(s for s in scene.surfaces if s.road == road.id).axis))
        ground = sum(s.area.area for s in scene.surfaces if s.road == road.id)
        assert ground == pytest.approx(along * (3.5 + 2 + 3 + 1.5 + 3), rel=0.03), road.id
    corners = np.concatenate([s.polygon for s in scene.surfaces])
    assert (np.ptp(corners, axis=0) > 900).all()


def test_it_is_written_and_read_again(large: Path, tmp_path: Path) -> None:
    document = open_document(large)
    export(document, tmp_path / "again.xodr")
    again = open_document(tmp_path / "again.xodr").scene
    assert len(again.roads) == len(document.scene.roads) and len(again.junctions) == len(document.scene.junctions)
    before, after = ([s for s in scene.surfaces if s.road is not None] for scene in (document.scene, again))
    for one, other in zip(before, after, strict=True):
        assert shapely.hausdorff_distance(one.area, other.area) < 0.01
    places, others = ([s.area for s in scene.surfaces if s.road is None] for scene in (document.scene, again))
    assert len(places) == len(others) > 100
    _, far = shapely.STRtree(others).query_nearest(shapely.centroid(places), return_distance=True)
    nearest = shapely.STRtree(shapely.centroid(others)).query_nearest(shapely.centroid(places), all_matches=False)[1]
    assert len(set(nearest.tolist())) == len(places) and far.max() < 0.01
    assert shapely.hausdorff_distance(np.array(places), np.array(others)[nearest]).max() < 0.01
