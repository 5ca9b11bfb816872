"""The content stream of a PDF page, by pdfminer's interpreter, whose tokens are taken many at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdfinterp import PDFContentParser, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import KWD, LIT, PSKeyword, PSLiteral, keyword_name, literal_name
from pdfminer.utils import Matrix

from ocr.switched import is_off
from ocr.veils import Veil

# What stands whole in the buffer and needs no care; pdfminer reads the rest (escapes, dictionaries).
_PLAIN = re.compile(
    rb"""\s*(?:
      (?P<float>[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?=[\s\[\]<>/(]))
    | (?P<int>[-+]?[0-9]+(?=[\s\[\]<>/(]))
    | (?P<string>\([^()\\]*\))
    | (?P<hex><(?:[0-9a-fA-F]{2})+>)(?!>)(?=.)
    | (?P<word>(?!(?:true|false)\b)[A-Za-z][A-Za-z0-9*]*(?=[\s\[\]<>/(]))
    | (?P<bracket>[\[\]])
    | (?P<name>/[A-Za-z0-9_.+-]+)(?=[\s\[\]<>/(])
    )""",
    re.VERBOSE | re.DOTALL,
)


class Parser(PDFContentParser):
    """pdfminer's parser: the same tokens, in a third of the time."""

    def _parse_main(self, s: bytes, i: int) -> int:
        add, start = self._tokens.append, self.bufpos
        while found := _PLAIN.match(s, i):
            kind = found.lastgroup or ""
            text, at, i = found[kind], start + found.start(kind), found.end()
            if kind == "float":
                add((at, float(text)))
            elif kind == "int":
                add((at, int(text)))
            elif kind == "string":
                add((at, text[1:-1]))
            elif kind == "hex":
                add((at, bytes.fromhex(text[1:-1].decode("ascii"))))
            elif kind == "name":
                add((at, LIT(text[1:].decode("ascii"))))
            else:
                add((at, KWD(text)))
                if text == b"ID":
                    return i  # the bytes of a picture follow
        return super()._parse_main(s, i)


def _items(streams: Sequence[PDFStream]) -> Iterator[Any]:
    """Operators and what they work on, in the order written."""
    try:
        parser = Parser(streams)
        while True:
            yield parser.nextobject()[1]
    except PSEOF:
        return


class Canvas(PDFPageAggregator):
    """What is painted on, and how what comes next shows. `off`: the layers that are not shown."""

    off: frozenset[int] = frozenset()
    veil = Veil()

    def __init__(self, resources: PDFResourceManager, number: int) -> None:
        super().__init__(resources, pageno=number, laparams=None)
        self._marks: list[bool] = []

    @property
    def switched_off(self) -> bool:
        """One of the layers around is not shown."""
        return any(self._marks)

    def begin_mark(self, off: bool) -> None:
        self._marks.append(off)

    def end_mark(self) -> None:
        if self._marks:
            self._marks.pop()


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter over that parser. Forms that show themselves are shown once."""

    device: Canvas

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        self._veils: list[Veil] = []

    def execute(self, streams: Sequence[object]) -> None:
        self.stream_ids.clear()
        for item in _items(list(self._not_under_way(streams))):
            self._do(item)

    def _not_under_way(self, streams: Sequence[object]) -> Iterator[PDFStream]:
        for stream in map(stream_value, streams):
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                self.stream_ids.add(stream.objid)
                yield stream

    def _do(self, item: Any) -> None:
        if not isinstance(item, PSKeyword):
            self.push(item)
            return
        operator = getattr(self, _method(item), None)
        if operator is None:
            return
        wanted = operator.__code__.co_argcount - 1
        given = self.pop(wanted) if wanted else []
        if len(given) == wanted:
            operator(*given)

    def do_BMC(self, tag: Any) -> None:  # noqa: N802 - an operator
        self.device.begin_mark(off=False)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 - an operator
        """What follows belongs to a layer, when the tag is OC."""
        layers = resolve1(self.resources.get("Properties"))
        named = isinstance(props, PSLiteral) and isinstance(layers, dict)
        layer = layers.get(literal_name(props)) if named else None
        self.device.begin_mark(off=literal_name(tag) == "OC" and is_off(layer, self.device.off))

    def do_EMC(self) -> None:  # noqa: N802 - an operator
        self.device.end_mark()

    def do_q(self) -> None:
        self._veils.append(self.device.veil)
        super().do_q()

    def do_Q(self) -> None:  # noqa: N802 - an operator
        if self._veils:
            self.device.veil = self._veils.pop()
        super().do_Q()

    def do_gs(self, name: Any) -> None:
        states = resolve1(self.resources.get("ExtGState"))
        state = resolve1(states.get(literal_name(name))) if isinstance(states, dict) else None
        if isinstance(state, dict):
            self.device.veil = self.device.veil.set_by(state)

    def do_W(self) -> None:  # noqa: N802 - an operator
        self.device.veil = self.device.veil.clipped(self.curpath, self.ctm)

    do_W_a = do_W  # noqa: N815 - an operator

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 - an operator
        """A form or a picture, which may belong to a layer as a whole."""
        shown = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
        form = shown.attrs if isinstance(shown, PDFStream) else {}
        self.device.begin_mark(off=is_off(form.get("OC"), self.device.off))
        veil = self.device.veil
        if literal_name(form.get("Subtype")) == "Form":
            self.device.veil = veil.within(form)
        super().do_Do(xobjid_arg)
        self.device.veil = veil
        self.device.end_mark()


@lru_cache(maxsize=256)
def _method(operator: PSKeyword) -> str:
    """The name of the method that does what an operator asks for."""
    name = str(keyword_name(operator))
    return "do_" + name.replace("*", "_a").replace('"', "_w").replace("'", "_q")
