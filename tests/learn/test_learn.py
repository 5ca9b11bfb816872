"""`recevable learn` on the committed model drawn from S3: what a person gets to complete."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from cli.main import app
from schemes import SchemeError, load_scheme
from schemes.load import load_piece
from schemes.piece import PieceModel

ROOT = Path(__file__).parent.parent.parent
MODELS = ROOT / "testdata" / "official"
NAME = "bdc-medecin-liberal"


def learn(model: Path, out: Path, *more: str) -> str:
    """The YAML learnt from a model."""
    words = ["learn", str(model), "--scheme", "MDV-LGC-Va2", "--piece", NAME, "--out", str(out), *more]
    done = CliRunner().invoke(app, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return (out / f"{NAME}.yaml").read_text(encoding="utf-8")


def filled(text: str, path: Path) -> PieceModel:
    """The model once a person has replaced every mark."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(re.sub(r"^(\s*)- À COMPLÉTER", r"\1- S3:8", text, flags=re.M), encoding="utf-8")
    return load_piece(path)


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    return learn(MODELS / f"{NAME}.docx", tmp_path_factory.mktemp("docx"))


@pytest.fixture
def piece(text: str, tmp_path: Path) -> PieceModel:
    return filled(text, tmp_path / f"{NAME}.yaml")


@pytest.fixture(scope="module")
def official() -> PieceModel:
    return load_scheme("MDV-LGC-Va2").piece_model(NAME)


def test_what_is_blue_is_mandatory(piece: PieceModel) -> None:
    required = {field.key for field in piece.fields if field.required}
    assert {"order_number", "order_issued", "supplier_siret", "client_rpps", "solution_reference"} <= required
    assert not required & {"client_address", "client_city", "supplier_phone", "client_email"}


def test_blue_sentences_are_mentions_and_black_ones_are_not(piece: PieceModel, official: PieceModel) -> None:
    assert {m.key: m.control for m in piece.mentions} == {
        key: control
        for key in ("conditional_order", "state_funding", "no_strings")
        if (mention := official.mention(key)) and (control := mention.control)
    }


def test_a_quoted_mention_keeps_its_condition(piece: PieceModel) -> None:
    mention = piece.mention("conditional_order")
    assert mention is not None
    assert mention.required == "if-signed-before-referencing"
    assert mention.wordings[0].startswith("Bon de commande conditionnée à l’obtention")


def test_boxes_are_groups_with_their_heading(piece: PieceModel) -> None:
    assert {g.key: [o.key for o in g.options] for g in piece.groups} == {
        "nature": ["vague-1-et-2", "vague-2"],
        "de_minimis": ["oui", "non"],
    }


def test_tables_have_their_columns_and_rows(piece: PieceModel) -> None:
    amounts = piece.tables[0]
    assert [column.key for column in amounts.columns] == ["description", "ht", "rate", "vat", "ttc"]
    assert [row.role for row in amounts.rows] == ["principale", "secondaire", "total"]


def test_a_place_to_sign(piece: PieceModel) -> None:
    assert [(s.key, s.signer) for s in piece.signatures] == [("client", "client")]


def test_what_a_scheme_knows_keeps_its_key_and_kind(piece: PieceModel, official: PieceModel) -> None:
    known = {field.key: field.kind for field in official.fields}
    assert {field.key: field.kind for field in piece.fields}.items() <= known.items()


def test_the_yaml_is_refused_line_by_line_until_it_is_filled(text: str, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text(text, encoding="utf-8")
    with pytest.raises(SchemeError) as refused:
        load_piece(draft)
    marked = [n for n, line in enumerate(text.splitlines(), 1) if "À COMPLÉTER" in line and line[0] != "#"]
    assert [int(line.split(":")[1]) for line in str(refused.value).splitlines()] == marked


def test_a_pdf_gives_what_the_word_document_gives(text: str, tmp_path: Path) -> None:
    assert yaml.safe_load(learn(MODELS / f"{NAME}.pdf", tmp_path)) == yaml.safe_load(text)
    shown = (tmp_path / f"{NAME}.html").read_text(encoding="utf-8")
    assert shown.count("data:image/jpeg;base64,") == 2
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", shown)


def test_a_scan_by_its_ink(official: PieceModel, tmp_path: Path) -> None:
    piece = filled(learn(MODELS / f"{NAME}-scan.jpg", tmp_path / "out"), tmp_path / f"{NAME}.yaml")
    required = {field.key for field in piece.fields if field.required}
    assert {"order_number", "supplier_siret", "client_rpps", "solution_reference"} <= required
    assert piece.mention("conditional_order") is not None
    assert [option.key for option in piece.groups[0].options] == ["vague-1-et-2", "vague-2"]


def test_a_grey_model_says_that_it_cannot(tmp_path: Path) -> None:
    words = [
        "learn",
        str(MODELS / f"{NAME}-grey.jpg"),
        "--scheme",
        "X",
        "--piece",
        "bdc",
        "--out",
        str(tmp_path),
    ]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 2
    assert "Ce modèle est en gris" in done.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--piece", "commande"), "commence par son genre"),
        (("--piece", NAME, "--from", "Rien de tel"), "Aucun passage du modèle"),
    ],
)
def test_misuse_is_said(more: tuple[str, ...], said: str, tmp_path: Path) -> None:
    model = str(MODELS / f"{NAME}.docx")
    done = CliRunner().invoke(app, ["learn", model, "--scheme", "X", "--out", str(tmp_path), *more])
    assert done.exit_code == 2
    assert said in done.output


def test_what_a_person_completed_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.yaml").write_text("id: mine", encoding="utf-8")
    model = str(MODELS / f"{NAME}.docx")
    words = ["learn", model, "--scheme", "X", "--piece", NAME, "--out", str(tmp_path)]
    assert CliRunner().invoke(app, words).exit_code == 2
    assert (tmp_path / f"{NAME}.yaml").read_text(encoding="utf-8") == "id: mine"


def test_a_part_of_a_document(tmp_path: Path) -> None:
    part = ("--from", "Fournisseur", "--to", "Informations sur la prestation")
    text = learn(MODELS / f"{NAME}.docx", tmp_path, *part)
    sections = yaml.safe_load(text)["sections"]
    assert [section["key"] for section in sections] == ["supplier", "client"]
    assert "mentions" not in yaml.safe_load(text)


def test_the_commands_of_the_page_do_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "learn.md").read_text(encoding="utf-8")
    commands = re.findall(r"^recevable (.*)$", page, flags=re.M)
    (tmp_path / "testdata").symlink_to(ROOT / "testdata")
    monkeypatch.chdir(tmp_path)
    codes = [CliRunner().invoke(app, shlex.split(one)).exit_code for one in commands]
    assert codes == [0, 0, 2]
    assert (tmp_path / "brouillon" / "bdc-client.html").is_file()
