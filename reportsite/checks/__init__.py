"""Content + theme -> findings, each with its place. Knows nothing of Django; answers with codes and parameters."""
