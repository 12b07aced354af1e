"""Starting from a template: what there is, and that it opens at once and is furnished afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from composer.document import StoredShape
from composer.edits import SetNode
from composer.mesh import box_mesh
from composer.relations import check
from composer.scene import Scene, Shape, revise
from models.requests import ComposeRequest, Composition
from ui.templates import TemplateDialog, templates
from ui.window import MainWindow


@pytest.mark.parametrize("template", templates(), ids=lambda t: t.name)
def test_every_template_is_sound_and_has_a_picture(template: object) -> None:
    from ui.templates import Template

    assert isinstance(template, Template)
    scene = template.open().scene
    report = check(scene)
    assert report.sound and not report.overlaps and not report.out_of_bounds
    assert (scene.floor is not None or scene.surfaces) and len(scene.nodes) >= 7 and len(scene.relations) >= 4
    assert template.picture().startswith(b"\x89PNG")


def test_the_street_is_one_that_opens_quickly() -> None:
    corner = next(t for t in templates() if t.name == "street-corner")
    scene = corner.open().scene
    assert scene.kind == "street" and scene.junctions and len(scene.nodes) < 150
    shared = {r.subject for r in scene.relations if r.predicate == "instance of"}
    assert sum(n.building is None and n.id not in shared for n in scene.nodes) <= 45  # shapes to be imagined
    assert {n.building.roof for n in scene.nodes if n.building is not None} >= {"flat", "gabled", "hipped", "mansard"}
    report = check(scene)
    assert not report.in_lanes and not report.strays and not report.violated
    assert {"car", "pedestrian", "tree", "street_lamp", "street_bench", "traffic_light"} <= {
        n.category for n in scene.nodes
    }


def test_there_are_enough_to_begin_with() -> None:
    assert len(templates()) >= 8
    assert {"bedroom", "living-room", "dining-room", "study", "kitchen", "bathroom"} <= {t.name for t in templates()}


def opened(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> ComposeRequest:
    """Choose the second template by keys; what the engine was asked."""
    asked: list[ComposeRequest] = []
    monkeypatch.setattr(window.engine, "compose", lambda request: asked.append(request) or len(asked))
    window.actions_.by_id["file.template"].trigger()
    dialog = window.findChild(TemplateDialog)
    assert dialog is not None
    qtbot.waitExposed(dialog)
    assert all(not dialog.list.item(i).icon().isNull() for i in range(dialog.list.count()))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Right)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen.args is not None and window.session.title == chosen.args[0].open().scene.name
    return asked[-1]


def answer(request: ComposeRequest) -> Composition:
    """Every subject gets a shape."""
    stored = StoredShape(box_mesh(1, 1, 1))
    scene: Scene = request.document.scene
    scene = scene.with_nodes(revise(scene.node(i), shape=Shape(key=stored.key)) for i in request.subjects)
    return Composition(type(request.document)(scene, {stored.key: stored}), request.revision, (), check(scene))


def test_it_opens_at_once_and_its_shapes_are_no_change_of_the_user(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = opened(qtbot, window, monkeypatch)
    assert request.only_shapes and set(request.subjects) == set(window.session.scene.by_id)
    window.generator.on_finished(1, answer(request))
    assert all(n.shape is not None for n in window.session.history.scene.nodes)
    assert not window.session.history.modified and not window.isWindowModified()


def test_what_was_edited_meanwhile_stays_and_the_rest_is_furnished(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = opened(qtbot, window, monkeypatch)
    first, second, *rest = request.subjects
    window.session.push(SetNode(first, {"category": "plant"}))
    window.session.push(SetNode(second, {"label": "Mine"}))
    window.generator.on_finished(1, answer(request))
    scene = window.session.history.scene
    assert scene.node(first).shape is None and scene.node(second).label == "Mine"
    assert all(scene.node(i).shape is not None for i in (second, *rest))
    assert window.session.history.modified
