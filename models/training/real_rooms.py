"""Real rooms to train on, where a user has them: SG-FRONT-form scenes and ProcTHOR houses."""

from __future__ import annotations

from pathlib import Path

from composer.formats import read_scenes
from composer.scene import Box, Scene, revise
from models.layout.features import boxes_of
from models.layout.problem import Problem, clipped_sizes, settled_heights, squared
from models.layout.projection import Projector
from models.training.layout import held_out, usable


def real_rooms(folder: Path) -> tuple[list[Scene], str]:
    """Training scenes from a data folder, held-out ones left out, and a sentence for the model card.

    Parameters
    ----------
    folder : Path
        Holds ``sgfront-dev`` and ``procthor``; either may be missing.
    """
    scenes: list[Scene] = []
    told = []
    for path in sorted(folder.glob("sgfront-dev/relationships_*.json")):
        chosen = [tidied(load().scene) for name, load in read_scenes(path) if not held_out(name)]
        found = [ready for scene in chosen if (ready := usable(scene)) is not None]
        scenes += found
        told.append(f"{len(found)} scenes of {path.name}, overlaps projected away (a third held out)")
    for path in sorted(folder.glob("procthor/*.jsonl.gz")):
        chosen = [load().scene for name, load in read_scenes(path) if not held_out(name, 5)]
        found = [ready for scene in chosen if (ready := usable(scene)) is not None]
        scenes += found
        told.append(f"{len(found)} houses of {path.name} (a fifth held out)")
    return scenes, "; ".join(told)


def tidied(scene: Scene) -> Scene:
    """A drawn layout whose pieces overlap or reach through walls, moved as little as makes it clean."""
    if scene.floor is None or any(node.box is None for node in scene.nodes):
        return scene
    problem = Problem.of(scene)
    anchor = settled_heights(problem, clipped_sizes(problem, squared(boxes_of(scene))))
    boxes = Projector(problem).solve(anchor).boxes
    return scene.with_nodes(revise(n, box=Box.of(row)) for n, row in zip(scene.nodes, boxes, strict=True))
