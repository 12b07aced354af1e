"""glTF 2.0 binary, the main export: x = X, y = Z, z = −Y, metres.

One node per scene node, named ``<category>_<id>``, standing under the node it rests on; its mesh has one primitive per
part, each with a PBR material of its own. ``extras`` carries id, category, label and the relations the node is the
subject of. Floor and walls hang under a node of their own.

Of a street, nodes are grouped by what they are (``building``, ``vehicle``, …), and those of one shape share its mesh
whatever their sizes. Under ``ground`` hangs a node ``surface_<id>`` for each surface that is seen.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from composer import __version__
from composer.document import Document, colours_of, rgb
from composer.errors import FormatError, remark
from composer.formats.room_mesh import room_solids
from composer.formats.table import Format
from composer.mesh import PARTS, PartMesh
from composer.scene import Box, Node, Relation, Scene
from composer.street.kinds import surface_kind
from composer.vocabulary import category

_ARRAY_BUFFER, _ELEMENT_ARRAY_BUFFER = 34962, 34963
_UNSIGNED_SHORT, _UNSIGNED_INT, _FLOAT = 5123, 5125, 5126
_FLOOR_COLOUR, _WALL_COLOUR = "#bd9f7f", "#f1ede6"


@dataclass(frozen=True)
class _Finish:
    """How light falls on a part: metalness and roughness in [0, 1]."""

    metallic: float
    roughness: float


_FINISHES = {
    "body": _Finish(0.0, 0.65),
    "frame": _Finish(0.0, 0.55),
    "cushion": _Finish(0.0, 0.95),
    "top": _Finish(0.0, 0.4),
    "metal": _Finish(0.7, 0.35),
    "glass": _Finish(0.0, 0.08),
    "foliage": _Finish(0.0, 0.85),
    "dark": _Finish(0.0, 0.5),
    "floor": _Finish(0.0, 0.6),
    "wall": _Finish(0.0, 0.9),
    "stone": _Finish(0.0, 0.85),
    "paint": _Finish(0.0, 0.6),
    "water": _Finish(0.0, 0.08),
}
_GROUND = _Finish(0.0, 0.95)
_CLEAR = 0.35
"""Opacity of glass that is not a dark screen."""

Floats = npt.NDArray[np.floating[Any]]


def encode(document: Document, path: Path) -> dict[Path, bytes]:
    """The document as a ``.glb`` file.

    Raises
    ------
    FormatError
        If it has nodes and none of them has a box.
    """
    scene = document.scene
    placed = {n.id: n for n in scene.nodes if n.box is not None}
    for node in scene.nodes:
        if not placed:
            raise FormatError("no node of the scene has a box yet; compose it first")
        if node.id not in placed:
            remark("node {node!r} has no box and is left out of the export", node=node.id)
    builder = _Builder()
    names = _node_names(scene)
    children: dict[str | None, list[Node]] = {}
    for node in placed.values():
        children.setdefault(node.parent if node.parent in placed else None, []).append(node)
    said: dict[str, list[Relation]] = {}
    for relation in scene.relations:
        said.setdefault(relation.subject, []).append(relation)
    indices: dict[str, int] = {}
    # Carried before carriers, so that a carrier knows the indices of what stands on it.
    for node in reversed(_carriers_first(children)):
        carrier = placed[node.parent].box if node.parent is not None and node.parent in placed else None
        own = children.get(node.id, [])
        # What stands on a node would be stretched with it.
        mesh, scale = builder.mesh_of(document, node, names[node.id], stretch=scene.kind == "street" and not own)
        indices[node.id] = builder.node(
            names[node.id],
            mesh=mesh,
            children=[indices[child.id] for child in own],
            extras=_extras(node, said.get(node.id, [])),
            scale=scale,
            **_pose(node.box, carrier),
        )
    taken = set(names.values())
    if scene.kind == "street":
        groups: dict[str, list[int]] = {}
        for node in children.get(None, []):
            groups.setdefault(category(node.category).super.replace(" ", "_"), []).append(indices[node.id])
        builder.roots = [builder.node(_unique(name, taken), children=group) for name, group in groups.items()]
    else:
        builder.roots = [indices[node.id] for node in children.get(None, [])]
    if scene.floor is not None:
        builder.roots.append(_room(builder, scene, taken))
    if scene.surfaces:
        builder.roots.append(_ground(builder, scene, taken))
    if not builder.roots:
        raise FormatError("there is nothing in the scene: no room and no nodes")
    return {path: builder.glb()}


def _carriers_first(children: dict[str | None, list[Node]]) -> list[Node]:
    order = list(children.get(None, []))
    for node in order:
        order.extend(children.get(node.id, []))
    return order


def _node_names(scene: Scene) -> dict[str, str]:
    """``<category>_<id>`` by id; where two would be the same, the later one is numbered."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for node in scene.nodes:
        found[node.id] = _unique(f"{node.category}_{node.id}", taken)
    return found


def _unique(name: str, taken: set[str]) -> str:
    """`name`, numbered if it is taken; takes it."""
    wanted, count = name, 1
    while name in taken:
        count += 1
        name = f"{wanted}_{count}"
    taken.add(name)
    return name


def _extras(node: Node, said: list[Relation]) -> dict[str, Any]:
    relations = [[r.subject, r.predicate, *r.objects, *([] if r.value is None else [r.value])] for r in said]
    return {"id": node.id, "category": node.category, "label": node.label, "relations": relations}


def _pose(box: Box | None, carrier: Box | None) -> dict[str, list[float]]:
    """Translation and rotation of a node in the frame of what it rests on."""
    assert box is not None
    offset = np.array([box.x, box.y, box.z])
    yaw = box.yaw
    if carrier is not None:
        c, s = math.cos(carrier.yaw), math.sin(carrier.yaw)
        turn = np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])
        offset = turn @ (offset - (carrier.x, carrier.y, carrier.z))
        yaw -= carrier.yaw
    half = math.remainder(yaw, math.tau) / 2
    return {"translation": _y_up(offset).tolist(), "rotation": [0.0, math.sin(half), 0.0, math.cos(half)]}


def _y_up(points: Floats) -> Floats:
    """(…, 3) points or directions from our axes to glTF's."""
    return np.stack([points[..., 0], points[..., 2], -points[..., 1]], axis=-1)


def _room(builder: _Builder, scene: Scene, taken: set[str]) -> int:
    assert scene.floor is not None
    parts = []
    for solid in room_solids(scene.floor):
        kind = solid.name.partition("_")[0]
        colour = _FLOOR_COLOUR if kind == "floor" else _WALL_COLOUR
        primitive = builder.primitive(solid.vertices, solid.normals, solid.faces, builder.material(kind, colour))
        name = _unique(f"room_{solid.name}", taken)
        parts.append(builder.node(name, mesh=builder.mesh(name, [primitive])))
    return builder.node(_unique("room", taken), children=parts)


def _ground(builder: _Builder, scene: Scene, taken: set[str]) -> int:
    """The ground of a street: a node for each surface, with what is painted on it and its kerbs."""
    from composer.street.cells import BARE, KERB, PLAIN  # rooms do without
    from composer.street.ground import KERB_COLOUR, Ground

    ground = Ground(scene.surfaces, scene.roads, scene.junctions)
    mesh = ground.whole()
    seen = mesh.upright | (mesh.surface != BARE)
    order = np.argsort(mesh.surface[seen], kind="stable")
    faces = np.flatnonzero(seen)[order]
    owners, starts = np.unique(mesh.surface[faces], return_index=True)
    parts = []
    for owner, own in zip(owners, np.split(faces, starts[1:]), strict=True):
        surface = None if owner == BARE else scene.surfaces[owner]
        looks = np.where(mesh.upright[own], KERB, mesh.paint[own])
        primitives = []
        for look in np.unique(looks):
            if look == KERB:
                finish, colour = "stone", KERB_COLOUR
            elif look == PLAIN:
                kind = surface_kind("ground" if surface is None else surface.kind)
                finish, colour = kind.use, kind.colour
            else:
                finish, colour = "paint", ground.palette[look]
            used, compact = np.unique(mesh.faces[own[looks == look]], return_inverse=True)
            material = builder.material(finish, colour)
            primitives.append(
                builder.primitive(mesh.vertices[used], mesh.normals[used], compact.reshape(-1, 3), material)
            )
        name = _unique("surface" if surface is None else f"surface_{surface.id}", taken)
        extras = {} if surface is None else {"id": surface.id, "kind": surface.kind, "label": surface.label}
        parts.append(builder.node(name, mesh=builder.mesh(name, primitives), extras=extras))
    return builder.node(_unique("ground", taken), children=parts)


@dataclass
class _Builder:
    """Collects a glTF file. Vertex data go to one buffer view, indices to another."""

    roots: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        import pygltflib

        self._lib = pygltflib
        self._gltf = pygltflib.GLTF2(asset=pygltflib.Asset(version="2.0", generator=f"Scene Composer {__version__}"))
        self._vertices, self._indices = bytearray(), bytearray()
        self._materials: dict[tuple[str, str], int] = {}
        self._meshes: dict[tuple[Any, ...], tuple[int, tuple[float, ...]]] = {}

    def node(self, name: str, **fields: Any) -> int:
        self._gltf.nodes.append(self._lib.Node(name=name, **{k: v for k, v in fields.items() if v not in (None, [])}))
        return len(self._gltf.nodes) - 1

    def mesh(self, name: str, primitives: list[Any]) -> int:
        self._gltf.meshes.append(self._lib.Mesh(name=name, primitives=primitives))
        return len(self._gltf.meshes) - 1

    def mesh_of(
        self, document: Document, node: Node, name: str, stretch: bool
    ) -> tuple[int | None, list[float] | None]:
        """The mesh of a node, None if it has no triangles, and by how much the node stretches it.

        Nodes of one shape and colour share it if they are of one size, or if they may `stretch` it.
        """
        assert node.box is not None
        stored = node.shape.key if node.shape is not None and document.shape_of(node) is not None else None
        size = node.box.values[:3]
        built = None
        if stored is None and node.building is not None:
            from composer.street.buildings import seed_of

            # Two buildings are alike only if their seeds are, which choose their looks.
            built = node.building, seed_of(node)
        free = stretch and built is None
        key = (stored, built, None if free else size, node.category, *sorted(node.materials.items()))
        if key not in self._meshes:
            mesh = document.mesh_of(node)
            if mesh is None or not len(mesh.faces):
                return None, None
            used = [PARTS[k] for k in np.unique(mesh.parts)]
            colours = colours_of(node, used)
            primitives = [self._part(mesh, part, self.material(part, colours[part])) for part in used]
            self._meshes[key] = self.mesh(name, primitives), size
        index, made = self._meshes[key]
        x, y, z = (own / first for own, first in zip(size, made, strict=True))
        return index, None if made == size else [x, z, y]

    def _part(self, mesh: PartMesh, part: str, material: int) -> Any:
        faces = mesh.faces[mesh.parts == PARTS.index(part)]
        used, compact = np.unique(faces, return_inverse=True)
        return self.primitive(mesh.vertices[used], mesh.normals[used], compact.reshape(-1, 3), material)

    def primitive(self, vertices: Floats, normals: Floats, faces: npt.NDArray[np.integer[Any]], material: int) -> Any:
        """Triangles in our axes as a primitive."""
        normals = normals.astype(np.float64)
        sizes = np.linalg.norm(normals, axis=1, keepdims=True)
        # A normal of no length is an error in glTF; any direction is better.
        normals = np.where(sizes > 1e-9, normals / np.maximum(sizes, 1e-9), (0.0, 0.0, 1.0))
        attributes = self._lib.Attributes(
            POSITION=self._vectors(_y_up(vertices), bounds=True), NORMAL=self._vectors(_y_up(normals))
        )
        small = len(vertices) <= 65_535
        data = faces.astype("<u2" if small else "<u4").tobytes()
        indices = self._accessor(
            1, len(self._indices), _UNSIGNED_SHORT if small else _UNSIGNED_INT, faces.size, "SCALAR"
        )
        self._indices += data + b"\0" * (-len(data) % 4)
        return self._lib.Primitive(attributes=attributes, indices=indices, material=material)

    def _vectors(self, values: Floats, bounds: bool = False) -> int:
        data = np.ascontiguousarray(values, "<f4") + np.float32(0.0)  # no minus zero
        index = self._accessor(0, len(self._vertices), _FLOAT, len(data), "VEC3")
        if bounds:
            accessor = self._gltf.accessors[index]
            accessor.min, accessor.max = data.min(axis=0).tolist(), data.max(axis=0).tolist()
        self._vertices += data.tobytes()
        return index

    def _accessor(self, view: int, offset: int, component: int, count: int, kind: str) -> int:
        self._gltf.accessors.append(
            self._lib.Accessor(bufferView=view, byteOffset=offset, componentType=component, count=count, type=kind)
        )
        return len(self._gltf.accessors) - 1

    def material(self, part: str, colour: str) -> int:
        """The material of a part in a colour (``#rrggbb``)."""
        key = (part, colour)
        if key not in self._materials:
            finish = _FINISHES.get(part, _GROUND)
            linear = [_linear(float(share)) for share in rgb(colour)]
            clear = part == "glass" and max(linear) > 0.2
            self._gltf.materials.append(
                self._lib.Material(
                    name=f"{part} {colour}",
                    pbrMetallicRoughness=self._lib.PbrMetallicRoughness(
                        baseColorFactor=[*linear, _CLEAR if clear else 1.0],
                        metallicFactor=finish.metallic,
                        roughnessFactor=finish.roughness,
                    ),
                    alphaMode="BLEND" if clear else "OPAQUE",
                    alphaCutoff=None,
                    doubleSided=part == "foliage",
                )
            )
            self._materials[key] = len(self._gltf.materials) - 1
        return self._materials[key]

    def glb(self) -> bytes:
        lib, gltf = self._lib, self._gltf
        gltf.scenes = [lib.Scene(nodes=self.roots)]
        gltf.scene = 0
        size = len(self._vertices)
        gltf.bufferViews = [
            lib.BufferView(buffer=0, byteOffset=0, byteLength=size, byteStride=12, target=_ARRAY_BUFFER),
            lib.BufferView(buffer=0, byteOffset=size, byteLength=len(self._indices), target=_ELEMENT_ARRAY_BUFFER),
        ]
        gltf.buffers = [lib.Buffer(byteLength=size + len(self._indices))]
        gltf.set_binary_blob(bytes(self._vertices + self._indices))
        gltf.gltf_to_json = self._header
        return b"".join(gltf.save_to_bytes())

    def _header(self, **_: Any) -> str:
        """The JSON part, with the empty members of `extras` that pygltflib drops."""
        header = json.loads(type(self._gltf).gltf_to_json(self._gltf))
        for written, node in zip(header["nodes"], self._gltf.nodes, strict=True):
            if node.extras:
                written["extras"] = node.extras
        return json.dumps(header, separators=(",", ":"), allow_nan=False)


def _linear(value: float) -> float:
    """sRGB to linear light, both in [0, 1]."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


FORMAT = Format("glTF", (".glb",), None, None, encode)
