"""Defects of the journal de monitoring and of what it gives right to."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from testdata.generate.days import add_months, first_of_next_month
from testdata.generate.defects import Defect, Plant
from testdata.generate.defects_amounts import redo, retotal
from testdata.generate.defects_signing import set_received
from testdata.generate.draft import Draft
from testdata.generate.edits import edit
from testdata.generate.money import perf

SECOND = ("secondaire",)


def secondary_late(draft: Draft, rng: Random) -> bool:
    """Filed more than twenty months after the start (S2:700-701)."""
    assert draft.world.days.va is not None
    start = first_of_next_month(draft.world.days.va)
    set_received(draft, add_months(start, 20) + timedelta(rng.choice((1, 4, 40))))
    return True


def perf_wrong(draft: Draft, _rng: Random) -> bool:
    """The whole amount is asked for where the journal gives half of it (S2:382-386)."""
    piece, journal = draft.piece("facture"), draft.world.journal
    if piece is None or journal is None or journal.documents_sent * 10 >= journal.documents_total * 6:
        return False
    lines = zip(
        [r for r in piece.rows if r.role == "secondaire"],
        draft.world.secondaire,
        draft.declared["secondaire_invoiced"],
        strict=True,
    )
    for row, whole, declared in lines:
        redo(row, whole.ht)
        declared |= {"excl_tax": row.ht, "vat": row.vat, "incl_tax": row.ttc}
    retotal(piece)
    return True


def counts_differ(key: str) -> Plant:
    """The journal says another count than the declared one."""

    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece("journal")
        if piece is None:
            return False
        shift = rng.choice((7, 11, 30, -9))
        name, total, sent = piece.months[-1]
        if sent + shift < 0 or total + shift < 0 or (key == "documents_sent" and sent + shift > total):
            return False
        changed = (total + shift, sent) if key == "documents_total" else (total, sent + shift)
        piece.months[-1] = (name, *changed)
        piece.values[key] = str(int(piece.values[key]) + shift)
        return True

    return plant


def few_documents(draft: Draft, rng: Random) -> bool:
    """Sixty documents or fewer: PERF is 0 and nothing is due (S2:382)."""
    piece = draft.piece("journal")
    if piece is None:
        return False
    piece.months = [(name, rng.randint(5, 10), rng.randint(3, 5)) for name, _, _ in piece.months]
    total, sent = sum(m[1] for m in piece.months), sum(m[2] for m in piece.months)
    piece.values |= {"documents_total": str(total), "documents_sent": str(sent)}
    draft.declared["monitoring"] |= {"documents_total": total, "documents_sent": sent}
    return True


def short_period(draft: Draft, _rng: Random) -> bool:
    """Five months instead of six."""
    piece, start = draft.piece("journal"), draft.world.days.watch_start
    if piece is None or start is None:
        return False
    end = add_months(start, 5) - timedelta(1)
    months = piece.months[:5]
    total, sent = sum(m[1] for m in months), sum(m[2] for m in months)
    if total <= 60 or perf(total, sent) != perf(
        *(int(piece.values[k]) for k in ("documents_total", "documents_sent"))
    ):
        return False
    piece.months = months
    piece.values |= {"period_end": str(end), "documents_total": str(total), "documents_sent": str(sent)}
    draft.declared["monitoring"] |= {"ends": str(end), "documents_total": total, "documents_sent": sent}
    return True


def mid_month(draft: Draft, rng: Random) -> bool:
    """The observation does not start on the first of a month."""
    piece, start, end = draft.piece("journal"), draft.world.days.watch_start, draft.world.days.watch_end
    if piece is None or start is None or end is None:
        return False
    shift = timedelta(rng.choice((4, 9, 14)))
    first, last = start + shift, date(end.year, end.month, 1) + shift - timedelta(1)
    piece.values |= {"period_start": str(first), "period_end": str(last)}
    piece.months = []
    draft.declared["monitoring"] |= {"starts": str(first), "ends": str(last)}
    return True


DEFECTS: list[Defect] = [
    Defect("secondary_late", ("CAL-10",), "fix", SECOND, secondary_late),
    Defect("perf_wrong", ("MON-11",), "fix", SECOND, perf_wrong),
    Defect("journal_total_differs", ("MON-11",), "fix", SECOND, counts_differ("documents_total")),
    Defect("journal_sent_differs", ("MON-11",), "fix", SECOND, counts_differ("documents_sent")),
    Defect("few_documents", ("MON-11",), "fix", SECOND, few_documents),
    Defect("short_period", ("CAL-10",), "fix", SECOND, short_period),
    Defect("mid_month", ("CAL-10",), "fix", SECOND, mid_month),
    Defect(
        "journal_rpps_differs", ("DEC-04", "COH-03"), "fix", SECOND, edit("client_rpps", "rpps", "journal")
    ),
]
