"""Meshes made by people: what is read, what is refused, and what is guessed of unit and orientation."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.errors import FormatError
from composer.formats import encode
from composer.mesh import PARTS
from models.shapes.importing import document_of, import_mesh, named_category
from models.shapes.importing.reading import MAX_FACES, read_mesh

KNOWN = {
    "armchair2.obj": ("armchair", "m"),
    "bed90x190.obj": ("single_bed", "m"),
    "bookcase.obj": ("bookshelf", "m"),
    "chair.obj": ("chair", "dm"),
    "coffeeTable.obj": ("coffee_table", "m"),
    "desk.obj": ("desk", "m"),
    "flatTV.obj": ("television", "cm"),
    "sofa2.obj": ("sofa", "m"),
    "toiletUnit.obj": ("toilet", "m"),
    "tvUnit.obj": ("tv_stand", "m"),
    "wardrobe.obj": ("wardrobe", "m"),
}
"""Pieces drawn upright with y up and the front at +z: what they are, and their unit."""


def _block(size: tuple[float, float, float], at: tuple[float, float, float]) -> trimesh.Trimesh:
    return trimesh.creation.box(size, transform=trimesh.transformations.translation_matrix(at))


def _chair() -> trimesh.Trimesh:
    """A seat and a backrest at -x, z up, metres."""
    return trimesh.util.concatenate(
        [_block((0.5, 0.46, 0.45), (0, 0, 0.225)), _block((0.06, 0.46, 0.5), (-0.22, 0, 0.7))]
    )


def _saved(folder: Path, mesh: Any, ending: str) -> Path:
    path = folder / f"thing{ending}"
    mesh.export(path)
    return path


def _text(folder: Path, text: str, name: str = "thing.obj") -> Path:
    path = folder / name
    path.write_text(text)
    return path


@pytest.mark.parametrize("ending", [".glb", ".obj", ".off", ".ply", ".stl"])
def test_every_format_gives_the_same_chair(tmp_path: Path, ending: str) -> None:
    drawn = _chair()
    if ending in (".glb", ".obj"):  # there, y is up and the front at +z
        drawn.apply_transform(np.array([[0, 1, 0, 0], [0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1]]))
    else:  # there, z is up and the front at -y
        drawn.apply_transform(np.array([[0, 1, 0, 0], [-1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]))
    for category in ("", "chair"):
        made = import_mesh(_saved(tmp_path, drawn, ending), category=category)
        assert made.unit == "m"
        np.testing.assert_allclose(made.size, (0.5, 0.46, 0.95), atol=1e-4)
        np.testing.assert_allclose(made.mesh.bounds, [[-0.25, -0.23, 0], [0.25, 0.23, 0.95]], atol=1e-4)
        high = made.mesh.vertices[made.mesh.vertices[:, 2] > 0.9]
        assert high[:, 0].max() < 0  # the backrest is at the back
        assert made.watertight
        np.testing.assert_allclose(np.linalg.norm(made.mesh.normals, axis=1), 1, atol=1e-5)
        face = made.mesh.vertices[made.mesh.faces].astype(float)
        assert np.einsum("ij,ij->i", face[:, 0], np.cross(face[:, 1], face[:, 2])).sum() > 0  # outwards


@pytest.mark.parametrize(("unit", "metres"), [("cm", 0.01), ("mm", 0.001), ("in", 0.0254), ("m", 1.0)])
def test_the_unit_is_found_from_the_category(tmp_path: Path, unit: str, metres: float) -> None:
    path = _saved(tmp_path, _chair().apply_scale(1 / metres), ".stl")
    made = import_mesh(path, category="dining_chair")
    assert made.unit == unit
    assert made.size[2] == pytest.approx(0.95, abs=1e-3)
    assert any("taken to be" in note for note in made.warnings) == (unit != "m")
    assert import_mesh(path, unit="ft").size[2] == pytest.approx(0.95 * 0.3048 / metres, rel=1e-3)
    np.testing.assert_allclose(import_mesh(path, size=(0.6, 0.5, 0.9)).size, (0.6, 0.5, 0.9))


def test_a_mesh_in_no_unit_becomes_as_large_as_is_usual(tmp_path: Path) -> None:
    made = import_mesh(_saved(tmp_path, _chair().apply_scale(4321.0), ".ply"), category="chair")
    assert made.unit == ""
    assert 0.6 < made.size[2] < 1.3
    assert any("no unit" in note for note in made.warnings)


@pytest.mark.parametrize("quarter", range(4))
@pytest.mark.parametrize("ending", [".obj", ".stl"])
def test_the_backrest_tells_the_front(tmp_path: Path, quarter: int, ending: str) -> None:
    turned = _chair()
    turned.apply_transform(trimesh.transformations.rotation_matrix(quarter * np.pi / 2, [0, 0, 1]))
    if ending == ".obj":
        turned.apply_transform(np.array([[1, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, 0], [0, 0, 0, 1]]))
    made = import_mesh(_saved(tmp_path, turned, ending), category="chair")
    assert made.mesh.vertices[made.mesh.vertices[:, 2] > 0.9][:, 0].max() < 0


def test_what_the_caller_says_counts(tmp_path: Path) -> None:
    path = _saved(tmp_path, _chair(), ".stl")  # its front is +x
    made = import_mesh(path, category="chair", up="z", front="-x")
    assert (made.up, made.front) == ("+z", "-x")
    assert made.mesh.vertices[made.mesh.vertices[:, 2] > 0.9][:, 0].min() > 0
    lying = import_mesh(path, up="-y")
    np.testing.assert_allclose(lying.size[2], 0.46, atol=1e-4)
    for wrong in ({"up": "w"}, {"up": "z", "front": "-z"}, {"unit": "parsec"}, {"size": (0.0, 1.0, 1.0)}):
        with pytest.raises(FormatError):
            import_mesh(path, **wrong)


@pytest.mark.parametrize("name", KNOWN)
def test_furniture_drawn_by_people_stands_as_it_should(shared: Callable[[str], Path], name: str) -> None:
    category, unit = KNOWN[name]
    made = import_mesh(shared(f"meshes/furniture/{name}"), category=category)
    assert (made.unit, made.up, made.front) == (unit, "+y", "+z")
    d, w, h = made.size
    np.testing.assert_allclose(made.mesh.bounds, [[-d / 2, -w / 2, 0], [d / 2, w / 2, h]], atol=1e-4)


def test_materials_become_parts_and_colours(tmp_path: Path) -> None:
    glass = trimesh.visual.material.PBRMaterial(name="pane", baseColorFactor=[0.5, 0.8, 0.9, 0.3], alphaMode="BLEND")
    steel = trimesh.visual.material.PBRMaterial(name="Chrome steel", baseColorFactor=[0.6, 0.6, 0.6, 1.0])
    pieces = [_block((1, 1, 0.1), (0, 0, 0.7)), _block((0.1, 0.1, 0.7), (0, 0, 0.3))]
    for piece, material in zip(pieces, (glass, steel), strict=True):
        piece.visual = trimesh.visual.TextureVisuals(material=material)
    made = import_mesh(_saved(tmp_path, trimesh.Scene(pieces), ".glb"))
    assert {PARTS[p] for p in made.mesh.parts} == {"glass", "metal"}
    assert made.named_parts
    assert made.colours["metal"] == "#999999"


def test_names_of_materials_count_without_their_file(tmp_path: Path) -> None:
    text = trimesh.exchange.obj.export_obj(_block((1, 1, 1), (0, 0, 0)), include_normals=False)
    lines = [line for line in text.splitlines() if not line.startswith(("mtllib", "usemtl"))]
    first = next(i for i, line in enumerate(lines) if line.startswith("f "))
    lines[first:first] = ["usemtl dark_leather"]
    lines[first + 7 : first + 7] = ["usemtl thing"]
    made = import_mesh(_text(tmp_path, "\n".join(lines)))
    assert {PARTS[p] for p in made.mesh.parts} == {"cushion", "body"}
    assert made.colours == {}


def test_faults_are_mended_and_told(tmp_path: Path) -> None:
    box = trimesh.creation.icosphere(subdivisions=3)
    faces = np.asarray(box.faces).copy()
    faces[:200] = faces[:200, ::-1]  # turned the wrong way round
    faces = np.vstack([faces[1:], faces[5:8], [[3, 3, 9]]])  # a hole, twins, a sliver
    path = _saved(tmp_path, trimesh.Trimesh(box.vertices, faces, process=False), ".ply")
    made = import_mesh(path)
    assert made.watertight
    told = " / ".join(made.warnings)
    for word in ("without area", "stood twice", "turned", "small holes"):
        assert word in told
    corners = made.mesh.vertices[made.mesh.faces].astype(float)
    volume = np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6
    assert volume == pytest.approx(4.19, rel=0.02)


def test_a_heavy_mesh_is_made_lighter(tmp_path: Path) -> None:
    made = import_mesh(_saved(tmp_path, trimesh.creation.icosphere(subdivisions=6), ".stl"))
    assert 30_000 < len(made.mesh.faces) <= 40_000
    assert any("triangles made" in note for note in made.warnings)


def _glb(header: dict[str, Any], binary: bytes = b"") -> bytes:
    text = json.dumps({"asset": {"version": "2.0"}, **header}).encode()
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
    if binary:
        chunks += struct.pack("<II", len(binary), 0x004E4942) + binary
    return b"glTF" + struct.pack("<II", 2, 12 + len(chunks)) + chunks


_MESH = {"primitives": [{"attributes": {"POSITION": 0}}]}


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"accessors": [{"count": 10**12, "componentType": 5126, "type": "VEC3"}]}, "million numbers"),
        ({"extensionsRequired": ["KHR_draco_mesh_compression"]}, "draco"),
        ({"buffers": [{"uri": "/etc/passwd", "byteLength": 9}]}, "another file"),
        ({"nodes": [{"children": [0]}], "scenes": [{"nodes": [0]}]}, "tree"),
        ({"nodes": [{"children": [1, 1]}, {}], "scenes": [{"nodes": [0]}]}, "tree"),
        (
            {
                "accessors": [{"count": 3 * 10**6, "componentType": 5126, "type": "VEC3"}],
                "meshes": [_MESH],
                "nodes": [{"mesh": 0}] * 3,
            },
            "million triangles",
        ),
        ({"nodes": []}, "no triangles"),
    ],
)
def test_a_binary_file_may_not_ask_for_too_much(tmp_path: Path, header: dict[str, Any], said: str) -> None:
    path = tmp_path / "thing.glb"
    path.write_bytes(_glb(header))
    with pytest.raises(FormatError, match=said):
        import_mesh(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("v 0 0 0\nv 1 0 0\nv 0 1 0\n", "no triangles"),
        ("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", "flat"),
        ("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 99999999999\n", "damaged"),
        ("v nan 0 0\nv 1 0 0\nv 0 1 inf\nf 1 2 3\n", "no numbers"),
        ("v 1 1 1\nv 1 1 1\nv 1 1 1\nf 1 2 3\n", "flat"),
        ("v 0 0 0\nv 1 1 1\nv 2 2 2\nf 1 2 3\n", "no surface"),
        ("nothing at all", "triangles|damaged"),
        ("", "empty"),
    ],
)
def test_what_cannot_be_shown_gets_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(FormatError, match=said) as caught:
        import_mesh(_text(tmp_path, text))
    assert "\n" not in str(caught.value)


def test_what_is_no_mesh_is_told(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="not a mesh"):
        read_mesh(_text(tmp_path, "hello", "a.txt"))
    assert MAX_FACES < 10**7


def test_an_exported_scene_is_not_taken_for_furniture(tmp_path: Path) -> None:
    document = document_of(import_mesh(_saved(tmp_path, _chair(), ".stl"), category="chair"), "thing.stl")
    [(path, data)] = encode(document, tmp_path / "room.glb").items()
    path.write_bytes(data)
    with pytest.raises(FormatError, match="exported"):
        import_mesh(path)


@pytest.mark.parametrize(
    ("name", "category"),
    [("coffeeTable2.obj", "coffee_table"), ("old-chair.glb", "chair"), ("Wardrobe.stl", "wardrobe"), ("x1.ply", "")],
)
def test_a_file_name_may_tell_the_category(name: str, category: str) -> None:
    assert named_category(name) == category


_NUMBERS = st.one_of(
    st.floats(-2, 2), st.sampled_from([0.0, 1.0, float("nan"), float("inf"), 1e30, -1e308, 1e-30, 1e6])
)


@given(
    corners=st.lists(st.tuples(_NUMBERS, _NUMBERS, _NUMBERS), min_size=1, max_size=12),
    faces=st.lists(st.tuples(*[st.integers(-3, 14)] * 3), max_size=20),
)
@settings(max_examples=50)
def test_any_soup_is_imported_or_refused(tmp_path_factory: pytest.TempPathFactory, corners: Any, faces: Any) -> None:
    path = tmp_path_factory.mktemp("soup") / "soup.obj"
    lines = ["v {} {} {}".format(*c) for c in corners] + ["f {} {} {}".format(*f) for f in faces]
    path.write_text("\n".join(lines) + "\n")
    _imported_or_refused(path)


@given(kind=st.sampled_from([".glb", ".off", ".ply", ".stl"]), data=st.data())
@settings(max_examples=60)
def test_a_damaged_file_is_imported_or_refused(
    tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject
) -> None:
    out = _block((1, 1, 1), (0, 0, 0)).export(file_type=kind[1:])
    content = bytearray(out.encode() if isinstance(out, str) else out)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("bad") / f"bad{kind}"
    path.write_bytes(bytes(content[: data.draw(st.integers(len(content) // 2, len(content)))]))
    _imported_or_refused(path)


def _imported_or_refused(path: Path) -> None:
    refused = ""
    try:
        made = import_mesh(path, category="chair")
    except FormatError as error:
        refused = str(error)
    assert "\n" not in refused
    if refused:
        return
    assert len(made.mesh.faces)
    assert np.isfinite(made.mesh.vertices).all()
    assert np.isfinite(made.mesh.normals).all()
    assert min(made.size) > 0
    assert io.BytesIO(next(iter(encode(document_of(made, path.name), path.with_suffix(".scene")).values()))).read(2)
