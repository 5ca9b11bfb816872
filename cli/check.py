"""`recevable check`: one dossier and its pieces in, the verdict with its proofs out."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import typer

from cli.codes import CODES
from cli.console import err, out, refuse
from cli.inputs import gather_files, load_declared, load_mapping, load_settings
from cli.progress import page_counter
from pipeline.control import Controlled, UnknownSchemeError, control
from pipeline.files import Gathered, Handed
from reports.html import page_anchors, to_html
from reports.json_ import to_json
from reports.pictures import PageKey, Pixels
from reports.terminal import render_report

STDOUT = "-"


@dataclass(frozen=True)
class Outputs:
    """Where the results go. `json_out` "-" is the standard output."""

    json_out: str | None
    html_out: Path | None
    quiet: bool


class PictureBook(Mapping[PageKey, Pixels]):
    """The upright pages of a control, each loaded when asked for."""

    def __init__(self, controlled: Controlled) -> None:
        self._controlled = controlled
        self._keys = tuple(page_anchors(controlled.report.documents))

    def __getitem__(self, key: PageKey) -> Pixels:
        return self._controlled.picture(*key)

    def __iter__(self) -> Iterator[PageKey]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def check(paths: list[Path], mapping: Path | None, received: str | None, outputs: Outputs) -> None:
    """Controls one dossier, writes what was asked for, exits with the verdict's code."""
    _refuse_unwritable(outputs)
    settings, names = load_settings(), load_mapping(mapping)
    with tempfile.TemporaryDirectory(prefix="recevable-") as folder:
        gathered = gather_files(paths, Path(folder), settings)
        data = _declared(gathered).path.read_bytes()
        dossier = load_declared(data, names, received)
        try:
            with page_counter(outputs.quiet) as on_page:
                controlled = control(dossier, data, gathered.files, settings, on_page)
        except UnknownSchemeError as error:
            refuse("Le dispositif déclaré n’est pas connu.", [f"Dispositifs connus : {error}"])
    with controlled.folder:
        _write(controlled, outputs)
    raise typer.Exit(CODES[controlled.report.verdict])


def _declared(gathered: Gathered) -> Handed:
    """The one JSON among the files."""
    if gathered.dossier is None:
        refuse("Aucun dossier déclaré : ajoutez le fichier JSON du dossier aux pièces.")
    if gathered.others:
        names = [gathered.dossier.name, *(other.name for other in gathered.others)]
        refuse("Plusieurs fichiers JSON : un seul dossier à la fois.", names)
    return gathered.dossier


def _refuse_unwritable(outputs: Outputs) -> None:
    """Before minutes of reading, not after."""
    wanted = [outputs.html_out, Path(outputs.json_out) if outputs.json_out not in (None, STDOUT) else None]
    missing = [str(path.parent) for path in wanted if path is not None and not path.parent.is_dir()]
    if missing:
        refuse("Le répertoire de sortie n’existe pas.", missing)


def _write(controlled: Controlled, outputs: Outputs) -> None:
    report = controlled.report
    if outputs.json_out == STDOUT:
        sys.stdout.buffer.write(to_json(report))
        sys.stdout.buffer.flush()
    elif outputs.json_out is not None:
        Path(outputs.json_out).write_bytes(to_json(report))
    if outputs.html_out is not None:
        outputs.html_out.write_text(to_html(report, PictureBook(controlled)), encoding="utf-8")
    if not outputs.quiet:
        console = err() if outputs.json_out == STDOUT else out()
        console.print(render_report(report))
