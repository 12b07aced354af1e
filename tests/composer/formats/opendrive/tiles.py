"""A square kilometre of roads: pieces of maps side by side, and streets of every geometry that the pieces lack.

``python -m tests.composer.formats.opendrive.tiles FOLDER OUT.xodr`` writes it, to be looked at and timed.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from xml.etree.ElementTree import Element

from tests.composer.formats.opendrive.conftest import road_xml

PIECES = (("fabriksgatan.xodr", 2, 2, 160.0, 440.0), ("parking_demo.xodr", 3, 6, 180.0, 160.0))
"""File, how many across and up, and how far apart, metres."""
SHAPES = {
    "arc": '<arc curvature="0.002"/>',
    "spiral": '<spiral curvStart="0" curvEnd="0.01"/>',
    "poly3": '<poly3 a="0" b="0" c="0.0005" d="-0.000001"/>',
    "length": '<paramPoly3 pRange="arcLength" aU="0" bU="1" cU="0" dU="0" aV="0" bV="0" cV="0.0005" dV="0"/>',
    "normal": '<paramPoly3 pRange="normalized" aU="0" bU="200" cU="0" dU="0" aV="0" bV="0" cV="20" dV="-5"/>',
}
WIDE = """<laneSection s="0"><left><lane id="1" type="driving"><width sOffset="0" a="3" b="0.005"/></lane>
<lane id="2" type="sidewalk"><width sOffset="0" a="2"/><height sOffset="0" inner="0.12" outer="0.12"/></lane></left>
<center><lane id="0" type="none"/></center>
<right><lane id="-1" type="driving"><width sOffset="0" a="3"/></lane><lane id="-2" type="biking">
<width sOffset="0" a="1.5"/></lane><lane id="-3" type="tram"><width sOffset="0" a="3"/></lane></right></laneSection>"""


def pieces(folder: Path) -> Iterator[tuple[Element, int, int, float, float]]:
    """Each map that is repeated, with how it is."""
    for name, across, up, dx, dy in PIECES:
        yield ElementTree.parse(folder / name).getroot(), across, up, dx, dy


def square_kilometre(folder: Path) -> Element:
    """The map; `folder` holds the pieces."""
    whole, left, tile = Element("OpenDRIVE"), 0.0, 0
    ElementTree.SubElement(whole, "header", revMajor="1", revMinor="7")
    for root, across, up, dx, dy in pieces(folder):
        for i in range(across):
            for j in range(up):
                tile += 1
                whole.extend(moved(root, f"{tile}-", left + i * dx, j * dy))
        left += across * dx
    for row, (name, shape) in enumerate(SHAPES.items()):
        for k in range(4):
            y = 40.0 + 230.0 * k + 40.0 * row
            plan = f'<geometry s="0" x="{left - 40}" y="{y}" hdg="0" length="200">{shape}</geometry>'
            whole.append(ElementTree.fromstring(road_xml(plan=plan, lanes=WIDE, name=f"{name}-{k}", length=200)))
    return whole


def moved(root: Element, prefix: str, dx: float, dy: float) -> Sequence[Element]:
    """Roads and junctions of a map elsewhere, under other names."""
    found = [deepcopy(e) for e in root if e.tag in ("road", "junction")]
    for part in found:
        for e in part.iter():
            if e.tag in ("road", "junction", "controller"):
                e.set("id", prefix + e.get("id", ""))
            for key in ("junction", "incomingRoad", "connectingRoad"):
                if e.get(key, "-1") != "-1":
                    e.set(key, prefix + e.get(key, ""))
            if e.tag in ("predecessor", "successor") and e.get("elementId") is not None:
                e.set("elementId", prefix + e.get("elementId", ""))
        for geometry in part.iter("geometry"):
            geometry.set("x", repr(float(geometry.get("x", 0)) + dx))
            geometry.set("y", repr(float(geometry.get("y", 0)) + dy))
    return found


if __name__ == "__main__":
    ElementTree.ElementTree(square_kilometre(Path(sys.argv[1]))).write(sys.argv[2])
