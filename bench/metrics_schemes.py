"""One line for each scheme: how its dossiers are judged and read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bench.metrics_fields import FieldScores, field_scores
from bench.metrics_verdicts import false_accepts, straight_through, wrong_refusals
from bench.record import Record
from bench.score_fields import CRITICAL
from bench.share import Share, share
from models.base import Frozen
from models.finding import Verdict


class SchemeScores(Frozen):
    """`mentions` and `signatures`: the very outcome, of all. `boxes`: groups read right, of all."""

    dossiers: int
    false_accepts: Share
    straight_through: Share
    wrong_refusals: Share
    to_review: Share
    critical: FieldScores
    mentions: Share
    boxes: Share
    signatures: Share


def by_scheme(records: Iterable[Record]) -> dict[str, SchemeScores]:
    """The scores of each scheme, then of all of them where there are several."""
    listed = list(records)
    names = sorted({record.scheme for record in listed})
    found = {name: scores([r for r in listed if r.scheme == name]) for name in names}
    return found | ({"all": scores(listed)} if len(names) > 1 else {})


def scores(records: Sequence[Record]) -> SchemeScores:
    """The scores of these records together."""
    return SchemeScores(
        dossiers=len(records),
        false_accepts=false_accepts(records),
        straight_through=straight_through(records),
        wrong_refusals=wrong_refusals(records),
        to_review=share(r.verdict is Verdict.A_VERIFIER for r in records if r.sound),
        critical=field_scores([f for r in records for f in r.fields if f.key in CRITICAL]),
        mentions=share(m.read is m.truth for r in records for m in r.mentions),
        boxes=share(g.outcome == "right" for r in records for g in r.groups),
        signatures=share(s.read is s.truth for r in records for s in r.signatures),
    )
