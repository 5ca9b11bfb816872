"""Defects of the bon de commande: values that differ from the declared ones, sentences, boxes."""

from __future__ import annotations

from random import Random

from testdata.generate import numbers
from testdata.generate.defects import Defect
from testdata.generate.demand import make_world
from testdata.generate.draft import MAKERS, Draft
from testdata.generate.edits import alter, boxes, drop_mention, edit, other_finess

AVANCE = ("avance",)


def rpps_wrong_everywhere(draft: Draft, rng: Random) -> bool:
    """Piece and declaration agree on a number whose key fails: only a person can tell."""
    if draft.world.case != "medecin-liberal":
        return False
    wrong = numbers.broken_key(rng, draft.world.client.rpps or "")
    draft.declared["client"]["rpps"] = wrong
    for piece in draft.contents:
        if "client_rpps" in piece.values:
            piece.values["client_rpps"] = wrong
    return True


def site_differs(draft: Draft, rng: Random) -> bool:
    piece = draft.piece("bdc")
    if piece is None or not piece.sites:
        return False
    name, old = piece.sites[0]
    new = other_finess(rng, draft, old)
    piece.sites[0] = (name, new)
    for row in piece.rows:
        row.site = new if row.site == old else row.site
    return new != old


def wrong_case(draft: Draft, rng: Random) -> bool:
    """The order was made on the model of the other case."""
    other = "structure" if draft.world.case == "medecin-liberal" else "medecin-liberal"
    world = make_world(rng, draft.world.stage, other)
    for i, piece in enumerate(draft.contents):
        if piece.kind == "bdc":
            twin = MAKERS["bdc"](rng, world)
            keep = (
                "order_number",
                "order_issued",
                "signed_on",
                "software_name",
                "software_version",
                "solution_reference",
                *(k for k in piece.values if k.startswith("supplier_")),
            )
            twin.values |= {k: piece.values[k] for k in keep if k in piece.values}
            twin.ticks["nature"], twin.signature = list(piece.ticks["nature"]), piece.signature
            twin.stamped = piece.stamped
            draft.contents[i] = twin
            return True
    return False


def yes_without_amount(draft: Draft, _rng: Random) -> bool:
    piece = draft.piece("bdc")
    if piece is None or draft.world.case != "medecin-liberal":
        return False
    piece.ticks["de_minimis"] = ["oui"]
    piece.values.pop("de_minimis_total", None)
    piece.values.pop("de_minimis_dates", None)
    draft.declared["de_minimis"] = {"received": True, "total": None}
    return True


def value_defects() -> list[Defect]:
    rows = (
        ("order_number_differs", "DEC-02", "fix", "order_number", "order"),
        ("order_number_digit", "DEC-02", "fix", "order_number", "digit"),
        ("order_issued_differs", "DEC-02", "fix", "order_issued", "day"),
        ("supplier_siren_differs", "DEC-03", "fix", "supplier_siret", "siret"),
        ("supplier_nic_differs", "DEC-03", "note", "supplier_siret", "nic"),
        ("supplier_siret_key", "IDF-01 DEC-03", "fix", "supplier_siret", "broken"),
        ("supplier_name_differs", "DEC-03", "fix", "supplier_name", "firm"),
        ("rpps_differs", "DEC-04", "fix", "client_rpps", "rpps"),
        ("rpps_key", "IDF-03 DEC-04", "fix", "client_rpps", "broken"),
        ("finess_juridique_differs", "DEC-04", "fix", "client_finess_juridique", "finess"),
        ("finess_juridique_key", "IDF-02 DEC-04", "fix", "client_finess_juridique", "broken"),
        ("representative_differs", "DEC-05", "fix", "client_representative", "person"),
        ("doctor_differs", "DEC-05", "fix", "client_name", "person"),
        ("software_differs", "DEC-07", "fix", "software_name", "software"),
        ("version_differs", "DEC-07", "fix", "software_version", "version"),
        ("reference_differs", "DEC-07", "fix", "solution_reference", "reference"),
        ("technical_version_differs", "DEC-07", "fix", "technical_version", "version"),
        ("wrong_scheme", "PIE-02 DEC-01", "fix", "af_reference", "scheme"),
        ("client_phone_differs", "DEC-06", "note", "client_phone", "phone"),
        ("client_email_differs", "DEC-06", "note", "client_email", "email"),
    )
    blanks = (
        ("order_number", "MEN-03"),
        ("order_issued", "MEN-03"),
        ("supplier_siret", "MEN-03"),
        ("client_rpps", "MEN-03"),
        ("client_finess_juridique", "MEN-03"),
        ("client_name", "MEN-03"),
        ("client_structure", "MEN-03"),
        ("solution_reference", "MEN-03 IDF-08"),
        ("software_version", "MEN-03 DEC-07"),
        ("supplier_name", "MEN-03"),
    )
    found = [Defect(n, tuple(c.split()), cost, AVANCE, edit(key, how)) for n, c, cost, key, how in rows]
    return found + [
        Defect(f"blank_{key}", tuple(c.split()), "fix", AVANCE, edit(key, None)) for key, c in blanks
    ]


NO_STRINGS = (
    ("n’est pas conditionnée", "est conditionnée"),
    (", d’un autre produit ou d’un service", ""),
    ("à titre onéreux", "à titre gratuit"),
)


CONDITIONAL = (
    ("120 jours", "180 jours"),
    ("120 jours", "210 jours"),
    (", contenant l’ensemble des preuves attendues,", ""),
    ("est conditionné au dépôt", "n’est pas conditionné au dépôt"),
)


UNIQUENESS = (
    ("ne peut bénéficier que d'une seule Prestation Ségur", "peut bénéficier de plusieurs Prestations Ségur"),
    ("d'une seule", "de deux"),
    ("financée par l'Etat", "financée par le Client"),
)


STATE = (("par l’Etat", "par le Client"), ("pris en charge", "non pris en charge"))


NOTE = (("18 mois", "24 mois"), ("6 mois", "12 mois"), ("égale à 1", "égale à 0,5"))


POWER = (("est responsable légal", "n’est pas responsable légal"), ("est mandaté", "sera mandaté"))


DEFECTS: list[Defect] = [
    *value_defects(),
    Defect("rpps_key_everywhere", ("IDF-03",), "review", AVANCE, rpps_wrong_everywhere),
    Defect("site_differs", ("DEC-04",), "fix", AVANCE, site_differs),
    Defect("wrong_case", ("PIE-03",), "fix", AVANCE, wrong_case),
    Defect("no_state_mention", ("MEN-01", "MEN-04"), "fix", AVANCE, drop_mention("state_funding")),
    Defect("no_no_strings", ("MEN-01",), "fix", AVANCE, drop_mention("no_strings")),
    Defect("no_uniqueness", ("MEN-01",), "fix", AVANCE, drop_mention("uniqueness_reminder")),
    Defect("no_privacy", ("MEN-01",), "fix", AVANCE, drop_mention("privacy_notice")),
    Defect("no_conditional", ("MEN-05",), "fix", AVANCE, drop_mention("conditional_order")),
    Defect("no_signatory_power", ("MEN-01",), "fix", AVANCE, drop_mention("signatory_power")),
    Defect("altered_no_strings", ("MEN-02",), "fix", AVANCE, alter("no_strings", NO_STRINGS)),
    Defect("altered_conditional", ("MEN-02",), "fix", AVANCE, alter("conditional_order", CONDITIONAL)),
    Defect("altered_uniqueness", ("MEN-02",), "fix", AVANCE, alter("uniqueness_reminder", UNIQUENESS)),
    Defect("altered_state", ("MEN-04", "MEN-02"), "fix", AVANCE, alter("state_funding", STATE)),
    Defect("altered_secondary_note", ("MEN-02",), "fix", AVANCE, alter("secondary_note", NOTE)),
    Defect("altered_signatory_power", ("MEN-02",), "fix", AVANCE, alter("signatory_power", POWER)),
    Defect("nature_both", ("COC-01",), "fix", AVANCE, boxes("nature", "both")),
    Defect("nature_none", ("COC-01",), "fix", AVANCE, boxes("nature", "none")),
    Defect("nature_other", ("COC-02", "DEC-08"), "fix", AVANCE, boxes("nature", "other")),
    Defect("nature_corrected", ("COC-01",), "review", AVANCE, boxes("nature", "corrected")),
    Defect("de_minimis_none", ("COC-03",), "fix", AVANCE, boxes("de_minimis", "none")),
    Defect("de_minimis_both", ("COC-01", "COC-03"), "fix", AVANCE, boxes("de_minimis", "both")),
    Defect("de_minimis_no_amount", ("COC-03",), "fix", AVANCE, yes_without_amount),
]
