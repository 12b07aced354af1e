"""Small OpenStreetMap maps that tests draw, in metres, and a town as large as they like."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

LATITUDE, LONGITUDE = 48.0, 10.0
_DEGREE = 111_319.49
"""Metres of a degree along the equator of the ellipsoid."""
_FLAT = 0.00669438


def degrees(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of a place in metres from the middle; good to a millimetre within a kilometre."""
    phi = math.radians(LATITUDE)
    shape = 1 - _FLAT * math.sin(phi) ** 2
    north = _DEGREE * (1 - _FLAT) / shape**1.5
    east = _DEGREE * math.cos(phi) / math.sqrt(shape)
    return LATITUDE + y / north, LONGITUDE + x / east


class Drawing:
    """A map while it is drawn; points at one place are one point."""

    def __init__(self) -> None:
        self.root = ElementTree.Element("osm", version="0.6", generator="test")
        self._points: dict[tuple[float, float], str] = {}
        self._count = 0

    def fresh(self) -> str:
        """An id that is not taken."""
        self._count += 1
        return str(self._count)

    @property
    def middle(self) -> tuple[float, float]:
        """Where a scene that is made of it has its origin, metres: the middle of most of its points."""
        x, y = np.median(np.array(list(self._points)), axis=0)
        return float(x), float(y)

    def point(self, x: float, y: float, **tags: str) -> str:
        """A point; its id."""
        place = round(x, 3), round(y, 3)
        if place not in self._points:
            number = self._points[place] = self.fresh()
            lat, lon = degrees(x, y)
            ElementTree.SubElement(self.root, "node", id=number, lat=f"{lat:.9f}", lon=f"{lon:.9f}")
        number = self._points[place]
        if tags:
            element = next(e for e in self.root if e.get("id") == number and e.tag == "node")
            self._tag(element, tags)
        return number

    def way(self, points: Iterable[tuple[float, float]], tags: dict[str, str] | None = None, **more: str) -> str:
        """A way; its id."""
        refs = [self.point(x, y) for x, y in points]
        number = self.fresh()
        element = ElementTree.SubElement(self.root, "way", id=number)
        for ref in refs:
            ElementTree.SubElement(element, "nd", ref=ref)
        self._tag(element, {**(tags or {}), **more})
        return number

    def area(self, points: Sequence[tuple[float, float]], tags: dict[str, str] | None = None, **more: str) -> str:
        """A closed way; its id."""
        return self.way([*points, points[0]], tags, **more)

    def relation(self, members: Iterable[tuple[str, str]], tags: dict[str, str]) -> str:
        """A relation of ways; its id."""
        number = self.fresh()
        element = ElementTree.SubElement(self.root, "relation", id=number)
        for ref, role in members:
            ElementTree.SubElement(element, "member", type="way", ref=ref, role=role)
        self._tag(element, tags)
        return number

    def text(self) -> bytes:
        """The file."""
        order = {"node": 0, "way": 1, "relation": 2}
        self.root[:] = sorted(self.root, key=lambda e: order.get(e.tag, 3))
        return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(self.root, encoding="utf-8")

    def save(self, folder: Path, name: str = "map.osm") -> Path:
        """Write the file."""
        path = folder / name
        path.write_bytes(self.text())
        return path

    def _tag(self, element: ElementTree.Element, tags: dict[str, str]) -> None:
        for key, value in tags.items():
            ElementTree.SubElement(element, "tag", k=key, v=value)


def rectangle(x: float, y: float, width: float, height: float, turn: float = 0.0) -> list[tuple[float, float]]:
    """Corners around a middle, counter-clockwise."""
    c, s = math.cos(turn), math.sin(turn)
    corners = [(-width / 2, -height / 2), (width / 2, -height / 2), (width / 2, height / 2), (-width / 2, height / 2)]
    return [(x + c * u - s * v, y + s * u + c * v) for u, v in corners]


def town(blocks: int, seed: int = 0) -> Drawing:
    """A town of so many blocks each way, 100 by 80 metres each, with everything a town has."""
    rng, drawing = np.random.default_rng(seed), Drawing()
    wide, deep = 100.0, 80.0

    def corner(i: int, j: int) -> tuple[float, float]:
        shake = np.random.default_rng([seed, i, j]).uniform(-6, 6, 2)
        return i * wide + float(shake[0]), j * deep + float(shake[1])

    classes = ["residential", "residential", "residential", "tertiary", "secondary", "living_street"]
    for along in (True, False):
        for line in range(blocks + 1):
            kind = str(rng.choice(classes))
            tags = {"highway": kind, "name": f"{'Street' if along else 'Road'} {line}", "maxspeed": "30"}
            if kind == "secondary":
                tags |= {"lanes": "4", "sidewalk": "both", "cycleway": "lane"}
            points: list[tuple[float, float]] = []
            for k in range(blocks + 1):
                x, y = corner(k, line) if along else corner(line, k)
                if points:
                    px, py = points[-1]
                    bend = float(rng.uniform(-3, 3))
                    points.append(((px + x) / 2 + (0 if along else bend), (py + y) / 2 + (bend if along else 0)))
                points.append((x, y))
            drawing.way(points, tags)
    for i in range(blocks):
        for j in range(blocks):
            _block(drawing, rng, *corner(i, j), wide, deep)
    return drawing


def _block(drawing: Drawing, rng: np.random.Generator, x: float, y: float, wide: float, deep: float) -> None:
    drawing.area(rectangle(x + wide / 2, y + deep / 2, wide - 10, deep - 10), landuse="residential")
    for k in range(4):
        for row, at in enumerate((26.0, deep - 26.0)):
            px, py = x + 22 + 18.5 * k, y + at
            w, d = float(rng.uniform(8, 13)), float(rng.uniform(8, 13))
            if rng.random() < 0.3:  # an L
                plan = [(0, 0), (w, 0), (w, d / 2), (w / 2, d / 2), (w / 2, d), (0, d)]
                points = [(px - w / 2 + u, py - d / 2 + v) for u, v in plan]
            else:
                points = rectangle(px, py, w, d, float(rng.uniform(-0.1, 0.1)))
            tags = {"building": str(rng.choice(["yes", "house", "apartments", "detached"]))}
            if rng.random() < 0.5:
                tags["building:levels"] = str(int(rng.integers(1, 6)))
            if rng.random() < 0.3:
                tags["roof:shape"] = str(rng.choice(["gabled", "hipped", "flat", "half-hipped", "mansard"]))
            drawing.area(points, tags)
            if rng.random() < 0.3:
                drawing.area(rectangle(px + 9, py, 3.2, 6), building="garage")
            side = -1 if row == 0 else 1
            drawing.way([(px, py + side * d / 2), (px, py + side * 19)], highway="service", service="driveway")
    for _ in range(5):
        drawing.point(x + float(rng.uniform(15, wide - 15)), y + deep / 2 + float(rng.uniform(-4, 4)), natural="tree")
    drawing.point(x + wide / 2, y + 9, highway="street_lamp")
    drawing.way([(x + 12, y + 38), (x + wide - 12, y + 38)], barrier="fence")
    drawing.way([(x + 12, y + deep / 2), (x + wide - 12, y + deep / 2)], highway="footway")
