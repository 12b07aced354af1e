"""Ground that is no street: land use, parks, water, parking places; rivers as wide as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import shapely

from composer.formats.osm.measures import metres
from composer.formats.osm.rings import Area, corners, simplified
from composer.formats.osm.table import Tags, area_kind, table
from composer.street.frames import FloatArray
from composer.street.kinds import surface_kind
from composer.street.surface import Surface
from composer.values import build

_MAX_CORNERS = 15_000
_MAX_HOLES = 1900


def ground_of(area: Area) -> list[Surface]:
    """The surface of an area; none if its tags mean none."""
    kind = area_kind(area.tags)
    return surfaces(area.id, kind, area.polygon, area.tags.get("name", "")) if kind else []


def surfaces(
    name: str, kind: str, shape: shapely.Geometry, label: str = "", axis: FloatArray | None = None
) -> list[Surface]:
    """A shape as surfaces of a kind, one for each of its parts."""
    found = []
    parts = [p for p in shapely.get_parts(shape) if isinstance(p, shapely.Polygon) and p.area > 0.05]
    for number, part in enumerate(parts):
        part = simplified(part, _MAX_CORNERS)
        holes = sorted(part.interiors, key=lambda ring: -shapely.Polygon(ring).area)[:_MAX_HOLES]
        found.append(
            build(
                Surface,
                id=f"{kind}-{name}" if number == 0 else f"{kind}-{name}/{number}",
                kind=kind,
                label=label[:200],
                polygon=corners(part.exterior),
                holes=tuple(corners(hole) for hole in holes),
                z=surface_kind(kind).lift,
                axis=[] if axis is None or number else np.round(axis, 4).tolist(),
            )
        )
    return found


def river(name: str, tags: Tags, line: FloatArray) -> list[Surface]:
    """Running water along a line."""
    width = metres(tags, "width", "est_width", least=0.3, most=2000.0) or table()["waterways"][tags["waterway"]]
    shape = shapely.LineString(line).buffer(width / 2, cap_style="flat")
    return surfaces(name, "water", shape, tags.get("name", ""), line)


def in_order(found: Iterable[Surface]) -> tuple[Surface, ...]:
    """What lies below first: by kind, and of one kind the largest first."""
    rows: Sequence[Surface] = list(found)
    return tuple(sorted(rows, key=lambda s: (surface_kind(s.kind).order, -s.area.area if s.road is None else 0.0)))
