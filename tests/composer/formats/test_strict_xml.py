"""XML that means harm, and XML that breaks off."""

from __future__ import annotations

import contextlib
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.errors import FormatError
from composer.formats import strict_xml
from composer.formats.strict_xml import BrokenXmlError, Element, elements, root_tag

SOUND = b"""<?xml version="1.0"?><!-- a map --><m:map xmlns:m="urn:x" a="1">
  <road id="&#49;&amp;"><line/><lanes><lane id="2"/></lanes><lanes><lane id="3">some <![CDATA[<text>]]></lane></lanes>
  </road>
  <road id="2"/>
</m:map>"""


def read(tmp_path: Path, data: bytes) -> list[Element]:
    path = tmp_path / "a.xml"
    path.write_bytes(data)
    return list(elements(path))


def test_root_first_then_its_children(tmp_path: Path) -> None:
    root, first, second = read(tmp_path, SOUND)
    assert (root.tag, root.attributes["a"], root.children) == ("map", "1", [])
    assert (first.tag, first.attributes, first.line) == ("road", {"id": "1&"}, 2)
    assert [c.tag for c in first.children] == ["line", "lanes", "lanes"]
    assert [e.attributes["id"] for e in first.all("lanes", "lane")] == ["2", "3"]
    assert [e.text for e in first.all("lanes", "lane")] == ["", "some <text>"]
    assert first.first("line") is not None and first.first("nothing") is None
    assert second.attributes == {"id": "2"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f'<?xml version="1.0" encoding="{name}"?><map><road name="Straße"/></map>'
    assert read(tmp_path, text.encode(encoding))[1].attributes == {"name": "Straße"}
    assert root_tag(text.encode(encoding)[:60]) in (None, "map")
    assert root_tag(text.encode(encoding)) == "map"


def test_what_breaks_off_is_read_up_to_there(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(SOUND[: SOUND.rindex(b'id="2"')])
    found = elements(path)
    assert [next(found).tag, next(found).tag] == ["map", "road"]
    with pytest.raises(BrokenXmlError, match=r"a\.xml is not XML from line 4 on: unclosed token"):
        next(found)


HARM = {
    "bomb": (b'<!DOCTYPE map [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><map>&b;</map>', "declares a document type"),
    "external": (b'<!DOCTYPE map SYSTEM "file:///etc/passwd"><map/>', "declares a document type"),
    "external entity": (b'<!DOCTYPE map [<!ENTITY x SYSTEM "file:///etc/passwd">]><map>&x;</map>', "document type"),
    "deep": (b"<map>" + b"<a>" * 200_000, "nested more than 100 deep in line 1"),
    "full": (b"<map><a>" + b"<b/>" * 600_000, "more than 500000 elements"),
    "long tag": (b"<map><a " + b'b=">" ' * 300_000, "a tag of more than 1 MiB"),
    "undefined": (b"<map><a>&x;</a></map>", "undefined entity"),
    "nothing": (b" ", "no element found"),
    "no encoding": (b'<?xml version="1.0" encoding="klingon"?><map/>', "unknown encoding"),
    "bytes": (b"<map>\xff\xfe</map>", "not well-formed"),
    "twice": (b'<map><a b="1" b="2"/></map>', "duplicate attribute"),
}


@pytest.mark.parametrize("kind", HARM)
def test_harm_is_refused_with_a_sentence(tmp_path: Path, kind: str) -> None:
    data, sentence = HARM[kind]
    with pytest.raises(FormatError, match=sentence):
        read(tmp_path, data)


def test_memory_is_that_of_one_child(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"<map>" + b'<road id="1"><a b="2"/></road>' * 100_000 + b"</map>")
    tracemalloc.start()
    try:
        assert sum(1 for _ in elements(path)) == 100_001
        assert tracemalloc.get_traced_memory()[1] < 40e6
    finally:
        tracemalloc.stop()


def test_too_large_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_xml, "MAX_XML", 100)
    with pytest.raises(FormatError, match="larger than"):
        read(tmp_path, SOUND)


def test_root_is_seen_through_a_document_type() -> None:
    assert root_tag(b'<!DOCTYPE OpenDRIVE [<!ENTITY a "b">]><OpenDRIVE/>') == "OpenDRIVE"
    assert root_tag(b"{}") is None
    assert root_tag(b"") is None
    assert root_tag(b"<x:y ") is None
    assert root_tag(b"<x:y>") == "y"


@given(st.integers(0, len(SOUND)), st.binary(max_size=4), st.integers(0, 8))
def test_any_damage_is_a_sentence(tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes, cut: int) -> None:
    with contextlib.suppress(FormatError):
        read(tmp_path_factory.mktemp("x"), SOUND[:at] + put + SOUND[at + cut :])
