"""An OpenStreetMap file as a street: ground, roads, buildings, and what stands about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np
import shapely

from composer.document import Document
from composer.errors import ComposerError, FormatError
from composer.formats.osm.elements import Lost, Map, Way, read_map
from composer.formats.osm.grounds import ground_of, in_order, river
from composer.formats.osm.houses import buildings, is_building, is_part
from composer.formats.osm.projection import Plane, project
from composer.formats.osm.rings import Area, of_relation, of_way
from composer.formats.osm.streets import crossings, laid_out, town_of
from composer.formats.osm.table import Tags, area_kind, highway, is_line, row_of, table
from composer.formats.osm.things import barriers, things, tree_row
from composer.formats.report import Report
from composer.formats.table import Scenes
from composer.scene import MAX_NODES, Node, Provenance, Scene
from composer.street.extent import outliers
from composer.street.surface import Surface
from composer.values import build

T = TypeVar("T")
SOURCE = "OpenStreetMap"
MAX_SURFACES = 50_000
_AREA_RELATIONS = ("multipolygon", "boundary")
_TOLD = (
    "highway",
    "building",
    "landuse",
    "natural",
    "leisure",
    "barrier",
    "railway",
    "waterway",
    "amenity",
    "man_made",
)
"""Keys whose values are listed when nobody knows them."""
_SILENT = ("addr:", "entrance", "boundary", "admin_level", "place", "shop", "office", "tourism", "historic", "type")


def read(path: Path, assets: Path | None = None) -> Scenes:
    """The map of a file, named as the file is."""
    yield path.stem[:200] or "map", lambda: _document(path)


@dataclass(eq=False)
class _Sorted:
    """The elements of a map by what becomes of them."""

    houses: list[Area] = field(default_factory=list)
    parts: list[Area] = field(default_factory=list)
    grounds: list[Area] = field(default_factory=list)
    streets: list[Way] = field(default_factory=list)
    rivers: list[Way] = field(default_factory=list)
    barriers: list[Way] = field(default_factory=list)
    trees: list[Way] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)


def _document(path: Path) -> Document:
    lost = Lost(Report(path.name))
    data = read_map(path, lost)
    plane = project(data.places)
    far = len(data.places) - len(plane.xy)
    if far:
        lost.report.note(f"{far} points lie farther from the middle of the map than a scene reaches")
    found = _sorted(data, plane, lost)
    houses = [area.polygon for area in (*found.houses, *found.parts)]
    net = laid_out(found.streets, data, plane, town_of(found.streets, plane, houses), lost)
    lines = [shapely.LineString(s.track.points) for s in net.stretches if s.drawn.rank >= 2]
    surfaces = [s for area in found.grounds for s in ground_of(area)]
    for way in found.rivers:
        line = plane.line(way.points)
        if len(line) > 1 and way.tags.get("tunnel", "no") == "no":
            surfaces += river(f"w{way.id}", way.tags, line)
    surfaces += [*net.surfaces, *crossings(net, data, plane)]
    nodes = [
        *buildings(found.houses, found.parts, lines, lost),
        *things(data, plane, net),
        *(node for way in found.trees for node in tree_row(way, plane)),
        *barriers(found.barriers, plane),
    ]
    try:
        scene = build(
            Scene,
            kind="street",
            name=path.stem[:200],
            surfaces=_within(in_order(_once(surfaces)), MAX_SURFACES, "surfaces", lost),
            roads=net.roads,
            junctions=net.junctions,
            nodes=_within(_alone(nodes), MAX_NODES, "objects", lost),
            provenance=build(
                Provenance,
                source=SOURCE,
                name=path.stem[:200],
                generator=f"x = y = 0 at {plane.words} (WGS 84); © OpenStreetMap contributors, ODbL",
                georeference=plane.definition,
            ),
        )
    except ComposerError as error:
        raise FormatError("{name}: {error}", name=path.name, error=error) from None
    _tell_far(scene, lost)
    if not (scene.surfaces or scene.nodes):
        lost.report.note("there is nothing in it that is drawn")
    for what, count in found.unknown.items():
        lost.report.left_out(what, count)
    lost.tell()
    return Document(scene)


def _sorted(data: Map, plane: Plane, lost: Lost) -> _Sorted:
    found = _Sorted()
    outlines: set[str] = set()
    for relation in data.relations.values():
        tags = relation.tags
        if tags.get("type") not in _AREA_RELATIONS and not is_building(tags):
            continue
        if tags.get("type") == "building":  # it only gathers parts that are drawn anyway
            continue
        if not _is_area(tags):
            # Old maps have the tags on the outer way.
            outer = [data.ways[ref].tags for ref, role in relation.members if role != "inner" and ref in data.ways]
            tags = next((t for t in outer if _is_area(t)), tags)
            if not _is_area(tags) or not any(role == "inner" for _, role in relation.members):
                continue
            outlines |= {ref for ref, role in relation.members if role != "inner"}
        areas = of_relation(type(relation)(relation.id, relation.members, tags), data, plane, lost)
        _file_areas(areas, tags, found)
    for way in data.ways.values():
        if way.id not in outlines:
            _file_way(way, plane, found, lost)
    return found


def _is_area(tags: Tags) -> bool:
    return is_building(tags) or is_part(tags) or bool(area_kind(tags))


def _file_areas(areas: Sequence[Area], tags: Tags, found: _Sorted) -> None:
    if is_building(tags):
        found.houses += areas
    elif is_part(tags):
        found.parts += areas
    else:
        found.grounds += areas


def _file_way(way: Way, plane: Plane, found: _Sorted, lost: Lost) -> None:
    tags = way.tags
    if not tags:
        return
    round_ = way.closed or (len(set(way.points)) > 2 and tags.get("area") == "yes")
    if is_building(tags) or is_part(tags):
        _file_areas(of_way(way, plane, lost), tags, found)
    elif _is_street(tags, round_):
        found.streets.append(way)
    elif tags.get("waterway") in table()["waterways"] and not round_:
        found.rivers.append(way)
    elif tags.get("natural") == "tree_row":
        found.trees.append(way)
    elif row_of(tags, table()["barriers"]["rows"]) is not None:
        found.barriers.append(way)
        if round_ and not is_line({k: v for k, v in tags.items() if k != "barrier"}) and area_kind(tags):
            _file_areas(of_way(way, plane, lost), tags, found)
    elif area_kind(tags) is not None and (round_ or not is_line(tags)):
        if area_kind(tags):
            _file_areas(of_way(way, plane, lost), tags, found)
    else:
        key = next((key for key in _TOLD if key in tags), None)
        skipped = (*table()["no_highways"]["values"], *table()["no_barriers"]["values"])
        if key is not None and tags[key] not in skipped:
            found.unknown[f"{key}={tags[key][:40]}"] += 1


def _is_street(tags: Tags, round_: bool) -> bool:
    if "highway" in tags:
        return highway(tags) is not None and not (round_ and tags.get("area") == "yes")
    return tags.get("railway") in table()["railways"]


def _once(surfaces: Iterable[Surface]) -> list[Surface]:
    """Surfaces with ids of their own."""
    taken: dict[str, int] = {}
    found = []
    for surface in surfaces:
        number = taken[surface.id] = taken.get(surface.id, 0) + 1
        found.append(surface if number == 1 else surface.model_copy(update={"id": f"{surface.id}~{number}"}))
    return found


def _alone(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Nodes with ids of their own: what two elements give is there once."""
    return tuple({node.id: node for node in nodes}.values())


def _within(rows: tuple[T, ...], most: int, what: str, lost: Lost) -> tuple[T, ...]:
    if len(rows) > most:
        lost.report.note(f"of {len(rows)} {what}, {len(rows) - most} are left out: a scene has room for {most}")
    return rows[:most]


def _tell_far(scene: Scene, lost: Lost) -> None:
    """Say which buildings lie far from all the rest; they stay where they are."""
    placed = [node for node in scene.nodes if node.box is not None]
    places = np.array([(node.box.x, node.box.y) for node in placed if node.box is not None]).reshape(-1, 2)
    ground = [shapely.get_coordinates(s.area.representative_point())[0] for s in scene.surfaces]
    cloud = np.concatenate([places, np.array(ground).reshape(-1, 2)])
    if not len(cloud):
        return
    off = outliers(cloud)
    middle = np.median(cloud[~off], axis=0)
    for k in np.flatnonzero(off[: len(placed)]):
        node = placed[k]
        away = float(np.hypot(*(places[k] - middle))) / 1000
        name = f"{node.label or node.category} ({node.id})"
        lost.add(f"lies {away:.0f} km from the rest of the map", "lie far from the rest of the map", name)
