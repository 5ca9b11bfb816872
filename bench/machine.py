"""What the measures were made on, and how much memory the processes took at their peak."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = (
    "rapidocr",
    "openvino",
    "onnxruntime",
    "pypdfium2",
    "opencv-python-headless",
    "rapidfuzz",
    "spacy",
)


def versions() -> dict[str, str]:
    """Versions of what reads: Python, the libraries, Tesseract, the commit."""
    found = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found | {"tesseract": first_line("tesseract", "--version"), "commit": commit()}


def commit() -> str:
    """The commit measured, marked when files differ from it."""
    return first_line("git", "describe", "--always", "--dirty", "--abbrev=10")


def first_line(*command: str) -> str:
    """The first line that a program prints, "absent" when there is no such program."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)  # noqa: S603 - our own words
    except FileNotFoundError:
        return "absent"
    return next(iter((done.stdout or done.stderr).splitlines()), "").strip()


def processor() -> str:
    """The processor's name as the kernel tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0))


def peak_mb(pid: int | None = None) -> int:
    """The largest peak, in MB, of any one process among `pid` (ours), its living and its ended children.

    One process and not their sum: what a worker needs.
    """
    family = descendants(pid or os.getpid())
    ended = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if pid is None else 0
    return max([ended, *(high_water_kb(one) for one in family)]) // 1024


def cpu_seconds() -> float:
    """Processor time of this process and all its children so far, the ended ones included."""
    return sum(_ticks(pid) for pid in descendants(os.getpid())) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int) -> int:
    """Own time and that of the children that it saw end; 0 when it is gone."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(field) for field in stat.rpartition(")")[2].split()[11:15])


def descendants(pid: int) -> list[int]:
    """`pid`, its children, theirs and so on, as /proc shows them now (only `pid` where there is none)."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended meanwhile
        parents[int(stat.parent.name)] = int(fields[1])
    found = [pid]
    for one in found:
        found.extend(child for child, parent in parents.items() if parent == one)
    return found


def high_water_kb(pid: int) -> int:
    """Peak resident memory of a process in kB, 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmHWM:"))
    return next((int(words[1]) for words in lines), 0)
