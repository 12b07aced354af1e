"""A street for ``bench``: hand-made ground, a thousand objects of every street category, shapes of the families."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from composer.document import Document, StoredShape
from composer.scene import Box, Node, Point, Scene, Shape, Surface
from composer.street.kinds import surface_kind
from composer.vocabulary import category

LENGTH, ARM = 420.0, 160.0
"""Of the main street and of the one that crosses it, metres."""
SIDES = (("lane", 3.0), ("bike_lane", 1.8), ("parking", 2.2), ("verge", 1.5), ("sidewalk", 3.0))
"""Strips from the middle outward, and how wide they are, metres."""
VARIANTS = 2
"""Shapes of each category."""
FACES = 12_000

Placed = tuple[str, float, float, float]
"""Category, x, y, yaw."""


def boulevard(count: int = 1000, seed: int = 0) -> Document:
    """A document with so many objects, each with a mesh.

    Parameters
    ----------
    count, seed : int
    """
    rng = np.random.default_rng(seed)
    ground = surfaces()
    heights = {kind: surface_kind(kind).lift for kind in ("verge", "sidewalk", "plaza")}
    nodes, shapes = [], {}
    spots = list(spots_along(rng))
    for number, pick in enumerate(rng.permutation(len(spots))[:count]):
        name, x, y, yaw = spots[pick]
        stored = family_shape(name, int(rng.integers(VARIANTS)))
        shapes[stored.key] = stored
        depth, width, height = (float(v) for v in np.array(category(name).usual) * rng.uniform(0.9, 1.1))
        raised = abs(y) > 7.0 and abs(x) > 7.0
        z = heights["sidewalk"] if raised and (abs(y) < 11.5 or abs(x) < 11.5) else 0.0
        box = Box(depth=depth, width=width, height=height, x=x, y=y, z=z, yaw=yaw)
        nodes.append(Node(id=f"n{number}", category=name, box=box, shape=Shape(key=stored.key)))
    return Document(Scene(kind="street", name="Bench street", surfaces=ground, nodes=tuple(nodes)), shapes)


@cache
def family_shape(name: str, variant: int) -> StoredShape:
    """A shape of a family at its usual size; the same for the same variant."""
    from models.procedural.families import make
    from models.procedural.sdf import sample_field
    from models.shapes.meshing import mesh_field, one_hot_scores

    made = make(np.random.default_rng(variant), name, category(name).usual)
    field = sample_field(made.solids)
    return StoredShape(mesh_field(field.distance, one_hot_scores(field.part) * 4.0, made.size, FACES))


def surfaces() -> tuple[Surface, ...]:
    """A main street and a side street that cross, with lots, a park, a plaza and a pond around them."""
    found = [_rectangle("lots", "lot", (-LENGTH / 2, LENGTH / 2), (-60.0, 60.0))]
    half = sum(width for _, width in SIDES)
    for name, along, length in (("main", True, LENGTH), ("side", False, ARM)):
        for way in (-1, 1):
            at = 0.0
            for kind, width in SIDES:
                across, middle = (way * at, way * (at + width)), way * (at + width / 2)
                for end in (-1, 1):
                    run = sorted((end * half, end * length / 2))
                    line = [(v, middle) if along else (middle, v) for v in (run if (way < 0) == along else run[::-1])]
                    sides = (run, across) if along else (across, run)
                    found.append(_rectangle(f"{name}{way:+d}{kind}{end:+d}", kind, *sides, axis=line))
                at += width
    found.append(_rectangle("junction", "road", (-half, half), (-half, half)))
    edge = half - 4.5
    for x in (-1, 1):
        for y in (-1, 1):
            found.append(_rectangle(f"corner{x:+d}{y:+d}", "sidewalk", (x * edge, x * half), (y * edge, y * half)))
    for k, (x, y) in enumerate(((-1, 0), (1, 0), (0, -1), (0, 1))):
        near, far, walk = half - 4.2, half - 1.2, (-edge - 1.0, edge + 1.0)
        sides = ((x * near, x * far), walk) if x else (walk, (y * near, y * far))
        found.append(_rectangle(f"crossing{k}", "crossing", *sides))
    found.append(_rectangle("park", "grass", (40.0, 150.0), (16.0, 58.0)))
    around = np.linspace(0, math.tau, 40, endpoint=False)
    pond = tuple((float(95 + 16 * math.cos(a)), float(38 + 9 * math.sin(a))) for a in around)
    found.append(Surface(id="pond", kind="water", polygon=pond, z=surface_kind("water").lift))
    found.append(_rectangle("plaza", "plaza", (-70.0, -30.0), (half, 50.0)))
    return tuple(found)


def _rectangle(name: str, kind: str, x: Sequence[float], y: Sequence[float], axis: Sequence[Point] = ()) -> Surface:
    (x0, x1), (y0, y1) = sorted(x), sorted(y)
    corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    return Surface(id=name, kind=kind, polygon=corners, z=surface_kind(kind).lift, axis=tuple(axis))


def spots_along(rng: np.random.Generator) -> Iterator[Placed]:
    """Places where things usually stand, more than are needed."""
    quarter = math.pi / 2
    for way in (-1, 1):
        # They look at the road.
        facing = -way * quarter
        ahead = 0.0 if way < 0 else math.pi
        for x in np.arange(-LENGTH / 2 + 8, LENGTH / 2 - 8, 1.0):
            if abs(x) < 16:
                continue
            k = round(x)
            if k % 6 == 0:
                yield str(rng.choice(["car", "car", "car", "car", "van", "motorcycle"])), x, way * 5.9, ahead
            if k % 19 == 0:
                yield str(rng.choice(["car", "car", "bus", "truck"])), x, way * 1.6, ahead
            if k % 11 == 0:
                yield "bicycle", x, way * 3.9, ahead
            if k % 10 == 0:
                yield str(rng.choice(["tree", "columnar_tree", "young_tree", "palm"])), x, way * 7.8, 0.0
            if k % 30 == 5:
                yield "street_lamp", x, way * 7.6, facing
            if k % 13 == 3:
                yield str(rng.choice(_SMALL)), x, way * 8.1, facing
            if k % 3 == 1:
                yield "pedestrian", x, way * float(rng.uniform(9.0, 11.0)), float(rng.uniform(0, math.tau))
            if k % 29 == 4:
                yield str(rng.choice(["bus_shelter", "kiosk", "utility_pole"])), x, way * 10.4, facing
            if k % 16 == 0 and not (way > 0 and (-75 < x < -25 or 35 < x < 155)):
                yield str(rng.choice(["house", "apartment_building"])), x, way * 24.0, facing
            if k % 4 == 2:
                yield str(rng.choice(["hedge", "fence", "shrub"])), x, way * 12.4, facing
            if k % 5 == 0:
                yield str(rng.choice(["shrub", "conifer", "tree"])), x, way * float(rng.uniform(36, 56)), 0.0
    for _ in range(160):
        around, reach = float(rng.uniform(0, math.tau)), float(rng.uniform(1.2, 2.2))
        x, y = 95 + 16 * reach * math.cos(around), 38 + 9 * reach * math.sin(around)
        if y > 17:
            yield str(rng.choice(["tree", "conifer", "shrub", "street_bench", "pedestrian"])), x, y, around
    for x, y in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
        yield "traffic_light", x * 8.2, y * 8.2, math.atan2(-y, -x)
        yield "cone", x * 30.0, y * 3.9, 0.0
        yield "barrier", x * 32.0, y * 3.9, 0.0
    for k in range(60):
        yield (
            str(rng.choice(["bollard", "street_planter", "street_bench"])),
            -68 + 2.0 * (k % 18),
            14 + 8.0 * (k // 18),
            0.0,
        )


_SMALL = (
    "street_bench", "litter_bin", "mailbox", "bicycle_rack", "parking_meter", "charging_post", "hydrant", "bollard",
    "traffic_sign", "street_planter",
)  # fmt: skip
