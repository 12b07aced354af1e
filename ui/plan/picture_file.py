"""Reading a picture to trace over, off the window's thread and within limits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

from composer.errors import FormatError
from composer.formats.limits import MIB, open_file
from ui.controllers.naming import as_sentence

ENDINGS = (".png", ".jpg", ".jpeg")
MAX_BYTES = 64 * MIB
MAX_PIXELS = 100_000_000
LARGEST = 4096
"""Pixels a side; a larger picture is made smaller."""


def read_picture(path: Path) -> QImage:
    """A PNG or JPEG.

    Raises
    ------
    FormatError
        If it is none, broken or too large.
    """
    open_file(path, MAX_BYTES).close()
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in (b"png", b"jpeg"):
        raise FormatError("{name} is not a PNG or JPEG picture", name=path.name)
    size = reader.size()
    if size.width() < 2 or size.height() < 2:
        raise FormatError("{name} is damaged or empty", name=path.name)
    if size.width() * size.height() > MAX_PIXELS:
        raise FormatError("{name} has more than {count} million pixels", name=path.name, count=MAX_PIXELS // 1_000_000)
    if max(size.width(), size.height()) > LARGEST:
        reader.setScaledSize(size.scaled(QSize(LARGEST, LARGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise FormatError("{name} cannot be read: {reason}", name=path.name, reason=reader.errorString())
    return image


class PictureReader(QObject):
    """Reads pictures on another thread.

    Signals
    -------
    done(image)
    failed(sentence)
    """

    done = Signal(QImage)
    failed = Signal(str)

    def read(self, path: Path) -> None:
        """Start reading; one of the signals follows."""
        QThreadPool.globalInstance().start(lambda: self._read(path))

    def _read(self, path: Path) -> None:
        try:
            image = read_picture(path)
        except FormatError as error:
            self.failed.emit(as_sentence(error.message))
        else:
            self.done.emit(image)
