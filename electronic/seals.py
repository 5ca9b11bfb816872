"""The signatures of a PDF, one by one, offline: what each covers, whether it is intact, what came after."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from electronic.trust import Trust, named
from models.electronic import Certificate, Coverage, Later, Seal, SealState

for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)  # their notes quote the file

BROKEN = (
    PdfError,
    SignatureValidationError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OSError,
    EOFError,
    ArithmeticError,
    struct.error,
    zlib.error,
)
"""What pyHanko and its readers of certificates raise on files made to hurt."""
MOST = 50  # signature fields looked at in one file
COVERAGES = {
    SignatureCoverageLevel.ENTIRE_FILE: Coverage.FILE,
    SignatureCoverageLevel.ENTIRE_REVISION: Coverage.REVISION,
}
LATER = {
    ModificationLevel.NONE: Later.NOTHING,
    ModificationLevel.LTA_UPDATES: Later.ARCHIVAL,
    ModificationLevel.FORM_FILLING: Later.FORM,
    ModificationLevel.ANNOTATIONS: Later.NOTES,
}
USAGE = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)  # health and simple certificates often carry only one of the two
UNREADABLE = "Le champ de signature est endommagé : ce qu’il contient n’a pas pu être examiné."


class UnreadableFormError(Exception):
    """The file's own list of fields cannot be followed (circular, broken)."""


def read_seals(data: bytes, trust: Trust) -> tuple[tuple[Seal, int], ...]:
    """Every signature field in the order of the form, with the length of the file when it was signed.

    Raises UnreadableFormError when the fields cannot be listed.
    """
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        fields = [one for one, _ in zip(enumerate_sig_fields(reader), range(MOST), strict=False)]
    except BROKEN as error:
        raise UnreadableFormError from error
    return tuple(_seal(reader, str(name), value, ref, trust) for name, value, ref in fields)


def _seal(reader: PdfFileReader, name: str, value: Any, field: Any, trust: Trust) -> tuple[Seal, int]:
    if not value:
        return Seal(field=name, state=SealState.EMPTY), 0
    try:
        embedded = EmbeddedPdfSignature(reader, field, name)
        status = validate_pdf_signature(embedded, _context(embedded, trust), key_usage_settings=USAGE)
        return _facts(name, embedded, status), _signed_length(embedded)
    except BROKEN:
        return Seal(field=name, state=SealState.BROKEN, reason=UNREADABLE), 0


def _context(embedded: EmbeddedPdfSignature, trust: Trust) -> ValidationContext:
    """Judged at the day that the signer claims, so that the answer does not change with the calendar.

    A claim outside of the certificate's own days is told by the control; the chain is then judged
    within them.
    """
    certificate = embedded.signer_cert
    claimed = _aware(embedded.self_reported_timestamp)
    start, end = certificate.not_valid_before, certificate.not_valid_after
    moment = claimed if claimed and start <= claimed <= end else end - timedelta(seconds=1)
    return ValidationContext(
        trust_roots=list(trust.roots),
        allow_fetching=False,
        moment=max(start, moment),
        revocation_mode="soft-fail",
    )


def _facts(name: str, embedded: EmbeddedPdfSignature, status: PdfSignatureStatus) -> Seal:
    stamp = status.timestamp_validity
    level = getattr(status.diff_result, "modification_level", None)
    covered = status.coverage or SignatureCoverageLevel.UNCLEAR
    return Seal(
        field=name,
        state=SealState.SIGNED,
        certificate=_certificate(status.signing_cert),
        claimed=_aware(embedded.self_reported_timestamp),
        stamped=_aware(stamp.timestamp) if stamp and stamp.intact and stamp.valid else None,
        intact=bool(status.intact and status.valid),
        coverage=COVERAGES.get(covered, Coverage.PART),
        later=LATER.get(level, Later.OTHER) if level is not None and status.docmdp_ok else Later.OTHER,
        root=_root(status),
    )


def _certificate(certificate: x509.Certificate) -> Certificate:
    return Certificate(
        subject=named(certificate.subject),
        issuer=named(certificate.issuer),
        serial=f"{certificate.serial_number:x}",
        not_before=certificate.not_valid_before,
        not_after=certificate.not_valid_after,
        self_signed=certificate.self_issued,
    )


def _root(status: PdfSignatureStatus) -> str:
    if not status.trusted or status.validation_path is None:
        return ""
    return named(status.validation_path.trust_anchor.authority.name)


def _signed_length(embedded: EmbeddedPdfSignature) -> int:
    ranges = [int(number) for number in embedded.byte_range]
    return ranges[2] + ranges[3] if len(ranges) == 4 else 0


def _aware(at: datetime | None) -> datetime | None:
    """A claim without zone is read as universal time."""
    return at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at
