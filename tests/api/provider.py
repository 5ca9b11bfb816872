"""A small OpenID Connect provider; what it says may be spoilt."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

CLIENT, SECRET = "recevable", "un secret partagé"


@dataclass
class Provider:
    """Signs what `claims` says over what is right; `key` may be another than the published one."""

    issuer: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    published: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    key: ec.EllipticCurvePrivateKey | None = None
    asked: dict[str, str] = field(default_factory=dict)

    def sign_in(self, address: str) -> str:
        """What a person does at the provider's: the address to which the browser is sent back."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return f"{self.asked['redirect_uri']}?code=un-code&state={self.asked['state']}"

    def answer(self, path: str, body: dict[str, list[str]]) -> dict[str, Any]:
        if path == "/.well-known/openid-configuration":
            ends = ("authorization", "token")
            return {
                "issuer": self.issuer,
                "jwks_uri": f"{self.issuer}/jwks",
                **{f"{one}_endpoint": f"{self.issuer}/{one}" for one in ends},
            }
        if path == "/jwks":
            public = jwt.algorithms.ECAlgorithm.to_jwk(self.published.public_key(), as_dict=True)
            return {"keys": [{**public, "kid": "one", "use": "sig", "alg": "ES256"}]}
        challenge = hashlib.sha256(body["code_verifier"][0].encode()).digest()
        if base64.urlsafe_b64encode(challenge).rstrip(b"=").decode() != self.asked["code_challenge"]:
            return {}
        now = int(time.time())
        said = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "42",
            "iat": now,
            "exp": now + 300,
            "nonce": self.asked["nonce"],
            "preferred_username": "camille",
            "name": "Camille Roy",
            **self.claims,
        }
        key = self.key or self.published
        return {"id_token": jwt.encode(said, key, algorithm="ES256", headers={"kid": "one"})}


@contextmanager
def provided() -> Iterator[Provider]:
    """The provider, on a free port of this machine."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send({})

        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            self._send(parse_qs(self.rfile.read(length).decode()))

        def _send(self, body: dict[str, list[str]]) -> None:
            said = json.dumps(provider.answer(self.path, body)).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, format: str, *args: object) -> None:
            """Silent."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        provider.issuer = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield provider
        server.shutdown()
