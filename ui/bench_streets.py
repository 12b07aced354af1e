"""Streets for ``bench``: as many objects, relations and pieces of ground as are asked for, by rule."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from composer.scene import MAX_NODES, Box, Node, Relation, Road, Scene, Surface, build
from composer.street.kinds import surface_kind
from composer.street.lanes import surfaces_of
from composer.street.strips import presets, road_of
from composer.vocabulary import category

KINDS = ("avenue", "residential_street", "main_street", "one_way_street")
LENGTH, APART = 180.0, 70.0
"""Of a street, and from one street to the next; metres."""
BAY = 6.0
"""A parking place, metres."""


@dataclass(frozen=True)
class _Rule:
    """What stands on strips of a kind: every so many metres, turned so, and what is said of it."""

    category: str
    kind: str
    every: float
    said: str
    turn: float = 0.0
    aside: float = 0.0


_RULES = (
    _Rule("car", "parking", BAY, "on"),
    _Rule("car", "lane", 26.0, "heading along"),
    _Rule("bicycle", "bike_lane", 17.0, "heading along"),
    _Rule("young_tree", "verge", 9.0, "along"),
    _Rule("street_lamp", "sidewalk", 30.0, "along", math.pi / 2, 0.4),
    _Rule("pedestrian", "sidewalk", 3.0, "on", 0.0, -0.5),
)


def streets(count: int) -> Scene:
    """So many objects on as many streets as they need, with two relations each at most."""
    roads: list[Road] = []
    surfaces: list[Surface] = []
    nodes: list[Node] = []
    relations: list[Relation] = []
    for number in range(MAX_NODES):
        y = APART * number
        road = road_of(str(number), [(0.0, y), (LENGTH, y)], presets()[KINDS[number % len(KINDS)]][1])
        ground = surfaces_of(road)
        roads.append(road)
        surfaces += [bay for surface in ground for bay in _bays(surface)]
        for node, said in _inhabited(ground, y, len(nodes)):
            if len(nodes) == count:
                return build(
                    Scene,
                    kind="street",
                    name="Bench",
                    roads=tuple(roads),
                    surfaces=tuple(surfaces),
                    nodes=tuple(nodes),
                    relations=tuple(relations),
                )
            nodes.append(node)
            relations += said
    raise ValueError(f"no scene has {count} objects")


def _bays(surface: Surface) -> Iterator[Surface]:
    """A parking strip as single places, other ground as it is."""
    if surface.kind != "parking":
        yield surface
        return
    ring = np.array(surface.polygon)
    (x0, y0), (x1, y1) = ring.min(axis=0), ring.max(axis=0)
    places = int((x1 - x0) / BAY)
    for k in range(places):
        a, b = x0 + (x1 - x0) * k / places, x0 + (x1 - x0) * (k + 1) / places
        corners = ((a, y0), (b, y0), (b, y1), (a, y1))
        yield build(Surface, id=f"{surface.id}-{k}", kind="parking", polygon=corners, z=surface.z)


def _inhabited(ground: tuple[Surface, ...], y: float, first: int) -> Iterator[tuple[Node, list[Relation]]]:
    number = first
    leaders: dict[str, str] = {}

    def made(name: str, x: float, across: float, yaw: float, z: float) -> Node:
        nonlocal number
        number += 1
        depth, width, height = category(name).usual
        box = Box(depth=depth, width=width, height=height, x=x, y=across, z=z, yaw=yaw)
        return Node(id=f"n{number}", category=name, box=box)

    for surface in ground:
        ring = np.array(surface.polygon)
        middle = float(ring[:, 1].mean())
        side = 1.0 if middle > y else -1.0
        for rule in _RULES:
            if rule.kind != surface.kind:
                continue
            for x in np.arange(BAY / 2, LENGTH - BAY / 2 + 0.1, rule.every).tolist():
                ahead = math.pi if surface.axis and surface.axis[0][0] > surface.axis[-1][0] else 0.0
                yaw = -side * rule.turn if rule.turn else ahead
                node = made(rule.category, x, middle - side * rule.aside, yaw, surface_kind(surface.kind).lift)
                at = "road" if rule.kind == "parking" else surface.id
                value = rule.every if rule.said == "along" else None
                said = (
                    []
                    if rule.kind == "parking"
                    else [Relation(subject=node.id, predicate=rule.said, objects=(at,), value=value)]
                )
                leader = leaders.setdefault(rule.category, node.id)
                if leader != node.id:
                    said.append(Relation(subject=node.id, predicate="instance of", objects=(leader,)))
                yield node, said
    edge = max(float(np.abs(np.array(s.polygon)[:, 1] - y).max()) for s in ground)
    for side in (-1.0, 1.0):
        for x in np.arange(10.0, LENGTH - 8.0, 16.0).tolist():
            node = made("house", x, y + side * (edge + 9.0), -side * math.pi / 2, 0.0)
            yield node, [Relation(subject=node.id, predicate="facing road", objects=("road",))]
