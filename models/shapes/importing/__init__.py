"""Meshes made by people: read, repaired, turned upright, and brought to what the document and the models know.

>>> chair = import_mesh("chair.obj", category="chair")           # doctest: +SKIP
>>> document = document_of(chair, "chair.obj")                   # doctest: +SKIP
>>> stored = stored_shape(chair, ShapeModel.load())              # doctest: +SKIP
"""

from models.shapes.importing.document import document_of, latent_of, named_category, shape_entry, stored_shape
from models.shapes.importing.field import field_of_mesh, occupancy
from models.shapes.importing.guess import FRONTS, UNITS
from models.shapes.importing.mesh import ImportedMesh, import_mesh

__all__ = [
    "FRONTS",
    "UNITS",
    "ImportedMesh",
    "document_of",
    "field_of_mesh",
    "import_mesh",
    "latent_of",
    "named_category",
    "occupancy",
    "shape_entry",
    "stored_shape",
]
