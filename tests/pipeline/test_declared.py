"""The declared dossier: typed, or one French error per field."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dossier import Stage
from pipeline.declared import DossierError, apply_mapping, load_dossier
from tests.pipeline.dossiers import avance


def _bytes(content: Any) -> bytes:
    return json.dumps(content).encode()


def _errors(content: Any) -> dict[str, str]:
    with pytest.raises(DossierError) as caught:
        load_dossier(_bytes(content))
    return {error.path: error.message for error in caught.value.errors}


def test_a_sound_dossier_is_typed() -> None:
    dossier = load_dossier(_bytes(avance()))
    assert dossier.stage is Stage.AVANCE
    assert dossier.principale[0].incl_tax == Decimal("451.50")


def test_numbers_keep_their_cents() -> None:
    line = {"excl_tax": 376.25, "rate": 20, "vat": 75.25, "incl_tax": 451.1}
    assert load_dossier(_bytes(avance(principale=[line]))).principale[0].incl_tax == Decimal("451.1")


def test_every_wrong_field_is_named_once_in_french() -> None:
    content = avance(stage="acompte", received="hier")
    del content["supplier"]["siret"]
    content["client"]["prenom"] = "x"
    content["order"]["issued"] = "10/03/2026"
    errors = _errors(content)
    assert errors["supplier.siret"] == "champ obligatoire absent"
    assert errors["client.prenom"] == "champ inconnu"
    assert "AAAA-MM-JJ" in errors["order.issued"]
    assert "avance" in errors["stage"]
    assert "heure" in errors["received"]


def test_an_instant_without_zone_is_refused() -> None:
    assert "fuseau" in _errors(avance(received="2026-06-01T10:00:00"))["received"]


def test_a_stage_without_its_data_is_refused() -> None:
    assert "invoice" in _errors(avance(stage="solde"))["(dossier)"]


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_not_json(data: bytes) -> None:
    with pytest.raises(DossierError):
        load_dossier(data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda c: st.lists(c) | st.dictionaries(st.text(), c),
    )
)
def test_any_json_gives_errors_and_never_a_crash(content: Any) -> None:
    with pytest.raises(DossierError):
        load_dossier(_bytes(content))


def test_a_mapping_adapts_other_names() -> None:
    theirs = {
        "AppelFinancement": "AF-MDV-LGC-Va2",
        "fournisseur": {"nom": "Logisoin SAS", "siret": "83187825100014"},
        "lignes": [{"ht": "376.25", "taux": "20"}, {"ht": "1.00", "taux": "20"}],
        "type": "A",
    }
    mapping = {
        "fields": {
            "AppelFinancement": "scheme",
            "fournisseur.nom": "supplier.name",
            "fournisseur.siret": "supplier.siret",
            "lignes[].ht": "principale[].excl_tax",
            "lignes[].taux": "principale[].rate",
            "type": "stage",
            "absent.dans.le.leur": "asp_number",
        },
        "values": {"stage": {"A": "avance"}},
        "constants": {"case": "medecin-liberal"},
    }
    assert apply_mapping(theirs, mapping) == {
        "scheme": "AF-MDV-LGC-Va2",
        "case": "medecin-liberal",
        "stage": "avance",
        "supplier": {"name": "Logisoin SAS", "siret": "83187825100014"},
        "principale": [{"excl_tax": "376.25", "rate": "20"}, {"excl_tax": "1.00", "rate": "20"}],
    }


def test_a_mapping_without_fields_is_refused() -> None:
    with pytest.raises(DossierError, match="fields"):
        load_dossier(_bytes(avance()), {"champs": {}})
