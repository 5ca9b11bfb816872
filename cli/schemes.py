"""`recevable schemes`: the funding schemes that are controlled, what each holds, and their YAML checked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from cli.console import out, refuse
from reports.coverage import coverage, scans
from schemes import Scheme, SchemeError, load_scheme, scheme_ids
from schemes.facts import After, CalendarDate
from schemes.load import ROOT, load_piece
from schemes.source import Unknown

app = typer.Typer(help="Les dispositifs contrôlés et leurs règles.", no_args_is_help=True)


@app.command("list")
def list_schemes() -> None:
    """Liste les dispositifs contrôlés."""
    for scheme in map(load_scheme, scheme_ids()):
        out().print(Text(f"{scheme.id}  {scheme.title}"), soft_wrap=True)


@app.command()
def show(
    scheme_id: Annotated[
        str, typer.Argument(metavar="ID", help="Par exemple MDV-LGC-Va2.", show_default=False)
    ],
) -> None:
    """Montre un dispositif : cas, pièces, calendrier, plafonds, chacun avec sa source."""
    if scheme_id not in scheme_ids():
        refuse(f"Dispositif inconnu : {scheme_id}.", ["La liste : recevable schemes list"])
    for line in _lines(load_scheme(scheme_id)):
        out().print(Text(line), soft_wrap=True)


@app.command("coverage")
def show_coverage() -> None:
    """Montre ce qui est couvert : étapes, cas, pièces, et les dossiers d’essai de chacun."""
    page = coverage([load_scheme(one) for one in scheme_ids()], scans(ROOT.parent / "testdata" / "scans"))
    sys.stdout.write(page)


@app.command()
def lint(
    drafts: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FICHIER…]",
            exists=True,
            dir_okay=False,
            help="Des modèles de pièce qui ne sont pas encore dans leur dispositif.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Vérifie les fichiers YAML des dispositifs ; dit le fichier et la ligne de chaque faute."""
    if drafts:
        _lint_drafts(drafts)
        return
    faults = [line for one in scheme_ids() for line in _faults(one)]
    if faults:
        refuse("Des fichiers de dispositif sont à corriger.", faults)
    out().print(Text(f"{len(scheme_ids())} dispositif(s) vérifié(s), aucune faute."))


def _lint_drafts(drafts: list[Path]) -> None:
    """Piece models alone, before they join their scheme."""
    faults: list[str] = []
    for draft in drafts:
        try:
            load_piece(draft)
        except SchemeError as error:
            faults += str(error).splitlines()
    if faults:
        refuse("Des modèles de pièce sont à compléter ou à corriger.", faults)
    out().print(Text(f"{len(drafts)} modèle(s) de pièce vérifié(s), aucune faute."))


def _faults(scheme_id: str) -> list[str]:
    try:
        load_scheme(scheme_id)
    except SchemeError as error:
        return str(error).splitlines()
    return []


def _lines(scheme: Scheme) -> Iterator[str]:
    yield f"{scheme.name} — {scheme.title}"
    yield "Cas"
    yield from (f"  {case.title} ({', '.join(case.source)})" for case in scheme.cases)
    yield "Pièces"
    for need in scheme.required:
        kinds = [*need.pieces, *filter(None, (" ou ".join(need.one_of),))]
        yield f"  {need.stage} : {', '.join(kinds)} ({', '.join(need.source)})"
    yield "Calendrier"
    yield from (f"  {_date(one)}" for one in scheme.calendar.values())
    yield "Plafonds HT"
    for one in scheme.ceilings:
        words = " ".join(filter(None, (one.profile, one.line, one.nature)))
        yield f"  {words} : {one.excl_tax} € ({', '.join(one.source)})"
    for scale in scheme.scales:
        points = " ; ".join(f"{p.activity:f} j : {p.incl_tax} €" for p in scale.points)
        yield f"  {scale.nature}, affine, TTC {scale.rate} % : {points} ({', '.join(scale.source)})"
    if scheme.unknown:
        yield "Inconnu des textes"
        yield from (f"  {key} : {one.unknown}" for key, one in scheme.unknown.items())


def _date(one: CalendarDate) -> str:
    if isinstance(one.at, Unknown):
        told = f"inconnue. {one.at.unknown}"
    elif isinstance(one.at, After):
        told = f"{one.at.after} + {one.at.months} mois"
    else:
        told = f"{one.at:%d/%m/%Y %H:%M}"
    return f"{one.title} : {told} ({', '.join(one.source)})"
