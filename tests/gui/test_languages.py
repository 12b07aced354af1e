"""The window in every language: nothing cut off, nothing left in English."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QToolButton
from pytestqt.qtbot import QtBot

from composer.document import Document
from ui.controllers.steps import step
from ui.inspector.catalogue import matching
from ui.window import MainWindow
from ui.words import LANGUAGES, language, speak


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    speak(qapp, request.param)
    yield request.param
    speak(qapp, "en")


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    speak(qapp, "de")
    yield
    speak(qapp, "en")


def cut_off(window: MainWindow) -> list[str]:
    """Texts of buttons that are wider than what they stand on."""
    found = []
    for button in window.findChildren(QAbstractButton):
        text = button.text()
        if not button.isVisible() or not text or button.visibleRegion().isEmpty():
            continue
        icon_only = isinstance(button, QToolButton) and button.toolButtonStyle().name == "ToolButtonIconOnly"
        if icon_only and not button.icon().isNull():
            continue
        icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
        if isinstance(button, QCheckBox):
            icon = button.sizeHint().width() - button.fontMetrics().horizontalAdvance(text)
        if button.fontMetrics().horizontalAdvance(text) + icon > button.width():
            found.append(text)
    return found


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900)])
def test_no_button_is_cut_off(
    spoken: str,
    size: tuple[int, int],
    qtbot: QtBot,
    make_window: Callable[[Document], MainWindow],
    document: Document,
) -> None:
    window = make_window(document)
    window.resize(*size)
    window.session.select(["bed"])
    QApplication.processEvents()
    assert not cut_off(window)
    bar, view = window.inspector._area.viewport().width(), window.inspector._area.widget().width()
    assert view <= bar


def test_german(german: None, make_window: Callable[[Document], MainWindow], document: Document) -> None:
    window = make_window(document)
    assert [a.text() for a in window.menuBar().actions()][:2] == ["Datei", "Bearbeiten"]
    assert window.docks["Plan"].windowTitle() == "Grundriss"
    texts = [window.checklist.model.index(k).data() for k in range(window.checklist.model.rowCount())]
    assert "Left nightstand links von Doppelbett" in texts
    assert matching("Schreibtisch")[0].name == "desk" and matching("desk")
    window.relations.add("bed", "left", "chair")
    window.relations.add("chair", "left", "desk")
    window.relations.add("desk", "left", "bed")
    window.session.check_now()
    rows = [window.checklist.model.index(k).data() for k in range(window.checklist.model.rowCount())]
    assert any(text.startswith("Das kann nicht alles gelten: ") and "links von" in text for text in rows)
    window.session.select(["chair"])
    window.commands.edit_delete()
    assert window.history_panel.list.item(window.history_panel.list.count() - 1).text() == "Löschen"
    assert window.actions_.by_id["edit.undo"].text() == "Rückgängig: Löschen"
    assert step("Headboard height of Bett") == "Kopfteilhöhe: Bett" and step("Put left right") == "„links“ korrigieren"
    assert "Strg" in window.actions_.by_id["file.save"].toolTip()


def test_a_language_that_is_not_known_is_the_systems_or_english() -> None:
    assert language("de") == "de" and language("zh_CN") == "zh_CN"
    assert language("klingon") in LANGUAGES and language("system") in LANGUAGES
