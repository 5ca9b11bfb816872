"""What the VA, the invoice and the journal de monitoring say (S2:608-623, S0:1395-1413, S2:361-372)."""

from __future__ import annotations

from decimal import Decimal
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
from testdata.generate.formats import MONTHS
from testdata.generate.money import total
from testdata.generate.world import World


def va(rng: Random, world: World) -> Content:
    values = {
        "invoice_number": world.invoice_number,
        "order_number": world.order_number,
        "supplier_name": world.supplier.name,
        "supplier_siret": world.supplier.siret,
        **identity(rng, world),
        **reach(world.client),
        **product(world),
        "signed_on": str(world.days.va),
        "signed_at": world.client.address.city,
        "signatory_name": person_shown(rng, world.client, False),
        "af_reference": AF_REFERENCE,
    }
    mentions = {
        "va_attestation": texts.VA_ATTESTATION.format(scheme=rng.choice(texts.VA_SCHEMES)),
        **texts.VA_FUNCTIONS,
    }
    return Content(
        "va",
        world.case,
        world.stage,
        world.supplier.vat_liable,
        values,
        [],
        sites_of(world),
        [],
        mentions,
        ticks={"nature": [world.nature]},
        signer=world.client.person.plain,
    )


def invoice_rows(rng: Random, world: World) -> list[Row]:
    """The line « Prestation Ségur » (S0:1409) for each client, then the total."""
    second = world.stage == "secondaire"
    role, lines = ("secondaire", world.secondaire_due) if second else ("principale", world.principale)
    name = "Prestation secondaire" if second else f"Prestation principale {nature_words(world.nature)}"
    shape = rng.choice(
        ("Prestation Ségur - {}", "Prestation Ségur : {}", "Prestation Ségur – {}", "Prestation Ségur {}")
    )
    rows = [amount_row(role, shape.format(name), x) for x in lines]
    return [*rows, amount_row("total", rng.choice(("Total", "TOTAL", "Total facture")), total(lines))]


def facture(rng: Random, world: World) -> Content:
    days = world.days
    values = {
        "invoice_number": world.invoice_number,
        "invoice_issued": str(days.invoice),
        "order_number": world.order_number,
        "asp_number": world.asp_number,
        **seller(world),
        **identity(rng, world),
        **postal(world.client),
        **product(world),
        "finalised": str(days.finalised),
        "due_date": str(days.due),
        "af_reference": AF_REFERENCE,
    }
    mentions = {
        "state_funding": rng.choice(texts.STATE_FUNDING),
        "late_penalties": rng.choice(texts.LATE_PENALTIES),
        "recovery_indemnity": rng.choice(texts.RECOVERY),
    }
    if not world.supplier.vat_liable:
        mentions["vat_franchise"] = rng.choice(texts.VAT_FRANCHISE)
    notes = [texts.VAT_OVERSEAS] if world.supplier.vat_liable and world.rate == Decimal(0) else []
    return Content(
        "facture",
        world.case,
        world.stage,
        world.supplier.vat_liable,
        values,
        invoice_rows(rng, world),
        sites_of(world),
        [],
        mentions,
        notes=notes,
    )


def journal(rng: Random, world: World) -> Content:
    watch, counts = world.days, world.journal
    assert watch.watch_start is not None
    assert counts is not None
    values = {
        **identity(rng, world),
        "supplier_name": world.supplier.name,
        **product(world),
        "period_start": str(watch.watch_start),
        "period_end": str(watch.watch_end),
        "documents_total": str(counts.documents_total),
        "documents_sent": str(counts.documents_sent),
        "patients_total": str(counts.patients),
        "patients_qualified": str(counts.qualified),
        "patients_transitional": str(counts.transitional),
    }
    first = watch.watch_start.month - 1
    months = [
        (
            f"{MONTHS[(first + i) % 12]} {watch.watch_start.year + (first + i) // 12}",
            counts.documents[i],
            counts.sent[i],
        )
        for i in range(6)
    ]
    return Content(
        "journal", world.case, world.stage, world.supplier.vat_liable, values, [], sites_of(world), months
    )
