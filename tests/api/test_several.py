"""Several services on one database: no dossier is read twice, and the living take up what a dead one held."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from api.presence import present
from store import people
from store.people import Role
from store.tables import Audit, Version
from tests.api.test_kill import PATIENCE, done, hand_in, victim
from tests.api.world import made
from tests.store.databases import postgresql, programs

COUNT = 40


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The database, "" for the one in the folder of data."""
    if request.param == "sqlite":
        yield ""
    elif programs() is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    else:
        with postgresql() as found:
            yield found


def test_two_share_the_work_and_one_ends_that_of_the_other(tmp_path: Path, url: str) -> None:
    service = made(tmp_path, **({"database_url": url} if url else {}))
    with service.db.write() as db:
        key = people.add_key(db, "scanner", Role.SCANNER, "test")
    with victim(tmp_path, key, url) as (client, process), victim(tmp_path, key, url) as (other, _):
        accepted = [hand_in(client if n % 2 else other, n) for n in range(COUNT)]
        while done(other) < COUNT // 4:
            time.sleep(0.02)
        process.kill()
        process.wait()
        with service.db.read() as db:
            holders = set(db.scalars(select(Version.holder).where(Version.holder != "")))
        end = time.monotonic() + PATIENCE
        while done(other) < COUNT and time.monotonic() < end:
            time.sleep(0.2)
        assert done(other) == COUNT
    assert len(holders) == 2
    with service.db.read() as db:
        verdicts = Counter(db.scalars(select(Audit.dossier).where(Audit.action == "verdict")))
    assert verdicts == Counter(dict.fromkeys(accepted, 1))
    service.db.close()


def test_a_room_is_emptied_when_its_service_is_dead_and_not_before(tmp_path: Path) -> None:
    with present(tmp_path) as one:
        (one.folder / "page.npy").write_bytes(b"0")
        with present(tmp_path) as other:
            assert (other.dead, (one.folder / "page.npy").exists()) == ((), True)
    left = tmp_path / "passage" / "dead"
    left.mkdir()
    with present(tmp_path) as third:
        assert third.dead == ("dead",)
    assert not left.exists()
