"""What is handed in: files, folders and zips become a flat list of files with unique names."""

from __future__ import annotations

import shutil
import stat
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from models.page import FileProblem
from pipeline.settings import Settings

JUNK = {".ds_store", "thumbs.db", "desktop.ini"}
CHUNK = 1 << 20


@dataclass(frozen=True)
class Handed:
    """A file handed in. `problem` says why it may not even be opened (a bomb in a zip).

    `sha256` is that of its content where it is known already, "" elsewhere.
    """

    name: str
    path: Path
    problem: FileProblem | None = None
    sha256: str = ""


@dataclass(frozen=True)
class Gathered:
    """The declared dossier's JSON, if one is there, and the pieces."""

    dossier: Handed | None
    files: tuple[Handed, ...]
    others: tuple[Handed, ...] = field(default=())  # further JSON files: one dossier at a time


def gather(paths: Sequence[Path], workdir: Path, settings: Settings) -> Gathered:
    """Flattens folders and zips (unpacked under limits in `workdir`). Raises FileNotFoundError."""
    found: list[Handed] = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(str(path))
        found.extend(_flatten(path, workdir, settings))
    return sort_out(found)


def sort_out(found: Iterable[Handed]) -> Gathered:
    """The declared dossier apart from the pieces, each under a name of its own."""
    named = list(_unique(found))
    declared = [one for one in named if one.path.suffix.lower() == ".json" and one.problem is None]
    pieces = tuple(one for one in named if one not in declared)
    return Gathered(declared[0] if declared else None, pieces, tuple(declared[1:]))


def _flatten(path: Path, workdir: Path, settings: Settings) -> Iterator[Handed]:
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.is_symlink())
        for one in inside:
            if not is_junk(one.name):
                yield from spread(one, str(one.relative_to(path)), workdir, settings)
    else:
        yield from spread(path, path.name, workdir, settings)


def spread(path: Path, name: str, workdir: Path, settings: Settings) -> Iterator[Handed]:
    """The file itself, or the files of a zip."""
    if path.suffix.lower() == ".zip" or zipfile.is_zipfile(path):
        yield from unpack(path, name, workdir, settings)
    else:
        yield Handed(name, path)


def is_junk(name: str) -> bool:
    return name.lower() in JUNK or name.startswith("._")


def unpack(
    path: Path, name: str, workdir: Path, settings: Settings, only: Collection[str] | None = None
) -> Iterator[Handed]:
    """The files of a zip, written under names of ours; each refused member is kept as a named problem.

    `only` names the members wanted, all of them by default.
    """
    folder = workdir / f"zip{len(list(workdir.glob('zip*')))}"
    folder.mkdir(parents=True)
    try:
        with zipfile.ZipFile(path) as archive:
            members = [
                m
                for m in archive.infolist()
                if not m.is_dir()
                and not is_junk(Path(m.filename).name)
                and (only is None or m.filename in only)
            ]
            if not members:
                yield Handed(name, path, _bad("L’archive ne contient aucun fichier : envoyez-la à nouveau."))
            if len(members) > settings.max_files:
                yield Handed(name, path, _bad(f"L’archive contient plus de {settings.max_files} fichiers."))
                return
            yield from _members(archive, members, name, folder, settings)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError):
        yield Handed(name, path, _bad("L’archive est endommagée : créez-la à nouveau et renvoyez-la."))


def _members(
    archive: zipfile.ZipFile, members: Iterable[zipfile.ZipInfo], name: str, folder: Path, settings: Settings
) -> Iterator[Handed]:
    left = settings.archive_max_bytes
    for index, member in enumerate(members):
        target = folder / f"{index:04d}{PurePosixPath(member.filename).suffix.lower()[:8]}"
        shown = f"{name}/{member.filename}"
        problem = _refused(member, settings)
        if problem is None:
            written = _write(archive, member, target, left)
            left -= written or 0
            problem = None if written is not None else _bad("Le fichier est endommagé ou trop volumineux.")
        yield Handed(shown, target, problem)


def _refused(member: zipfile.ZipInfo, settings: Settings) -> FileProblem | None:
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if ".." in parts or member.filename.startswith(("/", "\\")) or ":" in member.filename:
        return _bad("Le nom du fichier sort de l’archive : il n’a pas été ouvert.")
    if stat.S_ISLNK(member.external_attr >> 16):
        return _bad("Le fichier est un lien et non une pièce : il n’a pas été ouvert.")
    if member.flag_bits & 0x1:
        return FileProblem(
            code="encrypted",
            message="Le fichier est protégé par un mot de passe : renvoyez-le sans protection.",
        )
    if member.file_size > settings.archive_max_ratio * max(member.compress_size, 1024):
        return _bad("Le fichier est anormalement compressé : il n’a pas été ouvert.")
    return None


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, left: int) -> int | None:
    """Bytes written, None when the member lies about its size or is damaged."""
    written = 0
    try:
        with archive.open(member) as source, target.open("wb") as sink:
            while chunk := source.read(CHUNK):
                written += len(chunk)
                if written > left or written > member.file_size:
                    return None
                sink.write(chunk)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError):
        return None
    return written


def _bad(message: str) -> FileProblem:
    return FileProblem(code="bad-archive", message=message)


def _unique(files: Iterable[Handed]) -> Iterator[Handed]:
    """The second « scan.pdf » becomes « scan.pdf (2) »."""
    seen: dict[str, int] = {}
    for one in files:
        count = seen[one.name] = seen.get(one.name, 0) + 1
        yield one if count == 1 else replace(one, name=f"{one.name} ({count})")


def clear(workdir: Path) -> None:
    """Removes working pictures and unpacked files."""
    shutil.rmtree(workdir, ignore_errors=True)
