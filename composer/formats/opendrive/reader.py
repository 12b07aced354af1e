"""An OpenDRIVE file as a street: network, lanes, and what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from composer.document import Document
from composer.errors import ComposerError, FormatError
from composer.formats.opendrive.fields import Report, UnreadableError, number, where, word
from composer.formats.opendrive.junctions import junction_of
from composer.formats.opendrive.objects import add_objects
from composer.formats.opendrive.placed import MAX_SURFACES, Collection
from composer.formats.opendrive.roads import road_of
from composer.formats.opendrive.signals import Map, add_signals
from composer.formats.strict_xml import BrokenXmlError, Element, elements
from composer.formats.table import Scenes
from composer.scene import Provenance, Scene
from composer.street.curves import ReferenceLine
from composer.street.lanes import surfaces_of
from composer.street.road import Junction, Road
from composer.values import build, revise

SOURCE = "OpenDRIVE"
_ROOT = "OpenDRIVE"
_FAR = 100_000.0
"""Metres from the origin beyond which a map is moved to it: a scene reaches 1,000 km, and near it numbers are finer."""
_GRID = 1000.0
MAX_CORNERS = 1_000_000
"""Corners of all surfaces: more would not fit into a scene's file."""
_KNOWN: Mapping[str, tuple[str, ...]] = {
    "header": ("geoReference", "offset"),
    "road": ("link", "type", "planView", "elevationProfile", "lateralProfile", "lanes", "objects", "signals"),
    "link": ("predecessor", "successor"),
    "type": ("speed",),
    "elevationProfile": ("elevation",),
    "lateralProfile": ("superelevation",),
    "lanes": ("laneOffset", "laneSection"),
    "laneSection": ("left", "center", "right"),
    "left": ("lane",),
    "center": ("lane",),
    "right": ("lane",),
    "lane": ("link", "width", "border", "roadMark", "height", "speed"),
    "objects": ("object",),
    "object": ("repeat", "outline", "outlines", "markings"),
    "signals": ("signal",),
    "signal": ("positionInertial", "positionRoad", "physicalPosition"),
    "junction": ("connection",),
    "connection": ("laneLink",),
}


def read(path: Path, assets: Path | None = None) -> Scenes:
    """The one scene of a map."""
    document = Document(read_map(path))
    yield document.scene.name or path.stem[:200], lambda: document


@dataclass
class _Found:
    """What has been read so far."""

    report: Report
    roads: dict[str, tuple[Road, ReferenceLine]] = field(default_factory=dict)
    junctions: dict[str, Junction] = field(default_factory=dict)
    things: list[tuple[Road, Element]] = field(default_factory=list)
    header: Element | None = None
    shift: tuple[float, float] | None = None


def read_map(path: Path) -> Scene:
    """Read a map; of a broken one what stands before the break.

    What cannot be taken over is told in a `FormatWarning` for each kind of thing.

    Raises
    ------
    FormatError
        If there is no road in it that can be read, or it is larger than a scene may be.
    """
    found = _Found(Report(path.name))
    broken: BrokenXmlError | None = None
    try:
        for element in elements(path):
            _take(element, found)
    except BrokenXmlError as error:
        broken = error
    if not found.roads:
        reason = found.report.first
        raise broken or FormatError(
            "{name} has no road that can be read{what}", name=path.name, what=f": {reason}" if reason else ""
        )
    if broken is not None:
        found.report.note(f"{str(broken).removeprefix(path.name + ' ')}; what stands before that is read")
    scene = _scene(found, path)
    found.report.tell()
    return scene


def _take(element: Element, found: _Found) -> None:
    report = found.report
    report.left_in(element, _KNOWN)
    if element.tag == _ROOT:
        return
    if element.tag == "header":
        found.header = element
    elif element.tag == "road":
        _take_road(element, found)
    elif element.tag == "junction":
        try:
            junction = junction_of(element, report)
            if junction.id in found.junctions:
                raise UnreadableError(f"the {where(element)} has an id that another junction has")
            found.junctions[junction.id] = junction
        except ComposerError as error:
            report.note(f"{error}; the junction is left out")
    elif element.tag not in _KNOWN and element.tag not in ("userData", "dataQuality"):
        report.left_out(element.tag[:40])


def _take_road(element: Element, found: _Found) -> None:
    if found.shift is None:
        found.shift = _shift(element)
    try:
        road = road_of(element, found.shift, found.report)
        if road.id in found.roads:
            raise UnreadableError(f"the {where(element)} has an id that another road has")
    except ComposerError as error:
        found.report.note(f"{error}; the road {word(element, 'id')[:40]!r} is left out")
        return
    found.roads[road.id] = road, ReferenceLine(road)
    # The rest of the element is not needed any more, and may be most of the file.
    kept = [child for child in element.children if child.tag in ("objects", "signals") and child.children]
    if kept:
        found.things.append((road, Element(element.tag, element.attributes, element.line, kept)))


def _shift(road: Element) -> tuple[float, float]:
    """What to take from all coordinates, told by where the first road begins."""
    for piece in road.all("planView", "geometry"):
        try:
            x, y = (number(piece, key, 0.0) for key in "xy")
        except UnreadableError:
            continue
        if max(abs(x), abs(y)) > _FAR:
            return round(x / _GRID) * _GRID, round(y / _GRID) * _GRID
        break
    return 0.0, 0.0


def _scene(found: _Found, path: Path) -> Scene:
    report, shift = found.report, found.shift or (0.0, 0.0)
    collection = Collection(report)
    corners = 0
    for name in list(found.roads):
        road, line = found.roads[name]
        try:
            made = surfaces_of(road, line, MAX_CORNERS - corners)
        except ComposerError as error:
            report.note(f"the road {name[:40]!r} is left out: {error}")
            del found.roads[name]
            continue
        collection.surfaces += made
        corners += sum(len(surface.polygon) for surface in made)
        if len(collection.surfaces) > MAX_SURFACES:
            raise FormatError(
                "{name} has more lanes than a scene may hold surfaces ({max_surfaces})",
                name=path.name,
                max_surfaces=MAX_SURFACES,
            )
    whole = Map(found.roads, shift)
    for road, element in found.things:
        if road.id in found.roads:
            add_objects(element, road, found.roads[road.id][1], collection)
            add_signals(element, road, whole, collection)
    provenance = _provenance(found.header, shift, report)
    return build(
        Scene,
        kind="street",
        name=provenance.name or path.stem[:200],
        surfaces=tuple(collection.surfaces),
        roads=tuple(road for road, _ in found.roads.values()),
        junctions=tuple(_known(junction, found) for junction in found.junctions.values()),
        nodes=tuple(collection.nodes),
        provenance=provenance,
    )


def _known(junction: Junction, found: _Found) -> Junction:
    """A junction without the connections of roads that are not there."""
    kept = tuple(c for c in junction.connections if {c.incoming, c.connecting} <= found.roads.keys())
    lost = len(junction.connections) - len(kept)
    if lost:
        what = "a connection" if lost == 1 else f"{lost} connections"
        found.report.note(f"{what} of the junction {junction.id[:40]!r} with roads that are not there is left out")
    return revise(junction, connections=kept) if lost else junction


def _provenance(header: Element | None, shift: tuple[float, float], report: Report) -> Provenance:
    if header is None:
        return build(Provenance, source=SOURCE, shift=(*shift, 0.0))
    offset = (0.0, 0.0, 0.0)
    element = header.first("offset")
    if element is not None:
        try:
            x, y, z = (number(element, key, 0.0) for key in "xyz")
            offset = (x, y, z)
            if number(element, "hdg", 0.0):
                report.left_out("turn of the whole map (header/offset/hdg)")
        except UnreadableError as error:
            report.note(f"{error}; it is left out")
    reference = header.first("geoReference")
    return build(
        Provenance,
        source=SOURCE,
        name=word(header, "name")[:200],
        georeference="" if reference is None else reference.text.strip()[:2000],
        shift=(offset[0] + shift[0], offset[1] + shift[1], offset[2]),
    )
