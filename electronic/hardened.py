"""XML of unknown hands: no entity, no document type, no network, and no more than is reasonable."""

from __future__ import annotations

import logging

from lxml import etree

MOST_BYTES = 5_000_000
MOST_ELEMENTS = 50_000

REFUSED = (
    "Les données XML contiennent une déclaration de type (DTD) ou des entités : elles n’ont pas été lues."
)
TOO_LARGE = "Les données XML sont anormalement volumineuses : elles n’ont pas été lues."
DAMAGED = "Les données XML sont endommagées : elles n’ont pas été lues."

logging.getLogger("factur-x").setLevel(logging.CRITICAL)  # its notes quote the file


class BadXmlError(Exception):
    """XML that will not be read; the message is French."""


def parsed(data: bytes) -> etree._Element:
    """The root of a document. Raises BadXmlError."""
    if len(data) > MOST_BYTES:
        raise BadXmlError(TOO_LARGE)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadXmlError(REFUSED if b"<!DOCTYPE" in data[:MOST_BYTES] else DAMAGED) from error
    tree = root.getroottree()
    if tree.docinfo.internalDTD is not None or tree.docinfo.doctype:
        raise BadXmlError(REFUSED)
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise BadXmlError(TOO_LARGE)
    return root
