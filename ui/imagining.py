"""What runs in the model process: jobs in; progress, answers and sentences out.

Qt is not imported here: a process that only computes does without it.
"""

from __future__ import annotations

import contextlib
import logging
import os
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from ui.memory import trim

_log = logging.getLogger(__name__)
IDLE_SECONDS = 1.0
"""After so long without a job, memory that jobs left behind goes back to the system."""


def engine_main(connection: Connection, cancel_up_to: Any) -> None:
    """What runs in the model process until the window closes the connection."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)
    with contextlib.suppress(_WindowGoneError, KeyboardInterrupt):
        _serve(connection, cancel_up_to)


class _WindowGoneError(Exception):
    """The connection closed: there is nobody to work for."""


def _is_cancelled(cancel_up_to: Any, job: int) -> bool:
    return bool(cancel_up_to.value >= job)


def _serve(connection: Connection, cancel_up_to: Any) -> None:
    from composer.errors import ComposerError
    from composer.messages import Message
    from models.errors import Cancelled

    def send(*message: Any) -> None:
        try:
            connection.send(message)
        except OSError:
            raise _WindowGoneError from None

    try:
        from models.alternatives import answer
        from models.pipeline import ComposePipeline

        pipeline = ComposePipeline()
    except Exception as error:
        _log.exception("loading the models")
        send("broken", 0, str(error) or type(error).__name__)
        return
    try:
        pipeline.warm()
    except Exception:
        _log.warning("the models are not there yet", exc_info=True)
    send("ready", 0, None)
    while True:
        try:
            if not connection.poll(IDLE_SECONDS):
                trim()
            job, request = connection.recv()
        except (EOFError, OSError):
            return
        try:
            on_progress = partial(send, "progress", job)
            send("done", job, answer(pipeline, request, on_progress, partial(_is_cancelled, cancel_up_to, job)))
        except _WindowGoneError:
            raise
        except Cancelled:
            send("cancelled", job, "")
        except ComposerError as error:
            send("failed", job, error.message)
        except Exception as error:
            _log.exception("job %d", job)
            reason = str(error) or type(error).__name__
            send("failed", job, Message("The generator failed: {reason}", reason=reason))
