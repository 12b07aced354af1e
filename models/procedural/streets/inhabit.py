"""Who stands where on a street, by rules: what the street model learns from.

Every strip is inhabited by itself, in the order in which a street comes to be: first what is built, then what is
planted or stands in rows, then what is put between, then what comes and goes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from models.procedural.furniture.kit import lerp
from models.procedural.streets.character import Character
from models.streets.strips import FRONT, FRONTAGE, KERB, MIDDLE, WHOLE, Strip
from models.streets.things import AGAINST, ALONG, LEFT, RIGHT, STALL, Thing, extent_along, fits

Rule = Callable[["Inhabited"], None]
GAP = 0.35
"""Least metres along a strip between two things."""


class Inhabited:
    """A strip while it is being inhabited.

    Parameters
    ----------
    strip : Strip
    row : int
        Its row among the strips of the street.
    kinds : sequence of str
        Kind of every surface of the scene.
    character : Character
    rng : Generator
    """

    def __init__(
        self, strip: Strip, row: int, kinds: Sequence[str], character: Character, rng: np.random.Generator
    ) -> None:
        self.strip, self.row, self.kinds = strip, row, kinds
        self.character, self.rng = character, rng
        self.things: list[Thing] = []
        self._taken: list[tuple[float, float]] = []

    # ---- questions -------------------------------------------------------------------------------------------------

    def chance(self, share: float) -> bool:
        return bool(self.rng.random() < share)

    def one_of(self, **weights: float) -> str:
        """A name drawn by weight."""
        names, values = list(weights), np.array(list(weights.values()), float)
        return names[int(self.rng.choice(len(names), p=values / values.sum()))]

    def cell(self, along: float) -> int:
        return int(np.clip(along / self.strip.length * len(self.strip), 0, len(self.strip) - 1))

    def neighbours(self, along: float) -> set[str]:
        """Kinds of the ground on either side, up to two strips away."""
        return {self.kinds[k] for k in self.strip.beside[self.cell(along)] if k >= 0}

    def free(self, along: float, extent: float, gap: float = GAP) -> bool:
        """Whether so many metres of the strip about this place are its own, and empty."""
        low, high = along - extent / 2, along + extent / 2
        if low < 0 or high > self.strip.length:
            return False
        if self.strip.blocked[self.cell(low) : self.cell(high) + 1].any():
            return False
        return all(high + gap <= a or low - gap >= b for a, b in self._taken)

    def off_crossings(self, along: float, extent: float, most: float = 1.0) -> bool:
        """Whether it keeps so far from the places where people cross."""
        cell = self.cell(along)
        return bool(min(self.strip.behind[cell], self.strip.ahead[cell]) >= extent / 2 + most)

    # ---- putting ---------------------------------------------------------------------------------------------------

    def put(
        self,
        name: str,
        along: float,
        share: float = 0.5,
        facing: int = ALONG,
        scale: float = 1.0,
        *,
        gap: float = GAP,
        clear: float | None = 1.0,
    ) -> bool:
        """Put something here if there is room, `clear` metres off crossings."""
        thing = Thing(self.row, name, along, float(np.clip(share, 0, 1)), facing, scale)
        extent = extent_along(thing)
        if not self.free(along, extent, gap) or fits(self.strip, name, facing, scale)[self.cell(along)] < 0:
            return False
        if clear is not None and not self.off_crossings(along, extent, clear):
            return False
        self.things.append(thing)
        self._taken.append((along - extent / 2, along + extent / 2))
        return True

    def scale(self) -> float:
        return float(np.clip(self.rng.normal(1.0, 0.07), 0.85, 1.18))

    def every(self, pitch: float, jitter: float = 0.0) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Places at equal distances from a random first one."""
        start = self.rng.uniform(0.3, 0.9) * min(pitch, self.strip.length)
        places = np.arange(start, self.strip.length, pitch)
        return np.asarray(places + self.rng.normal(0, jitter, len(places)) if jitter else places)

    def scattered(self, per_metre: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Random places, so many a metre on the mean, in order."""
        count = self.rng.poisson(per_metre * self.strip.length)
        return np.sort(self.rng.uniform(0, self.strip.length, count))


# ---- what travels --------------------------------------------------------------------------------------------------


def _lane(a: Inhabited) -> None:
    gap = lerp(140.0, 14.0, a.character.density**0.6)
    at = a.rng.exponential(gap)
    while at < a.strip.length:
        queue = a.strip.ahead[a.cell(at)] < 25 and a.chance(0.3 + 0.4 * a.character.density)
        name = a.one_of(car=0.72, van=0.1, truck=0.05, bus=0.04, motorcycle=0.05, bicycle=0.04)
        a.put(name, at, lerp(0.42, 0.58, a.rng.random()), ALONG, a.scale(), gap=1.2, clear=0.6)
        at += 6.0 + a.rng.exponential(2.0 if queue else gap)


def _bus_lane(a: Inhabited) -> None:
    for at in a.scattered(lerp(1 / 350, 1 / 70, a.character.density)):
        a.put("bus", at, 0.5, ALONG, a.scale(), gap=2.0, clear=0.6)


def _bike_lane(a: Inhabited) -> None:
    for at in a.scattered(lerp(1 / 120, 1 / 14, a.character.density)):
        a.put("bicycle", at, lerp(0.3, 0.7, a.rng.random()), ALONG, a.scale(), gap=0.8, clear=0.6)


def _parking(a: Inhabited) -> None:
    taken = lerp(0.15, 0.97, a.character.density)
    width = float(np.median(a.strip.high - a.strip.low))
    if a.strip.length < 7.5 and width < 4.0:
        if a.chance(taken):
            a.put("car", a.strip.length / 2, 0.5, ALONG if a.chance(0.7) else AGAINST, 0.97, clear=None)
        return
    side_by_side = width > STALL + 1.0
    facing = (LEFT if a.chance(0.7) else RIGHT) if side_by_side else ALONG
    pitch = lerp(2.5, 2.7, a.rng.random()) if side_by_side else lerp(5.6, 6.3, a.rng.random())
    for at in a.every(pitch, 0.04 if side_by_side else 0.12):
        if a.chance(taken):
            name = a.one_of(car=0.84, van=0.1, motorcycle=0.06)
            if side_by_side and a.chance(0.2):
                a.put(name, at, 0.5, (facing + 2) % 4, a.scale(), gap=0.3, clear=0.5)
            else:
                a.put(name, at, 0.5, facing, a.scale(), gap=0.3, clear=0.5)


# ---- what stands ---------------------------------------------------------------------------------------------------


def _row(a: Inhabited, name: str, pitch: float, share: float, facing: int, scale: float, missing: float = 0.03) -> None:
    for at in a.every(pitch):
        if not a.chance(missing):
            a.put(name, at, share, facing, scale, clear=0.9)


def _towards(a: Inhabited) -> int:
    """The side on which the traffic is."""
    return LEFT if a.strip.kerb.sum() > 0 else RIGHT


def _away(a: Inhabited) -> int:
    return (_towards(a) + 2) % 4


def _trees(a: Inhabited, share: float) -> None:
    for name in (a.character.tree, "columnar_tree", "young_tree"):
        scale = 0.8 + 0.35 * a.character.rhythm
        if float(np.median(fits(a.strip, name, ALONG, scale))) > 0:
            pitch = max(a.character.tree_pitch, 1.25 * extent_along(Thing(a.row, name, 0.0, scale=scale)))
            _row(a, name, pitch, share, ALONG, scale)
            return


def _at_crossings(a: Inhabited) -> None:
    """Lights or signs on both sides of every crossing, for those who come along."""
    light = "traffic_light" if a.character.city > 0.45 else "traffic_sign"
    ahead, behind = a.strip.ahead, a.strip.behind
    for reach, towards in ((ahead, ALONG), (behind, AGAINST)):
        near = np.flatnonzero((reach > 0.3) & (reach < 1.6))
        for first in near[np.concatenate([[True], np.diff(near) > 1])] if len(near) else ():
            place = near[(near >= first) & (near < first + 3)]
            at = float(a.strip.along[place[np.abs(reach[place] - 0.9).argmin()]])
            a.put(light, at, 0.15, (towards + 2) % 4, 1.0, clear=None)


def _kerb(a: Inhabited) -> None:
    """The zone at the kerb: signs, lamps and trees in rows, and furniture between."""
    c = a.character
    _at_crossings(a)
    beside = a.neighbours(a.strip.length / 2)
    if "bus_lane" in beside or a.chance(0.12 * c.city):
        for at in a.scattered(1 / 220):
            a.put("bus_shelter", at, 0.1, _towards(a), 1.0, clear=3.0)
    if not beside & {"verge", "median", "bioswale"} or a.chance(0.3):
        if c.city > 0.12 or a.chance(0.5):
            _row(a, "street_lamp", c.lamp_pitch, 0.1, _towards(a), 0.9 + 0.3 * c.city)
        elif a.chance(0.6):
            _row(a, "utility_pole", c.lamp_pitch * 1.4, 0.1, _towards(a), 1.0)
        if c.green > 0.25:
            _trees(a, 0.25)
    if "parking" in beside and c.city > 0.4:
        _row(a, "parking_meter", 13.0 + 6 * c.rhythm, 0.1, _away(a), 1.0, 0.1)
        for at in a.scattered(lerp(0.0, 1 / 60, c.city)):
            a.put("charging_post", at, 0.1, _towards(a), 1.0)
    elif c.city > 0.75 and c.rhythm < 0.4:
        _row(a, "bollard", 1.8 + 2 * c.rhythm, 0.05, ALONG, 1.0)
    rate = lerp(0.004, 0.035, c.density) * (0.4 + 0.6 * c.city)
    for at in a.scattered(rate):
        name = a.one_of(
            litter_bin=0.3, bicycle_rack=0.22, mailbox=0.1, hydrant=0.14, street_bench=0.16, street_planter=0.08
        )
        facing = _away(a) if name == "street_bench" and a.chance(0.7) else _towards(a)
        if a.put(name, at, 0.2, facing, a.scale()) and name == "street_bench" and a.chance(0.5):
            a.put("litter_bin", at + 1.5, 0.2, facing, a.scale())
    for at in a.scattered(lerp(0.0, 1 / 90, c.density * (1 - c.rhythm))):
        a.put(a.one_of(traffic_sign=0.8, cone=0.1, barrier=0.1), at, 0.15, AGAINST if a.chance(0.8) else ALONG, 1.0)


def _walkers(a: Inhabited, per_metre: float) -> None:
    for at in a.scattered(per_metre):
        facing = ALONG if a.chance(0.5) else AGAINST
        share = a.rng.random()
        if a.put("pedestrian", at, share, facing, a.scale(), clear=None) and a.chance(0.3):
            a.put("pedestrian", at + 0.95, share, facing, a.scale(), clear=None)


def _walk(a: Inhabited) -> None:
    _walkers(a, lerp(0.002, 0.09, a.character.density) * (0.35 + 0.65 * a.character.city))


def _front(a: Inhabited) -> None:
    """Along the houses: planters, benches with their backs to the wall, a kiosk now and then."""
    for at in a.scattered(lerp(0.004, 0.03, a.character.density)):
        name = a.one_of(street_planter=0.35, street_bench=0.35, bicycle_rack=0.15, litter_bin=0.15)
        a.put(name, at, 0.9, _towards(a), a.scale())


def _whole_walk(a: Inhabited) -> None:
    """A sidewalk too narrow for zones, or one whose kerb nobody knows."""
    if float(np.median(a.strip.high - a.strip.low)) > 1.8 and a.chance(0.7):
        _row(a, "street_lamp", a.character.lamp_pitch, 0.02, _towards(a), 0.9)
    _walk(a)


def _planted(a: Inhabited) -> None:
    """A planting strip or a median: a row of trees, lamps where there is room, hedges and shrubs between."""
    c = a.character
    if c.rhythm > 0.5 or c.city > 0.6:
        _row(a, "street_lamp", c.lamp_pitch, 0.3, RIGHT if a.chance(0.5) else LEFT, 0.9 + 0.3 * c.city)
    if c.green > 0.1:
        _trees(a, 0.5)
    if c.green > 0.5 and c.rhythm < 0.3:
        for at in a.every(2.7):
            a.put("hedge", at, 0.5, LEFT, 1.0, gap=0.1)
    for at in a.scattered(lerp(0.0, 0.12, c.green * c.density)):
        a.put("shrub", at, a.rng.random(), ALONG, a.scale())


def _meadow(a: Inhabited) -> None:
    c = a.character
    for at in a.scattered(lerp(0.003, 0.05, c.green * (0.4 + 0.6 * c.density))):
        name = a.one_of(tree=0.45, conifer=0.2, shrub=0.3, young_tree=0.05)
        a.put(name, at, a.rng.random(), ALONG, a.scale())


def _wood(a: Inhabited) -> None:
    for at in a.every(lerp(8.0, 4.5, a.character.density), 1.0):
        a.put(a.one_of(tree=0.5, conifer=0.4, shrub=0.1), at, a.rng.random(), ALONG, a.scale())


def _square(a: Inhabited) -> None:
    c = a.character
    if c.green > 0.35 and a.chance(0.5):
        _trees(a, 0.5)
    for at in a.scattered(lerp(0.008, 0.05, c.density)):
        name = a.one_of(street_bench=0.42, street_planter=0.25, litter_bin=0.2, bicycle_rack=0.08, kiosk=0.05)
        a.put(name, at, a.rng.random(), int(a.rng.integers(4)), a.scale())
    _walkers(a, lerp(0.004, 0.06, c.density))


def _path(a: Inhabited) -> None:
    _walkers(a, lerp(0.001, 0.03, a.character.density))


def _crossing(a: Inhabited) -> None:
    _walkers(a, lerp(0.005, 0.12, a.character.density))


# ---- what is built -------------------------------------------------------------------------------------------------


def _built(a: Inhabited) -> None:
    """Houses along a street: blocks wall to wall in a centre, houses in gardens in a village."""
    c = a.character
    block = c.city > 0.5
    walked = bool(a.neighbours(a.strip.length / 2) & {"sidewalk", "plaza"})
    back = (lerp(0.0, 0.12, 1 - c.city) if block else lerp(0.3, 0.75, c.rhythm)) + (0.0 if walked else 0.25)
    at = a.rng.uniform(0.0, 3.0 if block else 8.0)
    while at < a.strip.length:
        name = "apartment_building" if a.chance(0.92 if block else 0.06) else "house"
        scale = float(np.clip(a.rng.normal(1.05 if block else 1.0, 0.14), 0.7, 1.35))
        extent = extent_along(Thing(a.row, name, 0.0, 0.0, RIGHT, scale))
        if a.chance(lerp(0.25, 0.97, c.density)):
            share = back if block else float(np.clip(back + a.rng.normal(0, 0.06), 0, 1))
            a.put(name, at + extent / 2, share, RIGHT, scale, gap=0.15 if block else 2.0, clear=None)
        if block:
            at += extent + (0.3 if a.chance(0.75) else a.rng.uniform(3.0, 6.0))
        else:
            at += extent + a.rng.uniform(4.0, lerp(22.0, 8.0, c.density))


RULES: dict[tuple[str, str], Rule] = {
    ("lane", WHOLE): _lane,
    ("turn_lane", WHOLE): _lane,
    ("road", WHOLE): _lane,
    ("bus_lane", WHOLE): _bus_lane,
    ("bike_lane", WHOLE): _bike_lane,
    ("parking", WHOLE): _parking,
    ("sidewalk", KERB): _kerb,
    ("sidewalk", MIDDLE): _walk,
    ("sidewalk", FRONT): _front,
    ("sidewalk", WHOLE): _whole_walk,
    ("path", WHOLE): _path,
    ("plaza", WHOLE): _square,
    ("verge", WHOLE): _planted,
    ("median", WHOLE): _planted,
    ("bioswale", WHOLE): _planted,
    ("grass", WHOLE): _meadow,
    ("forest", WHOLE): _wood,
    ("crossing", WHOLE): _crossing,
    (FRONTAGE, WHOLE): _built,
}
"""What inhabits a strip, by kind and zone; other strips stay empty."""


def inhabit(
    strips: Sequence[Strip], kinds: Sequence[str], character: Character, rng: np.random.Generator
) -> list[Thing]:
    """Things for every strip of a street.

    Parameters
    ----------
    strips : sequence of Strip
    kinds : sequence of str
        Kind of every surface of the scene.
    character : Character
    rng : Generator
    """
    found: list[Thing] = []
    for row, strip in enumerate(strips):
        rule = RULES.get((strip.kind, strip.zone))
        if rule is not None and strip.length >= 1.0:
            inhabited = Inhabited(strip, row, kinds, character, rng)
            rule(inhabited)
            found += inhabited.things
    return found
