"""Shaping an object in the inspector, by mouse and keys."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from composer.document import Document, StoredShape
from composer.edits import SetNode
from composer.mesh import PARTS, PartMesh, box_mesh
from composer.scene import Locks, Shape, revise
from models.shapes.variation import FORMS
from ui.window import MainWindow


def shaped(window: MainWindow, **how: object) -> None:
    stored = StoredShape(box_mesh(1, 1, 1))
    window.session.history.keep_shapes({stored.key: stored})
    window.session.push(SetNode("chair", {"shape": Shape(key=stored.key, **how)}))  # type: ignore[arg-type]


def test_a_slider_sets_an_attribute_and_its_box_leaves_it_to_the_model(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select(["chair"])
    row = window.inspector.attributes.rows["back height"]
    assert not row.box.isChecked() and row.slider.value() == 50
    with qtbot.waitSignal(window.inspector.attribute_settled) as settled:
        qtbot.keyClick(row.slider, Qt.Key.Key_Right)
    assert settled.args == ["chair", "back height"]
    assert window.session.history.scene.node("chair").attributes == {"back height": 0.51}
    assert row.box.isChecked()
    row.box.click()
    assert not window.session.history.scene.node("chair").attributes
    window.session.undo()
    assert window.session.history.undo_labels == ()


def test_a_whole_drag_is_one_step_and_settles_once(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select(["chair"])
    slider = window.inspector.attributes.rows[FORMS[0]].slider
    settled: list[str] = []
    window.inspector.attribute_settled.connect(lambda _, name: settled.append(name))
    slider.setSliderDown(True)
    for value in (10, 40, 80):
        slider.setSliderPosition(value)
    assert not settled
    slider.setSliderDown(False)
    assert settled == [FORMS[0]]
    assert window.session.history.scene.node("chair").attributes == {FORMS[0]: 0.8}
    assert len(window.session.history.undo_labels) == 1


def test_rows_are_those_of_the_category(window: MainWindow, document: Document) -> None:
    window.session.select(["bed"])
    assert "headboard height" in window.inspector.attributes.rows
    window.session.select(["chair"])
    assert {"arms", *FORMS} <= window.inspector.attributes.rows.keys()
    window.session.push(SetNode("chair", {"attributes": {"arms": 0.8}}))
    assert window.inspector.attributes.rows["arms"].value == 0.8
    window.session.push(SetNode("chair", {"category": "thing nobody knows"}))
    assert not window.inspector.attributes.rows


def test_what_is_held_or_imported_is_not_reshaped_by_sliders(window: MainWindow) -> None:
    window.session.select(["chair"])
    inspector = window.inspector
    assert inspector.attributes.isEnabled() and not inspector.vary.isEnabled()
    shaped(window, source="imported")
    assert not inspector.attributes.isEnabled() and inspector.vary.isEnabled()
    shaped(window)
    assert inspector.attributes.isEnabled() and inspector.vary.isEnabled()
    node = window.session.history.scene.node("chair")
    window.session.push(SetNode("chair", {"locks": revise(node.locks, shape=True)}))
    assert node.locks == Locks() and not inspector.attributes.isEnabled() and not inspector.vary.isEnabled()


def test_the_button_varies_by_as_much_as_the_slider_says(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select(["chair"])
    shaped(window)
    window.inspector.how_far.setValue(30)
    with qtbot.waitSignal(window.inspector.vary_wanted):
        qtbot.mouseClick(window.inspector.vary, Qt.MouseButton.LeftButton)
    assert window.inspector.strength == 0.3
    assert window.actions_.by_id["generate.vary"].isEnabled() and window.engine.busy
    window.engine.stop()


def test_all_there_is_to_set_fits_into_the_panel(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select(["chair"])
    mesh = box_mesh(1, 1, 1)
    every = np.arange(len(mesh.faces), dtype=np.uint8) % len(PARTS)
    stored = StoredShape(PartMesh(mesh.vertices, mesh.faces, mesh.normals, every))
    window.session.history.keep_shapes({stored.key: stored})
    window.session.push(SetNode("chair", {"shape": Shape(key=stored.key)}))
    (area,) = window.inspector.findChildren(QScrollArea)
    page = area.widget()

    def colours() -> list[QToolButton]:
        buttons = page.findChildren(QToolButton)
        return [b for b in buttons if b.objectName().startswith("colour") and b.isVisibleTo(page)]

    qtbot.waitUntil(lambda: len(colours()) == len(PARTS))
    qtbot.waitUntil(lambda: page.minimumSizeHint().width() <= area.viewport().width())
