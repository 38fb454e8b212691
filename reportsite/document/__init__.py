"""Content -> document tree -> docx, html, pdf, txt, markdown, xlsx. Knows nothing of Django."""
