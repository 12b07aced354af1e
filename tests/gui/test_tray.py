"""The tray of variants in a real window: pointing, clicking, starring, by mouse and keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from composer.document import StoredShape
from composer.edits import SetNode
from composer.mesh import box_mesh
from composer.scene import Shape
from models.alternatives import PicturedShape, ShapeAlternatives
from models.requests import Variation
from ui.controllers.variants import ShapeChoice
from ui.theme import DARK
from ui.variants.tray import SIDE
from ui.window import MainWindow


@pytest.fixture
def tray(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window whose tray holds two shapes of the chair; what is asked of the engine is noted."""
    asked: list[object] = []

    def compose(request: object) -> int:
        asked.append(request)
        return len(asked)

    monkeypatch.setattr(window.engine, "compose", compose)
    window.asked = asked  # type: ignore[attr-defined]
    window.session.select(["chair"])
    window.actions_.by_id["generate.variants"].trigger()
    made = []
    for seed in (1, 2):
        stored = StoredShape(box_mesh(0.5, 0.5, seed), np.full((2, 8, 8, 8), seed, np.float32))
        drawn = np.full((16, 16, 4), 255, np.uint8)
        made.append(PicturedShape(Shape(key=stored.key, seed=seed), stored, drawn))
    window.variants.on_finished(1, tuple(made))
    return window


def middle(window: MainWindow, row: int) -> QPoint:
    return window.tray.tiles.visualItemRect(window.tray.tiles.item(row)).center()


def shown(window: MainWindow) -> int:
    shape = window.session.scene.node("chair").shape
    return 0 if shape is None else shape.seed


def test_the_tray_comes_forward_with_pictures(tray: MainWindow) -> None:
    tiles = tray.tray.tiles
    assert tiles.isVisible() and tiles.count() == 2
    assert tiles.item(0).text() == "Chair 1"
    assert tiles.item(0).icon().actualSize(tiles.iconSize()).width() == SIDE


def test_pointing_shows_and_a_click_takes(qtbot: QtBot, tray: MainWindow) -> None:
    tiles = tray.tray.tiles
    qtbot.mouseMove(tiles.viewport(), middle(tray, 0) + QPoint(3, 3))
    qtbot.mouseMove(tiles.viewport(), middle(tray, 0))
    qtbot.waitUntil(lambda: shown(tray) == 1)
    assert not tray.session.history.can_undo
    qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=middle(tray, 1))
    assert shown(tray) == 2 and len(tray.session.history.undo_labels) == 1
    tray.session.undo()
    assert shown(tray) == 0


def test_a_click_on_the_star_keeps_and_takes_nothing(qtbot: QtBot, tray: MainWindow) -> None:
    tiles = tray.tray.tiles
    corner = tiles.star_rect(tiles.visualItemRect(tiles.item(1))).center()
    qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert [c.starred for c in tray.variants.choices] == [False, True]
    assert not tray.session.history.can_undo


def test_by_keys(qtbot: QtBot, tray: MainWindow) -> None:
    tiles = tray.tray.tiles
    tiles.setFocus()
    tiles.setCurrentRow(0)
    qtbot.keyClick(tiles, Qt.Key.Key_S)
    assert tray.variants.choices[0].starred
    qtbot.keyClick(tiles, Qt.Key.Key_Right)
    qtbot.keyClick(tiles, Qt.Key.Key_Return)
    assert shown(tray) == 2


def test_the_chosen_way_is_what_is_asked(tray: MainWindow) -> None:
    panel = tray.tray
    choice = tray.variants.choices[0]
    assert isinstance(choice, ShapeChoice)
    tray.session.history.keep_shapes({choice.made.shape.key: choice.made.stored})
    tray.session.push(SetNode("chair", {"shape": choice.made.shape}), SetNode("bed", {"shape": choice.made.shape}))
    panel.how_far.setValue(40)
    for way, wanted in (
        ("near", Variation(0.4)),
        ("part", Variation(0.4, part="body")),
        ("rest", Variation(0.4, part="body", keep=True)),
        ("blend", Variation(0.3, other="bed", share=0.4)),
        ("new", None),
    ):
        panel.way.setCurrentIndex(panel.way.findData(way))
        assert panel.part.isVisible() == (way in ("part", "rest"))
        assert panel.other.isVisible() == (way == "blend") and panel.how_far.isVisible() == (way != "new")
        panel.shapes.click()
        asked = tray.asked[-1]  # type: ignore[attr-defined]
        assert isinstance(asked, ShapeAlternatives) and asked.vary == wanted


def test_it_follows_the_theme(tray: MainWindow) -> None:
    tray.commands.view_theme(True)
    assert tray.tray.tiles.theme is DARK
    assert tray.tray.tiles.count() == 2
