"""Every word that a window says, wherever it says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Qt, QTranslator
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QGraphicsScene, QTabBar, QTreeWidget, QWidget

_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_SAYING = (
    *("text", "toolTip", "windowTitle", "placeholderText", "accessibleName", "title", "prefix", "statusTip"),
    *("iconText", "toPlainText"),
)


def words(root: QWidget, without: Sequence[QWidget] = ()) -> Iterator[tuple[str, str]]:
    """Where something is said by `root` and what is below it, and what; nothing of some widgets."""
    left_out = {id(owner) for widget in without for owner in (widget, *widget.findChildren(QObject))}
    for owner in (root, *root.findChildren(QObject)):
        if id(owner) in left_out:
            continue
        name = f"{type(owner).__name__} {owner.objectName()}".strip()
        for said in _SAYING:
            method = getattr(owner, said, None)
            text = method() if callable(method) else None
            if isinstance(text, str):
                yield f"{name} {said}", text
        yield from ((name, text) for text in _items(owner))


def _items(owner: QObject) -> Iterator[str]:
    if isinstance(owner, QComboBox):
        yield from (owner.itemText(row) for row in range(owner.count()))
        yield from (owner.itemData(row, Qt.ItemDataRole.ToolTipRole) or "" for row in range(owner.count()))
    elif isinstance(owner, QTreeWidget):
        heads = [owner.topLevelItem(row) for row in range(owner.topLevelItemCount())]
        rows = [*heads, *(head.child(row) for head in heads for row in range(head.childCount()))]
        yield from (item.text(column) for item in (owner.headerItem(), *rows) for column in range(owner.columnCount()))
    elif isinstance(owner, QAbstractItemView) and owner.model() is not None:
        rows_ = (owner.model().index(row, 0) for row in range(owner.model().rowCount()))
        yield from (str(index.data(role) or "") for index in rows_ for role in _ROLES)
    elif isinstance(owner, QTabBar):
        yield from (owner.tabText(row) for row in range(owner.count()))
    elif isinstance(owner, QGraphicsScene):
        for item in owner.items():
            yield item.toolTip()
            for said in ("text", "title"):
                text = getattr(item, said, "")
                yield text if isinstance(text, str) else ""


class Marked(QTranslator):
    """A language in which every word of ours stands in brackets, and Qt's own are as they are."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:  # type: ignore[override]
        return f"⟦{source}⟧" if source and not context else source

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False
