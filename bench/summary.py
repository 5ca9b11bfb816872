"""All the measures of a run, as data; `bench.page` prints them."""

from __future__ import annotations

from collections.abc import Sequence

from bench import metrics_fields as fields
from bench import metrics_marks as marks
from bench import metrics_speed as pace
from bench import metrics_verdicts as verdicts
from bench.machine import cores, processor, versions
from bench.metrics_fields import FieldScores, by_hand, by_key, by_layout, by_quality, critical
from bench.metrics_marks import Detection
from bench.metrics_schemes import SchemeScores, by_scheme
from bench.metrics_speed import Speed
from bench.metrics_verdicts import DefectScore
from bench.record import FieldSeen, Record
from bench.share import Share
from models.base import Frozen


class Context(Frozen):
    """What was asked for, and on what machine and versions it ran."""

    seed: int
    count: int
    split: str
    workers: int
    processor: str
    cores: int
    versions: dict[str, str]


class Marks(Frozen):
    """Everything but fields, for one quality."""

    mentions: Detection
    signatures: Detection
    groups: dict[str, Share]
    pieces: dict[str, Share]
    surplus_pieces: int
    pages: dict[str, Share]


class Summary(Frozen):
    """The measures. Dictionaries are by scheme, quality, field key, name of defect, as their names say."""

    context: Context
    done: int
    crashes: dict[str, str]
    unopened: dict[str, dict[str, int]]
    confusion: dict[str, dict[str, int]]
    false_accepts: Share
    false_accepted: dict[str, str]
    schemes: dict[str, SchemeScores]
    straight_through: dict[str, Share]
    wrong_refusals: dict[str, Share]
    stoppers: dict[str, int]
    defects: dict[str, DefectScore]
    critical: dict[str, FieldScores]
    fields_by_quality: dict[str, FieldScores]
    fields_by_key: dict[str, FieldScores]
    fields_by_hand: dict[str, FieldScores]
    fields_by_layout: dict[str, FieldScores]
    certain_and_wrong: list[tuple[str, str, FieldSeen]]
    marks: dict[str, Marks]
    signature_confusion: dict[str, dict[str, int]]
    speed: dict[str, Speed]
    peak_mb: int


def context(seed: int, count: int, split: str, workers: int, records: Sequence[Record]) -> Context:
    """This machine, and the versions that the reports themselves announce."""
    announced = next((r.versions for r in records if r.versions), {})
    return Context(
        seed=seed,
        count=count,
        split=split,
        workers=workers,
        processor=processor(),
        cores=cores(),
        versions=versions() | announced,
    )


def summarise(records: Sequence[Record], about: Context) -> Summary:
    """Every measure of these records."""
    qualities = marks.of_quality(records)
    return Summary(
        context=about,
        done=len(records),
        crashes={r.dossier: r.crash for r in records if r.crash is not None},
        unopened=verdicts.unopened(records),
        confusion=verdicts.confusion(records),
        false_accepts=verdicts.false_accepts(records),
        false_accepted={
            r.dossier: ", ".join(d.name for d in r.defects) + f" ({r.quality})"
            for r in records
            if r.false_accept
        },
        schemes=by_scheme(records),
        straight_through={name: verdicts.straight_through(some) for name, some in qualities.items()},
        wrong_refusals={name: verdicts.wrong_refusals(some) for name, some in qualities.items()},
        stoppers=verdicts.stoppers(records),
        defects=verdicts.defect_scores(records),
        critical=fields.fields_by(records, critical(by_quality)) | fields.fields_by(records, critical(_all)),
        fields_by_quality=fields.fields_by(records, by_quality) | fields.fields_by(records, _all),
        fields_by_key=fields.fields_by(records, by_key),
        fields_by_hand=fields.fields_by(records, critical(by_hand)),
        fields_by_layout=fields.fields_by(records, critical(by_layout)),
        certain_and_wrong=fields.worst_errors(records),
        marks={name: _marks(some) for name, some in qualities.items()},
        signature_confusion=marks.signature_confusion(s for r in records for s in r.signatures),
        speed=pace.speeds(records),
        peak_mb=pace.peak_memory(records),
    )


def _all(_: Record, __: FieldSeen) -> str:
    return "all"


def _marks(records: Sequence[Record]) -> Marks:
    return Marks(
        mentions=marks.mention_defects(m for r in records for m in r.mentions),
        signatures=marks.signatures(s for r in records for s in r.signatures),
        groups=marks.groups(g for r in records for g in r.groups),
        pieces=marks.pieces(p for r in records for p in r.pieces),
        surplus_pieces=sum(r.surplus_pieces for r in records),
        pages=marks.pages(p for r in records for p in r.pages),
    )
