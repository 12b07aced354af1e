"""Our own file keeps everything, bit for bit."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from composer.document import Document, StoredShape
from composer.errors import FormatError, FormatWarning
from composer.formats import mesh_file, open_document, save_scene, scene_file
from composer.mesh import PartMesh
from composer.scene import Box, Node, Scene, Shape, revise


def _rewritten(path: Path, **entries: bytes | None) -> None:
    """Replace entries of a zip (by name with ``__`` for ``/`` and ``.``), or drop them."""
    changes = {name.replace("__", "/"): data for name, data in entries.items()}
    with zipfile.ZipFile(path) as old:
        content = {name: old.read(name) for name in old.namelist()}
    content |= {name: data for name, data in changes.items() if data is not None}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in content.items():
            if changes.get(name, data) is not None:
                new.writestr(name, data)


def _scene_json(path: Path) -> dict[str, object]:
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("scene.json"))


def test_a_document_comes_back_bit_for_bit(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "room.scene"
    save_scene(document, path)
    again = open_document(path)
    assert again.scene == document.scene
    assert again.scene.model_dump_json() == document.scene.model_dump_json()
    assert set(again.shapes) == set(document.shapes)
    for key, stored in document.shapes.items():
        other = again.shapes[key]
        for name in ("vertices", "faces", "normals", "parts"):
            assert getattr(other.mesh, name).tobytes() == getattr(stored.mesh, name).tobytes()
            assert getattr(other.mesh, name).dtype == getattr(stored.mesh, name).dtype
        assert (other.latent is None) == (stored.latent is None)
        assert other.key == key
    latents = [s.latent.tobytes() for s in document.shapes.values() if s.latent is not None]
    assert latents == [s.latent.tobytes() for s in again.shapes.values() if s.latent is not None]


def test_the_same_document_gives_the_same_bytes(document: Document, tmp_path: Path) -> None:
    first, second = tmp_path / "a.scene", tmp_path / "b.scene"
    save_scene(document, first)
    save_scene(open_document(first), second)
    assert first.read_bytes() == second.read_bytes()


def test_odd_numbers_survive(tmp_path: Path) -> None:
    for value in (0.1 + 0.2, -0.0, 5e-324, 1 / 3, 99999.99999999999):
        box = Box(depth=max(value, 1e-6), width=1, height=1, x=value, y=-value)
        scene = Scene(nodes=({"id": "1", "category": "box", "box": box},))
        save_scene(Document(scene), tmp_path / "n.scene")
        again = open_document(tmp_path / "n.scene").scene.nodes[0].box
        assert again is not None
        assert np.array(again.values).tobytes() == np.array(box.values).tobytes()


def test_unused_shapes_are_not_kept_and_shared_ones_stand_once(document: Document, tmp_path: Path) -> None:
    unused = {"0" * 32: next(iter(document.shapes.values()))}
    save_scene(Document(document.scene, {**document.shapes, **unused}), tmp_path / "a.scene", thumbnail=b"png")
    with zipfile.ZipFile(tmp_path / "a.scene") as archive:
        names = archive.namelist()
        latent = np.load(io.BytesIO(archive.read("shapes/2.npz")), allow_pickle=False)
        assert list(latent) == ["latent"]
    odd = "meshes/odd%20id%2F..%2F%C3%BC%20%25.glb"  # an imported mesh, without a latent
    assert names == ["scene.json", "meshes/2.glb", "shapes/2.npz", odd, "thumbnail.png"]


def test_an_empty_scene(tmp_path: Path) -> None:
    save_scene(Document(Scene()), tmp_path / "a.scene")
    assert open_document(tmp_path / "a.scene").scene == Scene()


def test_a_newer_version_is_refused(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.scene"
    save_scene(document, path)
    _rewritten(path, **{"scene.json": json.dumps({**_scene_json(path), "version": 2}).encode()})
    with pytest.raises(FormatError, match="newer version"):
        open_document(path)


def test_an_older_version_is_migrated(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no older version yet; the road for it is there."""
    monkeypatch.setattr(scene_file, "FORMAT_VERSION", 3)
    monkeypatch.setattr(
        scene_file,
        "MIGRATIONS",
        {
            1: lambda raw: {**raw, "name": raw["title"], "version": 2},
            2: lambda raw: {k: v for k, v in raw.items() if k != "title"} | {"version": 1},
        },
    )
    old = {**json.loads(document.scene.model_dump_json()), "title": "Old", "version": 1}
    assert scene_file.parse_scene(json.dumps(old).encode(), "old") == revise(document.scene, name="Old")


def test_a_lost_shape_is_told_and_a_changed_one_refused(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.scene"
    save_scene(document, path)
    _rewritten(path, **{"meshes/2.glb": None})
    with pytest.warns(FormatWarning, match="shape of node '2'"):
        assert len(open_document(path).shapes) == 1
    first = next(iter(document.shapes.values()))
    changed = PartMesh(first.mesh.vertices + np.float32(0.001), first.mesh.faces, first.mesh.normals, first.mesh.parts)
    _rewritten(path, **{"meshes/2.glb": mesh_file.pack(changed)})
    with pytest.raises(FormatError, match="shape of node '2' is damaged"):
        open_document(path)
    _rewritten(path, **{"meshes/2.glb": mesh_file.pack(first.mesh), "shapes/2.npz": None})
    with pytest.raises(FormatError, match="shape of node '2' is damaged"):
        open_document(path)


def test_what_could_not_be_read_again_is_not_saved(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.scene"
    save_scene(document, path)
    before = path.read_bytes()
    key, stored = next(iter(document.shapes.items()))
    assert stored.latent is not None
    broken = PartMesh(
        stored.mesh.vertices * np.float32(np.nan), stored.mesh.faces, stored.mesh.normals, stored.mesh.parts
    )
    for bad in (
        dataclasses.replace(stored, mesh=broken),
        dataclasses.replace(stored, latent=stored.latent * np.float32(np.inf)),
        dataclasses.replace(stored, latent=stored.latent.astype(np.float64)),  # type: ignore[arg-type]
    ):
        with pytest.raises(FormatError, match=r"the shape of node '2' cannot be saved: .* finite"):
            save_scene(Document(document.scene, {**document.shapes, key: bad}), path)
        assert path.read_bytes() == before
    for name in ("MAX_ENTRY", "MAX_UNPACKED"):
        with pytest.MonkeyPatch.context() as large:
            large.setattr(scene_file, name, 3000)
            with pytest.raises(FormatError, match="larger than"):
                save_scene(document, path)


def test_a_mesh_that_packs_too_well_comes_back(tmp_path: Path) -> None:
    """All vertices in one point: packed, it would look like an archive made to fill the memory."""
    zeros = np.zeros((300_000, 3), np.float32)
    stored = StoredShape(PartMesh(zeros, np.zeros((1, 3), np.int32), zeros, np.zeros(1, np.uint8)))
    node = Node(id="1", category="chair", shape=Shape(source="imported", key=stored.key))
    save_scene(Document(Scene(nodes=(node,)), {stored.key: stored}), tmp_path / "a.scene")
    assert open_document(tmp_path / "a.scene").shapes[stored.key].mesh == stored.mesh


def _npz(**arrays: np.ndarray) -> bytes:
    out = io.BytesIO()
    np.savez(out, **arrays)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a zip", "damaged"),
        (_npz(other=np.zeros(3, np.float32)), "has no array latent"),
        (_npz(latent=np.zeros(3)), "must hold float32"),
        (_npz(latent=np.full(3, np.nan, np.float32)), "not finite"),
        (_npz(latent=np.asfortranarray(np.zeros((4, 3), np.float32))), "in C order"),
        (_npz(latent=np.zeros(3, np.float32)), "shape of node '2' is damaged"),
    ],
)
def test_a_broken_latent_is_refused(content: bytes, said: str, document: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.scene"
    save_scene(document, path)
    _rewritten(path, **{"shapes/2.npz": content})
    with pytest.raises(FormatError, match=said):
        open_document(path)


def test_a_pickle_is_never_opened(document: Document, tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> tuple[object, ...]:
            return (Path.touch, (tmp_path / "exploded",))

    path = tmp_path / "a.scene"
    save_scene(document, path)
    _rewritten(path, **{"shapes/2.npz": _npz(latent=np.array([Bomb()], dtype=object))})
    with pytest.raises(FormatError, match="latent"):
        open_document(path)
    assert not (tmp_path / "exploded").exists()


def test_an_array_that_claims_terabytes_is_refused_before_it_is_made(document: Document, tmp_path: Path) -> None:
    header = np.lib.format.magic(1, 0)
    text = b"{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000000, 3)}".ljust(117) + b"\n"
    array = header + len(text).to_bytes(2, "little") + text + b"\0" * 12
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("latent.npy", array)
    path = tmp_path / "a.scene"
    save_scene(document, path)
    _rewritten(path, **{"shapes/2.npz": out.getvalue()})
    with pytest.raises(FormatError, match="size it claims"):
        open_document(path)


def test_entries_outside_the_folder_are_never_looked_at(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "in" / "a.scene"
    path.parent.mkdir()
    save_scene(document, path)
    _rewritten(path, **{"../escaped": b"x", "/tmp/escaped": b"x", "shapes/../../escaped.npz": b"x"})
    assert open_document(path).scene == document.scene
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.scene", "in"]
