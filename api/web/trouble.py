"""An error as a page: what happened and what to do, and the way back."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from api.onward import sign_in_first
from api.problems import TITLES, Problem
from api.web.render import page
from api.who import signed_in

NOBODY = 401
BROKEN = 500


def trouble(request: Request, problem: Problem) -> Response:
    """Who is not signed in does so first. Nothing more is asked of a store that may be what fails."""
    if problem.status == NOBODY and request.method == "GET":
        return RedirectResponse(sign_in_first(request), 303)
    made = page(
        request,
        "trouble.html.j2",
        None if problem.status >= BROKEN else signed_in(request),
        problem.status,
        title=TITLES.get(problem.status, "Erreur"),
        detail=problem.detail,
        errors=problem.errors,
        reference=getattr(request.state, "request_id", ""),
    )
    made.headers.update(problem.headers)
    return made
