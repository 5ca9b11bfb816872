"""The sentences that the texts want on each piece, word for word (S3, S2:568-623, S0:396-428, S0:1412)."""

from __future__ import annotations

STATE_FUNDING = (
    "Montant de la Prestation Ségur pris en charge par l’Etat au titre du Ségur de la santé.",
    "Montants de la Prestation Ségur pris en charge par l’Etat au titre du Ségur de la santé",
    "Montant pris en charge par l'Etat dans le cadre du Ségur de la santé",
    "Montant pris en charge par l’Etat au titre du Ségur de la santé",
)
NO_STRINGS = (
    "J’atteste que cette commande n’est pas conditionnée à une commande à titre onéreux d’une option "
    "contractuelle, d’un autre produit ou d’un service hors périmètre des prestations Ségur."
)
CONDITIONAL = (
    "Bon de commande {word} à l’obtention par le logiciel du référencement ANS. L’affermissement de cette "
    "commande est conditionné au dépôt d’un dossier de référencement complet, contenant l’ensemble des "
    "preuves "
    "attendues, sous 120 jours sur le site de l’ANS et à l’obtention subséquente du référencement"
)
CONDITIONAL_LEAD = "Si le bon de commande est antérieur au référencement de la solution :"
UNIQUENESS = {
    "medecin-liberal": (
        "Rappel : le médecin libéral ne peut bénéficier que d'une seule Prestation Ségur (prestation "
        "“Vague 2” "
        "ou “Vague 1 + Vague 2”) financée par l'Etat."
    ),
    "structure": (
        "La structure d’exercice coordonné ne peut bénéficier que d'une seule Prestation Ségur (prestation "
        "“Vague 2” ou “Vague 1 + Vague 2”) financée par l'Etat."
    ),
}
CERTIFICATES = (
    "Pour pouvoir commander des certificats serveurs permettant entre autres l'envoi dans Mon espace "
    "santé des "
    "documents de santé produits au sein de votre structure, vous devez au préalable adhérer aux services de "
    "l'Agence du Numérique en Santé relatif aux moyens d'identification électronique (cartes CPx, "
    "certificats).",
    "Ce contrat d'adhésion signé par le représentant légal ou mandataire vous permettra si vous le souhaitez "
    "d'activer la fonction de délégation à votre éditeur de la gestion des certificats serveurs "
    "(téléchargement, installation, etc.).",
)
SIGNATORY_POWER = (
    "Le signataire est responsable légal de la structure ou est mandaté par le responsable légal pour "
    "engager "
    "la responsabilité du client."
)
SECONDARY_NOTE = (
    "La Prestation secondaire démarre au premier jour du mois suivant la date de la signature de la "
    "VA de la Prestation principale, et court jusqu’au dépôt de la demande de paiement de la "
    "Prestation secondaire. Le Fournisseur dispose d’une durée totale de 18 mois à compter de la date "
    "de démarrage de la Prestation secondaire pour constater, sur une période continue d’observation "
    "de 6 mois, l’atteinte du niveau de performance d’alimentation telle que définie en section 3.3.",
    "Le montant total de la Prestation secondaire sur toute sa durée est construit sur l’hypothèse "
    "d’une valeur PERF égale à 1",
)
PRIVACY = (
    "Les structures ou professionnels de santé ayant signé un bon de commande Ségur sont par ailleurs "
    "informés que des données à caractère personnel les concernant sont susceptibles d’être "
    "communiquées à l’ANS par des éditeurs candidats à un financement Ségur ou par l’ASP. Le "
    "traitement mis en œuvre a pour finalité l'instruction et le suivi du processus de financement, "
    "le pilotage du programme de financement et du déploiement auprès des structures et "
    "professionnels de santé des logiciels référencés par l’ANS, les éventuelles sollicitations "
    "adressées par l’ANS à une structure ou professionnel de santé ayant signé un bon de commande "
    "Ségur, le contrôle du bon usage des fonds publics versés à l’éditeur ainsi que la réalisation "
    "d'indicateurs statistiques. Des données à caractère personnel sont susceptibles d'être "
    "communiquées, aux partenaires de l’ANS en charge avec elle du pilotage du dispositif Ségur de "
    "financement à l’équipement (CNDA, CNAM, ministère de la santé, ASP, CNSA, CNOP, etc.), ce à des "
    "fins exclusives de gestion et de pilotage du programme de financement. La communication de "
    "données personnelles, si elle est sollicitée par l'ANS, est nécessaire à l'instruction de la "
    "demande de financement ou à la réalisation des autres finalités précitées. Les données "
    "collectées sont conservées pendant la durée du référencement dont bénéficie l'Editeur ainsi que "
    "pour les durées d'archivage exigées par la réglementation applicable. La structure ou le "
    "professionnel de santé dont des données à caractère personnel sont collectées ou traitées par "
    "l’ANS dispose d’un droit d’accès, de rectification de ses données ainsi que, dans certains cas, "
    "d’effacement, de portabilité, de limitation, et d’opposition. Les coordonnées du Délégué à la "
    "protection des données personnelles de l'ANS sont les suivantes : GIP Agence du Numérique en "
    "Santé (Délégué à la protection des données) - 2-10 Rue d'Oradour-sur-Glane 75015 Paris ou par "
    "messagerie électronique, à l'adresse suivante : dpo@esante.gouv.fr. La structure ou le "
    "professionnel de santé est par ailleurs invité à se rapprocher de l’éditeur auprès duquel un bon "
    "de commande Ségur a été signé, lequel éditeur reste tenu à titre principal au respect des droits "
    "que ses clients tiennent des dispositions figurant dans le RGPD ou la loi française de "
    "protection des données. La structure ou le professionnel de santé dispose également du droit "
    "d'introduire éventuellement une réclamation auprès de la Commission nationale de l’informatique "
    "et des libertés (CNIL)."
)
NATURE_HEAD = "Nature de la prestation – cocher une des deux cases suivantes :"
NATURE = {
    "vague-1-et-2": (
        "Prestation Ségur Vague 1 + Vague 2, le client atteste qu’il n’a pas financé antérieurement, à "
        "ses frais, "
        "la mise à jour d’une version de LGC référencée Ségur vague 1"
    ),
    "vague-2": "Prestation Ségur Vague 2",
}
DE_MINIMIS_HEAD = (
    "Concernant les financements publics perçus et faisant l’objet d’une déclaration obligatoire auprès de "
    "l’Union Européenne (aides dites de « minimis ») et relevant du règlement 2023/2832 :"
)
DE_MINIMIS = (
    "J'ai perçu des aides minimis SIEG (hors financement Ségur) dans les 3 ans précédent la signature "
    "du bon de "
    "commande :"
)
DE_MINIMIS_DATES = "Date(s) d’attribution des aides"
DE_MINIMIS_TOTAL = "Montant total des aides perçues"
DE_MINIMIS_NOTE = "(Hors financement perçu au titre du dispositif SONS MDV-LGC-Va2)"
SECONDARY_MAX = "(Indiquer le montant maximum sur toute la durée de la prestation)"
VA_ATTESTATION = (
    "Atteste du bon déroulement de la Prestation Ségur dans les conditions définies par les textes "
    "réglementaires "
    "du dispositif {scheme}, et en lien avec les éléments à déclarer dans la VA. Le Fournisseur s'est "
    "acquitté de l'ensemble des tâches attendues, à l'exception de celles éventuellement assurées "
    "directement par "
    "mes soins."
)
VA_SCHEMES = ("SONS LGC Vague 2", "SONS MDV-LGC-Va2", "SONS Médecine de ville – LGC Vague 2")
# S2 is an OCR text: its wording is put back into French here.
VA_FUNCTIONS = {
    "va_psc": "La possibilité de s'authentifier avec Pro Santé Connect pour se connecter à son logiciel "
    "avec et aux "
    "téléservices assurance maladie (INS, DMP, Ordonnance Numérique) en e-CPS",
    "va_ins": "La possibilité de connaître le statut INS des patients et de qualifier l'identité facilement",
    "va_mss_pro": "La possibilité de rechercher un confrère dans l'annuaire et lui adresser un document "
    "par MSSanté "
    "professionnel",
    "va_mss_patient": "La possibilité d'envoyer un message vers la MSSanté patient",
    "va_mss_reception": "La possibilité de recevoir des documents par MSSanté directement dans son "
    "logiciel et de "
    "les y intégrer",
    "va_mes_send": "La possibilité d'envoyer simplement les documents produits à Mon espace santé",
    "va_mes_read": "La possibilité de consulter simplement Mon espace santé",
    "va_documents": "La possibilité de produire tous les documents de la liste des documents Ségur aux "
    "formats requis "
    "CDAR2N1 ou CDAR2N3 et devant faire l'objet d'un envoi systématique à Mon espace santé",
    "va_ordonnance": "La possibilité de produire une ordonnance numérique de produits de santé et "
    "consulter une "
    "ordonnance numérique",
}
VAT_FRANCHISE = (
    "TVA non applicable, art. 293 B du CGI",
    "TVA non applicable, article 293 B du Code général des impôts",
    "TVA non applicable, art. 293 B du CGI (art. L. 223-1 et suivants du CIBS)",
)
VAT_OVERSEAS = "TVA non applicable en application de l'article 294-1 du CGI"
LATE_PENALTIES = (
    "En cas de retard de paiement, des pénalités de retard sont exigibles au taux de trois fois le taux "
    "d'intérêt "
    "légal.",
    "Pénalités de retard : 3 fois le taux d'intérêt légal, exigibles sans rappel.",
    "Tout retard de paiement entraîne l'application de pénalités de retard au taux annuel de 12 %.",
)
RECOVERY = (
    "Une indemnité forfaitaire pour frais de recouvrement de 40 € est due de plein droit.",
    "Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 euros (art. D. 441-5 du Code de "
    "commerce).",
)
NO_DISCOUNT = "Pas d'escompte pour paiement anticipé."
