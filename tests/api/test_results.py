"""From a dossier handed in to its verdict, its report, its pages and crops."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from api import relay, work
from api.metrics import REQUESTS
from models.finding import Report
from pipeline.batch.job import ReadOrder
from pipeline.pool import Pool, Progress
from pipeline.review import fingerprint
from store import queue
from store.people import Role
from tests.api.world import World
from tests.batch.world import inline


def test_a_sound_dossier_and_a_wrong_one_get_their_verdicts(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    sound = world.settled(client, world.hand_in(client, 1))
    wrong = world.settled(client, world.hand_in(client, 2, wrong=True))
    assert sound["dossier"]["verdict"] == "conforme"
    assert wrong["dossier"]["verdict"] != "conforme"
    assert Report.model_validate(sound["report"]).verdict.value == "conforme"


def test_events_end_with_the_verdict(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    dossier = world.hand_in(client)
    lines = client.get(f"/v1/dossiers/{dossier}/events").text.splitlines()
    said = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]
    assert said[-1]["state"] == "done"
    assert said[-1]["verdict"] == "conforme"


def test_reports_pages_and_crops(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    dossier = world.hand_in(client, wrong=True)
    body = world.settled(client, dossier)
    report = Report.model_validate(body["report"])
    proved = next(f for f in report.findings if f.evidence)
    wanted = {
        "report.html": "text/html; charset=utf-8",
        "report.json": "application/json",
        "report.pdf": "application/pdf",
        "pages/1.png": "image/png",
        "pages/1.jpg": "image/jpeg",
        f"crops/{fingerprint(proved)}.png": "image/png",
    }
    for name, media in wanted.items():
        answer = client.get(f"/v1/dossiers/{dossier}/{name}")
        assert (answer.status_code, answer.headers["content-type"]) == (200, media), name
    for name in ("pages/2.png", "crops/none.png"):
        assert client.get(f"/v1/dossiers/{dossier}/{name}").status_code == 404


def test_completing_makes_a_version_and_keeps_the_former(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    dossier = world.hand_in(client)
    world.settled(client, dossier)
    more = client.post(f"/v1/dossiers/{dossier}/pieces", files={"files": ("vide.txt", b'{"read": 1}')})
    assert more.json()["version"] == 2
    world.settled(client, dossier)
    former = client.get(f"/v1/dossiers/{dossier}?version=1").json()
    assert [one["number"] for one in former["versions"]] == [2, 1]


def test_the_list_filters_searches_and_pages(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    for number in (1, 2, 3):
        world.settled(client, world.hand_in(client, number, wrong=number == 3))
    assert client.get("/v1/dossiers?verdict=conforme").json()["total"] == 2
    assert client.get("/v1/dossiers?q=bc-2026-000002").json()["total"] == 1
    first = client.get("/v1/dossiers?limit=2").json()
    assert (len(first["dossiers"]), first["next"]) == (2, 2)
    assert client.get("/v1/dossiers?limit=2&offset=2").json()["next"] is None


def test_erasing_leaves_the_verdict_and_the_audit(world: World) -> None:
    client = world.machine(Role.ADMINISTRATEUR)
    dossier = world.hand_in(client)
    world.settled(client, dossier)
    assert client.delete(f"/v1/dossiers/{dossier}").status_code == 204
    body = client.get(f"/v1/dossiers/{dossier}").json()
    assert (body["dossier"]["state"], body["dossier"]["verdict"]) == ("erased", "conforme")
    assert body["dossier"]["client"] == ""
    assert client.get(f"/v1/dossiers/{dossier}/pages/1.png").status_code == 410
    left = [p for p in world.service.settings.data_dir.rglob("*") if p.is_file()]
    assert not [p for p in left if p.parent.parent.name in ("pieces", "lectures")]


def test_health_metrics_and_headers(world: World) -> None:
    client = world.client()
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").status_code == 200
    answer = client.get("/metrics")
    assert "recevable_dossiers_waiting" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_it_is_not_ready_while_the_reader_of_scanners_is_being_loaded(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = SimpleNamespace(ready=False)
    monkeypatch.setattr(relay, "Pool", lambda settings, warm: pool)
    client = world.client()
    client.app.state.desk.open()  # type: ignore[attr-defined]  # given as any ASGI application
    answer = client.get("/readyz")
    assert (answer.status_code, "se prépare" in answer.json()["detail"]) == (503, True)
    assert client.get("/healthz").status_code == 200
    pool.ready = True
    assert client.get("/readyz").status_code == 200


def test_what_is_erased_while_it_is_read_leaves_nothing(idle: World) -> None:
    client = idle.machine(Role.ADMINISTRATEUR)
    dossier = idle.hand_in(client)
    with idle.service.db.write() as db:
        version = queue.claim(db, "here")
    assert version is not None

    def reader(order: ReadOrder, pool: Pool, progress: Progress | None) -> int:
        count = idle.service.reader(order, pool, progress)
        assert client.delete(f"/v1/dossiers/{dossier}").status_code == 204
        return count

    with inline("inline", idle.service.settings) as hands:
        assert not work.settle(replace(idle.service, reader=reader), hands, version)
    left = [p for p in idle.service.settings.data_dir.rglob("*") if p.suffix in (".zst", ".jpg")]
    assert left == []
    assert client.get(f"/v1/dossiers/{dossier}").json()["dossier"]["state"] == "erased"


def test_what_a_stranger_invents_adds_nothing_to_what_is_counted(idle: World) -> None:
    client = idle.client()

    def counted() -> set[frozenset[tuple[str, str]]]:
        return {frozenset(one.labels.items()) for metric in REQUESTS.collect() for one in metric.samples}

    client.request("FOO", "/nulle-part")
    client.get("/nulle-part")
    before = counted()
    for number in range(20):
        client.request(f"FOO{number}", "/nulle-part")
        client.get(f"/nulle-part/{number}")
    assert counted() == before
