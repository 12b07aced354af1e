# ruff: noqa: N802 - Qt names its methods
"""The system's clipboard with parts of scenes on it."""

from __future__ import annotations

import atexit
from functools import cache
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from composer.document import Document
from ui.controllers.fragment import MAX_BYTES, encoded, summary

FRAGMENT_MIME = "application/x-scene-composer-fragment"
_TEXT = "text/plain"


class FragmentData(QMimeData):
    """A fragment that becomes bytes only when another program asks for it."""

    def __init__(self, part: Document) -> None:
        super().__init__()
        self.part = part
        self._bytes: QByteArray | None = None

    def formats(self) -> list[str]:
        return [FRAGMENT_MIME, _TEXT]

    def hasFormat(self, mime_type: str) -> bool:
        return mime_type in self.formats()

    def retrieveData(self, mime_type: str, preferred: Any) -> Any:
        if mime_type == _TEXT:
            return summary(self.part)
        if mime_type != FRAGMENT_MIME:
            return None
        if self._bytes is None:
            self._bytes = QByteArray(encoded(self.part))
        return self._bytes


@cache
def _leave_behind() -> None:
    """See to it that what is on the clipboard when the program ends is bytes of Qt's own: nobody is left to make them,
    and Qt may not call Python any more."""

    def settle() -> None:
        if QGuiApplication.instance() is None:
            return
        clipboard = QGuiApplication.clipboard()
        data = clipboard.mimeData()
        if not isinstance(data, FragmentData):
            return
        if QGuiApplication.platformName() == "offscreen":
            clipboard.setText(summary(data.part))  # there, Qt frees other contents after Python is gone
            return
        plain = QMimeData()
        plain.setText(summary(data.part))
        plain.setData(FRAGMENT_MIME, QByteArray(encoded(data.part)))
        clipboard.setMimeData(plain)

    atexit.register(settle)


class SystemClipboard:
    """Puts fragments onto the system's clipboard and takes them from it."""

    def put(self, part: Document) -> None:
        _leave_behind()
        QGuiApplication.clipboard().setMimeData(FragmentData(part))

    def take(self) -> Document | bytes | None:
        data = QGuiApplication.clipboard().mimeData()
        if isinstance(data, FragmentData):
            return data.part
        if data is None or not data.hasFormat(FRAGMENT_MIME):
            return None
        return bytes(data.data(FRAGMENT_MIME).data()[: MAX_BYTES + 1])
