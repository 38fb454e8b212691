"""Erasing a passage that was pasted by mistake from all that is kept of a report. Has no rows of its own."""
