"""As many workers as cores, as far as the memory goes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline import machine
from pipeline.machine import fitting
from pipeline.settings import Settings

GB = 1_000_000_000


@pytest.mark.parametrize(
    ("cores", "memory", "quota", "limit", "workers"),
    [
        (2, 24 * GB, "", "", 2),
        (8, 8 * GB, "max 100000", "max", 5),
        (8, 24 * GB, "250000 100000", "max", 2),
        (8, 24 * GB, "50000 100000", "", 1),
        (8, 24 * GB, "", str(2 * GB), 1),
        (4, 1 * GB, "", "", 1),
    ],
)
def test_workers_that_fit(
    cores: int,
    memory: int,
    quota: str,
    limit: str,
    workers: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)))
    monkeypatch.setattr(os, "sysconf", lambda name: memory if name == "SC_PHYS_PAGES" else 1)
    for name, told in (("cpu.max", quota), ("memory.max", limit)):
        if told:
            (tmp_path / name).write_text(told + "\n")
    assert fitting(tmp_path) == workers


def test_one_dossier_takes_no_more_workers_than_it_has_use_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_cores", lambda _: 64)
    monkeypatch.setattr(machine, "_memory", lambda _: 640 * GB)
    monkeypatch.delenv("RECEVABLE_WORKERS", raising=False)
    assert (fitting(), Settings().workers, Settings(workers=9).workers) == (64, 4, 9)
