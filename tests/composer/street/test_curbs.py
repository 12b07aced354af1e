"""Curbs lie where raised ground meets the carriageway, with the raised side to their left, in a stable order."""

import numpy as np
import pytest
import shapely

from composer.scene import Surface, build
from composer.street.curbs import Curb, curbs_of
from tests.composer.relations.streets import bend, ribbon, straight, strips


def plate(name: str, kind: str, x0: float, y0: float, x1: float, y1: float, **more: object) -> Surface:
    return build(Surface, id=name, kind=kind, polygon=((x0, y0), (x1, y0), (x1, y1), (x0, y1)), **more)


def ends(curb: Curb) -> list[list[float]]:
    return curb.points[[0, -1]].round(3).tolist()


def test_a_straight_street_has_two_curbs_raised_on_the_left() -> None:
    one, other = curbs_of(strips(straight(60.0)))
    assert ends(one) == [[0.0, 5.1], [60.0, 5.1]] and one.grounds == (0,)
    assert ends(other) == [[60.0, -3.0], [0.0, -3.0]] and other.grounds == (4,)
    assert not one.closed


@pytest.mark.parametrize("line", [straight(60.0, 0.7), bend(), bend(radius=15.0, sweep=-1.0)])
def test_the_raised_side_is_left_and_the_carriageway_right_all_along(line: np.ndarray) -> None:
    surfaces = strips(line)
    curbs = curbs_of(surfaces)
    assert len(curbs) == 2
    for curb in curbs:
        along = np.linspace(1.0, curb.track.length - 1.0, 30)
        raised = surfaces[curb.grounds[0]].area
        lower = shapely.union_all([s.area for s in surfaces[1:4]])
        for side, area in ((0.3, raised), (-0.3, lower)):
            place, _ = curb.track.at(along, np.full(30, side))
            assert shapely.intersects_xy(area, *place.T).all()


def test_an_island_has_a_closed_curb() -> None:
    road = plate("r", "road", 0, 0, 40, 10)
    island = plate("i", "median", 15, 4, 25, 6)
    (curb,) = curbs_of((road, island))
    assert curb.closed and curb.track.length == pytest.approx(24.0)
    assert np.array_equal(curb.points[0], curb.points[-1])
    assert shapely.LinearRing(curb.points).is_ccw  # the island to the left


def test_a_curb_ends_where_the_carriageway_does() -> None:
    sidewalk = plate("s", "sidewalk", 0, 3, 60, 6)
    (curb,) = curbs_of((sidewalk, plate("l", "lane", 12.3, 0, 47.7, 3)))
    assert curb.points[:, 0] == pytest.approx([12.3, 47.7], abs=0.02)


def test_two_roads_along_one_sidewalk_make_two_curbs() -> None:
    sidewalk = plate("s", "sidewalk", 0, 3, 60, 6)
    lanes = (plate("a", "lane", 0, 0, 20, 3), plate("b", "lane", 30, 0, 60, 3))
    assert [ends(c) for c in curbs_of((sidewalk, *lanes))] == [[[0, 3], [20, 3]], [[30, 3], [60, 3]]]


def test_a_kerb_stone_is_the_curb_and_what_lies_behind_it_is_none() -> None:
    surfaces = (
        plate("s", "sidewalk", 0, 3.15, 9, 6),
        plate("k", "curb", 0, 3, 9, 3.15),
        plate("l", "lane", 0, 0, 9, 3),
    )
    (curb,) = curbs_of(surfaces)
    assert curb.grounds == (1,) and curb.points[:, 1] == pytest.approx([3.0, 3.0])


def test_small_gaps_and_overlaps_of_drawn_ground_are_bridged() -> None:
    for gap in (-0.2, 0.2):
        assert len(curbs_of((plate("s", "sidewalk", 0, 3 + gap, 60, 6), plate("l", "lane", 0, 0, 60, 3)))) == 1
    assert not curbs_of((plate("s", "sidewalk", 0, 3.4, 60, 6), plate("l", "lane", 0, 0, 60, 3)))


def test_a_shoulder_may_lie_between_and_none_must_lie_behind() -> None:
    lane, shoulder = plate("l", "lane", 0, 0, 60, 3), plate("b", "border", 0, 3, 60, 3.5)
    walk, verge = plate("s", "sidewalk", 0, 3.5, 60, 6), plate("o", "shoulder", 0, 6, 60, 9)
    (curb,) = curbs_of((lane, shoulder, walk, verge))
    assert curb.points[:, 1] == pytest.approx([3.5, 3.5])


def test_where_a_driveway_begins_is_no_curb() -> None:
    surfaces = (*strips(straight(60.0)), plate("drive", "lane", 20, 8.1, 23, 14))
    assert len(curbs_of(surfaces)) == 2
    tiny = (plate("r", "road", 0, 0, 40, 10), plate("i", "median", 15, 4, 16, 5))
    assert len(curbs_of(tiny)) == 1


def test_grass_beside_a_lane_and_a_lane_beside_a_lane_have_none() -> None:
    surfaces = (plate("g", "grass", 0, 3, 9, 6), plate("l", "lane", 0, 0, 9, 3), plate("m", "lane", 0, -3, 9, 0))
    assert not curbs_of(surfaces)
    assert not curbs_of((plate("s", "sidewalk", 0, 3, 9, 6),)) and not curbs_of(())


def test_pieces_of_one_sidewalk_make_one_curb() -> None:
    line = bend(points=90)
    sections = [line[:31], line[30:61], line[60:]]
    surfaces = [s for k, part in enumerate(sections) for s in strips(part, f"{k}-")]
    one, other = curbs_of(surfaces)
    whole = curbs_of(strips(line))
    assert one.grounds == (0, 5, 10) and other.grounds == (14, 9, 4)
    assert one.track.length == pytest.approx(whole[0].track.length, abs=0.02)


def test_numbers_are_those_of_the_document_and_stay_when_it_grows() -> None:
    first = strips(straight(60.0))
    later = [ribbon(straight(60.0) + np.array([0.0, 100.0]), f"x{s.id}", s.kind, *_span(s), s.z) for s in first]
    before, after = curbs_of(first), curbs_of((*first, *later))
    assert [ends(c) for c in after[: len(before)]] == [ends(c) for c in before]
    assert [c.grounds for c in curbs_of((*later, *first))] == [(0,), (4,), (5,), (9,)]


def _span(surface: Surface) -> tuple[float, float]:
    ys = [y for _, y in surface.polygon]
    return min(ys), max(ys)


def test_a_plaza_around_a_yard_has_a_curb_inside() -> None:
    hole = ((10, 10), (10, 20), (20, 20), (20, 10))
    plaza = plate("p", "plaza", 0, 0, 30, 30, holes=(hole,))
    (curb,) = curbs_of((plaza, plate("y", "parking", 10, 10, 20, 20)))
    assert curb.closed and not shapely.LinearRing(curb.points).is_ccw  # the plaza to the left, all around
