"""The report as plain data: the type in the middle. Knows nothing of Django, of files or of fonts."""
