"""What must not be lost: dossiers and their files, decisions, people, and who did what when."""
