"""The pieces of a scheme drawn from YAML: order, proof of the work (VA or MOM), invoice, cancellations."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from testdata.generate import texts
from testdata.generate.any_demand import wants_mom
from testdata.generate.any_rosters import rows_of
from testdata.generate.any_values import all_values, invoice_form, order_form, sending_values, signer_of
from testdata.generate.content import Content, Row
from testdata.generate.facts import amount_row
from testdata.generate.form import Answers, Bullets, Form, Pairs, Roster, Sign, Template, load_model
from testdata.generate.money import total
from testdata.generate.scheme import Scheme, load_scheme
from testdata.generate.world import Client, World

STATE = ("Montant pris en charge par l'Etat dans le cadre du Ségur de la santé",)
SGL_B = load_model("va-sgl-b").sentences
REASONS = (
    "cessation d'activité du client",
    "changement de logiciel par le client",
    "une commande déposée en double",
    "un double financement du client au titre du même SONS",
)


def content(world: World, kind: str, form: Form, values: dict[str, str], mentions: dict[str, str]) -> Content:
    """The piece with the values that its form asks for, and no others."""
    asked = {"signed_on", "signed_at", "signatory_name"}
    for item in form.body:
        if isinstance(item, Pairs):
            asked |= {key for key, _ in item.keys}
        if isinstance(item, Template):
            asked |= {key for key in values if "{" + key + "}" in item.text}
        if isinstance(item, Bullets):
            asked |= {k for k in values for m in item.keys if "{" + k + "}" in mentions.get(m, "")}
    asked |= {"software_name", "software_version"} if "software" in asked else set()
    found = Content(kind, world.case, world.stage, world.supplier.vat_liable, {}, form=form)
    found.values = {key: value for key, value in values.items() if key in asked}
    found.mentions = mentions
    found.wanted = tuple(key for key in mentions if not key.startswith("perimeter"))
    found.rosters = {r.name: rows_of(world, r) for r in form.body if isinstance(r, Roster)}
    found.sites = (
        [(s.name, s.finess) for c in world.clients for s in c.sites] if "site_finess" in asked else []
    )
    fill_signers(found, world)
    return found


def fill_signers(found: Content, world: World) -> None:
    """Who signs: the supplier's contact, every client, or one person for all."""
    by = next((item.by for item in (found.form.body if found.form else ()) if isinstance(item, Sign)), None)
    found.by_supplier = by == "supplier"
    found.signer = world.supplier.contact.plain if found.by_supplier else signer_of(world)
    if by == "each":
        found.signers = [client.person.plain for client in world.clients]


def model_content(world: World, name: str, values: dict[str, str]) -> Content:
    """A piece of which the texts have a model."""
    model = load_model(name)
    found = content(world, model.kind, model.form, values, dict(model.sentences))
    found.model = True
    for group in model.groups():
        found.ticks[group.key] = [dict(world.sending).get(group.key, group.options[0][0])]
    for item in model.form.body:
        if isinstance(item, Answers):
            sites = [s.finess for c in world.clients for s in c.sites]
            found.answers = {finess: ["oui"] * len(item.columns) for finess in sites}
    return found


def order(rng: Random, world: World) -> Content:
    """The model where there is one (DUI), or any layout."""
    scheme = load_scheme(world.scheme)
    case = scheme.cases[world.case]
    values = all_values(rng, world) | {
        "signed_on": str(world.days.signed),
        "signed_at": world.client.address.city,
    }
    if case.order:
        found = model_content(world, case.order, values)
    else:
        form = order_form(scheme, case, len(world.clients) > 1)
        found = content(world, "bdc", form, values, order_sentences(rng, scheme, world))
    if scheme.natures:
        found.ticks["nature"] = [world.nature]
    found.rows = order_rows(rng, world, scheme)
    finish_amounts(rng, world, found)
    return found


def order_sentences(rng: Random, scheme: Scheme, world: World) -> dict[str, str]:
    found = {"state_funding": rng.choice(scheme.order_wordings.get("state_funding", STATE))}
    if "read_and_approved" in scheme.order_wordings:
        found["read_and_approved"] = rng.choice(scheme.order_wordings["read_and_approved"])
    if world.mandatary is not None:
        found |= {key: SGL_B[key] for key in ("mandate", "mandate_control")}
    return found


def order_rows(rng: Random, world: World, scheme: Scheme) -> list[Row]:
    words = f"Prestation Ségur « {scheme.natures[world.nature]} »" if scheme.natures else ""
    name = words or rng.choice(("Prestation Ségur", "Prestation Ségur", f"Prestation Ségur - {scheme.label}"))
    rows = [amount_row("principale", name, item) for item in world.principale]
    return [
        *rows,
        amount_row("total", rng.choice(("Total", "TOTAL", "Montant total")), total(world.principale)),
    ]


def finish_amounts(rng: Random, world: World, found: Content) -> None:
    """Sentences on VAT of a piece with amounts."""
    if not world.supplier.vat_liable:
        found.mentions["vat_franchise"] = rng.choice(texts.VAT_FRANCHISE)
    elif world.rate == Decimal(0):
        found.notes.append(texts.VAT_OVERSEAS)


def proof(rng: Random, world: World) -> Content:
    """The VA signed by the client(s), or the MOM signed by the supplier."""
    case = load_scheme(world.scheme).cases[world.case]
    values = all_values(rng, world) | {"signed_on": str(world.days.va)}
    contact = world.supplier.contact
    if case.mom is not None and wants_mom(world):
        place = {"signed_at": world.supplier.address.city, "signatory_name": contact.plain}
        values |= place | {"signatory_family": contact.family, "signatory_given": contact.given}
        return model_content(world, case.mom, values)
    found = model_content(world, case.proof, values | {"signed_at": world.client.address.city})
    if world.activity is not None and world.nature == "vague-2":  # S1:1143-1146
        found.mentions = {
            k: v
            for k, v in found.mentions.items()
            if k in ("va_deployment", "va_mes_read", "va_mss_reception")
        }
        found.wanted = tuple(found.mentions)
    return found


def invoice(rng: Random, world: World) -> Content:
    scheme = load_scheme(world.scheme)
    form = invoice_form(scheme, scheme.cases[world.case], len(world.clients) > 1)
    wave_2 = scheme.order_wordings.get("state_funding", STATE)[:1]
    mentions = {
        "state_funding": rng.choice(wave_2),
        "late_penalties": rng.choice(texts.LATE_PENALTIES),
        "recovery_indemnity": rng.choice(texts.RECOVERY),
    }
    found = content(world, "facture", form, all_values(rng, world) | sending_values(rng, world), mentions)
    found.wanted = ("state_funding", "late_penalties", "recovery_indemnity")
    found.rows = order_rows(rng, world, scheme)
    finish_amounts(rng, world, found)
    return found


def cancellation(rng: Random, world: World, by: str) -> Content:
    """`by`: fournisseur or client (S0:1341-1390)."""
    values = all_values(rng, world)
    client = world.client
    identifier, number = identifier_of(client)
    day = str(world.days.received.date())
    values |= {
        "client_shown": client.name or client.person.plain,
        "client_identifier": number,
        "signed_on": day,
    }
    if by == "fournisseur":
        values |= {"signatory_name": world.supplier.contact.plain, "cancellation_reason": rng.choice(REASONS)}
        values["signatory_function"] = rng.choice(
            ("Gérant", "Directeur général", "Présidente", "Responsable Ségur")
        )
    else:
        values["client_representative"] = values["signatory_name"] = client.person.plain
    found = model_content(world, f"annulation-{by}", values)
    found.identifier = identifier
    if by == "client":
        found.signer = client.person.plain
    return found


def identifier_of(client: Client) -> tuple[str, str]:
    """Which number a client goes by, and the number."""
    own = {
        "rpps": client.rpps,
        "siren": client.siren,
        "finess_pmsi": client.finess_pmsi,
        "finess_juridique": client.finess_juridique,
        "finess_geographique": client.sites[0].finess if client.sites else None,
    }
    return next((key, number) for key, number in own.items() if number)
