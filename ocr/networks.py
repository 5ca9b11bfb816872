"""A neural network as a function: OpenVINO where it has a wheel, ONNX Runtime elsewhere.

The models are in the wheels of `rapidocr` and `rapidocr-onnxruntime` (Apache-2.0), and three are here:
nothing is downloaded at run time.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

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
SIGNING: Model = ("ocr", "signing.onnx")
OURS = (HANDWRITING, PEN, SIGNING)  # ocr/models/README.md
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
    if backend() != "openvino":
        return _onnxruntime(model, threads)
    return _Openvino(_parsed(model), threads, short=short)


def load_lean(model: bytes, threads: int = 1) -> Network:
    """The network for inputs of ever other shapes: it keeps neither programs for them nor their layers.

    What `load` keeps of each shape takes 2 to 6 MB, and saves 4 to 6 ms when it comes again. Only for
    networks of convolutions, which give the same numbers either way: those of fully connected layers differ
    in their last bit.
    """
    if backend() != "openvino":
        return _onnxruntime(model, threads)
    return _Openvino(_parsed(model), threads, lean=True)


def load_shaped(model: bytes, threads: int = 1) -> Network:
    """The network made for the shape of its input, again when another shape comes.

    Its layers share their memory, as those of one that takes any shape cannot: half of it on a whole page,
    and a tenth of the time less. Another shape costs a quarter of a second.
    """
    return _Shaped(model, threads) if backend() == "openvino" else _onnxruntime(model, threads)


class _Shaped:
    """Holds the network of the last shape only."""

    def __init__(self, model: bytes, threads: int) -> None:
        self._model, self._threads = _parsed(model), threads
        self._shape: tuple[int, ...] = ()
        self._network: Network | None = None

    def __call__(self, batch: Tensor) -> Tensor:
        if self._network is None or batch.shape != self._shape:
            self._network = None  # given up before the next one is made: they never take memory together
            self._model.reshape(batch.shape)
            self._network = _Openvino(self._model, self._threads)
            self._shape = batch.shape
        return self._network(batch)


def _parsed(model: bytes) -> Any:
    """The network as OpenVINO reads it."""
    import openvino  # noqa: PLC0415 - absent on some machines, and slow to import

    return openvino.Core().read_model(model)


class _Openvino:
    """A network made ready for the processor. `lean`: between two inputs it keeps little but its weights."""

    def __init__(self, model: Any, threads: int, *, short: bool = False, lean: bool = False) -> None:
        import openvino  # noqa: PLC0415 - absent on some machines, and slow to import

        options: dict[str, Any] = {
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": 1,
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_PRECISION_HINT": "bf16" if short else "f32",
        }
        if lean:
            options["CPU_RUNTIME_CACHE_CAPACITY"] = 0  # programs for shapes that came before
        self._compiled = openvino.Core().compile_model(model, "CPU", options)
        self._request = self._compiled.create_infer_request()
        self._lean = lean

    def __call__(self, batch: Tensor) -> Tensor:
        self._request.infer([batch])
        result = np.array(self._request.get_output_tensor(0).data, dtype=np.float32)
        if self._lean:
            self._compiled.release_memory()
        return result


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
