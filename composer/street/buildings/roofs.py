"""Roofs: what covers a plan from the eaves up, and what the walls must reach.

Forms with a ridge (gabled, gambrel, half-hipped, skillion) are cut out of the roof of the nearest rectangle where the
plan is nearly one. Everything else, and every plan that is none, gets its sides from the straight skeleton, with a
gable at the end of each wing where the form has gables.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely

from composer.street.buildings.envelope import Plane, cells
from composer.street.buildings.footprint import FloatArray, Footprint
from composer.street.buildings.pieces import Form, Loop, Roof, Side
from composer.street.buildings.skeleton import SkeletonError, skeleton

NEARLY = 0.86
"""Share of its rectangle from which on a plan counts as one."""


def roof(plan: Footprint, kind: str, form: Form) -> Roof:
    """The roof of a kind over a plan; a flat one where the plan is too tangled for it."""
    if form.rise > 1e-6 and kind != "flat":
        for build in _BUILDERS.get(kind, (hipped,)):
            try:
                found = build(plan, form)
            except SkeletonError:
                continue
            if found is not None:
                return found
    return flat(plan, form)


# Flat


PARAPET = 0.35
"""Usual height, metres, of what stands around a flat roof; it is part of the building's height."""
THICK = 0.28


def flat(plan: Footprint, form: Form) -> Roof:
    """A deck behind a parapet."""
    count = len(plan.corners)
    rim = np.column_stack([plan.corners, np.full(count, form.top)])
    starts = np.cumsum([0, *(len(ring) for ring in plan.rings)])
    outline: list[Loop] = [tuple(range(a, b)) for a, b in itertools.pairwise(starts)]
    tops: list[Loop] = [(k, int(plan.following[k])) for k in range(count)]
    up = np.array([0.0, 0.0, 1.0])
    height = form.rise if form.rise > 0.05 else min(PARAPET, 0.1 * form.top)
    inner = plan.polygon.buffer(-THICK, join_style="mitre", mitre_limit=3.0)
    if form.plain or inner.geom_type != "Polygon" or inner.area < 4.0 or not inner.within(plan.polygon):
        return Roof(rim, [Side(outline, up)], tops)
    deck = Footprint.of([np.array(ring.coords)[:-1] for ring in (inner.exterior, *inner.interiors)], 1e-4)
    high = np.column_stack([deck.corners, np.full(len(deck.corners), form.top)])
    low = np.column_stack([deck.corners, np.full(len(deck.corners), form.top - height)])
    points = np.concatenate([rim, high, low])
    first = np.cumsum([count, *(len(ring) for ring in deck.rings)])
    edge: list[Loop] = [tuple(range(a, b)) for a, b in itertools.pairwise(first)]
    below = [tuple(k + len(high) for k in loop) for loop in edge]
    tops_of_parapet = _around(plan, deck, outline, edge)
    if tops_of_parapet is None:
        return Roof(rim, [Side(outline, up)], tops)
    sides = [Side(below, up), *(Side(loops, up, "frame") for loops in tops_of_parapet)]
    for k, step in enumerate(deck.following):
        a, b = count + k, count + int(step)
        loop = (b, a, a + len(high), b + len(high))
        sides.append(Side([loop], np.array([*-deck.outward[k], 0.0]), "frame"))
    return Roof(points, sides, tops)


def _around(plan: Footprint, deck: Footprint, outline: list[Loop], edge: list[Loop]) -> list[list[Loop]] | None:
    """The top of the parapet: between outline and deck, and around each courtyard; None where courtyards ran together.

    `outline` and `edge` are the point numbers of the rings of `plan` and `deck`.
    """
    if len(outline) != len(edge):
        return None
    rings = [[outline[0], edge[0][::-1]]]
    openings = [shapely.Polygon(ring) for ring in deck.rings[1:]]
    for ring, hole in zip(plan.rings[1:], outline[1:], strict=True):
        around = [k for k, opening in enumerate(openings) if opening.contains(shapely.Point(ring[0]))]
        if len(around) != 1:
            return None
        rings.append([edge[1 + around[0]][::-1], hole])
    return rings


# With a ridge, over a rectangle


@dataclass(frozen=True)
class _Frame:
    """The rectangle around a plan: its middle, the unit vectors along and across, half its sides."""

    middle: FloatArray
    along: FloatArray
    across: FloatArray
    half: tuple[float, float]
    fill: float

    @classmethod
    def around(cls, plan: Footprint) -> _Frame:
        box = shapely.minimum_rotated_rectangle(plan.polygon)
        corners = shapely.get_coordinates(box)[:4]
        a, b = corners[1] - corners[0], corners[2] - corners[1]
        if np.hypot(*a) < np.hypot(*b):
            a, b = b, a
        long, short = float(np.hypot(*a)), float(np.hypot(*b))
        along = a / long
        return cls(
            corners.mean(axis=0),
            along,
            np.array([-along[1], along[0]]),
            (long / 2, short / 2),
            float(plan.polygon.area) / max(long * short, 1e-9),
        )

    def slope(self, direction: FloatArray, at: float, height: float, rate: float) -> Plane:
        """The plane that has `height` where `direction` reaches `at` from the middle, falling outward by `rate`."""
        gradient = -rate * direction
        return Plane(float(gradient[0]), float(gradient[1]), float(height + rate * at - gradient @ self.middle))


def _over_rectangle(shape: Callable[[_Frame, Form], list[Plane]]) -> Callable[[Footprint, Form], Roof | None]:
    def build(plan: Footprint, form: Form) -> Roof | None:
        frame = _Frame.around(plan)
        fits = len(plan.rings) == 1 and frame.fill >= NEARLY and frame.half[1] > 0.5
        return cells(plan, shape(frame, form)) if fits else None

    return build


def _gable_planes(frame: _Frame, form: Form) -> list[Plane]:
    rate = form.rise / frame.half[1]
    return [frame.slope(side * frame.across, frame.half[1], form.eaves, rate) for side in (1, -1)]


def _half_hip_planes(frame: _Frame, form: Form) -> list[Plane]:
    """A gable up to the middle, then a hip that is as steep as the sides."""
    rate = form.rise / frame.half[1]
    middle = form.eaves + 0.55 * form.rise
    ends = [frame.slope(side * frame.along, frame.half[0], middle, rate) for side in (1, -1)]
    return [*_gable_planes(frame, form), *ends]


def _gambrel_planes(frame: _Frame, form: Form) -> list[Plane]:
    """Steep below, flatter above a knee two thirds up."""
    half, knee = frame.half[1], 0.66 * form.rise
    steep, slight = knee / (0.36 * half), (form.rise - knee) / (0.64 * half)
    lower = [frame.slope(side * frame.across, half, form.eaves, steep) for side in (1, -1)]
    upper = [frame.slope(side * frame.across, 0.64 * half, form.eaves + knee, slight) for side in (1, -1)]
    return [*lower, *upper]


def _skillion_planes(frame: _Frame, form: Form) -> list[Plane]:
    # The low side is the one that looks to the front, toward +x.
    across = frame.across if abs(frame.across[0]) > abs(frame.along[0]) else frame.along
    reach = frame.half[1] if across is frame.across else frame.half[0]
    across = across if across[0] >= 0 else -across
    return [frame.slope(across, reach, form.eaves, form.rise / (2 * reach))]


def skillion(plan: Footprint, form: Form) -> Roof | None:
    """One slope over any plan, rising to the very top."""
    plane = _skillion_planes(_Frame.around(plan), form)[0]
    heights = plane.at(plan.corners)
    low, high = float(heights.min()), float(heights.max())
    if high - low < 1e-6:
        return None
    # The plan need not reach the corners of its rectangle.
    rate = form.rise / (high - low)
    return cells(plan, [Plane(plane.a * rate, plane.b * rate, form.eaves + (plane.c - low) * rate)])


# From the skeleton


Profile = Callable[[FloatArray], FloatArray]


def _straight(share: FloatArray) -> FloatArray:
    return share


def _round(share: FloatArray) -> FloatArray:
    bulge: FloatArray = np.sqrt(np.clip(1 - (1 - share) ** 2, 0, 1))
    return bulge


def _bent(knee: float, height: float) -> Profile:
    def profile(share: FloatArray) -> FloatArray:
        return np.interp(share, [0.0, knee, 1.0], [0.0, height, 1.0])

    return profile


def hipped(plan: Footprint, form: Form) -> Roof:
    """Every wall has its side of the roof."""
    return _from_skeleton(plan, form, _straight)


def mansard(plan: Footprint, form: Form) -> Roof:
    """Steep below, nearly flat above."""
    return _from_skeleton(plan, form, _bent(0.3, 0.78), (0.3,))


def _domed(plan: Footprint, form: Form) -> Roof:
    return _from_skeleton(plan, form, _round, (0.04, 0.15, 0.35, 0.62), curved=True)


def _wings_gabled(plan: Footprint, form: Form) -> Roof:
    return _from_skeleton(plan, form, _straight, gable=1.0)


def _wings_half_hipped(plan: Footprint, form: Form) -> Roof:
    return _from_skeleton(plan, form, _straight, gable=0.55)


def _from_skeleton(
    plan: Footprint,
    form: Form,
    profile: Profile,
    knees: Sequence[float] = (),
    gable: float = 0.0,
    curved: bool = False,
) -> Roof:
    made = skeleton(plan)
    deepest = float(made.depths.max())
    if deepest < 1e-3:
        raise SkeletonError("the plan has no width")
    if knees:
        made = skeleton(plan, [share * deepest for share in knees])
    draft = _Draft(plan, made.points, made.depths / deepest, [(f.edge, f.band, list(f.loop)) for f in made.faces])
    if gable:
        draft.open_ends(gable, deepest)
    return draft.roof(form, profile, [0.0, *knees, 1.0], deepest, curved)


@dataclass
class _Draft:
    """Sides of a skeleton's roof before they get heights; `shares` are depths, 1 for the deepest."""

    plan: Footprint
    points: FloatArray
    shares: FloatArray
    faces: list[tuple[int, int, list[int]]]
    ends: dict[int, list[int]] = field(default_factory=dict)

    def open_ends(self, gable: float, deepest: float) -> None:
        """Turn the hips at the ends of wings into gables, or into half hips that begin at this share of the height."""
        for edge, _, loop in list(self.faces):
            peaks = [p for p in loop if p >= len(self.plan.corners)]
            before, after = int(self.plan.previous[edge]), int(self.plan.following[edge])
            if len(loop) != 3 or len(peaks) != 1 or self.plan.directions[before] @ self.plan.directions[after] > -0.8:
                continue
            sharing = [face for face in self.faces if peaks[0] in face[2]]
            if sorted(face[0] for face in sharing) != sorted({edge, before, after}):
                continue
            self._open(edge, before, after, peaks[0], gable, deepest)

    def _open(self, edge: int, before: int, after: int, peak: int, gable: float, deepest: float) -> None:
        plan, start, end = self.plan, edge, int(self.plan.following[edge])
        # Where on the wall both neighbouring sides are equally high: depths along it are linear.
        grow = float(plan.directions[edge] @ -plan.outward[before])
        fall = float(plan.directions[edge] @ -plan.outward[after])
        if grow <= 1e-6 or fall >= -1e-6:
            return
        at = plan.lengths[edge] * -fall / (grow - fall)
        height = at * grow / deepest
        if height > 1.35:  # the neighbours part so widely that the ridge would rise outward
            return
        tip = plan.point(edge, np.array([at]))[0]
        if gable >= 1.0:
            self.points[peak], self.shares[peak] = tip, height
            self.ends[edge] = [start, peak, end]
            self.faces = [face for face in self.faces if face[0] != edge]
            return
        share = gable * height
        spots = np.array([share * deepest / grow, plan.lengths[edge] - share * deepest / -fall])
        first = len(self.points)
        self.points = np.concatenate([self.points, plan.point(edge, spots)])
        self.shares = np.concatenate([self.shares, [share, share]])
        self.points[peak] += gable * (tip - self.points[peak])
        self.shares[peak] += gable * (height - self.shares[peak])
        self.ends[edge] = [start, first, first + 1, end]
        for number, (owner, band, loop) in enumerate(self.faces):
            if owner == edge:
                self.faces[number] = (owner, band, [first, first + 1, peak])
            elif owner == before and peak in loop:
                loop.insert(_gap(loop, start, peak), first)
            elif owner == after and peak in loop:
                loop.insert(_gap(loop, peak, end), first + 1)

    def roof(self, form: Form, profile: Profile, stops: list[float], deepest: float, curved: bool) -> Roof:
        shares = self.shares / max(float(self.shares.max()), 1.0)
        rises = profile(np.array(stops))
        # Sides are flat between the stops, also where one of them ends in between.
        points = np.column_stack([self.points, form.eaves + form.rise * np.interp(shares, stops, rises)])
        sides = []
        for edge, band, loop in self.faces:
            if edge in self.ends:
                normal = _normal_of(points[loop])
            else:
                low, high = stops[band], stops[band + 1]
                rate = form.rise * (rises[band + 1] - rises[band]) / ((high - low) * deepest)
                normal = np.array([*self.plan.outward[edge] * rate / max(float(self.shares.max()), 1.0), 1.0])
            sides.append(Side([loop], normal / np.linalg.norm(normal), curved=curved))
        tops = [tuple(self.ends.get(k, (k, int(after)))) for k, after in enumerate(self.plan.following)]
        return Roof(points, sides, tops)


def _gap(loop: list[int], a: int, b: int) -> int:
    """Where to insert a point between two that follow each other, either way round."""
    for k in range(len(loop)):
        if {loop[k - 1], loop[k]} == {a, b}:
            return k
    raise SkeletonError("the sides of the roof do not meet")


def _normal_of(points: FloatArray) -> FloatArray:
    a, b, c = points[:3]
    normal: FloatArray = np.cross(b - a, c - a)
    return normal


# To a point


def pyramidal(plan: Footprint, form: Form) -> Roof | None:
    """All sides meet in one point, over a plan that can be seen whole from its middle."""
    tip = _middle(plan)
    if tip is None:
        return None
    return _rings(plan, form, tip, [1.0], [0.0], curved=len(plan.corners) >= 12)


def dome(plan: Footprint, form: Form) -> Roof | None:
    """A cupola, over a plan that can be seen whole from its middle."""
    tip = _middle(plan)
    if tip is None:
        return None
    steps = np.radians([0, 22, 43, 62, 78] if not form.plain else [0, 45])
    return _rings(plan, form, tip, list(np.cos(steps)), list(np.sin(steps)), curved=True)


def _middle(plan: Footprint) -> FloatArray | None:
    if len(plan.rings) > 1:
        return None
    middle = np.array(plan.polygon.centroid.coords[0])
    clear = (middle - plan.corners) * -plan.outward
    return middle if (clear.sum(axis=1) > 0.3).all() else None


def _rings(plan: Footprint, form: Form, tip: FloatArray, sizes: list[float], rises: list[float], curved: bool) -> Roof:
    """Rings that shrink toward a tip while they rise."""
    count = len(plan.corners)
    levels = [
        np.column_stack([tip + (plan.corners - tip) * size, np.full(count, form.eaves + form.rise * rise)])
        for size, rise in zip(sizes, rises, strict=True)
    ]
    levels[0][:, :2] = plan.corners
    points = np.concatenate([*levels, [[*tip, form.top]]])
    last, sides = len(points) - 1, []
    for level in range(len(levels)):
        for k in range(count):
            a, b = level * count + k, level * count + int(plan.following[k])
            loop = (a, b, last) if level == len(levels) - 1 else (a, b, b + count, a + count)
            normal = np.cross(points[loop[1]] - points[loop[0]], points[loop[-1]] - points[loop[0]])
            sides.append(Side([loop], normal / np.linalg.norm(normal), curved=curved))
    return Roof(points, sides, [(k, int(plan.following[k])) for k in range(count)])


_BUILDERS: Mapping[str, tuple[Callable[[Footprint, Form], Roof | None], ...]] = {
    "gabled": (_over_rectangle(_gable_planes), _wings_gabled, hipped),
    "half-hipped": (_over_rectangle(_half_hip_planes), _wings_half_hipped, hipped),
    "gambrel": (_over_rectangle(_gambrel_planes), mansard),
    "skillion": (skillion,),
    "hipped": (hipped,),
    "pyramidal": (pyramidal, hipped),
    "mansard": (mansard,),
    "dome": (dome, _domed),
}
