"""What each predicate means, written once.

A rule maps boxes of subjects and objects to signed *gaps*: the relation holds where every gap is at most zero, and a
positive gap says by how much it is missed. numpy arrays are checked, torch tensors guide a sampler, and finite
differences of the same functions drive the projection. The thresholds are those of the published SG-FRONT evaluation
(CommonScenes, EchoScene) in the strict reading: front and behind must differ in the right direction, and what stands
on something must touch its top.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

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

SIDE_GAP = 0.05
SIDE_OVERLAP = 0.3
CLOSE = 0.45
VOLUME_RATIO = 0.15
HEIGHT_RATIO = 0.1
TOUCH = 0.04
ABOVE = 0.05
ABOVE_FLOOR = 0.1
MIRROR = 0.45

Gaps = Callable[[Array, Array, Array], Array]


@dataclass(frozen=True)
class Rule:
    """A checkable predicate.

    Attributes
    ----------
    name : str
        The predicate.
    units : tuple of str
        Unit of each gap: ``m``, ``share`` (of volumes) or ``ratio``.
    gaps : callable
        (subject boxes (..., 7), object boxes (..., 7), scene centre (..., 2)) → (..., len(units)).
    guide : callable
        The same without overlap shares, (..., U): what moves boxes, where overlaps are parted by other means. Its
        columns are those of `gaps` whose unit is not ``share``, in order.
    """

    name: str
    units: tuple[str, ...]
    gaps: Gaps
    guide: Gaps


def _side(name: str, axis: int, sign: float) -> Rule:
    def order(s: Array, o: Array, centre: Array) -> Array:
        return (SIDE_GAP - sign * (s[..., axis] - o[..., axis]))[..., None]

    def gaps(s: Array, o: Array, centre: Array) -> Array:
        xp = namespace(s)
        clear = (overlap_share(s, o) - SIDE_OVERLAP)[..., None]
        return xp.concat([order(s, o, centre), clear], axis=-1)

    return Rule(name, ("m", "share"), gaps, order)


def _rule(name: str, units: tuple[str, ...], gaps: Gaps) -> Rule:
    return Rule(name, units, gaps, gaps)


def _close(s: Array, o: Array, centre: Array) -> Array:
    return (nearest_corners(s, o) - CLOSE)[..., None]


def _bigger(s: Array, o: Array, centre: Array) -> Array:
    return (VOLUME_RATIO - 1 + volume(o) / volume(s))[..., None]


def _smaller(s: Array, o: Array, centre: Array) -> Array:
    return (VOLUME_RATIO + 1 - volume(o) / volume(s))[..., None]


def _taller(s: Array, o: Array, centre: Array) -> Array:
    return (HEIGHT_RATIO - 1 + top(o) / top(s))[..., None]


def _shorter(s: Array, o: Array, centre: Array) -> Array:
    return (HEIGHT_RATIO + 1 - top(o) / top(s))[..., None]


def _above(s: Array, o: Array, centre: Array) -> Array:
    return (ABOVE - (s[..., Z] - top(o)))[..., None]


def _standing(s: Array, o: Array, centre: Array) -> Array:
    xp = namespace(s)
    apart = xp.max(separations(s, o)[..., :4], axis=-1)
    return xp.stack([xp.abs(s[..., Z] - top(o)) - TOUCH, apart], axis=-1)


def _mirror(s: Array, o: Array, centre: Array) -> Array:
    xp = namespace(s)
    sx, sy = s[..., X] - centre[..., 0], s[..., Y] - centre[..., 1]
    ox, oy = o[..., X] - centre[..., 0], o[..., Y] - centre[..., 1]
    pairs = [(sx + ox, sy - oy), (sx - ox, sy + oy), (sx + ox, sy + oy)]
    squared = xp.stack([dx * dx + dy * dy for dx, dy in pairs], axis=-1)
    return (xp.sqrt(xp.min(squared, axis=-1) + 1e-18) - MIRROR)[..., None]


def _on_floor(s: Array, o: Array, centre: Array) -> Array:
    xp = namespace(s)
    return (xp.abs(s[..., Z] - o[..., Z]) - TOUCH)[..., None]


def _above_floor(s: Array, o: Array, centre: Array) -> Array:
    return (ABOVE_FLOOR - (s[..., Z] - o[..., Z]))[..., None]


RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        _side("left", X, -1.0),
        _side("right", X, 1.0),
        _side("front", Y, 1.0),
        _side("behind", Y, -1.0),
        _rule("close by", ("m",), _close),
        _rule("above", ("m",), _above),
        _rule("standing on", ("m", "m"), _standing),
        _rule("bigger than", ("ratio",), _bigger),
        _rule("smaller than", ("ratio",), _smaller),
        _rule("taller than", ("ratio",), _taller),
        _rule("shorter than", ("ratio",), _shorter),
        _rule("symmetrical to", ("m",), _mirror),
    )
}
"""Rules between two nodes, by predicate."""

FLOOR_RULES: Mapping[str, Rule] = {
    "standing on": _rule("standing on", ("m",), _on_floor),
    "above": _rule("above", ("m",), _above_floor),
}
"""Rules whose object is the floor; other predicates take the floor's box like a node's."""


def rule_for(predicate: str, object_is_floor: bool) -> Rule | None:
    """The rule that decides a relation, None if boxes do not decide it."""
    if object_is_floor and predicate in FLOOR_RULES:
        return FLOOR_RULES[predicate]
    return RULES.get(predicate)
