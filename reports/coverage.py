"""What is covered: each scheme, stage and case, its pieces, and the scans that break controls."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.piece import PieceKind
from schemes import Scheme
from schemes.facts import Case, Required

HEAD = """# Dispositifs contrôlés

Page écrite par `recevable schemes coverage`. Une ligne par étape et par cas : les pièces exigées, le nombre
de dossiers numérisés d’essai (`testdata/scans`) qui respectent tous les contrôles du dispositif, et les
contrôles que d’autres enfreignent, avec leur nombre. Chaque contrôle a de plus, dans `tests/checks`, un cas
qui le respecte et un cas qui l’enfreint. `recevable schemes show ID` donne les sources de chaque fait.
"""


@dataclass(frozen=True)
class Scan:
    """A committed scan: what its dossier declares, and what is expected of its control."""

    scheme: str
    stage: str
    case: str
    verdict: str
    broken: tuple[str, ...]


def scans(folder: Path) -> list[Scan]:
    """The scans of a folder that say what is expected of them; none where the folder is not there."""
    found = []
    for path in sorted((folder / "expected").glob("*.json")):
        declared: dict[str, Any] = json.loads((folder / path.stem / "dossier.json").read_text("utf-8"))
        expected: dict[str, Any] = json.loads(path.read_text("utf-8"))
        broken = tuple(rule for rule, outcome in expected["findings"].items() if outcome != "pass")
        scheme, stage, case = (str(declared.get(key, "")) for key in ("scheme", "stage", "case"))
        found.append(Scan(scheme, stage, case, expected["verdict"], broken))
    return found


def coverage(schemes: Sequence[Scheme], found: Sequence[Scan]) -> str:
    """The page, in Markdown."""
    return "\n".join([HEAD, *(line for scheme in schemes for line in _scheme(scheme, found))])


def _scheme(scheme: Scheme, found: Sequence[Scan]) -> Iterator[str]:
    mine = [scan for scan in found if scheme.bears(scan.scheme)]
    yield f"## {scheme.id}"
    yield f"\n{scheme.title}. {len(scheme.controls)} contrôles, {len(scheme.pieces)} modèles de pièces."
    if scheme.unknown:
        yield "\nInconnu des textes que nous détenons : " + ", ".join(sorted(scheme.unknown)) + "."
    yield "\n| étape | cas | pièces exigées (modèles) | scans conformes | contrôles enfreints (scans) |"
    yield "|---|---|---|---|---|"
    for need in scheme.required:
        for case in scheme.cases:
            here = [s for s in mine if (s.stage, s.case) == (need.stage.value, case.id)]
            yield _row(scheme, need, case, here)
    yield ""


def _row(scheme: Scheme, need: Required, case: Case, here: Sequence[Scan]) -> str:
    pieces = [_models(scheme, (kind,), case) for kind in need.pieces]
    pieces += [_models(scheme, need.one_of, case)] if need.one_of else []
    sound = sum(scan.verdict == "conforme" for scan in here)
    broken = Counter(rule for scan in here for rule in scan.broken)
    told = ", ".join(f"{rule} ({times})" for rule, times in sorted(broken.items())) or "–"
    return f"| {need.stage} | {case.id} | {' ; '.join(pieces)} | {sound} | {told} |"


def _models(scheme: Scheme, kinds: Iterable[PieceKind], case: Case) -> str:
    return " ou ".join(f"{kind} ({len(scheme.models_of(kind, case.id))})" for kind in kinds)
