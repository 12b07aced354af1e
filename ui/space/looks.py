"""Colours as light makes them: the designer's colour times how much a face looks toward the light.

Worked out per vertex and drawn unlit: without a graphics card that costs a third of physically based shading, a moving
picture equals the resting one but for shadows, and a colour that was chosen is the colour that is seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from composer.document import rgb
from composer.mesh import PARTS, PartMesh
from ui.space.lamps import DUSK, GLOW, Lamp, evening, shining

if TYPE_CHECKING:
    from ui.space.props import Prop

BACKGROUND = "#e9ebee"
SELECTED = "#2f7fd6"
SUN = np.array([-0.42, -0.5, 1.0]) / np.linalg.norm([-0.42, -0.5, 1.0])
"""Unit direction toward the sun: from the front left, above."""
FILL = np.array([0.75, -0.6, 0.28]) / np.linalg.norm([0.75, -0.6, 0.28])
_AMBIENT, _SKY, _KEY, _SIDE = 0.56, 0.10, 0.38, 0.12
SUN_SHARE = 0.5
"""The sun's part of the light on a face that looks straight at it."""
GLOSS: Mapping[str, float] = {"metal": 0.9, "glass": 0.55, "dark": 0.25, "top": 0.12, "body": 0.08}
"""How much of a bright upper sky a slot mirrors at its brightest."""

Vectors = npt.NDArray[np.floating]


def linear(colour: Vectors) -> Vectors:
    """sRGB to linear light (IEC 61966-2-1)."""
    return np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)


def srgb(light: Vectors) -> Vectors:
    """Linear light to sRGB, clipped to what a screen can show."""
    light = np.clip(light, 0.0, 1.0)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def light_on(normals: Vectors) -> Vectors:
    """How bright a white surface is in the sun, (N,), for unit normals (N, 3) of the scene's frame."""
    key, side = np.clip(normals @ SUN, 0, None), np.clip(normals @ FILL, 0, None)
    light: Vectors = _AMBIENT + _SKY * normals[:, 2] + _KEY * key + _SIDE * side
    return light


def lit(
    colours: Vectors,
    normals: Vectors,
    gloss: Vectors | float = 0.0,
    points: Vectors | None = None,
    lamps: tuple[Lamp, ...] = (),
) -> Vectors:
    """sRGB colours (N, 3) under the light, as sRGB: daylight, or lamps that are on at points (N, 3) of the scene.

    `gloss` adds the sky that a shiny face mirrors; faces that look up and a little to the front mirror most of it.
    """
    light, sky = light_on(normals)[:, None], 1.0
    if lamps and points is not None:
        light, sky = evening(light[:, 0], lamps, points, normals), float(DUSK.mean())
    mirrored = np.clip(normals @ np.array([-0.25, -0.55, 0.8]), 0, 1) ** 3 * 0.22 * sky
    return srgb(linear(colours) * light + (np.asarray(gloss) * mirrored)[:, None])


def painted(mesh: PartMesh, prop: Prop, lamps: tuple[Lamp, ...] = ()) -> tuple[Vectors, npt.NDArray[np.int32], Vectors]:
    """Vertices, faces and vertex colours of a node's mesh, with vertices split where parts meet.

    The vertices stay in the node's own frame; its place and yaw are only how it is to the light. A ghost, whose mesh is
    still to come, is pale.
    """
    box, colours = prop.box, dict(prop.colours)
    c, s = np.cos(box.yaw), np.sin(box.yaw)
    turn = np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])
    place = np.array([box.x, box.y, box.z])
    vertices, faces, shades, count = [], [], [], 0
    for part in np.unique(mesh.parts):
        used, local = np.unique(mesh.faces[mesh.parts == part], return_inverse=True)
        colour = rgb(colours.get(PARTS[part], "#a9a396"))
        if prop.ghost:
            colour = colour * 0.35 + rgb(BACKGROUND) * 0.65
        if prop.selected:
            colour = colour * 0.62 + rgb(SELECTED) * 0.38
        normals = mesh.normals[used] @ turn.T
        gloss = np.full(len(used), GLOSS.get(PARTS[part], 0.0))
        points = mesh.vertices[used] @ turn.T + place
        shade = lit(np.tile(colour, (len(used), 1)), normals, gloss, points, lamps)
        if prop.lamp:
            shade[shining(prop.lamp, mesh.vertices[used][:, 2], box.height)] = GLOW
        shades.append(shade)
        vertices.append(mesh.vertices[used])
        faces.append(local.reshape(-1, 3) + count)
        count += len(used)
    if not vertices:
        return np.zeros((0, 3)), np.zeros((0, 3), np.int32), np.zeros((0, 3))
    return np.concatenate(vertices), np.concatenate(faces).astype(np.int32), np.concatenate(shades)


def shaded(picture: npt.NDArray[np.uint8], light: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """A picture dimmed by the light that is left, (h, w) or (h, w, 3) in [0, 1], in linear light."""
    dimmed = linear(np.arange(256) / 255).astype(np.float32)[picture] * light.reshape(*picture.shape[:2], -1)
    table = (srgb(np.linspace(0, 1, 4096)) * 255 + 0.5).astype(np.uint8)
    return table[(dimmed * 4095 + 0.5).astype(np.uint16)]
