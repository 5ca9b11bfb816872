"""/v1/dossiers: handing in, finding, completing, deciding, erasing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, Header, Query, Response, UploadFile

from api import across, decide, erase, intake, work
from api.bodies import (
    AcceptedBody,
    DecisionsBody,
    DossierBody,
    FullBody,
    ListBody,
    NoticeBody,
    dossier_body,
    version_body,
)
from api.find import found, latest
from api.problems import Problem, answers
from api.service import Service
from api.who import Administrateur, Anyone, Caller, Gestionnaire, Served
from models.finding import Finding
from pipeline.batch.remarks import unnamed
from pipeline.review import subjects_of
from store import dossiers, notices, queue
from store.dossiers import Wanted
from store.intake import DONE
from store.notices import Notice
from store.tables import Version

router = APIRouter(prefix="/v1/dossiers", tags=["dossiers"])

DECLARED = (
    '{"scheme": "AF-MDV-LGC-Va2", "stage": "avance", "case": "medecin-liberal", '
    '"supplier": {"name": "Éditions du Phare", "siret": "73282932000074"}}'
)
Files = Annotated[
    list[UploadFile], File(description="Les pièces, et le dossier déclaré (JSON) s’il n’est pas dit à part.")
]
DeclaredForm = Annotated[
    str,
    Form(
        description="Le dossier déclaré, en JSON ; son schéma entier : `recevable schema dossier`.",
        max_length=1_000_000,
        examples=[DECLARED],
    ),
]
Key = Annotated[str, Header(alias="Idempotency-Key", max_length=200, examples=["lot-17"])]
Word = Annotated[str, Query(max_length=200)]


@router.post("", status_code=202, responses=answers(401, 403, 409, 413, 422, 503))
def hand_in(
    service: Served,
    caller: Anyone,
    response: Response,
    files: Files,
    declared: DeclaredForm = "",
    idempotency_key: Key = "",
) -> AcceptedBody:
    """Accepts a dossier: what is answered 202 is written down and will reach its verdict."""
    asked = intake.Request(caller.actor, "api", sent(files), declared.encode("utf-8"), key=idempotency_key)
    return _accepted(service, asked, response)


@router.post("/{dossier}/pieces", status_code=202, responses=answers(401, 403, 404, 409, 410, 413, 422, 503))
def complete(
    service: Served,
    caller: Anyone,
    response: Response,
    dossier: str,
    files: Files,
    declared: DeclaredForm = "",
    idempotency_key: Key = "",
) -> AcceptedBody:
    """Completes a dossier: a new version with the former pieces and these; the former version stays."""
    found(service, caller, dossier)
    asked = intake.Request(
        caller.actor, "api", sent(files), declared.encode("utf-8"), key=idempotency_key, dossier=dossier
    )
    return _accepted(service, asked, response)


def sent(files: Sequence[UploadFile]) -> list[intake.Sent]:
    return [intake.Sent(one.filename or "piece", one.file) for one in files]


def _accepted(service: Service, asked: intake.Request, response: Response) -> AcceptedBody:
    accepted = intake.hand_in(service, asked)
    response.headers["Location"] = f"/v1/dossiers/{accepted.dossier}"
    return AcceptedBody(id=accepted.dossier, version=accepted.version, again=accepted.again)


@router.get("", responses=answers(401, 403, 422))
def find(
    service: Served,
    caller: Anyone,
    state: Word = "",
    verdict: Word = "",
    supplier: Word = "",
    scheme: Word = "",
    stage: Word = "",
    q: Word = "",
    noticed: Annotated[bool, Query(description="Ceux qu’un autre dossier a mis en cause depuis.")] = False,
    order: Annotated[Literal["newest", "oldest"], Query(description="L’ordre de la liste.")] = "newest",
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> ListBody:
    """The dossiers, the last one first by default. `q` searches names, numbers and identifiers."""
    wanted = Wanted(state, verdict, q, supplier, scheme, stage, caller.owner, order == "oldest", noticed)
    with service.db.read() as db:
        rows, total = dossiers.find(db, wanted, offset, limit)
    following = offset + len(rows)
    return ListBody(
        total=total,
        next=following if rows and following < total else None,
        dossiers=tuple(dossier_body(row) for row in rows),
    )


@router.get("/{dossier}", responses=answers(401, 403, 404, 422))
def get(
    service: Served,
    caller: Anyone,
    dossier: str,
    version: Annotated[int, Query(ge=0, le=1_000_000, description="0 : la dernière.")] = 0,
) -> FullBody:
    """A dossier: its state and, once settled, its report; the words of the pages are not in it."""
    row = found(service, caller, dossier)
    with service.db.read() as db:
        versions = dossiers.versions(db, dossier)
        told = notices.of(db, dossier)
    wanted = latest(versions, version)
    return FullBody(
        dossier=dossier_body(row),
        notices=tuple(_notice(caller, one) for one in told),
        versions=tuple(version_body(one) for one in versions),
        **(_report(service, caller, wanted) if wanted.state == DONE and row.state == DONE else {}),
    )


def _notice(caller: Caller, one: Notice) -> NoticeBody:
    finding = Finding.model_validate_json(one.content)
    shown = unnamed(finding) if caller.owner else finding
    return NoticeBody(subject=one.subject, at=one.at, open=one.open, finding=shown.model_dump(mode="json"))


def _report(service: Service, caller: Caller, version: Version) -> dict[str, Any]:
    made = work.reviewed_report(service, version)
    shown = across.seen(caller, made or subjects_of(work.automatic_report(service, version)))
    return {
        "report": shown.report.model_dump(mode="json"),
        "subjects": shown.subjects,
        "reviewed": made is not None,
    }


@router.post("/{dossier}/decisions", responses=answers(401, 403, 404, 409, 422))
def take_decisions(service: Served, caller: Gestionnaire, dossier: str, body: DecisionsBody) -> DossierBody:
    """Takes decisions and runs the controls again at once, without reading again.

    409 when somebody else has decided since `revision`: nothing is written over unknowingly.
    """
    found(service, caller, dossier)
    return dossier_body(decide.decide(service, caller.actor, dossier, body))


@router.post("/{dossier}/retry", responses=answers(401, 403, 404))
def retry(service: Served, caller: Gestionnaire, dossier: str) -> DossierBody:
    """Takes up again a dossier whose control failed."""
    found(service, caller, dossier)
    with service.db.write() as db:
        queue.retry(db, dossier, caller.actor)
    service.wake.set()
    return dossier_body(found(service, caller, dossier))


@router.delete("/{dossier}", status_code=204, responses=answers(401, 403, 404, 410))
def delete(service: Served, caller: Administrateur, dossier: str) -> None:
    """Erases pieces, values and names; hashes, verdict and audit stay."""
    row = found(service, caller, dossier)
    if row.state == "erased":
        raise Problem(410, "Ce dossier est déjà effacé.")
    erase.erase(service, dossier, caller.actor)
