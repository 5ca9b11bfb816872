"""Settings of the service: those of the controls, and its own; refused at start when unsafe."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr

from pipeline.settings import Settings
from store.people import Role

WEAK = frozenset({"changeme", "change-me", "secret", "password", "recevable", "default"})
LEAST_SECRET = 32
LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})


class UnsafeError(Exception):
    """The service must not start like this; one French line a reason."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class ServiceSettings(Settings):
    """`data_dir` holds everything: database, pieces, readings, the secret.

    `public_url` is how browsers reach the service (https:// behind a proxy); `queue_max` bounds what waits.
    `retention_days`: how long a settled dossier is kept (0: for ever).
    """

    data_dir: Path = Path("recevable-data")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    public_url: str = ""
    database_url: SecretStr = SecretStr("")
    secret: SecretStr = SecretStr("")
    cors_origins: tuple[str, ...] = ()
    session_hours: float = Field(default=10.0, gt=0, le=72)
    upload_max_bytes: int = Field(default=300_000_000, ge=1)
    queue_max: int = Field(default=1000, ge=1)
    parallel: int = Field(default=2, ge=1, le=64)
    login_attempts: int = Field(default=8, ge=1)
    retention_days: int = Field(default=0, ge=0)
    webhook_private: bool = False
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_role: Role = Role.GESTIONNAIRE

    @property
    def url(self) -> str:
        """The URL of the database."""
        return self.database_url.get_secret_value() or f"sqlite:///{self.data_dir.resolve()}/recevable.sqlite"

    @property
    def secure(self) -> bool:
        """Browsers reach the service through https: cookies must not travel otherwise."""
        return self.public_url.startswith("https://")


def prepare(settings: ServiceSettings) -> bytes:
    """The secret of the service, made at the first start. Raises UnsafeError, OSError."""
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    reasons = tuple(_unsafe(settings))
    if reasons:
        raise UnsafeError(reasons)
    given = settings.secret.get_secret_value()
    return given.encode("utf-8") if given else _own_secret(settings.data_dir / "secret")


def _unsafe(settings: ServiceSettings) -> list[str]:
    found = []
    given = settings.secret.get_secret_value()
    if given and (given.casefold() in WEAK or len(given) < LEAST_SECRET or len(set(given)) < 8):
        found.append(
            f"RECEVABLE_SECRET est trop faible : mettez {LEAST_SECRET} caractères au hasard, ou retirez-le."
        )
    if any("*" in origin for origin in settings.cors_origins):
        found.append("RECEVABLE_CORS_ORIGINS ne peut pas contenir « * » : nommez les origines admises.")
    if settings.data_dir.stat().st_mode & 0o007:
        found.append(f"Le répertoire des données est ouvert à tous : chmod o-rwx {settings.data_dir.name}.")
    if settings.host not in LOCAL and not settings.secure:
        found.append(
            "Le service écouterait hors de cette machine sans chiffrement : placez-le derrière un serveur "
            "https et donnez son adresse dans RECEVABLE_PUBLIC_URL (https://…)."
        )
    if settings.oidc_issuer and not settings.oidc_issuer.startswith("https://") and not _here(settings):
        found.append("RECEVABLE_OIDC_ISSUER doit commencer par https://.")
    return found


def _here(settings: ServiceSettings) -> bool:
    """A provider on this machine, to try it."""
    return urlsplit(settings.oidc_issuer).hostname in LOCAL


def _own_secret(path: Path) -> bytes:
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as stream:
            stream.write(secrets.token_urlsafe(48))
    return path.read_bytes()
