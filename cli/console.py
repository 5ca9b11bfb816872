"""The two consoles, and the one way to refuse a command."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

import typer
from rich.console import Console
from rich.text import Text

from cli.codes import Code
from reports.clean import clean


def out() -> Console:
    """Results. Made when needed, so that a redirected stream is seen."""
    return Console(highlight=False)


def err() -> Console:
    """Progress and errors."""
    return Console(stderr=True, highlight=False)


def refuse(title: str, details: Iterable[str] = ()) -> NoReturn:
    """Says what is wrong with the command or the dossier, one line a mistake, and exits with 2."""
    console = err()
    console.print(Text(clean(title), style="bold red"))
    for line in details:
        console.print(Text(f"  · {clean(line)}"), soft_wrap=True)
    raise typer.Exit(Code.MISUSE)
