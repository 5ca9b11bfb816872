"""The truth of a dossier: what stands on each piece, and where every page is."""

from __future__ import annotations

from typing import Any

from testdata.generate.content import MENTIONS, Content
from testdata.generate.render import Drawn
from testdata.generate.truth_names import read_as, rosters_truth

SIGNED_KINDS = ("bdc", "va", "mom", "annulation-fournisseur", "annulation-client")


def piece_truth(drawn: Drawn, pages: list[dict[str, Any]]) -> dict[str, Any]:
    """A piece as printed. `pages` are the pages of files that carry it."""
    content = drawn.content
    fields = read_as(drawn)
    tables = {"amounts": [row_truth(r) for r in drawn.rows]} if drawn.rows else {}
    signatures = signatures_truth(drawn) if content.kind in SIGNED_KINDS else {}
    return {
        "kind": content.kind,
        "case": content.case,
        "family": drawn.look.family,
        "held_out": drawn.look.held_out,
        "fill": drawn.look.fill,
        "pages": pages,
        "fields": fields,
        "handwritten": [k for k in drawn.handwritten if k in fields],
        "tables": tables,
        **({"rosters": rosters_truth(drawn)} if drawn.rosters else {}),
        "mentions": {key: mention_truth(drawn, key) for key in wanted_mentions(content)},
        "groups": {
            key: group_truth(options) for key, options in sorted(content.ticks.items()) if key in drawn.groups
        },
        "signatures": signatures,
    }


def wanted_mentions(content: Content) -> list[str]:
    """Mentions of that kind of piece; a doctor's order has no sentence on the signatory's power."""
    if content.form is not None:
        return list(content.wanted)
    doctor = content.case == "medecin-liberal"
    return [k for k in MENTIONS[content.kind] if not (doctor and k == "signatory_power")]


def mention_truth(drawn: Drawn, key: str) -> str:
    if key not in drawn.mentions:
        return "missing"
    return "altered" if key in drawn.content.altered else "present"


def group_truth(options: list[str]) -> str | list[str] | None:
    """None: no box is ticked."""
    if not options:
        return None
    return options[0] if len(options) == 1 else options


def signatures_truth(drawn: Drawn) -> dict[str, str]:
    """One for the piece, or one for each client in the order of their table."""
    content = drawn.content
    if content.signers:
        kinds = ("none" if i in content.unsigned else "ink" for i in range(len(content.signers)))
        return {f"client-{i}": kind for i, kind in enumerate(kinds, 1)}
    return {"supplier" if content.by_supplier else "client": signature_truth(drawn)}


def signature_truth(drawn: Drawn) -> str:
    return drawn.content.signature if drawn.signed else "none"


def row_truth(row: Any) -> dict[str, str | None]:
    return {
        "role": row.role,
        "site": row.site,
        "ht": row.ht,
        "rate": row.rate,
        "vat": row.vat,
        "ttc": row.ttc,
    }
