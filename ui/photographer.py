"""Takes pictures of the 3D view at any size while the window goes on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.process import Helper
from ui.space.photo import Photo, Trouble, photo_main
from ui.words import later, tr

DRAWING = later("Drawing {name} at {width} × {height} …")
SAVED = later("Saved {name}, {width} × {height} pixels.")
BUSY = later("One picture is still being drawn; try again when it is done.")
LOST = later("{name} could not be drawn: its process ended.")


class Photographer(QObject):
    """One picture at a time, in a process that ends with it.

    Signals
    -------
    told(sentence)
        A picture begins, is written, or cannot be had.
    """

    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._helper = Helper("scene-composer picture", photo_main, parent=self)
        self._helper.received.connect(self._on_answer)
        self._helper.lost.connect(self._on_lost)
        self._photo: Photo | None = None

    @property
    def pid(self) -> int | None:
        return self._helper.pid

    @property
    def busy(self) -> bool:
        """Whether a picture is being drawn."""
        return self._photo is not None

    def take(self, photo: Photo) -> bool:
        """Begin a picture; False if another is not done."""
        if self._photo is not None:
            self.told.emit(tr(BUSY))
            return False
        self._photo = photo
        self._helper.start()
        self._helper.send(photo)
        self._tell(DRAWING, photo)
        return True

    def stop(self) -> None:
        """Give up what is being drawn."""
        self._photo = None
        self._helper.kill()

    def _on_answer(self, trouble: Trouble | None) -> None:
        photo = self._photo
        self.stop()
        if photo is not None and trouble is not None:
            self._tell(trouble.sentence, photo, trouble.reason)
        elif photo is not None:
            self._tell(SAVED, photo)

    def _on_lost(self) -> None:
        photo, self._photo = self._photo, None
        if photo is not None:
            self._tell(LOST, photo)

    def _tell(self, sentence: str, photo: Photo, reason: str = "") -> None:
        width, height = photo.size
        self.told.emit(tr(sentence, name=photo.path.name, width=width, height=height, reason=reason))
