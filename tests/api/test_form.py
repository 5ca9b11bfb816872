"""In a real Chromium, a dossier of every scheme and case is declared in the form, with all that it says."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, sync_playwright

from api.service import Service
from models.dossier import Dossier, Stage
from schemes import load_scheme, scheme_ids
from schemes.facts import Case
from store import dossiers, people
from store.people import Role
from testdata.generate.run import ANY_STAGES, STAGES, Order, make_draft_with_defects
from tests.api.browser import CHROMIUM, serving
from tests.api.form import declare
from tests.api.test_browser import sign_in
from tests.api.world import PASSWORD, made

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="chromium is not installed: apt-get install chromium"
)
PIECE = FilePayload(name="bdc.pdf", mimeType="application/pdf", buffer=b"%PDF")


# A cancellation asks for no amount.
UNASKED = {Stage.ANNULATION: {"principale", "secondaire", "referencing", "payments", "de_minimis"}}


def drawn(key: str) -> dict[tuple[str, Stage], dict[str, Any]]:
    """What a dossier of each case and stage declares: as the generator draws it, or like the nearest one."""
    scheme = load_scheme(key)
    stages = [stage for stage in Stage if scheme.required_at(stage)]
    known = [stage for stage in stages if stage in (STAGES if key == "MDV-LGC-Va2" else ANY_STAGES)]
    found: dict[tuple[str, Stage], dict[str, Any]] = {}
    for seed in range(30 * len(known)):
        stage = known[seed % len(known)]
        order = Order(seed, "dev", stage.value, "digital", defective=False, scheme=key)
        said = make_draft_with_defects(order, Random(f"form-{seed}"))[0].declared
        whole = Dossier.model_validate(said).model_dump(mode="json", exclude_none=True)
        found.setdefault((whole["case"], stage), whole)
    for case in scheme.cases:
        for stage in stages:
            if (case.id, stage) not in found:
                same, first = found.get((case.id, Stage.AVANCE)), (scheme.cases[0].id, stage)
                near = same if same and stage is Stage.ANNULATION else found[first]
                found[case.id, stage] = like(near, case, stage)
    for case in scheme.cases:
        if case.ceiling_by != "tranche":  # no ceiling rests on it: the form does not ask
            for said in (found[case.id, stage] for stage in stages):
                for site in said["client"]["sites"]:
                    site.pop("tranche", None)
    return found


def like(said: dict[str, Any], case: Case, stage: Stage) -> dict[str, Any]:
    """The same demand in another case, or its order cancelled."""
    made_ = {**said, "case": case.id, "stage": stage.value}
    if case.several and not said["clients"]:
        made_["clients"] = [
            said["client"],
            {**said["client"], "name": "Un autre", "finess_pmsi": "010999001"},
        ]
    if stage is Stage.ANNULATION:
        made_["cancellation"] = {
            "by": "client",
            "signed": "2026-10-01",
            "signatory": "A. Roy",
            "reason": "Arrêt",
        }
    return made_


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    made_ = made(tmp_path_factory.mktemp("service"))
    with made_.db.write() as db:
        people.add_user(db, "alix", "Alix Martin", Role.GESTIONNAIRE, PASSWORD, "test")
    yield made_
    made_.db.close()


@pytest.fixture(scope="module")
def page(service: Service) -> Iterator[Page]:
    with serving(service) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page(base_url=address, locale="fr-FR", timezone_id="Europe/Paris")
        sign_in(opened)
        yield opened
        browser.close()


@pytest.mark.parametrize("key", scheme_ids())
def test_every_case_and_every_stage_can_be_declared(key: str, page: Page, service: Service) -> None:
    """Each case at one stage, each stage in one case at least."""
    every, stages = drawn(key), [s for s in Stage if load_scheme(key).required_at(s)]
    cases = [one.id for one in load_scheme(key).cases]
    for rank in range(max(len(cases), len(stages))):
        case, stage = cases[rank % len(cases)], stages[rank % len(stages)]
        said = every[case, stage]
        page.goto("/deposer")
        page.set_input_files("#fichiers-choisis", [PIECE])
        declare(page, {**said, "scheme": load_scheme(key).name})
        page.get_by_role("button", name="Contrôler ce dossier").click()
        page.wait_for_url("**/dossiers/*", timeout=60_000)
        with service.db.read() as db:
            version = dossiers.versions(db, page.url.rpartition("/")[2])[0]
        got = Dossier.model_validate_json(service.blobs.get(version.declared)).model_dump(mode="json")
        wanted = Dossier.model_validate(said).model_dump(mode="json")
        differ = {name: (got[name], wanted[name]) for name in wanted if got[name] != wanted[name]}
        assert differ.keys() - UNASKED.get(stage, set()) <= {"received", "scheme"}, (case, stage, differ)
