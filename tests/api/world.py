"""A service over recorded readings: everything runs but the reading of pixels."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from PIL import Image

from api.app import application
from api.engine import Engine
from api.presence import present
from api.service import Service, open_service
from api.settings import ServiceSettings
from pipeline.batch import kept as keeping
from pipeline.batch.job import ReadOrder
from pipeline.batch.places import write_whole
from pipeline.pool import Pool, Progress
from store import people
from store.people import Role
from tests.batch.world import content, declared, inline, replay

PASSWORD = "une phrase de passe"
ORIGIN = "http://testserver"


def reader(order: ReadOrder, pool: Pool, progress: Progress | None) -> int:
    """A recorded reading, with a white picture for each of its pages."""
    count = replay(order)
    kept = keeping.load(order.places, order.key)
    assert kept is not None
    pictures = []
    for rank, document in enumerate(kept.documents):
        name = f"{rank:04d}.jpg"
        write_whole(order.places.pictures(order.key) / name, white())
        pictures.append((document.name, 1, name))
        if progress is not None:
            progress(document.name, 1, 1)
    keeping.save(order.places, kept.model_copy(update={"pictures": tuple(pictures)}), order.alias)
    return count


def white() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (210, 297), "white").save(buffer, "JPEG")
    return buffer.getvalue()


def made(root: Path, **settings: Any) -> Service:
    """A service whose database and files are under `root`."""
    root.mkdir(exist_ok=True)
    return open_service(ServiceSettings(data_dir=root / "data", **settings), reader)


@contextmanager
def working(service: Service) -> Iterator[None]:
    """The engine, and no process."""
    hire = partial(inline, "inline", service.settings)
    with present(service.settings.data_dir) as me, Engine(service, me, hire):
        yield


@dataclass
class World:
    """A running service and ways to reach it."""

    service: Service

    def client(self) -> TestClient:
        return TestClient(application(self.service), base_url=ORIGIN)

    def machine(self, scope: Role, name: str = "machine") -> TestClient:
        """A client that holds a key."""
        with self.service.db.write() as db:
            key = people.add_key(db, name, scope, "test")
        client = self.client()
        client.headers["Authorization"] = f"Bearer {key}"
        return client

    def person(self, login: str, role: Role) -> TestClient:
        """A client that is signed in; unsafe requests carry its CSRF token."""
        with self.service.db.write() as db:
            people.add_user(db, login, login.title(), role, PASSWORD, "test")
        client = self.client()
        answer = client.post("/connexion", data={"login": login, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        client.headers["X-CSRF-Token"] = csrf(answer.text)
        return client

    def hand_in(self, client: TestClient, number: int = 1, wrong: bool = False, **sent: Any) -> str:
        """The id of a dossier that was handed in; `wrong`: its order number is not the declared one."""
        answer = client.post("/v1/dossiers", files=parts(number, wrong), **sent)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])

    def settled(self, client: TestClient, dossier: str, seconds: float = 60) -> dict[str, Any]:
        """The dossier once it has its verdict."""
        for _ in range(round(seconds * 20)):
            body: dict[str, Any] = client.get(f"/v1/dossiers/{dossier}").json()
            if body["dossier"]["state"] not in ("queued", "reading"):
                return body
            time.sleep(0.05)
        raise AssertionError(f"not settled: {body['dossier']['state']}")


def csrf(page: str) -> str:
    return page.partition('name="csrf" content="')[2].partition('"')[0]


def parts(number: int = 1, wrong: bool = False) -> list[tuple[str, tuple[str, bytes, str]]]:
    """A declared dossier and a piece, as a form sends them."""
    text, piece = content(declared(number))
    if wrong:
        said = json.loads(text)
        said["order"]["number"] = "BC-2026-999999"
        text = json.dumps(said).encode()
    return [
        ("files", ("dossier.json", text, "application/json")),
        ("files", ("bdc.pdf", piece, "application/pdf")),
    ]
