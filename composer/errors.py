"""Errors that a person reads: one sentence saying what is wrong and where."""

from __future__ import annotations

import errno
import warnings
from typing import Any

from composer.messages import Message


class ComposerError(Exception):
    """Base of every error the program explains instead of showing a traceback.

    Parameters
    ----------
    sentence : str
        A template, as a `Message` has it.
    **values
        What goes into it.
    """

    def __init__(self, sentence: str, /, **values: Any) -> None:
        super().__init__(Message(sentence, **values))

    @property
    def message(self) -> Message:
        """The sentence, with what it was made of."""
        found: Message = self.args[0]
        return found


class SceneError(ComposerError, ValueError):
    """The scene would break one of its own rules: a missing node, a size that is not positive, …"""


class FormatError(ComposerError, ValueError):
    """A file is not what its name or content claims, or is larger than what is allowed."""


class FormatWarning(UserWarning):
    """Something of a file could not be taken over as it stands; one sentence saying what and where."""


def remark(sentence: str, /, **values: Any) -> None:
    """Warn of something of a file that could not be taken over; parameters as of `ComposerError`."""
    warnings.warn(Message(sentence, **values), FormatWarning, stacklevel=3)


_REASONS = {
    errno.EACCES: Message("Permission denied"),
    errno.EBUSY: Message("Device or resource busy"),
    errno.EDQUOT: Message("Disk quota exceeded"),
    errno.EFBIG: Message("File too large"),
    errno.EIO: Message("Input/output error"),
    errno.EISDIR: Message("Is a directory"),
    errno.ELOOP: Message("Too many levels of symbolic links"),
    errno.ENAMETOOLONG: Message("File name too long"),
    errno.ENOENT: Message("No such file or directory"),
    errno.ENOSPC: Message("No space left on device"),
    errno.ENOTDIR: Message("Not a directory"),
    errno.EPERM: Message("Operation not permitted"),
    errno.EROFS: Message("Read-only file system"),
}
"""What the system says of files, in English whatever language the system speaks."""


def reason(error: OSError) -> Message:
    """Why the system refused something, as a part of a sentence."""
    known = _REASONS.get(error.errno or 0)
    return known if known is not None else Message(error.strerror or str(error))
