"""How well the map of suggestions knows where things stood: ``python -m ui.heat_figures ROOMS.jsonl.gz``.

From every held-out room some things are taken, one at a time, and the maps are asked where each would go. Told are the
share of the room that a map likes better than the place where the thing had stood (less is better), and how often its
best place is within half a metre of that.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import shapely

from composer.formats import read_scenes
from composer.scene import Box, Node, Scene, revise
from composer.vocabulary import category
from models.evaluation.rooms import rooms_of
from models.layout.sampler import LayoutModel
from models.layout.suggest import imagined_places
from ui.controllers.heat import Heat, heat

NEAR = 0.25
"""Metres about the true place within which the map is read."""
WITHIN = 0.5
PER_ROOM = 4


def cases(path: Path, largest: int, seed: int) -> Iterator[tuple[Scene, Node, Box]]:
    """Rooms without one of their things, that thing, and where it had stood."""
    rng = np.random.default_rng(seed)
    for room in rooms_of(read_scenes(path), only_held_out=True):
        scene = room.scene
        if not room.real or not 3 <= len(scene.nodes) <= largest:
            continue
        loose = [n for n in scene.nodes if not scene.children(n.id) and n.parent is None and _asked(n)]
        for node in [loose[k] for k in rng.permutation(len(loose))[:PER_ROOM]]:
            rest = tuple(n for n in scene.nodes if n.id != node.id)
            said = tuple(r for r in scene.relations if node.id not in (r.subject, *r.objects))
            assert node.box is not None
            yield revise(scene, nodes=rest, relations=said), revise(node, shape=None), node.box


def _asked(node: Node) -> bool:
    known = category(node.category)
    return known.kind == "room" and known.mount != "surface"


def better(found: Heat, truth: Box, scene: Scene) -> float:
    """Share of the room that a map likes better than the true place."""
    assert scene.floor is not None
    x, y = np.meshgrid(found.x, found.y)
    inside = shapely.contains_xy(shapely.Polygon(scene.floor.polygon), x, y)
    far = np.hypot(x - truth.x, y - truth.y)
    liked = float(found.score[far <= max(NEAR, float(far.min()) + 1e-9)].max())
    others = found.score[inside]
    return float(((others > liked) + 0.5 * (others == liked)).mean())


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m ui.heat_figures", description=__doc__)
    parser.add_argument("rooms", type=Path)
    parser.add_argument("--count", type=int, default=80)
    parser.add_argument("--largest", type=int, default=24, help="things in a room at most")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(argv)
    model, rows, seconds = LayoutModel.load(), [], []
    for scene, node, truth in cases(given.rooms, given.largest, given.seed):
        start = time.process_time()
        places = imagined_places(model, scene, node, seed=0)
        seconds.append(time.process_time() - start)
        maps = heat(scene, node), heat(scene, node, places)
        if any(found is None or found.best is None for found in maps):
            continue
        rows.append([_row(found, truth, scene) for found in maps if found is not None])
        sys.stderr.write(f"\r{len(rows)} of {given.count}")
        if len(rows) >= given.count:
            break
    told = np.array(rows)
    sys.stderr.write("\n")
    for k, name in enumerate(("fit and habits", "and imagined")):
        share, within = told[:, k].T
        error = 1.96 * share.std() / np.sqrt(len(share))
        sys.stdout.write(
            f"{name}: better liked {share.mean():.3f} ± {error:.3f}, median {np.median(share):.3f}; "
            f"best within {WITHIN} m {within.mean():.2f}\n"
        )
    gain = told[:, 0, 0] - told[:, 1, 0]
    error = 1.96 * gain.std() / np.sqrt(len(gain))
    sys.stdout.write(f"better by {gain.mean():.3f} ± {error:.3f}, for {(gain > 0).mean():.2f} of {len(rows)} things\n")
    sys.stdout.write(f"{np.median(seconds):.2f} s of one processor to imagine them\n")
    return 0


def _row(found: Heat, truth: Box, scene: Scene) -> tuple[float, bool]:
    assert found.best is not None
    near = np.hypot(found.best.x - truth.x, found.best.y - truth.y) <= WITHIN
    return better(found, truth, scene), bool(near)


if __name__ == "__main__":
    sys.exit(main())
