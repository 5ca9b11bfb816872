"""Where somebody wanted to go when they were asked to sign in first."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from fastapi import Request

HOME = "/"
SIGN_IN = "/connexion"
LONGEST = 2000
_OURS = re.compile(r"/(?![/\\])[!-~]*")  # never another site: « //example.org », « /\\example.org »


def ours(address: str) -> str:
    """The address when it is one of ours, else the first page."""
    known = len(address) <= LONGEST and "\\" not in address and _OURS.fullmatch(address)
    return address if known else HOME


def sign_in_first(request: Request) -> str:
    """The form, which goes on to the page that was asked for."""
    query = f"?{request.url.query}" if request.url.query else ""
    wanted = ours(f"{request.url.path}{query}") if request.method == "GET" else HOME
    return SIGN_IN if wanted == HOME else f"{SIGN_IN}?{urlencode({'suite': wanted})}"
