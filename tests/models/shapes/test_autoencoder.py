"""The autoencoder's two resolutions, with a tiny untrained network."""

import pytest
import torch

from models.shapes.autoencoder import BLOCK, CELLS, NEAR, ShapeAutoencoder, assembled, divided, finer
from models.training import autoencoder as training
from models.training.autoencoder import draw_batch, losses

SMALL = {"channels": (16, 16, 8), "blocks": (1, 1, 1), "latent_channels": 4, "detail": (8, 16)}


def test_cells_and_grid_are_two_views_of_the_same() -> None:
    grid = torch.arange(8**3, dtype=torch.float32).view(1, 8, 8, 8)
    cells = divided(grid, 2)
    assert cells.shape == (1, 4, 4, 4, 2, 2, 2)
    assert cells[0, 1, 2, 3].flatten().tolist() == grid[0, 2:4, 4:6, 6:8].flatten().tolist()
    assert torch.equal(assembled(cells.unsqueeze(-1))[..., 0], grid)


def test_the_detail_is_read_only_where_the_surface_passes() -> None:
    torch.manual_seed(0)
    module = ShapeAutoencoder(**SMALL).eval()
    features = module.cells(torch.randn(1, 4, 8, 8, 8))
    plain = torch.ones(1, 2 * CELLS, 2 * CELLS, 2 * CELLS)
    plain[0, 10:12, 20:22, 30:32] = 0.5 * NEAR
    fine = finer(module, features, plain)
    assert fine.shape == (1, BLOCK * CELLS, BLOCK * CELLS, BLOCK * CELLS)
    changed = (fine != 1).nonzero()[:, 1:]
    assert changed.min(dim=0).values.tolist() == [20, 40, 60]
    assert changed.max(dim=0).values.tolist() == [23, 43, 63]


def test_every_weight_of_the_network_is_trained() -> None:
    torch.manual_seed(0)
    module = ShapeAutoencoder(**SMALL).train()
    batch = draw_batch(("stool", "dresser"), 0, 0, 2)
    assert batch.fine_distance.shape == (2, 64, 64, 64)
    sum(losses(module, batch, torch.Generator().manual_seed(0)).values()).backward()
    # the last convolution of a block starts at zero, so what comes before it learns only from the second step on
    still = {name for name, p in module.named_parameters() if p.grad is None or not p.grad.abs().sum() > 0}
    assert all("conv_in" in name for name in still)


def test_batches_repeat() -> None:
    one, again = (draw_batch(("stool",), 3, 5, 2) for _ in range(2))
    assert torch.equal(one.fine_distance, again.fine_distance) and torch.equal(one.told, again.told)
    other = draw_batch(("stool",), 3, 6, 2)
    assert not torch.equal(one.distance, other.distance)


def test_windows_lie_where_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plain samples of a window are close to the fine ones around them, also in mirrored and turned batches."""
    monkeypatch.setattr(training, "HEAPS", 0.0)
    monkeypatch.setattr(training, "CROSSINGS", 0.0)
    seen = 0
    for index in range(6):
        batch = draw_batch(("dresser",), 11, index, 1)
        x, y, z = (2 * int(v) for v in batch.first[0])
        plain = batch.distance[0, x : x + 32, y : y + 32, z : z + 32]
        fine = divided(batch.fine_distance, 2)[0].flatten(3).mean(dim=3)
        near = (plain.abs() < 0.6) & (fine.abs() < 0.8)
        if near.sum() > 2000:
            seen += 1
            assert (plain - fine)[near].abs().median() < 0.01
    assert seen >= 3


def test_a_thin_shape_is_trained_at_as_many_cells_as_a_thick_one() -> None:
    mask = torch.zeros(3, 100, dtype=torch.bool)
    mask[0, :90] = True
    mask[1, 5:9] = True
    chosen = training._some(mask.flatten(), 3, 8, torch.Generator().manual_seed(0))
    assert mask.flatten()[chosen].all()
    assert torch.bincount(chosen // 100, minlength=3).tolist() == [8, 8, 0]
    none = training._some(torch.zeros(300, dtype=torch.bool), 3, 8, torch.Generator().manual_seed(0))
    assert len(none) == 8
