"""Templates made into pages; every value is cleaned, then escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from api.web.age import age
from api.web.trail import trail_actor, trail_detail, trail_instant
from api.web.words import WORDS
from api.who import Caller
from reports import html, words
from reports.formats import show_instant

HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """That of the reports, with our own templates beside theirs."""
    made = html.environment(HERE / "templates")
    made.filters.update(
        instant=show_instant,
        trail_detail=trail_detail,
        trail_actor=trail_actor,
        trail_instant=trail_instant,
        age=age,
    )
    made.globals.update(words=words, ours=WORDS)
    return made


def page(
    request: Request, name: str, caller: Caller | None, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page for whoever is signed in (None: nobody)."""
    shown = request.app.state.service.settings.archives is not None
    said = {"caller": caller, "here": request.url.path, "archives_shown": shown, **values}
    made = _environment().get_template(name).render(said)
    return HTMLResponse(made, status)
