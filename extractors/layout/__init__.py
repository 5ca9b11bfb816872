"""Where things stand on pages: segments, what is right of them, under them, and in which section."""
