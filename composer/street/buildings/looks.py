"""Windows and doors: frames with panes behind the face of a wall, each kind drawn once and put where it is wanted."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np

from composer.street.buildings.footprint import FloatArray, Footprint, IntArray
from composer.street.buildings.shell import Shell, triangulated
from composer.vocabulary import read_vocabulary

SURROUND = 0.13
"""Metres of painted edge around a window."""
SHUTTER = 0.42
"""Width of an open shutter, as a share of the window's."""


@dataclass(frozen=True)
class Look:
    """A row of ``[looks]`` in ``facades.toml``; see there."""

    name: str
    columns: tuple[float, ...] = ()
    rows: tuple[float, ...] = ()
    bar: float = 0.06
    recess: float = 0.13
    panes: tuple[str, ...] = ()
    simpler: str = ""


@cache
def looks() -> Mapping[str, Look]:
    """Every kind of window and door by name."""
    found = {}
    for name, row in read_vocabulary("facades.toml")["looks"].items():
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        found[name] = Look(name, **values)
    return found


@dataclass(frozen=True)
class Kind:
    """A window or door together with what is painted on the wall around it: nothing, an edge or shutters.

    `sill` is the share of its height that is a panel in the wall's own face, below a loggia. `kneed` doors stand in
    two bands of the wall; `Opening.knee` is where these meet.
    """

    look: str
    around: str = ""
    sill: float = 0.0
    kneed: bool = False

    @property
    def simpler(self) -> Kind | None:
        """The next one with fewer triangles; None for the simplest."""
        name = looks()[self.look].simpler
        return Kind(name) if name else None

    @property
    def triangles(self) -> int:
        """How many it has, with those that its hole adds to the wall."""
        return len(_drawn(self).faces) + 6


@dataclass(frozen=True, eq=False)
class _Drawing:
    """Corners as sums: along = u0 + a w + b bar, up = z0 + c h + d bar, in = e recess, in the columns of `terms`.

    A `c` that is not a number stands for the knee.
    """

    terms: FloatArray
    faces: IntArray
    parts: tuple[str, ...]
    normals: FloatArray
    """Of each face: shares of the wall's own direction, of its outward normal, and of up."""
    rim: tuple[tuple[float, ...], ...]
    """The terms along which it meets the wall, counter-clockwise from outside."""


class _Pencil:
    def __init__(self) -> None:
        self.terms: list[tuple[float, ...]] = []
        self.faces: list[tuple[int, int, int]] = []
        self.parts: list[str] = []
        self.normals: list[tuple[float, float, float]] = []

    def corners(self, rows: Sequence[tuple[float, ...]]) -> list[int]:
        first = len(self.terms)
        self.terms += rows
        return list(range(first, len(self.terms)))

    def fan(self, corners: Sequence[int], part: str, normal: tuple[float, float, float]) -> None:
        """A convex polygon, counter-clockwise from outside."""
        for a, b in itertools.pairwise(corners[1:]):
            self.faces.append((corners[0], a, b))
            self.parts.append(part)
            self.normals.append(normal)


def _rectangle(left: Edge, right: Edge, low: Edge, high: Edge, deep: float) -> list[tuple[float, ...]]:
    """Corners of a rectangle, counter-clockwise from outside, the lower left one first."""
    return [(*left, *low, deep), (*right, *low, deep), (*right, *high, deep), (*left, *high, deep)]


Edge = tuple[float, float]
"""A place across a window: a share of its extent, and so many bars."""
_LOW, _HIGH, _OUT = (0.0, 0.0), (1.0, 0.0), (0.0, 1.0, 0.0)
_REVEALS = ((0.0, 0.0, 1.0), (-1.0, 0.0, 0.0), (0.0, 0.0, -1.0), (1.0, 0.0, 0.0))
"""Which way the sides of a recess look: that below, the right one, that above, the left one."""


@cache
def _drawn(kind: Kind) -> _Drawing:
    look, pencil = looks()[kind.look], _Pencil()
    sill: Edge = (kind.sill, 0.0)
    low = _LOW if not kind.sill else sill
    hole = pencil.corners(_rectangle(_LOW, _HIGH, low, _HIGH, 0.0))
    meets = hole
    if kind.sill:
        panel = pencil.corners(_rectangle(_LOW, _HIGH, _LOW, sill, 0.0)[:2])
        pencil.fan([*panel, hole[1], hole[0]], "cushion", _OUT)
        meets = [*panel, *hole[1:], hole[0]]
    back = pencil.corners(_rectangle(_LOW, _HIGH, low, _HIGH, 1.0))
    reveal = "body" if kind.sill else "frame"
    for k, normal in enumerate(_REVEALS):
        j = (k + 1) % 4
        if kind.kneed and k % 2:
            (knee,) = pencil.corners([(*(_HIGH if k == 1 else _LOW), np.nan, 0.0, 0.0)])
            pencil.fan([back[j], back[k], hole[k], knee, hole[j]], reveal, normal)
        else:
            pencil.fan([hole[k], hole[j], back[j], back[k]], reveal, normal)
    rows = _spans(look.rows if not kind.sill else (), low[0])
    panes = [(column, row) for row in rows for column in _spans(look.columns, 0.0)]
    parts = look.panes or ("glass",) * len(panes)
    if not look.bar:
        pencil.fan(back, parts[0], _OUT)
    else:
        inner = [pencil.corners(_rectangle(*column, *row, 1.0)) for column, row in panes]
        _frame(pencil, back, inner)
        for corners, part in zip(inner, parts, strict=True):
            pencil.fan(corners, part, _OUT)
    if kind.around == "shutters":
        meets = _shutters(pencil, hole)
    elif kind.around:
        meets = _edged(pencil, hole, SURROUND / look.bar)
    return _Drawing(
        np.array(pencil.terms, np.float64),
        np.array(pencil.faces),
        tuple(pencil.parts),
        np.array(pencil.normals, np.float64),
        tuple(pencil.terms[k][:4] for k in meets),
    )


def _spans(cuts: Sequence[float], start: float) -> list[tuple[Edge, Edge]]:
    """Between which places the panes lie, a bar apart and a bar from the rim."""
    stops = [start, *(start + cut * (1 - start) for cut in cuts), 1.0]
    last = len(stops) - 2
    return [((stops[k], 1.0 if k == 0 else 0.5), (stops[k + 1], -1.0 if k == last else -0.5)) for k in range(last + 1)]


def _frame(pencil: _Pencil, rim: list[int], panes: list[list[int]]) -> None:
    """The bars: what is left of the rim's rectangle when the panes are cut out."""
    # Any size shows which corners make a triangle.
    terms = np.array([pencil.terms[k] for k in [*rim, *(k for pane in panes for k in pane)]])
    flat = np.stack([terms[:, 0] + 0.05 * terms[:, 1], 1.3 * terms[:, 2] + 0.05 * terms[:, 3]], axis=1)
    names = np.array([*rim, *(k for pane in panes for k in pane)])
    loops = [np.arange(4), *(np.arange(4 * k + 7, 4 * k + 3, -1) for k in range(len(panes)))]
    for face in triangulated(flat, loops):
        pencil.faces.append(tuple(int(k) for k in names[face]))  # type: ignore[arg-type]
        pencil.parts.append("frame")
        pencil.normals.append(_OUT)


def _shutters(pencil: _Pencil, hole: list[int]) -> list[int]:
    """Open shutters in the wall's own face; where they meet the wall."""
    left = pencil.corners([(-SHUTTER, 0, 0, 0, 0), (-SHUTTER, 0, 1, 0, 0)])
    right = pencil.corners([(1 + SHUTTER, 0, 0, 0, 0), (1 + SHUTTER, 0, 1, 0, 0)])
    pencil.fan([left[0], hole[0], hole[3], left[1]], "cushion", _OUT)
    pencil.fan([hole[1], right[0], right[1], hole[2]], "cushion", _OUT)
    return [left[0], hole[0], hole[1], right[0], right[1], hole[2], hole[3], left[1]]


def _edged(pencil: _Pencil, hole: list[int], wide: float) -> list[int]:
    """A painted edge of so many bars in the wall's own face; where it meets the wall."""
    rim = pencil.corners(_rectangle((0, -wide), (1, wide), (0, -wide), (1, wide), 0.0))
    for k in range(4):
        j = (k + 1) % 4
        pencil.fan([rim[k], rim[j], hole[j], hole[k]], "frame", _OUT)
    return rim


@dataclass(frozen=True)
class Opening:
    """A window or door in the wall over one edge of the plan: from `left`, `low` on, metres."""

    kind: Kind
    edge: int
    left: float
    low: float
    width: float
    height: float
    knee: float = 0.0

    @property
    def _figures(self) -> tuple[float, ...]:
        return self.left, self.low, self.width, self.height, self.knee, looks()[self.kind.look].bar

    @cached_property
    def hole(self) -> list[tuple[float, float]]:
        """Where it meets the wall, metres along it and up, counter-clockwise from outside."""
        left, low, width, height, _, bar = self._figures
        # In the order in which `_placed` adds, so that the very same numbers come out.
        return [(left + a * width + b * bar, low + c * height + d * bar) for a, b, c, d in _drawn(self.kind).rim]

    @cached_property
    def extent(self) -> tuple[float, float, float, float]:
        """What it takes of the wall: left, right, low, high."""
        along, up = zip(*self.hole, strict=True)
        return min(along), max(along), min(up), max(up)


def _placed(terms: FloatArray, figures: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Along the wall and up, each (N, V), for the figures of openings (N, 6)."""
    left, low, width, height, knee, bar = (figures[:, k, None] for k in range(6))
    a, b, c, d = (terms[None, :, k] for k in range(4))
    return left + a * width + b * bar, np.where(np.isnan(c), knee, low + c * height + d * bar)


def put(shell: Shell, plan: Footprint, openings: Sequence[Opening]) -> None:
    """Draw openings into the walls over a plan."""
    by_kind: dict[Kind, list[Opening]] = {}
    for opening in openings:
        by_kind.setdefault(opening.kind, []).append(opening)
    for kind, same in by_kind.items():
        drawing, look = _drawn(kind), looks()[kind.look]
        edges = np.array([o.edge for o in same])
        along, up = _placed(drawing.terms, np.array([o._figures for o in same]))
        deep = drawing.terms[:, 4] * look.recess
        ahead, out = plan.directions[edges], plan.outward[edges]
        plane = plan.corners[edges][:, None] + along[..., None] * ahead[:, None] - deep[None, :, None] * out[:, None]
        corners = np.concatenate([plane, up[..., None]], axis=-1)
        axes = np.zeros((len(same), 3, 3))
        axes[:, 0, :2], axes[:, 1, :2], axes[:, 2, 2] = ahead, out, 1.0
        normals = np.einsum("fk,nkx->nfx", drawing.normals, axes)
        triangles = corners[:, drawing.faces]
        parts = np.array(drawing.parts)
        for part in sorted(set(drawing.parts)):
            chosen = parts == part
            shell.add(triangles[:, chosen].reshape(-1, 3, 3), normals[:, chosen].reshape(-1, 3), part)
