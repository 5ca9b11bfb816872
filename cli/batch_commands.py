"""`recevable batch ARCHIVE…` and `recevable batch diff A B`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cli.batch import Asked, batch
from cli.batch_diff import show_diff
from pipeline.batch.job import Html

RUN = "run"


class RunByDefault(TyperGroup):
    """`batch ARCHIVE…` means `batch run ARCHIVE…`."""

    # Any: typer carries a click of its own, whose types have no public name.
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] != "--help":
            args = [RUN, *args]
        return super().parse_args(ctx, args)


batch_app = typer.Typer(
    cls=RunByDefault,
    help="Contrôle une archive entière : `recevable batch ARCHIVE… --out RÉPERTOIRE` (options : "
    "`recevable batch run --help`), et compare deux contrôles.",
    no_args_is_help=True,
)


@batch_app.command(RUN)
def run_batch(
    archives: Annotated[
        list[Path],
        typer.Argument(
            metavar="ARCHIVE…",
            help="Répertoires, zips ou manifestes (CSV, XLSX) de dossiers.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="RÉPERTOIRE", file_okay=False, help="Où écrire les résultats."),
    ] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="Lister ce qui serait contrôlé et ce qui n’est pas à sa place.")
    ] = False,
    executor: Annotated[
        str,
        typer.Option(
            "--executor",
            metavar="local[:N]|tcp://…",
            help="N processus de cette machine (sans N, autant qu’elle peut en porter), ou un cluster Dask.",
        ),
    ] = "local",
    rules_only: Annotated[
        bool, typer.Option("--rules-only", help="Ne rien lire : appliquer les contrôles à ce qui a été lu.")
    ] = False,
    retry: Annotated[
        bool, typer.Option("--retry", help="Reprendre les dossiers dont un fichier ou un contrôle a échoué.")
    ] = False,
    html: Annotated[
        Html, typer.Option("--html", help="Rapports illustrés : aucun, ceux à examiner, tous.")
    ] = Html.OPEN,
    sample: Annotated[
        int, typer.Option("--sample", min=0, metavar="N", help="Ne contrôler que N dossiers tirés au sort.")
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", help="Graine du tirage.")] = 0,
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
        typer.Option("--received", metavar="DATE", help="Date et heure de réception de tous les dossiers."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Ne rien afficher que les erreurs.")] = False,
    json_lines: Annotated[
        bool, typer.Option("--json-lines", help="Suivre le contrôle en JSON, une ligne par dossier.")
    ] = False,
) -> None:
    """Contrôle tous les dossiers d’une archive ; la même commande reprend un contrôle interrompu."""
    batch(
        Asked(
            archives=archives,
            out=out,
            executor=executor,
            mapping=mapping,
            received=received,
            rules_only=rules_only,
            retry=retry,
            html=html,
            sample=sample,
            seed=seed,
            plan=plan,
            quiet=quiet,
            json_lines=json_lines,
        )
    )


@batch_app.command("diff")
def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="Résultats d’un premier contrôle.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="Résultats d’un second contrôle.")],
    json_lines: Annotated[bool, typer.Option("--json-lines", help="Une ligne JSON par dossier.")] = False,
) -> None:
    """Dit quels verdicts ont changé entre deux contrôles, et par quels contrôles."""
    show_diff(before, after, json_lines)
