"""A report as PDF: the HTML report, printed. Nothing is fetched."""

from __future__ import annotations

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher

# What did not apply, and every value read, are in the HTML and JSON reports: on paper they are forty pages.
PAPER = ".without-object, .all-values { display: none }"


def to_pdf(html: str) -> bytes:
    """The PDF of a page that `to_html` made."""
    own = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    return bytes(HTML(string=html, url_fetcher=own).write_pdf(stylesheets=[CSS(string=PAPER)]))
