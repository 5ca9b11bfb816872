"""A run to be killed: `python -m tests.batch.victim ARCHIVE OUT`. Says when it begins."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.batch.world import go

if __name__ == "__main__":
    print("ready", flush=True)
    go(Path(sys.argv[1]), Path(sys.argv[2]))
