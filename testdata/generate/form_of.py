"""The items of a piece of MDV-LGC-Va2, for the layouts that print any piece."""

from __future__ import annotations

from testdata.generate import texts
from testdata.generate.any_values import ADDRESS, free
from testdata.generate.content import Content
from testdata.generate.form import (
    Amounts,
    Bullets,
    Form,
    Group,
    Item,
    Mention,
    Notes,
    Pairs,
    Roster,
    Sign,
    Text,
)
from testdata.generate.parts import SUPPLIER


def form_of(content: Content) -> Form:
    """Of an order, a VA or an invoice. Raises KeyError for any other kind."""
    return {"bdc": order, "va": attestation, "facture": invoice}[content.kind](content)


def client(content: Content, title: str, *more: str) -> Pairs:
    if content.case == "medecin-liberal":
        return free("client_name", "client_rpps", *more, title=title)
    return free("client_structure", "client_finess_juridique", "client_representative", *more, title=title)


def sites(content: Content) -> list[Item]:
    """The table of structures géographiques; its rows are set here from the sites of the piece."""
    if not content.sites:
        return []
    content.rosters["sites"] = [
        {"site_name": [name], "site_finess": [finess]} for name, finess in content.sites
    ]
    return [Roster("sites", (("site_name", None), ("site_finess", None)), "Structures géographiques")]


def order(content: Content) -> Form:
    doctor = content.case == "medecin-liberal"
    aids: list[Item] = [
        Text(texts.DE_MINIMIS_HEAD),
        Group("de_minimis", texts.DE_MINIMIS, (("oui", "Oui"), ("non", "Non"))),
        free("de_minimis_dates", "de_minimis_total", title="Si oui"),
    ]
    sentences = (
        "conditional_order",
        "uniqueness_reminder",
        "no_strings",
        "secondary_note",
        "signatory_power",
    )
    address = ADDRESS if doctor else ()
    body: list[Item] = [
        free("af_reference", "order_number", "order_issued"),
        Group("nature", texts.NATURE_HEAD, tuple(texts.NATURE.items())),
        free(*SUPPLIER, title="Fournisseur"),
        client(content, "Client", *address, "client_phone", "client_email"),
        *sites(content),
        free("software", "solution_reference", "technical_version", title="Solution logicielle"),
        Amounts(),
        Mention("state_funding"),
        Notes(),
        *(aids if doctor else ()),
        *(Mention(key) for key in sentences),
        Sign("client", "Signature du client"),
        Mention("privacy_notice"),
    ]
    return Form("Bon de commande", "Prestation Ségur – LGC vague 2", tuple(body))


def attestation(content: Content) -> Form:
    body: list[Item] = [
        Text("Je, soussigné :"),
        client(content, "", "client_phone", "client_email"),
        *sites(content),
        free("invoice_number", "order_number", "supplier_name", "software", "solution_reference"),
        Group("nature", texts.NATURE_HEAD, tuple(texts.NATURE.items())),
        Mention("va_attestation"),
        Text("La vérification a porté sur les fonctions clés de la Solution logicielle, notamment :"),
        Bullets(tuple(texts.VA_FUNCTIONS)),
        Sign("client", "Signature du Client final"),
    ]
    return Form("Attestation de vérification d'aptitude (VA)", "LGC vague 2", tuple(body))


def invoice(content: Content) -> Form:
    address = ADDRESS
    body: list[Item] = [
        free("invoice_number", "invoice_issued", "order_number", "asp_number", "solution_reference"),
        free(
            "supplier_name", "supplier_address", "supplier_siret", "supplier_vat_number", title="Fournisseur"
        ),
        client(content, "Facturé à", *address),
        *sites(content),
        free("software", "finalised", "due_date", title="Prestation"),
        Amounts(),
        *(Mention(key) for key in ("state_funding",)),
        Notes(),
        Mention("late_penalties"),
        Mention("recovery_indemnity"),
    ]
    return Form("Facture", "Ségur – LGC vague 2", tuple(body))
