"""Bringing several objects into line or to equal gaps, with everything that stands on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import numpy as np

from composer.edits import SetBoxes
from composer.messages import Message
from composer.scene import Box, Node, Scene, revise
from ui.controllers.placing import carried
from ui.controllers.session import Session
from ui.controllers.snapping import half_extents

Side = Literal["left", "right", "top", "bottom", "centre x", "centre y"]
Axis = Literal["x", "y"]
NAMES: dict[Side, str] = {
    "left": Message("Align left"),
    "right": Message("Align right"),
    "top": Message("Align top"),
    "bottom": Message("Align bottom"),
    "centre x": Message("Align centres"),
    "centre y": Message("Align centres"),
}


def movable(scene: Scene, ids: Iterable[str]) -> list[Node]:
    """Those of some nodes that have a place and do not come along with another of them."""
    chosen = frozenset(ids)
    above = {n.id for i in chosen if i in scene.by_id for n in scene.stack(i)[1:]}
    return [n for n in scene.nodes if n.id in chosen - above and n.box is not None]


def aligned(scene: Scene, ids: Iterable[str], side: Side) -> dict[str, Box]:
    """Boxes with their edges or middles in one line: that of the outermost, or the middle of them all.

    `top` is the upper edge of the plan. Everything that rests on a node comes along.
    """
    nodes = movable(scene, ids)
    if len(nodes) < 2:
        return {}
    axis = 0 if side in ("left", "right", "centre x") else 1
    low, high = np.array([_span(n, axis) for n in nodes]).T
    if side in ("left", "bottom"):
        shifts = low.min() - low
    elif side in ("right", "top"):
        shifts = high.max() - high
    else:
        shifts = (low.min() + high.max()) / 2 - (low + high) / 2
    return _shifted(scene, nodes, axis, shifts)


def distributed(scene: Scene, ids: Iterable[str], axis: Axis) -> dict[str, Box]:
    """Boxes with equal gaps along an axis; the first and the last stay. Everything that rests on a node comes along."""
    which = "xy".index(axis)
    nodes = sorted(movable(scene, ids), key=lambda n: sum(_span(n, which)))
    if len(nodes) < 3:
        return {}
    low, high = np.array([_span(n, which) for n in nodes]).T
    gap = (high[-1] - low[0] - (high - low).sum()) / (len(nodes) - 1)
    if gap < 0:  # no room between them: their middles are spaced evenly instead
        middle = (low + high) / 2
        return _shifted(scene, nodes, which, np.linspace(middle[0], middle[-1], len(nodes)) - middle)
    starts = low[0] + np.concatenate([[0.0], np.cumsum(high - low + gap)[:-1]])
    return _shifted(scene, nodes, which, starts - low)


def _span(node: Node, axis: int) -> tuple[float, float]:
    assert node.box is not None
    middle, half = (node.box.x, node.box.y)[axis], half_extents(node.box, np.eye(2)[axis])
    return middle - half, middle + half


def _shifted(scene: Scene, nodes: list[Node], axis: int, shifts: np.ndarray) -> dict[str, Box]:  # type: ignore[type-arg]
    boxes: dict[str, Box] = {}
    name = "xy"[axis]
    for node, shift in zip(nodes, shifts, strict=True):
        assert node.box is not None
        if abs(shift) > 1e-9:
            boxes |= carried(scene, node.id, revise(node.box, **{name: getattr(node.box, name) + float(shift)}))
    return boxes


class AligningController:
    """Aligns and distributes the selection, each in one undo step."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def count(self) -> int:
        """How many of the selected can be brought into line."""
        return len(movable(self._session.scene, self._session.selection))

    def align(self, side: Side) -> bool:
        """Bring edges or middles into one line; whether something moved."""
        boxes = aligned(self._session.scene, self._session.selection, side)
        return self._push(boxes, NAMES[side])

    def distribute(self, axis: Axis) -> bool:
        """Make the gaps equal; whether something moved."""
        boxes = distributed(self._session.scene, self._session.selection, axis)
        return self._push(boxes, Message("Distribute"))

    def _push(self, boxes: dict[str, Box], verb: Message) -> bool:
        gesture = f"align {self._session.history.revision}"
        return bool(boxes) and self._session.push(SetBoxes(boxes), verb=verb, gesture=gesture)
