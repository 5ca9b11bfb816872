"""Measures: how well the product reads and judges dossiers that it has never seen, and how fast."""
