"""Walls with openings: windows and doors in rows, let into any side of a building."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.procedural.furniture.kit import Kit
from models.procedural.sdf import Floats, RoundBox, Solid
from models.procedural.street.solids import ACROSS


@dataclass(frozen=True)
class Lattice:
    """A solid repeated in rows about the origin: `counts` copies, `pitch` apart along x, y and z."""

    solid: Solid
    pitch: tuple[float, float, float]
    counts: tuple[int, int, int]

    def distance(self, x: Floats, y: Floats, z: Floats) -> Floats:
        local = []
        for p, pitch, count in zip((x, y, z), self.pitch, self.counts, strict=True):
            middle = (count - 1) / 2
            nearest = np.clip(np.round(p / max(pitch, 1e-6) + middle), 0, count - 1) - middle
            local.append((p - nearest * pitch).astype(np.float32))
        return self.solid.distance(*local)

    def support(self, direction: npt.NDArray[np.float64]) -> float:
        spread = [p * (n - 1) / 2 for p, n in zip(self.pitch, self.counts, strict=True)]
        return self.solid.support(direction) + float(np.abs(direction) @ np.asarray(spread))


@dataclass(frozen=True)
class Wall:
    """A side of a building.

    Parameters
    ----------
    side : str
        ``+x`` (the front), ``-x``, ``+y`` or ``-y``.
    at : float
        Where its face lies along that axis, metres.
    middle : float
        What lies at the wall's own zero along the other axis.
    """

    side: str
    at: float
    middle: float = 0.0

    @property
    def _turn(self) -> npt.NDArray[np.float64]:
        turn = np.eye(3) if self.side.endswith("x") else ACROSS
        return turn if self.side.startswith("+") else turn @ np.diag([-1.0, -1.0, 1.0])

    def put(
        self,
        k: Kit,
        out: tuple[float, float],
        along: float,
        z: tuple[float, float],
        half: float,
        part: str,
        radius: float = 0.0,
        rows: tuple[int, int] = (1, 1),
        pitch: tuple[float, float] = (1.0, 1.0),
        cut: bool = False,
    ) -> None:
        """A block that reaches from `out[0]` to `out[1]` before the wall's face, repeated along it and upwards.

        `along` is its middle (of all copies), `z` the lowest copy's span, `rows` and `pitch` are along and up.
        """
        turn = self._turn
        deep, high = (out[1] - out[0]) / 2, (z[1] - z[0]) / 2
        box = RoundBox((deep, half, high), min(radius, 0.9 * min(deep, half, high)))
        up = (z[0] + z[1]) / 2 + pitch[1] * (rows[1] - 1) / 2
        local = np.array([(out[0] + out[1]) / 2, along, up])
        center = turn @ local
        axis, other = (0, 1) if self.side.endswith("x") else (1, 0)
        center[axis] += self.at
        center[other] += self.middle
        solid: Solid = box
        if rows != (1, 1):
            solid = Lattice(box, (1.0, pitch[0], pitch[1]), (1, rows[0], rows[1]))
        k.put(solid, part, (float(center[0]), float(center[1]), float(center[2])), turn, cut)

    def windows(
        self,
        k: Kit,
        along: float,
        z: tuple[float, float],
        half: float,
        rows: tuple[int, int] = (1, 1),
        pitch: tuple[float, float] = (1.0, 1.0),
        frame: str = "",
        bars: int = 0,
    ) -> None:
        """Panes let into the wall; `frame` is the part of a surround, `bars` upright ones divide each pane."""
        side = k.d if self.side.endswith("x") else k.w
        across = k.w if self.side.endswith("x") else k.d
        deep, wide, tall = 0.03 * side, 0.032 * across, 0.032 * k.h
        if frame:
            grown = (z[0] - 0.8 * tall, z[1] + 0.8 * tall)
            self.put(k, (-deep, 0.4 * deep), along, grown, half + 0.8 * wide, frame, 0.0, rows, pitch)
        self.put(k, (-0.9 * deep, 2 * deep), along, z, half, "glass", 0.0, rows, pitch, cut=True)
        self.put(k, (-2.5 * deep, -0.55 * deep), along, z, half + 0.2 * wide, "glass", 0.0, rows, pitch)
        for i in range(bars):
            shift = half * (2 * (i + 1) / (bars + 1) - 1)
            self.put(k, (-2 * deep, 0.0), along + shift, z, 0.42 * wide, frame or "body", 0.0, rows, pitch)
