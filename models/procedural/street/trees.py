"""Trees of the street: broad crowns, conifers, columns, palms and young ones on stakes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.procedural.furniture.kit import THINNEST, Kit, lerp, pick
from models.procedural.furniture.registry import family
from models.procedural.sdf import Floats, Pillow
from models.procedural.street.solids import puffs


@dataclass(frozen=True)
class Tier:
    """A cone about z whose rim is cut into branches: as far as `low` at the bottom, `high` at the top.

    `lobes` branches are deeper than the gaps between them by a share `depth`, more so towards the rim.
    """

    low: float
    high: float
    half: float
    lobes: int
    depth: float
    phase: float = 0.0

    def distance(self, x: Floats, y: Floats, z: Floats) -> Floats:
        rho = np.sqrt(np.square(x) + np.square(y))
        wave = 0.5 + 0.5 * np.cos(np.float32(self.lobes) * (np.arctan2(y, x) - np.float32(self.phase)))
        share = np.clip((z + np.float32(self.half)) / np.float32(2 * self.half), 0, 1)
        reach = (self.low + (self.high - self.low) * share) * (1 - self.depth * (1 - wave) * (1 - 0.6 * share))
        steep = np.float32(1 / np.hypot(1.0, (self.low - self.high) / (2 * self.half)))
        # the underside rises towards the gaps, as hanging branches do
        under = -z - np.float32(self.half) + np.float32(0.35 * self.half) * (1 - wave) * np.minimum(rho / self.low, 1)
        solid: Floats = np.maximum(np.maximum((rho - reach) * steep, under), z - np.float32(self.half)).astype(
            np.float32
        )
        return solid

    def support(self, direction: npt.NDArray[np.float64]) -> float:
        angles = np.linspace(0, 2 * np.pi, 721)
        reach = 1 - self.depth * (0.5 - 0.5 * np.cos(self.lobes * (angles - self.phase)))
        along = (np.cos(angles) * direction[0] + np.sin(angles) * direction[1]) * reach
        across = float(along.max())
        return float(max(across * self.low - direction[2] * self.half, across * self.high + direction[2] * self.half))


def trunk(k: Kit, top: float, radius: float, lean: tuple[float, float] = (0.0, 0.0), taper: float = 0.6) -> None:
    """A trunk with a flare at its foot."""
    thick = max(radius, 0.5 * THINNEST * max(k.d, k.w) * 1.15)
    k.bar((0.0, 0.0, 0.0), (lean[0], lean[1], top), thick, "frame", max(taper * thick, 0.5 * THINNEST * max(k.d, k.w)))
    k.post((0.0, 0.0), (0.0, 0.035 * k.h), 1.65 * thick, "frame", 1.05 * thick, rounding=0.0)


TREE_ATTRIBUTES = ("crown", "trunk height", "trunk girth", "density", "fullness", "lean", "asymmetry", "flatness")


@family("tree", attributes=TREE_ATTRIBUTES)
def tree(k: Kit, category: str) -> None:
    """A broadleaf: a round crown, a spreading one, a vase, several clouds on boughs, or more than one stem."""
    a = k.attributes
    kind = pick(a["crown"], 5)
    x, y, high = k.d / 2, k.w / 2, k.h
    bare = lerp(0.22, 0.42, a["trunk height"]) * high
    if kind == 1:
        bare = lerp(0.34, 0.5, a["trunk height"]) * high
    girth = lerp(0.022, 0.042, a["trunk girth"]) * high
    lean = (lerp(-0.12, 0.12, a["lean"]) * x, float(k.rng.uniform(-0.08, 0.08)) * y)
    count = 18 + int(26 * a["density"])
    ball = lerp(0.36, 0.22, a["density"])
    middle = (bare + high) / 2
    half = (high - bare) / 2
    if kind == 4:
        stems = 2 + pick(a["trunk girth"], 2)
        phase = float(k.rng.uniform(0, 2 * np.pi))
        for i in range(stems):
            c, s = np.cos(phase + 2 * np.pi * i / stems), np.sin(phase + 2 * np.pi * i / stems)
            foot, top = 0.07, 0.36
            thick = max(0.6 * girth, 0.55 * THINNEST * max(k.d, k.w))
            k.bar(
                (float(foot * x * c), float(foot * y * s), 0.0),
                (float(top * x * c), float(top * y * s), middle),
                thick,
                "frame",
            )
    else:
        trunk(k, middle, girth, lean)
        for i in range(3 + int(2 * a["density"])):
            angle = i * 2.39996 + 6.0 * a["asymmetry"]
            z = lerp(0.8, 1.0, (i % 3) / 2) * bare
            out = (0.55 * x * float(np.cos(angle)), 0.55 * y * float(np.sin(angle)))
            share = z / middle
            thick = max(0.5 * girth, 0.5 * THINNEST * max(k.d, k.w))
            k.bar((lean[0] * share, lean[1] * share, z), (out[0], out[1], middle), thick, "frame", 0.8 * thick)
    if kind == 1:
        # spreading: a wide, flat cloud above one a little lower
        puffs(k, (0.0, 0.0, lerp(bare, high, 0.58)), (x, y, 0.42 * (high - bare)), count, ball * 0.85, low=-0.35)
        shift = lerp(-0.3, 0.3, a["asymmetry"])
        puffs(
            k,
            (shift * x, -shift * y, lerp(bare, high, 0.3)),
            (0.68 * x, 0.68 * y, 0.3 * (high - bare)),
            count // 2,
            ball,
            low=-0.3,
        )
    elif kind == 2:
        # a vase: narrow where it leaves the trunk, widest near the top
        puffs(k, (0.0, 0.0, lerp(bare, high, 0.68)), (x, y, 0.32 * (high - bare)), count, ball, low=-0.6)
        puffs(k, (0.0, 0.0, lerp(bare, high, 0.38)), (0.66 * x, 0.66 * y, 0.36 * (high - bare)), count // 2, ball)
        k.pill((0.0, 0.0, lerp(bare, high, 0.2)), (0.36 * x, 0.36 * y, 0.28 * (high - bare)), "foliage", blend=0.3)
    elif kind == 3:
        # clouds on boughs, the highest in the middle
        clouds = 4 + pick(a["fullness"], 3)
        phase = 2 * np.pi * a["asymmetry"]
        for i in range(clouds):
            angle = phase + 2 * np.pi * i / clouds
            size = float(k.rng.uniform(0.40, 0.56))
            at_z = lerp(bare, high, float(k.rng.uniform(0.28, 0.6)))
            at = ((1 - size) * x * float(np.cos(angle)), (1 - size) * y * float(np.sin(angle)), at_z)
            puffs(
                k,
                at,
                (size * x, size * y, lerp(0.26, 0.34, a["flatness"]) * (high - bare)),
                count // 2,
                ball * 1.1,
                low=-0.5,
            )
            k.bar((0.0, 0.0, 0.9 * bare), at, max(0.45 * girth, 0.5 * THINNEST * max(k.d, k.w)), "frame")
        puffs(
            k,
            (lean[0], lean[1], lerp(bare, high, 0.7)),
            (0.62 * x, 0.62 * y, 0.3 * (high - bare)),
            count // 2,
            ball,
            low=-0.5,
        )
    else:
        # round or egg-shaped, fuller on one side
        low = lerp(-0.85, -0.5, a["flatness"])
        puffs(
            k,
            (0.0, 0.0, middle + 0.06 * half),
            (x, y, half * 0.94),
            count,
            ball,
            core=lerp(0.66, 0.82, a["fullness"]),
            low=low,
        )
        side = lerp(-0.3, 0.3, a["asymmetry"])
        puffs(
            k,
            (side * x, 0.2 * side * y, middle - 0.1 * half),
            (0.68 * x, 0.68 * y, 0.7 * half),
            count // 2,
            ball,
            low=low,
        )


CONIFER_ATTRIBUTES = ("shape", "tiers", "trunk height", "droop", "branches", "slenderness", "raggedness")


@family("conifer", attributes=CONIFER_ATTRIBUTES)
def conifer(k: Kit, category: str) -> None:
    """A spruce in tiers, a dense cone, or a pine with clouds on a bare trunk."""
    a = k.attributes
    kind = pick(a["shape"], 3)
    x, y, high = k.d / 2, k.w / 2, k.h
    oval = np.diag([1.0, y / x, 1.0])
    if kind == 2:
        bare = lerp(0.35, 0.55, a["trunk height"]) * high
        bend = lerp(-0.2, 0.2, a["raggedness"])
        trunk(k, 0.9 * high, 0.03 * high, (bend * x, 0.1 * y), 0.5)
        count = 4 + pick(a["tiers"], 3)
        for i in range(count):
            share = i / (count - 1)
            size = lerp(0.52, 0.42, share)
            angle = i * 2.39996 + 6 * a["branches"]
            out = (1 - size) * (1.0 if i < count - 1 else 0.0)
            at = (
                out * x * float(np.cos(angle)),
                out * y * float(np.sin(angle)),
                lerp(bare + 0.08 * high, 0.885 * high, share),
            )
            puffs(k, at, (size * x, size * y, 0.115 * high), 9, 0.42, low=-0.4)
            k.bar(
                (bend * x * 0.7, 0.0, at[2] - 0.09 * high),
                at,
                max(0.014 * high, 0.5 * THINNEST * max(k.d, k.w)),
                "frame",
            )
        return
    bare = lerp(0.05, 0.2, a["trunk height"]) * high
    trunk(k, 0.6 * high, 0.022 * high)
    tiers = (5 + pick(a["tiers"], 4)) if kind == 0 else 3 + pick(a["tiers"], 2)
    lobes = 7 + pick(a["branches"], 4)
    for i in range(tiers):
        share, after = i / tiers, (i + 1) / tiers
        wide = x * (1 - share) ** lerp(0.75, 1.1, a["slenderness"])
        z0 = lerp(bare, high, share * lerp(0.94, 1.0, share))
        z1 = min(lerp(bare, high, after) + lerp(0.1, 0.16, a["droop"]) * high, high)
        if i == tiers - 1:
            z1, wide = high, max(wide, 0.16 * x)
        tip = wide * (0.3 if i < tiers - 1 else 0.05) + 0.015 * x
        depth = lerp(0.1, 0.38, a["raggedness"]) * (1.0 if kind == 0 else 0.5)
        wiggle = float(k.rng.uniform(0.94, 1.0)) if i else 1.0
        tier = Tier(
            wide * wiggle, tip, (z1 - z0) / 2, lobes, depth, 0.0 if i == 0 else float(k.rng.uniform(0, 2 * np.pi))
        )
        k.put(tier, "foliage", (0.0, 0.0, (z0 + z1) / 2), oval)


COLUMN_ATTRIBUTES = ("shape", "trunk height", "density", "taper", "widest", "raggedness", "trunk girth")


@family("columnar_tree", attributes=COLUMN_ATTRIBUTES)
def columnar_tree(k: Kit, category: str) -> None:
    """A cypress like a flame, a poplar, or a clipped column."""
    a = k.attributes
    kind = pick(a["shape"], 3)
    x, y, high = k.d / 2, k.w / 2, k.h
    bare = lerp(0.05, 0.2, a["trunk height"]) * high
    trunk(k, 0.5 * high, lerp(0.016, 0.028, a["trunk girth"]) * high)
    if kind == 2:
        k.post(
            (0.0, 0.0),
            (bare, high),
            x,
            "foliage",
            x * lerp(0.6, 1.0, a["taper"]),
            oval=y / x,
            rounding=lerp(0.3, 0.9, a["raggedness"]) * x,
        )
        top = lerp(0.6, 1.0, a["taper"])
        for i in range(40):
            share = (i + 0.5) / 40
            reach = lerp(1.0, top, share) * 0.8
            at = (
                reach * x * float(np.cos(2.39996 * i)),
                reach * y * float(np.sin(2.39996 * i)),
                lerp(bare + 0.2 * x, high - 0.3 * x, share),
            )
            k.pill(at, (0.19 * x, 0.19 * y, 0.05 * high), "foliage", blend=0.06 * x)
        return
    rows = 8 + int(8 * a["density"])
    widest = lerp(0.25, 0.5, a["widest"])
    for i in range(rows):
        share = (i + 0.5) / rows
        wide = np.sin(np.pi * (0.5 * share / widest if share < widest else 0.5 + 0.5 * (share - widest) / (1 - widest)))
        wide = max(float(wide) ** lerp(0.5, 0.9, a["taper"]), 0.2)
        size = (high - bare) / rows * 1.5
        z = lerp(bare + size, high - size, share)
        k.pill((0.0, 0.0, z), (0.72 * wide * x, 0.72 * wide * y, size), "foliage", blend=0.1 * x)
        balls = 4 if kind == 0 else 5
        for j in range(balls):
            angle = i * 2.1 + 2 * np.pi * j / balls
            r = lerp(0.34, 0.46, a["raggedness"]) * wide
            out = (wide - r) * float(k.rng.uniform(0.86, 1.0))
            at = (out * x * float(np.cos(angle)), out * y * float(np.sin(angle)), z)
            k.pill(at, (r * x, r * y, size * (0.9 if kind else 1.0)), "foliage", blend=0.08 * x)
    k.pill(
        (0.0, 0.0, high - 0.09 * (high - bare)), (0.22 * x, 0.22 * y, 0.09 * (high - bare)), "foliage", blend=0.1 * x
    )


PALM_ATTRIBUTES = ("fronds", "droop", "trunk girth", "bend", "skirt", "frond width", "crown height", "fan")


@family("palm", attributes=PALM_ATTRIBUTES)
def palm(k: Kit, category: str) -> None:
    """A ringed trunk, straight or leaning, under arching fronds."""
    a = k.attributes
    x, y, high = k.d / 2, k.w / 2, k.h
    girth = max(lerp(0.026, 0.042, a["trunk girth"]) * high, 0.55 * THINNEST * max(k.d, k.w))
    rise = lerp(0.10, 0.17, a["crown height"]) * high
    hub = (0.0, 0.0, high - rise)
    foot = (lerp(-0.45, 0.1, a["bend"]) * x, 0.0)
    rings = 7
    last = (foot[0], 0.0, 0.0)
    for i in range(1, rings + 1):
        t = i / rings
        at = (foot[0] * (1 - t) ** 2, 0.0, hub[2] * t)
        k.bar(last, at, girth * lerp(1.0, 0.72, t), "frame", girth * lerp(1.2, 0.85, t))
        last = at
    k.post((foot[0], 0.0), (0.0, 0.04 * high), 1.5 * girth, "frame", girth, rounding=0.0)
    k.pill((0.0, 0.0, hub[2] + 0.01 * high), (1.9 * girth, 1.9 * girth, 0.05 * high), "foliage")
    if a["skirt"] > 0.6:
        k.post((0.0, 0.0), (hub[2] - 0.16 * high, hub[2]), 1.35 * girth, "frame", 2.3 * girth, rounding=0.0)
    count = 11 + 2 * pick(a["fronds"], 3)
    thick = max(0.035 * high, 0.12) * 0.55
    for i in range(count):
        angle = 2 * np.pi * i / count + 0.15 * float(k.rng.uniform(-1, 1)) * (i > 1)
        c, s = float(np.cos(angle)), float(np.sin(angle))
        high_row = i % 2 == 1
        up = rise * (0.95 if high_row else 0.5)
        drop = -lerp(0.4, 1.6, a["droop"]) * rise * (0.35 if high_row else 1.0)
        reach = 0.84 if high_row else 1.0
        wide = lerp(0.12, 0.19, a["frond width"]) * min(x, y)
        if a["fan"] > 0.6:  # a stalk with a round leaf at its end
            far = 0.8 if high_row else 1.0
            middle = np.array([0.5 * far * x * c, 0.5 * far * y * s, hub[2] + 0.75 * up])
            tip = np.array([far * x * c, far * y * s, hub[2] + (1.0 * up if high_row else lerp(0.4 * up, drop, 0.5))])
            _leaf(k, np.array([0.0, 0.0, hub[2]]), middle, 0.4 * wide, thick)
            _leaf(k, middle, tip, 1.35 * wide, thick)
            continue
        stops = [(0.0, 0.0), (0.34, 0.8 * up), (0.62, up * 0.82), (0.84, lerp(up, drop, 0.55)), (1.0, drop)]
        widths = (0.5, 1.0, 1.05, 0.8, 0.4)
        for j in range(4):
            (r0, z0), (r1, z1) = stops[j], stops[j + 1]
            start = np.array([r0 * reach * x * c, r0 * reach * y * s, hub[2] + z0])
            stop = np.array([r1 * reach * x * c, r1 * reach * y * s, hub[2] + z1])
            _leaf(k, start, stop, wide * max(widths[j], widths[j + 1]), thick)


def _leaf(k: Kit, start: npt.NDArray[np.float64], stop: npt.NDArray[np.float64], wide: float, thick: float) -> None:
    """A flat ellipsoid between two points, flat side up."""
    along = stop - start
    length = float(np.linalg.norm(along))
    ex = along / length
    ey = np.cross([0.0, 0.0, 1.0], ex)
    ey /= np.linalg.norm(ey)
    matrix = np.stack([ex, ey, np.cross(ex, ey)], axis=1)
    center = (start + stop) / 2
    k.put(
        Pillow((0.62 * length, wide, thick), 2),
        "foliage",
        (float(center[0]), float(center[1]), float(center[2])),
        matrix,
    )


YOUNG_ATTRIBUTES = ("crown", "stakes", "trunk height", "density", "guard", "ball size", "asymmetry")


@family("young_tree", attributes=YOUNG_ATTRIBUTES)
def young_tree(k: Kit, category: str) -> None:
    """A new street tree: a thin stem tied to stakes or in a guard, with a small crown, or a clipped ball on a stem."""
    a = k.attributes
    kind = pick(a["crown"], 3)
    x, y, high = k.d / 2, k.w / 2, k.h
    crown = lerp(0.36, 0.52, 1 - a["trunk height"]) * high
    thin = max(0.014 * high, 0.52 * THINNEST * max(k.d, k.w))
    k.bar((0.0, 0.0, 0.0), (0.0, 0.0, high - 0.5 * crown), 1.1 * thin, "frame", thin)
    middle = high - crown / 2
    count = 8 + int(10 * a["density"])
    if kind == 0:
        k.pill((0.0, 0.0, middle), (x, y, crown / 2), "foliage")
        puffs(k, (0.0, 0.0, middle), (x, y, crown / 2), count, 0.3, core=0.85)
    elif kind == 1:
        puffs(k, (0.0, 0.0, middle), (x, y, crown / 2), count, lerp(0.34, 0.48, a["ball size"]), core=0.55)
    else:
        puffs(k, (0.0, 0.0, high - 0.3 * crown), (0.7 * x, 0.7 * y, 0.3 * crown), count // 2, 0.42)
        side = 1 if a["asymmetry"] > 0.5 else -1
        puffs(k, (side * 0.3 * x, 0.35 * y, middle - 0.12 * crown), (0.7 * x, 0.65 * y, 0.3 * crown), count // 2, 0.42)
        puffs(
            k,
            (-side * 0.35 * x, -0.35 * y, middle - 0.05 * crown),
            (0.65 * x, 0.65 * y, 0.26 * crown),
            count // 2,
            0.42,
        )
    stakes = pick(a["stakes"], 4)
    tie = 0.7 * (high - crown)
    if a["guard"] > 0.72 or stakes == 0:
        # a basket of rods about the stem
        reach = max(0.2 * min(x, y) + 0.05, 5.0 * thin)
        for i in range(6):
            c, s = float(np.cos(np.pi * i / 3)), float(np.sin(np.pi * i / 3))
            k.bar((reach * c, reach * s, 0.0), (1.12 * reach * c, 1.12 * reach * s, tie), thin, "metal")
        k.bar((-1.1 * reach, 0.0, 0.95 * tie), (1.1 * reach, 0.0, 0.95 * tie), max(thin, 0.022 * high), "metal")
        for z in (0.25 * tie, 0.95 * tie):
            k.curve(
                (0.0, 0.0, z),
                (1.2 * reach, 1.2 * reach),
                (2 * thin, max(0.05, 0.045 * high)),
                np.pi,
                "metal",
                0.4 * thin,
            )
        return
    for i in range(stakes + 1 if stakes > 1 else 2):
        total = stakes + 1 if stakes > 1 else 2
        angle = 2 * np.pi * i / total + np.pi / 2
        reach = max(0.3 * min(x, y), 5 * thin)
        at = (reach * float(np.cos(angle)), reach * float(np.sin(angle)))
        k.bar((at[0], at[1], 0.0), (0.85 * at[0], 0.85 * at[1], tie), 1.1 * thin, "top")
        k.bar((0.87 * at[0], 0.87 * at[1], 0.9 * tie), (0.0, 0.0, 0.92 * tie), max(thin, 0.022 * high), "dark")
