"""Takes pictures of the 3D view at any size while the window goes on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from composer.messages import Message, template
from ui.process import Helper
from ui.space.photo import Photo, photo_main

DRAWING = template("Drawing {name} at {width} × {height} …")
SAVED = template("Saved {name}, {width} × {height} pixels.")
BUSY = Message("One picture is still being drawn; try again when it is done.")
LOST = template("{name} could not be drawn: its process ended.")


class Photographer(QObject):
    """One picture at a time, in a process that ends with it.

    Signals
    -------
    told(sentence)
        A picture begins, is written, or cannot be had.
    """

    told = Signal(object)

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
            self.told.emit(BUSY)
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

    def _on_answer(self, trouble: Message | None) -> None:
        photo = self._photo
        self.stop()
        if photo is not None and trouble is not None:
            self.told.emit(trouble)
        elif photo is not None:
            self._tell(SAVED, photo)

    def _on_lost(self) -> None:
        photo, self._photo = self._photo, None
        if photo is not None:
            self._tell(LOST, photo)

    def _tell(self, sentence: str, photo: Photo) -> None:
        width, height = photo.size
        self.told.emit(Message(sentence, name=photo.path.name, width=width, height=height))
