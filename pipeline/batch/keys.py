"""What a result depends on: sha256 of the inputs × versions of engines, models, code and schemes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from electronic.trust import load_trust
from pipeline.files import Handed
from pipeline.reading import sha256_of
from pipeline.references import digest
from pipeline.settings import Settings
from pipeline.versions import versions
from schemes import scheme_ids
from schemes.load import ROOT as SCHEMES

HOUSE = SCHEMES.parent
READS = ("ocr", "electronic", "extractors")
ROOMS = ("models", "schemes", "ocr", "electronic", "extractors", "checks", "pipeline", "reports")
# Law 1: no reading depends on these.
NOT_READ = frozenset({"dossier.py", "parties.py", "finding.py", "archive.py"})
READING_CODE = ("worker.py", "opening.py", "shares.py", "reading.py", "witnessed.py", "prints.py")
CACHED = "__pycache__"


@lru_cache(maxsize=1)
def reading_version() -> str:
    """Changes when the engines, what reads, or the models of pieces change; not with a scheme's rules."""
    files = [*_files(READS), *(p for p in _files(("models",)) if p.name not in NOT_READ)]
    files += [HOUSE / "pipeline" / name for name in READING_CODE]
    files += [p for p in _files(("schemes",)) if p.suffix == ".yaml" and p.name != "scheme.yaml"]
    engines = {k: v for k, v in versions(scheme_ids()[0]).items() if k not in ("scheme", "recevable")}
    return _digest([json.dumps(engines, sort_keys=True).encode(), *_contents(files)])


@lru_cache(maxsize=1)
def program_version() -> str:
    """Changes when anything that makes a result changes."""
    return _digest([reading_version().encode(), *_contents(_files(ROOMS))])


def run_version(
    settings: Settings, mapping: Mapping[str, Any] | None, received: datetime | None, choices: str
) -> str:
    """The program's version with all that a run may choose; `workers` changes no result."""
    chosen = settings.model_dump(mode="json", exclude={"workers"})
    parts = [
        program_version(),
        chosen,
        digest(settings.references),
        mapping,
        received.isoformat() if received else None,
        choices,
    ]
    return _digest([json.dumps(parts, sort_keys=True, default=str).encode()])


def inputs_digest(files: Sequence[Handed]) -> str:
    """Digest of names and contents, in their order."""
    return _digest(part for one in files for part in (one.name.encode("utf-8", "replace"), _content(one)))


def _content(handed: Handed) -> bytes:
    problem = handed.problem.code if handed.problem else ""
    return f"{handed.sha256 or sha256_of(handed.path)}:{problem}".encode()


def reading_key(files: Sequence[Handed], scheme: str, settings: Settings, version: str) -> str:
    """The key of the kept reading of these files; `version` is the `reading_version` of the run."""
    return _digest([*_reading_parts(files, scheme), version.encode(), _limits(settings)])


def any_reading_key(files: Sequence[Handed], scheme: str) -> str:
    """The key under which the last reading of these files is found, whatever read them."""
    return _digest(_reading_parts(files, scheme))


def _reading_parts(files: Sequence[Handed], scheme: str) -> list[bytes]:
    return [inputs_digest(files).encode(), scheme.encode()]


def _limits(settings: Settings) -> bytes:
    names = {"reading", "seconds_per_file", "seconds_per_dossier", "memory_mb", "max_files"}
    roots = [hashlib.sha256(root.dump()).hexdigest() for root in load_trust(settings.trust).roots]
    return json.dumps([settings.model_dump(mode="json", include=names), roots], sort_keys=True).encode()


def result_key(dossier_bytes: bytes, reading: str, version: str) -> str:
    """The key of a dossier's result."""
    return _digest([hashlib.sha256(dossier_bytes).digest(), reading.encode(), version.encode()])


def _files(rooms: Iterable[str]) -> list[Path]:
    found = (path for room in rooms for path in (HOUSE / room).rglob("*"))
    return sorted(path for path in found if path.is_file() and CACHED not in path.parts)


def _contents(files: Iterable[Path]) -> Iterator[bytes]:
    for path in files:
        yield path.relative_to(HOUSE).as_posix().encode()
        yield path.read_bytes()


def _digest(parts: Iterable[bytes]) -> str:
    """Each part with its length before it, so that no two lists of parts look alike."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
