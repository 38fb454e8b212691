"""Anyone's DOCX or PDF, measured against a layout. Knows nothing of Django."""
