"""The application: every route, every error, every header."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware

from api import problems
from api.middleware import Around
from api.routes import archives, desk, dossiers, openid, pieces, results, sign, system
from api.scan import Desk
from api.service import Service
from api.web.trouble import trouble

STATIC = Path(__file__).parent / "web" / "static"
DESCRIPTION = (
    "Contrôle des dossiers de financement : dépôt, lecture, verdict avec preuve, revue. Les erreurs sont au "
    "format problem+json (RFC 9457) ; `detail` dit en français quoi faire."
)


def application(service: Service) -> FastAPI:
    """The application over an open store; whoever runs it starts the engine beside."""

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        yield
        app.state.desk.close()

    app = FastAPI(
        title="recevable",
        version="1",
        description=DESCRIPTION,
        lifespan=living,
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
    )
    app.add_exception_handler(desk.SignInFirst, desk.first_sign_in)
    app.state.service, app.state.desk = service, Desk(service)
    problems.install(app, trouble)
    for room in (dossiers, results, pieces, system, sign, openid, desk, archives):
        app.include_router(room.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    if service.settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(service.settings.cors_origins),
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key"],
        )
    app.add_middleware(Around, most=service.settings.upload_max_bytes, secure=service.settings.secure)
    return app
