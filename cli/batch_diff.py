"""`recevable batch diff`: what another version, or another scheme, changes in the same archive."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import typer

from cli.console import out, refuse
from pipeline.batch.diff import Change, diff
from pipeline.batch.ledger import LedgerError
from reports.clean import clean


def show_diff(before: Path, after: Path, json_lines: bool) -> None:
    """One line a dossier that changed, then the totals."""
    moves: Counter[tuple[str, str]] = Counter()
    count = 0
    try:
        for change in diff(before, after):
            count += 1
            moves[change.before, change.after] += change.before != change.after
            typer.echo(json.dumps(asdict(change), ensure_ascii=False) if json_lines else _line(change))
    except LedgerError as error:
        refuse(str(error))
    if not json_lines:
        out().print(f"{count} dossiers diffèrent, {sum(moves.values())} verdicts ont changé.")
        for (old, new), number in sorted(moves.items()):
            if number:
                out().print(f"  {number} × {old or 'absent'} → {new or 'absent'}")


def _line(change: Change) -> str:
    verdicts = f"{change.before or 'absent'} → {change.after or 'absent'}"
    rules = [f"+{rule}" for rule in change.appeared] + [f"-{rule}" for rule in change.gone]
    return "\t".join((clean(change.dossier), verdicts, ", ".join(rules)))
