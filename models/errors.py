"""What can go wrong while imagining, each with a name of its own."""


class Cancelled(Exception):  # noqa: N818 (no error: the caller wanted it)
    """The caller asked for the work to stop."""


class MeshingError(Exception):
    """A field encloses nothing worth drawing, so it has no mesh."""
