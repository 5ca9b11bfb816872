"""Retention: what was settled long ago goes, hashes and verdict stay, and the audit tells of it."""

from __future__ import annotations

from datetime import timedelta

from api.erase import purge
from store import audit
from store.clock import now
from store.people import Role
from tests.api.world import World


def test_only_what_is_old_is_erased(world: World) -> None:
    client = world.machine(Role.GESTIONNAIRE)
    dossier = world.hand_in(client)
    world.settled(client, dossier)
    assert purge(world.service, now() - timedelta(days=1), "test") == 0
    assert purge(world.service, now() + timedelta(seconds=1), "test") == 1
    assert purge(world.service, now() + timedelta(seconds=1), "test") == 0
    body = client.get(f"/v1/dossiers/{dossier}").json()
    assert (body["dossier"]["state"], body["dossier"]["verdict"]) == ("erased", "conforme")
    with world.service.db.read() as db:
        assert audit.lines(db, dossier)[0].action == "purge"
        assert audit.verify(db).wrong == 0


def test_nothing_of_it_is_left_in_any_file(world: World) -> None:
    """Neither in the base and its log, nor a result that a later decision replaced."""
    client = world.person("alix", Role.ADMINISTRATEUR)
    dossier = world.hand_in(client, wrong=True)
    body = world.settled(client, dossier)
    revision, reason = body["dossier"]["revision"], "vu avec le fournisseur hier"
    wrong = [
        s for s, f in zip(body["subjects"], body["report"]["findings"], strict=True) if f["outcome"] == "fail"
    ]
    for answer in ("pass", "fail"):
        decision = {"kind": "finding", "subject": wrong[0], "answer": answer, "reason": reason}
        asked = {"revision": revision, "decisions": [decision]}
        revision = client.post(f"/v1/dossiers/{dossier}/decisions", json=asked).json()["revision"]
    names = [body["dossier"]["client"], body["dossier"]["number"], reason]
    assert all(holding(world, name) for name in names)
    assert client.delete(f"/v1/dossiers/{dossier}").status_code == 204
    assert [holding(world, name) for name in names] == [[], [], []]


def holding(world: World, name: str) -> list[str]:
    """The files of the service in which a name stands."""
    files = [path for path in world.service.settings.data_dir.rglob("*") if path.is_file()]
    return [path.name for path in files if name.encode() in path.read_bytes()]
