"""Lines of the audit in French words: what a line tells, and when in Paris."""

from __future__ import annotations

import json
from datetime import datetime

from api.web.words import ANSWERS
from reports.formats import show_instant
from reports.words import VERDICTS
from store.tables import Audit

LABELS = {
    "version": "version",
    "versions": "versions",
    "verdict": "verdict",
    "rapport": "empreinte du rapport",
    "empreintes": "empreintes",
    "nature": "sur",
    "reponse": "réponse",
    "cause": "cause",
    "login": "compte",
    "role": "rôle",
    "par": "par",
    "regle": "contrôle",
    "cle": "clé",
    "nom": "nom",
    "portee": "portée",
    "webhook": "adresse",
}
NATURES = {"finding": "un constat", "value": "une valeur", "page": "une page"}
ACTORS = {"repertoire": "répertoire des scanners"}
LONGEST = 16  # letters of a fingerprint


def trail_detail(line: Audit) -> str:
    """« version 1, verdict À compléter, empreinte du rapport 6cade5a4a838f9ad… »."""
    said = json.loads(line.detail)
    return ", ".join(_part(key, str(value)) for key, value in said.items())


def _part(key: str, value: str) -> str:
    if key == "fichiers":
        return f"{value} fichier{'s' if int(value) > 1 else ''}"
    return f"{LABELS.get(key, key)} {_word(key, value)}"


def _word(key: str, value: str) -> str:
    if key == "verdict":
        known = {verdict.value: words.title for verdict, words in VERDICTS.items()}
        return known.get(value, value)
    if key == "nature":
        return NATURES.get(value, value)
    if key == "reponse":
        return ANSWERS.get(value, value)
    return f"{value[:LONGEST]}…" if key in ("rapport", "empreintes") else value


def trail_actor(line: Audit) -> str:
    """« clé 1a2b3c », « répertoire des scanners », or the login."""
    kind, _, key = line.actor.partition(":")
    return f"clé {key}" if kind == "cle" else ACTORS.get(line.actor, line.actor)


def trail_instant(line: Audit) -> str:
    return show_instant(datetime.fromisoformat(line.at))
