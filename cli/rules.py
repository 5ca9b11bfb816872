"""`recevable rules`: the controls with their severity and their source, scheme by scheme."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from checks.catalogue import CATALOGUE, GROUPS
from cli.console import out, refuse
from reports.sources import citation
from reports.words import SEVERITIES
from schemes import Scheme, load_scheme, scheme_ids


def show_all() -> None:
    """A table per scheme, in the order of the catalogue."""
    console = out()
    for scheme in _schemes():
        console.print(Text(f"{scheme.name} — {scheme.title}", style="bold"))
        console.print(_table(scheme))


def show_one(rule: str) -> None:
    """One control: its title, and what each scheme says of it. Refuses an id that does not exist."""
    wanted = rule.strip().upper()
    if wanted not in CATALOGUE:
        refuse(f"Contrôle inconnu : {rule}.", ["La liste : recevable rules list"])
    console = out()
    console.print(Text(f"{wanted} — {CATALOGUE[wanted]}", style="bold"))
    console.print(Text(GROUPS[wanted.partition("-")[0]], style="dim"))
    for scheme in _schemes():
        for line in _lines(scheme, wanted):
            console.print(Text(line), soft_wrap=True)


def _schemes() -> Iterator[Scheme]:
    return (load_scheme(one) for one in scheme_ids())


def _table(scheme: Scheme) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("Contrôle", "Objet", "Gravité", "Texte"):
        table.add_column(column, overflow="fold", no_wrap=column == "Contrôle")
    for rule in (one for one in CATALOGUE if one in scheme.controls):
        control = scheme.controls[rule]
        sources = ", ".join(control.source)
        cells = (rule, CATALOGUE[rule], SEVERITIES[control.severity].title, sources)
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _lines(scheme: Scheme, rule: str) -> Iterator[str]:
    control = scheme.controls.get(rule)
    if control is None:
        yield f"{scheme.name} : ce contrôle ne s’applique pas."
        return
    severity = SEVERITIES[control.severity]
    yield f"{scheme.name} : {severity.title.lower()}. {severity.next_step}"
    yield from (f"  · {citation(source).text} ({source})" for source in control.source)
