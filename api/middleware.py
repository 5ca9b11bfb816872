"""Around every request: its id, its size bounded, its headers, its line in the logs."""

from __future__ import annotations

import logging
import re
import secrets
import time

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.logs import REQUEST
from api.metrics import REQUEST_SECONDS, REQUESTS

LOG = logging.getLogger("recevable.http")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
HSTS = "max-age=31536000; includeSubDomains"
METHODS = frozenset({"GET", "HEAD", "POST", "DELETE", "OPTIONS"})  # others are counted together
SMALL = 1_000_000  # bytes of a request that carries no file
_OURS = re.compile(r"[A-Za-z0-9._-]{1,64}")


class TooLargeError(HTTPException):
    """The body goes beyond what was allowed."""

    def __init__(self) -> None:
        super().__init__(413)


class Around:
    """One ASGI middleware for all of it."""

    def __init__(self, app: ASGIApp, most: int, secure: bool) -> None:
        self._app, self._most, self._secure = app, most, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500
        request = _request_id(Headers(scope=scope).get("x-request-id", ""))
        scope.setdefault("state", {})["request_id"] = request
        token = REQUEST.set(request)

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._sign(MutableHeaders(scope=message), request)
            await send(message)

        try:
            await self._app(scope, _bounded(scope, receive, self._most), answer)
        finally:
            _tell(scope, status, time.perf_counter() - began)
            REQUEST.reset(token)

    def _sign(self, headers: MutableHeaders, request: str) -> None:
        headers["X-Request-Id"] = request
        for name, value in SECURITY.items():
            headers.setdefault(name, value)
        if self._secure:
            headers["Strict-Transport-Security"] = HSTS


def _request_id(given: str) -> str:
    return given if _OURS.fullmatch(given) else secrets.token_hex(8)


def _bounded(scope: Scope, receive: Receive, most: int) -> Receive:
    """The body, cut off when it is too large: files may be, the rest is small."""
    kind = Headers(scope=scope).get("content-type", "")
    limit = most if kind.startswith("multipart/form-data") else SMALL
    received = 0

    async def bounded() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit:
            raise TooLargeError
        return message

    return bounded


def _tell(scope: Scope, status: int, seconds: float) -> None:
    route = getattr(scope.get("route"), "path", "")
    method = scope["method"] if scope["method"] in METHODS else "other"
    REQUESTS.labels(method, route, str(status)).inc()
    REQUEST_SECONDS.labels(route).observe(seconds)
    said = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000)}
    LOG.info("request", extra=said)
