"""What happens to a dossier, as Server-Sent Events: its state, and its files page by page."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool

from api.service import Service
from store import dossiers
from store.intake import OPEN

PACE = 0.5  # seconds between two looks
ALIVE = 30  # looks without news before a comment keeps the line open


async def events(service: Service, dossier: str) -> AsyncIterator[str]:
    """One event each time something has changed, until the dossier is settled."""
    last, quiet = "", 0
    while True:
        state, said = await run_in_threadpool(_now, service, dossier)
        if said != last:
            last, quiet = said, 0
            yield f"event: etat\ndata: {said}\n\n"
        elif quiet >= ALIVE:
            quiet = 0
            yield ": encore là\n\n"
        if state not in OPEN:
            return
        quiet += 1
        await asyncio.sleep(PACE)


def _now(service: Service, dossier: str) -> tuple[str, str]:
    with service.db.read() as db:
        row = dossiers.get(db, dossier)
        ahead = dossiers.ahead(db, row) if row is not None else 0
    state = row.state if row is not None else "erased"
    files = [
        {"name": name, "done": done, "total": total}
        for name, (done, total) in sorted(service.hub.seen(dossier).items())
    ]
    said = {"state": state, "verdict": row.verdict if row else "", "files": files, "ahead": ahead}
    return state, json.dumps(said, ensure_ascii=False)
