"""Small archives whose pieces are recorded readings: everything runs but the reading of pixels."""

from __future__ import annotations

import json
import os
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from models.dossier import Dossier, Stage
from models.geometry import Box, Place
from models.page import Document
from models.piece import PageEntry, PieceKind
from pipeline.batch.executors import Hands, ThreadHands
from pipeline.batch.job import Choices, Done, Html, ReadOrder, Writers
from pipeline.batch.kept import Kept, save
from pipeline.batch.run import Order, Told, run
from pipeline.batch.totals import Totals
from pipeline.files import Handed
from pipeline.pool import CRASHED, Pool, Progress, TaskFailed, result
from pipeline.prints import PagePrint, SignaturePrint
from pipeline.reading import sha256_of
from pipeline.settings import Settings
from reports.html import to_html
from reports.json_ import to_json
from tests.checks.paper import sound
from tests.checks.world import MEDECIN, dossier, keyed

ZONE = Box(left=0.5, top=0.8, right=0.9, bottom=0.9)


def declared(number: int, **changes: Any) -> Dossier:
    """A sound avance of a client, an order and a signature of its own."""
    base = dossier(Stage.AVANCE, MEDECIN)
    client = base.client.model_copy(
        update={"rpps": keyed(f"1{number:09d}"), "representative": f"Dr Alix {_name(number)}"}
    )
    order = base.order.model_copy(update={"number": f"BC-2026-{number:06d}"})
    return base.model_copy(update={"client": client, "order": order, **changes})


def _name(number: int) -> str:
    """A surname made of the digits."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number)).capitalize() + "in"


def content(made: Dossier, **recorded: Any) -> tuple[bytes, bytes]:
    """The declared JSON, and a piece that records what a reader would find in it."""
    text = made.model_dump_json(exclude_none=True).encode()
    return text, json.dumps({"read": json.loads(text), **recorded}).encode()


def folders(root: Path, count: int, first: int = 0) -> Path:
    """An archive of one folder a dossier; every third one has an amount that is not the declared one."""
    for number in range(first, first + count):
        put(root / f"{number:04d}", *numbered(number))
    return root


def numbered(number: int) -> tuple[bytes, bytes]:
    made = declared(number)
    if number % 3:
        return content(made)
    other = made.model_copy(update={"order": made.order.model_copy(update={"number": "BC-OTHER"})})
    return made.model_dump_json(exclude_none=True).encode(), content(other)[1]


def put(folder: Path, text: bytes, piece: bytes, name: str = "bdc.pdf") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dossier.json").write_bytes(text)
    (folder / name).write_bytes(piece)
    return folder


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def recorded_reader(order: ReadOrder, pool: Pool, progress: Progress | None = None) -> int:
    """Finds in each file what was recorded of it; a record may also ask to sleep or to kill its worker."""
    last: TaskFailed | None = None
    for _attempt in range(3):
        try:
            return result(pool.submit(replay, order, 30))
        except TaskFailed as error:
            last = error
    raise last or TaskFailed(CRASHED, "nothing")


def replay(order: ReadOrder) -> int:
    """Inside a worker."""
    made = Kept(key=order.key, versions={"reader": "recorded"}, documents=(), pieces=(), ledger=(), masked=())
    for handed in order.files:
        made = _add(made, handed)
    save(order.places, made, order.alias)
    return len(made.documents)


def _add(made: Kept, handed: Handed) -> Kept:
    record = json.loads(handed.path.read_bytes())
    if "log" in record:
        with Path(record["log"]).open("a") as stream:
            stream.write(f"{handed.name}\n")
    time.sleep(record.get("sleep", 0))
    if record.get("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    given = Dossier.model_validate(record["read"])
    case = sound(case=given.case, declared_as=given)
    if record.get("cancelled"):
        letter = case.pieces[0].model_copy(
            update={"kind": PieceKind.ANNULATION_CLIENT, "model": "annulation-client"}
        )
        case = replace(case, pieces=(letter,))
    renames = {document.name: handed.name for document in case.documents}
    text = json.dumps([p.model_dump(mode="json") for p in case.pieces])
    for old, new in renames.items():
        text = text.replace(json.dumps(old), json.dumps(new))
    documents = tuple(_named(document, handed) for document in case.documents)
    pieces = tuple(case.pieces[0].__class__.model_validate(item) for item in json.loads(text))
    pages = () if record.get("lose") else case.pages
    ledger = tuple(entry.model_copy(update={"document": handed.name}) for entry in pages)
    place = Place(document=handed.name, page=1, box=ZONE)
    prints = [PagePrint(document=handed.name, page=1, value=record["page"])] if "page" in record else []
    if "notice" in record:
        documents, ledger, notice = _with_notice(documents, ledger, record["notice"])
        prints.append(notice)
    signed = (
        [SignaturePrint(piece="bdc", place=place, value=record["signature"])] if "signature" in record else []
    )
    return made.model_copy(
        update={
            "documents": (*made.documents, *documents),
            "pieces": (*made.pieces, *pieces),
            "ledger": (*made.ledger, *ledger),
            "prints": (*made.prints, *prints),
            "signatures": (*made.signatures, *signed),
        }
    )


def _with_notice(
    documents: tuple[Document, ...], ledger: tuple[PageEntry, ...], value: str
) -> tuple[tuple[Document, ...], tuple[PageEntry, ...], PagePrint]:
    """The last document with a further page of printed text, on which nothing is to be filled in."""
    last = documents[-1]
    page = last.pages[-1].model_copy(update={"number": len(last.pages) + 1, "lines": ()})
    whole = last.model_copy(update={"pages": (*last.pages, page)})
    entry = ledger[-1].model_copy(update={"document": last.name, "page": page.number})
    notice = PagePrint(document=last.name, page=page.number, value=value)
    return (*documents[:-1], whole), (*ledger, entry), notice


def _named(document: Document, handed: Handed) -> Document:
    return document.model_copy(update={"name": handed.name, "sha256": sha256_of(handed.path)})


@dataclass
class InlinePool:
    """Does each task at once, where it stands: no process to start."""

    settings: Settings

    def submit(self, function: Callable[[Any], Any], task: Any, seconds: float) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(function(task))
        except Exception as error:  # noqa: BLE001 - as a pool does, for whoever asks for the result
            future.set_exception(error)
        return future

    def close(self) -> None:
        """Nothing to stop."""


@contextmanager
def inline(where: str, settings: Settings) -> Iterator[Hands]:
    """Two threads and no process."""
    pool = cast(Pool, InlinePool(settings))
    with ThreadPoolExecutor(2) as threads:
        yield ThreadHands(threads, pool, 2, 4)


def order(archive: Path, out: Path, **changes: Any) -> Order:
    """A run over recorded readings; `changes` are of the order or of its choices."""
    choices = Choices(
        settings=Settings(),
        writers=Writers(to_json, to_html),
        reader=recorded_reader,
        version="1",
        reading="1",
        html=Html.NONE,
    )
    own = {name: changes.pop(name) for name in list(changes) if name in Choices.__dataclass_fields__}
    archives = changes.pop("archives", (archive,))
    made = Order(archives, out, "local:1", replace(choices, **own), hire=inline)
    return replace(made, **changes)


def go(archive: Path, out: Path, **changes: Any) -> tuple[Totals, list[Done]]:
    """Runs, and tells what was done this time."""
    done: list[Done] = []
    totals = run(order(archive, out, **changes), Told(lambda waiting, total: None, done.append))
    return totals, done


def reports(out: Path) -> dict[str, bytes]:
    """Every report, by its path."""
    found = (out / "dossiers").rglob("report.*")
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(found)}
