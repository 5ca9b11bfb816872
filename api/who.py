"""Who asks: a machine by its key, a person by their session; and what they may do."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from api.problems import DETAILS, Problem
from api.service import Service
from store import people
from store.people import Role

COOKIE = "recevable_session"
CSRF_HEADER = "X-CSRF-Token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_RANK = {role: rank for rank, role in enumerate(Role)}


@dataclass(frozen=True)
class Caller:
    """`actor` is what the audit and the owner of a dossier hold; `csrf` only a browser has."""

    actor: str
    name: str
    role: Role
    csrf: str = ""

    def may(self, role: Role) -> bool:
        return _RANK[self.role] >= _RANK[role]

    @property
    def owner(self) -> str:
        """The filter of what they may see: a scanner its own dossiers only."""
        return self.actor if self.role is Role.SCANNER else ""


def service_of(request: HTTPConnection) -> Service:
    found: Service = request.app.state.service
    return found


def who(request: Request) -> Caller | None:
    """Who asks, None when nobody said; a session that changes something must show its CSRF token."""
    given = request.headers.get("authorization", "")
    if given.lower().startswith("bearer "):
        return _machine(service_of(request), given[7:].strip())
    token = request.cookies.get(COOKIE, "")
    caller = _person(service_of(request), token) if token else None
    if caller is not None and request.method not in SAFE:
        _check_csrf(request, caller)
    return caller


def signed_in(request: HTTPConnection) -> Caller | None:
    """Whose browser it is: to show them a page, never to let them change anything."""
    token = request.cookies.get(COOKIE, "")
    return _person(service_of(request), token) if token else None


def _machine(service: Service, given: str) -> Caller | None:
    with service.db.read() as db:
        key = people.key_holder(db, given)
    return Caller(f"cle:{key.id}", key.name, Role(key.scope)) if key is not None else None


def _person(service: Service, token: str) -> Caller | None:
    with service.db.read() as db:
        found = people.signed_in(db, token)
    if found is None:
        return None
    return Caller(found.user.login, found.user.name, Role(found.user.role), found.csrf)


def _check_csrf(request: Request, caller: Caller) -> None:
    given = request.headers.get(CSRF_HEADER, "")
    if not hmac.compare_digest(given.encode(), caller.csrf.encode()) or not same_site(request):
        raise Problem(403, "La page a expiré : rechargez-la, puis recommencez.")


def same_site(request: Request) -> bool:
    """The browser says that our own page asks; a program says nothing and has no cookie to abuse."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return True
    known = {request.url.netloc, urlsplit(service_of(request).settings.public_url).netloc}
    return urlsplit(origin).netloc in known


def require(role: Role) -> Callable[[Request], Caller]:
    """A dependency: whoever asks must hold that role."""

    def found(request: Request) -> Caller:
        caller = who(request)
        if caller is None:
            raise Problem(401, DETAILS[401], headers={"WWW-Authenticate": 'Bearer realm="recevable"'})
        if not caller.may(role):
            raise Problem(403, "Votre rôle ne permet pas cette action : adressez-vous à un administrateur.")
        return caller

    return found


Anyone = Annotated[Caller, Depends(require(Role.SCANNER))]
Gestionnaire = Annotated[Caller, Depends(require(Role.GESTIONNAIRE))]
Administrateur = Annotated[Caller, Depends(require(Role.ADMINISTRATEUR))]
Served = Annotated[Service, Depends(service_of)]
