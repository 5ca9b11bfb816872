"""Defects of the files handed in: missing pieces and pages, strangers, files that do not open."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from random import Random

from testdata.generate.defects import Defect, Plant
from testdata.generate.defects_amounts import redo, retotal
from testdata.generate.draft import Draft
from testdata.generate.edits import MAKE
from testdata.generate.money import cents

ALL = ("avance", "solde", "secondaire")


def missing_piece(draft: Draft, rng: Random) -> bool:
    """One of several required pieces is not there."""
    required = [c for c in draft.contents if c.kind in draft.required]
    if len(draft.contents) < 2:
        return False
    draft.contents.remove(rng.choice(required))
    return True


def missing_page(draft: Draft, _rng: Random) -> bool:
    """The last page of the order, with the signature, is not there; `run` checks that it had two."""
    index = next((i for i, c in enumerate(draft.contents) if c.kind == "bdc"), None)
    draft.cut = index
    return index is not None


def two_orders(draft: Draft, rng: Random) -> bool:
    """A second order with another number and amount."""
    piece = draft.piece("bdc")
    if piece is None:
        return False
    twin = deepcopy(piece)
    twin.values["order_number"] = MAKE["digit"](rng, draft, piece.values["order_number"])
    redo(twin.rows[0], cents(Decimal(twin.rows[0].ht or 0) * Decimal("0.8")))
    retotal(twin)
    draft.contents.append(twin)
    return True


def extra(name: str) -> Plant:
    def plant(draft: Draft, _rng: Random) -> bool:
        draft.extras.append(name)
        return True

    return plant


def same_file_twice(draft: Draft, rng: Random) -> bool:
    draft.twice = rng.randrange(len(draft.contents))
    return True


DEFECTS: list[Defect] = [
    Defect("missing_piece", ("PIE-01",), "fix", ("solde", "secondaire"), missing_piece),
    Defect("missing_page", ("SIG-01",), "fix", ("avance",), missing_page),
    Defect("two_orders", ("PIE-05",), "fix", ("avance",), two_orders),
    Defect("care_document", ("ARC-04",), "fix", ALL, extra("care")),
    Defect("stray_page", ("ARC-02",), "review", ALL, extra("stray")),
    Defect("empty_file", ("ARC-01",), "fix", ALL, extra("empty")),
    Defect("encrypted_file", ("ARC-01",), "fix", ALL, extra("encrypted")),
    Defect("not_a_document", ("ARC-01",), "fix", ALL, extra("unknown")),
    Defect("same_file_twice", ("ARC-03",), "note", ALL, same_file_twice),
]
