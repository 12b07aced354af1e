"""What designers say besides SG-FRONT's predicates: facing, against a wall, next to, at a distance, …

Each rule has the form of `composer.relations.predicates`: signed gaps of subject and object, at most zero where the
relation holds. The object may be a node, or a wall, corner, door or window as a box (`composer.relations.room_parts`).
Thresholds are ours: what a person looking at the plan would still call so.
"""

from __future__ import annotations

import math

from composer.relations.geometry import (
    DEPTH,
    WIDTH,
    YAW,
    Array,
    X,
    Y,
    Z,
    axes,
    corners,
    footprint_distance,
    namespace,
    reach,
    seen_from,
    separations,
    top,
    turn_between,
)
from composer.relations.rule import BACK, CARRIED, VALUE, Rule, rule

TOUCHES = 0.06
"""Metres between a wall and what stands against it."""
PARALLEL = math.radians(8.0)
GLANCE = 0.27
"""Tangent of how far aside something may be that is still faced."""
LOOKS_AT_WALL = math.radians(100.0)
"""Least angle between the facing of a wall, door or window and that of what faces it."""
IN_CORNER = 0.2
CENTRED = 0.05
ALIGNED = 0.05
NEXT = 0.1
SHARED_SIDE = 0.05
DISTANCE = 0.05
AROUND = 0.4
ROW = 0.1
FIT = 0.02
RAISED = 0.3
"""An object whose bottom is higher than this has room for something under it."""
THIN = 0.2


def _facing(s: Array, o: Array, told: Array) -> Array:
    """Straight ahead of the subject, a little to either side, stands the object; of a wall it is the inner face."""
    xp = namespace(s)
    where = seen_from(s, o)
    ahead, aside = where[..., 0], where[..., 1]
    off = xp.abs(aside) - reach(o, axes(s))[..., 1] - GLANCE * xp.clip(ahead, 0.0, 1e9)
    # a wall looks into the room: who faces it looks more or less the other way
    away = xp.where(o[..., DEPTH] < THIN, LOOKS_AT_WALL - turn_between(s, o), ahead * 0 - 1)
    return xp.stack([off, FIT - ahead, away], axis=-1)


def _towards(s: Array, o: Array, told: Array) -> Array:
    """The facing that looks at the object's middle."""
    xp = namespace(s)
    across = o[..., X : Y + 1] - s[..., X : Y + 1]
    return xp.atan2(across[..., 1], across[..., 0])


def _wall_distance(s: Array, o: Array) -> Array:
    """Metres between the wall's inner face and the nearest side of the subject; negative if it goes through."""
    towards_room = axes(o)[..., :1, :]
    ahead = seen_from(o, s)[..., 0] - o[..., DEPTH] / 2
    return ahead - reach(s, towards_room)[..., 0]


def _against(s: Array, o: Array, told: Array) -> Array:
    """A side of the subject (its back, if it has one) touches the wall, and the wall is as long as that."""
    xp = namespace(s)
    beyond = xp.abs(seen_from(o, s)[..., 1]) - o[..., WIDTH] / 2
    turned = xp.where(told[..., BACK] > 0, turn_between(s, o), turn_between(s, o, 4)) - PARALLEL
    return xp.stack([xp.abs(_wall_distance(s, o)) - TOUCHES, beyond, turned], axis=-1)


def _corner(s: Array, o: Array, told: Array) -> Array:
    """A corner of the footprint lies in the corner of the room."""
    xp = namespace(s)
    offset = corners(s) - o[..., None, X : Y + 1]
    nearest = xp.sqrt(xp.min(xp.sum(offset * offset, axis=-1), axis=-1) + 1e-18)
    slack = o[..., DEPTH] * xp.minimum(s[..., DEPTH], s[..., WIDTH])
    return xp.stack([nearest - IN_CORNER - slack, turn_between(s, o, 4) - PARALLEL], axis=-1)


def _centred(s: Array, o: Array, told: Array) -> Array:
    """The middle of the subject is on the object's middle line, front to back; on its middle, if it rests on it."""
    xp = namespace(s)
    where = xp.abs(seen_from(o, s)) - CENTRED
    ahead = xp.where(told[..., CARRIED] > 0, where[..., 0], where[..., 0] * 0 - 1)
    return xp.stack([where[..., 1], ahead], axis=-1)


def _offsets(s: Array, o: Array) -> Array:
    """How far starts, middles and ends of the subject are from those of the object along its two axes, (..., 2, 3)."""
    xp = namespace(s)
    middle = seen_from(o, s)
    mine = reach(s, axes(o))
    theirs = xp.stack([o[..., DEPTH], o[..., WIDTH]], axis=-1) / 2
    return xp.abs(xp.stack([middle - mine + theirs, middle, middle + mine - theirs], axis=-1))


def _aligned(s: Array, o: Array, told: Array) -> Array:
    """Parallel, and edges or middles in one line."""
    xp = namespace(s)
    least = xp.min(xp.min(_offsets(s, o), axis=-1), axis=-1)
    return xp.stack([least - ALIGNED, turn_between(s, o, 4) - PARALLEL], axis=-1)


def in_row(s: Array, o: Array, told: Array) -> Array:
    """Facing the same way, side by side: backs, middles or fronts in one line."""
    xp = namespace(s)
    least = xp.min(_offsets(s, o)[..., 0, :], axis=-1)
    return xp.stack([least - ROW, turn_between(s, o) - PARALLEL], axis=-1)


def _as_it(s: Array, o: Array, told: Array) -> Array:
    return o[..., YAW]


def _as_it_nearly(s: Array, o: Array, told: Array) -> Array:
    """The facing nearest to the subject's own that is parallel to the object's."""
    xp = namespace(s)
    quarter = math.pi / 2
    return o[..., YAW] + xp.round((s[..., YAW] - o[..., YAW]) / quarter) * quarter


def _next(s: Array, o: Array, told: Array) -> Array:
    """Sides nearly touch along a stretch: not corner to corner."""
    xp = namespace(s)
    along = xp.min(separations(s, o)[..., :2], axis=-1)
    shared = SHARED_SIDE * xp.clip(xp.minimum(s[..., WIDTH], s[..., DEPTH]) / 0.1, 0.0, 1.0)
    return xp.stack([footprint_distance(s, o) - NEXT, along + shared], axis=-1)


def _distance(s: Array, o: Array, told: Array) -> Array:
    """As many metres between the two footprints as the relation says."""
    xp = namespace(s)
    return (xp.abs(footprint_distance(s, o) - told[..., VALUE]) - DISTANCE)[..., None]


def _inside(s: Array, o: Array, told: Array) -> Array:
    """The whole box within the other."""
    xp = namespace(s)
    beyond = xp.abs(seen_from(o, s)) + reach(s, axes(o)) - xp.stack([o[..., DEPTH], o[..., WIDTH]], axis=-1) / 2
    below, above = o[..., Z] - s[..., Z], top(s) - top(o)
    return xp.concat([beyond - FIT, (below - FIT)[..., None], (above - FIT)[..., None]], axis=-1)


def _under(s: Array, o: Array, told: Array) -> Array:
    """The middle of the subject is below the object, or in front of a window and below its sill."""
    xp = namespace(s)
    where = xp.abs(seen_from(o, s))
    deep = o[..., DEPTH] / 2
    deep = xp.where(o[..., DEPTH] < THIN, deep + reach(s, axes(o)[..., :1, :])[..., 0] + NEXT, deep)
    ceiling = xp.where(o[..., Z] > RAISED, o[..., Z], top(o) - FIT)
    return xp.stack([where[..., 0] - deep, where[..., 1] - o[..., WIDTH] / 2, top(s) - ceiling - FIT], axis=-1)


def _around(s: Array, o: Array, told: Array) -> Array:
    """Beside the object and turned to it."""
    xp = namespace(s)
    return xp.concat([(footprint_distance(s, o) - AROUND)[..., None], _facing(s, o, told)], axis=-1)


DESIGN_RULES: tuple[Rule, ...] = (
    rule("facing", ("m", "m", "rad"), _facing, turn=_towards),
    rule("against wall", ("m", "m", "rad"), _against, turn=_as_it),
    rule("in corner", ("m", "rad"), _corner, turn=_as_it_nearly),
    rule("centred on", ("m", "m"), _centred),
    rule("aligned with", ("m", "rad"), _aligned, turn=_as_it_nearly),
    rule("next to", ("m", "m"), _next),
    rule("at", ("m",), _distance),
    rule("inside", ("m", "m", "m", "m"), _inside),
    rule("under", ("m", "m", "m"), _under),
    rule("around", ("m", "m", "m", "rad"), _around, turn=_towards),
    rule("in row with", ("m", "rad"), in_row, turn=_as_it),
)
