"""2D-Doc, the signed code of French administrations: its header, its fields, and its signature.

A code is a header, fields (a name of two signs, then a value that ends where its length says or at a
separator), then a separator and the signature in base 32. Names are known for what a dossier may carry.
"""

from __future__ import annotations

import base64
import binascii
from datetime import date, timedelta

from asn1crypto import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512, HashAlgorithm
from cryptography.hazmat.primitives.serialization import load_der_public_key

from electronic.trust import Trust, named
from models.electronic import TwoDDoc

GROUP, CUT, UNIT = "\x1d", "\x1e", "\x1f"
HEADERS = {1: 22, 2: 22, 3: 24, 4: 26}  # length by version
START, NO_DAY = date(2000, 1, 1), "FFFF"
HASHES = {64: SHA256(), 96: SHA384(), 132: SHA512()}  # by length of the signature
# name, most signs, and whether the length is always that
FIELDS: dict[str, tuple[str, int, bool]] = {
    "01": ("Identifiant unique du document", 0, False),
    "02": ("Catégorie de document", 0, False),
    "03": ("Sous-catégorie de document", 0, False),
    "04": ("Application de composition", 0, False),
    "05": ("Version de l’application de composition", 0, False),
    "06": ("Date d’association du code", 4, True),
    "07": ("Heure d’association du code", 6, True),
    "08": ("Date d’expiration du document", 4, True),
    "09": ("Nombre de pages", 4, True),
    "0A": ("Éditeur du code (SIREN)", 9, True),
    "0B": ("Intégrateur du code (SIREN)", 9, True),
    "0C": ("Adresse du document", 0, False),
    "10": ("Bénéficiaire", 38, False),
    "11": ("Qualité du bénéficiaire", 38, False),
    "12": ("Prénom du bénéficiaire", 38, False),
    "13": ("Nom du bénéficiaire", 38, False),
    "14": ("Destinataire de la facture", 38, False),
    "15": ("Qualité du destinataire", 38, False),
    "16": ("Prénom du destinataire", 38, False),
    "17": ("Nom du destinataire", 38, False),
    "18": ("Numéro de la facture", 0, False),
    "19": ("Numéro de client", 0, False),
    "1A": ("Numéro du contrat", 0, False),
    "1B": ("Identifiant du souscripteur", 0, False),
    "1C": ("Date d’effet du contrat", 8, True),
    "1D": ("Montant TTC de la facture", 16, False),
    "1E": ("Téléphone du bénéficiaire", 30, False),
    "1F": ("Téléphone du destinataire", 30, False),
    "20": ("Adresse de service, ligne 2", 38, False),
    "21": ("Adresse de service, ligne 3", 38, False),
    "22": ("Adresse de service, ligne 4", 38, False),
    "23": ("Adresse de service, ligne 5", 38, False),
    "24": ("Code postal de service", 5, True),
    "25": ("Localité de service", 32, False),
    "26": ("Pays de service", 2, True),
    "27": ("Adresse du destinataire, ligne 2", 38, False),
    "28": ("Adresse du destinataire, ligne 3", 38, False),
    "29": ("Adresse du destinataire, ligne 4", 38, False),
    "2A": ("Adresse du destinataire, ligne 5", 38, False),
    "2B": ("Code postal du destinataire", 5, True),
    "2C": ("Localité du destinataire", 32, False),
    "2D": ("Pays du destinataire", 2, True),
    "50": ("SIRET de l’employeur", 14, True),
    "5L": ("SIRET ou RNA", 14, False),
    "5M": ("Dénomination sociale", 38, False),
}


def decoded(text: str, trust: Trust) -> TwoDDoc | None:
    """The content of a code, None when it is not a 2D-Doc whose header is understood."""
    version = int(text[2:4]) if text.startswith("DC") and text[2:4].isdecimal() else 0
    length = HEADERS.get(version)
    if length is None or len(text) < length:
        return None
    signed, _, signature = text.partition(UNIT)
    fields, rest = _fields(signed[length:])
    return TwoDDoc(
        version=version,
        authority=text[4:8],
        certificate=text[8:12],
        issued=_day(text[12:16]),
        signed=_day(text[16:20]),
        document_type=text[20:22],
        fields=fields,
        rest=rest,
        verified_by=_verified(signed, signature, trust),
    )


def _day(text: str) -> date | None:
    """Days since 2000 in hexadecimal, FFFF for none."""
    try:
        return None if text.upper() == NO_DAY else START + timedelta(days=int(text, 16))
    except ValueError:
        return None


def _fields(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The fields, and what stands from the first one that is not known."""
    found: list[tuple[str, str]] = []
    while text:
        known = FIELDS.get(text[:2].upper())
        if known is None:
            return tuple(found), _plain(text)
        name, most, fixed = known
        text = text[2:]
        end = _end(text, most, fixed)
        found.append((name, _plain(text[:end])))
        text = text[end:]
        text = text[1:] if text[:1] in (GROUP, CUT) else text
    return tuple(found), ""


def _end(text: str, most: int, fixed: bool) -> int:
    """Where a value ends: at its length, or at a separator."""
    if fixed:
        return min(most, len(text))
    ends = [at for at in (text.find(GROUP), text.find(CUT)) if at >= 0]
    longest = most or len(text)
    return min([*ends, longest, len(text)])


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text).strip()


def _verified(signed: str, signature: str, trust: Trust) -> str:
    """The certificate of the operator's folder whose key made the signature, "" when none did."""
    try:
        raw = base64.b32decode(signature + "=" * (-len(signature) % 8))
    except (binascii.Error, ValueError):
        return ""
    if len(raw) not in HASHES:
        return ""
    half = len(raw) // 2
    der = utils.encode_dss_signature(int.from_bytes(raw[:half]), int.from_bytes(raw[half:]))
    message = signed.encode("latin-1", "replace")
    made = (root for root in trust.roots if _made_by(root, der, message, HASHES[len(raw)]))
    return next((named(root.subject) for root in made), "")


def _made_by(certificate: x509.Certificate, signature: bytes, message: bytes, hashed: HashAlgorithm) -> bool:
    try:
        key = load_der_public_key(certificate.public_key.dump())
        if not isinstance(key, ec.EllipticCurvePublicKey):
            return False
        key.verify(signature, message, ec.ECDSA(hashed))
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return True
