"""Every dossier and every page in one state, and the sums that prove it."""

from __future__ import annotations

from dataclasses import dataclass

from models.archive import State
from pipeline.batch.ledger import Ledger, LedgerError


@dataclass(frozen=True)
class Totals:
    """The balance of a run: dossiers and pages by state, verdicts, and files out of place."""

    dossiers: int
    states: dict[str, int]
    verdicts: dict[str, int]
    pages: int
    page_states: dict[str, int]
    misplaced: int
    links: int


def balance(ledger: Ledger) -> Totals:
    """The totals. Raises LedgerError when they do not balance."""
    one = ledger.connection.execute
    states, verdicts = ledger.counts("state"), ledger.counts("verdict")
    page_states = dict(one("SELECT state, count(*) FROM pages GROUP BY state ORDER BY state").fetchall())
    dossiers = int(one("SELECT count(*) FROM dossiers").fetchone()[0])
    pages = int(one("SELECT coalesce(sum(pages), 0) FROM dossiers").fetchone()[0])
    misplaced = int(one("SELECT count(*) FROM misplaced").fetchone()[0])
    links = int(one("SELECT count(*) FROM (SELECT DISTINCT rule, first, second FROM links)").fetchone()[0])
    if states.get(State.QUEUED.value, 0):
        raise LedgerError(f"{states[State.QUEUED.value]} dossiers ne sont dans aucun état final.")
    if sum(states.values()) != dossiers or dossiers != int(ledger.meta("planned") or 0):
        raise LedgerError("Le compte des dossiers ne tombe pas juste.")
    if sum(page_states.values()) != pages:
        raise LedgerError("Le compte des pages ne tombe pas juste.")
    left = {name: number for name, number in verdicts.items() if name}
    return Totals(dossiers, states, left, pages, page_states, misplaced, links)
