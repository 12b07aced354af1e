"""Where a crossing leads across a carriageway at a point."""

from __future__ import annotations

import numpy as np
import shapely

from composer.scene import Scene, Surface
from composer.street.frames import FloatArray
from composer.street.kinds import surface_kind
from composer.street.survey import survey_of
from composer.values import build, numbered

WIDTH = 3.0
"""Usual metres along the road."""
_REACH = 45.0
"""Metres to either side in which the carriageway must end."""
_NARROWEST = 1.0
"""Metres: nobody needs a crossing over less."""
_SEAM = 0.3
"""Metres between pieces of the carriageway that are one."""


def crossing_at(scene: Scene, point: tuple[float, float], width: float = WIDTH) -> Surface | None:
    """A crossing over the carriageway at a point, square to the lane there; None where no carriageway is.

    Its axis leads across; its id is one that no surface of the scene has.
    """
    if not scene.surfaces:
        return None
    survey = survey_of(scene)
    spot = shapely.Point(point)
    near = [k for k in survey.tree.query(spot, predicate="intersects").tolist() if survey.carriageway[k]]
    heading = next((h for k in near if (h := _heading(scene, k, point)) is not None), None)
    if heading is None:
        return None
    ahead, aside = _unit(heading), _unit(heading + np.pi / 2)
    middle = np.array(point)
    ends = []
    for step in (-width / 2, width / 2):
        at = middle + ahead * step
        found = _across(scene, at, aside)
        if found is None:
            return None
        ends.append(found)
    (a, b), (c, d) = ends
    ring = np.round([a, c, d, b], 4)
    axis = np.round([(np.array(a) + c) / 2, (np.array(b) + d) / 2], 4)
    name = numbered("crossing-", {s.id for s in scene.surfaces})
    return build(
        Surface,
        id=name,
        kind="crossing",
        polygon=[(float(x), float(y)) for x, y in ring],
        axis=[(float(x), float(y)) for x, y in axis],
        z=surface_kind("crossing").lift,
    )


def _heading(scene: Scene, row: int, point: tuple[float, float]) -> float | None:
    """Which way a lane leads at a point, radians."""
    track = survey_of(scene).track(row)
    return None if track is None else float(track.locate(np.array([point]))[2][0])


def _unit(angle: float) -> FloatArray:
    return np.array([np.cos(angle), np.sin(angle)])


def _across(scene: Scene, middle: FloatArray, aside: FloatArray) -> tuple[FloatArray, FloatArray] | None:
    """Where a line across the carriageway begins and ends, right to left."""
    survey = survey_of(scene)
    line = shapely.LineString([middle - aside * _REACH, middle + aside * _REACH])
    rows = [k for k in survey.tree.query(line, predicate="intersects").tolist() if survey.carriageway[k]]
    if not rows:
        return None
    pieces = shapely.get_parts(shapely.intersection(survey.areas[rows], line))
    spans = []
    for piece in pieces:
        if piece.geom_type == "LineString":
            along = (shapely.get_coordinates(piece) - middle) @ aside
            spans.append((float(along.min()), float(along.max())))
    runs: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if runs and start <= runs[-1][1] + _SEAM:
            runs[-1] = runs[-1][0], max(runs[-1][1], end)
        else:
            runs.append((start, end))
    here = next((run for run in runs if run[0] - _SEAM <= 0 <= run[1] + _SEAM), None)
    if here is None or here[1] - here[0] < _NARROWEST:
        return None
    low, high = here
    return middle + aside * low, middle + aside * high
