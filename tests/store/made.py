"""Submissions for the tests of the store."""

from __future__ import annotations

from typing import Any

from store.intake import Incoming, Submission
from tests.batch.world import declared


def submission(number: int = 1, **changes: Any) -> Submission:
    return Submission(
        **{
            "actor": "alix",
            "source": "api",
            "declared": declared(number),
            "declared_sha256": f"{number:064d}",
            "files": [Incoming("bdc.pdf", f"{number + 1000:064d}", 10)],
            **changes,
        }
    )
