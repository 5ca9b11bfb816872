"""`recevable serve` and what its operator does beside: accounts, keys, audit, purge."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Annotated, cast

import typer
from pydantic import ValidationError
from rich.table import Table
from rich.text import Text

from api.erase import purge as run_purge
from api.serve import serve as run_serve
from api.service import Service, open_service
from api.settings import ServiceSettings, UnsafeError
from cli.codes import Code
from cli.console import err, out, refuse
from cli.inputs import wrong_settings
from store import audit, people
from store.clock import now
from store.objects import AwayError
from store.people import PeopleError, Role

OPERATOR = "exploitant"
user = typer.Typer(help="Les comptes des personnes.", no_args_is_help=True)
key = typer.Typer(help="Les clés des machines.", no_args_is_help=True)
trail = typer.Typer(help="Le journal de ce qui a été fait.", no_args_is_help=True)

Login = Annotated[str, typer.Argument(metavar="IDENTIFIANT", show_default=False)]
Password = Annotated[
    str,
    typer.Option(
        "--password",
        prompt="Mot de passe",
        hide_input=True,
        confirmation_prompt=cast(
            bool, "Répétez le mot de passe"
        ),  # Typer says bool; Click asks a text as it is
        help="Demandé s’il n’est pas donné.",
        envvar="RECEVABLE_PASSWORD",
    ),
]
RoleOption = Annotated[Role, typer.Option("--role", help="Ce que la personne peut faire.")]
Scope = Annotated[Role, typer.Option("--scope", help="Ce que la machine peut faire.")]


NO_STORE = (
    "Le magasin des pièces (RECEVABLE_STORE) ne répond pas, ou refuse ces accès : vérifiez les variables "
    "AWS_*. Pour une adresse http:// de cette machine, ajoutez AWS_ALLOW_HTTP=true."
)


def load_service_settings() -> ServiceSettings:
    """The settings of the environment. Refuses values that make no sense."""
    try:
        return ServiceSettings()
    except ValidationError as error:
        wrong_settings(error)


@contextmanager
def opened() -> Iterator[Service]:
    try:
        service = open_service(load_service_settings())
    except UnsafeError as error:
        refuse("Le service ne peut pas démarrer ainsi.", error.reasons)
    try:
        yield service
    except PeopleError as error:
        refuse(str(error))
    except AwayError:
        refuse(NO_STORE)
    finally:
        service.db.close()


def serve() -> None:
    """Lance le service : pages et API, avec SQLite, un répertoire et un groupe de processus."""
    settings = load_service_settings()
    with opened() as service, service.db.read() as db:
        nobody = not people.any_user(db)
    shown = settings.public_url or f"http://{settings.host}:{settings.port}"
    err().print(Text(f"recevable répond à {shown} (données : {settings.data_dir})."))
    if nobody:
        err().print(Text("Aucun compte : recevable user add IDENTIFIANT --role administrateur", style="bold"))
    try:
        run_serve(settings)
    except AwayError:
        refuse(NO_STORE)


@user.command("add")
def add_user(
    login: Login,
    password: Password,
    name: Annotated[str, typer.Option("--name", help="Nom affiché.")] = "",
    role: RoleOption = Role.GESTIONNAIRE,
) -> None:
    """Crée un compte."""
    with opened() as service, service.db.write() as db:
        people.add_user(db, login, name or login, role, password, OPERATOR)
    out().print(Text(f"Compte créé : {login} ({role.value})."))


@user.command("password")
def set_password(login: Login, password: Password) -> None:
    """Change le mot de passe ; les sessions ouvertes de cette personne se ferment."""
    with opened() as service, service.db.write() as db:
        people.set_password(db, login, password, OPERATOR)
    out().print(Text("Mot de passe changé."))


@user.command("close")
def close_user(login: Login) -> None:
    """Ferme un compte."""
    with opened() as service, service.db.write() as db:
        people.disable_user(db, login, OPERATOR)
    out().print(Text("Compte fermé."))


@user.command("list")
def list_users() -> None:
    """Liste les comptes."""
    table = Table("Identifiant", "Nom", "Rôle", "Fermé")
    with opened() as service, service.db.read() as db:
        for one in people.users(db):
            table.add_row(one.login, one.name, one.role, "oui" if one.disabled else "")
    out().print(table)


@key.command("add")
def add_key(
    name: Annotated[str, typer.Argument(metavar="NOM", help="À quoi elle sert.", show_default=False)],
    scope: Scope = Role.SCANNER,
) -> None:
    """Crée une clé ; elle n’est affichée que cette fois."""
    with opened() as service, service.db.write() as db:
        made = people.add_key(db, name, scope, OPERATOR)
    err().print(Text("Clé créée. Elle n’est affichée que cette fois :"))
    typer.echo(made)


@key.command("revoke")
def revoke_key(
    ident: Annotated[str, typer.Argument(metavar="ID", help="Ce qui suit rcv_.", show_default=False)],
) -> None:
    """Révoque une clé."""
    with opened() as service, service.db.write() as db:
        people.revoke_key(db, ident, OPERATOR)
    out().print(Text("Clé révoquée."))


@key.command("list")
def list_keys() -> None:
    """Liste les clés, sans leur secret."""
    table = Table("ID", "Nom", "Portée", "Révoquée")
    with opened() as service, service.db.read() as db:
        for one in people.keys(db):
            table.add_row(one.id, one.name, one.scope, "oui" if one.revoked else "")
    out().print(table)


@trail.command("verify")
def verify_audit() -> None:
    """Vérifie que le journal est entier : chaque ligne est scellée par la précédente."""
    with opened() as service, service.db.read() as db:
        checked = audit.verify(db)
    if checked.wrong:
        err().print(
            Text(f"Journal altéré à la ligne {checked.wrong} : prévenez l’administrateur.", style="bold red")
        )
        raise typer.Exit(Code.INTERNAL)
    out().print(Text(f"Journal entier : {checked.lines} lignes, dernier sceau {checked.seal[:16]}."))


def purge(
    days: Annotated[
        int | None,
        typer.Option(
            "--days", min=0, help="Âge des dossiers à effacer ; RECEVABLE_RETENTION_DAYS par défaut."
        ),
    ] = None,
) -> None:
    """Efface pièces et valeurs des dossiers contrôlés depuis longtemps ; empreintes et verdict restent."""
    with opened() as service:
        wanted = service.settings.retention_days if days is None else days
        if not wanted and days is None:
            refuse("Aucune durée de conservation : donnez --days ou RECEVABLE_RETENTION_DAYS.")
        number = run_purge(service, now() - timedelta(days=wanted), OPERATOR)
    out().print(Text(f"{number} dossier{'s' if number > 1 else ''} effacé{'s' if number > 1 else ''}."))


def install(app: typer.Typer) -> None:
    """Adds these commands to the program."""
    app.command("serve")(serve)
    app.command("purge")(purge)
    app.add_typer(user, name="user")
    app.add_typer(key, name="key")
    app.add_typer(trail, name="audit")
