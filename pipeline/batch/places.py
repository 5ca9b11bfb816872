"""Where everything stands under the output folder, and files written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Places:
    """The output folder of an archive run."""

    root: Path

    @property
    def ledger(self) -> Path:
        return self.root / "ledger.sqlite"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    def reading(self, key: str) -> Path:
        """The kept reading of that key."""
        return self.root / "readings" / key[:2] / f"{key}.json.zst"

    def pictures(self, key: str) -> Path:
        """The folder of the kept pages of that reading."""
        return self.root / "readings" / key[:2] / key

    def dossier(self, dossier: str) -> str:
        """The folder of a dossier's reports, relative: readable, unique, never out of the output folder."""
        digest = hashlib.sha256(dossier.encode("utf-8", "surrogatepass")).hexdigest()
        name = _UNSAFE.sub("-", dossier).strip("-.")[-60:]
        return (
            f"dossiers/{digest[:2]}/{name}-{digest[:10]}" if name else f"dossiers/{digest[:2]}/{digest[:10]}"
        )


def write_whole(path: Path, data: bytes) -> None:
    """The file appears complete under its name or does not appear. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".part-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:  # even when stopped, no half-written file stays behind
        Path(name).unlink(missing_ok=True)
        raise
