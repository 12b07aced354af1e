"""What stands on the ground of a street: how high that is, and what becomes of it when the ground changes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from composer.edits import Edit
from composer.messages import Message
from composer.scene import Node, Scene, revise
from composer.street.frames import FloatArray, IntArray
from composer.street.heights import heights_at
from composer.street.survey import survey_of

CLOSE = 0.05
"""Metres between the bottom of what stands on the ground and the ground."""


def levels(scene: Scene, points: FloatArray) -> FloatArray:
    """Height of the ground that is seen at points (N, 2) of a street, (N,), metres; 0 off all ground."""
    return _levels(scene, points)[0]


def _levels(scene: Scene, points: FloatArray) -> tuple[FloatArray, IntArray]:
    """The same, and the rows of the surfaces, -1 where there is none."""
    if not scene.surfaces or not len(points):
        return np.zeros(len(points)), np.full(len(points), -1)
    rows = survey_of(scene).topmost(points)
    return heights_at(scene.surfaces, rows, points), rows


@dataclass(frozen=True)
class Settled(Edit):
    """An edit of the ground after which what stood on it stands on what is there now, at the same place."""

    edit: Edit

    @property
    def gesture(self) -> str | None:  # type: ignore[override]
        return self.edit.gesture

    @property
    def label(self) -> Message:
        return self.edit.label

    def apply(self, scene: Scene) -> Scene:
        after = self.edit.apply(scene)
        stood, points = _standing(scene)
        rise = levels(after, points) - levels(scene, points)
        moved = [(n, up) for n, up in zip(stood, rise.tolist(), strict=True) if abs(up) > 1e-9]
        lifted: dict[str, Node] = {}
        for node, up in moved:
            for each in after.stack(node.id):
                if each.box is not None:
                    lifted[each.id] = revise(each, box=revise(each.box, z=each.box.z + up))
        return after.with_nodes(lifted.values()) if lifted else after


def _standing(scene: Scene) -> tuple[list[Node], FloatArray]:
    """Nodes that stand on the ground, and where."""
    nodes = [n for n in scene.nodes if n.box is not None and n.parent is None]
    points = np.array([(n.box.x, n.box.y) for n in nodes if n.box is not None]).reshape(-1, 2)
    bottoms = np.array([n.box.z for n in nodes if n.box is not None])
    on = np.abs(bottoms - levels(scene, points)) <= CLOSE
    return [n for n, there in zip(nodes, on.tolist(), strict=True) if there], points[on]


def without_ground(before: Scene, after: Scene) -> tuple[str, ...]:
    """Nodes that stood on some ground and have none below them any more."""
    stood, points = _standing(before)
    was, now = _levels(before, points)[1], _levels(after, points)[1]
    return tuple(n.id for n, a, b in zip(stood, was.tolist(), now.tolist(), strict=True) if a >= 0 > b)
