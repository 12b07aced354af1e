"""Plans side by side, real and ours: ``python -m models.evaluation.plan_sheet OUT.png``.

Each pair is a real room that was held out of training, on the left, and our composition of its graph in its floor.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from composer.formats import read_scenes
from composer.scene import Scene
from models.evaluation.plans import draw_plan
from models.evaluation.rooms import Room, compose, pipeline_of, placed, rooms_of

CAPTION = 16


def pairs_of(rooms: Sequence[Room], seed: int, weights: Path | None = None) -> list[tuple[str, Scene, Scene]]:
    """(name, real, ours) of rooms whose source has boxes."""
    model = pipeline_of(weights).layout
    return [(r.name, r.scene, placed(r.bare, compose(model, r.bare, seed).boxes)) for r in rooms if r.real]


def sheet(pairs: Sequence[tuple[str, Scene, Scene]], pixels: int, columns: int) -> Image.Image:
    """Pairs of plans in rows of `columns` pairs."""
    rows = -(-len(pairs) // columns)
    page = Image.new("RGB", (columns * 2 * pixels, rows * (pixels + CAPTION)), "white")
    draw = ImageDraw.Draw(page)
    for k, (name, real, ours) in enumerate(pairs):
        left, top = k % columns * 2 * pixels, k // columns * (pixels + CAPTION)
        for side, (what, scene) in enumerate((("real", real), ("ours", ours))):
            draw.text((left + side * pixels + 4, top + 2), f"{name}: {what}", fill="black")
            page.paste(draw_plan(scene, pixels, labels=True), (left + side * pixels, top + CAPTION))
    return page


def main(argv: Sequence[str] | None = None) -> int:
    """Compose held-out rooms and draw them."""
    default = Path(os.environ.get("SCENE_COMPOSER_DATA") or "../shared/data") / "procthor" / "rooms-train.jsonl.gz"
    parser = argparse.ArgumentParser(prog="python -m models.evaluation.plan_sheet", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--source", type=Path, default=default, help="a file whose scenes have boxes")
    parser.add_argument("--count", type=int, default=15, help="pairs")
    parser.add_argument("--first", type=int, default=0, help="held-out rooms to pass over")
    parser.add_argument("--columns", type=int, default=2, help="pairs beside each other")
    parser.add_argument("--pixels", type=int, default=420, help="side of a plan")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--weights", type=Path, help="a folder with other weights")
    given = parser.parse_args(argv)
    rooms = [r for r in rooms_of(read_scenes(given.source), only_held_out=True) if r.real]
    chosen = rooms[given.first : given.first + given.count]
    given.out.parent.mkdir(parents=True, exist_ok=True)
    sheet(pairs_of(chosen, given.seed, given.weights), given.pixels, given.columns).save(given.out, optimize=True)
    print(given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
