"""Signing in with an OpenID Connect provider; whatever is wrong in its answer opens nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi.testclient import TestClient
from httpx2 import Response

from store import people
from tests.api.provider import CLIENT, SECRET, Provider, provided
from tests.api.world import World, made


@pytest.fixture
def provider() -> Iterator[Provider]:
    with provided() as found:
        yield found


@pytest.fixture
def client(tmp_path: Path, provider: Provider) -> Iterator[TestClient]:
    service = made(tmp_path, oidc_issuer=provider.issuer, oidc_client_id=CLIENT, oidc_client_secret=SECRET)
    yield World(service).client()
    service.db.close()


def sign_in(client: TestClient, provider: Provider) -> Response:
    address = client.get("/connexion/openid", follow_redirects=False).headers["location"]
    return client.get(provider.sign_in(address))


def test_a_person_signs_in_and_is_known_again(client: TestClient, provider: Provider) -> None:
    for _ in range(2):
        assert "Camille Roy" in sign_in(client, provider).text
    service = client.app.state.service  # type: ignore[attr-defined]  # given as any ASGI application
    with service.db.read() as db:
        (user,) = people.users(db)
    assert (user.login, user.role, user.password) == ("camille", "gestionnaire", "")


def test_the_page_that_was_asked_for_is_reached(client: TestClient, provider: Provider) -> None:
    address = client.get("/connexion/openid?suite=/deposer", follow_redirects=False).headers["location"]
    assert client.get(provider.sign_in(address)).url.path == "/deposer"


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "autre"},
        {"aud": "autre"},
        {"iss": "https://autre.example"},
        {"exp": int(time.time()) - 3600},
        {"sub": None},
    ],
    ids=lambda claims: next(iter(claims)),
)
def test_a_wrong_answer_opens_nothing(client: TestClient, provider: Provider, claims: dict[str, Any]) -> None:
    provider.claims = claims
    assert sign_in(client, provider).status_code == 401
    assert client.get("/v1/dossiers").status_code == 401


def test_another_key_or_state_opens_nothing(client: TestClient, provider: Provider) -> None:
    provider.key = ec.generate_private_key(ec.SECP256R1())
    assert sign_in(client, provider).status_code == 401
    provider.key = None
    address = client.get("/connexion/openid", follow_redirects=False).headers["location"]
    provider.sign_in(address)
    assert client.get("/connexion/openid/retour?code=un-code&state=autre").status_code == 401
    client.cookies.clear()
    assert client.get(provider.sign_in(address)).status_code == 401


def test_without_a_provider_there_is_nothing_there(idle: World) -> None:
    assert idle.client().get("/connexion/openid").status_code == 404
    assert "openid" not in idle.client().get("/connexion").text
