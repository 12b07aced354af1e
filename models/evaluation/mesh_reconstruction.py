"""How well the shape autoencoder restores meshes made by people.

``python -m models.evaluation.mesh_reconstruction FOLDER`` imports every mesh of a folder, turns it into a latent as an
import does, and compares what that decodes to with the mesh itself: intersection over union of what the two enclose,
told by the winding number (so that open meshes count too, reported apart), in the mesh's own box. Cavities that nothing
outside can see into count as solid: meshing a decoded shape fills them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from composer.errors import FormatError
from composer.formats.mesh_kind import ENDINGS
from models.errors import MeshingError
from models.evaluation.intervals import Figure, average
from models.evaluation.shape_metrics import iou, occupancy_iou
from models.shapes.importing import ImportedMesh, field_of_mesh, import_mesh, named_category, occupancy
from models.shapes.importing.document import latent_of
from models.shapes.model import ShapeModel

SAMPLES = 96
"""Samples along an axis at which occupancies are compared."""


@dataclass(frozen=True)
class Reconstruction:
    """How one mesh came back.

    Parameters
    ----------
    name : str
        Of the file.
    category : str
        What the name says it is; empty if nothing.
    closed : bool
        Whether its surface was watertight after repair.
    filled : float
        Share of its box that the mesh encloses.
    of_mesh : float
        IoU of the decoded mesh and the imported one. A decoded mesh is stretched to fill its box, so a shape that lost
        its legs loses here what it kept in its field.
    of_field : float
        IoU of the decoded field and the encoded one: what the latent alone loses, sheets thickened.
    """

    name: str
    category: str
    closed: bool
    filled: float
    of_mesh: float
    of_field: float


def reconstructed(imported: ImportedMesh, name: str, model: ShapeModel, samples: int = SAMPLES) -> Reconstruction:
    """Measure one mesh.

    Raises
    ------
    MeshingError
        If it encloses nothing, or nothing comes back.
    """
    field = field_of_mesh(imported.mesh, named_parts=imported.named_parts)
    latent = latent_of(imported.mesh, model)
    distance, _ = model.decode(latent)
    source = occupancy(imported.mesh, samples)
    back = occupancy(model.mesh(latent, imported.size, quality="fine"), samples)
    return Reconstruction(
        name,
        imported.category,
        imported.watertight,
        float(source.mean()),
        iou(source, back),
        occupancy_iou(field.distance, distance),
    )


def measure(folder: Path, model: ShapeModel, samples: int = SAMPLES) -> tuple[list[Reconstruction], dict[str, str]]:
    """Every mesh of a folder, in the order of names; and, by name, why some could not be measured."""
    found, failed = [], {}
    for path in sorted(p for p in folder.iterdir() if p.suffix.lower() in ENDINGS):
        try:
            imported = import_mesh(path, category=named_category(path.name))
            found.append(reconstructed(imported, path.name, model, samples))
        except (FormatError, MeshingError) as error:
            failed[path.name] = str(error)
    return found, failed


def summary(found: Sequence[Reconstruction]) -> dict[str, Figure]:
    """Mean IoU with its 95 % interval over meshes, closed and open ones apart."""
    kinds = {"closed": [r for r in found if r.closed], "open": [r for r in found if not r.closed]}
    return {
        f"{kind}, {what}": average([np.array([getattr(r, key)]) for r in some])
        for kind, some in kinds.items()
        for what, key in (("mesh", "of_mesh"), ("field", "of_field"))
    }


def main(argv: Sequence[str] | None = None) -> None:
    """Measure a folder and print a table."""
    parser = argparse.ArgumentParser(prog="python -m models.evaluation.mesh_reconstruction", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    model = ShapeModel.load()
    found, failed = measure(options.folder, model)
    totals = summary(found)
    if options.json:
        figures = {name: figure.as_list() for name, figure in totals.items() if figure.n}
        meshes = [asdict(r) for r in found]
        print(json.dumps({"weights": model.version, "iou": figures, "meshes": meshes, "failed": failed}))
        return
    print("| mesh | category | surface | filled | IoU of meshes | IoU of fields |\n|---|---|---|---|---|---|")
    for r in found:
        surface = "closed" if r.closed else "open"
        print(f"| {r.name} | {r.category} | {surface} | {r.filled:.2f} | {r.of_mesh:.3f} | {r.of_field:.3f} |")
    for name, why in failed.items():
        print(f"| {name} | | not measured: {why} | | | |")
    for name, figure in totals.items():
        if figure.n:
            print(f"\n{name}: {figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f}, {figure.n} meshes)")


if __name__ == "__main__":
    main()
