"""Did a pen write these letters, or a printer? The features of PP-OCRv4, and one weight for each.

The network was schooled on print and on hands; what its last layer of pictures sees of a word (480 features)
tells one from the other by a logistic regression, taught on letters of families that no test draws: see
`ocr/models/README.md`.
"""

from __future__ import annotations

import math
from io import BytesIO

import cv2
import numpy as np
import onnx
from numpy.typing import NDArray

from models.view import Pixels, darkest
from ocr.networks import OTHER_RECOGNITION, PEN, load_lean, model_bytes

FEATURES = "p2o.AveragePool.1"  # the last layer before the letters' order is looked at: 1 × 480 × 1 × steps
HEIGHT = 48  # pixels
NARROWEST, WIDEST = 16, 640  # pixels


class PenTold:
    """How sure it is that a pen wrote a crop of a page, from 0 to 1."""

    def __init__(self, threads: int = 1) -> None:
        self._network = load_lean(_up_to_features(model_bytes(OTHER_RECOGNITION)), threads)
        with np.load(BytesIO(model_bytes(PEN))) as taught:
            self._weights, self._bias = taught["weights"].astype(np.float64), float(taught["bias"])

    def __call__(self, pixels: Pixels) -> float:
        """`pixels`: one word or a few, RGB; 0 for an empty crop."""
        if pixels.size == 0:
            return 0.0
        drawn = float(self._weights @ self.features(pixels)) + self._bias
        return 1 / (1 + math.exp(-max(min(drawn, 50.0), -50.0)))

    def features(self, pixels: Pixels) -> NDArray[np.float64]:
        """960 numbers of a crop of any size: the mean and the highest of each feature."""
        seen = self._network(prepared(pixels))
        planes = seen.reshape(seen.shape[1], -1).astype(np.float64)
        return np.concatenate([planes.mean(axis=1), planes.max(axis=1)])


def prepared(pixels: Pixels) -> NDArray[np.float32]:
    """The crop as the network takes it: 1 × 3 × 48 × width, −1 to 1, the ink dark whatever its colour."""
    grey = darkest(pixels)
    height, width = grey.shape
    length = min(max(math.ceil(HEIGHT * width / height), NARROWEST), WIDEST)
    plane = cv2.resize(grey, (length, HEIGHT)).astype(np.float32) / 127.5 - 1
    return np.ascontiguousarray(np.broadcast_to(plane, (1, 3, HEIGHT, length)))


def _up_to_features(data: bytes) -> bytes:
    """The network, ended where its features come out."""
    model = onnx.load_from_string(data)
    wanted = onnx.helper.make_tensor_value_info(FEATURES, onnx.TensorProto.FLOAT, None)
    model.graph.output[0].CopyFrom(wanted)
    return bytes(model.SerializeToString())
