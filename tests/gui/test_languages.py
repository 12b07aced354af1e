"""The window in every language: nothing cut off, nothing left in another one, at once when it changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from composer.document import Document
from composer.messages import Message
from tests.gui.wording import Marked, words
from ui import units
from ui.actions import Palette
from ui.controllers.naming import told
from ui.inspector.catalogue import CategoryFinder, matching
from ui.inspector.fitting_finder import FittingFinder
from ui.keys_help import KeysHelp
from ui.preferences import PreferencesDialog
from ui.shortcuts import ShortcutsDialog
from ui.space.size_dialog import SizeDialog
from ui.templates import TemplateDialog
from ui.window import MainWindow
from ui.words import LANGUAGES, language, speak


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> str:
    speak(qapp, request.param)
    return str(request.param)


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak(qapp, "en")
    units.use(qapp, "metric")


@pytest.fixture
def german(qapp: QApplication) -> None:
    speak(qapp, "de")


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
    assert any("im Kreis" in text and "links von" in text and "(chair" not in text for text in rows)
    window.session.select(["chair"])
    window.commands.edit_delete()
    assert window.history_panel.list.item(window.history_panel.list.count() - 1).text() == "Löschen"
    assert window.actions_.by_id["edit.undo"].text() == "Rückgängig: Löschen"
    window.session.select(["bed"])
    window.inspecting.attribute("headboard height", 0.4)
    assert told(window.session.history.undo_labels[-1]) == "Doppelbett: Kopfteilhöhe"
    assert "Strg" in window.actions_.by_id["file.save"].toolTip()


QTS = {"Close", "Cancel", "Open", "Float", "Scroll Left", "Scroll Right", "Press shortcut", "Export", "Export..."}
"""What Qt and pyqtgraph say themselves."""


def used(window: MainWindow) -> MainWindow:
    """A window in which something was done, and something is wrong."""
    window.plan.controller.add("floor_lamp", (0.3, 0.2))
    window.relations.add("bed", "left", "chair")
    window.relations.add("chair", "left", "bed")
    window.inspecting.lock_selection()
    window.session.undo()
    window.session.check_now()
    window.session.select(["bed"])
    window.after.bar.offer(2)
    return window


def said(window: QWidget, *without: QWidget) -> list[tuple[str, str]]:
    """All words of a window, once what was thrown away is gone."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return sorted(words(window, without))


def test_the_language_changes_at_once_and_leaves_no_word_behind(
    make_window: Callable[[Document], MainWindow], document: Document
) -> None:
    window = used(make_window(document))
    english = said(window)
    dialog, keys = PreferencesDialog(window), KeysHelp(window, window.actions_.keymap)
    dialog.open()
    keys.show()
    for name in ("de", "zh_CN", "en"):
        dialog.language.setCurrentIndex(dialog.language.findData(name))
        dialog.language.activated.emit(dialog.language.currentIndex())
        QApplication.processEvents()
        assert window.settings.language == name
        fresh = used(make_window(document))
        assert said(window, dialog, keys) == said(fresh)
        assert said(keys) == said(KeysHelp(fresh, fresh.actions_.keymap))
        assert said(dialog) == said(PreferencesDialog(fresh))
    dialog.close()
    keys.close()
    assert said(window) == english


def test_units_change_at_once(qtbot: QtBot, make_window: Callable[[Document], MainWindow], document: Document) -> None:
    window = make_window(document)
    window.session.select(["bed"])
    before, box = window.session.history.scene, window.inspector.numbers["width"]
    metric = said(window)
    assert box.text() == "175.0 cm"
    dialog = PreferencesDialog(window)
    for name, text in (("imperial", "5′ 8⅞″"), ("metric", "175.0 cm")):
        dialog.units.setCurrentIndex(dialog.units.findData(name))
        dialog.units.activated.emit(dialog.units.currentIndex())
        assert box.text() == text and window.settings.units == name
        box.setFocus()
        window.inspector.label.setFocus()
        assert window.session.history.scene is before, "looking at a length does not round it"
    dialog.close()
    dialog.deleteLater()
    assert said(window) == metric
    dialog = PreferencesDialog(window)
    dialog.units.setCurrentIndex(dialog.units.findData("imperial"))
    dialog.units.activated.emit(dialog.units.currentIndex())
    box.selectAll()
    qtbot.keyClicks(box, "5' 8\"")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    bed = window.session.history.scene.node("bed").box
    assert bed is not None and bed.width == pytest.approx(68 * 0.0254)


def test_every_word_is_in_the_catalogues(
    qapp: QApplication, make_window: Callable[[Document], MainWindow], document: Document
) -> None:
    window, marked = used(make_window(document)), Marked()
    QLocale.setDefault(QLocale("en_GB"))  # another language by name too, since names of nodes are kept for each
    qapp.installTranslator(marked)
    try:
        QApplication.processEvents()
        window.session.noticed.emit(Message("the room would be too small"))
        dialogs = [
            PreferencesDialog(window),
            KeysHelp(window, window.actions_.keymap),
            ShortcutsDialog(window, window.actions_, window.settings),
            TemplateDialog(window),
            SizeDialog(window, (640, 480)),
            CategoryFinder(window, window.theme),
            FittingFinder(window, window.theme, (0.0, 0.0, 1.0, 2.0)),
            Palette(window, window.actions_),
            window.graph.menus.of_pair("bed", "chair"),
            window.graph.menus.of_node("bed"),
            window.graph.menus.of_relation(window.session.scene.relations[0]),
        ]
        mine = {node.label for node in window.session.scene.nodes} | set(LANGUAGES.values())
        mine |= {"4K", "Blender", document.scene.name}
        left = {
            (where, text)
            for where, text in said(window)
            if "⟦" not in text and text not in mine | QTS and not _without_words(text)
        }
        assert left == set()
        assert window.statusBar().currentMessage() == "⟦the room would be too small⟧"
        for dialog in dialogs:
            dialog.deleteLater()
    finally:
        qapp.removeTranslator(marked)


def _without_words(text: str) -> bool:
    """Whether only numbers, units, keys, colours and names of files are in a text."""
    keys = r"(Ctrl|Alt|Shift|Del|Esc|Tab|Return|Backspace|Left|Right|Up|Down|F\d+|[A-Z])"
    return re.fullmatch(rf"([\d.,×\s°%✕✓✗◀▶+-]|cm|m|{keys})*", text) is not None


def test_a_language_that_is_not_known_is_the_systems_or_english() -> None:
    assert language("de") == "de" and language("zh_CN") == "zh_CN"
    assert language("klingon") in LANGUAGES and language("system") in LANGUAGES
