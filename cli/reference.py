"""`recevable reference`: the bases that the controls REF look into, and their versions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.text import Text

from cli.console import out, refuse
from cli.inputs import load_settings, parse_day
from models.reference import Kind
from pipeline.references import BaseError, Columns, keep, read_base
from pipeline.references.keep import versions
from schemes.load import SchemeError, read_yaml

app = typer.Typer(help="Les bases de référence de l’opérateur.", no_args_is_help=True)


def _folder() -> Path:
    folder = load_settings().references
    if folder is None:
        refuse("Indiquez le répertoire des bases : variable RECEVABLE_REFERENCES.")
    return folder


@app.command()
def load(
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help="CSV ou XLSX.", show_default=False)],
    kind: Annotated[Kind, typer.Option("--kind", help="Nature de la base.", show_default=False)],
    columns: Annotated[
        Path, typer.Option("--columns", help="YAML : nos champs, leurs colonnes.", show_default=False)
    ],
    of: Annotated[
        str, typer.Option("--date", metavar="AAAA-MM-JJ", help="Jour de la base.", show_default=False)
    ],
) -> None:
    """Charge une version d’une base ; les versions précédentes sont conservées."""
    folder, day = _folder(), parse_day(of, "--date")
    try:
        mapping = Columns.model_validate(read_yaml(columns))
        version = keep(folder, kind, day, file, read_base(file, mapping))
    except (SchemeError, ValidationError, OSError, UnicodeDecodeError) as error:
        refuse("La correspondance (--columns) ne peut pas être lue.", [str(error)])
    except BaseError as error:
        refuse("La base n’a pas été chargée.", [str(error)])
    out().print(
        Text(f"{version.kind} du {version.of:%d/%m/%Y} : {version.lines} lignes, {version.sha256[:12]}.")
    )


@app.command("list")
def list_bases() -> None:
    """Liste les bases en usage."""
    found = versions(_folder())
    for version in found:
        words = (version.kind, f"{version.of:%d/%m/%Y}", f"{version.lines} lignes", version.file)
        out().print(Text("  ".join((*words, version.sha256[:12]))), soft_wrap=True)
    if not found:
        out().print(Text("Aucune base n’est chargée : les contrôles REF sont sans objet."))
