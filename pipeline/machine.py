"""How many workers this machine has room for."""

from __future__ import annotations

import os
from pathlib import Path

WORKER_BYTES = 1_400_000_000  # what a worker that has read many files holds (README, "Measured")
SPARED_BYTES = 500_000_000  # for the process that asks and for the system
CONTROL_GROUP = Path("/sys/fs/cgroup")


def fitting(group: Path = CONTROL_GROUP) -> int:
    """As many workers as there are cores, as far as the memory goes; one at least.

    `group`: where the system tells what a container may use (cgroup v2), when it does.
    """
    return max(1, min(_cores(group), (_memory(group) - SPARED_BYTES) // WORKER_BYTES))


def _cores(group: Path) -> int:
    here = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota, _, period = _told(group / "cpu.max").partition(" ")
    return min(here, max(1, int(quota) // int(period))) if quota.isdecimal() and period.isdecimal() else here


def _memory(group: Path) -> int:
    whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    limit = _told(group / "memory.max")
    return min(whole, int(limit)) if limit.isdecimal() else whole


def _told(path: Path) -> str:
    """One line of the system, empty where it says nothing."""
    return path.read_text(encoding="ascii").strip() if path.is_file() else ""
