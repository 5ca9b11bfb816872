"""Who may do what: keys and their scopes, sessions, CSRF, attempts."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.settings import ServiceSettings, UnsafeError, prepare
from store import people
from store.people import Role
from tests.api.world import PASSWORD, World


def test_nobody_gets_nothing(idle: World) -> None:
    client = idle.client()
    answer = client.get("/v1/dossiers")
    assert answer.status_code == 401
    assert "WWW-Authenticate" in answer.headers
    assert client.get("/", follow_redirects=False).headers["location"] == "/connexion"


@pytest.mark.parametrize("key", ["", "rcv", "rcv__", "rcv_a_b", "rcv_é_é"])
def test_a_wrong_key_opens_nothing(idle: World, key: str) -> None:
    headers = {b"Authorization": f"Bearer {key}".encode()}
    assert idle.client().get("/v1/dossiers", headers=headers).status_code == 401


def test_a_revoked_key_opens_nothing(idle: World) -> None:
    client = idle.machine(Role.SCANNER)
    with idle.service.db.write() as db:
        (key,) = people.keys(db)
        assert key.secret not in client.headers["Authorization"]
        people.revoke_key(db, key.id, "test")
    assert client.get("/v1/dossiers").status_code == 401


def test_a_scanner_sees_its_own_dossiers_only(idle: World) -> None:
    one, other = idle.machine(Role.SCANNER, "un"), idle.machine(Role.SCANNER, "deux")
    dossier = idle.hand_in(one)
    assert one.get(f"/v1/dossiers/{dossier}").status_code == 200
    assert other.get(f"/v1/dossiers/{dossier}").status_code == 404
    assert other.get("/v1/dossiers").json()["total"] == 0
    assert other.post(f"/v1/dossiers/{dossier}/pieces", files={"files": ("a", b"x")}).status_code == 404


def test_roles_bound_what_may_be_done(idle: World) -> None:
    scanner, clerk = idle.machine(Role.SCANNER), idle.machine(Role.GESTIONNAIRE)
    dossier = idle.hand_in(scanner)
    assert scanner.post(f"/v1/dossiers/{dossier}/retry").status_code == 403
    assert clerk.delete(f"/v1/dossiers/{dossier}").status_code == 403
    assert idle.person("alix", Role.GESTIONNAIRE).get("/audit").status_code == 403


def test_a_session_needs_its_csrf_token(idle: World) -> None:
    client = idle.person("alix", Role.ADMINISTRATEUR)
    dossier = idle.hand_in(client)
    token = client.headers.pop("X-CSRF-Token")
    assert client.delete(f"/v1/dossiers/{dossier}").status_code == 403
    client.headers["X-CSRF-Token"] = token
    foreign = {"Origin": "https://ailleurs.example"}
    assert client.delete(f"/v1/dossiers/{dossier}", headers=foreign).status_code == 403
    assert client.delete(f"/v1/dossiers/{dossier}").status_code == 204


def test_signing_out_ends_the_session(idle: World) -> None:
    client = idle.person("alix", Role.GESTIONNAIRE)
    client.post("/deconnexion", data={"csrf": client.headers["X-CSRF-Token"]})
    assert client.get("/v1/dossiers").status_code == 401


def test_attempts_are_limited(idle: World) -> None:
    idle.person("alix", Role.GESTIONNAIRE)
    client = idle.client()
    for _ in range(idle.service.settings.login_attempts):
        assert client.post("/connexion", data={"login": "alix", "password": "faux"}).status_code == 401
    answer = client.post("/connexion", data={"login": "alix", "password": PASSWORD})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


@pytest.mark.parametrize(
    "unsafe",
    [
        {"secret": "changeme"},
        {"secret": "a" * 40},
        {"cors_origins": ("*",)},
        {"host": "0.0.0.0"},
        {"host": "0.0.0.0", "public_url": "http://recevable.example"},
    ],
)
def test_an_unsafe_service_does_not_start(tmp_path: Path, unsafe: dict[str, object]) -> None:
    settings = ServiceSettings.model_validate({"data_dir": tmp_path / "data", **unsafe})
    with pytest.raises(UnsafeError):
        prepare(settings)


def test_data_open_to_all_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    with pytest.raises(UnsafeError):
        prepare(ServiceSettings(data_dir=folder))
