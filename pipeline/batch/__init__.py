"""Archives: thousands to millions of dossiers, on one machine or many, stopped and resumed at will."""
