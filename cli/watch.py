"""`recevable watch` and `recevable separator`: scanners that deliver to a folder."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from api import logs
from api.watch import DONE, QUIET, REFUSED, Watch
from cli.console import err, refuse
from cli.service import opened
from pipeline.pool import Pool
from pipeline.stack import DOSSIER, PIECE
from reports.separator import separators

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NOM…]", help="Noms des dossiers : ceux de leurs JSON, sans .json."),
]


def watch(
    folder: Annotated[
        Path, typer.Argument(metavar="RÉPERTOIRE", exists=True, file_okay=False, writable=True)
    ],
    every: Annotated[float, typer.Option("--every", min=0.1, help="Secondes entre deux regards.")] = 5.0,
    once: Annotated[bool, typer.Option("--once", help="Prendre ce qui est là, puis s’arrêter.")] = False,
) -> None:
    """Prend les dossiers qu’un scanner dépose dans un répertoire, et les remet au service."""
    with opened() as service, Pool(service.settings.model_copy(update={"workers": 1})) as pool:
        watched = Watch(service, pool, folder, 0.0 if once else QUIET)
        logs.install()
        if once:
            taken = watched.look()
            err().print(Text(f"Dépôts pris : {taken}. Voir {folder / DONE} et {folder / REFUSED}."))
            return
        err().print(Text(f"recevable surveille {folder}."))
        while True:
            watched.look()
            time.sleep(every)


def separator(
    names: Names = None,
    pieces: Annotated[int, typer.Option("--pieces", min=0, help="Intercalaires de pièce à ajouter.")] = 0,
    out: Annotated[Path, typer.Option("--out", help="Le PDF à écrire.")] = Path("intercalaires.pdf"),
) -> None:
    """Écrit en PDF les intercalaires (QR) qui séparent dossiers et pièces dans une liasse."""
    codes = [(f"{DOSSIER}{name}", f"Dossier {name}") for name in names or ()]
    codes += [(PIECE, "Pièce suivante")] * pieces
    if not codes:
        refuse("Rien à écrire : donnez un nom de dossier, ou --pieces.")
    out.write_bytes(separators(codes))


def install(app: typer.Typer) -> None:
    """Adds these commands to the program."""
    app.command("watch")(watch)
    app.command("separator")(separator)
