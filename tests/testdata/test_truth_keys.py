"""Every key of the truth is one that the piece model reads: what no reader looks for is no measure."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from models.piece import PieceKind
from schemes.load import load_scheme as regulation
from schemes.piece import PieceModel
from testdata.generate.any_draft import make_any_draft
from testdata.generate.render import Drawn, draw
from testdata.generate.run import Order, look_of
from testdata.generate.scheme import load_scheme, scheme_keys
from testdata.generate.truth import piece_truth

CASES = [(key, case) for key in scheme_keys() for case in load_scheme(key).cases]


def truths(key: str, case: str) -> Iterator[dict[str, Any]]:
    """A piece of each kind, once: the cancellation by either party, the proof that the flows call for."""
    met: set[str] = set()
    for stage, seed in (("solde", 1), ("solde", 2), ("solde", 3), *(("annulation", i) for i in range(1, 7))):
        rng = Random(f"{key}{case}{stage}{seed}")
        for content in make_any_draft(rng, key, stage, case, "office", whole=True).contents:
            look = look_of(content, Order(seed, "bench", scheme=key), "office", rng)
            if content.kind not in met:
                met.add(content.kind)
                yield piece_truth(draw(content, look), [])


def unread(truth: dict[str, Any], model: PieceModel) -> set[str]:
    """Keys of the truth that the model does not have."""
    tables = {table.key: {column.key for column in table.columns} for table in model.tables}
    groups = {group.key: {option.key for option in group.options} for group in model.groups}
    known = {
        "fields": {field.key for field in model.fields},
        "mentions": {mention.key for mention in model.mentions},
        "groups": set(groups),
        "tables": set(tables),
        "rosters": set(tables),
        "signatures": {signature.key for signature in model.signatures},
    }
    found = {f"{part} {key}" for part, keys in known.items() for key in set(truth.get(part, ())) - keys}
    found -= {f"signatures {key}" for key in truth["signatures"] if each(key, model)}
    for name, rows in truth.get("rosters", {}).items():
        found |= {f"{name}.{key}" for row in rows for key in set(row) - tables.get(name, set())}
    for name, ticked in truth["groups"].items():
        options = {ticked} if isinstance(ticked, str) else set(ticked or ())
        found |= {f"{name}={key}" for key in options - groups.get(name, set())}
    return found


def each(key: str, model: PieceModel) -> bool:
    """Whether that is one of the places of a signature that every client gives."""
    name, _, rank = key.rpartition("-")
    return rank.isdigit() and any(s.each and s.key == name for s in model.signatures)


@pytest.mark.parametrize(("key", "case"), CASES)
def test_every_key_of_the_truth_is_one_that_the_model_reads(key: str, case: str) -> None:
    scheme = regulation(key)
    told: dict[str, set[str]] = {}
    for truth in truths(key, case):
        models = scheme.models_of(PieceKind(truth["kind"]), case)
        assert models, truth["kind"]
        best = min((unread(truth, model) for model in models), key=len)
        if best:
            told.setdefault(truth["kind"], set()).update(best)
    assert not told


SEVERAL = [(key, case) for key, case in CASES if case in ("avec-mandataire", "sans-mandataire")]


def invoice(key: str, case: str) -> Drawn:
    """An invoice of that case, as it is drawn."""
    rng = Random(f"{key}{case}")
    contents = make_any_draft(rng, key, "solde", case, "office", whole=True).contents
    content = next(one for one in contents if one.kind == "facture")
    return draw(content, look_of(content, Order(1, "bench", scheme=key), "office", rng))


@pytest.mark.parametrize(("key", "case"), SEVERAL)
def test_every_value_of_the_clients_printed_on_an_invoice_is_in_its_truth(key: str, case: str) -> None:
    """The FINESS juridiques as well: read with certainty, they are not invented."""
    drawn = invoice(key, case)
    truth = piece_truth(drawn, [])
    told = {
        v for rows in truth.get("rosters", {}).values() for row in rows for vs in row.values() for v in vs
    }
    told |= {v for value in truth["fields"].values() for v in ([value] if isinstance(value, str) else value)}
    printed = {v for row in drawn.rosters.get("clients", []) for values in row.values() for v in values}
    assert printed <= told
    assert printed or key == "RIS-Va1"  # its one client has no table
