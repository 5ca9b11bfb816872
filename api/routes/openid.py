"""Signing in with an OpenID Connect provider."""

from __future__ import annotations

import logging
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from api import openid
from api.openid import OpenIdError
from api.problems import DETAILS, Problem
from api.routes.sign import Onward, welcome
from api.service import Service
from api.web.render import page
from api.who import Served
from store import people

LOG = logging.getLogger("recevable.openid")
router = APIRouter(include_in_schema=False, prefix="/connexion/openid")
COOKIE = "recevable_openid"
MINUTES = 10
FAILED = "La connexion par votre fournisseur d’identité n’a pas abouti : recommencez."
CLOSED = "Votre compte est fermé : adressez-vous à un administrateur."


@router.get("")
def leave(request: Request, service: Served, suite: Onward = "") -> Response:
    """To the provider."""
    _configured(service)
    attempt = openid.begin(suite)
    try:
        answer = RedirectResponse(openid.leave(service.settings, attempt, _back(request, service)), 303)
    except OpenIdError as error:
        return _failed(request, error)
    cookie, secure = openid.sealed(service, attempt), service.settings.secure
    answer.set_cookie(COOKIE, cookie, max_age=60 * MINUTES, httponly=True, samesite="lax", secure=secure)
    return answer


@router.get("/retour")
def come_back(
    request: Request,
    service: Served,
    state: Annotated[str, Query(max_length=500)] = "",
    code: Annotated[str, Query(max_length=5000)] = "",
) -> Response:
    """From the provider, with a code that only we can use."""
    _configured(service)
    settings = service.settings
    try:
        attempt = openid.unsealed(service, request.cookies.get(COOKIE, ""))
        known = openid.come_back(settings, attempt, state, code, _back(request, service))
    except OpenIdError as error:
        return _failed(request, error)
    with service.db.write() as db:
        user = people.external_user(db, known.subject, known.login, known.name, settings.oidc_role)
    if user is None:
        return page(request, "sign.html.j2", None, 403, error=CLOSED, login="", suite="/", openid=True)
    answer = welcome(service, user, attempt.onward)
    answer.delete_cookie(COOKIE)
    return answer


def _configured(service: Service) -> None:
    if not service.settings.oidc_issuer:
        raise Problem(404, DETAILS[404])


def _back(request: Request, service: Service) -> str:
    """Where the provider sends the browser back to."""
    base = service.settings.public_url or str(request.base_url)
    return f"{base.rstrip('/')}/connexion/openid/retour"


def _failed(request: Request, error: OpenIdError) -> Response:
    LOG.warning("refused", extra={"cause": str(error)})
    return page(request, "sign.html.j2", None, 401, error=FAILED, login="", suite="/", openid=True)
