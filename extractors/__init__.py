"""Documents and piece models in, pieces out: blind to what was declared (law 1)."""
