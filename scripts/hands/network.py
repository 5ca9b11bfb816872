"""PP-OCRv4's recogniser with a French alphabet, as a torch network to teach, and back as ONNX.

Its ONNX graph is the truth: torch gets it from there, and what was learnt is written back over its weights.
"""

from __future__ import annotations

import string
from pathlib import Path

import numpy as np
import onnx
import openvino
import torch
from onnx import helper, numpy_helper
from onnx2torch import convert
from torch import nn

ALPHABET = (
    string.digits + string.ascii_letters + "/.-,:;'()&°@+\"#%*=_!?€" + "ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŒàâäçèéêëîïôöùûüœ"
)
CLASSES = ("", *ALPHABET, " ")
STEM = 24  # convolutions that are left as they are: they see strokes, and strokes are strokes


def base(wheel_file: Path) -> onnx.ModelProto:
    """The graph of the wheel, its last layer over CLASSES: known letters keep their weights."""
    model = onnx.load(wheel_file)
    _constants_named(model)
    _without_batch_norms(model)
    text = next(entry.value for entry in model.metadata_props if entry.key == "character")
    known = ("", *text.split("\n"), " ")
    random = np.random.default_rng(1)
    for tensor in model.graph.initializer:
        if tensor.dims and tensor.dims[-1] == len(known):
            full = numpy_helper.to_array(tensor)
            spare = random.normal(0, full.std() / 2, (*full.shape[:-1], 1)).astype(np.float32)
            at = {letter: index for index, letter in enumerate(known)}
            columns = [full[..., [at[c]]] if c in at else spare for c in CLASSES]
            tensor.CopyFrom(numpy_helper.from_array(np.concatenate(columns, axis=-1), tensor.name))
    del model.metadata_props[:]
    model.metadata_props.add(key="character", value="\n".join(CLASSES[1:-1]))
    del model.graph.value_info[:]
    model.graph.output[0].type.tensor_type.shape.dim[-1].dim_value = len(CLASSES)
    return model


def halves(model: onnx.ModelProto) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    """The stem, from pictures to features, and what is taught, from features to scores before the softmax."""
    convolutions = [node for node in model.graph.node if node.op_type == "Conv"]
    seam = convolutions[STEM].input[0]
    softmax = model.graph.node[-1]
    assert softmax.op_type == "Softmax"
    extractor = onnx.utils.Extractor(onnx.shape_inference.infer_shapes(model))
    stem = extractor.extract_model([model.graph.input[0].name], [seam])
    return stem, extractor.extract_model([seam], [softmax.input[0]])


class Reader(nn.Module):
    """Features of strips -> strips × steps × classes, before the softmax."""

    def __init__(self, model: onnx.ModelProto) -> None:
        super().__init__()
        self.net = convert(halves(model)[1])
        for module in self.net.modules():
            for name, buffer in list(module.named_buffers(recurse=False)):
                if buffer.is_floating_point() and buffer.numel() > 1:  # weights; the others are constants
                    delattr(module, name)
                    module.register_parameter(name, nn.Parameter(buffer.clone()))

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        return self.net(features)


class Stem:
    """Strips × 3 × 48 × W, BGR from -1 to 1 -> features; reckoned by OpenVINO, with 16 bits where it can."""

    def __init__(self, model: onnx.ModelProto) -> None:
        core = openvino.Core()
        network = core.read_model(halves(model)[0].SerializeToString())
        options = {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1}
        self._request = core.compile_model(network, "CPU", options).create_infer_request()

    def __call__(self, strips: torch.Tensor) -> torch.Tensor:
        self._request.infer([strips.numpy()])
        return torch.from_numpy(np.array(self._request.get_output_tensor(0).data, dtype=np.float32))


def names(reader: Reader, model: onnx.ModelProto) -> dict[str, str]:
    """The initialiser of the graph that each weight came from, before anything was learnt: torch -> ONNX."""
    found: dict[tuple[tuple[int, ...], bytes], list[str]] = {}
    for tensor in model.graph.initializer:
        value = numpy_helper.to_array(tensor)
        found.setdefault((value.shape, value.tobytes()), []).append(tensor.name)
    pairs = {}
    for name, weight in reader.named_parameters():
        value = weight.detach().numpy()
        pairs[name] = found[value.shape, np.ascontiguousarray(value).tobytes()].pop(0)
    return pairs


def relearn(reader: Reader, pairs: dict[str, str], taught: Path) -> None:
    """Gives the reader the weights of a file that `written_back` made."""
    value = {
        t.name.removesuffix(".half"): numpy_helper.to_array(t) for t in onnx.load(taught).graph.initializer
    }
    with torch.no_grad():
        for name, weight in reader.named_parameters():
            weight.copy_(torch.from_numpy(value[pairs[name]].astype(np.float32)))


def written_back(weights: dict[str, torch.Tensor], pairs: dict[str, str], model: onnx.ModelProto) -> bytes:
    """The graph with what was learnt; large weights in 16 bits, made 32 again when the file is loaded."""
    taught = onnx.ModelProto()
    taught.CopyFrom(model)
    learnt = {pairs[name]: weight.detach().numpy() for name, weight in weights.items() if name in pairs}
    casts = []
    for tensor in taught.graph.initializer:
        value = learnt.get(tensor.name, numpy_helper.to_array(tensor))
        name, small = tensor.name, value.dtype == np.float32 and value.size > 256
        stored = value.astype(np.float16) if small else value
        called = f"{name}.half" if small else name
        tensor.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(stored), called))
        if small:
            casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=onnx.TensorProto.FLOAT))
    nodes = [*casts, *taught.graph.node]
    del taught.graph.node[:]
    taught.graph.node.extend(nodes)
    onnx.checker.check_model(taught)
    return taught.SerializeToString()


def _constants_named(model: onnx.ModelProto) -> None:
    """Constants as initialisers, which the converter knows."""
    kept = []
    for node in model.graph.node:
        if node.op_type == "Constant":
            tensor = model.graph.initializer.add()
            tensor.CopyFrom(node.attribute[0].t)
            tensor.name = node.output[0]
        else:
            kept.append(node)
    del model.graph.node[:]
    model.graph.node.extend(kept)


def _without_batch_norms(model: onnx.ModelProto) -> None:
    """Batch norms as they reckon when they learn no more: a factor and a term for each channel."""
    value = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    kept = []
    for node in model.graph.node:
        if node.op_type != "BatchNormalization":
            kept.append(node)
            continue
        source, scale, bias, mean, variance = node.input
        little = next(a.f for a in node.attribute if a.name == "epsilon")
        factor = value[scale] / np.sqrt(value[variance] + little)
        term = value[bias] - value[mean] * factor
        out = node.output[0]
        for name, row in ((f"{out}.factor", factor), (f"{out}.term", term)):
            shaped = row.reshape(1, -1, 1, 1).astype(np.float32)
            model.graph.initializer.append(numpy_helper.from_array(shaped, name))
        kept.append(helper.make_node("Mul", [source, f"{out}.factor"], [f"{out}.scaled"]))
        kept.append(helper.make_node("Add", [f"{out}.scaled", f"{out}.term"], [out]))
    del model.graph.node[:]
    model.graph.node.extend(kept)
