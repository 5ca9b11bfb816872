"""What a bon de commande says (S3:31-190, S3:192-421)."""

from __future__ import annotations

from random import Random

from testdata.generate import texts
from testdata.generate.content import AF_REFERENCE, Content, Row
from testdata.generate.facts import (
    amount_row,
    identity,
    nature_words,
    person_shown,
    postal,
    product,
    reach,
    seller,
    sites_of,
)
from testdata.generate.money import total
from testdata.generate.world import World


def order_rows(rng: Random, world: World) -> list[Row]:
    """Principale and secondaire by client, then the totals (S3:84-110, S3:282-366)."""
    main = rng.choice(
        (
            "Prestation principale {}",
            "Prestation principale {}",
            "Prestation Ségur - Prestation principale {}",
        )
    )
    rows: list[Row] = []
    for first, second in zip(world.principale, world.secondaire, strict=True):
        rows.append(amount_row("principale", main.format(nature_words(world.nature)), first))
        rows.append(amount_row("secondaire", "Prestation secondaire", second))
    if world.case == "medecin-liberal":
        whole = total([*world.principale, *world.secondaire])
        return [*rows, amount_row("total", rng.choice(("Montant Total", "Total", "TOTAL")), whole)]
    rows.append(
        amount_row("total-principale", "Montant total prestation principale", total(world.principale))
    )
    rows.append(
        amount_row("total-secondaire", "Montant total prestation secondaire", total(world.secondaire))
    )
    return rows


def order_mentions(rng: Random, world: World) -> dict[str, str]:
    """The mandatory sentences; the conditional one where it is needed, and sometimes where it is not."""
    found = {
        "state_funding": rng.choice(texts.STATE_FUNDING),
        "no_strings": texts.NO_STRINGS,
        "uniqueness_reminder": texts.UNIQUENESS[world.case],
        "privacy_notice": texts.PRIVACY,
        "secondary_note": " ".join(texts.SECONDARY_NOTE),
    }
    if world.case == "structure":
        found["signatory_power"] = texts.SIGNATORY_POWER
    if world.conditional or rng.random() < 0.3:
        found["conditional_order"] = texts.CONDITIONAL.format(
            word=rng.choice(("conditionnée", "conditionné"))
        )
    if not world.supplier.vat_liable:
        found["vat_franchise"] = rng.choice(texts.VAT_FRANCHISE)
    return found


def bdc(rng: Random, world: World) -> Content:
    values = {
        "af_reference": AF_REFERENCE,
        "order_number": world.order_number,
        "order_issued": str(world.days.issued),
        **seller(world),
        **identity(rng, world),
        **reach(world.client),
        **product(world),
        "signed_on": str(world.days.signed),
        "signatory_name": person_shown(rng, world.client, False),
    }
    ticks = {"nature": [world.nature]}
    if world.technical_version:
        values["technical_version"] = world.technical_version
    if world.case == "medecin-liberal":
        values |= postal(world.client)
        ticks["de_minimis"] = ["oui" if world.de_minimis_dates else "non"]
    if world.de_minimis_dates and world.de_minimis_total is not None:
        values["de_minimis_dates"] = " - ".join(f"{d:%d/%m/%Y}" for d in world.de_minimis_dates)
        values["de_minimis_total"] = f"{world.de_minimis_total:.2f}"
    notes = [texts.VAT_OVERSEAS] if world.supplier.vat_liable and not world.rate else []
    return Content(
        "bdc",
        world.case,
        world.stage,
        world.supplier.vat_liable,
        values,
        order_rows(rng, world),
        sites_of(world),
        [],
        order_mentions(rng, world),
        ticks=ticks,
        notes=notes,
        signer=world.client.person.plain,
    )
