"""A report as one HTML file for a gestionnaire: no script needed, nothing fetched, nothing to install."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from PIL import Image

from models.finding import Report
from models.page import Document
from reports import words
from reports.carried import code_rows, data_tables, seal_rows
from reports.clean import clean
from reports.formats import show_instant, show_size
from reports.labels import Labels, labels_of
from reports.ledger import file_rows, ledger_rows
from reports.order import CONCERN_WORDS, TO_TREAT
from reports.overlay import WIDTH, Mark, marks_of
from reports.pictures import Crop, PageKey, Pictures, Shot, crops_of, open_picture, page_shot
from reports.proofs import Proof
from reports.view import FindingView, ReportView, SectionView, pages_of, view_of

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class PageView:
    """One page with its proofs drawn; `shot` None when there is no picture of it."""

    key: PageKey
    anchor: str
    shot: Shot | None
    height: int
    marks: tuple[Mark, ...]


def to_html(report: Report, pictures: Pictures) -> str:
    """The report as one self-contained page. `pictures`: upright pages, full resolution, by (document, page).

    One picture is held at a time, so `pictures` may make them when asked. The same report and pictures
    give the same text.
    """
    labels = labels_of(report.scheme)
    view = view_of(report, labels)
    pages, crops = _illustrate(report, view, pictures)
    sections = tuple(_with_crops(section, crops) for section in view.sections)
    return _render(report, view, sections, pages, labels)


def _illustrate(
    report: Report, view: ReportView, pictures: Pictures
) -> tuple[list[PageView], dict[tuple[int, PageKey], tuple[Crop, ...]]]:
    """Page by page: the picture with its boxes, and the crops of the findings proved on it."""
    pages: list[PageView] = []
    crops: dict[tuple[int, PageKey], tuple[Crop, ...]] = {}
    to_treat = [f for section in view.sections for f in section.to_treat]
    for key, anchor in page_anchors(report.documents).items():
        proofs = [proof for proof in view.proofs.values() if _key(proof) == key]
        if key not in pictures:
            pages.append(PageView(key, anchor, None, 0, ()))
            continue
        image = open_picture(pictures[key])
        for finding in to_treat:
            places = tuple(p for p in finding.finding.evidence if (p.document, p.page) == key)
            crops[finding.index, key] = crops_of(image, places)
        pages.append(_page(key, anchor, image, proofs))
    return pages, crops


def _page(key: PageKey, anchor: str, image: Image.Image, proofs: list[Proof]) -> PageView:
    height = round(WIDTH * image.height / image.width)
    return PageView(key, anchor, page_shot(image), height, marks_of(proofs, height))


def page_anchors(documents: tuple[Document, ...]) -> dict[PageKey, str]:
    """An anchor for every page read, in the order of the files."""
    return {
        (document.name, page.number): f"page-{rank}-{page.number}"
        for rank, document in enumerate(documents, start=1)
        for page in document.pages
    }


def _key(proof: Proof) -> PageKey:
    return proof.place.document, proof.place.page


def _with_crops(section: SectionView, crops: dict[tuple[int, PageKey], tuple[Crop, ...]]) -> SectionView:
    def illustrated(view: FindingView) -> FindingView:
        mine = tuple(crop for key in pages_of(view) for crop in crops.get((view.index, key), ()))
        return replace(view, crops=mine)

    return replace(section, to_treat=tuple(illustrated(view) for view in section.to_treat))


def _render(
    report: Report,
    view: ReportView,
    sections: tuple[SectionView, ...],
    pages: list[PageView],
    labels: Labels,
) -> str:
    style = Markup((TEMPLATES / "report.css").read_text("utf-8"))  # noqa: S704 - our own file
    script = Markup((TEMPLATES / "report.js").read_text("utf-8"))  # noqa: S704 - our own file
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            scheme_title=labels.scheme_title,
            verdict=words.VERDICTS[report.verdict],
            counts=view.counts,
            sections=sections,
            pages=pages,
            proofs=view.proofs,
            piece_titles=view.piece_titles,
            drawn={mark.proof.number for page in pages for mark in page.marks},
            anchors={page.key: page.anchor for page in pages},
            ledger=ledger_rows(report),
            files=file_rows(report),
            seals=seal_rows(report),
            data_tables=data_tables(report),
            codes=code_rows(report),
            to_treat=TO_TREAT,
            concern_words=CONCERN_WORDS,
            words=words,
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )


def _policy(style: str, script: str) -> str:
    """Only our own style and script run, known by their hash: a value that escaped would still be dead."""
    return (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def environment(*more: Path) -> Environment:
    """Where templates are found (`more` folders first), every value cleaned, then escaped."""
    made = Environment(
        loader=FileSystemLoader([*more, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"instant": show_instant, "size": show_size}
    return made


def _harmless(value: object) -> object:
    """Every value shown loses its control characters; the template escapes it after."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean(value)
    return value


__all__ = ["environment", "to_html"]
