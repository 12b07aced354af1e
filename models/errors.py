"""What can go wrong while imagining, each with a name of its own."""

from __future__ import annotations

from composer.errors import ComposerError


class Cancelled(Exception):  # noqa: N818 (no error: the caller wanted it)
    """The caller asked for the work to stop."""


class MeshingError(ComposerError):
    """A field encloses nothing worth drawing, so it has no mesh."""
