"""Every value that a piece of a scheme drawn from YAML may print, and the forms that have no model."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from testdata.generate.facts import person_shown, postal, product, seller
from testdata.generate.form import Amounts, Form, Group, Item, Mention, Notes, Pairs, Roster, Sign
from testdata.generate.parts import SUPPLIER
from testdata.generate.scheme import Case, Scheme, load_scheme
from testdata.generate.world import Client, World

ADDRESS = ("client_address", "client_postal_code", "client_city")
ENVOI = "envoi"  # the scenario of HOP-DPI-Va2: who sends to the DMP and by MSS
SENDING = ("dmp_certificate", "mss_pro_box", "mss_patient_box")
IDENTIFIERS = {
    "laboratoire": ("client_finess_juridique", "site_finess"),
    "medecin": ("client_rpps",),
    "structure": ("client_finess_juridique", "site_finess"),
    "radiologie": ("client_siren", "beneficiary"),
    "hopital": ("client_finess_pmsi",),
    "officine": ("site_finess",),
    "gestionnaire": ("client_finess_juridique",),
    "paramedical": ("client_profession", "client_rpps"),
    "infirmiers": ("client_profession", "site_finess"),
}
PERSONS = ("medecin", "paramedical")


def free(*keys: str, title: str = "") -> Pairs:
    """Values under the supplier's own labels."""
    return Pairs(tuple((key, None) for key in keys), title)


def all_values(rng: Random, world: World) -> dict[str, str]:
    """What is true of the demand, of its first client and of who signs for all."""
    days, signer = world.days, signer_of(world)
    found = {
        "af_reference": load_scheme(world.scheme).af,
        "dispositif": load_scheme(world.scheme).label,
        "order_number": world.order_number,
        "order_issued": str(days.issued),
        "order_signed": str(days.signed),
        **seller(world),
        **product(world),
        **client_values(rng, world.client),
        **mandataire_values(world),
        "asp_number": world.asp_number,
        "signatory_name": signer,
    }
    if world.stage != "avance":
        found |= {
            "invoice_number": world.invoice_number,
            "invoice_issued": str(days.invoice),
            "finalised": str(days.finalised),
            "due_date": str(days.due),
        }
    if world.technical_version:
        found["technical_version"] = world.technical_version
    if numbers := [n for client in world.clients for n in client.beneficiaries]:
        found["beneficiary"] = ", ".join(numbers)
    return found | hospital_values(rng, world)


def client_values(rng: Random, client: Client) -> dict[str, str]:
    own = person_shown(rng, client, rng.random() < 0.4) if client.name is None else None
    representative = person_shown(rng, client, rng.random() < 0.5)
    given = {
        "client_name": own,
        "client_structure": client.name,
        "client_representative": representative if client.name else None,
        "client_phone": client.phone,
        "client_email": client.email,
        "client_rpps": client.rpps,
        "client_siren": client.siren,
        "client_profession": client.profession,
        "client_finess_juridique": client.finess_juridique,
        "client_finess_pmsi": client.finess_pmsi,
        "site_finess": client.sites[0].finess if len(client.sites) == 1 else None,
    }
    return postal(client) | {key: value for key, value in given.items() if value}


def mandataire_values(world: World) -> dict[str, str]:
    who = world.mandatary
    if who is None:
        return {}
    given = {
        "mandataire_name": who.name or who.person.plain,
        "mandataire_representative": who.person.plain,
        "mandataire_id": who.identifier,
        "mandataire_phone": who.phone,
        "mandataire_email": who.email,
        "mandataire_family": who.person.family,
        "mandataire_given": who.person.given,
    }
    return {key: value for key, value in given.items() if value}


def hospital_values(rng: Random, world: World) -> dict[str, str]:
    """What only an order of HOP-DPI-Va2 says (S1:1043-1070)."""
    if world.activity is None:
        return {}
    return {
        "nature_words": load_scheme(world.scheme).natures[world.nature],
        "instance": f"INST-{rng.randint(1, 400):04d}",
        "planned_on": str(world.days.signed + timedelta(rng.randint(20, 200))),
        "trainings": str(rng.randint(1, 9)),
        "wave_1_funding": "non" if world.nature == "vague-1-et-2" else rng.choice(("oui", "non")),
    }


def sending_values(rng: Random, world: World) -> dict[str, str]:
    """What an invoice of HOP-DPI-Va2 shows of a software that sends by itself (S1:1120-1132)."""
    if dict(world.sending).get(ENVOI) != "direct":
        return {}
    town = "".join(c for c in world.client.address.city.lower() if c.isascii() and c.isalpha())
    domain = f"{town}.mssante.example"
    return {
        "dmp_certificate": f"{rng.randint(10**11, 10**12 - 1):X}",
        "mss_pro_box": f"dpi.pro@{domain}",
        "mss_patient_box": f"dpi.patient@{domain}",
    }


def signer_of(world: World) -> str:
    """Who signs for the client or for all of them."""
    return (world.mandatary.person if world.mandatary else world.client.person).plain


def order_form(scheme: Scheme, case: Case, several: bool) -> Form:
    """A bon de commande of vague 1, of SFP or of HOP-DPI-Va2: no model in the texts."""
    solution = ["software", "solution_reference"] if scheme.wave == 2 else ["software"]
    extra = (
        ("technical_version", "instance", "planned_on", "trainings", "wave_1_funding")
        if scheme.natures
        else ()
    )
    body: list[Item] = [
        free("af_reference", "order_number", "order_issued"),
        free(*SUPPLIER, title="Fournisseur"),
        *buyers(case, several),
        free(*solution, *extra, title="Solution logicielle"),
    ]
    if scheme.natures:
        options = tuple((key, f"Prestation « {words} »") for key, words in scheme.natures.items())
        body.append(Group("nature", "Type de Prestation Ségur (cocher une case) :", options))
    body += [Amounts(), Mention("state_funding"), Notes()]
    body += [Mention(key) for key in ("conditional_order", "mandate", "mandate_control")]
    each = "each" if case.each else "client"
    return Form("Bon de commande", scheme.label, (*body, Sign(each, "Signature du client")))


def buyers(case: Case, several: bool) -> list[Item]:
    """One client in a block, or who stands for them and a table."""
    named = "client_name" if case.trade in PERSONS else "client_structure"
    reach = ("client_phone", "client_email")
    own = IDENTIFIERS[case.trade]
    if not several:
        who = (named,) if case.trade in PERSONS else (named, "client_representative")
        return [free(*who, *own, *ADDRESS, *reach, title="Client")]
    keys = (named, *(() if case.trade in PERSONS else ("client_representative",)), *own, *reach)
    columns = tuple((key, None) for key in keys if key != "beneficiary")
    table = Roster("clients", columns, "Clients de la Prestation Ségur")
    if case.mandatary is None:
        return [table]
    return [free("mandataire_name", "mandataire_phone", "mandataire_email", title="Mandataire"), table]


def invoice_form(scheme: Scheme, case: Case, several: bool) -> Form:
    """What S0:1395-1413 asks for, and the n° of dossier, nature and référencement of vague 2."""
    second = ("asp_number", "solution_reference") if scheme.wave == 2 else ()
    named = "client_name" if case.trade in PERSONS else "client_structure"
    own = [key for key in case.invoice if key != named]
    body: list[Item] = [
        free("invoice_number", "invoice_issued", "order_number", *second),
        free(
            "supplier_name", "supplier_address", "supplier_siret", "supplier_vat_number", title="Fournisseur"
        ),
    ]
    if several:
        columns = tuple((key, None) for key in (named, *own))
        body.append(Roster("clients", columns, "Clients"))
    else:
        body.append(free(named, *ADDRESS, *own, title="Facturé à"))
    kind = ("nature_words",) if scheme.natures else ()
    product_keys = ("software",) if scheme.software else ()
    body += [
        free(*product_keys, *kind, "finalised", "due_date", title="Prestation"),
        *([free(*SENDING, title="Envois")] if scheme.natures else []),
        Amounts(),
        Mention("state_funding"),
        Notes(),
        Mention("late_penalties"),
        Mention("recovery_indemnity"),
    ]
    return Form("Facture", scheme.label, tuple(body))
