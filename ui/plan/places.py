"""Where objects are on the plan, as arrays: what is in a frame or under a point is found without asking each."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import compress
from operator import is_not

import numpy as np
import numpy.typing as npt

from composer.scene import Node, Scene
from composer.vocabulary import category
from ui.plan.figure import MARGIN

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
Frame = tuple[float, float, float, float]
"""Least x and y, largest x and y; metres."""

FLAT = 0.06
"""Metres. What is lower lies on the floor like a rug."""
_FEW = 64
"""So many changed objects are looked at one by one; of more, all are."""


@dataclass(frozen=True, eq=False)
class Moved:
    """What another scene changed.

    Attributes
    ----------
    rows : list of int or None
        Rows of objects that differ; None if rows are other objects than before.
    frames : (K, 4) float64
        Where something was, or is now; NaN rows mean nothing.
    """

    rows: list[int] | None
    frames: FloatArray


class Places:
    """The objects of a scene, row by row in its order; those without a box are nowhere.

    Attributes
    ----------
    nodes : tuple of Node
    frames : (N, 4) float64
        The upright rectangle around what is drawn: least x and y, largest x and y; NaN without a box.
    middles, halves, turns : (N, 2) float64
        Middle, half of depth and width, cosine and sine of the yaw.
    levels : (N,) float64
        What is drawn later has more.
    locked : (N,) bool
        Those of which something is locked.
    shown : (N,) bool
        Those that `shows` lets through.
    """

    def __init__(self, shows: Callable[[Node], bool] = lambda node: True) -> None:
        self.shows = shows
        self.nodes: tuple[Node, ...] = ()
        self._take_all(())

    def _take_all(self, nodes: tuple[Node, ...]) -> None:
        self.nodes = nodes
        self._rows: dict[str, int] | None = None
        none = (math.nan,) * 7
        boxes = np.array([none if n.box is None else n.box.values for n in nodes], np.float64).reshape(-1, 7)
        self.middles, self.halves = boxes[:, 3:5].copy(), boxes[:, :2] / 2
        self.turns = np.stack([np.cos(boxes[:, 6]), np.sin(boxes[:, 6])], axis=1)
        c, s = np.abs(self.turns).T
        d, w = self.halves.T
        reach = np.stack([c * d + s * w, s * d + c * w], axis=1) + MARGIN
        self.frames = np.hstack([self.middles - reach, self.middles + reach])
        hung = np.array([category(n.category).mount == "ceiling" for n in nodes], bool)
        flat = boxes[:, 2] < FLAT
        layer = np.where(flat, -500.0, np.where(hung, 500.0, 0.0))
        self.levels = layer + (boxes[:, 5] + boxes[:, 2]) * 10 - boxes[:, 0] * boxes[:, 1]
        self.locked = np.array([n.locks.any for n in nodes], bool)
        self.shown = np.array([n.box is not None and self.shows(n) for n in nodes], bool)

    @property
    def rows(self) -> dict[str, int]:
        """Row of each node."""
        if self._rows is None:
            self._rows = {node.id: row for row, node in enumerate(self.nodes)}
        return self._rows

    def follow(self, scene: Scene) -> Moved:
        """Take the objects of a scene."""
        old, new = self.nodes, scene.nodes
        if old is new:
            return Moved([], np.zeros((0, 4)))
        if len(old) == len(new):
            changed = list(compress(range(len(new)), map(is_not, old, new)))
            if all(old[row].id == new[row].id for row in changed):
                before = self.frames[changed]
                if len(changed) <= _FEW:
                    self._take_some(new, changed)
                else:
                    rows = self._rows
                    self._take_all(new)
                    self._rows = rows
                return Moved(changed, np.vstack([before, self.frames[changed]]))
        known, frames = self.rows, self.frames
        self._take_all(new)
        gone = [row for name, row in known.items() if name not in self.rows]
        other = [(known.get(n.id), row) for row, n in enumerate(new) if n is not _node(old, known.get(n.id))]
        before = frames[gone + [row for row, _ in other if row is not None]]
        return Moved(None, np.vstack([before, self.frames[[row for _, row in other]]]))

    def _take_some(self, nodes: tuple[Node, ...], rows: list[int]) -> None:
        one = Places(self.shows)
        one._take_all(tuple(nodes[row] for row in rows))
        for name in ("frames", "middles", "halves", "turns", "levels", "locked", "shown"):
            getattr(self, name)[rows] = getattr(one, name)
        self.nodes = nodes

    def hide(self, shows: Callable[[Node], bool]) -> None:
        """Let other objects through."""
        self.shows = shows
        self.shown = np.array([n.box is not None and shows(n) for n in self.nodes], bool)

    def within(self, frame: Frame) -> IntArray:
        """Rows of what shows in a frame, in the order in which they are drawn."""
        x0, y0, x1, y1 = frame
        f = self.frames
        found = np.flatnonzero(self.shown & (f[:, 0] < x1) & (f[:, 2] > x0) & (f[:, 1] < y1) & (f[:, 3] > y0))
        return found[np.argsort(self.levels[found], kind="stable")]

    def middles_within(self, frame: Frame) -> IntArray:
        """Rows of what shows and has its middle in a frame."""
        x0, y0, x1, y1 = frame
        x, y = self.middles.T
        return np.flatnonzero(self.shown & (x > x0) & (x < x1) & (y > y0) & (y < y1))

    def at(self, point: tuple[float, float], least: float) -> IntArray:
        """Rows of what shows and is under a point, the topmost first.

        Parameters
        ----------
        point : (x, y)
        least : float
            Everything counts as at least so many metres wide.
        """
        offset = np.array(point) - self.middles
        along = offset[:, 0] * self.turns[:, 0] + offset[:, 1] * self.turns[:, 1]
        across = offset[:, 1] * self.turns[:, 0] - offset[:, 0] * self.turns[:, 1]
        half = np.maximum(self.halves, least / 2)
        found = np.flatnonzero(self.shown & (np.abs(along) <= half[:, 0]) & (np.abs(across) <= half[:, 1]))
        return found[np.argsort(-self.levels[found], kind="stable")]

    def bounds(self) -> Frame | None:
        """The frame of everything that shows; None where nothing does."""
        if not self.shown.any():
            return None
        f = self.frames[self.shown]
        return float(f[:, 0].min()), float(f[:, 1].min()), float(f[:, 2].max()), float(f[:, 3].max())


def _node(nodes: tuple[Node, ...], row: int | None) -> Node | None:
    return None if row is None else nodes[row]
