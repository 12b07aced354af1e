"""Can a network tell our plans from real ones? The synthetic-versus-real accuracy, with a control.

As in SceneGraphNet, ATISS and PhyScene a small network learns to tell pictures of both from above. Here each real room
stands against our composition of its own graph in its own floor, so categories, sizes of rooms, doors and windows say
nothing. Folds are cut between rooms: a room and all its compositions are always in the same one. The control are the
same rooms with their furniture put anywhere on the floor: a network that cannot tell those apart says nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
import torch
from torch import Tensor, nn

from composer.scene import Scene, revise
from models.evaluation.intervals import Figure, resampled
from models.evaluation.measure import COMPOSED, IMAGINED, UNTRAINED, Measured
from models.evaluation.physics import footprint
from models.evaluation.plans import plan_array
from models.evaluation.rooms import placed
from models.processes import spread

PIXELS = 128
FOLDS = 5
STEPS = 200
"""Gradient steps a fold: as many for few rooms as for many."""
BATCH = 16
PEAK = 3e-3
LEAST_ROOMS = 20
SHUFFLED = "shuffled"

Plans = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Pictures:
    """Plans of R rooms: `real` (R, 3, P, P), and `made` (R, V, 3, P, P) with V compositions of each."""

    real: Plans
    made: Plans


class PlanClassifier(nn.Module):
    """Four strided convolutions and a linear layer: plan → logit of being made by us.

    Parameters
    ----------
    width : int
        Channels of the first layer.
    """

    def __init__(self, width: int = 16) -> None:
        super().__init__()
        channels = (3, width, 2 * width, 4 * width, 4 * width)
        layers: list[nn.Module] = []
        for k in range(4):
            size = 5 if k == 0 else 3
            layers += [nn.Conv2d(channels[k], channels[k + 1], size, 2, size // 2, bias=False)]
            layers += [nn.BatchNorm2d(channels[k + 1]), nn.ReLU()]
        self.features = nn.Sequential(*layers)
        self.head = nn.Sequential(nn.Dropout(0.3), nn.Linear(2 * channels[-1], 1))

    def forward(self, plans: Tensor) -> Tensor:
        """(B, 3, P, P) in [0, 1] → (B,)."""
        x = self.features(plans * 2 - 1)
        pooled = torch.cat([x.mean(dim=(2, 3)), x.amax(dim=(2, 3))], dim=1)
        out: Tensor = self.head(pooled)[:, 0]
        return out


def turned(plans: Tensor, k: int) -> Tensor:
    """One of the 8 symmetries of the square, for plans (..., P, P)."""
    return torch.rot90(plans.flip(-1) if k >= 4 else plans, k % 4, (-2, -1))


def _fed(plans: Tensor) -> Tensor:
    """Plans as the network takes them; channels last is what convolutions on a CPU are fastest with."""
    return plans.to(torch.float32, memory_format=torch.channels_last) / 255


def folds_of(rooms: int, seed: int) -> list[npt.NDArray[np.int64]]:
    """Rooms of each fold."""
    order = np.random.default_rng((seed, rooms)).permutation(rooms)
    return [np.sort(part) for part in np.array_split(order, min(FOLDS, rooms))]


def trained(pictures: Pictures, rooms: npt.NDArray[np.int64], seed: int) -> PlanClassifier:
    """A classifier that has learnt from these rooms, each time in another symmetry."""
    rng = np.random.default_rng((seed, len(rooms)))
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        made = torch.cat([torch.zeros(BATCH // 2), torch.ones(BATCH // 2)])
        net = PlanClassifier().to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        optimizer = torch.optim.AdamW(net.parameters(), lr=PEAK, weight_decay=1e-2)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, PEAK, total_steps=STEPS)
        for _ in range(STEPS):
            chosen = rng.choice(rooms, BATCH // 2, replace=len(rooms) < BATCH // 2)
            version = rng.integers(pictures.made.shape[1], size=len(chosen))
            plans = torch.from_numpy(np.concatenate([pictures.real[chosen], pictures.made[chosen, version]]))
            # A room and what was made of it are shown in the same symmetry, so that only the layout differs.
            quarters = np.tile(rng.integers(8, size=len(chosen)), 2)
            shown = torch.stack([turned(plan, int(k)) for plan, k in zip(plans, quarters, strict=True)])
            loss = nn.functional.binary_cross_entropy_with_logits(net(_fed(shown)), made)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    return net.eval()


@torch.inference_mode()
def logits(net: PlanClassifier, plans: Plans) -> npt.NDArray[np.float64]:
    """Mean logit over the 8 symmetries of plans (B, 3, P, P): (B,)."""
    shown = torch.from_numpy(plans)
    total = sum(net(_fed(turned(shown, k))).double() for k in range(8))
    assert isinstance(total, Tensor)
    found: npt.NDArray[np.float64] = (total / 8).numpy()
    return found


def judged(pictures: Pictures, fold: npt.NDArray[np.int64], seed: int) -> npt.NDArray[np.float64]:
    """For each room of a fold, the share of right answers by a network that has not seen the fold; (len(fold),).

    A room's real plan and its made ones count alike.
    """
    count, versions = pictures.made.shape[:2]
    net = trained(pictures, np.setdiff1d(np.arange(count), fold), seed)
    real = logits(net, pictures.real[fold]) < 0
    made = logits(net, pictures.made[fold].reshape(-1, *pictures.made.shape[2:])) > 0
    right: npt.NDArray[np.float64] = (real + made.reshape(len(fold), versions).mean(axis=1)) / 2
    return right


def pooled(right: npt.NDArray[np.float64], plans: int, seed: int) -> Figure:
    """Accuracy over all rooms (R,), with its bootstrap interval over rooms."""
    low, high = np.quantile(resampled(len(right), seed) @ right / len(right), (0.025, 0.975))
    return Figure(float(right.mean()), plans, float(low), float(high))


def shuffled(scene: Scene, rng: np.random.Generator) -> Scene:
    """The same furniture anywhere on the same floor, turned by quarters; what rests on a piece goes with it."""
    assert scene.floor is not None
    room = shapely.Polygon(scene.floor.polygon)
    x0, y0, x1, y1 = scene.floor.bounds
    moved = {}
    for node in scene.nodes:
        if node.parent is not None or node.box is None:
            continue
        turn = int(rng.integers(4)) * math.pi / 2
        for _ in range(50):
            x, y = float(rng.uniform(x0, x1)), float(rng.uniform(y0, y1))
            box = revise(node.box, x=x, y=y, yaw=math.remainder(node.box.yaw + turn, math.tau))
            if room.covers(footprint(revise(node, box=box))):
                break
        c, s = math.cos(turn), math.sin(turn)
        for carried in scene.stack(node.id):
            if carried.box is None:
                continue
            dx, dy = carried.box.x - node.box.x, carried.box.y - node.box.y
            at = {"x": x + c * dx - s * dy, "y": y + s * dx + c * dy}
            yaw = math.remainder(carried.box.yaw + turn, math.tau)
            moved[carried.id] = revise(carried, box=revise(carried.box, yaw=yaw, **at))
    return scene.with_nodes(moved.values())


def pictures_of(found: Sequence[Measured], seed: int) -> dict[str, Pictures]:
    """Real rooms beside what was made of them, by the name of the layout; and beside the same rooms shuffled."""
    chosen = [m for m in found if m.room.real]
    real = np.stack([plan_array(m.room.scene, PIXELS) for m in chosen])
    sheets = {}
    for name in (COMPOSED, IMAGINED, UNTRAINED):
        if all(name in m.layouts for m in chosen):
            made = [[plan_array(placed(m.room.bare, b), PIXELS) for b in m.layouts[name]] for m in chosen]
            sheets[name] = Pictures(real, np.array(made))
    rng = np.random.default_rng((seed, len(chosen)))
    mixed = [[plan_array(shuffled(m.room.scene, rng), PIXELS)] for m in chosen]
    sheets[SHUFFLED] = Pictures(real, np.array(mixed))
    return sheets


def accuracies(sheets: Mapping[str, Pictures], seed: int, jobs: int = 1) -> dict[str, Figure]:
    """Cross-validated accuracy for each kind of picture; `n` is the number of plans judged."""
    tasks = [(name, fold) for name, p in sheets.items() for fold in folds_of(len(p.real), seed)]
    answers = spread(_judge, [(sheets[name], fold, seed) for name, fold in tasks], jobs)
    right = {name: np.zeros(len(p.real)) for name, p in sheets.items()}
    for (name, fold), answer in zip(tasks, answers, strict=True):
        right[name][fold] = answer
    return {name: pooled(right[name], p.real.shape[0] * (1 + p.made.shape[1]), seed) for name, p in sheets.items()}


def _judge(task: tuple[Pictures, npt.NDArray[np.int64], int]) -> npt.NDArray[np.float64]:
    return judged(*task)


def realism(found: Sequence[Measured], seed: int, jobs: int = 1) -> dict[str, list[float | int]]:
    """Synthetic-versus-real accuracy of every kind of layout, and of the control: ``[accuracy, n, low, high]``."""
    return {name: figure.as_list() for name, figure in accuracies(pictures_of(found, seed), seed, jobs).items()}
