"""What a file carries beside its pages: signatures, data, forms. Blind to what was declared.

- `electronic.read.read_electronic(data, document, trust)`: the `models.electronic.Electronic` of one file.
- `electronic.trust.Trust`: the roots that the operator trusts.
Everything here opens hostile files, and runs inside a bounded worker.
"""
