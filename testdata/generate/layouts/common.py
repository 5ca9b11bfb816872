"""What the suppliers' layouts share: logos, legal feet, the tail of sentences, general conditions."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from testdata.generate.content import Content
from testdata.generate.parts import conditional, reminders
from testdata.generate.sheet import Sheet

CONDITIONS = (
    (
        "Objet",
        "Les présentes conditions régissent la fourniture et la mise à jour du logiciel par le Fournisseur. "
        "Toute commande vaut acceptation sans réserve des présentes par le Client.",
    ),
    (
        "Durée",
        "La prestation est réalisée dans le calendrier fixé par les pouvoirs publics. Le Fournisseur "
        "informe le "
        "Client de toute difficulté de nature à en retarder l'exécution.",
    ),
    (
        "Maintenance",
        "La maintenance corrective est assurée pendant la durée du contrat en cours, aux heures "
        "d'ouverture de l'assistance, du lundi au vendredi.",
    ),
    (
        "Données personnelles",
        "Le Fournisseur agit en qualité de sous-traitant au sens du RGPD et met en œuvre les mesures "
        "techniques et organisationnelles appropriées.",
    ),
    (
        "Portabilité",
        "À la demande du Client, l'historique des données de santé est mis à disposition sous un format "
        "standard dans un délai de quinze jours calendaires.",
    ),
    (
        "Responsabilité",
        "La responsabilité du Fournisseur ne peut être engagée qu'en cas de faute prouvée. Elle est "
        "limitée aux dommages directs.",
    ),
    (
        "Droit applicable",
        "Les présentes sont soumises au droit français. Tout litige relève des tribunaux compétents.",
    ),
)


def logo(sheet: Sheet, size: float = 14) -> str:
    """A drawn logo: a coloured shape with the first letter of the firm."""
    letter = escape(sheet.content.values.get("supplier_name", "X")[0])
    radius = sheet.rng.choice(("50%", "2mm", "0", "50% 0 50% 0"))
    style = (
        f"width:{size}mm;height:{size}mm;border-radius:{radius};background:{sheet.look.accent};color:#fff;"
        f"font-size:{size * 1.6:.0f}pt;line-height:{size}mm;text-align:center;font-weight:700"
    )
    return f'<div class="logo" style="{style}">{letter}</div>'


def legal_foot(content: Content) -> str:
    """The legal line at the foot of the pages. It repeats what the page already says, and adds nothing."""
    values = content.values
    name, siret = values.get("supplier_name", ""), values.get("supplier_siret", "")
    street = values.get("supplier_address", "").replace("\n", " ")
    register = f"RCS {siret[:3]} {siret[3:6]} {siret[6:9]}" if siret else ""
    return " - ".join(x for x in (name, street, register) if x)


def sentences(sheet: Sheet) -> str:
    """Mandatory sentences of an order other than the State's, in the order of the model."""
    return conditional(sheet) + reminders(sheet) + note(sheet)


def note(sheet: Sheet) -> str:
    text = sheet.mention("secondary_note")
    return f'<p class="note2"><sup>*</sup> {text}</p>' if text else ""


def ending(sheet: Sheet, signing: Callable[[Sheet], str]) -> str:
    """Sentences, signature, privacy notice: in the order of the model, or the signature before the rest."""
    way = sheet.rng.choice(("model", "model", "early", "note last"))
    if way == "early":
        return signing(sheet) + sentences(sheet) + privacy(sheet)
    if way == "note last":
        return conditional(sheet) + reminders(sheet) + signing(sheet) + note(sheet) + privacy(sheet)
    return sentences(sheet) + signing(sheet) + privacy(sheet)


def power(sheet: Sheet) -> str:
    text = sheet.mention("signatory_power")
    return f"<p>{text}</p>" if text else ""


def privacy(sheet: Sheet) -> str:
    text = sheet.mention("privacy_notice")
    return f'<p class="privacy">{text}</p>' if text else ""


def conditions(sheet: Sheet) -> str:
    """General conditions on a page of their own."""
    if not sheet.look.conditions:
        return ""
    items = "".join(
        f"<p><b>Article {i} – {title}.</b> {text}</p>" for i, (title, text) in enumerate(CONDITIONS, 1)
    )
    return (
        f'<div class="cgv" style="break-before:page;font-size:8pt"><h3>Conditions générales</h3>{items}</div>'
    )


def approval(sheet: Sheet) -> str:
    """The words above a signature."""
    return sheet.rng.choice(
        (
            "Bon pour accord",
            "Pour le client",
            "Signature du client",
            "Nom, prénom et signature",
            "Cachet et signature du client",
            "Le client (signature)",
            "Bon pour commande - signature",
        )
    )
