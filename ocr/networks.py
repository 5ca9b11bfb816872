"""A neural network as a function: OpenVINO where it has a wheel, ONNX Runtime elsewhere.

The models are in the wheels of `rapidocr` and `rapidocr-onnxruntime` (Apache-2.0), and two are here:
nothing is downloaded at run time.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Tensor = NDArray[np.float32]
Network = Callable[[Tensor], Tensor]

Model = tuple[str, str]
"""The package that carries a network, and the name of its file."""

DETECTION: Model = ("rapidocr", "PP-OCRv6_det_small.onnx")
RECOGNITION: Model = ("rapidocr", "PP-OCRv6_rec_small.onnx")
OTHER_RECOGNITION: Model = ("rapidocr_onnxruntime", "ch_PP-OCRv4_rec_infer.onnx")
HANDWRITING: Model = ("ocr", "hands.onnx")
PEN: Model = ("ocr", "pen.npz")
OURS = (HANDWRITING, PEN)  # ocr/models/README.md
CPU = Path("/proc/cpuinfo")


def model_bytes(model: Model) -> bytes:
    """The file of a network. Raises FileNotFoundError when the wheel lacks it."""
    package, name = model
    return files(package).joinpath("models", name).read_bytes()


def backend() -> str:
    """The engine that runs the networks here: "openvino" or "onnxruntime"."""
    return "openvino" if importlib.util.find_spec("openvino") else "onnxruntime"


def reckons_short() -> bool:
    """Whether this processor reckons with 16 bits (AMX, AVX512-BF16), and the engine makes use of it."""
    if backend() != "openvino" or not CPU.is_file():
        return False
    flags = CPU.read_text(encoding="ascii", errors="replace").split()
    return "amx_bf16" in flags or "avx512_bf16" in flags


def load(model: bytes, threads: int = 1, *, short: bool = False) -> Network:
    """The network of one input and one output, on that many threads.

    `short` reckons with 16 bits: three times faster on a processor that can (see `reckons_short`), but
    two lines in a hundred differ by a letter, all of them letters that were in doubt (see `ocr.doubt`).
    """
    return _openvino(model, threads, short) if backend() == "openvino" else _onnxruntime(model, threads)


def load_shaped(model: bytes, threads: int = 1) -> Network:
    """The network made for the shape of its input, again when another shape comes.

    Its layers share their memory, as those of one that takes any shape cannot: half of it on a whole page,
    and a tenth of the time less. Another shape costs a quarter of a second.
    """
    return _Shaped(model, threads) if backend() == "openvino" else _onnxruntime(model, threads)


class _Shaped:
    """Holds the network of the last shape only."""

    def __init__(self, model: bytes, threads: int) -> None:
        self._model, self._threads = model, threads
        self._shape: tuple[int, ...] = ()
        self._network: Network | None = None

    def __call__(self, batch: Tensor) -> Tensor:
        if self._network is None or batch.shape != self._shape:
            self._network = None  # given up before the next one is made: they never take memory together
            self._network = _openvino(self._model, self._threads, short=False, shape=batch.shape)
            self._shape = batch.shape
        return self._network(batch)


def _openvino(model: bytes, threads: int, short: bool, shape: tuple[int, ...] | None = None) -> Network:
    import openvino  # noqa: PLC0415 - absent on some machines, and slow to import

    core = openvino.Core()
    options = {
        "INFERENCE_NUM_THREADS": threads,
        "NUM_STREAMS": 1,
        "PERFORMANCE_HINT": "LATENCY",
        "INFERENCE_PRECISION_HINT": "bf16" if short else "f32",
    }
    network = core.read_model(model)
    if shape is not None:
        network.reshape(shape)
    request = core.compile_model(network, "CPU", options).create_infer_request()

    def run(batch: Tensor) -> Tensor:
        request.infer([batch])
        return np.array(request.get_output_tensor(0).data, dtype=np.float32)

    return run


def _onnxruntime(model: bytes, threads: int) -> Network:
    import onnxruntime  # noqa: PLC0415 - not needed where OpenVINO is there

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name

    def run(batch: Tensor) -> Tensor:
        return np.asarray(session.run(None, {name: batch})[0], dtype=np.float32)

    return run
