"""The dates that the texts leave unknown, as the generator sets them: an operator has to set them too."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from testdata.generate.scheme import load_scheme, scheme_keys

PARIS = ZoneInfo("Europe/Paris")


def dates_drawn() -> dict[str, dict[str, datetime]]:
    """What `RECEVABLE_CALENDAR` would say, for the schemes whose calendar needs it."""
    return {
        key: {name: datetime.combine(day, time(), PARIS) for name, day in load_scheme(key).unknown.items()}
        for key in scheme_keys()
        if load_scheme(key).unknown
    }
