"""kill -9 at any moment, then the same command: the results are those of a run that nothing stopped."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.batch.killing import given, killed_run
from tests.batch.world import folders, go

MOMENTS = 3
COUNT = 40


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folders(tmp_path_factory.mktemp("killed") / "in", COUNT)


def test_killed_at_random_moments_and_resumed(archive: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    go(archive, whole)
    wanted, draw = given(whole), random.Random(5)
    for moment in range(MOMENTS):
        out = tmp_path / f"killed-{moment}"
        there = killed_run(archive, out, draw.uniform(0.0, 2.0))
        totals, done = go(archive, out)
        assert totals.states == {"done": COUNT}
        assert sum(one.read for one in done) <= COUNT - there + 4
        assert given(out) == wanted
