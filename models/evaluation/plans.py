"""Rooms seen from above as pictures: every footprint filled with its category's colour, its front marked."""

from __future__ import annotations

import colorsys
import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from composer.scene import Floor, Node, Opening, Scene
from composer.vocabulary import category
from models.layout.problem import FloatArray

Colour = tuple[int, int, int]

_SUPERS: dict[str, Colour] = {
    "bed": (228, 120, 110),
    "cabinet": (150, 105, 65),
    "table": (226, 176, 92),
    "chair": (92, 148, 208),
    "sofa": (88, 108, 188),
    "shelf": (122, 134, 70),
    "lamp": (244, 222, 96),
    "electronics": (58, 60, 70),
    "decor": (196, 92, 168),
    "plant": (70, 150, 84),
    "appliance": (150, 172, 180),
    "rug": (222, 208, 220),
}
PAPER: Colour = (255, 255, 255)
FLOOR: Colour = (238, 234, 226)
WALL: Colour = (70, 66, 62)
DOOR: Colour = (240, 140, 40)
WINDOW: Colour = (80, 190, 230)
FRONT: Colour = (20, 20, 20)
MARGIN = 0.3
"""Metres of paper around the room."""


def colour_of(name: str) -> Colour:
    """The colour of a category: its super category's, a little lighter or darker; one nobody knows gets its own."""
    known = category(name).super
    shade = _hash(name) % 41 - 20
    if known in _SUPERS:
        r, g, b = (min(255, max(0, c + shade)) for c in _SUPERS[known])
        return r, g, b
    hue = _hash(known) % 360 / 360
    r, g, b = (round(255 * c) for c in colorsys.hls_to_rgb(hue, 0.62, 0.45))
    return r, g, b


def _hash(name: str) -> int:
    return int.from_bytes(hashlib.sha1(name.encode()).digest()[:4], "big")


@dataclass(frozen=True)
class _Paper:
    """Metres to pixels: the whole room on a square picture, X to the right and Y up."""

    centre: FloatArray
    scale: float
    pixels: int

    @classmethod
    def of(cls, floor: Floor, pixels: int) -> _Paper:
        x0, y0, x1, y1 = floor.bounds
        side = max(x1 - x0, y1 - y0) + 2 * MARGIN
        return cls(np.array([(x0 + x1) / 2, (y0 + y1) / 2]), pixels / side, pixels)

    def __call__(self, points: npt.ArrayLike) -> list[tuple[float, float]]:
        flat = (np.asarray(points, np.float64) - self.centre) * (self.scale, -self.scale) + self.pixels / 2
        return [(float(x), float(y)) for x, y in flat.reshape(-1, 2)]


def draw_plan(scene: Scene, pixels: int = 128, *, labels: bool = False) -> Image.Image:
    """A room from above.

    Parameters
    ----------
    scene : Scene
        With a floor; nodes without a box are left out.
    pixels : int
        Side of the square picture. It is drawn three times as large and made smaller, so that edges are smooth.
    labels : bool
        Whether to outline every piece and write its category on what is large enough.

    Returns
    -------
    Image
        RGB.
    """
    assert scene.floor is not None
    fine = pixels * 3
    paper = _Paper.of(scene.floor, fine)
    image = Image.new("RGB", (fine, fine), PAPER)
    draw = ImageDraw.Draw(image)
    draw.polygon(paper(scene.floor.polygon), fill=FLOOR)
    # What is higher hides what is lower.
    for node in sorted((n for n in scene.nodes if n.box is not None), key=_height):
        _draw_node(draw, paper, node, outlined=labels)
    _draw_walls(draw, paper, scene.floor)
    small = image.resize((pixels, pixels), Image.Resampling.LANCZOS)
    if labels:
        _write_labels(small, scene)
    return small


def _height(node: Node) -> float:
    assert node.box is not None
    return node.box.top if category(node.category).mount != "ceiling" else 100.0


def _draw_node(draw: ImageDraw.ImageDraw, paper: _Paper, node: Node, *, outlined: bool) -> None:
    assert node.box is not None
    corners = node.box.footprint()
    colour = colour_of(node.category)
    line = max(1, round(0.02 * paper.scale))
    if category(node.category).mount == "ceiling":
        draw.polygon(paper(corners), outline=colour, width=max(2, round(0.05 * paper.scale)))
        return
    draw.polygon(paper(corners), fill=colour, outline=WALL if outlined else None, width=line)
    # A bar along the front third of the edge that faces forward: corners 1 and 2 are the front ones.
    ends = corners[1] + np.array([[0.25], [0.75]]) * (corners[2] - corners[1])
    inward = (corners[0] - corners[1]) * 0.06
    draw.line(paper(ends + inward), fill=FRONT, width=max(2, round(0.04 * paper.scale)))


def _draw_walls(draw: ImageDraw.ImageDraw, paper: _Paper, floor: Floor) -> None:
    thick = max(2, round(0.08 * paper.scale))
    points = paper(floor.polygon)
    draw.line([*points, points[0]], fill=WALL, width=thick, joint="curve")
    for opening in floor.openings:
        draw.line(paper(_span(floor, opening)), fill=DOOR if opening.kind == "door" else WINDOW, width=thick + 1)


def _span(floor: Floor, opening: Opening) -> FloatArray:
    """Both ends of an opening on the plan, (2, 2)."""
    start, end = (np.array(p) for p in floor.wall(opening.wall))
    along = (end - start) / max(float(np.hypot(*(end - start))), 1e-9)
    half = opening.width / 2
    ends: FloatArray = start + np.array([[opening.offset - half], [opening.offset + half]]) * along
    return ends


def _write_labels(image: Image.Image, scene: Scene) -> None:
    assert scene.floor is not None
    paper = _Paper.of(scene.floor, image.width)
    draw = ImageDraw.Draw(image)
    for node in scene.nodes:
        box = node.box
        if box is None or min(box.depth, box.width) * paper.scale < 12 or category(node.category).mount == "ceiling":
            continue
        [(x, y)] = paper([(box.x, box.y)])
        text = node.category.replace("_", " ")
        left, top, right, bottom = draw.textbbox((0, 0), text)
        if right - left < 1.6 * max(box.depth, box.width) * paper.scale:
            draw.text((x - (right - left) / 2, y - (bottom - top) / 2), text, fill=FRONT)


def plan_array(scene: Scene, pixels: int = 128) -> npt.NDArray[np.uint8]:
    """`draw_plan` as an array, (3, pixels, pixels)."""
    return np.ascontiguousarray(np.asarray(draw_plan(scene, pixels)).transpose(2, 0, 1))
