"""Whether filled streets could be real: ``python -m models.evaluation.streets [MAP ...]``.

Maps and procedural streets nobody trained on are filled at several densities, and measured without the code that
checks relations: by polygons.

vehicles
    Share of the vehicles on lanes or parking places whose footprint lies within them (2 cm), and which face the way one
    drives there within 5° (parked: along it or square to it). Bicycles and motorcycles may be left off the lanes.
in lanes
    Things that are no vehicles and whose footprint reaches more than 2 cm into a lane or bike lane; people on crossings
    may.
overlaps
    Share of the objects whose box shares more than 2 % of the smaller one's volume with another's; of leafy trees up to
    where the crown begins only the trunk (`composer.relations.overlap`). `boxes` takes crowns for full boxes.
spacing
    Share of the relations with a distance between neighbours that hold, and of all relations.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from composer.document import Document
from composer.formats import read_scenes
from composer.relations import check
from composer.relations.geometry import overlap_share
from composer.relations.overlap import outline_of
from composer.relations.sights.feet import Feet
from composer.scene import Box, Node, Scene, Surface
from composer.street.frames import Track
from composer.street.kinds import surface_kind
from composer.vocabulary import category
from models.pipeline import ComposePipeline
from models.procedural.streets.templates import street
from models.requests import ComposeRequest, Fill

DENSITIES = (0.2, 0.5, 0.8, 1.0)
SLACK = 0.02
TURNED = math.radians(5.0)
SHARED = 0.02
HELD_OUT = 990_000
"""Seed of the first procedural street; training draws from others."""


@dataclass
class Figures:
    """Counts over scenes; they add up."""

    objects: int = 0
    vehicles: int = 0
    astray: int = 0
    in_lanes: int = 0
    overlapping: int = 0
    boxes: int = 0
    spaced: int = 0
    spaced_held: int = 0
    relations: int = 0
    held: int = 0
    seconds: float = 0.0

    def __iadd__(self, other: Figures) -> Figures:
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))
        return self

    def line(self, name: str) -> str:
        """A row of the table."""
        return (
            f"| {name} | {self.objects} | {self.vehicles} | {_share(self.vehicles - self.astray, self.vehicles)} | "
            f"{self.in_lanes} | {_share(self.overlapping, self.objects)} | {_share(self.boxes, self.objects)} | "
            f"{_share(self.spaced_held, self.spaced)} of {self.spaced} | {_share(self.held, self.relations)} of "
            f"{self.relations} | {1000 * self.seconds / max(self.objects, 1):.1f} |"
        )


def figures_of(scene: Scene) -> Figures:
    """Measure a street in which every node has a box."""
    nodes = [n for n in scene.nodes if n.box is not None]
    ways = [s for s in scene.surfaces if surface_kind(s.kind).use in ("drive", "cycle", "park")]
    report = check(scene)
    spaced = [r for r in scene.relations if r.predicate == "along" and r.value is not None]
    broken = {v.relation.key for v in report.violated}
    vehicles = [n for n in nodes if category(n.category).super == "vehicle" and n.parent is None]
    return Figures(
        objects=len(nodes),
        vehicles=len(vehicles),
        astray=sum(_astray(n, ways) for n in vehicles),
        in_lanes=len(_in_lanes(nodes, scene.surfaces)),
        overlapping=len({i for a, b, _ in report.overlaps for i in (a, b)}),
        boxes=_boxes(nodes),
        spaced=len(spaced),
        spaced_held=sum(r.key not in broken for r in spaced),
        relations=len(report.held) + len(report.violated),
        held=len(report.held),
    )


def _area(surface: Surface) -> BaseGeometry:
    return shapely.make_valid(shapely.Polygon(surface.polygon, surface.holes))


def _astray(node: Node, ways: Sequence[Surface]) -> bool:
    """Whether a vehicle is neither within ways of one use that lead as it is turned, nor, if it is narrow, off all."""
    assert node.box is not None
    foot = shapely.Polygon(node.box.footprint())
    near = [s for s in ways if foot.intersects(_area(s))]
    if not any(foot.buffer(-SLACK).intersects(_area(s)) for s in near):
        return category(node.category).width[1] >= 1.0
    for use in ("drive", "cycle", "park"):
        along = [s for s in near if surface_kind(s.kind).use == use and _along(node.box, s, use)]
        if along and shapely.union_all([_area(s).buffer(1e-3) for s in along]).buffer(SLACK).covers(foot):
            return False
    return True


def _along(box: Box, surface: Surface, use: str) -> bool:
    """Whether a box is turned as one drives on a surface, where it stands."""
    if len(surface.axis) < 2:
        return True
    track = Track(np.array(surface.axis))
    along, _, _ = track.locate(np.array([[box.x, box.y]]))
    turn = math.pi / 2 if use == "park" else math.pi if surface.two_way else 2 * math.pi
    off = (box.yaw - float(track.bearings(along)[0]) + turn / 2) % turn - turn / 2
    return abs(off) <= TURNED


def _in_lanes(nodes: Sequence[Node], surfaces: Sequence[Surface]) -> list[Node]:
    """What stands in lanes and should not."""
    travelled = shapely.union_all([_area(s) for s in surfaces if surface_kind(s.kind).use in ("drive", "cycle")])
    crossings = shapely.union_all([_area(s) for s in surfaces if surface_kind(s.kind).use == "cross"])
    shapely.prepare(travelled)
    found = []
    for node in nodes:
        known = category(node.category)
        if known.super == "vehicle" or node.parent is not None or node.box is None:
            continue
        foot = _foot(node).buffer(-SLACK, join_style="mitre")
        if known.super == "person" and crossings.contains(shapely.Point(node.box.x, node.box.y)):
            continue
        if travelled.intersects(foot):
            found.append(node)
    return found


def _foot(node: Node) -> shapely.Polygon:
    """What of a node stands on the ground: of a tree its trunk, of a building its own outline."""
    assert node.box is not None
    if node.building is not None:
        return outline_of(node)
    (foot,) = Feet.of([node]).areas(np.array([node.box.values]))
    return foot


def _boxes(nodes: Sequence[Node]) -> int:
    """How many boxes share volume with another, trees as full boxes."""
    rows = np.array([n.box.values for n in nodes if n.box is not None]).reshape(-1, 7)
    tree = shapely.STRtree(
        [outline_of(n) if n.building else shapely.Polygon(n.box.footprint()) for n in nodes if n.box]
    )
    first, second = tree.query(tree.geometries, predicate="intersects")
    first, second = first[first < second], second[first < second]
    plain = np.array([n.building is None for n in nodes], bool)
    some = plain[first] & plain[second]
    share = overlap_share(rows[first[some]], rows[second[some]])
    return len({*first[some][share > SHARED].tolist(), *second[some][share > SHARED].tolist()})


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else "–"


def streets(maps: Sequence[Path], count: int) -> Iterator[tuple[str, Scene]]:
    """Maps, and procedural streets held out of training, without objects of their own."""
    for path in maps:
        for _, load in read_scenes(path):
            yield path.name, load().scene
    for k in range(count):
        yield "procedural", street(np.random.default_rng([HELD_OUT + k, 5]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 if a figure is short of its goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("maps", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=40, help="procedural streets")
    options = parser.parse_args(arguments)
    pipeline = ComposePipeline()
    found: dict[str, Figures] = {}
    for name, scene in streets(options.maps, options.count):
        for density in DENSITIES:
            before = time.perf_counter()
            request = ComposeRequest(document=Document(scene), fill=Fill(density), only_layout=True)
            filled = pipeline(request).document.scene
            took = time.perf_counter() - before
            figures = figures_of(filled)
            figures.seconds = took
            for row in (name, "all"):
                found.setdefault(row, Figures())
                found[row] += figures
    print("| streets | objects | vehicles | in place | in lanes | overlaps | boxes | spacing | relations | ms each |")
    print("|---" * 10 + "|")
    for name, figures in sorted(found.items(), key=lambda item: (item[0] == "all", item[0])):
        print(figures.line(name))
    everything = found["all"]
    missed = (
        everything.astray > 0.01 * everything.vehicles
        or everything.in_lanes
        or (everything.overlapping > 0.01 * everything.objects)
    )
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
