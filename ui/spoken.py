"""What widgets say, in the language of the moment: given to them once, and said again when the language changes.

A fixed text goes with the setters that show it (`say`), the entries of a list box go into it with their keys (`offer`);
what depends on the document is filled in by a method of its widget (`again`). All of it is kept with the widgets
themselves, as a property, so that it goes with them; `say_again` finds it from the window down. Dialogs that block the
window say theirs with `tr`: while they are open no language can be chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from ui.words import tr

_SAID = "said"
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_QT_SAYS = {
    "qt_dockwidget_closebutton": ("QDockWidget", "Close"),
    "qt_dockwidget_floatbutton": ("QDockWidget", "Float"),
    "ScrollLeftButton": ("QTabBar", "Scroll Left"),
    "ScrollRightButton": ("QTabBar", "Scroll Right"),
}
"""Names for screen readers that Qt gives once and for all to buttons of its own."""


def say(text: str, /, *setters: Callable[[str], object], **values: object) -> None:
    """Say a text with setters of widgets, such as ``button.setText``, now and in every language that follows."""
    for setter in setters:
        setter(tr(text, **values))
        _keep(setter, text, values)


def again(*fillers: Callable[[], object]) -> None:
    """Let methods of a `QObject`, which fill it with words, be called in every language that follows."""
    for filler in fillers:
        _keep(filler, None, {})


def offer(box: QComboBox, choices: Iterable[tuple[object, ...]]) -> None:
    """Fill a list box with (key, label) or (key, label, hint), said in every language that follows too."""
    for key, *texts in choices:
        box.addItem("", key)
        for text, role in zip(texts, _ROLES, strict=False):
            number = box.count() - 1
            box.setItemData(number, tr(cast(str, text)), role)
            _keep(box.setItemData, text, {}, number, role.value)


def spoken_label(text: str, look: str = "", of: QWidget | None = None) -> QLabel:
    """A label that says a text, maybe as the name `of` a widget.

    `look` is a property that the style sheet knows, such as ``faint``.
    """
    label = QLabel()
    say(text, label.setText)
    if of is not None:
        label.setBuddy(of)
    if look:
        label.setProperty(look, True)
    return label


def _keep(method: Callable[..., object], text: object, values: dict[str, Any], *place: int) -> None:
    owner = cast(QObject, method.__self__)  # type: ignore[attr-defined]
    name = method.__name__
    said = owner.property(_SAID) or {}
    said[" ".join(map(str, (name, *place)))] = [name, text, values, list(place)]
    owner.setProperty(_SAID, said)


def say_again(root: QWidget) -> None:
    """Say in the present language what `root` and all that belongs to it say."""
    fillers = []
    for owner in (root, *root.findChildren(QObject)):
        for name, text, values, place in (owner.property(_SAID) or {}).values():
            method = getattr(owner, name)
            if text is None:
                fillers.append((owner, method))
            elif place:
                method(place[0], tr(text), Qt.ItemDataRole(place[1]))
            else:
                method(tr(text, **values))
        if isinstance(owner, QWidget) and owner.objectName() in _QT_SAYS:
            owner.setAccessibleName(QCoreApplication.translate(*_QT_SAYS[owner.objectName()]))
    for owner, fill in fillers:  # last, since they may say more than what is fixed
        if shiboken6.isValid(owner):
            fill()
