"""Pictures of a view for a file, drawn in a process of its own; Qt is not imported here."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from composer.document import Document
from composer.errors import ComposerError, reason
from composer.formats import write_whole
from composer.messages import Message
from ui.memory import return_large
from ui.space.camera import Camera
from ui.space.driver import silence


@dataclass(frozen=True, eq=False)
class Photo:
    """What to draw, from where, how large (pixels), and where to."""

    document: Document
    camera: Camera
    background: str
    size: tuple[int, int]
    path: Path
    lamps: bool = False


def photo_main(connection: Connection) -> None:
    """Draw one picture, write it, and say how that went: None, or why it is not there."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        silence()
        return_large()
        photo: Photo = connection.recv()
        connection.send(taken(photo))


def taken(photo: Photo) -> Message | None:
    """Draw and write a picture; why not, if that cannot be."""
    from ui.cli_render import png  # what draws is of no use to the window, which only says what to draw
    from ui.still import render_document

    try:
        drawn = render_document(
            photo.document,
            photo.size,
            camera=photo.camera,
            background=photo.background,
            ghosts=True,
            lamps=photo.lamps,
        )
        write_whole(photo.path, png(drawn.color))
    except OSError as error:
        return Message("{name} could not be written: {reason}.", name=photo.path.name, reason=reason(error))
    except MemoryError:
        width, height = photo.size
        return Message(
            "There is not enough memory for a picture of {width} × {height} pixels.", width=width, height=height
        )
    except ComposerError as error:
        return Message("{name} could not be written: {reason}.", name=photo.path.name, reason=error.message)
    except Exception as error:
        why = str(error) or type(error).__name__
        return Message("{name} could not be drawn: {reason}.", name=photo.path.name, reason=why)
    return None
