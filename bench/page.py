"""The measures of a run as a Markdown page."""

from __future__ import annotations

from collections.abc import Mapping

from bench.markdown import section, table
from bench.metrics_fields import FieldScores
from bench.summary import Summary

FIELD_HEAD = (
    "", "printed", "exact", "near", "wrong", "absent", "piece not found", "unreadable or ambiguous",
    "certain", "certain and wrong", "invented (certain)",
)  # fmt: skip


def page(found: Summary) -> str:
    """The whole page, ready to commit."""
    parts = [
        _head(found),
        _schemes(found),
        _verdicts(found),
        _defects(found),
        _fields(found),
        _marks(found),
        _speed(found),
    ]
    return "\n\n".join(parts) + "\n"


def _head(found: Summary) -> str:
    about = found.context
    asked = (
        f"{found.done} of {about.count} dossiers (seed {about.seed}, split `{about.split}`), "
        f"{len(found.crashes)} ended in a crash. {about.workers} worker(s), one thread each, "
        f"on {about.cores} cores of {about.processor}."
    )
    shown = ", ".join(f"{name} {value}" for name, value in sorted(about.versions.items()))
    crashes = table(("dossier", "crash"), sorted(found.crashes.items()))
    parts = [asked, f"Versions: {shown}."] + ([crashes] if found.crashes else [])
    return section("Measures on generated dossiers", *parts, level=1)


def _schemes(found: Summary) -> str:
    """A line for each scheme: what may go wrong with it, and how much goes right."""
    head = (
        "scheme", "dossiers", "false accepts", "sound, straight to conforme", "sound, wrongly refused",
        "sound, to a person", "critical values exact", "certain and wrong", "mentions", "boxes",
        "zones signed",
    )  # fmt: skip
    rows = [
        (
            key, s.dossiers, s.false_accepts, s.straight_through, s.wrong_refusals, s.to_review,
            s.critical.exact, s.critical.certain_wrong, s.mentions, s.boxes, s.signatures,
        )
        for key, s in found.schemes.items()
    ]  # fmt: skip
    return section("Schemes", table(head, rows))


def _verdicts(found: Summary) -> str:
    matrix = _matrix("expected / got", found.confusion)
    sound = table(
        ("quality", "sound, straight to conforme", "sound, wrongly refused"),
        [(q, share, found.wrong_refusals[q]) for q, share in found.straight_through.items()],
    )
    return "\n\n".join(
        [
            section("Verdicts", matrix),
            section("Files not opened", _matrix("why", found.unopened), level=3),
            section(
                "False accepts",
                f"Came out conforme and is not: **{found.false_accepts.with_bounds}** (95 % interval).",
                table(("dossier", "defects (quality)"), sorted(found.false_accepted.items())),
                level=3,
            ),
            section("Sound dossiers", sound, level=3),
            section(
                "What kept sound dossiers from conforme",
                table(("control, outcome, field", "dossiers"), list(found.stoppers.items())[:40]),
                level=3,
            ),
        ]
    )


def _defects(found: Summary) -> str:
    rows = [
        (name, score.noticed.total, score.failed, score.noticed, score.accepted)
        for name, score in found.defects.items()
    ]
    head = ("defect", "dossiers", "its control fails", "fails or asks a person", "came out conforme")
    return section("Defects planted", table(head, rows))


def _fields(found: Summary) -> str:
    worst = table(
        ("dossier", "quality", "piece", "field", "true", "read"),
        [(d, q, s.piece, s.key, f"`{s.wanted}`", f"`{s.got}`") for d, q, s in found.certain_and_wrong],
    )
    return "\n\n".join(
        [
            section(
                "Values",
                "Exact: letter by letter. Near: a text, name or address that differs by case, accents, "
                "punctuation or title. Certain: proved by a second reader, a check digit or arithmetic.",
            ),
            section("Critical values, by quality", field_table(found.critical), level=3),
            section("Critical values, by hand or print", field_table(found.fields_by_hand), level=3),
            section("Critical values, by layout", field_table(found.fields_by_layout), level=3),
            section("All values, by quality", field_table(found.fields_by_quality), level=3),
            section("Each value", field_table(found.fields_by_key), level=3),
            section("Certain and wrong, the first 40", worst, level=3),
        ]
    )


def field_table(scores: Mapping[str, FieldScores]) -> str:
    """A line for each group of values."""
    rows = [
        (
            name, s.exact.total, s.exact.percent, s.near.percent, s.wrong.percent, s.absent.percent,
            s.no_piece.percent, s.doubt.percent, s.certain.percent, s.certain_wrong,
            f"{s.invented} ({s.invented_certain})",
        )
        for name, s in scores.items()
    ]  # fmt: skip
    return table(FIELD_HEAD, rows)


def _marks(found: Summary) -> str:
    return "\n\n".join(
        [
            section("Mentions, boxes, signatures", _detections(found), _boxes(found)),
            section(
                "Signatures: true kind / read as", _matrix("true / read", found.signature_confusion), level=3
            ),
            section("Pieces and pages", _pages(found), level=3),
        ]
    )


def _detections(found: Summary) -> str:
    head = ("", "quality", "precision", "recall", "left to a person", "very outcome")
    mentions = [("mention altered or missing", quality, m.mentions) for quality, m in found.marks.items()]
    signed = [("zone signed", quality, m.signatures) for quality, m in found.marks.items()]
    rows = [(what, q, d.precision, d.recall, d.doubt, d.exact) for what, q, d in mentions + signed]
    return table(head, rows)


def _boxes(found: Summary) -> str:
    rows = [
        (quality, m.groups["right"], m.groups["wrong"], m.groups["doubt"], m.groups["no-piece"])
        for quality, m in found.marks.items()
    ]
    return table(("groups of boxes", "right", "wrong", "left to a person", "piece not found"), rows)


def _matrix(corner: str, rows: Mapping[str, Mapping[str, int]]) -> str:
    names = sorted({name for row in rows.values() for name in row})
    return table((corner, *names), [(key, *(row.get(n, 0) for n in names)) for key, row in rows.items()])


def _pages(found: Summary) -> str:
    head = (
        "quality", "pieces found", "on exactly their pages", "in their case", "surplus pieces",
        "pages in their place", "pages given to a wrong piece", "pages lost",
    )  # fmt: skip
    rows = [
        (
            q, m.pieces["found"], m.pieces["whole"], m.pieces["case"], m.surplus_pieces,
            m.pages["right"], m.pages["misplaced"], m.pages["lost"],
        )
        for q, m in found.marks.items()
    ]  # fmt: skip
    return table(head, rows)


def _speed(found: Summary) -> str:
    rows = [
        (
            paper, s.dossiers, s.pages, s.mean_seconds_a_page, s.median_seconds_a_page, s.cpu_seconds_a_page,
            None if s.pages_a_second is None else f"{s.pages_a_second:.2f}",
        )
        for paper, s in found.speed.items()
    ]  # fmt: skip
    head = (
        "paper", "dossiers", "pages", "mean s a page", "median s a page", "processor s a page",
        "pages a second a core",
    )  # fmt: skip
    note = (
        "The whole control, models loaded, one worker a core. "
        f"Peak memory of the largest process: {found.peak_mb} MB."
    )
    return section("Speed", note, table(head, rows))
