"""What the three trainings share: the loop of steps, batches, texts of similar length together, the command line."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn
from tqdm import tqdm

PAD = 1
CHUNK = 16
WARM_UP = 0.08
Item = TypeVar("Item")


def optimise(
    weights: list[nn.Parameter], options: argparse.Namespace, losses: Callable[[], dict[str, Tensor]]
) -> None:
    """Run ``options.steps`` steps of AdamW with warm-up and linear decay.

    Args:
        weights: what is trained.
        options: with ``steps`` and ``rate`` (see ``parser_for``).
        losses: the named losses of the next batch; their sum is minimised.
    """
    optimiser = torch.optim.AdamW(weights, lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate_at(step / options.steps))
    for _ in (bar := tqdm(range(options.steps))):
        made = losses()
        torch.stack(list(made.values())).sum().backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        bar.set_postfix({name: f"{loss.item():.3f}" for name, loss in made.items()})


def rate_at(done: float) -> float:
    """Share of the full rate after ``done`` of the run: warm-up, then linear decay."""
    return min(done / WARM_UP, (1 - done) / (1 - WARM_UP)) if done < 1 else 0.0


def shuffled(items: Sequence[Item], size: int, rng: random.Random) -> Iterator[list[Item]]:
    """Shuffled batches without end."""
    pool: list[Item] = []
    while True:
        while len(pool) < size:
            pool += rng.sample(items, len(items))
        yield pool[:size]
        pool = pool[size:]


def in_chunks(rows: list[list[int]], work: Callable[[Tensor, Tensor], Tensor], device: str) -> Tensor:
    """Token rows through a model, those of similar length together; results in the order of the rows.

    Args:
        rows: token ids.
        work: from padded ids and attention mask to one result a row.
        device: where the model is.
    """
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    parts = []
    for start in range(0, len(order), CHUNK):
        chunk = [rows[i] for i in order[start : start + CHUNK]]
        longest = max(map(len, chunk))
        ids = torch.tensor([row + [PAD] * (longest - len(row)) for row in chunk], device=device)
        parts.append(work(ids, (ids != PAD).long()))
    place = torch.empty(len(order), dtype=torch.long)
    place[torch.tensor(order)] = torch.arange(len(order))
    return torch.cat(parts)[place]


def parser_for(
    title: str | None, *, steps: int, batch: int, rate: float, passages: bool = True
) -> argparse.ArgumentParser:
    """A command line with what every training needs; the numbers are the defaults, ``passages``: a file of them is read."""
    parser = argparse.ArgumentParser(description=title)
    if passages:
        parser.add_argument("passages", type=Path)
    parser.add_argument(
        "--start", type=Path, required=True, help="checkpoint to start from, or to go on with"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=steps)
    parser.add_argument("--batch", type=int, default=batch)
    parser.add_argument("--rate", type=float, default=rate)
    parser.add_argument("--seed", type=int, default=1)
    return parser


def device() -> str:
    """Where to train."""
    return "cuda" if torch.cuda.is_available() else "cpu"
