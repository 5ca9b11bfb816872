"""What a telephone line adds: the sender's header and damaged rows."""

import PIL.Image
import PIL.ImageDraw
import PIL.ImageFont

from testdata.scanner.blend import is_free
from testdata.scanner.shot import Effect, Image, Shot, as_image

DAYS = ("02/02/2026", "17/03/2026", "21/04/2026", "05/05/2026", "11/06/2026")


def headed() -> Effect:
    """The line that the sending machine prints over the page, where there is room for it."""

    def effect(image: Image, shot: Shot) -> Image:
        height = shot.px(6)
        if not is_free(image, 0, 0, height, image.shape[1]):
            return image
        sheet = PIL.Image.fromarray(image)
        font = PIL.ImageFont.load_default(size=3.2 * shot.mm)
        hour = f"{shot.luck.randint(8, 18):02d}:{shot.luck.randint(0, 59):02d}"
        number = f"01 99 00 {shot.luck.randint(10, 99)} {shot.luck.randint(10, 99)}"
        text = f"{shot.luck.choice(DAYS)}  {hour}   FAX {number}   P.{shot.luck.randint(1, 9):02d}"
        PIL.ImageDraw.Draw(sheet).text((shot.px(8), shot.px(1.2)), text, font=font, fill=(0, 0, 0))
        return as_image(sheet)

    return effect


def disturbed(rows: tuple[int, int]) -> Effect:
    """Rows lost on the line: the machine prints the row above once more, now and then a black one."""

    def effect(image: Image, shot: Shot) -> Image:
        out = image.copy()
        for _ in range(shot.luck.randint(*rows)):
            row = shot.luck.randrange(1, image.shape[0] - 2)
            out[row : row + shot.luck.randint(1, 2)] = out[row - 1]
            if shot.luck.random() < 0.2:
                start = shot.luck.randrange(image.shape[1] // 2)
                out[row, start : start + shot.px(shot.between((5, 60)))] = 0
        return out

    return effect
