"""Maps by command: an OpenDRIVE file becomes a street and a street a file, and what is lost is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.formats import open_document
from ui.cli import main

MAP = """<OpenDRIVE><header revMajor="1" revMinor="7" name="Lane"/><road id="1" length="40" junction="-1">
<planView><geometry s="0" x="0" y="0" hdg="0" length="40"><arc curvature="0.02"/></geometry></planView>
<lanes><laneSection s="0"><center><lane id="0"/></center><right><lane id="-1" type="driving">
<width sOffset="0" a="3"/></lane></right></laneSection></lanes><objects>
<object id="7" type="tree" s="9" t="-5" height="6" radius="2"/><tunnel id="1"/></objects>
</road></OpenDRIVE>"""


def test_there_and_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "map.xodr").write_text(MAP)
    names = [str(tmp_path / name) for name in ("map.xodr", "street.scene", "back.xodr", "again.scene")]
    assert main(["convert", *names[:2]]) == 0
    assert "there is no place for 1 × objects/tunnel" in capsys.readouterr().err
    assert main(["convert", *names[1:3]]) == 0
    assert main(["convert", *names[2:]]) == 0
    assert capsys.readouterr().err == ""
    first, second = (open_document(tmp_path / name).scene for name in ("street.scene", "again.scene"))
    assert first.surfaces == second.surfaces and len(first.surfaces) == 1
    assert [n.category for n in second.nodes] == ["tree"]
    assert main(["check", names[1]]) in (0, 1)


def test_a_broken_map_is_a_sentence_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "map.xodr").write_text(MAP[: MAP.index("<lanes>")])
    assert main(["convert", str(tmp_path / "map.xodr"), str(tmp_path / "street.scene")]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "map.xodr is not XML from line" in told
    assert not (tmp_path / "street.scene").exists()
