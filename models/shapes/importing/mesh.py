"""A mesh file as an object of the scene."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from composer.errors import FormatError
from composer.mesh import PARTS, PartMesh
from composer.messages import Mention, Message
from composer.scene import MAX_EXTENT, MIN_EXTENT
from composer.vocabulary import Category
from composer.vocabulary import category as category_named
from models.shapes.importing.guess import FRONTS, UNITS, facing_x, guess_front, guess_scale, size_cost, to_z_up
from models.shapes.importing.materials import colours_by_part, part_of
from models.shapes.importing.reading import read_mesh
from models.shapes.importing.repair import CleanMesh, repaired
from models.shapes.importing.winding import AXES, winding
from models.shapes.surface import shaded

Floats = npt.NDArray[np.float64]
Size = tuple[float, float, float]

_COARSE = 48
"""Samples along an axis with which overlapping solids are looked for."""
_OVERLAP = 0.002
"""Share of the samples within two solids at once from which it is worth saying."""
_ODD = 0.5
"""Cost above which a size is said to be odd for the category."""


@dataclass(frozen=True, eq=False)
class ImportedMesh:
    """A mesh made elsewhere, ready to stand in a scene.

    Parameters
    ----------
    mesh : PartMesh
        In its node's frame: origin at the bottom centre, front +x, z up, metres. It fills the box `size` and may be
        open.
    size : (depth, width, height)
        Metres.
    category : str
        As the caller said; empty if nothing was said.
    unit : str
        The file's unit as a key of `UNITS`; empty if the mesh was scaled to a size instead.
    up, front : str
        Which direction of the file is up and to the front, keys of `FRONTS`.
    watertight : bool
        Whether the surface was closed once it had been repaired.
    named_parts : bool
        Whether the file's materials tell parts apart; else everything is the body.
    colours : mapping
        Material slot → ``#rrggbb``, for slots whose material has a colour.
    warnings : tuple of str
        What was guessed and what was done, one sentence each.
    """

    mesh: PartMesh
    size: Size
    category: str
    unit: str
    up: str
    front: str
    watertight: bool
    named_parts: bool
    colours: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Message, ...] = ()


def import_mesh(
    path: str | os.PathLike[str],
    *,
    category: str = "",
    unit: str | None = None,
    up: str | None = None,
    front: str | None = None,
    size: Size | None = None,
) -> ImportedMesh:
    """Read a mesh file and make an object of it. What is not said is guessed, and the guess is told.

    Parameters
    ----------
    path : path
        A GLB, OBJ, OFF, PLY or STL file.
    category : str
        What it is; helps to guess the unit and the orientation.
    unit : str, optional
        Key of `UNITS`.
    up : str, optional
        The file's axis that points up: ``x``, ``y`` or ``z``, perhaps with a sign.
    front : str, optional
        Key of `FRONTS`: the file's direction to which the front looks.
    size : (depth, width, height), optional
        Metres; the mesh is stretched to it, and no unit is guessed.

    Raises
    ------
    FormatError
        If the file cannot be read, or holds nothing that could be shown, or an option makes no sense.
    """
    path = Path(path)
    up, front = _checked(unit, up, front, size)
    raw = read_mesh(path)
    clean = repaired(raw, path.name)
    kind = category_named(category) if category else None
    known = None if kind is None or _says_nothing(kind) else kind
    extents = np.ptp(clean.vertices, axis=0)
    scale = guess_scale(extents, raw.kind, known, unit, None if up is None else up[-1])
    up = up or f"+{scale.up}"
    turn = to_z_up(up)
    upright = (clean.vertices @ turn.T) * scale.metres
    if front is None:
        ahead = guess_front(upright, clean.faces, known)
        direction = turn.T @ np.array([*ahead, 0.0])
        front = next(name for name, v in FRONTS.items() if np.allclose(v, direction))
    else:
        x, y, _ = turn @ np.array(FRONTS[front])
        ahead = float(x), float(y)
    vertices = upright @ facing_x(ahead).T
    vertices, measured = _boxed(vertices, size, path.name)
    told = [*clean.notes, *_told(scale.unit, unit, up, front, measured, size, known)]
    if _overlaps(clean):
        told.append(Message("some of its solids pass through each other"))
    parts = np.array([part_of(m) for m in raw.materials])
    corners = vertices[clean.faces]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    covered = np.bincount(clean.material, area, len(parts)).astype(np.float64)
    return ImportedMesh(
        _part_mesh(vertices, clean.faces, parts[clean.material]),
        measured,
        category,
        "" if size is not None else scale.unit,
        up,
        front,
        clean.watertight,
        bool((parts != PARTS.index("body")).any()),
        colours_by_part(raw.materials, parts, covered),
        tuple(told),
    )


def _checked(unit: str | None, up: str | None, front: str | None, size: Size | None) -> tuple[str | None, str | None]:
    """`up` and `front` with their signs, if they and the others make sense."""
    if unit is not None and unit not in UNITS:
        raise FormatError("there is no unit {unit!r}; there are {units}", unit=unit, units=", ".join(UNITS))
    signed = [None if name is None else name if name[:1] in ("+", "-") else f"+{name}" for name in (up, front)]
    for what, name in zip(("up", "front"), signed, strict=True):
        if name is not None and name not in FRONTS:
            raise FormatError(
                "the {what} direction must be one of {directions}, not {name!r}",
                what=what,
                directions=", ".join(FRONTS),
                name=name,
            )
    if signed[0] is not None and signed[1] is not None and signed[0][-1] == signed[1][-1]:
        raise FormatError("the front cannot look along the axis that is up")
    if size is not None and not all(MIN_EXTENT <= s <= MAX_EXTENT for s in size):
        raise FormatError("a size must be between {least:g} and {most:g} metres", least=MIN_EXTENT, most=MAX_EXTENT)
    return signed[0], signed[1]


def _says_nothing(kind: Category) -> bool:
    """Whether the category is one nobody knows, whose size could be anything."""
    return kind.any_size and kind.depth == kind.height


def _boxed(vertices: Floats, size: Size | None, name: str) -> tuple[Floats, Size]:
    """Vertices about the bottom centre of their box, and its (depth, width, height)."""
    low, extent = vertices.min(axis=0), np.ptp(vertices, axis=0)
    wanted = extent if size is None else np.asarray(size, np.float64)
    if wanted.min() < MIN_EXTENT or wanted.max() > MAX_EXTENT:
        raise FormatError(
            "{name} is {size:.3g} m large, which nothing can be; say its size or unit", name=name, size=wanted.max()
        )
    placed = (vertices - low) / extent * wanted - np.array([wanted[0] / 2, wanted[1] / 2, 0.0])
    return placed, (float(wanted[0]), float(wanted[1]), float(wanted[2]))


def _told(
    unit: str, asked: str | None, up: str, front: str, size: Size, wanted: Size | None, known: Category | None
) -> list[Message]:
    found = []
    measures = " x ".join(f"{s:.2f}" for s in size)
    if wanted is None and asked is None and unit != "m":
        if unit:
            how = Message("taken to be in {unit}", unit=unit)
        else:
            how = Message("in no unit that gives a plausible size: scaled to what is usual")
        found.append(Message("the file is {how}, so it is {size} m (depth, width, height)", how=how, size=measures))
    if known is not None and size_cost(size, known) > _ODD:
        kind = Mention(known.label.lower(), known)
        found.append(Message("{size} m is an odd size for {kind}", size=measures, kind=kind))
    if (up, front) not in (("+y", "+z"), ("+z", "-y")):
        found.append(Message("{up} of the file is up, and its front looks to {front}", up=up, front=front))
    return found


def _overlaps(clean: CleanMesh) -> bool:
    """Whether solids overlap, from rays along the axes alone, which is cheap and enough for a hint."""
    low, extent = clean.vertices.min(axis=0), np.ptp(clean.vertices, axis=0)
    at = (clean.vertices - low) / extent * _COARSE - 0.5
    return bool((winding(at, clean.faces, _COARSE, AXES) > 1.5).mean() > _OVERLAP)


def _part_mesh(vertices: Floats, faces: npt.NDArray[np.int64], parts: npt.NDArray[np.int64]) -> PartMesh:
    split, corners, normals = shaded(vertices, faces)
    return PartMesh(
        np.ascontiguousarray(split, np.float32),
        np.ascontiguousarray(corners, np.int32),
        np.ascontiguousarray(normals, np.float32),
        parts.astype(np.uint8),
    )
