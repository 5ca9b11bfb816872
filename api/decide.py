"""Taking decisions: checked against what was read, applied, and the result settled, all at once."""

from __future__ import annotations

from collections.abc import Sequence

from api import across, work
from api.bodies import DecisionsBody
from api.problems import Problem
from api.service import Service
from models.finding import Finding
from pipeline.review import Answer, Decided, Kind, Reviewed, ReviewError, check, subjects_of
from pipeline.review import latest as decided
from store import dossiers, notices
from store import review as reviews
from store.intake import GoneError
from store.tables import Decision, Dossier, Version

STALE = (
    "Ce dossier a changé depuis que vous l’avez ouvert (une autre personne a décidé, ou un autre dossier le "
    "recoupe). Rechargez la page, regardez ce qui a changé, puis décidez."
)


def decide(service: Service, actor: str, dossier: str, body: DecisionsBody) -> Dossier:
    """The dossier as it is afterwards. Raises Problem; nothing is written then."""
    taken = [
        reviews.Taken(d.kind.value, d.subject, d.answer.value, d.value, d.reason) for d in body.decisions
    ]
    new = [Decided(d.kind, d.subject, d.answer, d.value, d.reason) for d in body.decisions]
    try:
        with service.db.write() as db:
            row, version = reviews.hold(db, dossier, body.revision)
            before = [as_decided(one) for one in dossiers.decisions(db, version.id)]
            made = _applied(service, version, before, new, across.noticed(db, dossier))
            reviews.take(db, version, taken, actor)
            notices.judge(db, dossier, {s for kind, s in decided([*before, *new]) if kind is Kind.FINDING})
            blob = work.keep_review(service, made)
            reviews.settle(db, row, version, made.report.verdict.value, made.report.summary, blob)
            return row
    except reviews.StaleError as error:
        raise Problem(409, STALE) from error
    except GoneError as error:
        raise Problem(409, "Ce dossier n’est pas en état d’être revu : attendez son verdict.") from error
    except ReviewError as error:
        raise Problem(422, str(error)) from error
    except work.ReadingLostError as error:
        raise Problem(409, "La lecture n’est plus conservée : relancez le contrôle.") from error


def as_decided(row: Decision) -> Decided:
    return Decided(Kind(row.kind), row.subject, Answer(row.answer), row.value, row.reason)


def _applied(
    service: Service,
    version: Version,
    before: list[Decided],
    new: list[Decided],
    noticed: Sequence[Finding],
) -> Reviewed:
    """The result with the former decisions and the new ones, each checked against what it is about."""
    reading = work.kept_of(service, version).reading()
    current = work.reviewed_report(service, version)
    known = across.with_noticed(current or subjects_of(work.automatic_report(service, version)), noticed)
    for one in new:
        check(one, reading, known)
    return work.review(service, version, [*before, *new], noticed)
