"""One dossier of an archive: where its declared JSON and its pieces stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.base import Frozen
from models.page import FileProblem
from pipeline.files import Gathered, Handed, sort_out, spread, unpack
from pipeline.settings import Settings

JSON = ".json"
ABSENT = FileProblem(
    code="damaged",
    message="Le fichier annoncé est absent de l’archive : ajoutez-le, puis relancez le contrôle.",
)


class Demand(Frozen):
    """Paths are relative to `base`: a folder, or a zip when `zipped`. The id is unique in the archive."""

    id: str
    base: str
    zipped: bool = False
    declared: str
    pieces: tuple[str, ...] = ()
    layout: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        return (self.declared, *self.pieces)


def gather_demand(demand: Demand, workdir: Path, settings: Settings) -> Gathered:
    """The files of a dossier; zips among them are unpacked in `workdir` under the limits of the settings.

    Names are relative to the dossier's own folder, so that they do not depend on where the archive stands.
    """
    return sort_out(_handed(demand, workdir, settings))


def _handed(demand: Demand, workdir: Path, settings: Settings) -> Iterator[Handed]:
    for one in _sources(demand, workdir, settings):
        if one.problem is None and one.path.suffix.lower() != JSON:
            yield from spread(one.path, one.name, workdir, settings)
        else:
            yield one


def _sources(demand: Demand, workdir: Path, settings: Settings) -> Iterator[Handed]:
    """The files named by the demand, before the zips among them are opened."""
    base, root = Path(demand.base), _common(demand)
    if not demand.zipped:
        for name in demand.files:
            there = (base / name).is_file()
            yield Handed(name.removeprefix(root), base / name, None if there else ABSENT)
        return
    wanted = frozenset(demand.files)
    outer = f"{base.name}/"
    for one in unpack(base, base.name, workdir, settings, wanted):
        yield Handed(one.name.removeprefix(outer).removeprefix(root), one.path, one.problem)


def _common(demand: Demand) -> str:
    """The folder of the declared JSON, when the pieces stand there too."""
    folder, slash, _ = demand.declared.rpartition("/")
    prefix = folder + slash
    return prefix if all(name.startswith(prefix) for name in demand.pieces) else ""
