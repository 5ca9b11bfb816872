"""What was taken, shown: the pages with a frame round each thing, and the list of all that was seen."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence

import cv2
from jinja2 import Environment, StrictUndefined

from models.geometry import Box, Place
from models.view import Pixels
from pipeline.learn.sort import Role, Taken

WORDS = {
    Role.TITLE: "Titre de la pièce",
    Role.PHRASE: "Phrase qui fait reconnaître la pièce",
    Role.SECTION: "Titre de partie",
    Role.LABEL: "Champ à remplir",
    Role.MENTION: "Mention obligatoire",
    Role.HEADING: "Titre d’un groupe de cases",
    Role.OPTION: "Case à cocher",
    Role.TABLE: "Tableau",
    Role.SIGNATURE: "Zone de signature",
    Role.LEFT: "Vu, non retenu (ce n’est pas en bleu)",
}
COLOURS = {
    Role.TITLE: "#5b2a86",
    Role.PHRASE: "#8a5fb0",
    Role.SECTION: "#7a5200",
    Role.LABEL: "#0b6e4f",
    Role.MENTION: "#0b4f9e",
    Role.HEADING: "#a14a00",
    Role.OPTION: "#c46210",
    Role.TABLE: "#00707a",
    Role.SIGNATURE: "#b3123e",
    Role.LEFT: "#777777",
}
NARROW = 1000  # pixels
PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{{ title }}</title><style>
body { font: 15px/1.45 sans-serif; max-width: 1080px; margin: 24px auto; padding: 0 16px; color: #111 }
h1 { font-size: 22px } h2 { font-size: 17px; margin-top: 32px }
.page { position: relative; border: 1px solid #999; margin: 12px 0 }
.page img { display: block; width: 100% }
.page svg { position: absolute; inset: 0; width: 100%; height: 100% }
rect { fill-opacity: .1; stroke-width: 1.6; vector-effect: non-scaling-stroke }
table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid #bbb; padding: 5px 8px; text-align: left; vertical-align: top }
.key { display: inline-block; width: 13px; height: 13px; margin-right: 7px; vertical-align: -1px }
.blue { color: #1f4fa3 }
</style></head><body>
<h1>{{ title }}</h1>
<p>Ce qui a été lu sur le modèle, et ce qui en a été fait. Comparez-le au modèle, puis complétez
{{ yaml }}.</p>
<p>{% for role, words in legend %}<span class="key" style="background:{{ role }}"></span>{{ words }}
&nbsp; {% endfor %}</p>
{% for page in pages %}<h2>Page {{ page.number }}</h2><div class="page">
<img alt="Page {{ page.number }} du modèle" src="data:image/jpeg;base64,{{ page.picture }}">
<svg viewBox="0 0 1 1" preserveAspectRatio="none">{% for box in page.boxes %}
<rect x="{{ box.x }}" y="{{ box.y }}" width="{{ box.w }}" height="{{ box.h }}" fill="{{ box.colour }}"
 stroke="{{ box.colour }}"><title>{{ box.words }}</title></rect>{% endfor %}</svg></div>
{% endfor %}<h2>Tout ce qui a été vu, dans l’ordre</h2>
<table><tr><th scope="col">Ce que c’est</th><th scope="col">Ce qui est imprimé</th>
<th scope="col">En bleu</th></tr>
{% for row in rows %}<tr>
<td><span class="key" style="background:{{ row.colour }}"></span>{{ row.words }}</td>
<td{% if row.blue %} class="blue"{% endif %}>{{ row.text }}</td>
<td>{{ "oui" if row.blue else "non" }}</td></tr>
{% endfor %}</table></body></html>
"""


def picture(
    title: str, yaml_name: str, found: Sequence[Taken], pages: Mapping[tuple[str, int], Pixels]
) -> str:
    """The page to look at. `pages`: the upright pages, () of a Word document, which has none."""
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(PAGE)
    return template.render(
        title=title,
        yaml=yaml_name,
        legend=[(COLOURS[role], WORDS[role]) for role in Role],
        pages=[_page(key, pixels, found) for key, pixels in pages.items()],
        rows=[_row(one) for one in found],
    )


def _page(key: tuple[str, int], pixels: Pixels, found: Sequence[Taken]) -> dict[str, object]:
    height = round(pixels.shape[0] * NARROW / pixels.shape[1])
    small = cv2.resize(pixels, (NARROW, height), interpolation=cv2.INTER_AREA)
    _, jpeg = cv2.imencode(".jpg", cv2.cvtColor(small, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 75])
    boxes = [_box(one, box) for one in found for box in _rows(one.item.places, key)]
    return {"number": key[1], "picture": base64.b64encode(jpeg.tobytes()).decode(), "boxes": boxes}


def _rows(places: Sequence[Place], key: tuple[str, int]) -> list[Box]:
    """One box a line of text, on that page."""
    rows: list[Box] = []
    for box in (place.box for place in places if (place.document, place.page) == key):
        if rows and rows[-1].top <= box.middle_y <= rows[-1].bottom and box.left >= rows[-1].left:
            rows[-1] = rows[-1].union(box)
        else:
            rows.append(box)
    return rows


def _box(one: Taken, place: Box) -> dict[str, object]:
    box = place.grown(0.002, 0.001)
    return {
        **{"x": box.left, "y": box.top, "w": box.width, "h": box.height},
        "colour": COLOURS[one.role],
        "words": WORDS[one.role],
    }


def _row(one: Taken) -> dict[str, object]:
    blue = getattr(one.item, "is_blue", True)
    words = WORDS[one.role] + (f" (si : {one.condition})" if one.condition else "")
    return {"colour": COLOURS[one.role], "words": words, "text": one.text, "blue": blue}
