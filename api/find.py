"""The dossier or page that an address names, for whoever may see it."""

from __future__ import annotations

from collections.abc import Sequence

from api.problems import DETAILS, Problem
from api.service import Service
from api.who import Caller
from models.finding import Report
from store import dossiers
from store.intake import DONE
from store.tables import Dossier, Version


def found(service: Service, caller: Caller, dossier: str) -> Dossier:
    """The dossier; one that somebody else handed in does not exist for a scanner. Raises Problem."""
    with service.db.read() as db:
        row = dossiers.get(db, dossier, caller.owner)
    if row is None:
        raise Problem(404, DETAILS[404])
    return row


def latest(versions: Sequence[Version], number: int = 0) -> Version:
    """The version of that number, the last one for 0. Raises Problem."""
    wanted = next((v for v in versions if number in (0, v.number)), None)
    if wanted is None:
        raise Problem(404, "Ce dossier n’a pas de version de ce numéro.")
    return wanted


def settled(service: Service, caller: Caller, dossier: str, number: int = 0) -> Version:
    """A version that has its result. Raises Problem."""
    row = found(service, caller, dossier)
    if row.state == "erased":
        raise Problem(410, "Ce dossier a été effacé.")
    with service.db.read() as db:
        version = latest(dossiers.versions(db, dossier), number)
    if version.state != DONE:
        raise Problem(409, "Le contrôle n’est pas terminé : attendez le verdict, puis recommencez.")
    return version


def page_keys(report: Report) -> list[tuple[str, int]]:
    """Every page that was read, in the order handed in: page 1 is the first."""
    return [(document.name, page.number) for document in report.documents for page in document.pages]
