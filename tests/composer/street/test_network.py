"""Streets that meet: no gap, nothing twice, walks around the corners."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.scene import Scene, build
from composer.street.network import Drawn, Network, network
from composer.street.strips import CrossSection, Strip, presets
from composer.street.surface import Surface

RESIDENTIAL = presets()["residential_street"][1]
COUNTRY = presets()["country_road"][1]
MAIN = presets()["main_street"][1]
PATH = CrossSection((Strip("path", 1.8),))
DRIVE = CrossSection((Strip("lane", 3.0, "both"),))
Line = Sequence[tuple[float, float]]


def _drawn(name: str, line: Line, section: CrossSection = RESIDENTIAL, **more: object) -> Drawn:
    return Drawn(name, name, tuple(line), section, **more)  # type: ignore[arg-type]


def _laid(streets: Sequence[Drawn], discs: dict[object, float] | None = None) -> Network:
    places = {k: k for street in streets for k in street.knots}
    return network(streets, places, discs)  # type: ignore[arg-type]


def _doubled(surfaces: Sequence[Surface]) -> float:
    """Square metres that lie in two surfaces at least."""
    areas = [s.area for s in surfaces]
    a, b = shapely.STRtree(areas).query(areas, predicate="intersects")
    return sum(areas[i].intersection(areas[j]).area for i, j in zip(a, b, strict=True) if i < j)


def _gaps(surfaces: Sequence[Surface], around: tuple[float, float], within: float) -> float:
    """Square metres of holes near a place, cracks of less than a millimetre aside."""
    whole = shapely.union_all([s.area.buffer(5e-4, join_style="mitre") for s in surfaces])
    disc = shapely.Point(around).buffer(within)
    rings = [ring for part in shapely.get_parts(whole) for ring in part.interiors]
    return sum(shapely.Polygon(ring).intersection(disc).area for ring in rings)


def _star(angles: Sequence[float], sections: Sequence[CrossSection], length: float = 60.0) -> list[Drawn]:
    ends = [(length * math.cos(a), length * math.sin(a)) for a in angles]
    return [_drawn(str(k), [(0.0, 0.0), end], s) for k, (end, s) in enumerate(zip(ends, sections, strict=True))]


@pytest.mark.parametrize(
    "angles", [(0, 90, 180, 270), (0, 60, 180, 240), (0, 120, 240), (0, 90, 180), (10, 95, 170, 200)]
)
def test_a_junction_has_no_gap_and_nothing_twice(angles: tuple[float, ...]) -> None:
    net = _laid(_star([math.radians(a) for a in angles], [RESIDENTIAL] * len(angles)))
    assert len(net.roads) == len(angles)
    assert len(net.junctions) == 1
    assert _doubled(net.surfaces) < 0.01
    assert _gaps(net.surfaces, (0, 0), 30) < 1e-3
    (area,) = (s for s in net.surfaces if s.kind == "road")
    assert area.area.contains(shapely.Point(0, 0))
    build(Scene, kind="street", roads=net.roads, junctions=net.junctions, surfaces=net.surfaces)


def test_every_corner_of_a_crossing_has_a_walk_that_joins_its_sidewalks() -> None:
    net = _laid(_star([0, math.pi / 2, math.pi, -math.pi / 2], [RESIDENTIAL] * 4))
    walks = [s for s in net.surfaces if "/walk-" in s.id]
    assert len(walks) == 4
    sidewalks = [s for s in net.surfaces if s.kind == "sidewalk"]
    pieces = shapely.get_parts(shapely.union_all([s.area.buffer(1e-3) for s in sidewalks]))
    assert len(pieces) == 4
    for piece in pieces:
        assert piece.area > 2 * 40 * 2.0
    # The kerb around the corner is an arc of the radius that was asked for.
    (area,) = (s for s in net.surfaces if s.kind == "road")
    kerb = np.array(area.polygon)
    corner = kerb[(kerb > 0).all(axis=1)]
    _, half = RESIDENTIAL.kerbs
    arc = corner[(corner > half + 0.05).all(axis=1)]
    assert len(arc) >= 4
    assert np.hypot(*(arc - (half + 6.0)).T) == pytest.approx(6.0, abs=1e-6)


def test_roads_lead_into_the_junction() -> None:
    net = _laid([_drawn("1", [(-50, 0), (0, 0), (50, 0)]), _drawn("2", [(0, 0), (0, 50)])])
    assert sorted(road.id for road in net.roads) == ["1", "1.2", "2"]
    (junction,) = net.junctions
    ends = [link for road in net.roads for link in (road.predecessor, road.successor) if link is not None]
    assert [link.id for link in ends] == [junction.id] * 3
    assert {road.name for road in net.roads} == {"1", "2"}


def test_a_street_that_changes_its_name_stays_one() -> None:
    first = _drawn("1", [(0, 0), (50, 0)])
    second = _drawn("2", [(100, 10), (50, 0)], RESIDENTIAL.turned())
    net = _laid([first, second])
    assert [(road.id, road.name) for road in net.roads] == [("1", "1"), ("2", "2")]
    assert net.junctions == ()
    assert net.roads[0].successor is not None
    assert net.roads[0].successor.id == "2"
    assert net.roads[1].predecessor is not None
    assert net.roads[1].predecessor.contact == "end"
    assert _doubled(net.surfaces) < 1e-4
    assert len(shapely.get_parts(shapely.union_all([s.area.buffer(1e-4) for s in net.surfaces]))) == 1


def test_a_street_that_changes_its_width_widens_smoothly() -> None:
    net = _laid([_drawn("1", [(0, 0), (50, 0)], MAIN), _drawn("2", [(50, 0), (100, 0)], COUNTRY)])
    assert len(net.junctions) == 1
    assert _doubled(net.surfaces) < 1e-3
    assert _gaps(net.surfaces, (50, 0), 20) < 1e-3


def test_a_turning_circle_ends_a_street() -> None:
    net = _laid([_drawn("1", [(-60, 0), (0, 0)])], {(0, 0): 8.0})
    (area,) = (s for s in net.surfaces if s.kind == "road")
    points = np.array(area.polygon)
    assert np.hypot(*points.T).min() > 3.5
    ahead = points[points[:, 0] > 0]
    assert np.hypot(*ahead.T) == pytest.approx(8.0, abs=1e-6)
    assert _doubled(net.surfaces) < 0.01
    walk = next(s for s in net.surfaces if "/walk-" in s.id)
    assert walk.area.intersection(shapely.LineString([(0, 0), (30, 0)])).length == pytest.approx(2.0, abs=0.01)


def test_two_carriageways_that_cross_a_street_make_one_junction() -> None:
    one_way = CrossSection((Strip("lane", 3.0, "forward"), Strip("lane", 3.0, "forward")))
    net = _laid(
        [
            _drawn("east", [(-80, 0), (0, 0), (80, 0)], one_way),
            _drawn("west", [(80, 6.8), (0, 6.8), (-80, 6.8)], one_way),
            _drawn("cross", [(0, -60), (0, 0), (0, 6.8), (0, 60)]),
        ]
    )
    assert len(net.junctions) == 1
    assert len(net.roads) == 6
    assert _doubled(net.surfaces) < 0.5
    (area,) = (s for s in net.surfaces if s.kind == "road")
    assert area.area.contains(shapely.LineString([(0, 0), (0, 6.8)]))


def test_what_is_lower_ends_at_the_edge_of_a_street() -> None:
    street = _drawn("1", [(-50, 0), (0, 0), (50, 0)])
    drive = _drawn("2", [(0, 0), (3, -30)], DRIVE, rank=2)
    path = _drawn("3", [(0, 0), (0, 30)], PATH, rank=1)
    over = _drawn("4", [(20, -20), (20, 20)], CrossSection((Strip("crossing", 3.0),)), rank=1, whole=True)
    net = _laid([street, drive, path, over])
    assert net.junctions == ()
    by_road = {road.id: [s for s in net.surfaces if s.road == road.id] for road in net.roads}
    assert len(by_road["1"]) == 5
    main = shapely.union_all([s.area for s in by_road["1"]])
    for number in ("2", "3"):
        (surface,) = by_road[number]
        assert surface.area.distance(main) < 0.01
        assert surface.area.intersection(main).area < 1.0
    assert by_road["4"][0].area.intersection(main).area > 3.0 * 8


def test_a_path_whose_end_the_bend_has_left_reaches_the_street() -> None:
    street = _drawn("1", [(-50, 0), (0, 0), (0, 50)], MAIN)
    path = _drawn("2", [(0, 0), (30, -30)], PATH, rank=1)
    net = _laid([street, path])
    main = shapely.union_all([s.area for s in net.surfaces if s.road == "1"])
    (surface,) = (s for s in net.surfaces if s.road == "2")
    assert surface.area.distance(main) < 1e-6


def test_paths_meet_among_themselves() -> None:
    paths = [
        _drawn(str(k), [(0, 0), end], PATH, rank=1, radius=1.0) for k, end in enumerate([(20, 0), (-15, 9), (-9, -19)])
    ]
    net = _laid(paths)
    assert net.junctions == ()
    assert {s.kind for s in net.surfaces} == {"path"}
    assert _doubled(net.surfaces) < 1e-3
    assert _gaps(net.surfaces, (0, 0), 5) < 1e-4


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 6))
def test_any_star_of_streets_is_joined(seed: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    least = math.radians(45)
    room = rng.dirichlet(np.ones(count)) * (math.tau - count * least) + least
    angles = np.cumsum(room) + rng.uniform(0, math.tau)
    names = ["residential_street", "main_street", "country_road", "one_way_street", "avenue", "tram_street"]
    sections = [presets()[str(name)][1] for name in rng.choice(names, count)]
    net = _laid(_star(angles.tolist(), sections, 110.0))
    if len(net.roads) < count:  # two of one kind, straight on, became one street
        return
    assert _doubled(net.surfaces) < 0.05
    assert _gaps(net.surfaces, (0, 0), 60) < 0.01
    for a, b in itertools.pairwise(sorted(road.id for road in net.roads)):
        assert a != b
