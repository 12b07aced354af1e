"""A picture under the plan: read, moved, scaled, taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from composer.errors import FormatError
from ui.plan import picture_file
from ui.plan.picture_file import read_picture
from ui.window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def sketch(tmp_path: Path) -> Path:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#d9c3a5"))
    path = tmp_path / "sketch.png"
    assert image.save(str(path))
    return path


def test_a_picture_is_laid_under_the_plan_scaled_moved_and_removed(
    qtbot: QtBot, window: MainWindow, sketch: Path
) -> None:
    plan, before = window.plan, window.session.history.scene
    tool, view = plan.trace_tool, plan.viewport()
    window.dialogs.ask_picture = lambda: sketch  # type: ignore[method-assign]
    window.actions_.by_id["scene.trace"].trigger()
    qtbot.waitUntil(lambda: plan.tool is tool, timeout=5000)
    qtbot.wait(30)  # the strip takes its place
    place = tool.item.place
    assert tool.item.isVisible() and place is not None and place.scale == pytest.approx(0.011)

    def at(x: float, y: float) -> QPoint:
        return plan.to_pixel(x, y).toPoint()

    qtbot.mouseClick(tool.scaling, LEFT)
    for x in (-1.0, 1.0):
        qtbot.mouseMove(view, at(x, 0.0))
        qtbot.mouseClick(view, LEFT, NONE, at(x, 0.0))
    assert plan.field.isVisible()
    qtbot.keyClicks(plan.field, "4 m")
    qtbot.keyClick(plan.field, Qt.Key.Key_Return)
    assert tool.item.place is not None and tool.item.place.scale == pytest.approx(0.022, rel=0.02)
    assert not tool.scaling.isChecked()
    held = tool.item.place
    qtbot.mousePress(view, LEFT, NONE, at(0.0, 0.0))
    qtbot.mouseMove(view, at(0.5, 0.5))
    qtbot.mouseRelease(view, LEFT, NONE, at(0.5, 0.5))
    assert tool.item.place.x - held.x == pytest.approx(0.5, abs=0.03)
    tool.opacity.setValue(30)
    assert tool.item.opacity() == pytest.approx(0.3)
    qtbot.keyClick(plan, Qt.Key.Key_Escape)
    assert plan.tool is not tool and tool.item.isVisible()
    tool.remove()
    assert not tool.item.isVisible() and window.session.history.scene is before


def test_escape_puts_the_scale_back(qtbot: QtBot, window: MainWindow, sketch: Path) -> None:
    plan, tool = window.plan, window.plan.trace_tool
    tool.show_image(read_picture(sketch))
    qtbot.wait(30)
    before = tool.item.place
    tool.set_scaling(True)
    for x in (-1.0, 1.0):
        qtbot.mouseClick(plan.viewport(), LEFT, NONE, plan.to_pixel(x, 0.0).toPoint())
    qtbot.keyClicks(plan.field, "9 m")
    assert tool.item.place != before
    qtbot.keyClick(plan.field, Qt.Key.Key_Escape)
    assert tool.item.place == before and not plan.field.isVisible() and plan.tool is tool


def test_what_is_no_picture_says_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, sketch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(sketch.read_bytes()[:60])
    window.desk.trace(broken)
    qtbot.waitUntil(lambda: "broken.png" in window.statusBar().currentMessage(), timeout=5000)
    assert not window.plan.trace_tool.item.isVisible()
    (tmp_path / "text.jpg").write_text("nothing")
    for path in (tmp_path / "text.jpg", tmp_path / "missing.png", tmp_path):
        with pytest.raises(FormatError):
            read_picture(path)
    monkeypatch.setattr(picture_file, "MAX_PIXELS", 1000)
    with pytest.raises(FormatError, match="million pixels"):
        read_picture(sketch)
    monkeypatch.setattr(picture_file, "MAX_PIXELS", 10**8)
    monkeypatch.setattr(picture_file, "LARGEST", 100)
    assert (read_picture(sketch).width(), read_picture(sketch).height()) == (100, 50)
