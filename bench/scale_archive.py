"""Archives of any size whose pieces are recorded readings: all of an archive run but the engines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import zstandard

from models.geometry import Box, Place
from models.page import Document
from pipeline.batch.job import ReadOrder
from pipeline.batch.kept import Kept, save
from pipeline.files import Handed
from pipeline.pool import Pool, Progress, result
from pipeline.prints import PagePrint, SignaturePrint
from pipeline.reading import sha256_of
from tests.batch.world import declared
from tests.checks.paper import sound
from tests.checks.world import keyed

SECONDS = 60
TWICE = 100  # one dossier in so many is the second order of the client before it
SUPPLIERS = 40
ZONE = Box(left=0.5, top=0.8, right=0.9, bottom=0.9)
NAME = "bdc.pdf"


def make_archive(root: Path, count: int) -> Path:
    """`count` folders, a hundred to a folder of folders, each with its JSON and one recorded piece."""
    texts = _template()
    for number in range(count):
        folder = root / f"{number // 100:05d}" / f"{number:07d}"
        folder.mkdir(parents=True)
        for name, text in texts.items():
            filled = text
            for old, new in _values(number):
                filled = filled.replace(old, new)
            data = filled.encode("utf-8")
            (folder / name).write_bytes(zstandard.compress(data) if name == NAME else data)
    return root


def _template() -> dict[str, str]:
    """One sound dossier and the reading of its order, whose own values are replaced for each dossier."""
    made = declared(0)
    case = sound(declared_as=made)
    place = Place(document=NAME, page=1, box=ZONE)
    kept = Kept(
        key="",
        versions={"reader": "recorded"},
        documents=case.documents,
        pieces=case.pieces,
        ledger=case.pages,
        masked=(),
        prints=(PagePrint(document=NAME, page=1, value="PRINT"),),
        signatures=(SignaturePrint(piece="bdc", place=place, value="HAND"),),
    )
    return {"dossier.json": made.model_dump_json(exclude_none=True), NAME: kept.model_dump_json()}


def _values(number: int) -> Iterator[tuple[str, str]]:
    """What stands in the template, and what stands there in the dossier of that number."""
    client = number - 1 if number % TWICE == TWICE - 1 else number
    made, mine = declared(0), declared(client)
    yield made.client.rpps or "", mine.client.rpps or ""
    yield made.client.representative, mine.client.representative
    yield made.order.number, f"BC-2026-{number:07d}"
    siren = keyed(f"{10_000_000 + number % SUPPLIERS}")
    yield made.supplier.siret, keyed(siren + "0001")
    yield made.supplier.name, f"Editeur {number % SUPPLIERS:02d}"
    yield "PRINT", hashlib.sha256(f"page {number}".encode()).hexdigest()
    yield "HAND", hashlib.sha256(f"hand {number}".encode()).hexdigest()


def recorded(order: ReadOrder, pool: Pool, progress: Progress | None = None) -> int:
    """A reader that finds the reading in the piece itself."""
    return result(pool.submit(load, order, SECONDS))


def load(order: ReadOrder) -> int:
    """Inside a worker. One piece a dossier."""
    handed = order.files[0]
    kept = Kept.model_validate_json(zstandard.decompress(handed.path.read_bytes()))
    documents = tuple(_as_handed(document, handed) for document in kept.documents)
    kept = kept.model_copy(update={"key": order.key, "documents": documents})
    save(order.places, kept, order.alias)
    return len(documents)


def _as_handed(document: Document, handed: Handed) -> Document:
    return document.model_copy(update={"sha256": sha256_of(handed.path), "size": handed.path.stat().st_size})
