"""JSON schemas of what goes in and what comes out, for those who plug another program in."""

from __future__ import annotations

from typing import Any, Literal

from models.dossier import Dossier
from models.finding import Report
from reports.dossier_words import DOSSIER_WORDS, OBJECT_WORDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SchemaName = Literal["dossier", "report"]


def schema(name: SchemaName) -> dict[str, Any]:
    """The schema of the declared dossier, with French titles, or of the report."""
    return _dossier() if name == "dossier" else _report()


def _report() -> dict[str, Any]:
    return {"$schema": DIALECT, **Report.model_json_schema(mode="serialization")}


def _dossier() -> dict[str, Any]:
    content = Dossier.model_json_schema()
    _explain("Dossier", content)
    for name, definition in content["$defs"].items():
        _explain(name, definition)
    return {"$schema": DIALECT, **content}


def _explain(name: str, definition: dict[str, Any]) -> None:
    """Puts the French words over the English docstrings, in place."""
    if name in OBJECT_WORDS:
        definition["description"] = OBJECT_WORDS[name]
    for key, content in definition.get("properties", {}).items():
        words = DOSSIER_WORDS[name, key]
        content["title"] = words.title
        if words.help:
            content["description"] = words.help
