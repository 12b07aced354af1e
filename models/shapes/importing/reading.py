"""Triangles and materials of a mesh file made elsewhere, within limits."""

from __future__ import annotations

import io
import logging
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from composer.errors import FormatError
from composer.formats.limits import MIB, brief, read_file
from composer.formats.mesh_kind import ENDINGS, kind_of
from models.shapes.importing import glb

MAX_MESH_FILE = 128 * MIB
"""Bytes of a mesh file."""
MAX_FACES = 2_000_000
MAX_MATERIAL_FILE = MIB
MAX_MATERIALS = 2_000

# What trimesh logs of a damaged file goes to its developers; people get one sentence.
logging.getLogger("trimesh").addHandler(logging.NullHandler())

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Material:
    """A material of a file: its name, perhaps empty, and (red, green, blue, opacity) in [0, 1] if it has a colour."""

    name: str = ""
    colour: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, eq=False)
class RawMesh:
    """Triangles as a file has them, all nodes in one frame.

    Parameters
    ----------
    kind : str
        ``glb``, ``obj``, ``off``, ``ply`` or ``stl``.
    vertices : (V, 3) float64
        In the file's axes and unit; may hold values that are not finite.
    faces : (F, 3) int64
    material : (F,) int64
        Index into `materials` for every face.
    materials : tuple of Material
    """

    kind: str
    vertices: Floats
    faces: Ints
    material: Ints
    materials: tuple[Material, ...]


def read_mesh(path: Path) -> RawMesh:
    """Read a mesh; scenes of several nodes become one mesh, with their transforms applied.

    Raises
    ------
    FormatError
        If it is no mesh, broken, empty, or larger than what is allowed.
    """
    kind = kind_of(path)
    if kind is None:
        raise FormatError(
            "{name} is not a mesh that this program can read ({endings})", name=path.name, endings=", ".join(ENDINGS)
        )
    data = read_file(path, MAX_MESH_FILE)
    if kind == "glb":
        glb.check(data, path.name, MAX_FACES)
    resolver: dict[str, bytes] | None = None
    if kind == "obj":
        data, resolver = _with_materials(data, path)
    pieces = _pieces(data, kind, path.name, resolver)
    count = sum(len(faces) for _, faces, _ in pieces)
    if not count:
        raise FormatError("{name} holds no triangles", name=path.name)
    if count > MAX_FACES:
        raise FormatError(
            "{name} has more than {count} million triangles", name=path.name, count=MAX_FACES // 1_000_000
        )
    start = np.cumsum([0, *(len(vertices) for vertices, _, _ in pieces)])
    return RawMesh(
        kind,
        np.concatenate([vertices for vertices, _, _ in pieces]),
        np.concatenate([faces + at for (_, faces, _), at in zip(pieces, start, strict=False)]),
        np.repeat(np.arange(len(pieces)), [len(faces) for _, faces, _ in pieces]),
        tuple(material for _, _, material in pieces),
    )


def _pieces(
    data: bytes, kind: str, name: str, resolver: dict[str, bytes] | None
) -> list[tuple[Floats, Ints, Material]]:
    import trimesh

    found = []
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            scene = trimesh.load_scene(io.BytesIO(data), file_type=kind, resolver=resolver, process=False)
            for node in scene.graph.nodes_geometry:
                transform, key = scene.graph[node]
                piece = scene.geometry[key]
                if not isinstance(piece, trimesh.Trimesh) or not len(piece.faces):
                    continue
                vertices = trimesh.transform_points(np.asarray(piece.vertices, np.float64), transform)
                faces = np.asarray(piece.faces, np.int64).reshape(-1, 3)
                if faces.min() < 0 or faces.max() >= len(vertices):
                    raise FormatError("{name} is damaged: a triangle names a point that does not exist", name=name)
                mirrored = np.linalg.det(transform[:3, :3]) < 0
                found.append((vertices, faces[:, ::-1] if mirrored else faces, _material(piece.visual)))
    except FormatError:
        raise
    except MemoryError:
        raise FormatError("{name} takes more memory than there is", name=name) from None
    except Exception as error:  # whatever a reader of five formats may stumble over
        raise FormatError(
            "{name} is not a mesh that can be read, or it is damaged: {reason}", name=name, reason=brief(error)
        ) from None
    return found


def _material(visual: Any) -> Material:
    material = getattr(visual, "material", None)
    if material is None:
        return Material()
    name = str(getattr(material, "name", None) or "")[:200]
    colour = getattr(material, "baseColorFactor", None)
    if colour is None:
        said = getattr(material, "kwargs", {})  # the reader's own default is a grey that nobody chose
        colour = np.array([*np.ravel(said.get("kd", ())), *np.asarray(said.get("d", ()), np.float64).ravel()])
    if len(colour) not in (3, 4) or getattr(material, "baseColorTexture", None) is not None:
        return Material(name)
    share = np.asarray(colour, np.float64) / (255 if np.asarray(colour).dtype.kind in "ui" else 1)
    red, green, blue, opacity = np.clip(np.nan_to_num(np.append(share, 1.0)[:4]), 0, 1).tolist()
    return Material(name, (red, green, blue, opacity))


def _with_materials(data: bytes, path: Path) -> tuple[bytes, dict[str, bytes]]:
    """A Wavefront file and the material file it asks for: names and colours only, never a texture.

    Where that file is missing, the names used stand in it without colours, so that triangles keep them.
    """
    library = re.search(rb"^mtllib[ \t]+(\S[^\r\n]*)", data, re.MULTILINE)
    lines: list[str] = []
    if library is not None:
        wanted = library[1].decode("utf-8", "replace").strip()
        beside = path.with_name(Path(wanted.replace("\\", "/")).name or "materials.mtl")
        try:
            text = read_file(beside, MAX_MATERIAL_FILE).decode("utf-8", "replace")
            lines = [s for line in text.splitlines() if (s := line.strip()).startswith(("newmtl ", "Kd ", "d "))]
        except FormatError:
            pass
    known = {line.split(maxsplit=1)[1] for line in lines if line.startswith("newmtl ") and len(line.split()) > 1}
    used = {m[1].decode("utf-8", "replace").strip() for m in re.finditer(rb"^usemtl[ \t]+(\S[^\r\n]*)", data, re.M)}
    lines += [f"newmtl {name}" for name in sorted(used - known)[:MAX_MATERIALS]]
    own = b"mtllib materials.mtl\n" + re.sub(rb"^mtllib[^\n]*", b"", data, flags=re.MULTILINE)
    return own, {"materials.mtl": "\n".join(lines).encode()}
