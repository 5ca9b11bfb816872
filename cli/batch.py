"""`recevable batch`: an archive in, the results of every dossier out, stopped and resumed at will."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from cli.batch_progress import live
from cli.codes import Code
from cli.console import err, out, refuse
from cli.inputs import load_mapping, load_settings, parse_received
from pipeline.batch.executors import ExecutorError
from pipeline.batch.job import Choices, Html, Writers
from pipeline.batch.keys import reading_version, run_version
from pipeline.batch.layouts import plan
from pipeline.batch.ledger import Ledger, LedgerError
from pipeline.batch.manifest import ManifestError
from pipeline.batch.places import Places
from pipeline.batch.read import read_for_good
from pipeline.batch.run import BusyError, Order, Told, out_of_place, run, scratch
from pipeline.batch.summary import summarise
from pipeline.batch.totals import Totals
from reports.archive import Results, write_results
from reports.clean import clean
from reports.html import to_html
from reports.json_ import to_json
from reports.words import VERDICTS

INTERRUPTED = 130


@dataclass(frozen=True)
class Asked:
    """The options of the command."""

    archives: list[Path]
    out: Path | None
    executor: str
    mapping: Path | None
    received: str | None
    rules_only: bool
    retry: bool
    html: Html
    sample: int
    seed: int
    plan: bool
    quiet: bool
    json_lines: bool


def batch(asked: Asked) -> None:
    """Controls an archive, or says what would be controlled; exits with 0 when every total balances."""
    missing = [str(path) for path in asked.archives if not path.exists()]
    if missing:
        refuse("Archive introuvable.", missing)
    if asked.plan:
        _show_plan(asked)
        return
    if asked.out is None:
        refuse("Indiquez où écrire les résultats : --out RÉPERTOIRE.")
    order = _order(asked, asked.out)
    try:
        with live(asked.quiet, asked.json_lines) as shown:
            totals = run(order, Told(shown.start, shown.done))
    except BusyError:
        refuse("Un autre contrôle écrit dans ce répertoire : attendez sa fin ou choisissez-en un autre.")
    except (ManifestError, ExecutorError) as error:
        refuse(str(error))
    except LedgerError as error:
        err().print(f"Le contrôle a échoué : {clean(str(error))}", style="bold red")
        raise typer.Exit(Code.INTERNAL) from error
    except KeyboardInterrupt:
        err().print("Interrompu. La même commande reprendra où elle s’est arrêtée.", style="bold")
        raise typer.Exit(INTERRUPTED) from None
    _conclude(asked, order, totals)


def _order(asked: Asked, place: Path) -> Order:
    settings, names = load_settings(), load_mapping(asked.mapping)
    received = parse_received(asked.received) if asked.received is not None else None
    version = run_version(settings, names, received, asked.html.value)
    choices = Choices(
        settings=settings,
        writers=Writers(to_json, to_html),
        reader=read_for_good,
        version=version,
        reading=reading_version(),
        mapping=names,
        received=received,
        rules_only=asked.rules_only,
        retry=asked.retry,
        html=asked.html,
    )
    archives = tuple(path.resolve() for path in asked.archives)
    return Order(archives, place.resolve(), asked.executor, choices, asked.sample, asked.seed)


def _show_plan(asked: Asked) -> None:
    """What would be controlled, a line each, then what is out of place and why."""
    away = asked.out.resolve() if asked.out else Path("/dev/null")
    with (
        tempfile.TemporaryDirectory(prefix="recevable-") as folder,
        scratch(Path(folder) / "plan") as listing,
    ):
        dossiers = misplaced = 0
        try:
            for demand, _stamp in plan(listing, asked.archives, away):
                dossiers += 1
                _say(asked, {"dossier": demand.id, "layout": demand.layout, "pieces": len(demand.pieces)})
        except ManifestError as error:
            refuse(str(error))
        for path, reason in out_of_place(listing):
            misplaced += 1
            _say(asked, {"misplaced": path, "reason": reason})
    if not asked.json_lines and not asked.quiet:
        err().print(f"Dossiers : {dossiers}. Fichiers hors place : {misplaced}.")


def _say(asked: Asked, line: dict[str, object]) -> None:
    if asked.json_lines:
        typer.echo(json.dumps(line, ensure_ascii=False))
    else:
        typer.echo("\t".join(clean(str(value)) for value in line.values()))


def _conclude(asked: Asked, order: Order, totals: Totals) -> None:
    """The results, then the totals for a person or for a program."""
    with Ledger(Places(order.out).ledger) as ledger:
        results = write_results(order.out, ledger, summarise(ledger, totals))
    if asked.json_lines:
        sys.stdout.write(json.dumps({"event": "end", **asdict(totals)}, ensure_ascii=False) + "\n")
    elif not asked.quiet:
        _tell(totals, results)


def _tell(totals: Totals, results: Results) -> None:
    """The verdicts, and where to look."""
    console = out()
    console.print(f"{totals.dossiers} dossiers, {totals.pages} pages.")
    for verdict, wording in VERDICTS.items():
        if number := totals.verdicts.get(verdict.value, 0):
            console.print(f"  {wording.title} : {number}")
    if totals.links:
        console.print(f"  Recoupements entre dossiers : {totals.links}")
    if totals.misplaced:
        console.print(f"  Fichiers hors place : {totals.misplaced}")
    console.print(f"Classeur : {results.workbook}", soft_wrap=True)
    console.print(f"Synthèse : {results.index}", soft_wrap=True)
