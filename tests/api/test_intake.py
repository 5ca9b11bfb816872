"""What a 202 promises, and what is refused with a French reason."""

from __future__ import annotations

import io
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import intake
from store.people import Role
from tests.api.world import World, made, parts, working
from tests.batch.world import content, declared

PROBLEM = "application/problem+json"


@pytest.fixture
def client(idle: World) -> TestClient:
    return idle.machine(Role.GESTIONNAIRE)


def test_an_accepted_dossier_says_where_it_is(client: TestClient) -> None:
    answer = client.post("/v1/dossiers", files=parts())
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/v1/dossiers/{answer.json()['id']}"
    assert client.get(answer.headers["location"]).json()["dossier"]["state"] == "queued"


def test_a_zip_or_a_declaration_apart_will_do(client: TestClient) -> None:
    text, piece = content(declared(1))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("lot/dossier.json", text)
        archive.writestr("lot/bdc.pdf", piece)
    zipped = client.post("/v1/dossiers", files={"files": ("lot.zip", buffer.getvalue())})
    apart = client.post("/v1/dossiers", files={"files": ("bdc.pdf", piece)}, data={"declared": text.decode()})
    assert (zipped.status_code, apart.status_code) == (202, 202)


def test_a_damaged_zip_is_named(client: TestClient) -> None:
    answer = client.post("/v1/dossiers", files={"files": ("lot.zip", b"PK\x03\x04 cut off")})
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["path"]) == (422, "lot.zip")
    assert "endommagée" in error["message"]


def test_the_same_key_and_body_get_the_same_answer(client: TestClient) -> None:
    key = {"Idempotency-Key": "lot-1"}
    first = client.post("/v1/dossiers", files=parts(1), headers=key).json()
    again = client.post("/v1/dossiers", files=parts(1), headers=key).json()
    other = client.post("/v1/dossiers", files=parts(2), headers=key)
    assert again == {**first, "again": True}
    assert other.status_code == 409
    assert client.get("/v1/dossiers").json()["total"] == 1


def test_a_full_queue_asks_to_come_back(client: TestClient) -> None:
    for number in (1, 2):
        assert client.post("/v1/dossiers", files=parts(number)).status_code == 202
    answer = client.post("/v1/dossiers", files=parts(3))
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("files", ("bdc.pdf", b"x"))], "Aucun dossier déclaré"),
        ([("files", ("dossier.json", b"{"))], "Aucune pièce"),
        ([("files", ("dossier.json", b"{")), ("files", ("a.pdf", b"x"))], "incorrect"),
        ([("files", ("a.json", b"{}")), ("files", ("b.json", b"{}"))], "Plusieurs fichiers JSON"),
    ],
)
def test_what_cannot_be_controlled_is_refused_in_french(
    client: TestClient, files: list[tuple[str, tuple[str, bytes]]], said: str
) -> None:
    answer = client.post("/v1/dossiers", files=files)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == PROBLEM
    assert said in answer.json()["detail"]


def test_every_wrong_field_is_named(client: TestClient) -> None:
    text, piece = content(declared(1))
    said = {**json.loads(text), "stage": "acompte", "scheme": ""}
    answer = client.post(
        "/v1/dossiers", files={"files": ("bdc.pdf", piece)}, data={"declared": json.dumps(said)}
    )
    assert {one["path"] for one in answer.json()["errors"]} == {"stage", "scheme"}


def test_a_dossier_without_date_of_reception_is_received_now(client: TestClient) -> None:
    text, piece = content(declared(1))
    said = {key: value for key, value in json.loads(text).items() if key != "received"}
    answer = client.post(
        "/v1/dossiers", files={"files": ("bdc.pdf", piece)}, data={"declared": json.dumps(said)}
    )
    assert answer.status_code == 202, answer.text


def test_the_same_key_at_the_same_moment_gets_one_dossier(client: TestClient) -> None:
    key = {"Idempotency-Key": "lot-2"}
    with ThreadPoolExecutor(4) as threads:
        sent = list(threads.map(lambda _: client.post("/v1/dossiers", files=parts(1), headers=key), range(4)))
    assert {one.status_code for one in sent} == {202}
    assert len({one.json()["id"] for one in sent}) == 1


def test_what_was_refused_leaves_no_file(idle: World, client: TestClient) -> None:
    for number in (1, 2):
        client.post("/v1/dossiers", files=parts(number))
    before = kept(idle)
    assert client.post("/v1/dossiers", files=parts(3)).status_code == 503
    assert kept(idle) == before


def test_blobs_that_nobody_holds_are_swept(
    idle: World, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post("/v1/dossiers", files=parts(1))
    before = kept(idle)
    orphan = idle.service.blobs.put(b"left by a crash")
    assert intake.sweep(idle.service) == 0  # a request may still be under way
    monkeypatch.setattr(intake, "FORGOTTEN", timedelta(seconds=-1))
    assert intake.sweep(idle.service) == 1
    assert kept(idle) == before
    with pytest.raises(FileNotFoundError):
        idle.service.blobs.get(orphan.sha256)


def kept(world: World) -> set[str]:
    return {p.name for p in (world.service.settings.data_dir / "pieces").rglob("*") if p.is_file()}


def test_too_large_a_body_is_refused(tmp_path: Path) -> None:
    service = made(tmp_path, upload_max_bytes=1000)
    client = World(service).machine(Role.SCANNER)
    answer = client.post("/v1/dossiers", files={"files": ("a.pdf", b"x" * 5000)})
    assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)
    service.db.close()


def test_what_was_accepted_survives_a_stop(tmp_path: Path) -> None:
    service = made(tmp_path)
    dossier = World(service).hand_in(World(service).machine(Role.GESTIONNAIRE))
    service.db.close()
    again = made(tmp_path)
    with working(again):
        world = World(again)
        body = world.settled(world.machine(Role.GESTIONNAIRE), dossier)
    assert body["dossier"]["state"] == "done"
    again.db.close()
