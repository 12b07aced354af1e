"""What is said of things and a street: on, along, heading along, at crossing, facing road, set back from, between, …

Each rule has the form of `composer.relations.predicates`: (subject, object, told) → signed gaps, at most zero where the
relation holds. Curved ground has no box; to a subject it is what it meets where it stands, and
`composer.relations.sights` finds that anew for every evaluation:

- The *object* is a local frame: a point of the line or ground nearest to the subject, its height there, and the
  direction of the line.
- *Spots* say how far the subject reaches: a point of its footprint, in shares of its depth and width, and a half plane
  ``n · p ≤ c`` that the ground has there. Where the subject stands a spot's value is the exact distance from the real
  border, negative inside; a little aside it is linear. So one formula checks exactly and guides.

Of what has a foot (`composer.vocabulary.Category.foot`: a trunk) the foot counts as footprint.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from composer.relations.design import FIT, PARALLEL, ROW, in_row
from composer.relations.geometry import (
    DEPTH,
    WIDTH,
    YAW,
    Array,
    X,
    Y,
    Z,
    axes,
    namespace,
    reach,
    seen_from,
)
from composer.relations.rule import TOLD, VALUE, Rule, rule

FOOT, TURNS, SPOTS = TOLD, TOLD + 1, TOLD + 2
"""Columns that a rule about the street is told besides: side of the subject's foot (metres, `WHOLE` where all of it
counts), as how many turns of its facing nobody tells apart (0: all), and where the spots begin, if there are any."""
SPOT = 5
"""Numbers of a spot: two shares, the normal, the offset."""
BORDER = 5
"""Spots that tell whether a footprint lies within ground: its four most outlying corners, what lies between them."""
WHOLE = 1e9
GROUND = 0.04
"""Metres between the bottom of what is on a surface and the surface."""
HEADING = math.radians(5.0)
BESIDE = {"curb": 1.0, "lane": 5.0, "ground": 1.0}
"""Most metres between the nearest side of what stands along something and that: a curb, a lane or road, any ground."""
BEYOND = 0.5
"""Metres beyond its end up to which something still stands along a line."""
SPACING = 0.2
"""Metres by which the distance of neighbours in a row may differ from what is said."""
WAIT = 3.0
"""Most metres between the edge over which one steps onto a crossing and what stands at it."""
FRONT = math.radians(20.0)
SET_BACK = 0.1
APART = math.radians(120.0)
"""Least angle under which something sees the two that it is between."""
BETWEEN_ASIDE, OPPOSITE_ASIDE = 1.0, 1.0
"""Metres off the line between two, and along the road, that are let pass whatever the sizes."""


def stood(s: Array, told: Array) -> Array:
    """Boxes (..., 7) of what stands on the ground: those of the feet where there are some."""
    return _footed(s, told[..., FOOT])


def _footed(box: Array, foot: Array) -> Array:
    """Boxes (..., 7) no deeper and wider than their feet."""
    xp = namespace(box)
    sides = [xp.minimum(box[..., DEPTH], foot), xp.minimum(box[..., WIDTH], foot)]
    return xp.stack([*sides, *(box[..., k] for k in range(2, 7))], axis=-1)


def spots(s: Array, told: Array, first: int, count: int) -> Array:
    """Values of some spots, (..., count): metres beyond their half planes."""
    xp = namespace(s)
    foot = stood(s, told)
    frame = axes(s)
    found = []
    for k in range(SPOTS + first * SPOT, SPOTS + (first + count) * SPOT, SPOT):
        ahead, aside = told[..., k] * foot[..., DEPTH], told[..., k + 1] * foot[..., WIDTH]
        x = s[..., X] + ahead * frame[..., 0, 0] + aside * frame[..., 1, 0]
        y = s[..., Y] + ahead * frame[..., 0, 1] + aside * frame[..., 1, 1]
        found.append(told[..., k + 2] * x + told[..., k + 3] * y - told[..., k + 4])
    return xp.stack(found, axis=-1)


def turned(s: Array, o: Array, told: Array) -> Array:
    """Angle between the subject's facing and the object's, up to the turns that nobody tells apart, (...)."""
    xp = namespace(s)
    turns = told[..., TURNS]
    angle = turns * (s[..., YAW] - o[..., YAW])
    return xp.abs(xp.atan2(xp.sin(angle), xp.cos(angle))) / xp.where(turns > 0, turns, turns * 0 + 1)


def _nearest_turn(s: Array, o: Array, told: Array) -> Array:
    """The facing nearest to the subject's own that suits the object's direction."""
    xp = namespace(s)
    turns = told[..., TURNS]
    step = 2 * math.pi / xp.where(turns > 0, turns, turns * 0 + 1)
    facing = o[..., YAW] + xp.round((s[..., YAW] - o[..., YAW]) / step) * step
    return xp.where(turns > 0, facing, s[..., YAW])


def _on(s: Array, o: Array, told: Array) -> Array:
    """All of the footprint within the surface, and the bottom as high as that."""
    xp = namespace(s)
    height = xp.abs(s[..., Z] - o[..., Z]) - GROUND
    return xp.concat([spots(s, told, 0, BORDER) - FIT, height[..., None]], axis=-1)


def _heading(s: Array, o: Array, told: Array) -> Array:
    """Within the borders of the lane and what goes on as it, the middle on the lane itself, facing as one drives."""
    xp = namespace(s)
    turn = turned(s, o, told) - HEADING
    return xp.concat([spots(s, told, 0, BORDER + 1) - FIT, turn[..., None]], axis=-1)


NEAR, ENDS = SPOTS + (BORDER + 1) * SPOT, SPOTS + (BORDER + 1) * SPOT + 1
"""Columns of *along*: how near it must be, and whether the subject is beside the line (1) or beyond an end (0)."""


def _along(s: Array, o: Array, told: Array) -> Array:
    """Near the line, on the side where such things stand, not beyond its ends, square to it."""
    xp = namespace(s)
    near = spots(s, told, BORDER, 1)[..., 0] - told[..., NEAR]
    beyond = xp.where(told[..., ENDS] > 0, near * 0 - 1, xp.abs(seen_from(o, s)[..., 0]) - BEYOND)
    turn = turned(s, o, told) - PARALLEL
    return xp.concat([spots(s, told, 0, BORDER) - FIT, xp.stack([near, beyond, turn], axis=-1)], axis=-1)


PAIR = SPOTS
"""Where the frames of a rule begin that relates two nodes along a line: a point of the line and its direction at the
subject, the same at the object, and how far along the line the object is ahead. Where the two stand, what is computed
from these is exact."""
AFTER_PAIR = PAIR + 7


def _ahead(s: Array, o: Array, told: Array) -> Array:
    """How far along the line the object is ahead of the subject, metres."""
    return told[..., PAIR + 6] + _way(o, told, PAIR + 3)[0] - _way(s, told, PAIR)[0]


def _way(box: Array, told: Array, at: int) -> tuple[Array, Array]:
    """Where a box is in the frame whose columns begin at `at`: metres ahead, metres to the left."""
    xp = namespace(box)
    x, y = box[..., X] - told[..., at], box[..., Y] - told[..., at + 1]
    cos, sin = xp.cos(told[..., at + 2]), xp.sin(told[..., at + 2])
    return cos * x + sin * y, cos * y - sin * x


def _direction(told: Array, at: int) -> Array:
    """Unit vectors along a frame and to its left, (..., 2, 2)."""
    xp = namespace(told)
    cos, sin = xp.cos(told[..., at + 2]), xp.sin(told[..., at + 2])
    return xp.stack([xp.stack([cos, sin], axis=-1), xp.stack([-sin, cos], axis=-1)], axis=-2)


def _spaced(s: Array, o: Array, told: Array) -> Array:
    """The next one in the row as far along the line as is said."""
    xp = namespace(s)
    return (xp.abs(xp.abs(_ahead(s, o, told)) - told[..., VALUE]) - SPACING)[..., None]


def _at_crossing(s: Array, o: Array, told: Array) -> Array:
    """Near the end of a crossing, off the carriageway."""
    xp = namespace(s)
    near = spots(s, told, BORDER, 1) - WAIT
    return xp.concat([spots(s, told, 0, BORDER) - FIT, near], axis=-1)


def _facing_road(s: Array, o: Array, told: Array) -> Array:
    """The front towards the nearest point of the road, which lies in the frame's direction."""
    return (turned(s, o, told) - FRONT)[..., None]


def _set_back(s: Array, o: Array, told: Array) -> Array:
    """As many metres between the footprint and the line or ground as is said."""
    xp = namespace(s)
    return xp.abs(spots(s, told, 0, 1) - told[..., VALUE, None]) - SET_BACK


OTHER, FEET = SPOTS, SPOTS + 7
"""Where the box of the second object begins that something is between, and the feet of both."""


def _between(s: Array, o: Array, told: Array) -> Array:
    """The middle in the gap between the two footprints, not far aside, and the two in nearly opposite directions."""
    xp = namespace(s)
    one, two = _footed(o, told[..., FEET]), _footed(told[..., OTHER : OTHER + 7], told[..., FEET + 1])
    across = two[..., X : Y + 1] - one[..., X : Y + 1]
    length = xp.sqrt(xp.sum(across * across, axis=-1) + 1e-18)
    ahead = across / length[..., None]
    frame = xp.stack([ahead, xp.stack([-ahead[..., 1], ahead[..., 0]], axis=-1)], axis=-2)
    where = xp.sum(frame * (s - one)[..., None, X : Y + 1], axis=-1)
    along, aside = where[..., 0], xp.abs(where[..., 1]) + 1e-9
    reach_one, reach_two = reach(one, frame), reach(two, frame)
    wide = xp.clip(xp.maximum(reach_one[..., 1], reach_two[..., 1]), BETWEEN_ASIDE, 1e9)
    # The angle under which the subject sees the two: half a turn where it stands on the line.
    seen = xp.atan2(along, aside) + xp.atan2(length - along, aside)
    gaps = [reach_one[..., 0] - along, along - (length - reach_two[..., 0]), aside - wide, APART - seen]
    return xp.stack(gaps, axis=-1)


SIDE, HALF, OTHER_FOOT = AFTER_PAIR, AFTER_PAIR + 1, AFTER_PAIR + 3
"""Columns of *opposite*: the side of the road's middle on which the object is (1 left, -1 right), half the road's width
where the subject is and where the object is, the object's foot."""


def _opposite(s: Array, o: Array, told: Array) -> Array:
    """The road between the two, at the same place along it."""
    xp = namespace(s)
    mine = reach(stood(s, told), _direction(told, PAIR))[..., 0]
    theirs = reach(_footed(o, told[..., OTHER_FOOT]), _direction(told, PAIR + 3))[..., 0]
    along = xp.abs(_ahead(s, o, told)) - xp.clip(xp.maximum(mine, theirs), OPPOSITE_ASIDE, 1e9)
    here = told[..., SIDE] * _way(s, told, PAIR)[1] + told[..., HALF]
    there = told[..., HALF + 1] - told[..., SIDE] * _way(o, told, PAIR + 3)[1]
    return xp.stack([along, here, there], axis=-1)


def _row(s: Array, o: Array, told: Array) -> Array:
    """Backs, middles or fronts in one line and turned alike: in a straight line, or in one along the street.

    What nobody sees facing anywhere need not be turned alike along the street. Without a street near, its frames are
    NaN.
    """
    xp = namespace(s)
    straight = in_row(s, o, told)
    known = told[..., PAIR] == told[..., PAIR]
    told = xp.where(known[..., None], told, told * 0)
    mine = reach(s, _direction(told, PAIR))[..., 1]
    theirs = reach(o, _direction(told, PAIR + 3))[..., 1]
    middle = _way(s, told, PAIR)[1] - _way(o, told, PAIR + 3)[1]
    offsets = xp.abs(xp.stack([middle - mine + theirs, middle, middle + mine - theirs], axis=-1))
    turns = told[..., TURNS]
    bend = s[..., YAW] - told[..., PAIR + 2] - o[..., YAW] + told[..., PAIR + 5]
    turn = xp.abs(xp.atan2(xp.sin(turns * bend), xp.cos(turns * bend)))
    curved = xp.stack([xp.min(offsets, axis=-1) - ROW, turn - PARALLEL], axis=-1)
    better = known & (xp.max(curved, axis=-1) < xp.max(straight, axis=-1))
    return xp.where(better[..., None], curved, straight)


_BORDERS = ("m",) * BORDER
ON = rule("on", (*_BORDERS, "m"), _on)
HEADS = rule("heading along", (*_BORDERS, "m", "rad"), _heading, turn=_nearest_turn)
ALONG = rule("along", (*_BORDERS, "m", "m", "rad"), _along, turn=_nearest_turn)
SPACED = rule("along", ("m",), _spaced)
AT_CROSSING = rule("at crossing", (*_BORDERS, "m"), _at_crossing)
FACING_ROAD = rule("facing road", ("rad",), _facing_road, turn=_nearest_turn)
SET_BACK_FROM = rule("set back from", ("m",), _set_back)
BETWEEN = rule("between", ("m", "m", "m", "rad"), _between)
OPPOSITE = rule("opposite", ("m", "m", "m"), _opposite)
IN_ROW = rule("in row with", ("m", "rad"), _row)

STREET_RULES: Mapping[str, Rule] = {
    r.name: r for r in (ON, HEADS, ALONG, AT_CROSSING, FACING_ROAD, SET_BACK_FROM, BETWEEN, OPPOSITE)
}
"""Rules of a street by predicate; `SPACED` is what *along* says of neighbours, `IN_ROW` *in row with* on a street."""
