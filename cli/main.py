"""The commands of `recevable` and their options."""

from __future__ import annotations

import json
import sys
import traceback
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from cli import learn as learn_command
from cli import reference as reference_command
from cli import rules as rules_command
from cli import schemes as schemes_command
from cli import service, watch, webhook
from cli.batch_commands import batch_app
from cli.check import Outputs
from cli.check import check as run_check
from cli.codes import EPILOG, Code
from cli.console import err
from cli.read import read as run_read
from reports.schema import schema
from schemes import SchemeError

app = typer.Typer(
    name="recevable",
    help="Contrôle les pièces d’un dossier de financement Ségur et en donne la preuve sur la page.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="rich",
    epilog=EPILOG,
)
rules = typer.Typer(help="Les contrôles : leur objet, leur gravité et leur texte.", no_args_is_help=True)
app.add_typer(rules, name="rules")
app.add_typer(schemes_command.app, name="schemes")
app.add_typer(reference_command.app, name="reference")
app.add_typer(batch_app, name="batch")
service.install(app)
watch.install(app)
app.add_typer(webhook.app, name="webhook")


class SchemaChoice(StrEnum):
    """The schemas that can be printed."""

    DOSSIER = "dossier"
    REPORT = "report"


Paths = Annotated[
    list[Path],
    typer.Argument(metavar="FICHIER…", help="Fichiers, répertoires ou archives zip.", show_default=False),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Ne rien afficher d’autre que les erreurs.")]


@app.command(epilog=EPILOG)
def check(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="DOSSIER.json PIÈCE…",
            help="Le dossier déclaré (JSON) et ses pièces, ou un répertoire ou un zip qui les contient.",
            show_default=False,
        ),
    ],
    json_out: Annotated[
        str | None,
        typer.Option("--json", metavar="FICHIER|-", help="Écrire le rapport en JSON (- : sortie standard)."),
    ] = None,
    html_out: Annotated[
        Path | None,
        typer.Option("--html", metavar="FICHIER", help="Écrire le rapport illustré, en une page HTML."),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            metavar="YAML",
            exists=True,
            dir_okay=False,
            help="Correspondance entre les noms d’un autre JSON et les nôtres.",
        ),
    ] = None,
    received: Annotated[
        str | None,
        typer.Option(
            "--received", metavar="DATE", help="Date et heure de réception, par exemple 2026-11-22T10:00."
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Contrôle un dossier : lit ses pièces, les compare à ce qui est déclaré et rend un verdict."""
    run_check(paths, mapping, received, Outputs(json_out, html_out, quiet))


@app.command()
def read(
    paths: Paths,
    as_json: Annotated[
        bool, typer.Option("--json", help="Écrire la lecture en JSON sur la sortie standard.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Lit des pièces sans dossier déclaré : champs, mentions, cases, signatures, lisibilité."""
    run_read(paths, as_json, quiet)


@app.command()
def learn(
    model: Annotated[
        Path,
        typer.Argument(
            metavar="MODÈLE",
            exists=True,
            dir_okay=False,
            help="Le modèle officiel, vierge : PDF, Word (.docx) ou scan en couleurs.",
            show_default=False,
        ),
    ],
    scheme: Annotated[str, typer.Option("--scheme", metavar="ID", help="Le dispositif de la pièce.")],
    piece: Annotated[
        str, typer.Option("--piece", metavar="ID", help="L’identifiant de la pièce : bdc-medecin-liberal.")
    ],
    case: Annotated[
        str | None,
        typer.Option("--case", metavar="ID", help="Le cas du dispositif (par défaut : la fin de --piece)."),
    ] = None,
    folder: Annotated[
        Path, typer.Option("--out", "-o", metavar="RÉPERTOIRE", file_okay=False, help="Où écrire.")
    ] = Path(),
    first: Annotated[
        str, typer.Option("--from", metavar="TEXTE", help="Le passage par lequel le modèle commence.")
    ] = "",
    last: Annotated[
        str, typer.Option("--to", metavar="TEXTE", help="Le passage qui suit le modèle dans le fichier.")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Remplacer un YAML qui existe déjà.")] = False,
) -> None:
    """Apprend une pièce de son modèle officiel : ce qui est en bleu, les cases, tableaux et signatures."""
    learn_command.run(learn_command.Options(model, scheme, piece, case, folder, first, last, force))


@app.command(name="schema")
def print_schema(
    name: Annotated[
        SchemaChoice, typer.Argument(help="Le dossier déclaré ou le rapport.", show_default=False)
    ],
) -> None:
    """Affiche le schéma JSON du dossier déclaré ou du rapport."""
    typer.echo(json.dumps(schema(name.value), ensure_ascii=False, indent=2))


@rules.command("list")
def list_rules() -> None:
    """Liste les contrôles de chaque dispositif, avec leur gravité et leur texte."""
    rules_command.show_all()


@rules.command("show")
def show_rule(
    rule: Annotated[str, typer.Argument(metavar="ID", help="Par exemple DEC-09.", show_default=False)],
) -> None:
    """Explique un contrôle."""
    rules_command.show_one(rule)


def main() -> None:
    """Entry point. A crash exits with 3 and says where, never with which value."""
    try:
        app()
    except SchemeError as error:
        err().print(
            Text(f"Un fichier de dispositif est faux ; rien n’a été contrôlé.\n{error}", style="bold red")
        )
        sys.exit(Code.INTERNAL)
    except Exception as error:  # noqa: BLE001 - the last resort: every crash must have its own exit code
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
        err().print(Text(f"Erreur interne ({where}). Le dossier n’a pas été contrôlé.", style="bold red"))
        sys.exit(Code.INTERNAL)


if __name__ == "__main__":
    main()
