"""Who wants to know of verdicts, and the messages that are due to them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from store import audit
from store.clock import now
from store.ids import new_id
from store.tables import Delivery, Dossier, Webhook

WAITING, SENT, GIVEN_UP = "waiting", "sent", "given-up"
ATTEMPTS = 8
FIRST_WAIT = 10.0  # seconds; each wait is four times the one before
LONGEST_WAIT = 6 * 3600.0
HELD = timedelta(minutes=5)  # longer than sending all that is taken at a time


class UnknownWebhookError(Exception):
    """No webhook bears that id."""


def add(db: Session, url: str, actor: str) -> Webhook:
    """From now on, that address is told of every verdict."""
    row = Webhook(id=new_id(), url=url, created=now())
    db.add(row)
    audit.record(db, actor, "webhook-cree", detail={"webhook": row.id})
    return row


def stop(db: Session, webhook: str, actor: str) -> None:
    """It is told nothing any more. Raises UnknownWebhookError."""
    row = db.get(Webhook, webhook)
    if row is None:
        raise UnknownWebhookError
    row.stopped = now()
    audit.record(db, actor, "webhook-arrete", detail={"webhook": webhook})


def every(db: Session) -> list[Webhook]:
    return list(db.scalars(select(Webhook).order_by(Webhook.created)))


def tell(db: Session, dossier: Dossier, event: str = "verdict") -> None:
    """A message to each, in the transaction of what it tells; no value of a piece is in it.

    `event`: verdict, or signalement when something came up after the verdict.
    """
    said = {
        "event": event,
        "dossier": dossier.id,
        "version": dossier.version,
        "revision": dossier.revision,
        "verdict": dossier.verdict,
        "automatic": dossier.automatic,
        "notices": dossier.notices,
        "at": now().isoformat(),
    }
    body = json.dumps(said, sort_keys=True)
    for one in db.scalars(select(Webhook).where(Webhook.stopped.is_(None))):
        db.add(Delivery(webhook=one.id, dossier=dossier.id, body=body, state=WAITING, attempts=0, due=now()))


def take_due(db: Session, at: datetime, limit: int = 20) -> list[tuple[Delivery, str]]:
    """Messages to send now, each with its address; whoever takes them has HELD to send them."""
    query = (
        select(Delivery, Webhook.url)
        .join(Webhook, Webhook.id == Delivery.webhook)
        .where(Delivery.state == WAITING, Delivery.due <= at, Webhook.stopped.is_(None))
        .order_by(Delivery.id)
        .limit(limit)
        .with_for_update(of=Delivery, skip_locked=True)
    )
    taken = [(delivery, url) for delivery, url in db.execute(query)]
    for delivery, _ in taken:
        delivery.due = at + HELD
    return taken


def settle(db: Session, delivery: int, sent: bool, answer: str) -> None:
    """What came of an attempt: sent, due again later, or given up."""
    row = db.get(Delivery, delivery)
    if row is None:
        return  # its dossier was erased meanwhile
    row.attempts += 1
    row.answer = answer
    if sent:
        row.state = SENT
    elif row.attempts >= ATTEMPTS:
        row.state = GIVEN_UP
    else:
        wait = min(FIRST_WAIT * 4 ** (row.attempts - 1), LONGEST_WAIT)
        row.due = now() + timedelta(seconds=wait)


def deliveries(db: Session, limit: int = 100) -> list[Delivery]:
    """The last messages first."""
    return list(db.scalars(select(Delivery).order_by(Delivery.id.desc()).limit(limit)))
