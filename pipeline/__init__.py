"""The story on one page: files and a declared dossier in, a report out."""
