"""Reading a dossier for good: what is read is kept, with the prints and pictures of its pages."""

from __future__ import annotations

from dataclasses import dataclass

import cv2

from models.view import Pixels
from pipeline.batch.job import ReadOrder
from pipeline.batch.kept import Kept, save
from pipeline.batch.places import write_whole
from pipeline.pool import Pool, Progress, TaskFailed, result
from pipeline.prints import PagePrint, page_print, signature_prints
from pipeline.reading import Reading, read_files
from pipeline.versions import versions
from pipeline.worker import load_picture

ATTEMPTS = 3
QUALITY = 70
HIGHEST = 1800  # pixels of a kept page: enough for its report, about 150 dpi


@dataclass(frozen=True)
class KeepTask:
    """A reading whose pages are to be printed, and then kept."""

    order: ReadOrder
    reading: Reading


def read_for_good(order: ReadOrder, pool: Pool, progress: Progress | None = None) -> int:
    """Reads the files, each in a bounded worker, then keeps the reading with what its pages look like."""
    reading = read_files(order.files, order.scheme, order.folder, pool, progress, ATTEMPTS)
    try:
        result(pool.submit(keep, KeepTask(order, reading), pool.settings.seconds_per_dossier))
    except TaskFailed as error:
        if isinstance(error.__cause__, OSError):
            raise
        # Without prints the dossier would escape the controls across the archive, unseen.
        lost = _kept(order, reading).model_copy(update={"failure": f"empreintes : {error.cause}"})
        save(order.places, lost, order.alias)
    return sum(len(document.pages) for document in reading.documents)


def _kept(order: ReadOrder, reading: Reading) -> Kept:
    said = versions(order.scheme)
    return Kept(
        key=order.key,
        versions={name: said[name] for name in said if name not in ("scheme", "recevable")},
        documents=reading.documents,
        pieces=reading.pieces,
        ledger=reading.ledger,
        masked=reading.masked,
        failure=reading.failure,
    )


def keep(task: KeepTask) -> None:
    """Inside a worker: prints every page, keeps a light picture of it, then the reading itself."""
    pages: list[PagePrint] = []
    signatures = [one for piece in task.reading.pieces for one in signature_prints(piece)]
    pictures: list[tuple[str, int, str]] = []
    folder = task.order.places.pictures(task.order.key)
    for rank, ((document, page), path) in enumerate(task.reading.pictures.items()):
        pixels = load_picture(path)
        pages.append(PagePrint(document=document, page=page, value=page_print(pixels)))
        name = f"{rank:04d}.jpg"
        write_whole(folder / name, _jpeg(pixels))
        pictures.append((document, page, name))
    printed = {"prints": tuple(pages), "signatures": tuple(signatures), "pictures": tuple(pictures)}
    save(task.order.places, _kept(task.order, task.reading).model_copy(update=printed), task.order.alias)


def _jpeg(pixels: Pixels) -> bytes:
    """A light picture, as a proof is shown."""
    scale = min(1.0, HIGHEST / pixels.shape[0])
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    small = cv2.resize(bgr, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else bgr
    done, data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    if not done:
        raise OSError("cannot encode a page")
    return bytes(data)
