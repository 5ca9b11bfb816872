"""Where each language of structured invoices keeps what a facture says: paths by key, first found wins.

Paths name elements without their namespace, which is checked at the root.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.electronic import DataKind

_CII = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement"
_PAY = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement"
_SUM = f"{_PAY}/SpecifiedTradeSettlementHeaderMonetarySummation"
_OLD = "SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeAgreement"
_OLD_PAY = "SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeSettlement"
_OLD_SUM = f"{_OLD_PAY}/SpecifiedTradeSettlementMonetarySummation"
_SELLER, _BUYER = "AccountingSupplierParty/Party", "AccountingCustomerParty/Party"
Paths = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Dialect:
    """One language. `ids` are the identifiers of a party, under its path; `lines` are lines of amounts."""

    kind: DataKind
    values: Paths
    parties: Mapping[str, str]
    ids: tuple[str, ...]
    lines: str
    line: Paths
    notes: tuple[str, ...]
    profile: str


def _trade_values(
    document: str, agreement: str, pay: str, total: str, terms: str
) -> dict[str, tuple[str, ...]]:
    return {
        "invoice_number": (f"{document}/ID",),
        "invoice_issued": (f"{document}/IssueDateTime/DateTimeString",),
        "order_number": (
            f"{agreement}/BuyerOrderReferencedDocument/IssuerAssignedID",
            f"{agreement}/BuyerOrderReferencedDocument/ID",
        ),
        "supplier_name": (f"{agreement}/SellerTradeParty/Name",),
        "client_name": (f"{agreement}/BuyerTradeParty/Name",),
        "client_representative": (f"{agreement}/BuyerTradeParty/DefinedTradeContact/PersonName",),
        "client_address": (f"{agreement}/BuyerTradeParty/PostalTradeAddress/LineOne",),
        "client_postal_code": (f"{agreement}/BuyerTradeParty/PostalTradeAddress/PostcodeCode",),
        "client_city": (f"{agreement}/BuyerTradeParty/PostalTradeAddress/CityName",),
        "due_date": (f"{pay}/{terms}",),
        "currency": (f"{pay}/InvoiceCurrencyCode", f"{pay}/OrderCurrencyCode"),
        "total-ht": (f"{total}/TaxBasisTotalAmount",),
        "total-vat": (f"{total}/TaxTotalAmount",),
        "total-ttc": (f"{total}/GrandTotalAmount",),
        "rate": (
            f"{pay}/ApplicableTradeTax/RateApplicablePercent",
            f"{pay}/ApplicableTradeTax/ApplicablePercent",
        ),
    }


_TRADE_IDS = ("SpecifiedLegalOrganization/ID", "GlobalID", "ID", "SpecifiedTaxRegistration/ID")
_TERMS = "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"
_TRADE_LINE = {
    "label": ("SpecifiedTradeProduct/Name",),
    "details": ("SpecifiedTradeProduct/Description", "AssociatedDocumentLineDocument/IncludedNote/Content"),
    "excl_tax": (
        "SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount",
        "SpecifiedSupplyChainTradeSettlement/SpecifiedTradeSettlementMonetarySummation/LineTotalAmount",
    ),
    "rate": (
        "SpecifiedLineTradeSettlement/ApplicableTradeTax/RateApplicablePercent",
        "SpecifiedSupplyChainTradeSettlement/ApplicableTradeTax/ApplicablePercent",
    ),
}
_CONTEXT = "GuidelineSpecifiedDocumentContextParameter/ID"


def _trade(kind: DataKind) -> Dialect:
    values = _trade_values("ExchangedDocument", _CII, _PAY, _SUM, _TERMS)
    if kind is DataKind.ORDER_X:
        values["order_number"] = values.pop("invoice_number")
        values["order_issued"] = values.pop("invoice_issued")
    return Dialect(
        kind=kind,
        values=values,
        parties={"supplier": f"{_CII}/SellerTradeParty", "client": f"{_CII}/BuyerTradeParty"},
        ids=_TRADE_IDS,
        lines="SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem",
        line=_TRADE_LINE,
        notes=(
            "ExchangedDocument/IncludedNote/Content",
            f"{_PAY}/ApplicableTradeTax/ExemptionReason",
            f"{_PAY}/SpecifiedTradePaymentTerms/Description",
        ),
        profile=f"ExchangedDocumentContext/{_CONTEXT}",
    )


def _old_trade() -> Dialect:
    return Dialect(
        kind=DataKind.ZUGFERD_1,
        values=_trade_values("HeaderExchangedDocument", _OLD, _OLD_PAY, _OLD_SUM, _TERMS),
        parties={"supplier": f"{_OLD}/SellerTradeParty", "client": f"{_OLD}/BuyerTradeParty"},
        ids=_TRADE_IDS,
        lines="SpecifiedSupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem",
        line=_TRADE_LINE,
        notes=("HeaderExchangedDocument/IncludedNote/Content",),
        profile=f"SpecifiedExchangedDocumentContext/{_CONTEXT}",
    )


def _ubl(kind: DataKind, item: str) -> Dialect:
    name = ("PartyLegalEntity/RegistrationName", "PartyName/Name")
    return Dialect(
        kind=kind,
        values={
            "invoice_number": ("ID",),
            "invoice_issued": ("IssueDate",),
            "order_number": ("OrderReference/ID",),
            "supplier_name": tuple(f"{_SELLER}/{part}" for part in name),
            "client_name": tuple(f"{_BUYER}/{part}" for part in name),
            "client_representative": (f"{_BUYER}/Contact/Name",),
            "client_address": (f"{_BUYER}/PostalAddress/StreetName",),
            "client_postal_code": (f"{_BUYER}/PostalAddress/PostalZone",),
            "client_city": (f"{_BUYER}/PostalAddress/CityName",),
            "due_date": ("DueDate", "PaymentMeans/PaymentDueDate"),
            "currency": ("DocumentCurrencyCode",),
            "total-ht": ("LegalMonetaryTotal/TaxExclusiveAmount",),
            "total-vat": ("TaxTotal/TaxAmount",),
            "total-ttc": ("LegalMonetaryTotal/TaxInclusiveAmount",),
            "rate": ("TaxTotal/TaxSubtotal/TaxCategory/Percent",),
        },
        parties={"supplier": _SELLER, "client": _BUYER},
        ids=("PartyLegalEntity/CompanyID", "PartyIdentification/ID", "PartyTaxScheme/CompanyID"),
        lines=f"{item}Line",
        line={
            "label": ("Item/Name",),
            "details": ("Item/Description", "Note"),
            "excl_tax": ("LineExtensionAmount",),
            "rate": ("Item/ClassifiedTaxCategory/Percent",),
        },
        notes=("Note", "TaxTotal/TaxSubtotal/TaxCategory/TaxExemptionReason", "PaymentTerms/Note"),
        profile="CustomizationID",
    )


_CEFACT = "urn:un:unece:uncefact:data"
DIALECTS: Mapping[str, Dialect] = {
    f"{{{_CEFACT}:standard:CrossIndustryInvoice:100}}CrossIndustryInvoice": _trade(DataKind.CII),
    "{urn:ferd:CrossIndustryDocument:invoice:1p0}CrossIndustryDocument": _old_trade(),
    f"{{{_CEFACT}:SCRDMCCBDACIOMessageStructure:100}}SCRDMCCBDACIOMessageStructure": _trade(DataKind.ORDER_X),
    "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice": _ubl(DataKind.UBL, "Invoice"),
    "{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote": _ubl(
        DataKind.UBL_CREDIT, "CreditNote"
    ),
}
