"""Files with random damage: read, or refused with a sentence; never a traceback, a hang, or a file written.

`SCENE_COMPOSER_FUZZ=5000` tries more.
"""

from __future__ import annotations

import copy
import gzip
import io
import json
import os
import random
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from composer.document import Document
from composer.errors import ComposerError
from composer.formats import encode, read_scenes, save_scene
from composer.relations import check

CASES = int(os.environ.get("SCENE_COMPOSER_FUZZ", "250"))
NASTY: list[Any] = [
    None, True, -1, 0, 1e-320, 1e308, -1e308, 2**70, "", "x", "floor", "wall:99999", "x" * 300, "\ud800", "\x00", "1",
    [], {}, [[]], [0] * 7, {"x": 1}, [None] * 4, {"": ""},
]  # fmt: skip
BOXES = {
    "1": {"param7": [0.5, 0.9, 0.5, 1.0, 0.0, 0.5, 0.0]},
    "2": {"param7": [1.5, 0.7, 0.9, 0.0, 0.0, -0.5, 1.57]},
    "3": {"param7": [4.0, 0.02, 3.0, 0.0, 0.0, 0.0, 0.0]},
    "scene_center": [0.0, 0.0, 0.0],
}
GRAPH = {
    "scans": [
        {
            "scan": "Room",
            "objects": {"1": "chair", "2": "table", "3": "floor"},
            "relationships": [[1, 2, 5, "close by"], [2, 3, 7, "standing on"], [3, 1, 8, "bigger than"]],
        }
    ]
}
HOUSE = {
    "rooms": [{"floorPolygon": [{"x": x, "y": 0, "z": z} for x, z in ((4, 0), (0, 0), (0, 3), (4, 3))]}],
    "walls": [{"id": "w", "polygon": [{"x": 0, "y": 0, "z": 0}, {"x": 0, "y": 0, "z": 3}, {"x": 0, "y": 3, "z": 3}]}],
    "doors": [{"wall0": "w", "holePolygon": [{"x": 1, "y": 0, "z": 0}, {"x": 2, "y": 2, "z": 0}]}],
    "objects": [
        {
            "id": "a",
            "assetId": "Desk_1",
            "position": {"x": 1, "y": 0.4, "z": 1},
            "rotation": {"x": 0, "y": 90, "z": 0},
            "children": [
                {
                    "id": "b",
                    "assetId": "Pen",
                    "position": {"x": 1, "y": 0.8, "z": 1},
                    "rotation": {"x": 0, "y": 0, "z": 0},
                }
            ],
        }
    ],
}
ASSETS = {"Desk_1": {"type": "Desk", "size": [1.2, 0.8, 0.6]}}


def _bent(rng: random.Random, value: Any) -> Any:
    """A copy with one place changed: replaced, dropped, doubled, renamed, or exchanged with another."""
    value = copy.deepcopy(value)
    places: list[tuple[Any, Any]] = []

    def walk(inner: Any) -> None:
        keys = inner.keys() if isinstance(inner, dict) else range(len(inner)) if isinstance(inner, list) else ()
        for key in keys:
            places.append((inner, key))
            walk(inner[key])

    walk(value)
    for _ in range(rng.choice([1, 1, 1, 2, 4])):
        inner, key = rng.choice(places)
        try:
            kind = rng.randrange(5)
            if kind == 0:
                del inner[key]
            elif kind == 1 and isinstance(inner, list):
                inner.append(copy.deepcopy(inner[key]))
            elif kind == 2 and isinstance(inner, dict):
                inner[rng.choice(["", "1", "floor", "x" * 300, "\u202e"])] = inner.pop(key)
            elif kind == 3:
                other, place = rng.choice(places)
                inner[key] = copy.deepcopy(other[place])
            else:
                inner[key] = rng.choice(NASTY)
        except (KeyError, IndexError):
            pass  # an earlier change took the place away
    return value


def _torn(rng: random.Random, data: bytes) -> bytes:
    """A copy with bytes flipped, cut, doubled or put in."""
    torn = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 8])):
        at, size = rng.randrange(len(torn) + 1), rng.choice([1, 1, 4, 50])
        kind = rng.randrange(5)
        if kind == 0 and torn:
            torn[min(at, len(torn) - 1)] ^= 1 << rng.randrange(8)
        elif kind == 1:
            del torn[at : at + size]
        elif kind == 2:
            torn[at:at] = torn[at : at + size]
        elif kind == 3:
            torn[at:at] = rng.choice([b"\0", b"\xff", b'"', b"{", b"[" * 50, b"1e9", b"-", b"NaN", rng.randbytes(size)])
        else:
            del torn[at:]
    return bytes(torn)


def _dumps(value: Any) -> bytes:
    return json.dumps(value).encode()


def _zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def _bent_glb(rng: random.Random, data: bytes) -> bytes:
    """A copy with the JSON part bent and every length set right again, so that the damage is met inside."""
    end = 20 + int.from_bytes(data[12:16], "little")
    header = _dumps(_bent(rng, json.loads(data[20:end])))
    header += b" " * (-len(header) % 4)
    return (
        struct.pack("<4sIII4s", b"glTF", 2, 20 + len(header) + len(data) - end, len(header), b"JSON")
        + header
        + data[end:]
    )


Case = Callable[[random.Random, Path, dict[str, bytes]], None]


def _graph(rng: random.Random, folder: Path, scene: dict[str, bytes]) -> None:
    graph, boxes = _dumps(GRAPH), _dumps({"Room": BOXES})
    kind = rng.randrange(4)
    if kind == 0:
        graph = _torn(rng, graph)
    elif kind == 1:
        boxes = _torn(rng, boxes)
    elif kind == 2:
        graph = _dumps(_bent(rng, GRAPH))
    else:
        boxes = _dumps(_bent(rng, {"Room": BOXES}))
    (folder / "relationships_a.json").write_bytes(graph)
    (folder / "obj_boxes_a.json").write_bytes(boxes)


def _houses(rng: random.Random, folder: Path, scene: dict[str, bytes]) -> None:
    kind = rng.randrange(4)
    line = _dumps(_bent(rng, HOUSE)) if kind < 2 else _dumps(HOUSE)
    data = line + b"\n" + _dumps(HOUSE) + b"\n"
    if rng.random() < 0.4:
        data = gzip.compress(data)
    (folder / "relationships_a.json").write_bytes(_torn(rng, data) if kind == 2 else data)
    (folder / "assets.json").write_bytes(_dumps(_bent(rng, ASSETS) if kind == 3 else ASSETS))


def _scene(rng: random.Random, folder: Path, scene: dict[str, bytes]) -> None:
    kind = rng.randrange(4)
    entries = dict(scene)
    if kind == 0:
        entries["scene.json"] = _dumps(_bent(rng, json.loads(entries["scene.json"])))
    elif kind == 1:
        name = rng.choice(list(entries))
        entries[name] = _torn(rng, entries[name])
    elif kind == 3:
        name = rng.choice([n for n in entries if n.endswith(".glb")])
        entries[name] = _bent_glb(rng, entries[name])
    data = _zipped(entries)
    (folder / "relationships_a.json").write_bytes(_torn(rng, data) if kind == 2 else data)


@pytest.mark.parametrize("damage", [_graph, _houses, _scene], ids=["sgfront", "procthor", "scene"])
def test_damaged_files(damage: Case, tmp_path: Path, document: Document) -> None:
    save_scene(document, tmp_path / "good")
    with zipfile.ZipFile(tmp_path / "good") as archive:
        scene = {name: archive.read(name) for name in archive.namelist()}
    read, refused, said = 0, 0, ""
    for seed in range(CASES):
        rng = random.Random(f"{damage.__name__} {seed}")
        folder = tmp_path / "files"
        folder.mkdir(exist_ok=True)
        damage(rng, folder, scene)
        before = {p: p.read_bytes() for p in sorted(tmp_path.rglob("*")) if p.is_file()}
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            warnings.simplefilter("ignore", UserWarning)  # notes on what was left out
            try:
                for _, load in read_scenes(folder / "relationships_a.json"):
                    loaded = load()
                    check(loaded.scene)
                    for name in ("a.json", "relationships_a.json", "a.scene", "a.glb"):
                        encode(loaded, Path(name))
                read += 1
            except ComposerError as error:
                refused += 1
                said = str(error)
            except Exception as error:
                error.add_note(f"seed {seed}")
                raise
        assert "\n" not in said
        assert len(said) < 600
        assert {p: p.read_bytes() for p in sorted(tmp_path.rglob("*")) if p.is_file()} == before
        for path in before:
            if path.parent == folder:
                path.unlink()
    # Damage that is never noticed, or always, would test nothing.
    assert read > CASES / 50
    assert refused > CASES / 5
