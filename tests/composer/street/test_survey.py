"""What names mean on a street."""

import math

import numpy as np
import pytest

from composer.scene import Scene, Surface, build, revise
from composer.street.survey import Survey, survey_of
from tests.composer.relations.streets import scene, straight, strips, thing, zebra

STREET = (*strips(straight(60.0)), zebra(20.0), zebra(40.0, name="second"))


def rows(survey: Survey, name: str) -> list[int] | None:
    meant = survey.meant(name)
    return None if meant is None else meant.rows.tolist()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lane", [2, 3]),
        ("lane:1", [3]),
        ("lane:2", None),
        ("sidewalk", [0, 4]),
        ("parking:0", [1]),
        ("crossing:1", [6]),
        ("road", [2, 3]),
        ("curb", [0, 1]),
        ("curb:1", [1]),
        ("curb:2", None),
        ("second", [6]),
        ("lane-3", [3]),
        ("wall", None),
        ("nobody", None),
    ],
)
def test_a_name_means_surfaces_or_curbs(name: str, expected: list[int] | None) -> None:
    assert rows(Survey(STREET), name) == expected


def test_an_id_is_meant_before_a_part() -> None:
    surfaces = (*STREET, build(Surface, id="lane:0", kind="sidewalk", polygon=((90, 0), (99, 0), (99, 9))))
    assert rows(Survey(surfaces), "lane:0") == [7]


def test_roads_are_surfaces_where_they_are_drawn_and_else_those_of_the_network() -> None:
    drawn = build(Surface, id="r", kind="road", polygon=((90, 0), (99, 0), (99, 9)))
    survey = Survey((*STREET, drawn))
    assert rows(survey, "road") == [2, 3, 7] and rows(survey, "road:0") == [7] and rows(survey, "road:1") is None
    assert rows(Survey(STREET), "road:0") is None


def test_numbers_can_be_counted() -> None:
    survey = Survey(STREET)
    assert [survey.count(p) for p in ("curb", "lane", "crossing", "parking", "road")] == [2, 2, 2, 1, 0]


def test_a_crossing_ends_at_the_two_kerbs() -> None:
    ends = Survey(STREET).crossing_ends
    assert [e.row for e in ends] == [5, 5, 6, 6]
    assert [e.points[:, 1].tolist() for e in ends[:2]] == [pytest.approx([5.1, 5.1]), pytest.approx([-3.0, -3.0])]
    assert [math.sin(e.outward) for e in ends[:2]] == pytest.approx([1.0, -1.0])
    assert sorted(ends[0].points[:, 0].tolist()) == pytest.approx([20.0, 23.0])


def test_a_wide_crossing_is_walked_across_the_road_too() -> None:
    # 12 m along the road and 6 m across it, with an axis along the road or with none
    wide = revise(zebra(20.0, -3.0, 3.0, 12.0), axis=((20.0, 0.0), (32.0, 0.0)))
    for crossing in (wide, revise(wide, axis=())):
        lanes = strips(straight(60.0), rows=(("lane", 0.0, 3.0, 0.0, -1), ("lane", -3.0, 0.0, 0.0, 1)))
        ends = Survey((*lanes, crossing)).crossing_ends
        assert sorted(e.points[0, 1] for e in ends) == pytest.approx([-3.0, 3.0])


def test_lanes_go_on_in_the_next_section_and_not_beside() -> None:
    surfaces = (*strips(straight(30.0)), *strips(straight(30.0) + np.array([30.0, 0.0]), "b"))
    assert Survey(surfaces).continued == {1: (6,), 2: (7,), 3: (8,), 6: (1,), 7: (2,), 8: (3,)}


def test_lanes_go_on_over_the_place_where_they_meet() -> None:
    middle = build(Surface, id="m", kind="road", polygon=((30, -3), (36, -3), (36, 3), (30, 3)))
    rows = (("lane", 0.0, 3.0, 0.0, -1), ("lane", -3.0, 0.0, 0.0, 1))
    survey = Survey((*strips(straight(30.0), rows=rows), middle))
    assert survey.continued == {0: (2,), 2: (0, 1), 1: (2,)}


def test_what_lies_on_top_is_seen() -> None:
    survey = Survey(STREET)
    points = np.array([(21.0, 1.0), (10.0, 1.0), (10.0, 6.0), (10.0, 99.0)])
    assert survey.topmost(points).tolist() == [5, 2, 0, -1]


def test_scenes_that_share_their_ground_share_its_survey() -> None:
    one: Scene = scene(STREET, [thing("a", "car", (0, 0))])
    assert survey_of(one) is survey_of(revise(one, nodes=()))
    assert survey_of(one) is survey_of(scene(STREET, []))
    assert survey_of(one) is not survey_of(revise(one, surfaces=STREET[:3]))
