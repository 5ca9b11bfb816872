"""A piece model keeps to the text of its official model, or the program does not start."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from schemes import SchemeError, load_scheme, scheme_ids
from schemes.load import ROOT, load_piece
from schemes.samples import plain

MODELS = [(one, model) for one in scheme_ids() for model in load_scheme(one).pieces]


def copy(folder: Path) -> Path:
    for name in ("BIO-SGL-Va1", "common"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def test_the_official_models_of_the_texts_have_their_sample() -> None:
    assert sum(model.sample is not None for _, model in MODELS) >= 45


def test_a_label_that_the_sample_does_not_hold_is_refused_with_its_line(tmp_path: Path) -> None:
    root = copy(tmp_path)
    path = next((root / "BIO-SGL-Va1/samples").glob("s0-135-*.txt"))
    path.write_text(path.read_text("utf-8").replace("seuil", "nombre"), encoding="utf-8")
    with pytest.raises(
        SchemeError, match=r"va-client-unique\.yaml:\d+: groups/dmp/direct: none of its wordings"
    ):
        load_scheme("BIO-SGL-Va1", root)


def test_a_sample_that_is_not_there_is_refused(tmp_path: Path) -> None:
    root = copy(tmp_path)
    next((root / "BIO-SGL-Va1/samples").glob("s0-135-*.txt")).unlink()
    with pytest.raises(SchemeError, match="no such file"):
        load_scheme("BIO-SGL-Va1", root)


def test_signs_and_accents_tell_nothing() -> None:
    assert plain("L’Etat, à  Œuvre\nd'ici") == plain("l'état a oeuvre d’ici")


def test_a_draft_alone_is_held_against_its_sample(tmp_path: Path) -> None:
    """Before it joins its scheme: `recevable schemes lint FILE`."""
    root = copy(tmp_path)
    path = next((root / "BIO-SGL-Va1/samples").glob("s0-135-*.txt"))
    path.write_text(path.read_text("utf-8").replace("seuil", "nombre"), encoding="utf-8")
    with pytest.raises(SchemeError, match=r"va-client-unique\.yaml:\d+: groups/dmp/direct"):
        load_piece(root / "BIO-SGL-Va1/va-client-unique.yaml", root)


def test_a_mistake_in_a_draft_is_named_with_its_line(tmp_path: Path) -> None:
    root = copy(tmp_path)
    path = root / "BIO-SGL-Va1/va-client-unique.yaml"
    path.write_text(path.read_text("utf-8") + "colour: blue\n", encoding="utf-8")
    with pytest.raises(SchemeError, match=r"va-client-unique\.yaml:\d+: colour: "):
        load_piece(path, root)
