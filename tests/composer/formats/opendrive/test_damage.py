"""Maps that mean harm, break off, or make no sense: read as far as possible, or refused with a sentence.

`SCENE_COMPOSER_FUZZ=5000` tries more.
"""

from __future__ import annotations

import os
import re
import time
import tracemalloc
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.errors import FormatError, FormatWarning
from composer.formats import format_of, open_document, read_scenes
from composer.formats.opendrive import reader
from composer.scene import Scene

Read = Callable[..., tuple[Scene, list[str]]]
Write = Callable[..., str]
CASES = int(os.environ.get("SCENE_COMPOSER_FUZZ", "100"))

RICH = """<?xml version="1.0"?>
<OpenDRIVE><header revMajor="1" revMinor="7" name="All"><geoReference>+proj=utm</geoReference>
<offset x="1" y="2" z="3"/></header>
<road id="1" length="60" junction="-1" rule="RHT" name="A">
<link><successor elementType="junction" elementId="5"/></link><type s="0" type="town"><speed max="50" unit="km/h"/>
</type>
<planView><geometry s="0" x="0" y="0" hdg="0" length="20"><line/></geometry>
<geometry s="20" x="20" y="0" hdg="0" length="10"><spiral curvStart="0" curvEnd="0.05"/></geometry>
<geometry s="30" x="29.9" y="0.8" hdg="0.25" length="10"><arc curvature="0.05"/></geometry>
<geometry s="40" x="39" y="5" hdg="0.75" length="10"><poly3 a="0" b="0" c="0.01" d="0"/></geometry>
<geometry s="50" x="45" y="12" hdg="1" length="10">
<paramPoly3 pRange="normalized" aU="0" bU="10" cU="0" dU="0" aV="0" bV="0" cV="1" dV="0"/></geometry></planView>
<elevationProfile><elevation s="0" a="1" b="0.01" c="0" d="0"/></elevationProfile>
<lateralProfile><superelevation s="0" a="0.02"/></lateralProfile>
<lanes><laneOffset s="0" a="0.5"/><laneSection s="0"><left><lane id="1" type="driving"><width sOffset="0" a="3"/>
</lane></left>
<center><lane id="0"><roadMark sOffset="0" type="solid" width="0.1"/></lane></center>
<right><lane id="-1" type="driving"><link><successor id="-1"/></link><width sOffset="0" a="3" b="0.01"/></lane>
</right></laneSection>
<laneSection s="30" singleSide="true"><right><lane id="-1" type="driving"><border sOffset="0" a="-4"/>
<height sOffset="0" inner="0.1" outer="0.2"/></lane></right></laneSection></lanes>
<objects><object id="1" type="tree" s="5" t="6" height="4" radius="1">
<repeat s="5" length="20" distance="5" tStart="6"
tEnd="8"/></object><object id="2" type="building" s="20" t="20"><outlines><outline>
<cornerLocal u="0" v="0" z="0" height="9"/>
<cornerLocal u="9" v="0" z="0" height="9"/><cornerLocal u="9" v="9" z="0" height="9"/></outline></outlines></object>
<object id="3" type="crosswalk" s="10" t="0"><outline><cornerRoad s="8" t="-3"/><cornerRoad s="12" t="-3"/>
<cornerRoad s="12" t="3"/></outline></object><object id="4" type="railing" s="0" t="-5">
<repeat s="0" length="60" distance="0"
tStart="-5" tEnd="-5" heightStart="1"/></object></objects>
<signals><signal id="1" s="30" t="-4" dynamic="yes" zOffset="3" orientation="+">
<positionRoad roadId="1" s="31" t="-4" zOffset="3"/>
</signal></signals></road>
<road id="2" length="10" junction="5"><planView><geometry s="0" x="60" y="0" hdg="0" length="10"><line/></geometry>
</planView>
<lanes><laneSection s="0"><center><lane id="0"/></center><right><lane id="-1" type="driving">
<width sOffset="0" a="3"/></lane>
</right></laneSection></lanes></road>
<junction id="5"><connection id="0" incomingRoad="1" connectingRoad="2" contactPoint="start">
<laneLink from="-1" to="-1"/>
</connection></junction></OpenDRIVE>
"""
NASTY = [
    "",
    "NaN",
    "inf",
    "-inf",
    "1e308",
    "-1e308",
    "1e9",
    "-1",
    "0",
    "1e-320",
    "x",
    "9" * 400,
    "é\u202e",
    "1e6",
    "&#0;",
    "2.5",
]


def attempt(path: Path) -> tuple[Scene | None, list[str]]:
    """What is read of a file, or None; sentences of warnings and of the error. Nothing else may happen."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            scene = open_document(path).scene
        except FormatError as error:
            return None, [str(error)]
    assert all(w.category is FormatWarning for w in caught)
    return scene, [str(w.message) for w in caught]


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "map.xodr"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return path


def test_the_rich_map_is_sound(tmp_path: Path) -> None:
    path = write(tmp_path, RICH)
    assert format_of(path).name == "OpenDRIVE"
    scene, told = attempt(path)
    assert scene is not None and not told
    assert (len(scene.roads), len(scene.junctions), scene.roads[0].sections[1].start) == (2, 1, 30)
    assert {n.category for n in scene.nodes} == {"tree", "house", "fence", "traffic_light"}


def test_every_beginning_of_a_map(tmp_path: Path) -> None:
    """Cut at every tag and in its middle: the roads that are whole are read, and what is missing is said."""
    places = sorted({m.start() for m in re.finditer("[<>]", RICH)} | set(range(0, len(RICH), 97)))
    first, second = RICH.index("</road>") + 7, RICH.rindex("</road>") + 7
    for at in places:
        scene, told = attempt(write(tmp_path, RICH[:at]))
        assert len(told) == 1 or at > RICH.index("</OpenDRIVE>"), RICH[at - 40 : at]
        assert (0 if scene is None else len(scene.roads)) == (at >= first) + (at >= second)
        if scene is not None:
            assert "what stands before that is read" in told[0]


@settings(max_examples=CASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.sampled_from(NASTY), st.integers(0, 10_000), st.sampled_from(NASTY))
def test_any_value_may_be_anything(tmp_path: Path, first: int, one: str, second: int, other: str) -> None:
    values = list(re.finditer(r'"[^"]*"', RICH))
    text = RICH
    for k, value in sorted(((first % len(values), one), (second % len(values), other)), reverse=True):
        text = text[: values[k].start() + 1] + value + text[values[k].end() - 1 :]
    scene, told = attempt(write(tmp_path, text))
    assert scene is not None or len(told) == 1
    assert all(len(sentence) < 500 for sentence in told)


@settings(max_examples=CASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_element_may_be_missing_doubled_or_elsewhere(tmp_path: Path, data: st.DataObject) -> None:
    rows = re.findall(r"<[^>]*>[^<]*", RICH)
    for _ in range(data.draw(st.integers(1, 4))):
        at, to = (data.draw(st.integers(2, len(rows) - 1)) for _ in range(2))
        kind = data.draw(st.sampled_from(["drop", "double", "move"]))
        row = rows[at] if kind == "double" else rows.pop(at)
        if kind != "drop":
            rows.insert(min(to, len(rows)), row)
    scene, told = attempt(write(tmp_path, "".join(rows)))
    assert scene is not None or len(told) == 1


@settings(max_examples=CASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(RICH)), st.binary(max_size=8), st.integers(0, 60))
def test_any_bytes_may_be_anything(tmp_path: Path, at: int, put: bytes, cut: int) -> None:
    data = RICH.encode()
    path = write(tmp_path, data[:at] + put + data[at + cut :])
    scene, told = attempt(path)
    assert scene is not None or len(told) == 1


HARM = {
    "bomb": ('<!DOCTYPE OpenDRIVE [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><OpenDRIVE>&b;</OpenDRIVE>', "document type"),
    "external": ('<!DOCTYPE OpenDRIVE SYSTEM "file:///etc/passwd"><OpenDRIVE/>', "document type"),
    "deep": ("<OpenDRIVE>" + "<a>" * 5000, "nested more than 100 deep"),
    "empty": ("<OpenDRIVE/>", "has no road that can be read"),
    "only a header": ("<OpenDRIVE><header/></OpenDRIVE>", "has no road that can be read"),
}


@pytest.mark.parametrize("kind", HARM)
def test_harm_is_refused_with_a_sentence(tmp_path: Path, kind: str) -> None:
    text, sentence = HARM[kind]
    path = write(tmp_path, text)
    assert format_of(path).name == "OpenDRIVE"
    with pytest.raises(FormatError, match=sentence):
        next(read_scenes(path))


@pytest.mark.parametrize("value", ["NaN", "1e308", "inf", "abc", "1e10"])
def test_a_number_that_is_none_costs_its_road(read_map: Read, road: Write, value: str) -> None:
    broken = road(name="2", plan=f'<geometry s="0" x="{value}" y="0" hdg="0" length="5"><line/></geometry>')
    scene, told = read_map(road(), broken)
    assert [r.id for r in scene.roads] == ["1"]
    assert told == [f"map.xodr: the x of the <geometry> of line 3 is '{value}'; the road '2' is left out"]
    with pytest.raises(FormatError, match=r"no road that can be read: the x of the <geometry> of line 1 is"):
        read_map(broken)


def test_two_roads_of_one_id(read_map: Read, road: Write) -> None:
    scene, told = read_map(road(), road())
    assert len(scene.roads) == 1
    assert told == ["map.xodr: the <road> of line 3 has an id that another road has; the road '1' is left out"]


def test_many_complaints_are_cut_short(read_map: Read, road: Write) -> None:
    objects = "\n".join(f'<object id="{k}" type="tree" s="x" t="0"/>' for k in range(100))
    _, told = read_map(road(objects=objects))
    assert len(told) == 21
    assert told[-1] == "map.xodr: 80 more things could not be taken over"


def test_a_road_that_winds_without_end_is_left_out(
    read_map: Read, road: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MAX_CORNERS", 100)
    winding = road(name="2", plan='<geometry s="0" x="0" y="0" hdg="0" length="900"><arc curvature="0.9"/></geometry>')
    scene, told = read_map(road(), winding)
    assert [r.id for r in scene.roads] == ["1"]
    assert "take more than 92 corners" in told[-1]


@pytest.mark.parametrize(
    "plan",
    [
        '<geometry s="0" x="0" y="0" hdg="0" length="1e6"><spiral curvStart="-1e9" curvEnd="1e9"/></geometry>',
        '<geometry s="0" x="0" y="0" hdg="0" length="1e6"><arc curvature="1e9"/></geometry>',
        '<geometry s="0" x="0" y="0" hdg="0" length="1e6"><poly3 a="0" b="1e9" c="-1e9" d="1e9"/></geometry>',
        '<geometry s="0" x="0" y="0" hdg="1e300" length="1e6"><line/></geometry>',
        '<geometry s="0" x="0" y="0" hdg="0" length="1e5">'
        '<paramPoly3 aU="0" bU="1e9" cU="-1e9" dU="1e9" aV="0" bV="1e9" cV="1e9" dV="-1e9"/></geometry>',
    ],
)
def test_wild_curves_cost_neither_time_nor_memory(read_map: Read, road: Write, plan: str) -> None:
    wiggle = "".join(f'<width sOffset="{k}" a="3" b="1e3" c="-1e3" d="1e2"/>' for k in range(0, 1000, 10))
    lanes = f"""<laneSection s="0"><center><lane id="0"/></center><right><lane id="-1" type="driving">{wiggle}</lane>
      </right></laneSection>"""
    begun = time.perf_counter()
    tracemalloc.start()
    try:
        read_map(road(), road(name="2", plan=plan, lanes=lanes, length=1e6))
        assert tracemalloc.get_traced_memory()[1] < 500e6
    finally:
        tracemalloc.stop()
    assert time.perf_counter() - begun < 30


def test_too_many_lanes_are_refused(read_map: Read, road: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_SURFACES", 3)
    with pytest.raises(FormatError, match="more lanes than a scene may hold surfaces"):
        read_map(road(), road(name="2"))
