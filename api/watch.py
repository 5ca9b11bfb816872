"""A folder that scanners deliver to: each complete file once, bad ones moved aside with the reason.

What is there: a folder or a zip with a declared dossier and its pieces; a file beside the JSON of the same
name; or a stack with separator sheets, each dossier of it beside the JSON that its sheet names.
"""

from __future__ import annotations

import hashlib
import logging
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from api import intake
from api.problems import Problem
from api.service import Service
from pipeline.files import is_junk
from pipeline.pool import Pool, TaskFailed, result
from pipeline.reading import sha256_of
from pipeline.stack import CutTask, cut

LOG = logging.getLogger("recevable.watch")
ACTOR = "repertoire"
DONE, REFUSED = "traites", "rejetes"
QUIET = 5.0  # seconds without change before a file is taken for complete
Signature = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Bundle:
    """A dossier: its files by the name under which they are handed in."""

    files: tuple[tuple[str, Path], ...]

    @property
    def name(self) -> str:
        """That of its first file, the declared dossier when it lies apart."""
        return self.files[0][0]


class RefusedError(Exception):
    """What was delivered cannot be a dossier; the text is French and says what to do."""


@dataclass
class Watch:
    """A watched folder; `quiet` 0 takes what is there as complete."""

    service: Service
    pool: Pool
    folder: Path
    quiet: float = QUIET
    _seen: dict[Path, Signature] = field(default_factory=dict)

    def look(self) -> int:
        """Takes what is complete; how many deliveries that were."""
        for name in (DONE, REFUSED):
            (self.folder / name).mkdir(exist_ok=True)
        taken = 0
        there = list(self._deliveries())
        self._seen = {entry: self._seen[entry] for entry in there if entry in self._seen}
        for entry in there:
            if self._complete(entry):
                taken += self._take(entry)
        return taken

    def _deliveries(self) -> Iterator[Path]:
        for entry in sorted(self.folder.iterdir()):
            own = entry.name in (DONE, REFUSED) or entry.name.startswith(".") or entry.is_symlink()
            if not own and not is_junk(entry.name) and entry.suffix.lower() != ".json":
                yield entry

    def _complete(self, entry: Path) -> bool:
        """Nothing has changed since the last look, nor for a while."""
        now = _signature(entry)
        same = self._seen.get(entry) == now or self.quiet == 0
        self._seen[entry] = now
        newest = max((changed for _, _, changed in now), default=0)
        return bool(now) and same and time.time_ns() - newest >= self.quiet * 1e9

    def _take(self, entry: Path) -> bool:
        """Moved away once its dossiers are written down: a crash between the two hands in the same again."""
        with tempfile.TemporaryDirectory(prefix="recevable-") as name:
            done: list[Bundle] = []
            try:
                bundles = _bundles(self, entry, Path(name))
                for bundle in bundles:
                    _hand_in(self.service, bundle)
                    done.append(bundle)
            except Problem as problem:
                if problem.status == 503:
                    return False
                self._refuse(entry, _reason(problem, bundle, done))
                return True
            except RefusedError as error:
                self._refuse(entry, str(error))
                return True
        beside = {path for one in bundles for _, path in one.files if path.parent == self.folder}
        for path in {entry, *beside}:
            _move(path, self.folder / DONE)
        LOG.info("delivered", extra={"dossiers": len(bundles)})
        return True

    def _refuse(self, entry: Path, reason: str) -> None:
        moved = _move(entry, self.folder / REFUSED)
        moved.with_name(f"{moved.name}.motif.txt").write_text(f"{reason}\n", encoding="utf-8")
        LOG.warning("refused")


def _reason(problem: Problem, bundle: Bundle, done: Sequence[Bundle]) -> str:
    """Of which dossier, and what became of those before it in the stack."""
    lines = [f"{bundle.name} : {problem.detail}", *(f"{e.path} : {e.message}" for e in problem.errors)]
    if done:
        before = ", ".join(one.name for one in done)
        lines.append(
            f"Déjà remis : {before}. Corrigez, puis déposez la même liasse : rien n’est remis deux fois."
        )
    return "\n".join(lines)


def _signature(entry: Path) -> Signature:
    files = sorted(p for p in entry.rglob("*") if p.is_file()) if entry.is_dir() else [entry]
    stats = [(str(path), path.stat()) for path in files]
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def _bundles(watch: Watch, entry: Path, work: Path) -> list[Bundle]:
    """The dossiers of a delivery. Raises RefusedError."""
    if entry.is_dir():
        inside = sorted(p for p in entry.rglob("*") if p.is_file() and not p.is_symlink())
        return [Bundle(tuple((str(p.relative_to(entry)), p) for p in inside))]
    if entry.suffix.lower() == ".zip":
        return [Bundle(((entry.name, entry),))]
    settings = watch.service.settings
    task = CutTask(entry, work / "pieces", settings.reading)
    try:
        pieces = result(watch.pool.submit(cut, task, settings.seconds_per_file))
    except TaskFailed as error:
        raise RefusedError(
            "Le fichier n’a pas pu être ouvert : numérisez la liasse à nouveau et déposez-la."
        ) from error
    if not pieces:
        return [Bundle((_declared(watch.folder, entry.stem), (entry.name, entry)))]
    if not pieces[0].dossier:
        raise RefusedError("La liasse commence sans intercalaire de dossier : ajoutez-le en première page.")
    found: dict[str, list[tuple[str, Path]]] = {}
    for rank, one in enumerate(pieces, start=1):
        own = found.setdefault(one.dossier, [_declared(watch.folder, one.dossier)])
        own.append((f"{entry.stem}-{rank:02d}{one.path.suffix}", one.path))
    return [Bundle(tuple(files)) for files in found.values()]


def _declared(folder: Path, name: str) -> tuple[str, Path]:
    """The JSON of that name, beside the stack. Raises RefusedError."""
    wanted = next((p for p in folder.iterdir() if p.suffix.lower() == ".json" and p.stem == name), None)
    if wanted is None:
        raise RefusedError(
            f"Le dossier déclaré « {name}.json » n’est pas dans le répertoire : déposez-le, puis remettez "
            "ce fichier dans le répertoire."
        )
    return wanted.name, wanted


def _hand_in(service: Service, bundle: Bundle) -> None:
    """The same content is never handed in twice: its digest is the idempotency key. Raises Problem."""
    with ExitStack() as stack:
        sent = [intake.Sent(name, stack.enter_context(path.open("rb"))) for name, path in bundle.files]
        key = _digest(bundle.files)
        intake.hand_in(service, intake.Request(ACTOR, "folder", sent, key=key, lane=1))


def _digest(files: Sequence[tuple[str, Path]]) -> str:
    lines = "\n".join(f"{name}\t{sha256_of(path)}" for name, path in files)
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def _move(path: Path, folder: Path) -> Path:
    """Under its name, or one that is free."""
    target = folder / path.name
    rank = 1
    while target.exists():
        rank += 1
        target = folder / f"{path.stem} ({rank}){path.suffix}"
    return path.rename(target)
