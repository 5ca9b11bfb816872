"""A Report as a person or a program reads it: HTML, canonical JSON, terminal."""
