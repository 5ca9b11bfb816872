"""`python -m tests.api.victim DIR`: a service in a process of its own, that a test may kill."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from tests.api.browser import serving
from tests.api.world import made, working


def main() -> None:
    """Serves over recorded readings, says where, and goes on until it is killed."""
    service = made(Path(sys.argv[1]))
    with working(service), serving(service) as address:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
