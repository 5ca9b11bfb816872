"""Signing in with an OpenID Connect provider: authorization code, PKCE, state and nonce."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
import jwt

from api.service import Service
from api.settings import ServiceSettings

PATIENCE = 10.0  # seconds for an answer of the provider
ALGORITHMS = (
    "RS256",
    "PS256",
    "ES256",
    "EdDSA",
)  # signed with a key of the provider: never « none » nor HMAC
LEEWAY = 60  # seconds that two clocks may differ


class OpenIdError(Exception):
    """The provider's answer cannot be trusted, or there is none; the cause is for the logs alone."""


@dataclass(frozen=True)
class Attempt:
    """What a browser keeps, signed, while it is at the provider's; `onward` is where it goes then."""

    state: str
    nonce: str
    verifier: str
    onward: str = ""


@dataclass(frozen=True)
class Known:
    """The person, as the provider knows them."""

    subject: str
    login: str
    name: str


def begin(onward: str) -> Attempt:
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    return Attempt(state, nonce, verifier, onward)


def sealed(service: Service, attempt: Attempt) -> str:
    """The attempt as a cookie."""
    content = base64.urlsafe_b64encode(json.dumps(asdict(attempt)).encode()).decode()
    return f"{content}.{_seal(service, content)}"


def unsealed(service: Service, cookie: str) -> Attempt:
    """Raises OpenIdError for a cookie that is not ours."""
    content, _, seal = cookie.partition(".")
    if not hmac.compare_digest(seal.encode(), _seal(service, content).encode()):
        raise OpenIdError("cookie")
    return Attempt(**json.loads(base64.urlsafe_b64decode(content)))


def _seal(service: Service, content: str) -> str:
    return hmac.new(service.secret, f"openid:{content}".encode(), hashlib.sha256).hexdigest()


def leave(settings: ServiceSettings, attempt: Attempt, back: str) -> str:
    """Where the browser goes to sign in. Raises OpenIdError."""
    with httpx.Client(timeout=PATIENCE) as client:
        provider = _provider(client, settings)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(attempt.verifier.encode()).digest()).rstrip(b"=")
    asked = {
        "response_type": "code",
        "client_id": settings.oidc_client_id,
        "redirect_uri": back,
        "scope": "openid profile email",
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
    }
    return f"{provider['authorization_endpoint']}?{urlencode(asked)}"


def come_back(settings: ServiceSettings, attempt: Attempt, state: str, code: str, back: str) -> Known:
    """The person who signed in at the provider's. Raises OpenIdError."""
    if not hmac.compare_digest(state.encode(), attempt.state.encode()):
        raise OpenIdError("state")
    with httpx.Client(timeout=PATIENCE) as client:
        provider = _provider(client, settings)
        token = _token(client, settings, provider, attempt, code, back)
        keys = _json(client.get(provider["jwks_uri"]))
    return _person(settings, token, keys, attempt.nonce)


def _provider(client: httpx.Client, settings: ServiceSettings) -> dict[str, Any]:
    """What the provider says of itself; it must bear the name that we were given."""
    try:
        address = f"{settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration"
        said = _json(client.get(address))
    except httpx.HTTPError as error:
        raise OpenIdError("provider") from error
    if said.get("issuer") != settings.oidc_issuer:
        raise OpenIdError("issuer")
    return said


def _token(
    client: httpx.Client,
    settings: ServiceSettings,
    provider: dict[str, Any],
    attempt: Attempt,
    code: str,
    back: str,
) -> str:
    given = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": attempt.verifier,
    }
    secret = settings.oidc_client_secret.get_secret_value()
    try:
        answer = client.post(provider["token_endpoint"], data=given, auth=(settings.oidc_client_id, secret))
    except httpx.HTTPError as error:
        raise OpenIdError("token") from error
    return str(_json(answer).get("id_token", ""))


def _json(answer: httpx.Response) -> dict[str, Any]:
    try:
        answer.raise_for_status()
        said = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise OpenIdError("answer") from error
    if not isinstance(said, dict):
        raise OpenIdError("answer")
    return said


def _person(settings: ServiceSettings, token: str, keys: dict[str, Any], nonce: str) -> Known:
    """Signature, issuer, audience, age and nonce: all of them, or nobody."""
    try:
        wanted = jwt.get_unverified_header(token).get("kid")
        key = next(k for k in jwt.PyJWKSet.from_dict(keys).keys if wanted in (None, k.key_id))
        said = jwt.decode(
            token,
            key.key,
            algorithms=list(ALGORITHMS),
            audience=settings.oidc_client_id,
            issuer=settings.oidc_issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iat", "sub", "iss", "aud"]},
        )
    except (jwt.PyJWTError, StopIteration) as error:
        raise OpenIdError(type(error).__name__) from error
    if not hmac.compare_digest(str(said.get("nonce", "")).encode(), nonce.encode()):
        raise OpenIdError("nonce")
    login = str(said.get("preferred_username") or said.get("email") or said["sub"])[:200]
    return Known(f"{settings.oidc_issuer}#{said['sub']}", login, str(said.get("name") or login)[:200])
