"""Handing in: files are written to disk under limits, then the dossier is written down, then answered."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from sqlalchemy.exc import IntegrityError

from api.problems import FieldProblem, Problem
from api.readings import fetched
from api.service import Service
from api.work import stored
from models.dossier import Dossier
from pipeline.control import UnknownSchemeError, scheme_of
from pipeline.declared import DossierError, load_received
from pipeline.files import Gathered, Handed, is_junk, sort_out, spread
from pipeline.reading import sha256_of
from reports.clean import clean
from store import dossiers, erasure, intake
from store.clock import now
from store.intake import Accepted, Incoming, Submission

RETRY_AFTER = 30  # seconds
LONGEST_NAME = 200
CHUNK = 1 << 20
FORGOTTEN = timedelta(hours=1)  # longer than any request lasts
UNDECLARED = "Aucun dossier déclaré : ajoutez le fichier JSON du dossier, ou remplissez le formulaire."
UNOPENED = "Aucun dossier déclaré n’a été trouvé, et des fichiers n’ont pas pu être ouverts."
FULL = "Trop de dossiers attendent : réessayez dans un instant, rien n’a été enregistré."


@dataclass(frozen=True)
class Sent:
    """A file as it arrives."""

    name: str
    stream: BinaryIO


@dataclass(frozen=True)
class Request:
    """Who hands in what. `dossier`: the one that is completed; `lane` 1 lets people pass before."""

    actor: str
    source: str
    sent: Sequence[Sent]
    declared: bytes = b""
    key: str = ""
    dossier: str = ""
    lane: int = 0


def hand_in(service: Service, asked: Request) -> Accepted:
    """Everything is on the disk when this returns. Raises Problem."""
    with tempfile.TemporaryDirectory(prefix="depot-") as name:
        folder = Path(name)
        found = [one for sent in asked.sent for one in _written(service, sent, folder)]
        gathered = sort_out([*_former(service, asked.dossier, folder), *found])
        data = _declared_bytes(service, asked, gathered)
        if not gathered.files:
            raise Problem(422, "Aucune pièce n’est jointe : ajoutez au moins un fichier à contrôler.")
        return _accept(service, asked, data, gathered, _digest(asked, found))


def _written(service: Service, sent: Sent, folder: Path) -> list[Handed]:
    """The file under a name of ours, or those of a zip; what a system leaves behind is not a piece."""
    name = clean(sent.name.replace("\\", "/")).strip("/ ")[-LONGEST_NAME:] or "piece"
    if is_junk(PurePosixPath(name).name):
        return []
    suffix = PurePosixPath(name).suffix.lower()[:8]
    path = folder / f"{len(list(folder.iterdir())):04d}{suffix if suffix.isascii() else ''}"
    with path.open("wb") as target:
        while chunk := sent.stream.read(CHUNK):
            target.write(chunk)
    return list(spread(path, name, folder, service.settings))


def _former(service: Service, dossier: str, folder: Path) -> tuple[Handed, ...]:
    """The pieces of the version before, when a dossier is completed. Raises Problem."""
    if not dossier:
        return ()
    with service.db.read() as db:
        versions = dossiers.versions(db, dossier)
        files = stored(dossiers.files(db, versions[0].id)) if versions else ()
    before = folder / "avant"
    before.mkdir()
    try:
        return fetched(service.blobs, files, before)
    except FileNotFoundError as error:
        raise Problem(410, "Les pièces de ce dossier ont été effacées : déposez-en un nouveau.") from error


def _declared_bytes(service: Service, asked: Request, gathered: Gathered) -> bytes:
    """What is declared: said apart, or the JSON among the files, or that of the version before."""
    if asked.declared.strip():
        return asked.declared
    if gathered.others:
        raise Problem(
            422,
            "Plusieurs fichiers JSON ont été remis : gardez celui du dossier déclaré, retirez les autres.",
        )
    if gathered.dossier is not None:
        return gathered.dossier.path.read_bytes()
    if asked.dossier:
        with service.db.read() as db:
            return service.blobs.get(dossiers.versions(db, asked.dossier)[0].declared)
    unopened = [
        FieldProblem(path=one.name, message=one.problem.message) for one in gathered.files if one.problem
    ]
    raise Problem(422, UNOPENED if unopened else UNDECLARED, unopened)


def declared(data: bytes) -> tuple[Dossier, bytes]:
    """What is declared, received now when it does not say when. Raises Problem."""
    try:
        dossier = load_received(data, None, None if _dated(data) else now())
        scheme_of(dossier)
    except DossierError as error:
        fields = [FieldProblem(path=e.path, message=e.message) for e in error.errors]
        raise Problem(422, "Le dossier déclaré est incorrect : corrigez les champs cités.", fields) from error
    except UnknownSchemeError as error:
        fields = [FieldProblem(path="scheme", message=f"dispositifs connus : {error}")]
        raise Problem(422, "Le dispositif déclaré n’est pas connu.", fields) from error
    return (dossier, data) if _dated(data) else (dossier, dossier.model_dump_json().encode("utf-8"))


def _dated(data: bytes) -> bool:
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        return True  # `load_dossier` says what is wrong with it
    return not isinstance(content, dict) or content.get("received") is not None


def _accept(service: Service, asked: Request, data: bytes, gathered: Gathered, digest: str) -> Accepted:
    dossier, kept = declared(data)
    _room(service, asked)
    files = [_keep(service, one) for one in _once(gathered.files)]
    given = Submission(
        actor=asked.actor,
        source=asked.source,
        declared=dossier.model_copy(update={"scheme": scheme_of(dossier).name}),
        declared_sha256=service.blobs.put(kept).sha256,
        files=files,
        lane=asked.lane,
        key=asked.key,
        digest=digest,
    )
    try:
        accepted = _written_down(service, given, asked.dossier)
    except intake.QueueFullError as error:
        raise Problem(503, FULL, headers={"Retry-After": str(RETRY_AFTER)}) from error
    except intake.ReusedKeyError as error:
        detail = "Cette clé d’idempotence a déjà servi pour un autre contenu : prenez-en une nouvelle."
        raise Problem(409, detail) from error
    except intake.GoneError as error:
        raise Problem(410, "Ce dossier a été effacé : déposez-en un nouveau.") from error
    service.wake.set()
    return accepted


def _room(service: Service, asked: Request) -> None:
    """Asked before anything is kept, so that a refusal leaves nothing behind. Raises Problem."""
    with service.db.read() as db:
        full = intake.waiting(db) >= service.settings.queue_max
        again = intake.known(db, asked.actor, asked.key)
    if full and not again:
        raise Problem(503, FULL, headers={"Retry-After": str(RETRY_AFTER)})


def _written_down(service: Service, given: Submission, dossier: str) -> Accepted:
    """When the same key comes twice at the same moment, the second finds the answer of the first."""
    try:
        with service.db.write() as db:
            return intake.accept(db, given, service.settings.queue_max, dossier)
    except IntegrityError:
        with service.db.write() as db:
            return intake.accept(db, given, service.settings.queue_max, dossier)


def sweep(service: Service) -> int:
    """Removes the blobs that no dossier holds, left by a crash before the answer; how many those were."""
    with service.db.read() as db:
        held = erasure.held(db)
    orphans = [sha for sha in service.blobs.before(now() - FORGOTTEN) if sha not in held]
    for sha in orphans:
        service.blobs.remove(sha)
    return len(orphans)


def _once(files: Sequence[Handed]) -> list[Handed]:
    """A file handed in again under its former name is one file."""
    found: dict[tuple[str, str], Handed] = {}
    for one in files:
        base = one.name.rpartition(" (")[0] if one.name.endswith(")") else one.name
        found.setdefault((base, sha256_of(one.path)), one)
    return list(found.values())


def _keep(service: Service, one: Handed) -> Incoming:
    problem = one.problem.model_dump_json() if one.problem is not None else ""
    if not one.path.is_file():
        return Incoming(one.name, sha256_of(one.path), 0, problem)
    blob = service.blobs.put_file(one.path)
    return Incoming(one.name, blob.sha256, blob.size, problem)


def _digest(asked: Request, found: Sequence[Handed]) -> str:
    """Of all that was sent: the same request gives the same one."""
    sent = [(one.name, sha256_of(one.path)) for one in found]
    parts = [asked.dossier, hashlib.sha256(asked.declared).hexdigest(), sent]
    return hashlib.sha256(json.dumps(parts).encode("utf-8")).hexdigest()
