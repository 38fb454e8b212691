"""Heavy or hostile work in a process of its own, with limits of time and memory. Knows nothing of Django."""
