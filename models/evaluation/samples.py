"""Make the sample scenes that ship with the program: ``python -m models.evaluation.samples``.

A sample is a hand-written graph in a hand-drawn room; boxes and shapes are the models' own answer to it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from composer.document import Document
from composer.formats import save_scene
from models.evaluation.templates import DOOR, WINDOW, Room, rectangle
from models.pipeline import ComposePipeline
from models.requests import ComposeRequest

BEDROOM = Room(
    "Bedroom",
    rectangle(4.4, 3.8),
    ((DOOR, 0, 3.75, 0.85), (WINDOW, 2, 2.2, 1.5), (WINDOW, 1, 2.4, 1.1)),
    {
        "bed": "double_bed",
        "stand-left": "nightstand",
        "stand-right": "nightstand",
        "wardrobe": "wardrobe",
        "desk": "desk",
        "chair": "chair",
        "shelf": "bookshelf",
        "lamp": "ceiling_lamp",
        "reading": "floor_lamp",
    },
    (
        *(
            (piece, "standing on", "floor")
            for piece in ("bed", "stand-left", "stand-right", "wardrobe", "desk", "chair", "shelf", "reading")
        ),
        ("stand-left", "close by", "bed"),
        ("stand-right", "close by", "bed"),
        ("stand-left", "same style as", "stand-right"),
        ("desk", "right", "bed"),
        ("chair", "close by", "desk"),
        ("lamp", "above", "bed"),
        ("wardrobe", "taller than", "bed"),
        ("wardrobe", "bigger than", "shelf"),
        ("shelf", "close by", "desk"),
        ("bed", "bigger than", "desk"),
        ("reading", "behind", "desk"),
    ),
)
"""A bedroom with a place to work: a door, two windows, nine pieces of furniture."""

SAMPLES = {"bedroom": (BEDROOM, 3)}
"""Room, and the seed of its shapes; both seeds were chosen among the first few for their looks."""


def main(argv: Sequence[str] | None = None) -> int:
    """Compose every sample and write it."""
    parser = argparse.ArgumentParser(prog="samples", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("assets/samples"))
    parser.add_argument("--quality", choices=("draft", "standard", "fine"), default="standard")
    given = parser.parse_args(argv)
    pipeline = ComposePipeline()
    for name, (room, shapes) in SAMPLES.items():
        placed = pipeline(
            ComposeRequest(Document(room.scene()), scope="all", seed=room.seed, only_layout=True)
        ).document
        answer = pipeline(ComposeRequest(placed, scope="all", seed=shapes, quality=given.quality, only_shapes=True))
        if not answer.report.sound or answer.report.overlaps or answer.report.out_of_bounds:
            print(f"{name}: not every relation holds; choose another seed", file=sys.stderr)
            return 1
        save_scene(answer.document, given.out / f"{name}.scene")
        print(given.out / f"{name}.scene")
    return 0


if __name__ == "__main__":
    sys.exit(main())
