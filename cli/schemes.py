"""`recevable schemes`: the funding schemes that are controlled, what each holds, and their YAML checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from cli.console import out, refuse
from schemes import Scheme, SchemeError, load_scheme, scheme_ids
from schemes.load import load_piece
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
        yield f"  {need.stage} : {', '.join(need.pieces)} ({', '.join(need.source)})"
    yield "Calendrier"
    for date in scheme.calendar.values():
        told = f"inconnue. {date.at.unknown}" if isinstance(date.at, Unknown) else f"{date.at:%d/%m/%Y %H:%M}"
        yield f"  {date.title} : {told} ({', '.join(date.source)})"
    yield "Plafonds HT"
    for one in scheme.ceilings:
        words = " ".join(filter(None, (one.profile, one.line, one.nature)))
        yield f"  {words} : {one.excl_tax} € ({', '.join(one.source)})"
