"""Cross-sections become roads and come back; bends are wide enough for what lies inside of them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from composer.street.centre import curves_along, length_of, trimmed
from composer.street.curves import ReferenceLine
from composer.street.lanes import surfaces_of
from composer.street.strips import (
    CrossSection,
    Strip,
    against_traffic,
    presets,
    road_of,
    strips_of,
    width_warnings,
)

LINE = [(0.0, 0.0), (40.0, 0.0), (60.0, 15.0), (60.0, 60.0)]


@pytest.mark.parametrize("left_hand", [False, True])
@pytest.mark.parametrize("name", presets())
def test_a_preset_is_sound_and_comes_back(name: str, left_hand: bool) -> None:
    _, section = presets()[name]
    section = section.mirrored() if left_hand else section
    assert width_warnings(section.strips) == {}
    assert against_traffic(section, left_hand) == ()
    road = road_of("1", LINE, section, left_hand=left_hand)
    back = strips_of(road)
    assert back.strips == section.strips
    assert back.middle == pytest.approx(section.middle)
    assert width_warnings(back.strips) == {}
    surfaces = surfaces_of(road)
    assert [s.kind for s in surfaces] == [strip.kind for strip in section.strips]
    # Side by side, as wide as they should be.
    first = shapely.LineString([(20, -50), (20, 50)])
    for surface, strip in zip(surfaces, section.strips, strict=True):
        assert surface.area.intersection(first).length == pytest.approx(strip.width, abs=1e-5)
    top = max(surface.area.intersection(first).bounds[3] for surface in surfaces)
    assert top == pytest.approx(section.middle, abs=1e-5)


def test_lanes_go_where_their_strips_say() -> None:
    _, section = presets()["residential_street"]
    by_lane = {s.lane: s for s in surfaces_of(road_of("1", [(0, 0), (50, 0)], section))}
    backward, forward = by_lane[1].line, by_lane[-1].line
    assert backward[0][0] > backward[-1][0]
    assert forward[0][0] < forward[-1][0]
    assert backward[0][1] > 0 > forward[0][1]  # parked cars shift the lanes to the right
    kept_left = {s.lane: s for s in surfaces_of(road_of("1", [(0, 0), (50, 0)], section.mirrored(), left_hand=True))}
    assert kept_left[1].line[0][0] < kept_left[1].line[-1][0]


def test_a_one_way_street_and_a_path() -> None:
    _, section = presets()["one_way_street"]
    road = road_of("1", [(0, 0), (50, 0)], section)
    assert [lane.id for lane in road.sections[0].lanes] == [2, 1, 0, -1, -2, -3, -4]
    both = CrossSection((Strip("lane", 3.0, "both"),))
    road = road_of("2", [(0, 0), (50, 0)], both)
    assert [(lane.id, lane.type) for lane in road.sections[0].lanes] == [(0, "none"), (-1, "bidirectional")]
    assert strips_of(road).strips == both.strips
    assert surfaces_of(road)[0].two_way


def test_several_sections_follow_each_other() -> None:
    narrow = CrossSection((Strip("lane", 3.0, "backward"), Strip("lane", 3.0, "forward")))
    wide = CrossSection((Strip("lane", 3.0, "backward"), Strip("lane", 3.0, "forward"), Strip("parking", 2.1)))
    road = road_of("1", [(0, 0), (50, 0)], [(0.0, narrow), (20.0, wide)])
    assert strips_of(road, 0).strips == narrow.strips
    assert strips_of(road, 1).strips == wide.strips
    assert [lane.successor for lane in road.sections[0].lanes if lane.id] == [1, -1]
    assert [lane.predecessor for lane in road.sections[1].lanes if lane.id] == [1, -1, None]


def test_odd_widths_are_said_in_a_sentence() -> None:
    assert width_warnings([Strip("bike_lane", 1.2)]) == {0: "Bike lane: 1.2 m is narrower than 1.5 m"}
    assert width_warnings([Strip("lane", 5.0)]) == {0: "Lane: 5 m is wider than 3.75 m"}
    crossed = CrossSection((Strip("lane", 3, "forward"), Strip("lane", 3, "backward"), Strip("lane", 3, "forward")))
    assert against_traffic(crossed) == (0,)


def test_what_makes_no_street_is_refused() -> None:
    section = presets()["country_road"][1]
    with pytest.raises(ValueError, match="two different points"):
        road_of("1", [(1, 1), (1, 1)], section)
    with pytest.raises(ValueError, match="needs a strip"):
        road_of("1", [(0, 0), (9, 0)], CrossSection(()))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 8), st.floats(1.0, 9.0), st.floats(1.0, 9.0))
def test_borders_do_not_cross_themselves(seed: int, corners: int, left: float, right: float) -> None:
    """Lines whose legs are long enough for their bends get arcs that both borders follow without a loop."""
    rng = np.random.default_rng(seed)
    turns = np.cumsum(rng.uniform(-1.9, 1.9, corners))
    legs = rng.uniform(45, 90, corners)
    points = np.concatenate([[[0, 0]], np.cumsum(np.stack([np.cos(turns), np.sin(turns)], axis=1) * legs[:, None], 0)])
    assume(shapely.LineString(points).buffer(25, cap_style="flat").buffer(-20).geom_type == "Polygon")
    assume(shapely.LineString(points).is_simple)
    curves = curves_along(points, left, right)
    section = CrossSection((Strip("lane", left), Strip("lane", right)), centre=left)
    line = ReferenceLine(road_of("1", curves, section))
    s = np.linspace(0, line.length, 4000)
    places, headings = line.at(s)
    aside = np.stack([-np.sin(headings), np.cos(headings)], axis=1)
    for t in (left, -right):
        border = places + t * aside
        ahead = (np.diff(border, axis=0) * np.stack([np.cos(headings), np.sin(headings)], axis=1)[:-1]).sum(axis=1)
        assert (ahead > -1e-6).all()
    # It begins and ends where the drawn line does, and stays near it.
    assert np.allclose(places[[0, -1]], points[[0, -1]], atol=1e-6)
    assert np.abs(np.hypot(*np.diff(places, axis=0).T).sum() - length_of(curves)) < 0.01 * length_of(curves)
    assert shapely.LineString(places).hausdorff_distance(shapely.LineString(points)) < max(left, right) * 3 + 2


def test_curves_join_smoothly_and_are_cut_exactly() -> None:
    curves = curves_along(LINE, 3, 3)
    assert {curve.kind for curve in curves} == {"line", "arc"}
    section = CrossSection((Strip("lane", 3, "forward"),))
    whole = ReferenceLine(road_of("1", curves, section))
    part = ReferenceLine(road_of("2", trimmed(curves, 12.5, whole.length - 7.25), section))
    s = np.linspace(0, part.length, 50)
    assert part.length == pytest.approx(whole.length - 19.75)
    for here, there in zip(part.at(s), whole.at(s + 12.5), strict=True):
        assert np.allclose(here, there, atol=1e-9)
    longer = trimmed(curves, -2.0, whole.length + 3.0)
    assert length_of(longer) == pytest.approx(whole.length + 5.0)
    assert (longer[0].x, longer[0].y) == pytest.approx((-2.0, 0.0))
    with pytest.raises(ValueError, match="nothing is left"):
        trimmed(curves, 5.0, 5.0)


def test_a_dense_line_keeps_its_wide_bend() -> None:
    """A quarter circle drawn with many points is followed, not cut."""
    angles = np.linspace(0, np.pi / 2, 30)
    points = 50 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    curves = curves_along(points, 4, 4)
    road = road_of("1", curves, CrossSection((Strip("lane", 3, "forward"),)))
    places, _ = ReferenceLine(road).at(np.linspace(0, road.length, 300))
    assert np.abs(np.hypot(*places.T) - 50).max() < 0.1
