"""The archive at a glance, counted by the ledger and never in memory."""

from __future__ import annotations

from models.archive import Bar, DossierRow, Pace, Rate, Summary
from models.finding import Verdict
from pipeline.batch.ledger import Ledger
from pipeline.batch.sample import clopper_pearson
from pipeline.batch.totals import Totals

SUPPLIERS = 20
RULES = 40
WORST = 200
GRAVEST = (Verdict.IRRECEVABLE, Verdict.A_COMPLETER, Verdict.NON_CONTROLE, Verdict.A_VERIFIER)
RATES = (
    ("Dossiers à compléter ou irrecevables", (Verdict.A_COMPLETER, Verdict.IRRECEVABLE)),
    ("Dossiers à vérifier ou non contrôlés", (Verdict.A_VERIFIER, Verdict.NON_CONTROLE)),
)


def summarise(ledger: Ledger, totals: Totals) -> Summary:
    """All that the index page shows."""
    return Summary(
        dossiers=totals.dossiers,
        pages=totals.pages,
        states=totals.states,
        verdicts=totals.verdicts,
        page_states=totals.page_states,
        grades=_grades(ledger),
        by_scheme=_bars(ledger, "scheme", SUPPLIERS),
        by_supplier=_bars(ledger, "supplier", SUPPLIERS),
        by_rule=_rules(ledger),
        pace=_pace(ledger),
        rates=_rates(ledger),
        seed=int(ledger.meta("seed") or 0),
        links=totals.links,
        misplaced=totals.misplaced,
        worst=_worst(ledger),
    )


def _grades(ledger: Ledger) -> dict[str, int]:
    rows = ledger.connection.execute(
        "SELECT grade, count(*) FROM pages WHERE grade <> '' GROUP BY grade ORDER BY grade"
    )
    return {str(grade): int(number) for grade, number in rows}


def _bars(ledger: Ledger, column: str, most: int) -> tuple[Bar, ...]:
    """Verdicts by scheme or supplier, those with most dossiers first."""
    labels = ledger.connection.execute(
        f"""SELECT "{column}" FROM dossiers WHERE "{column}" <> '' AND verdict <> ''
            GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?""",  # noqa: S608 - a name of ours
        (most,),
    ).fetchall()
    found = []
    for (label,) in labels:
        rows = ledger.connection.execute(
            f"""SELECT verdict, count(*) FROM dossiers WHERE "{column}" = ? AND verdict <> ''
                GROUP BY 1 ORDER BY 1""",  # noqa: S608 - a name of ours
            (label,),
        )
        found.append(Bar(label=str(label), parts={str(name): int(number) for name, number in rows}))
    return tuple(found)


def _rules(ledger: Ledger) -> tuple[Bar, ...]:
    """Dossiers by control that is not satisfied, each counted once a control and outcome."""
    parts: dict[str, dict[str, int]] = {}
    rows = ledger.connection.execute(
        """SELECT rule || ' · ' || min(title), outcome, count(DISTINCT dossier) FROM findings
           GROUP BY rule, outcome ORDER BY rule, outcome"""
    )
    for label, outcome, number in rows:
        parts.setdefault(str(label), {})[str(outcome)] = int(number)
    bars = [Bar(label=label, parts=counts) for label, counts in parts.items()]
    return tuple(sorted(bars, key=lambda bar: (-bar.total, bar.label))[:RULES])


def _pace(ledger: Ledger) -> tuple[Pace, ...]:
    rows = ledger.connection.execute("SELECT run, seconds, pages, dossiers FROM pace ORDER BY run, rank")
    return tuple(Pace(run=run, seconds=s, pages=pages, dossiers=n) for run, s, pages, n in rows)


def _rates(ledger: Ledger) -> tuple[Rate, ...]:
    """For a sample that was asked for; a rate of the whole archive needs no interval."""
    drawn = ledger.connection.execute(
        "SELECT verdict, count(*) FROM dossiers WHERE rank <> '' AND verdict <> '' GROUP BY verdict"
    ).fetchall()
    size = sum(number for _, number in drawn)
    found = []
    for title, verdicts in RATES if size else ():
        hits = sum(number for name, number in drawn if name in {v.value for v in verdicts})
        low, high = clopper_pearson(hits, size)
        found.append(Rate(title=title, hits=hits, size=size, low=low, high=high))
    return tuple(found)


def _worst(ledger: Ledger) -> tuple[DossierRow, ...]:
    names: list[str] = []
    for verdict in GRAVEST:
        rows = ledger.connection.execute(
            "SELECT id FROM dossiers WHERE verdict = ? ORDER BY id LIMIT ?",
            (verdict.value, WORST - len(names)),
        )
        names.extend(str(row[0]) for row in rows)
    return tuple(ledger.row(name) for name in names)
