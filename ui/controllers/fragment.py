"""A part of a scene that can be carried to another place or document: objects, relations among them, their shapes.

It travels as a small ``.scene`` file, so that it is written, checked and limited by the same code as files are.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path

from composer.document import Document
from composer.errors import FormatError, FormatWarning
from composer.formats import scene_file
from composer.formats.limits import MIB
from composer.messages import Message
from composer.scene import Box, Node, Point, Scene, build, revise
from composer.vocabulary import category
from ui import units
from ui.controllers.naming import names
from ui.controllers.placing import carried, support

MAX_BYTES = 32 * MIB
"""Of a fragment from outside."""
MAX_OBJECTS = 2000
"""Objects of a fragment from outside."""
_NAME = Message("The clipboard")
_BESIDE = 0.3
"""Metres right of and below the original."""


def taken(document: Document, ids: Iterable[str]) -> Document:
    """Some nodes of a document with what stands on them, the relations among them and their shapes."""
    scene = document.scene
    chosen = {n.id for i in ids if i in scene.by_id for n in scene.stack(i)}
    nodes = tuple(
        revise(n, parent=None) if n.parent is not None and n.parent not in chosen else n
        for n in scene.nodes
        if n.id in chosen
    )
    relations = tuple(r for r in scene.relations if {r.subject, *r.objects} <= chosen)
    part = build(Scene, name=scene.name, nodes=nodes, relations=relations)
    return Document(part, Document(part, document.shapes).used_shapes())


def encoded(fragment: Document) -> bytes:
    """A fragment as bytes; without its shapes, which can be imagined again, where they would be too many."""
    path = Path("clipboard.scene")
    try:
        data = scene_file.encode(fragment, path)[path]
    except FormatError:
        data = b""
    return data if 0 < len(data) <= MAX_BYTES else scene_file.encode(Document(fragment.scene), path)[path]


def decoded(data: bytes) -> Document:
    """The inverse of `encoded`.

    Raises
    ------
    FormatError
        If it is broken, larger than allowed, or holds nothing.
    """
    if len(data) > MAX_BYTES:
        raise FormatError("The clipboard holds more than {size} MiB", size=MAX_BYTES // MIB)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FormatWarning)  # a shape that is missing is imagined again
        found = scene_file.decode(data, _NAME)
    if len(found.scene.nodes) > MAX_OBJECTS:
        raise FormatError("The clipboard holds more than {count} objects", count=MAX_OBJECTS)
    if not found.scene.nodes:
        raise FormatError("The clipboard holds no objects")
    return taken(found, found.scene.by_id)


def summary(fragment: Document) -> str:
    """A fragment for people, a line an object."""
    lines = []
    for node_id, name in names(fragment.scene).items():
        box = fragment.scene.node(node_id).box
        size = "" if box is None else f": {units.sides((box.width, box.depth, box.height))}"
        lines.append(f"{name}{size}")
    return "\n".join(lines)


def put(scene: Scene, fragment: Document, at: Point | None, again: int = 0) -> tuple[Scene, tuple[str, ...]]:
    """A scene with a fragment put into it, under new ids.

    Parameters
    ----------
    at : (x, y), optional
        Where its middle comes, metres; a little beside where it was if not given, or the middle of the room where
        that would be outside.
    again : int
        How often it was put there before: each time a little farther.

    Returns
    -------
    scene : Scene
    ids : tuple of str
        The new nodes.
    """
    ids = _fresh(scene, fragment.scene.by_id)
    dx, dy = _shift(scene, fragment.scene, at, again)
    boxes: dict[str, Box] = {}
    standing: dict[str, str] = {}
    for node in fragment.scene.nodes:
        if node.parent is None and node.box is not None:
            box, carrier = _settled(scene, node, revise(node.box, x=node.box.x + dx, y=node.box.y + dy))
            boxes |= carried(fragment.scene, node.id, box)
            if carrier is not None:
                standing[node.id] = carrier
    nodes = []
    for node in fragment.scene.nodes:
        parent = standing.get(node.id) if node.parent is None else ids[node.parent]
        shape = node.shape if node.shape is not None and node.shape.key in fragment.shapes else None
        # What rests on something that has no place moves along on its own.
        box_ = boxes.get(node.id)
        if box_ is None and node.box is not None:
            box_ = revise(node.box, x=node.box.x + dx, y=node.box.y + dy)
        nodes.append(revise(node, id=ids[node.id], parent=parent, shape=shape, box=box_))
    relations = tuple(
        revise(r, subject=ids[r.subject], objects=tuple(ids[o] for o in r.objects)) for r in fragment.scene.relations
    )
    whole = revise(scene, nodes=(*scene.nodes, *nodes), relations=(*scene.relations, *relations))
    return whole, tuple(ids.values())


def _fresh(scene: Scene, wanted: Iterable[str]) -> dict[str, str]:
    found, number = {}, 0
    for node_id in wanted:
        number += 1
        while str(number) in scene.by_id:
            number += 1
        found[node_id] = str(number)
    return found


def _shift(scene: Scene, part: Scene, at: Point | None, again: int) -> Point:
    boxes = [n.box for n in part.nodes if n.box is not None]
    if not boxes:
        return 0.0, 0.0
    xs, ys = [b.x for b in boxes], [b.y for b in boxes]
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    if at is not None:
        return at[0] - middle[0] + _BESIDE * again, at[1] - middle[1] - _BESIDE * again
    step = _BESIDE * (again + 1)
    if scene.floor is not None:
        x0, y0, x1, y1 = scene.floor.bounds
        if not (x0 <= middle[0] + step <= x1 and y0 <= middle[1] - step <= y1):
            return (x0 + x1) / 2 - middle[0] + _BESIDE * again, (y0 + y1) / 2 - middle[1] - _BESIDE * again
    return step, -step


def _settled(scene: Scene, node: Node, box: Box) -> tuple[Box, str | None]:
    """Where something pasted hangs or stands, and on what."""
    mount = category(node.category).mount
    if mount == "ceiling" and scene.floor is not None:
        return revise(box, z=max(scene.floor.height - box.height, 0.0)), None
    if mount == "surface" or (mount == "floor" and box.z > 0.01):
        lifted = revise(node, parent=node.id)  # asked for as one that stands on things
        stand = support(scene, "", box, lifted)
        if stand is not None:
            return revise(box, z=stand[0]), stand[1]
    return box, None
