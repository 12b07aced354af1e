"""Make the sample scenes that ship with the program: ``python -m models.evaluation.samples``.

A sample is a hand-written graph in a hand-drawn room; boxes and shapes are the models' own answer to it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from composer.document import Document
from composer.edits import AddRelation
from composer.formats import save_scene
from composer.scene import Floor, Node, Opening, Relation, Scene, build
from models.pipeline import ComposePipeline
from models.requests import ComposeRequest


def bedroom() -> Scene:
    """A bedroom with a place to work: a door, two windows, nine pieces of furniture."""
    floor = build(
        Floor,
        polygon=Floor.rectangle(4.4, 3.8).polygon,
        height=2.6,
        openings=(
            Opening(kind="door", wall=0, offset=3.75, width=0.85, height=2.05),
            Opening(kind="window", wall=2, offset=2.2, width=1.5, height=1.3, sill=0.85),
            Opening(kind="window", wall=1, offset=2.4, width=1.1, height=1.3, sill=0.85),
        ),
    )
    pieces = (
        ("bed", "double_bed", "Bed"),
        ("stand-left", "nightstand", "Nightstand by the wall"),
        ("stand-right", "nightstand", "Nightstand by the door"),
        ("wardrobe", "wardrobe", "Wardrobe"),
        ("desk", "desk", "Desk"),
        ("chair", "chair", "Chair"),
        ("shelf", "bookshelf", "Bookshelf"),
        ("lamp", "ceiling_lamp", "Ceiling lamp"),
        ("reading", "floor_lamp", "Reading lamp"),
    )
    scene = build(
        Scene,
        name="Bedroom",
        seed=0,
        floor=floor,
        nodes=tuple(Node(id=i, category=category, label=label) for i, category, label in pieces),
    )
    said = (
        *((i, "standing on", "floor") for i, category, _ in pieces if category != "ceiling_lamp"),
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
    )
    for subject, predicate, target in said:
        scene = AddRelation(Relation(subject=subject, predicate=predicate, objects=(target,))).apply(scene)
    return scene


SAMPLES = {"bedroom": (bedroom, 0, 3)}
"""Scene, and the seeds of its layout and of its shapes that were chosen among the first few for their looks."""


def main(argv: Sequence[str] | None = None) -> int:
    """Compose every sample and write it."""
    parser = argparse.ArgumentParser(prog="samples", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("assets/samples"))
    parser.add_argument("--quality", choices=("draft", "standard", "fine"), default="standard")
    given = parser.parse_args(argv)
    pipeline = ComposePipeline()
    for name, (make, layout, shapes) in SAMPLES.items():
        placed = pipeline(ComposeRequest(Document(make()), scope="all", seed=layout, only_layout=True)).document
        answer = pipeline(ComposeRequest(placed, scope="all", seed=shapes, quality=given.quality, only_shapes=True))
        if not answer.report.sound or answer.report.overlaps or answer.report.out_of_bounds:
            print(f"{name}: not every relation holds; choose another seed", file=sys.stderr)
            return 1
        save_scene(answer.document, given.out / f"{name}.scene")
        print(given.out / f"{name}.scene")
    return 0


if __name__ == "__main__":
    sys.exit(main())
