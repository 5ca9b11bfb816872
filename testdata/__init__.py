"""Test documents: a generator of dossiers and a scanner that spoils them as offices do."""
