"""Kills archive runs at random moments, compares what they give: `python -m bench.scale_killed`."""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from bench.machine import commit
from bench.markdown import section, table
from tests.batch.killing import given, killed_run
from tests.batch.world import folders, go

HEAD = ("moment", "killed after s", "reports there", "read again", "results")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=4.0, help="latest moment of a kill")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="recevable-killed-") as folder:
        rows = measure(Path(folder), asked)
    said = (
        f"Archive of {asked.count} dossiers with recorded readings; each run is killed with signal 9 at a "
        f"moment drawn with seed {asked.seed}, then the same command runs to its end; commit {commit()}. "
        "« same » says that every report and every table equals, byte for byte, those of a run that nothing "
        "stopped. A dossier that was being controlled when the kill came may be read twice."
    )
    page = section("Killed and resumed", said, table(HEAD, rows), level=1)
    asked.out.write_text(page + "\n", encoding="utf-8")


def measure(folder: Path, asked: argparse.Namespace) -> list[tuple[object, ...]]:
    """One row a moment."""
    archive = folders(folder / "in", asked.count)
    go(archive, folder / "whole")
    wanted, draw = given(folder / "whole"), random.Random(asked.seed)  # noqa: S311 - moments, not secrets
    rows: list[tuple[object, ...]] = []
    for moment in range(asked.moments):
        out, after = folder / f"out-{moment}", draw.uniform(0.0, asked.seconds)
        there = killed_run(archive, out, after)
        _, done = go(archive, out)
        same = "same" if given(out) == wanted else "DIFFERENT"
        rows.append((moment + 1, f"{after:.2f}", there, sum(one.read for one in done), same))
    return rows


if __name__ == "__main__":
    main()
