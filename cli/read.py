"""`recevable read`: what the pieces say, without a dossier to compare with."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from cli.console import out, refuse
from cli.inputs import gather_files, load_settings
from cli.progress import page_counter
from pipeline.control import read as read_files
from reports.json_ import canonical
from reports.terminal import render_reading


def read(paths: list[Path], as_json: bool, quiet: bool) -> None:
    """Reads files and shows pieces, fields, mentions, boxes, signatures and the ledger of pages."""
    settings = load_settings()
    with tempfile.TemporaryDirectory(prefix="recevable-") as folder:
        gathered = gather_files(paths, Path(folder), settings)
        if not gathered.files:
            refuse("Aucune pièce à lire.")
        with page_counter(quiet) as on_page:
            done = read_files(gathered.files, settings, on_page)
    with done.folder:
        reading = done.reading
    if as_json:
        parts = {"pieces": reading.pieces, "pages": reading.ledger, "documents": reading.documents}
        content = {name: [item.model_dump(mode="json") for item in items] for name, items in parts.items()}
        sys.stdout.buffer.write(canonical(content))
        sys.stdout.buffer.flush()
    else:
        out().print(render_reading(reading.pieces, reading.ledger, reading.documents))
