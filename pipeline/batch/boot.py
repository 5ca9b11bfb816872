"""Whether the machine itself has stopped since: what was written just before may then be lost."""

from __future__ import annotations

from pathlib import Path

BOOT = Path("/proc/sys/kernel/random/boot_id")
UNKNOWN = "unknown"


def boot_id() -> str:
    """The same from one start of the machine to its stop; a process that is killed loses nothing it wrote."""
    try:
        return BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return UNKNOWN
