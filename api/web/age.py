"""How long ago something was, in French words."""

from __future__ import annotations

from datetime import datetime

from store.clock import now


def age(since: datetime) -> str:
    """« moins d’une heure », « 5 heures », « 12 jours »."""
    hours = int((now() - since).total_seconds() // 3600)
    if hours < 1:
        return "moins d’une heure"
    count, word = (hours, "heure") if hours < 48 else (hours // 24, "jour")
    return f"{count} {word}{'s' if count > 1 else ''}"
