"""Results that say the same of several declared lines, told apart: each is judged on its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checks.lines import ROLES
from checks.result import Result
from checks.wording import goes_on
from models.dossier import Dossier, Line


def named_lines(dossier: Dossier) -> Iterator[tuple[str, Line]]:
    """« Prestation principale, ligne 2 (750000020) »: a name that no other declared line has."""
    second = ROLES["secondaire"]
    ordered = (
        (ROLES["principale"], dossier.principale),
        (second, dossier.secondaire),
        (f"{second} facturée", dossier.secondaire_invoiced),
    )
    for title, lines in ordered:
        for rank, line in enumerate(lines, start=1):
            which = f", ligne {rank}" if len(lines) > 1 else ""
            yield title + which + of_site(line), line


def of_site(line: Line) -> str:
    """« (750000020) » behind a name, nothing when the line is for no site of its own."""
    return f" ({line.site})" if line.site else ""


def told_apart(named: Iterable[tuple[str, Result]]) -> Iterator[Result]:
    """The results; those that say the same begin with their names, the others stay as they are."""
    said = list(named)
    times = Counter(result for _, result in said)
    for name, result in said:
        alone = times[result] == 1
        yield result if alone else replace(result, message=f"{name} : {goes_on(result.message)}")
