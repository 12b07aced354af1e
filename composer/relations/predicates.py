"""What each predicate means, written once.

A rule maps boxes of subjects and objects to signed *gaps*: the relation holds where every gap is at most zero, and a
positive gap says by how much it is missed. numpy arrays are checked, torch tensors guide a sampler, and finite
differences of the same functions drive the projection. The thresholds are those of the published SG-FRONT evaluation
(CommonScenes, EchoScene) in the strict reading: front and behind must differ in the right direction, and what stands
on something must touch its top.
"""

from __future__ import annotations

from collections.abc import Mapping

from composer.relations.design import DESIGN_RULES
from composer.relations.geometry import (
    Array,
    X,
    Y,
    Z,
    namespace,
    nearest_corners,
    overlap_share,
    separations,
    top,
    volume,
)
from composer.relations.rule import CENTRE_X, CENTRE_Y, Rule, rule

SIDE_GAP = 0.05
SIDE_OVERLAP = 0.3
CLOSE = 0.45
VOLUME_RATIO = 0.15
HEIGHT_RATIO = 0.1
TOUCH = 0.04
ABOVE = 0.05
ABOVE_FLOOR = 0.1
MIRROR = 0.45


def _side(name: str, axis: int, sign: float) -> Rule:
    def order(s: Array, o: Array, told: Array) -> Array:
        return (SIDE_GAP - sign * (s[..., axis] - o[..., axis]))[..., None]

    def gaps(s: Array, o: Array, told: Array) -> Array:
        xp = namespace(s)
        clear = (overlap_share(s, o) - SIDE_OVERLAP)[..., None]
        return xp.concat([order(s, o, told), clear], axis=-1)

    return Rule(name, ("m", "share"), gaps, order)


def _close(s: Array, o: Array, told: Array) -> Array:
    return (nearest_corners(s, o) - CLOSE)[..., None]


def _bigger(s: Array, o: Array, told: Array) -> Array:
    return (VOLUME_RATIO - 1 + volume(o) / volume(s))[..., None]


def _smaller(s: Array, o: Array, told: Array) -> Array:
    return (VOLUME_RATIO + 1 - volume(o) / volume(s))[..., None]


def _taller(s: Array, o: Array, told: Array) -> Array:
    return (HEIGHT_RATIO - 1 + top(o) / top(s))[..., None]


def _shorter(s: Array, o: Array, told: Array) -> Array:
    return (HEIGHT_RATIO + 1 - top(o) / top(s))[..., None]


def _above(s: Array, o: Array, told: Array) -> Array:
    return (ABOVE - (s[..., Z] - top(o)))[..., None]


def _standing(s: Array, o: Array, told: Array) -> Array:
    xp = namespace(s)
    apart = xp.max(separations(s, o)[..., :4], axis=-1)
    return xp.stack([xp.abs(s[..., Z] - top(o)) - TOUCH, apart], axis=-1)


def _mirror(s: Array, o: Array, told: Array) -> Array:
    xp = namespace(s)
    sx, sy = s[..., X] - told[..., CENTRE_X], s[..., Y] - told[..., CENTRE_Y]
    ox, oy = o[..., X] - told[..., CENTRE_X], o[..., Y] - told[..., CENTRE_Y]
    pairs = [(sx + ox, sy - oy), (sx - ox, sy + oy), (sx + ox, sy + oy)]
    squared = xp.stack([dx * dx + dy * dy for dx, dy in pairs], axis=-1)
    return (xp.sqrt(xp.min(squared, axis=-1) + 1e-18) - MIRROR)[..., None]


def _on_floor(s: Array, o: Array, told: Array) -> Array:
    xp = namespace(s)
    return (xp.abs(s[..., Z] - o[..., Z]) - TOUCH)[..., None]


def _above_floor(s: Array, o: Array, told: Array) -> Array:
    return (ABOVE_FLOOR - (s[..., Z] - o[..., Z]))[..., None]


RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        _side("left", X, -1.0),
        _side("right", X, 1.0),
        _side("front", Y, 1.0),
        _side("behind", Y, -1.0),
        rule("close by", ("m",), _close),
        rule("above", ("m",), _above),
        rule("standing on", ("m", "m"), _standing),
        rule("bigger than", ("ratio",), _bigger),
        rule("smaller than", ("ratio",), _smaller),
        rule("taller than", ("ratio",), _taller),
        rule("shorter than", ("ratio",), _shorter),
        rule("symmetrical to", ("m",), _mirror),
        *DESIGN_RULES,
    )
}
"""Rules between two nodes, or a node and a part of the room as a box, by predicate."""

PUBLISHED: tuple[str, ...] = tuple(name for name in RULES if name not in {r.name for r in DESIGN_RULES})
"""Names of the rules that are SG-FRONT's."""

FLOOR_RULES: Mapping[str, Rule] = {
    "standing on": rule("standing on", ("m",), _on_floor),
    "above": rule("above", ("m",), _above_floor),
}
"""Rules whose object is the floor; other predicates take the floor's box like a node's."""


def rule_for(predicate: str, object_is_floor: bool) -> Rule | None:
    """The rule that decides a relation, None if boxes do not decide it."""
    if object_is_floor and predicate in FLOOR_RULES:
        return FLOOR_RULES[predicate]
    return RULES.get(predicate)
