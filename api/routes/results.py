"""What became of a dossier: events, reports, pages, crops."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import StreamingResponse
from PIL import Image

from api import across, work
from api.events import events
from api.find import found, page_keys, settled
from api.problems import Problem, answers
from api.service import Service
from api.who import Anyone, Served
from models.finding import Finding
from pipeline.review import subjects_of
from reports.html import to_html
from reports.json_ import to_json
from reports.pdf import to_pdf
from reports.pictures import cut, open_picture
from store.tables import Version

router = APIRouter(prefix="/v1/dossiers/{dossier}", tags=["résultats"])
Wanted = Annotated[int, Query(ge=0, le=1_000_000, description="Version du dossier, 0 : la dernière.")]
SETTLED = answers(401, 403, 404, 409, 410, 422)


@router.get("/events", responses=answers(401, 403, 404), response_class=StreamingResponse)
def follow(service: Served, caller: Anyone, dossier: str) -> StreamingResponse:
    """The progress, page by page, until the verdict (Server-Sent Events)."""
    found(service, caller, dossier)
    stream: AsyncIterator[str] = events(service, dossier)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


@router.get("/report.json", responses=SETTLED)
def report_json(service: Served, caller: Anyone, dossier: str, version: Wanted = 0) -> Response:
    """The report that counts, as canonical JSON."""
    one = settled(service, caller, dossier, version)
    return Response(
        to_json(across.seen_by(caller, work.current_report(service, one))), media_type="application/json"
    )


@router.get("/report.html", responses=SETTLED)
def report_html(service: Served, caller: Anyone, dossier: str, version: Wanted = 0) -> Response:
    """The illustrated report, in one file."""
    one = settled(service, caller, dossier, version)
    page = to_html(across.seen_by(caller, work.current_report(service, one)), work.pictures_of(service, one))
    return _download(page.encode("utf-8"), "text/html; charset=utf-8", f"{dossier}.html")


@router.get("/report.pdf", responses=SETTLED)
def report_pdf(service: Served, caller: Anyone, dossier: str, version: Wanted = 0) -> Response:
    """The illustrated report, to print or to file."""
    one = settled(service, caller, dossier, version)
    page = to_html(across.seen_by(caller, work.current_report(service, one)), work.pictures_of(service, one))
    return _download(to_pdf(page), "application/pdf", f"{dossier}.pdf")


def _download(content: bytes, media: str, name: str) -> Response:
    said = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media, headers=said)


@router.get("/pages/{number}.{suffix}", responses=SETTLED)
def page_picture(
    service: Served,
    caller: Anyone,
    dossier: str,
    number: Annotated[int, Path(ge=1, le=1_000_000)],
    suffix: Annotated[str, Path(pattern="^(png|jpg)$")],
    version: Wanted = 0,
) -> Response:
    """An upright page; the first page of the first file is number 1."""
    one = settled(service, caller, dossier, version)
    keys = page_keys(work.automatic_report(service, one))
    picture = work.pictures_of(service, one).get(keys[number - 1]) if number <= len(keys) else None
    if picture is None:
        raise Problem(404, "Il n’y a pas d’image de cette page.")
    if suffix == "jpg":
        return Response(picture, media_type="image/jpeg")
    return Response(_png(open_picture(picture)), media_type="image/png")


@router.get("/crops/{subject}.png", responses=SETTLED)
def crop(service: Served, caller: Anyone, dossier: str, subject: str, version: Wanted = 0) -> Response:
    """The part of the page that proves a finding, named by its subject."""
    one = settled(service, caller, dossier, version)
    places = _finding(service, one, subject).evidence
    first = tuple(p for p in places if (p.document, p.page) == (places[0].document, places[0].page))
    picture = work.pictures_of(service, one).get((first[0].document, first[0].page)) if first else None
    if picture is None:
        raise Problem(404, "Aucun emplacement sur une page ne prouve ce constat.")
    return Response(_png(cut(open_picture(picture), first)), media_type="image/png")


def _finding(service: Service, version: Version, subject: str) -> Finding:
    result = work.reviewed_report(service, version) or subjects_of(work.automatic_report(service, version))
    with service.db.read() as db:
        made = across.with_noticed(result, across.noticed(db, version.dossier))
    known = dict(zip(made.subjects, made.report.findings, strict=True))
    if subject not in known:
        raise Problem(404, "Ce constat n’est pas, ou plus, dans le rapport.")
    return known[subject]


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
