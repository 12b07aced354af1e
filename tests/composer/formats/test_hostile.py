"""Promise 5: a file from outside never runs code, never fills the memory, and a broken one gets a sentence."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from composer.document import Document
from composer.errors import FormatError
from composer.formats import limits, open_document, read_scenes, save_scene
from composer.scene import Scene

MIB = 1024 * 1024


def _scans(**scan: Any) -> bytes:
    return json.dumps({"scans": [{"scan": "A", "objects": {"1": "chair"}, "relationships": [], **scan}]}).encode()


def _zip(entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def _scene(change: Callable[[dict[str, Any]], object] = lambda raw: None) -> bytes:
    raw = json.loads(Scene(nodes=({"id": "1", "category": "chair"},)).model_dump_json())
    change(raw)
    return _zip({"scene.json": json.dumps(raw).encode()})


def _encrypted() -> bytes:
    data = bytearray(_zip({"scene.json": b"{}"}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    data[6] |= 1
    return bytes(data)


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "binary": (bytes(range(256)) * 20, "not a scene that this program can read"),
    "text": (b"a nice room, please", "not a scene that this program can read"),
    "list": (b"[1, 2, 3]", "not a scene that this program can read"),
    "no scans": (b'{"scan": []}', "not a scene that this program can read"),
    "boxes alone": (b'{"A": {"1": {"param7": [1,1,1,0,0,0,0]}}}', "holds boxes only"),
    "no scan in it": (b'{"scans": []}', "holds no scene"),
    "scans of another kind": (b'{"scans": {}}', "must be a list, not an object"),
    "a scan of another kind": (b'{"scans": [7]}', "entry 0 of 'scans' must be an object, not a number"),
    "a scan without a name": (b'{"scans": [{"objects": {}}]}', "entry 0 of 'scans' has no 'scan'"),
    "cut off": (_scans()[:-20], "is not JSON"),
    "more after the end": (_scans() + b"}", "Extra data"),
    "latin-1": (_scans(scan="Z\xfcrich").replace(b"\\u00fc", b"\xfc"), "not UTF-8 text (byte"),
    "utf-16": (_scans().decode().encode("utf-16"), "not a scene that this program can read"),
    "NaN": (_scans(value=1).replace(b'"value": 1', b'"value": NaN'), "NaN is not a number"),
    "minus infinity": (_scans(value=1).replace(b'"value": 1', b'"value": -Infinity'), "-Infinity is not a number"),
    "1e999": (_scans(value=1).replace(b'"value": 1', b'"value": 1e999'), "too large"),
    "a number of 10,000 digits": (_scans(value=1).replace(b'"value": 1', b'"value": ' + b"9" * 10_000), "not JSON"),
    "a key twice": (_scans().replace(b'"1": "chair"', b'"1": "chair", "1": "table"'), "'1' stands twice"),
    "half a character": (_scans(scan="\ud800"), "half a character"),
    "nested": (_scans(value=1).replace(b'"value": 1', b'"value": ' + b"[" * 200_000), "nested too deeply"),
    "nested objects": (_scans(value=1).replace(b'"value": 1', b'"v": ' + b'{"a":' * 200_000), "nested too deeply"),
    "a name too long": (_scans(scan="x" * 201), "1 to 200 characters, not 201"),
    "houses cut off": (b'{"rooms": [{"id"', "house-0 is not JSON"),
    "a house twice keyed": (b'{"rooms": [], "rooms": []}', "'rooms' stands twice"),
    "packed houses cut off": (gzip.compress(b'{"rooms": "' + random.Random(1).randbytes(500))[:-300], "damaged"),
    "packed nonsense": (b"\x1f\x8b" + b"nonsense" * 9, "not a scene that this program can read"),
    "packed text": (gzip.compress(b"hello"), "not a scene that this program can read"),
    "a zip of nothing": (_zip({}), "without a scene.json"),
    "a zip of other things": (_zip({"hello.txt": b"hi"}), "without a scene.json"),
    "a zip cut off": (_scene()[:-30], "damaged"),
    "a zip's beginning": (b"PK\x03\x04" + b"\0" * 30, "damaged"),
    "an encrypted zip": (_encrypted(), "damaged"),
    "another packing": (_zip({"scene.json": b"{}"}, zipfile.ZIP_BZIP2), "packed in a way"),
    "a scene that is a list": (_zip({"scene.json": b"[]"}), "must be an object, not a list"),
    "no version": (_scene(lambda r: r.pop("version")), "has no 'version'"),
    "a version of text": (_scene(lambda r: r.update(version="1")), "version must be a whole number"),
    "an unknown field": (_scene(lambda r: r.update(colour="red")), "colour: Extra inputs are not permitted"),
    "a number as text": (_scene(lambda r: r.update(seed="3")), "seed: Input should be a valid integer"),
    "a relation to nobody": (
        _scene(lambda r: r.update(relations=[{"subject": "1", "predicate": "left", "objects": ["7"]}])),
        "names '7', which does not exist",
    ),
}


def _load_all(path: Path) -> None:
    for _, load in read_scenes(path):
        load()


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_gets_one_sentence(kind: str, tmp_path: Path) -> None:
    content, said = BROKEN[kind]
    path = tmp_path / "from outside.json"
    path.write_bytes(content)
    with pytest.raises(FormatError) as error:
        _load_all(path)
    assert said in str(error.value)
    assert "from outside.json" in str(error.value)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 400
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # opening it would wait for ever
    for path, said in (
        (tmp_path, "is a folder"),
        (tmp_path / "nothing", "there is no file"),
        (tmp_path / "pipe", "not an ordinary file"),
        (Path("/dev/zero"), "not an ordinary file"),
        (tmp_path / "x\0y", "not a file name"),
        (tmp_path / ("x" * 5000), "cannot be read"),
    ):
        with pytest.raises(FormatError, match=said):
            open_document(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(_scans())
    path.chmod(0)
    with pytest.raises(FormatError, match="Permission denied"):
        open_document(path)


def test_a_link_is_followed_and_a_byte_order_mark_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf" + _scans())
    (tmp_path / "link").symlink_to(tmp_path / "a.json")
    assert open_document(tmp_path / "link").scene.node("1").category == "chair"


def test_the_name_does_not_say_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.scene").write_bytes(_scans())
    (tmp_path / "a.jsonl.gz").write_bytes(_scene())
    assert open_document(tmp_path / "a.scene").scene.provenance.source == "SG-FRONT"
    assert open_document(tmp_path / "a.jsonl.gz").scene.node("1").category == "chair"


def _peak(read: Callable[[], object], said: str) -> float:
    """MiB of memory that refusing takes."""
    tracemalloc.start()
    try:
        with pytest.raises(FormatError, match=said):
            read()
        return tracemalloc.get_traced_memory()[1] / MIB
    finally:
        tracemalloc.stop()


def test_packed_zeros_do_not_fill_the_memory(tmp_path: Path) -> None:
    house = b'{"rooms": [], "x": "'
    line = tmp_path / "line.gz"
    line.write_bytes(gzip.compress(house + b"0" * (64 * MIB), 1))
    assert _peak(lambda: open_document(line), "a line of more than 16 MiB") < 60
    lines = tmp_path / "lines.gz"
    lines.write_bytes(gzip.compress((b'{"rooms": 1}' + b" " * MIB + b"\n") * 48, 9))
    assert _peak(lambda: list(read_scenes(lines)), "200 times its size") < 60
    scene = tmp_path / "a.scene"
    scene.write_bytes(_zip({"scene.json": b" " * (100 * MIB)}))
    assert scene.stat().st_size < MIB
    assert _peak(lambda: open_document(scene), "unpacks to more than is allowed") < 180


def test_a_zip_that_lies_about_its_sizes(tmp_path: Path) -> None:
    data = bytearray(_zip({"scene.json": b" " * (100 * MIB)}))
    for at, field in ((0, 22), (data.rindex(b"PK\x01\x02"), 24)):
        data[at + field : at + field + 4] = (100).to_bytes(4, "little")
    (tmp_path / "a.scene").write_bytes(data)
    with pytest.raises(FormatError):
        open_document(tmp_path / "a.scene")


def test_too_many_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.scene"
    path.write_bytes(_zip({f"shapes/{k}.npz": b"" for k in range(300)}))
    monkeypatch.setattr(limits, "MAX_ENTRIES", 200)
    with pytest.raises(FormatError, match="more than 200 entries"):
        open_document(path)
    monkeypatch.undo()
    monkeypatch.setattr(limits, "MAX_DIRECTORY", 1000)
    with pytest.raises(FormatError, match="entries"):
        open_document(path)


def test_two_entries_of_one_name(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("scene.json", b"{}")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("scene.json", b"{}")
    (tmp_path / "a.scene").write_bytes(out.getvalue())
    with pytest.raises(FormatError, match="two entries of one name"):
        open_document(tmp_path / "a.scene")


def test_files_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(_scans())
    with pytest.raises(FormatError, match="larger than 0 MiB"):
        limits.read_file(path, 10)


def test_five_hundred_nodes_and_unknown_words(tmp_path: Path) -> None:
    objects = {str(k): f"kind {k % 7}" for k in range(500)}
    rows = [[k, (k * 7 + 1) % 500, 99, "sings to"] for k in range(500) if k != (k * 7 + 1) % 500]
    path = tmp_path / "a.json"
    path.write_bytes(_scans(objects=objects, relationships=rows))
    scene = open_document(path).scene
    assert len(scene.nodes) == 500
    assert len(scene.relations) == len(rows)
    assert scene.node("8").category == "kind 1"
    save_scene(Document(scene), tmp_path / "a.scene")
    assert open_document(tmp_path / "a.scene").scene == scene
