"""A page that says which way up it is, and a reader that honours the marks of a file."""

import io

import pillow_heif
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont, ImageOps

SIZE = (874, 1240)


@pytest.fixture(scope="session")
def page() -> Image.Image:
    """An A6 at 300 dpi with print in its top left quarter only."""
    sheet = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=42)
    for row in range(8):
        pen.text((130, 140 + 55 * row), "TOTAL 1 250,00", font=font, fill=(0, 0, 0))
    return sheet


def seen(data: bytes, suffix: str) -> list[Image.Image]:
    """The pages as a viewer shows them, their proportions set right, some 500 px high or wide."""
    if suffix == ".pdf":
        document = pypdfium2.PdfDocument(data)
        try:
            return [_drawn(page) for page in document]
        finally:
            document.close()
    pillow_heif.register_heif_opener()
    with Image.open(io.BytesIO(data)) as file:
        frames = []
        for index in range(getattr(file, "n_frames", 1)):
            file.seek(index)
            across, down = file.info.get("dpi", (1, 1))
            upright = ImageOps.exif_transpose(file.convert("L"))
            frames.append(upright.resize((500, round(500 * upright.height / upright.width * across / down))))
        return frames


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    scale = 500 / max(page.get_size())
    picture: Image.Image = page.render(scale=scale).to_pil()
    return picture.convert("L")
