"""The schema of the dossier explains every field in French, and both schemas hold."""

import json
from typing import Any

from jsonschema import Draft202012Validator

from models.dossier import Dossier
from reports.dossier_words import DOSSIER_WORDS, OBJECT_WORDS
from reports.json_ import to_json
from reports.schema import schema
from tests.reports.sample import report


def definitions() -> dict[str, Any]:
    content = Dossier.model_json_schema()
    return {"Dossier": content, **content["$defs"]}


def test_every_field_of_the_dossier_has_french_words_and_no_word_is_left_over() -> None:
    fields = {(name, key) for name, content in definitions().items() for key in content.get("properties", {})}
    assert fields == set(DOSSIER_WORDS)
    assert set(definitions()) == set(OBJECT_WORDS)


def test_titles_are_in_the_schema() -> None:
    content = schema("dossier")
    Draft202012Validator.check_schema(content)
    assert content["properties"]["received"]["title"] == "Date et heure de réception"
    assert content["$defs"]["Client"]["properties"]["rpps"]["title"] == "N° RPPS"


def test_a_report_fits_its_schema() -> None:
    content = schema("report")
    Draft202012Validator.check_schema(content)
    Draft202012Validator(content).validate(json.loads(to_json(report())))
