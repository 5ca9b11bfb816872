"""Errors as problem+json (RFC 9457), with a French detail that says what to do next.

A browser that goes to an address gets the same as a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from models.base import Frozen
from store.database import AWAY
from store.objects import AwayError

MEDIA = "application/problem+json"
HTML = "text/html"
TITLES = {
    400: "Demande incorrecte",
    401: "Authentification requise",
    403: "Action non permise",
    404: "Introuvable",
    405: "Méthode non permise",
    409: "Conflit",
    410: "Effacé",
    413: "Envoi trop volumineux",
    415: "Format non pris en charge",
    422: "Contenu incorrect",
    428: "Précondition requise",
    429: "Trop de tentatives",
    500: "Erreur interne",
    503: "Service occupé",
}
DETAILS = {
    401: "Connectez-vous, ou présentez une clé d’API.",
    404: "Rien ne se trouve à cette adresse, ou l’accès ne vous en est pas ouvert.",
    413: "L’envoi dépasse la taille permise : envoyez les pièces en plusieurs fois, ou moins lourdes.",
    405: "Cette adresse n’accepte pas cette méthode.",
    500: "Le service a rencontré une erreur : réessayez ; si elle se répète, prévenez l’exploitant.",
}
NOT_THERE = "La base de données ou le magasin des pièces ne répond pas : réessayez dans une minute."


class FieldProblem(Frozen):
    """One mistake: where, and what, in French."""

    path: str = Field(examples=["supplier.siret"])
    message: str = Field(examples=["champ obligatoire absent"])


class ProblemBody(Frozen):
    """What an error answers."""

    type: str = "about:blank"
    title: str = Field(examples=["Contenu incorrect"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["Le dossier déclaré est incorrect : corrigez les champs cités."])
    errors: tuple[FieldProblem, ...] = ()
    request: str = ""


class Problem(Exception):  # noqa: N818 - the name of the standard
    """An answer that is an error."""

    def __init__(
        self,
        status: int,
        detail: str,
        errors: Sequence[FieldProblem] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail
        self.errors, self.headers = tuple(errors), dict(headers or {})


Show = Callable[[Request, Problem], Response]


def answer(request: Request, problem: Problem) -> Response:
    """The problem as it is sent: to a browser by what the application shows, to a program as JSON."""
    show: Show | None = getattr(request.app.state, "show", None)
    if show is not None and HTML in request.headers.get("accept", ""):
        return show(request, problem)
    body = ProblemBody(
        title=TITLES.get(problem.status, "Erreur"),
        status=problem.status,
        detail=problem.detail,
        errors=problem.errors,
        request=getattr(request.state, "request_id", ""),
    )
    return JSONResponse(
        body.model_dump(mode="json"), problem.status, headers=problem.headers, media_type=MEDIA
    )


def _misuse(request: Request, error: Exception) -> Response:
    """What was sent does not fit the schema; the values are not sent back."""
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    fields = [
        FieldProblem(path=".".join(map(str, e["loc"][1:])) or "(corps)", message=_said(e)) for e in found
    ]
    return answer(
        request, Problem(422, "La demande n’a pas la forme attendue : corrigez les champs cités.", fields)
    )


def _said(item: Mapping[str, Any]) -> str:
    return "champ obligatoire absent" if item["type"] == "missing" else "valeur incorrecte"


def _plain(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    detail = DETAILS.get(status, "La demande n’a pas abouti.")
    return answer(request, Problem(status, detail, headers=headers))


def _away(request: Request, error: Exception) -> Response:
    """Nothing was written: what was asked may be asked again."""
    return answer(request, Problem(503, NOT_THERE, headers={"Retry-After": "30"}))


def _own(request: Request, error: Exception) -> Response:
    if not isinstance(error, Problem):
        raise error
    return answer(request, error)


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors that an operation may answer, for its documentation."""
    return {
        status: {
            "description": TITLES[status],
            "model": ProblemBody,
            "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/ProblemBody"}}},
        }
        for status in statuses
    }


def install(app: FastAPI, show: Show) -> None:
    """Every error of the application answers like this; `show` makes a page of it."""
    app.state.show = show
    app.add_exception_handler(Problem, _own)
    app.add_exception_handler(RequestValidationError, _misuse)
    app.add_exception_handler(HTTPException, _plain)
    for away in (*AWAY, AwayError):
        app.add_exception_handler(away, _away)
    app.add_exception_handler(Exception, _plain)
