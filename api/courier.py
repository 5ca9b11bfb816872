"""Takes messages to webhooks: signed, again with back-off, never to an address of our own network."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import ipaddress
import logging
import socket
import ssl
import threading
import time
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from api.service import Service
from store import webhooks
from store.clock import now
from store.database import AWAY

LOG = logging.getLogger("recevable.courier")
PACE = 2.0  # seconds between two looks
PATIENCE = 10.0  # seconds for an answer
HEADER = "X-Recevable-Signature"


class UnsafeAddressError(Exception):
    """The address may not be told anything; the text says why, in French."""


def secret_of(service: Service, webhook: str) -> str:
    """The key of a webhook: made from the service's secret, so that it need not be kept."""
    return hmac.new(service.secret, f"webhook:{webhook}".encode(), hashlib.sha256).hexdigest()


def signature(secret: str, body: bytes, at: int) -> str:
    """« t=1732440000,v1=… »: HMAC-SHA256 of the instant, a dot and the body."""
    signed = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={signed}"


def resolved(url: str, private: bool) -> tuple[str, int]:
    """The address to connect to, checked: every one that the name stands for. Raises UnsafeAddressError."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise UnsafeAddressError("L’adresse doit commencer par https:// et nommer une machine.")
    if parts.scheme == "http" and not private:
        raise UnsafeAddressError("L’adresse doit commencer par https://.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise UnsafeAddressError("Cette machine n’est pas connue.") from error
    addresses = [str(one[4][0]) for one in found]
    if not private and not all(_public(address) for address in addresses):
        raise UnsafeAddressError("Cette adresse est celle d’un réseau privé : elle n’est pas admise.")
    return addresses[0], port


def _public(address: str) -> bool:
    one = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(one, "ipv4_mapped", None)
    return (mapped or one).is_global and not one.is_multicast


def post(url: str, body: bytes, headers: dict[str, str], private: bool) -> int:
    """The status; redirections are not followed. Raises UnsafeAddressError, OSError, HTTPException."""
    address, port = resolved(url, private)
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", port, timeout=PATIENCE)
    # Connected by hand to the address that was checked: the name may stand for another one by now.
    connection.sock = socket.create_connection((address, port), timeout=PATIENCE)
    try:
        if parts.scheme == "https":
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(connection.sock, server_hostname=parts.hostname)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body, headers)
        return connection.getresponse().status
    finally:
        connection.close()


class Courier:
    """A thread that sends what is due."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._thread.join(timeout=PATIENCE)

    def _run(self) -> None:
        while not self._stopping.wait(PACE):
            try:
                self.send_due()
            except AWAY as error:
                LOG.error("database", extra={"cause": type(error).__name__})

    def send_due(self) -> int:
        """Sends what is due; how many messages that were."""
        with self._service.db.write() as db:
            waiting = webhooks.take_due(db, now())
        for delivery, url in waiting:
            sent, answer = self._send(delivery.webhook, url, delivery.body.encode())
            with self._service.db.write() as db:
                webhooks.settle(db, delivery.id, sent, answer)
            LOG.info("delivery", extra={"webhook": delivery.webhook, "sent": sent, "answer": answer})
        return len(waiting)

    def _send(self, webhook: str, url: str, body: bytes) -> tuple[bool, str]:
        signed = signature(secret_of(self._service, webhook), body, int(time.time()))
        headers = {"Content-Type": "application/json", HEADER: signed, "User-Agent": "recevable"}
        try:
            status = post(url, body, headers, self._service.settings.webhook_private)
        except (UnsafeAddressError, OSError, http.client.HTTPException) as error:
            return False, type(error).__name__
        return 200 <= status < 300, str(status)
