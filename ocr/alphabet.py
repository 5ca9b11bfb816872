"""The recogniser's alphabet, cut to what a French page can hold.

The models know 6 625 (PP-OCRv4) and 18 708 (PP-OCRv6) letters of all scripts. The last layer is one
MatMul and one Add over the classes: keeping the columns of a French alphabet gives the same text, faster,
and the model can no longer answer in Chinese where a check box stands (measured, see the design notes).
"""

from __future__ import annotations

import string

import numpy as np
import onnx
from onnx import numpy_helper

FRENCH = (
    string.digits
    + string.ascii_letters
    + string.punctuation
    + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŸŠŽàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžß"
    + "€£°ºª²³½¼¾±×÷µ§©®™«»‹›‘’“”„–—…•·†‰√✓✔✘☐☑☒□■◻◼●○◦▪►→←↑↓☎✉№"
)


def characters(model: onnx.ModelProto) -> tuple[str, ...]:
    """The classes of the model, in order: blank, the dictionary, the space."""
    text = next(entry.value for entry in model.metadata_props if entry.key == "character")
    return ("", *text.split("\n"), " ")


def cut(data: bytes, alphabet: str = FRENCH) -> tuple[bytes, tuple[str, ...]]:
    """The model with only the classes of `alphabet`, blank and space, and those classes.

    The model is given back whole when its last layer is not the one we know.
    """
    model = onnx.load_from_string(data)
    classes = characters(model)
    wanted = set(alphabet) | {"", " "}
    keep = [index for index, letter in enumerate(classes) if letter in wanted]
    tensors = _last_layer(model, len(classes))
    if len(tensors) != 2:
        return data, classes
    for tensor in tensors:
        tensor.CopyFrom(numpy_helper.from_array(_columns(tensor, keep), tensor.name))
    del model.graph.value_info[:]  # shapes of the whole alphabet, which ONNX Runtime would complain of
    model.graph.output[0].type.tensor_type.shape.dim[-1].dim_value = len(keep)
    return model.SerializeToString(), tuple(classes[index] for index in keep)


def _last_layer(model: onnx.ModelProto, classes: int) -> list[onnx.TensorProto]:
    """The weights and the bias of the last layer: the tensors that have one column a class."""
    constants = (node.attribute[0].t for node in model.graph.node if node.op_type == "Constant")
    tensors = [*model.graph.initializer, *constants]
    return [tensor for tensor in tensors if tensor.dims and tensor.dims[-1] == classes]


def _columns(tensor: onnx.TensorProto, keep: list[int]) -> np.ndarray:
    return np.ascontiguousarray(numpy_helper.to_array(tensor)[..., keep])
