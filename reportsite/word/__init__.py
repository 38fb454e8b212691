"""Reading a DOCX that anyone made: opened safely, its styles resolved. Knows nothing of Django."""
