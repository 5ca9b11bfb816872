"""What was named on the command line, made into a declared dossier and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from cli.console import refuse
from models.dossier import Dossier
from pipeline.declared import DossierError, load_received
from pipeline.files import Gathered, gather
from pipeline.settings import Settings
from reports.formats import PARIS
from schemes import SchemeError
from schemes.load import read_yaml


def load_settings() -> Settings:
    """The settings of the environment. Refuses values that make no sense, naming the variable."""
    try:
        return Settings()
    except ValidationError as error:
        wrong_settings(error)


def wrong_settings(error: ValidationError) -> NoReturn:
    """Names the variables that are wrong, never their values."""
    details = (
        f"RECEVABLE_{'__'.join(str(part).upper() for part in item['loc'])} : {item['msg']}"
        for item in error.errors(include_url=False, include_input=False)
    )
    refuse("La configuration est incorrecte.", details)


def gather_files(paths: Sequence[Path], workdir: Path, settings: Settings) -> Gathered:
    """The files of the command. Refuses a path that does not exist."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        refuse("Fichier introuvable.", missing)
    return gather(paths, workdir, settings)


def load_mapping(path: Path | None) -> Mapping[str, Any] | None:
    """The mapping of another JSON's names to ours. Refuses a file that is not a YAML mapping."""
    if path is None:
        return None
    try:
        return read_yaml(path)
    except (SchemeError, OSError, UnicodeDecodeError) as error:
        refuse("La correspondance (--mapping) ne peut pas être lue.", [str(error)])


def load_declared(data: bytes, mapping: Mapping[str, Any] | None, received: str | None) -> Dossier:
    """The declared dossier. Refuses it with one French line per field that is wrong."""
    instant = parse_received(received) if received is not None else None
    try:
        return load_received(data, mapping, instant)
    except DossierError as error:
        refuse("Le dossier déclaré est incorrect.", (f"{e.path} : {e.message}" for e in error.errors))


def parse_received(text: str) -> datetime:
    """A day and hour, Paris time when no zone is given."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        refuse(
            "La date de réception (--received) est incorrecte.",
            ["Attendu : 2026-11-22T10:00, heure de Paris."],
        )
    return instant if instant.tzinfo else instant.replace(tzinfo=PARIS)


def parse_day(text: str, option: str) -> date:
    """A day of the calendar, as 2026-11-01 or 01/11/2026."""
    for form in (text.strip(), "-".join(reversed(text.strip().split("/")))):
        with suppress(ValueError):
            return date.fromisoformat(form)
    refuse(
        f"La date ({option}) est incorrecte : « {text} ».",
        ["Donnez le jour de la base : 2026-11-01 (année, mois, jour) ou 01/11/2026."],
    )
