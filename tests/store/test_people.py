"""Accounts, sessions and keys: secrets are never kept as they are."""

from __future__ import annotations

import pytest

from store import people
from store.database import Database
from store.people import PeopleError, Role
from store.tables import ApiKey, Session, User

PASSWORD = "une phrase de passe"


def test_a_password_is_kept_hashed_and_checked(database: Database) -> None:
    with database.write() as db:
        user = people.add_user(db, "alix", "Alix", Role.GESTIONNAIRE, PASSWORD, "test")
        assert user.password.startswith("$argon2id$")
        assert people.check_password(db, "alix", PASSWORD) is not None
        assert people.check_password(db, "alix", "faux") is None
        assert people.check_password(db, "noa", PASSWORD) is None
        with pytest.raises(PeopleError):
            people.add_user(db, "alix", "Alix", Role.GESTIONNAIRE, PASSWORD, "test")
        with pytest.raises(PeopleError):
            people.add_user(db, "noa", "Noa", Role.GESTIONNAIRE, "court", "test")


def test_a_session_ends_with_the_account_or_the_password(database: Database) -> None:
    with database.write() as db:
        user = people.add_user(db, "alix", "Alix", Role.GESTIONNAIRE, PASSWORD, "test")
        db.flush()
        token, _ = people.open_session(db, user, 1)
        assert db.get(Session, token) is None  # only its hash is there
        assert people.signed_in(db, token) is not None
        people.set_password(db, "alix", PASSWORD + "2", "test")
        assert people.signed_in(db, token) is None
        token, _ = people.open_session(db, user, 1)
        people.disable_user(db, "alix", "test")
        assert people.signed_in(db, token) is None
        assert people.check_password(db, "alix", PASSWORD + "2") is None
        assert db.get(User, user.id) is not None


def test_a_key_is_kept_hashed_and_revoked(database: Database) -> None:
    with database.write() as db:
        key = people.add_key(db, "scanner", Role.SCANNER, "test")
        db.flush()
        holder = people.key_holder(db, key)
        assert holder is not None
        row = db.get(ApiKey, holder.id)
        assert row is not None
        assert row.secret not in key
        people.revoke_key(db, holder.id, "test")
        assert people.key_holder(db, key) is None
        with pytest.raises(PeopleError):
            people.revoke_key(db, "rien", "test")
