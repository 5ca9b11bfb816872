"""People, their sessions, and the keys of machines. Secrets are kept hashed and compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session as Db

from store import audit
from store.clock import now
from store.ids import ALPHABET
from store.tables import ApiKey, Session, User

LEAST = 12  # characters of a password
_HASHER = PasswordHasher()
# Compared against when nobody has that login: who is there cannot be told from the time it takes.
_NOBODY = _HASHER.hash(secrets.token_hex(16))


class Role(StrEnum):
    """What one may do; each may do what those before may. A scanner sees its own dossiers only."""

    SCANNER = "scanner"
    GESTIONNAIRE = "gestionnaire"
    ADMINISTRATEUR = "administrateur"


class PeopleError(Exception):
    """What was asked for cannot be done; the text is French and says what to do."""


@dataclass(frozen=True)
class SignedIn:
    """A person and their session."""

    user: User
    csrf: str


def add_user(db: Db, login: str, name: str, role: Role, password: str, actor: str) -> User:
    """A local account. Raises PeopleError."""
    if len(password) < LEAST:
        raise PeopleError(f"Le mot de passe doit compter {LEAST} caractères au moins.")
    if db.scalar(select(User).where(User.login == login)) is not None:
        raise PeopleError("Cet identifiant est déjà pris : choisissez-en un autre.")
    user = User(login=login, name=name, role=role.value, password=_HASHER.hash(password), created=now())
    db.add(user)
    audit.record(db, actor, "compte-cree", detail={"login": login, "role": role.value})
    return user


def set_password(db: Db, login: str, password: str, actor: str) -> None:
    """A new password; every open session of that person ends. Raises PeopleError."""
    if len(password) < LEAST:
        raise PeopleError(f"Le mot de passe doit compter {LEAST} caractères au moins.")
    user = find_user(db, login)
    user.password = _HASHER.hash(password)
    db.execute(delete(Session).where(Session.user == user.id))
    audit.record(db, actor, "mot-de-passe-change", detail={"login": login})


def disable_user(db: Db, login: str, actor: str) -> None:
    """The account opens no session any more. Raises PeopleError."""
    user = find_user(db, login)
    user.disabled = now()
    db.execute(delete(Session).where(Session.user == user.id))
    audit.record(db, actor, "compte-ferme", detail={"login": login})


def find_user(db: Db, login: str) -> User:
    user = db.scalar(select(User).where(User.login == login))
    if user is None:
        raise PeopleError("Aucun compte ne porte cet identifiant.")
    return user


def users(db: Db) -> list[User]:
    return list(db.scalars(select(User).order_by(User.login)))


def any_user(db: Db) -> bool:
    return bool(db.scalar(select(func.count()).select_from(User)))


def check_password(db: Db, login: str, password: str) -> User | None:
    """The person, None when the login or the password is wrong; it takes as long either way."""
    user = db.scalar(select(User).where(User.login == login))
    known = user.password if user is not None and user.password else _NOBODY
    try:
        _HASHER.verify(known, password)
    except (VerificationError, InvalidHashError):
        return None
    return user if user is not None and user.password and user.disabled is None else None


def external_user(db: Db, subject: str, login: str, name: str, role: Role) -> User | None:
    """The person of an OpenID provider, known from now on; None when the account was closed."""
    user = db.scalar(select(User).where(User.subject == subject))
    if user is None:
        if db.scalar(select(User).where(User.login == login)) is not None:
            login = f"{login} ({hashlib.sha256(subject.encode()).hexdigest()[:6]})"
        user = User(login=login, name=name, role=role.value, subject=subject, created=now())
        db.add(user)
        db.flush()
        audit.record(db, login, "compte-cree", detail={"login": login, "role": role.value, "par": "openid"})
    return user if user.disabled is None else None


def open_session(db: Db, user: User, hours: float) -> tuple[str, str]:
    """The token for the browser and the CSRF token; sessions that ended are swept away."""
    token, csrf, at = secrets.token_urlsafe(32), secrets.token_urlsafe(32), now()
    db.execute(delete(Session).where(Session.expires < at))
    db.add(
        Session(
            token=_digest(token), user=user.id, csrf=csrf, created=at, expires=at + timedelta(hours=hours)
        )
    )
    audit.record(db, user.login, "connexion")
    return token, csrf


def close_session(db: Db, token: str) -> None:
    db.execute(delete(Session).where(Session.token == _digest(token)))


def signed_in(db: Db, token: str) -> SignedIn | None:
    """Who holds that session, None when it has ended."""
    session = db.get(Session, _digest(token))
    if session is None or session.expires < now():
        return None
    user = db.get(User, session.user)
    return SignedIn(user, session.csrf) if user is not None and user.disabled is None else None


def add_key(db: Db, name: str, scope: Role, actor: str) -> str:
    """The key, told this once: `rcv_ID_SECRET`."""
    id_ = "".join(secrets.choice(ALPHABET) for _ in range(10))
    secret = secrets.token_urlsafe(32)
    db.add(ApiKey(id=id_, name=name, scope=scope.value, secret=_digest(secret), created=now()))
    audit.record(db, actor, "cle-creee", detail={"cle": id_, "nom": name, "portee": scope.value})
    return f"rcv_{id_}_{secret}"


def revoke_key(db: Db, id_: str, actor: str) -> None:
    """Raises PeopleError when there is no such key."""
    key = db.get(ApiKey, id_)
    if key is None:
        raise PeopleError("Aucune clé ne porte cet identifiant.")
    key.revoked = now()
    audit.record(db, actor, "cle-revoquee", detail={"cle": id_})


def keys(db: Db) -> list[ApiKey]:
    return list(db.scalars(select(ApiKey).order_by(ApiKey.created)))


def key_holder(db: Db, given: str) -> ApiKey | None:
    """The key, None when it is wrong or revoked."""
    parts = given.split("_", 2)
    key = db.get(ApiKey, parts[1]) if len(parts) == 3 and parts[0] == "rcv" else None
    known = key.secret if key is not None else _digest("")
    same = hmac.compare_digest(known, _digest(parts[-1]))
    return key if same and key is not None and key.revoked is None else None


def _digest(secret: str) -> str:
    """Secrets of 256 bits need no slow hash."""
    return hashlib.sha256(secret.encode("utf-8")).hexdigest()
