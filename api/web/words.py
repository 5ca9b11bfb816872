"""The French words of the pages that the reports do not have."""

from __future__ import annotations

from models.finding import Verdict
from reports.words import VERDICTS
from store.intake import DONE, ERASED, FAILED, QUEUED, READING

STATES = {
    QUEUED: "En attente",
    READING: "Lecture en cours",
    DONE: "Contrôlé",
    FAILED: "Contrôle en échec",
    ERASED: "Effacé",
}
ICONS = {
    Verdict.CONFORME.value: "pass",
    Verdict.A_VERIFIER.value: "review",
    Verdict.A_COMPLETER.value: "fix",
    Verdict.IRRECEVABLE.value: "reject",
    Verdict.NON_CONTROLE.value: "error",
}
ACTIONS = {
    "dossier-depose": "Dépôt du dossier",
    "dossier-complete": "Dossier complété",
    "verdict": "Verdict automatique",
    "verdict-revu": "Verdict après revue",
    "decision": "Décision",
    "relance": "Contrôle relancé",
    "commande-annulee": "Commande annulée par la lettre d’un autre dossier",
    "recoupement": "Recoupement avec un autre dossier, après le rapport",
    "echec": "Contrôle en échec",
    "effacement": "Effacement",
    "purge": "Purge",
    "connexion": "Connexion",
    "connexion-refusee": "Connexion refusée",
    "compte-cree": "Compte créé",
    "compte-ferme": "Compte fermé",
    "mot-de-passe-change": "Mot de passe changé",
    "cle-creee": "Clé créée",
    "cle-revoquee": "Clé révoquée",
    "webhook-cree": "Adresse ajoutée",
    "webhook-arrete": "Adresse retirée",
}
ANSWERS = {
    "pass": "jugé conforme",
    "fail": "jugé non conforme",
    "confirm": "valeur confirmée",
    "correct": "valeur corrigée",
    "absent": "valeur absente",
    "set-aside": "page écartée",
    "none": "décision annulée",
}
SOURCES = {"api": "API", "page": "Dépôt à l’écran", "folder": "Répertoire"}
WORDS = {
    "states": STATES,
    "icons": ICONS,
    "actions": ACTIONS,
    "answers": ANSWERS,
    "sources": SOURCES,
    "verdicts": {verdict.value: wording.title for verdict, wording in VERDICTS.items()},
}
