"""A sound dossier of a scheme drawn from YAML."""

from __future__ import annotations

from random import Random

from testdata.generate import any_pieces
from testdata.generate.any_demand import declare_any, make_any_world, wants_mom
from testdata.generate.content import Content
from testdata.generate.draft import Draft, sound_signature, stamp_lines
from testdata.generate.scheme import load_scheme
from testdata.generate.world import World


def make_any_draft(
    rng: Random, scheme: str, stage: str, case: str, quality: str, whole: bool = False
) -> Draft:
    """`stage` annulation: a demand that its supplier or its client cancels. The order comes along sometimes,
    always when `whole`."""
    required: tuple[str, ...]
    world = make_any_world(rng, scheme, "avance" if stage == "annulation" else stage, case)
    declared = declare_any(rng, world)
    if stage == "annulation":
        pieces = cancelled(rng, world, declared)
        required = (pieces[0].kind,)
    elif stage == "avance":
        pieces, required = [any_pieces.order(rng, world)], ("bdc",)
    else:
        pieces = [any_pieces.invoice(rng, world), any_pieces.proof(rng, world)]
        mom = load_scheme(scheme).cases[case].mom is not None and wants_mom(world)
        required = ("facture", "mom" if mom else "va")
        if whole or rng.random() < 0.3:
            pieces.insert(0, any_pieces.order(rng, world))
    for piece in pieces:
        finish(rng, world, piece, quality)
    return Draft(world, declared, pieces, quality, required=required)


def cancelled(rng: Random, world: World, declared: dict[str, object]) -> list[Content]:
    """The cancellation and what the dossier declares of it."""
    by = rng.choice(("fournisseur", "client"))
    piece = any_pieces.cancellation(rng, world, by)
    declared["stage"] = "annulation"
    declared["asp_number"] = world.asp_number
    declared["cancellation"] = {
        "by": by,
        "signed": piece.values["signed_on"],
        "signatory": piece.signer,
        "reason": piece.values.get("reason"),
    }
    return [piece]


def finish(rng: Random, world: World, piece: Content, quality: str) -> None:
    """How it is signed and stamped; a picture of ink is only ever on paper."""
    piece.signature = sound_signature(rng, quality)
    if piece.signers:
        piece.signature = "ink"
    piece.stamped = rng.random() < 0.2 and piece.signature != "electronic" and not piece.signers
    piece.stamp = stamp_lines(world)
    if piece.by_supplier:
        supplier = world.supplier
        address = supplier.address
        piece.stamp = [
            supplier.name[:36],
            address.street,
            f"{address.postal_code} {address.city}",
            f"SIRET {supplier.siret}",
        ]
