"""Signed PDFs made for the tests: invented people, keys made on the spot."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from unittest.mock import patch

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore
from weasyprint import HTML

SIGNER = "Jeanne Le Goff"
START = datetime(2026, 1, 1, tzinfo=UTC)
SIGNED_ON = datetime(2026, 9, 15, 10, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Identity:
    """A certificate with its key, and the one that issued it."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    issuer: x509.Certificate | None = None

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def page(body: str = "<p>Bon de commande</p>") -> bytes:
    """A born-digital page of A4."""
    return bytes(HTML(string=f"<style>@page {{size: A4}}</style>{body}").write_pdf())


@lru_cache
def root(name: str = "Racine d'essai") -> Identity:
    key = ec.generate_private_key(ec.SECP256R1())
    return Identity(_certificate(name, key, name, key, START, days=3650, authority=True), key)


@lru_cache
def person(name: str = SIGNER, days: int = 730, own: bool = False) -> Identity:
    """Someone's certificate, issued by the root, or by nobody but its owner."""
    key = ec.generate_private_key(ec.SECP256R1())
    if own:
        return Identity(_certificate(name, key, name, key, START, days), key)
    above = root()
    issuer = above.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    return Identity(_certificate(name, key, str(issuer), above.key, START, days), key, above.certificate)


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    by: ec.EllipticCurvePrivateKey,
    start: datetime,
    days: int,
    authority: bool = False,
) -> x509.Certificate:
    def named(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    builder = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not authority,
                content_commitment=not authority,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=authority,
                crl_sign=authority,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return builder.sign(by, hashes.SHA256())


def certificate_of(certificate: x509.Certificate) -> asn1.Certificate:
    return asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def asn1_certificate(who: Identity) -> asn1.Certificate:
    return certificate_of(who.certificate)


def signed(
    data: bytes,
    who: Identity | None = None,
    field: str = "Signature1",
    box: tuple[int, int, int, int] | None = None,
    on: datetime = SIGNED_ON,
) -> bytes:
    """The PDF with one signature more, in an incremental save."""
    who = who or person()
    known = SimpleCertificateStore()
    if who.issuer is not None:
        known.register(certificate_of(who.issuer))
    der = who.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    signer = signers.SimpleSigner(
        signing_cert=certificate_of(who.certificate),
        signing_key=keys.PrivateKeyInfo.load(der),
        cert_registry=known,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    fields.append_signature_field(writer, fields.SigFieldSpec(field, on_page=0, box=box))
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
    made = signers.PdfSigner(meta, signer=signer, timestamper=None)
    out = io.BytesIO()
    with patch("pyhanko.sign.signers.pdf_signer.datetime", wraps=datetime) as clock:
        clock.now.return_value = on
        made.sign_pdf(writer, output=out, existing_fields_only=True)
    return out.getvalue()


def with_empty_field(data: bytes, field: str = "Client") -> bytes:
    """A field that waits for a signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    fields.append_signature_field(writer, fields.SigFieldSpec(field, on_page=0, box=(60, 60, 260, 120)))
    return _saved(writer)


def with_text_after(data: bytes, text: str = "451,50 EUR") -> bytes:
    """An incremental save that writes on the page."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    drawing = generic.StreamObject(stream_data=f"q BT /F9 24 Tf 100 500 Td ({text}) Tj ET Q".encode())
    font = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Font"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Type1"),
            generic.pdf_name("/BaseFont"): generic.pdf_name("/Helvetica"),
        }
    )
    resources = generic.DictionaryObject(
        {
            generic.pdf_name("/Font"): generic.DictionaryObject(
                {generic.pdf_name("/F9"): writer.add_object(font)}
            )
        }
    )
    writer.add_stream_to_page(0, writer.add_object(drawing), resources=resources)
    return _saved(writer)


def with_byte_changed(data: bytes, old: bytes = b"/Producer", new: bytes = b"/Prodacer") -> bytes:
    """The same length, one byte otherwise in what was signed."""
    assert old in data
    return data.replace(old, new, 1)


def _saved(writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_text_field(data: bytes, name: str = "Commentaire") -> bytes:
    """A form with one field of text to fill in."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    page = writer.find_page_for_modification(0)[0].get_object()
    field = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Widget"),
            generic.pdf_name("/FT"): generic.pdf_name("/Tx"),
            generic.pdf_name("/T"): generic.pdf_string(name),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (60, 200, 260, 220))),
        }
    )
    reference = writer.add_object(field)
    page[generic.pdf_name("/Annots")] = generic.ArrayObject([reference])
    form = generic.DictionaryObject({generic.pdf_name("/Fields"): generic.ArrayObject([reference])})
    writer.root[generic.pdf_name("/AcroForm")] = writer.add_object(form)
    writer.update_root()
    return _saved(writer)


def with_field_filled(data: bytes, text: str = "RAS") -> bytes:
    """The text field filled in, in an incremental save."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    field = writer.root["/AcroForm"]["/Fields"][0]
    field[generic.pdf_name("/V")] = generic.pdf_string(text)
    writer.mark_update(writer.root["/AcroForm"]["/Fields"].raw_get(0))
    return _saved(writer)


def with_note(data: bytes) -> bytes:
    """A note stuck on the page, in an incremental save."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Text"),
            generic.pdf_name("/Contents"): generic.pdf_string("À revoir"),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (300, 300, 320, 320))),
        }
    )
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))
    return _saved(writer)


def with_proofs(data: bytes) -> bytes:
    """What long-term archiving adds: the certificates in a document security store."""
    known = [certificate_of(root().certificate)]
    out = io.BytesIO(data)
    DocumentSecurityStore.add_dss(out, sig_contents=None, certs=known)
    return out.getvalue()
