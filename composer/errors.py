"""Errors that a person reads: one sentence saying what is wrong and where."""

from __future__ import annotations


class ComposerError(Exception):
    """Base of every error the program explains instead of showing a traceback."""


class SceneError(ComposerError, ValueError):
    """The scene would break one of its own rules: a missing node, a size that is not positive, …"""


class FormatError(ComposerError, ValueError):
    """A file is not what its name or content claims, or is larger than what is allowed."""


class FormatWarning(UserWarning):
    """Something of a file could not be taken over as it stands; one sentence saying what and where."""
