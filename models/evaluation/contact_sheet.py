"""Contact sheets: many shapes on one picture, drawn without a graphics card.

``python -m models.evaluation.contact_sheet families OUT.png`` draws the procedural families of the room,
``... street OUT.png`` those of the street, ``... generated OUT.png`` what the shipped model imagines,
``... reconstructed OUT.png`` held-out shapes through the autoencoder.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from composer.document import rgb
from composer.mesh import PARTS, PartMesh
from composer.vocabulary import category
from models.picture import picture
from models.procedural.families import FAMILIES, STREET, STYLE_NAMES, draw_size, make
from models.procedural.sdf import sample_field
from models.shapes.meshing import mesh_field, one_hot_scores

PART_COLOURS = np.array(
    [
        [0.80, 0.75, 0.68],
        [0.55, 0.38, 0.24],
        [0.36, 0.47, 0.60],
        [0.88, 0.78, 0.60],
        [0.55, 0.57, 0.60],
        [0.66, 0.85, 0.92],
        [0.35, 0.55, 0.30],
        [0.20, 0.19, 0.19],
    ]
)
_BACKGROUND = 0.97


def usual_colours(name: str) -> npt.NDArray[np.float64]:
    """Colours of the parts (P, 3) as a category usually has them; where it does not say, those of any sheet."""
    colours = PART_COLOURS.copy()
    for part, shade in category(name).parts.items():
        colours[PARTS.index(part)] = rgb(shade)
    return colours


def render(
    mesh: PartMesh,
    pixels: int = 160,
    yaw: float = 0.75,
    pitch: float = 0.42,
    colours: npt.NDArray[np.float64] = PART_COLOURS,
) -> npt.NDArray[np.uint8]:
    """Draw one mesh on the sheet's background, (pixels, pixels, 3) uint8; see `models.picture.picture`."""
    drawn = picture(mesh, colours, pixels, yaw, pitch).astype(np.float64)
    on_sheet = drawn[..., :3] + (255 - drawn[..., 3:]) * _BACKGROUND
    return np.round(on_sheet).astype(np.uint8)


def sheet(rows: Sequence[tuple[str, Sequence[PartMesh | None]]], pixels: int, columns: int) -> Image.Image:
    """Lay out named rows of meshes; a missing mesh (one that could not be made) is an empty, crossed cell."""
    blocks = [(name, meshes[at : at + columns]) for name, meshes in rows for at in range(0, len(meshes), columns)]
    page = Image.new("RGB", (columns * pixels, len(blocks) * (pixels + 12)), "white")
    draw = ImageDraw.Draw(page)
    for i, (name, meshes) in enumerate(blocks):
        top = i * (pixels + 12)
        draw.text((3, top), name.replace("_", " "), fill="black")
        for j, mesh in enumerate(meshes):
            if mesh is None:
                draw.line((j * pixels, top + 12, (j + 1) * pixels, top + 12 + pixels), fill="red")
            else:
                page.paste(Image.fromarray(render(mesh, pixels, colours=usual_colours(name))), (j * pixels, top + 12))
    return page


def family_meshes(category: str, count: int, seed: int) -> list[PartMesh | None]:
    """Meshes straight from a procedural family: the ceiling of what a model trained on it can draw."""
    rng = np.random.default_rng(seed)
    made = [make(rng, category) for _ in range(count)]
    fields = [sample_field(furniture.solids) for furniture in made]
    return [
        mesh_field(field.distance, one_hot_scores(field.part) * 4.0, furniture.size, 12_000)
        for furniture, field in zip(made, fields, strict=True)
    ]


def generated_meshes(count: int, seed: int, quality: str) -> Callable[[str], list[PartMesh | None]]:
    """A function that lets the shipped model imagine `count` shapes of a category."""
    from models.evaluation.shape_samples import imagined_meshes
    from models.shapes.model import ShapeModel, ShapeRequest

    model = ShapeModel.load()

    def imagine(category: str) -> list[PartMesh | None]:
        if category not in model.categories:
            return [None] * count
        rng = np.random.default_rng(seed)
        requests = []
        for i in range(count):
            style = tuple(float(v) for v in rng.random(len(STYLE_NAMES)))
            requests.append(ShapeRequest(category, draw_size(rng, category), seed + i, {}, style if i % 2 else None))
        return imagined_meshes(model, requests, quality)

    return imagine


def reconstructed_meshes(count: int, seed: int) -> Callable[[str], list[PartMesh | None]]:
    """A function that sends held-out shapes of a category through the shipped autoencoder."""
    from models.shapes.model import ShapeModel

    model = ShapeModel.load()

    def roundtrip(category: str) -> list[PartMesh | None]:
        rng = np.random.default_rng(seed)
        made = [make(rng, category) for _ in range(count)]
        fields = [sample_field(furniture.solids) for furniture in made]
        return [model.mesh(model.encode(f), m.size) for m, f in zip(made, fields, strict=True)]

    return roundtrip


def main(argv: Sequence[str] | None = None) -> None:
    """Draw a sheet and write it as a picture."""
    parser = argparse.ArgumentParser(prog="python -m models.evaluation.contact_sheet", description=__doc__)
    parser.add_argument("what", choices=("families", "street", "generated", "reconstructed"))
    parser.add_argument("out", type=Path)
    parser.add_argument("--categories", nargs="*", help="all of the room, or of the street")
    parser.add_argument("--count", type=int, default=8, help="shapes of each category")
    parser.add_argument("--columns", type=int, default=8)
    parser.add_argument("--pixels", type=int, default=128)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--quality", default="standard")
    options = parser.parse_args(argv)
    names = options.categories or sorted(STREET if options.what == "street" else FAMILIES.keys() - STREET)
    if options.what in ("families", "street"):
        rows = [(c, family_meshes(c, options.count, options.seed)) for c in names]
    else:
        imagine = (
            generated_meshes(options.count, options.seed, options.quality)
            if options.what == "generated"
            else reconstructed_meshes(options.count, options.seed)
        )
        rows = [(c, imagine(c)) for c in names]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    # so many colours are enough for flat shading, and a sheet stays small
    sheet(rows, options.pixels, options.columns).quantize(192).save(options.out, optimize=True)


if __name__ == "__main__":
    main()
