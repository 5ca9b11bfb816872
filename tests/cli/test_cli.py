"""The command line: outputs, exit codes, refusals. The control itself is replaced by a double."""

from __future__ import annotations

import json
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli import check as check_module
from cli import main as main_module
from cli import read as read_module
from cli.codes import CODES, Code
from models.finding import Report, Verdict
from models.view import Pixels
from pipeline.control import UnknownSchemeError
from tests.reports.sample import pictures, report

DOSSIER: dict[str, Any] = {
    "scheme": "AF-MDV-LGC-Va2",
    "stage": "avance",
    "case": "medecin-liberal",
    "received": "2026-11-18T10:42:00+01:00",
    "supplier": {"name": "Éditions du Cormier SAS", "siret": "73282932000074"},
    "client": {"representative": "Hélène Vasseur-Lambin", "rpps": "10005173140"},
    "order": {"number": "BC-2026-0417", "issued": "2026-03-02", "signed": "2026-03-18", "nature": "vague-2"},
    "solution": {"name": "Cormédic", "version": "7.2", "reference": "27f99871b4"},
    "principale": [{"excl_tax": "376.25", "rate": "20", "vat": "75.25", "incl_tax": "451.50"}],
    "secondaire": [{"excl_tax": "104.17", "rate": "20", "vat": "20.83", "incl_tax": "125.00"}],
}


@dataclass
class Double:
    """Stands for the control: gives the sample report, and keeps what it was asked."""

    report: Report = field(default_factory=report)
    asked: list[Any] = field(default_factory=list)

    def __call__(self, dossier: Any, data: bytes, files: Any, settings: Any, progress: Any = None) -> Any:
        self.asked.append(SimpleNamespace(dossier=dossier, data=data, files=files, progress=progress))
        folder = tempfile.TemporaryDirectory()
        return SimpleNamespace(report=self.report, picture=self.picture, folder=folder)

    @staticmethod
    def picture(document: str, page: int) -> Pixels:
        return pictures()[document, page]


@pytest.fixture
def double(monkeypatch: pytest.MonkeyPatch) -> Double:
    made = Double()
    monkeypatch.setattr(check_module, "control", made)
    return made


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.json"
    path.write_text(json.dumps(DOSSIER), encoding="utf-8")
    (tmp_path / "commande.pdf").write_bytes(b"%PDF-1.7")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main_module.app, [str(argument) for argument in arguments])


@pytest.mark.parametrize("verdict", list(Verdict))
def test_each_verdict_has_its_own_exit_code(double: Double, dossier: Path, verdict: Verdict) -> None:
    double.report = report(verdict=verdict)
    assert run("check", dossier, "--quiet").exit_code == CODES[verdict]


def test_the_codes_are_those_documented() -> None:
    shown = run("check", "--help").output
    assert {code.value for code in Code} == {0, 2, 3, 10, 11, 12, 13}
    for code in Code:
        assert str(code.value) in shown


def test_the_verdict_is_shown(double: Double, dossier: Path) -> None:
    assert "IRRECEVABLE" in run("check", dossier, dossier.parent / "commande.pdf").stdout


def test_json_and_html_are_written(double: Double, dossier: Path, tmp_path: Path) -> None:
    json_out, html_out = tmp_path / "r.json", tmp_path / "r.html"
    result = run("check", dossier, "--json", json_out, "--html", html_out, "--quiet")
    assert result.stdout == ""
    assert Report.model_validate_json(json_out.read_bytes()) == double.report
    assert "data:image/jpeg;base64," in html_out.read_text(encoding="utf-8")


def test_json_on_the_standard_output_is_alone_there(double: Double, dossier: Path) -> None:
    result = run("check", dossier, "--json", "-")
    assert Report.model_validate_json(result.stdout) == double.report
    assert "IRRECEVABLE" in result.stderr


def test_a_folder_or_a_zip_holds_the_dossier_and_its_pieces(
    double: Double, dossier: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "sub" / "dossier.zip"
    archive.parent.mkdir()
    with zipfile.ZipFile(archive, "w") as content:
        content.write(dossier, "dossier.json")
        content.write(tmp_path / "commande.pdf", "commande.pdf")
    assert run("check", archive).exit_code == Code.IRRECEVABLE
    assert [file.name for file in double.asked[0].files] == ["dossier.zip/commande.pdf"]


def test_the_time_of_reception_can_be_given(double: Double, dossier: Path) -> None:
    without = {key: value for key, value in DOSSIER.items() if key != "received"}
    dossier.write_text(json.dumps(without), encoding="utf-8")
    assert run("check", dossier, "--received", "2026-12-16T11:59").exit_code == Code.IRRECEVABLE
    assert double.asked[0].dossier.received.isoformat() == "2026-12-16T11:59:00+01:00"
    assert double.asked[0].data == dossier.read_bytes()


def test_the_time_of_reception_wins_over_a_mapping(double: Double, dossier: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.yaml"
    same = "\n".join(f"  {key}: {key}" for key in DOSSIER)
    names.write_text(f"fields:\n{same}\n", encoding="utf-8")
    result = run("check", dossier, "--mapping", names, "--received", "2026-12-16T11:59+01:00")
    assert result.exit_code == Code.IRRECEVABLE, result.output
    assert double.asked[0].dossier.received.isoformat() == "2026-12-16T11:59:00+01:00"


def test_a_wrong_dossier_is_explained_field_by_field(double: Double, dossier: Path) -> None:
    wrong = DOSSIER | {"stage": "acompte", "client": {"rpps": "1"}}
    dossier.write_text(json.dumps(wrong), encoding="utf-8")
    result = run("check", dossier)
    assert result.exit_code == Code.MISUSE
    assert "· client.representative : " in result.stderr
    assert "· stage : " in result.stderr
    assert double.asked == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["absent.pdf"], "introuvable"),
        (["commande.pdf"], "Aucun dossier déclaré"),
        (["dossier.json", "autre.json"], "Plusieurs fichiers JSON"),
        (["dossier.json", "--received", "hier"], "--received"),
        (["dossier.json", "--html", "nulle/part.html"], "répertoire de sortie"),
        (["dossier.json", "--mapping", "commande.pdf"], "--mapping"),
    ],
)
def test_misuse_is_said_in_french_before_anything_is_read(
    double: Double, dossier: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(dossier.parent)
    Path("autre.json").write_text("{}", encoding="utf-8")
    result = run("check", *arguments)
    assert result.exit_code == Code.MISUSE
    assert said in result.stderr
    assert double.asked == []


def test_an_unknown_scheme_is_misuse(monkeypatch: pytest.MonkeyPatch, dossier: Path) -> None:
    def unknown(*_: object) -> None:
        raise UnknownSchemeError("AF-MDV-LGC-Va2")

    monkeypatch.setattr(check_module, "control", unknown)
    result = run("check", dossier)
    assert result.exit_code == Code.MISUSE
    assert "AF-MDV-LGC-Va2" in result.stderr


def test_a_setting_without_sense_is_misuse(
    double: Double, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEVABLE_MEMORY_MB", "beaucoup")
    result = run("check", dossier)
    assert result.exit_code == Code.MISUSE
    assert "RECEVABLE_MEMORY_MB" in result.stderr


def test_a_crash_exits_with_its_own_code_and_tells_no_value(
    monkeypatch: pytest.MonkeyPatch, dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("10005173140")

    monkeypatch.setattr(check_module, "control", crash)
    monkeypatch.setattr("sys.argv", ["recevable", "check", str(dossier)])
    with pytest.raises(SystemExit) as stopped:
        main_module.main()
    assert stopped.value.code == Code.INTERNAL
    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert "10005173140" not in said


def test_read_shows_the_pieces_or_gives_them_as_json(monkeypatch: pytest.MonkeyPatch, dossier: Path) -> None:
    def done(*_: object) -> Any:
        sample = report()
        reading = SimpleNamespace(pieces=sample.pieces, ledger=sample.pages, documents=sample.documents)
        return SimpleNamespace(reading=reading, folder=tempfile.TemporaryDirectory())

    monkeypatch.setattr(read_module, "read_files", done)
    piece = dossier.parent / "commande.pdf"
    assert "BC-2026-0417" in run("read", piece).stdout
    content = json.loads(run("read", piece, "--json").stdout)
    assert content["pieces"][0]["key"] == "bdc"
    assert [page["state"] for page in content["pages"]] == ["attributed", "unrecognised", "not-opened"]


@pytest.mark.parametrize("name", ["dossier", "report"])
def test_schemas_are_printed(name: str) -> None:
    assert json.loads(run("schema", name).stdout)["$schema"].startswith("https://json-schema.org/")


def test_rules_are_listed_and_explained() -> None:
    assert "DEC-09" in run("rules", "list").stdout
    one = run("rules", "show", "cal-02")
    assert "CAL-02" in one.stdout
    assert "S2:" in one.stdout
    assert run("rules", "show", "XYZ-99").exit_code == Code.MISUSE


def test_schemes_are_listed_shown_and_checked() -> None:
    assert "MDV-LGC-Va2" in run("schemes", "list").stdout
    one = run("schemes", "show", "MDV-LGC-Va2").stdout
    assert "376.25 € (S2:804)" in one
    assert "inconnue. Les textes" in one
    assert run("schemes", "show", "XYZ").exit_code == Code.MISUSE
    assert run("schemes", "lint").exit_code == 0
