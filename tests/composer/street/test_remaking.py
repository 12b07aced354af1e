"""Roads get other centre lines and other strips, and keep the rest."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import shapely

from composer.scene import revise
from composer.street.curves import Profile, ReferenceLine
from composer.street.lanes import surfaces_of
from composer.street.remaking import centre_points, with_centre, with_section
from composer.street.road import Cubic, Curve, Road
from composer.street.strips import CrossSection, Strip, presets, road_of, strips_of
from composer.values import build

AVENUE = presets()["avenue"][1]
BENT = ((0.0, 0.0), (60.0, 0.0), (90.0, 50.0), (160.0, 50.0))


def road(points=BENT, section=AVENUE) -> Road:
    return road_of("1", points, section, "High Street")


def area(road: Road) -> float:
    return float(shapely.union_all([s.area for s in surfaces_of(road)]).area)


def test_the_points_that_a_road_was_drawn_through_come_back() -> None:
    assert np.allclose(centre_points(road()), BENT, atol=1e-6)
    assert np.allclose(centre_points(road(BENT[:2])), BENT[:2], atol=1e-9)
    again = with_centre(road(), centre_points(road()))
    assert np.allclose(centre_points(again), BENT, atol=1e-6) and again.sections == road().sections


def test_curves_that_nobody_draws_become_points_near_to_them() -> None:
    spiral = build(Curve, kind="spiral", start=0, length=50, x=0, y=0, heading=0, values=(0.0, 0.04))
    curved = revise(road(BENT[:2]), curves=(spiral,), length=50.0)
    points = centre_points(curved)
    line = shapely.LineString(points)
    truth = ReferenceLine(curved).at(np.linspace(0, 50, 40))[0]
    assert 3 <= len(points) < 40 and max(line.distance(shapely.Point(p)) for p in truth) < 0.06


def test_a_moved_point_moves_the_road_and_nothing_else_about_it() -> None:
    old = revise(road(), elevation=(build(Cubic, start=0, a=1.0), build(Cubic, start=80.0, a=1.0, b=0.1)))
    moved = with_centre(old, (*BENT[:3], (160.0, 90.0)))
    assert (moved.id, moved.name, len(moved.sections)) == (old.id, old.name, 1)
    assert strips_of(moved) == strips_of(old) and moved.length > old.length
    end = ReferenceLine(moved).at(np.array([moved.length]))[0][0]
    assert np.allclose(end, (160.0, 90.0))
    heights = [Profile(r.elevation).at(np.array([r.length]))[0] for r in (old, moved)]
    assert heights[0] == pytest.approx(heights[1])


def test_a_road_needs_two_points() -> None:
    with pytest.raises(ValueError, match="two different points"):
        with_centre(road(), ((1.0, 1.0), (1.0, 1.0)))


def test_other_strips() -> None:
    old = road(BENT[:2])
    wider = CrossSection(tuple(replace(s, width=s.width + 0.5) if s.kind == "sidewalk" else s for s in AVENUE.strips))
    made = with_section(old, 0, wider)
    assert strips_of(made) == replace(wider, centre=pytest.approx(wider.middle))
    assert area(made) == pytest.approx(area(old) + 60.0)
    ids = {s.id for s in surfaces_of(old)}
    assert {s.id for s in surfaces_of(made)} == ids  # what relations name is still there
    assert with_section(made, 0, AVENUE).sections == old.sections


def test_a_one_way_street_has_all_its_lanes_on_one_side() -> None:
    one_way = presets()["one_way_street"][1]
    made = with_section(road(BENT[:2]), 0, one_way)
    assert [s.direction for s in strips_of(made).strips] == [s.direction for s in one_way.strips]
    middles = [s.area.centroid.y for s in surfaces_of(made)]
    low, high = min(middles), max(middles)
    assert low < -3 and high > 3  # still about its line


def test_one_of_several_sections() -> None:
    narrow = CrossSection((Strip("lane", 3.0, "backward"), Strip("lane", 3.0, "forward")))
    old = road_of("1", BENT[:2], [(0.0, AVENUE), (20.0, narrow), (40.0, AVENUE)])
    wide = CrossSection((Strip("lane", 3.4, "backward"), Strip("lane", 3.4, "forward"), Strip("sidewalk", 2.0)))
    made = with_section(old, 1, wide)
    assert [s.start for s in made.sections] == [0.0, 20.0, 40.0]
    assert strips_of(made, 0) == strips_of(old, 0) and strips_of(made, 2) == strips_of(old, 2)
    assert strips_of(made, 1).strips == wide.strips
    known = {lane.id for lane in made.sections[1].lanes}
    for lane in (*made.sections[0].lanes, *made.sections[2].lanes):
        assert lane.successor in {None, *known} and lane.predecessor in {None, *known}
    assert {lane.id: lane.successor for lane in made.sections[0].lanes}[-1] == -1
    assert not any(math.isnan(v) for v in Profile(made.offset).at(np.linspace(0, 60, 61)))
