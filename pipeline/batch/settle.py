"""From a kept reading to a dossier's results on the disk: no page is read here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from models.archive import DossierRow, State
from models.dossier import Dossier
from models.finding import Report, Verdict
from pipeline.batch import kept as keeping
from pipeline.batch.demand import Demand, gather_demand
from pipeline.batch.job import Choices, Done, Html, Job, Unread
from pipeline.batch.kept import Kept
from pipeline.batch.keys import any_reading_key, reading_key, result_key
from pipeline.batch.places import Places, write_whole
from pipeline.batch.rows import conclusions, conserved, facts, finding_rows, not_opened, page_rows
from pipeline.batch.traces import traces_of
from pipeline.control import UnknownSchemeError, conclude, report, scheme_of
from pipeline.declared import DossierError, load_received
from pipeline.files import Gathered
from pipeline.settings import Settings
from schemes import Scheme

NO_DOSSIER = "Le dossier déclaré (JSON) n’a pas pu être ouvert."
SEVERAL = "Plusieurs fichiers JSON dans un même dossier : {names}."
UNREAD = "Aucune lecture conservée : relancez sans --rules-only."


class PagesLostError(Exception):
    """A page of a file is in no state, or in two: nothing may be said of the dossier (law 4)."""


@dataclass(frozen=True)
class SettleTask:
    """A job, and the folder where its zips are unpacked."""

    job: Job
    folder: Path


@dataclass(frozen=True)
class Known:
    """What was declared, with its bytes."""

    dossier: Dossier
    data: bytes
    scheme: Scheme


def settle(task: SettleTask) -> Done | Unread:
    """The results of a dossier, written; or what must be read first."""
    job, choices = task.job, task.job.choices
    task.folder.mkdir(parents=True, exist_ok=True)
    gathered = gather_demand(job.demand, task.folder, choices.settings)
    known = _declared(gathered, choices)
    if isinstance(known, str):
        return _refused(job.demand, gathered, known)
    kept, unread = _kept(gathered, known.scheme.id, job)
    if kept is None:
        return _unread(job.demand, known, gathered) if choices.rules_only else unread
    return _write(job, known, kept)


def _declared(gathered: Gathered, choices: Choices) -> Known | str:
    """The declared dossier, or in French why it cannot be used."""
    if gathered.dossier is None or gathered.dossier.problem is not None:
        return NO_DOSSIER
    if gathered.others:
        return SEVERAL.format(names=", ".join(one.name for one in gathered.others))
    try:
        data = gathered.dossier.path.read_bytes()
        dossier = load_received(data, choices.mapping, choices.received)
        return Known(dossier, data, scheme_of(dossier))
    except OSError:
        return NO_DOSSIER
    except DossierError as error:
        return str(error)
    except UnknownSchemeError as error:
        return f"Le dispositif déclaré n’est pas connu. Dispositifs connus : {error}."


def _kept(gathered: Gathered, scheme: str, job: Job) -> tuple[Kept | None, Unread]:
    """The reading of these files. `rules_only` takes the last one, whatever read it.

    `retry` leaves one that the machine may have spoilt.
    """
    places = Places(job.root)
    key = reading_key(gathered.files, scheme, job.choices.settings, job.choices.reading)
    alias = any_reading_key(gathered.files, scheme)
    found = keeping.load(places, key)
    if found is not None and job.choices.retry and not found.sound:
        found = None
    if found is None and job.choices.rules_only:
        last = keeping.last_key(places, alias)
        found = keeping.load(places, last) if last else None
    return found, Unread(gathered.files, scheme, key, alias)


def _write(job: Job, known: Known, kept: Kept) -> Done:
    """Controls, writes the reports, and tells what the ledger must know."""
    choices = job.choices
    made = concluded(known, kept, choices.settings)
    row = publish(DossierRow(id=job.demand.id, state=State.DONE), made, kept, Places(job.root), choices)
    row = row.model_copy(
        update={
            **facts(known.dossier),
            "key": result_key(known.data, kept.key, choices.version),
            "reading": kept.key,
            "files": len(kept.documents),
            "files_failed": sum(1 for document in kept.documents if document.problem is not None),
        }
    )
    traces = tuple(traces_of(known.dossier, known.scheme.id, kept))
    return Done(row, tuple(page_rows(made)), tuple(finding_rows(row.id, made)), traces)


def concluded(known: Known, kept: Kept, settings: Settings) -> Report:
    """The report over a kept reading, with the versions of what read it. Raises PagesLostError."""
    reading = kept.reading()
    findings = conclude(known.dossier, known.scheme, reading, settings)
    made = report(known.dossier, known.data, known.scheme, reading, findings)
    if not conserved(made):
        raise PagesLostError(made.dossier_sha256)
    return made.model_copy(update={"versions": {**made.versions, **kept.versions}})


def publish(row: DossierRow, made: Report, kept: Kept | None, places: Places, choices: Choices) -> DossierRow:
    """Writes a report, and gives the row with what it says."""
    folder = places.dossier(row.id)
    data = choices.writers.json(made)
    html = ""
    if choices.html is Html.ALL or (choices.html is Html.OPEN and made.verdict is not Verdict.CONFORME):
        html = f"{folder}/report.html"
        pictures = keeping.pictures(places, kept) if kept is not None else {}
        write_whole(places.root / html, choices.writers.html(made, pictures).encode("utf-8"))
    else:
        (places.root / folder / "report.html").unlink(missing_ok=True)
    write_whole(places.root / folder / "report.json", data)
    written = {
        "report": f"{folder}/report.json",
        "html": html,
        "report_sha256": hashlib.sha256(data).hexdigest(),
    }
    return row.model_copy(update={**conclusions(made), **written})


def _refused(demand: Demand, gathered: Gathered, reason: str) -> Done:
    """A dossier whose declaration cannot be used: its pieces are counted, and not opened."""
    row = DossierRow(
        id=demand.id,
        state=State.REFUSED,
        verdict=Verdict.NON_CONTROLE.value,
        reason=reason,
        files=len(gathered.files),
        pages=len(gathered.files),
        pages_left=len(gathered.files),
    )
    return Done(row, not_opened(tuple(one.name for one in gathered.files)))


def _unread(demand: Demand, known: Known, gathered: Gathered) -> Done:
    """A dossier of which nothing was read before, in a run that may not read."""
    names = tuple(one.name for one in gathered.files)
    row = DossierRow(
        id=demand.id,
        state=State.UNREAD,
        verdict=Verdict.NON_CONTROLE.value,
        reason=UNREAD,
        files=len(names),
        pages=len(names),
        pages_left=len(names),
    )
    return Done(row.model_copy(update=facts(known.dossier)), not_opened(names))
