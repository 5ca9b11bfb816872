"""Signing in and out with a local account."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.onward import LONGEST, ours
from api.problems import Problem
from api.service import Service
from api.web.render import page
from api.who import COOKIE, Served, same_site, who
from store import audit, people
from store.tables import User

router = APIRouter(include_in_schema=False)
Onward = Annotated[str, Query(max_length=LONGEST)]
WRONG = "L’identifiant ou le mot de passe est incorrect : vérifiez-les, puis recommencez."


@router.get("/connexion")
def form(request: Request, service: Served, suite: Onward = "") -> Response:
    """The form."""
    if who(request) is not None:
        return RedirectResponse(ours(suite), 303)
    return _form(request, service, suite=suite)


@router.post("/connexion")
def sign_in(
    request: Request,
    service: Served,
    login: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
    suite: Annotated[str, Form(max_length=LONGEST)] = "",
) -> Response:
    """Opens a session; too many failures must wait."""
    if not same_site(request):
        raise Problem(403, "Cette demande ne vient pas de nos pages.")
    address = request.client.host if request.client else ""
    name = login.casefold()
    if wait := max(service.attempts.wait(name), service.attempts_by_address.wait(address)):
        minutes = -(-wait // 60)
        said = f"Trop de tentatives : réessayez dans {minutes} minute{'s' if minutes > 1 else ''}."
        made = _form(request, service, 429, said, login, suite)
        made.headers["Retry-After"] = str(wait)
        return made
    with service.db.read() as db:
        user = people.check_password(db, login, password)
    if user is None:
        service.attempts.failed(name)
        service.attempts_by_address.failed(address)
        with service.db.write() as db:
            audit.record(db, "anonyme", "connexion-refusee")
        return _form(request, service, 401, WRONG, login, suite)
    service.attempts.succeeded(name)
    return welcome(service, user, suite)


def _form(
    request: Request, service: Service, status: int = 200, error: str = "", login: str = "", suite: str = ""
) -> Response:
    said = {
        "error": error,
        "login": login,
        "suite": ours(suite),
        "openid": bool(service.settings.oidc_issuer),
    }
    return page(request, "sign.html.j2", None, status, **said)


def welcome(service: Service, user: User, onward: str) -> Response:
    """The session's cookie, and the page that was asked for."""
    with service.db.write() as db:
        token, _ = people.open_session(db, user, service.settings.session_hours)
    answer = RedirectResponse(ours(onward), 303)
    seconds = round(service.settings.session_hours * 3600)
    answer.set_cookie(
        COOKIE, token, max_age=seconds, httponly=True, samesite="lax", secure=service.settings.secure
    )
    return answer


@router.post("/deconnexion")
def sign_out(request: Request, service: Served, csrf: Annotated[str, Form(max_length=200)]) -> Response:
    """Ends the session."""
    token = request.cookies.get(COOKIE, "")
    with service.db.write() as db:
        found = people.signed_in(db, token)
        if found is not None and hmac.compare_digest(found.csrf.encode(), csrf.encode()):
            people.close_session(db, token)
    answer = RedirectResponse("/connexion", 303)
    answer.delete_cookie(COOKIE)
    return answer
