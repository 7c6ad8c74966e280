"""Compose every problem in a folder and print what came of it; the clock is read, never judged.

    python tests/benchmarks/seating.py FOLDER [--seconds 10] [--only p0] [--seed 1]

Large problems get six times as long. With a file ``best_known.json`` in the folder the cost is put
beside the best known.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path

from dialoog.adapters.cores import search
from dialoog.domain import seating

LARGE = 1000
SMALL = 150


def main() -> None:
    arguments = _arguments()
    known = arguments.folder / "best_known.json"
    best = json.loads(known.read_text()) if known.exists() else {}
    ours = theirs = 0
    for path in sorted(arguments.folder.glob(f"{arguments.only}*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict) or data.get("format") != "dialoog-tables/1":
            continue
        cost = _run(path.stem, seating.read_problem(data), arguments, best.get(path.stem))
        small = cost is not None and path.stem in best and len(data["people"]) < SMALL
        if small and "base" not in data:
            ours += cost
            theirs += best[path.stem]
    if theirs:
        print(f"sum below {SMALL} people: {ours}, best known {theirs} ({ours / theirs:.3f})")


def _run(
    name: str, problem: seating.Problem, arguments: argparse.Namespace, best: int | None
) -> int | None:
    began = time.monotonic()
    seconds = arguments.seconds * (6 if len(problem.people) > LARGE else 1)
    first = seating.compose(problem, seed=arguments.seed, budget=lambda: 1.0)
    took = time.monotonic() - began
    conflict = seating.conflicts(problem) if seating.check(problem, first) else None
    if conflict:
        print(f"{name:24} impossible: {len(conflict.ids)} rules, {_spent(began)}")
        return None
    plan = search(problem, seed=arguments.seed, seconds=seconds - (time.monotonic() - began))
    score = seating.score(problem, plan)
    print(
        f"{name:24} broken {len(seating.check(problem, plan))}  cost {score.cost:5}  "
        f"best known {best if best is not None else '?':>4}  moves {score.moves:3}  "
        f"repeats {score.repeats:4}  first {took:.2f} s  {_spent(began)}",
        flush=True,
    )
    return score.cost


def _spent(began: float) -> str:
    megabytes = (
        max(
            resource.getrusage(who).ru_maxrss
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        // 1024
    )
    return f"{time.monotonic() - began:.1f} s, {megabytes} MB"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    return parser.parse_args()


if __name__ == "__main__":
    main()
