"""Why a model's work ended early."""

from __future__ import annotations


class Cancelled(Exception):
    """The caller asked to stop; nothing was changed."""
