"""What of the plan can be hidden, so that what lies below is at hand."""

from __future__ import annotations

from composer.scene import Node
from composer.vocabulary import category

LAYERS = ("ceiling", "tabletop", "rugs", "sizes", "names", "rulers")
"""Lamps and all else at the ceiling; what stands on things; rugs; the room's measures; names; rulers."""
FLAT = 0.06
"""Metres. What is lower lies on the floor like a rug."""


def layer_of(node: Node) -> str | None:
    """The layer that an object belongs to; None for furniture, which always shows."""
    mount = category(node.category).mount
    if mount == "ceiling":
        return "ceiling"
    if mount == "surface" or node.parent is not None:
        return "tabletop"
    if node.box is not None and node.box.height < FLAT:
        return "rugs"
    return None
