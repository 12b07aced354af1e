"""The street that ships as a template: ``python -m models.evaluation.street_templates``.

Ground, buildings, trees and what stands on the plaza are chosen by hand; the street model puts the rest.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from composer.document import Document
from composer.edits import AddRelation
from composer.formats import save_scene
from composer.relations.check import check
from composer.scene import Box, Building, Node, Point, Relation, Roof, Scene, Surface, build, revise
from composer.street.crossing_place import crossing_at
from composer.street.kinds import surface_kind
from composer.street.network import Drawn, Knot, network
from composer.street.standing import levels
from composer.street.strips import presets
from composer.street.variety import SQUARE, varied
from composer.vocabulary import category
from models.pipeline import ComposePipeline
from models.requests import ComposeRequest, Fill

LENGTH = 50.0
"""Of each arm, metres."""
CROSSINGS: tuple[Point, ...] = ((-13.4, 0.0), (13.4, 0.0), (0.0, -15.6), (0.0, 15.6))
NORTH, SOUTH, EAST, WEST = math.pi / 2, -math.pi / 2, 0.0, math.pi
ELL: tuple[Point, ...] = ((-0.5, 0.02), (0.0, 0.02), (0.0, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
"""The outline of a building around a corner: a wing in front, one on the left."""
SEED, DENSITY = 1, 0.75


def ground() -> Scene:
    """An avenue, a residential street that crosses it, a plaza on one corner, gardens and lots on the others."""
    ends: dict[Knot, Point] = {"w": (-LENGTH, 0), "e": (LENGTH, 0), "s": (0, -LENGTH), "n": (0, LENGTH), "c": (0, 0)}
    known = presets()
    streets = [
        Drawn("avenue", "Avenue", ("w", "c", "e"), known["avenue"][1]),
        Drawn("street", "Street", ("s", "c", "n"), known["residential_street"][1], radius=5.0),
    ]
    net = network(streets, ends)
    scene = build(
        Scene, kind="street", name="Street corner", roads=net.roads, junctions=net.junctions, surfaces=net.surfaces
    )
    for point in CROSSINGS:
        crossing = crossing_at(scene, point)
        assert crossing is not None
        scene = revise(scene, surfaces=(*scene.surfaces, crossing))
    pieces = (
        _piece("plaza", "plaza", (5.8, 34.0), (11.9, 31.0)),
        _piece("gardens-south", "grass", (-LENGTH, -5.8), (-LENGTH, -11.9)),
        _piece("court", "grass", (-LENGTH, -5.8), (11.9, LENGTH)),
        _piece("yard", "grass", (5.8, LENGTH), (-LENGTH, -11.9)),
        _piece("lawn", "grass", (34.0, LENGTH), (11.9, LENGTH)),
        _piece("behind", "lot", (5.8, 34.0), (31.0, LENGTH)),
    )
    return revise(scene, surfaces=(*scene.surfaces, *pieces))


def _piece(name: str, kind: str, x: tuple[float, float], y: tuple[float, float]) -> Surface:
    ring = ((x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1]))
    return build(Surface, id=name, kind=kind, polygon=ring, z=surface_kind(kind).lift)


def _house(
    name: str,
    at: Point,
    facing: float,
    size: tuple[float, float],
    floors: int,
    roof: Roof,
    rise: float = 0.0,
    outline: tuple[Point, ...] = SQUARE,
    kind: str = "apartment_building",
) -> Node:
    """A building of so many floors; `size` is its depth and width."""
    storey = 3.1 if kind == "apartment_building" else 2.8
    box = build(Box, depth=size[0], width=size[1], height=floors * storey + rise, x=at[0], y=at[1], yaw=facing)
    building = build(Building, outline=outline, storey=storey, roof=roof, roof_height=rise)
    return build(Node, id=name, category=kind, box=box, building=building)


def buildings() -> Iterator[Node]:
    """One of most kinds of roofs."""
    yield _house("arcade", (-19.5, 24.5), SOUTH, (22.0, 25.0), 4, "mansard", 2.8, ELL)
    yield _house("terrace", (-41.0, 19.5), SOUTH, (11.0, 15.0), 3, "gabled", 3.4)
    yield _house("library", (20.0, 37.0), SOUTH, (11.0, 26.0), 3, "flat")
    yield _house("school", (42.5, 20.5), SOUTH, (12.0, 14.0), 2, "hipped", 3.2)
    yield _house("offices", (17.5, -21.0), NORTH, (14.0, 20.0), 3, "flat")
    yield _house("bakery", (35.0, -19.5), NORTH, (11.0, 11.0), 2, "gambrel", 3.6, kind="house")
    yield _house("cottage", (-14.5, -19.0), NORTH, (9.5, 11.0), 2, "gabled", 3.2, kind="house")
    yield _house("villa", (-30.0, -19.5), NORTH, (10.5, 12.0), 2, "half-hipped", 3.6, kind="house")
    yield _house("lodge", (-44.0, -19.0), NORTH, (9.0, 9.0), 1, "pyramidal", 3.4, kind="house")


def planted() -> Iterator[tuple[Node, str, float | None]]:
    """Trees in rows along the avenue, and what stands on the plaza: what, on which ground, how far apart."""
    for arm, first in (("avenue", -42.0), ("avenue.2", 18.0)):
        for side, y in ((3, 6.1), (-3, -6.1)):
            for k in range(4):
                name = f"lime-{len(arm)}{'n' if side > 0 else 's'}{k}"
                yield _thing(name, "tree", (first + 8.0 * k, y), 0.0, (4.6, 4.6, 6.8)), f"road-{arm}/0/{side}", 8.0
    for k, x in enumerate((13.0, 20.0, 27.0)):
        yield _thing(f"plane-{k}", "tree", (x, 25.0), 0.0, (5.2, 5.2, 7.4)), "plaza", None
        yield _thing(f"bench-{k}", "street_bench", (x, 21.4), SOUTH), "plaza", None
    yield _thing("kiosk", "kiosk", (29.5, 16.0), SOUTH), "plaza", None
    for k in range(4):
        yield _thing(f"planter-{k}", "street_planter", (12.0 + 3.4 * k, 14.2), SOUTH), "plaza", None
    yield _thing("rack", "bicycle_rack", (9.0, 22.0), EAST), "plaza", None
    for k, (x, y) in enumerate(((18.2, 18.0), (19.4, 18.4), (24.0, 19.0))):
        yield _thing(f"guest-{k}", "pedestrian", (x, y), (0.3, 3.3, -1.0)[k]), "plaza", None
    for k, (x, y) in enumerate(((-21.0, -31.0), (-40.0, -29.5), (-10.0, -33.0))):
        yield _thing(f"garden-{k}", ("tree", "conifer", "tree")[k], (x, y), 0.0), "gardens-south", None


def _thing(name: str, kind: str, at: Point, facing: float, size: tuple[float, float, float] | None = None) -> Node:
    depth, width, height = size or category(kind).usual
    box = build(Box, depth=depth, width=width, height=height, x=at[0], y=at[1], yaw=facing)
    return build(Node, id=name, category=kind, box=box)


def corner() -> Scene:
    """The street with what was chosen by hand."""
    scene = ground()
    said, first = [], dict[str, str]()
    nodes = [varied(node, number) for number, node in enumerate(buildings())]
    for number, (node, surface, spacing) in enumerate(planted()):
        assert node.box is not None
        z = float(levels(scene, np.array([(node.box.x, node.box.y)]))[0])
        nodes.append(varied(revise(node, box=revise(node.box, z=z)), number))
        said.append(Relation(subject=node.id, predicate="on", objects=(surface,)))
        if spacing is not None:
            said.append(Relation(subject=node.id, predicate="along", objects=(surface,), value=spacing))
        leader = first.setdefault(node.id.rsplit("-", 1)[0], node.id)
        if leader != node.id and node.category != "pedestrian":
            said.append(Relation(subject=node.id, predicate="instance of", objects=(leader,)))
    scene = revise(scene, nodes=tuple(nodes))
    for relation in said:
        scene = AddRelation(relation).apply(scene)
    return scene


def main(argv: Sequence[str] | None = None) -> int:
    """Fill the street and write it; 1 if something of it does not hold."""
    parser = argparse.ArgumentParser(prog="street_templates", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("assets/templates"))
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args(argv)
    given.out.mkdir(parents=True, exist_ok=True)
    scene = corner()
    request = ComposeRequest(
        Document(scene), seed=given.seed, only_layout=True, fill=Fill(DENSITY), keep=frozenset(scene.by_id)
    )
    document = ComposePipeline()(request).document
    report = check(document.scene)
    if not report.sound or report.overlaps:
        print(f"not everything holds with seed {given.seed}: {report.violated}, {report.overlaps}", file=sys.stderr)
        return 1
    save_scene(document, given.out / "street-corner.scene")
    print(given.out / "street-corner.scene")
    return 0


if __name__ == "__main__":
    sys.exit(main())
