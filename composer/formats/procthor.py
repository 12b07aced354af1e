"""ProcTHOR houses, one JSON object a line: ``.jsonl``, ``.jsonl.gz`` or ``.json``.

Theirs is y up and left-handed: X = x, Y = z, Z = y, yaw = 90° − ``rotation.y``. An object's position is the centre of
its bounding box, whose size stands in ``assets.json``. Relations are not in the file; they are derived from the boxes.
"""

from __future__ import annotations

import functools
import gzip
import math
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np
import shapely

from composer.document import Document
from composer.errors import ComposerError, FormatError, remark
from composer.formats import strict_json
from composer.formats.limits import (
    MAX_JSON,
    MAX_LINE,
    MAX_LINES_TOTAL,
    MAX_RATIO,
    MIB,
    RATIO_FROM,
    brief,
    open_file,
    read_file,
)
from composer.formats.sgfront import first_keys
from composer.formats.strict_json import as_list, as_number, as_object, as_text, member, within
from composer.formats.table import HEAD, Format, Scenes
from composer.messages import Message
from composer.scene import MAX_EXTENT, Box, Floor, Node, Opening, Point, Provenance, Relation, Scene, build, revise
from composer.vocabulary import category, category_of_procthor

SOURCE = "ProcTHOR"
_TOUCH = 0.04
"""Metres between the bottom of a thing and the top of what it rests on."""
_ON_WALL = 0.05
"""Metres a door's wall may lie beside the floor's edge; the walls' names are rounded to 0.01."""
_DOUBLE = 1.25
"""Metres in width below which a bed is one for a single person; they have one type for both."""
_MAX_DERIVED = 1000
"""How many objects relations are derived among: every pair is looked at."""
_MAX_DEPTH = 50
"""How deep objects may lie in objects."""

Assets = Mapping[str, Any]


def sniff(head: bytes) -> bool:
    """Whether it begins with a house, or is packed and its beginning unpacks to one."""
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, HEAD)
        except zlib.error:
            return False
    return not first_keys(head).isdisjoint({"rooms", "objects", "proceduralParameters"})


def read(path: Path, assets: Path | None = None) -> Scenes:
    """The houses of a file, named ``house-0``, ``house-1``, …, one at a time.

    Parameters
    ----------
    path : Path
        The houses.
    assets : Path or None
        The asset table; None looks for ``assets.json`` beside the houses.
    """
    table: Assets | None = None
    beside = path.with_name("assets.json")
    if assets is not None or beside.exists():
        source = assets if assets is not None else beside
        table = as_object(strict_json.parse(read_file(source, MAX_JSON), source.name), source.name)
    for k, text in enumerate(_houses(path)):
        yield f"house-{k}", functools.partial(_document, text, k, table, path.name)


def _houses(path: Path) -> Iterator[bytes]:
    """The lines that are not blank; a file whose first one does not close its object is a single house."""
    with open_file(path, MAX_LINES_TOTAL) as file:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        lines = _lines(_unpacked(file) if packed else file, path.name, file if packed else None)
        first = next(lines, b"")
        if not packed and not first.endswith(b"}"):
            yield read_file(path, MAX_JSON)
            return
        if first:
            yield first
        yield from lines


def _unpacked(file: IO[bytes]) -> IO[bytes]:
    return gzip.GzipFile(fileobj=file)  # type: ignore[return-value]


def _lines(file: IO[bytes], name: str, packed: IO[bytes] | None) -> Iterator[bytes]:
    total = 0
    while True:
        try:
            line = file.readline(MAX_LINE + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise FormatError(
                "{name} is damaged after {total} unpacked bytes: {reason}", name=name, total=total, reason=brief(error)
            ) from None
        if not line:
            return
        total += len(line)
        if len(line) > MAX_LINE:
            raise FormatError("{name} has a line of more than {size} MiB", name=name, size=MAX_LINE // MIB)
        if total > MAX_LINES_TOTAL:
            raise FormatError("{name} unpacks to more than {size} MiB", name=name, size=MAX_LINES_TOTAL // MIB)
        if packed is not None and total > RATIO_FROM and total > MAX_RATIO * packed.tell():
            raise FormatError("{name} unpacks to more than {most} times its size", name=name, most=MAX_RATIO)
        line = line.strip()
        if line:
            yield line


def _document(text: bytes, number: int, assets: Assets | None, name: str) -> Document:
    where = f"{name}: house-{number}"
    house = as_object(strict_json.parse(text, where), where)
    try:
        floor, openings_lost = _floor(house, where)
        placed = list(_objects(as_list(member(house, "objects", where), within(where, "'objects'")), None, where, 0))
        if assets is None:
            remark("{where}: there is no assets.json, so every size is the usual one of its category", where=where)
        nodes = tuple(_node(raw, parent, assets, place) for raw, parent, place in placed)
        scene = build(
            Scene,
            name=f"house-{number}",
            floor=floor,
            nodes=nodes,
            provenance=build(Provenance, source=SOURCE, name=f"house-{number}", centre=(*_middle(floor), 0.0)),
        )
        scene = revise(scene, relations=_relations(scene))
    except FormatError:
        raise
    except ComposerError as error:
        raise FormatError("{where}: {reason}", where=where, reason=error.message) from None
    if openings_lost:
        remark("{where}: {count} doors or windows between rooms are left out", where=where, count=openings_lost)
    return Document(scene)


def _middle(floor: Floor) -> Point:
    low_x, low_y, high_x, high_y = floor.bounds
    return (low_x + high_x) / 2, (low_y + high_y) / 2


def _objects(
    items: list[Any], parent: str | None, where: str, depth: int
) -> Iterator[tuple[dict[str, Any], str | None, str]]:
    """Objects and what lies on them, with the id of what they lie on and what to call them."""
    if depth > _MAX_DEPTH:
        raise FormatError("{where}: objects lie more than {most} deep in each other", where=where, most=_MAX_DEPTH)
    for k, raw in enumerate(items):
        place = within(where, Message("object {number}", number=k))
        item = as_object(raw, place)
        node_id = as_text(member(item, "id", place), within(where, Message("the id of object {number}", number=k)))
        yield item, parent, within(where, Message("object {node!r}", node=node_id))
        yield from _objects(as_list(item.get("children", []), within(where, "'children'")), node_id, where, depth + 1)


def _vector(value: Any, where: str) -> tuple[float, float, float]:
    fields = as_object(value, where)
    x, y, z = (
        as_number(member(fields, axis, where), Message("{where}.{axis}", where=where, axis=axis)) for axis in "xyz"
    )
    if max(abs(x), abs(y), abs(z)) > MAX_EXTENT:
        raise FormatError("{where} is farther than {most:g} from the origin", where=where, most=MAX_EXTENT)
    return x, y, z


def _node(raw: dict[str, Any], parent: str | None, assets: Assets | None, where: str) -> Node:
    asset = as_text(member(raw, "assetId", where), within(where, "assetId"))
    kind, (size_x, size_y, size_z) = _asset(asset, assets, where)
    x, y, z = _vector(member(raw, "position", where), within(where, "position"))
    _, turn, _ = _vector(member(raw, "rotation", where), within(where, "rotation"))
    box = build(
        Box,
        depth=size_z,
        width=size_x,
        height=size_y,
        x=x,
        y=z,
        z=y - size_y / 2,
        yaw=math.remainder(math.radians(90 - turn), math.tau),
    )
    return build(Node, id=raw["id"], category=kind, box=box, parent=parent)


def _asset(asset: str, assets: Assets | None, where: str) -> tuple[str, tuple[float, float, float]]:
    """Category and size (width, height, depth) of an asset; the category's usual size if the table does not have it."""
    row = None if assets is None else assets.get(asset)
    if row is None:
        if assets is not None:
            remark("{where}: the asset {asset!r} is unknown; its size is the usual one", where=where, asset=asset)
        name = _category(re.sub(r"[_\d]+$", "", asset).replace("_", "") or asset)
        depth, width, height = category(name).usual
        return name, (width, height, depth)
    table = Message("the asset {asset!r}", asset=asset)
    fields = as_object(row, table)
    kind = as_text(member(fields, "type", table), Message("the type of {thing}", thing=table))
    what = Message("the size of {thing}", thing=table)
    size = [as_number(v, what) for v in as_list(member(fields, "size", table), what)]
    if len(size) != 3 or min(size) <= 0:
        raise FormatError(
            "{where}: {what} must be three positive numbers, not {size}", where=where, what=what, size=size[:4]
        )
    name = _category(kind)
    return "single_bed" if name == "double_bed" and min(size[0], size[2]) < _DOUBLE else name, (
        size[0],
        size[1],
        size[2],
    )


def _category(kind: str) -> str:
    """The category of a ProcTHOR type; one nobody knows keeps its name, in our spelling."""
    known = category_of_procthor().get(kind) or _by_lower_name().get(kind.lower())
    return known or re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", kind).lower()


@functools.cache
def _by_lower_name() -> Mapping[str, str]:
    return {kind.lower(): name for kind, name in category_of_procthor().items()}


def _floor(house: dict[str, Any], where: str) -> tuple[Floor, int]:
    """The outline of the rooms with doors and windows, and how many of those are inside it."""
    rooms = as_list(member(house, "rooms", where), within(where, "'rooms'"))
    polygons = []
    for k, raw in enumerate(rooms):
        place = within(where, Message("room {number}", number=k))
        room = as_object(raw, place)
        corners = as_list(member(room, "floorPolygon", place), within(where, "floorPolygon"))
        outlined = within(where, Message("floorPolygon of room {number}", number=k))
        points = [_vector(corner, outlined) for corner in corners]
        if len(points) < 3 or len(points) > 2000:
            raise FormatError(
                "{where}: the floorPolygon of room {number} must have 3 to 2000 corners, not {count}",
                where=where,
                number=k,
                count=len(points),
            )
        polygons.append(shapely.Polygon([(x, z) for x, _, z in points]))
    if not polygons:
        raise FormatError("{where} has no room", where=where)
    outline = polygons[0]
    if len(polygons) > 1:
        outline = _joined(polygons, where)
    if not outline.is_valid or outline.area < 1e-6:
        raise FormatError("{where}: the floorPolygon crosses itself or has no area", where=where)
    polygon = tuple((float(x), float(y)) for x, y in outline.exterior.coords[:-1])
    if not outline.exterior.is_ccw:
        polygon = polygon[::-1]
    walls = [
        as_object(w, within(where, Message("a wall")))
        for w in as_list(house.get("walls", []), within(where, "'walls'"))
    ]
    segments = _segments(walls, where)
    heights = [top for _, _, top in segments.values()]
    floor = build(Floor, polygon=polygon, height=max(heights, default=2.7) or 2.7)
    openings, lost = [], 0
    for kind, key in (("door", "doors"), ("window", "windows")):
        for k, raw in enumerate(as_list(house.get(key, []), within(where, repr(key)))):
            which = Message("door {number}", number=k) if kind == "door" else Message("window {number}", number=k)
            place = within(where, which)
            opening = _opening(kind, as_object(raw, place), segments, floor, place)
            if opening is None:
                lost += 1
            else:
                openings.append(opening)
    return revise(floor, openings=tuple(openings)), lost


def _joined(polygons: list[shapely.Polygon], where: str) -> shapely.Polygon:
    """One outline around several rooms, or the largest room if they do not touch."""
    # ProcTHOR's rooms share walls; a millimetre closes the rounding between them.
    merged = shapely.unary_union([p.buffer(1e-3, join_style="mitre") for p in polygons if p.is_valid])
    merged = merged.buffer(-1e-3, join_style="mitre")
    if isinstance(merged, shapely.MultiPolygon):
        remark("{where}: its rooms do not touch; the largest one is taken", where=where)
        merged = max(merged.geoms, key=lambda p: p.area)
    remark("{where}: the walls between its {count} rooms are left out", where=where, count=len(polygons))
    return shapely.Polygon(merged.exterior)


_Segment = tuple[Point, Point, float]


def _segments(walls: list[dict[str, Any]], where: str) -> dict[str, _Segment]:
    """For every wall by id: start and end on the plan, and height. Doors are measured from the start."""
    found: dict[str, _Segment] = {}
    for wall in walls:
        name = as_text(member(wall, "id", within(where, Message("a wall"))), within(where, Message("the id of a wall")))
        corners = as_list(member(wall, "polygon", within(where, name)), within(where, name))
        points = [_vector(p, within(where, name)) for p in corners]
        if len(points) < 2:
            raise FormatError("{where}: {name} must have two corners or more", where=where, name=name)
        bottom = [(x, z) for x, _, z in points[:2]]
        found[name] = (bottom[0], bottom[1], max(y for _, y, _ in points))
    return found


def _opening(kind: str, raw: dict[str, Any], walls: Mapping[str, _Segment], floor: Floor, where: str) -> Opening | None:
    """The hole of a door or window in the outline's wall; None if its wall is inside the outline."""
    name = as_text(member(raw, "wall0", where), within(where, "wall0"))
    if name not in walls:
        raise FormatError("{where} is in the wall {name!r}, which does not exist", where=where, name=name)
    start, end, _ = walls[name]
    hole = [_vector(p, within(where, "holePolygon")) for p in as_list(member(raw, "holePolygon", where), where)]
    if len(hole) < 2:
        raise FormatError("{where}: the holePolygon must have two corners or more", where=where)
    xs, ys = [p[0] for p in hole], [p[1] for p in hole]
    width, height, sill = max(xs) - min(xs), max(ys) - min(ys), max(0.0, min(ys))
    along = np.subtract(end, start)
    length = float(np.hypot(*along))
    if length < 1e-6 or width <= 0 or height <= 0:
        raise FormatError("{where} has no size", where=where)
    centre = np.asarray(start) + along / length * (min(xs) + width / 2)
    best, offset, beside = 0, 0.0, math.inf
    for k in range(len(floor.polygon)):
        a, b = (np.asarray(p) for p in floor.wall(k))
        edge = b - a
        size = float(np.hypot(*edge))
        if size < 1e-6:
            continue
        at = float((centre - a) @ edge) / size
        distance = float(np.hypot(*(centre - a - edge / size * min(max(at, 0.0), size))))
        if distance < beside:
            best, offset, beside = k, at, distance
    if beside > _ON_WALL:
        return None
    return build(Opening, kind=kind, wall=best, offset=offset, width=width, height=height, sill=sill)


def _relations(scene: Scene) -> tuple[Relation, ...]:
    """What holds in the layout, and for a thing that lies in another, that it does."""
    from composer.relations import check, derive

    found: dict[tuple[str, str, tuple[str, ...]], Relation] = {}
    if len(scene.nodes) <= _MAX_DERIVED:
        found = {r.key: r for r in derive(scene)}
    else:
        remark("{name}: relations are not derived among more than {count} objects", name=scene.name, count=_MAX_DERIVED)
    lying = [
        build(Relation, subject=node.id, predicate="inside", objects=(node.parent,))
        for node in scene.nodes
        if node.parent is not None and not _rests(node, scene.node(node.parent))
    ]
    # what sticks out of its carrier, like a laptop on a sofa's seat, is only carried by it
    for inside in check(revise(scene, relations=tuple(lying)), with_contradictions=False).held:
        found.setdefault(inside.key, inside)
    return tuple(found.values())


def _rests(node: Node, carrier: Node) -> bool:
    """Whether a node's bottom touches the carrier's top."""
    return node.box is None or carrier.box is None or abs(node.box.z - carrier.box.top) < _TOUCH


FORMAT = Format("ProcTHOR", (".jsonl", ".jsonl.gz"), sniff, read, None)
