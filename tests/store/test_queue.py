"""The queue: nothing lost, nothing done twice, people before archives."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from store import dossiers, intake, queue
from store.database import Database
from store.intake import QueueFullError, ReusedKeyError, accept
from store.tables import Version
from tests.store.made import submission


def finish(db: Session, version: Version) -> bool:
    said = {"verdict": "conforme", "summary": "", "reading": "", "report": "r"}
    return queue.finish(db, version, **said, pages=1, findings=())


def test_people_pass_before_archives_then_the_order_of_arrival(database: Database) -> None:
    with database.write() as db:
        wanted = [
            accept(db, submission(n, lane=lane), room=9).dossier for n, lane in ((1, 1), (2, 0), (3, 0))
        ]
    taken = []
    for _ in wanted:
        with database.write() as db:
            version = queue.claim(db, "here")
            assert version is not None
            taken.append(version.dossier)
    assert taken == [wanted[1], wanted[2], wanted[0]]
    with database.write() as db:
        assert queue.claim(db, "here") is None


def test_what_was_under_way_waits_again_and_is_settled_once(database: Database) -> None:
    with database.write() as db:
        dossier = accept(db, submission(), room=9).dossier
        first = queue.claim(db, "here")
    with database.write() as db:
        assert queue.release(db, "here") == 1
    with database.write() as db:
        second = queue.claim(db, "here")
    assert first is not None
    assert second is not None
    with database.write() as db:
        assert finish(db, second)
    with database.write() as db:
        assert not finish(db, first)
    with database.read() as db:
        row = dossiers.get(db, dossier)
        assert row is not None
        assert (row.state, row.verdict) == ("done", "conforme")


def test_what_fails_is_given_up_after_three_attempts_and_may_be_retried(database: Database) -> None:
    with database.write() as db:
        dossier = accept(db, submission(), room=9).dossier
    for attempt in range(queue.ATTEMPTS):
        with database.write() as db:
            version = queue.claim(db, "here")
            assert version is not None
            assert queue.fail(db, version, "OSError") is (attempt == queue.ATTEMPTS - 1)
    with database.write() as db:
        assert queue.claim(db, "here") is None
        queue.retry(db, dossier, "alix")
    with database.write() as db:
        assert queue.claim(db, "here") is not None


def test_a_full_queue_and_a_reused_key_are_refused(database: Database) -> None:
    with database.write() as db:
        accept(db, submission(1, key="k", digest="a"), room=1)
        assert accept(db, submission(1, key="k", digest="a"), room=1).again
        with pytest.raises(ReusedKeyError):
            accept(db, submission(1, key="k", digest="b"), room=1)
        with pytest.raises(QueueFullError):
            accept(db, submission(2), room=1)
        assert intake.waiting(db) == 1


def test_a_lease_is_renewed_by_the_living_and_taken_back_from_the_dead(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.write() as db:
        accept(db, submission(), room=9)
    with database.write() as db:
        held = queue.claim(db, "one")
        assert held is not None
        assert queue.claim(db, "other") is None
        assert queue.take_back(db) == 0
    monkeypatch.setattr(queue, "LEASE", timedelta(seconds=-1))
    with database.write() as db:
        queue.renew(db, "other")
        assert queue.take_back(db) == 0
        queue.renew(db, "one")
    with database.write() as db:
        assert queue.take_back(db) == 1
        again = queue.claim(db, "other")
        assert again is not None
        assert (again.id, again.attempts) == (held.id, 2)
    with database.write() as db:
        assert not finish(db, held)
        assert not queue.fail(db, held, "OSError")
    with database.write() as db:
        assert finish(db, again)


def test_what_the_dead_held_is_taken_back_at_once(database: Database) -> None:
    with database.write() as db:
        accept(db, submission(1), room=9)
        accept(db, submission(2), room=9)
    with database.write() as db:
        queue.claim(db, "dead")
        queue.claim(db, "living")
    with database.write() as db:
        assert queue.take_back(db, ("dead",)) == 1
    with database.write() as db:
        assert queue.release(db, "living") == 1
