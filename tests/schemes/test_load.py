"""A scheme is complete and sourced, or the program does not start."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from models.dossier import Nature, Stage
from models.piece import PieceKind
from schemes import SchemeError, load_scheme, scheme_ids
from schemes.load import ROOT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The schemes in a place where a test may break them."""
    for name in ("MDV-LGC-Va2", "common"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("scheme_id", scheme_ids())
def test_every_scheme_loads(scheme_id: str) -> None:
    scheme = load_scheme(scheme_id)
    assert scheme.source
    assert all(control.source for control in scheme.controls.values())


def test_ceilings_are_those_of_the_text() -> None:
    scheme = load_scheme("MDV-LGC-Va2")
    doctor = scheme.ceiling("medecin-liberal", "principale", Nature.V2)
    tranche = scheme.ceiling("E", "principale", Nature.V1_V2)
    secondary = scheme.ceiling("A", "secondaire", None)
    assert doctor is not None
    assert doctor.excl_tax == Decimal("376.25")
    assert tranche is not None
    assert tranche.excl_tax == Decimal("13061.25")
    assert secondary is not None
    assert secondary.excl_tax == Decimal("729.17")


@pytest.mark.parametrize("ceiling", load_scheme("MDV-LGC-Va2").ceilings)
def test_ceilings_come_from_the_exact_price_with_tax(ceiling) -> None:  # type: ignore[no-untyped-def]  # pytest gives it
    """Each HT is a TTC 20 % amount of whole ten cents divided by 1.2 (facts §6)."""
    with_tax = (ceiling.excl_tax * Decimal("1.2")).quantize(Decimal("0.01"))
    assert abs(with_tax - with_tax.quantize(Decimal("0.1"))) <= Decimal("0.01")


def test_an_unknown_date_stays_unknown() -> None:
    assert load_scheme("MDV-LGC-Va2").date("date-0") is None


def test_stages_demand_their_pieces() -> None:
    scheme = load_scheme("MDV-LGC-Va2")
    wanted = {need.stage: set(need.pieces) for need in scheme.required}
    assert wanted[Stage.AVANCE] == {PieceKind.BDC}
    assert wanted[Stage.SOLDE] == {PieceKind.FACTURE, PieceKind.VA}
    assert wanted[Stage.SECONDAIRE] == {PieceKind.JOURNAL, PieceKind.FACTURE}


def test_a_key_given_twice_is_refused_with_its_line(copy: Path) -> None:
    _replace(copy / "MDV-LGC-Va2/scheme.yaml", "tolerance:", "title: again\ntolerance:")
    with pytest.raises(SchemeError, match=r"(?s)scheme\.yaml.*given twice: title.*line \d+"):
        load_scheme("MDV-LGC-Va2", copy)


def test_a_missing_source_is_refused(copy: Path) -> None:
    _replace(copy / "MDV-LGC-Va2/scheme.yaml", ", source: [S2:804]", "")
    with pytest.raises(SchemeError, match=r"MDV-LGC-Va2/scheme\.yaml:\d+: ceilings/0/source"):
        load_scheme("MDV-LGC-Va2", copy)


def test_an_unknown_key_is_refused(copy: Path) -> None:
    _replace(copy / "MDV-LGC-Va2/bdc-medecin-liberal.yaml", "title: Bon", "colour: blue\ntitle: Bon")
    with pytest.raises(SchemeError, match=r"bdc-medecin-liberal\.yaml:\d+: colour"):
        load_scheme("MDV-LGC-Va2", copy)


def test_a_section_that_does_not_exist_is_refused(copy: Path) -> None:
    _replace(copy / "MDV-LGC-Va2/bdc-medecin-liberal.yaml", "section: client", "section: clients")
    with pytest.raises(SchemeError, match="no section clients"):
        load_scheme("MDV-LGC-Va2", copy)


def test_a_piece_without_a_model_is_refused(copy: Path) -> None:
    (copy / "MDV-LGC-Va2/va-structure.yaml").unlink()
    with pytest.raises(SchemeError, match="no model of va"):
        load_scheme("MDV-LGC-Va2", copy)


def test_scalars_stay_text(copy: Path) -> None:
    """`no` is the word no, `0012` keeps its zeros."""
    _replace(copy / "MDV-LGC-Va2/bdc-medecin-liberal.yaml", "wordings: [Non]", "wordings: [Non, no, 0012]")
    scheme = load_scheme("MDV-LGC-Va2", copy)
    model = scheme.piece_model("bdc-medecin-liberal")
    group = next(g for g in model.groups if g.key == "de_minimis")
    assert group.options[1].wordings == ("Non", "no", "0012")


def test_overlapping_dates_are_refused(copy: Path) -> None:
    path = copy / "MDV-LGC-Va2/scheme.yaml"
    _replace(path, "2026-07-22T12:00:00+02:00", "2025-10-01T12:00:00+02:00")
    with pytest.raises(SchemeError, match=r"scheme\.yaml:\d+: .*overlapping dates: date-2"):
        load_scheme("MDV-LGC-Va2", copy)


def test_a_ceiling_given_twice_is_refused(copy: Path) -> None:
    _replace(
        copy / "MDV-LGC-Va2/scheme.yaml", "{profile: B, line: principale", "{profile: A, line: principale"
    )
    with pytest.raises(SchemeError, match=r"scheme\.yaml:\d+: ceilings: .*ceiling given twice: A principale"):
        load_scheme("MDV-LGC-Va2", copy)


def test_a_department_with_two_rates_is_refused(copy: Path) -> None:
    _replace(copy / "MDV-LGC-Va2/scheme.yaml", '["973", "976"]', '["973", "974"]')
    with pytest.raises(SchemeError, match=r"scheme\.yaml:\d+: rates: .*given twice: 974"):
        load_scheme("MDV-LGC-Va2", copy)


def test_an_item_given_twice_is_refused_with_its_line(copy: Path) -> None:
    _replace(copy / "common/va.yaml", "fields:\n", "fields:\n  - {key: twice}\n  - {key: twice}\n")
    with pytest.raises(SchemeError, match=r"(?s)item given twice: key twice.*line \d+"):
        load_scheme("MDV-LGC-Va2", copy)


def test_a_mistake_in_what_is_extended_is_placed_there(copy: Path) -> None:
    path = copy / "common/va.yaml"
    line = next(n for n, text in enumerate(path.read_text("utf-8").splitlines(), 1) if "kind: date" in text)
    _replace(path, "kind: date", "kind: dates")
    with pytest.raises(SchemeError, match=rf"common/va\.yaml:({line}|{line - 1}|{line - 2}): fields"):
        load_scheme("MDV-LGC-Va2", copy)


def test_a_piece_may_extend_several_and_add_to_their_lists(copy: Path) -> None:
    (copy / "common/one.yaml").write_text(
        "recognise: {phrases: [un, deux]}\nsections: [{key: a, titles: [A]}]\n"
    )
    (copy / "common/two.yaml").write_text(
        "recognise: {phrases+: [deux, trois]}\nsections: [{key: b, titles: [B]}]\n"
    )
    path = copy / "MDV-LGC-Va2/va-structure.yaml"
    _replace(path, "extends: va-lgc-va2", "extends: [va-lgc-va2, one, two]\nrecognise: {phrases+: [quatre]}")
    model = load_scheme("MDV-LGC-Va2", copy).piece_model("va-structure")
    assert model.recognise.phrases == ("un", "deux", "trois", "quatre")
    assert [s.key for s in model.sections][-2:] == ["a", "b"]


def test_what_is_extended_must_be_there(copy: Path) -> None:
    _replace(copy / "MDV-LGC-Va2/va-structure.yaml", "extends: va-lgc-va2", "extends: nothing")
    with pytest.raises(SchemeError, match=r"nothing\.yaml"):
        load_scheme("MDV-LGC-Va2", copy)


def test_a_shared_piece_serves_every_case(copy: Path) -> None:
    (copy / "common/mom.yaml").write_text(
        "id: mom\nkind: mom\ncase: tous\ntitle: MOM\nsource: [S0:384]\n"
        "recognise: {titles: [Mise en ordre de marche]}\n"
    )
    _replace(copy / "MDV-LGC-Va2/scheme.yaml", "shared: [", "shared: [mom, ")
    scheme = load_scheme("MDV-LGC-Va2", copy)
    assert [m.id for m in scheme.models_of(PieceKind.MOM, "structure")] == ["mom"]
