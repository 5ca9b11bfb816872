"""The words that every room speaks: frozen types, no input or output."""
