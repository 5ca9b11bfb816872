"""The pages of gestionnaires: list, counts, drop, dossier, audit."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse, RedirectResponse

from api import across, work
from api.find import found, latest
from api.onward import sign_in_first
from api.problems import Problem
from api.service import Service
from api.web.dossier import dossier_view
from api.web.form import SECTIONS, form_rules, scheme_part
from api.web.render import page
from api.who import Caller, Served, who
from pipeline.batch.remarks import other_of
from pipeline.review import subjects_of
from reports.html import TEMPLATES
from schemes import load_scheme, scheme_ids
from store import audit, dossiers, notices
from store.dossiers import Wanted
from store.intake import DONE
from store.people import Role
from store.tables import Dossier, Version

router = APIRouter(include_in_schema=False)
SIZE = 50
Word = Annotated[str, Query(max_length=200)]
Number = Annotated[int, Query(ge=0, le=10_000_000)]


class SignInFirst(Exception):  # noqa: N818 - not an error: where to go
    """Nobody is signed in: the form comes first."""


def person(request: Request, role: Role = Role.GESTIONNAIRE) -> Caller:
    """Who is signed in and may see the page. Raises SignInFirst, Problem."""
    caller = who(request)
    if caller is None:
        raise SignInFirst
    if not caller.may(role):
        raise Problem(403, "Votre rôle ne permet pas de voir cette page.")
    return caller


@router.get("/")
def queue(
    request: Request,
    service: Served,
    state: Word = "",
    verdict: Word = "",
    supplier: Word = "",
    scheme: Word = "",
    stage: Word = "",
    q: Word = "",
    order: Word = "",
    noticed: bool = False,
    offset: Number = 0,
) -> Response:
    """The list with its filters."""
    caller = person(request, Role.SCANNER)
    wanted = Wanted(state, verdict, q, supplier, scheme, stage, caller.owner, order == "oldest", noticed)
    with service.db.read() as db:
        rows, total = dossiers.find(db, wanted, offset, SIZE)
        counts = dossiers.counts(db)
    return page(
        request,
        "list.html.j2",
        caller,
        rows=rows,
        total=total,
        offset=offset,
        size=SIZE,
        wanted=wanted,
        counts=counts,
        schemes=[load_scheme(one).name for one in scheme_ids()],
    )


@router.get("/suivi")
def follow(request: Request, service: Served) -> Response:
    """Counts: straight-through, findings by control, suppliers."""
    caller = person(request)
    with service.db.read() as db:
        counts = dossiers.counts(db)
    return page(request, "counts.html.j2", caller, counts=counts)


@router.get("/deposer")
def drop(request: Request, service: Served) -> Response:
    """Where files are dropped, and the form of what is declared."""
    caller = person(request, Role.SCANNER)
    known = [load_scheme(one) for one in scheme_ids()]
    own = [part for part in map(scheme_part, known) if part is not None]
    schemes = [(scheme, form_rules(scheme)) for scheme in known]
    return page(
        request,
        "drop.html.j2",
        caller,
        schemes=schemes,
        sections=[*SECTIONS[:2], *own, *SECTIONS[2:]],
        most=service.settings.upload_max_bytes,
    )


@router.get("/dossiers/{dossier}")
def show(request: Request, service: Served, dossier: str, version: Number = 0) -> Response:
    """A dossier: progress while it is read, then findings beside the page."""
    caller = person(request, Role.SCANNER)
    row = found(service, caller, dossier)
    with service.db.read() as db:
        versions = dossiers.versions(db, dossier)
        history = across.lines_for(caller, audit.lines(db, dossier))
    wanted = latest(versions, version)
    values: dict[str, Any] = {"row": row, "versions": versions, "version": wanted, "history": history}
    if wanted.state != DONE or row.state == "erased":
        return page(request, "progress.html.j2", caller, **values)
    return page(request, "dossier.html.j2", caller, **values, **_shown(service, caller, row, wanted))


def _shown(service: Service, caller: Caller, row: Dossier, version: Version) -> dict[str, Any]:
    automatic = work.automatic_report(service, version)
    made = work.reviewed_report(service, version) or subjects_of(automatic)
    current = row.version == version.number
    news: set[str] = set()
    with service.db.read() as db:
        decisions = dossiers.decisions(db, version.id)
        if current:
            made = across.with_noticed(made, across.noticed(db, row.id))
            news = {one.subject for one in notices.of(db, row.id) if one.open}
        named = {other_of(finding) for finding in made.report.findings} - {""}
        others = {one: dossiers.get(db, one) for one in named}
    return {
        "view": dossier_view(across.seen(caller, made), across.seen_by(caller, automatic), decisions, news),
        "automatic": across.seen_by(caller, automatic),
        "current": current,
        "others": others,
        "declared": work.declared(service, version).dossier,
    }


@router.get("/audit")
def trail(request: Request, service: Served, dossier: Word = "", before: Number = 0) -> Response:
    """Who did what when."""
    caller = person(request, Role.ADMINISTRATEUR)
    with service.db.read() as db:
        rows = audit.lines(db, dossier, before, SIZE)
        total = audit.count(db)
    return page(request, "audit.html.j2", caller, rows=rows, total=total, dossier=dossier, size=SIZE)


@router.get("/static/report.css")
def report_css() -> Response:
    """The style of the reports: the pages wear it too."""
    return FileResponse(TEMPLATES / "report.css", media_type="text/css")


def first_sign_in(request: Request, error: Exception) -> Response:
    """Answers SignInFirst."""
    return RedirectResponse(sign_in_first(request), 303)
