"""Buildings: their plans, heights, roofs and colours from the tags, and from what such buildings mostly are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import shapely

from composer.errors import SceneError
from composer.formats.osm.elements import Lost
from composer.formats.osm.measures import colour, count, metres
from composer.formats.osm.rings import Area, simplified
from composer.formats.osm.table import NO, Tags, table
from composer.scene import Node, revise
from composer.street.buildings import colours, seed_of
from composer.street.buildings.plot import built_on, facing
from composer.values import build

_STOREY = 3.0
_MAX_CORNERS = 400
"""Corners of a plan: more would not be seen."""
_REPLACED = 0.6
"""Share of a building that its parts must cover to stand for it."""
_INHERITED = ("name", "building", "building:colour", "building:material", "roof:colour", "roof:material")
_WIDEST = 3000.0
_LOWEST, _HIGHEST = 0.5, 900.0


def is_building(tags: Tags) -> bool:
    """Whether an area is a building."""
    return tags.get("building", "no") not in NO


def is_part(tags: Tags) -> bool:
    """Whether an area is a part of a building, drawn in its place."""
    return tags.get("building:part", "no") not in NO and not is_building(tags)


def buildings(
    areas: Sequence[Area], parts: Sequence[Area], ways: Sequence[shapely.LineString], lost: Lost
) -> list[Node]:
    """A node for every building, or for the parts of it where they cover it."""
    streets = shapely.STRtree(ways)
    inside = _parts_of(areas, parts)
    found: list[Node] = []
    used: set[str] = set()
    for area in areas:
        own = [part for part in inside.get(area.id, []) if part.id not in used]
        covered = shapely.union_all([part.polygon for part in own]).intersection(area.polygon).area if own else 0.0
        if covered < _REPLACED * area.polygon.area:
            found += _built(area, area.tags, ways, streets, lost)
            continue
        used |= {part.id for part in own}
        for part in own:
            # A part inherits what it does not say itself, but neither height nor roof.
            kept = {k: v for k, v in area.tags.items() if k in _INHERITED or k.startswith("addr:")}
            found += _built(part, {**kept, **part.tags}, ways, streets, lost)
    for part in parts:
        if part.id not in used and not any(part.id == other.id for own in inside.values() for other in own):
            found += _built(part, part.tags, ways, streets, lost)
    return found


def _parts_of(areas: Sequence[Area], parts: Sequence[Area]) -> Mapping[str, list[Area]]:
    """Parts by the building in which most of them lies."""
    tree, found = shapely.STRtree([area.polygon for area in areas]), dict[str, list[Area]]()
    for part in parts:
        near = tree.query(part.polygon, predicate="intersects")
        if len(near):
            best = max(near, key=lambda k: float(areas[k].polygon.intersection(part.polygon).area))
            found.setdefault(areas[best].id, []).append(part)
    return found


def _built(
    area: Area, tags: Tags, ways: Sequence[shapely.LineString], streets: shapely.STRtree, lost: Lost
) -> Iterable[Node]:
    plan = simplified(area.polygon, _MAX_CORNERS)
    low_x, low_y, high_x, high_y = plan.bounds
    if max(high_x - low_x, high_y - low_y) > _WIDEST:
        lost.add(
            "is a building of kilometres and is left out", "are buildings of kilometres and are left out", area.name
        )
        return []
    row = _row(tags, plan.area)
    nearest = streets.nearest(plan.centroid) if len(ways) else None
    toward = None
    if nearest is not None:
        line = ways[int(nearest)]
        spot = line.interpolate(line.project(plan.centroid))
        toward = (spot.x, spot.y)
    yaw = facing(plan, toward)
    bottom, height, storey, roof, rise = _heights(tags, row, plan)
    try:
        box, building = built_on(plan, yaw, height, bottom, storey, roof, rise)
        node = build(Node, id=area.id, category=row["category"], label=_label(tags), box=box, building=building)
    except SceneError:
        lost.add("is a building whose plan cannot be drawn", "are buildings whose plans cannot be drawn", area.name)
        return []
    return [revise(node, materials=_colours(node, tags, roof))]


def _row(tags: Tags, area: float) -> Mapping[str, Any]:
    """What such a building mostly is."""
    known = table()["buildings"].get(tags.get("building", "")) or table()["buildings"].get(
        tags.get("building:part", "")
    )
    if known is not None:
        row: Mapping[str, Any] = known
        return row
    return next(row for row in table()["buildings_by_area"] if area <= row["most"])


def _heights(tags: Tags, row: Mapping[str, Any], plan: shapely.Polygon) -> tuple[float, float, float, Any, float]:
    """Height of the bottom, height above it, height of a floor, shape and height of the roof."""
    storey = float(row.get("storey", _STOREY))
    top = metres(tags, "height", "building:height", "est_height", least=_LOWEST, most=_HIGHEST)
    levels = count(tags, "building:levels", "levels", least=0, most=200)
    least_level = count(tags, "building:min_level", most=199) or 0.0
    bottom = metres(tags, "min_height", "building:min_height", most=_HIGHEST)
    bottom = least_level * storey if bottom is None else bottom
    roof = table()["roofs"].get(tags.get("roof:shape", tags.get("building:roof:shape", "")).lower(), row["roof"])
    rise = _rise(tags, roof, plan)
    attic = count(tags, "roof:levels", most=20) or 0.0
    if rise == 0 and roof != "flat" and attic:
        rise = attic * 2.6
    if top is not None and bottom >= top - 0.2:
        bottom = 0.0
    if top is None:
        floors = levels if levels is not None else float(row["levels"]) + least_level
        walls = max(floors * storey - bottom, 0.0)
        return bottom, max(walls + rise, 2.0), storey, roof, rise
    height = top - bottom
    if levels is not None and levels > 0 and "roof:height" not in tags:
        # Both are given: the roof takes what the floors leave, if that is anything like a roof.
        left = top - levels * storey
        rise = min(max(left, 0.4 * rise), rise * 1.8) if roof != "flat" else 0.0
    rise = min(rise, 0.6 * height) if roof not in ("pyramidal", "dome") else min(rise, 0.95 * height)
    walls = height - rise
    if levels is not None and levels - least_level >= 1 and walls / (levels - least_level) >= 2.0:
        storey = walls / (levels - least_level)
    return bottom, height, min(storey, max(walls, 1.0)), roof, rise


def _rise(tags: Tags, roof: str, plan: shapely.Polygon) -> float:
    """The height of a roof, metres."""
    if roof == "flat":
        return 0.0
    said = metres(tags, "roof:height", "building:roof:height", most=200.0)
    if said is not None:
        return said
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(plan))
    short = float(np.hypot(*np.diff(corners[:3], axis=0).T).min()) if len(corners) >= 4 else 1.0
    slope = count(tags, "roof:angle", least=1, most=80)
    if slope is not None:
        return math.tan(math.radians(slope)) * short / (1 if roof == "skillion" else 2)
    share, least, most = table()["roof_heights"][roof]
    return float(min(max(share * short, least), most))


def _label(tags: Tags) -> str:
    street = tags.get("addr:street") or tags.get("addr:place") or ""
    address = f"{street} {tags.get('addr:housenumber', '')}".strip() if tags.get("addr:housenumber") else ""
    return (tags.get("name") or address or tags.get("addr:housename", ""))[:200]


def _colours(node: Node, tags: Tags, roof: str) -> dict[str, str]:
    found = colours(seed_of(node), roof == "flat")
    for part, keys, material in (
        ("body", ("building:colour", "building:color", "colour"), "building:material"),
        ("top", ("roof:colour", "roof:color", "building:roof:colour"), "roof:material"),
    ):
        said = next((c for key in keys if (c := colour(tags.get(key, ""))) is not None), None)
        said = said or table()["materials"].get(tags.get(material, ""))
        if said is not None:
            found[part] = said
    return found
