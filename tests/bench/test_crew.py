import sys
import time
from pathlib import Path

import pytest

from bench.crew import Worker, measure_all
from tests.bench.made import record, truth

ANSWER = record().model_dump_json()
# A worker that dies on « crash », hangs on « hang » and otherwise answers with a record of that name.
SCRIPT = f"""
import os, sys, time
for line in sys.stdin:
    name = os.path.basename(line.strip())
    if name == "crash":
        os._exit(7)
    if name == "hang":
        time.sleep(60)
    print({ANSWER!r}.replace("0001", name), flush=True)
"""


@pytest.fixture
def dossiers(tmp_path: Path) -> list[Path]:
    folders = [tmp_path / name for name in ("first", "crash", "hang", "last")]
    for folder in folders:
        folder.mkdir()
        (folder / "truth.json").write_text(truth().model_dump_json(), encoding="utf-8")
    return folders


def hire() -> Worker:
    return Worker((sys.executable, "-I", "-S", "-c", SCRIPT), seconds=4.0)


def test_a_worker_that_dies_or_hangs_costs_one_dossier(dossiers: list[Path]) -> None:
    found = {one.dossier: one for one in measure_all(dossiers, 1, hire)}
    assert {name: one.crash for name, one in found.items()} == {
        "first": None,
        "crash": "the process ended with code 7",
        "hang": "more than 4 s",
        "last": None,
    }
    assert found["crash"].verdict is None


def test_two_workers_share_the_work(dossiers: list[Path]) -> None:
    sound = [dossiers[0], dossiers[3]]
    assert {one.dossier for one in measure_all(sound, 2, hire)} == {"first", "last"}


def test_nothing_begins_after_the_time(dossiers: list[Path]) -> None:
    assert list(measure_all(dossiers, 1, hire, until=time.monotonic() - 1)) == []
