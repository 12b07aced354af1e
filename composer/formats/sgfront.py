"""SG-FRONT, the form of CommonScenes and EchoScene: a graph in ``relationships_*.json``, boxes in ``obj_boxes_*.json``.

Theirs is y up. X = z, Y = x, Z = y is a rotation, so a box is only written in another order and comes back with the
very same numbers. The node named ``floor`` is the room: its box becomes the floor polygon, and relations to it refer to
``floor``.
"""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from composer.document import Document
from composer.errors import ComposerError, FormatError, remark
from composer.formats import strict_json
from composer.formats.limits import MAX_JSON, read_file
from composer.formats.strict_json import as_list, as_number, as_object, as_text, member, within
from composer.formats.table import Format, Scenes
from composer.messages import Message
from composer.scene import MAX_NODES, MAX_RELATIONS, Box, Floor, Node, Provenance, Relation, Scene, build, revise
from composer.vocabulary import predicate, predicates

SOURCE = "SG-FRONT"
_FLOOR = "floor"
_DUMMY = "_scene_"
_REVERSED = "reverse of "
_SLAB = 0.02
"""Metres: how thick SG-FRONT's floors are, for a floor that comes from elsewhere."""
_WALL = 2.7
"""Metres: how high the walls of a room are whose source says nothing of walls."""
_TOWER = 100
"""How many things may stand on each other."""
_SAME_HEIGHT = 0.04
"""Metres: a floor whose bottom is this close to 0 lies at 0. It is what *standing on* tolerates."""


def sniff(head: bytes) -> bool:
    """Whether the text begins with an object that has ``scans``."""
    return "scans" in first_keys(head)


def first_keys(head: bytes) -> set[str]:
    """Keys of the outermost object, as far as the beginning of the text shows them."""
    text = head.decode("utf-8-sig", "replace").lstrip()
    depth, keys, last = 0, set[str](), ""
    for token in re.finditer(r'"((?:[^"\\]|\\.)*+)(?:"|$)|[\[\]{}:]', text):
        sign = token.group()
        if sign[0] == '"':
            last = token.group(1)
        elif sign == ":":
            if depth == 1:
                keys.add(last)
        else:
            depth += 1 if sign in "[{" else -1
            if depth == 0:
                break
    return keys if text.startswith("{") else set()


def boxes_beside(path: Path) -> Path | None:
    """Where a relationships file's boxes are: its name with ``obj_boxes`` for ``relationships``, if it has that."""
    if "relationships" not in path.name:
        return None
    return path.with_name(path.name.replace("relationships", "obj_boxes"))


def read(path: Path, assets: Path | None = None) -> Scenes:
    """The scenes of a relationships file, with the boxes beside it if there are any."""
    name = path.name
    scans = as_list(member(as_object(strict_json.parse(read_file(path, MAX_JSON), name), name), "scans", name), name)
    beside = boxes_beside(path)
    boxes = read_boxes(beside) if beside is not None and beside.exists() else {}
    seen: set[str] = set()
    for k, raw in enumerate(scans):
        place = within(name, Message("entry {number} of 'scans'", number=k))
        scan = as_object(raw, place)
        scan_name = as_text(member(scan, "scan", place), within(name, Message("the name of scan {number}", number=k)))
        if scan_name in seen:
            raise FormatError("{name}: two scans are named {scan!r}", name=name, scan=scan_name)
        seen.add(scan_name)
        yield scan_name, functools.partial(_document, scan, scan_name, boxes.get(scan_name), f"{name}: {scan_name}")


def read_boxes(path: Path) -> dict[str, Any]:
    """The boxes file as it is: scan → node id → entry. `with_boxes` and `read` look into it."""
    return as_object(strict_json.parse(read_file(path, MAX_JSON), path.name), path.name)


def _document(scan: dict[str, Any], name: str, boxes: Any, where: str) -> Document:
    objects = {
        as_text(key, within(where, Message("a node id"))): as_text(
            value, within(where, Message("the name of node {node!r}", node=key))
        )
        for key, value in as_object(member(scan, "objects", where), within(where, "'objects'")).items()
    }
    floors = [key for key, value in objects.items() if value == _FLOOR]
    if len(floors) > 1:
        raise FormatError(
            "{where} has two floors, nodes {one!r} and {other!r}", where=where, one=floors[0], other=floors[1]
        )
    floor_id = floors[0] if floors else None
    dummies = {key for key, value in objects.items() if value == _DUMMY}
    rows = as_list(member(scan, "relationships", where), within(where, "'relationships'"))
    if len(objects) > MAX_NODES or len(rows) > MAX_RELATIONS:
        raise FormatError(
            "{where} has more than {nodes} nodes or {relations} relations",
            where=where,
            nodes=MAX_NODES,
            relations=MAX_RELATIONS,
        )
    relations: dict[tuple[str, str, str], None] = {}
    for k, row in enumerate(rows):
        triple = _triple(row, objects, within(where, Message("relation {number}", number=k)))
        if triple[0] in dummies or triple[2] in dummies:
            remark("{where}: relation {number} is about the whole scene and left out", where=where, number=k)
            continue
        relations[_about_floor(triple, floor_id)] = None
    try:
        nodes = tuple(
            build(Node, id=key, category=value)
            for key, value in objects.items()
            if key != floor_id and key not in dummies
        )
        scene = build(
            Scene,
            name=name,
            nodes=_with_parents(nodes, relations),
            relations=tuple(build(Relation, subject=s, predicate=p, objects=(o,)) for s, p, o in relations),
            provenance=build(Provenance, source=SOURCE, name=name, floor_id=floor_id),
        )
        document = Document(scene)
        return document if boxes is None else with_boxes(document, boxes, where)
    except FormatError:
        raise
    except ComposerError as error:
        raise FormatError("{where}: {reason}", where=where, reason=error.message) from None


def _triple(row: Any, objects: Mapping[str, str], where: str) -> tuple[str, str, str]:
    """(subject, predicate, object) of a row [subject, object, number, predicate]."""
    items = as_list(row, where)
    if len(items) != 4:
        raise FormatError(
            "{where} must be [subject, object, number, predicate], not {count} values", where=where, count=len(items)
        )
    ends = []
    for value in items[:2]:
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise FormatError(
                "{where}: a node must be named by its id, not {kind}", where=where, kind=strict_json.kind_of(value)
            )
        end = strict_json.shown(value) if isinstance(value, int) else value
        if end not in objects:
            raise FormatError(
                "{where} names the node {node}, which does not exist", where=where, node=strict_json.shown(end)
            )
        ends.append(end)
    if ends[0] == ends[1]:
        raise FormatError("{where} relates the node {node!r} to itself", where=where, node=ends[0])
    return ends[0], as_text(items[3], within(where, Message("the predicate"))), ends[1]


def _about_floor(triple: tuple[str, str, str], floor_id: str | None) -> tuple[str, str, str]:
    """Let a relation to the floor node refer to ``floor``.

    A part of the room is never a subject: where the floor is, the relation is said from the other side. Where a
    predicate has no inverse, ``reverse of <predicate>`` keeps it; nobody knows that one, so it is kept unchecked.
    """
    s, p, o = triple
    if s == floor_id:
        inverse = predicate(p).inverse
        return o, inverse if inverse is not None else f"{_REVERSED}{p}"[:200], _FLOOR
    return s, p, _FLOOR if o == floor_id else o


def _with_parents(nodes: tuple[Node, ...], relations: Mapping[tuple[str, str, str], None]) -> tuple[Node, ...]:
    """Let what stands on a node know it, the first such relation counting; circles and endless towers are left open."""
    parents: dict[str, str] = {}
    for s, p, o in relations:
        if p != "standing on" or o == _FLOOR or s in parents:
            continue
        step: str | None = o
        for _ in range(_TOWER):
            if step is None or step == s:
                break
            step = parents.get(step)
        if step is None:
            parents[s] = o
    return tuple(revise(n, parent=parents[n.id]) if n.id in parents else n for n in nodes)


def with_boxes(document: Document, boxes: Any, where: str) -> Document:
    """The document with the boxes of one scan of a boxes file: those of its nodes, and its floor's.

    Parameters
    ----------
    document : Document
        Nodes that have no entry keep no box.
    boxes : object
        The scan's part of the file.
    where : str
        What to call it in a sentence.

    Raises
    ------
    FormatError
        If an entry is not a box.
    """
    entries = as_object(boxes, within(where, Message("the boxes")))
    scene = document.scene
    floor_id = scene.provenance.floor_id
    centre = scene.provenance.centre
    if "scene_center" in entries:
        x, y, z = _numbers(entries["scene_center"], 3, within(where, "scene_center"))
        centre = (z, x, y)
    try:
        floor, floor_box = scene.floor, scene.provenance.floor_box
        if floor_id in entries:
            floor_box = _box(entries[floor_id], within(where, Message("floor {node!r}", node=floor_id)))
            floor = _floor_of(floor_box, _WALL if floor is None else floor.height)
        provenance = revise(scene.provenance, centre=centre, floor_box=floor_box)
        ground = _ground(provenance)
        nodes = []
        for node in scene.nodes:
            box = (
                _box(entries[node.id], within(where, Message("node {node!r}", node=node.id)))
                if node.id in entries
                else None
            )
            nodes.append(revise(node, box=revise(box, z=box.z - ground) if box is not None and ground else box))
        return Document(revise(scene, nodes=tuple(nodes), floor=floor, provenance=provenance), document.shapes)
    except FormatError:
        raise
    except ComposerError as error:
        raise FormatError("{where}: {reason}", where=where, reason=error.message) from None


def _ground(provenance: Provenance) -> float:
    """Height of the floor in the source; ours lies at 0."""
    box = provenance.floor_box
    return 0.0 if box is None or abs(box.z) <= _SAME_HEIGHT else box.z


def _numbers(value: Any, count: int, where: str) -> list[float]:
    numbers = [as_number(v, where) for v in as_list(value, where)]
    if len(numbers) != count:
        raise FormatError(
            "{where} must have {count} numbers, not {found}", where=where, count=count, found=len(numbers)
        )
    return numbers


def _box(entry: Any, where: str) -> Box:
    numbers = _numbers(member(as_object(entry, where), "param7", where), 7, within(where, "param7"))
    sx, sy, sz, x, y, z, yaw = numbers
    if min(sx, sy, sz) <= 0:
        raise FormatError("{where}: a size must be positive, not {size:g}", where=where, size=min(sx, sy, sz))
    try:
        return build(Box, depth=sz, width=sx, height=sy, x=z, y=x, z=y, yaw=yaw)
    except ComposerError as error:
        raise FormatError("{where}: param7: {reason}", where=where, reason=error.message) from None


def _floor_of(box: Box, height: float) -> Floor:
    polygon = tuple((float(x), float(y)) for x, y in box.footprint())
    return build(Floor, polygon=polygon, height=height)


def param7(box: Box, ground: float = 0.0) -> list[float]:
    """A box in SG-FRONT's order, `ground` metres higher."""
    return [box.width, box.height, box.depth, box.y, box.z + ground if ground else box.z, box.x, box.yaw]


def boxes_of(document: Document) -> dict[str, Any]:
    """One scan of a boxes file: nodes that have a box, the floor if the source had a node for it, and the centre."""
    scene = document.scene
    ground = _ground(scene.provenance)
    found: dict[str, Any] = {n.id: {"param7": param7(n.box, ground)} for n in scene.nodes if n.box is not None}
    if scene.provenance.floor_id is not None and scene.floor is not None:
        found[scene.provenance.floor_id] = {"param7": param7(_box_of_floor(scene.floor, scene.provenance))}
    x, y, z = scene.provenance.centre
    found["scene_center"] = [y, z, x]
    return found


def _box_of_floor(floor: Floor, provenance: Provenance) -> Box:
    """The source's own box if the floor is still that one, else the box of its four corners, else its bounds."""
    source = provenance.floor_box
    if source is not None and floor.polygon == _floor_of(source, floor.height).polygon:
        return source
    thickness, bottom = (_SLAB, 0.0) if source is None else (source.height, source.z)
    corners = np.array(floor.polygon)
    middle = corners.mean(axis=0)
    along, across = corners[1] - corners[0], corners[-1] - corners[0]
    depth, width = float(np.hypot(*along)), float(np.hypot(*across))
    if len(corners) == 4 and abs(along @ across) < 1e-6 and np.abs(corners[0] + corners[2] - 2 * middle).max() < 1e-6:
        yaw = math.atan2(along[1], along[0])
    else:
        low_x, low_y, high_x, high_y = floor.bounds
        depth, width, yaw = high_x - low_x, high_y - low_y, 0.0
        middle = np.array([(low_x + high_x) / 2, (low_y + high_y) / 2])
    x, y = float(middle[0]), float(middle[1])
    return build(Box, depth=depth, width=width, height=thickness, x=x, y=y, z=bottom, yaw=yaw)


def relationships_of(document: Document) -> dict[str, Any]:
    """One scan of a relationships file."""
    scene = document.scene
    floor_id = scene.provenance.floor_id
    objects = {n.id: n.category for n in scene.nodes}
    if floor_id is not None:
        objects[floor_id] = _FLOOR
    rows: list[list[Any]] = []
    for relation in scene.relations:
        s, p = relation.subject, relation.predicate
        if relation.value is not None:
            remark(
                "SG-FRONT has no place for the value of {subject} {predicate} {object}",
                subject=s,
                predicate=p,
                object=relation.object,
            )
        for o in relation.objects:
            end = floor_id if o == _FLOOR and floor_id is not None else o
            if end not in objects:
                remark(
                    "SG-FRONT has no place for the relation {subject} {predicate} {object}",
                    subject=s,
                    predicate=p,
                    object=o,
                )
                continue
            a, name, b = (end, p.removeprefix(_REVERSED), s) if p.startswith(_REVERSED) else (s, p, end)
            code = predicates()[name].code if name in predicates() else None
            rows.append([_as_source(a), _as_source(b), code or 0, name])
    return {"scan": scene.provenance.name or scene.name or "scene", "objects": objects, "relationships": rows}


def _as_source(node_id: str) -> int | str:
    """SG-FRONT writes ids as whole numbers in its relations and as texts everywhere else."""
    short = node_id.isascii() and node_id.isdigit() and len(node_id) < 16
    return int(node_id) if short and str(int(node_id)) == node_id else node_id


def encode_boxes(scans: Mapping[str, Any]) -> bytes:
    """A boxes file: scan → what `boxes_of` gives."""
    return json.dumps(scans).encode()


def encode(document: Document, path: Path) -> dict[Path, bytes]:
    """Boxes; a path named like a relationships file gets the graph, and the boxes beside it."""
    beside = boxes_beside(path)
    scene = document.scene
    if beside is not None and scene.floor is not None and scene.provenance.floor_id is None:
        # The graph needs a node for the room.
        document = Document(revise(scene, provenance=revise(scene.provenance, floor_id=scene.fresh_id())))
    graph = relationships_of(document)
    boxes = encode_boxes({graph["scan"]: boxes_of(document)})
    if beside is None:
        return {path: boxes}
    return {path: json.dumps({"scans": [graph]}).encode(), beside: boxes}


FORMAT = Format("SG-FRONT", (".json",), sniff, read, encode)
