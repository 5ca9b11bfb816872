"""A report as canonical JSON: the same report always gives the same bytes."""

from __future__ import annotations

import json

from models.finding import Report


def to_json(report: Report) -> bytes:
    """UTF-8, keys sorted, no space, one line end. Raises ValueError on a number that is not finite."""
    return canonical(report.model_dump(mode="json"))


def canonical(content: object) -> bytes:
    """Any plain value as canonical JSON."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8") + b"\n"
