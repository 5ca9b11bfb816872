"""`python -m tests.api.victim DIR [DATABASE]`: a service in a process of its own, that a test may kill."""

from __future__ import annotations

import sys
import threading
from datetime import timedelta
from pathlib import Path

from api import engine
from store import queue
from tests.api.browser import serving
from tests.api.world import made, working


def main() -> None:
    """Serves over recorded readings, says where, and goes on until it is killed."""
    engine.BEAT, queue.LEASE = 0.5, timedelta(seconds=3)
    service = made(Path(sys.argv[1]), **({"database_url": sys.argv[2]} if sys.argv[2:] else {}))
    with working(service), serving(service) as address:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
