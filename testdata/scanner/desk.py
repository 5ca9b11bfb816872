"""Tables and desks that a sheet lies on when it is photographed. Each gives H×W×3 RGB."""

from collections.abc import Callable

import cv2
import numpy as np

from testdata.scanner.blend import cloud, lit
from testdata.scanner.shot import Image, Shot

Desk = Callable[[tuple[int, int], Shot], Image]


def _plain(size: tuple[int, int], colour: tuple[int, int, int]) -> Image:
    return np.full((*size, 3), colour, np.uint8)


def wood(size: tuple[int, int], shot: Shot) -> Image:
    """Grain along one way."""
    base = shot.luck.choice(((150, 108, 70), (112, 76, 48), (190, 156, 116), (86, 62, 46)))
    height, width = 300, 300 * size[1] // size[0]
    rows = np.arange(height, dtype=np.float32)[:, None] + cloud((height, width), 5, shot) * 14
    grain = np.sin(rows * 0.35) * 0.07 + cloud((height, width), 60, shot) * 0.04
    return lit(_plain(size, base), (1 + grain).astype(np.float32))


def laminate(size: tuple[int, int], shot: Shot) -> Image:
    """A pale desk, close to the sheet's own white."""
    base = shot.luck.choice(((205, 203, 198), (222, 220, 214), (186, 190, 192)))
    return lit(_plain(size, base), (1 + cloud((200, 150), 60, shot) * 0.02).astype(np.float32))


def dark(size: tuple[int, int], shot: Shot) -> Image:
    base = shot.luck.choice(((42, 42, 46), (58, 50, 44), (30, 36, 48)))
    return lit(_plain(size, base), (1 + cloud((200, 150), 40, shot) * 0.06).astype(np.float32))


def cloth(size: tuple[int, int], shot: Shot) -> Image:
    """A woven table cloth: a fine regular texture."""
    base = shot.luck.choice(((120, 44, 40), (62, 84, 120), (170, 160, 140)))
    weave = 1 + 0.16 * np.sin(np.arange(360, dtype=np.float32) * 1.3)
    texture = weave[:, None] * weave[None, :270]
    return lit(_plain(size, base), np.asarray(texture, np.float32))


def tiled(size: tuple[int, int], shot: Shot) -> Image:
    """Straight joints, which look like the edges of a sheet."""
    out = _plain(size, shot.luck.choice(((168, 160, 150), (140, 146, 150), (196, 186, 172))))
    step, angle = size[1] // 3, shot.luck.uniform(-0.2, 0.2)
    for index in range(-3, 9):
        rise = int(angle * size[1])
        cv2.line(out, (0, index * step), (size[1], index * step + rise), (108, 104, 98), 6, cv2.LINE_AA)
        cv2.line(out, (index * step, 0), (index * step - rise, size[0]), (108, 104, 98), 6, cv2.LINE_AA)
    return lit(out, (1 + cloud((200, 150), 30, shot) * 0.04).astype(np.float32))
