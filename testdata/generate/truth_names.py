"""What the generator prints, under the keys of those who read it: aliases of fields, columns of tables."""

from __future__ import annotations

import re

from testdata.generate.render import Drawn

Printed = dict[str, str | list[str]]
# Printed, and asked for by no control.
UNREAD = """
    site_name comments nature_words planned_on trainings wave_1_funding signatory_function
    dispositif signatory_family signatory_given mandataire_family mandataire_given client_shown
    mandataire_id beneficiary site_category
"""
# Printed by the layouts of these schemes on that kind of piece, and asked for by no text.
UNREAD_ON = {
    "bdc": "signed_at client_address client_postal_code client_city",
    "facture": "supplier_address",
    "annulation-client": "client_address client_postal_code client_city",
}
# An invoice for several clients gives these of each (S0:1395-1413): a list of the piece besides its table.
LISTED = ("client_rpps", "client_siren", "client_finess_pmsi")
# One client in a table of one row: read as fields.
ALONE = ("client-unique", "structure")
COLUMNS = {
    "client_name": "name",
    "client_representative": "name",
    "client_structure": "structure",
    "client_email": "email",
    "client_phone": "phone",
    "client_finess_juridique": "finess_juridique",
    "client_finess_pmsi": "finess_pmsi",
    "client_rpps": "rpps",
    "client_siren": "siren",
    "site_name": "name",
    "site_category": "category",
}
# « … du dispositif SONS SGL Vague 1 »: which one a proof of vague 1 is for.
PROGRAMME = re.compile(r"dispositif SONS ([A-Z]+ Vague \d)")
TABLES = ("clients", "sites", "answers")


def read_as(drawn: Drawn) -> Printed:
    """Fields of the piece by the keys of the piece models."""
    printed = drawn.printed
    found = {key: value for key, value in printed.items() if key not in unread(drawn)}
    if "client_shown" in printed and not drawn.content.by_supplier:
        found["client_structure"] = printed["client_shown"]
    if programme := PROGRAMME.search(drawn.content.mentions.get("attestation", "")):
        found["dispositif"] = programme[1]
    if drawn.content.kind == "facture":
        found |= listed_clients(drawn)
    elif drawn.content.case in ALONE:
        found |= lone_client(drawn)
    for given, family in (("signatory_given", "signatory_family"), ("mandataire_given", "mandataire_family")):
        if given in printed and family in printed:
            found["signatory_name"] = f"{printed[given]} {printed[family]}"
    number = printed.get("mandataire_id")
    if isinstance(number, str):
        found["mandataire_siret" if len(number) == 14 else "mandataire_finess"] = number
    beneficiary = printed.get("beneficiary")
    if isinstance(beneficiary, str):
        found |= beneficiaries(beneficiary.split(", "))
    return dict(sorted(found.items()))


def beneficiaries(numbers: list[str]) -> Printed:
    """AM numbers have a nought in the fourth place here (`clients.radiology`)."""
    am = [n for n in numbers if n[3] == "0"]
    finess = [n for n in numbers if n not in am]
    return {k: v for k, v in (("beneficiary_am", am), ("beneficiary_finess", finess)) if v}


def unread(drawn: Drawn) -> set[str]:
    """Keys of what is printed that no control asks for, on this piece."""
    content, found = drawn.content, set(UNREAD.split())
    if content.form is None:
        return found
    found |= set(UNREAD_ON.get(content.kind, "").split())
    pmsi = any("client_finess_pmsi" in row for row in drawn.rosters.get("clients", []))
    tables = content.kind != "facture" and rosters_truth(drawn)  # an invoice lists its sites as well
    if tables or pmsi:  # cells of a table; and a hospital goes by its n° PMSI
        found.add("site_finess")
    return found


def lone_client(drawn: Drawn) -> Printed:
    """The one row of the table of clients; the FINESS of its sites are noted as they are printed."""
    rows = drawn.rosters.get("clients", [])
    return {k: v[0] for row in rows for k, v in row.items() if v and k not in ("site_finess", "client_name")}


def listed_clients(drawn: Drawn) -> Printed:
    """The numbers of several clients, as a list of the piece."""
    rows = drawn.rosters.get("clients", [])
    found: Printed = {key: [v for row in rows for v in row.get(key, [])] for key in LISTED}
    return {key: values for key, values in found.items() if values}


def rosters_truth(drawn: Drawn) -> dict[str, list[dict[str, list[str]]]]:
    """Rows of the tables that are read as tables: on an invoice the clients alone, where there are several;
    on other pieces not the doctors of a mandataire, nor the clients where there is one.
    """
    content = drawn.content
    doctors = any("client_rpps" in r for r in drawn.rosters.get("clients", []))
    if doctors and content.case == "avec-mandataire" and content.kind != "facture":
        return {}
    tables = ("clients",) if content.kind == "facture" else TABLES
    read = [name for name in tables if name != "clients" or content.case not in ALONE]
    return {name: [named(name, row) for row in rows] for name, rows in drawn.rosters.items() if name in read}


def named(table: str, row: dict[str, list[str]]) -> dict[str, list[str]]:
    columns = (
        COLUMNS
        if table == "clients"
        else COLUMNS | {"site_finess": "finess", "client_representative": "representative"}
    )
    return {columns.get(key, key): values for key, values in row.items() if values}
