"""Small maps, written out here and read."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from composer.formats import open_document
from composer.scene import Scene

LINE = '<geometry s="0" x="0" y="0" hdg="0" length="100"><line/></geometry>'
LANES = """<laneSection s="0"><left><lane id="1" type="driving"><width sOffset="0" a="3"/></lane></left>
<center><lane id="0" type="none"/></center>
<right><lane id="-1" type="driving"><width sOffset="0" a="3"/></lane></right></laneSection>"""

ReadMap = Callable[..., tuple[Scene, list[str]]]


def road_xml(
    objects: str = "",
    signals: str = "",
    plan: str = LINE,
    lanes: str = LANES,
    name: str = "1",
    inside: str = "",
    more: str = "",
    length: float = 100,
) -> str:
    """A road of 100 m along X with a lane on either side, unless something else is said."""
    return (
        f'<road id="{name}" length="{length}" junction="-1" {more}>{inside}<planView>{plan}</planView>'
        f"<lanes>{lanes}</lanes><objects>{objects}</objects><signals>{signals}</signals></road>"
    )  # fmt: skip


@pytest.fixture
def road() -> Callable[..., str]:
    return road_xml


@pytest.fixture
def read_map(tmp_path: Path) -> ReadMap:
    """Reads roads and what else a map has; answers with the scene and the warnings' sentences."""

    def read(
        *parts: str, head: str = '<header revMajor="1" revMinor="7"/>', root: str = "<OpenDRIVE>"
    ) -> tuple[Scene, list[str]]:
        path = tmp_path / "map.xodr"
        path.write_text(f'<?xml version="1.0"?>{root}{head}{"".join(parts)}</OpenDRIVE>', "utf-8")
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            scene = open_document(path).scene
        return scene, [str(w.message) for w in caught]

    return read
