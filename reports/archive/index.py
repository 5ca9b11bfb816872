"""The index page of an archive: totals, plots, and the first dossiers to look at. Nothing is fetched."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from models.archive import Summary
from reports.archive.columns import STATES, VERDICT_TITLES, tidy
from reports.archive.plots import COLOURS, HEIGHT, LABEL, LENGTH, SHADES, bars_plot, counts_plot, pace_line

TEMPLATES = Path(__file__).parent / "templates"


def index_page(summary: Summary) -> str:
    """One self-contained page; links lead to the reports beside it."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"tidy": tidy, "number": _number, "percent": _percent}
    style = (TEMPLATES / "index.css").read_text(encoding="utf-8")
    plots = [
        bars_plot("Verdicts par dispositif", summary.by_scheme),
        bars_plot("Verdicts par fournisseur (les vingt premiers)", summary.by_supplier),
        bars_plot("Dossiers par contrôle non satisfait", summary.by_rule),
        counts_plot("Lisibilité des pages", summary.grades),
        counts_plot("États des pages", summary.page_states),
    ]
    return environment.get_template("index.html.j2").render(
        summary=summary,
        plots=[plot for plot in plots if plot.bars],
        pace=pace_line(summary.pace),
        verdicts=VERDICT_TITLES,
        shades=SHADES,
        colours=COLOURS,
        states=STATES,
        style=style,
        policy=_policy(style),
        size={"label": LABEL, "length": LENGTH, "height": HEIGHT},
    )


def _policy(style: str) -> str:
    """Only our own style applies, and nothing runs."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _number(value: int) -> str:
    """1 234 567, as a French reader expects it."""
    return f"{value:,}".replace(",", "\u202f")


def _percent(value: float) -> str:
    return f"{value * 100:.1f} %".replace(".", ",")
