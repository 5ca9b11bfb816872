"""The pages of archives that were run by `recevable batch`, under RECEVABLE_ARCHIVES."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse

from api.problems import DETAILS, Problem
from api.routes.desk import SIZE, Number, Word, person
from api.service import Service
from api.web.render import page
from api.who import Served
from pipeline.batch import glance
from pipeline.batch.glance import NoRunError

router = APIRouter(include_in_schema=False, prefix="/archives")


@router.get("")
def every(request: Request, service: Served) -> Response:
    """The runs, the last one first."""
    caller = person(request)
    return page(request, "archives.html.j2", caller, runs=glance.runs(_folder(service)))


@router.get("/{name}")
def one(request: Request, service: Served, name: str, verdict: Word = "", offset: Number = 0) -> Response:
    """A run and its dossiers."""
    caller = person(request)
    try:
        run = glance.run(_folder(service), name)
        rows, total = glance.rows(_folder(service), name, verdict, offset, SIZE)
    except NoRunError as error:
        raise Problem(404, DETAILS[404]) from error
    return page(
        request,
        "archive.html.j2",
        caller,
        run=run,
        rows=rows,
        total=total,
        verdict=verdict,
        offset=offset,
        size=SIZE,
    )


@router.get("/{name}/rapport.html")
def report(
    request: Request, service: Served, name: str, dossier: Annotated[str, Query(max_length=2000)]
) -> Response:
    """The illustrated report of one of its dossiers, to keep."""
    person(request)
    try:
        found = glance.report_of(_folder(service), name, dossier)
    except NoRunError as error:
        raise Problem(404, DETAILS[404]) from error
    if found is None:
        raise Problem(404, "Ce dossier n’a pas de rapport illustré dans cette archive.")
    return FileResponse(found, media_type="text/html", filename=f"{found.parent.name}.html")


def _folder(service: Service) -> Path:
    folder = service.settings.archives
    if folder is None:
        raise Problem(404, "Aucune archive : l’exploitant peut en montrer par RECEVABLE_ARCHIVES.")
    return folder
