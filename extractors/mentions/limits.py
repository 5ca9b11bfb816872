"""Words that take back or limit a sentence: « KO », « non testé », « prochaine version », « sauf … ».

They are read in the folded form. A hit says that the sense may be another one, never that it is: a person
decides. What is said without any trouble (« sans réserve », « aucune anomalie ») limits nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_TROUBLE = (
    r"(?:reserves?|observations?|commentaires?|remarques?|problemes?|anomalies?|difficultes?|incidents?"
    r"|erreurs?|dysfonction\w+|blocages?|bugs?)"
)
_PRAISE = re.compile(
    rf"\b(?:sans|(?:pas|absence|exempte?s?|ni) d[eu]?|aucune?s?|ni|zero) (?:aucune? )?{_TROUBLE}"
    rf"(?: (?:ni|ou|et) (?:d[eu]? )?{_TROUBLE})*\b"
)
_NOT_DONE = (
    r"(?<!\d )ko|nok|hs|echecs?|echou\w+"
    r"|non ?(?:test|verif|fonction|conform|disponib|realis|applic|concern|install|valid|operation|livr|fait"
    r"|effectu|control|evalu|constat|attest|pris|activ|deploy|parametr|couvert|compris|inclus|accept|acquis"
    r"|satisf|utilis|termin|finalis|abouti|demontr|present|command)\w*"
    r"|(?:reste\w*|restant\w*) a (?!charge)\w+"
    r"|en attente"
    r"|en cours (?:de |d )(?:la )?(?:deploi|install|parametr|test|verif|develop|realis|correct|livr"
    r"|mise|finalis|configur|resol|traitement|integr|activ)\w*"
    r"|impossib\w+|incapab\w+|indisponib\w+|inoperant\w*|inexistant\w*|dysfonction\w*|defaillan\w*"
    r"|desactiv\w*|inactifs?|inactives?|insuffisan\w+|incomplet\w*"
)
_EXCEPT = (
    r"sauf|hormis|excepte\w*|exceptions?|exclusion|exclu[es]*|excluant|en dehors de"
    r"|hors (?!tax|tva|ttc|ht\b|financ|segur|ue\b)\w+"
    r"|sous reserve|a condition|toutefois|cependant|neanmoins"
)
_IN_PART = (
    r"partiel\w*|(?:pour|en) partie|une partie|a moitie|limitee?s? (?:a|au|aux)|restrein\w*|degradee?s?"
)
_LATER = (
    r"prevue?s? (?:en|pour|le|courant|fin|debut|t ?\d|a partir|au (?:\d|mois|trimestre|t ?\d|premier|second"
    r"|deuxieme|troisieme|quatrieme))\w*"
    r"|prochaine?(?:s|ment)?|ulterieur\w*|future?s?|bientot|plus tard|a terme|a l avenir|a venir"
    r"|d ici (?:la|le|fin|\d)\w*"
    r"|s engage(?:nt)? a (?:s )?(?:acquitt|realis|effectu|finalis|termin|achev|install|livr|mettre|deploy"
    r"|corrig|activ|fourni)\w*"
    r"|(?:port|fonctionn|livr|install|deploy|activ|realis|effectu|finalis|termin|test|assur|valid|verifi"
    r"|complet|parametr|corrig|commenc|demarr|s|f|developp|propos)(?:era|eront|erait|eraient)"
    r"|(?:permett|pour|mett|interviend|rend|au|dev)(?:ra|ront|rait|raient)"
)
_POORLY = (
    r"theoriq\w*|provisoire\w*|temporaire\w*|simulee?s?|simulation|ficti\w+|en demonstration|maquette"
    r"|uniquement|seulement|exclusivement|manuellement|a la main|une? par une?"
    r"|payante?s?|en option|optionnel\w*|moyennant"
    r"|absence|absente?s?|manque\w*|manquant\w*|(?<!par )defauts?|pannes?|bugs?|anomalies?|problemes?"
    r"|difficultes?|incidents?|suspendu\w*|mais|sans (?:avoir|pouvoir|etre|que|verif\w+|test\w*|objet)"
)
_DENIED = r"pas|jamais|nullement|aucune?s?|ni|ne (?:peut|peux|peuvent|pouvons|saura\w*|permet\w*)"
_TO_DO = (
    r"a (?:faire|revoir|refaire|tester|verifier|parametrer|completer|installer|finaliser|corriger|terminer"
    r"|reprendre|confirmer|definir|planifier|prevoir|livrer|activer|deployer|valider|traiter|controler"
    r"|ameliorer)"
)
OWN = re.compile(rf"\b(?:{'|'.join((_NOT_DONE, _EXCEPT, _IN_PART, _LATER, _POORLY, _TO_DO, _DENIED))})\b")
LEAD = re.compile(rf"\b(?:{'|'.join((_NOT_DONE, _EXCEPT, _IN_PART, _LATER, _POORLY, _DENIED))})\b")
NEXT = re.compile(rf"\b(?:{'|'.join((_NOT_DONE, _EXCEPT, _IN_PART))})\b")
ROW = re.compile(rf"\b(?:{'|'.join((_NOT_DONE, _EXCEPT, _IN_PART, _LATER, _POORLY, _TO_DO))})\b")
TAIL = re.compile(rf"\b(?:{_EXCEPT}|mais)\b")
# The whole of a cell beside a sentence.
VOID = re.compile(r"n ?a|s ?o|n ?c|n ?t|neant|sans objet|rien|prevue?s?|a voir|moyen(?:ne)?|inconnue?s?")


def limiting(words: Sequence[str], kind: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where, from word to word, folded words take back or limit what they go with."""
    text = " ".join(words)
    plain = _PRAISE.sub(lambda found: "_" * len(found[0]), text)
    for found in kind.finditer(plain):
        start = text.count(" ", 0, found.start())
        yield start, start + found[0].count(" ") + 1
