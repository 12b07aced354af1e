"""Real rooms to train on, where a user has them: SG-FRONT-form scenes and ProcTHOR houses."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from composer.formats import read_scenes
from composer.scene import Box, Scene, revise
from models.layout.features import boxes_of
from models.layout.problem import Problem, clipped_sizes, settled_heights, squared
from models.layout.projection import Projector


def held_out(name: str, parts: int = 3) -> bool:
    """Whether a real scene is kept for evaluation, decided by its name alone."""
    return int.from_bytes(hashlib.sha1(name.encode()).digest()[:4], "big") % parts == 0


def usable(scene: Scene, most: int = 80) -> Scene | None:
    """A real scene ready for training: centred on the origin, nodes with boxes only; None if nothing is left."""
    nodes = tuple(n for n in scene.nodes if n.box is not None)
    if scene.floor is None or not 2 <= len(nodes) <= most:
        return None
    x0, y0, x1, y1 = scene.floor.bounds
    cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    shifted = tuple(revise(n, box=revise(n.box, x=n.box.x - cx, y=n.box.y - cy)) for n in nodes if n.box is not None)
    floor = revise(scene.floor, polygon=tuple((x - cx, y - cy) for x, y in scene.floor.polygon))
    x, y, z = scene.provenance.centre
    provenance = revise(scene.provenance, centre=(x - cx, y - cy, z))
    return revise(scene, floor=floor, nodes=shifted, relations=(), provenance=provenance)


def real_rooms(folder: Path) -> tuple[dict[str, list[Scene]], str]:
    """Training scenes from a data folder by source, held-out ones left out, and a sentence for the model card.

    Parameters
    ----------
    folder : Path
        Holds ``sgfront-dev`` and ``procthor``; either may be missing.
    """
    found: dict[str, list[Scene]] = {}
    told = []
    for path in sorted(folder.glob("sgfront-dev/relationships_*.json")):
        ready = _ready(tidied(load().scene) for name, load in read_scenes(path) if not held_out(name))
        found.setdefault("SG-FRONT", []).extend(ready)
        told.append(f"{len(ready)} scenes of {path.name}, overlaps projected away (a third held out)")
    for path in sorted(folder.glob("procthor/*.jsonl.gz")):
        ready = _ready(load().scene for name, load in read_scenes(path) if not held_out(name, 5))
        found.setdefault("ProcTHOR", []).extend(ready)
        told.append(f"{len(ready)} houses of {path.name} (a fifth held out)")
    return found, "; ".join(told)


def _ready(scenes: Iterable[Scene]) -> list[Scene]:
    return [ready for scene in scenes if (ready := usable(scene)) is not None]


def tidied(scene: Scene) -> Scene:
    """A drawn layout whose pieces overlap or reach through walls, moved as little as makes it clean."""
    if scene.floor is None or any(node.box is None for node in scene.nodes):
        return scene
    problem = Problem.of(scene)
    anchor = settled_heights(problem, clipped_sizes(problem, squared(problem, boxes_of(scene))))
    boxes = Projector(problem).solve(anchor).boxes
    return scene.with_nodes(revise(n, box=Box.of(row)) for n, row in zip(scene.nodes, boxes, strict=True))
