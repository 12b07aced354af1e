"""Labels: the boxes of a scene with what one would want to learn from them, as JSON.

Written only. ``objects`` has one entry for each placed node; angles are radians, lengths metres, axes ours (X to the
right of the plan, Y up the plan, Z up; a box at yaw 0 faces +X). ``surface`` is the ground that the middle of the box's
underside is over: its id and kind, the road, section and lane that it is, how far along and to the left of its axis the
box stands, and how far its heading is turned from the driving direction. ``visibility``, per camera of a rig, is there
if pictures were taken.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from composer import __version__
from composer.document import Document
from composer.errors import FormatError
from composer.formats.table import Format
from composer.scene import Node, Scene, Surface
from composer.street.axes import track_of
from composer.vocabulary import category

ENDING = ".labels.json"
CONVENTIONS = {
    "units": "metres and radians",
    "axes": "X to the right of the plan, Y up the plan, Z up; right-handed",
    "centre": "of the box",
    "size": "depth (along the heading), width, height",
    "yaw": "heading of the box, counter-clockwise from +X",
    "corners": "four of the underside counter-clockwise, the back right one first, then the four above them",
    "along, left": "of the underside's middle, on the axis of the surface",
    "heading": "yaw less the driving direction of the surface, from -pi to pi; absent where nobody knows that",
    "visible": "pixels that show the object, as a share of those it would have if nothing stood before it",
    "frame": "least frame around the visible pixels: first column, first row, and those past the last",
}

Visibility = Mapping[str, Mapping[str, Any]]
"""Node id → camera → what of it is seen."""


def labels_of(document: Document, visibility: Visibility | None = None) -> dict[str, Any]:
    """The labels of a document.

    Parameters
    ----------
    document : Document
    visibility : mapping, optional
        Node id → name of a camera → ``pixels``, ``visible``, ``frame``; only where an object is seen at all.
    """
    scene = document.scene
    placed = [node for node in scene.nodes if node.box is not None]
    under = _under(scene, placed)
    objects = []
    for node, surface in zip(placed, under, strict=True):
        row = _row(node)
        row["surface"] = None if surface is None else _standing(node, surface)
        if visibility is not None:
            row["visibility"] = dict(visibility.get(node.id, {}))
        objects.append(row)
    return {
        "format": "scene-composer labels",
        "version": 1,
        "generator": f"Scene Composer {__version__}",
        "conventions": CONVENTIONS,
        "scene": {"name": scene.name, "kind": scene.kind, "seed": scene.seed},
        "objects": objects,
    }


def _under(scene: Scene, placed: list[Node]) -> list[Surface | None]:
    """What each node stands over."""
    if not scene.surfaces or not placed:
        return [None] * len(placed)
    from composer.street.cells import BARE  # rooms do without
    from composer.street.ground import Ground

    places = np.array([(n.box.x, n.box.y, n.box.z) for n in placed if n.box is not None])
    owner, _ = Ground(scene.surfaces).top_at(places[:, :2], near=places[:, 2])
    return [None if number == BARE else scene.surfaces[number] for number in owner]


def _row(node: Node) -> dict[str, Any]:
    box = node.box
    assert box is not None
    known = category(node.category)
    plan = box.footprint()
    corners = np.concatenate([np.column_stack([plan, np.full(4, z)]) for z in (box.z, box.top)])
    return {
        "id": node.id,
        "category": node.category,
        "super": known.super,
        "label": node.label,
        "parent": node.parent,
        "centre": [box.x, box.y, box.z + box.height / 2],
        "size": [box.depth, box.width, box.height],
        "yaw": box.yaw,
        "corners": corners.tolist(),
    }


def _standing(node: Node, surface: Surface) -> dict[str, Any]:
    box = node.box
    assert box is not None
    row: dict[str, Any] = {"id": surface.id, "kind": surface.kind}
    if surface.road is not None:
        row |= {"road": surface.road, "section": surface.section, "lane": surface.lane}
    track = track_of(surface)
    if track is not None:
        along, left, heading = (float(v[0]) for v in track.locate(np.array([(box.x, box.y)])))
        row |= {"along": along, "left": left}
        if len(surface.axis) > 1:
            row["heading"] = math.remainder(box.yaw - heading, math.tau)
            row["two_way"] = surface.two_way
    return row


def text(labels: Mapping[str, Any]) -> bytes:
    """As a file has them, one object on a line."""
    head = json.dumps({**labels, "objects": []}, indent=1, allow_nan=False)
    rows = ",\n  ".join(json.dumps(row, allow_nan=False) for row in labels["objects"])
    return head.replace('"objects": []', f'"objects": [\n  {rows}\n ]', 1).encode()


def encode(document: Document, path: Path) -> dict[Path, bytes]:
    """The labels of a document as a file.

    Raises
    ------
    FormatError
        If no node of it has a box.
    """
    if not any(node.box is not None for node in document.scene.nodes):
        raise FormatError("no node of the scene has a box yet; compose it first")
    return {path: text(labels_of(document))}


FORMAT = Format("labels", (ENDING,), None, None, encode)
