"""What can go wrong while imagining, each with a name of its own."""


class Cancelled(Exception):
    """The caller asked for the work to stop."""


class MeshingError(Exception):
    """A field encloses nothing worth drawing, so it has no mesh."""
