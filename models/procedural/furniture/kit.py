"""The carpenter's tools: what every furniture family builds its shapes with."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from models.procedural.sdf import Arc, Pillow, Placed, RoundBox, RoundCone, Solid, part_index

Point = tuple[float, float, float]

STYLE_NAMES: tuple[str, ...] = (
    "roundness",
    "leg form",
    "leg taper",
    "chunkiness",
    "softness",
    "metal",
    "detail",
    "lift",
)
"""What the eight numbers of a style vector mean, each in [0, 1]; shared by all families."""

THINNEST = 0.034
"""Least thickness of a part as a share of the box side: two voxels of the grid, below which the field breaks up."""


def lerp(low: float, high: float, share: float) -> float:
    """The value `share` of the way from `low` to `high`."""
    return low + (high - low) * share


def pick(value: float, count: int) -> int:
    """Which of `count` equal intervals of [0, 1] a value falls in."""
    return min(int(value * count), count - 1)


def turned_to(z: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The turn (3, 3) that brings the z axis to a unit vector."""
    helper = np.array([1.0, 0, 0]) if abs(z[0]) < 0.9 else np.array([0, 1.0, 0])
    x = np.cross(helper, z)
    x /= np.linalg.norm(x)
    return np.stack([x, np.cross(z, x), z], axis=1)


class Kit:
    """Collects the solids of one shape.

    Parameters
    ----------
    size : (depth, width, height)
        Of the box to fill, metres.
    style : mapping
        A value in [0, 1] for each of `STYLE_NAMES`.
    attributes : mapping
        A value in [0, 1] for each of the family's attributes.
    rng : numpy.random.Generator
        For what neither style nor attributes decide.
    """

    def __init__(
        self, size: Point, style: Mapping[str, float], attributes: Mapping[str, float], rng: np.random.Generator
    ) -> None:
        self.d, self.w, self.h = size
        self.style = style
        self.attributes = attributes
        self.rng = rng
        self.solids: list[Placed] = []

    # -- measures ---------------------------------------------------------------------------------------

    def thick(self, axis: int, metres: float) -> float:
        """A thickness along an axis, heavier with the style's chunkiness and never too thin for the field."""
        side = (self.d, self.w, self.h)[axis]
        return max(metres * lerp(0.75, 1.5, self.style["chunkiness"]), THINNEST * side)

    def least(self, axis: int, metres: float) -> float:
        """A thickness along an axis, as thin as asked for unless the field could not hold it."""
        return max(metres, THINNEST * (self.d, self.w, self.h)[axis])

    def gap(self, axis: int, metres: float = 0.01) -> float:
        """Width of a groove along an axis that the field can hold."""
        return max(metres, 0.03 * (self.d, self.w, self.h)[axis])

    def edge(self, most: float) -> float:
        """Radius of rounded edges, at most `most` metres."""
        return most * lerp(0.12, 1.0, self.style["roundness"])

    @property
    def legs_part(self) -> str:
        return "metal" if self.style["metal"] > 0.62 else "frame"

    # -- solids -----------------------------------------------------------------------------------------

    def put(
        self,
        solid: Solid,
        part: str,
        center: Point,
        matrix: npt.NDArray[np.float64] | None = None,
        cut: bool = False,
        blend: float = 0.0,
    ) -> None:
        """Add any solid."""
        self.solids.append(Placed(solid, part_index(part), center, np.eye(3) if matrix is None else matrix, cut, blend))

    def block(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        z: tuple[float, float],
        part: str,
        radius: float = 0.0,
        lean: float = 0.0,
        cut: bool = False,
    ) -> None:
        """A rounded box between two values per axis; `lean` shears its top along x by that many metres per metre."""
        half = tuple(max(abs(b - a) / 2, 1e-3) for a, b in (x, y, z))
        center = tuple((a + b) / 2 for a, b in (x, y, z))
        matrix = np.array([[1, 0, lean], [0, 1, 0], [0, 0, 1.0]])
        solid = RoundBox((half[0], half[1], half[2]), min(radius, 0.98 * min(half)))
        self.put(solid, part, (center[0], center[1], center[2]), matrix, cut)

    def cushion(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        z: tuple[float, float],
        part: str = "cushion",
        lean: float = 0.0,
    ) -> None:
        """Upholstery: from a crisp foam block to a puffy pillow with the style's softness."""
        half = tuple(max(abs(b - a) / 2, 1e-3) for a, b in (x, y, z))
        center = tuple((a + b) / 2 for a, b in (x, y, z))
        softness = self.style["softness"]
        matrix = np.array([[1, 0, lean], [0, 1, 0], [0, 0, 1.0]])
        spread = sorted(half)
        if softness > 0.72 and spread[2] < 1.5 * spread[1]:  # a long pillow would turn into a cigar
            solid: Solid = Pillow((half[0], half[1], half[2]), 4)
        else:
            solid = RoundBox((half[0], half[1], half[2]), min(half) * lerp(0.3, 0.95, min(softness / 0.72, 1.0)))
        self.put(solid, part, (center[0], center[1], center[2]), matrix)

    def leg(self, foot: Point, top: Point, thickness: float, part: str, form: float | None = None) -> None:
        """A leg from the floor to what it carries, square or round and tapered as the style says; may be splayed.

        `thickness` is its greatest width; it is widened along an axis where the field could not hold it.
        """
        style = self.style
        form = style["leg form"] if form is None else form
        foot_share = lerp(1.0, 0.5, style["leg taper"])
        rx = max(thickness / 2, THINNEST * self.d / 2 / lerp(1, foot_share, 0.6))
        ry = max(thickness / 2, THINNEST * self.w / 2 / lerp(1, foot_share, 0.6))
        half = abs(top[2] - foot[2]) / 2
        shear = [(top[0] - foot[0]) / (2 * half), (top[1] - foot[1]) / (2 * half)]
        center = ((foot[0] + top[0]) / 2, (foot[1] + top[1]) / 2, (foot[2] + top[2]) / 2)
        if form < 0.4:
            matrix = np.array([[1, 0, shear[0]], [0, 1, shear[1]], [0, 0, 1.0]])
            least = min(rx, ry, half)
            self.put(RoundBox((rx, ry, half), self.edge(0.5 * least), foot_share), part, center, matrix)
        else:
            big = max(rx, ry)
            matrix = np.array([[rx / big, 0, shear[0]], [0, ry / big, shear[1]], [0, 0, 1.0]])
            radius = min(0.25 * big * foot_share, 0.5 * half)
            self.put(RoundCone(big * foot_share, big, half, radius), part, center, matrix)

    def four_legs(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        z: tuple[float, float],
        thickness: float,
        part: str | None = None,
        form: float | None = None,
        splay: float | None = None,
    ) -> None:
        """Four legs whose feet stand in the corners of a rectangle; splayed ones lean inwards on their way up."""
        part = part or self.legs_part
        form = self.style["leg form"] if form is None else form
        lean = (0.0 if form < 0.65 else lerp(0.1, 0.28, self.style["leg taper"])) if splay is None else splay
        shift = lean * (z[1] - z[0])
        rx = max(thickness, THINNEST * self.d) / 2
        ry = max(thickness, THINNEST * self.w) / 2
        foot = lerp(1.0, 0.5, self.style["leg taper"]) if lean else 1.0
        for sx, ex in ((1, x[0]), (-1, x[1])):
            for sy, ey in ((1, y[0]), (-1, y[1])):
                fx, fy = ex + sx * rx * foot, ey + sy * ry * foot
                dx = sx * min(shift, abs(x[1] - x[0]) * 0.3)
                dy = sy * min(shift, abs(y[1] - y[0]) * 0.3)
                self.leg((fx, fy, z[0]), (fx + dx, fy + dy, z[1]), thickness, part, form)

    def post(
        self,
        center: tuple[float, float],
        z: tuple[float, float],
        radius: float,
        part: str,
        top: float | None = None,
        rounding: float | None = None,
        oval: float = 1.0,
    ) -> None:
        """An upright cylinder or frustum; `oval` stretches it along y."""
        top = radius if top is None else top
        half = max((z[1] - z[0]) / 2, 1e-3)
        limit = 0.95 * min(radius, top, half)
        rounding = min(self.edge(0.5 * half) if rounding is None else rounding, limit)
        self.put(
            RoundCone(radius, top, half, rounding),
            part,
            (center[0], center[1], (z[0] + z[1]) / 2),
            np.diag([1.0, oval, 1.0]),
        )

    def bar(self, a: Point, b: Point, radius: float, part: str, end_radius: float | None = None) -> None:
        """A round bar between two points in any direction."""
        start, stop = np.asarray(a, float), np.asarray(b, float)
        along = stop - start
        length = float(np.linalg.norm(along))
        z = along / max(length, 1e-9)
        matrix = turned_to(z)
        end = radius if end_radius is None else end_radius
        center = (start + stop) / 2
        solid = RoundCone(radius, end, length / 2, 0.5 * min(radius, end, length / 2))
        self.put(solid, part, (float(center[0]), float(center[1]), float(center[2])), matrix)

    def curve(
        self,
        center: Point,
        bend: tuple[float, float],
        section: tuple[float, float],
        angle: float,
        part: str,
        radius: float,
        lean: float = 0.0,
    ) -> None:
        """A curved wall or rail in the horizontal plane, its middle towards -x.

        `bend` are the outer half sides along x and y, `section` the thickness across and the height.
        """
        big = max(bend)
        across = section[0] * big / min(bend)
        radius = min(radius, 0.49 * across, 0.49 * section[1])
        solid = Arc(big - across / 2, across / 2, section[1] / 2, angle, radius)
        matrix = np.array([[bend[0] / big, 0, lean], [0, bend[1] / big, 0], [0, 0, 1.0]])
        self.put(solid, part, center, matrix)

    def pill(self, center: Point, half: Point, part: str, power: int = 2, blend: float = 0.0) -> None:
        """An ellipsoid (power 2) or a pillow (power 4)."""
        self.put(Pillow(half, power), part, center, blend=blend)

    def dome(self, center: Point, half: Point, part: str, hanging: bool = False) -> None:
        """Half an ellipsoid standing on its flat side, or `hanging` from it."""
        self.put(Pillow(half, 2, dome=True), part, center, np.diag([1.0, 1.0, -1.0 if hanging else 1.0]))

    def disc(
        self,
        x: tuple[float, float],
        center: tuple[float, float],
        radius: float,
        part: str,
        top: float | None = None,
        rounding: float | None = None,
        cut: bool = False,
    ) -> None:
        """A round plate, knob or porthole that faces the front: a cylinder about x, or a frustum to `top` at its front.

        `center` is (y, z). The radius is widened along an axis where the field could not hold it.
        """
        ry, rz = (max(radius, THINNEST * side / 2) for side in (self.w, self.h))
        big = max(ry, rz)
        half = max(abs(x[1] - x[0]) / 2, 1e-3)
        front = big if top is None else big * top / radius
        least = 0.95 * min(big, front, half)
        rounding = min(self.edge(0.5 * half) if rounding is None else rounding, least)
        matrix = np.array([[0, 0, 1.0], [ry / big, 0, 0], [0, rz / big, 0]])
        self.put(RoundCone(big, front, half, rounding), part, ((x[0] + x[1]) / 2, *center), matrix, cut)

    def tube(self, points: Sequence[Point], radius: float, part: str, end_radius: float | None = None) -> None:
        """A round bar along a line of points, widened along each axis where the field could not hold it."""
        wide = np.array([max(radius, THINNEST * side / 2) for side in (self.d, self.w, self.h)])
        stretch = wide / wide.min()
        thin = float(wide.min())
        line = [np.asarray(p, float) / stretch for p in points]
        radii = np.linspace(thin, thin if end_radius is None else thin * end_radius / radius, len(line))
        for i, (start, stop) in enumerate(itertools.pairwise(line)):
            along = stop - start
            length = max(float(np.linalg.norm(along)), 1e-6)
            z = along / length
            turn = turned_to(z)
            low, high = float(radii[i]), float(radii[i + 1])
            solid = RoundCone(low, high, length / 2, 0.4 * min(low, high, length / 2))
            middle = (start + stop) / 2 * stretch
            self.put(solid, part, (float(middle[0]), float(middle[1]), float(middle[2])), np.diag(stretch) @ turn)
            if i:
                joint = points[i]
                half = wide * (low / thin)
                self.pill(joint, (float(half[0]), float(half[1]), float(half[2])), part)

    def leaf(
        self, root: Point, tip: Point, width: float, thickness: float, part: str = "foliage", roll: float = 0.0
    ) -> None:
        """A flat ellipsoid from `root` to `tip`, its flat side up unless rolled about its length (radians)."""
        start, stop = np.asarray(root, float), np.asarray(tip, float)
        along = stop - start
        length = max(float(np.linalg.norm(along)), 1e-6)
        z = along / length
        helper = np.array([0, 0, 1.0]) if abs(z[2]) < 0.95 else np.array([1.0, 0, 0])
        across = np.cross(helper, z)
        across /= np.linalg.norm(across)
        normal = np.cross(z, across)
        c, s = float(np.cos(roll)), float(np.sin(roll))
        across, normal = c * across + s * normal, c * normal - s * across
        axes = np.stack([across, normal, z], axis=1)
        # an ellipsoid is thin towards its rim, so it is made thicker than a board would be
        least = 0.7 * THINNEST * float(np.abs(normal) @ np.array([self.d, self.w, self.h]))
        half = (max(width / 2, least), max(thickness / 2, least), length / 2)
        middle = (start + stop) / 2
        self.put(Pillow(half), part, (float(middle[0]), float(middle[1]), float(middle[2])), axes)
