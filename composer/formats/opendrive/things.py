"""What stands and lies beside roads, in the words of the library that writes OpenDRIVE."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import shapely

from composer.formats.opendrive.fields import Report
from composer.formats.opendrive.locate import Network, Spot
from composer.formats.opendrive.outlines import turned
from composer.formats.opendrive.placed import TAG, parked
from composer.formats.opendrive.signals import BOARD, SIGNAL_WORDS
from composer.formats.opendrive.words import across, category_of, is_standard, type_for, types_for_ground
from composer.formats.strict_xml import Element
from composer.scene import Box, Node, Surface
from composer.street.curves import FloatArray

if TYPE_CHECKING:
    from scenariogeneration import xodr

_OFF = 1e-6
"""Metres that something may be off from what coordinates of a road can say."""
_SIGNALS = ("traffic_light", "traffic_sign")
_HEAD = 0.9
"""Metres: how high the head of a traffic light is on its post."""
_LIGHT = "1000001"
"""OpenDRIVE's own number of a traffic light with three lamps."""


@dataclass
class Things:
    """Objects and signals by the road they are written with.

    Attributes
    ----------
    objects, signals : dict
        By road id.
    extras : dict
        Attributes of signals that the library has no place for, by the signal's id.
    """

    network: Network
    report: Report
    objects: dict[str, list[xodr.Object]] = field(default_factory=dict)
    signals: dict[str, list[xodr.Signal]] = field(default_factory=dict)
    extras: dict[str, dict[str, str]] = field(default_factory=dict)
    _names: set[tuple[str, str]] = field(default_factory=set)

    def add_nodes(self, nodes: Sequence[Node]) -> None:
        """Write nodes as objects or signals, in their order."""
        placed = [(node, node.box) for node in nodes if node.box is not None]
        if len(placed) < len(nodes):
            self.report.left_out("node that is placed nowhere", len(nodes) - len(placed))
        points = np.array([(box.x, box.y, box.z) for _, box in placed], np.float64).reshape(-1, 3)
        spots = self.network.find_all(points, [node.tags.get(f"{TAG}road") for node, _ in placed])
        for (node, box), spot in zip(placed, spots, strict=True):
            if node.shape is not None and node.shape.source == "imported":
                self.report.left_out("imported mesh (its box is written)")
            if node.category in _SIGNALS or (node.category == "road_mark" and node.id.startswith("signal-")):
                self._signal(node, box, spot)
            else:
                self._object(node, box, spot)

    def _fresh(self, kind: str, wanted: str) -> str:
        """An id that nothing else of its kind has."""
        wanted = wanted.removeprefix(f"{kind}-")[:90] or "0"
        found, number = wanted, 1
        while (kind, found) in self._names:
            number += 1
            found = f"{wanted}.{number}"
        self._names.add((kind, found))
        return found

    # ── objects ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _object(self, node: Node, box: Box, spot: Spot) -> None:
        kind, subtype, name = self._words(node, box)
        orientation = node.tags.get(f"{TAG}orientation", "none")
        building = node.building
        # A box that would be read the other way round, or that its road does not reach, is told by its corners.
        reached = spot.off < _OFF
        plain = reached and not (across(node.category) and box.depth > box.width)
        outlined = building is not None or not plain
        turn = box.yaw - spot.heading - (math.pi if orientation == "-" and not outlined else 0.0)
        made = self._made(
            self._fresh("object", node.id),
            spot,
            kind,
            subtype,
            name,
            orientation,
            turn,
            (box.depth, box.width, box.height),
        )
        if not outlined:
            return
        shift = turned(box.yaw, 0.0, 0.0).T @ (np.array([box.x, box.y, box.z]) - spot.origin)
        size = np.array([box.depth, box.width])
        if building is None:
            rings = [np.array([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)])]
        else:
            rings = [np.array(ring) for ring in (building.outline, *building.courtyards)]
            if building.roof != "flat":
                self.report.left_out("shape of a roof")
        for number, ring in enumerate(rings):
            corners = np.column_stack([ring * size, np.zeros(len(ring))]) + shift
            self._outline(made, corners, box.height, inner=number > 0)

    def _words(self, node: Node, box: Box) -> tuple[str, str, str]:
        """Type, subtype and name: those it came with, as long as it is still what they say."""
        tags = {key: node.tags.get(TAG + key, "") for key in ("type", "subtype", "name")}
        if is_standard(tags["type"]):
            read = category_of(Element("object", tags, 0), box.height, box.depth * box.width)
            if read == node.category:
                return tags["type"], tags["subtype"], tags["name"]
        return type_for(node.category), node.category, tags["name"] or node.label

    def _made(
        self, name: str, spot: Spot, kind: str, subtype: str, label: str, orientation: str, turn: float,
        size: tuple[float, float, float] | None,
    ) -> xodr.Object:  # fmt: skip
        """An object of the library's, at home with its road."""
        from scenariogeneration import xodr

        words = {"+": xodr.Orientation.positive, "-": xodr.Orientation.negative}
        length, width, height = (None, None, None) if size is None else size
        made = xodr.Object(
            spot.s,
            spot.t,
            kind,
            subtype,
            name,
            label or None,
            zOffset=spot.h,
            orientation=words.get(orientation, xodr.Orientation.none),
            hdg=math.remainder(turn, math.tau),
            length=length,
            width=width,
            height=height,
        )
        self.objects.setdefault(spot.road.id, []).append(made)
        return made

    def _outline(self, made: xodr.Object, corners: FloatArray, heights: float | FloatArray, inner: bool) -> None:
        """An outline of corners (N, 3) in the object's own frame."""
        from scenariogeneration import xodr

        outline = xodr.Outline(closed=True, outer=not inner, id=len(made.outlines))
        tops = np.broadcast_to(heights, len(corners)).tolist()
        for number, ((u, v, z), height) in enumerate(zip(corners.tolist(), tops, strict=True)):
            outline.add_corner(xodr.CornerLocal(u, v, z, height, number))
        made.add_outline(outline)

    def add_ground(self, surface: Surface) -> None:
        """Write a piece of ground that is no lane as an object with an outline."""
        ring = np.array(surface.polygon)
        lift = surface.z + (np.array(surface.heights) if surface.heights else np.zeros(len(ring)))
        corners = np.column_stack([ring, lift])
        middle = surface.area.centroid
        spot = self.network.find(np.array([middle.x, middle.y, float(lift.min())]), suits=_read_as(surface))
        kind, subtype = types_for_ground(surface.kind)
        name = self._fresh("object", surface.id.removeprefix(f"{surface.kind}-"))
        made = self._made(name, spot, kind, subtype, surface.label, "none", 0.0, None)
        turn = turned(spot.heading, 0.0, 0.0)
        local = (corners - spot.origin) @ turn
        raised = surface.kind == "median"
        tops = np.maximum(local[:, 2], 0.0) if raised else 0.0
        self._outline(made, local * (1, 1, 0) if raised else local, tops, inner=False)
        for hole in surface.holes:
            edge = np.column_stack([np.array(hole), np.full(len(hole), spot.origin[2])])
            self._outline(made, (edge - spot.origin) @ turn, 0.0, inner=True)

    # ── signals ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _signal(self, node: Node, box: Box, spot: Spot) -> None:
        from scenariogeneration import xodr

        light = node.category == "traffic_light"
        tags = {key: node.tags.get(TAG + key, "") for key in ("type", "subtype", "name", *SIGNAL_WORDS)}
        board = min(node.attributes.get(BOARD, _board(node, box)), box.height)
        orientation, turn = _orientation(box.yaw - spot.heading, tags["orientation"], spot)
        name = self._fresh("signal", node.id)
        made = xodr.Signal(
            spot.s,
            spot.t,
            "OpenDRIVE",
            tags["type"] or (_LIGHT if light else "-1"),
            tags["subtype"] or "-1",
            tags["countryRevision"] or None,
            name,
            tags["name"] or node.label or None,
            xodr.Dynamic.yes if light else xodr.Dynamic.no,
            zOffset=spot.h + box.height - board,
            orientation={"+": xodr.Orientation.positive, "-": xodr.Orientation.negative}.get(
                orientation, xodr.Orientation.none
            ),
            hOffset=turn,
            height=board,
            width=box.width,
        )
        extras = {key: tags[key] for key in ("country", "value", "unit", "text") if tags[key]}
        if spot.off >= _OFF:
            bottom = box.top - board
            extras["xyz"] = f"{box.x!r} {box.y!r} {bottom!r} {box.yaw!r}"
        if len(country := extras.get("country", "")) in (2, 3):
            extras["country"] = country.upper()
        self.extras[name] = {"country": "OpenDRIVE", **extras}
        self.signals.setdefault(spot.road.id, []).append(made)


def _read_as(surface: Surface) -> Callable[[Spot], bool] | None:
    """Of which roads a parking space is read with its axis the right way round."""
    outline = max(shapely.get_parts(surface.area), key=lambda part: part.area)
    if surface.kind != "parking" or len(surface.axis) < 2 or not isinstance(outline, shapely.Polygon):
        return None

    def suits(spot: Spot) -> bool:
        axis = parked(outline, spot.beside, spot.heading)
        return len(axis) > 0 and bool((axis[1] - axis[0]) @ (surface.line[-1] - surface.line[0]) > 0)

    return suits


def _board(node: Node, box: Box) -> float:
    """How much of a sign or a light is not its post: all of what hangs in the air or lies flat."""
    carried = node.tags.get(f"{TAG}road") is not None
    if carried or box.height < 1.5:
        return box.height
    return _HEAD if node.category == "traffic_light" else min(box.width, box.height)


def _orientation(facing: float, wanted: str, spot: Spot) -> tuple[str, float]:
    """For whom a signal is, and how far it is turned from looking at them straight."""
    if wanted not in ("+", "-", "none"):
        wanted = "+" if math.cos(facing) < 0 else "-"
    along = wanted == "+" or (wanted == "none" and (spot.t > 0) == spot.road.left_hand)
    turn = math.remainder(facing - (math.pi if along else 0.0), math.tau)
    if abs(turn) > math.pi / 2:
        # It has been turned round: it is for the others now.
        return ("-" if along else "+"), math.remainder(turn + math.pi, math.tau)
    return wanted, turn
