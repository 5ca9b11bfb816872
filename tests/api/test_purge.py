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
