"""One dossier from a seed: facts, pieces, defects, drawing, files, truth."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from models.dossier import Dossier
from testdata.generate import leaves as pages
from testdata.generate.any_draft import make_any_draft
from testdata.generate.catalogue import catalogue_of
from testdata.generate.content import Content
from testdata.generate.defects import Defect, plant_one, verdict
from testdata.generate.demand import SCHEME as MDV
from testdata.generate.draft import Draft, make_draft
from testdata.generate.leaves import Leaf, piece_leaves
from testdata.generate.look import Look, make_look
from testdata.generate.packing import Packed, born_digital, file_name, pack_scan, with_scanned_pages
from testdata.generate.render import Drawn, draw
from testdata.generate.scheme import load_scheme
from testdata.generate.split import SKINS, choose_skin, is_held_out
from testdata.generate.strangers import add_strangers
from testdata.generate.truth import piece_truth
from testdata.generate.visible import cut_last_page

STAGES = ("avance", "avance", "solde", "solde", "secondaire")
ANY_STAGES = ("avance", "avance", "avance", "solde", "solde", "solde", "annulation")
SKINS_SHARE = 0.4
QUALITIES = ("digital", "digital", "clean", "office", "office", "poor", "phone")


@dataclass(frozen=True)
class Order:
    """What is asked for. `defective`: None for half and half; `defect`: that one and no other.

    `skins` false leaves the layouts that print any piece out of MDV-LGC-Va2.
    """

    seed: int
    split: str
    stage: str | None = None
    quality: str | None = None
    defective: bool | None = None
    defect: str | None = None
    scheme: str = MDV
    skins: bool = True


@dataclass
class Made:
    """A dossier ready to be written."""

    dossier: dict[str, Any]
    files: dict[str, bytes]
    truth: dict[str, Any]


def make(order: Order, index: int) -> Made:
    """The dossier of that index. The same order and index give the same bytes."""
    rng = Random(f"{order.seed}-{index}-{order.split}")  # noqa: S311 - test documents, no secret
    draft, planted = make_draft_with_defects(order, rng)
    drawn = draw_all(draft, order, rng)
    packed = pack(draft, drawn, order.split, rng)
    dossier = Dossier.model_validate(draft.declared)
    truth = whole_truth(order, index, draft, planted, drawn, packed)
    return Made(json.loads(dossier.model_dump_json()), packed.files, truth)


def make_draft_with_defects(order: Order, rng: Random) -> tuple[Draft, list[Defect]]:
    """A draft with its defects; drawn again when none of the wanted ones can be planted in it."""
    defective = order.defect is not None or (
        rng.random() < 0.5 if order.defective is None else order.defective
    )
    catalogue = catalogue_of(order.scheme)
    if order.defect is not None and order.defect not in catalogue:
        raise ValueError(f"{order.defect} is no defect of {order.scheme}")
    for _ in range(200):
        options = [catalogue[order.defect]] if order.defect else list(catalogue.values())
        stages = STAGES if order.scheme == MDV else ANY_STAGES
        stage = order.stage or rng.choice(stages)
        if order.defect and stage not in options[0].stages:
            stage = rng.choice([s for s in options[0].stages if s in stages])
        draft = new_draft(order, rng, stage, bool(order.defect) and options[0].needs_order)
        if not defective:
            return draft, []
        planted = plant(
            draft, rng, [d for d in options if stage in d.stages], 1 if order.defect else how_many(rng)
        )
        if planted:
            return draft, planted
    raise ValueError(f"defect {order.defect} cannot be planted at stage {order.stage}")


def new_draft(order: Order, rng: Random, stage: str, whole: bool) -> Draft:
    """A sound dossier of the scheme."""
    if order.scheme == MDV:
        case = rng.choice(("medecin-liberal", "medecin-liberal", "structure"))
        return make_draft(rng, stage, case, order.quality or rng.choice(QUALITIES), whole=whole)
    case = rng.choice(sorted(load_scheme(order.scheme).cases))
    return make_any_draft(rng, order.scheme, stage, case, order.quality or rng.choice(QUALITIES), whole=whole)


def how_many(rng: Random) -> int:
    return rng.choices((1, 2, 3), (80, 15, 5))[0]


def plant(draft: Draft, rng: Random, options: list[Defect], count: int) -> list[Defect]:
    """Up to `count` defects that break different controls, so that none hides another."""
    planted: list[Defect] = []
    for _ in range(count):
        broken = {c for d in planted for c in d.controls}
        chosen = plant_one(draft, rng, [d for d in options if not broken & set(d.controls)])
        if chosen is not None:
            planted.append(chosen)
    return planted


def draw_all(draft: Draft, order: Order, rng: Random) -> list[Drawn]:
    """Every piece on paper, each in its own layout."""
    found, split = [], order.split
    for index, content in enumerate(draft.contents):
        look = look_of(content, order, draft.quality, rng)
        if content.corrected and not look.penned:
            look = replace(look, fill="partial")
        drawn = draw(content, look)
        if draft.cut == index:
            drawn = cut_last_page(drawn, rng, split, draft.quality)
        found.append(drawn)
    return found


def look_of(content: Content, order: Order, quality: str, rng: Random) -> Look:
    """A look; MDV-LGC-Va2 has layouts of its own, and shares those that print any piece."""
    if content.form is not None:
        family = choose_skin(rng, order.split, content.kind, content.model)
        return make_look(rng, content.kind, order.split, quality, family)
    look = make_look(rng, content.kind, order.split, quality)
    apart = Random(look.seed)  # noqa: S311 - test documents, no secret; the main stream stays as it was
    if order.skins and content.kind in SKINS and apart.random() < SKINS_SHARE:
        family = choose_skin(apart, order.split, content.kind, False)
        return replace(look, family=family, held_out=is_held_out(content.kind, family))
    return look


def groups_of(draft: Draft, drawn: list[Drawn], rng: Random) -> list[tuple[str, list[Leaf]]]:
    """Which pages go into one file: a piece each, or all together with blank pages and separators between."""
    if len(drawn) < 2 or rng.random() < 0.6:
        return [(d.content.kind, maybe_blank(piece_leaves(d, i), rng, draft)) for i, d in enumerate(drawn)]
    order = list(range(len(drawn)))
    rng.shuffle(order)
    together: list[Leaf] = []
    for i in order:
        if together and rng.random() < 0.3:
            together.append(rng.choice((pages.blank(), pages.separator(rng))))
        together += piece_leaves(drawn[i], i)
    return [("mixed", together)]


def maybe_blank(leaves: list[Leaf], rng: Random, draft: Draft) -> list[Leaf]:
    """Backs of sheets that a duplex scanner takes along."""
    if draft.quality == "digital" or rng.random() > 0.1:
        return leaves
    return [*leaves, pages.blank()]


def pack(draft: Draft, drawn: list[Drawn], split: str, rng: Random) -> Packed:
    """All the files of the dossier."""
    packed = Packed()
    groups = groups_of(draft, drawn, rng)
    if draft.twice is not None:
        groups.append((drawn[draft.twice].content.kind, piece_leaves(drawn[draft.twice], draft.twice)))
    groups = add_strangers(draft, groups, packed, rng)
    for kind, leaves in groups:
        if draft.quality != "digital":
            pack_scan(packed, leaves, kind, draft.quality, rng, split)
            continue
        scanned = {
            i
            for i, leaf in enumerate(leaves)
            if leaf.piece is not None and needs_scan(drawn[leaf.piece], leaf)
        }
        name = file_name(rng, kind, ".pdf", set(packed.files))
        if scanned:
            data, profile = with_scanned_pages(leaves, scanned, rng, "bench" if split == "bench" else "dev")
            packed.profiles.append(profile)
        else:
            data = born_digital(leaves)
        packed.add(name, data, leaves)
    return packed


def needs_scan(drawn: Drawn, leaf: Leaf) -> bool:
    """Ink cannot be on a born-digital page: the page that was signed is a scan."""
    content = drawn.content
    return content.signature in ("ink", "stamp") and leaf.index in drawn.zones


def whole_truth(
    order: Order, index: int, draft: Draft, planted: list[Defect], drawn: list[Drawn], packed: Packed
) -> dict[str, Any]:
    refs = [
        [{"document": p["document"], "page": p["page"]} for p in packed.pages if p["piece_index"] == i]
        for i in range(len(drawn))
    ]
    return {
        "seed": order.seed,
        "index": index,
        "split": order.split,
        "scheme": order.scheme,
        "stage": draft.world.stage,
        "case": draft.world.case,
        "sound": not planted,
        "defects": [{"name": d.name, "controls": list(d.controls)} for d in planted],
        "expected_verdict": verdict([d.cost for d in planted]),
        "quality": draft.quality,
        "profile": "+".join(sorted(set(packed.profiles))),
        "layouts": sorted({d.look.family for d in drawn}),
        "fonts": sorted({d.look.font for d in drawn}),
        "hand": sorted({d.look.hand for d in drawn if d.handwritten}),
        "pieces": [piece_truth(d, refs[i]) for i, d in enumerate(drawn)],
        "pages": packed.pages,
    }


def write(made: Made, folder: Path) -> None:
    """dossier.json, truth.json and the files of pieces."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, value in (("dossier.json", made.dossier), ("truth.json", made.truth)):
        (folder / name).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for name, data in made.files.items():
        (folder / name).write_bytes(data)
