"""Settings of the service: those of the controls, and its own; refused at start when unsafe."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import DirectoryPath, Field, SecretStr

from pipeline.batch.executors import REMOTE, ExecutorError, local_workers
from pipeline.settings import Settings
from store.objects import BUCKET
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

    `store` moves pieces and readings to a bucket (s3://bucket/prefix), `executor` the reading to a Dask
    cluster (tcp://…).

    `public_url` is how browsers reach the service (https:// behind a proxy); `queue_max` bounds what waits.
    `archives`: the folder under which `recevable batch` writes, to be shown (None: nothing is).
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
    executor: str = "local"
    store: str = ""
    archives: DirectoryPath | None = None
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
    def where(self) -> str:
        """The store of pieces and readings, as `store.objects` names it."""
        return self.store or str(self.data_dir.resolve())

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
    if settings.oidc_issuer and not _sealed(settings.oidc_issuer):
        found.append("RECEVABLE_OIDC_ISSUER doit commencer par https://.")
    return [*found, *_elsewhere(settings)]


def _elsewhere(settings: ServiceSettings) -> Iterator[str]:
    """What is wrong with the store and the executor."""
    if settings.store and not settings.store.startswith(BUCKET):
        yield "RECEVABLE_STORE doit être de la forme s3://seau/préfixe."
    address = os.environ.get("AWS_ENDPOINT_URL", "")
    if settings.store and address and not _sealed(address):
        yield "AWS_ENDPOINT_URL doit commencer par https:// : les pièces y circuleraient sans chiffrement."
    if not settings.executor.startswith(REMOTE):
        try:
            local_workers(settings.executor)
        except ExecutorError as error:
            yield f"RECEVABLE_EXECUTOR : {error}"


def _sealed(address: str) -> bool:
    """It is encrypted, or on this machine, to try it."""
    return address.startswith("https://") or urlsplit(address).hostname in LOCAL


def _own_secret(path: Path) -> bytes:
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as stream:
            stream.write(secrets.token_urlsafe(48))
    return path.read_bytes()
