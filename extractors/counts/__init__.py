"""The counts of a journal where they stand in tables: whose column a head names, and what its total is."""
