"""What stands on the model of an order of MDV-LGC-Va2, médecin libéral (S3:31-190), and what of it is blue.

S3:8: « Les différentes mentions obligatoires sont en bleu. » The text that we hold has lost its colours:
which labels are blue here follows what S2:489-571 demands.
"""

from __future__ import annotations

from dataclasses import dataclass

DOTS = "…" * 24


@dataclass(frozen=True)
class Text:
    """A paragraph. `style`: title, section, plain."""

    text: str
    blue: bool
    style: str = "plain"


@dataclass(frozen=True)
class Blank:
    """A label, and dots to write on."""

    label: str
    blue: bool


@dataclass(frozen=True)
class Boxes:
    """Options, each with an empty box; after a sentence on the same line when there is one."""

    options: tuple[str, ...]
    blue: bool
    before: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: a blue head, then rows of which the first cell may be written."""

    head: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """Where nothing is printed: to sign, or the end of a page."""

    lines: int
    page: bool = False


Item = Text | Blank | Boxes | Grid | Room

ORDER: tuple[Item, ...] = (
    Text("LGC : Médecin libéral", blue=True, style="section"),
    Text("Bon de commande", blue=True, style="title"),
    Text("Référence de l’appel à financement : AF-MDV-LGC-Va2", blue=True),
    Text("Nature de la prestation – cocher une des deux cases suivantes :", blue=True),
    Boxes(
        (
            "Prestation Ségur Vague 1 + Vague 2, le client atteste qu’il n’a pas financé antérieurement, à "
            "ses frais, la mise à jour d’une version de LGC référencée Ségur vague 1",
            "Prestation Ségur Vague 2",
        ),
        blue=True,
    ),
    Blank(
        "Numéro du bon de commande – (information : référence du bon de commande chez l’éditeur)", blue=True
    ),
    Blank("Date d’émission du bon de commande", blue=True),
    Text("Fournisseur", blue=True, style="section"),
    Blank("Dénomination sociale", blue=True),
    Blank("N° de SIRET", blue=True),
    Blank("Adresse", blue=False),
    Blank("Responsable de la transaction", blue=False),
    Blank("Téléphone", blue=False),
    Blank("Mail", blue=False),
    Text("Client unique", blue=True, style="section"),
    Blank("Nom du médecin", blue=True),
    Blank("RPPS", blue=True),
    Blank("Adresse", blue=False),
    Blank("Code postal", blue=False),
    Blank("Ville", blue=False),
    Blank("Téléphone", blue=False),
    Blank("Mail", blue=False),
    Text("Informations sur la prestation Ségur commandée", blue=True, style="section"),
    Blank("Dénomination et version du logiciel", blue=True),
    Blank(
        "Numéro unique de référencement de la solution logicielle (délivré par l’ANS)",
        blue=True,
    ),
    Text(
        "Si le bon de commande est antérieur au référencement de la solution : « Bon de commande "
        "conditionnée à l’obtention par le logiciel du référencement ANS. L’affermissement de cette commande "
        "est conditionné au dépôt d’un dossier de référencement complet, contenant l’ensemble des preuves "
        "attendues, sous 120 jours sur le site de l’ANS et à l’obtention subséquente du référencement ».",
        blue=True,
    ),
    Room(0, page=True),
    Grid(
        (
            "Description de la prestation",
            "Montant HT",
            "Taux de TVA applicable",
            "Montant de la TVA",
            "Montant TTC",
        ),
        ("Prestation principale", "Prestation secondaire", "Montant Total"),
    ),
    Text(
        "Montant de la Prestation Ségur pris en charge par l’Etat au titre du Ségur de la santé.", blue=True
    ),
    Text(
        "Concernant les financements publics perçus et faisant l’objet d’une déclaration obligatoire auprès "
        "de l’Union Européenne (aides dites de « minimis ») et relevant du règlement 2023/2832 :",
        blue=False,
    ),
    Boxes(
        ("Oui", "Non"),
        blue=True,
        before="J’ai perçu des aides minimis SIEG (hors financement Ségur) dans les 3 ans précédent la "
        "signature du bon de commande :",
    ),
    Grid(("Date(s) d’attribution des aides", "Montant total des aides perçues"), ("", "")),
    Text(
        "Rappel : le médecin libéral ne peut bénéficier que d’une seule Prestation Ségur (prestation “Vague "
        "2” ou “Vague 1 + Vague 2”) financée par l’Etat.",
        blue=False,
    ),
    Text(
        "J’atteste que cette commande n’est pas conditionnée à une commande à titre onéreux d’une option "
        "contractuelle, d’un autre produit ou d’un service hors périmètre des prestations Ségur.",
        blue=True,
    ),
    Text("Le …/…/….", blue=True),
    Text("Nom, prénom et signature :", blue=True),
    Room(6),
    Text(
        "Les structures ou professionnels de santé ayant signé un bon de commande Ségur sont par ailleurs "
        "informés que des données à caractère personnel les concernant sont susceptibles d’être "
        "communiquées à l’ANS par des éditeurs candidats à un financement Ségur ou par l’ASP.",
        blue=False,
    ),
)
