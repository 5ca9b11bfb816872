"""The tables. The migrations under `store/migrations` make them; a test keeps the two equal."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An instant with its zone; kept in UTC, since SQLite forgets zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None else None


class Base(DeclarativeBase):
    """The base of every table."""

    type_annotation_map = {datetime: Instant, dict[str, Any]: JSON, bytes: LargeBinary}  # noqa: RUF012 - as SQLAlchemy reads it


class Dossier(Base):
    """One demand. What the list shows and filters by is that of its current version.

    `state`: queued · reading · done · failed · erased. `revision` counts every change of its review, so
    that nobody writes over what they have not seen. `notices`: how many came up after its report and are
    to be judged.
    """

    __tablename__ = "dossiers"

    id: Mapped[str] = mapped_column(primary_key=True)
    created: Mapped[datetime] = mapped_column(index=True)
    owner: Mapped[str] = mapped_column(index=True)
    source: Mapped[str]
    version: Mapped[int]
    revision: Mapped[int] = mapped_column(default=0)
    notices: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(index=True)
    verdict: Mapped[str] = mapped_column(default="", index=True)
    automatic: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    scheme: Mapped[str] = mapped_column(default="")
    stage: Mapped[str] = mapped_column(default="")
    supplier: Mapped[str] = mapped_column(default="", index=True)
    client: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    search: Mapped[str] = mapped_column(default="")
    settled: Mapped[datetime | None] = mapped_column(default=None)


class Version(Base):
    """What was handed in at a time, and what became of it. A completed dossier gets a new one.

    `reading` is the key of the kept reading, `report` and `reviewed` blobs: the automatic result, and the
    one with the decisions of people ("" when there are none). `holder`: the service that reads it, whose
    lease ends at `until` unless it is renewed.
    """

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("dossier", "number"), Index("versions_queue", "state", "lane", "id"))

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    dossier: Mapped[str] = mapped_column(ForeignKey("dossiers.id"))
    number: Mapped[int]
    actor: Mapped[str]
    declared: Mapped[str]
    lane: Mapped[int] = mapped_column(default=0)
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    holder: Mapped[str] = mapped_column(default="")
    until: Mapped[datetime | None] = mapped_column(default=None)
    accepted: Mapped[datetime]
    started: Mapped[datetime | None] = mapped_column(default=None)
    finished: Mapped[datetime | None] = mapped_column(default=None)
    pages: Mapped[int] = mapped_column(default=0)
    reading: Mapped[str] = mapped_column(default="", index=True)
    report: Mapped[str] = mapped_column(default="")
    reviewed: Mapped[str] = mapped_column(default="")
    verdict: Mapped[str] = mapped_column(default="")
    failure: Mapped[str] = mapped_column(default="")


class File(Base):
    """A piece as handed in. `problem` is a FileProblem as JSON, "" when the file may be opened."""

    __tablename__ = "files"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    version: Mapped[int] = mapped_column(ForeignKey("versions.id"), index=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    problem: Mapped[str] = mapped_column(default="")


class FindingCount(Base):
    """A finding of the automatic result that is neither a pass nor out of scope: for the counts."""

    __tablename__ = "findings"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    version: Mapped[int] = mapped_column(ForeignKey("versions.id"), index=True)
    rule: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    outcome: Mapped[str]


class Decision(Base):
    """What a person decided. The last one on a subject counts; none is ever changed.

    `kind`: finding · value · page. `subject` is what it is about, `answer` what was decided.
    """

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    version: Mapped[int] = mapped_column(ForeignKey("versions.id"), index=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    kind: Mapped[str]
    subject: Mapped[str]
    answer: Mapped[str]
    value: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")


class Idempotency(Base):
    """A request that was answered: the same key with the same content gets the same answer."""

    __tablename__ = "idempotency"

    actor: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]
    dossier: Mapped[str]
    version: Mapped[int]
    at: Mapped[datetime]


class User(Base):
    """A person with a local account, or known from an OpenID provider (`subject`)."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    password: Mapped[str] = mapped_column(default="")
    subject: Mapped[str | None] = mapped_column(default=None, unique=True)
    created: Mapped[datetime]
    disabled: Mapped[datetime | None] = mapped_column(default=None)


class Session(Base):
    """A signed-in browser; only the hash of its token is kept."""

    __tablename__ = "sessions"

    token: Mapped[str] = mapped_column(primary_key=True)
    user: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    csrf: Mapped[str]
    created: Mapped[datetime]
    expires: Mapped[datetime]


class ApiKey(Base):
    """A key of a machine; only the hash of its secret is kept."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    scope: Mapped[str]
    secret: Mapped[str]
    created: Mapped[datetime]
    revoked: Mapped[datetime | None] = mapped_column(default=None)


class Audit(Base):
    """Who did what when.

    Rows are only ever added (triggers refuse the rest), each sealed by the one before.
    """

    __tablename__ = "audit"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    actor: Mapped[str] = mapped_column(index=True)
    action: Mapped[str]
    dossier: Mapped[str] = mapped_column(default="", index=True)
    detail: Mapped[str] = mapped_column(default="{}")
    seal: Mapped[str]


class Webhook(Base):
    """An address that wants to know of verdicts."""

    __tablename__ = "webhooks"

    id: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str]
    created: Mapped[datetime]
    stopped: Mapped[datetime | None] = mapped_column(default=None)


class Delivery(Base):
    """One message to one address. `state`: waiting · sent · given-up."""

    __tablename__ = "deliveries"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    webhook: Mapped[str] = mapped_column(ForeignKey("webhooks.id"), index=True)
    dossier: Mapped[str]
    body: Mapped[str]
    state: Mapped[str] = mapped_column(default="waiting", index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    due: Mapped[datetime]
    answer: Mapped[str] = mapped_column(default="")


class Head(Base):
    """One row: the last seal of the audit; whoever appends holds it."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    seal: Mapped[str]
