"""Webhooks: signed, sent again, never to a private address unless allowed."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from api.courier import HEADER, Courier, UnsafeAddressError, resolved, secret_of
from store import webhooks
from store.clock import now
from store.people import Role
from store.tables import Delivery
from tests.api.world import World, made, working


class Listener(BaseHTTPRequestHandler):
    """Writes down what it gets; fails as many times as it is told."""

    got: ClassVar[list[tuple[str, bytes]]] = []
    failures: ClassVar[int] = 0

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.got.append((self.headers[HEADER], body))
        self.send_response(500 if len(self.got) <= self.failures else 204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@pytest.fixture
def address() -> Iterator[str]:
    Listener.got.clear()
    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/verdicts"
        server.shutdown()


def told(world: World, address: str) -> str:
    """A webhook, and a dossier that gets its verdict."""
    with world.service.db.write() as db:
        webhook = webhooks.add(db, address, "test").id
    client = world.machine(Role.GESTIONNAIRE)
    world.settled(client, world.hand_in(client))
    return webhook


def test_a_verdict_is_told_signed_and_again_after_a_failure(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = made(tmp_path, webhook_private=True)
    monkeypatch.setattr(Listener, "failures", 1)
    with working(service):
        webhook = told(World(service), address)
    courier = Courier(service)
    assert courier.send_due() == 1
    assert courier.send_due() == 0  # it waits before the next attempt
    with service.db.write() as db:
        for row in db.query(Delivery):
            assert (row.state, row.answer) == (webhooks.WAITING, "500")
            row.due = now() - timedelta(seconds=1)
    courier.send_due()
    signed, body = Listener.got[-1]
    at, given = (part.partition("=")[2] for part in signed.split(","))
    key = secret_of(service, webhook).encode()
    assert given == hmac.new(key, f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    assert json.loads(body)["verdict"] == "conforme"
    with service.db.read() as db:
        assert [row.state for row in webhooks.deliveries(db)] == [webhooks.SENT]
    service.db.close()


def test_a_private_address_is_told_nothing(tmp_path: Path, address: str) -> None:
    service = made(tmp_path)
    with working(service):
        told(World(service), address)
    Courier(service).send_due()
    assert Listener.got == []
    service.db.close()


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest",
        "https://localhost/",
        "https://user@192.0.2.1/",
        "ftp://192.0.2.1/",
        "https://",
    ],
)
def test_unsafe_addresses_are_refused(url: str) -> None:
    with pytest.raises(UnsafeAddressError):
        resolved(url, private=False)


def test_after_the_last_attempt_it_is_given_up(tmp_path: Path) -> None:
    service = made(tmp_path)
    with working(service):
        told(World(service), "https://nulle-part.invalid/")
    with service.db.write() as db:
        (row,) = webhooks.deliveries(db)
        for _ in range(webhooks.ATTEMPTS):
            webhooks.settle(db, row.id, sent=False, answer="OSError")
        assert row.state == webhooks.GIVEN_UP
    service.db.close()
