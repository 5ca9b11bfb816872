"""/healthz, /readyz, /metrics: for whoever runs the service."""

from __future__ import annotations

import shutil

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from api.metrics import WAITING
from api.problems import Problem, answers
from api.scan import Desk
from api.service import Service
from api.who import Served
from store import intake

router = APIRouter(tags=["exploitation"])
LEAST_FREE = 200_000_000  # bytes
WARMING = "Le lecteur des scanners se prépare : réessayez dans quelques secondes."
NOBODY = "Aucun lecteur ne répond : les dossiers acceptés attendent, et le service rappelle les lecteurs."


@router.get("/healthz")
def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz", responses=answers(503))
def ready(service: Served, request: Request) -> dict[str, str]:
    """The database answers, there is room on the disk, the threads work, a scanner would not wait."""
    desk: Desk = request.app.state.desk
    engine = getattr(request.app.state, "engine", None)
    if engine is not None and not engine.alive:
        raise Problem(503, NOBODY)
    if not desk.ready:
        raise Problem(503, WARMING)
    if shutil.disk_usage(service.settings.data_dir).free < LEAST_FREE:
        raise Problem(503, "Le disque est plein : libérez de la place.")
    _reach(service)
    return {"status": "ok"}


def _reach(service: Service) -> None:
    try:
        with service.db.read() as db:
            db.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        raise Problem(503, "La base de données ne répond pas.") from error


@router.get("/metrics", response_class=Response)
def metrics(service: Served) -> Response:
    """Counts and durations for Prometheus; nothing of any dossier."""
    with service.db.read() as db:
        WAITING.set(intake.waiting(db))
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
