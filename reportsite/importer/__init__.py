"""A file or a pasted text -> Content, with what was doubtful, dropped or found no place. Knows nothing of Django."""
