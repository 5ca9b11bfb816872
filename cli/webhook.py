"""`recevable webhook`: who is told of verdicts."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from api.courier import UnsafeAddressError, resolved, secret_of
from cli.console import err, out, refuse
from cli.service import OPERATOR, opened
from store import webhooks
from store.webhooks import UnknownWebhookError

STATES = {"waiting": "en attente", "sent": "envoyé", "given-up": "abandonné"}
app = typer.Typer(help="Les adresses prévenues de chaque verdict.", no_args_is_help=True)


@app.command("add")
def add(url: Annotated[str, typer.Argument(metavar="URL", show_default=False)]) -> None:
    """Prévient cette adresse de chaque verdict ; affiche la clé qui signe les messages."""
    with opened() as service:
        try:
            resolved(url, service.settings.webhook_private)
        except UnsafeAddressError as error:
            refuse(str(error))
        with service.db.write() as db:
            row = webhooks.add(db, url, OPERATOR)
        err().print(Text("Adresse ajoutée. Son identifiant, puis la clé qui signe les messages :"))
        typer.echo(f"{row.id} {secret_of(service, row.id)}")


@app.command("stop")
def stop(ident: Annotated[str, typer.Argument(metavar="ID", show_default=False)]) -> None:
    """Ne prévient plus cette adresse."""
    with opened() as service, service.db.write() as db:
        try:
            webhooks.stop(db, ident, OPERATOR)
        except UnknownWebhookError:
            refuse("Aucune adresse ne porte cet identifiant : voyez recevable webhook list.")
    out().print(Text("Adresse retirée."))


@app.command("list")
def show() -> None:
    """Liste les adresses, puis les derniers messages."""
    with opened() as service, service.db.read() as db:
        table = Table("ID", "Adresse", "Arrêtée")
        for one in webhooks.every(db):
            table.add_row(one.id, one.url, "oui" if one.stopped else "")
        sent = Table("Message", "Adresse", "Dossier", "État", "Essais", "Réponse")
        for row in webhooks.deliveries(db):
            state = STATES.get(row.state, row.state)
            sent.add_row(str(row.id), row.webhook, row.dossier, state, str(row.attempts), row.answer)
    out().print(table)
    out().print(sent)
