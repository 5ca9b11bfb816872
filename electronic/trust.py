"""The roots that the operator trusts: the certificates of one folder, and nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from asn1crypto import pem, x509

SUFFIXES = frozenset({".pem", ".crt", ".cer", ".der"})


@dataclass(frozen=True)
class Trust:
    """Certificates that a chain may end in."""

    roots: tuple[x509.Certificate, ...] = ()


@lru_cache(maxsize=4)
def load_trust(folder: Path | None) -> Trust:
    """Every certificate of the folder, in PEM or DER. Raises OSError or ValueError for one that is not."""
    if folder is None:
        return Trust()
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    return Trust(tuple(one for path in paths for one in _certificates(path)))


def _certificates(path: Path) -> Iterator[x509.Certificate]:
    try:
        yield from _parsed(path.read_bytes())
    except (ValueError, TypeError) as error:
        raise ValueError(f"{path.name}: not a certificate") from error


def _parsed(data: bytes) -> Iterator[x509.Certificate]:
    parts = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
    for der in parts:
        found = x509.Certificate.load(der, strict=True)
        found.native  # noqa: B018 - asn1crypto reads nothing before it is asked
        yield found


def named(name: x509.Name) -> str:
    """The common name, or the person's or the organisation's when there is none."""
    found = name.native
    person = " ".join(str(found[key]) for key in ("given_name", "surname") if found.get(key))
    return str(found.get("common_name") or person or found.get("organization_name") or name.human_friendly)
