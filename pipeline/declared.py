"""The declared dossier: JSON in, `Dossier` out, or one French error per field with its path.

A mapping (their path → our field) adapts another JSON without code: the ASP's own names are not known
to us (facts §2.4).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from models.dossier import Dossier
from schemes import find_scheme
from schemes.demands import lacks

MESSAGES = {
    "missing": "champ obligatoire absent",
    "extra_forbidden": "champ inconnu",
    "string_type": "un texte est attendu",
    "string_too_short": "le texte est vide",
    "string_too_long": "le texte est trop long",
    "string_pattern_mismatch": "la valeur n’a pas la forme attendue",
    "date_from_datetime_parsing": "une date AAAA-MM-JJ est attendue",
    "date_parsing": "une date AAAA-MM-JJ est attendue",
    "date_type": "une date AAAA-MM-JJ est attendue",
    "datetime_parsing": "une date et une heure sont attendues (2026-11-22T10:00:00+01:00)",
    "datetime_from_date_parsing": "une date et une heure sont attendues (2026-11-22T10:00:00+01:00)",
    "timezone_aware": "l’heure doit porter son fuseau (2026-11-22T10:00:00+01:00)",
    "decimal_parsing": 'un montant est attendu, par exemple "451.50"',
    "decimal_type": 'un montant est attendu, par exemple "451.50"',
    "decimal_max_places": "deux décimales au plus",
    "decimal_max_digits": "le nombre est trop grand",
    "greater_than_equal": "la valeur est trop petite",
    "less_than_equal": "la valeur est trop grande",
    "bool_parsing": "true ou false est attendu",
    "bool_type": "true ou false est attendu",
    "int_parsing": "un nombre entier est attendu",
    "int_type": "un nombre entier est attendu",
    "tuple_type": "une liste est attendue",
    "too_short": "la liste est vide",
    "model_type": "un objet est attendu",
}


@dataclass(frozen=True)
class FieldError:
    """One mistake: where (`client.rpps`), and what, in French."""

    path: str
    message: str


class DossierError(Exception):
    """The declared dossier cannot be used."""

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__("; ".join(f"{e.path} : {e.message}" for e in errors))
        self.errors = errors


def load_dossier(data: bytes, mapping: Mapping[str, Any] | None = None) -> Dossier:
    """The dossier that the JSON declares. Raises DossierError."""
    try:
        content = json.loads(data.decode("utf-8-sig"), parse_float=str)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise DossierError((FieldError("(fichier)", "le fichier n’est pas un JSON lisible"),)) from error
    if mapping is not None:
        content = apply_mapping(content, mapping)
    try:
        dossier = Dossier.model_validate(content)
    except ValidationError as error:
        twice = isinstance(content, dict) and content.get("client") is None and content.get("clients")
        items = [
            item for item in error.errors(include_url=False) if not (twice and item["loc"][:1] == ("client",))
        ]
        raise DossierError(tuple(_explain(item) for item in items)) from error
    scheme = find_scheme(dossier.scheme)
    missing = tuple(FieldError(*one) for one in lacks(scheme, dossier)) if scheme else ()
    if missing:
        raise DossierError(missing)
    return dossier


def load_received(data: bytes, mapping: Mapping[str, Any] | None, received: datetime | None) -> Dossier:
    """`load_dossier`, received at an instant that whoever runs the control says. Raises DossierError."""
    if received is None:
        return load_dossier(data, mapping)
    if mapping is None:
        dossier = load_dossier(_with_received(data, received))
    else:
        constants = {**(mapping.get("constants") or {}), "received": received.isoformat()}
        dossier = load_dossier(data, {**mapping, "constants": constants})
    # A mapping may also name a date of reception: the one given here wins.
    return dossier.model_copy(update={"received": received})


def _with_received(data: bytes, instant: datetime) -> bytes:
    """The same JSON, received at that instant; `load_dossier` explains what is wrong with a broken one."""
    try:
        content = json.loads(data.decode("utf-8-sig"), parse_float=str)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        return data
    if not isinstance(content, dict):
        return data
    return json.dumps({**content, "received": instant.isoformat()}).encode("utf-8")


def _explain(item: Any) -> FieldError:
    path = ".".join(str(part) for part in item["loc"]) or "(dossier)"
    kind = item["type"]
    if kind in ("enum", "literal_error"):
        return FieldError(path, f"valeurs admises : {item['ctx']['expected']}".replace(" or ", " ou "))
    if kind == "value_error":
        return FieldError(path, str(item["ctx"]["error"]))
    return FieldError(path, MESSAGES.get(kind, "valeur incorrecte"))


def apply_mapping(content: Any, mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Our JSON made from theirs.

    `mapping` has `fields` ({their path: our path}; `[]` marks a list, `a[].b: sites[].finess`),
    `values` ({our path: {their value: ours}}) and `constants` ({our path: value}).
    Raises DossierError when the mapping names no field.
    """
    fields = mapping.get("fields")
    if not isinstance(fields, Mapping) or not fields:
        raise DossierError((FieldError("(mapping)", "la correspondance n’a pas de champ « fields »"),))
    ours: dict[str, Any] = {}
    for path, value in dict(mapping.get("constants") or {}).items():
        _put(ours, str(path).split("."), value)
    renamed = dict(mapping.get("values") or {})
    for theirs, target in fields.items():
        _carry(content, str(theirs).split("."), ours, str(target).split("."), renamed.get(target, {}))
    return ours


def _carry(
    source: Any, theirs: list[str], ours: dict[str, Any], target: list[str], renamed: Mapping[str, Any]
) -> None:
    """Copies one value, or one value per item of a list, from their place to ours."""
    if not theirs:
        if source is not None:
            _put(ours, target, renamed.get(str(source), source))
        return
    head, rest = theirs[0], theirs[1:]
    inside = source.get(head.removesuffix("[]")) if isinstance(source, Mapping) else None
    if not head.endswith("[]"):
        _carry(inside, rest, ours, target, renamed)
        return
    spot = next((i for i, part in enumerate(target) if part.endswith("[]")), None)
    if spot is None or not isinstance(inside, list):
        return
    rows = _list_at(ours, target[: spot + 1])
    for index, item in enumerate(inside):
        while len(rows) <= index:
            rows.append({})
        _carry(item, rest, rows[index], target[spot + 1 :], renamed)


def _list_at(ours: dict[str, Any], path: list[str]) -> list[dict[str, Any]]:
    for part in path[:-1]:
        ours = ours.setdefault(part, {})
    rows: list[dict[str, Any]] = ours.setdefault(path[-1].removesuffix("[]"), [])
    return rows


def _put(ours: dict[str, Any], path: list[str], value: Any) -> None:
    for part in path[:-1]:
        ours = ours.setdefault(part, {})
    ours[path[-1]] = value
