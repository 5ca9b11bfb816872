"""The store of pieces does not answer: nothing is accepted, nothing accepted is lost or counted as failed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from store import objects
from store.objects import AwayError, open_objects
from store.people import Role
from tests.api.world import World, made, parts, working

NOBODY = "http://127.0.0.1:9"  # nothing listens there


@pytest.fixture(autouse=True)
def _away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "PATIENCE", timedelta(seconds=0.1))
    said = {"AWS_ENDPOINT_URL": NOBODY, "AWS_ALLOW_HTTP": "true", "AWS_REGION": "x"}
    for name, value in {**said, "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x"}.items():
        monkeypatch.setenv(name, value)


def test_what_cannot_be_kept_is_not_accepted(tmp_path: Path) -> None:
    service = made(tmp_path, store="s3://seau/essai")
    client = World(service).machine(Role.GESTIONNAIRE)
    answer = client.post("/v1/dossiers", files=parts())
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert "ne répond pas" in answer.json()["detail"]
    assert client.get("/v1/dossiers").json()["total"] == 0
    service.db.close()


def test_every_call_says_that_the_store_is_away(tmp_path: Path) -> None:
    away = open_objects("s3://seau/essai")
    for call in (
        lambda: away.put("a/b", b"x"),
        lambda: away.get("a/b"),
        lambda: away.fetch("a/b", tmp_path / "b"),
        lambda: away.remove("a/b"),
        lambda: list(away.names("a")),
    ):
        with pytest.raises(AwayError):
            call()


def test_what_was_accepted_waits_until_the_store_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.engine.AGAIN", 0.01)
    service = made(tmp_path)
    world = World(service)
    dossier = world.hand_in(client := world.machine(Role.GESTIONNAIRE))
    there, calls = service.blobs.get, 0

    def get(sha256: str) -> bytes:
        nonlocal calls
        calls += 1
        if calls <= 6:  # more often than a dossier may fail
            raise AwayError
        return there(sha256)

    monkeypatch.setattr(service.blobs, "get", get)
    with working(service):
        assert world.settled(client, dossier)["dossier"]["verdict"] == "conforme"
    assert calls > 6
    service.db.close()
