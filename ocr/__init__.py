"""The reading room: bytes of a file -> `models.page.Document`, blind to what was declared.

- `ocr.settings.Limits`: how much of a file may be opened.
- `ocr.intake.identify(data)`: what a file is, from its content (containers are opened by `pipeline`).
- `ocr.engines.Engines`: the first and the second reader of one process, built when first needed.
- `ocr.document.read_document(name, data, engines, limits, on_page)`: the `Document` and its upright pixels.
- `ocr.engines.Engines.second_reader(pixels)`: a `models.view.SecondReader` over those pixels.
- `ocr.doubles`: readers for tests (noop, crash, replay).
"""
