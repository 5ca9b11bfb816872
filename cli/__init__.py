"""The command line: one dossier in, a verdict out, with an exit code that a script can trust."""
